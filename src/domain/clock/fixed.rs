//! Clocks that no policy sets: what the law gives from a fact on, what another team agreed to, what a customer was promised.
//! None of them ever stands still.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::calendar::Calendar;
use super::measure::{Span, measure};
use super::rule::Policies;
use super::target::{Target, Warn};
use super::{Aim, Clock, Kind};
use crate::domain::ask::Ask;
use crate::domain::promise::Promise;
use crate::domain::ticket::Priority;

/// Every hour counts; what the clocks count by that no calendar was agreed for.
static WALL: LazyLock<Calendar> = LazyLock::new(|| Calendar::always("24x7", TimeZone::UTC));

/// A legal clock: from the time of a fact, by its calendar, until `stopped`.
#[must_use]
pub fn legal(
    name: &str,
    from: Timestamp,
    (within, calendar): (Target, &Calendar),
    warn: &[Warn],
    stopped: Option<Timestamp>,
    now: Timestamp,
) -> Clock {
    clock((Kind::Legal, name), (from, stopped), (within, calendar), warn, now)
}

/// The clock of a question to another team, by the calendar that is agreed with it; none where no time is agreed.
#[must_use]
pub fn of_ask(ask: &Ask, policies: &Policies, warn: &[Warn], now: Timestamp) -> Option<Clock> {
    let due = ask.due?;
    let ended = ask.answered.as_ref().map(|(at, _)| *at);
    let agreed = policies.ask(ask.team.as_str());
    let (within, calendar) = agreed
        .and_then(|rule| Some((rule.within, policies.calendar(&rule.calendar)?)))
        .and_then(|(within, calendar)| Some((within_of(ask.asked, due, within, calendar)?, calendar)))
        .unwrap_or((Target::Time(due.duration_since(ask.asked)), &WALL));
    let clock = clock((Kind::Ask, ask.team.as_str()), (ask.asked, ended), (within, calendar), warn, now);
    // The time that was written into the question is the one that counts, also where the rule changed since.
    Some(Clock { due: Some(due), breached: ask.missed(now), ..clock })
}

/// What of a calendar lies between a question and its due time; nothing where it is closed then, so that no stretch of it
/// says what was agreed.
fn within_of(asked: Timestamp, due: Timestamp, agreed: Target, calendar: &Calendar) -> Option<Target> {
    if let Target::Days(days) = agreed {
        return (calendar.add_days(asked, days) == Some(due)).then_some(agreed);
    }
    let open = calendar.between(asked, due);
    (calendar.add(asked, open) == Some(due)).then_some(Target::Time(open))
}

/// The clock of a promise.
#[must_use]
pub fn of_promise(promise: &Promise, warn: &[Warn], now: Timestamp) -> Clock {
    let within = Target::Time(promise.due.duration_since(promise.made));
    let ended = promise.ended.map(|(at, _)| at);
    clock((Kind::Promise, promise.text.as_str()), (promise.made, ended), (within, &WALL), warn, now)
}

