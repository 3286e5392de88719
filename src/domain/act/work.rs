//! Working through a procedure: start, answer, tick. The ticket's progress field goes out only when it changes, and
//! with it what colleagues must know of legal clocks.

use super::tell::{tell, with_told};
use super::{Acted, Case, said, standing};
use crate::domain::change::{Change, Comment, FieldValue, NewChange, Patch};
use crate::domain::clean::Clean;
use crate::domain::gate;
use crate::domain::ids::ChangeId;
use crate::domain::law::{self, Deadline};
use crate::domain::mark::{Mark, short};
use crate::domain::say::Refusal;
use crate::domain::sop::{
    Facts, Progress, Run, Sop, State, StepState, Truth, has_role, parse_answer, show_answer,
};
use crate::domain::ticket::Fact;

/// Who may accept what a check objects to.
const LEAD: &str = "lead";

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
    let acted = write(case, vec![Change::Answer { input: input.to_owned(), value }], ids)?;
    Ok(heard_at_once(case, &step.id, acted, ids))
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
        if state.wants_approval() {
            return ask_approval(case, sop, &state, ids);
        }
        if state.wants_lead() && !has_role(case.me, LEAD) {
            return ask_approval(case, sop, &state, ids);
        }
        if !state.by_tick {
            let objects = state.checks.iter().any(|check| check.blocks() && check.holds == Some(false));
            let rule = match objects {
                true if has_role(case.me, LEAD) => None,
                true => Some("tick-lead"),
                false => Some("tick-answers"),
            };
            if let Some(rule) = rule {
                return Err(vec![Refusal::new(rule).with("step", case.step_title(step)).at(step)]);
            }
        }
    }
    let acted = write(case, vec![Change::Tick { step: step.to_owned(), done }], ids)?;
    Ok(heard_at_once(case, step, acted, ids))
}

/// The act, and with it what is not told yet of the run, where somebody else is at the case and a step of it is done by the
/// act or was done before: whose case it is must not wait until who helped hands it on. A case of nobody's is somebody
/// else's where a lead accepts what a check objects to.
fn heard_at_once(
    case: &Case<'_>,
    step: &str,
    mut acted: Vec<NewChange>,
    ids: &mut impl FnMut() -> ChangeId,
) -> Vec<NewChange> {
    let Some(sop) = case.sop else { return acted };
    let mut run = case.run.clone();
    for one in &acted {
        run.absorb(&one.change, case.me, case.at());
    }
    let state = |run: &Run| {
        Progress::of(sop, run, case.ticket, case.now).steps.into_iter().find(|known| known.id == step)
    };
    let (before, after) = (state(case.run), state(&run));
    let accepts = after.iter().flat_map(|step| &step.checks).any(|check| check.accepted);
    let is_theirs = case.ticket.assignee.as_ref().map_or(accepts, |owner| owner.id != case.me.id);
    if is_theirs && before.iter().chain(&after).any(|step| step.state == State::Done) {
        acted.extend(tell(&Case { run: &run, ..*case }, ids));
    }
    acted
}

/// Asks for a second person, with the answers that they are to approve.
fn ask_approval(case: &Case<'_>, sop: &Sop, state: &StepState, ids: &mut impl FnMut() -> ChangeId) -> Acted {
    let accepts = state.wants_lead();
    let role = state.approval.as_ref().filter(|_| !accepts).map_or(LEAD, |approval| approval.role.as_str());
    let code = state.code_of(sop, case.run);
    let title = case.step_title(&state.id);
    if case.run.is_requested(&code) {
        let refusal = Refusal::new("approval-asked").with("step", title).with("role", role);
        return Err(vec![refusal.with("code", &code).at(&state.id)]);
    }
    let mut words = vec![format!("◇ {title}")];
    for input in &state.inputs {
        if let (Some(value), Some((_, asked))) = (&input.value, sop.input(&input.id)) {
            let shown = show_answer(sop, asked, value, case.language);
            words.push(format!("  {}: {shown}", case.label(&input.id)));
        }
    }
    let objects = state.checks.iter().filter(|check| check.blocks() && check.holds == Some(false));
    words.extend(objects.map(|check| format!("✗ {}", case.message(&check.say))));
    words.push(format!("→ {role} {code}"));
    let mut mark = Mark::new("approval", &code)
        .with("step", &state.id)
        .with("role", role)
        .with("sop", format!("{}@{}", sop.id, sop.version));
    if accepts {
        mark = mark.with("accepts", "yes");
    }
    let out = said(mark.note(&words.join("\n")), false);
    let change = Change::AskApproval { step: state.id.clone(), code };
    Ok(with_told(case, vec![case.change(ids(), change, Some(out))], ids))
}

