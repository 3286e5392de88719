//! What an exported file holds: first who made it, when, of what and how masked; then the rows.

use jiff::Timestamp;
use serde_json::{Value, json};

use super::cells::csv_line;
use super::table::Table;
use crate::config::Words;
use crate::domain::ticket::Person;

/// What stands at the top of an exported file.
#[derive(Debug, Clone, Copy)]
pub struct Head<'a> {
    /// `tickets`, `causes`, `evidence`, `audit` or `digest`.
    pub what: &'static str,
    /// Who exports; `None` where nobody has signed in.
    pub by: Option<&'a Person>,
    /// When.
    pub at: Timestamp,
    /// The filter as it was written.
    pub filter: &'a str,
    /// Why unmasked; `None` where everything is masked.
    pub unmasked: Option<&'a str>,
    /// How many rows follow.
    pub rows: usize,
}

impl Head<'_> {
    /// As an object.
    pub fn document(&self) -> Value {
        json!({
            "what": self.what,
            "by": self.by.map(|by| json!({"id": by.id, "name": by.name})),
            "at": self.at,
            "filter": self.filter,
            "masked": self.unmasked.is_none(),
            "reason": self.unmasked,
            "rows": self.rows,
            "classification": "confidential",
        })
    }

    fn sentence(&self, words: &Words) -> String {
        let masked = match self.unmasked {
            None => words.get("export-masked"),
            Some(reason) => words.with("export-unmasked", &[("reason", reason)]),
        };
        let nobody = words.get("export-nobody");
        let none = words.get("export-no-filter");
        words.with(
            "export-head",
            &[
                ("what", self.what),
                ("by", self.by.map_or(nobody.as_str(), |by| by.name.as_str())),
                ("at", &self.at.to_string()),
                ("filter", if self.filter.is_empty() { &none } else { self.filter }),
                ("masked", &masked),
                ("rows", &self.rows.to_string()),
            ],
        )
    }
}

/// As CSV: a line that begins with `#`, the headings, the rows.
pub fn export_csv(head: &Head<'_>, table: &Table, words: &Words) -> String {
    let line = format!("# {}", head.sentence(words).split_whitespace().collect::<Vec<_>>().join(" "));
    csv_line([line.as_str()]) + &table.csv()
}

/// As one JSON document: `export{}` and `rows[]`.
pub fn export_json(head: &Head<'_>, rows: &[Value]) -> String {
    format!("{:#}\n", json!({"export": head.document(), "rows": rows}))
}

/// As one JSON object a line, the first of them `{"export":{}}`.
pub fn export_lines(head: &Head<'_>, rows: &[Value]) -> String {
    let mut text = format!("{}\n", json!({"export": head.document()}));
    for row in rows {
        text.push_str(&row.to_string());
        text.push('\n');
    }
    text
}
