//! One ticket with everything that is held of it.

use std::collections::BTreeMap;
use std::fmt;

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, Row};

use super::fold::{self, Waiting, millis, time};
use super::outbox::{self, OutboxRow};
use super::{Alarm, Store, StoreError, conflicts, dues, moves, thread};
use crate::domain::approval::{Approval, approvals};
use crate::domain::ask::{Ask, asks};
use crate::domain::change::{Committed, Outgoing};
use crate::domain::clean::Clean;
use crate::domain::clock::{Clock, History, Law, Moved, Policies, clocks, legal_clocks, of_ask, of_promise};
use crate::domain::ids::{ChangeId, PersonId, SopId, TicketId};
use crate::domain::later::{Later, later};
use crate::domain::promise::{Promise, promises};
use crate::domain::sop::{Progress, Run, Sop};
use crate::domain::ticket::{Entry, Ticket};

/// Where a ticket stands in this file: small enough that all of a list can be held. It never changes
/// while the file lives, and a larger one was created later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowNo(pub(crate) i64);

impl fmt::Display for RowNo {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(out)
    }
}

/// A ticket as the screens show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TicketView {
    /// Where it stands in the file.
    pub row: RowNo,
    /// As the CRM has it.
    pub server: Ticket,
    /// With our waiting writes folded over it.
    pub shown: Ticket,
    /// Our writes that are not there yet, oldest first.
    pub waiting: Vec<OutboxRow>,
    /// Its conversation, oldest first, where it is held.
    pub timeline: Vec<Entry>,
    /// When its conversation was last read; `None` where it never was.
    pub thread: Option<thread::Thread>,
    /// Everything that was done to it here and not taken back, oldest first.
    pub journal: Vec<Committed>,
    /// The version of each procedure that was last started here on another ticket.
    pub ran: BTreeMap<SopId, String>,
    /// What happened to it and nobody has seen yet.
    pub alarms: Vec<Alarm>,
    /// What was seen of its status and priority, oldest first.
    pub moved: Vec<Moved>,
    /// Whether the CRM's own history of it was read; false where the CRM keeps none, absent where nobody asked yet.
    pub told: Option<bool>,
    /// Its life, as clocks need it.
    pub life: History,
    /// Other tickets of the same customer in the last 30 days; 0 for a ticket that is not open.
    pub repeats: u32,
}

impl TicketView {
    /// Its clocks by these policies at `now`: those of its policy, then the questions to other teams and the promises.
    #[must_use]
    pub fn clocks(&self, policies: &Policies, now: Timestamp) -> Vec<Clock> {
        let mut all = clocks(policies, &self.shown, &self.life, now);
        all.extend(self.asks().iter().filter_map(|ask| of_ask(ask, policies, &[], now)));
        all.extend(self.promises().iter().map(|promise| of_promise(promise, &[], now)));
        all
    }

    /// All its clocks at `now`: those, and the legal ones of the procedure that its run is held against.
    #[must_use]
    pub fn all_clocks(
        &self,
        held: Option<(&Sop, &Progress)>,
        run: &Run,
        law: Law<'_>,
        now: Timestamp,
    ) -> Vec<Clock> {
        let mut all = self.clocks(law.policies, now);
        all.extend(legal_clocks(held, run, law, now));
        all
    }

    /// The questions to other teams about it, oldest first.
    #[must_use]
    pub fn asks(&self) -> Vec<Ask> {
        asks(&self.shown, &self.timeline, &self.journal)
    }

    /// What a second person was asked to approve on it, oldest first.
    #[must_use]
    pub fn approvals(&self) -> Vec<Approval> {
        let sent = |id: &ChangeId| {
            let row = self.waiting.iter().find(|row| row.id == *id)?;
            match &row.out {
                Outgoing::Ticket(patch) => patch.comment.as_ref().map(|comment| comment.text.clone()),
                _ => None,
            }
        };
        approvals(&self.shown, &self.timeline, &self.journal, &sent)
    }

    /// Questions to other teams and promises that are still open.
    #[must_use]
    pub fn owed(&self) -> usize {
        let asked = self.asks().iter().filter(|ask| ask.is_open()).count();
        asked + self.promises().iter().filter(|promise| promise.is_open()).count()
    }

    /// What the customer wrote last.
    #[must_use]
    pub fn last_words(&self) -> &Clean {
        let customer = self.shown.requester.as_ref().map(|person| &person.id);
        let is_theirs = |entry: &&Entry| {
            entry.public && customer.is_some() && entry.author.as_ref().map(|person| &person.id) == customer
        };
        let last = self.timeline.iter().rev().find(is_theirs);
        last.map_or(&self.shown.description, |entry| &entry.text)
    }

