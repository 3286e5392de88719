//! The tally of root causes.

use serde_json::{Value, json};

use super::table::{Column, Table};
use crate::config::Words;
use crate::domain::metric::Metric;
use crate::domain::tally::{Dim, Row, Tally};
use crate::domain::taxonomy::Taxonomy;

fn name<'a>(row: &'a Row, taxonomy: &'a Taxonomy, words: &Words) -> &'a str {
    let code = row.code.as_str();
    taxonomy.get(code).map_or(code, |cause| cause.name(words.language()))
}

/// `of, measure, total, unknown, rows[]{code, name, count, share, low, high, cumulative, rank, sum{}, trend[], by{}}`;
/// shares between 0 and 1. `low` and `high` are the 95 % interval of the count's share; both are null where there are too
/// few.
pub fn causes_document(tally: &Tally, taxonomy: &Taxonomy, words: &Words) -> Value {
    let rows: Vec<Value> = tally
        .rows
        .iter()
        .map(|row| {
            let rate = row.rate(tally);
            let bounds = rate.is_enough().then(|| rate.interval());
            json!({
                "low": bounds.map(|it| it.low),
                "high": bounds.map(|it| it.high),
                "rank": row.rank,
                "sum": row.sum,
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
        "rows": rows,
    })
}

/// The tally for people: one line a value. A share has its interval, and neither where there are too few.
pub fn causes_table(tally: &Tally, dims: &[Dim], taxonomy: &Taxonomy, words: &Words) -> Table {
    let head = |name: &str| words.get(&format!("report-col-{name}"));
    let mut columns = vec![
        Column::text(head("cause")),
        Column::text(head("name")).at_most(48),
        Column::number(head("count")).of(Metric::Count),
        Column::number(head("share")).of(Metric::Share),
        Column::text(head("interval")).of(Metric::Interval),
        Column::number(head("rank")).of(Metric::Rank),
        Column::number(head("cumulative")).of(Metric::Cumulative),
        Column::number(head("hours")).of(Metric::Hours),
        Column::number(head("harm")).of(Metric::Harm),
        Column::text(head("trend")).of(Metric::Trend),
    ];
    columns.extend(dims.iter().map(|dim| Column::text(dim.as_str()).at_most(40).of(Metric::Count)));
    let mut table = Table::new(columns);
    for row in &tally.rows {
        let mut cells = vec![
            row.code.to_string(),
            name(row, taxonomy, words).to_owned(),
            row.count.to_string(),
            row.rate(tally).percent(),
            row.rate(tally).bounds(),
            row.rank.map(|rank| rank.to_string()).unwrap_or_default(),
            percent(row.cumulative),
            (row.sum.open / 60).to_string(),
            (row.sum.harm / 60).to_string(),
            row.trend.iter().map(u64::to_string).collect::<Vec<_>>().join(" "),
        ];
        cells.extend(dims.iter().map(|dim| {
            let parts = row.by.get(dim).map_or(&[][..], Vec::as_slice);
            let value = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
            parts
                .iter()
                .map(|part| format!("{} {}", value(part.value.as_str()), part.count))
                .collect::<Vec<_>>()
                .join(", ")
        }));
        table.row(cells);
    }
    table
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clean::Clean;
    use crate::domain::tally::{Cell, Measure, Span, Sum, Wanted, tally};

    #[test]
    fn the_document_has_the_promised_fields() {
        let sum = Sum { count: 3, open: 600, harm: 1200 };
        let (of, site) = (Some(Clean::line("INF-06")), Some(Clean::line("CDMX")));
        let cell = Cell { of, split: vec![site], week: 0, sum };
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
                "sum": {"count": 3, "open": 600, "harm": 1200},
                "rows": [{
                    "code": "INF-06", "name": "INF-06", "count": 3, "share": 1.0, "low": null, "high": null,
                    "cumulative": 1.0, "rank": null, "sum": {"count": 3, "open": 600, "harm": 1200}, "trend": [3],
                    "by": {"site": [{"value": "CDMX", "count": 3, "sum": {"count": 3, "open": 600, "harm": 1200}}]},
                }],
            })
        );
    }
}
