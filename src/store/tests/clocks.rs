//! Due times that follow from what happened to a ticket.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::SignedDuration;
use jiff::tz::TimeZone;

use super::*;
use crate::domain::clock::{
    Calendar, Kind, Look, Measure, Moved, Phase, Policies, Policy, Reopen, Rule, Rulebook, Segment, Target,
    What,
};
use crate::domain::urgency::DueClass;
use crate::domain::view::Scope;

/// One resolution clock of four hours that pending pauses, every hour counting.
fn policies() -> Arc<Policies> {
    let rule = Rule {
        kind: Kind::Resolution,
        calendar: "24x7".to_owned(),
        from: Measure::Arrival,
        targets: [Target::parse("4h"); 4],
        warn: Vec::new(),
        pauses: vec![Status::Pending],
        reopen: Reopen::Continues,
    };
    let policy = Policy { name: "all".to_owned(), segment: Segment::default(), rules: vec![rule] };
    let always = Arc::new(Calendar::always("24x7", TimeZone::UTC));
    Arc::new(Policies {
        policies: vec![policy],
        calendars: BTreeMap::from([("24x7".to_owned(), always)]),
        print: "one".to_owned(),
        asks: Vec::new(),
    })
}

fn rules() -> Rulebook {
    Rulebook::new(policies(), Vec::new(), None, TimeZone::UTC)
}

fn made(status: Status, updated: &str) -> Ticket {
    with(ticket("1"), |it| {
        it.status = status;
        it.created = at("2026-11-21T08:00:00Z");
        it.updated = at(updated);
        it.due = None;
    })
}

fn due(store: &Store) -> Option<String> {
    store.ticket(&id("1")).unwrap().unwrap().shown.due.map(|due| due.to_string())
}

#[test]
fn new_rules_count_at_once_for_what_comes_and_piece_by_piece_for_what_is_held() {
    let numbered =
        |nth: u32| Ticket { id: id(&nth.to_string()), ..made(Status::Open, "2026-11-21T08:00:00Z") };
    let bench = holding((0..450).map(numbered));
    let counted = || {
        let list = bench.desk(&desk()).unwrap();
        bench.rows(&list.rows).unwrap().iter().filter(|row| row.due.is_some()).count()
    };
    let mut behind = bench.take_rules(rules()).unwrap();
    assert!(behind.is_some());
    assert_eq!(counted(), 0, "nobody waits for what is held");
    pull(&bench, [numbered(450)]);
    assert_eq!(counted(), 1, "what comes is reckoned as it comes");
    let mut seen = vec![counted()];
    while let Some(rest) = behind {
        behind = bench.catch_up(rest).unwrap();
        seen.push(counted());
        // What a person writes in between is held, and does not set anything back.
        let change = NewChange {
            id: ChangeId::new(format!("t-{:08}", seen.len())),
            ticket: Some(id("7")),
            change: Change::Tick { step: "a".to_owned(), done: true },
            out: None,
        };
        bench.commit(&[change], &ana(), at("2026-11-21T10:00:00Z")).unwrap();
    }
    assert!(seen.len() >= 3 && seen.is_sorted(), "{seen:?}");
    assert_eq!(seen.last(), Some(&451));
    assert!(bench.take_rules(rules()).unwrap().is_none(), "the same rules leave nothing to do");
}

#[test]
fn a_status_that_was_seen_moving_pauses_the_clock_from_then_on() {
    let bench = holding([made(Status::Open, "2026-11-21T08:00:00Z")]);
    assert_eq!(due(&bench), None, "nothing is promised without rules");
    bench.keep_clocks(rules()).unwrap();
    assert_eq!(due(&bench).as_deref(), Some("2026-11-21T12:00:00Z"), "what was held is looked at again");
    pull(&bench, [made(Status::Pending, "2026-11-21T09:00:00Z")]);
    assert_eq!(due(&bench), None, "it stands still");
    pull(&bench, [made(Status::Open, "2026-11-21T11:30:00Z")]);
    assert_eq!(due(&bench).as_deref(), Some("2026-11-21T14:30:00Z"));
    let view = bench.ticket(&id("1")).unwrap().unwrap();
    let clocks = view.clocks(&policies(), at("2026-11-21T12:00:00Z"));
    assert_eq!(clocks[0].stretches.len(), 3);
    assert_eq!((clocks[0].phase, clocks[0].look(now())), (Phase::Running, Look::Good));

    // The CRM's own history knows the times exactly.
    let told = |when: &str, status| Moved { at: at(when), to: What::Status(status), was: None };
    let history = [told("2026-11-21T08:30:00Z", Status::Pending), told("2026-11-21T10:30:00Z", Status::Open)];
    assert!(bench.absorb_moves(&id("1"), Some(&history), now()).unwrap());
    assert_eq!(due(&bench).as_deref(), Some("2026-11-21T14:00:00Z"));
    assert!(!bench.absorb_moves(&id("1"), Some(&history), now()).unwrap());
}

