//! What goes with what, as a table and as a document.

use serde_json::{Value, json};

use super::causes::dim_head;
use super::table::{Column, Table};
use super::value::Cell;
use crate::config::{Words, value_told};
use crate::domain::metric::Metric;
use crate::domain::tally::{Dim, Pair, Together};

/// At most so many pairs, those first that chance does not explain.
pub fn together_table(found: &Together, (of, by): (Dim, Dim), most: usize, words: &Words) -> Table {
    let head = |name: &str| words.get(&format!("report-col-{name}"));
    let mut table = Table::spoken(
        words,
        vec![
            Column::text(dim_head(of, words)).at_most(40),
            Column::text(dim_head(by, words)).at_most(40),
            Column::number(head("ratio")).of(Metric::Ratio),
            Column::text(head("interval")).of(Metric::Ratio),
            Column::text(head("here")).of(Metric::Share),
            Column::text(head("rest")).of(Metric::Share),
            Column::text(head("than")).of(Metric::Than),
        ],
    );
    for pair in found.pairs.iter().take(most) {
        table.row([
            value_told(of, pair.row.as_str(), words).into(),
            value_told(by, pair.column.as_str(), words).into(),
            // Where one of the two has none at all there is no ratio, only a bound of it.
            if pair.here.k == 0 || pair.rest.k == 0 { Cell::empty() } else { Cell::real(pair.ratio) },
            Cell::span(pair.bounds),
            Cell::rate(pair.here),
            Cell::rate(pair.rest),
            words.get(&format!("than-{}", than(pair))).into(),
        ]);
    }
    table
}

fn than(pair: &Pair) -> &'static str {
    match pair.told {
        true if pair.ratio > 1.0 => "higher",
        true => "lower",
        false => "cannot-tell",
    }
}

/// `of, by, tested, pairs[]{row, column, here{k, n}, rest{k, n}, ratio, bounds{low, high}, p, told}`.
pub fn together_document(found: &Together, (of, by): (Dim, Dim)) -> Value {
    json!({"of": of, "by": by, "tested": found.tested(), "pairs": found.pairs})
}
