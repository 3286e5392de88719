//! The verdicts on Tier 1's escalations, read once for the screen and for scripts, so that both tell the same.

use serde_json::{Value, json};

use super::table::{Column, Table};
use crate::config::Words;
use crate::domain::redact::mask_people;
use crate::domain::returned::{VERB, lacked};
use crate::domain::stats::Rate;
use crate::domain::ticket::{Fact, Verdict};
use crate::domain::verdicts::{Counts, Line, Team, Verdicts};
use crate::store::{Store, StoreError, TallyQuery, TicketView};

/// The verdicts of a span, with what was missing; `of` narrows them to some teams.
///
/// # Errors
/// Only faults of the file.
pub fn verdicts(
    store: &Store,
    query: &TallyQuery,
    of: impl Fn(&Team) -> bool,
) -> Result<Verdicts, StoreError> {
    let mut cells = store.graded(query)?;
    cells.retain(|cell| of(&cell.team));
    let mut all = Vec::new();
    let mut ids = store.returned(query)?;
    let noted = store.records(&[VERB])?.into_iter();
    ids.extend(
        noted.filter(|one| one.at >= query.span.since && one.at < query.span.until).map(|one| one.ticket),
    );
    ids.sort_unstable();
    ids.dedup();
    for id in ids {
        let Some(view) = store.ticket(&id)? else { continue };
        let team = team_of(&view);
        if of(&team) {
            let masked = |text: &str| masked(&view, text);
            all.extend(lacked(&view.shown, &team, &view.timeline, &view.journal, masked));
        }
    }
    Ok(Verdicts::of(&cells, &all))
}

/// The team that escalated a ticket.
pub fn team_of(view: &TicketView) -> Team {
    Team::new(view.shown.fact(Fact::Vendor), view.shown.fact(Fact::Site))
}

/// A text of a ticket without anybody's personal data, for eyes outside of the desk.
pub(super) fn masked(view: &TicketView, text: &str) -> String {
    let ticket = &view.shown;
    let authors = view.timeline.iter().filter_map(|entry| entry.author.as_ref());
    let people = ticket.requester.iter().chain(&ticket.assignee).chain(authors);
    let mut names: Vec<&str> =
        people.map(|person| person.name.as_str()).chain(ticket.fact(Fact::T1Agent)).collect();
    names.sort_unstable();
    names.dedup();
    mask_people(text, names)
}

/// A value of a field as people read it; a dash where there is none.
pub(super) fn plain(value: &str) -> String {
    if value.is_empty() { "–".to_owned() } else { value.replace('_', " ") }
}

/// What a case was about as people read it; a dash where there is nothing.
pub(super) fn topic(value: &str, words: &Words) -> String {
    if value.is_empty() { "–".to_owned() } else { words.reason(value) }
}

/// `k, n, share, low, high`; the last three are null where there are too few.
pub(super) fn rate_document(rate: Rate) -> Value {
    let enough = rate.is_enough().then(|| rate.interval());
    json!({
        "k": rate.k,
        "n": rate.n,
        "share": enough.map(|_| rate.share()),
        "low": enough.map(|it| it.low),
        "high": enough.map(|it| it.high),
    })
}

pub(super) fn counts_document(counts: Counts) -> Value {
    let mut document = json!({
        "coverage": rate_document(counts.coverage()),
        "not_right": rate_document(counts.faulty()),
    });
    for verdict in Verdict::ALL {
        document[verdict.as_str()] = json!(counts.of(verdict));
    }
    document
}

