//! Articles as a table and as JSON: how often each was used, when it was last verified, and what agents say is wrong with it.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::queue::queue;
use super::standing::{Stands, standing_document};
use super::table::{Column, Table};
use crate::config::{Config, Words};
use crate::domain::article::{Flag, Hint, Shelved, Stale, hints};
use crate::domain::ids::TicketId;
use crate::domain::locale;
use crate::domain::proposal::Kind;
use crate::domain::say::Say;
use crate::store::{Store, StoreError};

/// Similar tickets whose articles are looked at.
const SIMILAR: usize = 30;

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

/// Every article that the CRM lists, those with open flags first, then the most used.
///
/// # Errors
/// Only faults of the file.
pub fn articles(store: &Store, config: &Config, now: Timestamp) -> Result<Vec<Shelved>, StoreError> {
    let mut uses = store.article_uses()?;
    let listed = store.documents(Kind::Knowledge)?;
    if listed.is_empty() {
        return Ok(Vec::new());
    }
    let stands = Stands::read(store, Kind::Knowledge)?;
    let ours = queue(store, config, Kind::Knowledge, now)?;
    let mut found: Vec<Shelved> = listed
        .into_iter()
        .map(|article| {
            let about = stands.about(article.id.as_str()).to_owned();
            let effect =
                ours.iter().find(|one| one.key.as_str() == about).and_then(|one| one.effect.as_ref());
            let mut one = Shelved {
                used: uses.remove(article.id.as_str()).unwrap_or_default(),
                standing: stands.of(&about),
                article,
                about,
                stale: None,
            };
            one.stale = one.staleness(config.settings.knowledge.stale_days, effect, now);
            one
        })
        .collect();
    found.sort_by_key(|one| std::cmp::Reverse((one.flags().count(), one.used.linked)));
    Ok(found)
}

/// Why an article is stale, as a sentence.
pub fn stale_say(stale: Stale) -> Say {
    match stale {
        Stale::Unused(days) => Say::new("article-stale-unused").with("days", days),
        Stale::Unchanged => Say::new("article-stale-unchanged"),
    }
}

/// One article as JSON.
pub fn article_document(one: &Shelved) -> Value {
    let open: Vec<&Flag> = one.flags().collect();
    let flags = one.used.flags.iter().map(
        |flag| json!({"ticket": flag.key, "words": flag.words, "at": flag.at, "open": open.contains(&flag)}),
    );
    let (stale, why) = match one.stale {
        Some(Stale::Unused(_)) => (true, Some("unused")),
        Some(Stale::Unchanged) => (true, Some("unchanged")),
        None => (false, None),
    };
    json!({
        "id": one.article.id,
        "title": one.article.title,
        "state": one.article.state,
        "url": one.article.url,
        "linked": one.used.linked,
        "last_linked": one.used.last,
        "verified": one.verified(),
        "stale": stale,
        "stale_why": why,
        "flags": flags.collect::<Vec<_>>(),
        "standing": standing_document(&one.standing),
    })
}

/// The articles as a table.
pub fn articles_table(all: &[Shelved], words: &Words) -> Table {
    let head = |name: &str| words.get(&format!("report-col-{name}"));
    let mut table = Table::spoken(
        words,
        vec![
            Column::text(head("id")),
            Column::text(head("state")),
            Column::text(head("title")).at_most(48),
            Column::number(head("linked")),
            Column::text(head("verified")),
            Column::text(head("owner")).at_most(20),
            Column::text(head("flags")),
        ],
    );
    for one in all {
        let verified = one
            .verified()
            .map(|at| locale::day(TimeZone::UTC.to_datetime(at).date(), words.language()))
            .unwrap_or_default();
        let stale = one.stale.map(|_| words.get("article-stale")).unwrap_or_default();
        let flags = one.flags().map(|flag| format!("#{} {}", flag.key, flag.words).trim().to_owned());
        table.row([
            one.article.id.to_string(),
            words.get(&one.told_state()),
            one.article.title.to_string(),
            one.used.linked.to_string(),
            format!("{verified} {stale}").trim().to_owned(),
            one.standing.owner.as_ref().map(|(_, name)| name.to_string()).unwrap_or_default(),
            flags.collect::<Vec<_>>().join("; "),
        ]);
    }
    table
}
