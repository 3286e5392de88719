//! The clocks of a ticket from its life and its policy: each kind's start, stop, pauses and restarts. No clock looks at
//! another one.

use jiff::Timestamp;

use super::history::{History, What};
use super::measure::{Pause, Span, measure};
use super::rule::{Measure, Policies, Reopen, Rule};
use super::{Aim, Clock, Kind, Phase, Reached};
use crate::domain::ticket::{Priority, Status, Ticket};

/// All clocks of a ticket's policy, in the order of the policy; the ones that restart come once a run.
#[must_use]
pub fn clocks(policies: &Policies, ticket: &Ticket, life: &History, now: Timestamp) -> Vec<Clock> {
    let Some(policy) = policies.of(ticket) else { return Vec::new() };
    let steps = Steps::of(life);
    let mut clocks = Vec::new();
    for rule in &policy.rules {
        let Some(calendar) = policies.calendar(&rule.calendar) else { continue };
        for (started, ended) in steps.runs(rule, life) {
            let span = Span {
                kind: rule.kind,
                name: String::new(),
                calendar,
                started,
                ended,
                pauses: steps.pauses(rule),
                aims: steps.aims(rule, started, ended),
                warn: &rule.warn,
            };
            let reached = (rule.from == Measure::Escalation && rule.counts_from_the_start())
                .then(|| Reached::told_by(life.escalated));
            clocks.push(Clock { reached, ..measure(span, now) });
        }
    }
    clocks
}

/// The clock that is due next: of those that run and have a due time, the earliest.
#[must_use]
pub fn next(clocks: &[Clock]) -> Option<&Clock> {
    let running = clocks.iter().filter(|clock| clock.phase == Phase::Running);
    running.filter(|clock| clock.due.is_some()).min_by_key(|clock| clock.due)
}

/// A life as steps of status and priority.
struct Steps<'a> {
    life: &'a History,
    statuses: Vec<(Timestamp, Status)>,
    priorities: Vec<(Timestamp, Priority)>,
}

impl<'a> Steps<'a> {
    fn of(life: &'a History) -> Self {
        let mut statuses = vec![(life.created, life.status)];
        let mut priorities = vec![(life.created, life.priority)];
        for event in &life.events {
            let at = event.at.max(life.created);
            match event.what {
                What::Status(to) if statuses.last().is_none_or(|last| last.1 != to) => {
                    statuses.push((at, to));
                }
                What::Priority(to) if priorities.last().is_none_or(|last| last.1 != to) => {
                    priorities.push((at, to));
                }
                _ => {}
            }
        }
        Self { life, statuses, priorities }
    }

    /// Each time of being solved: from when until when.
    fn solved(&self) -> impl Iterator<Item = (Timestamp, Option<Timestamp>)> {
        let mut open = true;
        let turns: Vec<Timestamp> = self
            .statuses
            .iter()
            .filter(|(_, status)| std::mem::replace(&mut open, status.is_open()) != status.is_open())
            .map(|(at, _)| *at)
            .collect();
        let times: Vec<_> = turns.chunks(2).map(|pair| (pair[0], pair.get(1).copied())).collect();
        times.into_iter()
    }

    /// The runs of a rule: start, and end where it ended.
    fn runs(&self, rule: &Rule, life: &History) -> Vec<(Timestamp, Option<Timestamp>)> {
        let start = match rule.from {
            Measure::Arrival => life.created,
            Measure::Escalation => life.escalated.unwrap_or(life.created),
        };
        let first_solved = self.solved().map(|(at, _)| at).find(|at| *at >= start);
        let is_solved = self.solved().last().filter(|(_, until)| until.is_none()).map(|(at, _)| at);
        match (rule.kind, rule.reopen) {
            (Kind::FirstReply, _) => {
                let reply = self.said(What::Reply).find(|at| *at >= start);
                vec![(start, [reply, first_solved].into_iter().flatten().min())]
            }
            (Kind::NextReply, _) => self.unanswered(),
            (Kind::Update, _) => self.between_replies(),
            (Kind::Resolution, Reopen::Ends) => vec![(start, first_solved)],
            (Kind::Resolution, Reopen::Restarts) => self.solutions(start),
            // A customer, an agent and a solution that holds wait until the case is solved for good.
            (Kind::Resolution | Kind::RequesterWait | Kind::AgentWork, _) => vec![(start, is_solved)],
            // These come from elsewhere: see `fixed`.
            (Kind::Ask | Kind::Legal | Kind::Promise, _) => Vec::new(),
        }
    }

