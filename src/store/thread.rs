//! Conversations, where they are held: entries by id, and the mark they were read at.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::fold::{self, millis, time};
use super::writer::Rank;
use super::{Store, StoreError, moves, records};
use crate::domain::ids::{EntryId, TicketId};
use crate::domain::ticket::Entry;

/// Open tickets of our tier, and those that carry records, whose conversation is not held at their present mark. What
/// was written is few, so it comes first whatever `SQLite` takes it for.
const STALE: &str = "unread u CROSS JOIN tickets t ON t.num = u.num JOIN rows r ON r.num = t.num
         LEFT JOIN threads h ON h.num = t.num
     WHERE (t.open = 1 AND t.escalated = 1 OR instr(t.tags, '|secondline-record|') > 0 AND t.gone = 0)
         AND (h.num IS NULL OR h.mark IS NOT r.mark)";

/// When and at which mark a conversation was last read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// The ticket's mark at that time; the conversation is read again when it differs.
    pub mark: Option<String>,
    /// When it was read.
    pub at: Timestamp,
}

impl Store {
    /// Takes a whole conversation: entries that the CRM no longer has go. Returns whether anything differs
    /// from what was held.
    ///
    /// # Errors
    /// [`StoreError::NoTicket`] where the ticket is not held.
    pub fn absorb_timeline(
        &self,
        ticket: &TicketId,
        entries: &[Entry],
        mark: Option<&str>,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let (ticket, mark) = (ticket.clone(), mark.map(str::to_owned));
        let packed: Vec<(EntryId, i64, String)> = entries
            .iter()
            .map(|entry| Ok((entry.id.clone(), millis(entry.at), serde_json::to_string(entry)?)))
            .collect::<Result<_, StoreError>>()?;
        self.inner.writer.write(Rank::Pull, move |db, _| {
            let num: Option<i64> = db
                .prepare_cached("SELECT num FROM tickets WHERE id = ?1")?
                .query_row([ticket.as_str()], |row| row.get(0))
                .optional()?;
            let Some(num) = num else { return Err(StoreError::NoTicket(ticket)) };
            let moved = put(db, num, &packed)?;
            db.prepare_cached("INSERT OR REPLACE INTO threads (num, mark, at) VALUES (?1, ?2, ?3)")?
                .execute(params![num, mark, millis(now)])?;
            if moved {
                fold::refold(db, &ticket)?;
            }
            Ok(moved)
        })
    }

    /// When a ticket's conversation was last read.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn thread(&self, ticket: &TicketId) -> Result<Option<Thread>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached(
                "SELECT h.mark, h.at FROM threads h JOIN tickets t ON t.num = h.num WHERE t.id = ?1",
            )?;
            let found = find
                .query_row([ticket.as_str()], |row| Ok(Thread { mark: row.get(0)?, at: time(row.get(1)?) }));
            Ok(found.optional()?)
        })
    }

    /// Open tickets of our tier, and those that carry records, whose conversation is not held at their present mark, most
    /// recently changed first.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn stale_threads(&self, limit: usize) -> Result<Vec<TicketId>, StoreError> {
        self.inner.readers.read(|db| {
            let sql = format!("SELECT t.id FROM {STALE} ORDER BY t.updated DESC LIMIT ?1");
            let mut find = db.prepare_cached(&sql)?;
            let rows = find.query_map([limit as i64], |row| Ok(TicketId::new(row.get_ref(0)?.as_str()?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Whether no ticket was written since all conversations and histories that are to be held were.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn is_all_read(&self) -> Result<bool, StoreError> {
        self.inner.readers.read(|db| Ok(!db.prepare_cached("SELECT 1 FROM unread LIMIT 1")?.exists([])?))
    }

    /// Notes of which tickets that were written conversation and history are held.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn note_read(&self) -> Result<(), StoreError> {
        self.inner.writer.write(Rank::Pull, |db, _| {
            let sql = format!(
                "DELETE FROM unread WHERE num NOT IN (SELECT t.num FROM {STALE} UNION SELECT t.num FROM {})",
                moves::STALE
            );
            db.prepare_cached(&sql)?.execute([])?;
            Ok(())
        })
    }
}

/// A ticket was written: there may be more to read of it.
pub(super) fn not_read(db: &Connection, num: i64) -> Result<(), StoreError> {
    db.prepare_cached("INSERT OR IGNORE INTO unread (num) VALUES (?1)")?.execute([num])?;
    Ok(())
}

fn put(db: &Connection, num: i64, entries: &[(EntryId, i64, String)]) -> Result<bool, StoreError> {
    let mut moved = 0;
    let mut write = db.prepare_cached(
        "INSERT INTO entries (num, id, at, json) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (num, id) DO UPDATE SET at = ?3, json = ?4 WHERE json <> ?4",
    )?;
    for (id, at, json) in entries {
        let written = write.execute(params![num, id.as_str(), at, json])?;
        if written > 0 {
            records::note(db, num, id.as_str(), json)?;
        }
        moved += written;
    }
    let have: BTreeSet<&str> = entries.iter().map(|(id, ..)| id.as_str()).collect();
    let mut find = db.prepare_cached("SELECT id FROM entries WHERE num = ?1")?;
    let known: Vec<String> = find.query_map([num], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for gone in known.iter().filter(|id| !have.contains(id.as_str())) {
        moved += db
            .prepare_cached("DELETE FROM entries WHERE num = ?1 AND id = ?2")?
            .execute(params![num, gone])?;
    }
    Ok(moved > 0)
}

/// A ticket's conversation, oldest first.
pub(super) fn entries(db: &Connection, num: i64) -> Result<Vec<Entry>, StoreError> {
    let mut find =
        db.prepare_cached("SELECT json FROM entries WHERE num = ?1 ORDER BY at, length(id), id")?;
    let mut rows = find.query([num])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or_default())?);
    }
    Ok(found)
}
