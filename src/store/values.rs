//! The values that a field of the tickets has, with how many have each: what a filter offers while it is typed.

use std::collections::HashMap;

use super::{Store, StoreError, query};
use crate::domain::clean::Clean;
use crate::domain::filter::Field;

impl Store {
    /// The values of a text field of tickets that are not gone, with how many have each; the one on the newest ticket
    /// first.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn values(&self, field: Field) -> Result<Vec<(Clean, u32)>, StoreError> {
        let column = match field {
            Field::Owner => "t.assignee",
            other => query::column(other),
        };
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached(&format!(
                "SELECT {column}, count(*), max(t.num) FROM tickets t
                 WHERE t.gone = 0 AND {column} IS NOT NULL GROUP BY {column}"
            ))?;
            let mut rows = find.query([])?;
            let mut found: HashMap<String, (u32, i64)> = HashMap::new();
            while let Some(row) = rows.next()? {
                let text: String = row.get(0)?;
                let (count, newest): (u32, i64) = (row.get(1)?, row.get(2)?);
                for value in parts(field, &text) {
                    let one = found.entry(value.to_owned()).or_default();
                    *one = (one.0 + count, one.1.max(newest));
                }
            }
            let mut values: Vec<(String, (u32, i64))> = found.into_iter().collect();
            values.sort_by(|one, other| (other.1.1, &one.0).cmp(&(one.1.1, &other.0)));
            Ok(values.into_iter().map(|(value, (count, _))| (Clean::line(&value), count)).collect())
        })
    }
}

/// The values in a column: tags stand between bars, and a procedure is named before its version.
fn parts(field: Field, text: &str) -> Vec<&str> {
    let parts: Vec<&str> = match field {
        Field::Tag => text.split('|').collect(),
        Field::Sop | Field::Knowledge => text.split_whitespace().take(1).collect(),
        _ => vec![text],
    };
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect()
}
