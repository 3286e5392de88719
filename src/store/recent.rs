//! The tickets that were opened here last. They are found again after a restart and go with the ticket.

use jiff::Timestamp;
use rusqlite::params;

use super::fold::millis;
use super::writer::Rank;
use super::{RowNo, Store, StoreError};
use crate::domain::ids::TicketId;

/// So many are remembered.
pub const RECENT: usize = 30;

impl Store {
    /// Remembers that a ticket was opened; one that is not held is none.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn opened(&self, ticket: &TicketId, now: Timestamp) -> Result<(), StoreError> {
        let ticket = ticket.clone();
        self.inner.writer.write(Rank::Person, move |db, _| {
            // Two in one moment keep their order.
            db.prepare_cached(
                "INSERT OR REPLACE INTO recent (num, at)
                 SELECT num, max(?2, 1 + (SELECT coalesce(max(at), 0) FROM recent)) FROM tickets WHERE id = ?1",
            )?
            .execute(params![ticket.as_str(), millis(now)])?;
            db.prepare_cached(
                "DELETE FROM recent WHERE num NOT IN (SELECT num FROM recent ORDER BY at DESC LIMIT ?1)",
            )?
            .execute([RECENT as i64])?;
            Ok(())
        })
    }

    /// The tickets that were opened last, the last one first.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn recent(&self) -> Result<Vec<RowNo>, StoreError> {
        self.inner.readers.read(|db| {
            // The cross join keeps the order of the two: the planner would walk all tickets and look each of them up.
            let mut find = db.prepare_cached(
                "SELECT r.num FROM recent r CROSS JOIN tickets t ON t.num = r.num WHERE t.gone = 0
                 ORDER BY r.at DESC",
            )?;
            let rows = find.query_map([], |row| Ok(RowNo(row.get(0)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}
