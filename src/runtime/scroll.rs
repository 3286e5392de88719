//! What leaves for the terminal, less what it can do by itself: a list that moved by some rows is scrolled there, and only
//! the rows that came into view are painted. Over a slow line this is most of what a key costs. What is drawn is not
//! decided here.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, CrosstermBackend, WindowSize};
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::{Position, Rect, Size};
use unicode_width::UnicodeWidthStr as _;

use super::strokes;

/// The farthest move that is looked for; beyond it little of what was seen stays in view.
const FARTHEST: usize = 5;
/// Cells that a scroll must save: setting up the region costs about as many bytes.
const WORTH: i64 = 40;
/// The whole screen scrolls again.
pub(super) const WHOLE: &str = "\x1b[r";

/// A terminal that remembers what it shows.
pub(super) struct Scrolling<W: Write> {
    inner: CrosstermBackend<W>,
    /// What the terminal shows; nothing where that is not known.
    shown: Option<Buffer>,
    /// The rows that the terminal scrolls, while that was told: a list that moves again needs no telling.
    region: Option<(usize, usize)>,
    cursor_hidden: bool,
}

/// Rows `first..last` move up by `by`; down where it is negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Scroll {
    first: usize,
    last: usize,
    by: isize,
}

impl<W: Write> Scrolling<W> {
    /// A terminal that was just cleared.
    pub(super) fn new(writer: W) -> Self {
        let inner = CrosstermBackend::new(writer);
        let shown = inner.size().ok().map(empty);
        Self { inner, shown, region: None, cursor_hidden: false }
    }

    fn paint(&mut self, changes: &[(u16, u16, Cell)]) -> io::Result<()> {
        let inside =
            |shown: &Buffer| changes.iter().all(|(x, y, _)| shown.area.contains(Position { x: *x, y: *y }));
        let Some(shown) = self.shown.as_mut().filter(|shown| inside(shown)) else {
            // A size that nobody told us of: what is there is known again when all of it is painted anew.
            self.shown = None;
            return self.inner.draw(changes.iter().map(|(x, y, cell)| (*x, *y, cell)));
        };
        let mut next = shown.clone();
        apply(&mut next, changes);
        if let Some(scroll) = worthwhile(shown, &next) {
            shift(shown, scroll);
            let Scroll { first, last, by } = scroll;
            let verb = if by > 0 { 'S' } else { 'T' };
            // Rows that come into view take the colours of the moment, which are the plain ones between two pictures.
            let steps = if by.abs() == 1 { String::new() } else { by.unsigned_abs().to_string() };
            if self.region.replace((first, last)) != Some((first, last)) {
                write!(self.inner, "\x1b[{};{last}r", first + 1)?;
            }
            write!(self.inner, "\x1b[{steps}{verb}")?;
        }
        strokes::paint(&mut self.inner, &next, &places(shown, &next))?;
        self.shown = Some(next);
        Ok(())
    }
}

fn empty(size: Size) -> Buffer {
    Buffer::empty(Rect::new(0, 0, size.width, size.height))
}

fn apply(buffer: &mut Buffer, changes: &[(u16, u16, Cell)]) {
    for (x, y, cell) in changes {
        buffer[(*x, *y)] = cell.clone();
        // The cells that a wide sign covers are nobody's.
        let covered = (cell.symbol().width() as u16).saturating_sub(1);
        for after in x + 1..(x + 1 + covered).min(buffer.area.width) {
            buffer[(after, *y)].reset();
        }
    }
}

/// Where two pictures differ, row by row from the left. What is left of a wide sign that was painted over by half looks
/// different from terminal to terminal, so that is painted as well. The colour of the letters of a blank is no difference.
fn places(old: &Buffer, new: &Buffer) -> Vec<(u16, u16)> {
    let is_wide = |buffer: &Buffer, x, y| buffer[(x, y)].symbol().width() > 1;
    let is_seen =
        |x: u16, y| x > 0 && is_wide(old, x - 1, y) || !strokes::are_same_blank(&old[(x, y)], &new[(x, y)]);
    let changed = old.diff(new).into_iter().map(|(x, y, _)| (x, y));
    let mut places: Vec<(u16, u16)> = changed.filter(|(x, y)| is_seen(*x, *y)).collect();
    let torn = places.iter().filter_map(|(x, y)| {
        let last = x + u16::from(is_wide(new, *x, *y));
        let after = last + 1;
        (after < new.area.width && is_wide(old, last, *y)).then_some((after, *y))
    });
    let torn: Vec<(u16, u16)> = torn.collect();
    if !torn.is_empty() {
        places.extend(torn);
        places.sort_unstable_by_key(|(x, y)| (*y, *x));
        places.dedup();
    }
    places
}

