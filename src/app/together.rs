//! What goes with what, to be read over the causes: pairs that chance does not explain, and how many were looked at.

use super::App;
use super::layout::wrap;
use super::list::Cursor;
use super::reading::Reading;
use super::sheet::Sheet;
use crate::config::value_told;
use crate::domain::tally::{Dim, Together};

impl App {
    /// Pairs arrived: they are shown to be read.
    pub(super) fn come_together(&mut self, (of, by): (Dim, Dim), days: u32, found: &Together) {
        let words = &self.config.words;
        let name = |dim: Dim| words.get(&format!("dim-{}", dim.as_str()));
        let value = |dim: Dim, value: &str| {
            let cause = self.config.taxonomy.get(value).filter(|_| dim.is_cause());
            cause.map_or_else(
                || value_told(dim, value, words),
                |cause| format!("{value} {}", cause.name(words.language())),
            )
        };
        let columns = self.size.columns.saturating_sub(3).min(81);
        let mut lines = Vec::new();
        for pair in found.told() {
            let mark = if pair.ratio > 1.0 { '▲' } else { '▽' };
            let (row, column) = (value(of, pair.row.as_str()), value(by, pair.column.as_str()));
            lines.push(format!("{mark} {row} × {column}"));
            let ratio = words.decimals(&format!("{:.1}", pair.ratio));
            let (low, high) = (pair.bounds.low, pair.bounds.high);
            let (low, high) = (words.decimals(&format!("{low:.1}")), words.decimals(&format!("{high:.1}")));
            let (here, rest) = (words.decimals(&pair.here.reading()), words.decimals(&pair.rest.reading()));
            // Where one of the two has none at all there is no ratio, only a bound of it.
            let id = match (pair.here.k, pair.rest.k) {
                (0, _) => "together-never",
                (_, 0) => "together-only",
                _ => "together-told",
            };
            let values =
                [("ratio", ratio.as_str()), ("low", &low), ("high", &high), ("here", &here), ("rest", &rest)];
            let told = words.with(id, &values);
            lines
                .extend(wrap(&told, columns.saturating_sub(5)).into_iter().map(|line| format!("    {line}")));
        }
        if lines.is_empty() {
            lines.extend(wrap(&words.get("together-none"), columns.saturating_sub(1)));
        }
        lines.push(String::new());
        let many = words.with("together-many", &[("count", &found.tested().to_string())]);
        lines.extend(wrap(&many, columns.saturating_sub(1)));
        let days = days.to_string();
        let title = words.with("together-title", &[("of", &name(of)), ("by", &name(by)), ("days", &days)]);
        let lines = lines.into_iter().map(|line| (String::new(), format!(" {line}"))).collect();
        self.sheets.push(Sheet::Reading(Reading { title, lines, cursor: Cursor::default() }));
    }
}
