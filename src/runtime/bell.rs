//! The bytes of a ring: the terminal's bell, or a notification of the desktop. They are written between two frames, never
//! in one.

use crate::config::Bell;
use crate::domain::clean::Clean;

/// What is sent to the terminal; nothing where nothing rings. In tmux the sequence is handed through to the terminal
/// around it, which tmux does where `allow-passthrough` is on.
pub(super) fn bytes(way: Bell, text: &str, in_tmux: bool) -> Vec<u8> {
    // What a sequence says is clean, and has nothing in it that ends a part of it.
    let text = Clean::line(text).as_str().replace(';', ",");
    let sequence = match way {
        Bell::Off => return Vec::new(),
        Bell::Bell => return vec![0x07],
        Bell::Osc9 => format!("\u{1b}]9;{text}\u{1b}\\"),
        Bell::Osc777 => format!("\u{1b}]777;notify;secondline;{text}\u{1b}\\"),
    };
    if !in_tmux {
        return sequence.into_bytes();
    }
    format!("\u{1b}Ptmux;{}\u{1b}\\", sequence.replace('\u{1b}', "\u{1b}\u{1b}")).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_has_its_bytes_and_tmux_hands_them_through() {
        assert_eq!(bytes(Bell::Off, "x", false), b"");
        assert_eq!(bytes(Bell::Bell, "x", true), b"\x07");
        assert_eq!(bytes(Bell::Osc9, "#1 urgent", false), b"\x1b]9;#1 urgent\x1b\\");
        assert_eq!(bytes(Bell::Osc777, "a;b", false), b"\x1b]777;notify;secondline;a,b\x1b\\");
        assert_eq!(bytes(Bell::Osc9, "#1", true), b"\x1bPtmux;\x1b\x1b]9;#1\x1b\x1b\\\x1b\\");
    }

    #[test]
    fn nothing_in_the_text_ends_the_sequence_or_begins_another() {
        let sent = bytes(Bell::Osc9, "#1\u{7}\u{1b}]0;owned\u{1b}\\\u{9c}\r\n", false);
        let inside = &sent[4..sent.len() - 2];
        let text = String::from_utf8_lossy(inside);
        assert!(!text.chars().any(char::is_control), "{text:?}");
    }
}
