//! Clocks: what is due when and why. A clock is never stored; it is derived from what happened to a ticket, a rule and a
//! calendar, and it can say every stretch it ran and every stretch it stood still. `now` is an argument.

mod calendar;
mod derive;
mod explain;
mod fixed;
mod history;
mod holiday;
mod measure;
mod procedure;
mod rule;
mod rulebook;
mod target;
#[cfg(test)]
mod tests;
mod when;

pub use calendar::{Calendar, Opening};
pub use derive::{clocks, next};
pub use explain::{explain, given, name as clock_name, past, short as clock_short};
pub use fixed::{legal, of_ask, of_promise};
pub use history::{Event, History, Moved, What, escalated};
pub use holiday::{Holiday, On};
pub use measure::{Pause, Span, measure};
pub use procedure::{Law, ever_warns, legal_clocks, target_of};
pub use rule::{AskRule, Measure, Policies, Policy, Reopen, Rule, Segment};
pub use rulebook::{Named, Rulebook};
pub use target::{Amount, Target, Warn};
pub use when::{due_and_text, due_from, example};

use jiff::Timestamp;

use super::ticket::{Priority, Status};

/// What a clock measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// From the arrival to the first public reply of a person.
    FirstReply,
    /// From the oldest unanswered message of the customer to the reply.
    NextReply,
    /// From a public reply to the next one.
    Update,
    /// How long the customer waited for us.
    RequesterWait,
    /// How long the case lay with us.
    AgentWork,
    /// From the arrival to the solution.
    Resolution,
    /// From a question to another team to its answer.
    Ask,
    /// From a fact that the law names to the document it asks for; it never stands still.
    Legal,
    /// From a promise to a customer to the time that was named.
    Promise,
}

impl Kind {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::FirstReply,
        Self::NextReply,
        Self::Update,
        Self::RequesterWait,
        Self::AgentWork,
        Self::Resolution,
        Self::Ask,
        Self::Legal,
        Self::Promise,
    ];

    /// The word in files and JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::FirstReply => "first_reply",
            Self::NextReply => "next_reply",
            Self::Update => "update",
            Self::RequesterWait => "requester_wait",
            Self::AgentWork => "agent_work",
            Self::Resolution => "resolution",
            Self::Ask => "ask",
            Self::Legal => "legal",
            Self::Promise => "promise",
        }
    }

    /// The kind of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Why a clock ran or stood still for a while.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// It ran.
    Running,
    /// The ticket had this status, which pauses it.
    Paused(Status),
}

/// A time during which nothing changed for a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// From when.
    pub from: Timestamp,
    /// Until when; where it still lasts, the moment of asking.
    pub to: Timestamp,
    /// Whether it still lasts.
    pub lasts: bool,
    /// Why.
    pub why: Why,
    /// What of the calendar's time (or days) lies in it.
    pub amount: Amount,
}

/// Where a clock stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Phase {
    /// It runs.
    Running,
    /// It stands still: there is no due time until it runs again.
    Paused(Status),
    /// It ended.
    Ended(Timestamp),
}

/// A target from a moment on, and the priority that set it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aim {
    /// From when.
    pub from: Timestamp,
    /// The priority then.
    pub priority: Priority,
    /// The target; `None` where that priority has none.
    pub target: Option<Target>,
}

/// What tells when a case reached our tier, of a clock that counts from then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reached {
    /// Its first internal note.
    Noted,
    /// Nothing: its arrival stands in.
    Arrived,
}

impl Reached {
    /// By whether there is a first internal note.
    #[must_use]
    pub fn told_by(note: Option<Timestamp>) -> Self {
        if note.is_some() { Self::Noted } else { Self::Arrived }
    }

    /// The word in messages.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Noted => "noted",
            Self::Arrived => "arrived",
        }
    }
}

/// One clock of a ticket with its explanation: the running stretches add up to `used`, and `used` and `rest` to the
/// target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// What it measures.
    pub kind: Kind,
    /// Which of its kind, where there may be several: a legal clock's name, a team, a promise.
    pub name: String,
    /// What people call it, where that is something else than its name.
    pub title: String,
    /// The calendar by which it counts.
    pub calendar: String,
    /// When it started.
    pub started: Timestamp,
    /// What told that, where it is when the case reached our tier.
    pub reached: Option<Reached>,
    /// Where it stands.
    pub phase: Phase,
    /// What it has now; `None` where the present priority has no target.
    pub target: Option<Target>,
    /// What was used.
    pub used: Amount,
    /// What is left; negative when it is late.
    pub rest: Option<Amount>,
    /// When the target is reached; `None` while it stands still before that.
    pub due: Option<Timestamp>,
    /// When to warn first.
    pub warn: Option<Timestamp>,
    /// When it was broken. A fact: it stays when the target changes, when it pauses and when it is reopened.
    pub breached: Option<Timestamp>,
    /// What it did, oldest first.
    pub stretches: Vec<Stretch>,
    /// The targets it had, oldest first.
    pub aims: Vec<Aim>,
}

/// How a clock looks at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Look {
    /// Broken, and it still runs or stands still.
    Late,
    /// The warning came.
    Soon,
    /// In time.
    Good,
    /// It stands still.
    Paused,
    /// It ended in time.
    Met,
    /// It ended too late.
    Missed,
    /// It has no target.
    Open,
}

impl Look {
    /// The word in JSON and messages.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Soon => "soon",
            Self::Good => "good",
            Self::Paused => "paused",
            Self::Met => "met",
            Self::Missed => "missed",
            Self::Open => "open",
        }
    }
}

impl Clock {
    /// How it looks at `now`.
    #[must_use]
    pub fn look(&self, now: Timestamp) -> Look {
        match (self.breached, self.phase) {
            (Some(_), Phase::Ended(_)) => Look::Missed,
            (Some(_), _) => Look::Late,
            (None, Phase::Ended(_)) if self.target.is_some() => Look::Met,
            (None, Phase::Ended(_)) => Look::Open,
            (None, Phase::Paused(_)) => Look::Paused,
            (None, Phase::Running) if self.target.is_none() => Look::Open,
            (None, Phase::Running) if self.warn.is_some_and(|warn| warn <= now) => Look::Soon,
            (None, Phase::Running) => Look::Good,
        }
    }

    /// What people call it.
    #[must_use]
    pub fn called(&self) -> &str {
        if self.title.is_empty() { &self.name } else { &self.title }
    }

    /// Whether it still runs or stands still.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !matches!(self.phase, Phase::Ended(_))
    }
}
