//! Root-cause tallies: count, share, cumulative share, weekly trend, splits. `store` counts the cells; this
//! adds them up. Not how often is too often: that is [`super::recurrence`].

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::clean::Clean;
use super::ticket::Fact;

/// Weeks that a trend shows at most.
pub const TREND_MAX: u32 = 53;

/// What a tally can be split by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dim {
    /// What the case is about.
    Product,
    /// Site of the Tier-1 agent.
    Site,
    /// Procedure, without version and progress.
    Sop,
    /// Outsourcing partner of the Tier-1 agent.
    Vendor,
    /// Language of the customer.
    Language,
    /// What the customer says happened.
    Reason,
    /// Verdict on the escalation.
    Verdict,
    /// Knowledge action, without the article's id.
    Knowledge,
    /// Name of the agent who owns it.
    Owner,
}

impl Dim {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Product,
        Self::Site,
        Self::Sop,
        Self::Vendor,
        Self::Language,
        Self::Reason,
        Self::Verdict,
        Self::Knowledge,
        Self::Owner,
    ];

    /// The word, as in `--by`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Product => "product",
            Self::Site => "site",
            Self::Sop => "sop",
            Self::Vendor => "vendor",
            Self::Language => "language",
            Self::Reason => "reason",
            Self::Verdict => "verdict",
            Self::Knowledge => "knowledge",
            Self::Owner => "owner",
        }
    }

    /// The dimension of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dim| dim.as_str() == word)
    }

    /// The ticket fact behind it; `None` for the owner.
    pub fn fact(self) -> Option<Fact> {
        Some(match self {
            Self::Product => Fact::Product,
            Self::Site => Fact::Site,
            Self::Sop => Fact::Sop,
            Self::Vendor => Fact::Vendor,
            Self::Language => Fact::Language,
            Self::Reason => Fact::Reason,
            Self::Verdict => Fact::Verdict,
            Self::Knowledge => Fact::Knowledge,
            Self::Owner => return None,
        })
    }

    /// The value that is counted: a procedure counts without its version and progress, a knowledge action
    /// without its article.
    pub fn value(self, field: &str) -> &str {
        match self {
            Self::Sop => field.split(['@', ' ']).next().unwrap_or(field),
            Self::Knowledge => field.split(':').next().unwrap_or(field),
            _ => field,
        }
    }
}

/// The time that a tally covers, `since <= solved < until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First instant.
    pub since: Timestamp,
    /// First instant after it.
    pub until: Timestamp,
}

impl Span {
    /// The seven-day week of an instant, counted back from the end: 0 is the last one. Like the span, a week
    /// holds its first instant and not its end, to the millisecond.
    pub fn week(self, at: Timestamp) -> u32 {
        let week = SignedDuration::from_hours(24 * 7).as_millis();
        let back = (self.until.duration_since(at).as_millis() - 1).max(0) / week;
        u32::try_from(back).unwrap_or(u32::MAX)
    }

    /// How many weeks its trend shows.
    pub fn weeks(self) -> u32 {
        (self.week(self.since) + 1).min(TREND_MAX)
    }
}

/// Tickets that share cause, split values and week. Only resolved ones count: solved or closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// Root cause as the field has it; `None` where it is empty.
    pub cause: Option<Clean>,
    /// One value for each asked dimension, in its order; `None` where the field is empty.
    pub split: Vec<Option<Clean>>,
    /// [`Span::week`] of the solving.
    pub week: u32,
    /// How many.
    pub count: u64,
}

/// A tally of causes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// Resolved tickets.
    pub total: u64,
    /// Of these, without a cause or with one of the family `UNK`.
    pub unknown: u64,
    /// Causes, most frequent first, then by code. Tickets without a cause have no row.
    pub rows: Vec<Row>,
}

/// One cause.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its code as the field has it.
    pub code: Clean,
    /// Tickets.
    pub count: u64,
    /// `count ÷ total`, 0 to 1.
    pub share: f64,
    /// Share of this row and all above it.
    pub cumulative: f64,
    /// Tickets a week, oldest first.
    pub trend: Vec<u64>,
    /// Counts by dimension and value, most frequent first; an empty field counts as the empty value.
    pub by: BTreeMap<Dim, Vec<Part>>,
}

/// One value of a split.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The value; empty where the field is.
    pub value: Clean,
    /// Tickets.
    pub count: u64,
}

/// Whether a code says that nobody knows: the family `UNK`.
pub fn is_unknown(code: &str) -> bool {
    code.get(..3).is_some_and(|family| family.eq_ignore_ascii_case("unk"))
        && code[3..].chars().next().is_none_or(|next| next == '-')
}

#[derive(Default)]
struct Sum {
    count: u64,
    trend: Vec<u64>,
    by: BTreeMap<Dim, BTreeMap<Clean, u64>>,
}

