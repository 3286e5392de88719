//! Counts over resolved tickets, by their shown values, so that a resolve counts before it has left. One walk over the
//! rows, each value looked up once: SQL's own grouping would sort every row by its texts. Adding up is `domain`'s.

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use rusqlite::types::Value;
use rusqlite::{Connection, Row, params, params_from_iter};

use super::fold::{millis, time};
use super::people::clean;
use super::query::Compiled;
use super::{RowNo, Store, StoreError, ticket};
use crate::config::Config;
use crate::domain::clean::Clean;
use crate::domain::filter::{Filter, fold};
use crate::domain::ids::PersonId;
use crate::domain::recurrence::Sighting;
use crate::domain::release::Releases;
use crate::domain::tally::{Cell, Dim, Span, Sum};
use crate::domain::taxonomy::Recode;
use crate::domain::ticket::Priority;

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
    /// What codes are called today.
    pub recode: Recode,
    /// Days on which something was released.
    pub releases: Releases,
}

impl TallyQuery {
    /// Everything that was solved in a time, by the codes and releases of the configuration.
    #[must_use]
    pub fn over(config: &Config, span: Span, now: Timestamp) -> Self {
        Self {
            filter: Filter::default(),
            me: None,
            now,
            span,
            recode: config.taxonomy.recode().clone(),
            releases: config.releases.clone(),
        }
    }
}

