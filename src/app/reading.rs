//! Something to read and close: the keys of a screen, why a procedure applies, faults of the configuration.

use super::layout::hang;
use super::list::{Cursor, Move};
use crate::keymap::{Bound, Command};

/// A text with a title.
#[derive(Debug, Clone)]
pub struct Reading {
    /// Title, in words.
    pub title: String,
    /// Lines: a key (may be empty) and what it says.
    pub lines: Vec<(String, String)>,
    /// Where the reader is.
    pub cursor: Cursor,
}

impl Reading {
    /// A text broken to `columns`.
    #[must_use]
    pub fn text(title: String, text: &str, columns: u16) -> Self {
        let lines = hang(text, columns).into_iter().map(|line| (String::new(), line)).collect();
        Self { title, lines, cursor: Cursor::default() }
    }

    /// All keys of these rows of the one table.
    #[must_use]
    pub fn keys<'a>(
        title: String,
        rows: impl Iterator<Item = &'a Bound>,
        help: impl Fn(&Bound) -> String,
        word: impl Fn(&str) -> String,
        keys: impl Fn(&str) -> String,
    ) -> Self {
        let mut lines = Vec::new();
        let mut heading = None;
        for bound in rows {
            let row = &bound.row;
            if heading != Some(row.layer) {
                if heading.is_some() {
                    lines.push((String::new(), String::new()));
                }
                lines.push((String::new(), word(row.layer.title())));
                heading = Some(row.layer);
            }
            lines.push((keys(&bound.keys()), help(bound)));
        }
        Self { title, lines, cursor: Cursor::default() }
    }

    /// Takes a command while `visible` lines are shown; tells whether it stays open.
    pub fn command(&mut self, command: Command, visible: usize) -> bool {
        if let Some(step) = Move::of(command) {
            self.cursor.scroll(step, self.lines.len(), visible);
        }
        command != Command::Close
    }
}
