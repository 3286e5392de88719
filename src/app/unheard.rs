//! Letters that follow a key which opened nothing: whoever meant to write goes on writing, and no letter of that text may
//! do something to the ticket. They are let go until there is a pause.

use super::App;
use super::message::Effect;
use super::notices::Tone;
use crate::domain::say::Say;
use crate::keymap::{Chord, Command, KeyCode};

/// How far that has gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unheard {
    /// Something was refused a moment ago.
    Refused,
    /// And the person goes on typing, and was told.
    Told,
}

impl App {
    /// Whether letters are let go.
    #[must_use]
    pub fn is_deaf(&self) -> bool {
        self.unheard_text.is_some()
    }

    /// After a command: where it would have opened something to write in and did not, letters are let go for a moment.
    pub(super) fn listen(&mut self, command: Command, sheets: usize, effects: &mut Vec<Effect>) {
        let opened = self.sheets.len() > sheets || self.pending.is_some() || self.handing.asked.is_some();
        let did = effects.iter().any(|effect| matches!(effect, Effect::Commit(_) | Effect::Load(..)));
        if is_written_into(command) && !opened && !did && self.notices.shown().is_some() {
            self.let_go(effects);
        }
    }

    /// Letters are let go for a moment.
    pub(super) fn let_go(&mut self, effects: &mut Vec<Effect>) {
        self.unheard_text = Some(Unheard::Refused);
        effects.push(Effect::ListenLater);
    }

    /// Takes a key that belongs to a text for which nothing is open.
    pub(super) fn swallows(&mut self, chord: Chord) -> Option<Vec<Effect>> {
        let state = self.unheard_text?;
        let is_text = matches!(chord.code, KeyCode::Char(_) | KeyCode::Enter | KeyCode::Backspace);
        if !is_text || chord.ctrl || !self.sheets.is_empty() || self.lock.is_some() {
            self.unheard_text = None;
            return None;
        }
        if state == Unheard::Refused {
            self.tell(&Say::new("typed-unheard"), Tone::Bad);
            self.unheard_text = Some(Unheard::Told);
        }
        Some(vec![Effect::ListenLater])
    }
}

/// Whether letters that follow a command are meant for what it opens.
const fn is_written_into(command: Command) -> bool {
    matches!(
        command,
        Command::Note
            | Command::Reply
            | Command::Macro
            | Command::Tags
            | Command::Resolve
            | Command::Return
            | Command::Later
            | Command::Skip
            | Command::Reveal
            | Command::Promise
            | Command::AskTeam
            | Command::Settle
            | Command::Chase
            | Command::TeamAnswer
            | Command::SetStatus
            | Command::SetPriority
            | Command::SetAssignee
            | Command::SetCause
            | Command::Problem
            | Command::EditProblem
            | Command::Solved
            | Command::Reassign
            | Command::SecondLook
            | Command::Coach
            | Command::LinkTicket
            | Command::MergeTicket
            | Command::Approve
            | Command::Handover
            | Command::Answer
            | Command::Rewrite
            | Command::AddPlan
            | Command::EndPlan
            | Command::Draft
            | Command::Validate
            | Command::Own
    )
}
