//! The tally of root causes.

use serde_json::{Value, json};

use super::table::{Column, Table};
use super::value::Cell;
use crate::config::{Words, value_told};
use crate::domain::metric::Metric;
use crate::domain::stats::Rate;
use crate::domain::tally::{Dim, Measure, Row, Share, Spread, Tally, minutes};
use crate::domain::taxonomy::Taxonomy;

fn name<'a>(row: &'a Row, taxonomy: &'a Taxonomy, words: &Words) -> &'a str {
    let code = row.code.as_str();
    taxonomy.get(code).map_or(code, |cause| cause.name(words.language()))
}

/// A dimension as the head of a column.
pub(super) fn dim_head(dim: Dim, words: &Words) -> String {
    words.get(&format!("dim-{}", dim.as_str())).to_uppercase()
}

/// `of, measure, total, unknown, sum{}, spread{}, rows[]{code, name, count, share, low, high, cumulative, rank, sum{}, spread{}, trend[], by{}}`;
/// shares between 0 and 1, by the measure. `low` and `high` are the 95 % interval of a share of tickets; both are null where
/// there are too few, and where the measure is a time. `spread` is of focus time, in seconds.
pub fn causes_document(tally: &Tally, taxonomy: &Taxonomy, words: &Words) -> Value {
    let rows: Vec<Value> = tally
        .rows
        .iter()
        .map(|row| {
            let bounds = row.part(tally).rate().filter(|rate| rate.is_enough()).map(Rate::interval);
            json!({
                "low": bounds.map(|it| it.low),
                "high": bounds.map(|it| it.high),
                "rank": row.rank,
                "sum": row.sum,
                "spread": row.spread,
                "code": row.code,
                "name": name(row, taxonomy, words),
                "count": row.count,
                "share": row.share,
                "cumulative": row.cumulative,
                "trend": row.trend,
                "by": row.by,
            })
        })
        .collect();
    json!({
        "of": tally.of,
        "measure": tally.measure,
        "total": tally.total,
        "unknown": tally.unknown,
        "sum": tally.sum,
        "spread": tally.spread,
        "rows": rows,
    })
}

/// The tally for people: one line a value. A share of tickets has its interval and its rank, and none of them where there
/// are too few; a share of time or harm has neither.
pub fn causes_table(tally: &Tally, dims: &[Dim], taxonomy: &Taxonomy, words: &Words) -> Table {
    let head = |name: &str| words.get(&format!("report-col-{name}"));
    let is_cause = tally.of.is_cause();
    let first = if is_cause { head("cause") } else { dim_head(tally.of, words) };
    let mut columns = vec![Column::text(first)];
    columns.extend(is_cause.then(|| Column::text(head("name")).at_most(48)));
    columns.extend([
        Column::number(head("count")).of(Metric::Count),
        Column::number(head("share")).of(Metric::Share),
    ]);
    if tally.measure == Measure::Count {
        columns.push(Column::text(head("interval")).of(Metric::Interval));
        columns.push(Column::number(head("rank")).of(Metric::Rank));
    }
    columns.extend([
        Column::number(head("cumulative")).of(Metric::Cumulative),
        Column::number(head("hours")).of(Metric::Hours),
        Column::number(head("focus")).of(Metric::Focus),
    ]);
    let has_spread = tally.measure == Measure::Focus && tally.rows.iter().any(|row| row.spread.is_some());
    if has_spread {
        columns.push(Column::number(head("median")).of(Metric::Focus));
        columns.push(Column::number(head("p90")).of(Metric::Focus));
    }
    columns.extend([
        Column::number(head("harm")).of(Metric::Harm),
        Column::text(head("trend")).of(Metric::Trend),
    ]);
    columns.extend(dims.iter().map(|dim| Column::text(dim_head(*dim, words)).at_most(40).of(Metric::Count)));
    let mut table = Table::spoken(words, columns);
    for row in &tally.rows {
        let value =
            if is_cause { row.code.to_string() } else { value_told(tally.of, row.code.as_str(), words) };
        let mut cells: Vec<Cell> = vec![value.into()];
        cells.extend(is_cause.then(|| name(row, taxonomy, words).to_owned().into()));
        cells.push(Cell::count(row.count));
        match row.part(tally) {
            Share::Tickets(rate) => cells.extend([
                Cell::percent(rate),
                Cell::bounds(rate),
                row.rank.map_or_else(Cell::empty, |rank| Cell::count(u64::from(rank))),
            ]),
            Share::Of(share) => cells.push(Cell::share(share)),
        }
        cells.extend([
            Cell::share(row.cumulative),
            Cell::count(row.sum.open / 60),
            if row.sum.timed > 0 { Cell::real(row.sum.hours(Measure::Focus)) } else { Cell::empty() },
        ]);
        if has_spread {
            let spread = |time: fn(Spread) -> u32| {
                row.spread.map_or_else(Cell::empty, |spread| Cell::count(u64::from(minutes(time(spread)))))
            };
            cells.extend([spread(|it| it.median), spread(|it| it.p90)]);
        }
        cells.extend([Cell::count(row.sum.harm / 60), Cell::series(&row.trend)]);
        cells.extend(dims.iter().map(|dim| {
            let parts = row.by.get(dim).map_or(&[][..], Vec::as_slice);
            parts
                .iter()
                .map(|part| format!("{} {}", value_told(*dim, part.value.as_str(), words), part.count))
                .collect::<Vec<_>>()
                .join(", ")
                .into()
        }));
        table.row(cells);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clean::Clean;
    use crate::domain::tally::{Measure, Span, Sum, Wanted, tally};

    #[test]
    fn the_document_has_the_promised_fields() {
        let sum = Sum { count: 3, open: 600, harm: 1200, ..Sum::default() };
        let (of, site) = (Some(Clean::line("INF-06")), Some(Clean::line("CDMX")));
        let cell = crate::domain::tally::Cell { of, split: vec![site], week: 0, sum, times: Vec::new() };
        let span = Span {
            since: "2026-11-20T00:00:00Z".parse().unwrap(),
            until: "2026-11-21T00:00:00Z".parse().unwrap(),
        };
        let words = Words::shipped("en");
        let asked = Wanted { of: Dim::Cause, by: &[Dim::Site], measure: Measure::Count, span };
        let document = causes_document(&tally(&[cell], asked), &Taxonomy::default(), &words);
        assert_eq!(
            document,
            json!({"of": "cause", "measure": "count", "total": 3, "unknown": 0,
                "sum": {"count": 3, "open": 600, "harm": 1200, "focus": 0, "timed": 0}, "spread": null,
                "rows": [{
                    "code": "INF-06", "name": "INF-06", "count": 3, "share": 1.0, "low": null, "high": null,
                    "cumulative": 1.0, "rank": null, "sum": {"count": 3, "open": 600, "harm": 1200, "focus": 0, "timed": 0}, "spread": null, "trend": [3],
                    "by": {"site": [{"value": "CDMX", "count": 3, "sum": {"count": 3, "open": 600, "harm": 1200, "focus": 0, "timed": 0}}]},
                }],
            })
        );
    }
}
