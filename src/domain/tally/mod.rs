//! Tallies of resolved tickets: count, share, cumulative share, weekly trend, splits. `store` counts the cells; this
//! adds them up. Not how often is too often: that is [`super::spike`]. Not how sure a share is: [`super::stats`].

mod compare;
mod dim;
mod measure;
mod spread;
mod together;

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

pub use compare::{Compared, Told, compare, stratum};
pub use dim::Dim;
pub use measure::{Measure, Sum};
pub use spread::{Spread, minutes};
pub use together::{Pair, Together};

use super::clean::Clean;
use super::say::Say;
use super::stats::{Rate, ranks};

/// Weeks that a trend shows at most.
pub const TREND_MAX: u32 = 53;

/// The time that a tally covers, `since <= solved < until`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// First instant.
    pub since: Timestamp,
    /// First instant after it.
    pub until: Timestamp,
}

impl Span {
    /// The last days up to now; what was solved this very second counts.
    #[must_use]
    pub fn last(days: u32, now: Timestamp) -> Self {
        let until = now.checked_add(SignedDuration::from_secs(1)).unwrap_or(now);
        let since = until.checked_sub(SignedDuration::from_hours(24 * i64::from(days))).unwrap_or(now);
        Self { since, until }
    }

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

/// Tickets that share all their values and the week. Only resolved ones count: solved or closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The value of the dimension that is tallied; `None` where the field is empty.
    pub of: Option<Clean>,
    /// One value for each asked dimension, in its order; `None` where the field is empty.
    pub split: Vec<Option<Clean>>,
    /// [`Span::week`] of the solving.
    pub week: u32,
    /// How many, and how much of them.
    #[serde(flatten)]
    pub sum: Sum,
    /// The focus time of each ticket that says it, in seconds and no order.
    #[serde(skip)]
    pub times: Vec<u32>,
}

/// What is asked of the cells.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// What has a row.
    pub of: Dim,
    /// What rows are split by, in the order of [`Cell::split`].
    pub by: &'a [Dim],
    /// What they are ordered by.
    pub measure: Measure,
    /// The time they cover.
    pub span: Span,
}

/// A tally.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// What has a row.
    pub of: Dim,
    /// What the rows are ordered by and shares are of.
    pub measure: Measure,
    /// Resolved tickets.
    pub total: u64,
    /// Everything that was added up.
    pub sum: Sum,
    /// How the focus time of its tickets is spread.
    pub spread: Option<Spread>,
    /// Of the tickets, without a cause or with one of the family `UNK`; 0 where the rows are no causes.
    pub unknown: u64,
    /// All tickets by dimension and value, with those that have no row.
    pub by: BTreeMap<Dim, Vec<Part>>,
    /// Values, largest first, then by name. Tickets without a cause have no row among causes.
    pub rows: Vec<Row>,
}

impl Tally {
    /// What it is ordered by, in words; of focus time, also how many tickets say it.
    pub fn order(&self) -> Say {
        Say::new(&format!("measure-{}", self.measure.as_str()))
            .with("timed", self.sum.timed)
            .with("total", self.total)
    }
}

/// One cause, or one value of another dimension.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Its code or value as the field has it; empty where the field is.
    pub code: Clean,
    /// Tickets.
    pub count: u64,
    /// Tickets, time and harm.
    pub sum: Sum,
    /// How the focus time of its tickets is spread.
    pub spread: Option<Spread>,
    /// Share of the whole by the measure, 0 to 1.
    pub share: f64,
    /// Share of this row and all above it.
    pub cumulative: f64,
    /// By count: 1 for the most frequent and all that chance does not tell from it; `None` where there are too few, or
    /// where the order is not by count.
    pub rank: Option<u32>,
    /// Tickets a week, oldest first.
    pub trend: Vec<u64>,
    /// Counts by dimension and value, largest first; an empty field counts as the empty value.
    pub by: BTreeMap<Dim, Vec<Part>>,
}

/// A row's part of the whole by the measure of its tally: what is told of it, wherever it is told.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Share {
    /// Tickets of all tickets, with an interval.
    Tickets(Rate),
    /// Time or harm of all of it, 0 to 1: minutes are no sample of anything, so there is no interval.
    Of(f64),
}

