//! Root-cause tallies for leads: count, share, trend, splits; every number opens its tickets.

use std::fmt::Write as _;

use super::context::Context;
use super::list::{Cursor, Move};
use super::message::{Ask, Got};
use crate::domain::tally::{Dim, Tally};
use crate::keymap::Command;

/// The windows in days.
pub const WINDOWS: [u32; 4] = [28, 7, 90, 120];

/// The splits that `s` goes through.
pub const SPLITS: [Option<Dim>; 5] =
    [None, Some(Dim::Product), Some(Dim::Site), Some(Dim::Sop), Some(Dim::Verdict)];

/// A line of the list: a cause, or one value of its split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Index into the tally's rows.
    pub row: usize,
    /// Index into the row's parts.
    pub part: Option<usize>,
}

/// The causes' state.
#[derive(Debug, Clone, Default)]
pub struct Causes {
    /// Index into `WINDOWS`.
    pub window: usize,
    /// Index into `SPLITS`.
    pub split: usize,
    /// What was counted, once it arrived.
    pub tally: Option<Tally>,
    /// Where the selection is.
    pub cursor: Cursor,
    asked: u64,
}

impl Causes {
    /// The split in force.
    #[must_use]
    pub fn by(&self) -> Option<Dim> {
        SPLITS[self.split]
    }

    /// The window in days.
    #[must_use]
    pub fn days(&self) -> u32 {
        WINDOWS[self.window]
    }

    /// Counts again.
    pub fn reload(&mut self, cx: &mut Context<'_>) {
        self.asked = cx.ask(Ask::Causes { days: self.days(), by: self.by() });
    }

    /// Takes the counts; late ones are dropped.
    pub fn loaded(&mut self, serial: u64, got: Got, cx: &Context<'_>) {
        if let Got::Causes(tally) = got
            && serial == self.asked
        {
            self.tally = Some(tally);
            self.cursor.fit(self.lines().len(), visible(cx));
        }
    }

    /// The lines of the list.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for (row, cause) in self.tally.iter().flat_map(|tally| &tally.rows).enumerate() {
            lines.push(Line { row, part: None });
            let parts = self.by().and_then(|by| cause.by.get(&by)).map_or(0, Vec::len);
            lines.extend((0..parts).map(|part| Line { row, part: Some(part) }));
        }
        lines
    }

    /// The selected cause and, inside a split, the product it stands for.
    #[must_use]
    pub fn selected(&self) -> Option<(String, Option<String>)> {
        let line = *self.lines().get(self.cursor.at)?;
        let row = self.tally.as_ref()?.rows.get(line.row)?;
        let part = line.part.and_then(|part| row.by.get(&self.by()?)?.get(part));
        let product = part.filter(|_| self.by() == Some(Dim::Product)).map(|part| part.value.to_string());
        Some((row.code.to_string(), product))
    }

    /// The filter that lists the tickets behind the selected number.
    #[must_use]
    pub fn filter(&self) -> Option<String> {
        let line = *self.lines().get(self.cursor.at)?;
        let row = self.tally.as_ref()?.rows.get(line.row)?;
        let mut filter = format!("cause:{} solved:<{}d", row.code, self.days());
        if let (Some(by), Some(part)) = (self.by(), line.part) {
            let value = &row.by.get(&by)?.get(part)?.value;
            let value = if value.is_empty() { "-".to_owned() } else { quoted(value.as_str()) };
            let _ = write!(filter, " {}:{value}", by.as_str());
        }
        Some(filter)
    }

    /// Takes a command of the causes or of lists.
    pub fn command(&mut self, command: Command, cx: &mut Context<'_>) {
        if let Some(step) = Move::of(command) {
            self.cursor.go(step, self.lines().len(), visible(cx));
            return;
        }
        match command {
            Command::Split => self.split = (self.split + 1) % SPLITS.len(),
            Command::Window => self.window = (self.window + 1) % WINDOWS.len(),
            _ => return,
        }
        self.cursor = Cursor::default();
        self.reload(cx);
    }
}

fn visible(cx: &Context<'_>) -> usize {
    usize::from(cx.size.body_rows()).saturating_sub(2)
}

fn quoted(value: &str) -> String {
    if value.contains(' ') { format!("\"{value}\"") } else { value.to_owned() }
}
