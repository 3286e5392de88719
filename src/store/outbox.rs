//! The outbox as a person sees it: what waits, what needs a decision, and the decisions.

use jiff::Timestamp;
use rusqlite::{Connection, Params, Row, params};

use super::fold::{self, millis, time};
use super::send::{Base, Queued};
use super::{Store, StoreError, audit, conflicts, drafts};
use crate::domain::change::{Change, FieldValue, Outgoing, Patch};
use crate::domain::clean::Clean;
use crate::domain::conflict::{Pick, Picked};
use crate::domain::delivery::Delivery;
use crate::domain::ids::{ChangeId, TicketId};
use crate::domain::say::Say;
use crate::domain::ticket::Person;

/// A change with its delivery.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxRow {
    /// The change.
    pub id: ChangeId,
    /// Its ticket; `None` for a proposal.
    pub ticket: Option<TicketId>,
    /// What people call the ticket.
    pub key: Option<Clean>,
    /// Who made it.
    pub by: Person,
    /// When it was made.
    pub at: Timestamp,
    /// What was meant.
    pub change: Change,
    /// What leaves.
    pub out: Outgoing,
    /// Where it is.
    pub state: Delivery,
    /// Attempts so far.
    pub attempts: u32,
    /// When the first attempt began.
    pub first_attempt: Option<Timestamp>,
    /// When its state was last written.
    pub touched: Timestamp,
    /// Nothing happens to it before this time.
    pub not_before: Option<Timestamp>,
    /// Why it is not there.
    pub error: Option<Say>,
    /// What the server row had when it was made.
    pub base: Base,
    /// What the write is recognised by, once it was tried.
    pub marker: Option<String>,
}

/// How many changes are where.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// They reach the CRM by themselves.
    pub waiting: u32,
    /// Held: somebody else changed the same.
    pub held: u32,
    /// Refused by the CRM.
    pub refused: u32,
    /// The CRM cannot tell whether they arrived.
    pub unconfirmed: u32,
    /// Taken in part.
    pub partial: u32,
    /// Alarms that stand for themselves: something was overwritten, stands twice, or a text lost.
    pub alarms: u32,
}

impl Counts {
    /// How many need a person.
    #[must_use]
    pub fn attention(&self) -> u32 {
        self.held + self.refused + self.unconfirmed + self.partial + self.alarms
    }
}

/// Whose value stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Take {
    /// Ours: what the CRM has now becomes the base, and it is sent again.
    Mine,
    /// Theirs: the clashing fields are given up, the rest is sent.
    Theirs,
}

