//! What pull writes, and what it may not touch.

use std::collections::BTreeSet;

use super::*;
use crate::domain::say::Say;
use crate::domain::ticket::Entry;

fn writes(bench: &Bench) -> i64 {
    // The header's change counter and the log move with every write to any table.
    let db = rusqlite::Connection::open(bench.path()).unwrap();
    let log = std::fs::metadata(bench.path().with_extension("db-wal")).map_or(0, |log| log.len() as i64);
    log + db.query_row("PRAGMA page_count", [], |row| row.get::<_, i64>(0)).unwrap()
}

#[test]
fn a_row_that_did_not_change_touches_nothing() {
    let bench = holding((0..50).map(|nth| ticket(&nth.to_string())));
    let page = || PulledPage {
        tickets: (0..50).map(|nth| ticket(&nth.to_string())).collect(),
        place: Some(("tickets".to_owned(), serde_json::json!({"cursor": "x"}))),
        people: vec![ana()],
        ..PulledPage::default()
    };
    bench.absorb(page(), now()).unwrap();
    let before = writes(&bench);
    let done = bench.absorb(page(), now()).unwrap();
    assert_eq!(done, Absorbed { new: 0, changed: 0, unchanged: 50 });
    assert_eq!(writes(&bench), before);
}

#[test]
fn the_place_is_saved_with_the_rows_of_its_page() {
    let bench = bench();
    assert_eq!(bench.place("tickets").unwrap(), None);
    let place = serde_json::json!({"cursor": "abc"});
    let page = PulledPage {
        tickets: vec![ticket("1")],
        place: Some(("tickets".to_owned(), place.clone())),
        ..PulledPage::default()
    };
    bench.absorb(page, now()).unwrap();
    assert_eq!(bench.place("tickets").unwrap(), Some((place, now())));
    bench.forget_place("tickets").unwrap();
    assert_eq!(bench.place("tickets").unwrap(), None);
}

#[test]
fn within_a_page_the_last_row_of_a_ticket_counts() {
    let twice = [ticket("1"), ticket("2"), with(ticket("1"), |it| it.status = Status::Pending)];
    let bench = holding(twice);
    assert_eq!(shown(&bench, "1").status, Status::Pending);
    assert_eq!(bench.held().unwrap(), 2);
}

#[test]
fn tickets_of_one_second_are_all_held_and_later_seconds_do_not_collide() {
    let many =
        (0..300).map(|nth| with(ticket(&nth.to_string()), |it| it.created = at("2026-11-01T00:00:00Z")));
    let next =
        (300..400).map(|nth| with(ticket(&nth.to_string()), |it| it.created = at("2026-11-01T00:00:01Z")));
    let bench = holding(many.chain(next));
    assert_eq!(bench.held().unwrap(), 400);
    pull(&bench, [with(ticket("400"), |it| it.created = at("2026-11-01T00:00:00Z"))]);
    assert_eq!(bench.held().unwrap(), 401);
}

#[test]
fn an_older_row_from_a_lagging_replica_does_not_undo_the_answer_to_our_write() {
    let bench = holding([ticket("1")]);
    bench.commit(&[solve("a", "1")], &ana(), now()).unwrap();
    let batch = bench.next_batches(now(), 9).unwrap().remove(0);
    assert!(bench.start_attempt(&batch, now()).unwrap());
    let answer = with(ticket("1"), |it| {
        it.status = Status::Solved;
        it.updated = now();
    });
    let settlement =
        Settlement { row: Some(answer), ..Settlement::new(crate::domain::delivery::Delivery::Sent) };
    bench.settle(&batch.changes, settlement, now()).unwrap();
    assert_eq!(pull(&bench, [ticket("1")]).unchanged, 1);
    assert_eq!(shown(&bench, "1").status, Status::Solved);
}

#[test]
fn a_conversation_is_searched_and_read_again_only_when_its_mark_moves() {
    let bench = holding([with(ticket("1"), |it| it.mark = Some("2".to_owned()))]);
    assert_eq!(bench.stale_threads(9).unwrap(), [id("1")]);
    let entry: Entry = serde_json::from_value(serde_json::json!({
        "id": "90", "at": "2026-11-18T11:00:00Z", "author": null, "public": true, "text": "Llegó el dictamen."
    }))
    .unwrap();
    assert!(bench.absorb_timeline(&id("1"), std::slice::from_ref(&entry), Some("2"), now()).unwrap());
    assert!(!bench.absorb_timeline(&id("1"), std::slice::from_ref(&entry), Some("2"), now()).unwrap());
    assert!(bench.stale_threads(9).unwrap().is_empty());
    assert_eq!(lists::found(&bench, "dictamen"), ["1"]);
    assert_eq!(bench.ticket(&id("1")).unwrap().unwrap().timeline, [entry]);
    bench.absorb_timeline(&id("1"), &[], Some("3"), now()).unwrap();
    assert!(lists::found(&bench, "dictamen").is_empty());
}

