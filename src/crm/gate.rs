//! When the next request may leave: the rate that the profile states, and the waits that the CRM asks for. One
//! gate stands before the whole host, so that one answer of 429 holds everything.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use reqwest::header::HeaderMap;
use tokio::time::{Instant, sleep_until};

/// Shortest and longest wait that a CRM can ask for; what it asks beyond is cut to them.
const WAIT: (Duration, Duration) = (Duration::from_secs(1), Duration::from_mins(15));

/// A rate: so many requests in so much time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rate {
    pub(super) requests: u32,
    pub(super) per: Duration,
}

impl Rate {
    /// Reads `90/min`, `10/s`, `5000/h`.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (requests, unit) = text.split_once('/')?;
        let per = match unit.trim() {
            "s" => Duration::from_secs(1),
            "min" => Duration::from_mins(1),
            "h" => Duration::from_hours(1),
            _ => return None,
        };
        let requests = requests.trim().parse().ok().filter(|requests| *requests > 0)?;
        Some(Self { requests, per })
    }
}

/// A bucket of permits that fills at the rate, and a time before which nothing leaves.
#[derive(Debug)]
pub(super) struct Gate {
    rate: Option<Rate>,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    /// When the bucket would be full again; the classic "theoretical arrival time" of a leaky bucket.
    full_at: Option<Instant>,
    shut_until: Option<Instant>,
}

impl Gate {
    pub(super) fn new(rate: Option<Rate>) -> Self {
        Self { rate, state: Mutex::new(State { full_at: None, shut_until: None }) }
    }

    /// Waits until a request may leave, and takes its permit.
    pub(super) async fn pass(&self) {
        while let Some(at) = self.take(Instant::now()) {
            sleep_until(at).await;
        }
    }

    /// Takes a permit, or tells when to ask again.
    fn take(&self, now: Instant) -> Option<Instant> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(until) = state.shut_until.filter(|until| *until > now) {
            return Some(until);
        }
        let rate = self.rate?;
        let each = rate.per / rate.requests;
        let full_at = state.full_at.map_or(now, |at| at.max(now)) + each;
        if full_at > now + rate.per {
            return Some(full_at - rate.per);
        }
        state.full_at = Some(full_at);
        None
    }

    /// Shuts the gate for `wait`, cut to what is sensible; returns the wait that holds.
    pub(super) fn shut(&self, wait: Duration) -> Duration {
        let wait = wait.clamp(WAIT.0, WAIT.1);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let until = Instant::now() + wait;
        state.shut_until = Some(state.shut_until.map_or(until, |known| known.max(until)));
        wait
    }
}

/// The wait that a `Retry-After` header asks for: seconds, or a date seen from the answer's own `Date`.
pub(super) fn retry_after(header: Option<&str>, date: i64) -> Duration {
    const UNSAID: Duration = Duration::from_secs(10);
    let Some(text) = header.map(str::trim) else { return UNSAID };
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().map_or(WAIT.1, Duration::from_secs).clamp(WAIT.0, WAIT.1);
    }
    match jiff::fmt::rfc2822::parse(text) {
        Ok(at) => {
            let seconds = at.timestamp().as_second().saturating_sub(date);
            Duration::from_secs(u64::try_from(seconds).unwrap_or(0)).clamp(WAIT.0, WAIT.1)
        }
        Err(_) => UNSAID,
    }
}

/// The wait that a header names by the end of its window: seconds from now, or the second itself. Which one it is shows
/// by its size.
pub(super) fn reset(headers: &HeaderMap, date: i64) -> Option<Duration> {
    const NAMES: [&str; 4] =
        ["x-ratelimit-reset", "ratelimit-reset", "x-rate-limit-reset", "zendesk-ratelimit-reset"];
    let text = NAMES.iter().find_map(|name| headers.get(*name)?.to_str().ok())?;
    let number: i64 = text.trim().split('.').next()?.parse().ok()?;
    let seconds = match number {
        0..10_000_000 => number,
        10_000_000..100_000_000_000 => number.saturating_sub(date),
        _ => (number / 1_000).saturating_sub(date),
    };
    Some(Duration::from_secs(u64::try_from(seconds).unwrap_or(0)).clamp(WAIT.0, WAIT.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_retry_after_gives_a_sensible_wait() {
        let date =
            jiff::fmt::rfc2822::parse("Sun, 06 Nov 1994 08:49:37 GMT").unwrap().timestamp().as_second();
        for (header, seconds) in [
            (Some("7"), 7),
            (Some("0"), 1),
            (Some("99999999999999999999999"), 900),
            (Some("86400"), 900),
            (Some("Sun, 06 Nov 1994 08:50:07 GMT"), 30),
            (Some("Sun, 06 Nov 1994 08:00:00 GMT"), 1),
            (Some("soon"), 10),
            (Some("-5"), 10),
            (None, 10),
        ] {
            assert_eq!(retry_after(header, date), Duration::from_secs(seconds), "{header:?}");
        }
    }

    #[test]
    fn the_end_of_a_window_is_told_as_a_time_or_as_a_wait() {
        let date = 1_791_194_400;
        for (name, value, seconds) in [
            ("X-RateLimit-Reset", "30", Some(30)),
            ("X-RateLimit-Reset", "1791194430", Some(30)),
            ("RateLimit-Reset", "1791194430000", Some(30)),
            ("X-Rate-Limit-Reset", "1791194000", Some(1)),
            ("RateLimit-Reset", "soon", None),
            ("X-Other", "30", None),
        ] {
            let mut headers = HeaderMap::new();
            let name: reqwest::header::HeaderName = name.parse().unwrap();
            headers.insert(name.clone(), value.parse().unwrap());
            assert_eq!(reset(&headers, date), seconds.map(Duration::from_secs), "{name}: {value}");
        }
    }

    #[test]
    fn a_burst_of_the_whole_rate_passes_and_the_next_request_waits() {
        let gate = Gate::new(Rate::parse("10/s"));
        let start = Instant::now();
        assert!((0..10).all(|_| gate.take(start).is_none()));
        let at = gate.take(start).expect("the eleventh waits");
        assert_eq!(at - start, Duration::from_millis(100));
        assert!(gate.take(at).is_none());
    }

    #[test]
    fn nothing_passes_a_shut_gate_and_a_shorter_wait_does_not_open_it() {
        let gate = Gate::new(None);
        let start = Instant::now();
        assert_eq!(gate.shut(Duration::from_secs(5)), Duration::from_secs(5));
        gate.shut(Duration::from_secs(2));
        assert!(gate.take(start + Duration::from_secs(4)).is_some());
        assert!(gate.take(start + Duration::from_secs(6)).is_none());
    }
}
