//! One pass that makes text harmless: line breaks unified, controls shown as pictures, invisible
//! characters dropped, emoji clusters kept, NFC, stacked accents and endless clusters capped. No redaction here.

use std::iter::Peekable;
use std::str::Chars;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Combining marks that one character may carry.
const MARKS_MAX: usize = 8;
/// Characters that one cell's cluster may have; the longest emoji of the standard has ten.
const CLUSTER_MAX: usize = 20;

pub(super) fn line(raw: &str) -> String {
    if is_plain_text(raw, b' ') { raw.to_owned() } else { finish(raw, ' ', " ") }
}

pub(super) fn text(raw: &str) -> String {
    if is_plain_text(raw, b'\n') { raw.to_owned() } else { finish(raw, '\n', "    ") }
}

/// Whether a text has no characters but those that stay as they are, and this one.
fn is_plain_text(raw: &str, besides: u8) -> bool {
    let mut rest = raw;
    loop {
        rest = &rest[ascii(rest.as_bytes(), besides)..];
        let Some(c) = rest.chars().next() else { return true };
        if !is_plain(c) && c != char::from(besides) {
            return false;
        }
        rest = &rest[c.len_utf8()..];
    }
}

/// How many bytes at the beginning, in whole pieces, are plain characters of ASCII or this one. A piece is looked at as one.
fn ascii(bytes: &[u8], besides: u8) -> usize {
    let (pieces, _) = bytes.as_chunks::<16>();
    let is = |byte: u8| byte.wrapping_sub(b' ') <= b'~' - b' ' || byte == besides;
    let whole = |piece: &[u8; 16]| piece.iter().fold(true, |all, byte| all & is(*byte));
    pieces.iter().take_while(|piece| whole(piece)).count() * 16
}

/// Characters that stay as they are, alone and beside each other: none of them acts, hides, joins or composes. Most
/// texts of the Latin script have no others.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20c0}')
}

pub(super) fn had_hidden(raw: &str) -> bool {
    if raw.is_ascii() || raw.chars().all(|c| c.is_ascii() || is_plain(c)) {
        return false;
    }
    let mut pass = Pass::new(raw, '\n', "");
    while pass.next().is_some() {}
    pass.hidden
}

/// Whether a character steers a terminal or hides; line breaks and tabs do.
pub(super) fn acts(c: char) -> bool {
    c.is_control() || is_hidden(c) || matches!(c, '\u{2028}' | '\u{2029}')
}

fn finish(raw: &str, newline: char, tab: &'static str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut marks = 0;
    let mut clusters = false;
    for c in Pass::new(raw, newline, tab).nfc() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        clusters |= !stands_alone(c);
        if marks <= MARKS_MAX {
            out.push(c);
        }
    }
    if clusters { bounded(&out) } else { out }
}

/// Scripts whose characters never join into clusters: most text is spared the search for them.
fn stands_alone(c: char) -> bool {
    matches!(c, '\0'..='\u{2ff}' | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{58f}' | '\u{1e00}'..='\u{1fff}'
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20cf}' | '\u{2400}'..='\u{25ff}'
        | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30a0}'..='\u{30ff}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}')
}

/// No cluster without end, and none that takes no room: what cannot be seen must not be there.
fn bounded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        if cluster.chars().nth(CLUSTER_MAX).is_some() {
            out.extend(cluster.chars().take(CLUSTER_MAX));
            out.push('…');
        } else if cluster != "\n" && cluster.width() == 0 {
            out.push('□');
        } else {
            out.push_str(cluster);
        }
    }
    out
}

/// The characters that stay, in order.
struct Pass<'a> {
    raw: Peekable<Chars<'a>>,
    newline: char,
    tab: &'static str,
    /// Rest of a tab being spread out.
    spread: Chars<'static>,
    /// The last character that stayed: joiners depend on it.
    last: char,
    hidden: bool,
}

impl<'a> Pass<'a> {
    fn new(raw: &'a str, newline: char, tab: &'static str) -> Self {
        Self { raw: raw.chars().peekable(), newline, tab, spread: "".chars(), last: '\n', hidden: false }
    }

