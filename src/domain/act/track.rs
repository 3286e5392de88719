//! Questions to other teams and promises to customers, as changes: each leaves as an internal note that carries its mark.

use jiff::Timestamp;

use super::tell::with_told;
use super::{Acted, Case, here, said};
use crate::domain::ask::{Ask, ask_note};
use crate::domain::change::{Change, FieldValue, Patch};
use crate::domain::chase::Pace;
use crate::domain::clean::Clean;
use crate::domain::clock::{Policies, Target};
use crate::domain::ids::ChangeId;
use crate::domain::mark::{Mark, short};
use crate::domain::promise::Promise;
use crate::domain::say::Refusal;
use crate::domain::ticket::Status;

/// A question as somebody wrote it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AskForm {
    /// The team.
    pub team: Clean,
    /// What is asked.
    pub question: Clean,
    /// By when the answer is agreed.
    pub due: Option<Timestamp>,
    /// The step of the procedure that waits for it.
    pub step: Option<String>,
    /// After how long they are asked again, where the step says so.
    pub pace: Option<Pace>,
    /// The status that the ticket gets while it waits.
    pub status: Option<Status>,
}

impl AskForm {
    /// A question to a team with the time that is agreed with it, counted from `now`. A team is called as the site
    /// calls it, however it was typed.
    #[must_use]
    pub fn to(team: &str, question: Clean, policies: &Policies, now: Timestamp) -> Self {
        let rule = policies.ask(team);
        let due = rule.and_then(|rule| {
            let calendar = policies.calendar(&rule.calendar)?;
            match rule.within {
                Target::Time(time) => calendar.add(now, time),
                Target::Days(days) => calendar.add_days(now, days),
            }
        });
        let team = Clean::line(rule.map_or(team.trim(), |rule| rule.team.as_str()));
        Self { team, question, due, ..Self::default() }
    }
}

/// Asks another team.
pub fn ask(case: &Case<'_>, form: &AskForm, now: Timestamp, ids: &mut impl FnMut() -> ChangeId) -> Acted {
    workable(case)?;
    let (team, question) = (trimmed(&form.team), trimmed(&form.question));
    let mut no = Vec::new();
    if team.is_empty() {
        no.push(Refusal::new("ask-team").at("team"));
    }
    if question.is_empty() {
        no.push(Refusal::new("ask-question").at("question"));
    }
    if form.due.is_some_and(|due| due <= now) {
        no.push(Refusal::new("due-past").at("due"));
    }
    if !no.is_empty() {
        return Err(no);
    }
    let id = ids();
    let (step, pace) = (form.step.clone(), form.pace.clone());
    let change = Change::Ask { team, question, due: form.due, step, pace };
    let mut out = ask_note(&short(&id), &change, now).map(|text| said(text, false)).unwrap_or_default();
    if let Some(status) = form.status.filter(|status| *status != case.ticket.status && status.is_open()) {
        out.set.push(FieldValue::Status(status));
    }
    Ok(with_told(case, vec![case.change(id, change, Some(out))], ids))
}

/// Asks a team once more.
pub fn chase(case: &Case<'_>, ask: &Ask, text: Clean, ids: &mut impl FnMut() -> ChangeId) -> Acted {
    workable(case)?;
    open(ask)?;
    let id = ids();
    // What the team was told with the question stands in the note of the question.
    let question = ask.question.as_str().lines().next().unwrap_or_default();
    let words = if text.is_empty() { question } else { text.as_str() };
    let note = Mark::new("chase", &ask.id).with("n", short(&id)).note(&format!("↻ {}: {words}", ask.team));
    Ok(vec![case.change(id, Change::Chase { ask: ask.id.clone(), text }, Some(said(note, false)))])
}

/// Writes down the answer of a team; `reopen`: the ticket waited only for this one, and work goes on.
pub fn answered(
    case: &Case<'_>,
    ask: &Ask,
    text: Clean,
    reopen: bool,
    ids: &mut impl FnMut() -> ChangeId,
) -> Acted {
    workable(case)?;
    open(ask)?;
    if text.as_str().trim().is_empty() {
        return Err(vec![Refusal::new("text-empty").at("text")]);
    }
    let note = Mark::new("answer", &ask.id).note(&format!("← {}: {text}", ask.team));
    let mut out = said(note, false);
    if reopen && case.ticket.status == Status::Hold {
        out.set.push(FieldValue::Status(Status::Open));
    }
    Ok(vec![case.change(ids(), Change::Answered { ask: ask.id.clone(), text }, Some(out))])
}

/// Promises the customer something by `due`; `shown` is that time as a colleague reads it.
pub fn promise(
    case: &Case<'_>,
    text: Clean,
    (due, shown): (Timestamp, &str),
    now: Timestamp,
    ids: &mut impl FnMut() -> ChangeId,
) -> Acted {
    workable(case)?;
    if due <= now {
        return Err(vec![Refusal::new("due-past").at("due")]);
    }
    let id = ids();
    let mark = Mark::new("promise", &short(&id)).at("due", due).at("at", now);
    let note = mark.note(&format!("◷ {shown}: {text}"));
    Ok(vec![case.change(id, Change::Promise { text, due }, Some(said(note, false)))])
}

/// Ends a promise: kept or broken.
pub fn end_promise(
    case: &Case<'_>,
    promise: &Promise,
    kept: bool,
    ids: &mut impl FnMut() -> ChangeId,
) -> Acted {
    workable(case)?;
    if !promise.is_open() {
        return Err(vec![Refusal::new("promise-ended").at("promise")]);
    }
    let (verb, sign) = if kept { ("kept", "✔") } else { ("broken", "✘") };
    let note = Mark::new(verb, &promise.id).note(&format!("{sign} {}", promise.text));
    let out: Patch = said(note, false);
    Ok(vec![case.change(ids(), Change::EndPromise { promise: promise.id.clone(), kept }, Some(out))])
}

fn workable(case: &Case<'_>) -> Result<(), Vec<Refusal>> {
    here(case)?;
    if case.ticket.status == Status::Closed {
        return Err(vec![Refusal::new("closed").with("key", &case.ticket.key)]);
    }
    Ok(())
}

fn open(ask: &Ask) -> Result<(), Vec<Refusal>> {
    if ask.is_open() { Ok(()) } else { Err(vec![Refusal::new("ask-answered").with("team", &ask.team)]) }
}

fn trimmed(text: &Clean) -> Clean {
    Clean::text(text.as_str().trim())
}
