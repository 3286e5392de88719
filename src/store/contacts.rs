//! Other tickets of the same customer.

use rusqlite::params;

use super::{RowNo, Store, StoreError};
use crate::domain::ids::TicketId;

impl Store {
    /// The other tickets that are held of a ticket's customer, the newest first, at most `limit`.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn contacts(&self, ticket: &TicketId, limit: usize) -> Result<Vec<RowNo>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached(
                "SELECT o.num FROM tickets t JOIN tickets o ON o.requester_id = t.requester_id
                 WHERE t.id = ?1 AND o.num <> t.num ORDER BY o.created DESC, o.num DESC LIMIT ?2",
            )?;
            let rows =
                find.query_map(params![ticket.as_str(), limit as i64], |row| Ok(RowNo(row.get(0)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}
