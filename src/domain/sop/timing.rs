//! Time in a procedure: lengths as a file writes them, clocks that a fact starts, questions to another team. What
//! a clock makes of calendars, pauses and due times is not here: this only says whether it runs, and since when.

use std::fmt;

use jiff::Timestamp;
use jiff::civil::DateTime;

use super::model::Step;
use super::run::TickMark;
use crate::domain::ticket::Status;

/// A length of time as a file writes it: `4d`, `36h`, `30m`. A day is one of the calendar's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Within {
    /// What is counted.
    pub unit: Unit,
    /// How many, at least one.
    pub count: u32,
}

/// What a length is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unit {
    /// `m`
    Minutes,
    /// `h`
    Hours,
    /// `d`
    Days,
}

impl Within {
    /// Reads digits and one letter.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (unit, digits) = [('m', Unit::Minutes), ('h', Unit::Hours), ('d', Unit::Days)]
            .into_iter()
            .find_map(|(letter, unit)| Some((unit, text.strip_suffix(letter)?)))?;
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let count = digits.parse().ok().filter(|count| plain && *count > 0)?;
        Some(Self { unit, count })
    }
}

impl fmt::Display for Within {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let letter = match self.unit {
            Unit::Minutes => 'm',
            Unit::Hours => 'h',
            Unit::Days => 'd',
        };
        write!(out, "{}{letter}", self.count)
    }
}

/// When a clock warns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warn {
    /// `50%`: when this share of the time is over.
    Share(u8),
    /// `1d left`: when this much is left.
    Left(Within),
}

impl Warn {
    /// Reads a share or a rest.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(share) = text.trim().strip_suffix('%') {
            return share.trim().parse().ok().filter(|share| (1..=99).contains(share)).map(Self::Share);
        }
        Within::parse(text.trim().strip_suffix("left")?).map(Self::Left)
    }
}

impl fmt::Display for Warn {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Share(share) => write!(out, "{share}%"),
            Self::Left(within) => write!(out, "{within} left"),
        }
    }
}

/// A clock that a procedure starts by a fact, never by the moment at which somebody typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockRule {
    /// Its name, unique in the procedure.
    pub name: String,
    /// The fact that it counts from.
    pub from: From,
    /// How long it gives.
    pub within: Within,
    /// The calendar that it counts on, by name; `days` are calendar days.
    pub calendar: String,
    /// When it warns.
    pub warn: Vec<Warn>,
}

impl ClockRule {
    /// Whether a step starts it, stops it, or asks the fact that it counts from.
    #[must_use]
    pub fn is_decided_by(&self, step: &Step) -> bool {
        let asks = |input: &String| step.ask.iter().any(|asked| asked.id == *input);
        step.start.contains(&self.name)
            || step.stop.contains(&self.name)
            || matches!(&self.from, From::Input(input) if asks(input))
    }
}

/// The fact that a clock counts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    /// The answer to an input: a day or a moment.
    Input(String),
    /// `ticket.created`
    Created,
    /// `ticket.escalated`: when the ticket reached our tier, as far as that is known; else as `ticket.created`.
    Escalated,
}

/// A question to another team, which a step waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wait {
    /// The team.
    pub on: String,
    /// The status that the ticket has meanwhile.
    pub status: Status,
    /// After how long they are reminded.
    pub chase_after: Option<Within>,
    /// The calendar that this is counted on, by name.
    pub calendar: Option<String>,
}

/// Where one clock of a run stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockState {
    /// Its name.
    pub name: String,
    /// Since when it counts; absent while that is not known, or where it does not apply.
    pub since: Option<Since>,
    /// Whether it counts now; absent while the fact that starts it could still come.
    pub running: Option<bool>,
    /// What stopped it: who completed the step, and when.
    pub stopped: Option<TickMark>,
}

/// Since when a clock counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// A moment that was answered, in the agent's own zone; a day means its start.
    Local(DateTime),
    /// The moment at which the ticket was made.
    At(Timestamp),
}

/// What a condition may say of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockFact {
    /// `clock.NAME.running`: it was started and nothing stopped it.
    Running,
    /// `clock.NAME.started`: the fact that it counts from is known.
    Started,
    /// `clock.NAME.stopped`: a step that stops it is done.
    Stopped,
}

impl ClockFact {
    /// The words after the clock's name.
    pub const NAMES: [&'static str; 3] = ["running", "started", "stopped"];

    /// The fact of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "running" => Some(Self::Running),
            "started" => Some(Self::Started),
            "stopped" => Some(Self::Stopped),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Warn, Within};

    #[test]
    fn lengths_and_warnings_read_back_as_they_are_written_and_nothing_else_is_one() {
        for text in ["4d", "36h", "30m"] {
            assert_eq!(Within::parse(text).unwrap().to_string(), text);
        }
        for text in ["50%", "1d left"] {
            assert_eq!(Warn::parse(text).unwrap().to_string(), text);
        }
        for bad in ["", "d", "0d", "4", "4w", "-4d", "4.5d", "+4d", "99999999999d"] {
            assert_eq!(Within::parse(bad), None, "{bad}");
        }
        for bad in ["0%", "100%", "half", "1d", "left"] {
            assert_eq!(Warn::parse(bad), None, "{bad}");
        }
    }
}
