//! Cells as the fewest bytes that paint them: the shortest way to each place, only those colours that differ from the
//! ones in force, and no colour for what is blank. Which cells are painted is decided elsewhere.

use std::fmt::Write as _;
use std::io::{self, Write};

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr as _;

/// Unchanged cells that are painted once more rather than passed over: a move costs about as many bytes.
const NEAR: u16 = 4;
/// Blank cells up to the end of a row that are worth one sequence.
const REST_OF_ROW: usize = 4;
/// What makes a blank cell be seen.
const SEEN_ON_BLANK: Modifier = Modifier::REVERSED.union(Modifier::UNDERLINED).union(Modifier::CROSSED_OUT);

/// Each modifier with the number that turns it on and the one that turns it off.
const MODIFIERS: [(Modifier, u8, u8); 7] = [
    (Modifier::BOLD, 1, 22),
    (Modifier::DIM, 2, 22),
    (Modifier::ITALIC, 3, 23),
    (Modifier::UNDERLINED, 4, 24),
    (Modifier::SLOW_BLINK, 5, 25),
    (Modifier::REVERSED, 7, 27),
    (Modifier::CROSSED_OUT, 9, 29),
];

/// Paints the cells at `places`, row by row from the left, of a picture. Nothing is known of where the cursor is; colours
/// are plain before and after.
pub(super) fn paint(out: &mut impl Write, picture: &Buffer, places: &[(u16, u16)]) -> io::Result<()> {
    let mut pen = Pen { text: String::with_capacity(places.len() * 2), at: None, style: Style::PLAIN };
    // What was painted along with the place before.
    let mut covered = (0..0, 0);
    for (nth, (x, y)) in places.iter().copied().enumerate() {
        if covered.1 == y && covered.0.contains(&x) {
            continue;
        }
        pen.go(picture, x, y);
        let in_row = places[nth..].iter().take_while(|(_, row)| *row == y).count();
        if in_row >= REST_OF_ROW && is_blank_from(picture, x, y) {
            pen.wear(Style::PLAIN);
            pen.text.push_str("\x1b[K");
            covered = (x..picture.area.right(), y);
            continue;
        }
        pen.put(picture, x, y);
        covered = (x..x + picture[(x, y)].symbol().width() as u16, y);
    }
    pen.wear(Style::PLAIN);
    out.write_all(pen.text.as_bytes())
}

/// What a cell looks like but for its sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Style {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

impl Style {
    const PLAIN: Self = Self { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

    fn of(cell: &Cell) -> Self {
        Self { fg: cell.fg, bg: cell.bg, modifier: cell.modifier }
    }

    /// Whether a blank looks the same in both.
    fn is_like_on_blank(self, other: Self) -> bool {
        self.bg == other.bg
            && !self.modifier.intersects(SEEN_ON_BLANK)
            && !other.modifier.intersects(SEEN_ON_BLANK)
    }
}

struct Pen {
    text: String,
    /// Where the cursor is, while that is certain.
    at: Option<(u16, u16)>,
    style: Style,
}

impl Pen {
    fn go(&mut self, picture: &Buffer, x: u16, y: u16) {
        let written = match self.at {
            Some(at) if at == (x, y) => Ok(()),
            Some((from, row)) if row == y && from < x => {
                if x - from <= NEAR && (from..x).all(|x| self.can_repeat(&picture[(x, y)])) {
                    (from..x).for_each(|x| self.text.push_str(picture[(x, y)].symbol()));
                    Ok(())
                } else if x - from == 1 {
                    write!(self.text, "\x1b[C")
                } else {
                    write!(self.text, "\x1b[{}C", x - from)
                }
            }
            _ => self.go_to(x, y),
        };
        debug_assert!(written.is_ok(), "a text takes everything");
        self.at = Some((x, y));
    }

    fn go_to(&mut self, x: u16, y: u16) -> std::fmt::Result {
        if x == 0 {
            write!(self.text, "\x1b[{}H", y + 1)
        } else {
            write!(self.text, "\x1b[{};{}H", y + 1, x + 1)
        }
    }

    /// Whether a cell can be painted once more without another colour, and is certainly one column wide.
    fn can_repeat(&self, cell: &Cell) -> bool {
        let style = Style::of(cell);
        let is_worn = style == self.style || cell.symbol() == " " && style.is_like_on_blank(self.style);
        is_worn && cell.symbol().len() == 1
    }

