//! The guided next ticket: one rule for the screen and for the command.

use super::{DeskQuery, Store, StoreError, TicketView};
use crate::domain::ids::TicketId;
use crate::domain::urgency::is_offered;

/// Tickets that are looked at in one go.
const AT_ONCE: usize = 32;

impl Store {
    /// The first ticket of a list that is offered to the person of the query (see [`is_offered`]) and is none of
    /// `given`.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn guided(&self, query: &DeskQuery, given: &[TicketId]) -> Result<Option<TicketView>, StoreError> {
        for chunk in self.desk(query)?.rows.chunks(AT_ONCE) {
            for id in self.ids(chunk)?.into_iter().filter(|id| !given.contains(id)) {
                let Some(view) = self.ticket(&id)? else { continue };
                if is_offered(&view.shown, &view.journal, query.me.as_ref(), query.now) {
                    return Ok(Some(view));
                }
            }
        }
        Ok(None)
    }
}
