//! What is purged is in no file of ours, the audit still holds, and a pull does not bring it back.

use std::path::Path;

use super::*;
use crate::domain::conflict::Matter;
use crate::domain::delivery::Delivery;
use crate::domain::proposal::{Kind, Proposal};
use crate::domain::recurrence::Recurrence;
use crate::domain::ticket::Entry;
use crate::domain::view::Scope;

const CANARY: &str = "canarioq7x3";

/// How often the canary stands in the files of a folder.
fn traces(folder: &Path) -> usize {
    let mut found = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        let text = bytes.to_ascii_lowercase();
        found += text.windows(CANARY.len()).filter(|part| *part == CANARY.as_bytes()).count();
    }
    found
}

fn about(id: &str, customer: &str, text: &str, status: Status) -> Ticket {
    with(ticket(id), |ticket| {
        ticket.subject = Clean::line(&format!("{text} {id}"));
        ticket.description = Clean::text(&format!("{text} ").repeat(40));
        ticket.status = status;
        if let Some(person) = &mut ticket.requester {
            person.id = PersonId::new(customer);
            person.name = Clean::line(&format!("Laura {text}"));
            person.email = Some(Clean::line(&format!("{customer}@example.com")));
        }
    })
}

fn entry(id: &str, text: &str) -> Entry {
    serde_json::from_value(serde_json::json!({
        "id": id, "at": "2026-11-18T11:00:00Z", "public": true, "text": text, "files": []
    }))
    .unwrap()
}

/// Everything that is done with a ticket, with the canary in it, for one of two customers.
fn worked() -> Bench {
    let bench = bench();
    bench.set_meta("me", &serde_json::to_string(&ana()).unwrap()).unwrap();
    for round in 0..3 {
        let tickets = (0..120).map(|nth| {
            let (customer, text) = if nth % 4 == 0 { ("canary", CANARY) } else { ("other", "tarjeta") };
            let id = nth.to_string();
            let status = if nth < 8 { Status::Open } else { Status::Solved };
            // Rewritten each round, so that old copies of the text lie in unused room.
            with(about(&id, customer, text, status), |ticket| {
                ticket.updated = at(&format!("2026-11-18T11:0{round}:00Z"));
                ticket.subject = Clean::line(&format!("{} {round}", ticket.subject));
            })
        });
        pull(&bench, tickets);
    }
    bench.put_people(&[about("0", "canary", CANARY, Status::Open).requester.unwrap()]).unwrap();
    let long = format!("{CANARY} me escribió. ").repeat(300);
    bench.absorb_timeline(&id("0"), &[entry("e1", &long), entry("e2", CANARY)], Some("m"), now()).unwrap();
    bench.absorb_timeline(&id("0"), &[entry("e1", "otra cosa")], Some("n"), now()).unwrap();
    bench.absorb_timeline(&id("4"), &[entry("e3", &long)], Some("m"), now()).unwrap();
    bench
        .commit(
            &[note("a", "0", &format!("Pedí el detalle a {CANARY}.")), note("b", "1", "Otra.")],
            &ana(),
            now(),
        )
        .unwrap();
    typed(&bench, "4", "reply", &format!("Hola {CANARY}, "));
    typed(&bench, "4", "reply", &format!("Hola {CANARY}, buenos"));
    let evidence = Recurrence {
        cause: Clean::line("INF-06"),
        product: Clean::line("credit_card"),
        topic: Clean::default(),
        others: Vec::new(),
        tickets: vec![id("0"), id("1")],
        customers: 2,
        since: now(),
        trend: vec![1],
    };
    let key = crate::domain::ids::ProposalKey::new("k1");
    let proposal = Proposal { episode: 1, ..Proposal::candidate(Kind::Knowledge, key, evidence) };
    let text = Begun { title: Clean::line("Cargos"), text: Clean::text(&format!("Como dijo {CANARY}: x")) };
    bench.begin_proposal(&proposal, &text, now()).unwrap();
    let lost = Matter::Text { of: "reply".to_owned(), text: Clean::text(&format!("Perdido: {CANARY}")) };
    bench.raise_alarm(&id("4"), None, lost, now()).unwrap();
    for ending in [".backup-1", ".corrupt-20261101T000000Z", ".corrupt-20261101T000000Z-wal"] {
        std::fs::write(crate::store::backup::beside(bench.path(), ending), CANARY).unwrap();
    }
    bench
}

fn deliver(bench: &Bench) {
    for batch in bench.next_batches(now(), 9).unwrap() {
        assert!(bench.start_attempt(&batch, now()).unwrap());
        bench.settle(&batch.changes, Settlement::new(Delivery::Sent), now()).unwrap();
    }
}

fn customer() -> Whom {
    Whom::Customer("canary@example.com".to_owned())
}

