//! What the CRM holds: users, tickets, their written history, articles. Plain data; how it changes is in `world`.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::constants::FIELDS;

/// Seconds since 1970: the CRM shows no fractions.
pub type Second = i64;

/// What a user may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Everything.
    Admin,
    /// Work on tickets.
    Agent,
    /// A customer.
    EndUser,
}

impl Role {
    /// The CRM's word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Agent => "agent",
            Self::EndUser => "end-user",
        }
    }
}

/// A person.
#[derive(Debug, Clone)]
pub struct User {
    pub id: u64,
    pub name: String,
    pub email: String,
    pub role: Role,
    pub locale: &'static str,
    /// Groups of an agent, the default group first.
    pub groups: Vec<u64>,
    pub organization: Option<u64>,
    pub created: Second,
}

/// Status, by the CRM's own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    New,
    Open,
    Pending,
    Hold,
    Solved,
    Closed,
    Deleted,
}

impl Status {
    pub const ALL: [Self; 7] =
        [Self::New, Self::Open, Self::Pending, Self::Hold, Self::Solved, Self::Closed, Self::Deleted];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Open => "open",
            Self::Pending => "pending",
            Self::Hold => "hold",
            Self::Solved => "solved",
            Self::Closed => "closed",
            Self::Deleted => "deleted",
        }
    }

    /// The status of a word that a request may use; nothing is deleted by naming it.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL[..6].iter().copied().find(|status| status.as_str() == word)
    }

    pub fn is_done(self) -> bool {
        self >= Self::Solved
    }
}

/// Priorities, the lowest first.
pub const PRIORITIES: [&str; 4] = ["low", "normal", "high", "urgent"];

/// The facts of a made case that its conversation is told from; they never change with the ticket.
#[derive(Debug, Clone)]
pub struct Script {
    /// Which case it is, and the seed of its talk.
    pub seed: u64,
    pub number: u64,
    pub reason: usize,
    pub cause: &'static str,
    pub language: usize,
    pub site: usize,
    pub customer: u64,
    pub t1_agent: u64,
    /// The second-line agent who worked it.
    pub agent: Option<u64>,
    pub amount: i64,
    pub created: Second,
    /// When the first line passed it on.
    pub escalated: Option<Second>,
    pub solved: Option<Second>,
    /// When the second line answered an open case for the first time, and what it has waited for since, if for anything.
    pub answered: Option<(Second, Status)>,
    /// Hostile text that this case carries.
    pub nasty: Option<usize>,
}

/// One entry of a conversation.
#[derive(Debug, Clone)]
pub struct Comment {
    pub id: u64,
    pub audit: u64,
    pub author: u64,
    pub at: Second,
    pub public: bool,
    pub body: String,
    pub html: Option<String>,
}

/// One update of a ticket as it was written: the comment it carried and the fields it changed.
#[derive(Debug, Clone)]
pub struct Audit {
    pub id: u64,
    pub author: u64,
    pub at: Second,
    pub comment: Option<Comment>,
    /// Field, value before and value after.
    pub changes: Vec<(String, Value, Value)>,
    /// `metadata.custom`, as the writer gave it.
    pub custom: Map<String, Value>,
    pub channel: &'static str,
}

/// A ticket.
#[derive(Debug, Clone)]
pub struct Ticket {
    pub id: u64,
    pub external_id: Option<String>,
    pub kind: Option<String>,
    /// The problem whose incident it is.
    pub problem: Option<u64>,
    pub subject: String,
    pub description: String,
    pub status: Status,
    pub priority: Option<&'static str>,
    pub requester: u64,
    pub submitter: u64,
    pub assignee: Option<u64>,
    pub group: Option<u64>,
    pub organization: Option<u64>,
    pub channel: &'static str,
    pub tags: BTreeSet<String>,
    /// Custom fields in the order of [`FIELDS`].
    pub fields: [Option<String>; FIELDS.len()],
    pub created: Second,
    pub updated: Second,
    pub due: Option<Second>,
    pub solved: Option<Second>,
    pub assigned: Option<Second>,
    pub reopens: u32,
    /// Place in the feed: `generated_timestamp` and a number that orders writes of one second.
    pub generated: (Second, u64),
    pub script: Option<Box<Script>>,
    /// What was written since the content was made, oldest first.
    pub written: Vec<Audit>,
}

impl Ticket {
    /// Sets the custom field of a title; a title that does not exist changes nothing.
    pub fn set_field(&mut self, title: &str, value: Option<String>) {
        if let Some(index) = field_index(title) {
            self.fields[index] = value;
        }
    }
}

fn field_index(title: &str) -> Option<usize> {
    FIELDS.iter().position(|(_, known)| *known == title)
}

/// A Help Center article.
#[derive(Debug, Clone)]
pub struct Article {
    pub id: u64,
    pub section: u64,
    pub title: String,
    pub body: String,
    pub draft: bool,
    pub labels: Vec<String>,
    pub author: u64,
    pub permission_group: u64,
    pub user_segment: Option<u64>,
    pub created: Second,
    pub updated: Second,
}

/// An organisation of customers.
#[derive(Debug, Clone)]
pub struct Organization {
    pub id: u64,
    pub name: String,
}
