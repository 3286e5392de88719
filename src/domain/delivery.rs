//! The state of a change on its way to the CRM. These nine words are the only ones, everywhere.

use serde::{Deserialize, Serialize};

/// Where a change is on its way out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Delivery {
    /// Committed here, waits for its turn.
    Queued,
    /// An attempt was recorded and its request is under way.
    Sending,
    /// The CRM has it.
    Sent,
    /// The CRM said no; parked with the reason.
    Refused,
    /// Somebody else changed the same; a person decides.
    Held,
    /// The answer was lost: it may or may not have arrived.
    Unknown,
    /// The CRM is being asked whether it arrived.
    Verifying,
    /// The CRM cannot tell; a person decides.
    Unconfirmed,
    /// The CRM took only part of it.
    Partial,
}

impl Delivery {
    /// All nine.
    pub const ALL: [Self; 9] = [
        Self::Queued,
        Self::Sending,
        Self::Sent,
        Self::Refused,
        Self::Held,
        Self::Unknown,
        Self::Verifying,
        Self::Unconfirmed,
        Self::Partial,
    ];

    /// The word.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Refused => "refused",
            Self::Held => "held",
            Self::Unknown => "unknown",
            Self::Verifying => "verifying",
            Self::Unconfirmed => "unconfirmed",
            Self::Partial => "partial",
        }
    }

    /// The state of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Whether it still waits to reach the CRM by itself.
    #[must_use]
    pub fn is_waiting(self) -> bool {
        matches!(self, Self::Queued | Self::Sending | Self::Unknown | Self::Verifying)
    }

    /// Whether a person has to decide.
    #[must_use]
    pub fn needs_person(self) -> bool {
        matches!(self, Self::Refused | Self::Held | Self::Unconfirmed | Self::Partial)
    }

    /// Whether the change is folded over the server row for display: it is meant and not yet there.
    #[must_use]
    pub fn is_folded(self) -> bool {
        self.is_waiting() || matches!(self, Self::Held | Self::Unconfirmed)
    }
}
