//! A procedure with its names resolved once: inputs, clocks and fields of the ticket are numbers in its expressions, and
//! what depends on the procedure alone is worked out. Holding a run against it is not here: see `walk`.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use jiff::civil::DateTime;

use super::eval::{self, Known, Value};
use super::expr::{Expr, Named};
use super::model::Sop;
use super::run::{Run, TickMark};
use super::timing::{ClockFact, ClockState, From, Since};
use crate::domain::clean::Clean;
use crate::domain::ticket::Ticket;

/// What is worked out of a procedure when it is first used. A clone works it out anew, because whoever clones a
/// procedure means to change it.
#[derive(Default)]
pub struct Plan(OnceLock<Box<Compiled>>);

impl Plan {
    /// The plan of `sop`, which is the procedure that holds it.
    pub(super) fn of<'a>(&'a self, sop: &Sop) -> &'a Compiled {
        let plan = self.0.get_or_init(|| Box::new(Compiled::new(sop)));
        debug_assert_eq!(**plan, Compiled::new(sop), "a procedure is not changed once it is used");
        plan
    }
}

impl Clone for Plan {
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl PartialEq for Plan {
    /// It follows from the procedure, so it makes no two procedures different.
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl fmt::Debug for Plan {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("Plan")
    }
}

/// A procedure in numbers.
#[derive(Debug, PartialEq)]
pub(super) struct Compiled {
    /// The names of the inputs, those that are asked and those that expressions name besides.
    pub(super) inputs: Vec<String>,
    /// The inputs in the order of their names.
    sorted: Vec<usize>,
    /// The fields of the ticket that expressions name.
    fields: Vec<String>,
    /// The steps in their order.
    pub(super) steps: Vec<PlannedStep>,
    /// The clocks in their order.
    pub(super) clocks: Vec<PlannedClock>,
    /// The conditions of the gates in their order.
    pub(super) gates: Vec<Expr<usize>>,
}

/// A step in numbers.
#[derive(Debug, PartialEq)]
pub(super) struct PlannedStep {
    pub(super) when: Option<Expr<usize>>,
    /// Its inputs, in the order of what it asks.
    pub(super) asks: Vec<usize>,
    /// Its checks, in their order.
    pub(super) checks: Vec<Expr<usize>>,
    /// The clocks that it starts, stops, or asks the fact of.
    pub(super) decides: Vec<usize>,
}

/// A clock in numbers.
#[derive(Debug, PartialEq)]
pub(super) struct PlannedClock {
    /// The input that it counts from, where it is one.
    pub(super) from: Option<usize>,
    /// The steps that start it.
    pub(super) starters: Vec<usize>,
    /// The steps that stop it.
    pub(super) stoppers: Vec<usize>,
}

/// Names and their numbers while a procedure is read.
#[derive(Default)]
struct Names(BTreeMap<String, usize>, Vec<String>);

impl Names {
    fn number(&mut self, name: &str) -> usize {
        if let Some(known) = self.0.get(name) {
            return *known;
        }
        self.0.insert(name.to_owned(), self.1.len());
        self.1.push(name.to_owned());
        self.1.len() - 1
    }
}

impl Compiled {
    fn new(sop: &Sop) -> Self {
        let (mut inputs, mut fields) = (Names::default(), Names::default());
        // A clock that nobody declared has a number behind all others: nothing is ever known of it.
        let clock = |name: &str| sop.clocks.iter().position(|rule| rule.name == name);
        let mut resolved = |expr: &Expr, inputs: &mut Names| {
            expr.renamed(&mut |named, name: &String| match named {
                Named::Input => inputs.number(name),
                Named::Ticket => fields.number(name),
                Named::Clock => clock(name).unwrap_or(sop.clocks.len()),
            })
        };
        let steps = sop.steps.iter().map(|step| PlannedStep {
            asks: step.ask.iter().map(|input| inputs.number(&input.id)).collect(),
            when: step.when.as_ref().map(|when| resolved(when, &mut inputs)),
            checks: step.checks.iter().map(|check| resolved(&check.that, &mut inputs)).collect(),
            decides: (0..sop.clocks.len()).filter(|at| sop.clocks[*at].is_decided_by(step)).collect(),
        });
        let steps = steps.collect();
        let gates = sop.gates.iter().map(|gate| resolved(&gate.that, &mut inputs)).collect();
        let naming = |names: fn(&super::model::Step) -> &Vec<String>, clock: &str| -> Vec<usize> {
            let all = sop.steps.iter().enumerate();
            all.filter(|(_, step)| names(step).iter().any(|name| name == clock)).map(|(at, _)| at).collect()
        };
        let clocks = sop.clocks.iter().map(|rule| PlannedClock {
            from: match &rule.from {
                From::Input(input) => Some(inputs.number(input)),
                From::Created | From::Escalated => None,
            },
            starters: naming(|step| &step.start, &rule.name),
            stoppers: naming(|step| &step.stop, &rule.name),
        });
        let clocks = clocks.collect();
        let Names(by_name, inputs) = inputs;
        Self { sorted: by_name.into_values().collect(), inputs, fields: fields.1, steps, clocks, gates }
    }

