//! Pages of the CRM into the store. A row that is already held is recognised by its hash and costs one
//! look-up; the place in the feed moves in the transaction that takes the last rows of its page.

use std::collections::{BTreeSet, HashMap, HashSet};

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::fold::{self, Before, Indexing, Waiting};
use super::retention::LeftOut;
use super::writer::Rank;
use super::{Store, StoreError, moves, people, places};
use crate::domain::say::Say;
use crate::domain::ticket::{Named, Person, Ticket};

/// What one request of a feed brought.
#[derive(Debug, Clone, Default)]
pub struct PulledPage {
    /// The tickets.
    pub tickets: Vec<Ticket>,
    /// The feed's name and how far it is read once these tickets are held; absent where the place stays.
    pub place: Option<(String, Value)>,
    /// People that came along.
    pub people: Vec<Person>,
    /// Queues that came along.
    pub queues: Vec<Named>,
    /// Rows that could not be understood.
    pub quarantined: Vec<Quarantined>,
}

/// A row that could not be understood; the rest of its page is taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quarantined {
    /// The CRM's id of the row, or its place in the page.
    pub id: String,
    /// Why.
    pub reason: Say,
}

/// What a page did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Absorbed {
    /// Tickets that were not held before.
    pub new: usize,
    /// Tickets whose server row differs from the one held.
    pub changed: usize,
    /// Tickets that were held as they came.
    pub unchanged: usize,
}

/// Rows in one transaction: large enough that the index is built in few pieces, small enough that a
/// person's commit, which waits for the one that runs, waits a fraction of a second.
const BATCH: usize = 2_000;

/// Other tickets of a customer count as repeats when they were created this recently.
pub(super) const REPEAT_WINDOW: SignedDuration = SignedDuration::from_hours(30 * 24);

/// A server row ready to be written.
pub(super) struct Packed {
    pub(super) ticket: Ticket,
    json: String,
    hash: [u8; 16],
}

impl Packed {
    pub(super) fn new(ticket: Ticket) -> Result<Self, StoreError> {
        let json = serde_json::to_string(&ticket)?;
        let mut hash = [0; 16];
        hash.copy_from_slice(&Sha256::digest(json.as_bytes())[..16]);
        Ok(Self { ticket, json, hash })
    }
}

impl Store {
    /// Takes a page. Rows are written in batches; when it returns, all of them and the place are held.
    ///
    /// # Errors
    /// Where a batch fails the place stays, so that the same page is pulled again.
    pub fn absorb(&self, page: PulledPage, now: Timestamp) -> Result<Absorbed, StoreError> {
        let mut packed: Vec<Packed> = page.tickets.into_iter().map(Packed::new).collect::<Result<_, _>>()?;
        let mut sum = Absorbed::default();
        while packed.len() > BATCH {
            let rest = packed.split_off(BATCH);
            let batch = std::mem::replace(&mut packed, rest);
            sum.add(
                self.inner
                    .writer
                    .write(Rank::Pull, move |db, numbers| take(db, numbers, batch, false, now))?,
            );
        }
        let (place, people, queues, odd) = (page.place, page.people, page.queues, page.quarantined);
        let last = self.inner.writer.write(Rank::Pull, move |db, numbers| {
            let done = take(db, numbers, packed, false, now)?;
            let today = now.as_second().div_euclid(86_400).to_string();
            if places::meta(db, "repeats-day")?.as_deref() != Some(&today) {
                count_all_repeats(db, now)?;
                places::put_meta(db, "repeats-day", &today)?;
            }
            people::put(db, &people, now)?;
            people::put_queues(db, &queues)?;
            for row in odd {
                db.prepare_cached("INSERT OR REPLACE INTO quarantine (id, reason, at) VALUES (?1, ?2, ?3)")?
                    .execute(params![row.id, serde_json::to_string(&row.reason)?, fold::millis(now)])?;
            }
            if let Some((feed, place)) = place {
                places::put(db, &feed, &place, now)?;
            }
            Ok(done)
        })?;
        sum.add(last);
        self.inner.reserve.fill();
        Ok(sum)
    }
}

impl Store {
    /// Rows that could not be understood when they last came, by id.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn quarantined(&self) -> Result<Vec<Quarantined>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached("SELECT id, reason FROM quarantine ORDER BY id")?;
            let mut rows = find.query([])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let reason: String = row.get(1)?;
                found.push(Quarantined { id: row.get(0)?, reason: serde_json::from_str(&reason)? });
            }
            Ok(found)
        })
    }
}

impl Absorbed {
    fn add(&mut self, more: Self) {
        self.new += more.new;
        self.changed += more.changed;
        self.unchanged += more.unchanged;
    }
}

struct Held {
    num: i64,
    hash: Vec<u8>,
    answered: Option<i64>,
    writes: bool,
    text_hash: i64,
}

