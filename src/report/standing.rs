//! How articles and requests stand, read once for the screen and for scripts, and the ticket that carries what is said about
//! one. What may be said is `domain::act`'s.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::config::Words;
use crate::domain::act::takes_records;
use crate::domain::ids::{ProposalKey, TicketId};
use crate::domain::proposal::Kind;
use crate::domain::standing::{Confidence, Standing, VERBS, standings};
use crate::domain::ticket::{Person, Ticket};
use crate::store::{Store, StoreError};

/// Tickets that are looked at for one that takes a record.
const CARRIERS: usize = 40;

/// How everything stands.
#[derive(Debug, Clone, Default)]
pub struct Stands {
    all: BTreeMap<String, Standing>,
    keys: BTreeMap<String, ProposalKey>,
}

impl Stands {
    /// Reads it.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn read(store: &Store, kind: Kind) -> Result<Self, StoreError> {
        Ok(Self { all: standings(&store.records(&VERBS)?), keys: store.target_keys(kind)? })
    }

    /// How it stands.
    #[must_use]
    pub fn of(&self, about: &str) -> Standing {
        self.all.get(about).cloned().unwrap_or_default()
    }

    /// What the records call an article: the key of the proposal that it came from, else its own id.
    #[must_use]
    pub fn about<'a>(&'a self, article: &'a str) -> &'a str {
        self.keys.get(article).map_or(article, ProposalKey::as_str)
    }
}

/// The ticket that carries what is said: the one that carried the last of it, else the newest of those behind it, else of
/// those that name the article, else the one that was
/// solved last with a word on knowledge.
///
/// # Errors
/// Only faults of the file.
pub fn carrier(
    store: &Store,
    standing: &Standing,
    behind: &[TicketId],
    article: Option<&str>,
) -> Result<Option<Ticket>, StoreError> {
    let naming = match article {
        Some(article) if behind.is_empty() => store.naming(article)?,
        _ => Vec::new(),
    };
    // What was linked long ago is closed for good by now; the note then goes to where knowledge was worked on last.
    let knowing = store.knowing(CARRIERS)?;
    let newest = behind.iter().rev().chain(&naming).take(CARRIERS).chain(&knowing);
    for id in standing.ticket.iter().chain(newest) {
        if let Some(view) = store.ticket(id)?.filter(|view| takes_records(&view.shown)) {
            return Ok(Some(view.shown));
        }
    }
    Ok(None)
}

/// `confidence, author, owner, said{by, at, words}`.
#[must_use]
pub fn standing_document(standing: &Standing) -> Value {
    let author = standing.offered.as_ref().and_then(|offered| offered.by.as_ref());
    json!({
        "confidence": standing.confidence,
        "author": author.map(|by| &by.name),
        "owner": standing.owner.as_ref().map(|(_, name)| name),
        "said": standing.said.as_ref().map(|said| json!({
            "by": said.by.as_ref().map(|by| &by.name), "at": said.at, "words": said.words,
        })),
    })
}

/// How it stands, in sentences: who offered it, who found it right or why not, whose it is.
#[must_use]
pub fn standing_told(standing: &Standing, words: &Words) -> Vec<String> {
    let name = |by: Option<&Person>| by.map_or_else(|| words.get("somebody"), |by| by.name.to_string());
    let day = |at: Timestamp| at.strftime("%Y-%m-%d").to_string();
    let mut told = Vec::new();
    if let Some(confidence) = standing.confidence {
        let id = format!("standing-{}", confidence.as_str().replace('_', "-"));
        let author = name(standing.offered.as_ref().and_then(|offered| offered.by.as_ref()));
        let said = standing.said.as_ref();
        let at = said.map(|said| said.at).or(standing.offered.as_ref().map(|offered| offered.at));
        let args = [
            ("author", author.as_str()),
            ("by", &name(said.and_then(|said| said.by.as_ref()))),
            ("at", &at.map(day).unwrap_or_default()),
        ];
        told.push(words.with(&id, &args));
        let is_said = matches!(confidence, Confidence::WorkInProgress | Confidence::Archived);
        told.extend(said.filter(|_| is_said).map(|said| said.words.to_string()));
    }
    told.extend(
        standing.owner.as_ref().map(|(_, name)| words.with("standing-owner", &[("name", name.as_str())])),
    );
    told
}
