//! What the header always says: how the sync stands and how much waits; and the notices below it.

use std::collections::VecDeque;

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
    /// Tickets in the cache.
    pub tickets: usize,
}

/// Whether a notice is good or bad news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Good,
    /// Something was not done.
    Bad,
    /// Something to know.
    Plain,
}

/// A sentence below the header until the next key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// In words.
    pub text: String,
    /// Good or bad.
    pub tone: Tone,
}

/// The newest notice and those before it.
#[derive(Debug, Clone, Default)]
pub struct Notices {
    shown: Option<Notice>,
    past: VecDeque<Notice>,
}

impl Notices {
    /// How many past notices are kept.
    const KEPT: usize = 50;

    /// Shows a notice.
    pub fn say(&mut self, text: String, tone: Tone) {
        self.clear();
        self.shown = Some(Notice { text, tone });
    }

    /// Puts the shown notice among the past ones.
    pub fn clear(&mut self) {
        if let Some(notice) = self.shown.take() {
            self.past.push_front(notice);
            self.past.truncate(Self::KEPT);
        }
    }

    /// The shown notice.
    #[must_use]
    pub fn shown(&self) -> Option<&Notice> {
        self.shown.as_ref()
    }
}
