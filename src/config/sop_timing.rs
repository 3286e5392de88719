//! Clocks and waits of a procedure file, and what holds of clocks only when the whole is read: they count from a
//! day or a moment that is asked, and are named by steps and conditions only after that.

use super::fault::Fault;
use super::reader::Table;
use super::sop_file::{Places, Scope, unknown};
use crate::domain::sop::{ClockRule, From, Kind, Sop, Wait, Warn, Within};
use crate::domain::ticket::Status;

/// Reads the tables `[clock.NAME]`, each with its line.
pub(super) fn clocks(front: &mut Table, faults: &mut Vec<Fault>) -> Vec<(ClockRule, usize)> {
    let Some(mut tables) = front.table("clock", faults) else { return Vec::new() };
    let mut found = Vec::new();
    for (name, line, node) in tables.take_all() {
        if !is_name(&name) {
            faults.push(tables.fault(line, &name, "sop-input-id").with("id", &name));
        }
        let Some(mut table) = tables.table_of(node, &name, faults) else { continue };
        let rule = clock(&name, &mut table, faults);
        table.finish(faults);
        found.extend(rule.map(|rule| (rule, line)));
    }
    found
}

fn is_name(name: &str) -> bool {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(letters)
}

fn clock(name: &str, table: &mut Table, faults: &mut Vec<Fault>) -> Option<ClockRule> {
    let from = table.needed("from", faults).and_then(|(from, line)| match from.as_str() {
        "ticket.created" => Some(From::Created),
        "ticket.escalated" => Some(From::Escalated),
        _ if is_name(&from) => Some(From::Input(from)),
        _ => {
            faults.push(table.fault(line, "from", "sop-clock-from").with("input", &from));
            None
        }
    });
    let within = table.needed("within", faults).and_then(|found| length(table, "within", found, faults));
    let calendar = table.needed("calendar", faults);
    let mut warn = Vec::new();
    for (text, line) in table.texts("warn", faults) {
        match Warn::parse(&text) {
            Some(one) => warn.push(one),
            None => faults.push(table.fault(line, "warn", "sop-warn").with("value", &text)),
        }
    }
    Some(ClockRule { name: name.to_owned(), from: from?, within: within?, calendar: calendar?.0, warn })
}

fn length(
    table: &Table,
    key: &'static str,
    (text, line): (String, usize),
    faults: &mut Vec<Fault>,
) -> Option<Within> {
    let within = Within::parse(&text);
    if within.is_none() {
        faults.push(table.fault(line, key, "sop-length").with("value", &text));
    }
    within
}

/// Reads `wait` of a step.
pub(super) fn wait(table: &mut Table, faults: &mut Vec<Fault>) -> Option<Wait> {
    let on = table.needed("on", faults);
    let open: Vec<&str> =
        Status::ALL.iter().filter(|status| status.is_open()).map(|status| status.as_str()).collect();
    let status = table.one_of("status", &open, faults).and_then(|(word, _)| Status::parse(&word));
    let chase_after =
        table.text("chase_after", faults).and_then(|found| length(table, "chase_after", found, faults));
    let calendar = table.text("calendar", faults).map(|(name, _)| name);
    let (line, has_calendar) = (table.line, calendar.is_some());
    if chase_after.is_some() && !has_calendar {
        faults.push(table.fault(line, "calendar", "missing"));
    }
    Some(Wait { on: on?.0, status: status.unwrap_or(Status::Hold), chase_after, calendar })
}

/// Reports every clock that cannot start, that nobody declared, or that is asked about too early.
pub(super) fn lint(file: &str, sop: &Sop, places: &Places, faults: &mut Vec<Fault>) {
    let known = || sop.clocks.iter().map(|clock| clock.name.as_str());
    for (clock, line) in sop.clocks.iter().zip(&places.clock_lines) {
        let From::Input(input) = &clock.from else { continue };
        let key = format!("clock.{}.from", clock.name);
        match sop.input(input) {
            None => {
                let inputs = sop.steps.iter().flat_map(|step| &step.ask).map(|input| input.id.as_str());
                faults.push(unknown(file, *line, &key, input, inputs));
            }
            Some((_, asked)) if !matches!(asked.kind, Kind::Date { .. } | Kind::DateTime { .. }) => {
                faults.push(Fault::new(file, *line, &key, "sop-clock-from").with("input", input));
            }
            Some(_) => {}
        }
    }
    for (at, key, name, line) in &places.clocks {
        let Some(clock) = sop.clock(name) else {
            faults.push(unknown(file, *line, key, name, known()));
            continue;
        };
        if let From::Input(input) = &clock.from
            && let Some(asked) = asked_at(sop, input).filter(|asked| asked > at)
        {
            let fault = Fault::new(file, *line, key, "sop-later-input").with("input", input);
            faults.push(fault.with("step", &sop.steps[asked].id));
        }
    }
    for (expr, line, key, scope) in &places.exprs {
        for name in expr.clocks() {
            let Some(clock) = sop.clock(name) else {
                faults.push(unknown(file, *line, key, name, known()));
                continue;
            };
            let fault = match scope {
                Scope::Ticket => Some(Fault::new(file, *line, key, "sop-ticket-only").with("input", name)),
                Scope::Before(here) | Scope::UpTo(here) => {
                    settled_at(sop, clock).filter(|last| last >= here).map(|last| {
                        Fault::new(file, *line, key, "sop-later-clock").with("step", &sop.steps[last].id)
                    })
                }
                Scope::All => None,
            };
            faults.extend(fault.map(|fault| fault.with("clock", name)));
        }
    }
}

fn asked_at(sop: &Sop, input: &str) -> Option<usize> {
    sop.steps.iter().position(|step| step.ask.iter().any(|asked| asked.id == input))
}

/// The last step that decides whether a clock runs.
fn settled_at(sop: &Sop, clock: &ClockRule) -> Option<usize> {
    let named = sop
        .steps
        .iter()
        .rposition(|step| step.start.contains(&clock.name) || step.stop.contains(&clock.name));
    let asked = match &clock.from {
        From::Input(input) => asked_at(sop, input),
        From::Created | From::Escalated => None,
    };
    named.max(asked)
}
