//! The two queues as far as they are kept here: texts that were begun, what the target says, and the
//! deliveries between. Which proposals exist is derived from the resolved tickets, never stored.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::fold::{self, millis};
use super::people::clean;
use super::writer::Rank;
use super::{Store, StoreError, conflicts, drafts, tally, ticket};
use crate::domain::clean::Clean;
use crate::domain::conflict::Matter;
use crate::domain::delivery::Delivery;
use crate::domain::ids::{ProposalKey, TicketId};
use crate::domain::proposal::{Kind, Proposal, State, Target, candidates, topic_key, unanswered};
use crate::domain::recurrence::{Recurrence, Rule, Sighting, recurring};
use crate::domain::tally::Span;

/// A proposal's text as somebody began it here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// Title.
    pub title: Clean,
    /// Text in Markdown.
    pub text: Clean,
}

impl Store {
    /// Keeps the text of a proposal with the evidence it was written from.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn begin_proposal(
        &self,
        proposal: &Proposal,
        text: &Begun,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let key = proposal.key.clone();
        let kind = proposal.kind.as_str();
        let evidence = serde_json::to_string(&proposal.evidence)?;
        let (episode, text) = (proposal.episode, text.clone());
        self.save(move |db, _| {
            db.execute(
                "INSERT INTO proposals (key, kind, episode, evidence, title, text, updated)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT (key) DO UPDATE SET episode = ?3, evidence = ?4, title = ?5, text = ?6, updated = ?7",
                params![key.as_str(), kind, episode, evidence, text.title.as_str(), text.text.as_str(), millis(now)],
            )?;
            Ok(())
        })
    }

    /// Keeps the text of a proposal that is being written over `base`, the text that this window last read or kept.
    /// Where another window kept something else meanwhile, both are brought together by line; where they cannot be,
    /// this one stays and the other is kept as an alarm. Returns the text that is kept now.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn keep_proposal(
        &self,
        proposal: &Proposal,
        base: &str,
        text: &Begun,
        now: Timestamp,
    ) -> Result<Clean, StoreError> {
        let theirs = self.begun(&proposal.key)?.map(|begun| begun.text).unwrap_or_default();
        let mut text = text.clone();
        if let Some(both) = drafts::both(base, &text.text, theirs.as_str()) {
            text.text = both;
        } else {
            let matter = Matter::Text { of: proposal.key.to_string(), text: theirs };
            self.inner
                .writer
                .write(Rank::Person, move |db, _| conflicts::raise(db, None, None, &matter, now))?;
        }
        self.begin_proposal(proposal, &text, now)?;
        Ok(text.text)
    }

    /// The text of a proposal, where somebody began it here.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn begun(&self, key: &ProposalKey) -> Result<Option<Begun>, StoreError> {
        self.inner.readers.read(|db| {
            let found: Option<(Option<String>, Option<String>)> = db
                .prepare_cached("SELECT title, text FROM proposals WHERE key = ?1")?
                .query_row([key.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()?;
            Ok(found.and_then(|(title, text)| {
                Some(Begun { title: Clean::line(&title?), text: Clean::text(&text?) })
            }))
        })
    }

    /// When the text of a proposal was last kept here.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn begun_at(&self, key: &ProposalKey) -> Result<Option<Timestamp>, StoreError> {
        self.inner.readers.read(|db| {
            let found: Option<i64> = db
                .prepare_cached("SELECT updated FROM proposals WHERE key = ?1 AND text IS NOT NULL")?
                .query_row([key.as_str()], |row| row.get(0))
                .optional()?;
            Ok(found.map(fold::time))
        })
    }

    /// Keeps what a target says about proposals. Returns whether anything is new.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn put_targets(
        &self,
        kind: Kind,
        targets: &[(ProposalKey, Target)],
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let targets = targets.to_vec();
        self.inner.writer.write(Rank::Pull, move |db, _| {
            let mut find = db.prepare_cached("SELECT target FROM proposals WHERE key = ?1")?;
            let mut write = db.prepare_cached(
                "INSERT INTO proposals (key, kind, target, updated) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (key) DO UPDATE SET target = ?3, updated = ?4 WHERE target IS NOT ?3",
            )?;
            let mut moved = 0;
            for (key, target) in targets {
                let before: Option<String> =
                    find.query_row([key.as_str()], |row| row.get(0)).optional()?.flatten();
                let before: Option<Target> = before.and_then(|json| serde_json::from_str(&json).ok());
                let json = serde_json::to_string(&dated(target, before, now))?;
                moved += write.execute(params![key.as_str(), kind.as_str(), json, millis(now)])?;
            }
            Ok(moved > 0)
        })
    }

    /// Tickets of other topics of the same product, the youngest first; none of what is about no topic.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn beside(&self, evidence: &Recurrence, most: usize) -> Result<Vec<TicketId>, StoreError> {
        let (product, topic) = evidence.of_what();
        if topic.is_empty() {
            return Ok(Vec::new());
        }
        self.inner.readers.read(|db| {
            let mut find = db.prepare_cached(
                "SELECT id FROM tickets WHERE coalesce(product, '') = ?1 AND topic <> ?2 AND gone = 0
                 ORDER BY num DESC LIMIT ?3",
            )?;
            let rows = find.query_map(params![product, topic, most as i64], ticket::id)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// A queue: what recurs by the rule, then what was begun here and no longer recurs.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn proposals(&self, kind: Kind, rule: Rule, now: Timestamp) -> Result<Vec<Proposal>, StoreError> {
        self.inner.readers.read(|db| {
            let kept = kept(db, kind)?;
            let sent = deliveries(db)?;
            let targets: BTreeMap<ProposalKey, Target> =
                kept.iter().filter_map(|(key, kept)| Some((key.clone(), kept.target.clone()?))).collect();
            let own = Own::of(&kept);
            let sightings = own.keep(tally::sightings(db, rule.since(now))?);
            let sightings = unanswered(kind, sightings, &targets);
            let recurrences = recurring(&sightings, rule, now, |one| own.has(one));
            let begun = |key: &ProposalKey| kept.get(key).is_some_and(|kept| kept.begun);
            let sent = |key: &ProposalKey| sent.get(key).copied();
            let mut found = candidates(kind, &recurrences, begun, sent, &targets);
            let elsewhere = raised_elsewhere(db, kind, &kept, rule, now)?;
            for (key, kept) in &kept {
                let other = elsewhere.get(key);
                if let Some(evidence) = kept.evidence.as_ref().or(other.map(|(_, evidence)| evidence))
                    && !found.iter().any(|proposal| proposal.key == *key)
                {
                    let (target, delivery) = (kept.target.clone(), sent(key));
                    found.push(Proposal {
                        key: key.clone(),
                        kind,
                        state: State::of(kept.begun, delivery, target.as_ref().map(|target| target.state)),
                        episode: other.map_or(kept.episode, |(episode, _)| *episode),
                        evidence: evidence.clone(),
                        target,
                        delivery,
                        effect: None,
                        existing: None,
                        standing: crate::domain::standing::Standing::default(),
                    });
                }
            }
            say_others(&mut found);
            Ok(found)
        })
    }
}

