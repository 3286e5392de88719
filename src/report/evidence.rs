//! What a proposal rests on, read from the store, and the draft that it gives.

use super::proposals::Keys;
use crate::config::Config;
use crate::domain::change::Change;
use crate::domain::clean::Clean;
use crate::domain::ids::TicketId;
use crate::domain::mark::Mark;
use crate::domain::proposal::{Case, Draft, Kind, Proposal, Sentence, article, request};
use crate::domain::ticket::Fact;
use crate::store::{Store, StoreError, TicketView};

/// The cases behind a proposal with what people call them; tickets that are no longer held are left out.
fn cases(store: &Store, proposal: &Proposal) -> Result<(Vec<Case>, Keys), StoreError> {
    let mut cases = Vec::with_capacity(proposal.evidence.tickets.len());
    let mut keys = Keys::new();
    for ticket in &proposal.evidence.tickets {
        if let Some(view) = store.ticket(ticket)? {
            keys.insert(ticket.clone(), view.shown.key.clone());
            cases.push(Case::of(&view.shown, answers(&view)));
        }
    }
    Ok((cases, keys))
}

/// What our side wrote: the held conversation without the customer's and Tier 1's part, and what the journal
/// has of our own notes, replies, findings and resolves.
fn answers(view: &TicketView) -> Vec<Clean> {
    let ticket = &view.shown;
    let customer = ticket.requester.as_ref().map(|person| &person.id);
    let tier_1 = ticket.fact(Fact::T1Agent);
    let ours = view.timeline.iter().filter(|entry| {
        entry
            .author
            .as_ref()
            .is_some_and(|author| Some(&author.id) != customer && tier_1 != Some(author.name.as_str()))
    });
    let mut texts: Vec<Clean> = ours.map(|entry| Clean::text(&Mark::unseen(entry, ticket))).collect();
    for committed in &view.journal {
        match &committed.change {
            Change::Note { text } | Change::Reply { text } | Change::Answer { value: Some(text), .. } => {
                texts.push(text.clone());
            }
            Change::Resolve { why, reply, .. } => texts.extend(why.iter().chain(reply).cloned()),
            _ => {}
        }
    }
    texts
}

/// A draft with the cases that it rests on.
#[derive(Debug, Clone)]
pub struct Basis {
    /// The draft.
    pub draft: Draft,
    cases: Vec<Case>,
    keys: Keys,
}

/// The draft of a proposal in the language of the words, with its cases.
///
/// # Errors
/// Only faults of the file.
pub fn basis(store: &Store, config: &Config, proposal: &Proposal) -> Result<Basis, StoreError> {
    let (cases, keys) = cases(store, proposal)?;
    let code = proposal.evidence.cause.as_str();
    let language = config.words.language();
    let cause = config.taxonomy.get(code).map_or(code, |known| known.name(language));
    let make = match proposal.kind {
        Kind::Knowledge => article,
        Kind::Product => request,
    };
    let draft = make(proposal, &cases, cause, language, &|say| config.words.say(say));
    Ok(Basis { draft, cases, keys })
}

impl Basis {
    /// Each statement with what people call the tickets that it rests on.
    pub fn traces(&self) -> Vec<(String, Vec<String>)> {
        let trace = |one: &Sentence| {
            let keys = one.tickets.iter().map(|ticket| self.key(ticket));
            (one.text.to_string(), keys.collect())
        };
        self.draft.sentences.iter().map(trace).collect()
    }

    /// The tickets as they may be read beside a draft: what people call each, and its masked words.
    pub fn cases(&self) -> Vec<(String, String)> {
        self.cases.iter().map(|case| (self.key(&case.ticket), case.told())).collect()
    }

    fn key(&self, ticket: &TicketId) -> String {
        self.keys.get(ticket).map_or_else(String::new, ToString::to_string)
    }
}
