//! The canonical ticket: what every CRM's rows become. Read only; a person's writes are
//! [`crate::domain::change`], folded over a ticket by [`Ticket::with`].

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::change::{FieldValue, Patch};
use super::clean::Clean;
use super::ids::{EntryId, PersonId, TicketId};

/// Status in the canonical vocabulary; a profile maps the CRM's own words to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Nobody has looked yet.
    New,
    /// Work is due from us.
    Open,
    /// The customer's answer is awaited.
    Pending,
    /// Another team's answer is awaited.
    Hold,
    /// Answered; may be reopened.
    Solved,
    /// Answered for good.
    Closed,
}

impl Status {
    /// All of them, in the order of a ticket's life.
    pub const ALL: [Self; 6] = [Self::New, Self::Open, Self::Pending, Self::Hold, Self::Solved, Self::Closed];

    /// The canonical word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Open => "open",
            Self::Pending => "pending",
            Self::Hold => "hold",
            Self::Solved => "solved",
            Self::Closed => "closed",
        }
    }

    /// The status of a canonical word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == word)
    }

    /// Whether work is still owed, by anyone.
    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Solved | Self::Closed)
    }
}

/// Priority in the canonical vocabulary, most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// Drop everything.
    Urgent,
    /// Before the normal ones.
    High,
    /// The default; a CRM's unset priority reads as this.
    Normal,
    /// When there is time.
    Low,
}

impl Priority {
    /// All of them, most pressing first.
    pub const ALL: [Self; 4] = [Self::Urgent, Self::High, Self::Normal, Self::Low];

    /// The canonical word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Urgent => "urgent",
            Self::High => "high",
            Self::Normal => "normal",
            Self::Low => "low",
        }
    }

    /// The priority of a canonical word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|priority| priority.as_str() == word)
    }
}

/// The ticket fields that triage, procedures and tallies use. A profile maps each to the CRM's own field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// What the case is about: `credit_card`, `loan`, `ride` …
    Product,
    /// What the customer says happened: `unrecognised_charge` …
    Reason,
    /// What it is about within the reason, where the CRM's form asks for it: `deposits_and_withdrawals` …
    Topic,
    /// Money at stake, a decimal number in the case's currency.
    Amount,
    /// Language of the customer: `es-MX`, `pt-BR`, `en`.
    Language,
    /// The outsourcing partner of the Tier-1 agent.
    Vendor,
    /// The site of the Tier-1 agent.
    Site,
    /// The Tier-1 agent who escalated.
    T1Agent,
    /// Root cause, a code of the taxonomy.
    Cause,
    /// Contributing causes, at most two codes joined by commas.
    CausesAlso,
    /// Knowledge action: see [`Knowledge`].
    Knowledge,
    /// Verdict on the escalation: see [`Verdict`].
    Verdict,
    /// Procedure, version and progress: `id@version done/of`.
    Sop,
    /// Where the customer stood on the way: `activation`, `payment` …
    Stage,
    /// Whole seconds that people spent with the case in front of them: see [`super::focus`].
    Focus,
}

impl Fact {
    /// All of them.
    pub const ALL: [Self; 15] = [
        Self::Product,
        Self::Reason,
        Self::Topic,
        Self::Amount,
        Self::Language,
        Self::Vendor,
        Self::Site,
        Self::T1Agent,
        Self::Cause,
        Self::CausesAlso,
        Self::Knowledge,
        Self::Verdict,
        Self::Sop,
        Self::Stage,
        Self::Focus,
    ];

    /// Those that a person gives a value; the others are worked out.
    pub fn given() -> impl Iterator<Item = Self> {
        Self::ALL.into_iter().filter(|fact| *fact != Self::Focus)
    }

    /// The name used in profiles, filters, JSON and procedures.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Product => "product",
            Self::Reason => "reason",
            Self::Topic => "topic",
            Self::Amount => "amount",
            Self::Language => "language",
            Self::Vendor => "vendor",
            Self::Site => "site",
            Self::T1Agent => "t1_agent",
            Self::Cause => "cause",
            Self::CausesAlso => "causes_also",
            Self::Knowledge => "knowledge",
            Self::Verdict => "verdict",
            Self::Sop => "sop",
            Self::Stage => "stage",
            Self::Focus => "focus",
        }
    }

    /// The fact of a name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|fact| fact.as_str() == name)
    }
}

/// Was the escalation right? Recorded at every resolve and return.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Tier 1 was right to escalate, with everything needed.
    Right,
    /// Tier 1 could have solved it.
    Avoidable,
    /// Right to escalate, but something was missing.
    Incomplete,
    /// It belonged to another queue.
    WrongQueue,
}

