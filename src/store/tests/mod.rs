//! What the store promises, shown on files in a temporary folder.

mod audit;
mod cipher;
mod clocks;
mod converges;
mod disk;
mod durable;
mod effects;
mod focus;
mod laters;
mod lists;
mod near;
mod order;
mod outbox;
mod pulled;
mod purge;
mod sorted;
mod undo;

use jiff::Timestamp;
use tempfile::TempDir;

use super::*;
use crate::domain::change::{Change, Comment, FieldValue, NewChange, Outgoing, Patch};
use crate::domain::clean::Clean;
use crate::domain::delivery::Delivery;
use crate::domain::ids::{ChangeId, PersonId, TicketId};
use crate::domain::ticket::{Fact, Person, Status, Ticket};

/// A store in its own folder.
pub(super) struct Bench {
    pub(super) folder: TempDir,
    pub(super) store: Store,
}

impl std::ops::Deref for Bench {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

pub(super) fn bench() -> Bench {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("store.db")).unwrap();
    Bench { folder, store }
}

/// A store that holds these tickets.
pub(super) fn holding(tickets: impl IntoIterator<Item = Ticket>) -> Bench {
    let bench = bench();
    pull(&bench, tickets);
    bench
}

pub(super) fn pull(store: &Store, tickets: impl IntoIterator<Item = Ticket>) -> Absorbed {
    store
        .absorb(PulledPage { tickets: tickets.into_iter().collect(), ..PulledPage::default() }, now())
        .unwrap()
}

pub(super) fn now() -> Timestamp {
    "2026-11-21T12:00:00Z".parse().unwrap()
}

pub(super) fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub(super) fn id(text: &str) -> TicketId {
    TicketId::new(text)
}

pub(super) fn ana() -> Person {
    Person { id: PersonId::new("7"), name: Clean::line("Ana Ruiz"), email: None, role: None }
}

/// An open ticket of our tier that nobody owns.
pub(super) fn ticket(id: &str) -> Ticket {
    serde_json::from_value(serde_json::json!({
        "id": id, "key": id, "subject": format!("Cargo no reconocido {id}"), "description": "No reconozco tres cargos.",
        "status": "open", "priority": "normal", "requester": {"id": format!("c{id}"), "name": "Laura Méndez"},
        "facts": {"product": "credit_card", "site": "Atento CDMX"}, "tags": ["vip"],
        "created": "2026-11-16T12:00:00Z", "updated": "2026-11-18T11:00:00Z", "version": "v1", "escalated": true
    }))
    .unwrap()
}

pub(super) fn with(mut ticket: Ticket, change: impl FnOnce(&mut Ticket)) -> Ticket {
    change(&mut ticket);
    ticket
}

/// A change that sets fields.
pub(super) fn set(change: &str, ticket: &str, values: &[FieldValue]) -> NewChange {
    let value = values[0].clone();
    NewChange {
        id: ChangeId::new(change),
        ticket: Some(id(ticket)),
        change: Change::Set { value },
        out: Some(Outgoing::Ticket(Patch { set: values.to_vec(), ..Patch::default() })),
    }
}

pub(super) fn solve(change: &str, ticket: &str) -> NewChange {
    set(change, ticket, &[FieldValue::Status(Status::Solved), cause("INF-06")])
}

pub(super) fn cause(code: &str) -> FieldValue {
    FieldValue::Fact(Fact::Cause, Some(Clean::line(code)))
}

/// Types a draft, over what was kept of it.
pub(super) fn typed(store: &Store, ticket: &str, kind: &str, text: &str) {
    let before = store.draft(&id(ticket), kind).unwrap().unwrap_or_default();
    let kept = store.keep_draft(&id(ticket), kind, before.as_str(), &Clean::text(text), now()).unwrap();
    assert_eq!(kept, Clean::text(text));
}

/// Sends a waiting change, which ends in this state.
pub(super) fn settle(store: &Store, change: &str, state: Delivery) {
    let batches = store.next_batches(now(), 99).unwrap();
    let batch = batches.into_iter().find(|batch| batch.changes.contains(&ChangeId::new(change))).unwrap();
    assert!(store.start_attempt(&batch, now()).unwrap());
    store.settle(&batch.changes, Settlement::new(state), now()).unwrap();
}

pub(super) fn note(change: &str, ticket: &str, text: &str) -> NewChange {
    let comment = Comment { public: false, text: Clean::text(text) };
    NewChange {
        id: ChangeId::new(change),
        ticket: Some(id(ticket)),
        change: Change::Note { text: Clean::text(text) },
        out: Some(Outgoing::Ticket(Patch { comment: Some(comment), ..Patch::default() })),
    }
}

pub(super) fn shown(store: &Store, ticket: &str) -> Ticket {
    store.ticket(&id(ticket)).unwrap().unwrap().shown
}