impl Store {
    /// Everything that is not there yet, oldest first.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn outbox(&self) -> Result<Vec<OutboxRow>, StoreError> {
        self.inner.readers.read(|db| Ok(plain(rows(db, "d.state <> 'sent'", [])?)))
    }

    /// One change with its delivery, also after it arrived; `None` where nothing leaves for it.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn delivery(&self, id: &ChangeId) -> Result<Option<OutboxRow>, StoreError> {
        self.inner.readers.read(|db| Ok(one(db, id)?.map(|queued| queued.row)))
    }

    /// How many changes are where.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn counts(&self) -> Result<Counts, StoreError> {
        self.inner.readers.read(|db| {
            let mut counts = Counts::default();
            let sql = "SELECT state, count(*) FROM deliveries WHERE state <> 'sent' GROUP BY state";
            let mut find = db.prepare_cached(sql)?;
            let mut rows = find.query([])?;
            while let Some(row) = rows.next()? {
                let count: u32 = row.get(1)?;
                match Delivery::parse(row.get_ref(0)?.as_str().unwrap_or_default()) {
                    Some(Delivery::Held) => counts.held = count,
                    Some(Delivery::Refused) => counts.refused = count,
                    Some(Delivery::Unconfirmed) => counts.unconfirmed = count,
                    Some(Delivery::Partial) => counts.partial = count,
                    Some(state) if state.is_waiting() => counts.waiting += count,
                    _ => {}
                }
            }
            counts.alarms = conflicts::count(db, None)?;
            Ok(counts)
        })
    }

    /// Sends again what needs a person, as it is. Changes that left in one request move together.
    ///
    /// # Errors
    /// [`StoreError::NoChange`] where it does not wait for a person.
    pub fn retry(&self, id: &ChangeId, now: Timestamp) -> Result<(), StoreError> {
        self.decide(id, move |db, queued| {
            conflicts::decide(db, queued.seq, "retried", now)?;
            decided(db, "decided", queued, Some("again"), now)?;
            queue_again(db, queued, now)
        })
    }

    /// Takes a change back before it arrived: it stays in the journal, marked, and is no longer shown.
    ///
    /// # Errors
    /// [`StoreError::UnderWay`] while it may be arriving; [`StoreError::NoChange`] where it has arrived.
    pub fn drop_change(&self, id: &ChangeId, now: Timestamp) -> Result<(), StoreError> {
        let id = id.clone();
        self.save(move |db, _| {
            let queued = one(db, &id)?.filter(|queued| queued.row.state != Delivery::Sent);
            let queued = queued.ok_or_else(|| StoreError::NoChange(id.clone()))?;
            if matches!(queued.row.state, Delivery::Sending | Delivery::Unknown | Delivery::Verifying) {
                return Err(StoreError::UnderWay(id.clone()));
            }
            take_back(db, &queued, now)?;
            queued.row.ticket.map_or(Ok(()), |ticket| fold::refold(db, &ticket))
        })
    }

    /// A person saw that it arrived (or leaves a partial one as it is): it counts as sent.
    ///
    /// # Errors
    /// [`StoreError::NoChange`] where that is not the question.
    pub fn confirm(&self, id: &ChangeId, now: Timestamp) -> Result<(), StoreError> {
        self.decide(id, move |db, queued| {
            if !matches!(queued.row.state, Delivery::Unconfirmed | Delivery::Partial) {
                return Err(StoreError::NoChange(queued.row.id.clone()));
            }
            db.prepare_cached(
                "UPDATE deliveries SET state = 'sent', error = NULL, not_before = NULL, updated = ?2 WHERE seq = ?1",
            )?
            .execute(params![queued.seq, millis(now)])?;
            if let Outgoing::Ticket(patch) = &queued.row.out {
                super::send::move_bases(db, queued, patch, None)?;
            }
            drafts::forget(db, queued)
        })
    }

    /// Decides a change that needs a person. Mine: their values that are known become the base and it is sent
    /// again. Theirs: the clashing fields are given up and the rest is sent; where nothing is left, and
    /// where it was not about a clash, it is taken back.
    ///
    /// # Errors
    /// [`StoreError::NoChange`] where it does not wait for a person.
    pub fn resolve(&self, id: &ChangeId, take: Take, now: Timestamp) -> Result<(), StoreError> {
        let is_held = self.delivery(id)?.is_some_and(|row| row.state == Delivery::Held);
        let clashes = if is_held { self.clashes(id)? } else { Vec::new() };
        if clashes.is_empty() && take == Take::Theirs {
            return self.decide(id, move |db, queued| {
                conflicts::decide(db, queued.seq, "theirs", now)?;
                decided(db, "decided", queued, Some("theirs"), now)?;
                take_back(db, queued, now)
            });
        }
        let pick = match take {
            Take::Mine => Pick::Mine,
            Take::Theirs => Pick::Theirs,
        };
        let picked =
            clashes.into_iter().map(|clash| Picked { seen: clash.theirs, pick: pick.clone() }).collect();
        self.pick(id, picked, None, now)
    }

    /// Decides a change field by field, and with another text for its comment where one is given. What the person saw
    /// becomes the base: a value that moved once more is noticed again. A write of which nothing is left is taken back.
    ///
    /// # Errors
    /// [`StoreError::NoChange`] where it does not wait for a person.
    pub fn pick(
        &self,
        id: &ChangeId,
        picked: Vec<Picked>,
        comment: Option<Clean>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let decision = serde_json::to_string(&picked)?;
        self.decide(id, move |db, queued| {
            conflicts::decide(db, queued.seq, &decision, now)?;
            decided(db, "decided", queued, Some(&decision), now)?;
            let server = queued.row.ticket.as_ref().map(|ticket| fold::server_row(db, ticket)).transpose()?;
            let (Outgoing::Ticket(patch), Some((_, server))) = (&queued.row.out, server.flatten()) else {
                return queue_again(db, queued, now);
            };
            let mut rest = patch.clone();
            rest.set = patch.set.iter().filter_map(|mine| chosen(mine, &picked)).collect();
            if let (Some(comment), Some(text)) = (&mut rest.comment, &comment) {
                comment.text = text.clone();
            }
            if rest == Patch::default() {
                return take_back(db, queued, now);
            }
            let mut base = Base::of(&server, &rest);
            for known in &mut base.fields {
                // Who has it and how it stands was seen with the decision; the rest counts from what was seen before.
                let is_set = rest.set.iter().any(|mine| mine.name() == known.name());
                let before = queued.row.base.value(known).filter(|_| is_set).cloned();
                let seen = picked.iter().find(|one| one.seen.name() == known.name());
                if let Some(value) = seen.map(|one| one.seen.clone()).or(before) {
                    *known = value;
                }
            }
            rebase(db, queued, &base, &Outgoing::Ticket(rest))?;
            queue_again(db, queued, now)
        })
    }

    /// Runs a decision on a change and on those that left in the same request.
    fn decide(
        &self,
        id: &ChangeId,
        step: impl Fn(&Connection, &Queued) -> Result<(), StoreError> + Send + Sync + 'static,
    ) -> Result<(), StoreError> {
        let id = id.clone();
        self.save(move |db, _| {
            let queued = one(db, &id)?.filter(|queued| queued.row.state.needs_person());
            let queued = queued.ok_or_else(|| StoreError::NoChange(id.clone()))?;
            let group = together(db, queued)?;
            for one in &group {
                step(db, one)?;
            }
            for ticket in group.iter().filter_map(|one| one.row.ticket.as_ref()) {
                fold::refold(db, ticket)?;
            }
            Ok(())
        })
    }
}

