//! What happened to a ticket, as far as clocks care: who wrote in public when, and when status and priority moved. It is put
//! together from the conversation, from the moves that were seen on the way, and from our own writes that still wait.

use jiff::Timestamp;

use crate::domain::ticket::{Entry, Person, Priority, Status, Ticket};

/// A move of a field that was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moved {
    /// When.
    pub at: Timestamp,
    /// What it became.
    pub to: What,
    /// What it was before, where that is known.
    pub was: Option<What>,
}

/// One thing that happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum What {
    /// The customer wrote.
    Customer,
    /// One of us wrote to the customer.
    Reply,
    /// The status became this.
    Status(Status),
    /// The priority became this.
    Priority(Priority),
}

/// It, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: What,
}

/// A ticket's life in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct History {
    /// When it arrived.
    pub created: Timestamp,
    /// When it came to our tier: the first internal note; absent where there is none.
    pub escalated: Option<Timestamp>,
    /// The status at the arrival.
    pub status: Status,
    /// The priority at the arrival.
    pub priority: Priority,
    /// What happened since, oldest first.
    pub events: Vec<Event>,
}

impl History {
    /// A ticket that has just arrived.
    #[must_use]
    pub fn new(created: Timestamp, priority: Priority) -> Self {
        Self { created, escalated: None, status: Status::Open, priority, events: Vec::new() }
    }

    /// The same with one more event; events may come in any order.
    #[must_use]
    pub fn then(mut self, at: Timestamp, what: What) -> Self {
        self.events.push(Event { at, what });
        self.events.sort_by_key(|event| event.at);
        self
    }

    /// The life of a ticket as it is shown. `moved`: what was seen of status and priority, oldest first. `waiting`: when
    /// we wrote to the customer and it did not arrive yet. `wrote`: when we last set a field that did not arrive yet.
    #[must_use]
    pub fn of(
        ticket: &Ticket,
        timeline: &[Entry],
        moved: &[Moved],
        waiting: &[Timestamp],
        wrote: Option<Timestamp>,
    ) -> Self {
        let first = |pick: fn(&What) -> bool| moved.iter().find(|one| pick(&one.to)).and_then(|one| one.was);
        let is_status = |what: &What| matches!(what, What::Status(_));
        let status = match first(is_status) {
            Some(What::Status(status)) => status,
            _ => Status::New,
        };
        let priority = match first(|what| matches!(what, What::Priority(_))) {
            Some(What::Priority(priority)) => priority,
            _ if moved.iter().any(|one| matches!(one.to, What::Priority(_))) => Priority::Normal,
            _ => ticket.priority,
        };
        let mut events: Vec<Event> = timeline.iter().filter_map(|entry| said(entry, ticket)).collect();
        events.extend(waiting.iter().map(|at| Event { at: *at, what: What::Reply }));
        events.extend(moved.iter().map(|one| Event { at: one.at, what: one.to }));
        events.sort_by_key(|event| event.at);
        let mut life =
            Self { created: ticket.created, escalated: escalated(timeline), status, priority, events };
        life.arrive_at(ticket, wrote);
        life
    }

    /// What nobody saw moving moved at the last time at which it can have.
    fn arrive_at(&mut self, ticket: &Ticket, wrote: Option<Timestamp>) {
        let (mut status, mut priority) = (self.status, self.priority);
        for event in &self.events {
            match event.what {
                What::Status(to) => status = to,
                What::Priority(to) => priority = to,
                What::Customer | What::Reply => {}
            }
        }
        let last =
            self.events.iter().filter(|event| matches!(event.what, What::Status(_) | What::Priority(_)));
        let last = last.map(|event| event.at).max().unwrap_or(self.created);
        let at = wrote.unwrap_or(ticket.updated).max(last);
        if status != ticket.status {
            let at = ticket.solved.filter(|_| !ticket.status.is_open()).unwrap_or(at).max(last);
            self.events.push(Event { at, what: What::Status(ticket.status) });
        }
        if priority != ticket.priority {
            self.events.push(Event { at, what: What::Priority(ticket.priority) });
        }
        self.events.sort_by_key(|event| event.at);
    }
}

/// When a ticket came to our tier, as its conversation tells it: by its first internal note.
#[must_use]
pub fn escalated(timeline: &[Entry]) -> Option<Timestamp> {
    timeline.iter().filter(|entry| !entry.public).map(|entry| entry.at).min()
}

/// A public message after the one that the ticket began with. One without an author counts for nobody.
fn said(entry: &Entry, ticket: &Ticket) -> Option<Event> {
    let author = entry.author.as_ref().filter(|_| entry.public && entry.at > ticket.created)?;
    let role = |author: &Person| author.role.as_ref().is_some_and(|role| role.as_str() == "end-user");
    let asks = ticket.requester.as_ref().is_some_and(|one| one.id == author.id) || role(author);
    Some(Event { at: entry.at, what: if asks { What::Customer } else { What::Reply } })
}
