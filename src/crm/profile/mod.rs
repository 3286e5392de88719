//! A CRM's profile, compiled: where to ask, how rows map, what a write looks like. The grammar is in
//! [`compile`]; nothing here talks to anybody.

mod compile;
mod request;
mod sections;

use std::time::Duration;

use reqwest::{Method, Url};
use serde_json::Value;

use super::gate::Rate;
use super::jq::Filter;
use super::secret::Reference;
use super::template::Template;
use crate::domain::ticket::{Fact, Priority, Status};

/// A compiled profile.
#[derive(Debug)]
pub struct Profile {
    pub(super) name: String,
    pub(super) base: Url,
    pub(super) auth: Auth,
    pub(super) vars: Value,
    pub(super) http: Http,
    pub(super) tables: Tables,
    /// Whether a mapped ticket is our tier's work.
    pub(super) escalated: Option<Filter>,
    pub(super) me: Read,
    pub(super) changes: Vec<Read>,
    pub(super) ids: Read,
    pub(super) timeline: Vec<Read>,
    pub(super) people: Option<Read>,
    pub(super) queues: Option<Read>,
    pub(super) articles: Option<Read>,
    pub(super) feedbacks: Option<Read>,
    /// Who changed which field of a ticket when, newest first.
    pub(super) history: Option<Read>,
    pub(super) update: Option<Do>,
    pub(super) note: Option<Do>,
    pub(super) reply: Option<Do>,
    pub(super) tag: Option<Do>,
    pub(super) untag: Option<Do>,
    pub(super) article: Option<Do>,
    pub(super) feedback: Option<Do>,
}

impl Profile {
    /// Its name, for example `zendesk`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Address of the CRM: the tenant that an outbox belongs to.
    #[must_use]
    pub fn base(&self) -> &str {
        self.base.as_str()
    }

    /// How long a write whose answer was lost may still land: before that, its absence proves nothing.
    #[must_use]
    pub fn grace(&self) -> Duration {
        self.http.grace
    }
}

/// Our words and the CRM's, in both directions.
#[derive(Debug, Default)]
pub(super) struct Tables {
    /// Each status with the CRM's words: any is read, the first is written.
    pub(super) status: Vec<(Status, Vec<String>)>,
    /// The same for priorities.
    pub(super) priority: Vec<(Priority, Vec<String>)>,
    /// Each fact with the CRM's key of its field.
    pub(super) fields: Vec<(Fact, String)>,
}

impl Tables {
    pub(super) fn read_status(&self, word: &str) -> Option<Status> {
        self.status.iter().find(|(_, words)| words.iter().any(|known| known == word)).map(|(ours, _)| *ours)
    }

    pub(super) fn read_priority(&self, word: &str) -> Option<Priority> {
        self.priority.iter().find(|(_, words)| words.iter().any(|known| known == word)).map(|(ours, _)| *ours)
    }

    pub(super) fn write_status(&self, status: Status) -> Option<&str> {
        self.status.iter().find(|(ours, _)| *ours == status)?.1.first().map(String::as_str)
    }

    pub(super) fn write_priority(&self, priority: Priority) -> Option<&str> {
        self.priority.iter().find(|(ours, _)| *ours == priority)?.1.first().map(String::as_str)
    }

    pub(super) fn read_field(&self, key: &str) -> Option<Fact> {
        self.fields.iter().find(|(_, known)| known == key).map(|(fact, _)| *fact)
    }

    pub(super) fn write_field(&self, fact: Fact) -> Option<&str> {
        self.fields.iter().find(|(known, _)| *known == fact).map(|(_, key)| key.as_str())
    }
}

/// How requests are authorised; the secret by reference.
#[derive(Debug)]
pub(super) enum Auth {
    Bearer(Reference),
    Basic(String, Reference),
    Header(String, Reference),
}

/// What holds for every request.
#[derive(Debug)]
pub(super) struct Http {
    pub(super) size: u32,
    pub(super) rate: Option<Rate>,
    /// The sentence in an error's body.
    pub(super) error: Option<Filter>,
    /// Whether an error means "come back later" although its status does not say so.
    pub(super) busy: Option<Filter>,
    pub(super) time: TimeIn,
    /// Seconds by which the feed may trail behind.
    pub(super) lag: i64,
    pub(super) grace: Duration,
}

/// How the CRM writes times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TimeIn {
    Rfc3339,
    Epoch,
}

/// A request as the profile describes it.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) method: Method,
    pub(super) path: Template,
    pub(super) query: Query,
    pub(super) headers: Vec<(String, Template)>,
    pub(super) body: Option<Filter>,
}

/// The query of a request.
#[derive(Debug)]
pub(super) enum Query {
    /// Parameters; one whose place is null is left out.
    Parameters(Vec<(String, Template)>),
    /// A filter that gives an object of parameters.
    Filter(Filter),
}

/// A read.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) request: Request,
    /// The rows of an answer; without it the answer is the one row.
    pub(super) rows: Option<Filter>,
    /// How to go on: null ends, an object of query parameters or a URL goes on.
    pub(super) next: Option<Filter>,
    /// A row in the canonical form.
    pub(super) map: Option<Filter>,
    /// The server's cursor, where it keeps the place.
    pub(super) save: Option<Filter>,
    /// Lists of the answer that the filters find as `$c.side.NAME`, indexed by id.
    pub(super) side: Vec<String>,
    /// Whether rows give ids only, and the tickets come through `read.ids`.
    pub(super) via_ids: bool,
    /// Most ids in one request.
    pub(super) batch: usize,
    pub(super) size: u32,
    pub(super) rate: Option<Rate>,
    /// How `since` is written in its request.
    pub(super) since: TimeIn,
}

/// What guards a write against overwriting somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guard {
    /// The request carries the version.
    Stamp,
    /// Nothing: the write overwrites nobody.
    None,
}

/// How a write whose answer was lost is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Once {
    /// Repeating does no harm.
    Same,
    /// Our marker is looked for before anything is sent again.
    Find,
    /// The request carries a key that the CRM remembers.
    Key,
}

/// A write.
#[derive(Debug)]
pub(super) struct Do {
    pub(super) request: Request,
    pub(super) guard: Guard,
    pub(super) conflict: Vec<u16>,
    pub(super) once: Once,
    /// What one `do.update` can carry.
    pub(super) sets: Vec<Sets>,
    /// The ticket's row (or the made document) in the answer.
    pub(super) result: Option<Filter>,
    /// Where our marker is found again; its rows map to `{author, markers}`.
    pub(super) arrived: Option<Read>,
    /// Where a document with our key is found; its rows map to documents.
    pub(super) find: Option<Read>,
}

/// A part of a patch that an update can carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sets {
    Status,
    Priority,
    Assignee,
    Queue,
    Fields,
    Comment,
    Tags,
}

impl Sets {
    const ALL: [(&'static str, Self); 7] = [
        ("status", Self::Status),
        ("priority", Self::Priority),
        ("assignee", Self::Assignee),
        ("queue", Self::Queue),
        ("fields", Self::Fields),
        ("comment", Self::Comment),
        ("tags", Self::Tags),
    ];
}
