//! How long work gets on: how fast, and how long it still takes where its end is known.

use std::time::Duration;

use jiff::SignedDuration;

use super::say::Say;

/// Where long work stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Headway {
    /// What is done.
    pub count: u64,
    /// Of how much, where that is known.
    pub of: Option<u64>,
    /// Since it began.
    pub took: Duration,
}

impl Headway {
    /// How much a second; `None` in the first second, of which nothing can be told.
    #[must_use]
    pub fn rate(self) -> Option<u64> {
        let rate = self.count as f64 / self.took.as_secs_f64();
        (self.took.as_secs() >= 1 && rate.is_finite()).then_some(rate.round() as u64)
    }

    /// How long it still takes at this rate, where its end is known.
    #[must_use]
    pub fn left(self) -> Option<SignedDuration> {
        let (of, rate) = (self.of?, self.rate().filter(|rate| *rate > 0)?);
        let seconds = of.saturating_sub(self.count).div_ceil(rate);
        Some(SignedDuration::from_secs(i64::try_from(seconds).unwrap_or(i64::MAX)))
    }

    /// In words.
    #[must_use]
    pub fn say(self) -> Say {
        let rate = self.rate().unwrap_or_default();
        match (self.of, self.left()) {
            (Some(of), Some(left)) => Say::new("progress-of")
                .with("count", self.count)
                .with("of", of)
                .with("rate", rate)
                .with("left", format!("{}:{:02}", left.as_secs() / 60, left.as_secs() % 60)),
            _ => Say::new("progress").with("count", self.count).with("rate", rate),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(count: u64, of: Option<u64>, seconds: u64) -> Headway {
        Headway { count, of, took: Duration::from_secs(seconds) }
    }

    #[test]
    fn the_rest_takes_as_long_as_the_rate_says() {
        assert_eq!(at(500, Some(2_000), 5).rate(), Some(100));
        assert_eq!(at(500, Some(2_000), 5).left(), Some(SignedDuration::from_secs(15)));
        assert_eq!(at(500, Some(7_000), 5).say().args[3].1, "1:05");
        assert_eq!(at(2_000, Some(2_000), 5).left(), Some(SignedDuration::ZERO));
    }

    #[test]
    fn what_cannot_be_known_is_not_told() {
        assert_eq!(at(500, Some(2_000), 0).rate(), None);
        assert_eq!(at(0, Some(2_000), 9).left(), None);
        assert_eq!(at(500, None, 5).left(), None);
        assert_eq!(at(500, None, 5).say().id, "progress");
    }
}
