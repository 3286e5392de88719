//! How a person wants to see the views of the desk: order and columns, by the view's name.

use std::collections::BTreeMap;

use rusqlite::params_from_iter;

use super::desk::{DeskQuery, scope};
use super::query::Compiled;
use super::writer::Rank;
use super::{Store, StoreError};
use crate::domain::view::Look;

impl Store {
    /// Remembers the look of a view.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn keep_look(&self, view: &str, look: &Look) -> Result<(), StoreError> {
        let (view, json) = (view.to_owned(), serde_json::to_string(look)?);
        self.inner.writer.write(Rank::Person, move |db, _| {
            db.prepare_cached("INSERT OR REPLACE INTO looks (view, json) VALUES (?1, ?2)")?
                .execute([&view, &json])?;
            Ok(())
        })
    }

    /// The looks that were chosen.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn looks(&self) -> Result<BTreeMap<String, Look>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached("SELECT view, json FROM looks")?;
            let rows = find.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
            rows.map(|row| {
                let (view, json) = row?;
                Ok((view, serde_json::from_str(&json)?))
            })
            .collect()
        })
    }

    /// How many tickets a list has, without making it.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn count(&self, query: &DeskQuery) -> Result<usize, StoreError> {
        let mut compiled = Compiled::new(&query.filter, query.me.as_ref(), query.now);
        compiled.words_as_conditions();
        if let Some((condition, values)) = scope(query) {
            compiled.and(condition, values);
        }
        self.inner.readers.read(|db| {
            let sql = format!("SELECT count(*) FROM tickets t WHERE t.gone = 0 AND {}", compiled.sql());
            let mut find = db.prepare_cached(&sql)?;
            Ok(find.query_row(params_from_iter(&compiled.values), |row| row.get::<_, i64>(0))?.max(0)
                as usize)
        })
    }
}
