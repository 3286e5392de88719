//! A ticket that somebody put off: until when, what for, and what brings it back before. Derived from the journal of this
//! desk and from the conversation; nothing of it leaves.

use jiff::Timestamp;

use super::change::{Change, Committed};
use super::clean::Clean;
use super::ids::{ChangeId, PersonId};
use super::say::Say;
use super::ticket::{Entry, Status, Ticket};
use super::urgency::DueClass;

/// What brings a ticket back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Back {
    /// Its time came.
    Time,
    /// The customer wrote.
    Customer,
    /// A colleague wrote.
    Colleague,
    /// It is late.
    Late,
}

impl Back {
    /// The sentence about a ticket, with what it was put off for.
    #[must_use]
    pub fn say(self, key: &str, text: &str) -> Say {
        let id = match self {
            Self::Time if text.is_empty() => "later-back",
            Self::Time => "later-back-for",
            Self::Customer => "later-back-customer",
            Self::Colleague => "later-back-colleague",
            Self::Late => "later-back-late",
        };
        Say::new(id).with("key", key).with("text", text.trim_end_matches('.'))
    }
}

/// A ticket put off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Later {
    /// The change that put it off.
    pub id: ChangeId,
    /// When that was.
    pub set: Timestamp,
    /// Until when.
    pub until: Timestamp,
    /// What for; may be empty.
    pub text: Clean,
    /// Who wrote meanwhile.
    pub wrote: Option<Back>,
}

/// What puts a ticket off last, where it was not brought back by hand.
#[must_use]
pub fn later(ticket: &Ticket, timeline: &[Entry], journal: &[Committed]) -> Option<Later> {
    let last = journal.iter().rev().find_map(|one| match &one.change {
        Change::Later { until, text, seen } => Some((one, *until, text, *seen)),
        _ => None,
    });
    let (one, until, text, seen) = last?;
    let customer = ticket.requester.as_ref().map(|person| &person.id);
    // Whatever was not there to be seen counts as new, also where it was written before.
    let mut new = timeline.iter().filter(|entry| entry.at > seen);
    let wrote = new.find_map(|entry| wrote(entry, &one.by.id, customer));
    Some(Later { id: one.id.clone(), set: one.at, until: until?, text: text.clone(), wrote })
}

fn wrote(entry: &Entry, me: &PersonId, customer: Option<&PersonId>) -> Option<Back> {
    match entry.author.as_ref().map(|author| &author.id) {
        Some(author) if author == me => None,
        Some(author) if Some(author) == customer => Some(Back::Customer),
        _ => Some(Back::Colleague),
    }
}

/// What of a conversation somebody has seen who looks at it now: everything up to here.
#[must_use]
pub fn seen(ticket: &Ticket, timeline: &[Entry]) -> Timestamp {
    timeline.iter().map(|entry| entry.at).max().unwrap_or(ticket.updated)
}

/// When work that is due runs out of time: what a list calls late after that.
#[must_use]
pub fn breach(ticket: &Ticket) -> Option<Timestamp> {
    match ticket.status {
        Status::New | Status::Open => ticket.due,
        status if status.is_open() => ticket.promised,
        _ => None,
    }
}

/// Whether a ticket as a list knows it stays away at `now`: put off until later, and not late.
#[must_use]
pub fn is_away(ticket: &Ticket, now: Timestamp) -> bool {
    ticket.later.is_some_and(|until| until > now) && !DueClass::is_late(ticket, now)
}

impl Later {
    /// What brings it back at `now`, if anything does. Who puts off what is late already is reminded at the time.
    #[must_use]
    pub fn back(&self, breach: Option<Timestamp>, now: Timestamp) -> Option<Back> {
        let ran_out = breach.is_some_and(|at| at > self.set && at < now);
        match self.wrote {
            Some(back) => Some(back),
            None if now >= self.until => Some(Back::Time),
            None if ran_out => Some(Back::Late),
            None => None,
        }
    }
}

/// What somebody should hear who puts a ticket off until then: it comes back, but perhaps before, or never left.
#[must_use]
pub fn told(ticket: &Ticket, until: Timestamp, now: Timestamp, shown: impl Fn(Timestamp) -> String) -> Say {
    let say = |id: &str| Say::new(id).with("key", &ticket.key).with("at", shown(until));
    match breach(ticket) {
        Some(due) if due < now => say("done-later-late"),
        Some(due) if due < until => say("done-later-before").with("due", shown(due)),
        _ => say("done-later"),
    }
}

/// What waits to come back, as this desk keeps it in mind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reminder {
    /// The ticket.
    pub ticket: super::ids::TicketId,
    /// What people call it.
    pub key: Clean,
    /// What it is about, as it may be seen.
    pub subject: String,
    /// When it runs out of time.
    pub breach: Option<Timestamp>,
    /// How it was put off.
    pub later: Later,
    /// What for, as it may be seen.
    pub text: String,
}

