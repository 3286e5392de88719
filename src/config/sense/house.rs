//! The housekeeping of a procedure: its dates, its clocks and calendars, ends that are mistyped, limits that leave
//! no answer, sentences that nothing says, procedures that send to each other in a circle.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::super::fault::{Fault, nearest};
use super::super::markdown::Section;
use super::super::sop_file::unknown;
use super::super::sops::Read;
use super::super::triage_file::thousands;
use super::Lint;
use crate::domain::ids::SopId;
use crate::domain::sop::{Bound, ClockFact, Ending, Expr, Kind, Sop, Stage, latest};

/// Days before `review_by` from which on it is told.
const REVIEW_SOON: i32 = 30;

/// What the clocks are called, in each language: people read it on the ticket.
fn clock_names(read: &Read, out: &mut Lint) {
    let (sop, own) = (&read.sop, (read.file.clone(), &read.page));
    let others = read.translations.values().map(|(file, page)| (file.clone(), page));
    for (file, page) in std::iter::once(own).chain(others) {
        let section = page.sections.iter().find(|section| section.id == "clocks");
        let labels: Vec<_> = section.into_iter().flat_map(|section| &section.labels).collect();
        for label in labels.iter().filter(|label| sop.clock(&label.code).is_none()) {
            let known = sop.clocks.iter().map(|clock| clock.name.as_str());
            out.faults.push(unknown(&file, label.line, "clocks", &label.code, known));
        }
        let here = section.or(page.sections.last()).map_or(1, |section| section.line);
        for (clock, at) in sop.clocks.iter().zip(&read.places.clock_lines) {
            if !labels.iter().any(|label| label.code == clock.name && !label.words.is_empty()) {
                let line = if file == read.file { *at } else { here };
                let fault = Fault::new(&file, line, &clock.name, "sop-no-clock-name");
                out.faults.push(fault.with("clock", &clock.name));
            }
        }
    }
}

/// Reports what is wrong or forgotten in one procedure.
pub(super) fn keeping(read: &Read, calendars: &[String], today: Date, out: &mut Lint) {
    let (file, sop) = (&read.file, &read.sop);
    governance(read, today, out);
    for (clock, line) in sop.clocks.iter().zip(&read.places.clock_lines) {
        let key = format!("clock.{}", clock.name);
        calendar(file, *line, &key, &clock.calendar, calendars, out);
        let named = |among: fn(&crate::domain::sop::Step) -> &Vec<String>| {
            sop.steps.iter().any(|step| among(step).contains(&clock.name))
        };
        if !named(|step| &step.start) {
            out.notes.push(Fault::new(file, *line, &key, "sense-clock-start").with("clock", &clock.name));
        }
        if !named(|step| &step.stop) && waits_for_its_end(sop, &clock.name) {
            out.faults.push(Fault::new(file, *line, &key, "sense-clock-endless").with("clock", &clock.name));
        }
        if !named(|step| &step.stop) && !asked_about(sop, &clock.name) && clock.warn.is_empty() {
            out.notes.push(Fault::new(file, *line, &key, "sense-clock-stop").with("clock", &clock.name));
        }
    }
    clock_names(read, out);
    for (at, step) in sop.steps.iter().enumerate() {
        let line = line_of(read, &step.id, "", at);
        if let Some(Ending::Outcome(word)) = &step.end
            && is_meant_as_return(word)
        {
            let line = line_of(read, &step.id, "end", at);
            out.faults.push(
                Fault::new(file, line, "end", "near-name").with("name", word).with("near", "returned_to_t1"),
            );
        }
        if let Some(name) = step.wait.as_ref().and_then(|wait| wait.calendar.as_deref()) {
            calendar(file, line_of(read, &step.id, "wait", at), "wait.calendar", name, calendars, out);
        }
        for input in &step.ask {
            let line = line_of(read, &step.id, &format!("\"{}\"", input.id), at);
            if no_answer(&input.kind) {
                out.faults
                    .push(Fault::new(file, line, &input.id, "sense-no-answer").with("input", &input.id));
            }
        }
        if step.ask.is_empty() && !step.checks.is_empty() {
            out.notes.push(Fault::new(file, line, &step.id, "sense-check-tick").with("step", &step.id));
        }
    }
    for section in read.page.sections.iter().filter(|section| section.id == "messages") {
        for label in &section.labels {
            if !read.places.says.iter().any(|(id, ..)| *id == label.code) {
                let fault =
                    Fault::new(file, label.line, &label.code, "sense-message").with("id", &label.code);
                out.faults.push(fault);
            }
        }
    }
    for section in &read.page.sections {
        for (line, number) in written_thousands(section) {
            out.faults.push(Fault::new(file, line, &section.id, "thousands").with("value", number));
        }
    }
}

