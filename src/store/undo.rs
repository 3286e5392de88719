//! Taking back the last act: all of its changes as one, while none of them has left.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::fold::{self, millis, time};
use super::{Store, StoreError, audit, drafts, outbox};
use crate::domain::change::Committed;
use crate::domain::delivery::Delivery;
use crate::domain::ids::{ChangeId, PersonId, TicketId};
use crate::domain::ticket::Person;

/// What became of taking back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Undone {
    /// These changes are taken back; what was written in them is a draft again.
    Back(Vec<Committed>),
    /// The act is out (or part of it): nothing was taken back.
    Out(Vec<Committed>),
    /// The act is being sent, or nobody knows yet whether it arrived: nothing was taken back.
    UnderWay(Vec<Committed>),
    /// There is no act to take back.
    Nothing,
}

impl Store {
    /// Takes back the last act of a person (on one ticket, or anywhere). An act is what one commit made: it goes back
    /// whole or not at all, and an older one is never taken in place of the last.
    ///
    /// # Errors
    /// Only faults of the file; nothing is taken back then.
    pub fn undo(
        &self,
        by: &PersonId,
        ticket: Option<&TicketId>,
        now: Timestamp,
    ) -> Result<Undone, StoreError> {
        let (by, ticket) = (by.clone(), ticket.cloned());
        self.save(move |db, _| {
            let Some(act) = last_act(db, &by, ticket.as_ref())? else { return Ok(Undone::Nothing) };
            let changes = changes(db, &act)?;
            let all = || changes.iter().map(|(_, committed)| committed.clone()).collect::<Vec<_>>();
            let mut deliveries = Vec::new();
            for (_, committed) in &changes {
                deliveries.extend(outbox::one(db, &committed.id)?);
            }
            let is = |states: &[Delivery]| deliveries.iter().any(|one| states.contains(&one.row.state));
            if is(&[Delivery::Sending, Delivery::Unknown, Delivery::Verifying]) {
                return Ok(Undone::UnderWay(all()));
            }
            if is(&[Delivery::Sent, Delivery::Partial, Delivery::Unconfirmed]) {
                return Ok(Undone::Out(all()));
            }
            for queued in &deliveries {
                outbox::take_back(db, queued, now)?;
            }
            for (seq, committed) in &changes {
                db.prepare_cached("UPDATE changes SET dropped = ?2 WHERE seq = ?1")?
                    .execute(params![seq, millis(now)])?;
                // Those that leave were said to be taken back with their deliveries.
                if !deliveries.iter().any(|queued| queued.row.id == committed.id) {
                    let detail = serde_json::json!({ "change": committed.id });
                    let by = audit::actor(db)?;
                    audit::note(db, "dropped", committed.ticket.as_ref(), &detail, by.as_deref(), now)?;
                }
                if let Some(ticket) = &committed.ticket {
                    drafts::bring_back(db, ticket, &act, &committed.change, now)?;
                    fold::refold(db, ticket)?;
                }
            }
            Ok(Undone::Back(all()))
        })
    }
}

/// How many of the newest changes are looked through for one's own.
const NEWEST: i64 = 500;

/// What was looked at cannot be taken back.
fn last_act(db: &Connection, by: &PersonId, ticket: Option<&TicketId>) -> Result<Option<String>, StoreError> {
    let mut find = db.prepare_cached(
        "SELECT act, by FROM changes WHERE dropped IS NULL AND kind <> 'reveal' AND (?1 IS NULL OR ticket = ?1)
         ORDER BY seq DESC LIMIT ?2",
    )?;
    let mut rows = find.query(params![ticket.map(TicketId::as_str), NEWEST])?;
    while let Some(row) = rows.next()? {
        let person: Person = serde_json::from_str(row.get_ref(1)?.as_str().unwrap_or_default())?;
        if person.id == *by {
            return Ok(Some(row.get(0)?));
        }
    }
    Ok(None)
}

/// The changes of an act, oldest first. Its first change gave it its name, so they begin there.
fn changes(db: &Connection, act: &str) -> Result<Vec<(i64, Committed)>, StoreError> {
    let mut find = db.prepare_cached(
        "SELECT seq, id, ticket, by, at, change FROM changes
         WHERE seq >= (SELECT seq FROM changes WHERE id = ?1) AND act = ?1 AND dropped IS NULL ORDER BY seq",
    )?;
    let mut rows = find.query([act])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let text = |column: usize| Ok::<_, StoreError>(row.get_ref(column)?.as_str().unwrap_or_default());
        found.push((
            row.get(0)?,
            Committed {
                id: ChangeId::new(text(1)?),
                ticket: row.get::<_, Option<String>>(2)?.map(TicketId::new),
                by: serde_json::from_str(text(3)?)?,
                at: time(row.get(4)?),
                change: serde_json::from_str(text(5)?)?,
            },
        ));
    }
    Ok(found)
}
