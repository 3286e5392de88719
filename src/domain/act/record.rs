//! A record as a change: an internal note that carries its mark, and the tag by which other desks find it.

use jiff::Timestamp;

use super::{Acted, said};
use crate::domain::able::{Able, Place};
use crate::domain::change::{Change, NewChange, Outgoing};
use crate::domain::clean::Clean;
use crate::domain::ids::ChangeId;
use crate::domain::mark::{Mark, short};
use crate::domain::record::TAG;
use crate::domain::say::Refusal;
use crate::domain::ticket::{Status, Ticket};

/// Writes a record on a ticket; `words` are what a colleague reads. Where the CRM has no tags, other desks see it only while
/// the ticket is open.
///
/// # Errors
/// Where the ticket is gone or closed for good, and where there are no words.
pub fn record(ticket: &Ticket, able: &Able, mark: Mark, words: &str, now: Timestamp, id: ChangeId) -> Acted {
    let refused = if ticket.gone.is_some() {
        Some(Refusal::new("gone").with("key", &ticket.key))
    } else if ticket.status == Status::Closed {
        Some(Refusal::new("closed").with("key", &ticket.key))
    } else if words.trim().is_empty() {
        Some(Refusal::new("text-empty").at("text"))
    } else {
        None
    };
    if let Some(refused) = refused {
        return Err(vec![refused]);
    }
    let mark = mark.with("n", short(&id)).at("at", now);
    let mut out = said(mark.note(words), false);
    let tag = Clean::line(TAG);
    if able.has(Place::Tags) && !ticket.tags.contains(&tag) {
        out.add_tags.insert(tag);
    }
    let change = Change::Record { mark, text: Clean::text(words.trim()) };
    Ok(vec![NewChange { id, ticket: Some(ticket.id.clone()), change, out: Some(Outgoing::Ticket(out)) }])
}
