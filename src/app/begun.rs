//! Keys that begin a sequence: what was pressed so far waits for the next key, and after a moment the screen shows what
//! may follow. What began on one screen never ends on another, and no letter of a text is taken for its end.

use super::App;
use super::message::Effect;
use super::notices::Tone;
use crate::domain::say::Say;
use crate::keymap::{Bound, Chord, Command, KeyCode, Layer, Meaning, Sequence};

/// What was pressed of a sequence.
#[derive(Debug, Clone)]
pub(super) struct Begun {
    keys: Vec<Chord>,
    layers: Vec<Layer>,
    hesitates: bool,
}

/// What a key comes to.
pub(super) enum Pressed {
    /// A command, or a key without one.
    Means(Option<Command>),
    /// No command, and nothing else either.
    Taken(Vec<Effect>),
}

impl App {
    /// Whether a sequence was begun and waits for its next key.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        self.begun.is_some()
    }

    /// What was pressed, and what may follow, once somebody hesitates.
    #[must_use]
    pub fn hint(&self) -> Option<(String, Vec<(Sequence, &Bound)>)> {
        let layers = self.layers();
        let begun = self.begun.as_ref().filter(|begun| begun.hesitates && begun.layers == layers)?;
        let keys: Vec<String> = begun.keys.iter().map(ToString::to_string).collect();
        let mut rows: Vec<(Sequence, &Bound)> = Vec::new();
        for (rest, bound) in self.keymap.following(&begun.layers, &begun.keys) {
            // What a higher layer means by the same keys is what they do.
            if rows.iter().all(|(known, _)| *known != rest) {
                rows.push((rest, bound));
            }
        }
        Some((keys.join(" "), rows))
    }

    pub(super) fn hesitates(&mut self) {
        if let Some(begun) = &mut self.begun {
            begun.hesitates = true;
        }
    }

    /// The command that a key would mean now, for those who have to know beforehand.
    pub(super) fn meant(&self, chord: Chord) -> Option<Command> {
        let layers = self.layers();
        let begun = self.begun.as_ref().filter(|begun| begun.layers == layers);
        let mut keys = begun.map(|begun| begun.keys.clone()).unwrap_or_default();
        keys.push(chord);
        match self.keymap.look(&layers, &keys) {
            Meaning::Command(command) => Some(command),
            Meaning::Begins | Meaning::Nothing => None,
        }
    }

    /// Takes a key as the next one of a sequence, or as the first.
    pub(super) fn press(&mut self, chord: Chord) -> Pressed {
        let layers = self.layers();
        if self.size.is_too_small() {
            self.begun = None;
            return Pressed::Means(self.keymap.resolve(&layers, chord));
        }
        let Some(mut begun) = self.begun.take() else { return self.first(layers, chord) };
        if begun.layers != layers {
            // Another screen came in between. Where text is typed the key is text; elsewhere it was meant for what is
            // gone.
            let is_text = layers.iter().any(|layer| layer.is_text());
            return if is_text { self.first(layers, chord) } else { Pressed::Taken(Vec::new()) };
        }
        begun.keys.push(chord);
        match self.keymap.look(&layers, &begun.keys) {
            Meaning::Command(command) => Pressed::Means(Some(command)),
            Meaning::Begins => {
                self.begun = Some(begun);
                Pressed::Taken(vec![Effect::HintLater])
            }
            Meaning::Nothing if chord.ctrl => self.first(layers, chord),
            Meaning::Nothing => {
                self.notices.clear();
                if chord.code != KeyCode::Esc {
                    let keys: Vec<String> = begun.keys.iter().map(ToString::to_string).collect();
                    self.tell(&Say::new("keys-nothing").with("keys", keys.join(" ")), Tone::Plain);
                }
                Pressed::Taken(Vec::new())
            }
        }
    }

    fn first(&mut self, layers: Vec<Layer>, chord: Chord) -> Pressed {
        match self.keymap.look(&layers, &[chord]) {
            Meaning::Command(command) => Pressed::Means(Some(command)),
            Meaning::Begins => {
                self.begun = Some(Begun { keys: vec![chord], layers, hesitates: false });
                Pressed::Taken(vec![Effect::HintLater])
            }
            Meaning::Nothing => Pressed::Means(None),
        }
    }
}
