//! What an agent is told of articles and fixes that are out: whose tickets those were, what contacts did, and which tickets
//! wait for it.

use jiff::{SignedDuration, Timestamp};

use super::queue::{effect_told, existing_say, queue};
use super::standing::{Stands, standing_told};
use crate::config::Config;
use crate::domain::coach::{self, notes};
use crate::domain::ids::{PersonId, ProposalKey};
use crate::domain::proposal::{Kind, News, Part, Proposal, Tiding, Word};
use crate::domain::say::Say;
use crate::store::{Among, Store, StoreError};

/// What was out for longer is no news.
const DAYS: i64 = 60;
/// Tickets that are named.
const NAMED: usize = 4;

/// What `me` is to be told: what was said to them first, then what became of their tickets' causes.
///
/// # Errors
/// Only faults of the file.
pub fn news(
    store: &Store,
    config: &Config,
    me: &PersonId,
    now: Timestamp,
) -> Result<Vec<Tiding>, StoreError> {
    let since = now.checked_sub(SignedDuration::from_hours(24 * DAYS)).unwrap_or(Timestamp::MIN);
    let mut found = said(store, me, since)?;
    let unheard = store.unheard(since)?;
    if unheard.is_empty() {
        return Ok(found);
    }
    for kind in [Kind::Product, Kind::Knowledge] {
        for proposal in queue(store, config, kind, now)? {
            let Some((key, heard)) = unheard.iter().find(|(key, _)| *key == proposal.key) else { continue };
            let part = part(store, config, &proposal, Some(me), now)?;
            let cause = config.taxonomy.get(proposal.evidence.cause.as_str());
            let name = cause.map_or("", |cause| cause.name(config.words.language()));
            found.extend(News::of(&proposal, part, |word| heard.contains(&word)).map(|news| Tiding {
                say: news.say(name),
                heard: news.words.iter().map(|word| (key.clone(), *word)).collect(),
            }));
        }
    }
    Ok(found)
}

/// Coaching notes to somebody, and flags on articles that are theirs.
fn said(store: &Store, me: &PersonId, since: Timestamp) -> Result<Vec<Tiding>, StoreError> {
    let mut found = Vec::new();
    let mut tell = |key: String, say: Say| {
        let key = ProposalKey::new(key);
        if !store.was_told(&key)? {
            found.push(Tiding { say, heard: vec![(key, Word::Said)] });
        }
        Ok::<_, StoreError>(())
    };
    for note in notes(&store.records(&[coach::VERB])?) {
        let is_by_me = note.by.as_ref().is_some_and(|by| by.id == *me);
        if note.to.as_ref() == Some(me) && !is_by_me && note.at >= since {
            let by = note.by.as_ref().map(|by| by.name.to_string()).unwrap_or_default();
            let key = format!("coach:{}:{}", note.ticket, note.at.as_second());
            tell(key, Say::new("news-coach").with("by", by).with("key", &note.key))?;
        }
    }
    let stands = Stands::read(store, Kind::Knowledge)?;
    let is_mine = |article: &str| stands.of(stands.about(article)).is_of(me);
    let uses = store.article_uses()?;
    for article in store.documents(Kind::Knowledge)?.iter().filter(|one| is_mine(one.id.as_str())) {
        for flag in uses.get(article.id.as_str()).iter().flat_map(|used| &used.flags) {
            if flag.at.is_some_and(|at| at >= since) {
                let key = format!("flag:{}:{}", article.id, flag.key);
                let say = Say::new("news-flag").with("title", &article.title).with("key", &flag.key);
                tell(key, say.with("words", &flag.words))?;
            }
        }
    }
    Ok(found)
}

/// Somebody's part in a proposal.
///
/// # Errors
/// Only faults of the file.
pub fn part(
    store: &Store,
    config: &Config,
    proposal: &Proposal,
    me: Option<&PersonId>,
    now: Timestamp,
) -> Result<Part, StoreError> {
    let evidence = &proposal.evidence;
    let causes = config.taxonomy.recode().sources(evidence.cause.as_str());
    store.part(me, &causes, &Among::of(evidence), proposal.out().unwrap_or(now))
}

/// Whose tickets those were and which wait, as sentences; none where there is nothing to say.
pub fn part_says(part: &Part) -> Vec<Say> {
    let mut says = Vec::new();
    if part.resolved > 0 {
        says.push(Say::new("part-resolved").with("count", part.resolved));
    }
    if !part.waiting.is_empty() {
        let mut keys: Vec<String> =
            part.waiting.iter().take(NAMED).map(|(_, key)| format!("#{key}")).collect();
        if part.waiting.len() > NAMED {
            keys.push("…".to_owned());
        }
        says.push(Say::new("part-waiting").with("count", part.waiting.len()).with("keys", keys.join(", ")));
    }
    says
}

/// The effect of a proposal and the part of who reads it, in words.
pub fn became(proposal: &Proposal, part: &Part, config: &Config) -> Vec<String> {
    let effect = proposal.effect.as_ref().map(|effect| effect_told(effect, &config.words));
    let existing = proposal.existing.as_ref().map(|one| existing_say(one, proposal.kind));
    let says = part_says(part);
    let told = existing.iter().chain(&says).map(|say| config.words.say(say));
    effect.into_iter().chain(told).chain(standing_told(&proposal.standing, &config.words)).collect()
}