    fn put(&mut self, picture: &Buffer, x: u16, y: u16) {
        let cell = &picture[(x, y)];
        let style = Style::of(cell);
        if !(cell.symbol() == " " && style.is_like_on_blank(self.style)) {
            self.wear(style);
        }
        let (width, is_composed) = (cell.symbol().width(), cell.symbol().chars().nth(1).is_some());
        if width > 1 && is_composed {
            // Where such a sign is shown in one column, nothing old may stand in the other.
            self.text.extend(std::iter::repeat_n(' ', width));
            self.at = None;
            self.go(picture, x, y);
        }
        self.text.push_str(cell.symbol());
        // Terminals disagree about how wide some signs are; after those, and at the end of a row, the place is said anew.
        let is_narrow = cell.symbol().len() == 1 || is_narrow(cell.symbol());
        self.at = is_narrow.then_some((x + 1, y));
    }

    fn wear(&mut self, style: Style) {
        if style == self.style {
            return;
        }
        let gone = self.style.modifier.difference(style.modifier);
        let mut change = String::new();
        let mut say = |number: &dyn std::fmt::Display| {
            let separator = if change.is_empty() { "" } else { ";" };
            let written = write!(change, "{separator}{number}");
            debug_assert!(written.is_ok(), "a text takes everything");
        };
        if style == Style::PLAIN {
            self.text.push_str("\x1b[m");
            self.style = style;
            return;
        }
        // What turns bold off turns dim off as well.
        let mut kept = self.style.modifier.intersection(style.modifier);
        for (modifier, _, off) in MODIFIERS {
            if gone.contains(modifier) {
                say(&off);
                if off == 22 {
                    kept.remove(Modifier::BOLD | Modifier::DIM);
                }
            }
        }
        for (modifier, on, _) in MODIFIERS {
            if style.modifier.contains(modifier) && !kept.contains(modifier) {
                say(&on);
            }
        }
        if style.fg != self.style.fg {
            say(&number(style.fg, 30));
        }
        if style.bg != self.style.bg {
            say(&number(style.bg, 40));
        }
        if !change.is_empty() {
            self.text.push_str("\x1b[");
            self.text.push_str(&change);
            self.text.push('m');
        }
        self.style = style;
    }
}

/// A sign that terminals show in one column: Latin letters, dashes and quotes, the minus, the four arrows, lines and
/// blocks.
fn is_narrow(symbol: &str) -> bool {
    let mut signs = symbol.chars();
    let is_narrow = match signs.next() {
        Some('\u{a1}'..='\u{17f}' | '\u{2010}'..='\u{2027}' | '−' | '←'..='↓' | '─'..='▟') => {
            symbol != "\u{ad}"
        }
        _ => false,
    };
    is_narrow && signs.next().is_none()
}

/// Whether both are blanks that nobody can tell apart.
pub(super) fn are_same_blank(one: &Cell, other: &Cell) -> bool {
    one.symbol() == " " && other.symbol() == " " && Style::of(one).is_like_on_blank(Style::of(other))
}

fn is_blank_from(picture: &Buffer, x: u16, y: u16) -> bool {
    (x..picture.area.right()).all(|x| {
        let cell = &picture[(x, y)];
        cell.symbol() == " " && Style::of(cell).is_like_on_blank(Style::PLAIN)
    })
}

/// The number of a colour; `base` is 30 for the letters and 40 for what is behind them.
fn number(color: Color, base: u8) -> String {
    let plain = |nth: u8| (base + nth).to_string();
    let bright = |nth: u8| (base + 60 + nth).to_string();
    match color {
        Color::Reset => plain(9),
        Color::Black => plain(0),
        Color::Red => plain(1),
        Color::Green => plain(2),
        Color::Yellow => plain(3),
        Color::Blue => plain(4),
        Color::Magenta => plain(5),
        Color::Cyan => plain(6),
        Color::Gray => plain(7),
        Color::DarkGray => bright(0),
        Color::LightRed => bright(1),
        Color::LightGreen => bright(2),
        Color::LightYellow => bright(3),
        Color::LightBlue => bright(4),
        Color::LightMagenta => bright(5),
        Color::LightCyan => bright(6),
        Color::White => bright(7),
        Color::Indexed(nth) => format!("{};5;{nth}", base + 8),
        Color::Rgb(red, green, blue) => format!("{};2;{red};{green};{blue}", base + 8),
    }
}
