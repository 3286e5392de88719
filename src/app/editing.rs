//! A text that is written in the person's own editor: what leaves for it and what is taken back. Files, the terminal and the
//! editor itself are the runtime's.

use jiff::Timestamp;

use super::message::Effect;
use super::notices::Tone;
use super::sheet::Sheet;
use super::{App, TextField};
use crate::domain::clean::Clean;
use crate::domain::say::Say;

impl App {
    /// The text that is being written, where it is one of several lines and nothing covers it.
    #[must_use]
    pub fn in_writing(&self) -> Option<String> {
        match self.sheets.last()? {
            Sheet::Composer(composer) if self.lock.is_none() && !composer.purpose.is_line() => {
                Some(composer.field.text())
            }
            _ => None,
        }
    }

    /// Takes back what was written, cleaned like everything else that is typed; else says why not, and all is as it was.
    pub(super) fn edited(&mut self, at: Timestamp, outcome: Result<String, Say>) -> Vec<Effect> {
        // Whoever was in the editor was at the keyboard.
        (self.now, self.touched) = (at, at);
        let text = match outcome {
            Ok(text) => text,
            Err(say) => {
                self.tell(&say, Tone::Bad);
                return Vec::new();
            }
        };
        let Some(Sheet::Composer(mut composer)) = self.sheets.pop() else {
            return Vec::new();
        };
        composer.field = TextField::lines("");
        composer.field.paste(&text);
        composer.fault = Clean::had_card_data(&text).then(|| self.config.words.get("card-data-cut"));
        let kept = self.keep(&mut composer);
        self.sheets.push(Sheet::Composer(composer));
        self.tell(&Say::new("editor-back"), Tone::Plain);
        kept.into_iter().collect()
    }
}