    /// What a character becomes; `None` drops it.
    fn safe(&mut self, c: char) -> Option<char> {
        match c {
            '\r' => {
                self.raw.next_if_eq(&'\n');
                Some(self.newline)
            }
            '\n' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(self.newline),
            '\t' => {
                self.spread = self.tab.chars();
                self.spread.next()
            }
            '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)),
            '\u{7f}' => Some('␡'),
            '\u{80}'..='\u{9f}' => Some('?'),
            // Fillers and the blank Braille pattern draw nothing and take room.
            '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' | '\u{2800}' => Some('□'),
            c if is_no_text(c) => Some('□'),
            '\u{fe0f}' if takes_variation(self.last) => Some(c),
            '\u{200d}' if joins(self.last) && self.raw.peek().copied().is_some_and(is_pictograph) => Some(c),
            c if is_hidden(c) => {
                self.hidden = true;
                None
            }
            c => Some(c),
        }
    }
}

impl Iterator for Pass<'_> {
    type Item = char;

    fn next(&mut self) -> Option<char> {
        if let Some(space) = self.spread.next() {
            return Some(space);
        }
        loop {
            let c = self.raw.next()?;
            if let Some(stays) = self.safe(c) {
                self.last = stays;
                return Some(stays);
            }
        }
    }
}

/// Characters that are not seen but act, or that only exist to be unseen: Unicode's `Cf`, the variation
/// selectors and the invisible marks.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{70f}' | '\u{890}'..='\u{891}'
        | '\u{8e2}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
        | '\u{fff0}'..='\u{fffb}' | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{1343f}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Private use, whose look only a font decides, what will never be a character, and what stands for bytes that were
/// none: some terminals draw nothing for it.
fn is_no_text(c: char) -> bool {
    matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}' | '\u{fdd0}'..='\u{fdef}' | '\u{f0000}'..='\u{10ffff}')
        || u32::from(c) & 0xfffe == 0xfffe
}

/// Unicode's `Extended_Pictographic` with regional indicators and skin tones, in ranges.
fn is_pictograph(c: char) -> bool {
    matches!(c,
        '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2194}'..='\u{2199}'
        | '\u{21a9}'..='\u{21aa}' | '\u{231a}'..='\u{231b}' | '\u{2328}' | '\u{23cf}' | '\u{23e9}'..='\u{23f3}'
        | '\u{23f8}'..='\u{23fa}' | '\u{24c2}' | '\u{25aa}'..='\u{25ab}' | '\u{25b6}' | '\u{25c0}'
        | '\u{25fb}'..='\u{25fe}' | '\u{2600}'..='\u{27bf}' | '\u{2934}'..='\u{2935}' | '\u{2b05}'..='\u{2b07}'
        | '\u{2b1b}'..='\u{2b1c}' | '\u{2b50}' | '\u{2b55}' | '\u{3030}' | '\u{303d}' | '\u{3297}' | '\u{3299}'
        | '\u{1f000}'..='\u{1faff}')
}

/// VS16 turns this into its emoji form (keycaps included).
fn takes_variation(c: char) -> bool {
    is_pictograph(c) || matches!(c, '0'..='9' | '#' | '*')
}

fn joins(c: char) -> bool {
    is_pictograph(c) || c == '\u{fe0f}'
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn hides_by_the_long_way(raw: &str) -> bool {
        let mut pass = Pass::new(raw, '\n', "");
        while pass.next().is_some() {}
        pass.hidden
    }

    #[test]
    fn no_plain_character_is_changed_by_the_long_way() {
        for c in (0..0x3000).filter_map(char::from_u32).filter(|c| is_plain(*c)) {
            // Beside a letter and after itself, where a composing one would show.
            let raw = format!("e{c}{c}a {c}");
            assert_eq!(finish(&raw, ' ', " "), raw, "{:x}", u32::from(c));
            assert!(!hides_by_the_long_way(&raw), "{:x}", u32::from(c));
        }
    }

    proptest! {
        #[test]
        fn the_short_way_gives_what_the_long_way_gives(
            raw in "[ -~\\n\u{a0}-\u{2ff}\u{300}-\u{302}\u{ad}\u{2010}-\u{2064}\u{20a0}-\u{20d0}]{0,24}"
        ) {
            prop_assert_eq!(text(&raw), finish(&raw, '\n', "    "));
            prop_assert_eq!(line(&raw), finish(&raw, ' ', " "));
            prop_assert_eq!(had_hidden(&raw), hides_by_the_long_way(&raw));
        }
    }
}
