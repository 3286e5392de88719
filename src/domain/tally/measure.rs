//! What tickets are added up by: how many, how long they stood open, how long they were in front of somebody, how much
//! that hurt.

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
    /// Time that people spent with them in front of them, where that is known.
    Focus,
    /// The time from creation to solving, weighted by priority.
    Harm,
}

impl Measure {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Count, Self::Time, Self::Focus, Self::Harm];

    /// Its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Count => "count",
            Self::Time => "time",
            Self::Focus => "focus",
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
            Self::Time => Self::Focus,
            Self::Focus => Self::Harm,
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
    /// Seconds in front of somebody.
    #[serde(default)]
    pub focus: u64,
    /// How many of them say how long that was.
    #[serde(default)]
    pub timed: u64,
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
        Self { count: 1, open: minutes, harm: minutes * doubled / 2, ..Self::default() }
    }

    /// The same ticket with the seconds that it was in front of somebody, where that is known.
    #[must_use]
    pub fn focused(self, seconds: Option<u64>) -> Self {
        Self { focus: seconds.unwrap_or_default(), timed: u64::from(seconds.is_some()), ..self }
    }

    /// The figure of a measure: tickets, minutes, or seconds of focus.
    pub fn of(self, measure: Measure) -> u64 {
        match measure {
            Measure::Count => self.count,
            Measure::Time => self.open,
            Measure::Focus => self.focus,
            Measure::Harm => self.harm,
        }
    }

    /// The figure of a measure as it is shown: tickets, or hours. Focus is short, so that its hours have a decimal.
    pub fn told(self, measure: Measure) -> String {
        match measure {
            Measure::Count => self.count.to_string(),
            Measure::Time | Measure::Harm => format!("{} h", self.of(measure) / 60),
            Measure::Focus => format!("{:.1} h", self.hours(measure)),
        }
    }

    /// The hours of a measure of time; of tickets, how many.
    pub fn hours(self, measure: Measure) -> f64 {
        match measure {
            Measure::Count => self.count as f64,
            Measure::Time | Measure::Harm => (self.of(measure) / 60) as f64,
            Measure::Focus => (self.focus as f64 / 360.0).round() / 10.0,
        }
    }
}

impl AddAssign for Sum {
    fn add_assign(&mut self, other: Self) {
        self.count += other.count;
        self.open += other.open;
        self.harm += other.harm;
        self.focus += other.focus;
        self.timed += other.timed;
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
        assert_eq!(Measure::ALL.map(|measure| sum.of(measure)), [2, 90, 0, 120]);
    }

    #[test]
    fn focus_is_told_in_tenths_of_an_hour_and_with_how_many_say_it() {
        let one = Sum::one(60, Priority::Normal);
        let mut sum = one.focused(Some(1260));
        sum += one.focused(None);
        sum += one.focused(Some(900));
        assert_eq!((sum.count, sum.timed, sum.told(Measure::Focus).as_str()), (3, 2, "0.6 h"));
        assert_eq!((sum.told(Measure::Count), sum.told(Measure::Time)), ("3".into(), "3 h".into()));
    }

    #[test]
    fn the_measures_go_round() {
        let round = Measure::ALL.iter().fold(Measure::Count, |measure, _| measure.next());
        assert_eq!(round, Measure::Count);
        assert_eq!(Measure::parse("harm"), Some(Measure::Harm));
    }
}