#[test]
fn a_note_on_a_ticket_that_came_paused_does_not_make_the_pause_begin_later() {
    let bench = holding([made(Status::Pending, "2026-11-21T09:00:00Z")]);
    bench.keep_clocks(rules()).unwrap();
    for noted in ["2026-11-21T15:00:00Z", "2026-11-21T17:00:00Z"] {
        pull(&bench, [made(Status::Pending, noted)]);
        let view = bench.ticket(&id("1")).unwrap().unwrap();
        let clock = &view.clocks(&policies(), at("2026-11-21T18:00:00Z"))[0];
        assert_eq!(clock.stretches[1].from, at("2026-11-21T09:00:00Z"));
        assert_eq!(clock.breached, None);
    }
    pull(&bench, [made(Status::Open, "2026-11-21T18:00:00Z")]);
    assert_eq!(due(&bench).as_deref(), Some("2026-11-21T21:00:00Z"));
}

#[test]
fn a_write_of_ours_counts_from_when_it_was_made() {
    let bench = holding([made(Status::Open, "2026-11-21T08:00:00Z")]);
    bench.keep_clocks(rules()).unwrap();
    let set = FieldValue::Status(Status::Pending);
    let patch = Patch { set: vec![set.clone()], ..Patch::default() };
    let change = NewChange {
        id: ChangeId::new("c1"),
        ticket: Some(id("1")),
        change: Change::Set { value: set },
        out: Some(Outgoing::Ticket(patch)),
    };
    bench.commit(&[change], &ana(), at("2026-11-21T10:00:00Z")).unwrap();
    let view = bench.ticket(&id("1")).unwrap().unwrap();
    let clock = &view.clocks(&policies(), now())[0];
    assert_eq!(clock.phase, Phase::Paused(Status::Pending));
    assert_eq!(clock.stretches[0].to, at("2026-11-21T10:00:00Z"));
}

#[test]
fn a_promise_is_due_while_the_ticket_waits_and_no_longer_once_it_ended() {
    let bench = holding([made(Status::Pending, "2026-11-21T08:00:00Z")]);
    let commit = |name: &str, change: Change| {
        let change = NewChange { id: ChangeId::new(name), ticket: Some(id("1")), change, out: None };
        bench.commit(&[change], &ana(), at("2026-11-21T11:00:00Z")).unwrap();
    };
    let class = || {
        let view = bench.ticket(&id("1")).unwrap().unwrap();
        DueClass::of(&view.shown, now(), SignedDuration::from_hours(2))
    };
    assert_eq!(class(), DueClass::Paused);
    let due = at("2026-11-21T13:00:00Z");
    commit("p-00000001", Change::Promise { text: Clean::line("Call back"), due });
    assert_eq!(class(), DueClass::Soon);
    let soon = crate::store::DeskQuery { soon: SignedDuration::from_hours(2), ..desk() };
    let rows = bench.rows(&bench.desk(&soon).unwrap().rows).unwrap();
    assert_eq!(rows[0].promised, Some(due));
    commit("p-00000002", Change::EndPromise { promise: "00000001".to_owned(), kept: true });
    assert_eq!(class(), DueClass::Paused);
}

