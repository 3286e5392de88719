//! What a person is asked about or told: clashes as they were found, and alarms that stand until somebody has seen
//! them. The decisions about deliveries are in `outbox`.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, OptionalExtension as _, Params, Row, params};

use super::fold::{self, millis, time};
use super::outbox::{self, OutboxRow};
use super::send::{Queued, value_in};
use super::writer::Rank;
use super::{Store, StoreError, thread};
use crate::domain::change::{Outgoing, Patch};
use crate::domain::clean::Clean;
use crate::domain::conflict::{Clash, Matter};
use crate::domain::ids::{ChangeId, PersonId, TicketId};
use crate::domain::ticket::Ticket;

/// Something that stays visible until a person has decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alarm {
    /// Its number in this file.
    pub no: i64,
    /// Its ticket; `None` for a proposal's text.
    pub ticket: Option<TicketId>,
    /// What people call the ticket.
    pub key: Option<Clean>,
    /// The change that it is about, where there is one.
    pub change: Option<ChangeId>,
    /// What happened.
    pub matter: Matter,
    /// When it was found.
    pub found: Timestamp,
    /// What was decided, and when.
    pub decided: Option<(String, Timestamp)>,
}

impl Store {
    /// The fields of a change (and of those that leave with it) that somebody else changed as well: what they were, what
    /// stands on the CRM now, and what we want.
    ///
    /// # Errors
    /// [`StoreError::NoChange`] where nothing leaves for it.
    pub fn clashes(&self, id: &ChangeId) -> Result<Vec<Clash>, StoreError> {
        self.inner.readers.read(|db| {
            let queued = outbox::one(db, id)?.ok_or_else(|| StoreError::NoChange(id.clone()))?;
            of_group(db, &outbox::together(db, queued)?)
        })
    }

    /// Alarms that nobody has decided yet, oldest first.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn alarms(&self) -> Result<Vec<Alarm>, StoreError> {
        self.inner.readers.read(|db| alarms(db, "k.decided IS NULL AND k.kind <> 'clash'", []))
    }

    /// Everything that was ever found, decided or not, newest first: here a text that lost is found again.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn conflicts(&self, ticket: Option<&TicketId>) -> Result<Vec<Alarm>, StoreError> {
        self.inner.readers.read(|db| {
            let mut found = alarms(db, "1", [])?;
            found.retain(|alarm| ticket.is_none() || alarm.ticket.as_ref() == ticket);
            found.reverse();
            Ok(found)
        })
    }

    /// Ends an alarm, with a word for what was decided. False where it was ended already.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn end_alarm(&self, no: i64, decision: &str, now: Timestamp) -> Result<bool, StoreError> {
        let decision = decision.to_owned();
        self.inner.writer.write(Rank::Person, move |db, _| {
            let ended = db.execute(
                "UPDATE conflicts SET decided = ?2, decision = ?3 WHERE id = ?1 AND decided IS NULL",
                params![no, millis(now), decision],
            )?;
            let ticket: Option<String> = db
                .query_row("SELECT ticket FROM conflicts WHERE id = ?1", [no], |row| row.get(0))
                .optional()?
                .flatten();
            if let Some(ticket) = ticket {
                fold::refold(db, &TicketId::new(ticket))?;
            }
            Ok(ended > 0)
        })
    }

    /// Raises an alarm by itself, for a ticket. False where the same one was raised before.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn raise_alarm(
        &self,
        ticket: &TicketId,
        change: Option<&ChangeId>,
        matter: Matter,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let (ticket, change) = (ticket.clone(), change.cloned());
        self.inner.writer.write(Rank::Person, move |db, _| {
            let seq = match &change {
                Some(id) => db
                    .query_row("SELECT seq FROM changes WHERE id = ?1", [id.as_str()], |row| row.get(0))
                    .optional()?,
                None => None,
            };
            let is_news = raise(db, Some(&ticket), seq, &matter, now)?;
            fold::refold(db, &ticket)?;
            Ok(is_news)
        })
    }

    /// Comments of a person that stand on a ticket more often than they were written here around that time: change,
    /// text, and how often.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn doubles(
        &self,
        ticket: &TicketId,
        by: &PersonId,
    ) -> Result<Vec<(ChangeId, Clean, usize)>, StoreError> {
        self.inner.readers.read(|db| {
            let Some((num, _)) = fold::server_row(db, ticket)? else { return Ok(Vec::new()) };
            let mut written: BTreeMap<String, Vec<OutboxRow>> = BTreeMap::new();
            for row in outbox::plain(outbox::rows(db, "c.ticket = ?1", [ticket.as_str()])?) {
                if let Outgoing::Ticket(Patch { comment: Some(comment), .. }) = &row.out
                    && row.first_attempt.is_some()
                    && row.by.id == *by
                {
                    written.entry(plain_words(&comment.text)).or_default().push(row);
                }
            }
            if written.is_empty() {
                return Ok(Vec::new());
            }
            let entries = thread::entries(db, num)?;
            let mut found = Vec::new();
            for (words, rows) in written {
                let stand = entries
                    .iter()
                    .filter(|entry| entry.author.as_ref().is_some_and(|author| author.id == *by))
                    .filter(|entry| plain_words(&entry.text) == words)
                    .map(|entry| entry.at)
                    .collect();
                // Two clocks: what stands is held together by the server's, what was written by ours.
                let stand = at_once(stand);
                let meant = at_once(rows.iter().map(|row| row.at).collect());
                if let (true, Some(row)) = (stand > meant, rows.last())
                    && let Outgoing::Ticket(Patch { comment: Some(comment), .. }) = &row.out
                {
                    found.push((row.id.clone(), comment.text.clone(), stand));
                }
            }
            Ok(found)
        })
    }
}

