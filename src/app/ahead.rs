//! Keys that are faster than the store: what is typed after a command that waits for its ticket is meant for what
//! the command will open. It waits as well, in order, so that no letter of a text is taken for a command.

use std::collections::VecDeque;

use super::message::Effect;
use super::problems::is_about_problem;
use super::scope::scope;
use super::{App, Place};
use crate::keymap::{Chord, Command, KeyCode};

/// Most keys that wait; a key that is held down must not fill the memory.
const MOST: usize = 4_096;

/// Something typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typed {
    Key(Chord),
    Pasted(String),
}

/// What was typed and waits.
pub(super) type Ahead = VecDeque<Typed>;

impl App {
    /// Takes what was typed, now or when that is there which it is meant for. Escape and ctrl-c are for now: they take
    /// back what waits. Where nothing can be seen, nothing waits either.
    pub(super) fn typed(&mut self, typed: Typed) -> Vec<Effect> {
        let ends = matches!(&typed, Typed::Key(chord)
            if chord.code == KeyCode::Esc || chord.ctrl && chord.code == KeyCode::Char('c'));
        if ends || self.size.is_too_small() {
            self.forget_ahead();
        } else if !self.ahead.is_empty() || self.is_early(&typed) {
            if self.ahead.len() < MOST {
                self.ahead.push_back(typed);
            }
            return Vec::new();
        }
        self.take(typed)
    }

    /// Takes what waited, as far as it waits for nothing more.
    pub(super) fn catch_up(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        while !self.awaits_ticket()
            && !self.jumps()
            && let Some(typed) = self.ahead.pop_front()
        {
            effects.extend(self.take(typed));
        }
        effects
    }

    /// Drops what waits: what it was meant for does not come.
    pub(super) fn forget_ahead(&mut self) {
        self.ahead.clear();
        self.pending = None;
        self.handing.asked = None;
    }

    fn take(&mut self, typed: Typed) -> Vec<Effect> {
        match typed {
            Typed::Key(chord) => self.key(chord),
            Typed::Pasted(text) => self.pasted(&text),
        }
    }

    fn is_early(&self, typed: &Typed) -> bool {
        if (self.pending.is_some() || self.handing.asked.is_some()) && self.awaits_ticket() {
            return true;
        }
        // A choice that was made before the list was there is the next thing that happens.
        if self.jumps() {
            return true;
        }
        // What was answered moves the selection on: the next key is meant for where it will be.
        if self.moves_on() {
            return true;
        }
        let Typed::Key(chord) = typed else { return false };
        let command = self.meant(*chord);
        self.awaits_ticket()
            && command
                .is_some_and(|one| one == Command::Open || scope(one).is_some() || is_about_problem(one))
    }

    /// Whether an answer is being written after which the selection of the procedure moves.
    fn moves_on(&self) -> bool {
        self.place == Place::Ticket
            && self.lock.is_none()
            && self.sheets.is_empty()
            && self.ticket.as_ref().is_some_and(|ticket| ticket.wants_next)
    }

    /// Whether the ticket that commands are about is still on its way.
    fn awaits_ticket(&self) -> bool {
        if self.lock.is_some() || !self.sheets.is_empty() {
            return false;
        }
        if self.handing.asked.is_some() {
            return true;
        }
        match self.place {
            Place::Desk => self.desk.typing.is_none() && (self.pending.is_some() || !self.desk.loaded),
            Place::Ticket => {
                self.moves_on()
                    || self.ticket.as_ref().is_some_and(|ticket| ticket.view.is_none() && !ticket.missing)
            }
            Place::Waiting => self.pending.is_some() || self.waiting.waiting.is_none(),
            Place::Problems => self.problems.is_on_its_way(),
            _ => false,
        }
    }
}