impl Share {
    /// The rate, where it is one.
    pub fn rate(self) -> Option<Rate> {
        match self {
            Self::Tickets(rate) => Some(rate),
            Self::Of(_) => None,
        }
    }
}

impl Row {
    /// Its tickets of all tickets, whatever the order is by.
    pub fn rate(&self, tally: &Tally) -> Rate {
        Rate::new(self.count, tally.total)
    }

    /// Its part of the whole by the measure of the tally; [`Row::cumulative`] adds the same parts up.
    pub fn part(&self, tally: &Tally) -> Share {
        match tally.measure {
            Measure::Count => Share::Tickets(self.rate(tally)),
            Measure::Time | Measure::Focus | Measure::Harm => Share::Of(self.share),
        }
    }
}

/// One value of a split.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The value; empty where the field is.
    pub value: Clean,
    /// Tickets.
    pub count: u64,
    /// Tickets, time and harm.
    pub sum: Sum,
}

/// Whether a code says that nobody knows: the family `UNK`.
pub fn is_unknown(code: &str) -> bool {
    code.get(..3).is_some_and(|family| family.eq_ignore_ascii_case("unk"))
        && code[3..].chars().next().is_none_or(|next| next == '-')
}

#[derive(Default)]
struct Gathered {
    sum: Sum,
    times: Vec<u32>,
    trend: Vec<u64>,
    by: BTreeMap<Dim, BTreeMap<Clean, Sum>>,
}

/// Adds cells up.
pub fn tally(cells: &[Cell], asked: Wanted<'_>) -> Tally {
    let Wanted { of, by, measure, span } = asked;
    let weeks = span.weeks() as usize;
    let mut gathered: BTreeMap<Clean, Gathered> = BTreeMap::new();
    let mut columns: BTreeMap<Dim, BTreeMap<Clean, Sum>> = BTreeMap::new();
    let (mut all, mut unknown, mut times) = (Sum::default(), 0, Vec::new());
    for cell in cells {
        all += cell.sum;
        times.extend_from_slice(&cell.times);
        for (dim, value) in by.iter().zip(&cell.split) {
            *columns.entry(*dim).or_default().entry(value.clone().unwrap_or_default()).or_default() +=
                cell.sum;
        }
        let code = cell.of.as_ref().filter(|code| !code.is_empty());
        if of.is_cause() {
            if code.is_none_or(|code| is_unknown(code.as_str())) {
                unknown += cell.sum.count;
            }
            if code.is_none() {
                continue;
            }
        }
        let row = gathered.entry(code.cloned().unwrap_or_default()).or_default();
        row.sum += cell.sum;
        row.times.extend_from_slice(&cell.times);
        row.trend.resize(weeks, 0);
        if let Some(week) = weeks.checked_sub(1 + cell.week as usize) {
            row.trend[week] += cell.sum.count;
        }
        for (dim, value) in by.iter().zip(&cell.split) {
            *row.by.entry(*dim).or_default().entry(value.clone().unwrap_or_default()).or_default() +=
                cell.sum;
        }
    }
    let mut rows: Vec<(Clean, Gathered)> = gathered.into_iter().collect();
    // The map gives values in order and the sort is stable: what is equal stays ordered by name. Time has an order of
    // its own.
    if of != Dim::Week {
        rows.sort_by_key(|(_, row)| std::cmp::Reverse(row.sum.of(measure)));
    }
    let counts: Vec<u64> = rows.iter().map(|(_, row)| row.sum.count).collect();
    let is_ranked = measure == Measure::Count && of != Dim::Week;
    let ranks = if is_ranked { ranks(&counts) } else { vec![None; counts.len()] };
    let whole = all.of(measure);
    let mut above = 0;
    let rows = rows.into_iter().zip(ranks).map(|((code, row), rank)| {
        let here = row.sum.of(measure);
        above += here;
        Row {
            code,
            count: row.sum.count,
            sum: row.sum,
            spread: Spread::of(row.times),
            share: ratio(here, whole),
            cumulative: ratio(above, whole),
            // Ten of twelve are no order either.
            rank: rank.filter(|_| all.count >= super::stats::LEAST),
            trend: row.trend,
            by: parts(row.by, measure),
        }
    });
    let rows = rows.collect();
    let spread = Spread::of(times);
    Tally { of, measure, total: all.count, sum: all, spread, unknown, by: parts(columns, measure), rows }
}