fn clock(
    (kind, name): (Kind, &str),
    (started, ended): (Timestamp, Option<Timestamp>),
    (within, calendar): (Target, &Calendar),
    warn: &[Warn],
    now: Timestamp,
) -> Clock {
    let aims = vec![Aim { from: started, priority: Priority::Normal, target: Some(within) }];
    let span = Span { kind, name: name.to_owned(), calendar, started, ended, pauses: Vec::new(), aims, warn };
    measure(span, now)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use jiff::SignedDuration;

    use super::super::{Amount, AskRule, Opening, explain};
    use super::*;
    use crate::domain::clean::Clean;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn policies() -> Policies {
        let day = |nth: usize| if nth < 5 { vec![Opening { from: 540, to: 1_080 }] } else { Vec::new() };
        let zone = TimeZone::get("America/Mexico_City").unwrap();
        let office = Calendar::new("office", zone, std::array::from_fn(day), Vec::new());
        let rule = AskRule {
            team: "Fraud".to_owned(),
            within: Target::Time(SignedDuration::from_hours(8)),
            calendar: "office".to_owned(),
            chase: None,
            also: Vec::new(),
            language: None,
        };
        Policies {
            calendars: BTreeMap::from([("office".to_owned(), Arc::new(office))]),
            asks: vec![rule],
            ..Policies::default()
        }
    }

    /// Asked on a Friday at 16:00 in Mexico, with eight office hours: due on Monday at 15:00.
    fn ask(team: &str, due: &str) -> Ask {
        Ask {
            id: "7f3a9c2e".to_owned(),
            team: Clean::line(team),
            question: Clean::line("3DS?"),
            by: None,
            asked: at("2026-11-20T22:00:00Z"),
            due: Some(at(due)),
            step: None,
            pace: None,
            chased: Vec::new(),
            answered: None,
        }
    }

    #[test]
    fn a_question_counts_by_the_calendar_of_its_team_and_says_so() {
        let (policies, now) = (policies(), at("2026-11-23T16:00:00Z"));
        let clock = of_ask(&ask("Fraud", "2026-11-23T21:00:00Z"), &policies, &[], now).unwrap();
        assert_eq!(clock.target, Some(Target::Time(SignedDuration::from_hours(8))));
        assert_eq!(clock.used, Amount::Time(SignedDuration::from_hours(3)));
        assert_eq!(clock.due, Some(at("2026-11-23T21:00:00Z")));
        let said = explain(&clock, &policies, &TimeZone::UTC, now);
        assert_eq!(said[0].id, "clock-by");
        assert_eq!(said.last().unwrap().id, "clock-due");
    }

    #[test]
    fn a_moment_elsewhere_is_told_in_its_own_zone_and_in_that_of_whoever_asks() {
        let (policies, now) = (policies(), at("2026-11-23T16:00:00Z"));
        let clock = of_ask(&ask("Fraud", "2026-11-23T21:00:00Z"), &policies, &[], now).unwrap();
        let due = |here: &str| {
            let said = explain(&clock, &policies, &TimeZone::get(here).unwrap(), now);
            said.last().unwrap().args[0].1.clone()
        };
        let there = policies.calendar(&clock.calendar).unwrap().zone().iana_name().unwrap().to_owned();
        assert_eq!(due(&there), "2026-11-23 15:00");
        assert_eq!(due("UTC"), "2026-11-23 15:00 CST (21:00 UTC)");
        assert_eq!(due("Asia/Tokyo"), "2026-11-23 15:00 CST (2026-11-24 06:00 JST)");
    }

    #[test]
    fn where_nothing_is_agreed_or_it_is_due_in_a_closed_hour_every_hour_counts() {
        let policies = policies();
        let now = at("2026-11-21T10:00:00Z");
        for (team, due) in [("Kitchen", "2026-11-23T21:00:00Z"), ("Fraud", "2026-11-21T20:00:00Z")] {
            let clock = of_ask(&ask(team, due), &policies, &[], now).unwrap();
            assert_eq!(clock.used, Amount::Time(SignedDuration::from_hours(12)), "{team}");
            assert_eq!(clock.due, Some(at(due)));
            assert_ne!(explain(&clock, &policies, &TimeZone::UTC, now)[0].id, "clock-by");
        }
    }

    #[test]
    fn a_due_time_that_passed_is_told_as_past() {
        let (policies, now) = (policies(), at("2026-11-24T16:00:00Z"));
        let clock = of_ask(&ask("Fraud", "2026-11-23T21:00:00Z"), &policies, &[], now).unwrap();
        let said = explain(&clock, &policies, &TimeZone::UTC, now);
        assert_eq!(said.last().unwrap().id, "clock-was-due");
        assert_eq!(clock.breached, Some(at("2026-11-23T21:00:00Z")));
    }
}
