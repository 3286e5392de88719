//! Taking back: an act goes back whole or not at all, and only while nothing of it has left.

use super::*;

fn undo(store: &Store, ticket: Option<&str>) -> Undone {
    store.undo(&ana().id, ticket.map(id).as_ref(), now()).unwrap()
}

fn back(undone: Undone) -> Vec<String> {
    match undone {
        Undone::Back(changes) => changes.iter().map(|change| change.id.to_string()).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_act_over_several_tickets_goes_back_as_one_and_the_one_before_it_stays() {
    let bench = holding([ticket("1"), ticket("2")]);
    bench.commit(&[note("a", "1", "before")], &ana(), now()).unwrap();
    bench.commit(&[solve("b", "1"), solve("c", "2")], &ana(), now()).unwrap();
    assert_eq!(back(undo(&bench, None)), ["b", "c"]);
    assert_eq!((shown(&bench, "1").status, shown(&bench, "2").status), (Status::Open, Status::Open));
    assert_eq!(bench.outbox().unwrap().len(), 1);
    assert_eq!(back(undo(&bench, Some("1"))), ["a"]);
    assert_eq!(undo(&bench, None), Undone::Nothing);
    assert!(bench.journal(Some(&id("1"))).unwrap().is_empty());
}

#[test]
fn what_is_out_or_on_its_way_stays_and_nothing_older_goes_in_its_place() {
    let bench = holding([ticket("1"), ticket("2")]);
    bench.commit(&[note("a", "2", "still here")], &ana(), now()).unwrap();
    bench.commit(&[note("b", "1", "out")], &ana(), now()).unwrap();
    settle(&bench, "b", Delivery::Unknown);
    assert!(matches!(undo(&bench, None), Undone::UnderWay(_)));
    let batch =
        bench.next_batches(now(), 9).unwrap().into_iter().find(|one| one.changes[0].as_str() == "b").unwrap();
    assert!(bench.start_verify(&batch, now()).unwrap());
    bench.settle(&batch.changes, Settlement::new(Delivery::Sent), now()).unwrap();
    assert!(matches!(undo(&bench, None), Undone::Out(_)));
    assert_eq!(bench.outbox().unwrap().len(), 1, "the older one waits as before");
}

#[test]
fn nobody_takes_back_what_another_person_did() {
    let bench = holding([ticket("1")]);
    bench.commit(&[note("a", "1", "x")], &ana(), now()).unwrap();
    assert_eq!(bench.undo(&PersonId::new("8"), None, now()).unwrap(), Undone::Nothing);
}

#[test]
fn what_was_written_is_a_draft_again_until_it_is_out() {
    let bench = holding([ticket("1")]);
    typed(&bench, "1", "reply", "Dear customer");
    let mut reply = note("a", "1", "Dear customer");
    reply.change = Change::Reply { text: Clean::text("Dear customer"), solves: None };
    bench.commit(&[reply], &ana(), now()).unwrap();
    assert_eq!(bench.draft(&id("1"), "reply").unwrap(), None);
    assert_eq!(back(undo(&bench, None)), ["a"]);
    assert_eq!(bench.draft(&id("1"), "reply").unwrap(), Some(Clean::text("Dear customer")));
}

#[test]
fn two_windows_on_one_draft_come_together_or_both_stay() {
    let bench = holding([ticket("1")]);
    let keep =
        |base: &str, text: &str| bench.keep_draft(&id("1"), "note", base, &Clean::text(text), now()).unwrap();
    assert_eq!(keep("", "one\n\n\ntwo"), Clean::text("one\n\n\ntwo"));
    assert_eq!(keep("one\n\n\ntwo", "ONE\n\n\ntwo"), Clean::text("ONE\n\n\ntwo"));
    assert_eq!(keep("one\n\n\ntwo", "one\n\n\nTWO"), Clean::text("ONE\n\n\nTWO"));
    assert!(bench.alarms().unwrap().is_empty());
    assert_eq!(keep("one\n\n\nTWO", "uno\n\n\nTWO"), Clean::text("uno\n\n\nTWO"));
    let alarms = bench.alarms().unwrap();
    assert!(format!("{alarms:?}").contains("ONE"), "{alarms:?}");
    assert!(bench.end_alarm(alarms[0].no, "seen", now()).unwrap());
    assert!(bench.alarms().unwrap().is_empty());
    assert_eq!(bench.conflicts(None).unwrap().len(), 1, "found again whenever it is looked for");
}
