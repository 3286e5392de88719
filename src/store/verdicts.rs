//! The verdicts on Tier 1's escalations: what was resolved is counted as every tally is; what went back stays open and is
//! looked up by its verdict. Adding up is `domain::verdicts`'s.

use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};

use super::fold::millis;
use super::people::clean;
use super::query::Compiled;
use super::{Store, StoreError, TallyQuery, ticket};
use crate::domain::ids::TicketId;
use crate::domain::tally::Dim;
use crate::domain::ticket::Verdict;
use crate::domain::verdicts::{Graded, Team};

/// Open with a verdict: sent back, or opened again since.
const WENT_BACK: &str = "t.open = 1 AND t.verdict IS NOT NULL AND t.updated >= ? AND t.updated < ?";

impl Store {
    /// What left us in the time of a query, by team, topic and verdict.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn graded(&self, query: &TallyQuery) -> Result<Vec<Graded>, StoreError> {
        let cells = self.cells(query, Dim::Verdict, &[Dim::Vendor, Dim::Site, Dim::Reason])?;
        let mut found: Vec<Graded> = cells
            .into_iter()
            .map(|cell| {
                let text = |nth: usize| cell.split.get(nth).and_then(Option::as_ref);
                Graded {
                    team: Team::new(
                        text(0).map(super::super::domain::clean::Clean::as_str),
                        text(1).map(super::super::domain::clean::Clean::as_str),
                    ),
                    topic: text(2).cloned().unwrap_or_default(),
                    verdict: cell.of.as_ref().and_then(|word| Verdict::parse(word.as_str())),
                    count: cell.sum.count,
                }
            })
            .collect();
        found.extend(self.inner.readers.read(|db| went_back(db, query))?);
        Ok(found)
    }

    /// The tickets with any of these verdicts that left us in the time of a query, the last first; `team` narrows them.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn graded_tickets(
        &self,
        query: &TallyQuery,
        verdicts: &[Verdict],
        team: Option<&Team>,
    ) -> Result<Vec<TicketId>, StoreError> {
        let words: Vec<String> = verdicts.iter().map(|one| format!("'{}'", one.as_str())).collect();
        let words = words.join(", ");
        self.inner.readers.read(|db| {
            let mut compiled = Compiled::new(&query.filter, query.me.as_ref(), query.now);
            let span = [query.span.since, query.span.until].map(millis).map(Value::Integer);
            compiled.and(
                &format!(
                    "t.gone = 0 AND t.verdict IN ({words})
                     AND (t.status >= 4 AND t.solved >= ? AND t.solved < ? OR {WENT_BACK})"
                ),
                span.iter().chain(&span).cloned(),
            );
            if let Some(team) = team {
                for (column, value) in [("t.vendor", &team.vendor), ("t.site", &team.site)] {
                    compiled.and(&format!("coalesce({column}, '') = ?"), [Value::Text(value.to_string())]);
                }
            }
            compiled.words_as_conditions();
            let mut find = db.prepare_cached(&format!(
                "SELECT t.id FROM tickets t WHERE {} ORDER BY coalesce(t.solved, t.updated) DESC, t.num DESC",
                compiled.sql()
            ))?;
            let rows = find.query_map(params_from_iter(&compiled.values), ticket::id)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The tickets for which somebody may have written what was missing: those that went back in the time of a query, and
    /// those that were sent back here.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn returned(&self, query: &TallyQuery) -> Result<Vec<TicketId>, StoreError> {
        self.inner.readers.read(|db| {
            let span = [query.span.since, query.span.until].map(millis);
            let mut find = db.prepare_cached(&format!(
                "SELECT t.id FROM tickets t WHERE t.gone = 0 AND {WENT_BACK}
                 UNION SELECT ticket FROM changes
                 WHERE kind = 'return' AND dropped IS NULL AND ticket IS NOT NULL AND at >= ? AND at < ?"
            ))?;
            let rows = find.query_map([span[0], span[1], span[0], span[1]], ticket::id)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

fn went_back(db: &Connection, query: &TallyQuery) -> Result<Vec<Graded>, StoreError> {
    let mut compiled = Compiled::new(&query.filter, query.me.as_ref(), query.now);
    compiled
        .and(WENT_BACK, [Value::Integer(millis(query.span.since)), Value::Integer(millis(query.span.until))]);
    compiled.words_as_conditions();
    let mut find = db.prepare_cached(&format!(
        "SELECT t.vendor, t.site, t.reason, t.verdict, count(*) FROM tickets t WHERE {} GROUP BY 1, 2, 3, 4",
        compiled.sql()
    ))?;
    let rows = find.query_map(params_from_iter(&compiled.values), |row| {
        let text = |column: usize| clean(row, column);
        Ok(Graded {
            team: Team { vendor: text(0)?, site: text(1)? },
            topic: text(2)?,
            verdict: Verdict::parse(text(3)?.as_str()),
            count: row.get::<_, i64>(4)?.max(0) as u64,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
