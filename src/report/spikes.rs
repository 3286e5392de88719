//! Spikes and comparisons: looked at once for the screen and for scripts, so that both tell the same.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::table::{Column, Table};
use crate::config::{Config, Words};
use crate::domain::filter::Filter;
use crate::domain::metric::Metric;
use crate::domain::spike::{Daily, Seen, Watch, days};
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
    let query = TallyQuery { filter: Filter::default(), me: None, now, span, recode: recode.clone() };
    let daily = Daily { first, causes: store.daily(&query, Dim::Cause, &starts)?, ..Daily::default() };
    let versions = store.daily(&query, Dim::Version, &starts)?;
    let mut holidays = Vec::new();
    for calendar in config.clocks.calendars.values() {
        for day in 0..daily.len() {
            let date = daily.date(day);
            holidays.extend(calendar.holiday(date).map(|name| (date, name.to_owned())));
        }
    }
    Ok(Watch::new(daily, &versions, holidays, store.judgements()?, recode))
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
    let mut table = Table::new(vec![
        Column::text(head("cause")),
        Column::text(head("name")).at_most(40),
        Column::text(head("since")),
        Column::text(head("last")),
        Column::text(head("level")).of(Metric::Level),
        Column::number(head("count")).of(Metric::Spike),
        Column::number(head("expected")).of(Metric::Expected),
        Column::number(head("days")).of(Metric::Spike),
        Column::text(head("said")).at_most(40),
    ]);
    let mut all: Vec<Seen<'_>> = watch.episodes.iter().map(|episode| watch.seen(episode)).collect();
    all.sort_by_key(|seen| (std::cmp::Reverse(seen.episode.open), std::cmp::Reverse(seen.episode.since)));
    for seen in all {
        let episode = seen.episode;
        let said = seen.said.map(|judged| {
            let word = words.get(&format!("spike-said-{}", judged.said.word.as_str()));
            format!("{word}: {}", judged.said.reason)
        });
        table.row([
            episode.cause.to_string(),
            name(episode.cause.as_str(), taxonomy, words).to_owned(),
            episode.since.to_string(),
            if episode.open { "…".to_owned() } else { episode.last.to_string() },
            words.get(&format!("spike-level-{}", episode.level.as_str())),
            episode.count.to_string(),
            format!("{:.1}", episode.expected),
            episode.window.to_string(),
            said.unwrap_or_default(),
        ]);
    }
    table
}

/// How often a cause is found among the values of a dimension.
pub fn compared_table(rows: &[Compared], by: Dim, words: &Words) -> Table {
    let head = |name: &str| words.get(&format!("report-col-{name}"));
    let mut table = Table::new(vec![
        Column::text(by.as_str()).at_most(40),
        Column::text(head("here")).of(Metric::Share),
        Column::text(head("rest")).of(Metric::Share),
        Column::number(head("mix-here")).of(Metric::Mix),
        Column::number(head("mix-rest")).of(Metric::Mix),
        Column::text(head("than")).of(Metric::Than),
    ]);
    let percent = |share: f64| format!("{:.1} %", share * 100.0);
    for row in rows {
        let (here, rest) =
            row.adjusted.map_or_else(Default::default, |(here, rest)| (percent(here), percent(rest)));
        let mut than = words.get(&format!("than-{}", row.than.as_str()));
        if row.flips {
            than = format!("{than} ⚠ {}", words.get("compare-flips-short"));
        }
        let value = if row.value.is_empty() { "–".to_owned() } else { row.value.to_string() };
        table.row([value, row.here.reading(), row.rest.reading(), here, rest, than]);
    }
    table
}

fn name<'a>(code: &'a str, taxonomy: &'a Taxonomy, words: &Words) -> &'a str {
    taxonomy.get(code).map_or(code, |cause| cause.name(words.language()))
}