/// Takes rows in the running transaction. `answer`: they answer a write of ours.
pub(super) fn take(
    db: &Connection,
    numbers: &mut Numbers,
    batch: Vec<Packed>,
    answer: bool,
    now: Timestamp,
) -> Result<Absorbed, StoreError> {
    let mut done = Absorbed::default();
    let mut rows = Vec::new();
    let left_out = LeftOut::of(db, now)?;
    for packed in last_of_each(batch) {
        let updated = fold::millis(packed.ticket.updated);
        match held(db, &packed)? {
            Some(held) if held.hash == packed.hash => done.unchanged += 1,
            // A replica that lags behind the answer to our own write.
            Some(held) if held.answered.is_some_and(|answered| updated < answered) => done.unchanged += 1,
            Some(held) => {
                done.changed += 1;
                rows.push((held.num, Some(held), packed));
            }
            None if left_out.has(db, &packed.ticket)? => done.unchanged += 1,
            None => {
                done.new += 1;
                rows.push((numbers.allot(db, packed.ticket.created)?, None, packed));
            }
        }
    }
    numbers.written();
    // The full-text index writes out what it gathered whenever a row number goes down.
    rows.sort_by_key(|(num, ..)| *num);
    let mut customers = BTreeSet::new();
    let mut words = Vec::new();
    for (num, held, packed) in rows {
        words.extend(put(db, num, held.as_ref(), &packed)?);
        if answer {
            db.prepare_cached("UPDATE tickets SET answered = ?2 WHERE num = ?1")?
                .execute(params![num, fold::millis(packed.ticket.updated)])?;
        }
        if let Some(person) = packed.ticket.requester {
            customers.insert(person.id);
        }
    }
    for customer in &customers {
        count_repeats(db, customer.as_str(), now)?;
    }
    for indexing in &words {
        fold::index(db, indexing)?;
    }
    Ok(done)
}

/// Within a page the last row of a ticket counts.
fn last_of_each(batch: Vec<Packed>) -> Vec<Packed> {
    let keep: HashSet<usize> = batch
        .iter()
        .enumerate()
        .map(|(nth, packed)| (packed.ticket.id.as_str(), nth))
        .collect::<HashMap<_, _>>()
        .into_values()
        .collect();
    batch.into_iter().enumerate().filter(|(nth, _)| keep.contains(nth)).map(|(_, packed)| packed).collect()
}

fn held(db: &Connection, packed: &Packed) -> Result<Option<Held>, StoreError> {
    let found = db
        .prepare_cached(
            "SELECT num, hash, answered, waiting + attention > 0, text_hash FROM tickets WHERE id = ?1",
        )?
        .query_row([packed.ticket.id.as_str()], |row| {
            Ok(Held {
                num: row.get(0)?,
                hash: row.get(1)?,
                answered: row.get(2)?,
                writes: row.get(3)?,
                text_hash: row.get(4)?,
            })
        })
        .optional()?;
    Ok(found)
}

fn put(
    db: &Connection,
    num: i64,
    held: Option<&Held>,
    packed: &Packed,
) -> Result<Option<Indexing>, StoreError> {
    let ticket = &packed.ticket;
    let (waiting, before) = match held {
        Some(held) => {
            let waiting = if held.writes { Waiting::of(db, &ticket.id)? } else { Waiting::default() };
            (waiting, Before { held: true, text_hash: held.text_hash })
        }
        // Writes exist only for tickets that are held.
        None => (Waiting::default(), Before::default()),
    };
    if held.is_some() {
        moves::see(db, num, ticket)?;
    }
    let words = fold::write(db, num, &packed.hash, &waiting.over(ticket), &waiting, before)?;
    db.prepare_cached("INSERT OR REPLACE INTO rows (num, mark, json) VALUES (?1, ?2, ?3)")?
        .execute(params![num, ticket.mark, packed.json])?;
    Ok(words)
}

/// Gives out row numbers: the second of creation, or the next one that no ticket has.
#[derive(Default)]
pub(super) struct Numbers {
    /// Where the search for a crowded second goes on: an import may put thousands into one.
    crowded: HashMap<i64, i64>,
    /// Given out and not yet written.
    out: HashSet<i64>,
}

impl Numbers {
    fn allot(&mut self, db: &Connection, created: Timestamp) -> Result<i64, StoreError> {
        let second = created.as_second();
        let mut num = self.crowded.get(&second).copied().unwrap_or(second);
        let mut find = db.prepare_cached("SELECT 1 FROM tickets WHERE num = ?1")?;
        while self.out.contains(&num) || find.exists([num])? {
            num += 1;
        }
        if num != second {
            self.crowded.insert(second, num + 1);
        }
        self.out.insert(num);
        Ok(num)
    }

    fn written(&mut self) {
        self.out.clear();
        if self.crowded.len() > 4_096 {
            self.crowded.clear();
        }
    }
}

/// Counts again how often a customer of open tickets came back.
fn count_repeats(db: &Connection, customer: &str, now: Timestamp) -> Result<(), StoreError> {
    let since = fold::millis(now.checked_sub(REPEAT_WINDOW).unwrap_or(Timestamp::MIN));
    let (all, recent): (i64, i64) = db
        .prepare_cached(
            "SELECT count(*), count(*) FILTER (WHERE created >= ?2) FROM tickets WHERE requester_id = ?1",
        )?
        .query_row(params![customer, since], |row| Ok((row.get(0)?, row.get(1)?)))?;
    if all > 1 {
        db.prepare_cached(
            "UPDATE tickets SET repeats = ?3 - (created >= ?2)
             WHERE requester_id = ?1 AND open = 1 AND repeats <> ?3 - (created >= ?2)",
        )?
        .execute(params![customer, since, recent])?;
    }
    Ok(())
}

/// Counts again for every customer who came back: as the days pass, tickets leave the window.
fn count_all_repeats(db: &Connection, now: Timestamp) -> Result<(), StoreError> {
    let mut find = db.prepare_cached(
        "SELECT DISTINCT requester_id FROM tickets WHERE open = 1 AND repeats > 0 AND requester_id IS NOT NULL",
    )?;
    let customers: Vec<String> = find.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    customers.iter().try_for_each(|customer| count_repeats(db, customer, now))
}