impl Store {
    /// The cells of a tally of `of`, split by `dims`.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn cells(&self, query: &TallyQuery, of: Dim, dims: &[Dim]) -> Result<Vec<Cell>, StoreError> {
        self.inner.readers.read(|db| cells(db, query, of, dims))
    }

    /// The tickets with these values (`None`: an empty field), solved last first: what stands behind a number.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn behind(
        &self,
        query: &TallyQuery,
        values: &[(Dim, Option<Clean>)],
    ) -> Result<Vec<RowNo>, StoreError> {
        self.inner.readers.read(|db| {
            let dims: Vec<Dim> = values.iter().map(|(dim, _)| *dim).collect();
            let mut terms = Terms::new(&dims, query);
            let mut found = Vec::new();
            walk(db, query, &dims, " ORDER BY t.solved DESC, t.num DESC", |row| {
                terms.ids(row)?;
                let same = values
                    .iter()
                    .zip(&terms.ids)
                    .enumerate()
                    .all(|(nth, ((_, wanted), id))| terms.value(nth, *id) == wanted.as_ref());
                if same {
                    found.push(RowNo(row.get(NUMBER)?));
                }
                Ok(())
            })?;
            Ok(found)
        })
    }

    /// Tickets a value and day, for these days by their first instants and the end of the last one.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn daily(
        &self,
        query: &TallyQuery,
        of: Dim,
        starts: &[Timestamp],
    ) -> Result<Vec<(Clean, Vec<u32>)>, StoreError> {
        let starts: Vec<i64> = starts.iter().map(|start| millis(*start)).collect();
        let days = starts.len().saturating_sub(1);
        self.inner.readers.read(|db| {
            let dims = [of];
            let mut terms = Terms::new(&dims, query);
            let mut counts: Vec<Vec<u32>> = Vec::new();
            walk(db, query, &dims, "", |row| {
                let id = terms.ids(row)?[0] as usize;
                let solved = row.get_ref(SOLVED)?.as_i64().map_err(rusqlite::Error::from)?;
                let day = starts.partition_point(|start| *start <= solved);
                if (1..=days).contains(&day) {
                    counts.resize(counts.len().max(id + 1), Vec::new());
                    counts[id].resize(days, 0);
                    counts[id][day - 1] += 1;
                }
                Ok(())
            })?;
            let causes = counts.into_iter().enumerate().filter(|(_, counts)| !counts.is_empty());
            let mut causes: Vec<(Clean, Vec<u32>)> = causes
                .filter_map(|(id, counts)| Some((terms.value(0, id as u32)?.clone(), counts)))
                .filter(|(code, _)| !code.is_empty())
                .collect();
            causes.sort_by(|one, other| one.0.cmp(&other.0));
            Ok(causes)
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
        "SELECT id, solved, requester_id, cause, product, created, topic FROM tickets
         WHERE solved >= ?1 AND status >= 4 AND gone = 0 AND cause IS NOT NULL ORDER BY solved, num",
    )?;
    let rows = find.query_map(params![millis(since)], |row| {
        Ok(Sighting {
            ticket: ticket::id(row)?,
            at: time(row.get(1)?),
            customer: row.get::<_, Option<String>>(2)?.map(PersonId::new),
            cause: clean(row, 3)?,
            product: clean(row, 4)?,
            created: time(row.get(5)?),
            topic: clean(row, 6)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Columns before those of the dimensions.
const NUMBER: usize = 0;
const SOLVED: usize = 1;
const CREATED: usize = 2;
const PRIORITY: usize = 3;
const FOCUS: usize = 4;
const FIRST: usize = 5;

const WEEK: i64 = 7 * 86_400_000;
/// The first Monday after the beginning of time in milliseconds: 1970-01-05.
const MONDAY: i64 = 4 * 86_400_000;

fn cells(db: &Connection, query: &TallyQuery, of: Dim, dims: &[Dim]) -> Result<Vec<Cell>, StoreError> {
    let all: Vec<Dim> = std::iter::once(of).chain(dims.iter().copied()).collect();
    let mut terms = Terms::new(&all, query);
    let mut sums: HashMap<Box<[u32]>, (Sum, Vec<u32>)> = HashMap::new();
    let last = millis(query.span.until) - 1;
    let mut key = Vec::with_capacity(all.len() + 1);
    walk(db, query, &all, "", |row| {
        let number = |column: usize| {
            Ok::<_, rusqlite::Error>(
                row.get_ref(column)?.as_i64_or_null().map_err(rusqlite::Error::from)?.unwrap_or_default(),
            )
        };
        let (solved, created) = (number(SOLVED)?, number(CREATED)?);
        key.clear();
        key.extend_from_slice(terms.ids(row)?);
        key.push(((last - solved).max(0) / WEEK) as u32);
        let minutes = (solved - created).max(0) as u64 / 60_000;
        let rank = usize::try_from(number(PRIORITY)?).unwrap_or_default();
        let focus = row.get_ref(FOCUS)?.as_i64_or_null().map_err(rusqlite::Error::from)?;
        let focus = focus.and_then(|seconds| u64::try_from(seconds).ok());
        let one =
            Sum::one(minutes, Priority::ALL.get(rank).copied().unwrap_or(Priority::Normal)).focused(focus);
        let times = focus.map(|seconds| u32::try_from(seconds).unwrap_or(u32::MAX));
        match sums.get_mut(key.as_slice()) {
            Some((sum, all)) => {
                *sum += one;
                all.extend(times);
            }
            None => drop(sums.insert(key.as_slice().into(), (one, times.into_iter().collect()))),
        }
        Ok(())
    })?;
    let value = |nth: usize, id: u32| terms.value(nth, id).cloned();
    let cells = sums.into_iter().map(|(key, (sum, times))| Cell {
        of: value(0, key[0]),
        split: (1..all.len()).map(|nth| value(nth, key[nth])).collect(),
        week: key[all.len()],
        sum,
        times,
    });
    let mut cells: Vec<Cell> = cells.collect();
    cells.sort_by(|one, other| (&one.of, &one.split, one.week).cmp(&(&other.of, &other.split, other.week)));
    Ok(cells)
}

/// The values of some dimensions as small numbers: a text is cleaned and recoded once, however often it comes.
struct Terms<'a> {
    dims: &'a [Dim],
    recode: &'a Recode,
    known: Vec<HashMap<Vec<u8>, u32>>,
    weeks: HashMap<i64, u32>,
    /// What was in force for the products that have releases of their own, by their folded names, and at last for all
    /// others: since when, and what the tickets since then are counted as.
    releases: Vec<(String, Vec<(i64, Clean)>)>,
    /// Which of those a product has.
    lines: HashMap<Vec<u8>, usize>,
    values: Vec<Vec<Option<Clean>>>,
    places: Vec<HashMap<Clean, u32>>,
    ids: Vec<u32>,
}

impl<'a> Terms<'a> {
    fn new(dims: &'a [Dim], query: &'a TallyQuery) -> Self {
        let each = dims.len();
        Self {
            dims,
            recode: &query.recode,
            known: vec![HashMap::new(); each],
            weeks: HashMap::new(),
            releases: released(&query.releases),
            lines: HashMap::new(),
            // The empty field is the first value of every dimension.
            values: vec![vec![None]; each],
            places: vec![HashMap::new(); each],
            ids: Vec::with_capacity(each),
        }
    }

    fn value(&self, nth: usize, id: u32) -> Option<&Clean> {
        self.values[nth].get(id as usize).and_then(Option::as_ref)
    }

    fn ids(&mut self, row: &Row<'_>) -> Result<&[u32], StoreError> {
        self.ids.clear();
        for nth in 0..self.dims.len() {
            let id = if self.dims[nth] == Dim::Week {
                self.week(nth, row.get_ref(SOLVED)?.as_i64().map_err(rusqlite::Error::from)?)
            } else if self.dims[nth] == Dim::Release {
                let product = row.get_ref(FIRST + nth)?.as_bytes_or_null().map_err(rusqlite::Error::from)?;
                let created = row.get_ref(CREATED)?.as_i64().map_err(rusqlite::Error::from)?;
                self.release(nth, product.unwrap_or_default(), created)
            } else {
                let field = row.get_ref(FIRST + nth)?.as_bytes_or_null().map_err(rusqlite::Error::from)?;
                match field {
                    None => 0,
                    Some(field) => match self.known[nth].get(field) {
                        Some(id) => *id,
                        None => self.learn(nth, field),
                    },
                }
            };
            self.ids.push(id);
        }
        Ok(&self.ids)
    }

    /// Different texts may be the same value.
    fn learn(&mut self, nth: usize, field: &[u8]) -> u32 {
        let dim = self.dims[nth];
        let text = String::from_utf8_lossy(field);
        let text = if dim.is_cause() { self.recode.now(&text) } else { &text };
        let id = self.keep(nth, Clean::line(dim.value(text)));
        self.known[nth].insert(field.to_vec(), id);
        id
    }

    fn week(&mut self, nth: usize, solved: i64) -> u32 {
        let monday = (solved - MONDAY).div_euclid(WEEK) * WEEK + MONDAY;
        if let Some(id) = self.weeks.get(&monday) {
            return *id;
        }
        let id = self.keep(nth, Clean::line(&time(monday).to_zoned(TimeZone::UTC).date().to_string()));
        self.weeks.insert(monday, id);
        id
    }

    /// The release that was in force for the product; the empty value where none is known.
    fn release(&mut self, nth: usize, product: &[u8], created: i64) -> u32 {
        let line = if let Some(line) = self.lines.get(product) {
            *line
        } else {
            let name = fold(&String::from_utf8_lossy(product));
            let own = self.releases.iter().position(|(known, _)| *known == name);
            let line = own.unwrap_or(self.releases.len().saturating_sub(1));
            self.lines.insert(product.to_vec(), line);
            line
        };
        let Some((_, line)) = self.releases.get(line) else { return 0 };
        let at = line.partition_point(|(since, _)| *since <= created);
        match at.checked_sub(1).and_then(|at| line.get(at)) {
            Some((_, name)) => {
                let name = name.clone();
                self.keep(nth, name)
            }
            None => 0,
        }
    }

    fn keep(&mut self, nth: usize, value: Clean) -> u32 {
        let values = &mut self.values[nth];
        *self.places[nth].entry(value).or_insert_with_key(|value| {
            values.push(Some(value.clone()));
            values.len() as u32 - 1
        })
    }
}

/// What was in force for each product with releases of its own, and at last for all others.
fn released(releases: &Releases) -> Vec<(String, Vec<(i64, Clean)>)> {
    let since = |day: Option<Date>| match day {
        None => Some(i64::MIN),
        Some(day) => Some(millis(day.to_zoned(TimeZone::UTC).ok()?.timestamp())),
    };
    let line = |product: Option<&str>| {
        let all = releases.of(product).into_iter();
        all.filter_map(|one| Some((since(one.since)?, Clean::line(&one.value)))).collect()
    };
    let own = releases.products().into_iter().map(|product| (fold(product), line(Some(product))));
    own.chain(std::iter::once((String::new(), line(None)))).collect()
}

/// Walks the resolved tickets of a query: number, solved, created, priority, focus time, then the dimensions.
fn walk(
    db: &Connection,
    query: &TallyQuery,
    dims: &[Dim],
    tail: &str,
    mut each: impl FnMut(&Row<'_>) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut compiled = Compiled::new(&query.filter, query.me.as_ref(), query.now);
    compiled.and(
        "t.solved >= ? AND t.solved < ? AND t.status >= 4 AND t.gone = 0",
        [Value::Integer(millis(query.span.since)), Value::Integer(millis(query.span.until))],
    );
    compiled.words_as_conditions();
    let columns: String = dims.iter().flat_map(|dim| [", ", column(*dim)]).collect();
    let sql = compiled.sql();
    let mut find = db.prepare_cached(&format!(
        "SELECT t.num, t.solved, t.created, t.priority, t.focus{columns} FROM tickets t WHERE {sql}{tail}"
    ))?;
    let mut rows = find.query(params_from_iter(&compiled.values))?;
    while let Some(row) = rows.next()? {
        each(row)?;
    }
    Ok(())
}

fn column(dim: Dim) -> &'static str {
    match dim {
        Dim::Cause | Dim::Family => "t.cause",
        // Which release was in force depends on the product.
        Dim::Product | Dim::Release => "t.product",
        Dim::Site => "t.site",
        Dim::Sop | Dim::Version => "t.sop",
        Dim::Vendor => "t.vendor",
        Dim::Agent => "t.t1_agent",
        Dim::Language => "t.language",
        Dim::Reason => "t.reason",
        Dim::Verdict => "t.verdict",
        Dim::Knowledge => "t.knowledge",
        Dim::Owner => "t.assignee",
        Dim::Stage => "t.stage",
        Dim::Queue => "t.queue",
        Dim::Priority => {
            "CASE t.priority WHEN 0 THEN 'urgent' WHEN 1 THEN 'high' WHEN 2 THEN 'normal' ELSE 'low' END"
        }
        Dim::Week => "t.solved",
    }
}
