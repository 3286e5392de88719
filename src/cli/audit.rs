//! The audit: is it whole, and what does it say.

use serde_json::json;

use super::args::{Audit, Export, What};
use super::export;
use super::fail::Fail;
use super::output;
use super::session::Session;
use crate::domain::redact::Veil;
use crate::report::{Keys, audit_document, audit_table};
use crate::store::{AuditEntry, Store};

/// `audit …`.
pub fn audit(session: &mut Session, wanted: &Audit) -> Result<(), Fail> {
    match wanted {
        Audit::Verify { head } => verify(session, head.as_deref()),
        Audit::List { limit } => list(session, *limit),
        Audit::Export(wanted) => {
            export::export(session, &Export { what: Some(What::Audit), ..wanted.clone() })
        }
    }
}

fn verify(session: &mut Session, noted: Option<&str>) -> Result<(), Fail> {
    let (store, _) = session.reading()?;
    let found = store.verify_audit(noted)?;
    let words = session.words();
    let why = found.broken.as_ref().map(|broken| words.get(&format!("audit-break-{}", broken.why.as_str())));
    let document = json!({
        "ok": found.broken.is_none(),
        "entries": found.entries,
        "purged": found.purged,
        "lost": found.lost,
        "head": found.head,
        "broken": found.broken.as_ref().map(|broken| json!({"seq": broken.seq, "why": broken.why.as_str(), "words": why})),
    });
    if session.out.is_json() {
        session.out.one(&document, String::new);
    }
    let Some(broken) = &found.broken else {
        if !session.out.is_json() {
            let [entries, purged, lost] =
                [found.entries, found.purged, found.lost].map(|count| count.to_string());
            let args =
                [("entries", entries.as_str()), ("purged", &purged), ("lost", &lost), ("head", &found.head)];
            output::print(&(words.with("audit-whole", &args) + "\n"));
        }
        return Ok(());
    };
    let seq = broken.seq.to_string();
    output::notice(&words.with("audit-broken", &[("seq", &seq), ("why", &why.unwrap_or_default())]));
    // Told already: only the status is left to say it.
    Err(Fail::Refused(Vec::new()))
}

fn list(session: &mut Session, limit: Option<usize>) -> Result<(), Fail> {
    let (store, _) = session.reading()?;
    let mut entries = store.audit()?;
    if let Some(limit) = limit {
        entries.drain(..entries.len().saturating_sub(limit));
    }
    let keys = keys(&store, &entries)?;
    let (veil, words) = (Veil::default(), session.words());
    let documents = entries.iter().map(|entry| audit_document(entry, &veil, &keys)).collect();
    session.out.list(documents, || {
        if entries.is_empty() {
            words.get("audit-empty") + "\n"
        } else {
            audit_table(&entries, &veil, &keys, words).text()
        }
    });
    Ok(())
}

/// What people call the tickets of entries.
pub fn keys(store: &Store, entries: &[AuditEntry]) -> Result<Keys, Fail> {
    let mut keys = Keys::new();
    for ticket in entries.iter().filter_map(|entry| entry.text.as_ref()?.ticket.as_ref()) {
        if !keys.contains_key(ticket)
            && let Some(row) = store.row_of(ticket)?
            && let Some(row) = store.rows(&[row])?.pop()
        {
            keys.insert(ticket.clone(), row.key);
        }
    }
    Ok(keys)
}
