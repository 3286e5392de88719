//! Articles and product requests: their key, their states and whether one is due. The text that is made
//! from tickets is in `draft`, the words that tickets share in `phrases`.

mod case;
mod draft;
mod effect;
mod heard;
mod kinds;
mod little_words;
mod pack;
mod phrases;
mod ways;
mod written;

pub use case::Case;
pub use draft::{Draft, Section, Sentence, Shape, article, request};
pub use effect::{Effect, SETTLE_DAYS, Told, Windows};
pub use heard::{News, Part, Tiding, Word};
pub use phrases::{Phrase, pairs, shared};

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::article::Existing;
use super::change::{Change, Document, NewChange, Outgoing};
use super::clean::Clean;
use super::delivery::Delivery;
use super::ids::{ChangeId, ProposalKey};
use super::recurrence::{Recurrence, Sighting};
use super::say::{Refusal, Say};
use super::standing::{Confidence, Standing};

/// Which queue a recurring issue ends in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An article for the help center.
    Knowledge,
    /// A request to the product team.
    Product,
}

impl Kind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Knowledge, Self::Product];

    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Knowledge => "knowledge",
            Self::Product => "product",
        }
    }

    /// The kind of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// Where a proposal is. Knowledge goes candidate, draft, sent, in review, published; product goes
/// candidate, draft, sent, accepted, shipped or declined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It recurs; nobody wrote anything.
    Candidate,
    /// A text was begun here.
    Draft,
    /// On its way, or there and not looked at.
    Sent,
    /// The article stands on the target as a draft.
    InReview,
    /// The article can be read.
    Published,
    /// The article was taken back.
    Archived,
    /// The product team took it.
    Accepted,
    /// The fix is out.
    Shipped,
    /// The product team said no.
    Declined,
}

impl State {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 9] = [
        Self::Candidate,
        Self::Draft,
        Self::Sent,
        Self::InReview,
        Self::Published,
        Self::Archived,
        Self::Accepted,
        Self::Shipped,
        Self::Declined,
    ];

    /// The word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Candidate => "candidate",
            Self::Draft => "draft",
            Self::Sent => "sent",
            Self::InReview => "in_review",
            Self::Published => "published",
            Self::Archived => "archived",
            Self::Accepted => "accepted",
            Self::Shipped => "shipped",
            Self::Declined => "declined",
        }
    }

    /// The catalogue's id of its word for people.
    pub fn told(self) -> String {
        format!("proposal-{}", self.as_str().replace('_', "-"))
    }

    /// The state of a word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Whether its story is over, so that the same recurrence starts a new one.
    pub fn is_finished(self) -> bool {
        matches!(self, Self::Archived | Self::Shipped | Self::Declined)
    }

    /// Whether customers feel it: the article can be read, or the fix is out.
    pub fn is_out(self) -> bool {
        matches!(self, Self::Published | Self::Shipped)
    }

    /// Whether it can be written and sent from here.
    pub fn is_offered(self) -> bool {
        matches!(self, Self::Candidate | Self::Draft)
    }

    /// The state from what is known here and what the target says. The target's word counts most.
    pub fn of(drafted: bool, delivery: Option<Delivery>, target: Option<Self>) -> Self {
        match (target, delivery) {
            (Some(state), _) => state,
            // Refused and dropped ones can be written again.
            (None, Some(delivery)) if delivery == Delivery::Sent || delivery.is_folded() => Self::Sent,
            _ if drafted => Self::Draft,
            _ => Self::Candidate,
        }
    }
}

/// The key of a proposal: the same for every agent who sees the same recurrence. `episode` is how many
/// earlier proposals of the same kind, cause and product are finished. 16 hexadecimal digits (64 bits of a
/// SHA-256) after `sl-`.
pub fn key(kind: Kind, cause: &str, product: &str, episode: u32) -> ProposalKey {
    topic_key(kind, cause, (product, ""), episode)
}

/// The key of what recurs in one topic of a product. Without a topic it is that of [`key`], whatever else has one.
pub fn topic_key(kind: Kind, cause: &str, (product, topic): (&str, &str), episode: u32) -> ProposalKey {
    let mut hash = Sha256::new();
    let (cause, episode) = (cause.to_uppercase(), episode.to_string());
    let topic = Some(topic).filter(|topic| !topic.is_empty());
    for part in [kind.as_str(), &cause, product, &episode].into_iter().chain(topic) {
        hash.update(part.as_bytes());
        // A separator that no part holds, so that parts cannot flow into each other.
        hash.update([0]);
    }
    let short = hash.finalize().iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    ProposalKey::new(format!("sl-{short:016x}"))
}

