//! Which columns the desk shows, and in which order.

use super::App;
use super::message::Effect;
use super::notices::Tone;
use super::sheet::Sheet;
use crate::domain::say::Say;
use crate::domain::view::{Column, Look};
use crate::keymap::Command;

/// The columns while they are chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ColumnsSheet {
    /// Every column and whether it is shown, in their order.
    pub rows: Vec<(Column, bool)>,
    /// The selected one.
    pub at: usize,
}

impl ColumnsSheet {
    fn of(look: &Look) -> Self {
        let shown: &[Column] = if look.columns.is_empty() { &Column::SHIPPED } else { &look.columns };
        let others = Column::ALL.iter().filter(|column| !shown.contains(column));
        let rows = shown.iter().map(|column| (*column, true)).chain(others.map(|column| (*column, false)));
        Self { rows: rows.collect(), at: 0 }
    }

    /// The columns that are shown; none where they are those that are shipped.
    #[must_use]
    pub fn columns(&self) -> Vec<Column> {
        let shown: Vec<Column> =
            self.rows.iter().filter(|(_, shown)| *shown).map(|(column, _)| *column).collect();
        if shown == Column::SHIPPED { Vec::new() } else { shown }
    }

    fn shift(&mut self, down: bool) {
        let to = if down { self.at + 1 } else { self.at.wrapping_sub(1) };
        if to < self.rows.len() {
            self.rows.swap(self.at, to);
            self.at = to;
        }
    }
}

impl App {
    /// The sheet of the columns.
    pub(super) fn open_columns(&mut self) {
        self.sheets.push(Sheet::Columns(Box::new(ColumnsSheet::of(self.desk.look()))));
    }

    pub(super) fn columns_key(
        &mut self,
        mut sheet: Box<ColumnsSheet>,
        command: Option<Command>,
    ) -> Vec<Effect> {
        match command {
            Some(Command::Close) => return Vec::new(),
            Some(Command::Submit) => {
                return self.keep_look(Look { columns: sheet.columns(), ..self.desk.look().clone() });
            }
            Some(Command::Down) => sheet.at = (sheet.at + 1).min(sheet.rows.len() - 1),
            Some(Command::Up) => sheet.at = sheet.at.saturating_sub(1),
            Some(Command::Leftward) => sheet.shift(false),
            Some(Command::Rightward) => sheet.shift(true),
            Some(Command::Tick) => {
                let (column, shown) = &mut sheet.rows[sheet.at];
                if column.is_needed() {
                    self.tell(&Say::new("column-needed"), Tone::Plain);
                } else {
                    *shown = !*shown;
                }
            }
            _ => {}
        }
        self.sheets.push(Sheet::Columns(sheet));
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_change_places_and_the_shipped_order_is_none_of_its_own() {
        let mut sheet = ColumnsSheet::of(&Look::default());
        assert_eq!(sheet.rows.len(), Column::ALL.len());
        assert_eq!(sheet.columns(), []);
        sheet.shift(false);
        assert_eq!(sheet.at, 0, "the first stays the first");
        sheet.shift(true);
        assert_eq!(sheet.columns()[..2], [Column::Priority, Column::Due]);
        assert_eq!(sheet.at, 1, "the selection goes along");
    }
}
