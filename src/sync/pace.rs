//! How often the engine does what.

use std::time::Duration;

use super::link::RETRY;

/// How the engine times itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pace {
    /// Between two pulls.
    pub every: Duration,
    /// After the newest change of a ticket, before it leaves: so long it can be taken back, and changes made in one breath
    /// travel together.
    pub settle: Duration,
    /// Between two sweeps of what the feed cannot tell.
    pub sweep: Duration,
    /// How long a write whose answer was lost may still land.
    pub grace: Duration,
    /// Shortest and longest wait between two tries of a CRM that cannot be reached.
    pub retry: (Duration, Duration),
    /// Between two readings of everything that changed since the one before: what a page left out is found then.
    pub reconcile: Duration,
    /// Most pages of one walk; the next one goes on from there.
    pub pages: usize,
}

impl Pace {
    /// The pace of the settings with the grace of the profile.
    #[must_use]
    pub fn new(every: Duration, grace: Duration) -> Self {
        Self {
            every,
            settle: Duration::from_secs(5),
            sweep: Duration::from_mins(5),
            grace,
            retry: RETRY,
            reconcile: Duration::from_hours(24),
            pages: 5_000,
        }
    }
}
