//! Something to read and close: the keys of a screen, why a procedure applies, faults of the configuration.

use unicode_width::UnicodeWidthStr;

use super::layout::{Size, hang};
use super::list::{Cursor, Move};
use crate::keymap::{Bound, Command};

/// Cells of the keys at most, where the lines have some.
const KEYS: usize = 20;
/// Cells between two columns of lines.
pub const GAP: usize = 3;

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
    /// How many columns the lines stand in: one, as long as the height is enough for them, else as many as the width allows
    /// without a line being cut.
    #[must_use]
    pub fn across(&self, size: Size) -> usize {
        let rows = usize::from(size.body_rows().saturating_sub(2)).max(1);
        let fit = usize::from(size.columns.saturating_sub(6)) / (self.widest() + GAP);
        self.lines.len().div_ceil(rows).min(fit).clamp(1, 3)
    }

    /// Cells before what the lines say: their keys, where they have some.
    #[must_use]
    pub fn keys_take(&self) -> usize {
        let keys = self.lines.iter().filter(|(key, _)| !key.is_empty());
        keys.map(|(key, _)| key.width() + 4).max().unwrap_or_default().min(KEYS)
    }

    /// Cells of the widest line.
    #[must_use]
    pub fn widest(&self) -> usize {
        self.lines.iter().map(|(_, text)| text.width()).max().unwrap_or_default() + self.keys_take()
    }

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
