//! What contacts can come from: orders, accounts or cards in a week, by product and, where the file says so, by site. Counts
//! of contacts are read against it, so that a busier month is not mistaken for a worse one.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::filter::fold;
use super::tally::Span;

const WEEK_DAYS: f64 = 7.0;

/// What is counted of a product at a site, week by week.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Counts {
    unit: String,
    weeks: BTreeMap<Date, u64>,
}

/// What contacts can come from, as far as it is known, by product and by site within it; all sites together are the empty
/// one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Exposure(BTreeMap<String, BTreeMap<String, Counts>>);

/// Why a row cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// The product's week is there already.
    Twice,
    /// The product counts something else in another week.
    Unit,
}

impl Exposure {
    /// Adds a week, by its Monday; a product without a name is all of them together, and so is a site.
    ///
    /// # Errors
    /// Where the week is there already or counts something else than the others.
    pub fn add(
        &mut self,
        (product, site): (&str, &str),
        monday: Date,
        count: u64,
        unit: &str,
    ) -> Result<(), Refused> {
        let sites = self.0.entry(fold(product)).or_default();
        // Sites are added up, so that all of them count the same thing.
        if sites.values().any(|counts| counts.unit != unit) {
            return Err(Refused::Unit);
        }
        let counts = sites.entry(fold(site)).or_default();
        if counts.weeks.contains_key(&monday) {
            return Err(Refused::Twice);
        }
        unit.clone_into(&mut counts.unit);
        counts.weeks.insert(monday, count);
        Ok(())
    }

    /// What is counted of a product, or of it at a site: the site's own weeks, else those that say nothing of sites, else all
    /// sites together.
    fn of(&self, product: &str, site: Option<&str>) -> Vec<&Counts> {
        let Some(sites) = self.0.get(&fold(product)) else { return Vec::new() };
        match site {
            Some(site) => sites.get(&fold(site)).into_iter().collect(),
            None => sites.get("").map_or_else(|| sites.values().collect(), |all| vec![all]),
        }
    }

    /// What is counted of a product, or of it at a site; none where nothing is.
    #[must_use]
    pub fn unit(&self, product: &str, site: Option<&str>) -> Option<&str> {
        self.of(product, site).first().map(|counts| counts.unit.as_str())
    }

    /// How much there was of it in a time, a part of a week by its part of the days (in UTC, as weeks of tallies are); none
    /// where a week of that time is not known or nothing happened in it.
    #[must_use]
    pub fn over(&self, product: &str, site: Option<&str>, span: Span) -> Option<f64> {
        let parts: Option<Vec<f64>> =
            self.of(product, site).into_iter().map(|counts| counts.over(span)).collect();
        Some(parts?.into_iter().sum()).filter(|sum| *sum > 0.0)
    }

    /// Whether nothing is known.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Counts {
    fn over(&self, span: Span) -> Option<f64> {
        let (mut at, mut sum) = (span.since, 0.0);
        while at < span.until {
            let day = at.to_zoned(TimeZone::UTC).date();
            let monday =
                day.checked_sub(jiff::Span::new().days(day.weekday().to_monday_zero_offset())).ok()?;
            let next = day.tomorrow().ok()?.to_zoned(TimeZone::UTC).ok()?.timestamp().min(span.until);
            let part = seconds(at, next) / (WEEK_DAYS * SignedDuration::from_hours(24).as_secs() as f64);
            sum += *self.weeks.get(&monday)? as f64 * part;
            at = next;
        }
        Some(sum)
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
        known.add(("Credit Card", ""), monday("2026-11-02"), 7000, "orders").unwrap();
        known.add(("credit card", ""), monday("2026-11-09"), 14_000, "orders").unwrap();
        let two =
            known.over("credit card", None, span("2026-11-02T00:00:00Z", "2026-11-16T00:00:00Z")).unwrap();
        assert!((two - 21_000.0).abs() < 1e-6);
        // From Friday noon over a week: two and a half days of one week, four and a half of the next.
        let part =
            known.over("credit card", None, span("2026-11-06T12:00:00Z", "2026-11-13T12:00:00Z")).unwrap();
        assert!((part - (2.5 * 1000.0 + 4.5 * 2000.0)).abs() < 1e-6, "{part}");
        assert_eq!(
            known.over("credit card", None, span("2026-11-09T00:00:00Z", "2026-11-16T00:00:01Z")),
            None
        );
        assert_eq!(known.over("loan", None, span("2026-11-02T00:00:00Z", "2026-11-03T00:00:00Z")), None);
    }

    #[test]
    fn a_product_counts_one_thing_and_each_week_once() {
        let mut known = Exposure::default();
        known.add(("loan", ""), monday("2026-11-02"), 10, "loans").unwrap();
        assert_eq!(known.add(("loan", ""), monday("2026-11-02"), 10, "loans"), Err(Refused::Twice));
        assert_eq!(known.add(("loan", ""), monday("2026-11-09"), 10, "payments"), Err(Refused::Unit));
        assert_eq!(known.unit("Loan", None), Some("loans"));
        known.add(("ride", ""), monday("2026-11-02"), 0, "rides").unwrap();
        assert_eq!(
            known.over("ride", None, span("2026-11-02T00:00:00Z", "2026-11-09T00:00:00Z")),
            None,
            "nothing happened"
        );
    }

    #[test]
    fn a_site_has_its_own_count_and_sites_add_up_where_nothing_is_said_of_all_of_them() {
        let mut known = Exposure::default();
        known.add(("loan", "Atento CDMX"), monday("2026-11-02"), 700, "loans").unwrap();
        known.add(("loan", "Lima"), monday("2026-11-02"), 300, "loans").unwrap();
        let week = span("2026-11-02T00:00:00Z", "2026-11-09T00:00:00Z");
        let over = |known: &Exposure, site| known.over("loan", site, week).map(f64::round);
        assert_eq!(over(&known, Some("atento cdmx")), Some(700.0));
        assert_eq!(over(&known, Some("Bogotá")), None, "nothing is known of it, which is no nought");
        assert_eq!((over(&known, None), known.unit("loan", None)), (Some(1000.0), Some("loans")));
        // A site of which this week is not known: what the others had is not all there was.
        known.add(("loan", "Bogotá"), monday("2026-11-09"), 50, "loans").unwrap();
        assert_eq!(over(&known, None), None);
        // What is said of all of them counts, whatever its parts are.
        known.add(("loan", ""), monday("2026-11-02"), 1200, "loans").unwrap();
        assert_eq!(over(&known, None), Some(1200.0));
        assert_eq!(
            known.add(("loan", "Quito"), monday("2026-11-02"), 9, "payments"),
            Err(Refused::Unit),
            "other things cannot be added up"
        );
    }
}
