//! Solved tickets that read like this one, and the causes they had. The rarest words of a ticket decide:
//! ranking by a word that most tickets have costs much and says little.

use rusqlite::{Connection, Row, params};

use super::fold;
use super::people::{clean, optional};
use super::{RowNo, Store, StoreError, ticket};
use crate::domain::clean::Clean;
use crate::domain::filter::tokens;
use crate::domain::ids::TicketId;
use crate::domain::ticket::{Fact, Ticket};

/// Words of a ticket that are looked at, subject first.
const LOOKED_AT: usize = 40;
/// The rarest of them that are searched for.
const SEARCHED: usize = 10;
/// Newest hits that are ranked; the cost stays the same however many tickets there are.
const RANKED: i64 = 1_500;
/// Similar tickets whose causes are counted.
const COUNTED: usize = 30;

/// A solved ticket with a cause that reads like another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Similar {
    /// Where it stands in the file.
    pub row: RowNo,
    /// The CRM's id.
    pub id: TicketId,
    /// What people call it.
    pub key: Clean,
    /// Subject.
    pub subject: Clean,
    /// Root cause, a code.
    pub cause: Clean,
    /// What was done for the knowledge base.
    pub knowledge: Option<Clean>,
    /// What it is about.
    pub product: Option<Clean>,
}

impl Store {
    /// Solved tickets with a cause that read like this one, the closest first.
    ///
    /// # Errors
    /// [`StoreError::NoTicket`] where it is not held.
    pub fn similar(&self, ticket: &TicketId, limit: usize) -> Result<Vec<Similar>, StoreError> {
        self.inner.readers.read(|db| similar(db, ticket, limit))
    }

    /// The causes of similar tickets with how many had them, most frequent first.
    ///
    /// # Errors
    /// [`StoreError::NoTicket`] where it is not held.
    pub fn cause_suggestions(
        &self,
        ticket: &TicketId,
        limit: usize,
    ) -> Result<Vec<(Clean, u32)>, StoreError> {
        let mut counts: Vec<(Clean, u32)> = Vec::new();
        for one in self.similar(ticket, COUNTED)? {
            match counts.iter_mut().find(|(cause, _)| *cause == one.cause) {
                Some((_, count)) => *count += 1,
                None => counts.push((one.cause, 1)),
            }
        }
        // Stable: among equals the cause of the closer ticket stays first.
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        counts.truncate(limit);
        Ok(counts)
    }
}

fn similar(db: &Connection, id: &TicketId, limit: usize) -> Result<Vec<Similar>, StoreError> {
    let Some((num, ticket)) = fold::server_row(db, id)? else {
        return Err(StoreError::NoTicket(id.clone()));
    };
    let words = telling_words(db, &ticket)?;
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let query = words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" OR ");
    let mut find = db.prepare_cached(
        "SELECT t.id, t.num, t.key, t.subject, t.cause, t.knowledge, t.product
         FROM (SELECT rowid AS num, bm25(search, 4.0, 1.0, 2.0) AS distance FROM search
               WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?2) AS near
         CROSS JOIN tickets t ON t.num = near.num
         WHERE t.status >= 4 AND t.cause IS NOT NULL AND t.gone = 0 AND t.num <> ?3
         ORDER BY near.distance, t.num DESC LIMIT ?4",
    )?;
    let rows = find.query_map(params![query, RANKED, num, limit as i64], row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn row(row: &Row<'_>) -> rusqlite::Result<Similar> {
    Ok(Similar {
        id: ticket::id(row)?,
        row: RowNo(row.get(1)?),
        key: clean(row, 2)?,
        subject: clean(row, 3)?,
        cause: clean(row, 4)?,
        knowledge: optional(row, 5)?,
        product: optional(row, 6)?,
    })
}

/// The rarest words of a ticket that some other ticket has too, rarest first.
fn telling_words(db: &Connection, ticket: &Ticket) -> Result<Vec<String>, StoreError> {
    let mut words: Vec<String> = Vec::new();
    let facts = [Fact::Reason, Fact::Product].into_iter().filter_map(|fact| ticket.fact(fact));
    for text in [ticket.subject.as_str()].into_iter().chain(facts).chain([ticket.description.as_str()]) {
        for word in tokens(text) {
            // Numbers are dates, amounts and references: rare, and about this case only.
            let telling = word.chars().count() > 2 && !word.contains(|c: char| c.is_numeric());
            if telling && words.len() < LOOKED_AT && !words.contains(&word) {
                words.push(word);
            }
        }
    }
    let mut find = db.prepare_cached("SELECT doc FROM search_words WHERE term = ?1")?;
    let mut counted: Vec<(i64, String)> = Vec::new();
    for word in words {
        let count: i64 = find.query_map([&word], |row| row.get(0))?.next().transpose()?.unwrap_or(0);
        if count > 1 {
            counted.push((count, word));
        }
    }
    counted.sort_by_key(|(count, _)| *count);
    counted.truncate(SEARCHED);
    Ok(counted.into_iter().map(|(_, word)| word).collect())
}