/// The running episode: the first whose proposal is not finished on the target, with its key.
pub fn episode(
    kind: Kind,
    cause: &str,
    (product, topic): (&str, &str),
    known: &BTreeMap<ProposalKey, State>,
) -> (u32, ProposalKey) {
    let mut episode = 0;
    loop {
        let key = topic_key(kind, cause, (product, topic), episode);
        if !known.get(&key).is_some_and(|state| state.is_finished()) {
            return (episode, key);
        }
        episode += 1;
    }
}

/// What the target says about a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The target's own id.
    pub id: Clean,
    /// Its state there.
    pub state: State,
    /// Its title there.
    pub title: Clean,
    /// Where to read it.
    pub url: Option<Clean>,
    /// Since when it is in this state: as the target says, else when it was first seen so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Timestamp>,
}

/// A proposal as the two queues show it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// Its key.
    pub key: ProposalKey,
    /// Its queue.
    pub kind: Kind,
    /// Its state.
    pub state: State,
    /// The earlier finished ones of the same recurrence.
    pub episode: u32,
    /// What recurs: cause, product, tickets, customers, since, trend.
    pub evidence: Recurrence,
    /// What the target has, once it is there.
    pub target: Option<Target>,
    /// State of its delivery, while there is one.
    pub delivery: Option<Delivery>,
    /// What became of the contacts, once it is out.
    #[serde(skip)]
    pub effect: Option<Effect>,
    /// What exists already, while nothing was sent from here.
    #[serde(skip)]
    pub existing: Option<Existing>,
    /// Whose it is, and who found it right.
    #[serde(skip)]
    pub standing: Standing,
}

impl Proposal {
    /// Whether it stands on the target as a draft that a second person found right.
    #[must_use]
    pub fn can_publish(&self) -> bool {
        self.state == State::InReview && self.standing.confidence == Some(Confidence::Validated)
    }

    /// The catalogue's id of the word for how it stands, the same on every screen and in every list. What a second person
    /// says counts while it is not out; after that, whether customers feel it.
    pub fn told_state(&self) -> String {
        let said = self.standing.confidence.filter(|_| !self.state.is_out());
        said.map_or_else(|| self.state.told(), Confidence::told)
    }

    /// What its article or request is called, where nobody gave it a title; `cause` and `product` are as people call them.
    pub fn title_say(&self, cause: &str, product: &str) -> Say {
        let (evidence, queue) = (
            &self.evidence,
            match self.kind {
                Kind::Knowledge => "article",
                Kind::Product => "request",
            },
        );
        let what = if !evidence.topic.is_empty() {
            "-topic"
        } else if evidence.product.is_empty() {
            "-any"
        } else {
            ""
        };
        Say::new(&format!("proposal-title-{queue}{what}"))
            .with("cause", cause)
            .with("product", product)
            .with("topic", evidence.topic_told())
            .with("code", &evidence.cause)
    }

    /// Since when it is out, where it is.
    pub fn out(&self) -> Option<Timestamp> {
        self.target.as_ref().filter(|_| self.state.is_out())?.since
    }
}

/// Sends a text as an article or a request, as a change ready to commit.
///
/// # Errors
/// Where it was sent already, here or by somebody else: the target has it under the same key.
pub fn send(proposal: &Proposal, document: Document, id: ChangeId) -> Result<NewChange, Refusal> {
    if proposal.standing.confidence == Some(Confidence::Archived) {
        return Err(Refusal::new("proposal-archived").at(proposal.key.as_str()));
    }
    if !(proposal.state.is_offered() || proposal.can_publish() && document.publish) {
        return Err(Refusal::new("proposal-sent")
            .with("state", proposal.state.as_str())
            .at(proposal.key.as_str()));
    }
    if document.text.as_str().trim().is_empty() || document.title.as_str().trim().is_empty() {
        return Err(Refusal::new("proposal-empty").at(proposal.key.as_str()));
    }
    let out = match proposal.kind {
        Kind::Knowledge => Outgoing::Article(document),
        Kind::Product => Outgoing::Feedback(document),
    };
    let change = Change::SendProposal { proposal: proposal.key.clone() };
    Ok(NewChange { id, ticket: None, change, out: Some(out) })
}

