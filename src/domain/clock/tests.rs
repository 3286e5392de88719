//! Golden vectors: due times that were computed by hand, the edges of calendars, and the laws that every clock keeps.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{DateTime, Weekday, date};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;

use super::*;
use crate::domain::say::Say;
use crate::domain::urgency::tests::ticket;

const MEXICO: &str = "America/Mexico_City";
const SAO_PAULO: &str = "America/Sao_Paulo";

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap()
}

fn opening(text: &str) -> Opening {
    let minutes = |text: &str| {
        let (hour, minute) = text.split_once(':').unwrap();
        hour.parse::<u16>().unwrap() * 60 + minute.parse::<u16>().unwrap()
    };
    let (from, to) = text.split_once('-').unwrap();
    let (from, to) = (minutes(from), minutes(to));
    Opening { from, to: if to <= from { to + 1_440 } else { to } }
}

/// Monday to Friday, each with these hours.
fn weekdays(name: &str, hours: &[&str], holidays: &[On]) -> Calendar {
    let mut week: [Vec<Opening>; 7] = Default::default();
    for day in &mut week[..5] {
        *day = hours.iter().map(|hours| opening(hours)).collect();
    }
    Calendar::new(name, zone(name), week, holidays.iter().map(|on| holiday(*on)).collect())
}

fn holiday(on: On) -> Holiday {
    Holiday { on, name: "closed".to_owned(), since: None, until: None }
}

fn daily(name: &str, hours: &str) -> Calendar {
    Calendar::new(name, zone(name), std::array::from_fn(|_| vec![opening(hours)]), Vec::new())
}

fn at(calendar: &Calendar, local: &str) -> Timestamp {
    local.parse::<DateTime>().unwrap().to_zoned(calendar.zone().clone()).unwrap().timestamp()
}

fn shown(calendar: &Calendar, at: Option<Timestamp>) -> String {
    at.map_or_else(
        || "none".to_owned(),
        |at| calendar.zone().to_datetime(at).strftime("%m-%d %H:%M").to_string(),
    )
}

fn hours(count: i64) -> SignedDuration {
    SignedDuration::from_hours(count)
}

/// A clock with one target, some pauses `from..to`, looked at long afterwards unless it ended.
fn paused(
    calendar: &Calendar,
    start: &str,
    target: SignedDuration,
    pauses: &[(&str, Option<&str>)],
) -> Clock {
    let pauses = pauses.iter().map(|(from, to)| Pause {
        from: at(calendar, from),
        to: to.map(|to| at(calendar, to)),
        status: Status::Pending,
    });
    let started = at(calendar, start);
    let aims = vec![Aim { from: started, priority: Priority::Normal, target: Some(Target::Time(target)) }];
    let span = Span {
        kind: Kind::Resolution,
        name: String::new(),
        calendar,
        started,
        ended: None,
        pauses: pauses.collect(),
        aims,
        warn: &[Warn::Used(75)],
    };
    measure(span, at(calendar, "2026-12-30T12:00"))
}

#[test]
fn golden_vectors_without_pauses() {
    let nine = weekdays(MEXICO, &["09:00-18:00"], &[On::Date(date(2026, 3, 16))]);
    let split = weekdays(MEXICO, &["08:00-12:00", "13:30-18:00"], &[]);
    let brazil = weekdays(SAO_PAULO, &["09:00-18:00"], &[On::Every(11, 20)]);
    let night = daily(MEXICO, "22:00-24:00");
    let always = Calendar::always("24x7", zone(MEXICO));
    let border = Calendar::always("24x7", zone("America/Tijuana"));
    for (calendar, start, target, due) in [
        (&nine, "2026-03-06T16:00", 4, "03-09 11:00"),
        (&nine, "2026-03-04T07:00", 2, "03-04 11:00"),
        (&nine, "2026-03-13T17:00", 4, "03-17 12:00"),
        (&split, "2026-03-04T11:30", 2, "03-04 15:00"),
        (&always, "2026-04-04T12:00", 24, "04-05 12:00"),
        (&border, "2026-03-07T12:00", 24, "03-08 13:00"),
        (&border, "2026-10-31T12:00", 24, "11-01 11:00"),
        (&brazil, "2026-11-19T16:00", 4, "11-23 11:00"),
        (&night, "2026-03-04T23:30", 1, "03-05 22:30"),
    ] {
        let found = calendar.add(at(calendar, start), hours(target));
        assert_eq!(shown(calendar, found), due, "{start} + {target} h");
    }
}

