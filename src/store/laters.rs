//! What was put off on this desk: until when, for the column of the list, and what is still to be told.

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::fold::{self, millis};
use super::{Store, StoreError, ticket};
use crate::domain::change::Committed;
use crate::domain::ids::{ChangeId, TicketId};
use crate::domain::later::{Later, Reminder, breach, later};
use crate::domain::redact::Veil;
use crate::domain::ticket::{Entry, Ticket};

impl Store {
    /// What was put off and was not told to be back, the first to come back first.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn reminders(&self) -> Result<Vec<Reminder>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached(
                "SELECT ticket FROM changes INDEXED BY changes_later WHERE kind = 'later' AND dropped IS NULL
                 GROUP BY ticket",
            )?;
            let tickets: Vec<TicketId> = find.query_map([], ticket::id)?.collect::<Result<_, _>>()?;
            let mut found = Vec::new();
            for id in tickets {
                let Some(view) = ticket::view(db, &id)? else { continue };
                let Some(later) = still(db, later(&view.shown, &view.timeline, &view.journal))? else {
                    continue;
                };
                let veil = Veil::of(&view.shown, &view.timeline);
                found.push(Reminder {
                    ticket: id,
                    key: view.shown.key.clone(),
                    subject: veil.text(view.shown.subject.as_str()),
                    breach: breach(&view.shown),
                    text: veil.text(later.text.as_str()),
                    later,
                });
            }
            found.sort_by_key(|one| one.later.until);
            Ok(found)
        })
    }

    /// Keeps that these are back: they stay so, whatever becomes of their clocks.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn remind(&self, back: &[(ChangeId, TicketId)], now: Timestamp) -> Result<(), StoreError> {
        let back = back.to_vec();
        self.save(move |db, _| {
            let mut write = db.prepare_cached("INSERT OR IGNORE INTO reminded (id, at) VALUES (?1, ?2)")?;
            for (id, ticket) in &back {
                write.execute(params![id.as_str(), millis(now)])?;
                fold::refold(db, ticket)?;
            }
            Ok(())
        })
    }
}

/// Until when a ticket is put off, where nothing brought it back.
pub(super) fn of(
    db: &Connection,
    shown: &Ticket,
    timeline: &[Entry],
    journal: &[Committed],
) -> Result<Option<Timestamp>, StoreError> {
    let found = later(shown, timeline, journal).filter(|one| one.wrote.is_none());
    Ok(still(db, found)?.map(|one| one.until))
}

/// The same where it was not told to be back.
fn still(db: &Connection, later: Option<Later>) -> Result<Option<Later>, StoreError> {
    let Some(later) = later else { return Ok(None) };
    let told = db.prepare_cached("SELECT 1 FROM reminded WHERE id = ?1")?.exists([later.id.as_str()])?;
    Ok((!told).then_some(later))
}
