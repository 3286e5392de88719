//! When a cause recurs often enough to deserve an article or a product request: so many tickets of one
//! cause, product and topic, in so many days, from so many customers. Where the CRM asks for no topic, or none
//! recurs by itself, those of one cause and product are counted together.

use std::cmp::Reverse;
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
    /// What it is about within the reason; empty where the field is.
    #[serde(default)]
    pub topic: Clean,
}

/// A cause that recurs in a product, in one of its topics or in what its topics leave.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recurrence {
    /// Root cause.
    pub cause: Clean,
    /// Product; empty where the tickets name none.
    pub product: Clean,
    /// The topic that recurs by itself; empty for the tickets of the cause and product that belong to no such topic.
    #[serde(default, skip_serializing_if = "Clean::is_empty")]
    pub topic: Clean,
    /// Where this is what topics leave: those that have a proposal of their own.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub others: Vec<Clean>,
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
    /// What sightings of one cause, product and topic show, whatever the rule says; `None` where there are none.
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
            topic: first.topic.clone(),
            others: Vec::new(),
            since: first.at,
            tickets: group.iter().map(|sighting| sighting.ticket.clone()).collect(),
            customers: customers.len() as u32,
            trend,
        })
    }

    /// Product and topic.
    pub fn of_what(&self) -> (&str, &str) {
        (self.product.as_str(), self.topic.as_str())
    }

    /// Whether a ticket of this topic belongs to it, where cause and product are the same.
    pub fn takes(&self, topic: &Clean) -> bool {
        if self.topic.is_empty() { !self.others.contains(topic) } else { self.topic == *topic }
    }

    /// The topic as people write it; empty where it is about none.
    pub fn topic_told(&self) -> String {
        let mut told = self.topic.as_str().replace('_', " ");
        if let Some(first) = told.get(..1) {
            let first = first.to_uppercase();
            told.replace_range(..1, &first);
        }
        told
    }
}

/// What recurs at `now`, the causes and products with most tickets first, in each its topics and then the others. Unknown
/// causes never recur: nobody can fix "not known". Tickets without a known customer count as one customer. A topic that
/// reaches the rule by itself recurs by itself, and so does one that `is_own`: it has a proposal already. The others of a
/// cause and product recur together.
pub fn recurring(
    sightings: &[Sighting],
    rule: Rule,
    now: Timestamp,
    is_own: impl Fn(&Sighting) -> bool,
) -> Vec<Recurrence> {
    let span = super::tally::Span { since: rule.since(now), until: now };
    let mut groups: BTreeMap<(&Clean, &Clean, &Clean), Vec<&Sighting>> = BTreeMap::new();
    for sighting in sightings {
        if sighting.at >= span.since && !sighting.cause.is_empty() && !is_unknown(sighting.cause.as_str()) {
            groups.entry((&sighting.cause, &sighting.product, &sighting.topic)).or_default().push(sighting);
        }
    }
    let recurs = |group: &[&Sighting]| {
        let tickets: BTreeSet<_> = group.iter().map(|sighting| &sighting.ticket).collect();
        let customers: BTreeSet<_> = group.iter().map(|sighting| &sighting.customer).collect();
        tickets.len() >= rule.tickets as usize && customers.len() >= rule.customers as usize
    };
    let mut found = Vec::new();
    let mut left: BTreeMap<(&Clean, &Clean), Vec<&Sighting>> = BTreeMap::new();
    for ((cause, product, topic), group) in groups {
        if topic.is_empty() || !recurs(&group) && !group.iter().any(|one| is_own(one)) {
            left.entry((cause, product)).or_default().extend(group);
        } else if recurs(&group) {
            found.extend(Recurrence::of(group, span));
        }
    }
    for group in left.into_values().filter(|group| recurs(group)) {
        found.extend(Recurrence::of(group, span).map(|one| Recurrence { topic: Clean::default(), ..one }));
    }
    // What is of one cause and product stands together, the largest first as a tally has it, and in it the largest topic.
    let mut whole: BTreeMap<(Clean, Clean), usize> = BTreeMap::new();
    for one in &found {
        *whole.entry((one.cause.clone(), one.product.clone())).or_default() += one.tickets.len();
    }
    let place = |one: &Recurrence| {
        let issue = (one.cause.clone(), one.product.clone());
        (Reverse(whole[&issue]), issue, one.topic.is_empty(), Reverse(one.tickets.len()))
    };
    found.sort_by_cached_key(place);
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
                topic: Clean::default(),
            })
            .collect()
    }

    fn causes(sightings: &[Sighting]) -> Vec<String> {
        recurring(sightings, Rule::default(), now(), |_| false)
            .iter()
            .map(|found| found.cause.to_string())
            .collect()
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
        assert_eq!(recurring(&all, Rule::default(), now(), |_| false)[0].trend, [0, 5, 0, 2]);
    }

    fn about(topic: &str, sightings: Vec<Sighting>) -> Vec<Sighting> {
        let named = |one: Sighting| Sighting {
            ticket: TicketId::new(format!("{topic}{}", one.ticket)),
            topic: Clean::line(topic),
            ..one
        };
        sightings.into_iter().map(named).collect()
    }

    fn topics(sightings: &[Sighting], is_own: impl Fn(&Sighting) -> bool) -> Vec<(String, usize)> {
        let found = recurring(sightings, Rule::default(), now(), is_own);
        found.iter().map(|one| (one.topic.to_string(), one.tickets.len())).collect()
    }

    #[test]
    fn a_topic_that_recurs_by_itself_stands_alone_and_the_others_stand_together() {
        let all = [
            about("deposits", sightings("PRC-05", 6, 6, 1)),
            about("fees", sightings("PRC-05", 4, 4, 1)),
            about("access", sightings("PRC-05", 2, 2, 1)),
            sightings("PRC-05", 3, 3, 1),
        ]
        .concat();
        assert_eq!(topics(&all, |_| false), [("deposits".to_owned(), 6), (String::new(), 9)]);
        let few = about("fees", sightings("PRC-05", 5, 2, 1));
        assert!(topics(&few, |_| false).is_empty(), "neither the topic nor the cause has three customers");
    }

    #[test]
    fn the_tickets_of_a_topic_that_has_its_own_proposal_are_nobody_elses() {
        let all = [about("fees", sightings("PRC-05", 4, 4, 1)), sightings("PRC-05", 5, 5, 1)].concat();
        assert_eq!(topics(&all, |_| false), [(String::new(), 9)]);
        assert_eq!(topics(&all, |one| one.topic.as_str() == "fees"), [(String::new(), 5)]);
    }
}
