//! My day: what was done, promised, is owed by others and comes back, as lines that open their tickets.

use super::context::Context;
use super::layout::Size;
use super::list::{Cursor, Move};
use super::message::{Ask, Effect, Got};
use super::update::context;
use super::{App, Place};
use crate::domain::day::{Day, Line, Part};
use crate::keymap::Command;

/// A row of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// The heading of a part, and how many lines it has.
    Head(Part, usize),
    /// Nothing is in the part.
    Empty(Part),
    /// Index of a line.
    Line(usize),
}

/// The screen's state.
#[derive(Debug, Clone, Default)]
pub struct DayBoard {
    /// The day, once it arrived.
    pub day: Option<Box<Day>>,
    /// The rows under the totals.
    pub rows: Vec<Row>,
    /// Where the selection is, among the rows.
    pub cursor: Cursor,
    asked: u64,
}

impl DayBoard {
    /// The selected line.
    #[must_use]
    pub fn selected(&self) -> Option<&Line> {
        match self.rows.get(self.cursor.at)? {
            Row::Line(nth) => self.day.as_ref()?.lines.get(*nth),
            _ => None,
        }
    }

    /// Asks for the day again.
    pub fn reload(&mut self, cx: &mut Context<'_>) {
        self.asked = cx.ask(Ask::Day(cx.zone.clone()));
    }

    /// Takes an answer of the store; late ones are dropped. The selection stays on its ticket.
    pub fn loaded(&mut self, serial: u64, got: Got, cx: &Context<'_>) {
        let Got::Day(day) = got else { return };
        if serial != self.asked {
            return;
        }
        let before = self.selected().map(|line| (line.part, line.ticket.clone()));
        self.rows = rows(&day);
        self.day = Some(day);
        let found = (0..self.rows.len()).find(|at| {
            let Row::Line(nth) = self.rows[*at] else { return false };
            let line = self.day.as_ref().and_then(|day| day.lines.get(nth));
            line.is_some_and(|line| before.as_ref().is_some_and(|it| *it == (line.part, line.ticket.clone())))
        });
        self.cursor.at = found.unwrap_or(self.cursor.at);
        self.fit(cx);
    }

    /// Keeps the window inside a terminal of a new size, and the selection on a line.
    pub fn fit(&mut self, cx: &Context<'_>) {
        self.cursor.fit(self.rows.len(), visible(cx));
        self.settle(true, cx);
    }

    /// Moves the selection; headings are passed over.
    pub fn go(&mut self, step: Move, cx: &Context<'_>) {
        self.cursor.go(step, self.rows.len(), visible(cx));
        self.settle(matches!(step, Move::Down | Move::PageDown | Move::First), cx);
    }

    /// From a heading to the nearest line, in the direction of the move where there is one.
    fn settle(&mut self, down: bool, cx: &Context<'_>) {
        let is_line = |at: &usize| matches!(self.rows[*at], Row::Line(_));
        let below = (self.cursor.at..self.rows.len()).find(is_line);
        let above = (0..self.cursor.at.min(self.rows.len())).rev().find(is_line);
        let found =
            if down { below.or(above) } else { below.filter(|at| *at == self.cursor.at).or(above).or(below) };
        self.cursor.at = found.unwrap_or(0);
        self.cursor.fit(self.rows.len(), visible(cx));
        // The heading of the first line is seen with it.
        if (0..self.cursor.at).all(|at| !matches!(self.rows[at], Row::Line(_)))
            && self.cursor.at < visible(cx)
        {
            self.cursor.top = 0;
        }
    }
}

/// Rows between the totals and the footer.
fn visible(cx: &Context<'_>) -> usize {
    usize::from(cx.size.body_rows().saturating_sub(day_head_rows(cx.size)))
}

/// Rows of the date and the totals: on a narrow terminal a long day's totals take two.
#[must_use]
pub fn day_head_rows(size: Size) -> u16 {
    if size.columns < 160 { 3 } else { 2 }
}

fn rows(day: &Day) -> Vec<Row> {
    let mut rows = Vec::new();
    for part in Part::ALL {
        let of: Vec<Row> =
            (0..day.lines.len()).filter(|nth| day.lines[*nth].part == part).map(Row::Line).collect();
        rows.push(Row::Head(part, of.len()));
        if of.is_empty() {
            rows.push(Row::Empty(part));
        }
        rows.extend(of);
    }
    rows
}

impl App {
    pub(super) fn day_command(&mut self, command: Command) -> Vec<Effect> {
        if command == Command::Open {
            let ticket = self.day.selected().map(|line| line.ticket.clone());
            return ticket.map_or_else(Vec::new, |id| self.open_ticket(id));
        }
        let mut effects = Vec::new();
        let cx = context!(self, effects);
        if let Some(step) = Move::of(command) {
            self.day.go(step, &cx);
        }
        effects
    }

    /// Whether an opened ticket goes back to where it was opened from, rather than to the desk.
    pub(super) fn goes_back(place: Place) -> bool {
        matches!(place, Place::Waiting | Place::Review | Place::Problems | Place::Day)
    }
}
