//! What an article or a product request reads of one ticket, and that with personal data masked.

use std::collections::BTreeMap;

use crate::domain::clean::Clean;
use crate::domain::ids::TicketId;
use crate::domain::redact::mask_people;
use crate::domain::ticket::{Fact, Ticket};

/// What a draft reads of a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The ticket.
    pub ticket: TicketId,
    /// Its subject.
    pub subject: Clean,
    /// The customer's first message.
    pub message: Clean,
    /// What else the customer wrote.
    pub said: Vec<Clean>,
    /// The steps of its procedure that were done, in the draft's language.
    pub steps: Vec<Clean>,
    /// What its procedure found: a question, and the answer that was chosen.
    pub findings: Vec<(Clean, Clean)>,
    /// What its procedure found, in words.
    pub found: Vec<Clean>,
    /// What was done after that, in words.
    pub done: Vec<Clean>,
    /// Who answers for its procedure.
    pub owner: Option<Clean>,
    /// What our side wrote for itself: notes, findings, the why of the resolve.
    pub answers: Vec<Clean>,
    /// What our side wrote to the customer.
    pub replies: Vec<Clean>,
    /// Teams that were asked.
    pub teams: Vec<Clean>,
    /// Its fields.
    pub facts: BTreeMap<Fact, Clean>,
    /// How it came in.
    pub channel: Option<Clean>,
    /// Names to mask: the customer, the agents.
    pub people: Vec<Clean>,
}

impl Case {
    /// The case of a ticket, with what our side wrote in its conversation.
    pub fn of(ticket: &Ticket, answers: Vec<Clean>) -> Self {
        let people = ticket.requester.iter().chain(&ticket.assignee).map(|person| person.name.clone());
        Self {
            ticket: ticket.id.clone(),
            subject: ticket.subject.clone(),
            message: ticket.description.clone(),
            said: Vec::new(),
            steps: Vec::new(),
            findings: Vec::new(),
            found: Vec::new(),
            done: Vec::new(),
            owner: None,
            answers,
            replies: Vec::new(),
            teams: Vec::new(),
            facts: ticket.facts.clone(),
            channel: ticket.channel.clone(),
            people: people.chain(ticket.facts.get(&Fact::T1Agent).cloned()).collect(),
        }
    }

    /// Subject, message and answers as they may be read beside a draft: masked.
    pub fn told(&self) -> String {
        let texts = [&self.subject, &self.message].into_iter().chain(&self.said);
        let texts = texts.chain(&self.answers).chain(&self.replies);
        let told: Vec<String> =
            texts.map(|text| self.masked(text)).filter(|text| !text.trim().is_empty()).collect();
        told.join("\n\n")
    }

    /// A text of it without anybody's personal data.
    pub fn masked(&self, text: &Clean) -> String {
        mask_people(text.as_str(), self.people.iter().map(Clean::as_str))
    }

    /// Whether its customer speaks a language, whatever the country.
    pub(super) fn speaks(&self, language: &str) -> bool {
        let base = |tag: &str| tag.split(['-', '_']).next().map(str::to_ascii_lowercase);
        self.facts.get(&Fact::Language).is_some_and(|tag| base(tag.as_str()) == base(language))
    }
}