/// The same words further apart than this were meant twice.
const NEAR: SignedDuration = SignedDuration::from_mins(15);

/// How many of these moments, in their order, lie close together at most.
fn at_once(moments: Vec<Timestamp>) -> usize {
    let close =
        |from: &Timestamp| moments.iter().filter(|at| *at >= from && at.duration_since(*from) < NEAR).count();
    moments.iter().map(close).max().unwrap_or(0)
}

/// A text as far as a CRM leaves it alone: its words.
fn plain_words(text: &Clean) -> String {
    text.as_str().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The alarms of a ticket that nobody has decided yet.
pub(super) fn of_ticket(db: &Connection, ticket: &TicketId) -> Result<Vec<Alarm>, StoreError> {
    let mut found =
        alarms(db, "k.ticket = ?1 AND k.decided IS NULL AND k.kind <> 'clash'", [ticket.as_str()])?;
    found.retain(|alarm| !matches!(alarm.matter, Matter::Text { .. }));
    Ok(found)
}

fn alarms(db: &Connection, which: &str, values: impl Params) -> Result<Vec<Alarm>, StoreError> {
    let mut find = db.prepare_cached(&format!(
        "SELECT k.id, k.ticket, t.key, c.id, k.matter, k.found, k.decided, k.decision
         FROM conflicts k LEFT JOIN tickets t ON t.id = k.ticket LEFT JOIN changes c ON c.seq = k.seq
         WHERE {which} ORDER BY k.id"
    ))?;
    let mut rows = find.query(values)?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push(alarm(row)?);
    }
    Ok(found)
}

fn alarm(row: &Row<'_>) -> Result<Alarm, StoreError> {
    let decided: Option<i64> = row.get(6)?;
    let word: Option<String> = row.get(7)?;
    Ok(Alarm {
        no: row.get(0)?,
        ticket: row.get::<_, Option<String>>(1)?.map(TicketId::new),
        key: row.get::<_, Option<String>>(2)?.map(|key| Clean::line(&key)),
        change: row.get::<_, Option<String>>(3)?.map(ChangeId::new),
        matter: serde_json::from_str(row.get_ref(4)?.as_str().unwrap_or_default())?,
        found: time(row.get(5)?),
        decided: decided.map(|at| (word.unwrap_or_default(), time(at))),
    })
}