#[test]
fn golden_vectors_with_pauses() {
    let nine = weekdays(MEXICO, &["09:00-18:00"], &[]);
    let due = |start: &str, target: i64, pauses: &[(&str, Option<&str>)]| {
        shown(&nine, paused(&nine, start, hours(target), pauses).due)
    };
    let friday = "2026-03-06T10:00";
    assert_eq!(due(friday, 8, &[("2026-03-06T12:00", Some("2026-03-09T11:00"))]), "03-09 17:00");
    assert_eq!(due(friday, 8, &[("2026-03-06T19:00", Some("2026-03-07T10:00"))]), "03-06 18:00");
    assert_eq!(due(friday, 2, &[("2026-03-06T13:00", None)]), "03-06 12:00", "broken before the pause");
    let touching =
        [("2026-03-04T11:00", Some("2026-03-04T12:30")), ("2026-03-04T10:00", Some("2026-03-04T11:00"))];
    assert_eq!(due("2026-03-04T09:00", 6, &touching), "03-04 17:30");
    let overlapping = [
        ("2026-03-04T10:00", Some("2026-03-04T12:00")),
        ("2026-03-04T11:00", Some("2026-03-04T12:30")),
        ("2026-03-04T10:30", Some("2026-03-04T10:40")),
    ];
    assert_eq!(due("2026-03-04T09:00", 6, &overlapping), "03-04 17:30", "no minute is paused twice");

    let still = paused(&nine, friday, hours(8), &[("2026-03-06T12:00", None)]);
    assert_eq!((still.due, still.phase), (None, Phase::Paused(Status::Pending)));
    assert_eq!(still.rest, Some(Amount::Time(hours(6))), "paused, 6 h left");
    assert_eq!(still.breached, None);
    assert_eq!(still.look(at(&nine, "2026-12-30T12:00")), Look::Paused);
    assert_eq!(still.warn, None, "nobody is warned of what stands still");

    let broken = paused(&nine, friday, hours(2), &[("2026-03-06T13:00", None)]);
    assert_eq!(shown(&nine, broken.breached), "03-06 12:00");
    assert_eq!(broken.look(at(&nine, "2026-12-30T12:00")), Look::Late);
}

#[test]
fn bank_days_count_from_the_day_after_and_calendar_days_are_days() {
    let closed = [On::Easter(-3), On::Easter(-2), On::Every(5, 1)];
    let bank = weekdays(MEXICO, &["08:30-16:00"], &closed);
    let received = at(&bank, "2026-03-31T17:45");
    assert_eq!(shown(&bank, bank.add_days(received, 2)), "04-07 00:00", "to the end of Monday the 6th");
    assert_eq!(shown(&bank, bank.add_days(received, 4)), "04-09 00:00");
    let days = Calendar::always("days", zone(MEXICO));
    assert_eq!(shown(&days, days.add_days(received, 45)), "05-16 00:00");

    let within = Target::Days(2);
    let look = |now: &str, stopped: Option<&str>| {
        legal(
            "credit",
            received,
            (within, &bank),
            &[Warn::Left(Target::Days(1))],
            stopped.map(|at_| at(&bank, at_)),
            at(&bank, now),
        )
    };
    let open = look("2026-04-05T12:00", None);
    assert_eq!((open.used, open.rest), (Amount::Days(1), Some(Amount::Days(1))));
    assert_eq!(open.look(at(&bank, "2026-04-05T12:00")), Look::Soon, "one day left");
    assert_eq!(look("2026-04-06T23:59", None).breached, None);
    assert_eq!(shown(&bank, look("2026-04-07T00:01", None).breached), "04-07 00:00");
    let met = look("2026-06-01T00:00", Some("2026-04-06T23:30"));
    assert_eq!(met.look(at(&bank, "2026-06-01T00:00")), Look::Met);
    let closed: Vec<String> =
        bank.holidays(received, open.due.unwrap()).iter().map(|day| day.0.to_string()).collect();
    assert_eq!(closed, ["2026-04-02", "2026-04-03"]);
}

