//! The two queues in which recurring issues end: knowledge and product. What recurs, the text made from its
//! tickets, and what became of it.

use super::context::Context;
use super::layout::wrap;
use super::list::{Cursor, Move};
use super::message::{Ask, Got};
use crate::domain::ids::ProposalKey;
use crate::domain::proposal::{Kind, Proposal};
use crate::keymap::Command;

/// A proposal's text as it would leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The proposal.
    pub key: ProposalKey,
    /// Title.
    pub title: String,
    /// Markdown.
    pub text: String,
    /// Each statement of the text that is made from the tickets, with what people call those that it rests on.
    pub traces: Vec<(String, Vec<String>)>,
    /// The tickets behind it as they may be read: what people call each, and its masked words.
    pub cases: Vec<(String, String)>,
    /// What became of it and whose it is, in words.
    pub became: Vec<String>,
}

/// A queue's state.
#[derive(Debug, Clone)]
pub struct Queue {
    /// Which queue.
    pub kind: Kind,
    /// Its proposals, once they arrived.
    pub rows: Option<Vec<Proposal>>,
    /// Where the selection is.
    pub cursor: Cursor,
    /// The selected proposal's text, once it arrived.
    pub text: Option<Text>,
    /// Where its text is scrolled to, while it is open.
    pub open: Option<Cursor>,
    /// Selects this one when the rows arrive.
    wanted: Option<(String, Option<String>)>,
    asked_rows: u64,
    asked_text: u64,
}

impl Queue {
    /// An empty queue.
    #[must_use]
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            rows: None,
            cursor: Cursor::default(),
            text: None,
            open: None,
            wanted: None,
            asked_rows: 0,
            asked_text: 0,
        }
    }

    /// Asks for the proposals again.
    pub fn reload(&mut self, cx: &mut Context<'_>) {
        self.asked_rows = cx.ask(Ask::Queue(self.kind));
    }

    /// Selects the proposal of a cause (and product) when the rows arrive.
    pub fn want(&mut self, cause: String, product: Option<String>) {
        self.wanted = Some((cause, product));
    }

    /// The selected proposal.
    #[must_use]
    pub fn selected(&self) -> Option<&Proposal> {
        self.rows.as_ref()?.get(self.cursor.at)
    }

    /// The selected proposal's text, while it is that one's.
    #[must_use]
    pub fn current(&self) -> Option<&Text> {
        let selected = self.selected()?;
        self.text.as_ref().filter(|text| text.key == selected.key)
    }

    /// Takes an answer of the store; late ones are dropped. Tells whether a wanted proposal is not there.
    pub fn loaded(&mut self, serial: u64, got: Got, cx: &mut Context<'_>) -> bool {
        let mut lost = false;
        match got {
            Got::Queue(rows) if serial == self.asked_rows => {
                let before = self.selected().map(|proposal| proposal.key.clone());
                self.rows = Some(rows);
                let rows = self.rows.as_deref().unwrap_or_default();
                if let Some(at) = before.and_then(|key| rows.iter().position(|one| one.key == key)) {
                    self.cursor.at = at;
                }
                if let Some((cause, product)) = self.wanted.take() {
                    let wanted = rows.iter().position(|one| {
                        one.evidence.cause.as_str() == cause
                            && product.as_ref().is_none_or(|product| one.evidence.product.as_str() == product)
                    });
                    lost = wanted.is_none();
                    self.cursor.at = wanted.unwrap_or(self.cursor.at);
                }
                self.cursor.fit(self.rows.as_ref().map_or(0, Vec::len), visible(cx));
                self.ask_text(cx);
            }
            Got::Draft(text) if serial == self.asked_text => self.text = Some(text),
            _ => {}
        }
        lost
    }

    /// Takes a command of the queue or of lists.
    pub fn command(&mut self, command: Command, cx: &mut Context<'_>) {
        match (Move::of(command), &mut self.open) {
            (Some(step), Some(cursor)) => {
                let columns = text_columns(cx.size.columns);
                let lines = self.text.as_ref().map_or(0, |text| wrap(&text.text, columns).len());
                cursor.scroll(step, lines, usize::from(cx.size.body_rows()).saturating_sub(3));
            }
            (Some(step), None) => {
                self.cursor.go(step, self.rows.as_ref().map_or(0, Vec::len), visible(cx));
                self.ask_text(cx);
            }
            (None, None) if command == Command::Open => {
                self.open = self.selected().map(|_| Cursor::default());
            }
            _ => {}
        }
    }

    fn ask_text(&mut self, cx: &mut Context<'_>) {
        if let Some(proposal) = self.selected().cloned() {
            self.asked_text = cx.ask(Ask::Draft(Box::new(proposal)));
        }
    }
}

/// Columns of an opened text.
#[must_use]
pub fn text_columns(columns: u16) -> u16 {
    columns.saturating_sub(4).clamp(10, 110)
}

fn visible(cx: &Context<'_>) -> usize {
    usize::from(cx.size.body_rows()).saturating_sub(5)
}
