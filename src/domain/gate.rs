//! The one function that decides whether a case may be resolved, and its sibling for returns. Every path
//! (keys, commands, bulk) obeys them through [`crate::domain::act`]; nothing else builds a resolve. `sync` asks
//! once more before a write that ends a case leaves, so that no way round by the outbox is left.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::act::{Case, Other, ResolveForm, ReturnForm};
use super::clean::Clean;
use super::say::Refusal;
use super::sop::{Ending, Exit, Held, Lack, Level, Moment, has_role};
use super::taxonomy::Taxonomy;
use super::ticket::{Knowledge, Ticket, Verdict};

/// Contributing causes that a case may have besides its root cause.
pub const ALSO_MAX: usize = 2;

/// Everything that keeps a case from being resolved; empty when it may go.
#[must_use]
pub fn resolve(case: &Case<'_>, form: &ResolveForm) -> Vec<Refusal> {
    if let Some(no) = standing(case) {
        return vec![no];
    }
    let mut own = causes(case.taxonomy, form);
    match &form.knowledge {
        None => own.push(Refusal::new("knowledge-missing").at("knowledge")),
        Some(Knowledge::Linked(id) | Knowledge::Flagged(id)) if id.as_str().trim().is_empty() => {
            own.push(Refusal::new("knowledge-article").at("knowledge"));
        }
        Some(_) => {}
    }
    if form.verdict.is_none() {
        own.push(Refusal::new("verdict-missing").at("verdict"));
    }
    procedure(case, Moment::Resolve, form.override_reason.as_ref()).chain(own).collect()
}

/// Everything that keeps a case from going back to Tier 1; empty when it may go.
#[must_use]
pub fn give_back(case: &Case<'_>, form: &ReturnForm) -> Vec<Refusal> {
    if let Some(no) = standing(case) {
        return vec![no];
    }
    let mut no: Vec<Refusal> = procedure(case, Moment::Return, None).collect();
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
pub struct Unmet<'a> {
    /// The sentence for whoever is stopped by it.
    pub refusal: Refusal,
    /// The step's title or the gate's sentence, for the record of an override.
    pub words: Cow<'a, str>,
    /// The role that may pass it with a reason; absent where nobody may.
    pub role: Option<&'a str>,
}

/// Who may leave a step behind, where a procedure does not say otherwise.
const OVERRIDES: &str = "lead";

/// Everything that the procedure still asks for. Nobody passes a `block` check that objects, a gate that names no
/// role, or a procedure that ended with a return.
#[must_use]
pub fn unmet<'a>(case: &Case<'a>, on: Moment) -> Vec<Unmet<'a>> {
    let Some(sop) = case.sop else {
        let gone = case.run.pinned.iter().map(|(sop, version)| {
            let refusal = Refusal::new("procedure-gone").with("sop", sop).with("version", version);
            Unmet { refusal, words: format!("{sop} {version}").into(), role: Some(OVERRIDES) }
        });
        return gone.collect();
    };
    let exit = Exit::of(sop, case.run, case.ticket, case.now);
    let mut unmet = Vec::with_capacity(exit.steps.len() + exit.closed.len() + 1);
    if on != Moment::Return {
        if exit.ended == Some(&Ending::ReturnedToT1) {
            unmet.push(Unmet { refusal: Refusal::new("return-only"), words: "".into(), role: None });
        }
        exit.steps.into_iter().for_each(|held| step(case, held, &mut unmet));
    }
    unmet.extend(exit.closed.into_iter().filter(|gate| gate.on == on).map(|gate| {
        let words = case.message(&gate.say);
        let refusal = Refusal::new("gate").with("words", words).at(&gate.say);
        Unmet { refusal, words: words.into(), role: gate.override_by.as_deref() }
    }));
    unmet
}

/// What of the procedure stops this person, with or without a reason for passing.
fn procedure(case: &Case<'_>, on: Moment, reason: Option<&Clean>) -> impl Iterator<Item = Refusal> {
    let has_reason = reason.is_some_and(|reason| !reason.as_str().trim().is_empty());
    let may = move |one: &Unmet<'_>| one.role.is_some_and(|role| has_role(case.me, role));
    let left: Vec<Unmet<'_>> = unmet(case, on).into_iter().filter(|one| !(has_reason && may(one))).collect();
    let is_step = |one: &Unmet<'_>| one.refusal.rule != "gate" && one.role.is_some();
    let hint = match (left.iter().any(is_step), has_reason, has_role(case.me, OVERRIDES)) {
        (true, true, false) => Some("override-role"),
        (true, false, true) => Some("override-reason"),
        _ => None,
    };
    let told = left.into_iter().map(move |one| match one.role {
        Some(role) if one.refusal.rule == "gate" => {
            let id = if may(&one) { "gate-reason" } else { "gate-role" };
            let mut refusal = Refusal::new(id).with("words", &one.words).with("role", role);
            refusal.place = one.refusal.place;
            refusal
        }
        _ => one.refusal,
    });
    told.chain(hint.map(|rule| Refusal::new(rule).with("role", OVERRIDES).at("override")))
}

