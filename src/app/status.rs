//! What the header always says: how the sync stands and how much waits. The notices below it are in `notices`.

use jiff::Timestamp;

use crate::domain::say::Say;

/// How the sync stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Link {
    /// Nothing was tried yet.
    #[default]
    Starting,
    /// A round is under way; so many tickets came in.
    Busy {
        /// Tickets so far in this round.
        pulled: u64,
        /// How many a second, once that can be told.
        rate: Option<u64>,
    },
    /// The last round ended well.
    Synced {
        /// When.
        at: Timestamp,
    },
    /// The CRM cannot be reached; work goes on here.
    Offline {
        /// Since when.
        since: Timestamp,
    },
    /// There is something to mend before the CRM can be talked to: a token, a profile.
    Stopped {
        /// In words.
        why: Say,
    },
}

/// The header's facts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Status {
    /// How the sync stands.
    pub link: Link,
    /// Changes that wait to be sent.
    pub to_send: usize,
    /// Changes that need a person.
    pub needs_person: usize,
    /// What waits for the yes of whoever sits here.
    pub to_approve: usize,
    /// Tickets in the cache.
    pub tickets: usize,
}
