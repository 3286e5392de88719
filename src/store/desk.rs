//! Lists of tickets: which ones, in which order, and the few columns that a list shows of each.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension as _, Row, params_from_iter};

use super::fold::{millis, time};
use super::people::{clean, optional};
use super::query::Compiled;
use super::{RowNo, Store, StoreError};
use crate::domain::clean::Clean;
use crate::domain::filter::Filter;
use crate::domain::ids::{PersonId, TicketId};
use crate::domain::ticket::{Priority, Status};

/// Which tickets a list is about, before its filter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Scope {
    /// Open tickets of our tier that are mine or nobody's.
    #[default]
    Mine,
    /// Open tickets of our tier, whoever owns them.
    Team,
    /// Every ticket that is held and not gone.
    All,
}

/// The order of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Due class, priority, repeats (more first), age (older first).
    #[default]
    Urgency,
    /// Created last first.
    Newest,
}

/// What a list asks for.
#[derive(Debug, Clone)]
pub struct DeskQuery {
    /// Which tickets.
    pub scope: Scope,
    /// The filter over them.
    pub filter: Filter,
    /// The order.
    pub order: Order,
    /// The person at the keyboard.
    pub me: Option<PersonId>,
    /// The moment of asking.
    pub now: Timestamp,
    /// A due time less than this away is "soon".
    pub soon: SignedDuration,
    /// At most this many rows, where given; the total counts all.
    pub limit: Option<usize>,
}

/// The rows of a list in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DeskList {
    /// The rows.
    pub rows: Vec<RowNo>,
    /// How many match.
    pub total: usize,
    /// How many the scope has without the filter.
    pub of: usize,
}

/// A ticket as a list shows it, with our waiting writes folded over it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeskRow {
    /// Where it stands in the file.
    pub row: RowNo,
    /// The CRM's id.
    pub id: TicketId,
    /// What people call it.
    pub key: Clean,
    /// Subject.
    pub subject: Clean,
    /// Status.
    pub status: Status,
    /// Priority.
    pub priority: Priority,
    /// When it is due.
    pub due: Option<Timestamp>,
    /// What it is about.
    pub product: Option<Clean>,
    /// Site of the Tier-1 agent.
    pub site: Option<Clean>,
    /// Root cause, a code.
    pub cause: Option<Clean>,
    /// Procedure, version and progress.
    pub sop: Option<Clean>,
    /// Who owns it.
    pub assignee: Option<(PersonId, Clean)>,
    /// The customer's name.
    pub requester: Option<Clean>,
    /// When it was created.
    pub created: Timestamp,
    /// When the CRM last changed it.
    pub updated: Timestamp,
    /// When it was solved.
    pub solved: Option<Timestamp>,
    /// Other tickets of the same customer in the last 30 days, for open tickets.
    pub repeats: u32,
    /// Our writes that wait to leave.
    pub waiting: u32,
    /// Our writes that need a person.
    pub attention: u32,
}

impl Store {
    /// The rows of a list.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn desk(&self, query: &DeskQuery) -> Result<DeskList, StoreError> {
        self.inner.readers.read(|db| list(db, query))
    }

    /// What a list shows of rows, in their order; rows that are gone are left out.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn rows(&self, rows: &[RowNo]) -> Result<Vec<DeskRow>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached(
                "SELECT num, id, key, subject, status, priority, due, product, site, cause, sop, assignee_id,
                     assignee, requester, created, updated, solved, iif(open, repeats, 0), waiting, attention
                 FROM tickets WHERE num = ?1",
            )?;
            let mut found = Vec::with_capacity(rows.len());
            for row in rows {
                found.extend(find.query_row([row.0], desk_row).optional()?);
            }
            Ok(found)
        })
    }
}

fn desk_row(row: &Row<'_>) -> rusqlite::Result<DeskRow> {
    let optional_time = |column| Ok::<_, rusqlite::Error>(row.get::<_, Option<i64>>(column)?.map(time));
    let count = |column| Ok::<_, rusqlite::Error>(row.get::<_, i64>(column)?.max(0) as u32);
    let nth = |column| Ok::<_, rusqlite::Error>(row.get::<_, i64>(column)?.max(0) as usize);
    Ok(DeskRow {
        row: RowNo(row.get(0)?),
        id: TicketId::new(row.get_ref(1)?.as_str()?),
        key: clean(row, 2)?,
        subject: clean(row, 3)?,
        status: Status::ALL.get(nth(4)?).copied().unwrap_or(Status::New),
        priority: Priority::ALL.get(nth(5)?).copied().unwrap_or(Priority::Normal),
        due: optional_time(6)?,
        product: optional(row, 7)?,
        site: optional(row, 8)?,
        cause: optional(row, 9)?,
        sop: optional(row, 10)?,
        assignee: match row.get::<_, Option<String>>(11)? {
            Some(id) => Some((PersonId::new(id), clean(row, 12)?)),
            None => None,
        },
        requester: optional(row, 13)?,
        created: time(row.get(14)?),
        updated: time(row.get(15)?),
        solved: optional_time(16)?,
        repeats: count(17)?,
        waiting: count(18)?,
        attention: count(19)?,
    })
}

