//! A person's changes: journal, delivery and what is shown, in one transaction.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::fold::{self, millis};
use super::send::Base;
use super::{Store, StoreError, audit, drafts, focus};
use crate::domain::able::Part;
use crate::domain::act::told_once;
use crate::domain::change::{NewChange, Outgoing};
use crate::domain::delivery::Delivery;
use crate::domain::focus::is_told_with;
use crate::domain::ids::{ChangeId, TicketId};
use crate::domain::ticket::{Fact, Person};

impl Store {
    /// Commits one act: all of it or nothing. When it returns, the changes are on the disk. A change whose
    /// id is already known is passed over, so that a repeated key press makes one. A draft of the change's
    /// kind on its ticket ends with it.
    ///
    /// # Errors
    /// [`StoreError::NoTicket`] where a ticket is not held, [`StoreError::NoPlace`] where the CRM could not take it;
    /// nothing is saved then.
    pub fn commit(
        &self,
        changes: &[NewChange],
        by: &Person,
        now: Timestamp,
    ) -> Result<Vec<ChangeId>, StoreError> {
        let able = self.able()?;
        // What goes along for colleagues stands in nobody's way where the CRM has no place for it.
        let changes = told_once(changes.to_vec(), able.as_ref());
        let ids: Vec<ChangeId> = changes.iter().map(|change| change.id.clone()).collect();
        let Some(act) = ids.first().cloned() else { return Ok(ids) };
        let tells = able.as_ref().is_some_and(|able| able.lacks(Part::Fact(Fact::Focus)).is_none());
        if let Some(able) = able {
            let refused = changes.iter().filter_map(|change| change.out.as_ref());
            if let Some(say) = refused.into_iter().find_map(|out| able.refuses(out)) {
                return Err(StoreError::NoPlace(say));
            }
        }
        let by = serde_json::to_string(by)?;
        let saved = self.save(move |db, _| {
            let mut touched = BTreeSet::new();
            for change in &changes {
                if write(db, change, (&act, &by, now), tells)? {
                    touched.extend(&change.ticket);
                }
            }
            for ticket in touched {
                fold::refold(db, ticket)?;
            }
            Ok(())
        });
        match saved {
            // The disk failed at the last step: whether it has them, only the file itself can say.
            Err(fault) if fault.is_io() && self.has_arrived(&ids).unwrap_or(false) => Ok(ids),
            saved => saved.map(|()| ids),
        }
    }

    /// Whether all of these changes stand in the file, opened anew, and the disk takes them from its log.
    fn has_arrived(&self, ids: &[ChangeId]) -> Result<bool, StoreError> {
        let ids = ids.to_vec();
        self.inner.writer.outside(move |db| {
            for id in &ids {
                if !db.prepare_cached("SELECT 1 FROM changes WHERE id = ?1")?.exists([id.as_str()])? {
                    return Ok(false);
                }
            }
            db.pragma_update(None, "synchronous", "FULL")?;
            // What a failed fsync left in memory only is written a second time, into the file itself.
            let busy: i64 = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
            Ok(busy == 0)
        })
    }
}

/// Returns whether the change is new. `tells` where the CRM has a field for the time that was spent with a ticket.
fn write(
    db: &Connection,
    new: &NewChange,
    (act, by, now): (&ChangeId, &str, Timestamp),
    tells: bool,
) -> Result<bool, StoreError> {
    let written = db
        .prepare_cached(
            "INSERT INTO changes (id, act, ticket, by, at, kind, change) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
             ON CONFLICT (id) DO NOTHING",
        )?
        .execute(params![
            new.id.as_str(),
            act.as_str(),
            new.ticket.as_ref().map(TicketId::as_str),
            by,
            millis(now),
            new.change.kind(),
            serde_json::to_string(&new.change)?
        ])?;
    if written == 0 {
        return Ok(false);
    }
    let seq = db.last_insert_rowid();
    audit::note_change(db, seq)?;
    let server = match &new.ticket {
        Some(ticket) => {
            let row = fold::server_row(db, ticket)?.ok_or_else(|| StoreError::NoTicket(ticket.clone()))?;
            drafts::become_change(db, ticket, new, act)?;
            Some(row.1)
        }
        None => None,
    };
    let Some(mut out) = new.out.clone() else { return Ok(true) };
    if let (true, Outgoing::Ticket(patch), Some(ticket), Some(server)) =
        (tells && is_told_with(&new.change), &mut out, &new.ticket, &server)
    {
        patch.set.extend(focus::told_with(db, ticket, server, &new.id)?);
    }
    let (lane, base) = match (&out, &new.ticket, &server) {
        (Outgoing::Ticket(patch), Some(ticket), Some(server)) => {
            (fold::lane(ticket), Base::of(server, patch))
        }
        (Outgoing::Article(document) | Outgoing::Feedback(document), ..) => {
            (format!("p:{}", document.key), Base::default())
        }
        // An update without a ticket has nowhere to go; no rule of `domain` makes one.
        (Outgoing::Ticket(_), ..) => return Ok(true),
    };
    db.prepare_cached(
        "INSERT INTO deliveries (seq, lane, state, out, base, updated) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![
        seq,
        lane,
        Delivery::Queued.as_str(),
        serde_json::to_string(&out)?,
        serde_json::to_string(&base)?,
        millis(now)
    ])?;
    Ok(true)
}
