//! What the engine is told and what it tells. Plain data; nothing here acts.

use jiff::Timestamp;
use serde::Serialize;

use crate::domain::delivery::Delivery;
use crate::domain::ids::{ChangeId, TicketId};
use crate::domain::say::Say;
use crate::store::Holder;

/// An order to a running engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Order {
    /// Pull and push now.
    SyncNow,
    /// Something was committed: look at the outbox.
    Committed,
    /// A person opened this ticket: its row and its conversation should be fresh.
    Open(TicketId),
    /// End after the request that is under way.
    Quit,
}

/// What happened. The store has it already; whoever shows something reads again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    /// Rows arrived: `seen` of this pull so far, `changed` of them new or different. `done` ends the pull.
    Pulled {
        /// Rows read so far in this pull.
        seen: u64,
        /// Rows that were new or different.
        changed: u64,
        /// Rows that do not map and were set aside.
        bad: u64,
        /// Whether the pull is complete.
        done: bool,
    },
    /// Something of this ticket changed in the store (row, conversation or the state of a change).
    Ticket(TicketId),
    /// People, queues, articles or requests changed in the store.
    Lists,
    /// A change has a new state.
    Delivery {
        /// The change.
        id: ChangeId,
        /// Its ticket; `None` for a proposal.
        ticket: Option<TicketId>,
        /// Its state.
        state: Delivery,
        /// Why, where the state needs words.
        say: Option<Say>,
    },
    /// The CRM cannot be reached since then; changes wait.
    Offline {
        /// Since when.
        since: Timestamp,
    },
    /// It can be reached again.
    Online,
    /// The CRM asked to wait.
    Throttled {
        /// Until when.
        until: Timestamp,
    },
    /// The credentials are not accepted; the queue is kept.
    Unauthorised {
        /// In words.
        say: Say,
    },
    /// Another process on this machine delivers changes; this one pulls and queues only.
    OtherSender {
        /// Which one, where that can be told.
        holder: Option<Holder>,
    },
    /// That process has ended: this one delivers from now on.
    Sender,
    /// A second reading brought rows that an earlier page had left out.
    Found {
        /// How many.
        rows: u64,
    },
    /// The CRM's clock is not this machine's.
    Clock {
        /// The CRM's over ours, in seconds.
        seconds: i64,
    },
    /// Another system than the CRM could not be read; the sync goes on.
    Apart {
        /// Which, and why.
        say: Say,
    },
    /// Something failed that a person should know.
    Failed {
        /// What.
        say: Say,
    },
}

/// What one headless run did: the document of `secondline sync --json`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Rows that were new or different.
    pub pulled: u64,
    /// Changes that the CRM took.
    pub pushed: u64,
    /// Changes that are held because somebody else changed the same.
    pub held: u64,
    /// Changes that the CRM refused.
    pub refused: u64,
    /// Changes of which nobody can tell whether they arrived.
    pub unconfirmed: u64,
    /// Changes that still wait.
    pub waiting: u64,
    /// Rows that do not map.
    pub bad: u64,
    /// Rows that an earlier page had left out and a second reading brought.
    pub found: u64,
    /// The CRM's clock over this machine's, in seconds.
    pub skew: i64,
    /// Since when the CRM cannot be reached, if so.
    pub offline: Option<Timestamp>,
    /// Where the feed stopped.
    pub cursor: Option<String>,
    /// How long it took, ISO 8601.
    pub took: String,
    /// What failed, for people.
    #[serde(skip)]
    pub failed: Vec<Say>,
}
