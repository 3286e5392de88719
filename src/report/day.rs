//! A person's day, read once for the screen and for scripts: what they did here today, what they promised, what others owe
//! them, what comes back.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::approvals::waits;
use super::table::{Column, Table};
use crate::config::{Config, Words};
use crate::domain::ask::Ask;
use crate::domain::clean::Clean;
use crate::domain::day::{Counts, Day, Line, Part, by_ticket};
use crate::domain::ids::TicketId;
use crate::domain::locale;
use crate::domain::redact::Veil;
use crate::domain::ticket::Person;
use crate::store::{Store, StoreError, TicketView};

/// The day of `me` that `now` is in; an empty one where nobody is known.
///
/// # Errors
/// Only faults of the file.
pub fn day(
    store: &Store,
    config: &Config,
    me: Option<&Person>,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<Day, StoreError> {
    let date = zone.to_datetime(now).date();
    let Some(me) = me else { return Ok(Day::none(date)) };
    let began = date.to_zoned(zone.clone()).map_or(now, |day| day.timestamp());
    let done = store.done_since(&me.id, began)?;
    let worked = by_ticket(&done);
    let mut total = Counts::new();
    let mut lines = Vec::new();
    for (ticket, at, did) in &worked {
        for (kind, count) in did {
            *total.entry(*kind).or_default() += count;
        }
        let Some(view) = store.ticket(ticket)? else { continue };
        let veil = Veil::of(&view.shown, &view.timeline);
        let about = veil.text(view.shown.subject.as_str());
        lines.push(Line { did: did.clone(), ..line(Part::Done, &view, *at, about) });
    }
    let tracked = store.tracked()?;
    lines.extend(owed(&tracked, me, now));
    // What is asked of a second person alone is tracked by nothing else.
    let mut waited = tracked;
    let is_known = |id: &TicketId| waited.iter().any(|view| view.shown.id == *id);
    let more: Vec<TicketView> =
        store.approvals()?.into_iter().filter(|view| !is_known(&view.shown.id)).collect();
    waited.extend(more);
    lines.extend(awaited(&waited, config, me, now));
    for one in store.reminders()? {
        let about = if one.text.is_empty() { one.subject } else { one.text };
        lines.push(Line {
            part: Part::Later,
            ticket: one.ticket,
            key: one.key,
            at: one.later.until,
            late: one.breach.is_some_and(|at| at < now),
            did: Counts::new(),
            who: String::new(),
            about,
        });
    }
    Ok(Day { date, tickets: worked.len(), total, lines })
}

fn line(part: Part, view: &TicketView, at: Timestamp, about: String) -> Line {
    Line {
        part,
        ticket: view.shown.id.clone(),
        key: view.shown.key.clone(),
        at,
        late: false,
        did: Counts::new(),
        who: String::new(),
        about,
    }
}

/// What `me` promised and still owes, the next due first.
fn owed(views: &[TicketView], me: &Person, now: Timestamp) -> Vec<Line> {
    let mut lines = Vec::new();
    for view in views {
        let veil = Veil::of(&view.shown, &view.timeline);
        let mine = |by: Option<&Person>| by.is_some_and(|by| by.id == me.id);
        for one in view.promises().iter().filter(|one| one.is_open() && mine(one.by.as_ref())) {
            let about = veil.text(one.text.as_str());
            lines.push(Line { late: one.is_late(now), ..line(Part::Promised, view, one.due, about) });
        }
    }
    lines.sort_by_key(|line| line.at);
    lines
}

/// What `me` asked of other teams, or of a second person, and nobody answered, the oldest first.
fn awaited(views: &[TicketView], config: &Config, me: &Person, now: Timestamp) -> Vec<Line> {
    let mut lines = Vec::new();
    for view in views {
        let veil = Veil::of(&view.shown, &view.timeline);
        let asks = waits(view, config);
        let mine = |ask: &&Ask| ask.is_open() && ask.by.as_ref().is_some_and(|by| by.id == me.id);
        for ask in asks.iter().filter(mine) {
            let about = veil.text(ask.question.as_str().lines().next().unwrap_or_default());
            let late = ask.missed(now).is_some();
            let who = ask.team.to_string();
            lines.push(Line { late, who, ..line(Part::Waiting, view, ask.asked, about) });
        }
    }
    lines.sort_by_key(|line| line.at);
    lines
}

/// Counts in words: `2 resolved · 5 replies`.
#[must_use]
pub fn did_words(counts: &Counts, words: &Words) -> String {
    let each = counts.iter().map(|(kind, count)| {
        words.with("day-did", &[("kind", kind.as_str()), ("count", &count.to_string())])
    });
    each.collect::<Vec<_>>().join(" · ")
}

/// `date, tickets, total{}, done[], promised[], waiting[], later[]`.
#[must_use]
pub fn day_document(day: &Day) -> Value {
    let mut document = json!({
        "date": day.date.to_string(),
        "tickets": day.tickets,
        "total": day.total,
    });
    for part in Part::ALL {
        let lines: Vec<Value> = day
            .part(part)
            .map(|line| match part {
                Part::Done => {
                    json!({"key": line.key, "at": line.at, "did": line.did, "about": line.about})
                }
                Part::Promised => {
                    json!({"key": line.key, "due": line.at, "late": line.late, "what": line.about})
                }
                Part::Waiting => json!({
                    "key": line.key, "asked": line.at, "late": line.late, "team": line.who, "what": line.about
                }),
                Part::Later => json!({"key": line.key, "until": line.at, "what": line.about}),
            })
            .collect();
        document[part.as_str()] = json!(lines);
    }
    document
}

/// The day for people.
#[must_use]
pub fn day_text(day: &Day, words: &Words, zone: &TimeZone) -> String {
    let head = |name: &str| words.get(&format!("day-col-{name}"));
    let title =
        words.with("day-title", &[("date", &day.date.to_string()), ("tickets", &day.tickets.to_string())]);
    let mut text = format!("{title} · {}\n\n", total_words(day, words));
    let mut table = Table::spoken(
        words,
        vec![
            Column::text(head("part")),
            Column::text(head("at")),
            Column::text(head("key")),
            Column::text(head("what")).at_most(40),
            Column::text(head("about")).at_most(60),
        ],
    );
    for line in &day.lines {
        let mut at = locale::short_moment(zone.to_datetime(line.at), words.language());
        if line.late {
            at = format!("{at} {}", words.get("day-late"));
        }
        let what = if line.part == Part::Done { did_words(&line.did, words) } else { words.team(&line.who) };
        let part = words.get(&format!("day-part-{}", line.part.as_str()));
        table.row([part, at, line.key.to_string(), what, Clean::line(&line.about).to_string()]);
    }
    for part in Part::ALL.into_iter().filter(|part| day.part(*part).next().is_none()) {
        text.push_str(&words.get(&format!("day-none-{}", part.as_str())));
        text.push('\n');
    }
    if !table.is_empty() {
        text.push_str(&table.text());
    }
    text
}

/// All that was done, in words.
#[must_use]
pub fn total_words(day: &Day, words: &Words) -> String {
    if day.total.is_empty() { words.get("day-nothing") } else { did_words(&day.total, words) }
}
