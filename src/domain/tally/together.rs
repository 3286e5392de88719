//! What goes with what: each value of one dimension among the tickets of each value of another, beside all other tickets,
//! as a ratio of rates with its interval, and with as many looks in mind as there were.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Cell;
use crate::domain::clean::Clean;
use crate::domain::stats::{Interval, LEAST, Rate, discoveries, exact, times};

/// At most this share of the pairs that are told may be chance.
const FALSE: f64 = 0.05;

/// Two values that were looked at together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// The value of the rows.
    pub row: Clean,
    /// The value of the columns.
    pub column: Clean,
    /// Tickets of the row among the column's.
    pub here: Rate,
    /// Tickets of the row among all others.
    pub rest: Rate,
    /// How many times as often.
    pub ratio: f64,
    /// Its 95 % interval.
    pub bounds: Interval,
    /// How likely such a ratio is where the two have nothing to do with each other.
    pub p: f64,
    /// Whether it holds among all pairs that were looked at.
    pub told: bool,
}

/// All pairs that had enough tickets.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Together {
    /// Those that are told first, the largest ratio first; then the others.
    pub pairs: Vec<Pair>,
}

impl Together {
    /// Looks at the cells of one dimension split by another. Empty fields and values with too few tickets are no pair, and
    /// stay among the others.
    pub fn of(cells: &[Cell]) -> Self {
        let mut rows: BTreeMap<&str, (&Clean, u64)> = BTreeMap::new();
        let mut columns: BTreeMap<&str, (&Clean, u64)> = BTreeMap::new();
        let mut both: BTreeMap<(&str, &str), u64> = BTreeMap::new();
        let mut all = 0;
        for cell in cells {
            let row = cell.of.as_ref().filter(|value| !value.is_empty());
            let column = cell.split.first().and_then(Option::as_ref).filter(|value| !value.is_empty());
            let count = cell.sum.count;
            all += count;
            if let Some(row) = row {
                rows.entry(row.as_str()).or_insert((row, 0)).1 += count;
            }
            if let Some(column) = column {
                columns.entry(column.as_str()).or_insert((column, 0)).1 += count;
            }
            if let (Some(row), Some(column)) = (row, column) {
                *both.entry((row.as_str(), column.as_str())).or_default() += count;
            }
        }
        let mut pairs = Vec::new();
        for (row, hits) in rows.values().filter(|(_, count)| *count >= LEAST) {
            for (column, n) in columns.values().filter(|(_, count)| *count >= LEAST && all - count >= LEAST) {
                let k = both.get(&(row.as_str(), column.as_str())).copied().unwrap_or_default();
                let (here, rest) = (Rate::new(k, *n), Rate::new(hits - k, all - n));
                let (ratio, bounds) = times((here.k, here.n), (rest.k, rest.n));
                let p = exact((here.k, here.n), (rest.k, rest.n));
                let (row, column) = ((*row).clone(), (*column).clone());
                pairs.push(Pair { row, column, here, rest, ratio, bounds, p, told: false });
            }
        }
        let p: Vec<f64> = pairs.iter().map(|pair| pair.p).collect();
        for (pair, told) in pairs.iter_mut().zip(discoveries(&p, p.len(), FALSE)) {
            pair.told = told;
        }
        pairs.sort_by(|one, other| {
            let order = |pair: &Pair| (!pair.told, -pair.ratio);
            let (a, b) = (order(one), order(other));
            a.0.cmp(&b.0).then(a.1.total_cmp(&b.1))
        });
        Self { pairs }
    }

    /// How many pairs were looked at.
    pub fn tested(&self) -> usize {
        self.pairs.len()
    }

    /// Those that chance does not explain: they come together more often, or less, than by chance.
    pub fn told(&self) -> impl Iterator<Item = &Pair> {
        self.pairs.iter().filter(|pair| pair.told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tally::Sum;

    fn cell(row: &str, column: &str, count: u64) -> Cell {
        let text = |text: &str| (!text.is_empty()).then(|| Clean::line(text));
        let sum = Sum { count, ..Sum::default() };
        Cell { of: text(row), split: vec![text(column)], week: 0, sum, times: Vec::new() }
    }

    #[test]
    fn a_feature_that_brings_a_complaint_is_told_with_how_many_times_as_often() {
        let cells = [
            cell("refund", "wallet", 60),
            cell("refund", "card", 30),
            cell("login", "wallet", 40),
            cell("login", "card", 270),
        ];
        let found = Together::of(&cells);
        let first = &found.pairs[0];
        assert_eq!((first.row.as_str(), first.column.as_str()), ("refund", "wallet"));
        assert_eq!((first.here.counts(), first.rest.counts()), ("60/100".into(), "30/300".into()));
        assert!((first.ratio - 6.0).abs() < 1e-9 && first.told, "{first:?}");
        assert!(first.bounds.low > 4.0 && first.bounds.high < 9.0, "{first:?}");
        assert_eq!(found.tested(), 4);
    }

    #[test]
    fn what_comes_together_by_chance_is_not_told_however_many_are_looked_at() {
        // Every pair as often as its row and column let expect, a little to and fro.
        let cells: Vec<Cell> = (0..20u64)
            .flat_map(|row| (0..10u64).map(move |column| (row, column)))
            .map(|(row, column)| {
                cell(&format!("r{row}"), &format!("c{column}"), 20 + (row * 7 + column * 3) % 5)
            })
            .collect();
        let found = Together::of(&cells);
        assert_eq!((found.tested(), found.told().count()), (200, 0));
    }

    #[test]
    fn few_tickets_and_empty_fields_are_no_pair_and_stay_among_the_others() {
        let cells = [cell("refund", "wallet", 9), cell("", "wallet", 50), cell("login", "", 200)];
        let found = Together::of(&cells);
        let pairs: Vec<_> =
            found.pairs.iter().map(|pair| (pair.row.as_str(), pair.column.as_str())).collect();
        assert_eq!(pairs, [("login", "wallet")]);
        assert_eq!(
            (found.pairs[0].here.counts(), found.pairs[0].rest.counts()),
            ("0/59".into(), "200/200".into())
        );
    }
}
