//! Time that was spent with tickets on this desk, and what of it goes along with a change. What counts as time is
//! `domain::focus`'s.

use jiff::SignedDuration;
use rusqlite::{Connection, params};

use super::fold::Waiting;
use super::writer::Rank;
use super::{Store, StoreError};
use crate::domain::change::FieldValue;
use crate::domain::focus::{self, Stretch};
use crate::domain::ids::{ChangeId, TicketId};
use crate::domain::ticket::{Fact, Ticket};

/// What was spent and is told by no change that still counts.
const UNTOLD: &str = "ticket = ?1 AND (told = '' OR EXISTS
    (SELECT 1 FROM changes c WHERE c.id = focus.told AND c.dropped IS NOT NULL))";

impl Store {
    /// Adds time that was spent with a ticket.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn spend(&self, stretch: &Stretch) -> Result<(), StoreError> {
        let (ticket, millis) = (stretch.ticket.clone(), stretch.spent.as_millis());
        let millis = i64::try_from(millis).unwrap_or(i64::MAX);
        self.inner.writer.write(Rank::Person, move |db, _| {
            db.prepare_cached(
                "INSERT INTO focus (ticket, millis) SELECT id, ?2 FROM tickets WHERE id = ?1
                 ON CONFLICT (ticket, told) DO UPDATE SET millis = millis + excluded.millis",
            )?
            .execute(params![ticket.as_str(), millis])?;
            Ok(())
        })
    }

    /// What was spent with a ticket on this desk and the CRM was not told.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn untold(&self, ticket: &TicketId) -> Result<SignedDuration, StoreError> {
        self.inner.readers.read(|db| untold(db, ticket))
    }
}

fn untold(db: &Connection, ticket: &TicketId) -> Result<SignedDuration, StoreError> {
    let sql = format!("SELECT coalesce(sum(millis), 0) FROM focus WHERE {UNTOLD}");
    let millis: i64 = db.prepare_cached(&sql)?.query_row([ticket.as_str()], |row| row.get(0))?;
    Ok(SignedDuration::from_millis(millis))
}

/// The field that tells with this change what was not told before; from now on the change has it.
pub(super) fn told_with(
    db: &Connection,
    ticket: &TicketId,
    server: &Ticket,
    change: &ChangeId,
) -> Result<Option<FieldValue>, StoreError> {
    let spent = untold(db, ticket)?;
    let shown = Waiting::of(db, ticket)?;
    let Some(value) = focus::told(shown.over(server).fact(Fact::Focus), spent) else { return Ok(None) };
    db.prepare_cached(&format!("DELETE FROM focus WHERE {UNTOLD}"))?.execute([ticket.as_str()])?;
    db.prepare_cached("INSERT INTO focus (ticket, told, millis) VALUES (?1, ?2, ?3)")?.execute(params![
        ticket.as_str(),
        change.as_str(),
        i64::try_from(spent.as_millis()).unwrap_or(i64::MAX)
    ])?;
    Ok(Some(value))
}
