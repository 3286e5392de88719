//! The last net under the screens: whatever a cell came to hold, only what is clean leaves for the terminal, and no
//! emoji runs over its neighbours. Text from outside is clean long before; this holds also for what some path forgot.

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::style::Color;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::domain::clean::is_printable;

/// Asks that the character before it is drawn as an emoji.
const AS_EMOJI: char = '\u{fe0f}';

/// What is drawn instead of what may not be.
const INSTEAD: &str = "□";

/// Replaces every symbol that could act on the terminal or hide in it. Some terminals draw the parts of an emoji one
/// after the other: what stands behind it is painted again, and at the end of a row only its first part is drawn.
pub fn sweep(buffer: &mut Buffer) {
    let columns = usize::from(buffer.area.width).max(1);
    for nth in 0..buffer.content.len() {
        let cell = &mut buffer.content[nth];
        let symbol = cell.symbol();
        if symbol.len() == 1 && symbol.as_bytes()[0].is_ascii_graphic() {
            continue;
        }
        if !is_printable(symbol) {
            cell.set_symbol(INSTEAD);
            continue;
        }
        // Behind an emoji that asks to be drawn as one, the rest of the row would be drawn a column off.
        if symbol.contains(AS_EMOJI) {
            let plain = symbol.replace(AS_EMOJI, "");
            let narrow = plain.width() <= symbol.width();
            cell.set_symbol(if narrow { &plain } else { INSTEAD });
        }
        let symbol = cell.symbol();
        let width = symbol.width();
        let parts: usize = symbol.chars().filter_map(UnicodeWidthChar::width).sum();
        // What is covered looks different from anything that is seen: once it is uncovered it is painted, and no half
        // of what covered it stays.
        for covered in buffer.content.iter_mut().take(nth + width).skip(nth + 1) {
            covered.set_fg(Color::Black).set_bg(Color::Black);
        }
        if parts <= width {
            continue;
        }
        let cell = &mut buffer.content[nth];
        if parts > columns - nth % columns {
            if let Some(first) = cell.symbol().chars().next() {
                cell.set_char(first);
            }
            continue;
        }
        for behind in buffer.content.iter_mut().take(nth + parts).skip(nth + width) {
            behind.set_diff_option(CellDiffOption::AlwaysUpdate);
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;

    #[test]
    fn nothing_that_acts_passes_the_net() {
        let bad = ["\u{1b}[2J", "\u{9b}", "a\u{202e}", "\u{200b}", "\u{7}", "\n", "\u{e0041}"];
        let good = ["a", " ", "é", "❤", "│", "", "👩‍💻", "", "二"];
        let mut buffer = Buffer::empty(Rect::new(0, 0, 20, 1));
        for (cell, symbol) in buffer.content.iter_mut().zip(bad.iter().chain(&good)) {
            cell.set_symbol(symbol);
        }
        sweep(&mut buffer);
        for (nth, cell) in buffer.content.iter().enumerate().take(bad.len() + good.len()) {
            let want = if nth < bad.len() { INSTEAD } else { good[nth - bad.len()] };
            assert_eq!(cell.symbol(), want);
        }
    }
}