    /// The answers of a run by the number of their input. Both are in the order of their names.
    pub(super) fn answers<'r>(&self, run: &'r Run) -> Vec<Option<&'r Clean>> {
        let mut answers = vec![None; self.inputs.len()];
        let mut given = run.answers.iter();
        let mut next = given.next();
        for slot in &self.sorted {
            while let Some((id, value)) = next {
                let order = id.cmp(&self.inputs[*slot]);
                if order.is_gt() {
                    break;
                }
                next = given.next();
                if order.is_eq() {
                    answers[*slot] = Some(value);
                    break;
                }
            }
        }
        answers
    }
}

/// Where a clock stands, borrowed from what it was read off.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted<'a> {
    /// Since when it counts; absent while that is not known, or where it does not apply.
    pub(super) since: Option<Since>,
    /// Whether it counts now; absent while the fact that starts it could still come.
    pub(super) running: Option<bool>,
    /// What stopped it.
    pub(super) stopped: Option<&'a TickMark>,
}

impl Counted<'_> {
    /// What a condition sees; `None` while it could still change by an answer.
    fn fact(&self, fact: ClockFact) -> Option<bool> {
        self.running.map(|running| match fact {
            ClockFact::Running => running,
            ClockFact::Started => self.since.is_some(),
            ClockFact::Stopped => self.stopped.is_some(),
        })
    }

    /// The same with a name, for keeps.
    pub(super) fn state(&self, name: &str) -> ClockState {
        ClockState {
            name: name.to_owned(),
            since: self.since,
            running: self.running,
            stopped: self.stopped.cloned(),
        }
    }
}

/// A ticket and what is answered, by the numbers of a plan.
pub(super) struct Slots<'a> {
    plan: &'a Compiled,
    ticket: &'a Ticket,
    now: DateTime,
    pub(super) inputs: Vec<Option<Value>>,
    pub(super) clocks: Vec<Option<Counted<'a>>>,
    fields: Vec<OnceCell<Value>>,
}

impl<'a> Slots<'a> {
    /// Nothing is answered yet.
    pub(super) fn new(plan: &'a Compiled, ticket: &'a Ticket, now: DateTime) -> Self {
        Self {
            inputs: plan.inputs.iter().map(|_| None).collect(),
            clocks: vec![None; plan.clocks.len()],
            fields: plan.fields.iter().map(|_| OnceCell::new()).collect(),
            plan,
            ticket,
            now,
        }
    }

    /// The names of the inputs that an expression waits for, itself or by a clock.
    pub(super) fn waits(&self, expr: &Expr<usize>) -> impl Iterator<Item = &'a str> + use<'a> {
        let (mut inputs, mut clocks) = (Vec::new(), Vec::new());
        eval::waits(self, expr, &mut |at| inputs.push(*at), &mut |at| clocks.push(*at));
        let plan = self.plan;
        inputs.extend(clocks.into_iter().filter_map(|at| plan.clocks.get(at)?.from));
        inputs.into_iter().map(|at| plan.inputs[at].as_str())
    }
}

impl Known<usize> for Slots<'_> {
    fn now(&self) -> DateTime {
        self.now
    }

    fn input(&self, at: &usize) -> Option<&Value> {
        self.inputs.get(*at)?.as_ref()
    }

    fn field(&self, at: &usize) -> Cow<'_, Value> {
        Cow::Borrowed(self.fields[*at].get_or_init(|| eval::field(self.ticket, &self.plan.fields[*at])))
    }

    fn clock(&self, at: &usize, fact: ClockFact) -> Option<Value> {
        match self.clocks.get(*at).copied().flatten() {
            Some(counted) => counted.fact(fact).map(Value::Bool),
            None => Some(Value::Null),
        }
    }
}
