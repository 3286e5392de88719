//! Deliveries for `sync`: what may leave now, the attempt that is recorded before the first byte, and what
//! came of it. Not when to try again, and not what to do about a clash.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};
use serde::{Deserialize, Serialize};

use super::absorb::{self, Packed};
use super::fold::{self, millis, time};
use super::outbox::OutboxRow;
use super::writer::Rank;
use super::{Store, StoreError, conflicts, drafts};
use crate::domain::change::{FieldValue, Outgoing, Patch};
use crate::domain::clean::Clean;
use crate::domain::conflict::Matter;
use crate::domain::delivery::Delivery;
use crate::domain::ids::{ChangeId, PersonId, TicketId};
use crate::domain::say::Say;
use crate::domain::ticket::{Person, Ticket};

/// What the server row had when a change was made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Base {
    /// Its version, where the CRM has one.
    #[serde(default)]
    pub version: Option<String>,
    /// The mark of its conversation, where the CRM has one and nothing of ours moved it since.
    #[serde(default)]
    pub mark: Option<String>,
    /// Its values of the fields that the change sets; of a change that speaks to the customer or ends the case also
    /// who had it and how it stood.
    #[serde(default)]
    pub fields: Vec<FieldValue>,
    /// Its tags, where the change adds or removes some.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub tags: BTreeSet<Clean>,
}

impl Base {
    /// The base of a patch on a server row.
    #[must_use]
    pub fn of(server: &Ticket, patch: &Patch) -> Self {
        let mut fields: Vec<FieldValue> = patch.set.iter().map(|value| value_in(server, value)).collect();
        for value in [FieldValue::Assignee(None), FieldValue::Status(server.status)] {
            if patch.has_occasion() && !fields.iter().any(|known| known.name() == value.name()) {
                fields.push(value_in(server, &value));
            }
        }
        let has_tags = !patch.add_tags.is_empty() || !patch.remove_tags.is_empty();
        let tags = if has_tags { server.tags.clone() } else { BTreeSet::new() };
        Self { version: server.version.clone(), mark: server.mark.clone(), fields, tags }
    }

    /// The value of the field that `like` sets.
    #[must_use]
    pub fn value(&self, like: &FieldValue) -> Option<&FieldValue> {
        self.fields.iter().find(|known| known.name() == like.name())
    }

    /// The base of two writes in a row: what the first one saw, and the rest from the second.
    fn then(mut self, later: Self) -> Self {
        for value in later.fields {
            if self.value(&value).is_none() {
                self.fields.push(value);
            }
        }
        if self.tags.is_empty() {
            self.tags = later.tags;
        }
        self
    }
}

/// A server row's value of the field that `like` sets.
#[must_use]
pub fn value_in(server: &Ticket, like: &FieldValue) -> FieldValue {
    match like {
        FieldValue::Status(_) => FieldValue::Status(server.status),
        FieldValue::Priority(_) => FieldValue::Priority(server.priority),
        FieldValue::Assignee(_) => FieldValue::Assignee(server.assignee.clone()),
        FieldValue::Queue(_) => FieldValue::Queue(server.queue.clone()),
        FieldValue::Fact(fact, _) => FieldValue::Fact(*fact, server.facts.get(fact).cloned()),
    }
}

/// Changes that leave in one request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// The changes, oldest first.
    pub changes: Vec<ChangeId>,
    /// The ticket; `None` for a proposal.
    pub ticket: Option<TicketId>,
    /// Who made them: nobody else may send them.
    pub by: Person,
    /// What leaves, as one.
    pub out: Outgoing,
    /// What the server row had when the changes were made. Before it leaves, each field is compared with
    /// `server`: a value that is neither the base nor ours is somebody else's.
    pub base: Base,
    /// The server row now.
    pub server: Option<Ticket>,
    /// `queued`: may be sent. `unknown`: must be asked for.
    pub state: Delivery,
    /// What the write is recognised by; the same at every attempt.
    pub marker: String,
    /// Attempts so far.
    pub attempts: u32,
    /// When the first attempt began.
    pub first_attempt: Option<Timestamp>,
    /// When its state was last written: the last attempt is older, or is this.
    pub touched: Timestamp,
    /// When the newest of the changes was made.
    pub newest: Timestamp,
}

/// What came of an attempt or of asking for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// The new state.
    pub state: Delivery,
    /// Why, where it did not arrive.
    pub error: Option<Say>,
    /// Nothing happens to it before this time.
    pub not_before: Option<Timestamp>,
    /// The ticket as the CRM's answer has it: its version becomes the base of the next write.
    pub row: Option<Ticket>,
    /// What a person is asked about or told with it; kept until they decide.
    pub matter: Option<Matter>,
}

impl Settlement {
    /// A new state without anything else.
    #[must_use]
    pub fn new(state: Delivery) -> Self {
        Self { state, error: None, not_before: None, row: None, matter: None }
    }
}

