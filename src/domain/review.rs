//! A lead's second look: which solved cases a random sample asks for, which carry a risk, and what leads found. The two are
//! kept apart: only the random ones say how often something goes wrong. A finding is a record, so that every lead sees it.

mod finding;
mod sample;

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

pub use finding::{Class, Finding, Found, Review, VERB, mark, reviews, scores};
pub use sample::{SHARE, drawn, week};

use super::clean::Clean;
use super::ids::{PersonId, TicketId};

/// Why a case carries a risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Risk {
    /// A gate was passed with a reason.
    Overridden,
    /// A legal clock was missed.
    Legal,
    /// It was solved and opened again.
    Reopened,
    /// Nobody knows its cause.
    Unknown,
    /// The guided next ticket was passed over.
    Skipped,
    /// A change of its procedure was proposed from it.
    Rewrite,
}

impl Risk {
    /// All of them, the gravest first.
    pub const ALL: [Self; 6] =
        [Self::Overridden, Self::Legal, Self::Reopened, Self::Unknown, Self::Skipped, Self::Rewrite];

    /// Its word, as in ids of messages.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Overridden => "overridden",
            Self::Legal => "legal",
            Self::Reopened => "reopened",
            Self::Unknown => "unknown",
            Self::Skipped => "skipped",
            Self::Rewrite => "rewrite",
        }
    }
}

/// A case that a lead may look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// The ticket.
    pub ticket: TicketId,
    /// What people call it.
    pub key: Clean,
    /// Its subject, covered.
    pub subject: Clean,
    /// The agent who worked it.
    pub agent: Option<(PersonId, Clean)>,
    /// What it is about: what the customer says happened, else the product.
    pub topic: Clean,
    /// When it was solved; absent while it is open.
    pub solved: Option<Timestamp>,
    /// Whether it takes no more notes, so that nothing can be said about it.
    pub closed: bool,
    /// Why it carries a risk.
    pub risks: BTreeSet<Risk>,
}

/// What leads are asked to look at.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Queue {
    /// The random sample, the last week first; nothing that was looked at.
    pub sample: Vec<Case>,
    /// What carries a risk, the gravest first; nothing that was looked at.
    pub risk: Vec<Case>,
    /// How many of the sample were looked at.
    pub looked_at: usize,
    /// How many the sample had in all.
    pub drawn: usize,
    /// Of the random reviews, those without an error of a class.
    pub scores: Vec<(Class, super::stats::Rate)>,
}

impl Queue {
    /// The queue of cases, after what was found; `scored` is when the reviews begin that say how often something goes
    /// wrong.
    #[must_use]
    pub fn of(cases: Vec<Case>, found: &[Review], scored: Timestamp) -> Self {
        let seen: BTreeSet<&TicketId> = found.iter().map(|review| &review.ticket).collect();
        let is_drawn = drawn(&cases);
        let mut queue = Self { scores: scores(found, scored), ..Self::default() };
        for (case, is_drawn) in cases.into_iter().zip(is_drawn) {
            let was_seen = seen.contains(&case.ticket);
            queue.drawn += usize::from(is_drawn);
            queue.looked_at += usize::from(is_drawn && was_seen);
            if was_seen || case.closed {
                continue;
            }
            if is_drawn {
                queue.sample.push(case.clone());
            }
            if !case.risks.is_empty() {
                queue.risk.push(case);
            }
        }
        queue.sample.sort_by(|one, other| (other.solved, &one.key).cmp(&(one.solved, &other.key)));
        queue.risk.sort_by(|one, other| {
            let key = |case: &Case| (case.risks.first().copied(), std::cmp::Reverse(case.solved));
            key(one).cmp(&key(other)).then_with(|| one.key.cmp(&other.key))
        });
        queue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(id: &str, solved: &str, risks: &[Risk]) -> Case {
        Case {
            ticket: TicketId::new(id),
            key: Clean::line(id),
            subject: Clean::default(),
            agent: None,
            topic: Clean::line("refund"),
            solved: solved.parse().ok(),
            closed: false,
            risks: risks.iter().copied().collect(),
        }
    }

    #[test]
    fn what_carries_a_risk_stands_gravest_first_and_never_makes_the_sample_larger() {
        let cases = vec![
            case("1", "2026-11-17T10:00:00Z", &[Risk::Unknown]),
            case("2", "2026-11-17T11:00:00Z", &[Risk::Overridden, Risk::Unknown]),
            case("3", "2026-11-17T12:00:00Z", &[]),
            Case { closed: true, ..case("4", "2026-11-17T12:00:00Z", &[Risk::Legal]) },
        ];
        let drawn = drawn(&cases).into_iter().filter(|one| *one).count();
        let queue = Queue::of(cases, &[], Timestamp::UNIX_EPOCH);
        let keys: Vec<&str> = queue.risk.iter().map(|case| case.key.as_str()).collect();
        assert_eq!(keys, ["2", "1"], "what is closed for good takes no finding");
        assert_eq!(queue.drawn, drawn);
    }
}
