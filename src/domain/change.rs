//! A person's writes. Every one is a value of [`Change`], kept for ever as the journal; what it means for
//! the CRM is its [`Outgoing`], which `sync` delivers. No delivery states here: see
//! [`crate::domain::delivery`].

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::chase::Pace;
use super::clean::Clean;
use super::ids::{ChangeId, ProposalKey, SopId, TicketId};
use super::mark::Mark;
use super::ticket::{Fact, Knowledge, Named, Person, Priority, Status, Verdict};
use super::why::Why;

/// One write, as the person meant it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Change {
    /// The agent takes the ticket.
    Claim,
    /// One field gets a new value.
    Set {
        /// Field and value.
        value: FieldValue,
    },
    /// An internal note.
    Note {
        /// Its text.
        text: Clean,
    },
    /// A reply that the customer sees.
    Reply {
        /// Its text.
        text: Clean,
        /// The problem that it tells to be solved: whoever tells it second tells nothing.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        solves: Option<Told>,
    },
    /// Tags added and removed.
    Tag {
        /// Added.
        add: BTreeSet<Clean>,
        /// Removed.
        remove: BTreeSet<Clean>,
    },
    /// A procedure starts on the ticket, pinned to its version.
    StartSop {
        /// The procedure.
        sop: SopId,
        /// Its version, for example `3.1.0`.
        version: String,
    },
    /// An input of the procedure is answered, or its answer taken back.
    Answer {
        /// The input's id.
        input: String,
        /// The answer in its written form; `None` takes it back.
        value: Option<Clean>,
    },
    /// A step without required inputs is ticked, or its tick taken back.
    Tick {
        /// The step's id.
        step: String,
        /// Ticked or not.
        done: bool,
    },
    /// A second person is asked to approve a step.
    AskApproval {
        /// The step's id.
        step: String,
        /// What an approval names.
        code: String,
    },
    /// A step that somebody else answered is approved.
    Approve {
        /// The step's id.
        step: String,
        /// What was approved.
        code: String,
    },
    /// The case is resolved, through the gate.
    Resolve {
        /// Root cause, a code.
        cause: String,
        /// Contributing causes, at most two.
        causes_also: Vec<String>,
        /// What it does for the knowledge base.
        knowledge: Knowledge,
        /// Verdict on the escalation.
        verdict: Verdict,
        /// Why, from the symptom to the cause.
        why: Vec<Why>,
        /// Reply to the customer that leaves with it.
        reply: Option<Clean>,
        /// Reason of an override, where one was needed and allowed.
        override_reason: Option<Clean>,
        /// What the override passed: titles of open steps, sentences of gates.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        overridden: Vec<Clean>,
    },
    /// The case goes back to Tier 1: reassigned and left open.
    Return {
        /// What was missing.
        missing: Vec<Clean>,
        /// Verdict on the escalation.
        verdict: Verdict,
    },
    /// The guided next ticket was passed over.
    Skip {
        /// Why, in a word or two.
        reason: Clean,
    },
    /// Personal data was looked at. It stays local.
    Reveal {
        /// What: `ticket` is everything that is shown of it.
        what: String,
        /// Why.
        reason: Clean,
    },
    /// A proposal (article or product request) was sent to its target.
    SendProposal {
        /// Its key.
        proposal: ProposalKey,
    },
    /// Another team is asked something.
    Ask {
        /// The team.
        team: Clean,
        /// What is asked.
        question: Clean,
        /// By when the answer is agreed.
        due: Option<Timestamp>,
        /// The step of the procedure that waits for it.
        step: Option<String>,
        /// After how long they are asked again, where the step says so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pace: Option<Pace>,
    },
    /// A team is asked once more for its answer.
    Chase {
        /// The question's id.
        ask: String,
        /// What is said, where anything is.
        text: Clean,
    },
    /// The answer of another team came.
    Answered {
        /// The question's id.
        ask: String,
        /// The answer.
        text: Clean,
    },
    /// The customer was promised something.
    Promise {
        /// What.
        text: Clean,
        /// By when.
        due: Timestamp,
    },
    /// The ticket was put off. It stays local.
    Later {
        /// Until when; absent where it comes back now.
        until: Option<Timestamp>,
        /// What for; may be empty.
        text: Clean,
        /// What is newer than this in its conversation was not seen yet.
        seen: Timestamp,
    },
    /// A promise ended.
    EndPromise {
        /// Its id.
        promise: String,
        /// Kept, or broken.
        kept: bool,
    },
    /// The ticket is linked to another one.
    Link {
        /// The other one.
        to: Tie,
    },
    /// The ticket goes up in another one, which stays open.
    Merge {
        /// The one that stays.
        into: Tie,
    },
    /// Something is recorded for everybody who works on it: see [`super::record`].
    Record {
        /// What it says to programs.
        mark: Mark,
        /// What it says to people.
        text: Clean,
    },
}

impl Change {
    /// The word of the kind, as in JSON and lists.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Claim => "claim",
            Self::Set { .. } => "set",
            Self::Note { .. } => "note",
            Self::Reply { .. } => "reply",
            Self::Tag { .. } => "tag",
            Self::StartSop { .. } => "start_sop",
            Self::Answer { .. } => "answer",
            Self::Tick { .. } => "tick",
            Self::AskApproval { .. } => "ask_approval",
            Self::Approve { .. } => "approve",
            Self::Resolve { .. } => "resolve",
            Self::Return { .. } => "return",
            Self::Skip { .. } => "skip",
            Self::Reveal { .. } => "reveal",
            Self::SendProposal { .. } => "send_proposal",
            Self::Ask { .. } => "ask",
            Self::Chase { .. } => "chase",
            Self::Answered { .. } => "answered",
            Self::Promise { .. } => "promise",
            Self::Later { .. } => "later",
            Self::EndPromise { .. } => "end_promise",
            Self::Link { .. } => "link",
            Self::Merge { .. } => "merge",
            Self::Record { .. } => "record",
        }
    }
}

