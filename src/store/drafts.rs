//! Texts that somebody is still writing. They survive a crash and end with the change they become.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::fold::millis;
use super::writer::Rank;
use super::{Store, StoreError};
use crate::domain::clean::Clean;
use crate::domain::ids::TicketId;

impl Store {
    /// Keeps what is being written. `kind` is the kind of the change it will become (`note`, `reply`,
    /// `resolve`, `return`): committing that change ends the draft. An empty text ends it too.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn put_draft(
        &self,
        ticket: &TicketId,
        kind: &str,
        text: &Clean,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (ticket, kind, text) = (ticket.clone(), kind.to_owned(), text.clone());
        self.inner.writer.write(Rank::Person, move |db, _| {
            if text.is_empty() {
                return end(db, &ticket, &kind);
            }
            db.prepare_cached(
                "INSERT OR REPLACE INTO drafts (ticket, kind, text, at) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![ticket.as_str(), kind, text.as_str(), millis(now)])?;
            Ok(())
        })
    }

    /// What was being written.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn draft(&self, ticket: &TicketId, kind: &str) -> Result<Option<Clean>, StoreError> {
        self.inner.readers.read(|db| {
            let text: Option<String> = db
                .prepare_cached("SELECT text FROM drafts WHERE ticket = ?1 AND kind = ?2")?
                .query_row([ticket.as_str(), kind], |row| row.get(0))
                .optional()?;
            Ok(text.map(|text| Clean::text(&text)))
        })
    }

    /// All that is being written on a ticket, as kind and text.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn drafts(&self, ticket: &TicketId) -> Result<Vec<(String, Clean)>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find =
                db.prepare_cached("SELECT kind, text FROM drafts WHERE ticket = ?1 ORDER BY kind")?;
            let rows = find.query_map([ticket.as_str()], |row| {
                Ok((row.get(0)?, Clean::text(row.get_ref(1)?.as_str()?)))
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

pub(super) fn end(db: &Connection, ticket: &TicketId, kind: &str) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM drafts WHERE ticket = ?1 AND kind = ?2")?
        .execute([ticket.as_str(), kind])?;
    Ok(())
}
