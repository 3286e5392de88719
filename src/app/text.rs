//! A text that is being typed: one line or several. The editing itself is the text-area library's; here is
//! only what both kinds of field need. It is drawn by `ui`.

use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::domain::clean::Clean;
use crate::domain::redact::unfinished;
use crate::keymap::{Chord, KeyCode};

/// A text field.
#[derive(Debug, Clone)]
pub struct TextField {
    area: TextArea<'static>,
    several_lines: bool,
}

impl TextField {
    /// A field of one line.
    #[must_use]
    pub fn line(text: &str) -> Self {
        Self::new(text, false)
    }

    /// A field of several lines.
    #[must_use]
    pub fn lines(text: &str) -> Self {
        Self::new(text, true)
    }

    fn new(text: &str, several_lines: bool) -> Self {
        let mut area = TextArea::new(text.split('\n').map(str::to_owned).collect());
        area.set_wrap_mode(if several_lines { WrapMode::WordOrGlyph } else { WrapMode::None });
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, several_lines }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Puts the cursor before the first letter.
    pub fn to_start(&mut self) {
        self.area.move_cursor(CursorMove::Top);
        self.area.move_cursor(CursorMove::Head);
    }

    /// The text of the line before the cursor.
    #[must_use]
    pub fn before(&self) -> String {
        let ratatui_textarea::DataCursor(row, column) = self.area.cursor();
        self.area.lines().get(row).map(|line| line.chars().take(column).collect()).unwrap_or_default()
    }

    /// Puts a text in place of what stands before the cursor from this byte on.
    pub fn replace_before(&mut self, from: usize, text: &str) {
        let letters = self.before().get(from..).map_or(0, |begun| begun.chars().count());
        for _ in 0..letters {
            self.area.delete_char();
        }
        self.area.insert_str(text);
    }

    /// Whether nothing but space is in it.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.area.lines().iter().all(|line| line.trim().is_empty())
    }

    /// The library's own field, for drawing.
    #[must_use]
    pub fn area(&self) -> &TextArea<'static> {
        &self.area
    }

    /// Takes a key; tells whether the text changed.
    pub fn key(&mut self, chord: Chord) -> bool {
        match chord.code {
            KeyCode::Enter | KeyCode::Tab | KeyCode::BackTab if !self.several_lines => false,
            KeyCode::Char('m' | 'j') if chord.ctrl && !self.several_lines => false,
            // A line feed: text pasted where the terminal marks no pastes, or what a cut line sends as its last. The
            // library would delete the line before the cursor.
            KeyCode::Char('j') if chord.ctrl => {
                self.area.insert_newline();
                true
            }
            // As in a shell: back to the start of the line.
            KeyCode::Char('u') if chord.ctrl => self.area.delete_line_by_head(),
            _ => self.area.input(crossterm::event::KeyEvent::from(chord)),
        }
    }

    /// Whether the digits before the cursor may still become a card number.
    #[must_use]
    pub fn is_in_number(&self) -> bool {
        let ratatui_textarea::DataCursor(row, column) = self.area.cursor();
        let lines = self.area.lines();
        let Some(line) = lines.get(row) else { return false };
        let mut before = lines[row.saturating_sub(3)..row].join("\n");
        before.push('\n');
        before.extend(line.chars().take(column));
        unfinished(&before)
    }

    /// Cuts card data to what may be kept; tells whether there was some.
    pub fn cut_card_data(&mut self) -> bool {
        let text = self.text();
        let found = Clean::had_card_data(&text);
        if found {
            let clean = if self.several_lines { Clean::text(&text) } else { Clean::line(&text) };
            *self = Self::new(clean.as_str(), self.several_lines);
        }
        found
    }

    /// Takes pasted text. Control characters are dropped and a line break never submits: in a field of one
    /// line it becomes a space.
    pub fn paste(&mut self, pasted: &str) -> bool {
        let clean = if self.several_lines { Clean::text(pasted) } else { Clean::line(pasted) };
        self.area.insert_str(clean.as_str())
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event::{KeyEvent, KeyModifiers};

    use super::*;

    #[test]
    fn a_line_feed_starts_a_line_and_deletes_nothing() {
        let feed = Chord::from(KeyEvent::new(KeyCode::Char('j'), KeyModifiers::CONTROL));
        let mut field = TextField::lines("Half a sentence");
        assert!(field.key(feed));
        assert_eq!(field.text(), "Half a sentence\n");
        let mut line = TextField::line("Half a word");
        assert!(!line.key(feed));
        assert_eq!(line.text(), "Half a word");
    }
}
