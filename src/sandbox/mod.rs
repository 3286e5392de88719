//! The embedded CRM for the demo and the tests: a real HTTP server on loopback with its own state, clock and
//! fault plan, speaking the Zendesk Support API. It never touches the local store: it is reached over HTTP alone.
//!
//! Kept as in the real API, because they surprise: the incremental feed is for admins (agents get 403 and use
//! `/search/export`, ordered by creation); `metadata` of a ticket's PUT is an object that becomes
//! `metadata.custom` of the audit, as it is; `tags` in that PUT replaces all tags, `additional_tags` and
//! `remove_tags` count in `/tickets/update_many` alone (guard a full `tags` list by `safe_update` and
//! `updated_stamp` instead); PUT on `/tags` adds and POST replaces; `include=metric_sets` puts `metric_set` (with
//! `solved_at`) and `include=comment_count` puts `comment_count` into each ticket; searches take their side-loads
//! as `include=tickets(users,groups)`; a PUT on a closed ticket is 422; solving an unowned ticket gives it to the
//! one who solves; a due time is on tickets of type `task`. Clocks show whole seconds, so two writes of one
//! second carry the same `updated_at`, and a stale stamp of that second is not noticed.
//!
//! Lenient where it does not matter: Help Center paths work with and without `.json`, searches look at no told
//! history, backward cursors and the rate per ticket are not there.

mod accounts;
mod case;
mod clock;
pub mod constants;
mod content;
mod days;
mod faults;
mod generate;
mod help;
mod http;
mod import;
mod import_map;
mod journal;
mod life;
mod model;
mod options;
mod plain;
mod query;
mod rng;
mod run;
mod story;
mod wire;
mod world;

pub use accounts::{Account, accounts};
pub use clock::Clock;
pub use options::{Import, Options, SandboxError};
pub use run::{Running, serve, start};
