//! What several people must see and no CRM has a field for: problems, plans, reviews, judgements. A record is a marked
//! internal note on a ticket, so that every desk reads the same from the CRM's own conversation. What the records of a
//! topic mean is folded by that topic, not here.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::change::{Change, Committed};
use super::clean::Clean;
use super::ids::TicketId;
use super::mark::Mark;
use super::ticket::{Entry, Person};

/// The tag of a ticket that carries records: its conversation is read even when the ticket is solved.
pub const TAG: &str = "secondline-record";

/// One record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The ticket that carries it.
    pub ticket: TicketId,
    /// What people call that ticket.
    pub key: Clean,
    /// What it says to programs.
    pub mark: Mark,
    /// What it says to people.
    pub text: Clean,
    /// When it was written.
    pub at: Timestamp,
    /// Who wrote it, where that is known.
    pub by: Option<Person>,
    /// Whether it has not reached the CRM yet.
    pub waiting: bool,
}

impl Record {
    /// The record of a note with this mark on a ticket. It counts from when it was written, not from when it arrived; a
    /// note that claims to be younger than it is counts from its arrival.
    #[must_use]
    pub fn of_note(ticket: TicketId, key: Clean, mark: Mark, words: &str, entry: &Entry) -> Self {
        let at = mark.time("at").map_or(entry.at, |at| at.min(entry.at));
        Self { ticket, key, mark, text: Clean::text(words), at, by: entry.author.clone(), waiting: false }
    }

    /// Our own record, from the journal; none where the change is another.
    #[must_use]
    pub fn of_change(key: Clean, one: &Committed, waiting: bool) -> Option<Self> {
        let (Change::Record { mark, text }, Some(ticket)) = (&one.change, &one.ticket) else { return None };
        let (mark, text, by) = (mark.clone(), text.clone(), Some(one.by.clone()));
        Some(Self {
            ticket: ticket.clone(),
            key,
            at: mark.time("at").unwrap_or(one.at),
            mark,
            text,
            by,
            waiting,
        })
    }

    /// What makes it one record, on its way and arrived.
    fn identity(&self) -> (&str, &str, &str) {
        (&self.mark.verb, &self.mark.id, self.mark.nth())
    }
}

/// All records once, oldest first: a note that stands on its ticket goes before the write that brought it there.
#[must_use]
pub fn once(arrived: Vec<Record>, ours: Vec<Record>) -> Vec<Record> {
    let there: BTreeSet<_> = arrived.iter().map(Record::identity).collect();
    let mut all: Vec<Record> =
        ours.into_iter().filter(|record| !there.contains(&record.identity())).collect();
    let mut seen = BTreeSet::new();
    for record in arrived {
        let (verb, id, nth) = record.identity();
        // A note that was copied by a merge stands on two tickets; it was said once.
        if seen.insert((verb.to_owned(), id.to_owned(), nth.to_owned())) {
            all.push(record);
        }
    }
    all.sort_by(|a, b| (a.at, a.identity()).cmp(&(b.at, b.identity())));
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(nth: &str, second: i64, waiting: bool) -> Record {
        Record {
            ticket: TicketId::new("1"),
            key: Clean::line("1"),
            mark: Mark::new("problem", "p1").with("n", nth),
            text: Clean::line("words"),
            at: Timestamp::from_second(second).unwrap(),
            by: None,
            waiting,
        }
    }

    #[test]
    fn a_record_that_arrived_is_not_told_a_second_time_by_the_write_that_brought_it() {
        let all = once(vec![record("a", 2, false)], vec![record("a", 2, true), record("b", 1, true)]);
        let told: Vec<_> = all.iter().map(|one| (one.mark.nth(), one.waiting)).collect();
        assert_eq!(told, [("b", true), ("a", false)]);
    }

    #[test]
    fn a_note_that_a_merge_copied_counts_once() {
        assert_eq!(once(vec![record("a", 2, false), record("a", 2, false)], Vec::new()).len(), 1);
    }
}
