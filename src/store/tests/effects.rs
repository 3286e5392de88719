//! Contacts before and since something was out, requests of other desks, and what begins anew after one is finished.

use jiff::SignedDuration;

use super::{Bench, at, holding, ticket, with};
use crate::domain::clean::Clean;
use crate::domain::proposal::{Kind, Proposal, State, Target, Told, key};
use crate::domain::recurrence::Rule;
use crate::domain::ticket::{Fact, Status, Ticket};

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

fn queue(bench: &Bench, now: &str) -> Vec<Proposal> {
    let rule = Rule { tickets: 3, days: 28, customers: 3 };
    bench.proposals(Kind::Product, rule, at(now)).unwrap()
}

#[test]
fn contacts_are_counted_in_equal_windows_by_arrival() {
    let before = (-28..0).chain([-40, -29]);
    let bench = bench(before.chain([-50, 2, 9, 27, 28, 40]));
    let effect =
        bench.effect(&["PRD-06".to_owned()], "credit_card", at(OUT), at("2026-11-20T00:00:00Z")).unwrap();
    assert_eq!((effect.before.count, effect.after.count, effect.days()), (28, 3, 28));
    assert_eq!(effect.told, Told::Fewer);
    let other = bench.effect(&["PRD-06".to_owned()], "loan", at(OUT), at("2026-11-20T00:00:00Z")).unwrap();
    assert_eq!((other.before.count, other.told), (0, Told::CannotTell), "another product");
    let early =
        bench.effect(&["PRD-06".to_owned()], "credit_card", at(OUT), at("2026-09-10T00:00:00Z")).unwrap();
    assert_eq!(early.told, Told::TooEarly);
}

#[test]
fn what_gets_its_cause_after_the_window_settled_counts_on_neither_side() {
    let late = |mut one: Ticket| {
        one.solved = Some(one.created + SignedDuration::from_hours(24 * 45));
        one
    };
    let bench =
        holding([contact(1, -60), contact(2, -3), late(contact(3, -2)), contact(4, 3), late(contact(5, 4))]);
    let effect =
        bench.effect(&["PRD-06".to_owned()], "credit_card", at(OUT), at("2026-11-20T00:00:00Z")).unwrap();
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
