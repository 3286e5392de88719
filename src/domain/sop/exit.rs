//! What keeps a case from leaving by its procedure, borrowed from it. This only finds it: `gate` says it in words, and
//! `progress` tells whoever looks at a run everything else.

use jiff::civil::DateTime;

use super::model::{Check, Ending, Gate, Need, Sop, Step};
use super::progress::State;
use super::run::Run;
use super::walk::{Checked, Seen, Walk, walk};
use crate::domain::ticket::Ticket;

/// What stands between a case and the ways out of its procedure.
#[derive(Debug, PartialEq)]
pub struct Exit<'a> {
    /// The steps that must be done and are not, in their order. Those that wait only where no open one explains them.
    pub steps: Vec<Held<'a>>,
    /// The gates that do not let it pass, whatever way they are on.
    pub closed: Vec<&'a Gate>,
    /// How it leaves, once a step with an end is done.
    pub ended: Option<&'a Ending>,
}

/// A step that holds a case up.
#[derive(Debug, PartialEq)]
pub struct Held<'a> {
    /// The step.
    pub step: &'a Step,
    /// What it lacks.
    pub lacks: Lack<'a>,
}

/// What a step lacks to be done: of several things the one to see to first.
#[derive(Debug, PartialEq, Eq)]
pub enum Lack<'a> {
    /// Whether it applies depends on these inputs, in the order of their names.
    Inputs(Vec<&'a str>),
    /// These checks object.
    Checks(Vec<&'a Check>),
    /// A second person's yes, and nothing else.
    Approval {
        /// The role that they need.
        role: &'a str,
        /// What an approval names.
        code: String,
    },
    /// The answer of this team.
    Team(&'a str),
    /// What it asks.
    Answers,
}

impl<'a> Exit<'a> {
    /// Holds a run against its procedure and its ticket at a moment in the agent's own zone.
    #[must_use]
    pub fn of(sop: &'a Sop, run: &'a Run, ticket: &'a Ticket, now: DateTime) -> Self {
        let mut steps: Vec<Held<'a>> = Vec::new();
        let mut is_open = false;
        let walk = walk(sop, run, ticket, now, |walk, seen| match seen.state {
            _ if seen.step.need != Need::Must => {}
            State::Open => {
                if !is_open {
                    steps.clear();
                }
                is_open = true;
                steps.push(open(seen));
            }
            State::Waiting if !is_open => steps.push(waiting(walk, &seen)),
            _ => {}
        });
        let closed = walk.gates().filter(|(_, holds)| !holds).map(|(gate, _)| gate).collect();
        Self { steps, closed, ended: walk.ended }
    }
}

fn waiting<'a>(walk: &Walk<'a>, seen: &Seen<'a>) -> Held<'a> {
    let inputs = walk.waits_for(seen.step, seen.planned, seen.state);
    Held { step: seen.step, lacks: Lack::Inputs(inputs.into_iter().collect()) }
}

fn open(seen: Seen<'_>) -> Held<'_> {
    let step = seen.step;
    let is_held = seen.checks.iter().any(Checked::blocks);
    let objects = |checked: &&Checked<'_>| checked.blocks() && checked.holds == Some(false);
    let checks: Vec<&Check> = seen.checks.iter().filter(objects).map(|checked| checked.check).collect();
    let lacks = match (seen.second, &step.wait) {
        _ if !checks.is_empty() => Lack::Checks(checks),
        (Some(second), _) if second.by.is_none() && seen.is_filled && !is_held => {
            Lack::Approval { role: second.role, code: second.code }
        }
        (_, Some(wait)) => Lack::Team(&wait.on),
        _ => Lack::Answers,
    };
    Held { step, lacks }
}
