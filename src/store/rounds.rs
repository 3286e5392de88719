//! Rounds by id through the open tickets of our tier: what comes next, and what was not found the last time either. Not
//! when a round is made: that is `sync`'s.

use std::collections::BTreeSet;

use rusqlite::OptionalExtension as _;
use serde::{Deserialize, Serialize};

use super::writer::Rank;
use super::{Store, StoreError, places};
use crate::domain::ids::TicketId;

/// The fact that says how far the round is.
const ROUND: &str = "round";

/// How far a round is, for the process that goes on with it.
#[derive(Debug, Default, PartialEq, Serialize, Deserialize)]
struct Round {
    /// Row numbers above this one are still to come; absent where it begins at the front.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    after: Option<i64>,
    /// Tickets that were asked for and not found.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    absent: BTreeSet<TicketId>,
}

impl Store {
    /// The next open tickets of our tier that a round asks for, at most `most`; from the front again after the last one.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn round(&self, most: usize) -> Result<Vec<TicketId>, StoreError> {
        self.inner.readers.read(|db| {
            let after = known(db)?.after.unwrap_or(i64::MIN);
            let mut find = db.prepare_cached(
                "SELECT id FROM tickets WHERE open = 1 AND escalated = 1 AND num > ?1 ORDER BY num LIMIT ?2",
            )?;
            let mut from = |after: i64| -> Result<Vec<TicketId>, StoreError> {
                let most = i64::try_from(most).unwrap_or(i64::MAX);
                Ok(find.query_map([after, most], super::ticket::id)?.collect::<Result<_, _>>()?)
            };
            let next = from(after)?;
            if next.is_empty() && after > i64::MIN { from(i64::MIN) } else { Ok(next) }
        })
    }

    /// Notes what a round asked for, at most `most`, and what of it was not found. Gives what was not found the last time
    /// either, by whichever process asked.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn note_round(
        &self,
        most: usize,
        asked: Vec<TicketId>,
        absent: BTreeSet<TicketId>,
    ) -> Result<Vec<TicketId>, StoreError> {
        self.inner.writer.write(Rank::Pull, move |db, _| {
            let mut round = known(db)?;
            let (twice, once): (Vec<_>, Vec<_>) =
                absent.into_iter().partition(|id| round.absent.contains(id));
            for id in &asked {
                round.absent.remove(id);
            }
            round.absent.extend(once);
            // Fewer than could have been asked for were the last ones.
            let last = asked.last().filter(|_| asked.len() >= most);
            round.after = match last {
                Some(id) => db
                    .prepare_cached("SELECT num FROM tickets WHERE id = ?1")?
                    .query_row([id.as_str()], |row| row.get(0))
                    .optional()?,
                None => None,
            };
            if round == Round::default() {
                db.prepare_cached("DELETE FROM meta WHERE name = ?1")?.execute([ROUND])?;
            } else {
                places::put_meta(db, ROUND, &serde_json::to_string(&round)?)?;
            }
            Ok(twice)
        })
    }
}

/// What is kept of the round; one that cannot be read begins again.
fn known(db: &rusqlite::Connection) -> Result<Round, StoreError> {
    Ok(places::meta(db, ROUND)?.and_then(|json| serde_json::from_str(&json).ok()).unwrap_or_default())
}
