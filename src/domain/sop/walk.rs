//! Holding a run against its procedure, step by step in their order. There is one way for all who ask: whoever needs less
//! of it is told less, never something else.

use std::collections::BTreeSet;

use jiff::civil::DateTime;

use super::answer;
use super::eval::{self, Value};
use super::model::{Check, Ending, Input, Kind, Level, Moment, Need, Sop, Step};
use super::plan::{Compiled, Counted, PlannedClock, PlannedStep, Slots};
use super::progress::{ApprovalState, CheckState, GateState, InputState, Progress, State, StepState};
use super::run::{Run, TickMark, approval_code, has_role};
use super::timing::{From, Since};
use crate::domain::clean::Clean;
use crate::domain::say::Refusal;
use crate::domain::ticket::Ticket;

/// How much of each step is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Detail {
    /// Everything that a person may want to see.
    Whole,
    /// What keeps a case from leaving: no answers, no ticks, no checks that hold.
    Gate,
}

/// Holds a run against its procedure and its ticket at a moment in the agent's own zone.
pub(super) fn walk(sop: &Sop, run: &Run, ticket: &Ticket, now: DateTime, detail: Detail) -> Progress {
    let plan = sop.plan.of(sop);
    let mut walk = Walk {
        sop,
        plan,
        run,
        ticket,
        now,
        detail,
        answers: plan.answers(run),
        facts: Slots::new(plan, ticket, now),
        states: Vec::with_capacity(sop.steps.len()),
    };
    let mut ended: Option<&Ending> = None;
    let mut steps = Vec::new();
    for (step, planned) in sop.steps.iter().zip(&plan.steps) {
        let applies = match &planned.when {
            _ if ended.is_some() && !step.always => Some(false),
            None => Some(true),
            Some(when) => eval::holds(&walk.facts, when),
        };
        let seen = walk.look(step, planned, applies);
        if seen.state == State::Done && ended.is_none() {
            ended = step.end.as_ref();
        }
        walk.states.push(seen.state);
        steps.extend(walk.told(step, planned, seen));
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
    walk.done(steps, ended.cloned())
}

/// A run on its way through the steps.
struct Walk<'a> {
    sop: &'a Sop,
    plan: &'a Compiled,
    run: &'a Run,
    ticket: &'a Ticket,
    now: DateTime,
    detail: Detail,
    /// The answers by the number of their input.
    answers: Vec<Option<&'a Clean>>,
    facts: Slots<'a>,
    /// The steps that were looked at.
    states: Vec<State>,
}

/// What was found of a step.
struct Seen<'a> {
    state: State,
    /// Why the answer does not count, by the position of the input in the step.
    errors: Vec<(usize, Refusal)>,
    /// Whether each check holds, and whether a lead accepted that it does not.
    checks: Vec<(&'a Check, Option<bool>, bool)>,
    approval: Option<ApprovalState>,
    is_filled: bool,
}

impl<'a> Walk<'a> {
    fn look(&mut self, step: &'a Step, planned: &'a PlannedStep, applies: Option<bool>) -> Seen<'a> {
        let mut seen = Seen {
            state: State::Waiting,
            errors: Vec::new(),
            checks: Vec::new(),
            approval: None,
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
        seen.approval = step.approve.as_deref().map(|role| self.approval(step, role));
        for (check, that) in step.checks.iter().zip(&planned.checks) {
            let holds = eval::holds(&self.facts, that);
            let accepted = check.level == Level::Lead && holds == Some(false) && self.is_by_lead(step);
            seen.checks.push((check, holds, accepted));
        }
        let blocks = |(check, holds, accepted): &(&Check, Option<bool>, bool)| {
            check.level != Level::Warn && *holds != Some(true) && !accepted
        };
        let approved = seen.approval.as_ref().is_none_or(|approval| approval.by.is_some());
        let is_done = seen.is_filled && approved && !seen.checks.iter().any(blocks);
        seen.state = if is_done { State::Done } else { State::Open };
        seen
    }

