//! The ticket of the selected line of a list, with everything: asked for when the selection moves, so that every key of a
//! ticket works on the list as well. Which line is selected is the list's.

use super::context::Context;
use super::message::Ask;
use crate::domain::ids::TicketId;
use crate::store::TicketView;

/// The ticket beside a list.
#[derive(Debug, Clone, Default)]
pub struct Preview {
    view: Option<Box<TicketView>>,
    asked: u64,
}

impl Preview {
    /// The ticket, once it arrived and as long as it is the selected one.
    #[must_use]
    pub fn of(&self, selected: &TicketId) -> Option<&TicketView> {
        self.view.as_deref().filter(|view| view.shown.id == *selected)
    }

    /// Asks for the selected ticket; where there is none, nothing is shown.
    pub fn ask(&mut self, selected: Option<TicketId>, cx: &mut Context<'_>) {
        match selected {
            Some(id) => self.asked = cx.ask(Ask::Ticket(id)),
            None => self.view = None,
        }
    }

    /// Takes an answer of the store; late ones are dropped.
    pub fn loaded(&mut self, serial: u64, view: Option<Box<TicketView>>) {
        if serial == self.asked {
            self.view = view;
        }
    }
}
