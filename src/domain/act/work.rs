//! Working through a procedure: start, answer, tick. The ticket's progress field goes out only when it changes.

use jiff::Timestamp;

use super::{Acted, Case, standing};
use crate::domain::change::{Change, FieldValue, Patch};
use crate::domain::gate;
use crate::domain::ids::ChangeId;
use crate::domain::say::Refusal;
use crate::domain::sop::{Facts, Progress, Run, Sop, State, StepState, Truth, has_role, parse_answer};
use crate::domain::ticket::Fact;

/// Starts the case's procedure at its version, or moves the run to it: the answers are kept.
pub fn start_sop(case: &Case<'_>, ids: &mut impl FnMut() -> ChangeId) -> Acted {
    standing(case)?;
    let sop = procedure(case)?;
    if is_pinned(case, sop) {
        return Ok(Vec::new());
    }
    write(case, vec![start(sop)], ids)
}

/// Answers an input from text as it was typed; `None` takes the answer back.
pub fn answer(
    case: &Case<'_>,
    input: &str,
    typed: Option<&str>,
    ids: &mut impl FnMut() -> ChangeId,
) -> Acted {
    standing(case)?;
    let sop = procedure(case)?;
    let Some((step, asked)) = sop.input(input) else {
        return Err(vec![Refusal::new("no-such-input").with("input", input).at(input)]);
    };
    applicable(case, &step.id)?;
    let value = match typed {
        Some(typed) => {
            Some(parse_answer(sop, asked, typed, case.now).map_err(|no| vec![labelled(case, no, input)])?)
        }
        None => None,
    };
    if case.run.answers.get(input) == value.as_ref() {
        return Ok(Vec::new());
    }
    write(case, vec![Change::Answer { input: input.to_owned(), value }], ids)
}

/// Ticks a step, or takes the tick back. A step that answers complete has no tick, but a lead's tick accepts
/// what one of its `lead` checks objects to.
pub fn tick(case: &Case<'_>, step: &str, done: bool, ids: &mut impl FnMut() -> ChangeId) -> Acted {
    standing(case)?;
    let sop = procedure(case)?;
    if sop.step(step).is_none() {
        return Err(vec![Refusal::new("no-such-step").with("step", step).at(step)]);
    }
    if case.run.ticks.contains_key(step) == done {
        return Ok(Vec::new());
    }
    if done {
        let state = applicable(case, step)?;
        if !state.by_tick {
            let objects = state.checks.iter().any(|check| check.blocks() && check.holds == Some(false));
            let rule = match objects {
                true if has_role(case.me, "lead") => None,
                true => Some("tick-lead"),
                false => Some("tick-answers"),
            };
            if let Some(rule) = rule {
                return Err(vec![Refusal::new(rule).with("step", case.step_title(step)).at(step)]);
            }
        }
    }
    write(case, vec![Change::Tick { step: step.to_owned(), done }], ids)
}

/// The progress field as it will be with a run, where the ticket says something else.
pub(super) fn sop_field(case: &Case<'_>, run: &Run) -> Option<FieldValue> {
    let sop = case.sop?;
    let field = Progress::of(sop, run, case.ticket, case.now).field(sop);
    let changed = case.ticket.fact(Fact::Sop) != Some(field.as_str());
    changed.then_some(FieldValue::Fact(Fact::Sop, Some(field)))
}

fn procedure<'a>(case: &Case<'a>) -> Result<&'a Sop, Vec<Refusal>> {
    case.sop.ok_or_else(|| vec![Refusal::new("no-procedure").with("key", &case.ticket.key)])
}

fn is_pinned(case: &Case<'_>, sop: &Sop) -> bool {
    case.run.pinned.as_ref().is_some_and(|(id, version)| *id == sop.id && *version == sop.version)
}

fn start(sop: &Sop) -> Change {
    Change::StartSop { sop: sop.id.clone(), version: sop.version.clone() }
}

/// The step's state, where it may be worked on.
fn applicable(case: &Case<'_>, step: &str) -> Result<StepState, Vec<Refusal>> {
    let progress = case.progress().map(|progress| progress.steps).unwrap_or_default();
    let Some(state) = progress.into_iter().find(|state| state.id == step) else {
        return Err(vec![Refusal::new("no-such-step").with("step", step).at(step)]);
    };
    match state.state {
        State::Done | State::Open => Ok(state),
        State::Waiting => Err(vec![gate::waiting(case, &state)]),
        State::NotApplicable => {
            Err(vec![Refusal::new("step-not-applicable").with("step", case.step_title(step)).at(step)])
        }
    }
}

fn labelled(case: &Case<'_>, refusal: Refusal, input: &str) -> Refusal {
    refusal.with("label", case.label(input))
}

/// The changes in order, the start before them where the run is not pinned yet; the last one carries the
/// progress field when it differs.
fn write(case: &Case<'_>, mut changes: Vec<Change>, ids: &mut impl FnMut() -> ChangeId) -> Acted {
    let sop = procedure(case)?;
    if case.run.pinned.is_none()
        && let Some(applies) = &sop.applies
        && Facts::new(case.ticket, case.now).truth(applies) == Truth::No
    {
        let title = &sop.words(case.language).title;
        return Err(vec![Refusal::new("sop-not-for").with("sop", title).with("key", &case.ticket.key)]);
    }
    if !is_pinned(case, sop) && !matches!(changes.first(), Some(Change::StartSop { .. })) {
        changes.insert(0, start(sop));
    }
    let mut run = case.run.clone();
    for change in &changes {
        run.absorb(change, case.me, Timestamp::UNIX_EPOCH);
    }
    let mut field = sop_field(case, &run).map(|value| Patch { set: vec![value], ..Patch::default() });
    let last = changes.len().saturating_sub(1);
    let made = changes.into_iter().enumerate().map(|(at, change)| {
        let out = if at == last { field.take() } else { None };
        case.change(ids(), change, out)
    });
    Ok(made.collect())
}