#[test]
fn edges_of_days_and_years() {
    // Midnight does not exist in São Paulo on 15 October 2017, and comes twice, nearly, on 18 February 2018.
    let nights = daily(SAO_PAULO, "22:00-06:00");
    let before = at(&nights, "2017-10-14T21:00");
    assert_eq!(shown(&nights, nights.add(before, hours(7))), "10-15 06:00", "an hour shorter");
    let always = Calendar::always("24x7", zone(SAO_PAULO));
    assert_eq!(shown(&always, always.add(at(&always, "2017-10-14T12:00"), hours(24))), "10-15 13:00");
    assert_eq!(shown(&always, always.add(at(&always, "2018-02-17T12:00"), hours(24))), "02-18 11:00");
    let sundays = daily(SAO_PAULO, "00:00-02:00");
    assert_eq!(
        sundays.between(at(&sundays, "2017-10-14T03:00"), at(&sundays, "2017-10-15T12:00")),
        hours(1),
        "00:00 to 02:00 is one hour on that day"
    );
    assert_eq!(shown(&always, always.add_days(at(&always, "2017-10-13T12:00"), 1)), "10-15 01:00");

    // Hours that begin or end inside the hour that is skipped (New York, 8 March 2026, 2:00 to 3:00).
    let early = daily("America/New_York", "02:30-04:00");
    let late = daily("America/New_York", "00:00-02:30");
    let (from, to) = (at(&early, "2026-03-08T00:00"), at(&early, "2026-03-08T12:00"));
    assert_eq!(early.between(from, to), hours(1));
    assert_eq!(late.between(from, to), hours(2));
    // And inside the hour that comes twice (1 November): the first 1:30 counts.
    let twice = daily("America/New_York", "01:30-05:00");
    let (from, to) = (at(&twice, "2026-11-01T00:00"), at(&twice, "2026-11-01T12:00"));
    assert_eq!(twice.between(from, to), SignedDuration::from_mins(270));

    // A leap day, a holiday at the start, the turn of a year, a night that begins on the last of December.
    let nine = weekdays(MEXICO, &["09:00-18:00"], &[On::Every(1, 1), On::Every(12, 25)]);
    assert_eq!(shown(&nine, nine.add(at(&nine, "2028-02-28T17:00"), hours(2))), "02-29 10:00");
    assert_eq!(shown(&nine, nine.add(at(&nine, "2026-12-25T10:00"), hours(1))), "12-28 10:00");
    assert_eq!(shown(&nine, nine.add(at(&nine, "2026-12-31T17:00"), hours(2))), "01-04 10:00");
    let night = daily(MEXICO, "22:00-06:00");
    assert_eq!(shown(&night, night.add(at(&night, "2026-12-31T23:00"), hours(8))), "01-01 23:00");
    assert_eq!(
        shown(&nine, nine.add(at(&nine, "2026-03-06T17:00"), hours(1))),
        "03-06 18:00",
        "not Monday 9:00"
    );
    assert_eq!(
        nine.add(at(&nine, "2026-03-06T20:00"), SignedDuration::ZERO),
        Some(at(&nine, "2026-03-06T20:00"))
    );
    let closed_night = Calendar::new(
        "x",
        zone(MEXICO),
        std::array::from_fn(|_| vec![opening("22:00-06:00")]),
        vec![holiday(On::Every(12, 31))],
    );
    assert_eq!(
        shown(&closed_night, closed_night.add(at(&closed_night, "2026-12-31T12:00"), hours(1))),
        "01-01 23:00"
    );

    let never = Calendar::new("never", zone(MEXICO), Default::default(), Vec::new());
    assert_eq!(never.add(at(&nine, "2026-03-06T17:00"), hours(1)), None);
    assert_eq!(never.add_days(at(&nine, "2026-03-06T17:00"), 1), None);
    assert_eq!(nine.add(Timestamp::MAX, hours(1)), None);
    assert_eq!(nine.between(Timestamp::MIN, Timestamp::MIN), SignedDuration::ZERO);
}

