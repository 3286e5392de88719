//! The one probe that writes, on a ticket that a person named: a note, found again and internal; a field set to the
//! value it has; and a write against a version that is not the ticket's, which must be refused.

use std::sync::Arc;

use super::live::Visit;
use super::{Examined, Finding, Level, Source};
use crate::crm::client::Client;
use crate::crm::error::CrmError;
use crate::crm::tape::Tape;
use crate::crm::writes::Step;
use crate::domain::change::{Comment, FieldValue, Patch};
use crate::domain::clean::Clean;
use crate::domain::ids::TicketId;
use crate::domain::ticket::Ticket;

/// Pages that are looked through for a ticket by its key.
const PAGES: usize = 8;
const DAY: i64 = 86_400;
/// The text of the note.
const TEXT: &str = "secondline doctor";

/// Writes and looks.
pub(super) async fn try_on(
    client: &Client,
    source: &Source,
    tape: &Arc<Tape>,
    ticket: &TicketId,
) -> Vec<Finding> {
    let mut visit = Visit { client, source, tape, found: Examined::default() };
    let before = match named(&visit, ticket).await {
        Ok(Some(before)) => before,
        Ok(None) => {
            visit.tell(Level::Wrong, "read.ids", "no-ticket", &[("key", ticket.to_string())]);
            return visit.found.findings;
        }
        Err(error) => {
            visit.failed("read.ids", &error);
            return visit.found.findings;
        }
    };
    note(&mut visit, &before).await;
    match one(client, &before.id).await {
        Ok(Some(now)) => {
            same_value(&mut visit, &now).await;
            stale(&mut visit, &before, &now).await;
        }
        Ok(None) => visit.tell(Level::Wrong, "read.ids", "no-ticket", &[("key", ticket.to_string())]),
        Err(error) => visit.failed("read.ids", &error),
    }
    visit.found.findings
}

/// The ticket that a person means: by its id, else by what people call it, among those that changed lately.
async fn named(visit: &Visit<'_>, wanted: &TicketId) -> Result<Option<Ticket>, CrmError> {
    let by_id = one(visit.client, wanted).await;
    if let Ok(Some(_)) | Err(CrmError::Unauthorised | CrmError::NotSent { .. }) = by_id {
        return by_id;
    }
    let now = visit.tape.about().now.as_second();
    for window in [DAY, 30 * DAY] {
        let mut page = visit.since("", now - window).await?;
        for _ in 0..PAGES {
            if let Some(found) = page.tickets.iter().find(|ticket| ticket.key.as_str() == wanted.as_str()) {
                return Ok(Some(found.clone()));
            }
            if !page.more {
                break;
            }
            page = visit.client.changes(&page.place).await?;
        }
    }
    // An id that the CRM cannot even read is no ticket either.
    Ok(None)
}

async fn one(client: &Client, ticket: &TicketId) -> Result<Option<Ticket>, CrmError> {
    let found = client.by_ids(std::slice::from_ref(ticket)).await?;
    Ok(found.tickets.into_iter().find(|found| found.id == *ticket))
}

async fn note(visit: &mut Visit<'_>, ticket: &Ticket) {
    let marker = visit.tape.about().marker.clone();
    let comment = Some(Comment { public: false, text: Clean::text(TEXT) });
    let patch = Patch { comment, ..Patch::default() };
    if let Err(error) = visit.client.send(Step::Note, ticket, &patch, &marker).await {
        return visit.failed("do.note", &error);
    }
    match visit.client.timeline(&ticket.id).await {
        Ok(entries) => {
            let ours: Vec<_> = entries.iter().filter(|entry| entry.text.as_str().contains(TEXT)).collect();
            match ours.last() {
                Some(entry) if entry.public => visit.tell(Level::Wrong, "do.note.body", "public-note", &[]),
                Some(_) => visit.tell(Level::Good, "do.note", "note", &[]),
                None => visit.tell(Level::Wrong, "do.note", "note-gone", &[]),
            }
        }
        Err(error) => visit.failed("read.timeline", &error),
    }
    match visit.client.arrived(&ticket.id, &marker).await {
        Ok(1) => visit.tell(Level::Good, "do.update.arrived", "marker", &[]),
        Ok(_) => visit.tell(Level::Wrong, "do.update.arrived", "marker-lost", &[]),
        Err(CrmError::Cannot { .. }) => visit.tell(Level::Warn, "do.update", "no-marker", &[]),
        Err(error) => visit.failed("do.update.arrived", &error),
    }
}

fn own_value(ticket: &Ticket) -> Patch {
    Patch { set: vec![FieldValue::Priority(ticket.priority)], ..Patch::default() }
}

/// Whether the CRM itself refuses a write against an old version.
pub(super) fn guarded(client: &Client, ticket: &Ticket) -> bool {
    client.steps(&own_value(ticket)).first().is_some_and(|step| client.guards(*step))
}

/// Sends the field's own value; nothing to send is nothing to do.
async fn send_own(visit: &Visit<'_>, ticket: &Ticket, marker: &str) -> Result<(), CrmError> {
    let patch = own_value(ticket);
    let step = visit.client.steps(&patch).first().copied();
    match step {
        Some(step) => visit.client.send(step, ticket, &patch, marker).await.map(drop),
        None => Err(CrmError::Cannot { action: "do.update".to_owned() }),
    }
}

async fn same_value(visit: &mut Visit<'_>, ticket: &Ticket) {
    let marker = format!("{}-v", visit.tape.about().marker);
    if let Err(error) = send_own(visit, ticket, &marker).await {
        return visit.failed("do.update", &error);
    }
    match one(visit.client, &ticket.id).await {
        Ok(Some(now)) if now.priority == ticket.priority && now.status == ticket.status => {
            visit.tell(Level::Good, "do.update", "verified", &[]);
        }
        Ok(_) => visit.tell(Level::Wrong, "do.update.body", "not-verified", &[]),
        Err(error) => visit.failed("read.ids", &error),
    }
}

/// A version that the ticket does not have: the one of before the note, or a made one where that is the same.
async fn stale(visit: &mut Visit<'_>, before: &Ticket, now: &Ticket) {
    if !guarded(visit.client, now) {
        return visit.tell(Level::Note, "do.update", "weak-guard", &[]);
    }
    let mut wrong = now.clone();
    wrong.version = match &before.version {
        Some(version) if before.version != now.version => Some(version.clone()),
        _ => Some(before.created.to_string()),
    };
    let marker = format!("{}-s", visit.tape.about().marker);
    match send_own(visit, &wrong, &marker).await {
        Err(CrmError::Conflict) => visit.tell(Level::Good, "do.update", "conflict", &[]),
        Ok(()) => visit.tell(Level::Wrong, "do.update", "no-precondition", &[]),
        Err(error) => visit.failed("do.update.conflict", &error),
    }
}
