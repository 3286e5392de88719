//! The last hand over a picture: the ground of a theme that brings its own, signs that stay readable on the selected
//! row, and ASCII in place of every other sign where the terminal shows nothing else. A cell stays a cell: nothing moves.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};
use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

use super::theme::Theme;

/// Signs that the program draws, and what stands for them.
const SIGNS: &[(&str, char)] = &[
    ("─–—−‐‑‒", '-'),
    ("│┃", '|'),
    ("╭╮╰╯┌┐└┘┬┴├┤┼", '+'),
    ("▌▶▸▷›»→", '>'),
    ("◀‹«←", '<'),
    ("▲△↑", '^'),
    ("▼▽↓", 'v'),
    ("↕", '|'),
    ("●•◆■█▇▆▉▊▋✱", '*'),
    ("▅▄", '+'),
    ("▃", '='),
    ("▂▏▎▍", '-'),
    ("▁·…◦", '.'),
    ("○◌◷◇□⃣", 'o'),
    ("✓✔", 'v'),
    ("✗✘×", 'x'),
    ("⚠", '!'),
    ("↵", '<'),
    ("↻⇄↷↺⟳", '@'),
    ("“”„", '"'),
    ("’‘´", '\''),
    ("⚖", '&'),
    ("≤", '<'),
    ("≥", '>'),
    ("±≈", '~'),
    ("÷", '/'),
    ("°º", 'o'),
    ("ª", 'a'),
    ("¡", '!'),
    ("¿", '?'),
    ("§", 'S'),
    ("Σ", 'S'),
    ("∅", '0'),
    ("∈∉", 'e'),
    ("√", 'V'),
    ("∞", '8'),
    ("€", 'E'),
    ("£", 'L'),
    ("¥", 'Y'),
    ("ßẞ", 's'),
    ("æ", 'a'),
    ("Æ", 'A'),
    ("œø", 'o'),
    ("ŒØ", 'O'),
    ("ł", 'l'),
    ("Ł", 'L'),
    ("đð", 'd'),
    ("ĐÐ", 'D'),
    ("ıþ", 'i'),
];

/// Finishes a picture.
pub fn finish(buffer: &mut Buffer, theme: &Theme) {
    let (signs, ground) = (theme.ground.fg, theme.ground.bg);
    let is_reversed = theme.selected.add_modifier.contains(Modifier::REVERSED);
    if signs.is_none() && ground.is_none() && !is_reversed && !theme.is_ascii {
        return;
    }
    let mut covered = 0;
    for cell in &mut buffer.content {
        if is_reversed && cell.modifier.contains(Modifier::REVERSED) {
            // What the owner's colours look like on one another nobody knows; text and ground stand off either way round.
            (cell.fg, cell.bg) = (Color::Reset, Color::Reset);
            cell.modifier.remove(Modifier::DIM);
        }
        if let (Color::Reset, Some(ground)) = (cell.bg, ground) {
            cell.bg = ground;
        }
        if let (Color::Reset, Some(signs)) = (cell.fg, signs) {
            cell.fg = signs;
        }
        if theme.is_ascii {
            if covered > 0 {
                // The second half of a wide sign: it is seen now.
                covered -= 1;
                cell.set_char('?');
                cell.modifier.remove(Modifier::HIDDEN);
            } else if !cell.symbol().is_ascii() {
                covered =
                    usize::from(ratatui::buffer::CellWidth::cell_width(cell.symbol())).saturating_sub(1);
                let plain = plain(cell.symbol());
                cell.set_char(plain);
            }
        }
    }
}

/// One ASCII character for a sign: a letter loses its accent, what has no likeness becomes a question mark.
fn plain(sign: &str) -> char {
    let Some(first) = sign.chars().next() else { return ' ' };
    if let Some((_, plain)) = SIGNS.iter().find(|(signs, _)| signs.contains(first)) {
        return *plain;
    }
    let mut parts = sign.nfkd().filter(|part| !is_combining_mark(*part));
    match (parts.next(), parts.next()) {
        (Some(only), None) if only.is_ascii_graphic() || only == ' ' => only,
        (Some(first), Some(_)) if first.is_ascii_alphanumeric() && sign.chars().count() == 1 => first,
        _ => '?',
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::super::net::sweep;
    use super::*;
    use crate::config::Look;

    fn ascii(text: &str) -> String {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 24, 1));
        buffer.set_string(0, 0, text, ratatui::style::Style::new());
        sweep(&mut buffer);
        finish(&mut buffer, &Theme::new(Look::None, None).ascii(true));
        buffer.content.iter().map(ratatui::buffer::Cell::symbol).collect::<String>().trim_end().to_owned()
    }

    #[test]
    fn letters_lose_their_accents_and_nothing_moves() {
        for (text, plain) in [
            ("│ Não ● ação ─╮", "| Nao * acao -+"),
            ("¿Qué día? ñandú", "?Que dia? nandu"),
            ("二重 x", "???? x"),
            ("👩‍💻|end", "??|end"),
            ("e\u{301}te", "ete"),
            ("−0:42 ⚠ “hi”…", "-0:42 ! \"hi\"."),
            ("ｃｎ Straße", "c?n? Strase"),
        ] {
            assert_eq!(ascii(text), plain);
        }
    }

    #[test]
    fn every_sign_that_the_program_itself_draws_has_its_likeness() {
        let own = [
            include_str!("frame.rs"),
            include_str!("desk.rs"),
            include_str!("ticket.rs"),
            include_str!("procedure.rs"),
            include_str!("causes.rs"),
            include_str!("chart.rs"),
            include_str!("picker.rs"),
            include_str!("forms.rs"),
            include_str!("waiting.rs"),
            include_str!("review.rs"),
        ];
        for text in own {
            let drawn = text.split("#[cfg(test)]").next().unwrap_or_default();
            for sign in drawn.chars().filter(|sign| !sign.is_ascii() && *sign != '¿') {
                assert_ne!(plain(&sign.to_string()), '?', "{sign}");
            }
        }
    }
}
