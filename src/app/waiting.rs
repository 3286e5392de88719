//! Who owes us what: the open questions to other teams over all tickets, with the selected one's ticket, so that every key
//! of a ticket works here as well. What was asked and when to ask again is derived in `domain::waiting`.

use super::context::Context;
use super::list::{Cursor, Move};
use super::message::{Ask, Got};
use super::preview::Preview;
use crate::domain::waiting::{Line, Waiting};
use crate::keymap::Command;
use crate::store::TicketView;

/// The list's state.
#[derive(Debug, Clone, Default)]
pub struct Board {
    /// What is waited for, once it arrived.
    pub waiting: Option<Waiting>,
    /// Where the selection is.
    pub cursor: Cursor,
    preview: Preview,
    asked: u64,
}

impl Board {
    /// The open questions.
    #[must_use]
    pub fn lines(&self) -> &[Line] {
        self.waiting.as_ref().map_or(&[], |waiting| &waiting.lines)
    }

    /// The selected question.
    #[must_use]
    pub fn selected(&self) -> Option<&Line> {
        self.lines().get(self.cursor.at)
    }

    /// The selected question's ticket, once it arrived.
    #[must_use]
    pub fn current(&self) -> Option<&TicketView> {
        self.preview.of(&self.selected()?.ticket)
    }

    /// Whether no ticket will come for the selection.
    #[must_use]
    pub fn is_without_ticket(&self) -> bool {
        self.waiting.is_some() && self.selected().is_none()
    }

    /// Asks for the questions again.
    pub fn reload(&mut self, cx: &mut Context<'_>) {
        self.asked = cx.ask(Ask::Waiting);
    }

    /// Takes an answer of the store; late ones are dropped. The selection stays on its question.
    pub fn loaded(&mut self, serial: u64, got: Got, cx: &mut Context<'_>) {
        match got {
            Got::Waiting(waiting) if serial == self.asked => {
                let before = self.selected().map(|line| line.ask.id.clone());
                self.waiting = Some(waiting);
                if let Some(at) = before.and_then(|id| self.lines().iter().position(|line| line.ask.id == id))
                {
                    self.cursor.at = at;
                }
                self.fit(cx);
                self.ask_ticket(cx);
            }
            Got::Ticket(view) => self.preview.loaded(serial, view),
            _ => {}
        }
    }

    /// Moves the selection.
    pub fn go(&mut self, command: Command, cx: &mut Context<'_>) {
        if let Some(step) = Move::of(command) {
            self.cursor.go(step, self.lines().len(), self.visible(cx));
            self.ask_ticket(cx);
        }
    }

    /// Keeps the window inside a terminal of a new size.
    pub fn fit(&mut self, cx: &Context<'_>) {
        self.cursor.fit(self.lines().len(), self.visible(cx));
    }

    fn visible(&self, cx: &Context<'_>) -> usize {
        let teams = self.waiting.as_ref().map_or(0, |waiting| waiting.teams.len());
        usize::from(cx.size.waiting_rows(teams))
    }

    fn ask_ticket(&mut self, cx: &mut Context<'_>) {
        let wanted = self.selected().map(|line| line.ticket.clone());
        self.preview.ask(wanted, cx);
    }
}
