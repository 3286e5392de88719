//! Which case is in front of whoever sits here: what focus time is counted for. How time is counted is `domain::focus`'s.

use super::sheet::Sheet;
use super::{App, Place};
use crate::domain::ids::TicketId;

impl App {
    /// The case that is worked on: the opened ticket, or the one that the topmost sheet writes on. A list with its preview
    /// is no case, several tickets at once are none, and nothing is in front behind the cover.
    #[must_use]
    pub fn in_front(&self) -> Option<&TicketId> {
        if self.lock.is_some() {
            return None;
        }
        if self.place == Place::Ticket {
            return self.ticket.as_ref().map(|ticket| &ticket.id);
        }
        let here = || self.current().map(|view| &view.shown.id);
        match self.sheets.last()? {
            Sheet::Composer(composer) => composer.purpose.ticket(),
            Sheet::Picker(choosing, _) => choosing.ticket(),
            Sheet::Resolve(sheet) if !sheet.many => here(),
            Sheet::Return(sheet) if !sheet.many => here(),
            Sheet::Ask(_) => here(),
            _ => None,
        }
    }
}
