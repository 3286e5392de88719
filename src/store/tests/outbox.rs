//! Deliveries on their way out: what is sent next, how attempts settle, what waits for a person.

use super::*;
use crate::domain::conflict::Clash;
use crate::domain::say::Say;
use crate::domain::ticket::Priority;

fn states(store: &Store) -> Vec<(String, Delivery)> {
    store.outbox().unwrap().into_iter().map(|row| (row.id.to_string(), row.state)).collect()
}

fn ready(store: &Store) -> Vec<Vec<String>> {
    let batches = store.next_batches(now(), 99).unwrap();
    batches.into_iter().map(|batch| batch.changes.iter().map(ToString::to_string).collect()).collect()
}

#[test]
fn the_same_change_twice_is_one() {
    let bench = holding([ticket("1")]);
    for _ in 0..2 {
        let ids = bench.commit(&[note("a", "1", "x")], &ana(), now()).unwrap();
        assert_eq!(ids, [ChangeId::new("a")]);
    }
    assert_eq!(states(&bench), [("a".to_owned(), Delivery::Queued)]);
    assert_eq!(bench.journal(Some(&id("1"))).unwrap().len(), 1);
}

#[test]
fn an_act_is_committed_whole_or_not_at_all() {
    let bench = holding([ticket("1")]);
    let act = [solve("a", "1"), note("b", "gone", "x")];
    assert!(matches!(bench.commit(&act, &ana(), now()), Err(StoreError::NoTicket(_))));
    assert!(states(&bench).is_empty());
    assert_eq!(shown(&bench, "1").status, Status::Open);
}

#[test]
fn committing_ends_the_draft_it_came_from() {
    let bench = holding([ticket("1")]);
    for kind in ["note", "reply"] {
        typed(&bench, "1", kind, "Hola");
    }
    bench.commit(&[note("a", "1", "Hola")], &ana(), now()).unwrap();
    assert_eq!(bench.drafts(&id("1")).unwrap(), [("reply".to_owned(), Clean::text("Hola"))]);
}

#[test]
fn one_act_is_one_request_and_fields_of_several_acts_join() {
    let bench = holding([ticket("1"), ticket("2")]);
    bench.commit(&[solve("a", "1"), note("b", "1", "x")], &ana(), now()).unwrap();
    bench.commit(&[set("c", "2", &[cause("A")])], &ana(), now()).unwrap();
    bench.commit(&[set("d", "2", &[cause("B")])], &ana(), now()).unwrap();
    bench.commit(&[note("e", "2", "y")], &ana(), now()).unwrap();
    assert_eq!(ready(&bench), [vec!["a", "b"], vec!["c", "d"]]);
    let second = bench.next_batches(now(), 9).unwrap().remove(1);
    let Outgoing::Ticket(patch) = &second.out else { panic!("an update") };
    assert_eq!(patch.set, [cause("B")]);
    assert_eq!(second.marker, "c");
    settle(&bench, "c", Delivery::Sent);
    assert_eq!(ready(&bench), [vec!["a", "b"], vec!["e"]]);
}

#[test]
fn what_left_together_is_asked_for_and_sent_again_together_and_alone() {
    let bench = holding([ticket("1")]);
    bench.commit(&[set("a", "1", &[cause("A")])], &ana(), now()).unwrap();
    settle(&bench, "a", Delivery::Unknown);
    bench.commit(&[set("b", "1", &[FieldValue::Priority(Priority::Low)])], &ana(), now()).unwrap();
    let batch = bench.next_batches(now(), 9).unwrap().remove(0);
    assert_eq!((batch.state, batch.changes.len(), batch.attempts), (Delivery::Unknown, 1, 1));
    assert!(bench.start_verify(&batch, now()).unwrap());
    assert!(ready(&bench).is_empty(), "a ticket waits while one of its writes is asked for");
    bench.settle(&batch.changes, Settlement::new(Delivery::Queued), now()).unwrap();
    assert_eq!(ready(&bench), [vec!["a"]]);
}

#[test]
fn a_held_write_stops_its_ticket_only_and_a_refused_one_not_even_that() {
    let bench = holding([ticket("1"), ticket("2"), ticket("3")]);
    for (nth, name) in ["1", "2", "3"].into_iter().enumerate() {
        bench.commit(&[note(&format!("a{nth}"), name, "x")], &ana(), now()).unwrap();
        bench.commit(&[note(&format!("b{nth}"), name, "y")], &ana(), now()).unwrap();
    }
    settle(&bench, "a0", Delivery::Held);
    settle(&bench, "a1", Delivery::Refused);
    assert_eq!(ready(&bench), [vec!["b1"], vec!["a2"]]);
    let counts = bench.counts().unwrap();
    assert_eq!((counts.waiting, counts.held, counts.refused, counts.attention()), (4, 1, 1, 2));
}

#[test]
fn an_attempt_is_refused_where_the_batch_is_no_longer_as_it_was_read() {
    let bench = holding([ticket("1")]);
    bench.commit(&[note("a", "1", "x")], &ana(), now()).unwrap();
    let batch = bench.next_batches(now(), 9).unwrap().remove(0);
    assert!(bench.start_attempt(&batch, now()).unwrap());
    assert!(!bench.start_attempt(&batch, now()).unwrap(), "another process has it");
    bench.settle(&batch.changes, Settlement::new(Delivery::Queued), now()).unwrap();
    bench.drop_change(&ChangeId::new("a"), now()).unwrap();
    assert!(!bench.start_attempt(&batch, now()).unwrap(), "somebody took it back");
}

