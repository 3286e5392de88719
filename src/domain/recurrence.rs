//! When a cause recurs often enough to deserve an article or a product request: so many tickets of one
//! cause and product, in so many days, from so many customers.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::clean::Clean;
use super::ids::{PersonId, TicketId};
use super::tally::is_unknown;

/// The threshold; all three must be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Tickets at least.
    pub tickets: u32,
    /// Within this many days before now.
    pub days: u32,
    /// Distinct customers at least.
    pub customers: u32,
}

impl Default for Rule {
    fn default() -> Self {
        Self { tickets: 5, days: 28, customers: 3 }
    }
}

impl Rule {
    /// First instant that counts at `now`.
    pub fn since(self, now: Timestamp) -> Timestamp {
        now.checked_sub(SignedDuration::from_hours(24 * i64::from(self.days))).unwrap_or(Timestamp::MIN)
    }
}

/// A resolved ticket with a cause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighting {
    /// The ticket.
    pub ticket: TicketId,
    /// When the customer wrote.
    pub created: Timestamp,
    /// When the cause was known: when it was solved.
    pub at: Timestamp,
    /// The customer, where the CRM says.
    pub customer: Option<PersonId>,
    /// Root cause.
    pub cause: Clean,
    /// Product; empty where the field is.
    pub product: Clean,
}

/// A cause that recurs in a product.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recurrence {
    /// Root cause.
    pub cause: Clean,
    /// Product; empty where the tickets name none.
    pub product: Clean,
    /// Its tickets, oldest first.
    pub tickets: Vec<TicketId>,
    /// Distinct customers.
    pub customers: u32,
    /// When the first of them was solved.
    pub since: Timestamp,
    /// Tickets a week, oldest first, over the rule's days.
    pub trend: Vec<u64>,
}

impl Recurrence {
    /// What sightings of one cause and product show, whatever the rule says; `None` where there are none.
    pub fn of(mut group: Vec<&Sighting>, span: super::tally::Span) -> Option<Self> {
        group.sort_by_key(|sighting| (sighting.at, &sighting.ticket));
        let first = *group.first()?;
        let customers: BTreeSet<_> = group.iter().map(|sighting| &sighting.customer).collect();
        let mut trend = vec![0; span.weeks() as usize];
        for sighting in &group {
            if let Some(week) = trend.len().checked_sub(1 + span.week(sighting.at) as usize) {
                trend[week] += 1;
            }
        }
        Some(Self {
            cause: first.cause.clone(),
            product: first.product.clone(),
            since: first.at,
            tickets: group.iter().map(|sighting| sighting.ticket.clone()).collect(),
            customers: customers.len() as u32,
            trend,
        })
    }
}

/// What recurs at `now`, most tickets first. Unknown causes never recur: nobody can fix "not known".
/// Tickets without a known customer count as one customer.
pub fn recurring(sightings: &[Sighting], rule: Rule, now: Timestamp) -> Vec<Recurrence> {
    let span = super::tally::Span { since: rule.since(now), until: now };
    let mut groups: BTreeMap<(&Clean, &Clean), Vec<&Sighting>> = BTreeMap::new();
    for sighting in sightings {
        if sighting.at >= span.since && !sighting.cause.is_empty() && !is_unknown(sighting.cause.as_str()) {
            groups.entry((&sighting.cause, &sighting.product)).or_default().push(sighting);
        }
    }
    let mut found: Vec<Recurrence> = groups
        .into_values()
        .filter_map(|group| {
            let tickets: BTreeSet<_> = group.iter().map(|sighting| &sighting.ticket).collect();
            let enough = tickets.len() >= rule.tickets as usize;
            Recurrence::of(group, span).filter(|found| enough && found.customers >= rule.customers)
        })
        .collect();
    found.sort_by_key(|recurrence| std::cmp::Reverse(recurrence.tickets.len()));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn now() -> Timestamp {
        "2026-11-21T12:00:00Z".parse().unwrap()
    }

    fn sightings(cause: &str, count: usize, customers: usize, days_ago: i64) -> Vec<Sighting> {
        (0..count)
            .map(|nth| Sighting {
                ticket: TicketId::new(format!("{cause}{nth}")),
                created: now() - SignedDuration::from_hours(24 * days_ago + 5),
                at: now() - SignedDuration::from_hours(24 * days_ago),
                customer: Some(PersonId::new((nth % customers).to_string())),
                cause: Clean::line(cause),
                product: Clean::line("credit_card"),
            })
            .collect()
    }

    fn causes(sightings: &[Sighting]) -> Vec<String> {
        recurring(sightings, Rule::default(), now()).iter().map(|found| found.cause.to_string()).collect()
    }

    #[test]
    fn all_three_thresholds_must_be_reached() {
        assert_eq!(causes(&sightings("PRD-02", 5, 3, 1)), ["PRD-02"]);
        assert!(causes(&sightings("PRD-02", 4, 4, 1)).is_empty(), "too few tickets");
        assert!(causes(&sightings("PRD-02", 9, 2, 1)).is_empty(), "too few customers");
        assert!(causes(&sightings("PRD-02", 9, 9, 29)).is_empty(), "too long ago");
    }

    #[test]
    fn unknown_causes_never_recur_and_the_most_frequent_comes_first() {
        let all = [sightings("UNK-00", 9, 9, 1), sightings("INF-06", 5, 5, 2), sightings("PAY-01", 7, 7, 2)]
            .concat();
        assert_eq!(causes(&all), ["PAY-01", "INF-06"]);
    }

    #[test]
    fn the_trend_counts_weeks_up_to_now() {
        let all = [sightings("INF-06", 5, 5, 20), sightings("INF-06", 2, 5, 1)].concat();
        assert_eq!(recurring(&all, Rule::default(), now())[0].trend, [0, 5, 0, 2]);
    }
}