fn rule(kind: Kind, targets: [&str; 4]) -> Rule {
    Rule {
        kind,
        calendar: "nine".to_owned(),
        from: Measure::Arrival,
        targets: targets.map(Target::parse),
        warn: Vec::new(),
        pauses: match kind {
            Kind::AgentWork => vec![Status::Pending, Status::Hold],
            Kind::FirstReply | Kind::NextReply => Vec::new(),
            _ => vec![Status::Pending],
        },
        reopen: Reopen::Continues,
    }
}

fn policies(rules: Vec<Rule>) -> Policies {
    let nine = weekdays(MEXICO, &["09:00-18:00"], &[]);
    let policy = Policy { name: "all".to_owned(), segment: Segment::default(), rules };
    Policies {
        policies: vec![policy],
        calendars: BTreeMap::from([("nine".to_owned(), Arc::new(nine))]),
        asks: Vec::new(),
        print: String::new(),
    }
}

fn life(events: &[(&str, What)]) -> History {
    let nine = weekdays(MEXICO, &["09:00-18:00"], &[]);
    let started = History::new(at(&nine, "2026-03-02T09:00"), Priority::Normal);
    events.iter().fold(started, |life, (when, what)| life.then(at(&nine, when), *what))
}

fn derived(rule: Rule, events: &[(&str, What)], now: &str) -> Vec<Clock> {
    let policies = policies(vec![rule]);
    let now = at(policies.calendar("nine").unwrap(), now);
    clocks(&policies, &ticket(), &life(events), now)
}

fn due(clock: &Clock) -> String {
    shown(&weekdays(MEXICO, &["09:00-18:00"], &[]), clock.due)
}

#[test]
fn a_change_of_priority_keeps_what_was_used_and_what_was_paused() {
    let rule = rule(Kind::Resolution, ["2h", "4h", "8h", ""]);
    let events = [
        ("2026-03-02T10:00", What::Status(Status::Pending)),
        ("2026-03-02T12:00", What::Status(Status::Open)),
        ("2026-03-02T13:00", What::Priority(Priority::High)),
    ];
    let clock = &derived(rule.clone(), &events, "2026-03-02T13:30")[0];
    assert_eq!(due(clock), "03-02 15:00", "2 h used, 2 h paused, 4 h in all");
    assert_eq!(clock.used, Amount::Time(SignedDuration::from_mins(150)));

    let urgent = [events[0], events[1], ("2026-03-02T14:30", What::Priority(Priority::Urgent))];
    let clock = &derived(rule.clone(), &urgent, "2026-03-02T15:00")[0];
    assert_eq!(due(clock), "03-02 13:00");
    let broken = weekdays(MEXICO, &["09:00-18:00"], &[]);
    assert_eq!(
        shown(&broken, clock.breached),
        "03-02 14:30",
        "broken when the shorter target was set, not before"
    );

    let eased = [urgent[0], urgent[1], urgent[2], ("2026-03-02T15:00", What::Priority(Priority::Normal))];
    let clock = &derived(rule.clone(), &eased, "2026-03-02T15:30")[0];
    assert_eq!(due(clock), "03-03 10:00");
    assert!(clock.breached.is_some(), "a breach is a fact that stays");

    let none = [("2026-03-02T10:00", What::Priority(Priority::Low))];
    let clock = &derived(rule, &none, "2026-03-04T15:30")[0];
    assert_eq!((clock.due, clock.target, clock.breached), (None, None, None));
}

#[test]
fn a_reopened_ticket_goes_on_ends_or_starts_anew_as_the_policy_says() {
    let events = [
        ("2026-03-02T11:00", What::Status(Status::Solved)),
        ("2026-03-03T11:00", What::Status(Status::Open)),
    ];
    let mut rule = rule(Kind::Resolution, ["4h"; 4]);
    let clock = &derived(rule.clone(), &events, "2026-03-03T12:00")[0];
    assert_eq!((due(clock).as_str(), clock.phase), ("03-03 13:00", Phase::Running));
    rule.reopen = Reopen::Ends;
    let clock = &derived(rule.clone(), &events, "2026-03-03T12:00")[0];
    assert_eq!((due(clock).as_str(), clock.is_open()), ("03-02 13:00", false));
    rule.reopen = Reopen::Restarts;
    let both = derived(rule.clone(), &events, "2026-03-03T12:00");
    assert_eq!(both.iter().map(due).collect::<Vec<_>>(), ["03-02 13:00", "03-03 15:00"]);

    // Broken before it was solved: still broken after it was reopened.
    rule.reopen = Reopen::Continues;
    rule.targets = ["1h"; 4].map(Target::parse);
    let now = "2026-03-03T12:00";
    let clock = &derived(rule, &events, now)[0];
    assert_eq!(due(clock), "03-02 10:00");
    assert!(clock.breached.is_some() && clock.is_open());
}

