//! Example cases of a procedure: what is answered and ticked, and what has to come of it. Their file is read by
//! the room `config`.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::answer::parse_answer;
use super::model::{Level, Sop};
use super::progress::Progress;
use super::run::{Approval, Run, TickMark, approval_code};
use crate::domain::clean::Clean;
use crate::domain::ids::PersonId;
use crate::domain::ticket::{Fact, Person, Priority, Status, Ticket};

/// An example case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Example {
    /// What it shows, in a sentence.
    pub name: String,
    /// Its line.
    pub line: usize,
    /// The moment it is played at.
    pub now: DateTime,
    /// Facts of the ticket.
    pub ticket: BTreeMap<String, String>,
    /// Answers by input id, as typed.
    pub answers: BTreeMap<String, String>,
    /// Steps that the agent ticks.
    pub ticked: Vec<String>,
    /// Steps that a lead ticks or approves.
    pub by_lead: Vec<String>,
    /// What has to come of it.
    pub expect: Vec<Expected>,
}

/// One line of what has to come of an example.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// A step's id, or one of [`Expected::WORDS`].
    pub key: String,
    /// Its line.
    pub line: usize,
    /// The words that are wanted; one, except for lists.
    pub wanted: BTreeSet<String>,
}

impl Expected {
    /// What can be expected besides the state of a step.
    pub const WORDS: [&'static str; 6] =
        ["can_resolve", "can_return", "ended", "blocked", "gates", "running"];
}

/// Where an example and its procedure differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// What was expected.
    pub expected: Expected,
    /// What came instead.
    pub found: BTreeSet<String>,
}

impl Example {
    /// Plays the example; returns everything that differs.
    #[must_use]
    pub fn play(&self, sop: &Sop) -> Vec<Difference> {
        let progress = Progress::of(sop, &self.run(sop), &self.as_ticket(), self.now);
        let mut differences = Vec::new();
        for expected in &self.expect {
            let found = found(&progress, &expected.key);
            if found != expected.wanted {
                differences.push(Difference { expected: expected.clone(), found });
            }
        }
        differences
    }

    fn run(&self, sop: &Sop) -> Run {
        let at = self.now.to_zoned(TimeZone::UTC).map(|zoned| zoned.timestamp()).unwrap_or_default();
        let mark = |id: &str| TickMark { by: person(id), at };
        let mut run = Run { pinned: Some((sop.id.clone(), sop.version.clone())), ..Run::default() };
        for input in sop.steps.iter().flat_map(|step| &step.ask) {
            if let Some(typed) = self.answers.get(&input.id) {
                // What is no answer stays as it was typed, so that its step says why it is not done.
                let stored = parse_answer(sop, input, typed, self.now).unwrap_or_else(|_| Clean::text(typed));
                run.answers.insert(input.id.clone(), stored);
                run.marks.insert(input.id.clone(), mark("agent"));
            }
        }
        for step in &self.ticked {
            run.ticks.insert(step.clone(), mark("agent"));
        }
        for step in &self.by_lead {
            let code = approval_code(sop, step, &run);
            run.approvals.push(Approval { mark: mark("lead"), code });
            if sop.step(step).is_some_and(|step| step.approve.is_none()) {
                run.ticks.insert(step.clone(), mark("lead"));
            }
        }
        run
    }

    fn as_ticket(&self) -> Ticket {
        let text = |name: &str| self.ticket.get(name).map(|value| Clean::line(value));
        let facts = Fact::ALL.into_iter().filter_map(|fact| Some((fact, text(fact.as_str())?))).collect();
        let status = self.ticket.get("status").and_then(|word| Status::parse(word));
        let priority = self.ticket.get("priority").and_then(|word| Priority::parse(word));
        let at = self.now.to_zoned(TimeZone::UTC).map(|zoned| zoned.timestamp()).unwrap_or_default();
        Ticket {
            subject: Clean::line(&self.name),
            status: status.unwrap_or(Status::Open),
            priority: priority.unwrap_or(Priority::Normal),
            channel: text("channel"),
            facts,
            ..Ticket::bare("example", at)
        }
    }
}

fn person(role: &str) -> Person {
    Person { id: PersonId::new(role), name: Clean::line(role), email: None, role: Some(Clean::line(role)) }
}

/// What came of an example, by the key of an expectation.
fn found(progress: &Progress, key: &str) -> BTreeSet<String> {
    let one = |word: &str| BTreeSet::from([word.to_owned()]);
    match key {
        "can_resolve" => one(&progress.can_resolve.to_string()),
        "can_return" => one(&progress.can_return.to_string()),
        "ended" => progress.ended.iter().map(|end| end.as_str().to_owned()).collect(),
        "gates" => progress.gates.iter().filter(|gate| !gate.holds).map(|gate| gate.say.clone()).collect(),
        "running" => {
            let running = progress.clocks.iter().filter(|clock| clock.running == Some(true));
            running.map(|clock| clock.name.clone()).collect()
        }
        "blocked" => blocked(progress),
        step => progress.step(step).map(|step| one(step.state.as_str())).unwrap_or_default(),
    }
}

/// The checks that fail, by their message, and the answers that are none, as `step.input invalid`.
fn blocked(progress: &Progress) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for step in &progress.steps {
        let failing = step.checks.iter().filter(|check| check.level != Level::Warn && check.blocks());
        found.extend(failing.filter(|check| check.holds == Some(false)).map(|check| check.say.clone()));
        let invalid = step.inputs.iter().filter(|input| input.error.is_some());
        found.extend(invalid.map(|input| format!("{}.{} invalid", step.id, input.id)));
    }
    found
}
