//! The one function that decides whether a case may be resolved, and its sibling for returns. Every path
//! (keys, commands, bulk) obeys them through [`crate::domain::act`]; nothing else builds a resolve. `sync` asks
//! once more before a write that ends a case leaves, so that no way round by the outbox is left.

use std::collections::BTreeSet;

use super::act::{Case, ResolveForm, ReturnForm};
use super::clean::Clean;
use super::say::Refusal;
use super::sop::{Ending, Level, Moment, Progress, State, StepState, has_role};
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
    no.extend(procedure(case, Moment::Resolve, form.override_reason.as_ref()));
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
    no.extend(procedure(case, Moment::Return, None));
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

/// What a procedure still asks for before the case may leave this way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmet {
    /// The sentence for whoever is stopped by it.
    pub refusal: Refusal,
    /// The step's title or the gate's sentence, for the record of an override.
    pub words: String,
    /// The role that may pass it with a reason; absent where nobody may.
    pub role: Option<String>,
}

/// Who may leave a step behind, where a procedure does not say otherwise.
const OVERRIDES: &str = "lead";

/// Everything that the procedure still asks for. Nobody passes a `block` check that objects, a gate that names no
/// role, or a procedure that ended with a return.
#[must_use]
pub fn unmet(case: &Case<'_>, on: Moment) -> Vec<Unmet> {
    let mut unmet = Vec::new();
    let lead = || Some(OVERRIDES.to_owned());
    if let (None, Some((sop, version))) = (case.sop, &case.run.pinned) {
        let refusal = Refusal::new("procedure-gone").with("sop", sop).with("version", version);
        unmet.push(Unmet { refusal, words: format!("{sop} {version}"), role: lead() });
    }
    let Some(sop) = case.sop else { return unmet };
    let progress = Progress::for_gate(sop, case.run, case.ticket, case.now);
    if on != Moment::Return {
        if progress.ended == Some(Ending::ReturnedToT1) {
            unmet.push(Unmet { refusal: Refusal::new("return-only"), words: String::new(), role: None });
        }
        unmet.extend(open_steps(case, &progress));
    }
    let closed = progress.gates.iter().filter(|gate| gate.on == on && !gate.holds);
    unmet.extend(closed.map(|gate| Unmet {
        refusal: Refusal::new("gate").with("words", case.message(&gate.say)).at(&gate.say),
        words: case.message(&gate.say),
        role: gate.override_by.clone(),
    }));
    unmet
}

/// What of the procedure stops this person, with or without a reason for passing.
fn procedure(case: &Case<'_>, on: Moment, reason: Option<&Clean>) -> Vec<Refusal> {
    let has_reason = reason.is_some_and(|reason| !reason.as_str().trim().is_empty());
    let may = |one: &Unmet| one.role.as_deref().is_some_and(|role| has_role(case.me, role));
    let left: Vec<Unmet> = unmet(case, on).into_iter().filter(|one| !(has_reason && may(one))).collect();
    let is_step = |one: &Unmet| one.refusal.rule != "gate" && one.role.is_some();
    let hint = match (left.iter().any(is_step), has_reason, has_role(case.me, OVERRIDES)) {
        (true, true, false) => Some("override-role"),
        (true, false, true) => Some("override-reason"),
        _ => None,
    };
    let told = left.into_iter().map(|one| match &one.role {
        Some(role) if one.refusal.rule == "gate" => {
            let id = if may(&one) { "gate-reason" } else { "gate-role" };
            let mut refusal = Refusal::new(id).with("words", &one.words).with("role", role);
            refusal.place = one.refusal.place;
            refusal
        }
        _ => one.refusal,
    });
    told.chain(hint.map(|rule| Refusal::new(rule).with("role", OVERRIDES).at("override"))).collect()
}

/// What a reason of this person passes, in the words of the record. Empty where none was needed.
#[must_use]
pub fn overridden(case: &Case<'_>, form: &ResolveForm) -> Vec<String> {
    if form.override_reason.as_ref().is_none_or(|reason| reason.as_str().trim().is_empty()) {
        return Vec::new();
    }
    let passed = unmet(case, Moment::Resolve).into_iter();
    let passed = passed.filter(|one| one.role.as_deref().is_some_and(|role| has_role(case.me, role)));
    passed.map(|one| one.words).collect()
}

/// What stops a case from being solved by any other way than a resolve: the same words, and where to go.
#[must_use]
pub fn set_solved(case: &Case<'_>) -> Vec<Refusal> {
    let mut no = procedure(case, Moment::Resolve, None);
    no.push(Refusal::new("set-solved").at("status"));
    no
}

/// What speaks against a write that is about to leave and would end the case. The ticket is as the CRM has it; what was
/// decided when it was written counts, what changed in the meantime as well.
#[must_use]
pub fn leaving(case: &Case<'_>, form: &ResolveForm, closes: bool) -> Vec<Refusal> {
    if !standing(case).is_empty() {
        // It is gone or ended already: this write ends nothing.
        return Vec::new();
    }
    let mut no = resolve(case, form);
    if closes {
        no.extend(procedure(case, Moment::Close, form.override_reason.as_ref()));
    }
    no
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
fn open_steps(case: &Case<'_>, progress: &Progress) -> Vec<Unmet> {
    let held: Vec<&StepState> = progress.steps.iter().filter(|step| step.holds_up()).collect();
    let open: Vec<&StepState> = held.iter().copied().filter(|step| step.state == State::Open).collect();
    let unmet = |step: &StepState, refusal: Refusal, role: Option<&str>| Unmet {
        refusal,
        words: case.step_title(&step.id),
        role: role.map(str::to_owned),
    };
    if open.is_empty() {
        return held.into_iter().map(|step| unmet(step, waiting(case, step), Some(OVERRIDES))).collect();
    }
    let mut found = Vec::new();
    for step in open {
        let title = case.step_title(&step.id);
        let failing = step.checks.iter().filter(|check| check.blocks() && check.holds == Some(false));
        let before = found.len();
        for check in failing {
            let words = case.message(&check.say);
            let refusal = Refusal::new("check").with("step", &title).with("words", &words).at(&step.id);
            let role = (check.level == Level::Lead).then(|| OVERRIDES.to_owned());
            found.push(Unmet { refusal, words: format!("{title}: {words}"), role });
        }
        if found.len() > before {
            continue;
        }
        let refusal = match (&step.approval, &step.waits_on) {
            (Some(approval), _) if step.wants_approval() => {
                Refusal::new("step-approval").with("role", &approval.role).with("code", &approval.code)
            }
            (_, Some(team)) => Refusal::new("step-team").with("team", team),
            _ => Refusal::new("step-open"),
        };
        found.push(unmet(step, refusal.with("step", &title).at(&step.id), Some(OVERRIDES)));
    }
    found
}

/// The refusal of a step that waits for answers.
pub(super) fn waiting(case: &Case<'_>, step: &StepState) -> Refusal {
    let labels: Vec<String> = step.waits_for.iter().map(|input| case.label(input)).collect();
    Refusal::new("step-waiting")
        .with("step", case.step_title(&step.id))
        .with("inputs", labels.join(", "))
        .at(&step.id)
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