#[test]
fn replies_start_and_stop_their_own_clocks() {
    let events = [
        ("2026-03-02T10:00", What::Reply),
        ("2026-03-02T11:00", What::Customer),
        ("2026-03-02T12:00", What::Customer),
        ("2026-03-02T13:00", What::Status(Status::Pending)),
        ("2026-03-02T17:30", What::Reply),
        ("2026-03-03T10:00", What::Customer),
    ];
    let first = derived(rule(Kind::FirstReply, ["2h"; 4]), &events, "2026-03-03T11:00");
    assert_eq!(first.len(), 1);
    assert_eq!(
        (due(&first[0]).as_str(), first[0].breached, first[0].is_open()),
        ("03-02 11:00", None, false)
    );
    let next = derived(rule(Kind::NextReply, ["4h"; 4]), &events, "2026-03-03T11:00");
    assert_eq!(next.iter().map(due).collect::<Vec<_>>(), ["03-02 15:00", "03-03 14:00"]);
    assert!(next[0].breached.is_some() && !next[0].is_open(), "6 h 30 for 4 h; pending does not pause it");
    assert!(next[1].is_open());
    let update = derived(rule(Kind::Update, ["8h"; 4]), &events, "2026-03-03T11:00");
    assert_eq!(update.len(), 2, "one from each reply");
    assert_eq!(update[1].phase, Phase::Paused(Status::Pending));

    let unanswered = derived(rule(Kind::FirstReply, ["2h"; 4]), &[], "2026-03-02T12:00");
    assert!(unanswered[0].breached.is_some());
    let solved = [("2026-03-02T10:30", What::Status(Status::Solved))];
    let ended = derived(rule(Kind::FirstReply, ["2h"; 4]), &solved, "2026-03-05T12:00");
    assert_eq!((ended[0].breached, ended[0].is_open()), (None, false));
}

#[test]
fn no_clock_looks_at_another() {
    let both = policies(vec![rule(Kind::AgentWork, ["4h"; 4]), rule(Kind::RequesterWait, ["4h"; 4])]);
    let now = at(both.calendar("nine").unwrap(), "2026-03-02T18:00");
    let events = [
        ("2026-03-02T10:00", What::Status(Status::Hold)),
        ("2026-03-02T12:00", What::Status(Status::Pending)),
        ("2026-03-02T13:00", What::Status(Status::Open)),
    ];
    let found = clocks(&both, &ticket(), &life(&events), now);
    assert_eq!(found.iter().map(due).collect::<Vec<_>>(), ["03-02 16:00", "03-02 14:00"]);
    let alone = derived(rule(Kind::RequesterWait, ["4h"; 4]), &events, "2026-03-02T18:00");
    assert_eq!(found[1], alone[0]);
}

#[test]
fn the_next_clock_is_the_earliest_that_runs() {
    let both = policies(vec![rule(Kind::Resolution, ["8h"; 4]), rule(Kind::FirstReply, ["4h"; 4])]);
    let now = at(both.calendar("nine").unwrap(), "2026-03-02T10:00");
    let found = clocks(&both, &ticket(), &life(&[]), now);
    assert_eq!(next(&found).unwrap().kind, Kind::FirstReply);
    let replied = clocks(&both, &ticket(), &life(&[("2026-03-02T09:30", What::Reply)]), now);
    assert_eq!(next(&replied).unwrap().kind, Kind::Resolution);
    assert_eq!(next(&[]), None);
}