/// Another ticket, by its id and by what people call it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tie {
    /// Its id.
    pub id: TicketId,
    /// Its key.
    pub key: Clean,
}

/// How a ticket goes up in another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Merging {
    /// The one that stays.
    pub into: Tie,
    /// What stands on that one, where the CRM leaves the conversations apart.
    pub there: Clean,
}

/// Which problem a reply tells to be solved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// Its id.
    pub problem: String,
    /// The revision at which it was last open: what was told before that was told of an earlier end.
    pub since: u64,
}

/// A field with the value it gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "field", content = "value", rename_all = "snake_case")]
pub enum FieldValue {
    /// Status.
    Status(Status),
    /// Priority.
    Priority(Priority),
    /// Owner; `None` leaves it to nobody.
    Assignee(Option<Person>),
    /// Queue (group); `None` leaves it to none.
    Queue(Option<Named>),
    /// A mapped field; `None` empties it.
    Fact(Fact, Option<Clean>),
}

impl FieldValue {
    /// The field's name: `status`, `priority`, `assignee`, `queue` or the fact's name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Status(_) => "status",
            Self::Priority(_) => "priority",
            Self::Assignee(_) => "assignee",
            Self::Queue(_) => "queue",
            Self::Fact(fact, _) => fact.as_str(),
        }
    }
}

/// What one act changes on a ticket: fields, tag deltas, at most one comment and one tie to another ticket, sent as one
/// request where the CRM can.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patch {
    /// Fields and their new values; a field stands at most once.
    #[serde(default)]
    pub set: Vec<FieldValue>,
    /// Tags to add.
    #[serde(default)]
    pub add_tags: BTreeSet<Clean>,
    /// Tags to remove.
    #[serde(default)]
    pub remove_tags: BTreeSet<Clean>,
    /// A note or a reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<Comment>,
    /// Another ticket that it is linked to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<Tie>,
    /// Another ticket that it goes up in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub merge: Option<Merging>,
}

impl Patch {
    /// Whether a precondition matters: notes alone never overwrite anybody.
    #[must_use]
    pub fn needs_guard(&self) -> bool {
        !self.set.is_empty() || self.comment.as_ref().is_some_and(|comment| comment.public)
    }

    /// Whether it speaks to the customer or ends the case: what makes sense only while the case stands as it stood.
    #[must_use]
    pub fn has_occasion(&self) -> bool {
        let ends = |value: &FieldValue| matches!(value, FieldValue::Status(Status::Solved | Status::Closed));
        self.comment.as_ref().is_some_and(|comment| comment.public)
            || self.merge.is_some()
            || self.set.iter().any(ends)
    }

    /// This patch followed by `later`, as one; `None` where both carry a comment or a link, and behind a merge.
    #[must_use]
    pub fn then(&self, later: &Self) -> Option<Self> {
        let twice = self.comment.is_some() && later.comment.is_some();
        if twice || (self.link.is_some() && later.link.is_some()) || self.merge.is_some() {
            return None;
        }
        let mut both = self.clone();
        for value in &later.set {
            both.set.retain(|known| known.name() != value.name());
            both.set.push(value.clone());
        }
        for tag in &later.remove_tags {
            both.add_tags.remove(tag);
            both.remove_tags.insert(tag.clone());
        }
        for tag in &later.add_tags {
            both.remove_tags.remove(tag);
            both.add_tags.insert(tag.clone());
        }
        both.comment = both.comment.or_else(|| later.comment.clone());
        both.link = both.link.or_else(|| later.link.clone());
        both.merge.clone_from(&later.merge);
        Some(both)
    }
}

/// A note or a reply on its way out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// Whether the customer sees it.
    pub public: bool,
    /// The text.
    pub text: Clean,
}

/// What a change means for a CRM.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "to", rename_all = "snake_case")]
pub enum Outgoing {
    /// An update of the ticket.
    Ticket(Patch),
    /// A draft article for the help center.
    Article(Document),
    /// A request to the product team.
    Feedback(Document),
}

/// An article or a product request as it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Key by which the target is searched before anything is created.
    pub key: ProposalKey,
    /// Title.
    pub title: Clean,
    /// Text in Markdown.
    pub text: Clean,
    /// Language, for example `es-MX`.
    pub language: Clean,
    /// Whether customers are to read it; else it goes as a draft.
    #[serde(default)]
    pub publish: bool,
}

/// A change that is about to be committed: what the person meant and what it means for the CRM.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewChange {
    /// Its id, made by the caller, so that a double key press cannot make two.
    pub id: ChangeId,
    /// The ticket; `None` for a proposal.
    pub ticket: Option<TicketId>,
    /// What the person meant.
    pub change: Change,
    /// What it means for the CRM; `None` stays local.
    pub out: Option<Outgoing>,
}

/// A committed change, as the journal has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// Its id.
    pub id: ChangeId,
    /// The ticket; `None` for a proposal.
    pub ticket: Option<TicketId>,
    /// Who.
    pub by: Person,
    /// When.
    pub at: Timestamp,
    /// What.
    pub change: Change,
}
