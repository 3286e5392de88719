//! What leads found in the cases they looked at, folded from their records, and how often each class of error is absent.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::domain::clean::Clean;
use crate::domain::ids::{PersonId, TicketId};
use crate::domain::mark::Mark;
use crate::domain::record::Record;
use crate::domain::stats::Rate;

/// The verb of the mark.
pub const VERB: &str = "review";

/// A class of error. Each is scored on its own: an average would hide an error against the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// The customer got a wrong answer, or none.
    Customer,
    /// It cost what could have been saved.
    Business,
    /// Against the law, or against the care for data.
    Compliance,
    /// Tone and form.
    NonCritical,
}

impl Class {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Customer, Self::Business, Self::Compliance, Self::NonCritical];

    /// Its word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Business => "business",
            Self::Compliance => "compliance",
            Self::NonCritical => "non_critical",
        }
    }
}

/// What a look at a case came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// All was right. It takes back what the same lead found before.
    Right,
    /// The cause was another one, and was changed.
    Recaused,
    /// An error.
    Error(Class),
}

impl Finding {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 6] = [
        Self::Right,
        Self::Recaused,
        Self::Error(Class::Customer),
        Self::Error(Class::Business),
        Self::Error(Class::Compliance),
        Self::Error(Class::NonCritical),
    ];

    /// Its word, as in marks.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Recaused => "cause",
            Self::Error(class) => class.as_str(),
        }
    }

    /// The finding of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == word)
    }
}

/// One error with its sentence.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// Its class.
    pub class: Class,
    /// What a lead wrote.
    pub text: Clean,
}

/// What is known of a case that leads looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// The ticket.
    pub ticket: TicketId,
    /// What people call it.
    pub key: Clean,
    /// When it was last looked at.
    pub at: Timestamp,
    /// Who looked, by name.
    pub by: BTreeSet<Clean>,
    /// The agent who worked it, by id.
    pub agent: Option<PersonId>,
    /// Whether it was drawn at random.
    pub random: bool,
    /// Whether its cause was changed.
    pub recaused: bool,
    /// The errors.
    pub errors: BTreeSet<Found>,
}

/// The mark of a finding.
#[must_use]
pub fn mark(id: &str, finding: Finding, random: bool, agent: Option<&PersonId>) -> Mark {
    let mark = Mark::new(VERB, id)
        .with("found", finding.as_str())
        .with("sample", if random { "random" } else { "risk" });
    match agent {
        Some(agent) => mark.with("agent", agent),
        None => mark,
    }
}

/// Each person's findings of a case: whether the cause was another one, and what was found.
type By = BTreeMap<Option<PersonId>, (bool, BTreeSet<Found>)>;

/// What leads found, by ticket, whatever the order in which their records came. Leads add up; the same lead's `right`
/// takes back what that lead found on the case before.
#[must_use]
pub fn reviews(records: &[Record]) -> Vec<Review> {
    let mut told: Vec<(&Record, Finding)> = records
        .iter()
        .filter(|record| record.mark.verb == VERB)
        .filter_map(|record| Some((record, Finding::parse(record.mark.value("found")?)?)))
        .collect();
    told.sort_by(|(one, _), (other, _)| {
        let key = |record: &Record| (record.at, record.mark.id.clone(), record.mark.nth().to_owned());
        key(one).cmp(&key(other))
    });
    let mut cases: BTreeMap<&TicketId, (Review, By)> = BTreeMap::new();
    for (record, finding) in told {
        let (review, by) = cases.entry(&record.ticket).or_insert_with(|| {
            let review = Review {
                ticket: record.ticket.clone(),
                key: record.key.clone(),
                at: record.at,
                by: BTreeSet::new(),
                agent: None,
                random: false,
                recaused: false,
                errors: BTreeSet::new(),
            };
            (review, By::new())
        });
        review.at = record.at;
        review.by.extend(record.by.iter().map(|by| by.name.clone()));
        review.random |= record.mark.value("sample") == Some("random");
        review.agent = review.agent.take().or_else(|| record.mark.value("agent").map(PersonId::new));
        let mine = by.entry(record.by.as_ref().map(|by| by.id.clone())).or_default();
        match finding {
            Finding::Right => *mine = Default::default(),
            Finding::Recaused => mine.0 = true,
            Finding::Error(class) => {
                // Said again, it is said better.
                mine.1.retain(|known| known.class != class);
                mine.1.insert(Found { class, text: record.text.clone() });
            }
        }
    }
    let whole = cases.into_values().map(|(mut review, by)| {
        for (recaused, errors) in by.into_values() {
            review.recaused |= recaused;
            review.errors.extend(errors);
        }
        review
    });
    let mut all: Vec<Review> = whole.collect();
    all.sort_by(|one, other| (other.at, &one.key).cmp(&(one.at, &other.key)));
    all
}