/// The sightings that may raise a proposal: once one of a cause, product and topic is finished, those of customers who wrote
/// since. What was there before it shipped, or was declined, is what it was about.
pub fn unanswered(
    kind: Kind,
    sightings: Vec<Sighting>,
    known: &BTreeMap<ProposalKey, Target>,
) -> Vec<Sighting> {
    let states: BTreeMap<ProposalKey, State> =
        known.iter().map(|(key, target)| (key.clone(), target.state)).collect();
    let mut ends: BTreeMap<[Clean; 3], Option<Timestamp>> = BTreeMap::new();
    let mut end = |cause: &Clean, product: &Clean, topic: &Clean| {
        *ends.entry([cause.clone(), product.clone(), topic.clone()]).or_insert_with(|| {
            let of = (product.as_str(), topic.as_str());
            let (episode, _) = episode(kind, cause.as_str(), of, &states);
            let before = topic_key(kind, cause.as_str(), of, episode.checked_sub(1)?);
            known.get(&before)?.since
        })
    };
    // What was finished for a whole cause and product was finished for each of its topics.
    let mut is_new = |one: &Sighting| {
        let ends =
            [end(&one.cause, &one.product, &Clean::default()), end(&one.cause, &one.product, &one.topic)];
        ends.into_iter().flatten().all(|end| one.created >= end)
    };
    sightings.into_iter().filter(|one| is_new(one)).collect()
}

/// What an earlier proposal of the same cause, product and topic came to, where `episode` is not the first.
pub fn finished_before<'a>(
    proposal: &Proposal,
    known: &'a BTreeMap<ProposalKey, Target>,
) -> Option<&'a Target> {
    let evidence = &proposal.evidence;
    let episode = proposal.episode.checked_sub(1)?;
    known.get(&topic_key(proposal.kind, evidence.cause.as_str(), evidence.of_what(), episode))
}

/// The proposals that the recurrences raise. `drafted` and `sent` are this machine's, `known` the target's.
pub fn candidates(
    kind: Kind,
    recurrences: &[Recurrence],
    drafted: impl Fn(&ProposalKey) -> bool,
    sent: impl Fn(&ProposalKey) -> Option<Delivery>,
    known: &BTreeMap<ProposalKey, Target>,
) -> Vec<Proposal> {
    let states: BTreeMap<ProposalKey, State> =
        known.iter().map(|(key, target)| (key.clone(), target.state)).collect();
    recurrences
        .iter()
        .map(|evidence| {
            let (episode, key) = episode(kind, evidence.cause.as_str(), evidence.of_what(), &states);
            let (target, delivery) = (known.get(&key).cloned(), sent(&key));
            let state = State::of(drafted(&key), delivery, target.as_ref().map(|target| target.state));
            Proposal {
                key,
                kind,
                state,
                episode,
                evidence: evidence.clone(),
                target,
                delivery,
                effect: None,
                existing: None,
                standing: Standing::default(),
            }
        })
        .collect()
}

#[cfg(test)]
impl Proposal {
    /// One that was found and nothing else, as tests begin with it.
    pub(crate) fn candidate(kind: Kind, key: ProposalKey, evidence: Recurrence) -> Self {
        Self {
            key,
            kind,
            state: State::Candidate,
            episode: 0,
            evidence,
            target: None,
            delivery: None,
            effect: None,
            existing: None,
            standing: Standing::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_agents_make_the_same_key_and_nobody_else_does() {
        let one = key(Kind::Knowledge, "INF-06", "credit_card", 0);
        assert_eq!(one, key(Kind::Knowledge, "inf-06", "credit_card", 0));
        assert_eq!(one.as_str().len(), 19);
        for other in [
            key(Kind::Product, "INF-06", "credit_card", 0),
            key(Kind::Knowledge, "INF-06", "loan", 0),
            key(Kind::Knowledge, "INF-06", "credit_card", 1),
            key(Kind::Knowledge, "INF-0", "6credit_card", 0),
            topic_key(Kind::Knowledge, "INF-06", ("credit_card", "fees"), 0),
        ] {
            assert_ne!(one, other);
        }
        assert_eq!(
            one,
            topic_key(Kind::Knowledge, "INF-06", ("credit_card", ""), 0),
            "no topic, the key of before"
        );
    }

    #[test]
    fn a_finished_proposal_starts_the_next_episode() {
        let first = key(Kind::Product, "PRD-02", "loan", 0);
        let mut known = BTreeMap::from([(first.clone(), State::Accepted)]);
        assert_eq!(episode(Kind::Product, "PRD-02", ("loan", ""), &known), (0, first.clone()));
        known.insert(first, State::Shipped);
        assert_eq!(episode(Kind::Product, "PRD-02", ("loan", ""), &known).0, 1);
    }

    #[test]
    fn the_targets_word_counts_most_and_a_refused_one_can_be_written_again() {
        assert_eq!(State::of(true, Some(Delivery::Sent), Some(State::Published)), State::Published);
        assert_eq!(State::of(true, Some(Delivery::Queued), None), State::Sent);
        assert_eq!(State::of(true, Some(Delivery::Refused), None), State::Draft);
        assert_eq!(State::of(false, None, None), State::Candidate);
    }
}
