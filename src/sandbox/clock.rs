//! The sandbox's own clock: either it runs along with the machine's, shifted, or it stands until somebody moves
//! it. Tests and the control endpoint share a handle.

use std::sync::{Arc, Mutex, PoisonError};

use jiff::{SignedDuration, Timestamp};

/// A handle on the clock; clones show and move the same one.
#[derive(Debug, Clone)]
pub struct Clock(Arc<Mutex<Mode>>);

#[derive(Debug, Clone, Copy)]
enum Mode {
    Fixed(Timestamp),
    Shifted(SignedDuration),
}

impl Clock {
    /// A clock that stands at `at`.
    #[must_use]
    pub fn fixed(at: Timestamp) -> Self {
        Self(Arc::new(Mutex::new(Mode::Fixed(at))))
    }

    /// A clock that runs with the machine's.
    #[must_use]
    pub fn running() -> Self {
        Self(Arc::new(Mutex::new(Mode::Shifted(SignedDuration::ZERO))))
    }

    /// The time it shows.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        match *self.mode() {
            Mode::Fixed(at) => at,
            Mode::Shifted(by) => saturating(Timestamp::now(), by),
        }
    }

    /// The time of day that answers carry where it was moved away from the machine's; one that stands says nothing of it.
    pub fn told(&self) -> Option<Timestamp> {
        match *self.mode() {
            Mode::Shifted(by) if !by.is_zero() => Some(saturating(Timestamp::now(), by)),
            Mode::Fixed(_) | Mode::Shifted(_) => None,
        }
    }

    /// Sets it: a standing clock stands there, a running one runs on from there.
    pub fn set(&self, to: Timestamp) {
        let mut mode = self.mode();
        *mode = match *mode {
            Mode::Fixed(_) => Mode::Fixed(to),
            Mode::Shifted(_) => Mode::Shifted(to.duration_since(Timestamp::now())),
        };
    }

    /// Moves it by `by`, forwards or backwards.
    pub fn advance(&self, by: SignedDuration) {
        let mut mode = self.mode();
        *mode = match *mode {
            Mode::Fixed(at) => Mode::Fixed(saturating(at, by)),
            Mode::Shifted(shift) => Mode::Shifted(shift.saturating_add(by)),
        };
    }

    fn mode(&self) -> std::sync::MutexGuard<'_, Mode> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn saturating(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.checked_add(by).unwrap_or(if by.is_negative() { Timestamp::MIN } else { Timestamp::MAX })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_moves_only_when_moved() {
        let start: Timestamp = "2026-03-01T09:00:00Z".parse().unwrap();
        let clock = Clock::fixed(start);
        assert_eq!(clock.now(), start);
        clock.clone().advance(SignedDuration::from_hours(1));
        assert_eq!(clock.now().to_string(), "2026-03-01T10:00:00Z");
        clock.advance(SignedDuration::MAX);
        assert_eq!(clock.now(), Timestamp::MAX);
    }
}
