//! What happened to a ticket since somebody began to look at it, so that it is said before they write: words of
//! others, and fields that others moved. Our own writes that arrived are no news.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::context::Context;
use crate::domain::change::{FieldValue, Outgoing};
use crate::domain::clean::Clean;
use crate::domain::ids::{EntryId, PersonId, TicketId};
use crate::domain::redact::mask_name;
use crate::domain::say::Say;
use crate::domain::ticket::{Fact, Ticket};
use crate::store::{TicketView, value_in};

/// A ticket as it was when somebody began to look at it.
#[derive(Debug, Clone)]
pub struct Seen {
    /// The ticket.
    pub ticket: TicketId,
    server: Ticket,
    entries: Option<BTreeSet<EntryId>>,
    /// Everything of ours that was on its way since.
    ours: Vec<FieldValue>,
    our_tags: BTreeSet<Clean>,
    /// What others did since, in words.
    pub news: Vec<String>,
}

impl Seen {
    /// The ticket as it is seen now.
    #[must_use]
    pub fn of(view: &TicketView) -> Self {
        let mut seen = Self {
            ticket: view.server.id.clone(),
            server: view.server.clone(),
            entries: entries(view),
            ours: Vec::new(),
            our_tags: BTreeSet::new(),
            news: Vec::new(),
        };
        seen.note_ours(view);
        seen
    }

    /// Looks at the ticket again.
    pub fn look(&mut self, view: &TicketView, cx: &Context<'_>) {
        if view.server.id != self.ticket {
            return;
        }
        // A conversation that is held for the first time was not read yet, so nothing of it is new.
        self.entries = self.entries.take().or_else(|| entries(view));
        self.note_ours(view);
        self.news = self.told(view, cx.me.map(|me| &me.id), cx);
    }

    fn note_ours(&mut self, view: &TicketView) {
        for row in &view.waiting {
            if let Outgoing::Ticket(patch) = &row.out {
                self.ours.extend(
                    patch.set.iter().filter(|value| !self.ours.contains(value)).cloned().collect::<Vec<_>>(),
                );
                self.our_tags.extend(patch.add_tags.iter().chain(&patch.remove_tags).cloned());
            }
        }
    }

    fn told(&self, view: &TicketView, me: Option<&PersonId>, cx: &Context<'_>) -> Vec<String> {
        let time = |at: Timestamp| at.to_zoned(cx.zone.clone()).strftime("%H:%M").to_string();
        let mut told = Vec::new();
        let known = |id: &EntryId| self.entries.as_ref().is_none_or(|known| known.contains(id));
        for entry in view.timeline.iter().filter(|entry| !known(&entry.id)) {
            if entry.author.as_ref().is_some_and(|author| Some(&author.id) == me) {
                continue;
            }
            let customer = view.shown.requester.as_ref().map(|person| &person.id);
            let name = match &entry.author {
                Some(author) if Some(&author.id) == customer => mask_name(author.name.as_str()),
                Some(author) => author.name.to_string(),
                None => cx.word("somebody"),
            };
            told.push(cx.say(&Say::new("news-wrote").with("name", name).with("time", time(entry.at))));
        }
        let moved: Vec<String> =
            self.moved(&view.server).iter().map(|name| cx.word(&field_word(name))).collect();
        if !moved.is_empty() {
            let say = Say::new("news-moved").with("fields", moved.join(", "));
            told.push(cx.say(&say.with("time", time(view.server.updated))));
        }
        if view.server.gone != self.server.gone {
            told.push(cx.word("news-gone"));
        }
        told
    }

    /// The fields that are no longer as they were seen, and that we did not set so ourselves.
    fn moved(&self, now: &Ticket) -> Vec<&'static str> {
        let facts = Fact::given().map(|fact| FieldValue::Fact(fact, None));
        let mut fields = vec![
            FieldValue::Status(now.status),
            FieldValue::Priority(now.priority),
            FieldValue::Assignee(None),
            FieldValue::Queue(None),
        ];
        fields.extend(facts);
        let mut moved: Vec<&'static str> = fields
            .iter()
            .filter(|field| {
                let value = value_in(now, field);
                value != value_in(&self.server, field) && !self.ours.iter().any(|ours| is_same(ours, &value))
            })
            .map(FieldValue::name)
            .collect();
        if now.tags.symmetric_difference(&self.server.tags).any(|tag| !self.our_tags.contains(tag)) {
            moved.push("tags");
        }
        moved
    }
}

/// People and queues are the same by their id.
fn is_same(ours: &FieldValue, value: &FieldValue) -> bool {
    match (ours, value) {
        (FieldValue::Assignee(Some(ours)), FieldValue::Assignee(Some(one))) => ours.id == one.id,
        (FieldValue::Queue(Some(ours)), FieldValue::Queue(Some(one))) => ours.id == one.id,
        (ours, value) => ours == value,
    }
}

fn entries(view: &TicketView) -> Option<BTreeSet<EntryId>> {
    view.thread.as_ref().map(|_| view.timeline.iter().map(|entry| entry.id.clone()).collect())
}

/// Message id of a field's name.
#[must_use]
pub fn field_word(name: &str) -> String {
    format!("field-name-{}", name.replace('_', "-"))
}