#[test]
fn a_row_that_cannot_be_read_does_not_stop_its_page() {
    let bench = bench();
    let odd = Quarantined { id: "9".to_owned(), reason: Say::new("crm-row-unreadable") };
    let page =
        PulledPage { tickets: vec![ticket("1")], quarantined: vec![odd.clone()], ..PulledPage::default() };
    assert_eq!(bench.absorb(page, now()).unwrap().new, 1);
    assert_eq!(bench.quarantined().unwrap(), [odd]);
}

#[test]
fn repeats_count_the_other_recent_tickets_of_a_customer_and_fade_with_time() {
    let of_laura = |name: &str, created: &str| {
        with(ticket(name), |it| {
            it.created = at(created);
            if let Some(person) = &mut it.requester {
                person.id = PersonId::new("laura");
            }
        })
    };
    let bench = holding([
        of_laura("1", "2026-11-20T00:00:00Z"),
        of_laura("2", "2026-11-01T00:00:00Z"),
        of_laura("3", "2026-08-01T00:00:00Z"),
        ticket("4"),
    ]);
    let repeats = |name: &str| bench.ticket(&id(name)).unwrap().unwrap().repeats;
    assert_eq!(["1", "2", "3", "4"].map(repeats), [1, 1, 2, 0]);
    bench.absorb(PulledPage::default(), at("2026-12-10T00:00:00Z")).unwrap();
    assert_eq!(["1", "2", "3", "4"].map(repeats), [0, 1, 1, 0]);
}

#[test]
fn people_and_queues_are_known_by_id_and_name() {
    let bench = bench();
    let agent = Person { role: Some(Clean::line("agent")), ..ana() };
    bench.put_people(&[agent.clone(), Person { id: PersonId::new("8"), ..ana() }]).unwrap();
    assert_eq!(bench.person(&PersonId::new("7")).unwrap(), Some(agent.clone()));
    assert_eq!(bench.agents().unwrap(), [agent]);
}

#[test]
fn a_round_goes_on_where_the_process_before_it_stopped_and_then_begins_again() {
    let bench = holding((0..5).map(|nth| ticket(&nth.to_string())));
    let mut asked = Vec::new();
    for _ in 0..3 {
        let store = Store::open(bench.path()).unwrap();
        let ids = store.round(2).unwrap();
        assert!(store.note_round(2, ids.clone(), BTreeSet::new()).unwrap().is_empty());
        asked.push(ids);
    }
    assert_eq!(asked.iter().map(Vec::len).collect::<Vec<_>>(), [2, 2, 1]);
    assert_eq!(asked.concat(), bench.open_ids().unwrap(), "each of them once");
    assert_eq!(bench.round(2).unwrap(), asked[0]);
    assert_eq!(bench.round(usize::MAX).unwrap(), asked.concat());
}

#[test]
fn a_round_that_ended_with_a_full_hand_begins_again_at_the_front() {
    let bench = holding((0..4).map(|nth| ticket(&nth.to_string())));
    for _ in 0..2 {
        bench.note_round(2, bench.round(2).unwrap(), BTreeSet::new()).unwrap();
    }
    assert_eq!(bench.round(2).unwrap(), bench.open_ids().unwrap()[..2]);
}

#[test]
fn what_was_absent_twice_is_told_to_whichever_process_asked_and_once_found_it_counts_anew() {
    let bench = holding((0..3).map(|nth| ticket(&nth.to_string())));
    let note = |absent: &[&str]| {
        let store = Store::open(bench.path()).unwrap();
        let asked = store.round(10).unwrap();
        store.note_round(10, asked, absent.iter().map(|one| id(one)).collect()).unwrap()
    };
    assert_eq!(note(&["1"]), []);
    assert_eq!(note(&["2"]), [], "the other one was found");
    assert_eq!(note(&["1", "2"]), [id("2")]);
    assert_eq!(note(&["1"]), [id("1")]);
}

#[test]
fn all_is_read_until_a_ticket_is_written() {
    let bench = holding([ticket("1")]);
    let read = |it: &str| {
        let mark = shown(&bench, it).mark;
        bench.absorb_timeline(&id(it), &[], mark.as_deref(), now()).unwrap();
    };
    bench.note_read().unwrap();
    assert!(!bench.is_all_read().unwrap(), "its conversation is not held");
    read("1");
    assert!(!bench.is_all_read().unwrap(), "nobody noted it");
    bench.note_read().unwrap();
    assert!(bench.is_all_read().unwrap());
    pull(&bench, [ticket("1")]);
    assert!(bench.is_all_read().unwrap(), "it is as it was");
    let elsewhere = with(ticket("3"), |it| it.escalated = false);
    pull(&bench, [ticket("1"), elsewhere]);
    assert!(bench.is_all_read().unwrap(), "it is no work of ours");
    pull(&bench, [ticket("1"), ticket("2")]);
    assert!(!bench.is_all_read().unwrap());
    read("2");
    bench.note_read().unwrap();
    assert!(bench.is_all_read().unwrap());
    pull(&bench, [with(ticket("1"), |it| it.mark = Some("more".to_owned()))]);
    assert!(!bench.is_all_read().unwrap());
    assert_eq!(bench.stale_threads(9).unwrap(), [id("1")]);
}
