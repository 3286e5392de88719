//! How long finished tickets are kept, and what a pull leaves out because it was purged or is older.

use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;

use super::fold::millis;
use super::purge::{self, Purged};
use super::writer::Rank;
use super::{Store, StoreError, places};
use crate::domain::ids::TicketId;
use crate::domain::ticket::{Person, Ticket};

const DAYS: &str = "retention-days";
const DONE: &str = "retained-day";

/// Tickets in one transaction: a person's commit waits for no more than this.
const BATCH: usize = 200;

impl Store {
    /// Purges what is finished and older than `days`; 0 keeps everything. Tickets with changes that have not
    /// arrived stay. Once a day; `None` where it was done today.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn retain(&self, days: u32, now: Timestamp) -> Result<Option<Purged>, StoreError> {
        let today = now.as_second().div_euclid(86_400).to_string();
        let kept = self.meta(DAYS)?;
        if kept.as_deref().unwrap_or("0") != days.to_string() {
            self.set_meta(DAYS, &days.to_string())?;
        } else if self.meta(DONE)?.as_deref() == Some(&today) {
            return Ok(None);
        }
        let mut sum = Purged::default();
        while let Some(since) = horizon(days, now) {
            let done = self.inner.writer.write(Rank::Pull, move |db, _| {
                let old = finished(db, since)?;
                if old.is_empty() {
                    return Ok(None);
                }
                purge::take_out(db, &old, "retention", now).map(Some)
            })?;
            let Some(done) = done else { break };
            sum.tickets += done.tickets;
            sum.entries += done.entries;
            sum.drafts += done.drafts;
            sum.texts += done.texts;
        }
        if sum.tickets > 0 {
            self.inner.writer.write(Rank::Pull, |db, _| purge::optimise(db))?;
            sum.files = super::backup::remove_all(self.path())?;
            sum.traceless = self.write_anew()?;
        }
        self.set_meta(DONE, &today)?;
        Ok(Some(sum))
    }
}

/// What was finished before this time is not kept; `None` keeps everything.
fn horizon(days: u32, now: Timestamp) -> Option<Timestamp> {
    (days > 0)
        .then(|| now.checked_sub(SignedDuration::from_hours(24 * i64::from(days))).unwrap_or(Timestamp::MIN))
}

fn finished(db: &Connection, since: Timestamp) -> Result<Vec<TicketId>, StoreError> {
    let mut find = db.prepare_cached(
        "SELECT id FROM tickets t WHERE open = 0 AND waiting = 0 AND attention = 0
             AND max(updated, coalesce(solved, updated)) < ?1
             AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.state <> 'sent' AND d.lane = 't:' || t.id)
         ORDER BY num LIMIT ?2",
    )?;
    let ids = find.query_map([millis(since), BATCH as i64], super::ticket::id)?;
    Ok(ids.collect::<Result<_, _>>()?)
}

/// What a pull leaves out.
pub(super) struct LeftOut {
    purges: bool,
    since: Option<Timestamp>,
}

impl LeftOut {
    pub(super) fn of(db: &Connection, now: Timestamp) -> Result<Self, StoreError> {
        let purges = db.prepare_cached("SELECT 1 FROM purged LIMIT 1")?.exists([])?;
        let days = places::meta(db, DAYS)?.and_then(|days| days.parse().ok()).unwrap_or(0);
        Ok(Self { purges, since: horizon(days, now) })
    }

    /// Whether a finished ticket that is not held stays out. Work is owed on an open one, so it comes in.
    pub(super) fn has(&self, db: &Connection, ticket: &Ticket) -> Result<bool, StoreError> {
        if ticket.status.is_open() && ticket.gone.is_none() {
            return Ok(false);
        }
        if self.since.is_some_and(|since| ticket.updated.max(ticket.solved.unwrap_or(ticket.updated)) < since)
        {
            return Ok(true);
        }
        if !self.purges {
            return Ok(false);
        }
        let customer = match &ticket.requester {
            Some(customer) => purge::is_purged(db, 'c', customer.id.as_str())?,
            None => false,
        };
        Ok(customer || purge::is_purged(db, 't', ticket.id.as_str())?)
    }

    /// Whether a person stays out of the list of people.
    pub(super) fn has_person(&self, db: &Connection, person: &Person) -> Result<bool, StoreError> {
        Ok(self.purges && purge::is_purged(db, 'c', person.id.as_str())?)
    }
}