/// Adds cells up. `dims` are the dimensions in the order of [`Cell::split`].
pub fn tally(cells: &[Cell], dims: &[Dim], span: Span) -> Tally {
    let weeks = span.weeks() as usize;
    let mut sums: BTreeMap<&Clean, Sum> = BTreeMap::new();
    let (mut total, mut unknown) = (0, 0);
    for cell in cells {
        total += cell.count;
        let Some(code) = cell.cause.as_ref().filter(|code| !code.is_empty()) else {
            unknown += cell.count;
            continue;
        };
        if is_unknown(code.as_str()) {
            unknown += cell.count;
        }
        let sum = sums.entry(code).or_default();
        sum.count += cell.count;
        sum.trend.resize(weeks, 0);
        if let Some(week) = weeks.checked_sub(1 + cell.week as usize) {
            sum.trend[week] += cell.count;
        }
        for (dim, value) in dims.iter().zip(&cell.split) {
            *sum.by.entry(*dim).or_default().entry(value.clone().unwrap_or_default()).or_default() +=
                cell.count;
        }
    }
    let mut rows: Vec<(&Clean, Sum)> = sums.into_iter().collect();
    // The map gives codes in order and the sort is stable: equal counts stay ordered by code.
    rows.sort_by_key(|(_, sum)| std::cmp::Reverse(sum.count));
    let mut above = 0;
    let rows = rows.into_iter().map(|(code, sum)| {
        above += sum.count;
        Row {
            code: code.clone(),
            count: sum.count,
            share: ratio(sum.count, total),
            cumulative: ratio(above, total),
            trend: sum.trend,
            by: sum.by.into_iter().map(|(dim, parts)| (dim, ranked(parts))).collect(),
        }
    });
    Tally { rows: rows.collect(), total, unknown }
}

fn ranked(parts: BTreeMap<Clean, u64>) -> Vec<Part> {
    let mut parts: Vec<Part> = parts.into_iter().map(|(value, count)| Part { value, count }).collect();
    parts.sort_by_key(|part| std::cmp::Reverse(part.count));
    parts
}

fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(cause: &str, site: &str, week: u32, count: u64) -> Cell {
        let text = |text: &str| (!text.is_empty()).then(|| Clean::line(text));
        Cell { cause: text(cause), split: vec![text(site)], week, count }
    }

    fn span() -> Span {
        Span {
            since: "2026-10-24T00:00:00Z".parse().unwrap(),
            until: "2026-11-21T00:00:00Z".parse().unwrap(),
        }
    }

    fn sample() -> Tally {
        let cells = [
            cell("PRD-02", "CDMX", 0, 3),
            cell("INF-06", "CDMX", 0, 4),
            cell("INF-06", "", 3, 1),
            cell("UNK-00", "CDMX", 1, 1),
            cell("", "Lima", 1, 1),
        ];
        tally(&cells, &[Dim::Site], span())
    }

    #[test]
    fn causes_rank_by_count_with_shares_that_add_up() {
        let tally = sample();
        assert_eq!((tally.total, tally.unknown), (10, 2));
        let codes: Vec<_> = tally.rows.iter().map(|row| (row.code.as_str(), row.count)).collect();
        assert_eq!(codes, [("INF-06", 5), ("PRD-02", 3), ("UNK-00", 1)]);
        assert!((tally.rows[0].share - 0.5).abs() < 1e-9);
        assert!((tally.rows[2].cumulative - 0.9).abs() < 1e-9);
    }

    #[test]
    fn a_trend_runs_from_the_oldest_week_to_the_last() {
        assert_eq!(span().weeks(), 4, "28 days");
        assert_eq!(sample().rows[0].trend, [1, 0, 0, 4]);
        assert_eq!(span().week(span().since), 3);
        assert_eq!(span().week("2026-11-20T23:00:00Z".parse().unwrap()), 0);
        assert_eq!(span().week("2026-11-13T23:00:00Z".parse().unwrap()), 1);
    }

    #[test]
    fn a_split_counts_the_empty_value_too() {
        let by = &sample().rows[0].by[&Dim::Site];
        assert_eq!(
            by.iter().map(|part| (part.value.as_str(), part.count)).collect::<Vec<_>>(),
            [("CDMX", 4), ("", 1)]
        );
    }

    #[test]
    fn progress_and_article_ids_do_not_split() {
        assert_eq!(Dim::Sop.value("unrecognised-charge@3.1.0 3/9"), "unrecognised-charge");
        assert_eq!(Dim::Knowledge.value("linked:KB-88"), "linked");
        assert!(is_unknown("UNK-01") && is_unknown("unk") && !is_unknown("UNKEMPT"));
    }

    #[test]
    fn nothing_resolved_is_an_empty_tally() {
        assert_eq!(tally(&[], &[], span()), Tally { total: 0, unknown: 0, rows: Vec::new() });
    }
}
