//! The last net under the screens: whatever a cell came to hold, only what is clean leaves for the terminal. Text
//! from outside is clean long before; this holds also for a text that some path forgot.

use ratatui::buffer::Buffer;

use crate::domain::clean::is_printable;

/// What is drawn instead of what may not be.
const INSTEAD: &str = "\u{fffd}";

/// Replaces every symbol that could act on the terminal or hide in it.
pub fn sweep(buffer: &mut Buffer) {
    for cell in &mut buffer.content {
        if !is_printable(cell.symbol()) {
            cell.set_symbol(INSTEAD);
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
        let good = ["a", " ", "é", "👩‍💻", "❤️", "│", "二", ""];
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
