//! What was missing when a case went back to Tier 1: from the marked note of the return, which every desk reads, and from
//! our own returns that may still be on their way.

use std::collections::BTreeSet;

use super::change::{Change, Committed};
use super::clean::Clean;
use super::ids::ChangeId;
use super::mark::{Mark, short};
use super::ticket::{Entry, Ticket, Verdict};
use super::verdicts::{Lacked, Team};

/// The verb of the mark.
pub const VERB: &str = "return";

/// What stands before each thing that was missing, on a line of its own.
pub const ITEM: &str = "- ";

/// The note of a return: `words` with what was missing below.
#[must_use]
pub fn note(id: &ChangeId, verdict: Verdict, words: &str) -> Clean {
    Mark::new(VERB, &short(id)).with("verdict", verdict.as_str()).note(words)
}

/// What was missing, return by return; `masked` covers what is personal.
#[must_use]
pub fn lacked(
    ticket: &Ticket,
    team: &Team,
    timeline: &[Entry],
    journal: &[Committed],
    masked: impl Fn(&str) -> String,
) -> Option<Lacked> {
    let mut seen = BTreeSet::new();
    let mut what = Vec::new();
    let mut take = |id: String, items: &mut dyn Iterator<Item = &str>| {
        if seen.insert(id) {
            what.extend(items.map(|item| Clean::line(&masked(item))).filter(|item| !item.is_empty()));
        }
    };
    for entry in timeline {
        if let Some((mark, words)) = Mark::of(entry, ticket).filter(|(mark, _)| mark.verb == VERB) {
            take(mark.id, &mut words.lines().filter_map(|line| line.strip_prefix(ITEM)));
        }
    }
    for one in journal {
        if let Change::Return { missing, .. } = &one.change {
            take(short(&one.id), &mut missing.iter().map(Clean::as_str));
        }
    }
    let (id, key) = (ticket.id.clone(), ticket.key.clone());
    (!what.is_empty()).then(|| Lacked { ticket: id, key, team: team.clone(), what })
}

#[cfg(test)]
mod tests {
    use super::super::ids::{EntryId, PersonId};
    use super::super::ticket::Person;
    use super::super::urgency::tests::ticket;
    use super::*;

    #[test]
    fn a_return_counts_once_whether_its_note_arrived_or_not() {
        let ana = Person { id: PersonId::new("7"), name: Clean::line("Ana Ruiz"), email: None, role: None };
        let id = ChangeId::new("x-00000001");
        let missing = vec![Clean::line("order number"), Clean::line("photo of the parcel")];
        let at = "2026-11-18T14:00:00Z".parse().unwrap();
        let change = Change::Return { missing, verdict: Verdict::Incomplete };
        let ours = Committed { id: id.clone(), ticket: None, by: ana.clone(), at, change };
        let text = note(&id, Verdict::Incomplete, "Missing:\n- order number\n- photo of the parcel");
        let entry = Entry {
            id: EntryId::new("1"),
            at,
            author: Some(ana),
            public: false,
            text,
            files: Vec::new(),
            hidden: false,
        };
        let one = ticket();
        let told = |timeline: &[Entry], journal: &[Committed]| {
            let found = lacked(&one, &Team::default(), timeline, journal, str::to_owned)?;
            Some(found.what.iter().map(Clean::to_string).collect::<Vec<_>>())
        };
        let wanted = Some(vec!["order number".to_owned(), "photo of the parcel".to_owned()]);
        assert_eq!(told(&[], std::slice::from_ref(&ours)), wanted);
        assert_eq!(told(std::slice::from_ref(&entry), &[]), wanted);
        assert_eq!(told(&[entry], &[ours]), wanted);
        assert_eq!(told(&[], &[]), None);
    }
}
