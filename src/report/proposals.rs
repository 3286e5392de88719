//! The two queues recurring issues end in: articles and product requests.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::queue::{effect_document, effect_short};
use super::standing::standing_document;
use super::table::{Column, Table};
use crate::config::Words;
use crate::domain::clean::Clean;
use crate::domain::ids::TicketId;
use crate::domain::locale;
use crate::domain::proposal::{Draft, Proposal};

/// What people call the tickets behind a proposal; an unknown one keeps its id.
pub type Keys = BTreeMap<TicketId, Clean>;

fn keys(tickets: &[TicketId], known: &Keys) -> Vec<String> {
    tickets.iter().map(|id| known.get(id).map_or_else(|| id.to_string(), ToString::to_string)).collect()
}

/// `id, key, state, title, cause, product, topic, tickets[], customers, since, url, text`. The id is the key: it
/// names the proposal before and after it has an id on the target.
pub fn proposal_document(proposal: &Proposal, title: &str, text: Option<&str>, known: &Keys) -> Value {
    let evidence = &proposal.evidence;
    let target = proposal.target.as_ref();
    json!({
        "id": proposal.key,
        "key": proposal.key,
        "kind": proposal.kind,
        "state": proposal.state,
        "title": target.map_or(title, |target| target.title.as_str()),
        "cause": evidence.cause,
        "product": evidence.product,
        "topic": evidence.topic,
        "tickets": keys(&evidence.tickets, known),
        "customers": evidence.customers,
        "since": evidence.since,
        "trend": evidence.trend,
        "episode": proposal.episode,
        "delivery": proposal.delivery,
        "target_id": target.map(|target| &target.id),
        "url": target.and_then(|target| target.url.as_ref()),
        "existing": proposal.existing,
        "out": proposal.out(),
        "effect": proposal.effect.as_ref().map(effect_document),
        "text": text,
        "standing": standing_document(&proposal.standing),
    })
}

/// The sentences of a draft with the tickets that each rests on.
pub fn draft_document(draft: &Draft, known: &Keys) -> Value {
    let sentences: Vec<Value> = draft
        .sentences
        .iter()
        .map(|sentence| {
            json!({
                "section": sentence.section,
                "text": sentence.text,
                "tickets": keys(&sentence.tickets, known),
            })
        })
        .collect();
    json!(sentences)
}

/// A queue as a table; `title` gives each proposal its title.
pub fn proposals_table(proposals: &[Proposal], title: impl Fn(&Proposal) -> String, words: &Words) -> Table {
    let head = |name: &str| words.get(&format!("report-col-{name}"));
    let mut table = Table::spoken(
        words,
        vec![
            Column::text(head("id")),
            Column::text(head("state")),
            Column::text(head("cause")),
            Column::text(head("title")).at_most(56),
            Column::number(head("tickets")),
            Column::number(head("customers")),
            Column::text(head("since")),
            Column::text(head("trend")),
            Column::text(head("effect")),
            Column::text(head("url")),
        ],
    );
    for proposal in proposals {
        let evidence = &proposal.evidence;
        let target = proposal.target.as_ref();
        table.row([
            proposal.key.to_string(),
            words.get(&proposal.told_state()),
            evidence.cause.to_string(),
            target.map_or_else(|| title(proposal), |target| target.title.to_string()),
            evidence.tickets.len().to_string(),
            evidence.customers.to_string(),
            locale::day(TimeZone::UTC.to_datetime(evidence.since).date(), words.language()),
            evidence.trend.iter().map(u64::to_string).collect::<Vec<_>>().join(" "),
            proposal.effect.as_ref().map(effect_short).unwrap_or_default(),
            target.and_then(|target| target.url.as_ref()).map(ToString::to_string).unwrap_or_default(),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::proposal::{Kind, State, key};
    use crate::domain::recurrence::Recurrence;
    use crate::domain::standing::{Confidence, Standing};

    fn proposal(state: State, confidence: Option<Confidence>) -> Proposal {
        let evidence = Recurrence {
            cause: Clean::line("INF-06"),
            product: Clean::line("loan"),
            topic: Clean::default(),
            others: Vec::new(),
            tickets: Vec::new(),
            customers: 3,
            since: "2026-11-01T00:00:00Z".parse().unwrap(),
            trend: vec![3],
        };
        Proposal {
            state,
            standing: Standing { confidence, ..Standing::default() },
            ..Proposal::candidate(Kind::Knowledge, key(Kind::Knowledge, "INF-06", "loan", 0), evidence)
        }
    }

    #[test]
    fn a_list_says_states_in_the_words_of_the_screen_and_a_document_in_those_of_scripts() {
        let words = Words::shipped("pt-BR");
        let validated = proposal(State::InReview, Some(Confidence::Validated));
        let out = proposal(State::Published, Some(Confidence::Validated));
        let all = [proposal(State::InReview, None), validated, out];
        let table = proposals_table(&all, |_| String::new(), &words).text();
        for (row, id) in
            table.lines().skip(1).zip(["proposal-in-review", "confidence-validated", "proposal-published"])
        {
            assert!(row.contains(&words.get(id)), "{id} in {row}");
        }
        assert!(!table.contains("in_review"), "{table}");
        let document = proposal_document(&all[0], "", None, &Keys::new());
        assert_eq!(document["state"], "in_review");
    }
}
