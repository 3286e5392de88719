//! Contacts before and since something was out, requests of other desks, and what begins anew after one is finished.

use jiff::SignedDuration;

use super::{Bench, at, holding, ticket, with};
use crate::domain::clean::Clean;
use crate::domain::exposure::Exposure;
use crate::domain::proposal::{Kind, Proposal, State, Target, Told, key, topic_key};
use crate::domain::recurrence::Rule;
use crate::domain::ticket::{Fact, Status, Ticket};
use crate::store::{Among, Begun};

const OUT: &str = "2026-09-01T00:00:00Z";

/// A ticket of PRD-06 that arrived so many days after the fix was out, solved a day later.
fn contact(nth: usize, day: i64) -> Ticket {
    with(ticket(&format!("{nth}")), |it| {
        it.created = at(OUT) + SignedDuration::from_hours(24 * day) + SignedDuration::from_mins(nth as i64);
        it.solved = Some(it.created + SignedDuration::from_hours(24));
        it.status = Status::Solved;
        it.facts.insert(Fact::Cause, Clean::line("PRD-06"));
    })
}

fn bench(days: impl IntoIterator<Item = i64>) -> Bench {
    holding(days.into_iter().enumerate().map(|(nth, day)| contact(nth, day)))
}

fn shipped(bench: &Bench, seen: &str) -> Target {
    let target = Target {
        id: Clean::line("1"),
        state: State::Shipped,
        title: Clean::line("Please fix it"),
        url: None,
        since: Some(at(seen)),
    };
    let first = key(Kind::Product, "PRD-06", "credit_card", 0);
    bench.put_targets(Kind::Product, &[(first, target.clone())], at(seen)).unwrap();
    target
}

fn of(product: &str) -> Among<'_> {
    Among { product: Some(product), ..Among::default() }
}

fn queue(bench: &Bench, now: &str) -> Vec<Proposal> {
    let rule = Rule { tickets: 3, days: 28, customers: 3 };
    bench.proposals(Kind::Product, rule, at(now)).unwrap()
}

#[test]
fn contacts_are_counted_in_equal_windows_by_arrival() {
    let before = (-28..0).chain([-40, -29]);
    let bench = bench(before.chain([-50, 2, 9, 27, 28, 40]));
    let effect = bench
        .effect(
            &["PRD-06".to_owned()],
            &of("credit_card"),
            (at(OUT), at("2026-11-20T00:00:00Z")),
            &Exposure::default(),
        )
        .unwrap();
    assert_eq!((effect.before.count, effect.after.count, effect.days()), (28, 3, 28));
    assert_eq!(effect.told, Told::Fewer);
    let other = bench
        .effect(
            &["PRD-06".to_owned()],
            &of("loan"),
            (at(OUT), at("2026-11-20T00:00:00Z")),
            &Exposure::default(),
        )
        .unwrap();
    assert_eq!((other.before.count, other.told), (0, Told::CannotTell), "another product");
    let early = bench
        .effect(
            &["PRD-06".to_owned()],
            &of("credit_card"),
            (at(OUT), at("2026-09-10T00:00:00Z")),
            &Exposure::default(),
        )
        .unwrap();
    assert_eq!(early.told, Told::TooEarly);
}

#[test]
fn contacts_are_read_against_what_they_can_come_from_where_both_windows_know_it() {
    // Half as many contacts, from half as many orders.
    let bench = bench((-28..0).chain(-28..0).chain(0..28).chain([-40]));
    let weeks = |from: &str, count: i64| {
        let monday: jiff::civil::Date = from.parse().unwrap();
        (0..count).map(move |week| monday + jiff::Span::new().weeks(week))
    };
    let known = |last: i64| {
        let mut known = Exposure::default();
        for monday in weeks("2026-08-03", 4) {
            known.add(("credit_card", ""), monday, 10_000, "orders").unwrap();
        }
        for monday in weeks("2026-08-31", last) {
            known.add(("credit_card", ""), monday, 5000, "orders").unwrap();
        }
        known
    };
    let effect = |known: &Exposure, site: Option<&str>| {
        let when = (at(OUT), at("2026-11-20T00:00:00Z"));
        bench.effect(&["PRD-06".to_owned()], &Among { site, ..of("credit_card") }, when, known).unwrap()
    };
    let by_days = effect(&Exposure::default(), None);
    assert_eq!((by_days.told, by_days.before.count, by_days.after.count), (Told::Fewer, 56, 28));
    let by_orders = effect(&known(5), None);
    assert_eq!(
        (by_orders.told, by_orders.unit.as_deref()),
        (Told::CannotTell, Some("orders")),
        "{by_orders:?}"
    );
    assert!(
        (by_orders.before.exposure - 39_285.71).abs() < 1.0,
        "the last day of the first window is of another week"
    );
    // A week that is not known, and a site of which nothing is: as before.
    assert_eq!(effect(&known(4), None).unit, None);
    assert_eq!(effect(&known(5), Some("Atento CDMX")).unit, None);
}

#[test]
fn what_gets_its_cause_after_the_window_settled_counts_on_neither_side() {
    let late = |mut one: Ticket| {
        one.solved = Some(one.created + SignedDuration::from_hours(24 * 45));
        one
    };
    let bench =
        holding([contact(1, -60), contact(2, -3), late(contact(3, -2)), contact(4, 3), late(contact(5, 4))]);
    let effect = bench
        .effect(
            &["PRD-06".to_owned()],
            &of("credit_card"),
            (at(OUT), at("2026-11-20T00:00:00Z")),
            &Exposure::default(),
        )
        .unwrap();
    assert_eq!((effect.before.count, effect.after.count), (1, 1));
}