fn governance(read: &Read, today: Date, out: &mut Lint) {
    let (file, sop) = (&read.file, &read.sop);
    let line = |key: &str| front_line(read, key);
    let mut fault = |line: usize, key: &str, id: &str| out.faults.push(Fault::new(file, line, key, id));
    if let (Some(effective), Some(review)) = (sop.effective, sop.review_by)
        && review <= effective
    {
        fault(line("review_by"), "review_by", "sense-review-order");
    }
    if let (Some((_, on)), Some(effective)) = (&sop.approved, sop.effective)
        && *on > effective
    {
        fault(line("approved"), "approved", "sense-approved-late");
    }
    let numbers =
        |version: &str| -> Vec<u32> { version.split('.').filter_map(|part| part.parse().ok()).collect() };
    for pair in sop.history.windows(2) {
        if pair[0].on < pair[1].on || numbers(&pair[0].version) <= numbers(&pair[1].version) {
            fault(line("[[change]]"), "change", "sense-history");
            break;
        }
    }
    let mut note = |key: &str, fault: Fault| out.notes.push(Fault { line: line(key), ..fault });
    if sop.stage == Stage::Active && sop.approved.is_none() {
        note("status", Fault::new(file, 0, "approved", "sense-unapproved"));
    }
    match sop.review_by {
        None if sop.stage == Stage::Active => {
            note("sop", Fault::new(file, 0, "review_by", "sense-no-review"));
        }
        Some(by) if sop.stage != Stage::Retired && (by - today).get_days() <= REVIEW_SOON => {
            note("review_by", Fault::new(file, 0, "review_by", "sense-review").with("day", by));
        }
        _ => {}
    }
}

pub(super) fn front_line(read: &Read, key: &str) -> usize {
    let Some((text, first)) = &read.page.front else { return 0 };
    text.lines().position(|line| line.trim_start().starts_with(key)).map_or(0, |at| at + first)
}

/// The line of a step's block on which a word stands, else of its heading.
pub(super) fn line_of(read: &Read, step: &str, word: &str, at: usize) -> usize {
    let heading = read.places.steps.get(at).copied().unwrap_or_default();
    let block = read
        .page
        .sections
        .iter()
        .find(|section| section.id == step)
        .and_then(|section| section.block.as_ref());
    let found = block
        .filter(|_| !word.is_empty())
        .and_then(|(text, first)| Some(first + text.lines().position(|line| line.contains(word))?));
    found.unwrap_or(heading)
}

fn asked_about(sop: &Sop, clock: &str) -> bool {
    super::values::expressions(sop).iter().any(|expr| expr.clocks().contains(clock))
}

/// Whether a condition asks if a clock still runs.
fn waits_for_its_end(sop: &Sop, clock: &str) -> bool {
    fn asks(expr: &Expr, clock: &str) -> bool {
        match expr {
            Expr::Clock(name, fact) => name == clock && *fact != ClockFact::Started,
            _ => expr.parts().into_iter().any(|part| asks(part, clock)),
        }
    }
    super::values::expressions(sop).into_iter().any(|expr| asks(expr, clock))
}

fn calendar(file: &str, line: usize, key: &str, name: &str, known: &[String], out: &mut Lint) {
    // Calendar days need no file.
    if name != "days" && !known.is_empty() && !known.iter().any(|known| known == name) {
        let known = known.iter().map(String::as_str).chain(["days"]);
        out.faults.push(unknown(file, line, key, name, known));
    }
}

/// An outcome that was surely meant as the way back: with it, the case could be resolved.
fn is_meant_as_return(word: &str) -> bool {
    let word = word.to_lowercase();
    nearest(&word, ["returned_to_t1"]).is_some()
        || (word.contains("return") && (word.contains("t1") || word.contains("tier")))
}

fn no_answer(kind: &Kind) -> bool {
    match kind {
        Kind::Int { min: Some(min), max: Some(max) } | Kind::Money { min: Some(min), max: Some(max), .. } => {
            min > max
        }
        Kind::Date { min: Some(Bound::At(min)), max: Some(Bound::At(max)) }
        | Kind::DateTime { min: Some(Bound::At(min)), max: Some(Bound::At(max)) } => min > max,
        Kind::Text { pattern: Some(pattern), max_len } => {
            // A fixed part that is longer than the text may be is the one pattern that is surely impossible.
            let fixed =
                pattern.source().chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').count();
            fixed > *max_len
        }
        _ => false,
    }
}

/// Numbers like `5.000` in the conditions of a step, with their lines.
fn written_thousands(section: &Section) -> Vec<(usize, String)> {
    let Some((text, first)) = &section.block else { return Vec::new() };
    let is_condition = |line: &&str| ["when", "that", "min", "max"].iter().any(|key| line.contains(key));
    let mut found = Vec::new();
    for (at, line) in text.lines().enumerate().filter(|(_, line)| is_condition(line)) {
        let words = line.split(|c: char| !(c.is_ascii_digit() || c == '.'));
        found.extend(words.filter(|word| thousands(word)).map(|word| (first + at, word.to_owned())));
    }
    found
}

/// Reports procedures that send to each other in a circle: an agent would never come out of it.
pub(super) fn circles(all: &[Read], out: &mut Lint) {
    let sops: Vec<Sop> = all.iter().map(|read| read.sop.clone()).collect();
    let mut sends: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for sop in all.iter().map(|read| &read.sop) {
        let next = sop.steps.iter().filter_map(|step| step.next.as_ref()).map(SopId::as_str);
        sends.entry(sop.id.as_str()).or_default().extend(next);
    }
    for read in all {
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        for (id, line) in &read.places.nexts {
            let mut open = vec![id.as_str()];
            let mut seen = BTreeSet::new();
            while let Some(id) = open.pop() {
                if seen.insert(id) {
                    open.extend(sends.get(id).into_iter().flatten().copied());
                }
            }
            if seen.contains(read.sop.id.as_str()) && reached.insert(id) {
                out.faults.push(Fault::new(&read.file, *line, "next", "sense-circle").with("id", id));
            } else if let Some(sop) = sops.iter().find(|sop| sop.id.as_str() == id)
                && latest(&sops, &sop.id).is_none()
            {
                out.faults.push(Fault::new(&read.file, *line, "next", "sense-next-stage").with("id", id));
            }
        }
    }
}
