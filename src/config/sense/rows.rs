//! What the rows of the triage table name: queues, and procedures that are not for the cases of their row.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::super::fault::Fault;
use super::super::triage_file;
use super::walk::of_field;
use super::{Around, Lint};
use crate::domain::sop::{Expr, Facts, Sop, Truth, latest};
use crate::domain::ticket::Ticket;
use crate::domain::triage::{Cell, Rule, Table};

/// More cases of a row are not tried.
const CASES_MAX: usize = 2_000;

/// Reports what the rows name and cannot mean.
pub(super) fn rows(around: &Around<'_>, sops: &[Sop], out: &mut Lint) {
    let (file, rows) = triage_file::rows_of(around.home);
    for (line, queue) in &rows {
        if !matches!(queue.as_str(), "" | "-") {
            out.faults.extend(around.queues.fault(&file, *line, "out:queue", queue));
        }
    }
    let table = triage_file::table(around.home, sops).filter(|table| table.rules.len() == rows.len());
    let Some(table) = table else { return };
    for (rule, (line, _)) in table.rules.iter().zip(&rows) {
        if let Some(case) = not_for(&table, rule, sops, around) {
            let fault = Fault::new(&file, *line, "out:sop", "sense-row-not-for");
            out.faults.push(fault.with("sop", &rule.sop).with("case", case));
        }
    }
}

/// A case that a row names and its procedure is not for.
fn not_for(table: &Table, rule: &Rule, sops: &[Sop], around: &Around<'_>) -> Option<String> {
    let applies = latest(sops, &rule.sop)?.applies.as_ref()?;
    let asked = |field: &str| names(applies).contains(&field);
    // What is measured is no list of cases.
    if asked("amount") {
        return None;
    }
    let (mut named, mut open) = (vec![BTreeMap::new()], vec![BTreeMap::new()]);
    for (field, cell) in table.inputs.iter().zip(&rule.cells).filter(|(field, _)| asked(field)) {
        if let Cell::In(words) = cell {
            named = each(&named, field, words.iter());
        } else {
            let known = around.values.get(field)?.as_ref()?;
            open = each(&open, field, known.iter());
        }
    }
    // A field that the table does not look at can be anything.
    if names(applies).iter().any(|field| !table.inputs.iter().any(|known| known == field)) {
        return None;
    }
    let is_for = |one: &BTreeMap<String, String>, other: &BTreeMap<String, String>| {
        let mut ticket = Ticket::bare("any", Timestamp::UNIX_EPOCH);
        for (field, value) in one.iter().chain(other) {
            ticket = of_field(&ticket, field, value);
        }
        Facts::new(&ticket, Date::ZERO.at(0, 0, 0, 0)).truth(applies) == Truth::Yes
    };
    let bad = named.iter().find(|one| !open.iter().any(|other| is_for(one, other)))?;
    let shown: Vec<String> = bad.iter().map(|(field, value)| format!("{field} = {value}")).collect();
    (!shown.is_empty()).then(|| shown.join(", "))
}

fn each<'v>(
    cases: &[BTreeMap<String, String>],
    field: &str,
    values: impl Iterator<Item = &'v String> + Clone,
) -> Vec<BTreeMap<String, String>> {
    let more = cases.iter().flat_map(|case| {
        values.clone().map(|value| {
            let mut case = case.clone();
            case.insert(field.to_owned(), value.clone());
            case
        })
    });
    more.take(CASES_MAX).collect()
}

fn names(expr: &Expr) -> Vec<&str> {
    match expr {
        Expr::Ticket(name) => vec![name],
        _ => expr.parts().into_iter().flat_map(names).collect(),
    }
}
