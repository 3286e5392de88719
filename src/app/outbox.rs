//! What waits to be sent and what needs a person, with the words of whoever said no.

use super::context::Context;
use super::list::{Cursor, Move};
use super::message::{Ask, Effect, Got, Settle};
use crate::domain::conflict::Clash;
use crate::keymap::Command;
use crate::store::OutboxRow;

/// The outbox's state.
#[derive(Debug, Clone, Default)]
pub struct Outbox {
    /// Changes, those that need a person first; once they arrived.
    pub rows: Option<Vec<(OutboxRow, Vec<Clash>)>>,
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
            rows.sort_by_key(|(row, _)| !row.state.needs_person());
            self.rows = Some(rows);
            self.fit(cx);
        }
    }

    /// The selected change.
    #[must_use]
    pub fn selected(&self) -> Option<&OutboxRow> {
        self.rows.as_ref()?.get(self.cursor.at).map(|(row, _)| row)
    }

    /// Takes a command of the outbox or of lists.
    pub fn command(&mut self, command: Command, cx: &mut Context<'_>) {
        if let Some(step) = Move::of(command) {
            self.cursor.go(step, self.rows.as_ref().map_or(0, Vec::len), visible(cx));
            return;
        }
        let Some(row) = self.selected() else { return };
        let settle = match command {
            Command::Retry if row.state.needs_person() => Settle::Retry,
            Command::Drop => Settle::Drop,
            Command::TakeMine if row.state.needs_person() => Settle::Mine,
            Command::TakeTheirs if row.state.needs_person() => Settle::Theirs,
            _ => return,
        };
        cx.effects.push(Effect::Settle(row.id.clone(), settle));
    }

    fn fit(&mut self, cx: &Context<'_>) {
        self.cursor.fit(self.rows.as_ref().map_or(0, Vec::len), visible(cx));
    }
}

fn visible(cx: &Context<'_>) -> usize {
    usize::from(cx.size.body_rows()).saturating_sub(8)
}
