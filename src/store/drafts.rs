//! Texts that somebody is still writing. They survive a crash and end with the change they become.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::fold::millis;
use super::send::Queued;
use super::{Store, StoreError, conflicts};
use crate::domain::change::{Change, NewChange};
use crate::domain::clean::Clean;
use crate::domain::conflict::{Matter, merged};
use crate::domain::ids::{ChangeId, TicketId};
use crate::domain::rewrite;

/// Before the name of a draft that became a change of an act, until that act is out.
const UNDO: &str = "undo:";

impl Store {
    /// Keeps what is being written over `base`, the text that this window last read or kept. Where another window kept
    /// something else meanwhile, both are brought together by line; where they cannot be, this one stays and the other
    /// is kept as an alarm. Returns what is kept now.
    ///
    /// `kind` is the kind of the change it will become (`note`, `reply`, `resolve`, `return`): committing that change
    /// ends the draft. An empty text ends it too.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn keep_draft(
        &self,
        ticket: &TicketId,
        kind: &str,
        base: &str,
        text: &Clean,
        now: Timestamp,
    ) -> Result<Clean, StoreError> {
        let (ticket, kind, base, text) = (ticket.clone(), kind.to_owned(), base.to_owned(), text.clone());
        self.save(move |db, _| {
            let theirs = read(db, &ticket, &kind)?.unwrap_or_default();
            let kept = if let Some(kept) = both(&base, &text, &theirs) {
                kept
            } else {
                let matter = Matter::Text { of: kind.clone(), text: Clean::text(&readable(&theirs)) };
                conflicts::raise(db, Some(&ticket), None, &matter, now)?;
                text.clone()
            };
            if kept.is_empty() {
                end(db, &ticket, &kind)?;
            } else {
                put(db, &ticket, &kind, kept.as_str(), now)?;
            }
            Ok(kept)
        })
    }

    /// What was being written.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn draft(&self, ticket: &TicketId, kind: &str) -> Result<Option<Clean>, StoreError> {
        self.inner.readers.read(|db| Ok(read(db, ticket, kind)?.map(|text| Clean::text(&text))))
    }

    /// All that is being written on a ticket, as kind and text.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn drafts(&self, ticket: &TicketId) -> Result<Vec<(String, Clean)>, StoreError> {
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached(
                "SELECT kind, text FROM drafts WHERE ticket = ?1 AND kind NOT GLOB 'undo:*' ORDER BY kind",
            )?;
            let rows = find.query_map([ticket.as_str()], |row| {
                Ok((row.get(0)?, Clean::text(row.get_ref(1)?.as_str()?)))
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

pub(super) fn end(db: &Connection, ticket: &TicketId, kind: &str) -> Result<(), StoreError> {
    db.prepare_cached("DELETE FROM drafts WHERE ticket = ?1 AND kind = ?2")?
        .execute([ticket.as_str(), kind])?;
    Ok(())
}

fn read(db: &Connection, ticket: &TicketId, kind: &str) -> Result<Option<String>, StoreError> {
    let mut find = db.prepare_cached("SELECT text FROM drafts WHERE ticket = ?1 AND kind = ?2")?;
    Ok(find.query_row([ticket.as_str(), kind], |row| row.get(0)).optional()?)
}

fn put(db: &Connection, ticket: &TicketId, kind: &str, text: &str, now: Timestamp) -> Result<(), StoreError> {
    db.prepare_cached("INSERT OR REPLACE INTO drafts (ticket, kind, text, at) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![ticket.as_str(), kind, text, millis(now)])?;
    Ok(())
}

/// Two windows' texts as one, where that can be: a sheet (kept as JSON) is never mixed.
pub(super) fn both(base: &str, mine: &Clean, theirs: &str) -> Option<Clean> {
    let is_sheet = theirs.starts_with('{') && mine.as_str().starts_with('{');
    if theirs == base || theirs == mine.as_str() || theirs.is_empty() {
        return Some(mine.clone());
    }
    if is_sheet {
        return None;
    }
    merged(base, mine.as_str(), theirs).map(|text| Clean::text(&text))
}

/// What a person wrote, also in a sheet.
fn readable(text: &str) -> String {
    match serde_json::from_str(text) {
        Ok(serde_json::Value::Object(fields)) => {
            let written =
                fields.values().filter_map(serde_json::Value::as_str).filter(|text| !text.is_empty());
            written.collect::<Vec<_>>().join("\n")
        }
        _ => text.to_owned(),
    }
}

/// The name under which the text of a change was being written.
fn kind_of(change: &Change) -> String {
    match change {
        Change::Answer { input, .. } => format!("answer:{input}"),
        Change::Ask { step: Some(step), .. } => format!("ask:{step}"),
        Change::Answered { ask, .. } => format!("answered:{ask}"),
        // A proposed change of a procedure is a note too, and another text than the note that may be half written.
        Change::Note { text } => {
            let proposed = rewrite::of_text(text).map(|one| format!("rewrite:{}", one.step));
            proposed.unwrap_or_else(|| change.kind().to_owned())
        }
        change => change.kind().to_owned(),
    }
}

/// The draft became a change. While it has not left, it can still be taken back and be a draft again.
pub(super) fn become_change(
    db: &Connection,
    ticket: &TicketId,
    new: &NewChange,
    act: &ChangeId,
) -> Result<(), StoreError> {
    let kind = kind_of(&new.change);
    if new.out.is_none() {
        return end(db, ticket, &kind);
    }
    db.prepare_cached("UPDATE OR REPLACE drafts SET kind = ?3 WHERE ticket = ?1 AND kind = ?2")?
        .execute(params![ticket.as_str(), kind, format!("{UNDO}{act}:{kind}")])?;
    Ok(())
}

/// The act is out: its drafts are no longer needed.
pub(super) fn forget(db: &Connection, queued: &Queued) -> Result<(), StoreError> {
    if let Some(ticket) = &queued.row.ticket {
        db.prepare_cached("DELETE FROM drafts WHERE ticket = ?1 AND kind GLOB ?2")?
            .execute(params![ticket.as_str(), format!("{UNDO}{}:*", queued.act)])?;
    }
    Ok(())
}

/// A change was taken back: what was written is a draft again, unless another one was begun.
pub(super) fn bring_back(
    db: &Connection,
    ticket: &TicketId,
    act: &str,
    change: &Change,
    now: Timestamp,
) -> Result<(), StoreError> {
    let kind = kind_of(change);
    let kept = format!("{UNDO}{act}:{kind}");
    let was = db
        .prepare_cached("UPDATE OR IGNORE drafts SET kind = ?3 WHERE ticket = ?1 AND kind = ?2")?
        .execute(params![ticket.as_str(), kept, kind])?;
    end(db, ticket, &kept)?;
    if let (0, Change::Note { text } | Change::Reply { text, .. }) = (was, change)
        && !kind.starts_with("rewrite:")
        && read(db, ticket, &kind)?.is_none()
    {
        put(db, ticket, &kind, text.as_str(), now)?;
    }
    Ok(())
}
