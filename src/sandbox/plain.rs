//! A second CRM in a plain dialect: rows with a time of change, paged by number. Its habits are those of many systems
//! that are none of the best; a plan turns each on. What it answers over HTTP is in `http::plain`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::model::Second;

/// When the oldest row changed: 2026-03-02T12:00:00Z.
const BEGAN: Second = 1_772_452_800;

/// The id from which big ones count: the first whole number that a float cannot hold.
const BIG: u64 = 9_007_199_254_740_993;

/// What it serves, and its habits.
#[expect(clippy::struct_excessive_bools, reason = "each is a habit that a plan turns on by itself")]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Dialect {
    /// How many rows.
    pub rows: u64,
    /// How many of the first rows changed in one second.
    pub ties: u64,
    /// Rows that somebody touches after each page.
    pub drift: u64,
    /// A page that comes empty although more follow; 0 for none.
    pub hole: u64,
    /// Whether a page beyond the last is the last one again, for ever.
    pub clamp: bool,
    /// Rows of one question beyond which it refuses with 400; 0 for no cap.
    pub cap: u64,
    /// Whether `since` leaves out what changed at that very second.
    pub exclusive: bool,
    /// Whether `since` is not looked at.
    pub ignores_since: bool,
    /// Minutes by which it reads `since` in a zone of its own.
    pub zone: i64,
    /// Seconds for which a change stays out of the feed.
    pub late: Second,
    /// An address in front of the link to the next page; without it the next page is a number.
    pub next_at: Option<String>,
    /// Whether ids are larger than a float can hold.
    pub big_ids: bool,
    /// Whether the version of a write is not looked at.
    pub ignores_version: bool,
    /// Whether internal notes come out public.
    pub notes_public: bool,
    /// Whether writes are answered with success and change nothing.
    pub does_nothing: bool,
    /// Seconds back to which a question without `since` reaches; 0 for all.
    pub recent: Second,
    /// The queue that the feed gives alone; everything where it is empty.
    pub scope: String,
}

/// A row.
#[derive(Debug, Clone)]
pub struct Row {
    pub updated: Second,
    pub version: u64,
    pub subject: String,
    pub status: String,
    pub priority: String,
    pub queue: String,
    /// Id of the row that it was merged into.
    pub merged: Option<u64>,
    pub gone: bool,
    pub notes: Vec<Note>,
}

/// A note of a row.
#[derive(Debug, Clone)]
pub struct Note {
    pub author: u64,
    pub text: String,
    pub public: bool,
    pub marker: Option<String>,
    pub at: Second,
}

/// The rows and where its clock stands.
#[derive(Debug, Default)]
pub struct Plain {
    pub dialect: Dialect,
    pub rows: BTreeMap<u64, Row>,
    pub now: Second,
    touched: u64,
}

impl Plain {
    /// The rows that a dialect asks for.
    pub fn new(dialect: Dialect) -> Self {
        let first = if dialect.big_ids { BIG } else { 1 };
        let row = |number: u64| Row {
            updated: BEGAN + number.saturating_sub(dialect.ties) as Second,
            version: 1,
            subject: format!("Case {number}"),
            status: "open".to_owned(),
            priority: "normal".to_owned(),
            queue: "Tier 2".to_owned(),
            merged: None,
            gone: false,
            notes: Vec::new(),
        };
        let rows = (0..dialect.rows).map(|number| (first + number, row(number))).collect();
        Self { now: BEGAN + dialect.rows as Second, rows, dialect, touched: 0 }
    }

    /// One page of what changed since a time: rows by their time, and whether more follow.
    pub fn page(&self, since: Option<Second>, page: u64, size: u64) -> Option<(Vec<u64>, bool)> {
        let dialect = &self.dialect;
        let since = since.filter(|_| !dialect.ignores_since).map(|since| since - dialect.zone * 60);
        let is_in = |row: &Row| {
            let is_new = since.is_none_or(|at| row.updated > at || (row.updated == at && !dialect.exclusive));
            let is_served = dialect.late == 0 || row.updated <= self.now - dialect.late;
            let is_shown = since.is_some() || dialect.recent == 0 || row.updated > self.now - dialect.recent;
            let is_ours = dialect.scope.is_empty() || row.queue == dialect.scope;
            is_new && is_served && is_shown && is_ours && !row.gone && row.merged.is_none()
        };
        let mut found: Vec<(Second, u64)> =
            self.rows.iter().filter(|(_, row)| is_in(row)).map(|(id, row)| (row.updated, *id)).collect();
        found.sort_unstable();
        let total = found.len() as u64;
        if dialect.cap > 0 && page * size > dialect.cap {
            return None;
        }
        let last = total.div_ceil(size).max(1);
        let (page, more) = if dialect.clamp { (page.min(last), true) } else { (page, page < last) };
        let rows = found.into_iter().skip(((page - 1) * size) as usize).take(size as usize);
        let rows = if page == dialect.hole && more { Vec::new() } else { rows.map(|(_, id)| id).collect() };
        Some((rows, more))
    }

    /// Somebody works while pages are read: rows move after each page.
    pub fn drift(&mut self) {
        for _ in 0..self.dialect.drift {
            self.touched = (self.touched + 7) % self.dialect.rows.max(1);
            let id = self.rows.keys().nth(self.touched as usize).copied();
            self.touch(id);
        }
    }

    /// Somebody changes a row.
    pub fn touch(&mut self, id: Option<u64>) {
        self.now += 1;
        let now = self.now;
        if let Some(row) = id.and_then(|id| self.rows.get_mut(&id)) {
            row.updated = now;
            row.version += 1;
        }
    }
}
