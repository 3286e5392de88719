//! Articles and requests as their targets list them, ours or not, and how tickets used them.

use std::collections::BTreeMap;

use rusqlite::params;

use super::fold;
use super::people::clean;
use super::writer::Rank;
use super::{Store, StoreError, ticket};
use crate::domain::article::{Use, named, uses};
use crate::domain::clean::Clean;
use crate::domain::ids::{ProposalKey, TicketId};
use crate::domain::proposal::{Kind, Target};

impl Store {
    /// Keeps what a target lists, instead of what it listed before. Returns whether anything is new.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn put_documents(&self, kind: Kind, documents: &[Target]) -> Result<bool, StoreError> {
        if self.documents(kind)? == documents {
            return Ok(false);
        }
        let documents = documents.to_vec();
        self.inner.writer.write(Rank::Pull, move |db, _| {
            db.execute("DELETE FROM documents WHERE kind = ?1", [kind.as_str()])?;
            let mut write = db.prepare_cached(
                "INSERT OR REPLACE INTO documents (kind, id, place, json) VALUES (?1, ?2, ?3, ?4)",
            )?;
            for (place, document) in documents.iter().enumerate() {
                let json = serde_json::to_string(document)?;
                write.execute(params![kind.as_str(), document.id.as_str(), place as i64, json])?;
            }
            Ok(true)
        })
    }

    /// What a target lists.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn documents(&self, kind: Kind) -> Result<Vec<Target>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached("SELECT json FROM documents WHERE kind = ?1 ORDER BY place")?;
            let rows = find.query_map([kind.as_str()], |row| row.get::<_, String>(0))?;
            rows.map(|json| Ok(serde_json::from_str(&json?)?)).collect()
        })
    }

    /// How often each article was used, by the tickets that name it.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn article_uses(&self) -> Result<BTreeMap<String, Use>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached(
                "SELECT knowledge, key, solved FROM tickets
                 WHERE gone = 0 AND (knowledge GLOB 'linked:*' OR knowledge GLOB 'flagged:*') ORDER BY num",
            )?;
            let rows = find.query_map([], |row| {
                let solved: Option<i64> = row.get(2)?;
                Ok((clean(row, 0)?, clean(row, 1)?, solved.map(fold::time)))
            })?;
            let rows: Vec<(Clean, Clean, _)> = rows.collect::<Result<_, _>>()?;
            Ok(uses(rows.iter().map(|(field, key, solved)| (field.as_str(), key, *solved))))
        })
    }

    /// The tickets that name an article, the last first.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn naming(&self, article: &str) -> Result<Vec<TicketId>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached(
                "SELECT id, knowledge FROM tickets
                 WHERE gone = 0 AND (knowledge GLOB 'linked:*' OR knowledge GLOB 'flagged:*') ORDER BY num DESC",
            )?;
            let mut rows = find.query([])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                if named(clean(row, 1)?.as_str()).is_some_and(|(_, id, _)| id == article) {
                    found.push(ticket::id(row)?);
                }
            }
            Ok(found)
        })
    }

    /// The tickets that were solved last with a word on knowledge and are not closed for good.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn knowing(&self, limit: usize) -> Result<Vec<TicketId>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached(
                "SELECT id FROM tickets WHERE gone = 0 AND status = 4 AND knowledge IS NOT NULL
                 ORDER BY solved DESC, num DESC LIMIT ?1",
            )?;
            let rows = find.query_map(params![limit as i64], ticket::id)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The keys of the proposals that a target has, by its own ids.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn target_keys(&self, kind: Kind) -> Result<BTreeMap<String, ProposalKey>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db
                .prepare_cached("SELECT key, target FROM proposals WHERE kind = ?1 AND target IS NOT NULL")?;
            let mut rows = find.query([kind.as_str()])?;
            let mut found = BTreeMap::new();
            while let Some(row) = rows.next()? {
                let target: Target = serde_json::from_str(&row.get::<_, String>(1)?)?;
                found.insert(target.id.to_string(), ProposalKey::new(row.get::<_, String>(0)?));
            }
            Ok(found)
        })
    }

    /// The knowledge actions of tickets, as far as they have one.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn knowledge_of(&self, tickets: &[TicketId]) -> Result<Vec<Clean>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find =
                db.prepare_cached("SELECT knowledge FROM tickets WHERE id = ?1 AND knowledge IS NOT NULL")?;
            let mut found = Vec::new();
            for ticket in tickets {
                let rows = find.query_map([ticket.as_str()], |row| clean(row, 0))?;
                found.extend(rows.collect::<Result<Vec<_>, _>>()?);
            }
            Ok(found)
        })
    }
}
