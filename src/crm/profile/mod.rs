//! A CRM's profile, compiled: where to ask, how rows map, what a write looks like. The grammar is in
//! [`compile`]; nothing here talks to anybody.

mod auth;
mod compile;
mod filters;
mod request;
mod roles;
mod sections;
mod tables;
mod time;

use std::time::Duration;

use reqwest::{Method, Url};
use serde_json::Value;

use super::gate::Rate;
use super::jq::Filter;
use super::template::Template;

pub(super) use auth::{Auth, Grant, OAuth, Word};
pub(super) use compile::is_safe;
pub use filters::Fixture;
pub(super) use filters::Registry;
pub(super) use roles::Roles;
pub(super) use tables::Tables;
pub(super) use time::{Form, Times};

/// A compiled profile.
#[derive(Debug)]
pub struct Profile {
    pub(super) name: String,
    pub(super) base: Base,
    /// `None` once a client took it.
    pub(super) auth: Option<Auth>,
    /// What the outbox belongs to.
    tenant: String,
    pub(super) vars: Value,
    pub(super) http: Http,
    pub(super) tables: Tables,
    pub(super) roles: Roles,
    /// Whether a mapped ticket is our tier's work.
    pub(super) escalated: Option<Filter>,
    pub(super) reads: Reads,
    pub(super) dos: Dos,
    /// Whether filters look names up in `$c.people` and `$c.queues`.
    pub(super) wants_names: bool,
    pub(super) filters: Registry,
}

/// `[read]` of a profile.
#[derive(Debug)]
pub(super) struct Reads {
    pub(super) me: Option<Read>,
    pub(super) changes: Vec<Read>,
    pub(super) ids: Option<Read>,
    pub(super) ticket: Option<Read>,
    pub(super) timeline: Vec<Read>,
    pub(super) people: Option<Read>,
    pub(super) queues: Option<Read>,
    /// The CRM's own fields, `{id, name}`, for whoever sets it up.
    pub(super) fields: Option<Read>,
    /// Who changed which field of a ticket when, newest first.
    pub(super) history: Option<Read>,
    pub(super) articles: Option<Read>,
    pub(super) feedbacks: Option<Read>,
}

/// `[do]` of a profile.
#[derive(Debug)]
pub(super) struct Dos {
    /// Ways to set fields, each with what it can carry.
    pub(super) updates: Vec<Do>,
    pub(super) note: Option<Do>,
    pub(super) reply: Option<Do>,
    pub(super) tag: Option<Do>,
    pub(super) untag: Option<Do>,
    /// Links the ticket to another one.
    pub(super) link: Option<Do>,
    /// Lets the ticket go up in another one.
    pub(super) merge: Option<Do>,
    pub(super) article: Option<Do>,
    /// Lets everybody read an article that stands there as a draft.
    pub(super) publish: Option<Do>,
    pub(super) feedback: Option<Do>,
    /// Where the marker of a write is found, for actions that say nothing of it.
    pub(super) arrived: Option<Read>,
}

/// Where requests go.
#[derive(Debug)]
pub(super) enum Base {
    /// A known address.
    Known(Url),
    /// The answer to the login names it.
    Granted(Template),
}

impl Profile {
    /// Its name, for example `zendesk`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Address of the CRM: the tenant that an outbox belongs to. Where the login names the host, it is the login's: which
    /// host serves us may change, who lets us in does not.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.tenant
    }

    /// Whether it only takes articles or requests: it has no tickets.
    #[must_use]
    pub fn is_target(&self) -> bool {
        self.reads.changes.is_empty()
    }

    /// The same, giving nobody more than an agent may.
    #[must_use]
    pub fn without_roles(mut self) -> Self {
        self.roles = Roles::default();
        self
    }

    /// The map of tickets, for reads that have none of their own.
    pub(super) fn map_of_tickets(&self) -> Option<&Filter> {
        let mut reads = self.reads.ids.iter().chain(&self.reads.changes).chain(&self.reads.ticket);
        reads.find_map(|read| read.map.as_ref())
    }

    /// The credentials, for the client that keeps them.
    pub(super) fn take_auth(&mut self) -> Option<Auth> {
        self.auth.take()
    }

    /// How long a write whose answer was lost may still land: before that, its absence proves nothing.
    #[must_use]
    pub fn grace(&self) -> Duration {
        self.http.grace
    }
}

/// What holds for every request.
#[derive(Debug)]
pub(super) struct Http {
    pub(super) size: u32,
    pub(super) rate: Option<Rate>,
    /// Sent with every request.
    pub(super) headers: Query,
    /// The sentence in an error's body.
    pub(super) error: Option<Filter>,
    /// Whether an error means "come back later" although its status does not say so.
    pub(super) busy: Option<Filter>,
    pub(super) times: Times,
    pub(super) grace: Duration,
    /// For a whole request.
    pub(super) timeout: Duration,
    /// Whether files at other addresses than the CRM's are left alone.
    pub(super) own_files: bool,
}

/// A request as the profile describes it.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) method: Method,
    pub(super) path: Template,
    pub(super) query: Query,
    pub(super) headers: Query,
    pub(super) body: Option<Filter>,
}

/// The query or the headers of a request.
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
    /// What is read before, for the filters to find as `$c.with`.
    pub(super) with: Option<Box<Read>>,
    /// Whether rows give ids only, and the tickets come through `read.ids`.
    pub(super) via_ids: bool,
    /// Whether the server keeps the whole result, so that its pages are followed to the end.
    pub(super) snapshot: bool,
    /// Rows that one query gives at most.
    pub(super) cap: Option<u64>,
    /// Most ids in one request.
    pub(super) batch: usize,
    pub(super) size: u32,
    pub(super) rate: Option<Rate>,
    /// How `since` is written in its request.
    pub(super) since: Form,
}

/// What guards a write against overwriting somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Guard {
    /// The request carries the version.
    Stamp,
    /// The ticket is read, compared, and its `ETag` sent along.
    Etag,
    /// The ticket is read and compared before the write; a moment between the two remains.
    Recheck,
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
    /// Nothing tells: a person is asked.
    Ask,
}

/// The longest text that an action takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Max {
    Bytes(usize),
    Characters(usize),
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
    /// Whether this way is the one to take.
    pub(super) when: Option<Filter>,
    /// One request for each output.
    pub(super) each: Option<Filter>,
    /// What is read before, for the filters to find as `$c.with`.
    pub(super) with: Option<Read>,
    /// Whether the answer means success: true, or a sentence that says why not.
    pub(super) ok: Option<Filter>,
    /// Whether the ticket is read again to see what was taken.
    pub(super) verify: bool,
    pub(super) max: Option<Max>,
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