    /// How it was put off, where it is not back yet.
    #[must_use]
    pub fn later(&self) -> Option<Later> {
        self.shown.later?;
        later(&self.shown, &self.timeline, &self.journal)
    }

    /// The promises to its customer, the next due first.
    #[must_use]
    pub fn promises(&self) -> Vec<Promise> {
        promises(&self.shown, &self.timeline, &self.journal)
    }
}

impl Store {
    /// A ticket by the CRM's id.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn ticket(&self, id: &TicketId) -> Result<Option<TicketView>, StoreError> {
        self.inner.readers.read(|db| view(db, id))
    }

    /// The ticket that people call `key` (with or without `#`, in any case of letters).
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn find(&self, key: &str) -> Result<Option<TicketId>, StoreError> {
        let key = key.trim().trim_start_matches('#');
        self.inner.readers.read(|db| {
            let mut find =
                db.prepare_cached("SELECT id FROM tickets WHERE key = ?1 ORDER BY num DESC LIMIT 1")?;
            Ok(find.query_row([key], id).optional()?)
        })
    }

    /// Open tickets on which a question to another team or a promise is open.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn tracked(&self) -> Result<Vec<TicketView>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached("SELECT id FROM tickets WHERE tracked = 1 ORDER BY num")?;
            let ids: Vec<TicketId> = find.query_map([], id)?.collect::<Result<_, _>>()?;
            let mut found = Vec::with_capacity(ids.len());
            for id in &ids {
                found.extend(view(db, id)?);
            }
            Ok(found)
        })
    }

    /// Tickets on which another team was asked or something was promised: the open ones, and of the questions also those
    /// of tickets solved since an instant.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn asked(&self, since: Timestamp) -> Result<Vec<TicketView>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached(
                "SELECT id FROM tickets WHERE tracked = 1 OR (solved IS NULL OR solved >= ?1) AND num IN (
                     SELECT num FROM marked WHERE verb IN ('ask', 'approval')
                     UNION SELECT t.num FROM changes c JOIN tickets t ON t.id = c.ticket
                     WHERE c.kind IN ('ask', 'ask_approval') AND c.dropped IS NULL)
                 ORDER BY num",
            )?;
            let ids: Vec<TicketId> = find.query_map([millis(since)], id)?.collect::<Result<_, _>>()?;
            let mut found = Vec::with_capacity(ids.len());
            for id in &ids {
                found.extend(view(db, id)?);
            }
            Ok(found)
        })
    }

    /// Open tickets on which a second person was asked to approve something.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn approvals(&self) -> Result<Vec<TicketView>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached(
                "SELECT id FROM tickets WHERE open = 1 AND gone = 0 AND num IN (
                     SELECT num FROM marked WHERE verb = 'approval'
                     UNION SELECT t.num FROM changes c JOIN tickets t ON t.id = c.ticket
                     WHERE c.kind = 'ask_approval' AND c.dropped IS NULL)
                 ORDER BY num",
            )?;
            let ids: Vec<TicketId> = find.query_map([], id)?.collect::<Result<_, _>>()?;
            let mut found = Vec::with_capacity(ids.len());
            for id in &ids {
                found.extend(view(db, id)?);
            }
            Ok(found)
        })
    }

    /// A ticket as the CRM has it, with nothing around it.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn server(&self, ticket: &TicketId) -> Result<Option<Ticket>, StoreError> {
        self.inner.readers.read(|db| Ok(fold::server_row(db, ticket)?.map(|(_, server)| server)))
    }

    /// Open tickets of our tier.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn open_ids(&self) -> Result<Vec<TicketId>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find =
                db.prepare_cached("SELECT id FROM tickets WHERE open = 1 AND escalated = 1 ORDER BY num")?;
            Ok(find.query_map([], id)?.collect::<Result<_, _>>()?)
        })
    }

    /// The ids of rows, in their order; rows that are gone are left out.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn ids(&self, rows: &[RowNo]) -> Result<Vec<TicketId>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached("SELECT id FROM tickets WHERE num = ?1")?;
            let mut ids = Vec::with_capacity(rows.len());
            for row in rows {
                ids.extend(find.query_row([row.0], id).optional()?);
            }
            Ok(ids)
        })
    }

    /// The row of a ticket.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn row_of(&self, ticket: &TicketId) -> Result<Option<RowNo>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached("SELECT num FROM tickets WHERE id = ?1")?;
            Ok(find.query_row([ticket.as_str()], |row| row.get(0)).optional()?.map(RowNo))
        })
    }

    /// The journal of a ticket (or, with `None`, of proposals) without what was taken back, oldest first.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn journal(&self, ticket: Option<&TicketId>) -> Result<Vec<Committed>, StoreError> {
        self.inner.readers.read(|db| journal(db, ticket))
    }

    /// What a person did here since a moment and did not take back, the newest first.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn done_since(&self, by: &PersonId, since: Timestamp) -> Result<Vec<Committed>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached(
                "SELECT id, ticket, by, at, change FROM changes WHERE dropped IS NULL ORDER BY seq DESC",
            )?;
            let mut rows = find.query([])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let one = committed(row)?;
                if one.at < since {
                    break;
                }
                if one.by.id == *by {
                    found.push(one);
                }
            }
            Ok(found)
        })
    }

    /// How many tickets are held.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn held(&self) -> Result<usize, StoreError> {
        self.inner.readers.read(|db| {
            let count: i64 = db.query_row("SELECT count(*) FROM tickets", [], |row| row.get(0))?;
            Ok(count as usize)
        })
    }
}

