//! The one type that text from outside becomes before anything stores, draws, copies or logs it.
//! Making one sanitises (no control sequences, no invisible direction changes) and cuts card data.
//! What counts as unsafe is in `sanitise`; what counts as card data in [`super::redact`].

mod sanitise;

use std::borrow::Borrow;
use std::fmt::{self, Write as _};

use serde::{Deserialize, Deserializer, Serialize};

use super::redact;

/// Longest [`Clean::line`] in bytes; a longer one ends in `…`.
pub const LINE_MAX: usize = 4 * 1024;
/// Longest [`Clean::text`] in bytes; a longer one ends in `…`.
pub const TEXT_MAX: usize = 1024 * 1024;

/// Text that can be drawn, stored and exported: NFC, no control characters (lines are separated by `\n` in
/// [`Clean::text`], never in [`Clean::line`]), no bidirectional or zero-width tricks, card numbers cut to
/// their last four digits and card verification values dropped. Cleaning it again changes nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Clean(String);

impl Clean {
    /// One line: line breaks and tabs become spaces.
    #[must_use]
    pub fn line(raw: &str) -> Self {
        Self(capped(redact::cards(sanitise::line(raw)), LINE_MAX))
    }

    /// Text of several lines, separated by `\n`; a tab becomes four spaces.
    #[must_use]
    pub fn text(raw: &str) -> Self {
        Self(capped(redact::cards(sanitise::text(raw)), TEXT_MAX))
    }

    /// Whether a raw text holds characters that are not seen but act: direction changes, zero-width
    /// characters, tags. They are dropped; a view may say that they were there.
    #[must_use]
    pub fn had_hidden(raw: &str) -> bool {
        sanitise::had_hidden(raw)
    }

    /// Whether a raw text holds card data: [`Clean::text`] cuts it, which somebody who wrote it for others
    /// has to see first.
    #[must_use]
    pub fn had_card_data(raw: &str) -> bool {
        let safe = sanitise::text(raw);
        redact::cards(safe.clone()) != safe
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing is left.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn capped(mut text: String, most: usize) -> String {
    if text.len() > most {
        let keep = text.floor_char_boundary(most - '…'.len_utf8());
        text.truncate(keep);
        // A cut inside an emoji cluster must not leave its joiner behind.
        text.truncate(text.trim_end_matches(['\u{200d}', '…']).len());
        text.push('…');
    }
    text
}

impl fmt::Display for Clean {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.0)
    }
}

