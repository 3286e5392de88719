//! The random sample of a week: the same on every lead's machine, because it is drawn from the tickets' ids and the week
//! alone. Every case of an agent has the same chance, and the topics of an agent get their share to within one.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use sha2::{Digest as _, Sha256};

use super::Case;
use crate::domain::clean::Clean;
use crate::domain::ids::PersonId;

/// The share of the solved cases that is looked at.
pub const SHARE: f64 = 0.15;

/// A case in the row it is drawn from: its topic, its order of chance, and which case it is.
type Place<'a> = (&'a Clean, f64, usize);

/// The week of an instant, by its Monday in UTC.
#[must_use]
pub fn week(at: Timestamp) -> Date {
    let day = TimeZone::UTC.to_datetime(at).date();
    let back = i64::from(day.weekday().since(Weekday::Monday));
    day.checked_sub(jiff::Span::new().days(back)).unwrap_or(day)
}

/// A number from 0 up to 1 that nobody chose.
fn chance(of: &[&str]) -> f64 {
    let mut hash = Sha256::new();
    for part in of {
        hash.update(part.len().to_le_bytes());
        hash.update(part.as_bytes());
    }
    let bytes = hash.finalize();
    let number = bytes.iter().take(6).fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte));
    number as f64 / (1_u64 << 48) as f64
}

/// Which of the cases the sample asks for, in their order. Open ones are never drawn.
///
/// Within a week and an agent the cases stand topic by topic, each topic in an order of chance; of this row every so
/// many-th is taken from a start of chance. So every case has the chance [`SHARE`], and what is found among them needs no
/// weights.
#[must_use]
pub fn drawn(cases: &[Case]) -> Vec<bool> {
    let mut rows: BTreeMap<(Date, Option<&PersonId>), Vec<Place<'_>>> = BTreeMap::new();
    for (nth, case) in cases.iter().enumerate() {
        let Some(week) = case.solved.map(week) else { continue };
        let order = chance(&[&week.to_string(), case.ticket.as_str()]);
        let agent = case.agent.as_ref().map(|(id, _)| id);
        rows.entry((week, agent)).or_default().push((&case.topic, order, nth));
    }
    let mut drawn = vec![false; cases.len()];
    for ((week, agent), mut row) in rows {
        row.sort_by(|one, other| one.0.cmp(other.0).then_with(|| one.1.total_cmp(&other.1)));
        let start = chance(&[&week.to_string(), "agent", agent.map_or("", PersonId::as_str)]);
        for (place, (.., nth)) in row.into_iter().enumerate() {
            let passed = |place: f64| (place * SHARE + start).floor();
            drawn[nth] = passed(place as f64 + 1.0) > passed(place as f64);
        }
    }
    drawn
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::ids::TicketId;

    fn case(id: usize, agent: usize, topic: usize) -> Case {
        Case {
            ticket: TicketId::new(id.to_string()),
            key: Clean::line(&id.to_string()),
            subject: Clean::default(),
            agent: Some((PersonId::new(agent.to_string()), Clean::default())),
            topic: Clean::line(&format!("topic {topic}")),
            solved: "2026-11-18T10:00:00Z".parse().ok(),
            closed: false,
            risks: std::collections::BTreeSet::new(),
        }
    }

    proptest! {
        #[test]
        fn every_lead_draws_the_same_in_whatever_order_the_cases_came(
            kinds in proptest::collection::vec((0usize..4, 0usize..3), 1..120), turn in 0usize..120
        ) {
            let cases: Vec<Case> =
                kinds.iter().enumerate().map(|(id, (agent, topic))| case(id, *agent, *topic)).collect();
            let chosen = |cases: &[Case]| {
                let mut chosen: Vec<String> = cases.iter().zip(drawn(cases)).filter(|(_, is)| *is)
                    .map(|(case, _)| case.key.to_string()).collect();
                chosen.sort();
                chosen
            };
            let mut turned = cases.clone();
            turned.rotate_left(turn % cases.len());
            turned.reverse();
            prop_assert_eq!(chosen(&cases), chosen(&turned));
        }

        #[test]
        fn every_agent_and_every_topic_gets_its_share_to_within_one(
            counts in proptest::collection::vec(0usize..60, 6)
        ) {
            let mut cases = Vec::new();
            for (kind, count) in counts.iter().enumerate() {
                for _ in 0..*count {
                    cases.push(case(cases.len(), kind / 3, kind % 3));
                }
            }
            let is_drawn = drawn(&cases);
            for agent in 0..2 {
                let of = |topic: Option<usize>| {
                    let (mut all, mut taken) = (0.0_f64, 0.0_f64);
                    for (case, is) in cases.iter().zip(&is_drawn) {
                        let name = topic.map(|topic| format!("topic {topic}"));
                        let fits = name.is_none_or(|name| case.topic.as_str() == name);
                        if fits && case.agent.as_ref().is_some_and(|(id, _)| id.as_str() == agent.to_string()) {
                            all += 1.0;
                            taken += f64::from(u8::from(*is));
                        }
                    }
                    (taken - all * SHARE).abs() <= 1.0
                };
                prop_assert!(of(None) && (0..3).all(|topic| of(Some(topic))));
            }
        }
    }

    #[test]
    fn over_many_weeks_every_case_has_the_same_chance() {
        // The same ten cases in four thousand weeks; the last of a topic is drawn as often as the first.
        let first: Timestamp = "1990-01-03T10:00:00Z".parse().unwrap();
        let mut counts = [0_u32; 10];
        for nth in 0..2_000 {
            let solved = first + jiff::SignedDuration::from_hours(24 * 7 * nth);
            let cases: Vec<Case> =
                (0..10).map(|id| Case { solved: Some(solved), ..case(id, 0, id / 4) }).collect();
            for (count, is) in counts.iter_mut().zip(drawn(&cases)) {
                *count += u32::from(is);
            }
        }
        // 300 each is expected, with a standard deviation of 16.
        assert!(counts.iter().all(|count| (230..=370).contains(count)), "{counts:?}");
    }

    #[test]
    fn a_week_begins_on_monday() {
        let monday = jiff::civil::date(2026, 11, 16);
        for at in ["2026-11-16T00:00:00Z", "2026-11-22T23:59:59Z"] {
            assert_eq!(week(at.parse().unwrap()), monday, "{at}");
        }
    }
}