#[test]
fn a_segment_narrows_and_a_language_fits_its_dialects() {
    let es = Segment { facts: vec![(Fact::Language, vec!["es".to_owned()])], ..Segment::default() };
    assert!(es.holds(&ticket()));
    let pt = Segment { facts: vec![(Fact::Language, vec!["pt".to_owned()])], ..Segment::default() };
    assert!(!pt.holds(&ticket()));
    let tagged = Segment { tags: vec!["vip".to_owned()], ..es };
    assert!(tagged.holds(&ticket()));
    let queue = Segment { queues: vec!["Cards".to_owned()], ..tagged };
    assert!(!queue.holds(&ticket()));
}

use crate::domain::ticket::Fact;

/// Calendars of every kind for the laws below.
fn any_calendar() -> impl Strategy<Value = Calendar> {
    prop_oneof![
        Just(weekdays(MEXICO, &["09:00-18:00"], &[On::Every(5, 1), On::Date(date(2026, 3, 16))])),
        Just(weekdays(SAO_PAULO, &["08:00-12:00", "13:30-18:00"], &[On::Easter(-2)])),
        Just(daily("America/Tijuana", "22:00-06:00")),
        Just(Calendar::always("24x7", zone("America/New_York"))),
        Just(daily("Europe/Lisbon", "00:30-02:00")),
    ]
}

const MINUTES: i64 = 60 * 24 * 400;