impl AsRef<str> for Clean {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for Clean {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl<'de> Deserialize<'de> for Clean {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        String::deserialize(source).map(|raw| Self::text(&raw))
    }
}

/// Whether a cell's symbol can be drawn as it is: nothing in it steers a terminal or hides. Joiners and variation
/// selectors are of use only inside an emoji, where the sanitiser left them.
#[must_use]
pub fn is_printable(symbol: &str) -> bool {
    let joins = |c: char| matches!(c, '\u{200d}' | '\u{fe0f}');
    symbol.is_ascii() && !symbol.bytes().any(|byte| byte.is_ascii_control())
        || !symbol.is_ascii()
            && !symbol.starts_with(joins)
            && symbol.chars().all(|c| joins(c) || !sanitise::acts(c))
}

/// The last net before a terminal or a pipe: nothing in it can act. Line breaks stay as they are, also those
/// of CSV; nothing is cut short, and columns of numbers are not searched for cards.
#[must_use]
pub fn printable(text: &str) -> String {
    let parts: Vec<String> = text.split("\r\n").map(sanitise::text).collect();
    parts.join("\r\n")
}

/// JSON in which every character that acts or hides is written as its number: a reader gets the same text.
#[must_use]
pub fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if c == '\n' || !sanitise::acts(c) {
            out.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _infallible = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn unsafe_char(c: char) -> bool {
        c.is_control() && c != '\n'
            || matches!(c, '\u{200b}'..='\u{200c}' | '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{ad}' | '\u{e0000}'..='\u{e0fff}')
    }

    #[test]
    fn control_sequences_turn_into_visible_marks() {
        assert_eq!(Clean::text("x\u{1b}]0;y\u{7}").as_str(), "x␛]0;y␇");
        assert_eq!(Clean::text("\u{9b}2J\u{7f}").as_str(), "?2J␡");
        assert_eq!(Clean::text("Amount: 10.00\rAmount: 99.99").as_str(), "Amount: 10.00\nAmount: 99.99");
        assert_eq!(Clean::line("a\u{2028}b\r\nc\td").as_str(), "a b c d");
    }

    #[test]
    fn hidden_characters_go_and_are_reported() {
        for raw in
            ["ac\u{ad}count", "if \u{2066}admin\u{2069}", "ok\u{e0069}", "a\u{fe0f}\u{fe0f}", "\u{61c}123"]
        {
            assert!(Clean::had_hidden(raw), "{raw:?}");
            assert!(!Clean::had_hidden(Clean::text(raw).as_str()), "{raw:?}");
        }
        assert_eq!(Clean::line("ac\u{ad}count").as_str(), "account");
        assert!(!Clean::had_hidden("¿Qué pasó? ❤️ 👩‍💻 🇲🇽👍🏽"));
    }

    #[test]
    fn emoji_clusters_stay_whole() {
        for whole in ["👩‍💻", "❤️", "🏳️‍🌈", "👨🏽‍🚀", "🇲🇽👍🏽", "1️⃣"]
        {
            assert_eq!(Clean::line(whole).as_str(), whole);
        }
        assert_eq!(Clean::line("a\u{200d}b").as_str(), "ab");
    }

    #[test]
    fn accents_compose_and_stacks_are_capped() {
        assert_eq!(Clean::line("Me\u{301}ndez").as_str(), "Méndez");
        let zalgo = format!("a{}", "\u{336}".repeat(50));
        assert_eq!(Clean::line(&zalgo).as_str().chars().count(), 9);
    }

    #[test]
    fn fillers_show_as_boxes() {
        assert_eq!(Clean::line("\u{3164}\u{115f}\u{1160}").as_str(), "□□□");
    }

    #[test]
    fn endless_text_is_capped_with_a_mark() {
        let long = Clean::line(&"é".repeat(LINE_MAX));
        assert!(long.as_str().len() <= LINE_MAX && long.as_str().ends_with('…'));
    }

    #[test]
    fn hostile_strings_come_out_harmless() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/hostile_inputs.jsonl");
        let Ok(lines) = std::fs::read_to_string(path) else {
            eprintln!("skipped: no list of hostile strings beside this checkout");
            return;
        };
        let mut seen = 0;
        for line in lines.lines() {
            let case: serde_json::Value = serde_json::from_str(line).unwrap();
            let raw = case["text"].as_str().unwrap();
            for clean in [Clean::line(raw), Clean::text(raw)] {
                let text = clean.as_str();
                assert!(!text.contains(unsafe_char), "{}: {text:?}", case["name"]);
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                assert!(!digits.contains("4111111111111111"), "{}: {text:?}", case["name"]);
            }
            if case["name"] == "pan-plain" {
                assert_eq!(Clean::text(raw).as_str(), "card ••••1111 cvv ••• exp 12/29");
            }
            seen += 1;
        }
        assert!(seen > 40);
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(raw in any::<String>()) {
            let once = Clean::text(&raw);
            prop_assert_eq!(&Clean::text(once.as_str()), &once);
            let line = Clean::line(&raw);
            prop_assert_eq!(&Clean::line(line.as_str()), &line);
        }

        #[test]
        fn tricky_characters_never_survive(parts in proptest::collection::vec(prop_oneof![
            Just("\u{200d}"), Just("\u{fe0f}"), Just("👩"), Just("💻"), Just("\u{1f3fd}"), Just("\u{301}"), Just("e"), Just("7"),
            Just("\u{1b}["), Just("\u{202e}"), Just("\u{115f}"), Just("\r"), Just("\u{20e3}"), Just("\u{e0069}"), Just("\u{94d}"),
        ], 0..24)) {
            let once = Clean::text(&parts.concat());
            prop_assert!(!once.as_str().contains(unsafe_char));
            prop_assert!(!Clean::had_hidden(once.as_str()));
            prop_assert_eq!(&Clean::text(once.as_str()), &once);
        }
    }
}
