//! Takes a customer or a ticket out of everything that is ours: rows, index, journal, drafts, proposals'
//! texts, copies and set-aside files, and the room that all of it took. Not what another program keeps: the
//! CRM, and files that were exported.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::fold::millis;
use super::outbox::{self, OutboxRow};
use super::writer::Rank;
use super::{Store, StoreError, audit, backup, places};
use crate::domain::delivery::Delivery;
use crate::domain::ids::{PersonId, TicketId};
use crate::domain::recurrence::Recurrence;

/// Who or what is purged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whom {
    /// A customer, by the CRM's id or by e-mail address.
    Customer(String),
    /// One ticket.
    Ticket(TicketId),
}

/// What a purge would take.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PurgePlan {
    /// The customers; none for a single ticket.
    pub customers: Vec<PersonId>,
    /// The tickets.
    pub tickets: Vec<TicketId>,
    /// Changes in the journal.
    pub changes: usize,
    /// Texts that were being written.
    pub drafts: usize,
    /// Texts of articles and product requests that were written from one of these tickets.
    pub texts: usize,
    /// Changes that have not arrived: they need a decision first.
    pub owed: Vec<OutboxRow>,
    /// Copies of the file and damaged ones that were set aside: they go as a whole.
    pub files: usize,
}

impl PurgePlan {
    /// Whether nothing of it is held here.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.customers.is_empty() && self.tickets.is_empty()
    }
}

/// What a purge took.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Purged {
    /// Tickets.
    pub tickets: usize,
    /// Entries of the audit whose text and salt went; their links stay.
    pub entries: usize,
    /// Drafts.
    pub drafts: usize,
    /// Texts of articles and product requests.
    pub texts: usize,
    /// Copies and set-aside files.
    pub files: usize,
    /// Whether the file was written anew, so that no trace is left in unused room either. It cannot be while
    /// another session reads it, or where the disk has no room for a second copy: then the next purge does it.
    pub traceless: bool,
}

impl Store {
    /// What a purge would take.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn plan_purge(&self, whom: &Whom) -> Result<PurgePlan, StoreError> {
        let files = backup::leftovers(self.path())?.len();
        self.inner.readers.read(|db| {
            let mut plan = PurgePlan { files, ..PurgePlan::default() };
            match whom {
                Whom::Ticket(id) => plan.tickets.push(id.clone()),
                Whom::Customer(key) => {
                    plan.customers = customers(db, key)?;
                    for customer in &plan.customers {
                        let mut find =
                            db.prepare_cached("SELECT id FROM tickets WHERE requester_id = ?1 ORDER BY num")?;
                        let ids = find.query_map([customer.as_str()], super::ticket::id)?;
                        plan.tickets.extend(ids.collect::<Result<Vec<_>, _>>()?);
                    }
                }
            }
            for ticket in &plan.tickets {
                let count = |sql: &str| {
                    db.prepare_cached(sql)?.query_row([ticket.as_str()], |row| row.get::<_, i64>(0))
                };
                plan.changes += count("SELECT count(*) FROM changes WHERE ticket = ?1")? as usize;
                plan.drafts += count("SELECT count(*) FROM drafts WHERE ticket = ?1")? as usize;
            }
            let texts = texts(db, &plan.tickets)?;
            plan.texts = texts.len();
            plan.owed = owed(db, &plan.tickets, &texts)?;
            Ok(plan)
        })
    }

    /// Purges what a plan names. Customers and tickets are remembered by a salted mark, so that a pull brings
    /// none of their finished tickets back; open ones come back, because work is owed on them.
    ///
    /// # Errors
    /// [`StoreError::Owed`] where changes have not arrived and are not to be dropped, and
    /// [`StoreError::UnderWay`] where one may be arriving at this moment; nothing is purged then.
    pub fn purge(&self, plan: &PurgePlan, drop_owed: bool, now: Timestamp) -> Result<Purged, StoreError> {
        let plan = plan.clone();
        let mut purged = self.inner.writer.write(Rank::Person, move |db, _| {
            let texts = texts(db, &plan.tickets)?;
            let owed = owed(db, &plan.tickets, &texts)?;
            if !owed.is_empty() && !drop_owed {
                return Err(StoreError::Owed(owed.len()));
            }
            let moving = |row: &&OutboxRow| {
                matches!(row.state, Delivery::Sending | Delivery::Unknown | Delivery::Verifying)
            };
            if let Some(row) = owed.iter().find(moving) {
                return Err(StoreError::UnderWay(row.id.clone()));
            }
            for (kind, id) in (plan.customers.iter().map(|id| ('c', id.as_str())))
                .chain(plan.tickets.iter().map(|id| ('t', id.as_str())))
            {
                db.prepare_cached("INSERT OR REPLACE INTO purged (mark, at) VALUES (?1, ?2)")?
                    .execute(params![mark(db, kind, id)?, millis(now)])?;
            }
            for customer in &plan.customers {
                db.execute("DELETE FROM people WHERE id = ?1", [customer.as_str()])?;
            }
            let purged = take_out(db, &plan.tickets, "person", now)?;
            optimise(db)?;
            Ok(purged)
        })?;
        purged.files = backup::remove_all(self.path())?;
        purged.traceless = self.write_anew()?;
        Ok(purged)
    }

    /// Writes the file anew without its unused room and empties its log.
    pub(super) fn write_anew(&self) -> Result<bool, StoreError> {
        self.inner.writer.outside(|db| {
            match db.execute_batch("VACUUM") {
                Err(rusqlite::Error::SqliteFailure(fault, _))
                    if matches!(
                        fault.code,
                        rusqlite::ErrorCode::DiskFull | rusqlite::ErrorCode::DatabaseBusy
                    ) =>
                {
                    return Ok(false);
                }
                other => other?,
            }
            let busy: i64 = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
            Ok(busy == 0)
        })
    }
}

