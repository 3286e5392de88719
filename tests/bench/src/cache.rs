//! The store alone, with a cache of tickets: taking them again unchanged, searching, listing.

use std::path::Path;
use std::time::Instant;

use anyhow::Result;
use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;
use secondline::domain::filter::Filter;
use secondline::domain::ids::PersonId;
use secondline::domain::tally::{Dim, Span};
use secondline::domain::taxonomy::Recode;
use secondline::domain::ticket::Ticket;
use secondline::domain::view::Scope;
use secondline::store::{DeskQuery, Order, PulledPage, Store, TallyQuery};

use crate::figures::{Bars, Times, rate};
use crate::machine;
use crate::tickets::{self, COMMON, Dice, RARE};

/// Rows of a page, as the largest that a CRM gives.
const PAGE: usize = 1_000;

/// Fills a store and measures everything that needs no screen and no CRM.
pub fn run(folder: &Path, count: usize, open_of: u64, bars: &mut Bars) -> Result<()> {
    let store = Store::open(&folder.join("store.db"))?;
    let now = Timestamp::from_second(1_763_000_000 + count as i64 * 100)?;
    let tickets: Vec<Ticket> = (0..count as u64).map(|nth| tickets::ticket(nth, open_of)).collect();

    let before = machine::ticks();
    let filled = absorb(&store, &tickets, now)?;
    let used = (machine::ticks() - before) as f64 / 100.0;
    println!(
        "       first fill: {:.0} rows/s ({count} rows; {used:.2} s of processor time, {:.0} rows each)",
        rate(count, filled),
        count as f64 / used
    );

    let again = absorb(&store, &tickets, now)?;
    let rate = rate(count, again);
    bars.check("unchanged rows taken again, 50,000/s", rate >= 50_000.0, &format!("{rate:.0} rows/s"));

    let start = Instant::now();
    let other = Store::open(&folder.join("store.db"))?;
    println!("opening the file: {:.2} ms", start.elapsed().as_secs_f64() * 1_000.0);
    drop(other);

    search(&store, folder, now, bars)?;
    lists(&store, &tickets, now, bars)
}

pub fn absorb(store: &Store, tickets: &[Ticket], now: Timestamp) -> Result<std::time::Duration> {
    let pages: Vec<PulledPage> = tickets
        .chunks(PAGE * 2)
        .map(|page| PulledPage { tickets: page.to_vec(), ..PulledPage::default() })
        .collect();
    let start = Instant::now();
    for page in pages {
        store.absorb(page, now)?;
    }
    Ok(start.elapsed())
}

fn query(filter: &str, scope: Scope, order: Order, now: Timestamp) -> DeskQuery {
    DeskQuery {
        scope,
        filter: Filter::parse(filter).unwrap_or_default(),
        order,
        me: Some(PersonId::new("1")),
        now,
        soon: SignedDuration::from_hours(2),
        limit: None,
    }
}

/// Search as typed: the newest fifty with the count of all.
fn search(store: &Store, folder: &Path, now: Timestamp, bars: &mut Bars) -> Result<()> {
    let mut dice = Dice::new(7);
    let db = Connection::open(folder.join("store.db"))?;
    let mut groups: Vec<(&str, Vec<String>)> = vec![
        ("a word in nearly all", vec![format!("\"{COMMON}\"")]),
        ("the same as typed", vec![COMMON.to_owned(), COMMON[..6].to_owned(), COMMON[..4].to_owned()]),
        ("a rare word", vec![RARE.to_owned()]),
        ("words of all ranks", (0..60).map(|_| tickets::word(dice.below(8_000))).collect()),
        (
            "two words",
            (0..30)
                .map(|_| format!("{} {}", tickets::word(dice.below(50)), tickets::word(dice.below(900))))
                .collect(),
        ),
    ];
    groups.push(("one letter", vec!["t".to_owned(), "c".to_owned()]));
    for (what, words) in groups {
        let mut times = Times::default();
        let mut bare = Times::default();
        let mut hits = 0;
        for _ in 0..(120 / words.len()).max(2) {
            for word in &words {
                let mut asked = query(word, Scope::All, Order::Newest, now);
                asked.limit = Some(50);
                let list = times.take(|| store.desk(&asked))?;
                hits = hits.max(list.total);
                let quoted = format!("\"{}\"", word.trim_matches('"'));
                bare.take(|| -> Result<usize> {
                    let mut find = db.prepare_cached(
                        "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT 50",
                    )?;
                    Ok(find.query_map([quoted], |row| row.get::<_, i64>(0))?.count())
                })?;
            }
        }
        let figure = format!(
            "{} (at most {hits} hits; bare fifty rows p95 {:.2} ms)",
            times.line(),
            bare.percentile(0.95)
        );
        bars.check(
            &format!("search newest first, {what}, p95 < 20 ms"),
            times.percentile(0.95) < 20.0,
            &figure,
        );
    }
    Ok(())
}

fn lists(store: &Store, tickets: &[Ticket], now: Timestamp, bars: &mut Bars) -> Result<()> {
    for (what, scope, filter) in [
        ("the desk", Scope::Mine, ""),
        ("the team's desk", Scope::Team, ""),
        ("the desk by field", Scope::Mine, "product:card site:atento due:<2h"),
        ("the desk by a common word", Scope::Mine, COMMON),
        ("the team's desk by a common word", Scope::Team, COMMON),
        ("the desk without a word", Scope::Team, "-tarjeta"),
    ] {
        let asked = query(filter, scope, Order::Urgency, now);
        let mut times = Times::default();
        let mut found = 0;
        for _ in 0..40 {
            let list = times.take(|| {
                store
                    .desk(&asked)
                    .and_then(|list| store.rows(&list.rows[..list.rows.len().min(50)]).map(|_| list))
            })?;
            found = list.total;
        }
        let held = times.percentile(0.95) < 20.0;
        bars.check(
            &format!("{what}, first page, p95 < 20 ms"),
            held,
            &format!("{} ({found} rows)", times.line()),
        );
    }
    let (mut similar, mut view) = (Times::default(), Times::default());
    for ticket in tickets.iter().step_by(tickets.len() / 60 + 1) {
        similar.take(|| store.cause_suggestions(&ticket.id, 3))?;
        view.take(|| store.ticket(&ticket.id))?;
    }
    println!("       one ticket: {}", view.line());
    println!("       causes of similar tickets: {}", similar.line());
    let span = Span { since: now - SignedDuration::from_hours(24 * 28), until: now };
    let recode = Recode::default();
    let tally =
        TallyQuery { filter: Filter::default(), me: None, now, span, recode, releases: Default::default() };
    let mut times = Times::default();
    for _ in 0..10 {
        times.take(|| store.cells(&tally, Dim::Cause, &[Dim::Product, Dim::Site]))?;
    }
    println!("       tally of four weeks by product and site: {}", times.line());
    Ok(())
}
