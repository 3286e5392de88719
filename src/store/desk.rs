//! Lists of tickets: which ones, in which order, and the few columns that a list shows of each.

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
use crate::domain::urgency::Turn;
use crate::domain::view::{By, Scope, Sort};

/// Matches are counted up to here where a list is cut: more is "many", and counting must stay cheap.
pub const COUNTED: usize = 10_000;

/// The order of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Due class, in it what is due first, priority, repeats (more first), age (older first); what is no longer open comes
    /// last, newest first.
    #[default]
    Urgency,
    /// Created last first.
    Newest,
    /// Solved longest ago first.
    Oldest,
    /// What was put off, the first to come back first.
    Returning,
    /// The one that a person chose.
    By(Sort),
}

impl Order {
    /// The order of work of a filter.
    #[must_use]
    pub fn of(filter: &Filter) -> Self {
        if filter.chases() {
            Self::Oldest
        } else if filter.returns() {
            Self::Returning
        } else {
            Self::Urgency
        }
    }
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
    /// How many match; with a limit and newest first, [`COUNTED`] stands for that many or more.
    pub total: usize,
    /// How many the scope has without the filter.
    pub of: usize,
    /// How many of them were put off, and so are not among the rows.
    pub away: usize,
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
    /// When it is due: by the CRM, by our clocks or by what was promised, whichever is first.
    pub due: Option<Timestamp>,
    /// When the next thing is due that a customer was promised or another team agreed to.
    pub promised: Option<Timestamp>,
    /// When it is time to ask a team again.
    pub chase: Option<Timestamp>,
    /// Until when it was put off.
    pub later: Option<Timestamp>,
    /// Whether that is a time that the law gives.
    pub legal: bool,
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
                     assignee, requester, created, updated, solved, iif(open, repeats, 0), waiting, attention,
                     promised, chase, legal IS NOT NULL, later
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
        promised: optional_time(20)?,
        chase: optional_time(21)?,
        later: optional_time(23)?,
        legal: row.get(22)?,
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
    let of = scope_size(db, query)?;
    if let Some((condition, values)) = scope(query) {
        compiled.and(condition, values);
    }
    let mut away = 0;
    let (mut rows, total) = match (query.order, query.scope) {
        (Order::Newest, _) => newest(db, &compiled, query)?,
        (Order::Oldest, _) => {
            let rows = oldest(db, &compiled, "t.solved IS NULL, t.solved")?;
            let total = rows.len();
            (rows, total)
        }
        (Order::Returning, _) => {
            let rows = oldest(db, &compiled, "t.later IS NULL, t.later")?;
            let total = rows.len();
            (rows, total)
        }
        (Order::By(sort), _) if sort.by != By::Urgency => {
            let rows = sorted(db, &compiled, sort)?;
            let total = rows.len();
            (rows, total)
        }
        (Order::Urgency | Order::By(_), scope) => {
            let rows = match scope {
                Scope::All => all_by_urgency(db, &compiled, query)?,
                _ => by_urgency(db, &compiled, query, &Wanted::of(db, &compiled)?, &mut away)?,
            };
            let total = rows.len();
            (rows, total)
        }
    };
    rows.truncate(query.limit.unwrap_or(usize::MAX));
    Ok(DeskList { rows, total, of, away })
}

/// The condition of a scope; none for all tickets, of which those that are gone are left out elsewhere.
pub(super) fn scope(query: &DeskQuery) -> Option<(&'static str, Vec<Value>)> {
    match query.scope {
        Scope::Mine => {
            let me = query.me.as_ref().map_or(Value::Null, |me| Value::Text(me.as_str().to_owned()));
            let mine = "t.open = 1 AND t.escalated = 1 AND (t.assignee_id IS NULL OR t.assignee_id = ?)";
            Some((mine, vec![me]))
        }
        Scope::Team => Some(("t.open = 1 AND t.escalated = 1", Vec::new())),
        Scope::All => None,
    }
}

fn scope_size(db: &Connection, query: &DeskQuery) -> Result<usize, StoreError> {
    let (sql, values) = if let Some((condition, values)) = scope(query) {
        (format!("SELECT count(*) FROM tickets t WHERE {condition}"), values)
    } else {
        // Both counts come from small indexes, without reading the tickets.
        let gone = "SELECT count(*) FROM tickets WHERE gone = 1";
        (format!("SELECT (SELECT count(*) FROM tickets) - ({gone})"), Vec::new())
    };
    let mut find = db.prepare_cached(&sql)?;
    Ok(find.query_row(params_from_iter(values), |row| row.get::<_, i64>(0))?.max(0) as usize)
}