impl Store {
    /// What may be sent or must be asked for at `now`, at most one batch a ticket or proposal, oldest
    /// first. A ticket waits while a request of it is under way, and behind a write that is held or
    /// unconfirmed, because a later one may build on it. A refused or partial write does not stop the
    /// later ones: the CRM has answered it, and what it did not take is no longer shown either.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn next_batches(&self, now: Timestamp, limit: usize) -> Result<Vec<Batch>, StoreError> {
        self.inner.readers.read(|db| {
            // What another person wrote here is not in the way of one's own.
            let mut lanes: BTreeMap<i64, Vec<Queued>> = BTreeMap::new();
            let mut first: BTreeMap<(String, PersonId), i64> = BTreeMap::new();
            for row in super::outbox::rows(db, "d.state <> 'sent'", [])? {
                let begin = *first.entry((row.lane.clone(), row.row.by.id.clone())).or_insert(row.seq);
                lanes.entry(begin).or_default().push(row);
            }
            let mut batches = Vec::new();
            for lane in lanes.values() {
                if batches.len() >= limit {
                    break;
                }
                if let Some(mut batch) = front(lane, now) {
                    if let Some(ticket) = &batch.ticket {
                        batch.server = fold::server_row(db, ticket)?.map(|(_, server)| server);
                    }
                    batches.push(batch);
                }
            }
            Ok(batches)
        })
    }

    /// When the next delivery whose time had not come at `seen` may move; `None` where none waits for a time. What was
    /// due at `seen` already and did not move waits for something else.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn next_due(&self, seen: Timestamp) -> Result<Option<Timestamp>, StoreError> {
        self.inner.readers.read(|db| {
            let due: Option<i64> = db
                .prepare_cached(
                    "SELECT min(not_before) FROM deliveries
                     WHERE state <> 'sent' AND state IN ('queued', 'unknown') AND not_before > ?1",
                )?
                .query_row([millis(seen)], |row| row.get(0))?;
            Ok(due.map(time))
        })
    }

    /// Records an attempt; it is on the disk when this returns, before the first byte leaves. False where
    /// the batch is no longer as it was read (somebody took it back, or another process has it): nothing
    /// may be sent then.
    ///
    /// # Errors
    /// Only faults of the file; nothing may be sent then.
    pub fn start_attempt(&self, batch: &Batch, now: Timestamp) -> Result<bool, StoreError> {
        self.step(batch, Delivery::Queued, Delivery::Sending, now)
    }

    /// Records that an unknown batch is being asked for. False as in [`Store::start_attempt`].
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn start_verify(&self, batch: &Batch, now: Timestamp) -> Result<bool, StoreError> {
        self.step(batch, Delivery::Unknown, Delivery::Verifying, now)
    }

    fn step(&self, batch: &Batch, from: Delivery, to: Delivery, now: Timestamp) -> Result<bool, StoreError> {
        let (changes, marker) = (batch.changes.clone(), batch.marker.clone());
        self.save(move |db, _| {
            let mut find = db.prepare_cached(
                "SELECT d.seq FROM deliveries d JOIN changes c ON c.seq = d.seq WHERE c.id = ?1 AND d.state = ?2",
            )?;
            let mut seqs = Vec::new();
            for id in &changes {
                let seq: Option<i64> =
                    find.query_row([id.as_str(), from.as_str()], |row| row.get(0)).optional()?;
                let Some(seq) = seq else { return Ok(false) };
                seqs.push(seq);
            }
            let attempt = i64::from(to == Delivery::Sending);
            let mut write = db.prepare_cached(
                "UPDATE deliveries SET state = ?2, marker = ?3, attempts = attempts + ?4,
                     first_attempt = coalesce(first_attempt, ?5), not_before = NULL, updated = ?5
                 WHERE seq = ?1",
            )?;
            for seq in seqs {
                write.execute(params![seq, to.as_str(), marker, attempt, millis(now)])?;
            }
            Ok(true)
        })
    }

    /// Writes what came of a batch. With a row, the row is taken in the same transaction, so that what is
    /// shown does not fall back in between.
    ///
    /// # Errors
    /// [`StoreError::NoChange`] where a change is not on its way; nothing is written then.
    pub fn settle(
        &self,
        changes: &[ChangeId],
        settlement: Settlement,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let changes = changes.to_vec();
        let Settlement { state, error, not_before, row, matter } = settlement;
        let error = error.map(|say| serde_json::to_string(&say)).transpose()?;
        let packed = row.map(Packed::new).transpose()?;
        self.inner.writer.write(Rank::Person, move |db, numbers| {
            let mut tickets = Vec::new();
            let mut matter = matter;
            // What needs one decision stays together, also where it was never tried.
            let marker = changes.first().filter(|_| state.needs_person()).map(ChangeId::as_str);
            for id in &changes {
                let row = super::outbox::one(db, id)?.ok_or_else(|| StoreError::NoChange(id.clone()))?;
                db.prepare_cached(
                    "UPDATE deliveries SET state = ?2, error = ?3, not_before = ?4, updated = ?5,
                         marker = coalesce(marker, ?6) WHERE seq = ?1",
                )?
                .execute(params![
                    row.seq,
                    state.as_str(),
                    error,
                    not_before.map(millis),
                    millis(now),
                    marker
                ])?;
                if let Some(matter) = matter.take() {
                    conflicts::raise(db, row.row.ticket.as_ref(), Some(row.seq), &matter, now)?;
                }
                if state == Delivery::Sent {
                    drafts::forget(db, &row)?;
                }
                if let (Delivery::Sent, Outgoing::Ticket(patch)) = (state, &row.row.out) {
                    move_bases(db, &row, patch, packed.as_ref().map(|packed| &packed.ticket))?;
                }
                tickets.extend(row.row.ticket);
            }
            if let Some(packed) = packed {
                tickets.push(packed.ticket.id.clone());
                absorb::take(db, numbers, vec![packed], true, now)?;
            }
            tickets.dedup();
            for ticket in &tickets {
                fold::refold(db, ticket)?;
            }
            Ok(())
        })
    }
}