/// `all, teams[]{vendor, site, rank, than, …}, topics[]{topic, …}, missing[]{what, count, of, teams[]}`; rates as
/// `k, n, share, low, high`.
#[must_use]
pub fn verdicts_document(found: &Verdicts) -> Value {
    let with = |mut names: Value, counts: Counts, rank: Option<u32>, than: &str| {
        let more = counts_document(counts);
        for (name, value) in more.as_object().into_iter().flatten() {
            names[name] = value.clone();
        }
        names["rank"] = json!(rank);
        names["than"] = json!(than.replace('-', "_"));
        names
    };
    let teams: Vec<Value> = found
        .teams
        .iter()
        .map(|line| with(json!(line.of), line.counts, line.rank, line.than.as_str()))
        .collect();
    let topics: Vec<Value> = found
        .topics
        .iter()
        .map(|line| with(json!({"topic": line.of}), line.counts, line.rank, line.than.as_str()))
        .collect();
    let missing: Vec<Value> = found
        .missing
        .iter()
        .map(|one| {
            let teams: Vec<Value> =
                one.teams.iter().map(|(team, count)| json!({"team": team, "count": count})).collect();
            json!({"what": one.what, "count": one.count, "of": found.lacking, "teams": teams})
        })
        .collect();
    json!({"all": counts_document(found.all), "teams": teams, "topics": topics, "missing": missing})
}

fn columns(first: &str, words: &Words) -> Table {
    let head = |name: &str| words.get(&format!("verdicts-col-{name}"));
    Table::spoken(
        words,
        vec![
            Column::number(words.get("report-col-rank")),
            Column::text(head(first)).at_most(40),
            Column::number(head("graded")),
            Column::number(head("faulty")),
            Column::number(words.get("report-col-share")),
            Column::text(words.get("report-col-interval")),
            Column::number(head("avoidable")),
            Column::number(head("incomplete")),
            Column::number(head("wrong-queue")),
            Column::text(words.get("report-col-than")),
        ],
    )
}

fn row<T>(table: &mut Table, line: &Line<T>, name: String, words: &Words) {
    let counts = line.counts;
    let faulty = counts.faulty();
    let share = if faulty.is_enough() { faulty.percent() } else { words.get("than-cannot-tell") };
    table.row([
        line.rank.map(|rank| rank.to_string()).unwrap_or_default(),
        name,
        counts.coverage().counts(),
        faulty.counts(),
        share,
        faulty.bounds(),
        counts.of(Verdict::Avoidable).to_string(),
        counts.of(Verdict::Incomplete).to_string(),
        counts.of(Verdict::WrongQueue).to_string(),
        words.get(&format!("than-{}", line.than.as_str())),
    ]);
}

/// The verdicts by team, for people.
#[must_use]
pub fn teams_table(found: &Verdicts, words: &Words) -> Table {
    let mut table = columns("team", words);
    for line in &found.teams {
        row(&mut table, line, plain(&line.of.name()), words);
    }
    table
}

/// The verdicts by topic, for people.
#[must_use]
pub fn topics_table(found: &Verdicts, words: &Words) -> Table {
    let mut table = columns("topic", words);
    for line in &found.topics {
        row(&mut table, line, topic(line.of.as_str(), words), words);
    }
    table
}

/// What was missing, for people.
#[must_use]
pub fn missing_table(found: &Verdicts, words: &Words) -> Table {
    let head = |name: &str| words.get(&format!("verdicts-col-{name}"));
    let mut table = Table::spoken(
        words,
        vec![
            Column::text(head("missing")).at_most(60),
            Column::number(words.get("report-col-count")),
            Column::text(words.get("report-col-interval")),
            Column::text(head("team")).at_most(60),
        ],
    );
    for one in &found.missing {
        let rate = Rate::new(one.count, found.lacking);
        let teams: Vec<String> =
            one.teams.iter().map(|(team, count)| format!("{} {count}", plain(&team.name()))).collect();
        table.row([one.what.to_string(), rate.counts(), rate.bounds(), teams.join(", ")]);
    }
    table
}

/// How many were graded and how many of them were not right, in a sentence.
#[must_use]
pub fn verdicts_told(counts: Counts, words: &Words) -> String {
    let (coverage, faulty) = (counts.coverage(), counts.faulty());
    words.with(
        "verdicts-told",
        &[("graded", &words.decimals(&coverage.reading())), ("faulty", &words.decimals(&faulty.reading()))],
    )
}