/// Keeps what was found. A clash of the same change is the same one again, and so is a write that stands as often as
/// it did when somebody was told.
pub(super) fn raise(
    db: &Connection,
    ticket: Option<&TicketId>,
    seq: Option<i64>,
    matter: &Matter,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let json = serde_json::to_string(matter)?;
    let ticket = ticket.map(TicketId::as_str);
    if matches!(matter, Matter::Clash { .. }) {
        let known = db
            .prepare_cached(
                "UPDATE conflicts SET matter = ?2 WHERE kind = 'clash' AND seq IS ?1 AND decided IS NULL",
            )?
            .execute(params![seq, json])?;
        if known > 0 {
            return Ok(false);
        }
    } else if db
        .prepare_cached("SELECT 1 FROM conflicts WHERE kind = ?1 AND ticket IS ?2 AND matter = ?3")?
        .exists(params![matter.kind(), ticket, json])?
    {
        return Ok(false);
    }
    db.prepare_cached(
        "INSERT INTO conflicts (kind, ticket, seq, matter, found) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute(params![matter.kind(), ticket, seq, json, millis(now)])?;
    Ok(true)
}

/// Ends the clash of a change with a word for what was decided.
pub(super) fn decide(db: &Connection, seq: i64, decision: &str, now: Timestamp) -> Result<(), StoreError> {
    db.prepare_cached(
        "UPDATE conflicts SET decided = ?2, decision = ?3 WHERE kind = 'clash' AND seq = ?1 AND decided IS NULL",
    )?
    .execute(params![seq, millis(now), decision])?;
    Ok(())
}

/// How many alarms a ticket has.
pub(super) fn count(db: &Connection, ticket: Option<&TicketId>) -> Result<u32, StoreError> {
    let count = |sql: &str, values: &[&str]| -> Result<u32, StoreError> {
        let mut find = db.prepare_cached(sql)?;
        Ok(find.query_row(rusqlite::params_from_iter(values), |row| row.get(0))?)
    };
    match ticket {
        Some(ticket) => count(
            "SELECT count(*) FROM conflicts WHERE ticket = ?1 AND decided IS NULL AND kind IN ('overwrote', 'twice')",
            &[ticket.as_str()],
        ),
        None => count("SELECT count(*) FROM conflicts WHERE decided IS NULL AND kind <> 'clash'", &[]),
    }
}

/// The clashing fields of changes that leave together.
pub(super) fn of_group(db: &Connection, group: &[Queued]) -> Result<Vec<Clash>, StoreError> {
    let mut found: Vec<Clash> = Vec::new();
    for queued in group {
        let json: Option<String> = db
            .prepare_cached(
                "SELECT matter FROM conflicts WHERE kind = 'clash' AND seq = ?1 AND decided IS NULL",
            )?
            .query_row([queued.seq], |row| row.get(0))
            .optional()?;
        if let Some(json) = json {
            found.extend_from_slice(serde_json::from_str::<Matter>(&json)?.fields());
        }
    }
    for queued in group {
        let Some(ticket) = &queued.row.ticket else { continue };
        let Some((_, server)) = fold::server_row(db, ticket)? else { continue };
        for clash in &mut found {
            // Their value may have moved again since it was found; who did that is not known here.
            let now = value_in(&server, &clash.mine);
            if now != clash.theirs {
                (clash.theirs, clash.by, clash.at) = (now, None, None);
            }
        }
        for clash in clashing(&queued.row, &server) {
            match found.iter_mut().find(|known| known.name() == clash.name()) {
                // The last write of a field is the one that counts.
                Some(known) => known.mine = clash.mine,
                None => found.push(clash),
            }
        }
    }
    Ok(found)
}

fn clashing(row: &OutboxRow, server: &Ticket) -> Vec<Clash> {
    let Outgoing::Ticket(Patch { set, .. }) = &row.out else { return Vec::new() };
    set.iter()
        .filter_map(|mine| {
            let (was, theirs) = (row.base.value(mine)?.clone(), value_in(server, mine));
            let clash = Clash { was, theirs, mine: mine.clone(), by: None, at: None };
            (clash.theirs != clash.was && clash.theirs != clash.mine).then_some(clash)
        })
        .collect()
}
