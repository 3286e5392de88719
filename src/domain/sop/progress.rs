//! A run held against its procedure and its ticket: what is done, what is open, what waits for what, what does
//! not apply, and whether the procedure lets the case go.

use std::collections::BTreeSet;

use jiff::civil::DateTime;

use super::answer;
use super::eval::{Facts, Truth, Value};
use super::model::{Ending, Input, Kind, Level, Moment, Need, Sop, Step};
use super::run::{Run, TickMark, approval_code, has_role};
use super::timing::{ClockRule, ClockState, From, Since};
use crate::domain::clean::Clean;
use crate::domain::say::Refusal;
use crate::domain::ticket::Ticket;

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Answered or ticked, and its checks hold.
    Done,
    /// It applies and is not done.
    Open,
    /// Whether it applies depends on answers that are still to come.
    Waiting,
    /// It does not apply.
    NotApplicable,
}

impl State {
    /// The word in JSON and examples.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Open => "open",
            Self::Waiting => "waiting",
            Self::NotApplicable => "n/a",
        }
    }
}

/// An input with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputState {
    /// The input.
    pub id: String,
    /// Its answer in the stored form.
    pub value: Option<Clean>,
    /// Why the answer does not count.
    pub error: Option<Refusal>,
}

/// A check of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckState {
    /// Message id of its sentence.
    pub say: String,
    /// How hard it is.
    pub level: Level,
    /// Whether it holds; absent while its inputs are not all known.
    pub holds: Option<bool>,
    /// Whether a lead accepted that it does not.
    pub accepted: bool,
}

impl CheckState {
    /// Whether it keeps its step open.
    #[must_use]
    pub fn blocks(&self) -> bool {
        self.level != Level::Warn && self.holds != Some(true) && !self.accepted
    }
}

/// A second person's yes to a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalState {
    /// The role that the second person needs.
    pub role: String,
    /// What an approval names.
    pub code: String,
    /// Who approved; never one of those who answered.
    pub by: Option<TickMark>,
}

/// A step with everything that can be said of it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepState {
    /// The step.
    pub id: String,
    /// Where it stands.
    pub state: State,
    /// The inputs that it, or one of its checks, waits for.
    pub waits_for: Vec<String>,
    /// Its inputs.
    pub inputs: Vec<InputState>,
    /// Its checks; none while it does not apply.
    pub checks: Vec<CheckState>,
    /// The second person whom it needs, where it needs one.
    pub approval: Option<ApprovalState>,
    /// The team whose answer it waits for, while it is open.
    pub waits_on: Option<String>,
    /// Its tick.
    pub tick: Option<TickMark>,
    /// Whether a tick, and not answers, completes it.
    pub by_tick: bool,
    /// Whether the case cannot be resolved without it.
    pub must: bool,
    /// Whether everything that it asks is answered, and ticked where a tick completes it.
    pub is_filled: bool,
}

impl StepState {
    /// Whether it stands between the case and its resolve.
    #[must_use]
    pub fn holds_up(&self) -> bool {
        self.must && matches!(self.state, State::Open | State::Waiting)
    }
}

impl StepState {
    /// Whether only the second person is missing: everything else is answered and holds.
    #[must_use]
    pub fn wants_approval(&self) -> bool {
        self.state == State::Open
            && self.approval.as_ref().is_some_and(|approval| approval.by.is_none())
            && self.is_filled
            && !self.checks.iter().any(CheckState::blocks)
    }
}

/// A gate of the procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GateState {
    /// Which way out.
    pub on: Moment,
    /// Message id of its sentence.
    pub say: String,
    /// Whether it lets the case pass; unknown counts as no.
    pub holds: bool,
    /// The role that may pass nevertheless, with a reason.
    pub override_by: Option<String>,
}

/// A run's progress on a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The steps in their order.
    pub steps: Vec<StepState>,
    /// The clocks.
    pub clocks: Vec<ClockState>,
    /// The gates.
    pub gates: Vec<GateState>,
    /// How the case leaves, once a step with an end is done.
    pub ended: Option<Ending>,
    /// Steps that are done.
    pub done: usize,
    /// Steps that apply or may come to apply.
    pub of: usize,
    /// Whether steps, end and gates allow a resolve.
    pub can_resolve: bool,
    /// Whether the gates allow a return to Tier 1.
    pub can_return: bool,
}

/// How much of each step is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Detail {
    /// Everything that a person may want to see.
    Whole,
    /// What keeps a case from leaving: no answers, no ticks, no checks that hold.
    Gate,
}

impl Progress {
    /// Holds a run against its procedure and its ticket at a moment in the agent's own zone.
    #[must_use]
    pub fn of(sop: &Sop, run: &Run, ticket: &Ticket, now: DateTime) -> Self {
        Self::told(sop, run, ticket, now, Detail::Whole)
    }