impl Verdict {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Right, Self::Avoidable, Self::Incomplete, Self::WrongQueue];

    /// The word used in the ticket field.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Avoidable => "avoidable",
            Self::Incomplete => "incomplete",
            Self::WrongQueue => "wrong_queue",
        }
    }

    /// The verdict of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.as_str() == word)
    }
}

/// What a resolve does for the knowledge base (KCS: reuse, capture, flag, or nothing to add).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Knowledge {
    /// This article answered it.
    Linked(Clean),
    /// It deserves a new article.
    New,
    /// This article is wrong or stale.
    Flagged(Clean),
    /// Nothing to learn.
    NotNeeded,
}

impl Knowledge {
    /// The form kept in the ticket field: `linked:ID`, `new`, `flagged:ID`, `not_needed`.
    #[must_use]
    pub fn to_field(&self) -> String {
        match self {
            Self::Linked(id) => format!("linked:{id}"),
            Self::New => "new".to_owned(),
            Self::Flagged(id) => format!("flagged:{id}"),
            Self::NotNeeded => "not_needed".to_owned(),
        }
    }

    /// Reads the form of [`Knowledge::to_field`].
    #[must_use]
    pub fn parse(field: &str) -> Option<Self> {
        match field.split_once(':') {
            Some(("linked", id)) if !id.trim().is_empty() => Some(Self::Linked(Clean::line(id.trim()))),
            Some(("flagged", id)) if !id.trim().is_empty() => Some(Self::Flagged(Clean::line(id.trim()))),
            None if field == "new" => Some(Self::New),
            None if field == "not_needed" => Some(Self::NotNeeded),
            _ => None,
        }
    }
}

/// Something the CRM knows by id and name: a queue, an organisation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Named {
    /// The CRM's id.
    pub id: String,
    /// Its name.
    pub name: Clean,
}

/// A person of the CRM: agent or customer.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Person {
    /// The CRM's id.
    pub id: PersonId,
    /// Name as the CRM has it; empty where it gave none.
    pub name: Clean,
    /// E-mail address, where the CRM gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Clean>,
    /// Role in the CRM: `agent`, `admin`, `end-user`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Clean>,
}

/// Why a ticket is no longer there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gone {
    /// Deleted on the CRM.
    Deleted,
    /// Marked as spam.
    Spam,
    /// Merged into another ticket, where the CRM says which.
    Merged(Option<TicketId>),
}

/// Letters and digits by which two texts are known to be the same message.
const ALIKE: usize = 40;

/// A ticket as the CRM has it (or, after [`Ticket::with`], as it will be once our writes arrived).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ticket {
    /// The CRM's id.
    pub id: TicketId,
    /// What people call it, without the `#`.
    pub key: Clean,
    /// Where to open it in the browser.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<Clean>,
    /// Subject, one line.
    pub subject: Clean,
    /// First message.
    #[serde(default)]
    pub description: Clean,
    /// Status.
    pub status: Status,
    /// The CRM's own status word where the profile does not know it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status_raw: Option<Clean>,
    /// Priority.
    pub priority: Priority,
    /// The queue (group) that owns it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub queue: Option<Named>,
    /// The agent who owns it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<Person>,
    /// The customer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requester: Option<Person>,
    /// The customer's organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub org: Option<Named>,
    /// How it came in: `web`, `phone`, `chat` …
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub channel: Option<Clean>,
    /// Mapped fields that have a value.
    #[serde(default)]
    pub facts: BTreeMap<Fact, Clean>,
    /// Tags.
    #[serde(default)]
    pub tags: BTreeSet<Clean>,
    /// When it was created.
    pub created: Timestamp,
    /// When the CRM last changed it.
    pub updated: Timestamp,
    /// When it was (last) solved, while it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub solved: Option<Timestamp>,
    /// When it is due by the CRM's own reckoning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<Timestamp>,
    /// When the next thing is due that a customer was promised or another team agreed to. Derived, never pulled.
    #[serde(skip)]
    pub promised: Option<Timestamp>,
    /// Until when it was put off on this desk. Derived, never pulled.
    #[serde(skip)]
    pub later: Option<Timestamp>,
    /// When it is time to ask a team again for its answer. Derived, never pulled.
    #[serde(skip)]
    pub chase: Option<Timestamp>,
    /// Which legal clock that is, where it is one: see [`super::clock::Named`]. Derived, never pulled.
    #[serde(skip)]
    pub legal: Option<String>,
    /// Opaque version, handed back with a write; absent where the CRM has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// Changes when the timeline does; absent where the CRM gives nothing of the kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<String>,
    /// Whether it is our tier's work (the profile's `escalated`).
    pub escalated: bool,
    /// Why it is no longer there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gone: Option<Gone>,
    /// Whether characters that are not seen were dropped from its texts.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

