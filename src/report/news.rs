//! What an agent is told of articles and fixes that are out: whose tickets those were, what contacts did, and which tickets
//! wait for it.

use jiff::{SignedDuration, Timestamp};

use super::queue::{effect_say, existing_say, queue};
use crate::config::Config;
use crate::domain::ids::PersonId;
use crate::domain::proposal::{Kind, News, Part, Proposal};
use crate::domain::say::Say;
use crate::store::{Store, StoreError};

/// What was out for longer is no news.
const DAYS: i64 = 60;
/// Tickets that are named.
const NAMED: usize = 4;

/// What `me` is to be told.
///
/// # Errors
/// Only faults of the file.
pub fn news(store: &Store, config: &Config, me: &PersonId, now: Timestamp) -> Result<Vec<News>, StoreError> {
    let since = now.checked_sub(SignedDuration::from_hours(24 * DAYS)).unwrap_or(Timestamp::MIN);
    let unheard = store.unheard(since)?;
    let mut found = Vec::new();
    if unheard.is_empty() {
        return Ok(found);
    }
    for kind in [Kind::Product, Kind::Knowledge] {
        for proposal in queue(store, config, kind, now)? {
            let Some((_, heard)) = unheard.iter().find(|(key, _)| *key == proposal.key) else { continue };
            let part = part(store, config, &proposal, Some(me), now)?;
            found.extend(News::of(&proposal, part, |word| heard.contains(&word)));
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
    store.part(me, &causes, evidence.product.as_str(), proposal.out().unwrap_or(now))
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
    let effect = proposal.effect.as_ref().map(effect_say);
    let existing = proposal.existing.as_ref().map(|one| existing_say(one, proposal.kind));
    effect.iter().chain(&existing).chain(&part_says(part)).map(|say| config.words.say(say)).collect()
}