/// Row numbers that the words of a filter ask for and rule out, ascending.
struct Wanted {
    with: Option<Vec<i64>>,
    without: Option<Vec<i64>>,
}

impl Wanted {
    fn of(db: &Connection, compiled: &Compiled) -> Result<Self, StoreError> {
        let matching = |words: Option<String>| {
            words
                .map(|words| {
                    let mut find = db.prepare_cached("SELECT rowid FROM search WHERE search MATCH ?1")?;
                    let rows = find.query_map([words], |row| row.get(0))?;
                    Ok::<Vec<i64>, StoreError>(rows.collect::<Result<_, _>>()?)
                })
                .transpose()
        };
        Ok(Self { with: matching(compiled.words())?, without: matching(compiled.not_words())? })
    }

    fn allows(&self, num: i64) -> bool {
        let holds = |nums: &Vec<i64>| nums.binary_search(&num).is_ok();
        self.with.as_ref().is_none_or(holds) && !self.without.as_ref().is_some_and(holds)
    }
}

/// What the order of work is made of: all of it stands in the index `tickets_desk`, in the order in which tickets follow one
/// another that are due in the same minute, or never.
pub(super) fn urgency(condition: &str) -> String {
    format!(
        "SELECT t.num, t.due, t.status, t.promised, t.chase, t.later FROM tickets t WHERE t.open = 1 AND {condition}
         ORDER BY t.priority, t.repeats DESC, t.created, t.num"
    )
}

/// Open tickets in the order of work. What is mine and was put off stays `away`, unless it is late or looked for.
fn by_urgency(
    db: &Connection,
    compiled: &Compiled,
    query: &DeskQuery,
    wanted: &Wanted,
    away: &mut usize,
) -> Result<Vec<RowNo>, StoreError> {
    // The due class depends on the time of asking, so rows are dealt into their class here, and each class is put in the
    // order of due times; what is due in the same minute keeps the order in which it was read.
    let mut find = db.prepare_cached(&urgency(&compiled.sql()))?;
    let mut rows = find.query(params_from_iter(&compiled.values))?;
    let soon = millis(query.now.checked_add(query.soon).unwrap_or(Timestamp::MAX));
    let now = millis(query.now);
    let hides = query.scope == Scope::Mine && !query.filter.seeks();
    let mut classes: [Vec<(Turn, RowNo)>; 4] = Default::default();
    while let Some(row) = rows.next()? {
        let num: i64 = row.get(0)?;
        if !wanted.allows(num) {
            continue;
        }
        let due = match row.get::<_, i64>(2)? {
            // Nothing but what was promised is due while somebody else is waited for.
            2.. => (2, row.get::<_, Option<i64>>(3)?.filter(|promised| *promised < soon)),
            status => (status, row.get::<_, Option<i64>>(1)?),
        };
        let class = match due {
            (2.., None) => 3,
            (_, Some(due)) if due < now => 0,
            (_, Some(due)) if due < soon => 1,
            _ => 2,
        };
        if hides && class > 0 && row.get::<_, Option<i64>>(5)?.is_some_and(|later| later > now) {
            *away += 1;
            continue;
        }
        // To ask a team again is work of ours, and soon at the latest.
        let asks = row.get::<_, Option<i64>>(4)?.is_some_and(|chase| chase <= now);
        let (class, turn) = match (class, due.1) {
            (2.., _) if asks => (1, Turn::Now),
            (3, _) | (_, None) => (class, Turn::Never),
            (_, Some(due)) => (class, Turn::at(due.div_euclid(1_000))),
        };
        classes[class].push((turn, RowNo(num)));
    }
    for class in &mut classes {
        class.sort_by_key(|(turn, _)| *turn);
    }
    Ok(classes.into_iter().flatten().map(|(_, row)| row).collect())
}

/// Open tickets in the order of work, then the others newest first.
fn all_by_urgency(db: &Connection, compiled: &Compiled, query: &DeskQuery) -> Result<Vec<RowNo>, StoreError> {
    let wanted = Wanted::of(db, compiled)?;
    let mut found = by_urgency(db, compiled, query, &wanted, &mut 0)?;
    if let (true, Some(with)) = (compiled.is_free(), &wanted.with) {
        // Words alone: the index has said it all, no ticket needs to be looked at.
        let mut open: Vec<i64> = found.iter().map(|row| row.0).collect();
        open.sort_unstable();
        let rest = with.iter().rev().filter(|num| open.binary_search(num).is_err() && wanted.allows(**num));
        found.extend(rest.map(|num| RowNo(*num)));
        return Ok(found);
    }
    let mut find = db.prepare_cached(&format!(
        "SELECT t.num FROM tickets t WHERE t.open = 0 AND t.gone = 0 AND {} ORDER BY t.num DESC",
        compiled.sql()
    ))?;
    let mut rows = find.query(params_from_iter(&compiled.values))?;
    while let Some(row) = rows.next()? {
        let num = row.get(0)?;
        if wanted.allows(num) {
            found.push(RowNo(num));
        }
    }
    Ok(found)
}

