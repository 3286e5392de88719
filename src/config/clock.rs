//! The clock that the outer rooms read. `domain` and `store` never do: `now` is their argument.

use std::sync::atomic::{AtomicI64, Ordering::Relaxed};

use jiff::{SignedDuration, Timestamp};

/// The CRM's clock over the machine's, in seconds. It belongs to the machine as its clock does, so there is one.
static SKEW: AtomicI64 = AtomicI64::new(0);

/// Where `now` comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Clock {
    /// The machine's clock, put right by the CRM's where they differ: due times are promises by the CRM's clock.
    #[default]
    System,
    /// A clock that stands still: pictures and tests.
    Fixed(Timestamp),
}

impl Clock {
    /// The time now.
    #[must_use]
    pub fn now(self) -> Timestamp {
        match self {
            Self::System => {
                let (now, skew) = (Timestamp::now(), SignedDuration::from_secs(SKEW.load(Relaxed)));
                now.checked_add(skew).unwrap_or(now)
            }
            Self::Fixed(at) => at,
        }
    }

    /// Puts the machine's clock right by what the CRM's is over it. A clock that stands still does not move.
    pub fn heed(self, skew: SignedDuration) {
        if self == Self::System {
            SKEW.store(skew.as_secs(), Relaxed);
        }
    }
}