/// What a reason of this person passes, in the words of the record. Empty where none was needed.
#[must_use]
pub fn overridden(case: &Case<'_>, form: &ResolveForm) -> Vec<String> {
    if form.override_reason.as_ref().is_none_or(|reason| reason.as_str().trim().is_empty()) {
        return Vec::new();
    }
    let passed = unmet(case, Moment::Resolve).into_iter();
    let passed = passed.filter(|one| one.role.is_some_and(|role| has_role(case.me, role)));
    passed.map(|one| one.words.into_owned()).collect()
}

/// What stops a case from being solved by any other way than a resolve: the same words, and where to go.
#[must_use]
pub fn set_solved(case: &Case<'_>) -> Vec<Refusal> {
    procedure(case, Moment::Resolve, None).chain([Refusal::new("set-solved").at("status")]).collect()
}

/// What keeps a ticket from going up in another one, which ends it without a resolve; empty when it may. The work must go
/// on over there: on an open case of the same customer that did not begin later, so that no clock begins anew, and
/// where the same procedure is still to be ended. A case with another procedure has to end its own first.
#[must_use]
pub fn merge(case: &Case<'_>, into: &Other<'_>, owed: usize) -> Vec<Refusal> {
    let mut no: Vec<Refusal> = standing(case).into_iter().collect();
    if !no.is_empty() {
        return no;
    }
    let (from, to) = (case.ticket, into.ticket);
    let said = |rule: &'static str| Refusal::new(rule).with("key", &from.key).with("other", &to.key);
    if to.id == from.id {
        return vec![said("merge-itself")];
    }
    if to.gone.is_some() || !to.status.is_open() {
        no.push(said("merge-ended"));
    }
    let customer = |ticket: &Ticket| ticket.requester.as_ref().map(|person| person.id.clone());
    if customer(from).is_none() || customer(from) != customer(to) {
        no.push(said("merge-customer"));
    }
    if to.created > from.created {
        no.push(said("merge-younger"));
    }
    if owed > 0 {
        no.push(said("merge-owed").with("count", owed));
    }
    if case.sop.is_none_or(|sop| into.sop != Some(&sop.id)) {
        for moment in [Moment::Resolve, Moment::Close] {
            for refusal in procedure(case, moment, None) {
                // Nobody passes a step this way: who may, resolves with a reason.
                if !refusal.rule.starts_with("override-") && !no.contains(&refusal) {
                    no.push(refusal);
                }
            }
        }
    }
    no
}

/// What speaks against a write that is about to leave and would end the case. The ticket is as the CRM has it; what was
/// decided when it was written counts, what changed in the meantime as well.
#[must_use]
pub fn leaving(case: &Case<'_>, form: &ResolveForm, closes: bool) -> Vec<Refusal> {
    if standing(case).is_some() {
        // It is gone or ended already: this write ends nothing.
        return Vec::new();
    }
    let mut no = resolve(case, form);
    if closes {
        no.extend(procedure(case, Moment::Close, form.override_reason.as_ref()));
    }
    no
}

/// The refusal of a ticket that is gone or no longer open: nothing else matters then.
pub(super) fn standing(case: &Case<'_>) -> Option<Refusal> {
    if case.ticket.gone.is_some() {
        return Some(Refusal::new("gone").with("key", &case.ticket.key));
    }
    if !case.ticket.status.is_open() {
        let status = case.ticket.status.as_str();
        return Some(Refusal::new("not-open").with("key", &case.ticket.key).with("status", status));
    }
    None
}

/// What a step still asks for: each check that objects, else the one thing that it lacks.
fn step<'a>(case: &Case<'a>, held: Held<'a>, unmet: &mut Vec<Unmet<'a>>) {
    let Held { step, lacks } = held;
    let title = case.step_title(&step.id);
    let refusal = match lacks {
        Lack::Checks(checks) => {
            unmet.extend(checks.into_iter().map(|check| {
                let words = case.message(&check.say);
                let refusal = Refusal::new("check").with("step", title).with("words", words).at(&step.id);
                let role = (check.level == Level::Lead).then_some(OVERRIDES);
                Unmet { refusal, words: format!("{title}: {words}").into(), role }
            }));
            return;
        }
        Lack::Inputs(inputs) => waiting(case, &step.id, inputs),
        Lack::Approval { role, code } => Refusal::new("step-approval")
            .with("role", role)
            .with("code", code)
            .with("step", title)
            .at(&step.id),
        Lack::Team(team) => Refusal::new("step-team").with("team", team).with("step", title).at(&step.id),
        Lack::Answers => Refusal::new("step-open").with("step", title).at(&step.id),
    };
    unmet.push(Unmet { refusal, words: title.into(), role: Some(OVERRIDES) });
}

/// The refusal of a step that waits for answers.
pub(super) fn waiting<'s>(case: &Case<'_>, step: &str, inputs: impl IntoIterator<Item = &'s str>) -> Refusal {
    let labels: Vec<&str> = inputs.into_iter().map(|input| case.label(input)).collect();
    Refusal::new("step-waiting")
        .with("step", case.step_title(step))
        .with("inputs", labels.join(", "))
        .at(step)
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