    /// The same as far as the gate looks at it, in a fraction of the time: its steps tell no inputs, no ticks, and of
    /// their checks those that keep them open.
    #[must_use]
    pub fn for_gate(sop: &Sop, run: &Run, ticket: &Ticket, now: DateTime) -> Self {
        Self::told(sop, run, ticket, now, Detail::Gate)
    }

    fn told(sop: &Sop, run: &Run, ticket: &Ticket, now: DateTime, detail: Detail) -> Self {
        let mut facts = Facts::new(ticket, now);
        let mut ended: Option<Ending> = None;
        let mut steps = Vec::with_capacity(sop.steps.len());
        for step in &sop.steps {
            let applies = match &step.when {
                _ if ended.is_some() && !step.always => Truth::No,
                None => Truth::Yes,
                Some(when) => facts.truth(when),
            };
            let state = look(sop, step, applies, run, &mut facts, detail);
            if state.state == State::Done && ended.is_none() {
                ended.clone_from(&step.end);
            }
            steps.push(state);
            // A condition may speak of a clock only behind the steps that decide about it.
            for rule in sop.clocks.iter().filter(|rule| rule.is_decided_by(step)) {
                let (clock, waits) = clock(rule, sop, &steps, run, ticket, &facts);
                facts.know_clock(&rule.name, clock, waits);
            }
        }
        // What a step decided about a clock, the last such step decided for good.
        let mut clocks = Vec::with_capacity(sop.clocks.len());
        for rule in &sop.clocks {
            if let Some(known) = facts.clock(&rule.name) {
                clocks.push(known.clone());
                continue;
            }
            let (clock, waits) = clock(rule, sop, &steps, run, ticket, &facts);
            facts.know_clock(&rule.name, clock.clone(), waits);
            clocks.push(clock);
        }
        let gates: Vec<GateState> = sop
            .gates
            .iter()
            .map(|gate| GateState {
                on: gate.on,
                say: gate.say.clone(),
                holds: facts.truth(&gate.that) == Truth::Yes,
                override_by: gate.override_by.clone(),
            })
            .collect();
        let passes = |on: Moment| gates.iter().all(|gate| gate.on != on || gate.holds);
        let returned = ended == Some(Ending::ReturnedToT1);
        let held_up = steps.iter().any(StepState::holds_up);
        Self {
            done: steps.iter().filter(|step| step.state == State::Done).count(),
            of: steps.iter().filter(|step| step.state != State::NotApplicable).count(),
            can_resolve: !returned && !held_up && passes(Moment::Resolve),
            can_return: passes(Moment::Return),
            steps,
            clocks,
            gates,
            ended,
        }
    }

    /// A step by its id.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<&StepState> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// The step to work on now: the first open one.
    #[must_use]
    pub fn current(&self) -> Option<usize> {
        self.steps.iter().position(|step| step.state == State::Open)
    }

    /// What the ticket field says of it: `id@version done/of`.
    #[must_use]
    pub fn field(&self, sop: &Sop) -> Clean {
        Clean::line(&format!("{}@{} {}/{}", sop.id, sop.version, self.done, self.of))
    }
}

fn look<'a>(
    sop: &Sop,
    step: &'a Step,
    applies: Truth,
    run: &Run,
    facts: &mut Facts<'a>,
    detail: Detail,
) -> StepState {
    let is_whole = detail == Detail::Whole;
    let tick = run.ticks.get(&step.id);
    let mut seen = StepState {
        id: step.id.clone(),
        state: State::Open,
        waits_for: Vec::new(),
        inputs: Vec::new(),
        checks: Vec::new(),
        approval: None,
        waits_on: None,
        tick: tick.filter(|_| is_whole).cloned(),
        by_tick: !step.is_answered(),
        must: step.need == Need::Must,
        is_filled: false,
    };
    let answered = |input: &Input| run.answers.get(&input.id);
    let told = |input: &Input, value: Option<&Clean>, error: Option<Refusal>| {
        is_whole.then(|| InputState { id: input.id.clone(), value: value.cloned(), error })
    };
    if applies != Truth::Yes {
        seen.inputs = step.ask.iter().filter_map(|input| told(input, answered(input), None)).collect();
        if let Truth::Unknown(waits) = applies {
            seen.state = State::Waiting;
            seen.waits_for = waits.into_iter().collect();
        } else {
            seen.state = State::NotApplicable;
            step.ask.iter().for_each(|input| facts.know(&input.id, Value::Null));
        }
        return seen;
    }
    let mut complete = true;
    let mut skipped = Vec::new();
    for input in &step.ask {
        let value = answered(input);
        let mut error = None;
        match value.map(|text| answer::stored(input, text, facts.now())) {
            Some(Ok(known)) => {
                error = unfit(input, &known);
                complete &= error.is_none();
                facts.know(&input.id, known);
            }
            Some(Err(refusal)) => {
                error = Some(refusal);
                complete &= input.optional;
            }
            None if input.optional => skipped.push(input),
            None => complete = false,
        }
        seen.inputs.extend(told(input, value, error));
    }
    let done_by_hand = !seen.by_tick || tick.is_some();
    if complete && done_by_hand {
        // What was left out of a finished step will not be answered: conditions need not wait for it.
        for input in skipped {
            facts.know(&input.id, Value::Null);
        }
    }
    seen.is_filled = complete && done_by_hand;
    seen.approval = step.approve.as_deref().map(|role| approval(sop, step, role, run));
    judge(sop, step, run, &mut seen, facts);
    if !is_whole {
        seen.checks.retain(CheckState::blocks);
    }
    let approved = seen.approval.as_ref().is_none_or(|approval| approval.by.is_some());
    if seen.is_filled && approved && !seen.checks.iter().any(CheckState::blocks) {
        seen.state = State::Done;
    } else {
        seen.waits_on = step.wait.as_ref().map(|wait| wait.on.clone());
    }
    seen
}

