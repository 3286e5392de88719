//! What a proposal rests on, read from the store, and the draft that it gives.

use crate::config::Words;
use crate::domain::change::Change;
use crate::domain::clean::Clean;
use crate::domain::proposal::{Case, Draft, Kind, Proposal, article, request};
use crate::domain::taxonomy::Taxonomy;
use crate::domain::ticket::Fact;
use crate::store::{Store, StoreError, TicketView};

/// The cases behind a proposal; tickets that are no longer held are left out.
pub fn cases(store: &Store, proposal: &Proposal) -> Result<Vec<Case>, StoreError> {
    let mut cases = Vec::with_capacity(proposal.evidence.tickets.len());
    for ticket in &proposal.evidence.tickets {
        if let Some(view) = store.ticket(ticket)? {
            cases.push(Case::of(&view.shown, answers(&view)));
        }
    }
    Ok(cases)
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
    let mut texts: Vec<Clean> = ours.map(|entry| entry.text.clone()).collect();
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

/// The draft of a proposal in the language of `words`.
pub fn draft(
    store: &Store,
    proposal: &Proposal,
    taxonomy: &Taxonomy,
    words: &Words,
) -> Result<Draft, StoreError> {
    let cases = cases(store, proposal)?;
    let code = proposal.evidence.cause.as_str();
    let cause = taxonomy.get(code).map_or(code, |known| known.name(words.language()));
    let make = match proposal.kind {
        Kind::Knowledge => article,
        Kind::Product => request,
    };
    Ok(make(proposal, &cases, cause, words.language(), &|say| words.say(say)))
}
