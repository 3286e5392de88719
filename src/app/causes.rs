//! Tallies for leads: count, time or harm by any dimension, split by another, as a list or crossed; spikes and the chart of
//! a cause. Every number opens its tickets.

use super::context::Context;
use super::list::{Cursor, Move};
use super::message::{Ask, Got};
use crate::domain::spike::{Chart, Watch};
use crate::domain::stats::Rate;
use crate::domain::tally::{Dim, Measure, Part, Tally};
use crate::domain::taxonomy::Recode;
use crate::keymap::Command;

/// The windows in days.
pub const WINDOWS: [u32; 4] = [28, 7, 90, 120];

/// Rows above the list: totals, what is shown, heads.
pub const HEAD_ROWS: u16 = 3;

/// A line of the list: a value, or one value of its split.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Index into the tally's rows.
    pub row: usize,
    /// Index into the row's parts.
    pub part: Option<usize>,
}

/// A number of the crossed view with what it is compared to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Crossed {
    /// The column's value.
    pub column: String,
    /// The row's tickets among the column's.
    pub here: Rate,
    /// The row's tickets among all other columns'.
    pub rest: Rate,
}

/// The causes' state.
#[derive(Debug, Clone)]
pub struct Causes {
    /// Index into `WINDOWS`.
    pub window: usize,
    /// What has a row.
    pub of: Dim,
    /// What rows are split by.
    pub by: Option<Dim>,
    /// What they are ordered by.
    pub measure: Measure,
    /// Whether rows and split are shown crossed.
    pub crossed: bool,
    /// What was counted, once it arrived.
    pub tally: Option<Tally>,
    /// The spikes, once they arrived.
    pub watch: Option<Box<Watch>>,
    /// The chart that is shown over the list.
    pub chart: Option<Chart>,
    /// Where the selection is.
    pub cursor: Cursor,
    /// The selected column of the crossed view.
    pub column: usize,
    asked: u64,
    watched: u64,
}

impl Default for Causes {
    fn default() -> Self {
        Self {
            window: 0,
            of: Dim::Cause,
            by: None,
            measure: Measure::Count,
            crossed: false,
            tally: None,
            watch: None,
            chart: None,
            cursor: Cursor::default(),
            column: 0,
            asked: 0,
            watched: 0,
        }
    }
}

impl Causes {
    /// The window in days.
    #[must_use]
    pub fn days(&self) -> u32 {
        WINDOWS[self.window]
    }

    /// Counts again. The spikes are asked after the list, so that the list does not wait for them.
    pub fn reload(&mut self, cx: &mut Context<'_>) {
        let (days, of, by, measure) = (self.days(), self.of, self.by, self.measure);
        self.asked = cx.ask(Ask::Causes { days, of, by, measure });
        self.watched = cx.ask(Ask::Watch(cx.zone.clone()));
    }

    /// Orders the present table as a file.
    pub fn export(&self, cx: &mut Context<'_>) {
        let (days, of, by, measure) = (self.days(), self.of, self.by, self.measure);
        cx.ask(Ask::Export { days, of, by, measure });
    }

    /// Takes the counts and the spikes; late ones are dropped.
    pub fn loaded(&mut self, serial: u64, got: Got, cx: &Context<'_>) {
        match got {
            Got::Causes(tally) if serial == self.asked => {
                self.tally = Some(tally);
                self.cursor.fit(self.length(), self.visible(cx));
                self.column = self.column.min(self.columns().len().saturating_sub(1));
            }
            Got::Watch(watch) if serial == self.watched => {
                let shown = self.chart.as_ref().map(|chart| chart.cause.clone());
                self.chart = shown.and_then(|cause| watch.chart(cause.as_str()));
                self.watch = Some(watch);
            }
            _ => {}
        }
    }