fn row(buffer: &Buffer, y: usize) -> &[Cell] {
    let width = usize::from(buffer.area.width);
    &buffer.content[y * width..(y + 1) * width]
}

fn differing(a: &[Cell], b: &[Cell]) -> i64 {
    a.iter().zip(b).filter(|(a, b)| a != b).count() as i64
}

/// The scroll that saves most, where one saves enough.
fn worthwhile(old: &Buffer, new: &Buffer) -> Option<Scroll> {
    let height = usize::from(old.area.height);
    let plain: Vec<i64> = (0..height).map(|y| differing(row(old, y), row(new, y))).collect();
    if plain.iter().filter(|cells| **cells > 0).count() < 4 || plain.iter().sum::<i64>() < WORTH * 2 {
        return None;
    }
    let blank = vec![Cell::EMPTY; usize::from(old.area.width)];
    let mut best: Option<(i64, Scroll)> = None;
    for by in (1..=FARTHEST.min(height.saturating_sub(1))).flat_map(|by| [by as isize, -(by as isize)]) {
        // The stretch of rows which gains most when each of them is made of the row that lies `by` further on.
        let (mut gain, mut from) = (0, 0);
        for y in 0..height {
            let Some(source) = y.checked_add_signed(by).filter(|source| *source < height) else {
                (gain, from) = (0, y + 1);
                continue;
            };
            gain += plain[y] - differing(row(old, source), row(new, y));
            if gain <= 0 {
                (gain, from) = (0, y + 1);
                continue;
            }
            let steps = by.unsigned_abs();
            let (first, last) = if by > 0 { (from, y + 1 + steps) } else { (from - steps, y + 1) };
            let bared = if by > 0 { y + 1..last } else { first..from };
            let bared: i64 = bared.map(|y| differing(&blank, row(new, y)) - plain[y]).sum();
            let saved = gain - bared;
            if saved > WORTH && best.is_none_or(|(most, _)| saved > most) {
                best = Some((saved, Scroll { first, last, by }));
            }
        }
    }
    best.map(|(_, scroll)| scroll)
}

/// Does to a picture what the terminal does to its own.
fn shift(buffer: &mut Buffer, scroll: Scroll) {
    let width = usize::from(buffer.area.width);
    let cells = &mut buffer.content[scroll.first * width..scroll.last * width];
    let moved = (scroll.by.unsigned_abs() * width).min(cells.len());
    let bared = if scroll.by > 0 {
        cells.rotate_left(moved);
        let kept = cells.len() - moved;
        &mut cells[kept..]
    } else {
        cells.rotate_right(moved);
        &mut cells[..moved]
    };
    bared.fill(Cell::EMPTY);
}

