//! A question with several answers: a list in which each is ticked, so that nobody has to know their ids.

use super::context::Context;
use super::message::Effect;
use super::sheet::{Choosing, Sheet};
use super::update::context;
use super::{App, acting};
use crate::domain::ids::TicketId;
use crate::keymap::Command;

/// The answers while they are ticked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeveralSheet {
    /// The ticket.
    pub ticket: TicketId,
    /// The question's id.
    pub input: String,
    /// The question.
    pub title: String,
    /// Every answer: its id, its words, and whether it is ticked.
    pub rows: Vec<(String, String, bool)>,
    /// The selected one.
    pub at: usize,
}

impl SeveralSheet {
    /// The ids of those that are ticked, as an answer is written.
    #[must_use]
    pub fn answer(&self) -> String {
        let ticked = self.rows.iter().filter(|(.., ticked)| *ticked);
        ticked.map(|(id, ..)| id.as_str()).collect::<Vec<_>>().join(",")
    }
}

impl App {
    pub(super) fn several_key(
        &mut self,
        mut sheet: Box<SeveralSheet>,
        command: Option<Command>,
    ) -> Vec<Effect> {
        let mut effects = Vec::new();
        match command {
            Some(Command::Close) => return effects,
            Some(Command::Submit) => {
                let view = self.current().filter(|view| view.shown.id == sheet.ticket).cloned();
                let answer = Choosing::Answer { ticket: sheet.ticket.clone(), input: sheet.input.clone() };
                if let Some(view) = view {
                    let mut cx = context!(self, effects);
                    let acting = acting::chosen(&answer, &sheet.answer(), &view, &self.team, &mut cx);
                    if let Some(acting) = acting {
                        self.acted(acting, Command::Answer);
                    }
                }
                return effects;
            }
            Some(Command::Down) => sheet.at = (sheet.at + 1).min(sheet.rows.len().saturating_sub(1)),
            Some(Command::Up) => sheet.at = sheet.at.saturating_sub(1),
            Some(Command::Tick) => {
                if let Some((.., ticked)) = sheet.rows.get_mut(sheet.at) {
                    *ticked = !*ticked;
                }
            }
            _ => {}
        }
        self.sheets.push(Sheet::Several(sheet));
        effects
    }
}
