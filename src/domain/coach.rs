//! Coaching notes: what a lead tells one agent about one ticket. On our screens leads and that agent see them, nobody else;
//! in the CRM they are internal notes, which every colleague can open there.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::clean::Clean;
use super::ids::{PersonId, TicketId};
use super::mark::Mark;
use super::record::Record;
use super::role::Role;
use super::ticket::{Entry, Person, Ticket};

/// The verb of the mark.
pub const VERB: &str = "coach";

/// One note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The ticket that it is about.
    pub ticket: TicketId,
    /// What people call it.
    pub key: Clean,
    /// The agent's id in the CRM; absent for a Tier-1 agent, who is known by name alone.
    pub to: Option<PersonId>,
    /// The agent's name.
    pub name: Clean,
    /// What it says.
    pub text: Clean,
    /// Who wrote it.
    pub by: Option<Person>,
    /// When.
    pub at: Timestamp,
    /// Whether it has not reached the CRM yet.
    pub waiting: bool,
}

/// The mark of a note to an agent.
#[must_use]
pub fn mark(id: &str, to: Option<&PersonId>, name: &str) -> Mark {
    let mark = Mark::new(VERB, id).with("name", name);
    match to {
        Some(to) => mark.with("to", to),
        None => mark,
    }
}

/// All notes, the last first, whatever the order in which their records came.
#[must_use]
pub fn notes(records: &[Record]) -> Vec<Note> {
    let mut told: BTreeMap<&str, &Record> = BTreeMap::new();
    for record in records.iter().filter(|record| record.mark.verb == VERB) {
        let first = told.entry(&record.mark.id).or_insert(record);
        if (record.at, record.mark.nth()) < (first.at, first.mark.nth()) {
            *first = record;
        }
    }
    let mut notes: Vec<Note> = told
        .into_values()
        .map(|record| Note {
            ticket: record.ticket.clone(),
            key: record.key.clone(),
            to: record.mark.value("to").map(PersonId::new),
            name: Clean::line(record.mark.value("name").unwrap_or_default()),
            text: record.text.clone(),
            by: record.by.clone(),
            at: record.at,
            waiting: record.waiting,
        })
        .collect();
    notes.sort_by(|one, other| (other.at, &one.key).cmp(&(one.at, &other.key)));
    notes
}

/// Whether somebody may see a note to this agent.
#[must_use]
pub fn may_see(me: Option<&Person>, to: Option<&PersonId>) -> bool {
    me.is_some_and(|me| Role::of(me) >= Role::Lead || to == Some(&me.id))
}

/// Takes the notes to others out of a conversation that is about to be shown to somebody.
pub fn cover(timeline: &mut Vec<Entry>, ticket: &Ticket, me: Option<&Person>) {
    timeline.retain(|entry| match Mark::of(entry, ticket) {
        Some((mark, _)) if mark.verb == VERB => {
            let is_mine = me.is_some() && entry.author.as_ref().map(|by| &by.id) == me.map(|me| &me.id);
            is_mine || may_see(me, mark.value("to").map(PersonId::new).as_ref())
        }
        _ => true,
    });
}

#[cfg(test)]
mod tests {
    use super::super::ids::EntryId;
    use super::super::urgency::tests::ticket;
    use super::*;

    fn person(id: &str, role: &str) -> Person {
        let role = Some(Clean::line(role));
        Person { id: PersonId::new(id), name: Clean::line(id), email: None, role }
    }

    #[test]
    fn a_note_is_shown_to_leads_to_its_agent_and_to_its_writer_alone() {
        let elena = person("elena", "lead");
        let entry = |text: Clean| Entry {
            id: EntryId::new("1"),
            at: "2026-11-18T14:00:00Z".parse().unwrap(),
            author: Some(elena.clone()),
            public: false,
            text,
            files: Vec::new(),
            hidden: false,
        };
        let note = mark("c1", Some(&PersonId::new("ana")), "Ana").note("Ask for the receipt first.");
        let sees = |who: Option<&Person>| {
            let mut timeline = vec![entry(note.clone()), entry(Clean::text("An ordinary note."))];
            cover(&mut timeline, &ticket(), who);
            timeline.len() == 2
        };
        assert!(sees(Some(&person("ana", "agent"))) && sees(Some(&elena)));
        assert!(sees(Some(&person("marisol", "admin"))));
        assert!(!sees(Some(&person("bruno", "agent"))) && !sees(None));
    }
}