impl Ticket {
    /// An escalated ticket of which nothing else is known.
    #[must_use]
    pub fn bare(key: &str, at: Timestamp) -> Self {
        Self {
            id: TicketId::new(key),
            key: Clean::line(key),
            url: None,
            subject: Clean::default(),
            description: Clean::default(),
            status: Status::Open,
            status_raw: None,
            priority: Priority::Normal,
            queue: None,
            assignee: None,
            requester: None,
            org: None,
            channel: None,
            facts: BTreeMap::new(),
            tags: BTreeSet::new(),
            created: at,
            updated: at,
            solved: None,
            due: None,
            promised: None,
            later: None,
            chase: None,
            legal: None,
            version: None,
            mark: None,
            escalated: true,
            gone: None,
            hidden: false,
        }
    }

    /// A mapped field's text.
    #[must_use]
    pub fn fact(&self, fact: Fact) -> Option<&str> {
        self.facts.get(&fact).map(Clean::as_str).filter(|text| !text.is_empty())
    }

    /// The first message, where the conversation does not hold it: many a CRM keeps it apart from the answers.
    #[must_use]
    pub fn opening(&self, timeline: &[Entry]) -> Option<&Clean> {
        // Markup and breaks differ between the two; letters and digits do not.
        let begins = |text: &Clean| -> String {
            text.as_str().chars().filter(|c| c.is_alphanumeric()).take(ALIKE).collect()
        };
        let own = begins(&self.description);
        let is_held = timeline.iter().any(|entry| begins(&entry.text) == own);
        (!own.is_empty() && !is_held).then_some(&self.description)
    }

    /// What is shown: this server row with the waiting writes folded over it, oldest first.
    #[must_use]
    pub fn with<'a>(&self, patches: impl IntoIterator<Item = &'a Patch>) -> Self {
        let mut shown = self.clone();
        for patch in patches {
            for value in &patch.set {
                shown.apply(value);
            }
            for tag in &patch.remove_tags {
                shown.tags.remove(tag);
            }
            shown.tags.extend(patch.add_tags.iter().cloned());
            if let Some(merging) = &patch.merge {
                shown.gone = Some(Gone::Merged(Some(merging.into.id.clone())));
            }
        }
        shown
    }

    fn apply(&mut self, value: &FieldValue) {
        match value {
            FieldValue::Status(status) => self.status = *status,
            FieldValue::Priority(priority) => self.priority = *priority,
            FieldValue::Assignee(person) => self.assignee.clone_from(person),
            FieldValue::Queue(queue) => self.queue.clone_from(queue),
            FieldValue::Fact(fact, Some(text)) => {
                self.facts.insert(*fact, text.clone());
            }
            FieldValue::Fact(fact, None) => {
                self.facts.remove(fact);
            }
        }
    }
}

/// One entry of a ticket's conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The CRM's id.
    pub id: EntryId,
    /// When it was written.
    pub at: Timestamp,
    /// Who wrote it; absent where the CRM does not say.
    #[serde(default)]
    pub author: Option<Person>,
    /// Whether the customer sees it.
    pub public: bool,
    /// The text.
    pub text: Clean,
    /// Attached files, listed and never opened by themselves.
    #[serde(default)]
    pub files: Vec<File>,
    /// Whether characters that are not seen were dropped from its text.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub hidden: bool,
}

/// An attached file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct File {
    /// Its name.
    pub name: Clean,
    /// Size in bytes, where known.
    #[serde(default)]
    pub size: Option<u64>,
    /// Where it is.
    #[serde(default)]
    pub url: Option<Clean>,
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_first_message_that_the_conversation_does_not_hold_is_its_opening() {
        let ticket: Ticket = serde_json::from_value(json!({
            "id": "1", "key": "1", "subject": "Card", "description": "Hello,\n\nI paid **twice** on 12 May.",
            "status": "open", "priority": "normal", "escalated": true, "created": "2026-11-01T08:00:00Z",
            "updated": "2026-11-01T08:00:00Z",
        }))
        .unwrap();
        let said = |text: &str| Entry {
            id: EntryId::new("7"),
            at: ticket.created,
            author: None,
            public: true,
            text: Clean::text(text),
            files: Vec::new(),
            hidden: false,
        };
        let opening = |entries: &[Entry]| ticket.opening(entries).is_some();
        assert!(opening(&[]) && opening(&[said("Any news?")]), "kept apart from the answers");
        assert!(!opening(&[said("Any news?"), said("Hello, I paid twice on 12 May.")]), "held already");
        let silent = Ticket { description: Clean::default(), ..ticket.clone() };
        assert_eq!(silent.opening(&[]), None);
    }
}
