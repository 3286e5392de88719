//! Articles as a table and as JSON: how often each was used, when it was last verified, and what agents say is wrong with it.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::table::{Column, Table};
use crate::config::Words;
use crate::domain::article::{Hint, Use, hints};
use crate::domain::ids::TicketId;
use crate::domain::proposal::{Kind, Target};
use crate::store::{Store, StoreError};

/// Similar tickets whose articles are looked at.
const SIMILAR: usize = 30;
/// After so many days without an edit or a use an article is stale.
const STALE: i64 = 180;

/// An article with how it was used.
#[derive(Debug, Clone)]
pub struct Shelved {
    article: Target,
    used: Use,
}

impl Shelved {
    /// When it was last edited or used.
    pub fn verified(&self) -> Option<Timestamp> {
        self.article.since.max(self.used.last)
    }

    /// Whether nobody edited or used it for long.
    pub fn is_stale(&self, now: Timestamp) -> bool {
        let since = now.checked_sub(SignedDuration::from_hours(24 * STALE)).unwrap_or(Timestamp::MIN);
        self.verified().is_none_or(|at| at < since)
    }

    /// Whether an agent says that it is wrong or stale.
    pub fn is_flagged(&self) -> bool {
        !self.used.flags.is_empty()
    }
}

/// The articles that may answer a ticket.
///
/// # Errors
/// Only faults of the file, and a ticket that is not held.
pub fn article_hints(store: &Store, ticket: &TicketId) -> Result<Vec<Hint>, StoreError> {
    let articles = store.documents(Kind::Knowledge)?;
    let Some(view) = store.ticket(ticket)?.filter(|_| !articles.is_empty()) else { return Ok(Vec::new()) };
    let similar = store.similar(ticket, SIMILAR)?;
    let links = similar
        .iter()
        .filter_map(|one| one.knowledge.as_ref())
        .map(super::super::domain::clean::Clean::as_str);
    Ok(hints(&articles, &store.article_uses()?, view.shown.subject.as_str(), links))
}

/// Every article that the CRM lists, the flagged ones first, then the most used.
///
/// # Errors
/// Only faults of the file.
pub fn articles(store: &Store) -> Result<Vec<Shelved>, StoreError> {
    let mut uses = store.article_uses()?;
    let listed = store.documents(Kind::Knowledge)?.into_iter();
    let mut found: Vec<Shelved> = listed
        .map(|article| Shelved { used: uses.remove(article.id.as_str()).unwrap_or_default(), article })
        .collect();
    found.sort_by_key(|one| std::cmp::Reverse((one.used.flags.len(), one.used.linked)));
    Ok(found)
}

/// One article as JSON.
pub fn article_document(one: &Shelved, now: Timestamp) -> Value {
    let flags = one.used.flags.iter().map(|(key, words)| json!({"ticket": key, "words": words}));
    json!({
        "id": one.article.id,
        "title": one.article.title,
        "state": one.article.state,
        "url": one.article.url,
        "linked": one.used.linked,
        "last_linked": one.used.last,
        "verified": one.verified(),
        "stale": one.is_stale(now),
        "flags": flags.collect::<Vec<_>>(),
    })
}

/// The articles as a table.
pub fn articles_table(all: &[Shelved], now: Timestamp, words: &Words) -> Table {
    let head = |name: &str| words.get(&format!("report-col-{name}"));
    let mut table = Table::new(vec![
        Column::text(head("id")),
        Column::text(head("state")),
        Column::text(head("title")).at_most(48),
        Column::number(head("linked")),
        Column::text(head("verified")),
        Column::text(head("flags")),
    ]);
    for one in all {
        let verified = one.verified().map(|at| at.strftime("%Y-%m-%d").to_string()).unwrap_or_default();
        let stale = if one.is_stale(now) { words.get("article-stale") } else { String::new() };
        let flags = one.used.flags.iter().map(|(key, words)| format!("#{key} {words}").trim().to_owned());
        table.row([
            one.article.id.to_string(),
            one.article.state.as_str().to_owned(),
            one.article.title.to_string(),
            one.used.linked.to_string(),
            format!("{verified} {stale}").trim().to_owned(),
            flags.collect::<Vec<_>>().join("; "),
        ]);
    }
    table
}
