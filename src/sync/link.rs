//! Whether the CRM can be reached, since when not, and when to try again. Shared by pulling and pushing, so that
//! both wait and both go on together.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::Notify;
use tokio::time::Instant;

/// Shortest and longest wait between two tries.
pub(super) const RETRY: (Duration, Duration) = (Duration::from_secs(1), Duration::from_mins(1));
/// How long a refused token is left alone.
const UNAUTHORISED: Duration = Duration::from_mins(5);

/// The state of the connection.
#[derive(Debug)]
pub(super) struct Link {
    retry: (Duration, Duration),
    state: Mutex<State>,
    /// How often a person asked for a try.
    asked: AtomicU64,
    /// Rings when it is worth trying at once.
    pub(super) back: Notify,
}

#[derive(Debug, Default)]
struct State {
    since: Option<Timestamp>,
    failures: u32,
    retry_at: Option<Instant>,
    /// Whether the CRM refused us and somebody was told.
    refused: bool,
}

impl Link {
    /// A link whose shortest and longest wait between two tries are `retry`.
    pub(super) fn new(retry: (Duration, Duration)) -> Self {
        Self { retry, state: Mutex::default(), asked: AtomicU64::new(0), back: Notify::new() }
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A request failed on the way. Returns since when, if this is news.
    pub(super) fn failed(&self, now: Timestamp) -> Option<Timestamp> {
        let mut state = self.state();
        state.failures += 1;
        state.retry_at = Some(Instant::now() + backoff(self.retry, state.failures, jitter()));
        if state.since.is_some() {
            return None;
        }
        state.since = Some(now);
        Some(now)
    }

    /// The CRM does not accept us: it is left alone for a while. Returns whether that is news.
    pub(super) fn refused(&self) -> bool {
        self.rest(UNAUTHORISED);
        !std::mem::replace(&mut self.state().refused, true)
    }

    /// The CRM asked to wait: nothing is tried for a while.
    pub(super) fn rest(&self, wait: Duration) {
        let at = Instant::now() + wait;
        let mut state = self.state();
        state.retry_at = Some(state.retry_at.map_or(at, |known| known.max(at)));
    }

    /// A request was answered. Returns whether that is news.
    pub(super) fn answered(&self) -> bool {
        let mut state = self.state();
        let was_off = state.since.is_some();
        *state = State::default();
        drop(state);
        if was_off {
            self.back.notify_waiters();
        }
        was_off
    }

    /// A person asked for it: try at once.
    pub(super) fn try_now(&self) {
        self.asked.fetch_add(1, Ordering::Relaxed);
        self.state().retry_at = None;
    }

    /// How often a person asked for a try so far.
    pub(super) fn asked(&self) -> u64 {
        self.asked.load(Ordering::Relaxed)
    }

    /// A try that began when a person had asked `asked` times failed. Where the person asked again since, what it
    /// met is older than the wish: the next try is made at once.
    pub(super) fn heed(&self, asked: u64) {
        if self.asked() != asked {
            self.state().retry_at = None;
        }
    }

    /// How long nothing should be tried; `None` where nothing is in the way.
    pub(super) fn wait(&self) -> Option<Duration> {
        let at = self.state().retry_at?;
        let wait = at.saturating_duration_since(Instant::now());
        (!wait.is_zero()).then_some(wait)
    }

    /// Since when the CRM cannot be reached.
    pub(super) fn since(&self) -> Option<Timestamp> {
        self.state().since
    }
}

/// The wait after so many failures: doubling from the shortest to the longest, times 0.5 to 1 so that many programs that lost the
/// same server do not come back at the same moment.
pub(super) fn backoff(retry: (Duration, Duration), failures: u32, jitter: f64) -> Duration {
    let doubled = retry.0.saturating_mul(1 << failures.saturating_sub(1).min(10));
    doubled.min(retry.1).mul_f64(0.5 + jitter.clamp(0.0, 1.0) / 2.0)
}

/// Any number from 0 to 1: the clock's nanoseconds are random enough for spreading.
pub(super) fn jitter() -> f64 {
    f64::from(Timestamp::now().subsec_nanosecond() % 1_000) / 1_000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_a_minute_and_are_spread() {
        let seconds: Vec<u64> = (1..=9).map(|failures| backoff(RETRY, failures, 1.0).as_secs()).collect();
        assert_eq!(seconds, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
        assert_eq!(backoff(RETRY, 3, 0.0), Duration::from_secs(2));
        assert_eq!(backoff(RETRY, u32::MAX, 1.0), Duration::from_mins(1));
    }

    #[test]
    fn the_time_of_the_first_failure_stays_until_an_answer() {
        let link = Link::new(RETRY);
        let (first, later) = (Timestamp::from_second(10).unwrap(), Timestamp::from_second(20).unwrap());
        assert_eq!(link.failed(first), Some(first));
        assert_eq!(link.failed(later), None);
        assert_eq!(link.since(), Some(first));
        assert!(link.wait().is_some());
        assert!(link.answered());
        assert!(!link.answered());
        assert_eq!((link.since(), link.wait()), (None, None));
    }

    #[test]
    fn a_failure_that_is_older_than_a_persons_wish_does_not_put_it_off() {
        let link = Link::new(RETRY);
        let asked = link.asked();
        link.refused();
        link.heed(asked);
        assert!(link.wait().is_some());
        link.try_now();
        assert_eq!(link.wait(), None);
        link.refused();
        link.heed(asked);
        assert_eq!(link.wait(), None);
        link.refused();
        link.heed(link.asked());
        assert!(link.wait().is_some());
    }

    #[test]
    fn a_refused_token_is_told_once_until_the_crm_accepts_us_again() {
        let link = Link::new(RETRY);
        assert!(link.refused());
        assert!(!link.refused());
        link.answered();
        assert!(link.refused());
    }
}
