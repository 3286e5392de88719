//! Spikes and comparisons: looked at once for the screen and for scripts, so that both tell the same.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::causes::dim_head;
use super::table::{Column, Table};
use super::value::Cell;
use crate::config::{Config, Words, value_told};
use crate::domain::metric::Metric;
use crate::domain::spike::{Chart, Daily, Judgement, Mark, MarkKind, Seen, Watch, days};
use crate::domain::tally::{Compared, Dim, Span};
use crate::domain::taxonomy::Taxonomy;
use crate::store::{Store, StoreError, TallyQuery};

/// Looks at everything that was resolved in the last months, by days of a zone.
///
/// # Errors
/// Only faults of the file.
pub fn watch(store: &Store, config: &Config, now: Timestamp, zone: &TimeZone) -> Result<Watch, StoreError> {
    let (first, starts) = days(now, zone);
    let span =
        Span { since: starts.first().copied().unwrap_or(now), until: starts.last().copied().unwrap_or(now) };
    let recode = config.taxonomy.recode();
    let query = TallyQuery::over(config, span, now);
    let daily = Daily { first, causes: store.daily(&query, Dim::Cause, &starts)?, ..Daily::default() };
    let versions = store.daily(&query, Dim::Version, &starts)?;
    let mark = |kind: MarkKind| move |(date, text): (Date, String)| Mark { date, kind, text };
    let released = config.releases.all().map(|one| {
        let product = one.product.as_ref().map(|product| format!(" ({product})")).unwrap_or_default();
        (one.day, format!("{}{product}", one.name))
    });
    let mut marks: Vec<Mark> = released.map(mark(MarkKind::Release)).collect();
    for calendar in config.clocks.calendars.values() {
        let holidays = (0..daily.len()).filter_map(|day| {
            let date = daily.date(day);
            Some((date, calendar.holiday(date)?.to_owned()))
        });
        marks.extend(holidays.map(mark(MarkKind::Holiday)));
    }
    Ok(Watch::new(daily, &versions, marks, store.judgements()?, recode))
}

/// What a colleague reads of a judgement on its ticket: one line, and below it the reason.
pub fn spike_record(said: &Judgement, words: &Words) -> String {
    let word = words.get(&format!("spike-said-{}", said.word.as_str()));
    let (cause, since) = (said.cause.as_str(), said.since.to_string());
    let head = words.with("spike-record", &[("cause", cause), ("since", &since), ("word", &word)]);
    format!("{head}\n{}", said.reason)
}

/// `cause, name, since, last, open, level, window, count, expected, p, said{word, reason, by, at}`.
pub fn spikes_document(watch: &Watch, taxonomy: &Taxonomy, words: &Words) -> Vec<Value> {
    watch
        .episodes
        .iter()
        .map(|episode| {
            let mut document = json!(episode);
            document["name"] = json!(name(episode.cause.as_str(), taxonomy, words));
            document["said"] = watch.seen(episode).said.map_or(Value::Null, |judged| {
                json!({
                    "word": judged.said.word,
                    "reason": judged.said.reason,
                    "by": judged.by.as_ref().map(|by| &by.name),
                    "at": judged.at,
                })
            });
            document
        })
        .collect()
}

/// The same for people, the newest first.
pub fn spikes_table(watch: &Watch, taxonomy: &Taxonomy, words: &Words) -> Table {
    let head = |name: &str| words.get(&format!("report-col-{name}"));
    let mut table = Table::spoken(
        words,
        vec![
            Column::text(head("cause")),
            Column::text(head("name")).at_most(40),
            Column::text(head("since")),
            Column::text(head("last")),
            Column::text(head("level")).of(Metric::Level),
            Column::number(head("count")).of(Metric::Spike),
            Column::number(head("expected")).of(Metric::Expected),
            Column::number(head("days")).of(Metric::Spike),
            Column::text(head("said")).at_most(40),
        ],
    );
    let mut all: Vec<Seen<'_>> = watch.episodes.iter().map(|episode| watch.seen(episode)).collect();
    all.sort_by_key(|seen| (std::cmp::Reverse(seen.episode.open), std::cmp::Reverse(seen.episode.since)));
    for seen in all {
        let episode = seen.episode;
        let said = seen.said.map(|judged| {
            let word = words.get(&format!("spike-said-{}", judged.said.word.as_str()));
            format!("{word}: {}", judged.said.reason)
        });
        table.row([
            episode.cause.to_string().into(),
            name(episode.cause.as_str(), taxonomy, words).to_owned().into(),
            Cell::day(episode.since),
            if episode.open { Cell::from("…".to_owned()) } else { Cell::day(episode.last) },
            words.get(&format!("spike-level-{}", episode.level.as_str())).into(),
            Cell::count(u64::from(episode.count)),
            Cell::real(episode.expected),
            Cell::count(episode.window as u64),
            said.unwrap_or_default().into(),
        ]);
    }
    table
}

/// The days of a chart from `since` on: how many tickets, how many the days before let expect, and what else happened.
pub fn days_table(chart: &Chart, since: Date, words: &Words) -> Table {
    let head = |name: &str| words.get(&format!("report-col-{name}"));
    let mut table = Table::spoken(
        words,
        vec![
            Column::text(head("day")),
            Column::number(head("count")),
            Column::number(head("expected")),
            Column::text(head("name")),
        ],
    );
    let mut date = chart.first;
    for (count, expected) in chart.counts.iter().zip(&chart.expected) {
        let day = date;
        date = date.tomorrow().unwrap_or(date);
        if day < since {
            continue;
        }
        let marks = chart.marks.iter().filter(|mark| mark.date == day);
        let marks = marks
            .map(|mark| format!("{}: {}", words.get(&format!("mark-{}", mark.kind.as_str())), mark.text));
        let expected = expected.map_or_else(String::new, |one| words.decimals(&format!("{one:.1}")));
        let marks = marks.collect::<Vec<_>>().join("; ");
        table.row([Cell::day(day), Cell::count(u64::from(*count)), expected.into(), marks.into()]);
    }
    table
}

/// How often a cause is found among the values of a dimension.
pub fn compared_table(rows: &[Compared], by: Dim, words: &Words) -> Table {
    let head = |name: &str| words.get(&format!("report-col-{name}"));
    let mut table = Table::spoken(
        words,
        vec![
            Column::text(dim_head(by, words)).at_most(40),
            Column::text(head("here")).of(Metric::Share),
            Column::text(head("rest")).of(Metric::Share),
            Column::number(head("mix-here")).of(Metric::Mix),
            Column::number(head("mix-rest")).of(Metric::Mix),
            Column::text(head("than")).of(Metric::Than),
        ],
    );
    for row in rows {
        let (here, rest) = row.adjusted.map_or_else(
            || (Cell::empty(), Cell::empty()),
            |(here, rest)| (Cell::share(here), Cell::share(rest)),
        );
        let mut than = words.get(&format!("than-{}", row.told().as_str()));
        if row.flips {
            than = format!("{than} ⚠ {}", words.get("compare-flips-short"));
        }
        let value = value_told(by, row.value.as_str(), words);
        table.row([value.into(), Cell::rate(row.here), Cell::rate(row.rest), here, rest, than.into()]);
    }
    table
}

fn name<'a>(code: &'a str, taxonomy: &'a Taxonomy, words: &Words) -> &'a str {
    taxonomy.get(code).map_or(code, |cause| cause.name(words.language()))
}