    /// The lines of the list.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for (row, value) in self.tally.iter().flat_map(|tally| &tally.rows).enumerate() {
            lines.push(Line { row, part: None });
            if !self.crossed {
                let parts = self.by.and_then(|by| value.by.get(&by)).map_or(0, Vec::len);
                lines.extend((0..parts).map(|part| Line { row, part: Some(part) }));
            }
        }
        lines
    }

    /// The columns of the crossed view, largest first.
    #[must_use]
    pub fn columns(&self) -> &[Part] {
        let by = self.by.filter(|_| self.crossed);
        by.and_then(|by| self.tally.as_ref()?.by.get(&by)).map_or(&[], Vec::as_slice)
    }

    fn length(&self) -> usize {
        self.lines().len()
    }

    fn line(&self) -> Option<(Line, &crate::domain::tally::Row)> {
        let line = *self.lines().get(self.cursor.at)?;
        Some((line, self.tally.as_ref()?.rows.get(line.row)?))
    }

    /// The selected cause and, inside a split, the product it stands for.
    #[must_use]
    pub fn selected(&self) -> Option<(String, Option<String>)> {
        let (line, row) = self.line().filter(|_| self.of == Dim::Cause)?;
        let part = line.part.and_then(|part| row.by.get(&self.by?)?.get(part));
        let product = part.filter(|_| self.by == Some(Dim::Product)).map(|part| part.value.to_string());
        Some((row.code.to_string(), product))
    }

    /// The selected number of the crossed view.
    #[must_use]
    pub fn crossing(&self) -> Option<Crossed> {
        let (_, row) = self.line()?;
        let column = self.columns().get(self.column)?;
        let parts = row.by.get(&self.by?)?;
        let k = parts.iter().find(|part| part.value == column.value).map_or(0, |part| part.count);
        let total = self.tally.as_ref()?.total;
        Some(Crossed {
            column: column.value.to_string(),
            here: Rate::new(k, column.count),
            rest: Rate::new(row.count.saturating_sub(k), total.saturating_sub(column.count)),
        })
    }

    /// The filter that lists the tickets behind the selected number.
    #[must_use]
    pub fn filter(&self, recode: &Recode) -> Option<String> {
        let (line, row) = self.line()?;
        let mut filter = format!("{} solved:<{}d", self.of.term(row.code.as_str(), recode), self.days());
        let part = match self.by {
            Some(by) if self.crossed => self.columns().get(self.column).map(|part| (by, &part.value)),
            Some(by) => line.part.and_then(|part| Some((by, &row.by.get(&by)?.get(part)?.value))),
            None => None,
        };
        if let Some((by, value)) = part {
            filter.push(' ');
            filter.push_str(&by.term(value.as_str(), recode));
        }
        Some(filter)
    }

    /// Shows rows of another dimension.
    pub fn show(&mut self, of: Dim, cx: &mut Context<'_>) {
        self.of = of;
        self.by = self.by.filter(|by| *by != of);
        self.afresh(cx);
    }

    /// Splits by another dimension, or by none.
    pub fn split(&mut self, by: Option<Dim>, cx: &mut Context<'_>) {
        self.by = by.filter(|by| *by != self.of);
        self.crossed &= self.by.is_some();
        self.afresh(cx);
    }

    fn afresh(&mut self, cx: &mut Context<'_>) {
        self.cursor = Cursor::default();
        self.column = 0;
        self.reload(cx);
    }

    /// Takes a command of the causes or of lists.
    pub fn command(&mut self, command: Command, cx: &mut Context<'_>) {
        if let Some(step) = Move::of(command) {
            self.cursor.go(step, self.length(), self.visible(cx));
            self.follow();
            return;
        }
        match command {
            Command::Window => self.window = (self.window + 1) % WINDOWS.len(),
            Command::Measure => self.measure = self.measure.next(),
            Command::Cross => {
                self.crossed = !self.crossed && self.by.is_some();
                self.cursor = Cursor::default();
                self.column = 0;
                return;
            }
            Command::Left => {
                self.column = self.column.saturating_sub(1);
                return;
            }
            Command::Right => {
                self.column = (self.column + 1).min(self.columns().len().saturating_sub(1));
                return;
            }
            Command::Chart => {
                self.chart = if self.chart.is_some() { None } else { self.chart_here() };
                return;
            }
            _ => return,
        }
        self.afresh(cx);
    }

    fn visible(&self, cx: &Context<'_>) -> usize {
        // Crossed, the heads take two lines.
        usize::from(cx.size.body_rows().saturating_sub(HEAD_ROWS + 1 + u16::from(self.crossed)))
    }

    fn chart_here(&self) -> Option<Chart> {
        let (cause, _) = self.selected()?;
        self.watch.as_ref()?.chart(&cause)
    }

    /// An open chart goes with the selection.
    fn follow(&mut self) {
        if self.chart.is_some() {
            self.chart = self.chart_here();
        }
    }
}
