//! What records tell of a problem, in whichever order they arrive.

use proptest::prelude::*;

use super::*;
use crate::domain::ids::PersonId;
use crate::domain::taxonomy::Taxonomy;
use crate::domain::ticket::Person;

fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_763_700_000 + second).unwrap()
}

fn record(verb: &str, ticket: &str, rev: u64, n: &str, values: &[(&str, &str)], body: &str) -> Record {
    let mut mark = Mark::new(verb, "abcd1234").with("rev", rev).with("n", n);
    for (name, value) in values {
        mark = mark.with(name, value);
    }
    Record {
        ticket: TicketId::new(ticket),
        key: Clean::line(ticket),
        mark,
        text: Clean::text(&format!("◆ heading\n{body}")),
        at: at(i64::try_from(rev).unwrap()),
        by: Some(Person { id: PersonId::new("7"), name: Clean::line("Ana"), email: None, role: None }),
        waiting: false,
    }
}

fn set(rev: u64, n: &str, field: &str, value: &str) -> Record {
    match Field::parse(field) {
        Some(known) if known.is_word() => record(SET, "1", rev, n, &[("field", field), ("value", value)], ""),
        _ => record(SET, "1", rev, n, &[("field", field)], value),
    }
}

fn story() -> Vec<Record> {
    vec![
        record(OPENED, "1", 1, "a", &[], "The app asks for the PIN twice."),
        record(LINKED, "1", 2, "b", &[], ""),
        record(LINKED, "2", 3, "c", &[], ""),
        set(4, "d", "state", "root_cause_analysis"),
        set(4, "e", "state", "assess"),
        set(5, "f", "cause", "PRD-01"),
        set(6, "g", "why", "The token is lost\nNobody keeps it [https://x.example]"),
        set(7, "h", "workaround:es-MX", "Cierre la app.\nVuelva a entrar."),
        set(8, "i", "workaround:es-MX", "Reinstale la app."),
        record(LINKED, "3", 9, "j", &[], ""),
        record(UNLINKED, "2", 10, "k", &[], ""),
        set(11, "l", "fix", "REL-9.15"),
        set(12, "m", "state", "resolved"),
        record(TOLD, "1", 13, "n", &[], ""),
    ]
}

#[test]
fn records_tell_a_problem_with_its_tickets() {
    let all = problems(&story());
    let [one] = all.as_slice() else { panic!("one problem: {all:?}") };
    assert_eq!(one.what.as_str(), "The app asks for the PIN twice.");
    assert_eq!(one.state, State::Resolved);
    assert_eq!(one.why.len(), 2);
    assert!(one.why[0].is_assumed() && !one.why[1].is_assumed());
    assert_eq!(one.workaround("es-ES").unwrap().1.as_str(), "Reinstale la app.");
    let told: Vec<(&str, bool)> = one.tickets.iter().map(|(id, link)| (id.as_str(), link.told)).collect();
    assert_eq!(told, [("1", true), ("3", false)]);
    assert_eq!((one.revision, one.fix.as_str()), (13, "REL-9.15"));
    assert!(!one.is_known_error(), "it is mended");
}

#[test]
fn who_was_told_too_early_is_told_again() {
    let mut records = story();
    records.push(set(14, "o", "state", "root_cause_analysis"));
    let one = &problems(&records)[0];
    assert!(one.is_known_error());
    assert!(one.tickets.values().all(|link| !link.told));
    let told = Told { problem: one.id.clone(), since: one.reopened };
    let before = &records[13].mark;
    assert!(before.verb == TOLD && !is_told(before, &told), "that was of an earlier end");
    assert!(is_told(before, &Told { since: 0, ..told }));
}

#[test]
fn what_helps_is_offered_on_tickets_of_the_cause_or_of_the_problem_while_it_is_open() {
    let records = story();
    let open = &problems(&records[..10])[0];
    assert!(open.helps(&TicketId::new("1"), &[]), "it hangs on it");
    assert!(open.helps(&TicketId::new("77"), &["prd-01"]), "it has its cause");
    assert!(!open.helps(&TicketId::new("77"), &["PRD-02"]));
    assert!(!problems(&records)[0].helps(&TicketId::new("1"), &["PRD-01"]), "it is mended");
}

#[test]
fn a_risk_is_accepted_only_until_a_day_and_a_fix_has_a_reference() {
    let today: Date = "2026-11-22".parse().unwrap();
    let mut one = problems(&story()[..3])[0].clone();
    let may = |one: &Problem, state: &str| {
        checked(one, &Field::State, state, &Taxonomy::default(), today).map_err(|no| no.rule.into_owned())
    };
    assert_eq!(may(&one, "risk accepted").unwrap_err(), "problem-needs-cause");
    one.cause = Some(Clean::line("PRD-01"));
    assert_eq!(may(&one, "risk_accepted").unwrap_err(), "problem-risk-review");
    one.review = Some(today);
    assert_eq!(may(&one, "risk_accepted").unwrap_err(), "problem-risk-review");
    one.review = Some("2027-02-01".parse().unwrap());
    assert_eq!(may(&one, "Risk accepted").unwrap().as_str(), "risk_accepted");
    one.state = State::RiskAccepted;
    assert!(one.is_review_due("2027-02-01".parse().unwrap()) && !one.is_review_due(today));
    let no = checked(&one, &Field::Review, "", &Taxonomy::default(), today).unwrap_err();
    assert_eq!(no.rule, "problem-risk-review");
    assert_eq!(may(&one, "resolved").unwrap_err(), "problem-needs-fix");
    assert_eq!(may(&one, "closed").unwrap_err(), "problem-close");
    assert_eq!(may(&one, "gone").unwrap_err(), "problem-state");
}

proptest! {
    #[test]
    fn the_order_in_which_records_arrive_does_not_matter(order in Just(story()).prop_shuffle(), twice in 0usize..14) {
        let mut seen = order.clone();
        // The same record, once on its way and once arrived, and once more from another page.
        let mut again = order[twice].clone();
        again.waiting = true;
        seen.push(again);
        seen.push(order[twice].clone());
        let mut there = problems(&seen);
        there[0].waiting = false;
        prop_assert_eq!(there, problems(&story()));
    }

    #[test]
    fn two_desks_that_wrote_apart_agree_once_they_saw_it_all(
        states in prop::collection::vec((0usize..7, 2u64..6), 1..12),
        links in prop::collection::vec((0u8..4, any::<bool>(), 2u64..6), 0..12),
    ) {
        let mut records = vec![record(OPENED, "1", 1, "a", &[], "x")];
        for (nth, (state, rev)) in states.iter().enumerate() {
            records.push(set(*rev, &format!("s{nth}"), "state", State::ALL[*state].as_str()));
        }
        for (nth, (ticket, linked, rev)) in links.iter().enumerate() {
            let verb = if *linked { LINKED } else { UNLINKED };
            records.push(record(verb, &ticket.to_string(), *rev, &format!("l{nth}"), &[], ""));
        }
        let mine = problems(&records);
        let mut theirs: Vec<Record> = records.clone();
        theirs.reverse();
        prop_assert_eq!(&problems(&theirs), &mine);
        let half = records.len() / 2;
        theirs.rotate_left(half);
        prop_assert_eq!(&problems(&theirs), &mine);
    }
}