/// A delivery as it is read for sending.
pub(super) struct Queued {
    pub(super) seq: i64,
    pub(super) lane: String,
    pub(super) act: String,
    pub(super) row: OutboxRow,
}

/// What our own write changed is no longer somebody else's change for the writes behind it.
pub(super) fn move_bases(
    db: &Connection,
    sent: &Queued,
    patch: &Patch,
    answer: Option<&Ticket>,
) -> Result<(), StoreError> {
    let behind = super::outbox::rows(
        db,
        "d.state <> 'sent' AND d.lane = ?1 AND d.seq > ?2",
        params![sent.lane, sent.seq],
    )?;
    let seen = match &sent.row.ticket {
        Some(ticket) if answer.is_some() => fold::server_row(db, ticket)?.and_then(|(_, server)| server.mark),
        _ => None,
    };
    for later in behind {
        let mut base = later.row.base.clone();
        if let Some(answer) = answer {
            base.version.clone_from(&answer.version);
        }
        if patch.comment.is_some() {
            base.mark = None;
        } else if let (Some(answer), true) = (answer, base.mark == seen) {
            // Where any write moves the mark, ours did.
            base.mark.clone_from(&answer.mark);
        }
        for value in &mut base.fields {
            if let Some(ours) = patch.set.iter().find(|ours| ours.name() == value.name()) {
                *value = answer.map_or_else(|| ours.clone(), |answer| value_in(answer, ours));
            }
        }
        db.prepare_cached("UPDATE deliveries SET base = ?2 WHERE seq = ?1")?
            .execute(params![later.seq, serde_json::to_string(&base)?])?;
    }
    Ok(())
}

/// What may move at the front of a lane.
fn front(lane: &[Queued], now: Timestamp) -> Option<Batch> {
    let mut rows =
        lane.iter().filter(|queued| !matches!(queued.row.state, Delivery::Refused | Delivery::Partial));
    let first = rows.next()?;
    if !matches!(first.row.state, Delivery::Queued | Delivery::Unknown)
        || first.row.not_before.is_some_and(|not_before| not_before > now)
    {
        return None;
    }
    let row = &first.row;
    let mut batch = Batch {
        changes: vec![row.id.clone()],
        ticket: row.ticket.clone(),
        by: row.by.clone(),
        out: row.out.clone(),
        base: row.base.clone(),
        server: None,
        state: row.state,
        marker: row.marker.clone().unwrap_or_else(|| row.id.to_string()),
        attempts: row.attempts,
        first_attempt: row.first_attempt,
        touched: row.touched,
        newest: row.at,
    };
    for next in rows {
        let together = match &row.marker {
            // What left together once stays together: the marker stands for all of it.
            Some(marker) => next.row.marker.as_ref() == Some(marker) && next.row.state == row.state,
            None => next.row.marker.is_none() && next.row.state == row.state && joins(first, next, &batch),
        };
        let (Outgoing::Ticket(before), Outgoing::Ticket(after)) = (&batch.out, &next.row.out) else { break };
        let Some(both) = before.then(after).filter(|_| together) else { break };
        batch.out = Outgoing::Ticket(both);
        batch.base = batch.base.then(next.row.base.clone());
        batch.changes.push(next.row.id.clone());
        batch.newest = batch.newest.max(next.row.at);
    }
    Some(batch)
}

/// One act leaves as one request. Different acts do so where both are fields and tags only: a comment
/// must not be held up by a clash on a field that came with another act.
fn joins(first: &Queued, next: &Queued, batch: &Batch) -> bool {
    let silent = |out: &Outgoing| matches!(out, Outgoing::Ticket(patch) if patch.comment.is_none());
    first.row.by == next.row.by && (first.act == next.act || (silent(&batch.out) && silent(&next.row.out)))
}