fn list(db: &Connection, query: &DeskQuery) -> Result<DeskList, StoreError> {
    let mut compiled = Compiled::new(&query.filter, query.me.as_ref(), query.now);
    let mut scope = Compiled::default();
    add_scope(&mut scope, query);
    let of = count(db, &scope)?;
    add_scope(&mut compiled, query);
    let mut rows = match query.order {
        Order::Urgency => by_urgency(db, &compiled, query)?,
        Order::Newest => newest(db, &compiled, query.limit)?,
    };
    let total = match (query.limit, query.order) {
        // The list was cut while it was read, so what matches is counted apart.
        (Some(limit), Order::Newest) if rows.len() >= limit => count(db, &compiled)?,
        _ => rows.len(),
    };
    rows.truncate(query.limit.unwrap_or(usize::MAX));
    Ok(DeskList { rows, total, of })
}

fn add_scope(into: &mut Compiled, query: &DeskQuery) {
    match query.scope {
        Scope::Mine => {
            let me = query.me.as_ref().map_or(Value::Null, |me| Value::Text(me.as_str().to_owned()));
            into.and("t.open = 1 AND t.escalated = 1 AND (t.assignee_id IS NULL OR t.assignee_id = ?)", [me]);
        }
        Scope::Team => into.and("t.open = 1 AND t.escalated = 1", []),
        Scope::All => into.and("t.gone = 0", []),
    }
}

/// Row numbers of a full-text query.
fn matching(db: &Connection, words: &str) -> Result<HashSet<i64>, StoreError> {
    let mut find = db.prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1")?;
    let rows = find.query_map([words], |row| row.get(0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn by_urgency(db: &Connection, compiled: &Compiled, query: &DeskQuery) -> Result<Vec<RowNo>, StoreError> {
    let with = compiled.words().map(|words| matching(db, &words)).transpose()?;
    let without = compiled.not_words().map(|words| matching(db, &words)).transpose()?;
    // Open tickets come in this order from `tickets_desk` without sorting; the due class depends on the
    // time of asking, so rows are dealt into their class here, each class keeping the order.
    let mut find = db.prepare_cached(&format!(
        "SELECT t.num, t.due, t.status FROM tickets t WHERE {}
         ORDER BY t.priority, t.repeats DESC, t.created, t.num",
        compiled.sql()
    ))?;
    let mut rows = find.query(params_from_iter(&compiled.values))?;
    let (now, soon) = (millis(query.now), query.now.checked_add(query.soon).unwrap_or(Timestamp::MAX));
    let soon = millis(soon);
    let mut classes: [Vec<RowNo>; 4] = Default::default();
    while let Some(row) = rows.next()? {
        let num: i64 = row.get(0)?;
        if with.as_ref().is_some_and(|with| !with.contains(&num))
            || without.as_ref().is_some_and(|without| without.contains(&num))
        {
            continue;
        }
        let class = match (row.get::<_, i64>(2)?, row.get::<_, Option<i64>>(1)?) {
            (2.., _) => 3,
            (_, Some(due)) if due < now => 0,
            (_, Some(due)) if due < soon => 1,
            _ => 2,
        };
        classes[class].push(RowNo(num));
    }
    Ok(classes.concat())
}

fn newest(db: &Connection, compiled: &Compiled, limit: Option<usize>) -> Result<Vec<RowNo>, StoreError> {
    let without = compiled.not_words().map(|words| matching(db, &words)).transpose()?;
    // A row number is the moment of creation, so the full-text index itself walks newest first.
    let (from, order) = match compiled.words() {
        Some(_) => ("search s CROSS JOIN tickets t ON t.num = s.rowid WHERE s.search MATCH ? AND", "s.rowid"),
        None => ("tickets t WHERE", "t.num"),
    };
    let sql = format!("SELECT t.num FROM {from} {} ORDER BY {order} DESC", compiled.sql());
    let mut find = db.prepare_cached(&sql)?;
    let mut rows = find.query(params_from_iter(with_words(compiled)))?;
    let mut found = Vec::new();
    while found.len() < limit.unwrap_or(usize::MAX)
        && let Some(row) = rows.next()?
    {
        let num = row.get(0)?;
        if without.as_ref().is_none_or(|without| !without.contains(&num)) {
            found.push(RowNo(num));
        }
    }
    Ok(found)
}

fn count(db: &Connection, compiled: &Compiled) -> Result<usize, StoreError> {
    if compiled.not_words().is_some() {
        return Ok(newest(db, compiled, None)?.len());
    }
    let from = match compiled.words() {
        Some(_) => "search s CROSS JOIN tickets t ON t.num = s.rowid WHERE s.search MATCH ? AND",
        None => "tickets t WHERE",
    };
    let mut find = db.prepare_cached(&format!("SELECT count(*) FROM {from} {}", compiled.sql()))?;
    Ok(find.query_row(params_from_iter(with_words(compiled)), |row| row.get::<_, i64>(0))? as usize)
}

fn with_words(compiled: &Compiled) -> Vec<Value> {
    compiled.words().map(Value::Text).into_iter().chain(compiled.values.iter().cloned()).collect()
}