/// The same state keeps its time: an article that is edited later was not published later.
fn dated(mut target: Target, before: Option<Target>, now: Timestamp) -> Target {
    let same = before.filter(|before| before.state == target.state);
    target.since = same.and_then(|before| before.since).or(target.since).or(Some(now));
    target
}

/// What belongs to the proposals that were begun here and are not finished. One for a whole cause and product keeps the
/// tickets that its text was written from, whatever their topic; what was solved since is told apart by topic. One for a
/// topic keeps that topic, however few tickets it has now.
struct Own<'a> {
    tickets: BTreeSet<&'a TicketId>,
    topics: BTreeSet<(&'a Clean, &'a Clean, &'a Clean)>,
}

impl<'a> Own<'a> {
    fn of(kept: &'a BTreeMap<ProposalKey, Kept>) -> Self {
        let lives = |kept: &&Kept| !kept.target.as_ref().is_some_and(|target| target.state.is_finished());
        let begun = kept.values().filter(lives).filter_map(|kept| kept.evidence.as_ref());
        let (topics, whole): (Vec<_>, Vec<_>) = begun.partition(|evidence| !evidence.topic.is_empty());
        Self {
            tickets: whole.into_iter().flat_map(|evidence| &evidence.tickets).collect(),
            topics: topics.into_iter().map(|one| (&one.cause, &one.product, &one.topic)).collect(),
        }
    }

    fn keep(&self, mut sightings: Vec<Sighting>) -> Vec<Sighting> {
        for one in &mut sightings {
            if self.tickets.contains(&one.ticket) {
                one.topic = Clean::default();
            }
        }
        sightings
    }

    fn has(&self, one: &Sighting) -> bool {
        self.topics.contains(&(&one.cause, &one.product, &one.topic))
    }
}

