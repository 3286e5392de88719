//! From screen to screen, and back to where one came from.

use super::context::Context;
use super::message::Effect;
use super::ticket::TicketScreen;
use super::update::context;
use super::{App, Place};
use crate::domain::ids::TicketId;
use crate::keymap::Command;

impl App {
    pub(super) fn outbox_command(&mut self, command: Command) -> Vec<Effect> {
        if command == Command::Open {
            let ticket = self.outbox.selected().and_then(|entry| entry.ticket().cloned());
            return ticket.map_or_else(Vec::new, |id| self.open_ticket(id));
        }
        let mut effects = Vec::new();
        let mut cx = context!(self, effects);
        self.outbox.command(command, &mut cx);
        effects
    }

    /// Shows a screen and reads what it needs.
    pub(super) fn go(&mut self, place: Place) -> Vec<Effect> {
        if place == Place::Review {
            self.review.forget_looked();
        }
        self.place = place;
        self.trail.clear();
        self.reload()
    }

    /// Opens a ticket.
    pub(super) fn open_ticket(&mut self, id: TicketId) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut cx = context!(self, effects);
        cx.effects.push(Effect::Opened(id.clone()));
        self.ticket = Some(TicketScreen::open(id, &mut cx));
        match self.place {
            Place::Ticket => {}
            place if Self::goes_back(place) => self.came_from = place,
            _ => self.came_from = Place::Desk,
        }
        self.place = Place::Ticket;
        effects
    }

    pub(super) fn back(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        match self.place {
            Place::Desk => {
                if self.unmark() {
                    return effects;
                }
                if let Some(from) = self.desk.close_numbers() {
                    return self.go(from);
                }
                let mut cx = context!(self, effects);
                self.desk.clear_filter(&mut cx);
            }
            Place::Ticket => {
                if let Some(before) = self.trail.pop() {
                    return self.open_ticket(before);
                }
                if Self::goes_back(self.came_from) {
                    return self.go(self.came_from);
                }
                // The selection follows the case that one comes from.
                let row = self.ticket.as_ref().and_then(|ticket| ticket.view.as_ref()).map(|view| view.row);
                self.desk.want(row);
                return self.go(Place::Desk);
            }
            Place::Causes if self.causes.chart.take().is_some() => {}
            Place::Causes if std::mem::take(&mut self.causes.crossed) => {}
            Place::Knowledge if self.knowledge.open.take().is_some() => {}
            Place::Problems if self.problems.open.take().is_some() => {}
            Place::Product if self.product.open.take().is_some() => {}
            _ => return self.go(Place::Desk),
        }
        effects
    }
}
