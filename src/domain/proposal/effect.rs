//! What an article or a fix did: contacts of its cause and product before it was out and since, in equal windows of whole
//! weeks, and whether chance explains the difference. Which tickets count is here; `store` counts them.

use jiff::{SignedDuration, Timestamp};
use serde::Serialize;

use crate::domain::stats::{Counted, Interval, LEAST, garwood};
use crate::domain::tally::Span;

/// Weeks of a window at most.
const WEEKS_MAX: i64 = 4;

/// Days after a window in which its last tickets are resolved and get their cause. A cause that is learnt later does
/// not count, on either side, so that the younger window is not the emptier one.
pub const SETTLE_DAYS: i64 = 7;

/// The two windows that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Windows {
    /// Before it was out.
    pub before: Span,
    /// Since.
    pub after: Span,
}

impl Windows {
    /// The longest equal windows of whole weeks on both sides of `out` that are closed by now; `held` is when the
    /// oldest ticket that is held arrived. `None` where there is none yet.
    pub fn of(out: Timestamp, held: Timestamp, now: Timestamp) -> Option<Self> {
        let week = days(7).as_secs();
        let closed = now.duration_since(out).as_secs() - days(SETTLE_DAYS).as_secs();
        let past = out.duration_since(held).as_secs();
        let weeks = (closed.min(past) / week).min(WEEKS_MAX);
        (weeks > 0).then(|| Self {
            before: Span { since: out - days(7 * weeks), until: out },
            after: Span { since: out, until: out + days(7 * weeks) },
        })
    }

    /// Days of each.
    pub fn days(self) -> u32 {
        (self.after.until.duration_since(self.after.since).as_hours() / 24) as u32
    }

    /// The last instant at which a ticket of a window may get its cause.
    pub fn settled(window: Span) -> Timestamp {
        window.until + days(SETTLE_DAYS)
    }
}

/// How contacts moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    /// There are fewer than chance explains.
    Fewer,
    /// There are more than chance explains.
    More,
    /// Chance explains the difference, or there are too few.
    CannotTell,
    /// No window since then is closed.
    TooEarly,
    /// What is held begins too late to be compared to.
    NoPast,
}

impl Told {
    /// Its word, as in ids of messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fewer => "fewer",
            Self::More => "more",
            Self::CannotTell => "cannot-tell",
            Self::TooEarly => "too-early",
            Self::NoPast => "no-past",
        }
    }
}

/// What became of the contacts.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Effect {
    /// Since when it is out.
    pub out: Timestamp,
    /// When the first window of a week is closed.
    pub closes: Timestamp,
    /// The windows, where some are closed.
    pub windows: Option<Windows>,
    /// Contacts before.
    pub before: Counted,
    /// Contacts since.
    pub after: Counted,
    /// How they moved.
    pub told: Told,
    /// What the contacts are read against, orders or cards, where that is known of both windows; else it is days.
    pub unit: Option<String>,
}

impl Effect {
    /// From what was counted in the windows.
    pub fn of(
        out: Timestamp,
        windows: Option<Windows>,
        before: Counted,
        after: Counted,
        now: Timestamp,
    ) -> Self {
        let closes = out + days(7 + SETTLE_DAYS);
        let told = match windows {
            None if now < closes => Told::TooEarly,
            None => Told::NoPast,
            Some(_) if before.count + after.count < LEAST => Told::CannotTell,
            Some(_) => {
                let found = after.ratio_interval(before);
                if found.high < 1.0 {
                    Told::Fewer
                } else if found.low > 1.0 {
                    Told::More
                } else {
                    Told::CannotTell
                }
            }
        };
        Self { out, closes, windows, before, after, told, unit: None }
    }

    /// The same, where the exposures were counted in this.
    #[must_use]
    pub fn per(self, unit: &str) -> Self {
        Self { unit: Some(unit.to_owned()), ..self }
    }

    /// Contacts per thousand before and since, each with its exact interval, where it is known what they can come from.
    pub fn per_thousand(&self) -> Option<[(f64, Interval); 2]> {
        self.unit.as_ref()?;
        let thousand = |counted: Counted| {
            let scale = (counted.exposure > 0.0).then(|| 1000.0 / counted.exposure)?;
            let found = garwood(counted.count);
            Some((
                counted.count as f64 * scale,
                Interval { low: found.low * scale, high: found.high * scale },
            ))
        };
        Some([thousand(self.before)?, thousand(self.after)?])
    }

    /// The rate since as a multiple of the rate before, where enough was counted.
    pub fn ratio(&self) -> Option<f64> {
        self.is_enough().then(|| self.after.ratio(self.before)).flatten()
    }

    /// Its 95 % interval, where enough was counted.
    pub fn interval(&self) -> Option<Interval> {
        self.is_enough().then(|| self.after.ratio_interval(self.before))
    }