fn parts(by: BTreeMap<Dim, BTreeMap<Clean, Sum>>, measure: Measure) -> BTreeMap<Dim, Vec<Part>> {
    by.into_iter().map(|(dim, parts)| (dim, ranked(dim, parts, measure))).collect()
}

fn ranked(dim: Dim, parts: BTreeMap<Clean, Sum>, measure: Measure) -> Vec<Part> {
    let mut parts: Vec<Part> =
        parts.into_iter().map(|(value, sum)| Part { value, count: sum.count, sum }).collect();
    if dim != Dim::Week {
        parts.sort_by_key(|part| std::cmp::Reverse(part.sum.of(measure)));
    }
    parts
}

fn ratio(part: u64, whole: u64) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_days_end_with_what_was_solved_this_very_second() {
        let now: Timestamp = "2026-03-12T14:02:11Z".parse().unwrap();
        let span = Span::last(28, now);
        assert!(span.since <= now && now < span.until);
        assert_eq!(span.until.duration_since(span.since), SignedDuration::from_hours(24 * 28));
    }

    fn cell(cause: &str, site: &str, week: u32, count: u64) -> Cell {
        let text = |text: &str| (!text.is_empty()).then(|| Clean::line(text));
        let sum = Sum { count, open: count * 60, harm: count * 120, ..Sum::default() };
        Cell { of: text(cause), split: vec![text(site)], week, sum, times: Vec::new() }
    }

    fn span() -> Span {
        Span {
            since: "2026-10-24T00:00:00Z".parse().unwrap(),
            until: "2026-11-21T00:00:00Z".parse().unwrap(),
        }
    }

    fn asked(by: &[Dim]) -> Wanted<'_> {
        Wanted { of: Dim::Cause, by, measure: Measure::Count, span: span() }
    }

    fn sample() -> Tally {
        let cells = [
            cell("PRD-02", "CDMX", 0, 3),
            cell("INF-06", "CDMX", 0, 4),
            cell("INF-06", "", 3, 1),
            cell("UNK-00", "CDMX", 1, 1),
            cell("", "Lima", 1, 1),
        ];
        tally(&cells, asked(&[Dim::Site]))
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
    fn other_dimensions_have_a_row_for_the_empty_value_and_nothing_unknown() {
        let cells = [cell("Lima", "", 0, 12), cell("", "", 0, 60)];
        let found = tally(&cells, Wanted { of: Dim::Site, ..asked(&[]) });
        let rows: Vec<_> = found.rows.iter().map(|row| (row.code.as_str(), row.count, row.rank)).collect();
        assert_eq!(rows, [("", 60, Some(1)), ("Lima", 12, Some(2))]);
        assert_eq!(found.unknown, 0);
        assert_eq!(found.rows[0].rate(&found).reading(), "60/72  83.3%  [73.1–90.2]");
    }

    #[test]
    fn harm_orders_by_harm_and_ranks_nothing() {
        let mut cells = [cell("INF-06", "", 0, 12), cell("PRD-02", "", 0, 30)];
        cells[0].sum.harm = 90_000;
        let found = tally(&cells, Wanted { measure: Measure::Harm, ..asked(&[]) });
        assert_eq!(found.rows[0].code.as_str(), "INF-06");
        assert!(found.rows[0].share > 0.9 && found.rows.iter().all(|row| row.rank.is_none()));
        // The share is of what the order is by, and adds up to the cumulative one.
        let parts: Vec<Share> = found.rows.iter().map(|row| row.part(&found)).collect();
        assert_eq!(parts, [Share::Of(found.rows[0].share), Share::Of(found.rows[1].share)]);
        assert!((found.rows[0].share + found.rows[1].share - found.rows[1].cumulative).abs() < 1e-9);
    }

    #[test]
    fn a_handful_has_no_order() {
        assert!(sample().rows.iter().all(|row| row.rank.is_none()));
    }

    #[test]
    fn the_family_unk_is_unknown() {
        assert!(is_unknown("UNK-01") && is_unknown("unk") && !is_unknown("UNKEMPT"));
    }

    #[test]
    fn nothing_resolved_is_an_empty_tally() {
        let found = tally(&[], asked(&[]));
        assert_eq!((found.total, found.unknown, found.rows.len()), (0, 0, 0));
    }
}
