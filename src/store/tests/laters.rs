//! What was put off: it leaves the list, is found, and comes back.

use jiff::SignedDuration;

use super::lists::query;
use super::*;
use crate::domain::ids::EntryId;
use crate::domain::later::Back;
use crate::domain::ticket::Entry;
use crate::domain::view::Scope;

const SET: &str = "2026-11-21T11:00:00Z";

fn put_off(bench: &Bench, name: &str, until: &str) {
    let change = Change::Later {
        until: Some(at(until)),
        text: Clean::line("Call Laura Méndez"),
        seen: at("2026-11-18T11:00:00Z"),
    };
    let change = NewChange { id: ChangeId::new(name), ticket: Some(id("1")), change, out: None };
    bench.commit(&[change], &ana(), at(SET)).unwrap();
}

fn asked(bench: &Bench, filter: &str, scope: Scope, hours: i64) -> (Vec<String>, usize) {
    let mut query = query(filter, scope, Order::Urgency);
    query.order = Order::of(&query.filter);
    query.now = now().checked_add(SignedDuration::from_hours(hours)).unwrap();
    let list = bench.desk(&query).unwrap();
    let keys = bench.rows(&list.rows).unwrap().iter().map(|row| row.key.to_string()).collect();
    (keys, list.away)
}

fn desk(bench: &Bench, hours: i64) -> (Vec<String>, usize) {
    asked(bench, "", Scope::Mine, hours)
}

fn keys(keys: &[&str]) -> Vec<String> {
    keys.iter().map(ToString::to_string).collect()
}

#[test]
fn what_is_put_off_leaves_the_desk_is_counted_and_found_and_comes_back_at_its_time() {
    let bench = holding([ticket("1"), ticket("2")]);
    put_off(&bench, "l-1", "2026-11-21T15:00:00Z");
    assert_eq!(desk(&bench, 0), (keys(&["2"]), 1));
    for (filter, scope) in [
        ("is:later", Scope::All),
        ("later:<4h", Scope::Mine),
        ("key:1", Scope::Mine),
        ("later:>2h", Scope::All),
    ] {
        assert_eq!(asked(&bench, filter, scope, 0).0, ["1"], "{filter}");
    }
    assert_eq!(asked(&bench, "cargo", Scope::Mine, 0).0.len(), 2, "who looks for it finds it");
    assert_eq!(asked(&bench, "", Scope::Team, 0).0.len(), 2, "the team's list hides nothing");
    assert!(asked(&bench, "later:<2h", Scope::All, 0).0.is_empty());
    let next = |hours: i64| {
        let mut query = query("", Scope::Mine, Order::Urgency);
        query.now = now().checked_add(SignedDuration::from_hours(hours)).unwrap();
        bench.guided(&query, &[id("2")]).unwrap().map(|view| view.shown.key.to_string())
    };
    assert_eq!(next(0), None, "the guided next passes it by");
    assert_eq!(next(3).as_deref(), Some("1"));
    assert_eq!(desk(&bench, 3), (keys(&["1", "2"]), 0));
}

#[test]
fn it_is_back_at_once_when_somebody_else_wrote() {
    let bench = holding([ticket("1"), ticket("2")]);
    put_off(&bench, "l-1", "2026-11-21T15:00:00Z");
    let entry = |name: &str, author: Person| Entry {
        id: EntryId::new(name),
        at: at("2026-11-21T11:30:00Z"),
        author: Some(author),
        public: true,
        text: Clean::line("¿Y mi dinero?"),
        files: Vec::new(),
        hidden: false,
    };
    let mine = [entry("e1", ana())];
    bench.absorb_timeline(&id("1"), &mine, None, now()).unwrap();
    assert_eq!(desk(&bench, 0).1, 1, "what we wrote ourselves brings nothing back");
    let laura = ticket("1").requester.unwrap();
    bench.absorb_timeline(&id("1"), &[entry("e1", ana()), entry("e2", laura)], None, now()).unwrap();
    assert_eq!(desk(&bench, 0), (keys(&["1", "2"]), 0));
    let told = bench.reminders().unwrap();
    assert_eq!(told[0].later.back(told[0].breach, now()), Some(Back::Customer));
    assert_eq!(told[0].text, "Call Laura M•••••", "a notice names no customer");
}

#[test]
fn nothing_late_stays_away_and_once_back_it_stays_back() {
    let due = |time: &str| with(ticket("1"), |it| it.due = Some(at(time)));
    let bench = holding([due("2026-11-21T13:00:00Z")]);
    put_off(&bench, "l-1", "2026-11-21T15:00:00Z");
    assert_eq!(desk(&bench, 0).1, 1);
    assert_eq!(desk(&bench, 2), (keys(&["1"]), 0), "late at two");
    let told = bench.reminders().unwrap();
    let later = at("2026-11-21T13:00:01Z");
    assert_eq!(told[0].later.back(told[0].breach, later), Some(Back::Late));
    bench.remind(&[(told[0].later.id.clone(), id("1"))], later).unwrap();
    assert!(bench.reminders().unwrap().is_empty(), "each is told once");
    // Its due time moves out again: it was told to be back, so it is.
    pull(&bench, [due("2026-11-21T23:00:00Z")]);
    assert_eq!(desk(&bench, 1), (keys(&["1"]), 0));
}

#[test]
fn taking_it_back_brings_the_ticket_back_and_a_restart_does_not() {
    let bench = holding([ticket("1")]);
    put_off(&bench, "l-1", "2026-11-21T15:00:00Z");
    let path = bench.path().to_owned();
    let Bench { folder, store } = bench;
    drop(store);
    let bench = Bench { store: Store::open(&path).unwrap(), folder };
    assert_eq!(desk(&bench, 0).1, 1);
    assert!(matches!(bench.undo(&ana().id, None, now()).unwrap(), Undone::Back(_)));
    assert_eq!(desk(&bench, 0), (keys(&["1"]), 0));
    assert!(bench.reminders().unwrap().is_empty());
}

#[test]
fn a_later_word_moves_it_and_only_the_last_one_is_told() {
    let bench = holding([ticket("1")]);
    put_off(&bench, "l-1", "2026-11-21T13:00:00Z");
    put_off(&bench, "l-2", "2026-11-21T16:00:00Z");
    let told = bench.reminders().unwrap();
    assert_eq!(told.len(), 1);
    assert_eq!(told[0].later.until, at("2026-11-21T16:00:00Z"));
    assert_eq!(desk(&bench, 2).1, 1);
}
