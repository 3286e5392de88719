//! What waits to be sent and what needs a person, with the words of whoever said no.

use super::conflict::About;
use super::context::Context;
use super::list::{Cursor, Move};
use super::message::{Ask, Effect, Got, Settle};
use crate::domain::conflict::Clash;
use crate::domain::delivery::Delivery;
use crate::domain::ids::TicketId;
use crate::keymap::Command;
use crate::store::{Alarm, OutboxRow};

/// A row of the outbox.
#[derive(Debug, Clone, PartialEq)]
pub enum Entry {
    /// A change on its way, with the fields that clash.
    Change(Box<OutboxRow>, Vec<Clash>),
    /// Something that happened and that nobody has seen yet.
    Alarm(Alarm),
}

impl Entry {
    /// Whether a person has to decide.
    #[must_use]
    pub fn needs_person(&self) -> bool {
        match self {
            Self::Change(row, _) => row.state.needs_person(),
            Self::Alarm(_) => true,
        }
    }

    /// The change, where it is one.
    #[must_use]
    pub fn change(&self) -> Option<&OutboxRow> {
        match self {
            Self::Change(row, _) => Some(row),
            Self::Alarm(_) => None,
        }
    }

    /// Its ticket.
    #[must_use]
    pub fn ticket(&self) -> Option<&TicketId> {
        match self {
            Self::Change(row, _) => row.ticket.as_ref(),
            Self::Alarm(alarm) => alarm.ticket.as_ref(),
        }
    }

    /// What a decision about it is about.
    #[must_use]
    pub fn about(&self) -> About {
        match self {
            Self::Change(row, _) => About::Change(row.id.clone()),
            Self::Alarm(alarm) => About::Alarm(alarm.no),
        }
    }
}

/// The outbox's state.
#[derive(Debug, Clone, Default)]
pub struct Outbox {
    /// Changes and alarms, those that need a person first; once they arrived.
    pub rows: Option<Vec<Entry>>,
    /// Where the selection is.
    pub cursor: Cursor,
    asked: u64,
}

impl Outbox {
    /// Asks for the changes again.
    pub fn reload(&mut self, cx: &mut Context<'_>) {
        self.asked = cx.ask(Ask::Outbox);
    }

    /// Takes the changes; late ones are dropped.
    pub fn loaded(&mut self, serial: u64, got: Got, cx: &Context<'_>) {
        if let Got::Outbox(mut rows) = got
            && serial == self.asked
        {
            rows.sort_by_key(|entry| !entry.needs_person());
            self.rows = Some(rows);
            self.fit(cx);
        }
    }

    /// The selected row.
    #[must_use]
    pub fn selected(&self) -> Option<&Entry> {
        self.rows.as_ref()?.get(self.cursor.at)
    }

    /// Whether a command means something for the selected row.
    #[must_use]
    pub fn offers(&self, command: Command) -> bool {
        let Some(entry) = self.selected() else { return false };
        let state = entry.change().map(|row| row.state);
        match command {
            Command::Decide => entry.needs_person(),
            Command::Retry => state.is_some_and(Delivery::needs_person) && state != Some(Delivery::Held),
            Command::TakeMine | Command::TakeTheirs => state == Some(Delivery::Held),
            Command::Arrived => matches!(state, Some(Delivery::Unconfirmed | Delivery::Partial)),
            Command::Drop => state.is_some(),
            Command::Open => !entry.needs_person() && entry.ticket().is_some(),
            _ => true,
        }
    }

    /// Takes a command of the outbox or of lists.
    pub fn command(&mut self, command: Command, cx: &mut Context<'_>) {
        if let Some(step) = Move::of(command) {
            self.cursor.go(step, self.rows.as_ref().map_or(0, Vec::len), visible(cx));
            return;
        }
        let Some(row) = self.selected().and_then(Entry::change).filter(|_| self.offers(command)) else {
            return;
        };
        let settle = match command {
            Command::Retry => Settle::Retry,
            Command::Drop => Settle::Drop,
            Command::TakeMine => Settle::Mine,
            Command::TakeTheirs => Settle::Theirs,
            Command::Arrived => Settle::Arrived,
            _ => return,
        };
        cx.effects.push(Effect::Settle(row.id.clone(), settle));
    }

    fn fit(&mut self, cx: &Context<'_>) {
        self.cursor.fit(self.rows.as_ref().map_or(0, Vec::len), visible(cx));
    }
}

fn visible(cx: &Context<'_>) -> usize {
    usize::from(cx.size.body_rows()).saturating_sub(9)
}
