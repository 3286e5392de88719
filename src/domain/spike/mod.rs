//! When a cause comes more often than chance explains: not a threshold on a mean, but the tail of a negative binomial
//! around what the weekday lets expect, kept as episodes. What a person says of one is in `judge`; where the counts come
//! from is `store`'s.

mod episode;
mod expect;
mod judge;
mod watch;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

pub use episode::{Alarm, Episode, Level, alarms, episodes};
pub use expect::{Baseline, Expected};
pub use judge::{Judged, Judgement, VERB, Word, judged, judgements, precision};
pub use watch::{Chart, Mark, MarkKind, Seen, Watch};

use super::clean::Clean;

/// Tickets a day for each cause.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Daily {
    /// The first day.
    pub first: Date,
    /// The causes with one count for each day since, the last one today.
    pub causes: Vec<(Clean, Vec<u32>)>,
    /// The day from which on a cause means what it means today, where that is not the first one: what was counted before
    /// is of another code.
    pub breaks: BTreeMap<Clean, usize>,
}

/// Days that are looked at for episodes.
pub const LOOKED_AT: usize = 90;

/// The first instants of the last days in a zone, and the end of today; with the date of the first.
pub fn days(now: Timestamp, zone: &TimeZone) -> (Date, Vec<Timestamp>) {
    let rule = Rule::default();
    let count = i64::try_from(LOOKED_AT + rule.baseline + rule.gap).unwrap_or(i64::MAX);
    let today = zone.to_datetime(now).date();
    let first = today.saturating_sub(jiff::Span::new().days(count - 1));
    let start = |day: i64| {
        let date = first.checked_add(jiff::Span::new().days(day)).ok()?;
        Some(date.to_zoned(zone.clone()).ok()?.timestamp())
    };
    (first, (0..=count).map_while(start).collect())
}

impl Daily {
    /// Without the days before the first ticket: before a history there was no quiet.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        let empty =
            (0..self.len()).take_while(|day| self.causes.iter().all(|(_, counts)| counts[*day] == 0)).count();
        self.first = self.date(empty);
        for (_, counts) in &mut self.causes {
            counts.drain(..empty);
        }
        for day in self.breaks.values_mut() {
            *day = day.saturating_sub(empty);
        }
        self
    }

    /// How many days there are.
    pub fn len(&self) -> usize {
        self.causes.first().map_or(0, |(_, counts)| counts.len())
    }

    /// Whether nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.causes.is_empty()
    }

    /// The date of a day.
    pub fn date(&self, day: usize) -> Date {
        self.first.saturating_add(jiff::Span::new().days(i64::try_from(day).unwrap_or_default().min(100_000)))
    }

    /// The day of a date; `None` outside.
    pub fn day(&self, date: Date) -> Option<usize> {
        let days = (date - self.first).get_days();
        usize::try_from(days).ok().filter(|day| *day < self.len())
    }

    /// The counts of a cause.
    pub fn of(&self, cause: &str) -> Option<&[u32]> {
        self.causes.iter().find(|(code, _)| code.as_str() == cause).map(|(_, counts)| counts.as_slice())
    }
}

/// The numbers of the rule.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rule {
    /// Days that are looked at together, each against the same baseline.
    pub windows: [usize; 3],
    /// Days of the baseline.
    pub baseline: usize,
    /// Days with which a baseline at least begins; with fewer nothing is said.
    pub least_baseline: usize,
    /// How many days before today the baseline ends.
    pub gap: usize,
    /// Below this probability it is an alarm.
    pub p: f64,
    /// And at least so many tickets.
    pub least: u32,
    /// And at least so many times what was expected.
    pub ratio: f64,
    /// An episode ends after so many days without an alarm.
    pub quiet: usize,
    /// How much of a cause's spread is taken from all causes together.
    pub shrink: f64,
    /// Causes with fewer a day are judged by the time that `least` of them took.
    pub rare: f64,
    /// An alarm is confirmed where at most this share of a day's alarms may be false.
    pub false_share: f64,
}

impl Default for Rule {
    fn default() -> Self {
        Self {
            windows: [1, 3, 7],
            baseline: 56,
            least_baseline: 28,
            gap: 7,
            p: 0.0005,
            least: 5,
            ratio: 1.5,
            quiet: 3,
            shrink: 0.7,
            rare: 0.5,
            false_share: 0.01,
        }
    }
}
