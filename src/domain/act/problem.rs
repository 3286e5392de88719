//! Problems as changes: each write is a record on a ticket, so that every desk folds the same. What a problem is, and what
//! may follow what, is in [`crate::domain::problem`].

use jiff::Timestamp;
use jiff::civil::Date;

use super::{Acted, Case, answer, record, reply};
use crate::domain::able::Able;
use crate::domain::change::{Change, NewChange, Told};
use crate::domain::clean::Clean;
use crate::domain::ids::ChangeId;
use crate::domain::mark::{Mark, short};
use crate::domain::problem::{Field, LINKED, OPENED, Problem, SET, State, TOLD, UNLINKED, checked};
use crate::domain::say::Refusal;
use crate::domain::sop::{Kind, State as Step};
use crate::domain::taxonomy::is_unknown;
use crate::domain::ticket::{Fact, Status, Ticket};

/// Opens a problem on the ticket, which hangs on it from then on; a step that asks for one is answered by it. `heads`: the first lines of the two notes.
pub fn open_problem(
    case: &Case<'_>,
    able: &Able,
    what: &str,
    (opened, linked): (&str, &str),
    now: Timestamp,
    ids: &mut impl FnMut() -> ChangeId,
) -> Acted {
    let what = Clean::text(what.trim());
    if what.is_empty() {
        return Err(vec![Refusal::new("problem-what").at("what")]);
    }
    let id = ids();
    let problem = short(&id);
    let mut mark = mark(OPENED, &problem, 1).with("owner", &case.me.name);
    if let Some(code) = case.ticket.fact(Fact::Cause).filter(|code| !is_unknown(code)) {
        mark = mark.with("cause", code);
    }
    let named = |head: &str| head.replace(BLANK, &problem);
    let mut changes = record(case.ticket, able, mark, &format!("{}\n{what}", named(opened)), now, id)?;
    let id = ids();
    let mark = self::mark(LINKED, &problem, 2);
    changes.extend(record(case.ticket, able, mark, &named(linked), now, id)?);
    changes.extend(asked_for(case, &problem, ids));
    Ok(changes)
}

/// The answer to the question that an open step of the procedure asks for a problem, where nobody gave one yet.
fn asked_for(case: &Case<'_>, problem: &str, ids: &mut impl FnMut() -> ChangeId) -> Vec<NewChange> {
    let (Some(sop), Some(progress)) = (case.sop, case.progress()) else { return Vec::new() };
    let open = progress.steps.iter().filter(|step| step.state == Step::Open);
    let mut blank = open.flat_map(|step| &step.inputs).filter(|input| input.value.is_none());
    let asked =
        blank.find(|blank| sop.input(&blank.id).is_some_and(|(_, input)| input.kind == Kind::Problem));
    let answered = asked.map(|input| answer(case, &input.id, Some(&format!("P-{problem}")), ids));
    answered.and_then(Result::ok).unwrap_or_default()
}

/// Stands in a heading for the id of a problem that has none yet.
pub const BLANK: &str = "········";

/// Hangs the ticket on a problem, by which a step that asks for one is answered, or takes it off.
pub fn link_problem(
    case: &Case<'_>,
    able: &Able,
    problem: &Problem,
    on: bool,
    head: &str,
    now: Timestamp,
    ids: &mut impl FnMut() -> ChangeId,
) -> Acted {
    if problem.has(&case.ticket.id) == on {
        return Ok(Vec::new());
    }
    if on && problem.state == State::Closed {
        return Err(vec![Refusal::new("problem-closed").with("problem", &problem.id).at("problem")]);
    }
    let id = ids();
    let verb = if on { LINKED } else { UNLINKED };
    let mark = mark(verb, &problem.id, problem.revision + 1);
    let mut changes = record(case.ticket, able, mark, head, now, id)?;
    if on {
        changes.extend(asked_for(case, &problem.id, ids));
    }
    Ok(changes)
}

/// The ticket on which something about the problem is written: the one that it was opened from, else another one of it
/// that still takes notes.
pub fn anchor<'a>(
    problem: &Problem,
    tickets: impl Iterator<Item = &'a Ticket> + Clone,
) -> Option<&'a Ticket> {
    let takes = |ticket: &&Ticket| ticket.gone.is_none() && ticket.status != Status::Closed;
    let mut fit = tickets.filter(takes);
    let own = fit.clone().find(|ticket| ticket.id == problem.from);
    own.or_else(|| fit.next())
}

/// What decides over a value besides the problem.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// What the CRM has a place for.
    pub able: &'a Able,
    /// The causes that exist.
    pub taxonomy: &'a crate::domain::taxonomy::Taxonomy,
    /// Today, in the agent's zone.
    pub today: Date,
    /// Now.
    pub now: Timestamp,
}

/// Gives a field of a problem a value.
pub fn set_problem(
    problem: &Problem,
    anchor: &Ticket,
    (field, typed): (&Field, &str),
    head: &str,
    by: &Setting<'_>,
    ids: &mut impl FnMut() -> ChangeId,
) -> Acted {
    let value = checked(problem, field, typed, by.taxonomy, by.today).map_err(|no| vec![no])?;
    if problem.value(field) == value.as_str() {
        return Ok(Vec::new());
    }
    let id = ids();
    let mut mark = mark(SET, &problem.id, problem.revision + 1).with("field", field);
    let mut words = head.to_owned();
    if field.is_word() {
        mark = mark.with("value", &value);
    } else {
        words = format!("{head}\n{value}");
    }
    record(anchor, by.able, mark, &words, by.now, id)
}

/// Tells the customer of a ticket that the problem is solved: the reply, and the record by which nobody tells it twice.
/// The ticket stays open; how it ends is the gate's.
pub fn tell_solved(
    case: &Case<'_>,
    able: &Able,
    problem: &Problem,
    text: &str,
    head: &str,
    now: Timestamp,
    ids: &mut impl FnMut() -> ChangeId,
) -> Acted {
    match problem.tickets.get(&case.ticket.id) {
        Some(link) if !link.told && case.ticket.status.is_open() => {}
        _ => return Ok(Vec::new()),
    }
    let mut changes = reply(case, Clean::text(text.trim()), ids)?;
    for new in &mut changes {
        if let Change::Reply { solves, .. } = &mut new.change {
            *solves = Some(Told { problem: problem.id.clone(), since: problem.reopened });
        }
    }
    let id = ids();
    // The state of the problem is written before it, in the same act.
    let mark = mark(TOLD, &problem.id, problem.revision + 2);
    changes.extend(record(case.ticket, able, mark, head, now, id)?);
    Ok(changes)
}

fn mark(verb: &str, problem: &str, revision: u64) -> Mark {
    Mark::new(verb, problem).with("rev", revision)
}