/// Approves what somebody else asked for: the request of this code, else the newest. It takes another person than the one
/// who asked, with the role that the step names; and a reason where it accepts what a check objects to.
pub fn approve(
    case: &Case<'_>,
    code: Option<&str>,
    reason: &str,
    ids: &mut impl FnMut() -> ChangeId,
) -> Acted {
    standing(case)?;
    let Some(request) = case.run.asked_for(code) else {
        return Err(vec![Refusal::new("approval-none").with("key", &case.ticket.key)]);
    };
    let is_own = request.by.as_ref().is_none_or(|by| by.id == case.me.id);
    let title = if request.title.is_empty() { case.step_title(&request.step) } else { &request.title };
    if is_own {
        return Err(vec![Refusal::new("approval-own").with("step", title).at(&request.step)]);
    }
    if !has_role(case.me, &request.role) {
        let refusal = Refusal::new("approval-role").with("step", title).with("role", &request.role);
        return Err(vec![refusal.at(&request.step)]);
    }
    let reason = reason.trim();
    if request.accepts && reason.is_empty() {
        return Err(vec![Refusal::new("approval-reason").with("step", title).at("reason")]);
    }
    let role = case.me.role.as_ref().map(Clean::as_str).unwrap_or_default();
    let mark = Mark::new("approved", &request.code).with("step", &request.step).with("role", role);
    let why = if reason.is_empty() { String::new() } else { format!(": {reason}") };
    let out = said(mark.note(&format!("✔ {title}{why}")), false);
    let change = Change::Approve { step: request.step.clone(), code: request.code.clone() };
    Ok(vec![case.change(ids(), change, Some(out))])
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
        State::Waiting => {
            Err(vec![gate::waiting(case, &state.id, state.waits_for.iter().map(String::as_str))])
        }
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
        run.absorb(change, case.me, case.at());
    }
    let keys: Vec<ChangeId> = changes.iter().map(|_| ids()).collect();
    let told = keys.last().and_then(|id| told(case, sop, &run, id));
    let set: Vec<FieldValue> = sop_field(case, &run).into_iter().collect();
    let mut out = (told.is_some() || !set.is_empty()).then(|| {
        let comment = told.map(|text| Comment { public: false, text });
        Patch { set, comment, ..Patch::default() }
    });
    let last = changes.len().saturating_sub(1);
    let made = changes.into_iter().zip(keys).enumerate().map(|(at, (change, id))| {
        let out = if at == last { out.take() } else { None };
        case.change(id, change, out)
    });
    Ok(made.collect())
}

/// The note by which colleagues learn what an act changes of the legal clocks: answers stay on this machine. What a second
/// person's yes had changed meanwhile is told with the next act.
fn told(case: &Case<'_>, sop: &Sop, run: &Run, id: &ChangeId) -> Option<Clean> {
    let of = |run: &Run| {
        let progress = Progress::of(sop, run, case.ticket, case.now);
        law::of_run(sop, &progress, run, case.zone)
    };
    let mut before = of(case.run);
    for one in &mut before {
        let ours = |told: &&Deadline| told.is_of(one) && told.by.as_ref() == Some(&case.me.id);
        if let Some(told) = case.run.told.iter().rev().find(ours) {
            one.clone_from(told);
        }
    }
    law::note(&short(id), sop, (&before, &of(run)), case.zone, case.language)
}
