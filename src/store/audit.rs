//! Who did what when, as a chain that shows whether anything was altered, put in, moved or taken out. Text
//! and salt of an entry live apart from its link and go with a purge. Not how it is checked: see `verify`.

use jiff::Timestamp;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use super::fold::{millis, time};
use super::writer::Rank;
use super::{Store, StoreError, places};
use crate::domain::ids::TicketId;
use crate::domain::ticket::Person;

/// Where the newest link is kept a second time, so that entries cut off at the end are missed.
pub(super) const HEAD: &str = "audit-head";

/// An entry with its link.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditEntry {
    /// Its number, from 1.
    pub seq: i64,
    /// What it says; `None` once it was purged.
    pub text: Option<AuditText>,
}

/// What an entry says.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditText {
    /// When.
    pub at: Timestamp,
    /// Who; `None` where nobody had signed in.
    pub by: Option<Person>,
    /// On which ticket.
    pub ticket: Option<TicketId>,
    /// The change's kind, or `dropped`, `decided`, `exported`, `purged`, `salvaged`.
    pub what: String,
    /// The change itself, or what belongs to the kind.
    pub detail: Value,
}

/// Columns of an entry with everything that its digest covers, in its order: the text's own row, then the
/// row of the change that it is.
pub(super) const ENTRIES: &str = "
    SELECT a.seq, a.digest, a.chain, x.salt,
        x.change, x.at, x.by, x.ticket, x.what, x.detail,
        c.seq, c.id, c.act, c.ticket, c.by, c.at, c.kind, c.change
    FROM audit a LEFT JOIN audit_texts x ON x.seq = a.seq LEFT JOIN changes c ON c.seq = x.change
    ORDER BY a.seq";

impl Store {
    /// Puts into the audit what was done without a change: an export, for example.
    ///
    /// # Errors
    /// Only faults of the file; then it may not be done.
    pub fn record(
        &self,
        what: &'static str,
        detail: Value,
        by: Option<&Person>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let by = by.map(serde_json::to_string).transpose()?;
        self.inner.writer.write(Rank::Person, move |db, _| note(db, what, None, &detail, by.as_deref(), now))
    }

    /// The audit, oldest first.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn audit(&self) -> Result<Vec<AuditEntry>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached(ENTRIES)?;
            let mut rows = find.query([])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(AuditEntry { seq: row.get(0)?, text: text(row)? });
            }
            Ok(found)
        })
    }
}

fn text(row: &Row<'_>) -> Result<Option<AuditText>, StoreError> {
    if row.get_ref(3)? == ValueRef::Null {
        return Ok(None);
    }
    let (by, ticket, at, what, detail) =
        if row.get_ref(4)? == ValueRef::Null { (6, 7, 5, 8, 9) } else { (14, 13, 15, 16, 17) };
    let optional = |column: usize| Ok::<_, StoreError>(row.get::<_, Option<String>>(column)?);
    Ok(Some(AuditText {
        at: time(row.get::<_, Option<i64>>(at)?.unwrap_or_default()),
        by: optional(by)?.map(|by| serde_json::from_str(&by)).transpose()?,
        ticket: optional(ticket)?.map(TicketId::new),
        what: optional(what)?.unwrap_or_default(),
        detail: optional(detail)?.map_or(Ok(Value::Null), |detail| serde_json::from_str(&detail))?,
    }))
}

/// Chains a row of the journal, in the transaction that wrote it.
pub(super) fn note_change(db: &Connection, change: i64) -> Result<(), StoreError> {
    let seq = next(db)?;
    db.prepare_cached("INSERT INTO audit_texts (seq, salt, change) VALUES (?1, randomblob(32), ?2)")?
        .execute([seq, change])?;
    link(db, seq)
}