    /// Whether chance does not explain the difference.
    pub fn is_told(&self) -> bool {
        matches!(self.told, Told::Fewer | Told::More)
    }

    /// Days of each window.
    pub fn days(&self) -> u32 {
        self.windows.map_or(0, Windows::days)
    }

    fn is_enough(&self) -> bool {
        self.windows.is_some() && self.before.count + self.after.count >= LEAST
    }

    /// `−75% [−93, −7]`: by how much, as people say it; empty where it is not known.
    pub fn change(&self) -> String {
        let (Some(ratio), Some(found)) = (self.ratio(), self.interval()) else { return String::new() };
        if found.high.is_finite() {
            format!("{}% [{}, {}]", percent(ratio), percent(found.low), percent(found.high))
        } else {
            format!("{}% [{}, ∞]", percent(ratio), percent(found.low))
        }
    }
}

/// A multiple as a change with its sign.
fn percent(ratio: f64) -> String {
    let change = ((ratio - 1.0) * 100.0).round();
    if change < 0.0 { format!("−{:.0}", -change) } else { format!("+{change:.0}") }
}

fn days(count: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn counted(count: u64, days: u32) -> Counted {
        Counted { count, exposure: f64::from(days) }
    }

    #[test]
    fn windows_are_equal_whole_weeks_and_closed() {
        let (out, held) = (at("2026-10-01T08:00:00Z"), at("2026-06-01T00:00:00Z"));
        assert_eq!(Windows::of(out, held, out + days(13)), None, "a week, and a week to settle");
        let two = Windows::of(out, held, out + days(22)).unwrap();
        assert_eq!((two.days(), two.before.since, two.after.until), (14, out - days(14), out + days(14)));
        assert_eq!(Windows::of(out, held, out + days(300)).unwrap().days(), 28, "four weeks at most");
        let short = Windows::of(out, out - days(9), out + days(300)).unwrap();
        assert_eq!(short.days(), 7, "never longer than what is held before it");
    }

    #[test]
    fn a_fall_is_told_only_where_chance_does_not_explain_it() {
        let (out, held) = (at("2026-10-01T08:00:00Z"), at("2026-06-01T00:00:00Z"));
        let now = out + days(60);
        let windows = Windows::of(out, held, now);
        let told =
            |before: u64, after: u64| Effect::of(out, windows, counted(before, 28), counted(after, 28), now);
        assert_eq!(told(20, 4).told, Told::Fewer);
        assert_eq!(told(20, 4).change(), "−80% [−95, −40]");
        assert_eq!(told(10, 6).told, Told::CannotTell);
        assert_eq!(
            (told(5, 0).told, told(5, 0).change()),
            (Told::CannotTell, String::new()),
            "five are too few"
        );
        assert_eq!(told(4, 20).told, Told::More);
        assert_eq!(told(0, 20).change(), "", "no multiple of nothing");
    }

    #[test]
    fn half_the_contacts_of_half_the_orders_are_no_change() {
        let (out, held) = (at("2026-10-01T08:00:00Z"), at("2026-06-01T00:00:00Z"));
        let now = out + days(60);
        let windows = Windows::of(out, held, now);
        let of = |count: u64, exposure: f64| Counted { count, exposure };
        let days_only = Effect::of(out, windows, counted(60, 28), counted(30, 28), now);
        assert_eq!((days_only.told, days_only.per_thousand()), (Told::Fewer, None));
        let orders = Effect::of(out, windows, of(60, 20_000.0), of(30, 10_000.0), now).per("orders");
        assert_eq!((orders.told, orders.change().split(" [").next()), (Told::CannotTell, Some("+0%")));
        let [(before, bounds), (after, wider)] = orders.per_thousand().unwrap();
        assert!((before - 3.0).abs() < 1e-9 && (after - 3.0).abs() < 1e-9);
        // Garwood: 60 is [45.79, 77.23], 30 is [20.24, 42.83].
        assert!((bounds.low - 2.289).abs() < 1e-3 && (bounds.high - 3.862).abs() < 1e-3, "{bounds:?}");
        assert!((wider.low - 2.024).abs() < 1e-3 && (wider.high - 4.283).abs() < 1e-3, "{wider:?}");
    }

    #[test]
    fn what_cannot_be_compared_yet_says_why() {
        let (out, held) = (at("2026-10-01T08:00:00Z"), at("2026-06-01T00:00:00Z"));
        let early = Effect::of(out, None, counted(0, 0), counted(0, 0), out + days(3));
        assert_eq!((early.told, early.closes), (Told::TooEarly, out + days(14)));
        let now = out + days(60);
        let young = Windows::of(out, out - days(2), now);
        assert_eq!(Effect::of(out, young, counted(0, 0), counted(0, 0), now).told, Told::NoPast);
        assert!(held < out);
    }
}
