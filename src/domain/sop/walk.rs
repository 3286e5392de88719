//! Holding a run against its procedure, step by step in their order. There is one way for all who ask, and it borrows all
//! that it finds: what is told of it is made by those who tell it, `progress` to people and `exit` to the gate.

use std::collections::BTreeSet;

use jiff::civil::DateTime;

use super::answer;
use super::eval::{self, Value};
use super::model::{Check, Ending, Gate, Input, Kind, Level, Sop, Step};
use super::plan::{Compiled, Counted, PlannedClock, PlannedStep, Slots};
use super::progress::State;
use super::run::{Run, TickMark, approval_code, has_role};
use super::timing::{From, Since};
use crate::domain::clean::Clean;
use crate::domain::say::Refusal;
use crate::domain::ticket::Ticket;

/// A run on its way through the steps.
pub(super) struct Walk<'a> {
    pub(super) sop: &'a Sop,
    pub(super) run: &'a Run,
    plan: &'a Compiled,
    ticket: &'a Ticket,
    now: DateTime,
    /// The answers by the number of their input.
    pub(super) answers: Vec<Option<&'a Clean>>,
    pub(super) facts: Slots<'a>,
    /// The steps that were looked at.
    pub(super) states: Vec<State>,
    /// How the case leaves, once a step with an end is done.
    pub(super) ended: Option<&'a Ending>,
}

/// What was found of a step.
pub(super) struct Seen<'a> {
    pub(super) step: &'a Step,
    pub(super) planned: &'a PlannedStep,
    pub(super) state: State,
    /// Why the answer does not count, by the position of the input in the step.
    pub(super) errors: Vec<(usize, Refusal)>,
    pub(super) checks: Vec<Checked<'a>>,
    pub(super) second: Option<Second<'a>>,
    /// Whether everything that it asks is answered, and ticked where a tick completes it.
    pub(super) is_filled: bool,
}

/// A check of a step.
pub(super) struct Checked<'a> {
    pub(super) check: &'a Check,
    /// Whether it holds; absent while its inputs are not all known.
    pub(super) holds: Option<bool>,
    /// Whether a lead accepted that it does not.
    pub(super) accepted: bool,
}

impl Checked<'_> {
    /// Whether it keeps its step open.
    pub(super) fn blocks(&self) -> bool {
        self.check.level != Level::Warn && self.holds != Some(true) && !self.accepted
    }
}

/// The second person whom a step needs.
pub(super) struct Second<'a> {
    /// The role that they need.
    pub(super) role: &'a str,
    /// What an approval names.
    pub(super) code: String,
    /// Who approved.
    pub(super) by: Option<&'a TickMark>,
}

/// Holds a run against its procedure and its ticket at a moment in the agent's own zone. Each step is told of before the
/// next one is looked at: what it waits for, it waits for then.
pub(super) fn walk<'a>(
    sop: &'a Sop,
    run: &'a Run,
    ticket: &'a Ticket,
    now: DateTime,
    mut tell: impl FnMut(&Walk<'a>, Seen<'a>),
) -> Walk<'a> {
    let plan = sop.plan.of(sop);
    let mut walk = Walk {
        sop,
        run,
        plan,
        ticket,
        now,
        answers: plan.answers(run),
        facts: Slots::new(plan, ticket, now),
        states: Vec::with_capacity(sop.steps.len()),
        ended: None,
    };
    for (step, planned) in sop.steps.iter().zip(&plan.steps) {
        let applies = match &planned.when {
            _ if walk.ended.is_some() && !step.always => Some(false),
            None => Some(true),
            Some(when) => eval::holds(&walk.facts, when),
        };
        let seen = walk.look(step, planned, applies);
        if seen.state == State::Done && walk.ended.is_none() {
            walk.ended = step.end.as_ref();
        }
        walk.states.push(seen.state);
        tell(&walk, seen);
        // A condition may speak of a clock only behind the steps that decide about it.
        for at in &planned.decides {
            walk.facts.clocks[*at] = Some(walk.count(&plan.clocks[*at], &sop.clocks[*at].from));
        }
    }
    // What a step decided about a clock, the last such step decided for good.
    for (at, rule) in sop.clocks.iter().enumerate() {
        if walk.facts.clocks[at].is_none() {
            walk.facts.clocks[at] = Some(walk.count(&plan.clocks[at], &rule.from));
        }
    }
    walk
}

