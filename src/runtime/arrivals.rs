//! What arrived since the last look: cases of ours and nobody's that were not there before and cannot wait.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use crate::domain::clean::Clean;
use crate::domain::ticket::Priority;
use crate::domain::urgency::DueClass;
use crate::store::{DeskQuery, DeskRow, Order, RowNo, Store, StoreError};

/// The cases that were there, once somebody looked.
#[derive(Default)]
pub(super) struct Arrivals(Mutex<Option<HashSet<RowNo>>>);

impl Arrivals {
    /// The keys of urgent and late cases of a list that were not there the last time; the first time there are none.
    pub(super) fn look(&self, store: &Store, query: DeskQuery) -> Result<Vec<Clean>, StoreError> {
        let query = DeskQuery { order: Order::Newest, ..query };
        let there = store.desk(&query)?.rows;
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_new = |row: &&RowNo| known.as_ref().is_some_and(|known| !known.contains(row));
        let new: Vec<RowNo> = there.iter().filter(is_new).copied().collect();
        known.get_or_insert_default().extend(there);
        let mut rows = store.rows(&new)?;
        rows.retain(|row| row.priority == Priority::Urgent || class(row, &query) == DueClass::Late);
        Ok(rows.into_iter().map(|row| row.key).collect())
    }
}

fn class(row: &DeskRow, query: &DeskQuery) -> DueClass {
    DueClass::at(row.status, (row.due, row.promised, row.chase), query.now, query.soon)
}