/// What is sent of a field after the decision; nothing where theirs stays.
fn chosen(mine: &FieldValue, picked: &[Picked]) -> Option<FieldValue> {
    match picked.iter().find(|one| one.seen.name() == mine.name()).map(|one| &one.pick) {
        Some(Pick::Theirs) => None,
        Some(Pick::Other(value)) => Some(value.clone()),
        Some(Pick::Mine) | None => Some(mine.clone()),
    }
}

/// A delivery with those that leave in the same request, oldest first.
pub(super) fn together(db: &Connection, queued: Queued) -> Result<Vec<Queued>, StoreError> {
    match &queued.row.marker {
        Some(marker) => rows(db, "d.state <> 'sent' AND d.marker = ?1", [marker]),
        None => Ok(vec![queued]),
    }
}

fn rebase(db: &Connection, queued: &Queued, base: &Base, out: &Outgoing) -> Result<(), StoreError> {
    db.prepare_cached("UPDATE deliveries SET base = ?2, out = ?3 WHERE seq = ?1")?.execute(params![
        queued.seq,
        serde_json::to_string(base)?,
        serde_json::to_string(out)?
    ])?;
    Ok(())
}

fn queue_again(db: &Connection, queued: &Queued, now: Timestamp) -> Result<(), StoreError> {
    db.prepare_cached(
        "UPDATE deliveries SET state = 'queued', error = NULL, not_before = NULL, attempts = min(attempts, 1),
             updated = ?2 WHERE seq = ?1",
    )?
    .execute(params![queued.seq, millis(now)])?;
    Ok(())
}

pub(super) fn take_back(db: &Connection, queued: &Queued, now: Timestamp) -> Result<(), StoreError> {
    conflicts::decide(db, queued.seq, "dropped", now)?;
    db.prepare_cached("DELETE FROM deliveries WHERE seq = ?1")?.execute([queued.seq])?;
    db.prepare_cached("UPDATE changes SET dropped = ?2 WHERE seq = ?1")?
        .execute(params![queued.seq, millis(now)])?;
    decided(db, "dropped", queued, None, now)
}

/// Puts a person's decision about a change into the audit.
fn decided(
    db: &Connection,
    what: &str,
    queued: &Queued,
    take: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut detail = serde_json::json!({ "change": queued.row.id });
    if let Some(take) = take {
        detail["take"] = take.into();
    }
    audit::note(db, what, queued.row.ticket.as_ref(), &detail, audit::actor(db)?.as_deref(), now)
}

/// Only what a person sees of them.
pub(super) fn plain(rows: Vec<Queued>) -> Vec<OutboxRow> {
    rows.into_iter().map(|queued| queued.row).collect()
}

pub(super) fn one(db: &Connection, id: &ChangeId) -> Result<Option<Queued>, StoreError> {
    Ok(rows(db, "c.id = ?1", [id.as_str()])?.pop())
}

/// The deliveries of a condition, oldest first.
pub(super) fn rows(db: &Connection, which: &str, values: impl Params) -> Result<Vec<Queued>, StoreError> {
    let mut find = db.prepare_cached(&format!(
        "SELECT d.seq, d.lane, c.act, c.id, c.ticket, t.key, c.by, c.at, c.change, d.out, d.state, d.attempts,
             d.first_attempt, d.not_before, d.error, d.base, d.marker, d.updated
         FROM deliveries d JOIN changes c ON c.seq = d.seq LEFT JOIN tickets t ON t.id = c.ticket
         WHERE {which} ORDER BY d.seq"
    ))?;
    let mut rows = find.query(values)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(queued(row)?);
    }
    Ok(found)
}

fn queued(row: &Row<'_>) -> Result<Queued, StoreError> {
    let text = |column: usize| Ok::<_, StoreError>(row.get_ref(column)?.as_str().unwrap_or_default());
    let optional_text = |column: usize| Ok::<_, StoreError>(row.get::<_, Option<String>>(column)?);
    let optional_time = |column: usize| Ok::<_, StoreError>(row.get::<_, Option<i64>>(column)?.map(time));
    Ok(Queued {
        seq: row.get(0)?,
        lane: row.get(1)?,
        act: row.get(2)?,
        row: OutboxRow {
            id: ChangeId::new(text(3)?),
            ticket: optional_text(4)?.map(TicketId::new),
            key: optional_text(5)?.map(|key| Clean::line(&key)),
            by: serde_json::from_str(text(6)?)?,
            at: time(row.get(7)?),
            change: serde_json::from_str(text(8)?)?,
            out: serde_json::from_str(text(9)?)?,
            // An unreadable state asks for a person rather than being sent.
            state: Delivery::parse(text(10)?).unwrap_or(Delivery::Unconfirmed),
            attempts: row.get(11)?,
            first_attempt: optional_time(12)?,
            not_before: optional_time(13)?,
            error: optional_text(14)?.map(|say| serde_json::from_str(&say)).transpose()?,
            base: serde_json::from_str(text(15)?)?,
            marker: optional_text(16)?,
            touched: time(row.get(17)?),
        },
    })
}