fn customers(db: &Connection, key: &str) -> Result<Vec<PersonId>, StoreError> {
    let mut find = db.prepare(
        "SELECT requester_id FROM tickets WHERE requester_id = ?1
         UNION SELECT id FROM people WHERE id = ?1 OR email = ?1 COLLATE NOCASE
         UNION SELECT json_extract(json, '$.requester.id') FROM rows
             WHERE instr(?1, '@') > 0 AND json_extract(json, '$.requester.email') = ?1 COLLATE NOCASE",
    )?;
    let ids = find.query_map([key], |row| Ok(PersonId::new(row.get_ref(0)?.as_str()?)))?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// Keys of the proposals whose text was written from one of these tickets.
fn texts(db: &Connection, tickets: &[TicketId]) -> Result<BTreeSet<String>, StoreError> {
    let tickets: BTreeSet<&TicketId> = tickets.iter().collect();
    let mut find = db.prepare("SELECT key, evidence FROM proposals WHERE evidence IS NOT NULL")?;
    let mut rows = find.query([])?;
    let mut keys = BTreeSet::new();
    while let Some(row) = rows.next()? {
        let evidence: Recurrence = serde_json::from_str(row.get_ref(1)?.as_str().unwrap_or_default())?;
        if evidence.tickets.iter().any(|ticket| tickets.contains(ticket)) {
            keys.insert(row.get(0)?);
        }
    }
    Ok(keys)
}

/// Changes of these tickets and proposals that have not arrived.
fn owed(
    db: &Connection,
    tickets: &[TicketId],
    proposals: &BTreeSet<String>,
) -> Result<Vec<OutboxRow>, StoreError> {
    let lanes = tickets.iter().map(super::fold::lane).chain(proposals.iter().map(|key| format!("p:{key}")));
    let mut found = Vec::new();
    for lane in lanes {
        found.extend(outbox::plain(outbox::rows(db, "d.state <> 'sent' AND d.lane = ?1", [lane])?));
    }
    Ok(found)
}

/// Takes tickets out of every table, in the running transaction, and says so in the audit.
pub(super) fn take_out(
    db: &Connection,
    tickets: &[TicketId],
    why: &str,
    now: Timestamp,
) -> Result<Purged, StoreError> {
    let mut purged = Purged { tickets: tickets.len(), ..Purged::default() };
    let mut entries: BTreeSet<i64> = BTreeSet::new();
    for key in texts(db, tickets)? {
        purged.texts += db.execute(
            "UPDATE proposals SET evidence = NULL, title = NULL, text = NULL WHERE key = ?1",
            [&key],
        )?;
        db.execute("DELETE FROM proposals WHERE key = ?1 AND target IS NULL", [&key])?;
        db.execute(
            "DELETE FROM conflicts WHERE seq IN (SELECT seq FROM deliveries WHERE lane = 'p:' || ?1)
                 OR ticket IS NULL AND instr(matter, ?1) > 0",
            [&key],
        )?;
        // What was sent is the target's now; what was not was decided about before.
        db.execute("DELETE FROM deliveries WHERE lane = 'p:' || ?1 AND state <> 'sent'", [&key])?;
        db.execute(
            "UPDATE deliveries SET out = json_set(out, '$.title', '', '$.text', ''), error = NULL
             WHERE lane = 'p:' || ?1",
            [&key],
        )?;
    }
    // Tables that refer to a ticket, also those that later versions add.
    let hanging: Vec<String> = db
        .prepare(
            "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c
             WHERE m.type = 'table' AND c.name = 'ticket' AND m.name NOT IN ('changes', 'audit_texts')",
        )?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    for ticket in tickets {
        let id = ticket.as_str();
        let num: Option<i64> = db
            .prepare_cached("SELECT num FROM tickets WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?;
        if let Some(num) = num {
            for table in ["entries", "threads", "rows", "tickets"] {
                db.prepare_cached(&format!("DELETE FROM {table} WHERE num = ?1"))?.execute([num])?;
            }
            db.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([num])?;
        }
        for table in &hanging {
            let gone = db.prepare_cached(&format!("DELETE FROM {table} WHERE ticket = ?1"))?.execute([id])?;
            purged.drafts += if table == "drafts" { gone } else { 0 };
        }
        let mut find = db.prepare_cached(
            "SELECT seq FROM audit_texts
             WHERE ticket = ?1 OR change IN (SELECT seq FROM changes WHERE ticket = ?1)",
        )?;
        let theirs: Vec<i64> = find.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
        for seq in &theirs {
            db.prepare_cached("DELETE FROM audit_texts WHERE seq = ?1")?.execute([seq])?;
        }
        entries.extend(theirs);
        db.prepare_cached("DELETE FROM deliveries WHERE seq IN (SELECT seq FROM changes WHERE ticket = ?1)")?
            .execute([id])?;
        db.prepare_cached("DELETE FROM changes WHERE ticket = ?1")?.execute([id])?;
    }
    // Why a row could not be understood may quote it; it is said again when it comes again.
    db.execute("DELETE FROM quarantine", [])?;
    purged.entries = entries.len();
    let detail = json!({
        "why": why, "tickets": purged.tickets, "drafts": purged.drafts, "texts": purged.texts,
        "entries": ranges(&entries),
    });
    audit::note(db, "purged", None, &detail, audit::actor(db)?.as_deref(), now)?;
    Ok(purged)
}

/// Writes the index anew: a deleted row of it is only crossed out until its pieces are merged.
pub(super) fn optimise(db: &Connection) -> Result<(), StoreError> {
    db.execute("INSERT INTO search (search) VALUES ('optimize')", [])?;
    Ok(())
}

/// `[first, last]` of each run of numbers.
fn ranges(numbers: &BTreeSet<i64>) -> Vec<[i64; 2]> {
    let mut runs: Vec<[i64; 2]> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some(run) if run[1] + 1 == *number => run[1] = *number,
            _ => runs.push([*number, *number]),
        }
    }
    runs
}

/// The mark by which something that was purged is known again: a hash with a salt of this file's own.
pub(super) fn mark(db: &Connection, kind: char, id: &str) -> Result<Vec<u8>, StoreError> {
    const SALT: &str = "purge-salt";
    let salt = if let Some(salt) = places::meta(db, SALT)? {
        salt
    } else {
        let salt: String = db.query_row("SELECT hex(randomblob(16))", [], |row| row.get(0))?;
        places::put_meta(db, SALT, &salt)?;
        salt
    };
    Ok(Sha256::digest(format!("{salt}{kind}{id}")).to_vec())
}

/// Whether something of this kind and id was purged.
pub(super) fn is_purged(db: &Connection, kind: char, id: &str) -> Result<bool, StoreError> {
    let mark = mark(db, kind, id)?;
    Ok(db.prepare_cached("SELECT 1 FROM purged WHERE mark = ?1")?.exists([mark])?)
}
