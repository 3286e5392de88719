//! Theme and language while the program runs. Both change under any sheet: what is written there stays as it is, and
//! both are remembered in the person's settings.

use std::sync::Arc;

use super::message::Effect;
use super::notices::Tone;
use super::{App, Reading};
use crate::config::{LANGUAGES, Setting, Words};
use crate::domain::say::Say;
use crate::keymap::{Chord, Command, Layer};

impl App {
    /// The command of a key that changes theme or language, or paints anew, wherever one is; letters are for texts.
    pub(super) fn looks_key(&self, chord: Chord) -> Option<Command> {
        let command = self.keymap.resolve(&[Layer::Global], chord);
        command.filter(|it| {
            !chord.writes() && matches!(it, Command::Theme | Command::Language | Command::Redraw)
        })
    }

    pub(super) fn next_theme(&mut self) -> Vec<Effect> {
        self.look = self.look.next();
        let name = self.config.words.get(&format!("theme-{}", self.look.name()));
        self.tell(&Say::new("theme-now").with("name", name), Tone::Plain);
        vec![Effect::Remember(Setting::text("", "theme", self.look.name()))]
    }

    pub(super) fn next_language(&self) -> Vec<Effect> {
        let now = self.config.words.language();
        let at = LANGUAGES.iter().position(|known| *known == now).unwrap_or(0);
        let next = LANGUAGES[(at + 1) % LANGUAGES.len()];
        vec![Effect::Translate(next), Effect::Remember(Setting::text("", "language", next))]
    }

    /// The words came: the screen speaks them from now on.
    pub(super) fn speak(&mut self, words: &Arc<Words>) -> Vec<Effect> {
        let before = Arc::clone(&self.config.words);
        Arc::make_mut(&mut self.config).words = Arc::clone(words);
        let mut effects = self.say_again(&before);
        self.tell(&Say::new("language-now"), Tone::Plain);
        effects.extend(self.reload());
        effects
    }

    /// Whether it is the digest that was made last.
    pub(super) fn is_digest(&self, reading: &Reading) -> bool {
        self.review.digest.as_ref().is_some_and(|(title, ..)| *title == reading.title)
    }

    /// Whether this is the list of keys.
    pub(super) fn is_help(&self, reading: &Reading) -> bool {
        reading.title == self.config.words.get("help-title")
    }
}