#[test]
fn a_purged_customer_is_in_no_file_of_ours() {
    let bench = worked();
    deliver(&bench);
    assert!(traces(bench.folder.path()) > 1_000);
    let plan = bench.plan_purge(&customer()).unwrap();
    assert_eq!((plan.tickets.len(), plan.changes, plan.drafts, plan.texts), (30, 1, 1, 1));
    assert_eq!((plan.owed.len(), plan.files), (0, 3));
    let purged = bench.purge(&plan, false, now()).unwrap();
    assert!(purged.traceless);
    assert_eq!(traces(bench.folder.path()), 0, "while the file is open");
    let whole = bench.verify_audit(None).unwrap();
    assert_eq!((whole.broken, whole.purged), (None, 1), "the audit holds, and tells what was purged");
    assert_eq!(bench.held().unwrap(), 90);
    let (folder, path) = (bench.folder, bench.store.path().to_owned());
    drop(bench.store);
    assert_eq!(traces(folder.path()), 0, "after it was closed");
    let again = Store::open(&path).unwrap();
    let said = again.audit().unwrap().into_iter().filter_map(|entry| entry.text).map(|text| text.what);
    assert_eq!(said.collect::<Vec<_>>(), ["note", "purged"]);
    let fault = rusqlite::Connection::open(&path)
        .unwrap()
        .query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0));
    assert_eq!(fault.unwrap(), "ok");
}

#[test]
fn what_was_not_purged_can_still_be_found() {
    let bench = worked();
    deliver(&bench);
    bench.purge(&bench.plan_purge(&customer()).unwrap(), false, now()).unwrap();
    let query = |words: &str| DeskQuery {
        scope: Scope::All,
        filter: crate::domain::filter::Filter::parse(words).unwrap(),
        order: Order::Newest,
        me: None,
        now: now(),
        soon: jiff::SignedDuration::from_hours(2),
        limit: None,
    };
    assert_eq!(bench.desk(&query("tarjeta")).unwrap().rows.len(), 90);
    assert_eq!(bench.desk(&query(CANARY)).unwrap().rows.len(), 0);
}

#[test]
fn what_is_still_owed_needs_a_decision_before_it_is_purged() {
    let bench = worked();
    let plan = bench.plan_purge(&customer()).unwrap();
    assert_eq!(plan.owed.len(), 1);
    assert!(matches!(bench.purge(&plan, false, now()), Err(StoreError::Owed(1))));
    assert!(traces(bench.folder.path()) > 1_000, "nothing was purged");
    let batch = bench.next_batches(now(), 9).unwrap().remove(0);
    bench.start_attempt(&batch, now()).unwrap();
    assert!(matches!(bench.purge(&plan, true, now()), Err(StoreError::UnderWay(_))));
    bench.settle(&batch.changes, Settlement::new(Delivery::Refused), now()).unwrap();
    bench.purge(&plan, true, now()).unwrap();
    assert_eq!(traces(bench.folder.path()), 0);
    assert_eq!(bench.outbox().unwrap().len(), 1, "somebody else's change still waits");
}

#[test]
fn a_pull_brings_back_only_what_is_open() {
    let bench = worked();
    deliver(&bench);
    bench.purge(&bench.plan_purge(&customer()).unwrap(), false, now()).unwrap();
    let solved = about("8", "canary", CANARY, Status::Solved);
    let new = about("500", "canary", CANARY, Status::Solved);
    let open = about("0", "canary", CANARY, Status::Open);
    let done = pull(&bench, [solved, new, open, about("501", "other", "tarjeta", Status::Solved)]);
    assert_eq!((done.new, done.unchanged), (2, 2));
    assert!(bench.ticket(&id("0")).unwrap().is_some(), "work is owed on it");
    assert!(bench.ticket(&id("8")).unwrap().is_none());
    bench.put_people(&[about("0", "canary", CANARY, Status::Open).requester.unwrap()]).unwrap();
    assert_eq!(bench.person(&PersonId::new("canary")).unwrap(), None);
}

#[test]
fn what_is_finished_and_older_than_the_retention_goes_and_stays_away() {
    let bench = worked();
    deliver(&bench);
    let later = at("2026-12-20T12:00:00Z");
    assert_eq!(bench.retain(0, later).unwrap().unwrap().tickets, 0, "0 keeps everything");
    let done = bench.retain(30, later).unwrap().unwrap();
    assert_eq!((done.tickets, done.traceless), (112, true));
    assert_eq!(bench.held().unwrap(), 8, "open tickets stay");
    assert_eq!(bench.retain(30, later).unwrap(), None, "once a day");
    assert_eq!(bench.verify_audit(None).unwrap().broken, None);
    let solved = about("500", "other", "x", Status::Solved);
    let page = PulledPage { tickets: vec![solved], ..PulledPage::default() };
    assert_eq!(bench.absorb(page, later).unwrap().new, 0);
}
