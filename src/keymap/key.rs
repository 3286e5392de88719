//! One key press with its modifiers, and the way keys are written: `j`, `G`, `ctrl-s`, `<enter>`.

use std::fmt;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key with its modifiers. Shift is folded into the character (`G`, not `shift-g`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Chord {
    /// The key.
    pub code: KeyCode,
    /// Control held.
    pub ctrl: bool,
    /// Alt held.
    pub alt: bool,
}

impl From<KeyEvent> for Chord {
    fn from(event: KeyEvent) -> Self {
        let shift = event.modifiers.contains(KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::Char(letter) if shift => KeyCode::Char(letter.to_uppercase().next().unwrap_or(letter)),
            KeyCode::Tab if shift => KeyCode::BackTab,
            code => code,
        };
        Self {
            code,
            ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
            alt: event.modifiers.contains(KeyModifiers::ALT),
        }
    }
}

impl From<Chord> for KeyEvent {
    fn from(chord: Chord) -> Self {
        let mut modifiers = KeyModifiers::NONE;
        modifiers.set(KeyModifiers::CONTROL, chord.ctrl);
        modifiers.set(KeyModifiers::ALT, chord.alt);
        Self::new(chord.code, modifiers)
    }
}

const NAMES: [(&str, KeyCode); 27] = [
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backtab", KeyCode::BackTab),
    ("space", KeyCode::Char(' ')),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("pgup", KeyCode::PageUp),
    ("pgdn", KeyCode::PageDown),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("backspace", KeyCode::Backspace),
    ("del", KeyCode::Delete),
    ("f1", KeyCode::F(1)),
    ("f2", KeyCode::F(2)),
    ("f3", KeyCode::F(3)),
    ("f4", KeyCode::F(4)),
    ("f5", KeyCode::F(5)),
    ("f6", KeyCode::F(6)),
    ("f7", KeyCode::F(7)),
    ("f8", KeyCode::F(8)),
    ("f9", KeyCode::F(9)),
    ("f10", KeyCode::F(10)),
    ("f11", KeyCode::F(11)),
    ("f12", KeyCode::F(12)),
];

impl Chord {
    /// Reads one key as it is written in the table: `j`, `ctrl-s`, `enter`.
    #[must_use]
    pub fn parse(written: &str) -> Option<Self> {
        let (ctrl, rest) = written.strip_prefix("ctrl-").map_or((false, written), |rest| (true, rest));
        let (alt, rest) = rest.strip_prefix("alt-").map_or((false, rest), |rest| (true, rest));
        let mut letters = rest.chars();
        let code = match (letters.next(), letters.next()) {
            (Some(letter), None) => KeyCode::Char(letter),
            _ => NAMES.iter().find(|(name, _)| *name == rest)?.1,
        };
        Some(Self { code, ctrl, alt })
    }

    /// Whether it writes a letter where text is typed.
    #[must_use]
    pub fn writes(&self) -> bool {
        matches!(self.code, KeyCode::Char(_)) && !self.ctrl && !self.alt
    }
}

impl fmt::Display for Chord {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.ctrl {
            out.write_str("ctrl-")?;
        }
        if self.alt {
            out.write_str("alt-")?;
        }
        match (NAMES.iter().find(|(_, code)| *code == self.code), self.code) {
            (Some((name, _)), _) => out.write_str(name),
            (None, KeyCode::Char(letter)) => write!(out, "{letter}"),
            (None, other) => write!(out, "{other:?}"),
        }
    }
}

/// Reads a key string such as `jj<enter>x<ctrl-s>`; `None` where a name is unknown.
#[must_use]
pub fn parse_keys(written: &str) -> Option<Vec<Chord>> {
    let mut chords = Vec::new();
    let mut rest = written;
    while let Some(first) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|inner| inner.split_once('>'));
        if let Some((name, after)) = named.filter(|(name, _)| !name.is_empty()) {
            chords.push(Chord::parse(name)?);
            rest = after;
        } else {
            chords.push(Chord { code: KeyCode::Char(first), ctrl: false, alt: false });
            rest = &rest[first.len_utf8()..];
        }
    }
    Some(chords)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_as_they_are_written() {
        for written in ["j", "G", "ctrl-s", "enter", "space", "alt-x", "pgdn", "f1", "?"] {
            let chord = Chord::parse(written).expect(written);
            assert_eq!(chord.to_string(), written);
        }
        assert_eq!(Chord::parse("hyper-x"), None);
    }

    #[test]
    fn a_key_string_is_split_into_keys() {
        let chords = parse_keys("j<enter>é<ctrl-s>").expect("known keys");
        let written: Vec<String> = chords.iter().map(ToString::to_string).collect();
        assert_eq!(written, ["j", "enter", "é", "ctrl-s"]);
        assert_eq!(parse_keys("<nokey>"), None);
    }
}
