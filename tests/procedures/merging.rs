//! Whether a ticket may go up in another one: never past the steps of its own procedure.

use secondline::domain::act::{self, MergeForm, Other};
use secondline::domain::clean::Clean;
use secondline::domain::gate;
use secondline::domain::ids::{PersonId, SopId};
use secondline::domain::ticket::{Person, Status, Ticket};

use super::{Desk, ids};

/// Another open ticket of the same customer, and of the same time.
fn other(desk: &mut Desk) -> Ticket {
    let customer = Person { id: PersonId::new("7"), name: Clean::line("Lu"), email: None, role: None };
    desk.ticket.requester = Some(customer);
    Ticket {
        id: secondline::domain::ids::TicketId::new("48000"),
        key: Clean::line("48000"),
        ..desk.ticket.clone()
    }
}

fn rules(desk: &Desk, other: &Ticket, sop: Option<&SopId>, owed: usize) -> Vec<String> {
    let into = Other { ticket: other, sop };
    gate::merge(&desk.case(), &into, owed).into_iter().map(|no| no.rule.into_owned()).collect()
}

#[test]
fn a_merge_passes_no_open_step_unless_the_same_procedure_goes_on_over_there() {
    let mut desk = Desk::new("cc-unrecognised-charge");
    let other = other(&mut desk);
    let said = rules(&desk, &other, None, 0);
    let mut as_set: Vec<String> =
        gate::set_solved(&desk.case()).into_iter().map(|no| no.rule.into_owned()).collect();
    assert_eq!(as_set.pop().as_deref(), Some("set-solved"));
    assert!(!said.is_empty() && as_set.iter().all(|rule| said.contains(rule)), "{said:?} and {as_set:?}");
    let elsewhere = SopId::new("ride-double-charge");
    assert_eq!(rules(&desk, &other, Some(&elsewhere), 0), said, "another procedure asks for other things");
    assert!(rules(&desk, &other, Some(&desk.sop.id), 0).is_empty());
}

#[test]
fn a_merge_loses_no_promise_begins_no_clock_anew_and_shows_nobody_another_customers_words() {
    let mut desk = Desk::new("general-escalation");
    let same = other(&mut desk);
    let sop = desk.sop.id.clone();
    let with = |change: &dyn Fn(&mut Ticket), owed: usize| {
        let mut other = same.clone();
        change(&mut other);
        rules(&desk, &other, Some(&sop), owed)
    };
    assert_eq!(with(&|_| {}, 2), ["merge-owed"]);
    assert_eq!(with(&|other| other.created = "2026-01-01T00:00:00Z".parse().unwrap(), 0), ["merge-younger"]);
    assert_eq!(with(&|other| other.requester = None, 0), ["merge-customer"]);
    assert_eq!(with(&|other| other.status = Status::Solved, 0), ["merge-ended"]);
    assert_eq!(with(&|other| other.id = desk.ticket.id.clone(), 0), ["merge-itself"]);
}

#[test]
fn a_merge_says_what_is_meant_on_both_and_ends_only_the_one() {
    let mut desk = Desk::new("general-escalation");
    let other = other(&mut desk);
    let form = MergeForm {
        into: Other { ticket: &other, sop: Some(&desk.sop.id) },
        here: Clean::text("It goes on there."),
        there: Clean::text("It came from there."),
        owed: 0,
    };
    let changes = act::merge(&desk.case(), &form, &mut ids()).unwrap();
    desk.commit(&changes);
    assert!(desk.ticket.gone.is_some() && other.gone.is_none());
    assert_eq!(act::merge(&desk.case(), &form, &mut ids()).unwrap_err()[0].rule, "gone", "once is enough");
}
