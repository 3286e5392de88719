//! What those who lead write: second looks, coaching notes, plans, and cases given to somebody else. All but the last are
//! records, so that every lead reads the same.

use jiff::Timestamp;

use super::{Acted, Case, note, record, set};
use crate::domain::able::Able;
use crate::domain::change::FieldValue;
use crate::domain::clean::Clean;
use crate::domain::coach;
use crate::domain::ids::{ChangeId, PersonId};
use crate::domain::leads::Leads;
use crate::domain::mark::short;
use crate::domain::plan::{self, Form, Plan, State};
use crate::domain::review::{self, Finding};
use crate::domain::say::Refusal;
use crate::domain::ticket::{Fact, Person, Status, Ticket};

/// A second look as somebody wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// What it came to.
    pub finding: Finding,
    /// Whether the case was drawn at random.
    pub random: bool,
    /// The right cause, where it was another one.
    pub cause: Option<String>,
    /// What a colleague reads before the sentence: "Second look, right".
    pub head: String,
    /// The sentence.
    pub text: String,
}

fn leads(me: &Person) -> Result<(), Vec<Refusal>> {
    if Leads::is_for(Some(me)) { Ok(()) } else { Err(vec![Refusal::new("not-lead")]) }
}

/// Marks a case as looked at. An error needs a sentence; another cause is set as it is always set.
pub fn look(
    case: &Case<'_>,
    able: &Able,
    look: &Look,
    now: Timestamp,
    ids: &mut impl FnMut() -> ChangeId,
) -> Acted {
    leads(case.me)?;
    let text = look.text.trim();
    if text.is_empty() && matches!(look.finding, Finding::Error(_)) {
        return Err(vec![Refusal::new("look-sentence").at("text")]);
    }
    let mut changes = Vec::new();
    if look.finding == Finding::Recaused {
        let code = look.cause.as_deref().map(Clean::line).filter(|code| !code.is_empty());
        if code.is_none() {
            return Err(vec![Refusal::new("cause-missing").at("cause")]);
        }
        changes.extend(set(case, FieldValue::Fact(Fact::Cause, code), ids)?);
    }
    let words = if text.is_empty() { look.head.clone() } else { format!("{}: {text}", look.head) };
    let agent = case.ticket.assignee.as_ref().map(|agent| &agent.id);
    let id = ids();
    let mark = review::mark(&short(&id), look.finding, look.random, agent);
    changes.extend(record(case.ticket, able, mark, &words, now, id)?);
    Ok(changes)
}

/// Writes a coaching note to an agent; a Tier-1 agent has no id.
pub fn coach(
    case: &Case<'_>,
    able: &Able,
    (to, name): (Option<&PersonId>, &str),
    text: &str,
    now: Timestamp,
    id: ChangeId,
) -> Acted {
    leads(case.me)?;
    let mark = coach::mark(&short(&id), to, name);
    record(case.ticket, able, mark, text, now, id)
}

/// Gives a case to somebody else, with the reason as a note.
pub fn reassign(case: &Case<'_>, to: &Person, reason: &str, ids: &mut impl FnMut() -> ChangeId) -> Acted {
    leads(case.me)?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(vec![Refusal::new("reassign-reason").at("reason")]);
    }
    if !case.ticket.status.is_open() {
        return Err(vec![Refusal::new("reassign-solved").with("key", &case.ticket.key)]);
    }
    let mut changes = set(case, FieldValue::Assignee(Some(to.clone())), ids)?;
    if !changes.is_empty() {
        changes.extend(note(case, Clean::text(&format!("⇄ {}: {reason}", to.name)), ids)?);
    }
    Ok(changes)
}

/// Makes a plan on a ticket of its cause.
pub fn make_plan(
    (ticket, me): (&Ticket, &Person),
    able: &Able,
    form: &Form,
    what: &str,
    now: Timestamp,
    id: ChangeId,
) -> Acted {
    leads(me)?;
    let mut no = Vec::new();
    if form.owner.trim().is_empty() {
        no.push(Refusal::new("plan-owner").at("owner"));
    }
    match form.due {
        None => no.push(Refusal::new("plan-due").at("due")),
        Some(due) if due <= now => no.push(Refusal::new("due-past").at("due")),
        Some(_) => {}
    }
    if what.trim().is_empty() {
        no.push(Refusal::new("plan-what").at("what"));
    }
    if !no.is_empty() {
        return Err(no);
    }
    let mark = plan::mark(&short(&id), form);
    record(ticket, able, mark, what, now, id)
}

/// Ends a plan, or takes its end back; `words` say what was done, or why not.
pub fn end_plan(
    (ticket, me): (&Ticket, &Person),
    able: &Able,
    plan: &Plan,
    (state, words): (State, &str),
    now: Timestamp,
    id: ChangeId,
) -> Acted {
    leads(me)?;
    if plan.state == state {
        return Ok(Vec::new());
    }
    record(ticket, able, plan::end(&plan.id, state), words, now, id)
}

/// Whether a record may still be put on a ticket.
#[must_use]
pub fn takes_records(ticket: &Ticket) -> bool {
    ticket.gone.is_none() && ticket.status != Status::Closed
}
