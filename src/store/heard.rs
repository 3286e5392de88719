//! What became of proposals and was not told here yet, whose tickets those were, and which tickets wait.

use std::collections::BTreeSet;

use jiff::Timestamp;
use rusqlite::params;

use super::fold::millis;
use super::people::clean;
use super::writer::Rank;
use super::{Among, Store, StoreError, ticket};
use crate::domain::clean::Clean;
use crate::domain::ids::{PersonId, ProposalKey, TicketId};
use crate::domain::proposal::{Part, Target, Word};

impl Store {
    /// Proposals that are out since `since` or later, with what was told of them.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn unheard(&self, since: Timestamp) -> Result<Vec<(ProposalKey, BTreeSet<Word>)>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached("SELECT key, target FROM proposals WHERE target IS NOT NULL")?;
            let mut told = db.prepare_cached("SELECT word FROM heard WHERE key = ?1")?;
            let mut rows = find.query([])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                let (key, target): (String, String) = (row.get(0)?, row.get(1)?);
                let target: Target = serde_json::from_str(&target)?;
                if !target.state.is_out() || target.since.is_none_or(|out| out < since) {
                    continue;
                }
                let words = told.query_map([&key], |row| row.get::<_, String>(0))?;
                let words: BTreeSet<Word> =
                    words.filter_map(|word| word.ok().and_then(|word| Word::parse(&word))).collect();
                if words.len() < Word::ALL.len() {
                    found.push((ProposalKey::new(key), words));
                }
            }
            Ok(found)
        })
    }

    /// Whether something that was said was told here.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn was_told(&self, key: &ProposalKey) -> Result<bool, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached("SELECT count(*) FROM heard WHERE key = ?1 AND word = ?2")?;
            let count: i64 = find.query_row([key.as_str(), Word::Said.as_str()], |row| row.get(0))?;
            Ok(count > 0)
        })
    }

    /// Keeps that something was told here.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn hear(&self, heard: &[(ProposalKey, Word)], now: Timestamp) -> Result<(), StoreError> {
        let heard = heard.to_vec();
        self.inner.writer.write(Rank::Person, move |db, _| {
            let mut write =
                db.prepare_cached("INSERT OR IGNORE INTO heard (key, word, at) VALUES (?1, ?2, ?3)")?;
            for (key, word) in &heard {
                write.execute(params![key.as_str(), word.as_str(), millis(now)])?;
            }
            Ok(())
        })
    }

    /// The part of a person in a cause (and its former codes), of what is meant: tickets that they resolved before `out`, and
    /// open tickets of anybody that carry the cause and wait.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn part(
        &self,
        me: Option<&PersonId>,
        causes: &[String],
        of: &Among<'_>,
        out: Timestamp,
    ) -> Result<Part, StoreError> {
        self.inner.readers.read(|db| {
            let mut resolved = db.prepare_cached(
                "SELECT count(*) FROM tickets WHERE solved < ?1 AND solved >= ?2 AND status >= 4 AND gone = 0
                   AND assignee_id = ?3 AND cause = ?4 COLLATE NOCASE AND (?5 IS NULL OR coalesce(product, '') = ?5)
                   AND (?6 = '' OR topic = ?6) AND NOT EXISTS (SELECT 1 FROM json_each(?7) WHERE value = topic)",
            )?;
            let mut waiting = db.prepare_cached(
                "SELECT id, key FROM tickets
                 WHERE open = 1 AND cause = ?1 COLLATE NOCASE AND (?2 IS NULL OR coalesce(product, '') = ?2)
                   AND (?3 = '' OR topic = ?3) AND NOT EXISTS (SELECT 1 FROM json_each(?4) WHERE value = topic) ORDER BY num",
            )?;
            let (topic, others) = of.topics()?;
            let mut part = Part::default();
            let from = millis(out).saturating_sub(REMEMBERED);
            for cause in causes {
                if let Some(me) = me {
                    let values = params![millis(out), from, me.as_str(), cause, of.product, topic, others];
                    part.resolved += resolved.query_row(values, |row| row.get::<_, u32>(0))?;
                }
                let rows = waiting.query_map(params![cause, of.product, topic, others], |row| {
                    Ok::<(TicketId, Clean), rusqlite::Error>((ticket::id(row)?, clean(row, 1)?))
                })?;
                part.waiting.extend(rows.collect::<Result<Vec<_>, _>>()?);
            }
            Ok(part)
        })
    }
}

/// The time before it was out in which a resolved ticket makes it somebody's: 180 days, in milliseconds.
const REMEMBERED: i64 = 180 * 86_400_000;
