//! A known error that a step of the procedure asks for, and the problem that the ticket is hung on.

use std::collections::BTreeMap;

use secondline::domain::able::{Able, Place};
use secondline::domain::act;
use secondline::domain::change::NewChange;
use secondline::domain::clean::Clean;
use secondline::domain::ids::TicketId;
use secondline::domain::problem::{self, Problem};
use secondline::domain::sop::State;

use super::{Desk, Timestamp, ids, ticket};

const HEADS: (&str, &str) = ("◆ Problem P-········ opened:", "◆ P-········");

fn able() -> Able {
    Able { places: vec![Place::Note, Place::Tags], ..Able::default() }
}

/// A case whose screen shows another limit than the core: its procedure asks for the open problem.
fn wrong_screen() -> Desk {
    let mut desk = Desk { ticket: ticket("credit_card", "limit_dispute"), ..Desk::new("card-limit-dispute") };
    for (input, typed) in [
        ("idv_result", "pass"),
        ("dispute_kind", "not_raised"),
        ("claimed_on", "2026-03-10"),
        ("limit_shown", "5000"),
        ("limit_expected", "9000"),
        ("limit_core", "9000"),
        ("holds", "0"),
    ] {
        assert_eq!(desk.answer(input, typed), Ok(()), "{input}");
    }
    assert_eq!(desk.progress().step("screen").unwrap().state, State::Open);
    desk
}

fn open(desk: &mut Desk) -> Vec<NewChange> {
    let now = Timestamp::UNIX_EPOCH;
    let what = "The app shows last month's limit.";
    let made = act::open_problem(&desk.case(), &able(), what, HEADS, now, &mut ids()).unwrap();
    desk.commit(&made);
    made
}

fn hang(desk: &mut Desk, problem: &Problem) -> Vec<NewChange> {
    let now = Timestamp::UNIX_EPOCH;
    let made = act::link_problem(&desk.case(), &able(), problem, true, HEADS.1, now, &mut ids()).unwrap();
    desk.commit(&made);
    made
}

fn answered(desk: &Desk) -> Option<&str> {
    desk.run.answers.get("problem_ref").map(Clean::as_str)
}

/// A problem that was opened from another ticket.
fn another() -> Problem {
    Problem {
        id: "abcd1234".to_owned(),
        from: TicketId::new("48000"),
        by: None,
        opened: Timestamp::UNIX_EPOCH,
        state: problem::State::New,
        what: Clean::text("The app shows last month's limit."),
        place: Clean::default(),
        since: Clean::default(),
        extent: Clean::default(),
        cause: None,
        why: Vec::new(),
        workaround: BTreeMap::new(),
        owner: None,
        fix: Clean::default(),
        decision: Clean::default(),
        review: None,
        tickets: BTreeMap::new(),
        reopened: 0,
        revision: 1,
        waiting: false,
    }
}

#[test]
fn a_problem_that_is_opened_answers_the_step_that_asks_for_one() {
    let mut desk = wrong_screen();
    let made = open(&mut desk);
    assert_eq!(desk.progress().step("screen").unwrap().state, State::Done);
    assert!(answered(&desk).unwrap().starts_with("P-"), "{made:?}");
}

#[test]
fn a_ticket_that_is_hung_on_a_problem_answers_it_too_and_an_answer_that_is_there_stays() {
    let mut desk = wrong_screen();
    hang(&mut desk, &another());
    assert_eq!(answered(&desk), Some("P-abcd1234"));
    assert_eq!(desk.progress().step("screen").unwrap().state, State::Done);
    let mut known = wrong_screen();
    assert_eq!(known.answer("problem_ref", "PRB-7"), Ok(()));
    assert_eq!(hang(&mut known, &another()).len(), 1, "the record alone");
    assert_eq!(answered(&known), Some("PRB-7"));
}

#[test]
fn where_no_step_asks_for_a_problem_yet_nothing_is_answered() {
    let mut desk = Desk { ticket: ticket("credit_card", "limit_dispute"), ..Desk::new("card-limit-dispute") };
    assert_eq!(open(&mut desk).len(), 2);
    assert_eq!((answered(&desk), desk.run.pinned.is_none()), (None, true));
}