pub(super) fn id(row: &Row<'_>) -> rusqlite::Result<TicketId> {
    Ok(TicketId::new(row.get_ref(0)?.as_str()?))
}

pub(super) fn view(db: &Connection, id: &TicketId) -> Result<Option<TicketView>, StoreError> {
    let Some((num, server)) = fold::server_row(db, id)? else { return Ok(None) };
    let ours = Waiting::of(db, id)?;
    let mut shown = ours.over(&server).into_owned();
    let (timeline, moved) = (thread::entries(db, num)?, moves::of(db, num)?);
    let life = dues::life(&shown, &timeline, &moved, &ours);
    let read = db
        .prepare_cached("SELECT mark, at FROM threads WHERE num = ?1")?
        .query_row([num], |row| Ok(thread::Thread { mark: row.get(0)?, at: time(row.get(1)?) }))
        .optional()?;
    let (repeats, times): (i64, [Option<i64>; 4]);
    (repeats, times, shown.legal) = db
        .prepare_cached(
            "SELECT iif(open, repeats, 0), due, promised, chase, later, legal FROM tickets WHERE num = ?1",
        )?
        .query_row([num], |row| {
            Ok((row.get(0)?, [row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?], row.get(5)?))
        })?;
    [shown.due, shown.promised, shown.chase, shown.later] = times.map(|at| at.map(time));
    Ok(Some(TicketView {
        row: RowNo(num),
        waiting: outbox::plain(outbox::rows(db, "d.state <> 'sent' AND d.lane = ?1", [fold::lane(id)])?),
        timeline,
        moved,
        told: moves::told(db, num)?,
        life,
        thread: read,
        journal: journal(db, Some(id))?,
        ran: ran(db, id)?,
        alarms: conflicts::of_ticket(db, id)?,
        repeats: repeats.max(0) as u32,
        server,
        shown,
    }))
}

/// The last version of each procedure that was started on other tickets, from the index over the starts alone.
fn ran(db: &Connection, ticket: &TicketId) -> Result<BTreeMap<SopId, String>, StoreError> {
    let mut find = db.prepare_cached(
        "SELECT change ->> 'sop', change ->> 'version', max(seq) FROM changes
         WHERE change ->> 'kind' = 'start_sop' AND dropped IS NULL AND ticket IS NOT ?1 GROUP BY 1",
    )?;
    let mut rows = find.query([ticket.as_str()])?;
    let mut found = BTreeMap::new();
    while let Some(row) = rows.next()? {
        found.insert(SopId::new(row.get::<_, String>(0)?), row.get(1)?);
    }
    Ok(found)
}

pub(super) fn journal(db: &Connection, ticket: Option<&TicketId>) -> Result<Vec<Committed>, StoreError> {
    let mut find = db.prepare_cached(
        "SELECT id, ticket, by, at, change FROM changes WHERE ticket IS ?1 AND dropped IS NULL ORDER BY seq",
    )?;
    let mut rows = find.query([ticket.map(TicketId::as_str)])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(committed(row)?);
    }
    Ok(found)
}

/// A change from its row: id, ticket, person, time, change.
fn committed(row: &Row<'_>) -> Result<Committed, StoreError> {
    let text = |column: usize| Ok::<_, StoreError>(row.get_ref(column)?.as_str().unwrap_or_default());
    Ok(Committed {
        id: ChangeId::new(text(0)?),
        ticket: row.get::<_, Option<String>>(1)?.map(TicketId::new),
        by: serde_json::from_str(text(2)?)?,
        at: time(row.get(3)?),
        change: serde_json::from_str(text(4)?)?,
    })
}