#[test]
fn what_another_desk_proposed_is_known_by_its_key_with_the_time_it_first_shipped() {
    let bench = bench(-20..0);
    shipped(&bench, OUT);
    // Somebody edits it later: it did not ship later.
    shipped(&bench, "2026-09-05T00:00:00Z");
    let found = queue(&bench, "2026-09-06T00:00:00Z");
    assert_eq!(found.len(), 1, "the tickets that it was about raise nothing new: {found:#?}");
    assert_eq!((found[0].state, found[0].out()), (State::Shipped, Some(at(OUT))));
    assert_eq!((found[0].evidence.cause.as_str(), found[0].evidence.tickets.len()), ("PRD-06", 19));
}

#[test]
fn only_those_who_wrote_after_it_shipped_raise_the_next_one() {
    let bench = bench((-20..0).chain([4, 5, 6]));
    shipped(&bench, OUT);
    let found = queue(&bench, "2026-09-10T00:00:00Z");
    let next = found.iter().find(|one| one.state == State::Candidate).unwrap();
    assert_eq!((next.episode, next.evidence.tickets.len()), (1, 3));
    assert_eq!(found.len(), 2);
}

fn about(topic: &str, one: Ticket) -> Ticket {
    with(one, |it| drop(it.facts.insert(Fact::Topic, Clean::line(topic))))
}

/// What is listed: topic and tickets of each.
fn listed(bench: &Bench, now: &str) -> Vec<(String, usize)> {
    let told = |one: &Proposal| (one.evidence.topic.to_string(), one.evidence.tickets.len());
    queue(bench, now).iter().map(told).collect()
}

#[test]
fn contacts_of_a_topic_are_counted_apart_and_those_of_the_rest_without_it() {
    let topic = |nth: usize, day| about(if nth < 5 { "fees" } else { "access" }, contact(nth, day));
    let days = [-9, -8, -7, -6, 2, -5, -4, 3];
    let bench =
        holding(days.into_iter().enumerate().map(|(nth, day)| topic(nth, day)).chain([contact(9, -60)]));
    let count = |among: Among<'_>| {
        let when = (at(OUT), at("2026-11-20T00:00:00Z"));
        let effect = bench.effect(&["PRD-06".to_owned()], &among, when, &Exposure::default()).unwrap();
        let part = bench.part(None, &["PRD-06".to_owned()], &among, at(OUT)).unwrap();
        assert_eq!(part.waiting, [], "all of them are solved");
        (effect.before.count, effect.after.count)
    };
    let fees = [Clean::line("fees")];
    assert_eq!(count(of("credit_card")), (6, 2));
    assert_eq!(count(Among { topic: "fees", ..of("credit_card") }), (4, 1));
    assert_eq!(count(Among { others: &fees, ..of("credit_card") }), (2, 1));
}

#[test]
fn a_topic_that_recurs_has_a_proposal_of_its_own_and_the_rest_knows_it() {
    let fees = (0..4).map(|nth| about("fees", contact(nth, -5)));
    let rest = (4..8).map(|nth| about(["access", ""][nth % 2], contact(nth, -6)));
    let bench = holding(fees.chain(rest));
    let found = queue(&bench, "2026-09-06T00:00:00Z");
    assert_eq!(listed(&bench, "2026-09-06T00:00:00Z"), [("fees".to_owned(), 4), (String::new(), 4)]);
    assert_eq!(found[0].key, topic_key(Kind::Product, "PRD-06", ("credit_card", "fees"), 0));
    assert_eq!(found[1].key, key(Kind::Product, "PRD-06", "credit_card", 0), "as if no topic were known");
    assert!(
        found[1].evidence.takes(&Clean::line("access")) && !found[1].evidence.takes(&Clean::line("fees"))
    );
    // Another desk sent it: its key alone says which topic it is about.
    let target = shipped(&bench, OUT);
    bench.put_targets(Kind::Product, &[(found[0].key.clone(), target)], at(OUT)).unwrap();
    let later = queue(&bench, "2026-11-06T00:00:00Z");
    assert!(later.iter().any(|one| one.evidence.topic.as_str() == "fees" && one.state == State::Shipped));
}

#[test]
fn a_text_that_was_begun_for_a_whole_cause_keeps_its_tickets_and_what_comes_later_is_told_apart() {
    let now = "2026-09-06T00:00:00Z";
    let some =
        |from: usize, topic: &'static str| (from..from + 4).map(move |nth| about(topic, contact(nth, -5)));
    let bench = holding(some(0, "").chain((20..22).map(|nth| about("fees", contact(nth, -5)))));
    let whole = queue(&bench, now);
    assert_eq!(listed(&bench, now), [(String::new(), 6)], "two are no topic of their own");
    let text = Begun { title: Clean::line("Whole"), text: Clean::text("All of them.") };
    bench.begin_proposal(&whole[0], &text, at(now)).unwrap();
    super::pull(&bench, (30..34).map(|nth| about("fees", contact(nth, -4))));
    assert_eq!(listed(&bench, now), [("fees".to_owned(), 4), (String::new(), 6)]);
    assert_eq!(queue(&bench, now)[1].evidence.tickets.len(), whole[0].evidence.tickets.len());
}