impl<'a> Walk<'a> {
    fn look(&mut self, step: &'a Step, planned: &'a PlannedStep, applies: Option<bool>) -> Seen<'a> {
        let mut seen = Seen {
            step,
            planned,
            state: State::Waiting,
            errors: Vec::new(),
            checks: Vec::new(),
            second: None,
            is_filled: false,
        };
        match applies {
            None => return seen,
            Some(false) => {
                seen.state = State::NotApplicable;
                planned.asks.iter().for_each(|at| self.facts.inputs[*at] = Some(Value::Null));
                return seen;
            }
            Some(true) => {}
        }
        let mut complete = true;
        for (nth, (input, at)) in step.ask.iter().zip(&planned.asks).enumerate() {
            match self.answers[*at].map(|text| answer::stored(input, text, self.now)) {
                Some(Ok(known)) => {
                    if let Some(refusal) = unfit(input, &known) {
                        complete = false;
                        seen.errors.push((nth, refusal));
                    }
                    self.facts.inputs[*at] = Some(known);
                }
                Some(Err(refusal)) => {
                    complete &= input.optional;
                    seen.errors.push((nth, refusal));
                }
                None => complete &= input.optional,
            }
        }
        let done_by_hand = step.is_answered() || self.run.ticks.contains_key(&step.id);
        seen.is_filled = complete && done_by_hand;
        if seen.is_filled {
            // What was left out of a finished step will not be answered: conditions need not wait for it.
            let skipped = step.ask.iter().zip(&planned.asks).filter(|(input, _)| input.optional);
            for (_, at) in skipped.filter(|(_, at)| self.answers[**at].is_none()) {
                self.facts.inputs[*at] = Some(Value::Null);
            }
        }
        seen.second = step.approve.as_deref().map(|role| self.second(step, role));
        for (check, that) in step.checks.iter().zip(&planned.checks) {
            let holds = eval::holds(&self.facts, that);
            let accepted = check.level == Level::Lead && holds == Some(false) && self.is_by_lead(step);
            seen.checks.push(Checked { check, holds, accepted });
        }
        let approved = seen.second.as_ref().is_none_or(|second| second.by.is_some());
        let is_done = seen.is_filled && approved && !seen.checks.iter().any(Checked::blocks);
        seen.state = if is_done { State::Done } else { State::Open };
        seen
    }

    /// Who of those that said yes to the step, as it is answered now, may be its second person.
    fn second(&self, step: &Step, role: &'a str) -> Second<'a> {
        let run = self.run;
        let code = approval_code(self.sop, &step.id, run);
        let answered = step.ask.iter().filter_map(|input| run.marks.get(&input.id));
        let hands: BTreeSet<_> = answered.chain(run.ticks.get(&step.id)).map(|mark| &mark.by.id).collect();
        let second = run.approvals.iter().find(|approval| {
            approval.code == code
                && has_role(&approval.mark.by, role)
                && !hands.contains(&approval.mark.by.id)
        });
        Second { role, code, by: second.map(|approval| &approval.mark) }
    }

    /// Whether a lead ticked or approved the step.
    fn is_by_lead(&self, step: &Step) -> bool {
        self.run.ticks.get(&step.id).is_some_and(|tick| tick.has_role("lead"))
            || self.second(step, "lead").by.is_some()
    }

    /// Where a clock stands after the steps so far. A clock that nothing can stop any more, because no step that stops
    /// it applies, does not run.
    fn count(&self, planned: &PlannedClock, from: &From) -> Counted<'a> {
        // A step that was not looked at yet has no state.
        let skipped = |steps: &[usize]| {
            !steps.is_empty() && steps.iter().all(|at| self.states.get(*at) == Some(&State::NotApplicable))
        };
        let since = match (planned.from, from) {
            (Some(at), _) => self.facts.inputs[at].as_ref().map(|value| match value {
                Value::Date(day) => Some(Since::Local(day.at(0, 0, 0, 0))),
                Value::Time(time) => Some(Since::Local(*time)),
                _ => None,
            }),
            (None, _) if skipped(&planned.starters) => Some(None),
            (None, From::Escalated) => {
                Some(Some(Since::At(self.run.escalated.unwrap_or(self.ticket.created))))
            }
            (None, _) => Some(Some(Since::At(self.ticket.created))),
        };
        let stopped = planned.stoppers.iter().filter(|at| self.states.get(**at) == Some(&State::Done));
        let stopped = stopped.filter_map(|at| self.completed(&self.sop.steps[*at]));
        let stopped = stopped.min_by_key(|mark| mark.at).filter(|_| since != Some(None));
        let running = since.map(|since| since.is_some() && stopped.is_none() && !skipped(&planned.stoppers));
        Counted { since: since.flatten(), running, stopped }
    }

    /// Who completed a step that is done, and when: the last answer, or the tick.
    fn completed(&self, step: &Step) -> Option<&'a TickMark> {
        let run = self.run;
        let inputs = step.ask.iter().filter_map(|input| run.marks.get(&input.id));
        inputs.chain(run.ticks.get(&step.id)).max_by_key(|mark| mark.at)
    }

    /// The names of the inputs that a step, or one of its checks, waits for besides those that it asks.
    pub(super) fn waits_for(&self, step: &Step, planned: &'a PlannedStep, state: State) -> BTreeSet<&'a str> {
        match (state, &planned.when) {
            (State::Waiting, Some(when)) => self.facts.waits(when).collect(),
            (State::Waiting | State::NotApplicable, _) => BTreeSet::new(),
            _ => {
                let all = planned.checks.iter().flat_map(|that| self.facts.waits(that));
                all.filter(|name| !step.ask.iter().any(|input| input.id == *name)).collect()
            }
        }
    }

    /// The gates, and whether each lets the case pass; unknown counts as no.
    pub(super) fn gates(&self) -> impl Iterator<Item = (&'a Gate, bool)> {
        let gates = self.sop.gates.iter().zip(&self.plan.gates);
        gates.map(|(gate, that)| (gate, eval::holds(&self.facts, that) == Some(true)))
    }
}

/// Why a readable answer does not let its step be done.
fn unfit(input: &Input, value: &Value) -> Option<Refusal> {
    match (&input.kind, value) {
        (Kind::Bool { must_be: Some(wanted) }, Value::Bool(found)) if wanted != found => {
            let rule = if *wanted { "answer-must-be-yes" } else { "answer-must-be-no" };
            Some(Refusal::new(rule).at(input.id.as_str()))
        }
        _ => None,
    }
}
