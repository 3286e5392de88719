//! What tickets are added up by: how many, how long they stood open, how much that hurt.

use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use crate::domain::ticket::Priority;

/// What a tally is ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Tickets.
    #[default]
    Count,
    /// Time from creation to solving.
    Time,
    /// That time, weighted by priority.
    Harm,
}

impl Measure {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Count, Self::Time, Self::Harm];

    /// Its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Time => "time",
            Self::Harm => "harm",
        }
    }

    /// The measure of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.as_str() == word)
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Count => Self::Time,
            Self::Time => Self::Harm,
            Self::Harm => Self::Count,
        }
    }
}

/// Tickets added up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Sum {
    /// How many.
    pub count: u64,
    /// Minutes from creation to solving.
    pub open: u64,
    /// The same minutes: urgent four times, high twice, normal once, low half.
    pub harm: u64,
}

impl Sum {
    /// One ticket.
    pub fn one(minutes: u64, priority: Priority) -> Self {
        let doubled = match priority {
            Priority::Urgent => 8,
            Priority::High => 4,
            Priority::Normal => 2,
            Priority::Low => 1,
        };
        Self { count: 1, open: minutes, harm: minutes * doubled / 2 }
    }

    /// The figure of a measure: tickets, or minutes.
    pub fn of(self, measure: Measure) -> u64 {
        match measure {
            Measure::Count => self.count,
            Measure::Time => self.open,
            Measure::Harm => self.harm,
        }
    }
}

impl AddAssign for Sum {
    fn add_assign(&mut self, other: Self) {
        self.count += other.count;
        self.open += other.open;
        self.harm += other.harm;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_urgent_hour_hurts_as_much_as_eight_low_ones() {
        assert_eq!(Sum::one(60, Priority::Urgent).harm, Sum::one(480, Priority::Low).harm);
        let mut sum = Sum::one(60, Priority::Normal);
        sum += Sum::one(30, Priority::High);
        assert_eq!(Measure::ALL.map(|measure| sum.of(measure)), [2, 90, 120]);
    }

    #[test]
    fn the_measures_go_round() {
        let round = Measure::Count.next().next().next();
        assert_eq!(round, Measure::Count);
        assert_eq!(Measure::parse("harm"), Some(Measure::Harm));
    }
}
