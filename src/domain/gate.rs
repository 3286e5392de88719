//! The one function that decides whether a case may be resolved, and its sibling for returns. Every path
//! (keys, commands, bulk) obeys them through [`crate::domain::act`]; nothing else builds a resolve.

use std::collections::BTreeSet;

use super::act::{Case, ResolveForm, ReturnForm};
use super::say::Refusal;
use super::sop::{Ending, GateState, Moment, Progress, State, StepState, has_role};
use super::taxonomy::Taxonomy;
use super::ticket::{Knowledge, Verdict};

/// Contributing causes that a case may have besides its root cause.
pub const ALSO_MAX: usize = 2;

/// Everything that keeps a case from being resolved; empty when it may go.
#[must_use]
pub fn resolve(case: &Case<'_>, form: &ResolveForm) -> Vec<Refusal> {
    let mut no = standing(case);
    if !no.is_empty() {
        return no;
    }
    if let (None, Some((sop, version))) = (case.sop, &case.run.pinned) {
        no.push(Refusal::new("procedure-gone").with("sop", sop).with("version", version));
    }
    if let Some(progress) = case.progress() {
        if progress.ended == Some(Ending::ReturnedToT1) {
            no.push(Refusal::new("return-only"));
        }
        no.extend(open_steps(case, &progress));
        no.extend(closed_gates(case, &progress, Moment::Resolve, form.override_reason.is_some()));
    }
    no.extend(causes(case.taxonomy, form));
    match &form.knowledge {
        None => no.push(Refusal::new("knowledge-missing").at("knowledge")),
        Some(Knowledge::Linked(id) | Knowledge::Flagged(id)) if id.as_str().trim().is_empty() => {
            no.push(Refusal::new("knowledge-article").at("knowledge"));
        }
        Some(_) => {}
    }
    if form.verdict.is_none() {
        no.push(Refusal::new("verdict-missing").at("verdict"));
    }
    no
}

/// Everything that keeps a case from going back to Tier 1; empty when it may go.
#[must_use]
pub fn give_back(case: &Case<'_>, form: &ReturnForm) -> Vec<Refusal> {
    let mut no = standing(case);
    if !no.is_empty() {
        return no;
    }
    if let Some(progress) = case.progress() {
        no.extend(closed_gates(case, &progress, Moment::Return, false));
    }
    if form.missing.iter().all(|item| item.as_str().trim().is_empty()) {
        no.push(Refusal::new("missing-nothing").at("missing"));
    }
    match form.verdict {
        None => no.push(Refusal::new("verdict-missing").at("verdict")),
        Some(Verdict::Right) => no.push(Refusal::new("verdict-right").at("verdict")),
        Some(_) => {}
    }
    if form.queue.is_none() {
        no.push(Refusal::new("return-queue").at("queue"));
    }
    no
}

/// Whether an override was needed and is allowed: then its reason belongs to the record.
#[must_use]
pub fn overrides(case: &Case<'_>, form: &ResolveForm) -> bool {
    form.override_reason.is_some()
        && case.progress().is_some_and(|progress| {
            progress
                .gates
                .iter()
                .any(|gate| gate.on == Moment::Resolve && !gate.holds && may_pass(case, gate))
        })
}

/// Refusals of a ticket that is gone or no longer open: nothing else matters then.
pub(super) fn standing(case: &Case<'_>) -> Vec<Refusal> {
    if case.ticket.gone.is_some() {
        return vec![Refusal::new("gone").with("key", &case.ticket.key)];
    }
    if !case.ticket.status.is_open() {
        let status = case.ticket.status.as_str();
        return vec![Refusal::new("not-open").with("key", &case.ticket.key).with("status", status)];
    }
    Vec::new()
}

/// The open steps, each with its failing checks; waiting ones only where no open one explains them.
fn open_steps(case: &Case<'_>, progress: &Progress) -> Vec<Refusal> {
    let held: Vec<&StepState> = progress.steps.iter().filter(|step| step.holds_up()).collect();
    let open: Vec<&StepState> = held.iter().copied().filter(|step| step.state == State::Open).collect();
    if open.is_empty() {
        return held.into_iter().map(|step| waiting(case, step)).collect();
    }
    open.into_iter().flat_map(|step| open_step(case, step)).collect()
}

fn open_step(case: &Case<'_>, step: &StepState) -> Vec<Refusal> {
    let failing: Vec<Refusal> = step
        .checks
        .iter()
        .filter(|check| check.blocks() && check.holds == Some(false))
        .map(|check| {
            let words = case.message(&check.say);
            Refusal::new("check").with("step", case.step_title(&step.id)).with("words", words).at(&step.id)
        })
        .collect();
    if failing.is_empty() {
        return vec![Refusal::new("step-open").with("step", case.step_title(&step.id)).at(&step.id)];
    }
    failing
}

/// The refusal of a step that waits for answers.
pub(super) fn waiting(case: &Case<'_>, step: &StepState) -> Refusal {
    let labels: Vec<String> = step.waits_for.iter().map(|input| case.label(input)).collect();
    Refusal::new("step-waiting")
        .with("step", case.step_title(&step.id))
        .with("inputs", labels.join(", "))
        .at(&step.id)
}

fn closed_gates(case: &Case<'_>, progress: &Progress, on: Moment, reason: bool) -> Vec<Refusal> {
    let closed = progress.gates.iter().filter(|gate| gate.on == on && !gate.holds);
    closed
        .filter(|gate| !(reason && may_pass(case, gate)))
        .map(|gate| {
            let refusal = Refusal::new(match &gate.override_by {
                None => "gate",
                Some(_) if may_pass(case, gate) => "gate-reason",
                Some(_) => "gate-role",
            });
            let role = gate.override_by.as_deref().unwrap_or_default();
            let refusal = refusal.with("words", case.message(&gate.say));
            if role.is_empty() { refusal } else { refusal.with("role", role) }.at(&gate.say)
        })
        .collect()
}

fn may_pass(case: &Case<'_>, gate: &GateState) -> bool {
    gate.override_by.as_deref().is_some_and(|role| has_role(case.me, role))
}

fn causes(taxonomy: &Taxonomy, form: &ResolveForm) -> Vec<Refusal> {
    let mut no = Vec::new();
    if form.cause.trim().is_empty() {
        no.push(Refusal::new("cause-missing").at("cause"));
    } else {
        no.extend(cause(taxonomy, &form.cause, "cause"));
    }
    no.extend(form.causes_also.iter().filter_map(|code| cause(taxonomy, code, "causes_also")));
    if form.causes_also.len() > ALSO_MAX {
        no.push(Refusal::new("causes-many").with("max", ALSO_MAX).at("causes_also"));
    }
    let all = std::iter::once(&form.cause).chain(&form.causes_also);
    let mut seen = BTreeSet::new();
    for code in all.filter(|code| !code.trim().is_empty()) {
        if !seen.insert(code.trim().to_uppercase()) {
            no.push(Refusal::new("cause-twice").with("code", code).at("causes_also"));
        }
    }
    no
}

/// Why a code is no cause that a ticket can have.
pub(super) fn cause(taxonomy: &Taxonomy, code: &str, place: &str) -> Option<Refusal> {
    let code = code.trim();
    let rule = match taxonomy.get(code) {
        None => "cause-unknown",
        Some(known) if known.parent.is_none() => "cause-family",
        Some(_) => return None,
    };
    Some(Refusal::new(rule).with("code", code).at(place))
}
