//! Counts over resolved tickets, by their shown values, so that a resolve counts before it has left.
//! Adding up and thresholds are `domain`'s.

use std::collections::BTreeMap;

use jiff::Timestamp;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params, params_from_iter};

use super::fold::{millis, time};
use super::people::{clean, optional};
use super::query::Compiled;
use super::{RowNo, Store, StoreError, ticket};
use crate::domain::clean::Clean;
use crate::domain::filter::Filter;
use crate::domain::ids::PersonId;
use crate::domain::recurrence::Sighting;
use crate::domain::tally::{Cell, Dim, Span};

/// Which resolved tickets are counted.
#[derive(Debug, Clone)]
pub struct TallyQuery {
    /// Those of this filter.
    pub filter: Filter,
    /// The person at the keyboard.
    pub me: Option<PersonId>,
    /// The moment of asking.
    pub now: Timestamp,
    /// Those solved in this time.
    pub span: Span,
}

/// Which of them stand behind a number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Behind {
    /// Those of this cause; the inner `None` means those without one.
    pub cause: Option<Option<Clean>>,
    /// Those with these values; `None` means those without a value.
    pub split: Vec<(Dim, Option<Clean>)>,
}

impl Store {
    /// The cells of a tally.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn cells(&self, query: &TallyQuery, dims: &[Dim]) -> Result<Vec<Cell>, StoreError> {
        self.inner.readers.read(|db| cells(db, query, dims))
    }

    /// The tickets behind a number of a tally, solved last first.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn behind(&self, query: &TallyQuery, behind: &Behind) -> Result<Vec<RowNo>, StoreError> {
        self.inner.readers.read(|db| {
            let dims: Vec<Dim> = behind.split.iter().map(|(dim, _)| *dim).collect();
            let mut found = Vec::new();
            resolved(
                db,
                query,
                &dims,
                "t.num",
                " ORDER BY t.solved DESC, t.num DESC",
                |row, cause, split| {
                    let same = behind.cause.as_ref().is_none_or(|wanted| *wanted == cause)
                        && behind.split.iter().zip(&split).all(|((_, wanted), value)| wanted == value);
                    if same {
                        found.push(RowNo(row.get(0)?));
                    }
                    Ok(())
                },
            )?;
            Ok(found)
        })
    }

    /// Every resolved ticket with a cause since an instant, oldest first: what recurrence is made of.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn sightings(&self, since: Timestamp) -> Result<Vec<Sighting>, StoreError> {
        self.inner.readers.read(|db| sightings(db, since))
    }
}

pub(super) fn sightings(db: &Connection, since: Timestamp) -> Result<Vec<Sighting>, StoreError> {
    let mut find = db.prepare_cached(
        "SELECT id, solved, requester_id, cause, product FROM tickets
         WHERE solved >= ?1 AND status >= 4 AND gone = 0 AND cause IS NOT NULL ORDER BY solved, num",
    )?;
    let rows = find.query_map(params![millis(since)], |row| {
        Ok(Sighting {
            ticket: ticket::id(row)?,
            at: time(row.get(1)?),
            customer: row.get::<_, Option<String>>(2)?.map(PersonId::new),
            cause: clean(row, 3)?,
            product: clean(row, 4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn cells(db: &Connection, query: &TallyQuery, dims: &[Dim]) -> Result<Vec<Cell>, StoreError> {
    let mut sums = BTreeMap::new();
    // Grouped twice: by SQL on the raw fields, here on what counts of them.
    let week = format!("({} - t.solved) / 604800000", millis(query.span.until) - 1);
    let what = format!("count(*), {week}");
    let group = format!(" GROUP BY 2, {}", columns(dims));
    resolved(db, query, dims, &what, &group, |row, cause, split| {
        let count: i64 = row.get(0)?;
        let week: i64 = row.get(1)?;
        *sums.entry((cause, split, week.max(0) as u32)).or_insert(0) += count.max(0) as u64;
        Ok(())
    })?;
    Ok(sums.into_iter().map(|((cause, split, week), count)| Cell { cause, split, week, count }).collect())
}

/// Reads resolved tickets: `what`, then their cause and dimensions.
fn resolved(
    db: &Connection,
    query: &TallyQuery,
    dims: &[Dim],
    what: &str,
    tail: &str,
    mut each: impl FnMut(&Row<'_>, Option<Clean>, Vec<Option<Clean>>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut compiled = Compiled::new(&query.filter, query.me.as_ref(), query.now);
    compiled.and(
        "t.solved >= ? AND t.solved < ? AND t.status >= 4 AND t.gone = 0",
        [Value::Integer(millis(query.span.since)), Value::Integer(millis(query.span.until))],
    );
    compiled.words_as_conditions();
    let mut find = db.prepare_cached(&format!(
        "SELECT {what}, {} FROM tickets t WHERE {}{tail}",
        columns(dims),
        compiled.sql()
    ))?;
    let fixed = find.column_count() - dims.len() - 1;
    let mut rows = find.query(params_from_iter(&compiled.values))?;
    while let Some(row) = rows.next()? {
        let cause = optional(row, fixed)?;
        let split = dims
            .iter()
            .enumerate()
            .map(|(nth, dim)| {
                let field = row.get_ref(fixed + 1 + nth)?.as_str_or_null().map_err(rusqlite::Error::from)?;
                Ok(field.map(|field| Clean::line(dim.value(field))))
            })
            .collect::<Result<_, StoreError>>()?;
        each(row, cause, split)?;
    }
    Ok(())
}

/// The cause and the dimensions, as SQL.
fn columns(dims: &[Dim]) -> String {
    std::iter::once("t.cause").chain(dims.iter().map(|dim| column(*dim))).collect::<Vec<_>>().join(", ")
}

fn column(dim: Dim) -> &'static str {
    match dim {
        Dim::Product => "t.product",
        Dim::Site => "t.site",
        Dim::Sop => "t.sop",
        Dim::Vendor => "t.vendor",
        Dim::Language => "t.language",
        Dim::Reason => "t.reason",
        Dim::Verdict => "t.verdict",
        Dim::Knowledge => "t.knowledge",
        Dim::Owner => "t.assignee",
    }
}
