//! A proposal's text from its tickets: reads them, picks the language most of them speak, and lets the
//! domain write. The screens and the commands use this one.

use std::collections::BTreeMap;

use crate::config::{Config, Words, choose};
use crate::domain::clean::Clean;
use crate::domain::proposal::{Case, Draft, Kind, Proposal, article, request};
use crate::domain::ticket::Fact;
use crate::store::{Store, StoreError};

/// Tickets that a draft is made from at most: the newest ones say enough.
const TICKETS_MAX: usize = 120;

/// The draft of a proposal in the language of most of its tickets, and the words of that language.
///
/// # Errors
/// Only faults of the file.
pub fn draft(store: &Store, proposal: &Proposal, config: &Config) -> Result<(Draft, Words), StoreError> {
    let mut cases = Vec::new();
    for id in proposal.evidence.tickets.iter().rev().take(TICKETS_MAX) {
        if let Some(view) = store.ticket(id)? {
            let requester = view.shown.requester.as_ref().map(|person| &person.id);
            let ours = view
                .timeline
                .iter()
                .filter(|entry| entry.author.as_ref().is_some_and(|author| Some(&author.id) != requester));
            cases.push(Case::of(&view.shown, ours.map(|entry| entry.text.clone()).collect()));
        }
    }
    let language = spoken(&cases).unwrap_or_else(|| config.words.language());
    let words = Words::shipped(language);
    let code = proposal.evidence.cause.as_str();
    let cause = config.taxonomy.get(code).map_or(code, |cause| cause.name(language));
    let write = match proposal.kind {
        Kind::Knowledge => article,
        Kind::Product => request,
    };
    let draft = write(proposal, &cases, cause, language, &|say| words.say(say));
    Ok((draft, words))
}

fn spoken(cases: &[Case]) -> Option<&'static str> {
    let mut counts: BTreeMap<&Clean, usize> = BTreeMap::new();
    for language in cases.iter().filter_map(|case| case.facts.get(&Fact::Language)) {
        *counts.entry(language).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count)?.0;
    Some(choose(most.as_str(), None))
}