fn minute(count: i64) -> Timestamp {
    "2025-12-01T00:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_mins(count)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Pausing for any stretch moves the due time by exactly the open time that was paused.
    #[test]
    fn a_pause_moves_the_due_time_by_the_open_time_in_it(
        calendar in any_calendar(),
        start in 0..MINUTES,
        target in 1..6_000_i64,
        pauses in proptest::collection::vec((0..20_000_i64, 0..9_000_i64), 0..5),
    ) {
        let started = minute(start);
        let target = SignedDuration::from_mins(target);
        let pauses: Vec<Pause> = pauses
            .iter()
            .map(|(from, length)| Pause {
                from: minute(start + from),
                to: Some(minute(start + from + length)),
                status: Status::Pending,
            })
            .collect();
        let aims = vec![Aim { from: started, priority: Priority::Normal, target: Some(Target::Time(target)) }];
        let span = Span {
            kind: Kind::Resolution, name: String::new(), calendar: &calendar, started, ended: None, pauses, aims,
            warn: &[],
        };
        let clock = measure(span, minute(start + 120_000));
        let due = clock.due.unwrap();
        let stood = clock.stretches.iter().filter(|stretch| stretch.why != Why::Running && stretch.from < due);
        let stood: SignedDuration = stood
            .map(|stretch| calendar.between(stretch.from, stretch.to.min(due)))
            .fold(SignedDuration::ZERO, |sum, more| sum + more);
        prop_assert_eq!(calendar.between(started, due), target + stood);
        prop_assert_eq!(clock.breached, (due < minute(start + 120_000)).then_some(due));
    }

    /// It adds up: the stretches touch, the running ones are what was used, and that and the rest are the target.
    #[test]
    fn an_explanation_adds_up(
        calendar in any_calendar(),
        start in 0..MINUTES,
        turns in proptest::collection::vec((1..9_000_i64, 0..6_usize, 0..4_usize), 0..8),
        ended in proptest::option::of(1..30_000_i64),
        now in 0..60_000_i64,
    ) {
        let mut policies = policies(vec![rule(Kind::AgentWork, ["2h", "4h", "8h", "40h"])]);
        policies.calendars = BTreeMap::from([("nine".to_owned(), Arc::new(calendar.clone()))]);
        let mut life = History::new(minute(start), Priority::Normal);
        let mut when = start;
        for (later, status, priority) in turns {
            when += later;
            life = life.then(minute(when), What::Status(Status::ALL[status]));
            life = life.then(minute(when), What::Priority(Priority::ALL[priority]));
        }
        if let Some(later) = ended {
            life = life.then(minute(when + later), What::Status(Status::Solved));
        }
        let now = minute(when + now);
        for clock in clocks(&policies, &ticket(), &life, now) {
            let end = match clock.phase { Phase::Ended(at) => at, _ => now.max(clock.started) };
            let sum = clock.stretches.iter().filter(|one| one.why == Why::Running)
                .fold(Amount::zero(clock.used), |sum, one| sum.plus(one.amount));
            prop_assert_eq!(sum, clock.used);
            prop_assert_eq!(clock.used.plus(clock.rest.unwrap()), clock.target.unwrap().amount());
            prop_assert_eq!(clock.stretches.first().unwrap().from, clock.started);
            prop_assert_eq!(clock.stretches.last().unwrap().to, end);
            for pair in clock.stretches.windows(2) {
                prop_assert_eq!(pair[0].to, pair[1].from);
            }
            if let Some(due) = clock.due && clock.is_open() {
                prop_assert_eq!(clock.rest.unwrap().is_negative(), calendar.between(due, now) > SignedDuration::ZERO
                    && clock.used.minus(clock.target.unwrap().amount()) != Amount::zero(clock.used));
            }
        }
    }

    /// People add up what they are told, and they are told no seconds.
    #[test]
    fn what_is_told_adds_up_to_the_minute_whatever_the_seconds(
        calendar in any_calendar(),
        start in 0..MINUTES * 60,
        turns in proptest::collection::vec((1..90_000_i64, 0..6_usize), 0..8),
        now in 0..900_000_i64,
    ) {
        let second = |count: i64| minute(0) + SignedDuration::from_secs(count);
        let mut policies = policies(vec![rule(Kind::AgentWork, ["2h", "4h", "8h", "40h"])]);
        policies.calendars = BTreeMap::from([("nine".to_owned(), Arc::new(calendar))]);
        let mut life = History::new(second(start), Priority::Normal);
        let mut when = start;
        for (later, status) in turns {
            when += later;
            life = life.then(second(when), What::Status(Status::ALL[status]));
        }
        let now = second(when + now);
        for clock in clocks(&policies, &ticket(), &life, now) {
            let said = explain(&clock, &policies, &TimeZone::UTC, now);
            let told = |say: &Say, name: &str| {
                let (_, text) = say.args.iter().find(|(arg, _)| arg == name).unwrap();
                Target::parse(text).map_or(0, |told| match told {
                    Target::Time(time) => time.as_mins(),
                    Target::Days(_) => 0,
                })
            };
            let ran: i64 = said.iter().filter(|say| ["clock-ran", "clock-runs"].contains(&say.id.as_str()))
                .map(|say| told(say, "amount")).sum();
            let sum = said.iter().find(|say| say.id.starts_with("clock-sum")).unwrap();
            prop_assert_eq!(ran, told(sum, "used"));
            let target = told(sum, "target");
            if sum.id == "clock-sum" {
                prop_assert_eq!(ran + told(sum, "rest"), target);
            } else {
                prop_assert_eq!(ran, target + told(sum, "over"));
            }
        }
    }

    /// The search gives what counting minute by minute gives.
    #[test]
    fn open_time_is_what_counting_the_minutes_gives(
        calendar in any_calendar(),
        start in 0..MINUTES,
        length in 0..4_000_i64,
    ) {
        let counted = (0..length).filter(|n| is_open(&calendar, minute(start + n))).count();
        let found = calendar.between(minute(start), minute(start + length));
        prop_assert_eq!(found, SignedDuration::from_mins(counted as i64));
        if counted > 0 {
            let due = calendar.add(minute(start), found).unwrap();
            prop_assert!(due <= minute(start + length));
            prop_assert_eq!(calendar.between(minute(start), due), found);
        }
    }
}

/// Whether a minute is open, by the wall clock alone; good for hours that lie outside of the changes of the clock.
fn is_open(calendar: &Calendar, at: Timestamp) -> bool {
    let local = calendar.zone().to_datetime(at);
    let minute = local.hour() as u16 * 60 + local.minute() as u16;
    let opens = |day: jiff::civil::Date, minute: u16| {
        calendar.holiday(day).is_none()
            && calendar.hours(day.weekday()).iter().any(|open| open.from <= minute && minute < open.to)
    };
    opens(local.date(), minute) || opens(local.date().yesterday().unwrap(), minute + 1_440)
}

#[test]
fn hours_of_a_week_are_by_day() {
    let nine = weekdays(MEXICO, &["09:00-18:00"], &[]);
    assert_eq!(nine.hours(Weekday::Monday).len(), 1);
    assert!(nine.hours(Weekday::Sunday).is_empty());
}
