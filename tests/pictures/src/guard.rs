//! What may be written to a terminal: the program's own few sequences, and characters that are seen. Every byte is
//! parsed as a terminal would parse it; anything else could only come from somebody's text.

use std::io::{self, Write};
use std::sync::{Arc, Mutex, PoisonError};

use vte::{Params, Parser, Perform};

/// Modes that the program sets: the cursor, the alternate screen, bracketed paste, frames as one.
const MODES: [u16; 4] = [25, 1049, 2004, 2026];

/// Reads what is written; clones share what they found.
#[derive(Clone, Default)]
pub struct Guard(Arc<Mutex<Inner>>);

#[derive(Default)]
struct Inner {
    parser: Parser,
    found: Found,
    bytes: Vec<u8>,
}

#[derive(Default)]
struct Found {
    foreign: Vec<String>,
    /// Whether the terminal was told to scroll some of its rows alone.
    scrolls_part: bool,
}

impl Guard {
    /// What was written that the program never writes by itself.
    pub fn foreign(&self) -> Vec<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).found.foreign.clone()
    }

    /// Whether only a part of the terminal scrolls after what was written.
    pub fn scrolls_part(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).found.scrolls_part
    }

    /// Takes what was written since the last call.
    pub fn take(&self) -> Vec<u8> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner).bytes)
    }
}

impl Write for Guard {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut inner = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Inner { parser, found, bytes: all } = &mut *inner;
        parser.advance(found, bytes);
        all.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Found {
    fn add(&mut self, what: String) {
        if self.foreign.len() < 20 {
            self.foreign.push(what);
        }
    }
}

impl Perform for Found {
    fn print(&mut self, c: char) {
        let hides = matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e000}'..='\u{f8ff}'
            | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..='\u{10ffff}' | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}');
        if c.is_control() || hides {
            self.add(format!("character {c:?}"));
        }
    }

    fn execute(&mut self, byte: u8) {
        // After the screen was left, lines end as lines do.
        if !matches!(byte, b'\r' | b'\n') {
            self.add(format!("control {byte:#04x}"));
        }
    }

    fn hook(&mut self, _: &Params, _: &[u8], _: bool, action: char) {
        self.add(format!("DCS {action}"));
    }

    fn osc_dispatch(&mut self, params: &[&[u8]], _: bool) {
        self.add(format!(
            "OSC {:?}",
            params.first().map(|first| String::from_utf8_lossy(first).into_owned())
        ));
    }

    fn csi_dispatch(&mut self, params: &Params, between: &[u8], ignored: bool, action: char) {
        let own = match (between, action) {
            (b"", 'm' | 'H' | 'A' | 'B' | 'C' | 'D' | 'G' | 'd' | 'J' | 'K' | 'r' | 'S' | 'T') => true,
            (b"?", 'h' | 'l') => params.iter().flatten().all(|mode| MODES.contains(mode)),
            _ => false,
        };
        if action == 'r' {
            self.scrolls_part = params.iter().flatten().any(|row| *row > 0);
        }
        if !own || ignored {
            let params: Vec<&[u16]> = params.iter().collect();
            self.add(format!("CSI {} {params:?} {action}", String::from_utf8_lossy(between)));
        }
    }

    fn esc_dispatch(&mut self, _: &[u8], _: bool, byte: u8) {
        self.add(format!("ESC {:?}", char::from(byte)));
    }
}
