//! Moves of status and priority, as pulls saw them and as the CRM's own history tells them: what clocks are derived from.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::fold::{self, millis, time};
use super::writer::Rank;
use super::{Store, StoreError};
use crate::domain::clock::{Moved, What};
use crate::domain::ids::TicketId;
use crate::domain::ticket::{Priority, Status, Ticket};

impl Store {
    /// Takes what the CRM's own history tells of a ticket that it last changed at `updated`, in any order; `None` where it
    /// keeps none. What pulls saw until then is not needed any more: the history has the exact times. Returns whether
    /// anything is new.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn absorb_moves(
        &self,
        ticket: &TicketId,
        moves: Option<&[Moved]>,
        updated: Timestamp,
    ) -> Result<bool, StoreError> {
        let (ticket, moves) = (ticket.clone(), moves.map(<[Moved]>::to_vec));
        self.inner.writer.write(Rank::Pull, move |db, _| {
            let found = db
                .prepare_cached("SELECT num FROM tickets WHERE id = ?1")?
                .query_row([ticket.as_str()], |row| row.get::<_, i64>(0))
                .optional()?;
            let Some(num) = found else { return Ok(false) };
            let known = told(db, num)?;
            db.prepare_cached("INSERT OR REPLACE INTO pasts (num, updated, told) VALUES (?1, ?2, ?3)")?
                .execute(params![num, millis(updated), moves.is_some()])?;
            let Some(moves) = moves else { return Ok(known != Some(false)) };
            let mut news = 0;
            let fields: BTreeSet<&str> =
                moves.iter().filter_map(|one| words(one.to)).map(|(name, _)| name).collect();
            for field in fields {
                let seen = "DELETE FROM moves WHERE num = ?1 AND field = ?2 AND at <= ?3 AND told = 0";
                news += db.prepare_cached(seen)?.execute(params![num, field, millis(updated)])?;
            }
            for one in &moves {
                news += put(db, num, one, true)?;
            }
            if news > 0 {
                fold::refold(db, &ticket)?;
            }
            Ok(news > 0 || known != Some(true))
        })
    }

    /// Whether the CRM's history of a ticket has to be read: nobody did, or the ticket changed since.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn wants_history(&self, ticket: &TicketId) -> Result<bool, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached(
                "SELECT 1 FROM tickets t LEFT JOIN pasts p ON p.num = t.num
                 WHERE t.id = ?1 AND (p.num IS NULL OR (p.told AND p.updated < t.updated))",
            )?;
            Ok(find.exists([ticket.as_str()])?)
        })
    }

    /// Open tickets of our tier that changed since the CRM's history of them was read, most recently changed first: what
    /// happened meanwhile, a pause that began and ended above all, no pull can see.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn stale_histories(&self, limit: usize) -> Result<Vec<TicketId>, StoreError> {
        self.inner.readers.read(|db| {
            let sql = format!("SELECT t.id FROM {STALE} ORDER BY t.updated DESC LIMIT ?1");
            let mut find = db.prepare_cached(&sql)?;
            let rows = find.query_map([limit as i64], |row| Ok(TicketId::new(row.get_ref(0)?.as_str()?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

/// Open tickets of our tier that changed since their history was read.
pub(super) const STALE: &str = "unread u CROSS JOIN tickets t ON t.num = u.num JOIN pasts p ON p.num = t.num
     WHERE t.open = 1 AND t.escalated = 1 AND p.told AND p.updated < t.updated";

/// Whether the CRM's own history was read; false where the CRM keeps none, absent where nobody asked yet.
pub(super) fn told(db: &Connection, num: i64) -> Result<Option<bool>, StoreError> {
    let mut find = db.prepare_cached("SELECT told FROM pasts WHERE num = ?1")?;
    Ok(find.query_row([num], |row| row.get(0)).optional()?)
}

fn words(what: What) -> Option<(&'static str, &'static str)> {
    match what {
        What::Status(status) => Some(("status", status.as_str())),
        What::Priority(priority) => Some(("priority", priority.as_str())),
        What::Customer | What::Reply => None,
    }
}

fn what(field: &str, word: &str) -> Option<What> {
    match field {
        "status" => Status::parse(word).map(What::Status),
        "priority" => Priority::parse(word).map(What::Priority),
        _ => None,
    }
}

fn put(db: &Connection, num: i64, one: &Moved, told: bool) -> Result<usize, StoreError> {
    let Some((field, became)) = words(one.to) else { return Ok(0) };
    let was = one.was.and_then(words).map(|(_, word)| word);
    let written = db
        .prepare_cached(
            "INSERT INTO moves (num, at, field, was, became, told) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (num, at, field) DO UPDATE SET became = ?5, told = ?6 WHERE became <> ?5",
        )?
        .execute(params![num, millis(one.at), field, was, became, told])?;
    Ok(written)
}

/// Notes what differs between the row that is held and the row that came: it moved at the latest when the CRM last
/// changed the ticket.
pub(super) fn see(db: &Connection, num: i64, now: &Ticket) -> Result<(), StoreError> {
    let mut find = db.prepare_cached(
        "SELECT json_extract(json, '$.status'), json_extract(json, '$.priority'), json_extract(json, '$.updated')
         FROM rows WHERE num = ?1",
    )?;
    let held: Option<(Option<String>, Option<String>, Option<String>)> =
        find.query_row([num], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?;
    let Some((status, priority, updated)) = held else { return Ok(()) };
    first(db, num, status.as_deref(), updated.as_deref())?;
    let was = |field, word: Option<String>| word.and_then(|word| what(field, &word));
    let moves = [
        (was("status", status), What::Status(now.status)),
        (was("priority", priority), What::Priority(now.priority)),
    ];
    for (was, to) in moves.into_iter().filter(|(was, to)| was.is_some_and(|was| was != *to)) {
        let at = now.solved.filter(|_| matches!(to, What::Status(status) if !status.is_open()));
        put(db, num, &Moved { at: at.unwrap_or(now.updated), to, was }, false)?;
    }
    Ok(())
}

/// A status in which the ticket came is pinned to when the CRM had last changed it, before that time moves on: a note
/// must not make a pause begin later.
fn first(db: &Connection, num: i64, status: Option<&str>, updated: Option<&str>) -> Result<(), StoreError> {
    let stands =
        status.and_then(Status::parse).filter(|status| !matches!(status, Status::New | Status::Open));
    let since: Option<Timestamp> = updated.and_then(|at| at.parse().ok());
    let (Some(status), Some(at)) = (stands, since) else { return Ok(()) };
    if !db.prepare_cached("SELECT 1 FROM moves WHERE num = ?1 AND field = 'status'")?.exists([num])? {
        put(db, num, &Moved { at, to: What::Status(status), was: None }, false)?;
    }
    Ok(())
}

/// What was seen of a ticket, oldest first.
pub(super) fn of(db: &Connection, num: i64) -> Result<Vec<Moved>, StoreError> {
    let mut find =
        db.prepare_cached("SELECT at, field, was, became FROM moves WHERE num = ?1 ORDER BY at")?;
    let mut rows = find.query([num])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let at: Timestamp = time(row.get(0)?);
        let field = row.get_ref(1)?.as_str().unwrap_or_default();
        let was = row.get_ref(2)?.as_str().ok().and_then(|word| what(field, word));
        let Some(to) = what(field, row.get_ref(3)?.as_str().unwrap_or_default()) else { continue };
        found.push(Moved { at, to, was });
    }
    Ok(found)
}
