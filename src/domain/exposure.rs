//! What contacts can come from: orders, accounts or cards in a week, by product. Counts of contacts are read against it, so
//! that a busier month is not mistaken for a worse one.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::filter::fold;
use super::tally::Span;

const WEEK_DAYS: f64 = 7.0;

/// What is counted of a product, week by week.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Counts {
    unit: String,
    weeks: BTreeMap<Date, u64>,
}

/// What contacts can come from, as far as it is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exposure(BTreeMap<String, Counts>);

/// Why a row cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The product's week is there already.
    Twice,
    /// The product counts something else in another week.
    Unit,
}

impl Exposure {
    /// Adds a week, by its Monday; a product without a name is all of them together.
    ///
    /// # Errors
    /// Where the week is there already or counts something else than the others.
    pub fn add(&mut self, product: &str, monday: Date, count: u64, unit: &str) -> Result<(), Refused> {
        let counts = self.0.entry(fold(product)).or_default();
        if counts.weeks.contains_key(&monday) {
            return Err(Refused::Twice);
        }
        if counts.weeks.is_empty() {
            unit.clone_into(&mut counts.unit);
        } else if counts.unit != unit {
            return Err(Refused::Unit);
        }
        counts.weeks.insert(monday, count);
        Ok(())
    }

    /// What is counted of a product; none where nothing is.
    #[must_use]
    pub fn unit(&self, product: &str) -> Option<&str> {
        self.0.get(&fold(product)).map(|counts| counts.unit.as_str())
    }

    /// How much there was of it in a time, a part of a week by its part of the days (in UTC, as weeks of tallies are); none
    /// where a week of that time is not known or nothing happened in it.
    #[must_use]
    pub fn over(&self, product: &str, span: Span) -> Option<f64> {
        let counts = self.0.get(&fold(product))?;
        let (mut at, mut sum) = (span.since, 0.0);
        while at < span.until {
            let day = at.to_zoned(TimeZone::UTC).date();
            let monday =
                day.checked_sub(jiff::Span::new().days(day.weekday().to_monday_zero_offset())).ok()?;
            let next = day.tomorrow().ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp().min(span.until);
            let part = seconds(at, next) / (WEEK_DAYS * SignedDuration::from_hours(24).as_secs() as f64);
            sum += *counts.weeks.get(&monday)? as f64 * part;
            at = next;
        }
        (sum > 0.0).then_some(sum)
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn seconds(from: Timestamp, to: Timestamp) -> f64 {
    to.duration_since(from).as_secs() as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(since: &str, until: &str) -> Span {
        Span { since: since.parse().unwrap(), until: until.parse().unwrap() }
    }

    fn monday(day: &str) -> Date {
        day.parse().unwrap()
    }

    #[test]
    fn parts_of_weeks_count_by_their_days_and_unknown_weeks_are_no_noughts() {
        let mut known = Exposure::default();
        known.add("Credit Card", monday("2026-11-02"), 7000, "orders").unwrap();
        known.add("credit card", monday("2026-11-09"), 14_000, "orders").unwrap();
        let two = known.over("credit card", span("2026-11-02T00:00:00Z", "2026-11-16T00:00:00Z")).unwrap();
        assert!((two - 21_000.0).abs() < 1e-6);
        // From Friday noon over a week: two and a half days of one week, four and a half of the next.
        let part = known.over("credit card", span("2026-11-06T12:00:00Z", "2026-11-13T12:00:00Z")).unwrap();
        assert!((part - (2.5 * 1000.0 + 4.5 * 2000.0)).abs() < 1e-6, "{part}");
        assert_eq!(known.over("credit card", span("2026-11-09T00:00:00Z", "2026-11-16T00:00:01Z")), None);
        assert_eq!(known.over("loan", span("2026-11-02T00:00:00Z", "2026-11-03T00:00:00Z")), None);
    }

    #[test]
    fn a_product_counts_one_thing_and_each_week_once() {
        let mut known = Exposure::default();
        known.add("loan", monday("2026-11-02"), 10, "loans").unwrap();
        assert_eq!(known.add("loan", monday("2026-11-02"), 10, "loans"), Err(Refused::Twice));
        assert_eq!(known.add("loan", monday("2026-11-09"), 10, "payments"), Err(Refused::Unit));
        assert_eq!(known.unit("Loan"), Some("loans"));
        known.add("ride", monday("2026-11-02"), 0, "rides").unwrap();
        assert_eq!(
            known.over("ride", span("2026-11-02T00:00:00Z", "2026-11-09T00:00:00Z")),
            None,
            "nothing happened"
        );
    }
}