/// Tells each proposal for a whole cause and product which topics have one of their own.
fn say_others(proposals: &mut [Proposal]) {
    let mut topics: BTreeMap<(Clean, Clean), Vec<Clean>> = BTreeMap::new();
    for one in proposals.iter().map(|proposal| &proposal.evidence).filter(|one| !one.topic.is_empty()) {
        let others = topics.entry((one.cause.clone(), one.product.clone())).or_default();
        if !others.contains(&one.topic) {
            others.push(one.topic.clone());
        }
    }
    for one in proposals.iter_mut().map(|proposal| &mut proposal.evidence).filter(|one| one.topic.is_empty())
    {
        one.others = topics.get(&(one.cause.clone(), one.product.clone())).cloned().unwrap_or_default();
    }
}

/// What other desks proposed: which cause, product and topic each key stands for, and what it rests on as far as this desk holds
/// it. A key says nothing by itself; it is found by making the keys of everything that was ever resolved.
fn raised_elsewhere(
    db: &Connection,
    kind: Kind,
    kept: &BTreeMap<ProposalKey, Kept>,
    rule: Rule,
    now: Timestamp,
) -> Result<BTreeMap<ProposalKey, (u32, Recurrence)>, StoreError> {
    let strange: BTreeMap<&ProposalKey, &Target> = kept
        .iter()
        .filter(|(_, kept)| kept.evidence.is_none())
        .filter_map(|(key, kept)| Some((key, kept.target.as_ref()?)))
        .collect();
    let mut found = BTreeMap::new();
    if strange.is_empty() {
        return Ok(found);
    }
    let mut pairs = db.prepare_cached(
        "SELECT DISTINCT cause, product, topic FROM tickets WHERE cause IS NOT NULL
         UNION SELECT DISTINCT cause, product, NULL FROM tickets WHERE cause IS NOT NULL",
    )?;
    let mut rows = pairs.query([])?;
    while let Some(row) = rows.next()? {
        let (cause, product, topic) = (clean(row, 0)?, clean(row, 1)?, clean(row, 2)?);
        for episode in 0..EPISODES_MAX {
            let key = topic_key(kind, cause.as_str(), (product.as_str(), topic.as_str()), episode);
            let Some(target) = strange.get(&key) else { continue };
            let until = target.since.filter(|_| target.state.is_out()).unwrap_or(now);
            let span = Span { since: rule.since(until), until };
            let sightings = tally::sightings(db, span.since)?;
            let group = sightings
                .iter()
                .filter(|one| one.cause == cause && one.product == product && one.at < until)
                .filter(|one| topic.is_empty() || one.topic == topic)
                .collect();
            if let Some(evidence) = Recurrence::of(group, span) {
                let evidence = Recurrence { topic: topic.clone(), ..evidence };
                found.insert(key, (episode, evidence));
            }
        }
    }
    Ok(found)
}

/// Earlier proposals of one cause and product that are looked for.
const EPISODES_MAX: u32 = 9;

struct Kept {
    begun: bool,
    episode: u32,
    evidence: Option<Recurrence>,
    target: Option<Target>,
}

fn kept(db: &Connection, kind: Kind) -> Result<BTreeMap<ProposalKey, Kept>, StoreError> {
    let mut find = db.prepare_cached(
        "SELECT key, text IS NOT NULL, episode, evidence, target FROM proposals WHERE kind = ?1",
    )?;
    let mut rows = find.query([kind.as_str()])?;
    let mut found = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let json = |column: usize| Ok::<_, StoreError>(row.get::<_, Option<String>>(column)?);
        let kept = Kept {
            begun: row.get(1)?,
            episode: row.get(2)?,
            evidence: json(3)?.map(|json| serde_json::from_str(&json)).transpose()?,
            target: json(4)?.map(|json| serde_json::from_str(&json)).transpose()?,
        };
        found.insert(ProposalKey::new(row.get::<_, String>(0)?), kept);
    }
    Ok(found)
}

/// Where the latest sending of each proposal is.
fn deliveries(db: &Connection) -> Result<BTreeMap<ProposalKey, Delivery>, StoreError> {
    let mut find =
        db.prepare_cached("SELECT lane, state FROM deliveries WHERE lane GLOB 'p:*' ORDER BY seq")?;
    let mut rows = find.query([])?;
    let mut found = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (lane, state): (String, String) = (row.get(0)?, row.get(1)?);
        if let Some((key, state)) = lane.strip_prefix("p:").zip(Delivery::parse(&state)) {
            found.insert(ProposalKey::new(key), state);
        }
    }
    Ok(found)
}