/// Who of those that said yes to the step, as it is answered now, may be its second person.
fn approval(sop: &Sop, step: &Step, role: &str, run: &Run) -> ApprovalState {
    let code = approval_code(sop, &step.id, run);
    let answered = step.ask.iter().filter_map(|input| run.marks.get(&input.id));
    let hands: BTreeSet<_> = answered.chain(run.ticks.get(&step.id)).map(|mark| &mark.by.id).collect();
    let second = run.approvals.iter().find(|approval| {
        approval.code == code && has_role(&approval.mark.by, role) && !hands.contains(&approval.mark.by.id)
    });
    ApprovalState { role: role.to_owned(), code, by: second.map(|approval| approval.mark.clone()) }
}

/// Where a clock stands after the steps so far, and the inputs that this depends on. A clock that nothing can stop
/// any more, because no step that stops it applies, does not run.
fn clock(
    rule: &ClockRule,
    sop: &Sop,
    steps: &[StepState],
    run: &Run,
    ticket: &Ticket,
    facts: &Facts<'_>,
) -> (ClockState, BTreeSet<String>) {
    // A step that was not looked at yet has no state.
    let of = |names: fn(&Step) -> &Vec<String>| -> Vec<(&Step, Option<State>)> {
        let named = sop.steps.iter().enumerate().filter(|(_, step)| names(step).contains(&rule.name));
        named.map(|(at, step)| (step, steps.get(at).map(|seen| seen.state))).collect()
    };
    let skipped = |among: &[(&Step, Option<State>)]| {
        !among.is_empty() && among.iter().all(|(_, state)| *state == Some(State::NotApplicable))
    };
    let (starters, stoppers) = (of(|step| &step.start), of(|step| &step.stop));
    let since = match &rule.from {
        From::Input(id) => facts.input(id).map(|value| match value {
            Value::Date(day) => Some(Since::Local(day.at(0, 0, 0, 0))),
            Value::Time(time) => Some(Since::Local(*time)),
            _ => None,
        }),
        From::Created if skipped(&starters) => Some(None),
        From::Created => Some(Some(Since::At(ticket.created))),
    };
    let stopped = stoppers.iter().filter(|(_, state)| *state == Some(State::Done));
    let stopped = stopped.filter_map(|(step, _)| {
        let inputs = step.ask.iter().filter_map(|input| run.marks.get(&input.id));
        inputs.chain(run.ticks.get(&step.id)).max_by_key(|mark| mark.at)
    });
    let stopped = stopped.min_by_key(|mark| mark.at).filter(|_| since != Some(None)).cloned();
    let running = since.map(|since| since.is_some() && stopped.is_none() && !skipped(&stoppers));
    let waits = match &rule.from {
        From::Input(id) => BTreeSet::from([id.clone()]),
        From::Created => BTreeSet::new(),
    };
    (ClockState { name: rule.name.clone(), since: since.flatten(), running, stopped }, waits)
}

/// Evaluates the checks; what they wait for besides the step's own inputs is named.
fn judge(sop: &Sop, step: &Step, run: &Run, seen: &mut StepState, facts: &Facts<'_>) {
    let by_lead = || {
        run.ticks.get(&step.id).is_some_and(|tick| tick.has_role("lead"))
            || approval(sop, step, "lead", run).by.is_some()
    };
    let mut waits = BTreeSet::new();
    for check in &step.checks {
        let holds = match facts.truth(&check.that) {
            Truth::Yes => Some(true),
            Truth::No => Some(false),
            Truth::Unknown(inputs) => {
                waits.extend(inputs);
                None
            }
        };
        let accepted = check.level == Level::Lead && holds == Some(false) && by_lead();
        seen.checks.push(CheckState { say: check.say.clone(), level: check.level, holds, accepted });
    }
    waits.retain(|name| !step.ask.iter().any(|input| input.id == *name));
    seen.waits_for = waits.into_iter().collect();
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
