//! The dictionary of numbers: every metric that tallies, spikes and comparisons show, with the moment that it counts at
//! and the least that it is told from. Its sentences are in the catalogue under `metric-NAME`. Not how it is computed:
//! that is [`super::tally`], [`super::spike`] and [`super::stats`].

use serde::{Deserialize, Serialize};

use super::spike::Rule;
use super::stats::LEAST;

/// A number that somebody sees.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Metric {
    /// Tickets of a value.
    Count,
    /// Those of all resolved tickets.
    Share,
    /// How sure a share is.
    Interval,
    /// Place among the values.
    Rank,
    /// Share of a row and all above it.
    Cumulative,
    /// Tickets week by week.
    Trend,
    /// Tickets without a known cause.
    Unknown,
    /// Time from creation to solving.
    Hours,
    /// Time in front of somebody.
    Focus,
    /// The time from creation to solving weighted by priority.
    Harm,
    /// Tickets of a cause in the days of its alarm.
    Spike,
    /// What those days let expect.
    Expected,
    /// How sure an episode is.
    Level,
    /// A value inside another value, beside all others.
    Pair,
    /// Whether two rates differ.
    Than,
    /// Both rates at the same mix of cases.
    Mix,
    /// How many times as often a value comes with another.
    Ratio,
    /// Share of a verdict among the escalations that were graded.
    Verdict,
    /// Those that were graded among all that left us.
    Graded,
    /// Cases of the random sample without an error of a class.
    Score,
    /// Contacts since something is out, beside those before.
    Effect,
}

/// Which moment of a ticket puts it into a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Anchor {
    /// The instant of its solving, in a window that ends now.
    Solved,
    /// The day of its solving, in the time zone of the desk.
    SolvedDay,
    /// The instant at which it left us: solved, or sent back.
    Left,
    /// The instant of the second look.
    LookedAt,
    /// The instant of its creation.
    Created,
}

impl Anchor {
    /// Its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Solved => "solved",
            Self::SolvedDay => "solved-day",
            Self::Left => "left",
            Self::LookedAt => "looked-at",
            Self::Created => "created",
        }
    }
}

const TABLE: [(Metric, &str, Anchor); 21] = [
    (Metric::Count, "count", Anchor::Solved),
    (Metric::Share, "share", Anchor::Solved),
    (Metric::Interval, "interval", Anchor::Solved),
    (Metric::Rank, "rank", Anchor::Solved),
    (Metric::Cumulative, "cumulative", Anchor::Solved),
    (Metric::Trend, "trend", Anchor::Solved),
    (Metric::Unknown, "unknown", Anchor::Solved),
    (Metric::Hours, "hours", Anchor::Solved),
    (Metric::Focus, "focus", Anchor::Solved),
    (Metric::Harm, "harm", Anchor::Solved),
    (Metric::Spike, "spike", Anchor::SolvedDay),
    (Metric::Expected, "expected", Anchor::SolvedDay),
    (Metric::Level, "level", Anchor::SolvedDay),
    (Metric::Pair, "pair", Anchor::Solved),
    (Metric::Than, "than", Anchor::Solved),
    (Metric::Mix, "mix", Anchor::Solved),
    (Metric::Ratio, "ratio", Anchor::Solved),
    (Metric::Verdict, "verdict", Anchor::Left),
    (Metric::Graded, "graded", Anchor::Left),
    (Metric::Score, "score", Anchor::LookedAt),
    (Metric::Effect, "effect", Anchor::Created),
];

impl Metric {
    /// All of them, in the order in which they are explained.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|(metric, ..)| *metric)
    }

    fn row(self) -> &'static (Self, &'static str, Anchor) {
        TABLE.iter().find(|(metric, ..)| *metric == self).unwrap_or(&TABLE[0])
    }

    /// Its name, as in `secondline metrics NAME`.
    pub fn as_str(self) -> &'static str {
        self.row().1
    }

    /// The metric of a name.
    pub fn parse(name: &str) -> Option<Self> {
        TABLE.iter().find(|(_, known, _)| *known == name).map(|(metric, ..)| *metric)
    }

    /// What puts a ticket into its period.
    pub fn anchor(self) -> Anchor {
        self.row().2
    }

    /// The fewest tickets from which it is told; `None` where every number is shown.
    pub fn least(self) -> Option<u64> {
        match self {
            Self::Share | Self::Interval | Self::Rank | Self::Pair | Self::Than | Self::Mix | Self::Ratio => {
                Some(LEAST)
            }
            Self::Verdict | Self::Score | Self::Effect => Some(LEAST),
            Self::Spike | Self::Level => Some(u64::from(Rule::default().least)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_metric_has_one_row_and_is_found_by_its_name() {
        for metric in Metric::all() {
            assert_eq!(Metric::parse(metric.as_str()), Some(metric));
            assert_eq!(metric.row().0, metric);
        }
        assert_eq!(Metric::parse("csat"), None, "only what is really shown");
    }
}