#[cfg(test)]
mod tests {
    use super::super::ids::EntryId;
    use super::super::ticket::Person;
    use super::super::urgency::tests::ticket;
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn person(id: &str) -> Person {
        Person { id: PersonId::new(id), name: Clean::line("x"), email: None, role: None }
    }

    fn put_off(id: &str, until: Option<&str>) -> Committed {
        let change = Change::Later {
            until: until.map(at),
            text: Clean::line("Call Fraud."),
            seen: at("2026-11-18T12:00:00Z"),
        };
        let when = at("2026-11-18T12:30:00Z");
        Committed { id: ChangeId::new(id), ticket: None, by: person("7"), at: when, change }
    }

    fn entry(author: Option<&str>, when: &str) -> Entry {
        Entry {
            id: EntryId::new(when),
            at: at(when),
            author: author.map(person),
            public: true,
            text: Clean::line("Hola"),
            files: Vec::new(),
            hidden: false,
        }
    }

    #[test]
    fn the_last_word_counts_and_an_empty_one_brings_it_back() {
        let first = put_off("a", Some("2026-11-18T14:00:00Z"));
        let second = put_off("b", Some("2026-11-18T16:00:00Z"));
        let found = later(&ticket(), &[], &[first.clone(), second.clone()]).unwrap();
        assert_eq!((found.id.as_str(), found.until), ("b", at("2026-11-18T16:00:00Z")));
        assert_eq!(later(&ticket(), &[], &[first, second, put_off("c", None)]), None);
    }

    #[test]
    fn who_writes_brings_it_back_also_what_was_written_before_and_not_yet_seen() {
        let journal = [put_off("a", Some("2026-11-18T14:00:00Z"))];
        for (author, when, back) in [
            (Some("90"), "2026-11-18T13:00:00Z", Some(Back::Customer)),
            (Some("90"), "2026-11-18T12:10:00Z", Some(Back::Customer)),
            (Some("8"), "2026-11-18T13:00:00Z", Some(Back::Colleague)),
            (None, "2026-11-18T13:00:00Z", Some(Back::Colleague)),
            (Some("7"), "2026-11-18T13:00:00Z", None),
            (Some("90"), "2026-11-18T11:59:00Z", None),
        ] {
            let found = later(&ticket(), &[entry(author, when)], &journal).unwrap();
            assert_eq!(found.back(None, at("2026-11-18T13:05:00Z")), back, "{author:?} {when}");
        }
    }

    #[test]
    fn its_time_brings_it_back_and_a_clock_that_runs_out_before() {
        let found = later(&ticket(), &[], &[put_off("a", Some("2026-11-18T14:00:00Z"))]).unwrap();
        let due = Some(at("2026-11-18T13:30:00Z"));
        assert_eq!(found.back(due, at("2026-11-18T13:30:00Z")), None);
        assert_eq!(found.back(due, at("2026-11-18T13:30:01Z")), Some(Back::Late));
        assert_eq!(found.back(None, at("2026-11-18T13:59:59Z")), None);
        assert_eq!(found.back(None, at("2026-11-18T14:00:00Z")), Some(Back::Time));
        let was_late = Some(at("2026-11-18T12:00:00Z"));
        assert_eq!(found.back(was_late, at("2026-11-18T13:00:00Z")), None, "it never left");
    }

    #[test]
    fn nothing_late_stays_away_and_it_is_said_before() {
        let now = at("2026-11-18T11:00:00Z");
        let until = at("2026-11-18T15:00:00Z");
        // It is due at 11:18.
        let ticket = Ticket { later: Some(until), ..ticket() };
        assert!(is_away(&ticket, now));
        assert!(!is_away(&ticket, at("2026-11-18T11:18:01Z")));
        assert!(!is_away(&Ticket { later: Some(now), ..ticket.clone() }, now));
        let shown = |at: Timestamp| at.strftime("%H:%M").to_string();
        assert_eq!(told(&ticket, until, now, shown).id, "done-later-before");
        assert_eq!(told(&ticket, at("2026-11-18T11:10:00Z"), now, shown).id, "done-later");
        assert_eq!(told(&ticket, until, at("2026-11-18T12:00:00Z"), shown).id, "done-later-late");
        // Nothing is due while the customer is waited for but what was promised.
        let pending =
            Ticket { status: Status::Pending, promised: Some(at("2026-11-18T14:00:00Z")), ..ticket };
        assert_eq!(told(&pending, until, now, shown).args[2].1, "14:00");
    }
}
