//! What comes of a run held against its procedure and its ticket: what is done, what is open, what waits for what, what
//! does not apply, and whether the procedure lets the case go. How that is found out: see `walk`.

use jiff::civil::DateTime;

use super::model::{Ending, Level, Moment, Need, Sop};
use super::run::{Run, TickMark, approval_code};
use super::timing::ClockState;
use super::walk::{Checked, Second, Seen, Walk, walk};
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

impl From<Checked<'_>> for CheckState {
    fn from(checked: Checked<'_>) -> Self {
        let Checked { check, holds, accepted } = checked;
        Self { say: check.say.clone(), level: check.level, holds, accepted }
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

impl From<Second<'_>> for ApprovalState {
    fn from(second: Second<'_>) -> Self {
        Self { role: second.role.to_owned(), code: second.code, by: second.by.cloned() }
    }
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

    /// What a yes to it names, as it is answered now.
    #[must_use]
    pub fn code_of(&self, sop: &Sop, run: &Run) -> String {
        let known = self.approval.as_ref().map(|approval| approval.code.clone());
        known.unwrap_or_else(|| approval_code(sop, &self.id, run))
    }

    /// Whether only a lead can let it be done: all is filled in, and what objects to it a lead may accept.
    #[must_use]
    pub fn wants_lead(&self) -> bool {
        let mut blocking = self.checks.iter().filter(|check| check.blocks()).peekable();
        let is_open = self.state == State::Open && self.is_filled && blocking.peek().is_some();
        is_open && blocking.all(|check| check.level == Level::Lead && check.holds == Some(false))
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

impl Progress {
    /// Holds a run against its procedure and its ticket at a moment in the agent's own zone.
    #[must_use]
    pub fn of(sop: &Sop, run: &Run, ticket: &Ticket, now: DateTime) -> Self {
        let mut steps = Vec::with_capacity(sop.steps.len());
        let walk = walk(sop, run, ticket, now, |walk, seen| steps.push(told(walk, seen)));
        let gates = walk.gates().map(|(gate, holds)| GateState {
            on: gate.on,
            say: gate.say.clone(),
            holds,
            override_by: gate.override_by.clone(),
        });
        let gates: Vec<GateState> = gates.collect();
        let clocks = sop.clocks.iter().zip(walk.facts.clocks.iter().flatten());
        let passes = |on: Moment| gates.iter().all(|gate| gate.on != on || gate.holds);
        let returned = walk.ended == Some(&Ending::ReturnedToT1);
        let held_up = steps.iter().any(StepState::holds_up);
        Self {
            done: walk.states.iter().filter(|state| **state == State::Done).count(),
            of: walk.states.iter().filter(|state| **state != State::NotApplicable).count(),
            can_resolve: !returned && !held_up && passes(Moment::Resolve),
            can_return: passes(Moment::Return),
            clocks: clocks.map(|(rule, counted)| counted.state(&rule.name)).collect(),
            ended: walk.ended.cloned(),
            steps,
            gates,
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

/// What a person is told of a step.
fn told(walk: &Walk<'_>, seen: Seen<'_>) -> StepState {
    let Seen { step, planned, state, errors, .. } = seen;
    let asked = step.ask.iter().zip(&planned.asks);
    let inputs = asked.map(|(input, at)| InputState {
        id: input.id.clone(),
        value: walk.answers[*at].cloned(),
        error: None,
    });
    let mut inputs: Vec<InputState> = inputs.collect();
    for (nth, refusal) in errors {
        inputs[nth].error = Some(refusal);
    }
    StepState {
        id: step.id.clone(),
        state,
        waits_for: walk.waits_for(step, planned, state).into_iter().map(str::to_owned).collect(),
        inputs,
        checks: seen.checks.into_iter().map(CheckState::from).collect(),
        approval: seen.second.map(ApprovalState::from),
        waits_on: step.wait.as_ref().filter(|_| state == State::Open).map(|wait| wait.on.clone()),
        tick: walk.run.ticks.get(&step.id).cloned(),
        by_tick: !step.is_answered(),
        must: step.need == Need::Must,
        is_filled: seen.is_filled,
    }
}
