//! Plain tables: columns aligned by display width, no colour, no lines; the same rows as CSV.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::cells::csv_line;
use super::value::Cell;
use crate::config::Words;
use crate::domain::metric::Metric;

/// Space between two columns.
const GAP: usize = 2;

/// A column of a [`Table`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub head: String,
    /// Whether its cells stand on the right, as numbers do.
    pub right: bool,
    /// Widest cell in terminal columns; a longer one ends in `…`. 0 sets no limit.
    pub most: usize,
    /// What its numbers say, where they are of the dictionary.
    pub metric: Option<Metric>,
}

impl Column {
    /// A column of text without a limit.
    pub fn text(head: impl Into<String>) -> Self {
        Self { head: head.into(), right: false, most: 0, metric: None }
    }

    /// A column of numbers.
    pub fn number(head: impl Into<String>) -> Self {
        Self { head: head.into(), right: true, most: 0, metric: None }
    }

    /// The same column with a limit.
    #[must_use]
    pub fn at_most(mut self, most: usize) -> Self {
        self.most = most;
        self
    }

    /// The same column as numbers of the dictionary.
    #[must_use]
    pub fn of(mut self, metric: Metric) -> Self {
        self.metric = Some(metric);
        self
    }
}

/// Rows under headings.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    columns: Vec<Column>,
    rows: Vec<Vec<Cell>>,
    /// The language in which people read it; files for programs have none.
    language: &'static str,
}

impl Table {
    /// An empty table.
    pub fn new(columns: Vec<Column>) -> Self {
        Self { columns, rows: Vec::new(), language: "en" }
    }

    /// An empty table whose numbers and days people read in the language of the words.
    pub fn spoken(words: &Words, columns: Vec<Column>) -> Self {
        Self { language: words.language(), ..Self::new(columns) }
    }

    /// A cell as people read it.
    pub fn read(&self, cell: &Cell) -> String {
        cell.read(self.language)
    }

    /// Adds a row; missing cells are empty, further ones are left out.
    pub fn row(&mut self, cells: impl IntoIterator<Item = impl Into<Cell>>) {
        let mut cells: Vec<Cell> = cells.into_iter().take(self.columns.len()).map(Into::into).collect();
        cells.resize(self.columns.len(), Cell::empty());
        self.rows.push(cells);
    }

    /// Its columns.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// Its rows, each with a cell for every column.
    pub fn rows(&self) -> &[Vec<Cell>] {
        &self.rows
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The text, each line ending in a line break.
    pub fn text(&self) -> String {
        let cut: Vec<Vec<String>> = self
            .rows
            .iter()
            .map(|row| {
                row.iter()
                    .zip(&self.columns)
                    .map(|(cell, column)| shortened(&self.read(cell), column.most))
                    .collect()
            })
            .collect();
        let heads: Vec<String> = self.columns.iter().map(|column| column.head.clone()).collect();
        let widths: Vec<usize> = (0..self.columns.len())
            .map(|at| cut.iter().chain([&heads]).map(|row| row[at].width()).max().unwrap_or(0))
            .collect();
        let mut text = String::new();
        for row in std::iter::once(&heads).chain(&cut) {
            let mut line = String::new();
            for ((cell, column), width) in row.iter().zip(&self.columns).zip(&widths) {
                let space = " ".repeat(width.saturating_sub(cell.width()));
                let (before, after) = if column.right { (space.as_str(), "") } else { ("", space.as_str()) };
                line.push_str(&[before, cell, after, &" ".repeat(GAP)].concat());
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }

    /// The same as a table of Markdown.
    pub fn markdown(&self) -> String {
        let line = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
        let plain = |cell: &str| cell.replace('|', "\\|");
        let mut text = line(self.columns.iter().map(|column| plain(&column.head)).collect());
        let rule = |column: &Column| if column.right { "---:" } else { "---" }.to_owned();
        text.push_str(&line(self.columns.iter().map(rule).collect()));
        for row in &self.rows {
            text.push_str(&line(row.iter().map(|cell| plain(&self.read(cell))).collect()));
        }
        text
    }

    /// Every cell with the number of its row, from 1, and the head of its column.
    pub fn cells(&self) -> impl Iterator<Item = (usize, &str, &str)> {
        let cells = |(nth, row): (usize, _)| {
            let row: &Vec<Cell> = row;
            self.columns
                .iter()
                .zip(row)
                .map(move |(column, cell)| (nth + 1, column.head.as_str(), cell.text.as_str()))
        };
        self.rows.iter().enumerate().flat_map(cells)
    }

    /// The same as CSV (RFC 4180) with a heading line; no cell can start a formula.
    pub fn csv(&self) -> String {
        let heads: Vec<&str> = self.columns.iter().map(|column| column.head.as_str()).collect();
        let mut text = csv_line(heads);
        for row in &self.rows {
            text.push_str(&csv_line(row.iter().map(|cell| cell.text.as_str())));
        }
        text
    }
}

/// A text cut to a width in terminal columns, ending in `…` where something is missing; 0 cuts nothing.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if most == 0 || text.width() <= most {
        return text.to_owned();
    }
    let mut kept = String::new();
    for cluster in text.graphemes(true) {
        if kept.width() + cluster.width() + 1 > most {
            break;
        }
        kept.push_str(cluster);
    }
    kept.push('…');
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_whatever_the_script() {
        let mut table =
            Table::new(vec![Column::text("KEY"), Column::text("SUBJECT").at_most(8), Column::number("N")]);
        table.row(["1", "卡片被拒絕了", "7"].map(str::to_owned));
        table.row(["48213", "Cargo no reconocido", "12"].map(str::to_owned));
        assert_eq!(table.text(), "KEY    SUBJECT    N\n1      卡片被…    7\n48213  Cargo n…  12\n");
    }

    #[test]
    fn a_bar_in_a_cell_stays_in_its_cell() {
        let mut table = Table::new(vec![Column::text("a"), Column::number("n")]);
        table.row(["x|y", "7"].map(str::to_owned));
        assert_eq!(table.markdown(), "| a | n |\n| --- | ---: |\n| x\\|y | 7 |\n");
        assert_eq!(table.cells().collect::<Vec<_>>(), [(1, "a", "x|y"), (1, "n", "7")]);
    }

    #[test]
    fn a_short_row_is_filled_and_csv_has_the_whole_cell() {
        let mut table = Table::new(vec![Column::text("a").at_most(2), Column::text("b")]);
        table.row(["long, \"quoted\"".to_owned()]);
        assert_eq!(table.csv(), "a,b\r\n\"long, \"\"quoted\"\"\",\r\n");
    }
}
