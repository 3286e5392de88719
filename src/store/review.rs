//! The cases that leads may look at: what was solved in a time, and what carries a risk. Which of them they are asked to
//! look at is `domain::review`'s.

use jiff::Timestamp;
use rusqlite::{Connection, Row, params};

use super::fold::{millis, time};
use super::people::{clean, optional};
use super::{Store, StoreError, ticket};
use crate::domain::ids::PersonId;
use crate::domain::redact::Veil;
use crate::domain::review::{Case, Risk};
use crate::domain::rewrite::TAG;
use crate::domain::tally::is_unknown;

/// What was solved since an instant, what was opened again or passed over since, and what waits with a proposed change.
const CASES: &str = "
    WITH wanted AS (
        SELECT num FROM tickets WHERE solved >= ?1
        UNION SELECT num FROM moves
            WHERE field = 'status' AND was IN ('solved', 'closed') AND became NOT IN ('solved', 'closed') AND at >= ?1
        UNION SELECT t.num FROM changes c JOIN tickets t ON t.id = c.ticket
            WHERE c.kind = 'skip' AND c.dropped IS NULL AND c.at >= ?1
        UNION SELECT num FROM tickets WHERE open = 1 AND instr(tags, ?2) > 0
    )
    SELECT t.id, t.key, t.subject, t.requester, t.assignee_id, t.assignee, coalesce(t.reason, t.product),
        CASE WHEN t.status >= 4 THEN t.solved END, t.status = 5, t.cause,
        EXISTS (SELECT 1 FROM changes c WHERE c.ticket = t.id AND c.kind = 'resolve' AND c.dropped IS NULL
                AND c.change ->> 'override_reason' IS NOT NULL)
            OR EXISTS (SELECT 1 FROM marked m WHERE m.verb = 'override' AND m.num = t.num),
        EXISTS (SELECT 1 FROM moves m WHERE m.num = t.num AND m.field = 'status' AND m.at >= ?1
                AND m.was IN ('solved', 'closed') AND m.became NOT IN ('solved', 'closed')),
        EXISTS (SELECT 1 FROM changes c WHERE c.ticket = t.id AND c.kind = 'skip' AND c.dropped IS NULL
                AND c.at >= ?1),
        instr(t.tags, ?2) > 0
    FROM wanted w JOIN tickets t ON t.num = w.num
    WHERE t.gone = 0 AND t.escalated = 1 ORDER BY t.num";

impl Store {
    /// The cases of our tier that were solved since an instant or carry a risk. A missed legal clock is not among the
    /// risks: it depends on the procedures.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn review_cases(&self, since: Timestamp) -> Result<Vec<Case>, StoreError> {
        self.inner.readers.read(|db| cases(db, since))
    }
}

fn cases(db: &Connection, since: Timestamp) -> Result<Vec<Case>, StoreError> {
    let mut find = db.prepare_cached(CASES)?;
    let rows = find.query_map(params![millis(since), format!("|{TAG}|")], case)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn case(row: &Row<'_>) -> rusqlite::Result<Case> {
    let requester = optional(row, 3)?;
    let veil = Veil::over(requester.iter().map(super::super::domain::clean::Clean::as_str));
    let solved = row.get::<_, Option<i64>>(7)?.map(time);
    let agent = match row.get::<_, Option<String>>(4)? {
        Some(id) => Some((PersonId::new(id), clean(row, 5)?)),
        None => None,
    };
    let cause = optional(row, 9)?;
    let is_unknown = solved.is_some() && cause.is_none_or(|code| is_unknown(code.as_str()));
    let flags = [
        (Risk::Overridden, row.get(10)?),
        (Risk::Reopened, row.get(11)?),
        (Risk::Unknown, is_unknown),
        (Risk::Skipped, row.get(12)?),
        (Risk::Rewrite, row.get(13)?),
    ];
    Ok(Case {
        ticket: ticket::id(row)?,
        key: clean(row, 1)?,
        subject: crate::domain::clean::Clean::line(&veil.text(clean(row, 2)?.as_str())),
        agent,
        topic: clean(row, 6)?,
        solved,
        closed: row.get(8)?,
        risks: flags.into_iter().filter(|(_, is): &(Risk, bool)| *is).map(|(risk, _)| risk).collect(),
    })
}