    fn said(&self, wanted: What) -> impl Iterator<Item = Timestamp> {
        self.life.events.iter().filter(move |event| event.what == wanted).map(|event| event.at)
    }

    /// From the oldest message of the customer that nobody answered to the reply (or the solution), once the first reply
    /// was given: before that, the first-reply clock runs.
    fn unanswered(&self) -> Vec<(Timestamp, Option<Timestamp>)> {
        let mut runs = Vec::new();
        let (mut greeted, mut open) = (false, None);
        for event in &self.life.events {
            match event.what {
                What::Customer if greeted && open.is_none() => open = Some(event.at),
                What::Reply => {
                    greeted = true;
                    runs.extend(open.take().map(|from| (from, Some(event.at))));
                }
                What::Status(status) if !status.is_open() => {
                    runs.extend(open.take().map(|from| (from, Some(event.at))));
                }
                _ => {}
            }
        }
        runs.extend(open.map(|from| (from, None)));
        runs
    }

    /// From each public reply to the next one, or to the solution.
    fn between_replies(&self) -> Vec<(Timestamp, Option<Timestamp>)> {
        let mut runs = Vec::new();
        let mut open = None;
        for event in &self.life.events {
            match event.what {
                What::Reply => {
                    runs.extend(open.replace(event.at).map(|from| (from, Some(event.at))));
                }
                What::Status(status) if !status.is_open() => {
                    runs.extend(open.take().map(|from| (from, Some(event.at))));
                }
                _ => {}
            }
        }
        runs.extend(open.map(|from| (from, None)));
        runs
    }

    /// From the start, and from each reopening, to the solution.
    fn solutions(&self, start: Timestamp) -> Vec<(Timestamp, Option<Timestamp>)> {
        let mut runs = Vec::new();
        let mut from = Some(start);
        for (at, until) in self.solved() {
            runs.extend(from.filter(|from| *from <= at).map(|from| (from, Some(at))));
            from = until;
        }
        runs.extend(from.map(|from| (from, None)));
        runs
    }

    fn pauses(&self, rule: &Rule) -> Vec<Pause> {
        // A first and a next reply are owed whatever the status says; the others rest while the case is solved.
        let rests = match rule.kind {
            Kind::Resolution => rule.reopen == Reopen::Continues,
            Kind::RequesterWait | Kind::AgentWork => true,
            _ => false,
        };
        let rest_in = |status: Status| rule.pauses.contains(&status) || rests && !status.is_open();
        let steps = self.statuses.iter().enumerate().filter(|(_, (_, status))| rest_in(*status));
        steps
            .map(|(nth, (from, status))| {
                let to = self.statuses.get(nth + 1).map(|next| next.0);
                Pause { from: *from, to, status: *status }
            })
            .collect()
    }

    fn aims(&self, rule: &Rule, started: Timestamp, ended: Option<Timestamp>) -> Vec<Aim> {
        let held = self.priorities.partition_point(|(at, _)| *at <= started).max(1) - 1;
        let inside = |at: Timestamp| ended.is_none_or(|ended| at < ended);
        let mut aims = Vec::new();
        for (nth, (at, priority)) in self.priorities.iter().enumerate().skip(held) {
            if nth == held || inside(*at) {
                let from = (*at).max(started);
                aims.push(Aim { from, priority: *priority, target: rule.target(*priority) });
            }
        }
        aims
    }
}
