//! What an agent promised a customer by when: a call-back, a date. Each is a clock of its own, derived from marked internal
//! notes and from our own writes that are still on their way.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::change::{Change, Committed};
use super::clean::Clean;
use super::mark::{Mark, short};
use super::ticket::{Entry, Person, Ticket};

/// One promise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// Its id, shared by all notes about it.
    pub id: String,
    /// What was promised.
    pub text: Clean,
    /// Who promised, where it is known.
    pub by: Option<Person>,
    /// When it was promised.
    pub made: Timestamp,
    /// By when.
    pub due: Timestamp,
    /// When it ended, and whether it was kept.
    pub ended: Option<(Timestamp, bool)>,
}

impl Promise {
    /// Whether it is still owed.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.ended.is_none()
    }

    /// Whether its time passed before it was kept.
    #[must_use]
    pub fn is_late(&self, now: Timestamp) -> bool {
        self.ended.map_or(now, |(at, _)| at) > self.due
    }
}

/// All promises of a ticket, the next due first.
#[must_use]
pub fn promises(ticket: &Ticket, timeline: &[Entry], journal: &[Committed]) -> Vec<Promise> {
    let mut all: BTreeMap<String, Promise> = BTreeMap::new();
    let mut ends = Vec::new();
    for entry in timeline {
        let Some((mark, words)) = Mark::of(entry, ticket) else { continue };
        match mark.verb.as_str() {
            "promise" => {
                let Some(due) = mark.time("due") else { continue };
                let text = Clean::text(words.split_once(": ").map_or(words, |(_, said)| said));
                let made = mark.time("at").unwrap_or(entry.at).min(entry.at);
                let promise =
                    Promise { id: mark.id.clone(), text, by: entry.author.clone(), made, due, ended: None };
                all.entry(mark.id).or_insert(promise);
            }
            "kept" | "broken" => ends.push((entry.at, mark.verb == "kept", mark.id)),
            _ => {}
        }
    }
    for one in journal {
        match &one.change {
            Change::Promise { text, due } => {
                let id = short(&one.id);
                let promise = Promise {
                    id: id.clone(),
                    text: text.clone(),
                    by: Some(one.by.clone()),
                    made: one.at,
                    due: *due,
                    ended: None,
                };
                all.entry(id).or_insert(promise);
            }
            Change::EndPromise { promise, kept } => ends.push((one.at, *kept, promise.clone())),
            _ => {}
        }
    }
    // Ends last: the note of one may be there while the promise itself is still on its way.
    for (at, kept, id) in ends {
        end(&mut all, &id, at, kept);
    }
    let mut all: Vec<Promise> = all.into_values().collect();
    all.sort_by(|a, b| (!a.is_open(), a.due, &a.id).cmp(&(!b.is_open(), b.due, &b.id)));
    all
}

fn end(all: &mut BTreeMap<String, Promise>, id: &str, at: Timestamp, kept: bool) {
    if let Some(promise) = all.get_mut(id) {
        promise.ended.get_or_insert((at.max(promise.made), kept));
    }
}

#[cfg(test)]
mod tests {
    use super::super::ids::{ChangeId, PersonId};
    use super::super::urgency::tests::ticket;
    use super::*;

    fn committed(id: &str, when: &str, change: Change) -> Committed {
        let by = Person { id: PersonId::new("7"), name: Clean::line("Ana"), email: None, role: None };
        Committed { id: ChangeId::new(id), ticket: None, by, at: when.parse().unwrap(), change }
    }

    fn made(id: &str, due: &str) -> Committed {
        let change = Change::Promise { text: Clean::line("Call back"), due: due.parse().unwrap() };
        committed(id, "2026-11-18T14:00:00Z", change)
    }

    #[test]
    fn the_next_promise_stands_first_and_what_ended_last() {
        let ended = Change::EndPromise { promise: "00000001".to_owned(), kept: true };
        let journal = [
            made("x-00000001", "2026-11-19T10:00:00Z"),
            made("x-00000002", "2026-11-20T10:00:00Z"),
            made("x-00000003", "2026-11-19T12:00:00Z"),
            committed("x-00000004", "2026-11-19T11:00:00Z", ended),
        ];
        let found = promises(&ticket(), &[], &journal);
        let order: Vec<&str> = found.iter().map(|one| one.id.as_str()).collect();
        assert_eq!(order, ["00000003", "00000002", "00000001"]);
        let now = "2026-11-19T13:00:00Z".parse().unwrap();
        assert!(found[0].is_late(now));
        assert!(!found[1].is_late(now));
        assert!(found[2].is_late(now), "kept an hour late is late");
    }
}