    /// What is told of a step; nothing where whoever asks does not look at it.
    fn told(&self, step: &Step, planned: &PlannedStep, seen: Seen<'_>) -> Option<StepState> {
        let is_whole = self.detail == Detail::Whole;
        let must = step.need == Need::Must;
        let is_open = matches!(seen.state, State::Open | State::Waiting);
        if !(is_whole || must && is_open) {
            return None;
        }
        let waits: BTreeSet<&str> = match (seen.state, &planned.when) {
            (State::Waiting, Some(when)) => self.facts.waits(when).collect(),
            (State::Waiting | State::NotApplicable, _) => BTreeSet::new(),
            // What its checks wait for besides its own inputs.
            _ => {
                let all = planned.checks.iter().flat_map(|that| self.facts.waits(that));
                all.filter(|name| !step.ask.iter().any(|input| input.id == *name)).collect()
            }
        };
        let checks = seen.checks.into_iter().map(|(check, holds, accepted)| CheckState {
            say: check.say.clone(),
            level: check.level,
            holds,
            accepted,
        });
        Some(StepState {
            id: step.id.clone(),
            state: seen.state,
            waits_for: waits.into_iter().map(str::to_owned).collect(),
            inputs: if is_whole { self.inputs(step, planned, seen.errors) } else { Vec::new() },
            checks: checks.filter(|check| is_whole || check.blocks()).collect(),
            approval: seen.approval,
            waits_on: step.wait.as_ref().filter(|_| seen.state == State::Open).map(|wait| wait.on.clone()),
            tick: self.run.ticks.get(&step.id).filter(|_| is_whole).cloned(),
            by_tick: !step.is_answered(),
            must,
            is_filled: seen.is_filled,
        })
    }

    fn inputs(&self, step: &Step, planned: &PlannedStep, errors: Vec<(usize, Refusal)>) -> Vec<InputState> {
        let asked = step.ask.iter().zip(&planned.asks);
        let told = asked.map(|(input, at)| InputState {
            id: input.id.clone(),
            value: self.answers[*at].cloned(),
            error: None,
        });
        let mut inputs: Vec<InputState> = told.collect();
        for (nth, refusal) in errors {
            inputs[nth].error = Some(refusal);
        }
        inputs
    }

    /// Who of those that said yes to the step, as it is answered now, may be its second person.
    fn approval(&self, step: &Step, role: &str) -> ApprovalState {
        let run = self.run;
        let code = approval_code(self.sop, &step.id, run);
        let answered = step.ask.iter().filter_map(|input| run.marks.get(&input.id));
        let hands: BTreeSet<_> = answered.chain(run.ticks.get(&step.id)).map(|mark| &mark.by.id).collect();
        let second = run.approvals.iter().find(|approval| {
            approval.code == code
                && has_role(&approval.mark.by, role)
                && !hands.contains(&approval.mark.by.id)
        });
        ApprovalState { role: role.to_owned(), code, by: second.map(|approval| approval.mark.clone()) }
    }

    /// Whether a lead ticked or approved the step.
    fn is_by_lead(&self, step: &Step) -> bool {
        self.run.ticks.get(&step.id).is_some_and(|tick| tick.has_role("lead"))
            || self.approval(step, "lead").by.is_some()
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

    fn done(self, steps: Vec<StepState>, ended: Option<Ending>) -> Progress {
        let (sop, facts) = (self.sop, &self.facts);
        let gates = sop.gates.iter().zip(&self.plan.gates).map(|(gate, that)| GateState {
            on: gate.on,
            say: gate.say.clone(),
            holds: eval::holds(facts, that) == Some(true),
            override_by: gate.override_by.clone(),
        });
        let gates: Vec<GateState> = gates.collect();
        let counted = sop.clocks.iter().zip(facts.clocks.iter().flatten());
        let counted = counted.filter(|_| self.detail == Detail::Whole);
        let passes = |on: Moment| gates.iter().all(|gate| gate.on != on || gate.holds);
        let returned = ended == Some(Ending::ReturnedToT1);
        let held_up = steps.iter().any(StepState::holds_up);
        Progress {
            done: self.states.iter().filter(|state| **state == State::Done).count(),
            of: self.states.iter().filter(|state| **state != State::NotApplicable).count(),
            can_resolve: !returned && !held_up && passes(Moment::Resolve),
            can_return: passes(Moment::Return),
            clocks: counted.map(|(rule, counted)| counted.state(&rule.name)).collect(),
            steps,
            gates,
            ended,
        }
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