#[test]
fn nothing_moves_before_its_time() {
    let bench = holding([ticket("1")]);
    bench.commit(&[note("a", "1", "x")], &ana(), now()).unwrap();
    let batch = bench.next_batches(now(), 9).unwrap().remove(0);
    let later = at("2026-11-21T12:01:00Z");
    let settlement = Settlement {
        not_before: Some(later),
        error: Some(Say::new("sync-throttled")),
        ..Settlement::new(Delivery::Queued)
    };
    bench.settle(&batch.changes, settlement, now()).unwrap();
    assert!(ready(&bench).is_empty());
    assert_eq!(bench.next_due(now()).unwrap(), Some(later));
    assert_eq!(bench.next_due(later).unwrap(), None, "what is due is read, not waited for");
    assert_eq!(bench.next_batches(later, 9).unwrap().len(), 1);
    assert_eq!(bench.outbox().unwrap()[0].error, Some(Say::new("sync-throttled")));
}

#[test]
fn the_answer_to_a_write_becomes_the_base_of_the_next() {
    let bench = holding([ticket("1")]);
    bench.commit(&[set("a", "1", &[cause("A")]), note("x", "1", "x")], &ana(), now()).unwrap();
    bench.commit(&[set("b", "1", &[cause("B"), FieldValue::Status(Status::Hold)])], &ana(), now()).unwrap();
    let batch = bench.next_batches(now(), 9).unwrap().remove(0);
    let answer = with(ticket("1"), |it| {
        it.version = Some("v2".to_owned());
        it.facts.insert(Fact::Cause, Clean::line("A"));
        it.status = Status::Pending;
    });
    let settlement = Settlement { row: Some(answer), ..Settlement::new(Delivery::Sent) };
    bench.settle(&batch.changes, settlement, now()).unwrap();
    let next = bench.next_batches(now(), 9).unwrap().remove(0);
    assert_eq!(next.base.version.as_deref(), Some("v2"));
    // Ours moved on; a status that somebody else changed stays what we saw, so that it is noticed.
    assert_eq!(next.base.fields, [cause("A"), FieldValue::Status(Status::Open)]);
    assert_eq!(next.server.unwrap().status, Status::Pending);
}

#[test]
fn a_held_write_names_what_was_theirs_and_mine() {
    let bench = holding([ticket("1")]);
    bench.commit(&[solve("a", "1")], &ana(), now()).unwrap();
    pull(&bench, [with(ticket("1"), |it| it.status = Status::Pending)]);
    settle(&bench, "a", Delivery::Held);
    assert_eq!(shown(&bench, "1").status, Status::Solved, "what is meant stays shown until it is decided");
    let clashes = bench.clashes(&ChangeId::new("a")).unwrap();
    let status = FieldValue::Status;
    let expected = Clash {
        was: status(Status::Open),
        theirs: status(Status::Pending),
        mine: status(Status::Solved),
        by: None,
        at: None,
    };
    assert_eq!(clashes, [expected]);
}

#[test]
fn mine_is_sent_over_theirs_and_theirs_leaves_the_rest() {
    for (take, left) in [(Take::Mine, 2), (Take::Theirs, 1)] {
        let bench = holding([ticket("1")]);
        bench.commit(&[solve("a", "1")], &ana(), now()).unwrap();
        pull(&bench, [with(ticket("1"), |it| it.status = Status::Pending)]);
        settle(&bench, "a", Delivery::Held);
        bench.resolve(&ChangeId::new("a"), take, now()).unwrap();
        let batch = bench.next_batches(now(), 9).unwrap().remove(0);
        let Outgoing::Ticket(patch) = &batch.out else { panic!("an update") };
        assert_eq!(patch.set.len(), left);
        assert!(bench.clashes(&ChangeId::new("a")).unwrap().is_empty());
        let status = shown(&bench, "1").status;
        assert_eq!(status, if take == Take::Mine { Status::Solved } else { Status::Pending });
    }
}

#[test]
fn theirs_takes_back_a_write_of_which_nothing_is_left() {
    let bench = holding([ticket("1")]);
    bench.commit(&[set("a", "1", &[FieldValue::Status(Status::Hold)])], &ana(), now()).unwrap();
    pull(&bench, [with(ticket("1"), |it| it.status = Status::Pending)]);
    settle(&bench, "a", Delivery::Held);
    bench.resolve(&ChangeId::new("a"), Take::Theirs, now()).unwrap();
    assert!(states(&bench).is_empty());
    assert!(bench.journal(Some(&id("1"))).unwrap().is_empty());
}

#[test]
fn a_refused_write_is_no_longer_shown_and_can_be_tried_again() {
    let bench = holding([ticket("1")]);
    bench.commit(&[solve("a", "1")], &ana(), now()).unwrap();
    settle(&bench, "a", Delivery::Refused);
    assert_eq!(shown(&bench, "1").status, Status::Open);
    bench.retry(&ChangeId::new("a"), now()).unwrap();
    assert_eq!(shown(&bench, "1").status, Status::Solved);
    assert_eq!(ready(&bench), [vec!["a"]]);
    assert!(matches!(bench.retry(&ChangeId::new("a"), now()), Err(StoreError::NoChange(_))));
}

#[test]
fn what_may_be_arriving_cannot_be_taken_back() {
    let bench = holding([ticket("1")]);
    bench.commit(&[note("a", "1", "x")], &ana(), now()).unwrap();
    settle(&bench, "a", Delivery::Unknown);
    assert!(matches!(bench.drop_change(&ChangeId::new("a"), now()), Err(StoreError::UnderWay(_))));
}