/// For each class, the cases without an error of it among those that were drawn at random and looked at since an instant.
#[must_use]
pub fn scores(reviews: &[Review], since: Timestamp) -> Vec<(Class, Rate)> {
    let random: Vec<&Review> = reviews.iter().filter(|one| one.random && one.at >= since).collect();
    let free = |class: Class| {
        let clean = random.iter().filter(|one| one.errors.iter().all(|error| error.class != class)).count();
        Rate::new(clean as u64, random.len() as u64)
    };
    Class::ALL.into_iter().map(|class| (class, free(class))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::ticket::Person;

    fn record(nth: usize, ticket: usize, lead: usize, finding: Finding, random: bool) -> Record {
        let id = format!("r{nth:04}");
        Record {
            ticket: TicketId::new(ticket.to_string()),
            key: Clean::line(&ticket.to_string()),
            mark: mark(&id, finding, random, None).with("n", &id),
            text: Clean::line(&format!("words {nth}")),
            // Some at the same time.
            at: Timestamp::from_second(1_700_000_000 + nth as i64 / 2).unwrap(),
            by: Some(Person {
                id: PersonId::new(lead.to_string()),
                name: Clean::line(&format!("Lead {lead}")),
                email: None,
                role: None,
            }),
            waiting: false,
        }
    }

    proptest! {
        #[test]
        fn findings_converge_in_whatever_order_they_arrive(
            kinds in proptest::collection::vec((0usize..3, 0usize..2, 0usize..6, any::<bool>()), 0..40),
            turn in 0usize..40
        ) {
            let all: Vec<Record> = kinds.iter().enumerate()
                .map(|(nth, (ticket, lead, found, random))| record(nth, *ticket, *lead, Finding::ALL[*found], *random))
                .collect();
            let mut turned = all.clone();
            turned.rotate_left(turn % all.len().max(1));
            prop_assert_eq!(reviews(&all), reviews(&turned));
            turned.reverse();
            prop_assert_eq!(reviews(&all), reviews(&turned));
        }
    }

    #[test]
    fn each_class_is_scored_on_its_own_and_only_by_the_random_ones() {
        let error = Finding::Error;
        let mut all: Vec<Record> = (0..18).map(|nth| record(nth, nth, 1, Finding::Right, true)).collect();
        all.push(record(18, 18, 1, error(Class::Compliance), true));
        all.push(record(19, 18, 1, error(Class::NonCritical), true));
        all.push(record(20, 19, 1, Finding::Recaused, true));
        all.push(record(21, 20, 1, error(Class::Customer), false));
        let scores = scores(&reviews(&all), Timestamp::UNIX_EPOCH);
        let told: Vec<(Class, String)> =
            scores.into_iter().map(|(class, rate)| (class, rate.reading())).collect();
        assert_eq!(told[0], (Class::Customer, "20/20  100.0%  [83.9–100.0]".to_owned()));
        assert_eq!(told[2], (Class::Compliance, "19/20  95.0%  [76.4–99.1]".to_owned()));
    }

    #[test]
    fn a_lead_takes_back_what_that_lead_said_and_nobody_else_s() {
        let all = [
            record(0, 1, 1, Finding::Error(Class::Customer), true),
            record(2, 1, 2, Finding::Error(Class::Business), true),
            record(4, 1, 1, Finding::Right, true),
        ];
        let found = reviews(&all);
        let classes: Vec<Class> = found[0].errors.iter().map(|error| error.class).collect();
        assert_eq!(classes, [Class::Business]);
        assert_eq!(found[0].by.len(), 2);
    }
}