/// Chains anything else, in the transaction in which it happens. `by` is the JSON of a person.
pub(super) fn note(
    db: &Connection,
    what: &str,
    ticket: Option<&TicketId>,
    detail: &Value,
    by: Option<&str>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let seq = next(db)?;
    db.prepare_cached(
        "INSERT INTO audit_texts (seq, salt, at, by, ticket, what, detail)
         VALUES (?1, randomblob(32), ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute(params![seq, millis(now), by, ticket.map(TicketId::as_str), what, detail.to_string()])?;
    link(db, seq)
}

/// The person who has signed in, as JSON: whoever drops or decides.
pub(super) fn actor(db: &Connection) -> Result<Option<String>, StoreError> {
    places::meta(db, "me")
}

/// Chains what the journal held before there was a chain.
pub(super) fn chain_journal(db: &Connection) -> Result<(), StoreError> {
    let mut find = db.prepare("SELECT seq, id, ticket, by, dropped FROM changes ORDER BY seq")?;
    let mut rows = find.query([])?;
    let mut taken_back = Vec::new();
    while let Some(row) = rows.next()? {
        note_change(db, row.get(0)?)?;
        if let Some(at) = row.get::<_, Option<i64>>(4)? {
            let ticket: Option<String> = row.get(2)?;
            taken_back.push((at, row.get::<_, String>(1)?, ticket, row.get::<_, String>(3)?));
        }
    }
    taken_back.sort();
    for (at, id, ticket, by) in taken_back {
        let detail = serde_json::json!({ "change": id });
        note(db, "dropped", ticket.map(TicketId::new).as_ref(), &detail, Some(&by), time(at))?;
    }
    Ok(())
}

/// The link before the next one is written: its number is taken at once, because the text refers to it.
fn next(db: &Connection) -> Result<i64, StoreError> {
    let last: i64 =
        db.prepare_cached("SELECT coalesce(max(seq), 0) FROM audit")?.query_row([], |row| row.get(0))?;
    db.prepare_cached("INSERT INTO audit (seq, digest, chain) VALUES (?1, x'', x'')")?.execute([last + 1])?;
    Ok(last + 1)
}

fn link(db: &Connection, seq: i64) -> Result<(), StoreError> {
    let sql = ENTRIES.replace("ORDER BY a.seq", "WHERE a.seq = ?1");
    let digest = db.prepare_cached(&sql)?.query_row([seq], digest)?;
    let before: Option<Vec<u8>> = db
        .prepare_cached("SELECT chain FROM audit WHERE seq = ?1")?
        .query_row([seq - 1], |row| row.get(0))
        .optional()?;
    let chain = chained(before.as_deref().unwrap_or(&[0; 32]), seq, &digest);
    db.prepare_cached("UPDATE audit SET digest = ?2, chain = ?3 WHERE seq = ?1")?
        .execute(params![seq, digest, chain])?;
    places::put_meta(db, HEAD, &head(seq, &chain))
}

/// SHA-256 over salt and text of a row of [`ENTRIES`]: each value with its type and length, so that nothing
/// can move from one column to the next.
pub(super) fn digest(row: &Row<'_>) -> rusqlite::Result<[u8; 32]> {
    let mut hash = Sha256::new();
    for column in 3..18 {
        let (kind, bytes): (u8, &[u8]) = match row.get_ref(column)? {
            ValueRef::Null => (0, &[]),
            ValueRef::Integer(number) => {
                hash.update([1]);
                hash.update(number.to_be_bytes());
                continue;
            }
            ValueRef::Real(number) => {
                hash.update([2]);
                hash.update(number.to_be_bytes());
                continue;
            }
            ValueRef::Text(bytes) => (3, bytes),
            ValueRef::Blob(bytes) => (4, bytes),
        };
        hash.update([kind]);
        hash.update((bytes.len() as u64).to_be_bytes());
        hash.update(bytes);
    }
    Ok(hash.finalize().into())
}

/// SHA-256 over the link before, the number and the digest.
pub(super) fn chained(before: &[u8], seq: i64, digest: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(before);
    hash.update(seq.to_be_bytes());
    hash.update(digest);
    hash.finalize().into()
}

/// A link as people note it down: its number and its value.
pub(super) fn head(seq: i64, chain: &[u8]) -> String {
    use std::fmt::Write as _;
    chain.iter().fold(format!("{seq}:"), |mut text, byte| {
        // Writing into a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
