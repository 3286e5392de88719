//! Writes that arrived after more than one attempt, for `sync`: an earlier attempt may land late. Not how often they
//! are counted, and not what is done about two.

use jiff::Timestamp;
use rusqlite::params;

use super::fold::{millis, time};
use super::writer::Rank;
use super::{Store, StoreError};
use crate::domain::ids::{ChangeId, TicketId};

/// A write that was sent more than once and has arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resent {
    /// The change.
    pub id: ChangeId,
    /// Its ticket.
    pub ticket: TicketId,
    /// What the write is recognised by.
    pub marker: String,
    /// When it was known to have arrived.
    pub touched: Timestamp,
}

impl Store {
    /// Writes that arrived after more than one attempt and are to be counted now, one a request.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn resent(&self, now: Timestamp) -> Result<Vec<Resent>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached(
                "SELECT c.id, c.ticket, d.marker, d.updated, min(d.seq)
                 FROM deliveries d JOIN changes c ON c.seq = d.seq
                 WHERE d.state = 'sent' AND d.not_before <= ?1 AND c.ticket IS NOT NULL AND d.marker IS NOT NULL
                 GROUP BY d.marker ORDER BY d.seq LIMIT 200",
            )?;
            let mut rows = find.query([millis(now)])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(Resent {
                    id: ChangeId::new(row.get::<_, String>(0)?),
                    ticket: TicketId::new(row.get::<_, String>(1)?),
                    marker: row.get(2)?,
                    touched: time(row.get(3)?),
                });
            }
            Ok(found)
        })
    }

    /// Keeps when a write that arrived, and those that left with it, is counted next; `None` where never again.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn look_at(&self, id: &ChangeId, next: Option<Timestamp>) -> Result<(), StoreError> {
        let id = id.clone();
        self.inner.writer.write(Rank::Person, move |db, _| {
            db.prepare_cached(
                "UPDATE deliveries SET not_before = ?2 WHERE state = 'sent' AND marker =
                     (SELECT d.marker FROM deliveries d JOIN changes c ON c.seq = d.seq WHERE c.id = ?1)",
            )?
            .execute(params![id.as_str(), next.map(millis)])?;
            Ok(())
        })
    }

    /// Nothing waits beyond `latest`: what was put off before the clock was set back goes on.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn wait_at_most(&self, latest: Timestamp) -> Result<(), StoreError> {
        let beyond = "state <> 'sent' AND not_before > ?1";
        let any = self.inner.readers.read(|db| {
            let sql = format!("SELECT 1 FROM deliveries WHERE {beyond}");
            Ok(db.prepare_cached(&sql)?.exists([millis(latest)])?)
        })?;
        if !any {
            return Ok(());
        }
        self.inner.writer.write(Rank::Person, move |db, _| {
            let sql = format!("UPDATE deliveries SET not_before = NULL WHERE {beyond}");
            db.execute(&sql, [millis(latest)])?;
            Ok(())
        })
    }
}