#[test]
fn a_question_that_is_to_be_asked_again_raises_its_ticket_until_it_was_asked() {
    let bench = holding([made(Status::Hold, "2026-11-21T08:00:00Z")]);
    bench.keep_clocks(rules()).unwrap();
    let commit = |name: &str, change: Change, when: &str| {
        let change = NewChange { id: ChangeId::new(name), ticket: Some(id("1")), change, out: None };
        bench.commit(&[change], &ana(), at(when)).unwrap();
    };
    let soon = SignedDuration::from_hours(2);
    let seen = |when: &str| {
        let view = bench.ticket(&id("1")).unwrap().unwrap();
        DueClass::of(&view.shown, at(when), soon)
    };
    let question = Change::Ask {
        team: Clean::line("Fraud"),
        question: Clean::line("3DS?"),
        due: None,
        step: None,
        pace: crate::domain::chase::Pace::parse("4h 24x7"),
    };
    commit("q-00000001", question, "2026-11-21T08:00:00Z");
    assert_eq!(seen("2026-11-21T11:59:59Z"), DueClass::Paused);
    assert_eq!(seen("2026-11-21T12:00:00Z"), DueClass::Soon);
    let rows = bench.rows(&bench.desk(&desk()).unwrap().rows).unwrap();
    assert_eq!(rows[0].chase, Some(at("2026-11-21T12:00:00Z")));
    let again = Change::Chase { ask: "00000001".to_owned(), text: Clean::default() };
    commit("q-00000002", again, "2026-11-21T12:05:00Z");
    assert_eq!(seen("2026-11-21T16:04:00Z"), DueClass::Paused);
    assert_eq!(seen("2026-11-21T16:05:00Z"), DueClass::Soon);
    let answer = Change::Answered { ask: "00000001".to_owned(), text: Clean::line("No 3DS") };
    commit("q-00000003", answer, "2026-11-21T17:00:00Z");
    assert_eq!(seen("2026-11-23T00:00:00Z"), DueClass::Paused);
}

#[test]
fn a_ticket_on_which_a_team_was_asked_is_found_after_its_answer_and_for_a_while_after_its_solution() {
    let bench = holding([made(Status::Hold, "2026-11-21T08:00:00Z"), with(ticket("2"), |it| it.due = None)]);
    let commit = |name: &str, change: Change, when: &str| {
        let change = NewChange { id: ChangeId::new(name), ticket: Some(id("1")), change, out: None };
        bench.commit(&[change], &ana(), at(when)).unwrap();
    };
    let found = |since: &str| -> Vec<String> {
        bench.asked(at(since)).unwrap().iter().map(|view| view.shown.id.to_string()).collect()
    };
    assert!(found("2026-11-01T00:00:00Z").is_empty());
    let (team, question) = (Clean::line("Fraud"), Clean::line("3DS?"));
    let asked = Change::Ask { team, question, due: None, step: None, pace: None };
    commit("q-00000001", asked, "2026-11-21T08:00:00Z");
    let answer = Change::Answered { ask: "00000001".to_owned(), text: Clean::line("No 3DS") };
    commit("q-00000002", answer, "2026-11-21T09:00:00Z");
    assert_eq!(found("2026-11-01T00:00:00Z"), ["1"]);
    let solved = made(Status::Solved, "2026-11-21T11:00:00Z");
    pull(&bench, [Ticket { solved: Some(at("2026-11-21T11:00:00Z")), ..solved }]);
    assert_eq!(found("2026-11-21T10:00:00Z"), ["1"]);
    assert!(found("2026-11-21T12:00:00Z").is_empty());
}

fn desk() -> crate::store::DeskQuery {
    crate::store::DeskQuery {
        scope: Scope::All,
        filter: crate::domain::filter::Filter::default(),
        order: Order::Urgency,
        me: None,
        now: now(),
        soon: SignedDuration::from_hours(2),
        limit: None,
    }
}

#[test]
fn what_is_due_first_counts_whether_the_crm_or_a_clock_of_ours_says_so() {
    let given = |due: &str| Ticket { due: Some(at(due)), ..made(Status::Open, "2026-11-21T08:00:00Z") };
    let bench = holding([given("2026-11-21T20:00:00Z")]);
    assert_eq!(due(&bench).as_deref(), Some("2026-11-21T20:00:00Z"));
    bench.keep_clocks(rules()).unwrap();
    assert_eq!(due(&bench).as_deref(), Some("2026-11-21T12:00:00Z"), "our clock is due before");
    assert_eq!(
        bench.ticket(&id("1")).unwrap().unwrap().server.due,
        Some(at("2026-11-21T20:00:00Z")),
        "and theirs is not lost"
    );
    pull(&bench, [given("2026-11-21T11:00:00Z")]);
    assert_eq!(due(&bench).as_deref(), Some("2026-11-21T11:00:00Z"), "theirs is due before");
}