impl<W: Write> Backend for Scrolling<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let changes: Vec<(u16, u16, Cell)> = content.map(|(x, y, cell)| (x, y, cell.clone())).collect();
        if changes.is_empty() { Ok(()) } else { self.paint(&changes) }
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor_hidden {
            return Ok(());
        }
        self.cursor_hidden = true;
        self.inner.hide_cursor()
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.cursor_hidden = false;
        self.inner.show_cursor()
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        self.inner.get_cursor_position()
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        self.inner.set_cursor_position(position)
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, clear_type: ClearType) -> io::Result<()> {
        // Another size, or someone else's writing: what the terminal scrolls is no longer certain.
        self.region = None;
        write!(self.inner, "{WHOLE}")?;
        self.inner.clear_region(clear_type)?;
        self.shown = if clear_type == ClearType::All { Some(empty(self.inner.size()?)) } else { None };
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        self.inner.size()
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        self.inner.window_size()
    }

    fn flush(&mut self) -> io::Result<()> {
        Backend::flush(&mut self.inner)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::num::NonZero;
    use std::rc::Rc;

    use proptest::prelude::*;
    use ratatui::style::{Color, Modifier, Style};

    use super::*;

    const SIZE: Size = Size { width: 40, height: 12 };

    /// What was sent and not looked at yet.
    #[derive(Clone, Default)]
    struct Sent(Rc<RefCell<Vec<u8>>>);

    impl Write for Sent {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.borrow_mut().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// A terminal that only its bytes reach, and what of them it made.
    struct Seen {
        screen: Scrolling<Sent>,
        sent: Sent,
        terminal: vt100::Parser,
        before: Buffer,
        last: Vec<u8>,
    }

    impl Seen {
        fn new() -> Self {
            let sent = Sent::default();
            let (rows, columns) = (NonZero::new(SIZE.height).unwrap(), NonZero::new(SIZE.width).unwrap());
            let inner = CrosstermBackend::new(sent.clone());
            let screen = Scrolling { inner, shown: Some(empty(SIZE)), region: None, cursor_hidden: false };
            Self {
                screen,
                sent,
                terminal: vt100::Parser::new(rows, columns, 0),
                before: empty(SIZE),
                last: Vec::new(),
            }
        }

        /// Draws a picture as the screen does, and tells how many bytes that took.
        fn draw(&mut self, picture: &Buffer) -> usize {
            let changes = self.before.diff(picture);
            self.screen.draw(changes.into_iter()).unwrap();
            self.before = picture.clone();
            self.last = self.sent.0.take();
            self.terminal.process(&self.last);
            self.last.len()
        }

        fn shows(&self, picture: &Buffer) {
            for y in 0..SIZE.height {
                for x in 0..SIZE.width {
                    let seen = self.terminal.screen().cell(y, x).unwrap();
                    if seen.is_wide_continuation() {
                        continue;
                    }
                    let wanted = &picture[(x, y)];
                    let text = if seen.contents().is_empty() { " " } else { seen.contents() };
                    assert_eq!(text, wanted.symbol(), "at {x},{y}");
                    let has = |modifier| wanted.modifier.contains(modifier);
                    assert_eq!(seen.inverse(), has(Modifier::REVERSED), "at {x},{y}");
                    assert_eq!(seen.underline(), has(Modifier::UNDERLINED), "at {x},{y}");
                    assert_eq!(seen.bgcolor(), of_terminal(wanted.bg), "at {x},{y}");
                    // The colour and weight of a blank are nobody's to see.
                    if text != " " || has(Modifier::REVERSED | Modifier::UNDERLINED) {
                        assert_eq!(seen.fgcolor(), of_terminal(wanted.fg), "at {x},{y}");
                        assert_eq!(seen.bold(), has(Modifier::BOLD), "at {x},{y}");
                        assert_eq!(seen.dim(), has(Modifier::DIM), "at {x},{y}");
                        assert_eq!(seen.italic(), has(Modifier::ITALIC), "at {x},{y}");
                    }
                }
            }
        }
    }

    /// A head, a list of which `top` is first and `at` selected, and a foot.
    fn list(lines: &[String], top: usize, at: usize) -> Buffer {
        let mut picture = empty(SIZE);
        picture.set_string(0, 0, format!("Desk {at}"), Style::new());
        for (y, line) in lines.iter().enumerate().skip(top).take(10).map(|(nth, line)| (nth - top + 1, line))
        {
            let style = if y - 1 + top == at { Style::new().bg(Color::Red) } else { Style::new() };
            picture.set_style(Rect::new(0, y as u16, SIZE.width, 1), style);
            picture.set_stringn(0, y as u16, line, usize::from(SIZE.width), style);
        }
        picture.set_string(0, 11, "? help", Style::new());
        picture
    }

    /// Lines that have hardly a sign in common where they meet.
    fn unlike() -> Vec<String> {
        (1..41).map(|nth| format!("{}", nth * 7919).repeat(6)).collect()
    }

    /// A piece of the screen in other colours.
    fn patch() -> impl Strategy<Value = (Rect, Style)> {
        let color = prop::sample::select(vec![
            Color::Reset,
            Color::Red,
            Color::LightCyan,
            Color::Indexed(245),
            Color::Rgb(9, 99, 199),
        ]);
        let modifier = prop::sample::select(vec![
            Modifier::empty(),
            Modifier::BOLD,
            Modifier::DIM,
            Modifier::ITALIC,
            Modifier::UNDERLINED,
            Modifier::REVERSED,
        ]);
        (0..SIZE.width, 0..SIZE.height, 1..9u16, color.clone(), color, modifier).prop_map(
            |(x, y, width, fg, bg, modifier)| {
                let area = Rect::new(x, y, width.min(SIZE.width - x), 1);
                (area, Style::new().fg(fg).bg(bg).add_modifier(modifier))
            },
        )
    }

    /// Colours a piece of a row, as every screen does it: no wide sign by half.
    fn recolour(picture: &mut Buffer, area: Rect, style: Style) {
        for x in area.left()..area.right() {
            let is_covered = x > 0 && picture[(x - 1, area.y)].symbol().width() > 1;
            if !is_covered && picture[(x, area.y)].symbol().width() < 2 {
                picture.set_style(Rect { x, width: 1, ..area }, Style::reset().patch(style));
            }
        }
    }

    /// What a terminal says of a colour.
    fn of_terminal(color: Color) -> vt100::Color {
        match color {
            Color::Red => vt100::Color::Idx(1),
            Color::LightCyan => vt100::Color::Idx(14),
            Color::Indexed(nth) => vt100::Color::Idx(nth),
            Color::Rgb(red, green, blue) => vt100::Color::Rgb(red, green, blue),
            _ => vt100::Color::Default,
        }
    }

    proptest! {
        #[test]
        fn whatever_is_drawn_after_whatever_the_terminal_shows_it(
            lines in prop::collection::vec("[a-c 漢é😀]{0,40}", 12..40),
            looks in prop::collection::vec((0usize..30, 0usize..30), 1..12),
            patches in prop::collection::vec(patch(), 0..12),
        ) {
            let mut seen = Seen::new();
            for (top, at) in looks {
                let mut picture = list(&lines, top.min(lines.len()), at);
                patches.iter().skip(top % 3).for_each(|(area, style)| recolour(&mut picture, *area, *style));
                seen.draw(&picture);
                seen.shows(&picture);
            }
        }
    }

    #[test]
    fn a_list_that_scrolls_by_a_row_costs_about_two_rows() {
        let lines = unlike();
        let mut seen = Seen::new();
        seen.draw(&list(&lines, 0, 9));
        for step in 1..20 {
            let picture = list(&lines, step, 9 + step);
            let bytes = seen.draw(&picture);
            seen.shows(&picture);
            assert!(bytes < 3 * usize::from(SIZE.width) + 60, "{bytes} bytes");
            let back = seen.draw(&list(&lines, step - 1, 8 + step));
            assert!(back < 3 * usize::from(SIZE.width) + 60, "{back} bytes");
            seen.draw(&picture);
        }
    }

    #[test]
    fn a_list_that_scrolls_on_is_told_its_rows_once() {
        let lines = unlike();
        let mut seen = Seen::new();
        seen.draw(&list(&lines, 0, 9));
        let told: Vec<usize> = (1..20)
            .map(|step| {
                seen.draw(&list(&lines, step, 9 + step));
                String::from_utf8_lossy(&seen.last).matches("r\x1b[S").count()
            })
            .collect();
        assert_eq!((told[0], told.iter().sum()), (1, 1), "{told:?}");
        seen.shows(&list(&lines, 19, 28));
    }

    #[test]
    fn what_did_not_move_is_not_scrolled() {
        let lines: Vec<String> = (0..40).map(|nth| format!("{}", nth * 7919)).collect();
        assert_eq!(worthwhile(&list(&lines, 0, 3), &list(&lines, 0, 4)), None);
        assert_eq!(worthwhile(&list(&lines, 0, 3), &list(&lines, 20, 23)), None);
    }
}