/// In the order that a person chose; what has no value comes last, whichever way round.
fn sorted(db: &Connection, compiled: &Compiled, sort: Sort) -> Result<Vec<RowNo>, StoreError> {
    let column = match sort.by {
        By::Due => "t.due",
        By::Urgency | By::Created => "t.created",
        By::Updated => "t.updated",
        By::Priority => "t.priority",
        By::Status => "t.status",
        By::Owner => "t.assignee",
        By::Product => "t.product",
        By::Site => "t.site",
        By::Cause => "t.cause",
    };
    let way = if sort.down { "DESC" } else { "ASC" };
    let wanted = Wanted::of(db, compiled)?;
    let mut find = db.prepare_cached(&format!(
        "SELECT t.num FROM tickets t WHERE t.gone = 0 AND {}
         ORDER BY {column} IS NULL, {column} COLLATE NOCASE {way}, t.num DESC",
        compiled.sql()
    ))?;
    let rows = find.query_map(params_from_iter(&compiled.values), |row| row.get(0))?;
    let nums: Vec<i64> = rows.collect::<Result<_, _>>()?;
    Ok(nums.into_iter().filter(|num| wanted.allows(*num)).map(RowNo).collect())
}

/// What was solved longest ago first, or back first; what was neither, last.
fn oldest(db: &Connection, compiled: &Compiled, by: &str) -> Result<Vec<RowNo>, StoreError> {
    let wanted = Wanted::of(db, compiled)?;
    let mut find = db.prepare_cached(&format!(
        "SELECT t.num FROM tickets t WHERE t.gone = 0 AND {} ORDER BY {by}, t.num",
        compiled.sql()
    ))?;
    let rows = find.query_map(params_from_iter(&compiled.values), |row| row.get(0))?;
    let nums: Vec<i64> = rows.collect::<Result<_, _>>()?;
    Ok(nums.into_iter().filter(|num| wanted.allows(*num)).map(RowNo).collect())
}

/// The rows and how many match. A row number is the moment of creation, so both the full-text index and the table walk newest first.
fn newest(
    db: &Connection,
    compiled: &Compiled,
    query: &DeskQuery,
) -> Result<(Vec<RowNo>, usize), StoreError> {
    let without = Wanted::of(db, &compiled.without_words())?;
    let (from, num, values) = source(compiled);
    let mut find = db.prepare_cached(&format!("SELECT {num} FROM {from} ORDER BY {num} DESC"))?;
    let mut rows = find.query(params_from_iter(values))?;
    let (mut found, mut total) = (Vec::new(), 0);
    let limit = query.limit.unwrap_or(usize::MAX);
    // What lies behind the limit is counted in the same walk: preparing a prefix costs more than walking it.
    while let Some(row) = rows.next()?
        && (found.len() < limit || total < COUNTED)
    {
        let num = row.get(0)?;
        if without.allows(num) {
            total += 1;
            if found.len() < limit {
                found.push(RowNo(num));
            }
        }
    }
    Ok((found, total))
}

/// Where rows come from: the full-text index where there are words, joined with the tickets only where
/// something else is asked of them.
fn source(compiled: &Compiled) -> (String, &'static str, Vec<Value>) {
    let conditions = compiled.sql();
    match compiled.words() {
        // Tickets that are gone are not in the full-text index.
        Some(words) if compiled.is_free() => {
            ("search s WHERE s.search MATCH ?".to_owned(), "s.rowid", vec![Value::Text(words)])
        }
        Some(words) => (
            format!(
                "search s CROSS JOIN tickets t ON t.num = s.rowid WHERE s.search MATCH ? AND {conditions}"
            ),
            "s.rowid",
            std::iter::once(Value::Text(words)).chain(compiled.values.iter().cloned()).collect(),
        ),
        None => (format!("tickets t WHERE t.gone = 0 AND {conditions}"), "t.num", compiled.values.clone()),
    }
}
