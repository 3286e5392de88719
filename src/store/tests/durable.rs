//! What is committed is on disk before the call returns, and survives whatever comes after.

use std::os::unix::fs::PermissionsExt as _;

use super::*;
use crate::domain::delivery::Delivery;

#[test]
fn the_file_and_its_companions_are_readable_by_their_owner_alone() {
    let bench = holding([ticket("1")]);
    let _lease = bench.take_lease().unwrap();
    let mut seen = 0;
    for entry in std::fs::read_dir(bench.folder.path()).unwrap() {
        let mode = entry.unwrap().metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0);
        seen += 1;
    }
    assert!(seen >= 4, "the file, its log, its index of the log and the lease");
}

#[test]
fn a_newer_schema_is_refused_and_the_file_stays_as_it_was() {
    let bench = holding([ticket("1")]);
    let path = bench.path().to_owned();
    drop(bench.store);
    rusqlite::Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = std::fs::read(&path).unwrap();
    let fault = Store::open(&path).unwrap_err();
    assert!(matches!(fault, StoreError::Newer { found: 99, .. }));
    assert_eq!(fault.problem().what.id, "store-newer");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn what_was_committed_is_there_after_a_crash() {
    let bench = holding([ticket("1")]);
    let path = bench.path().to_owned();
    bench.commit(&[note("a", "1", "Pedí el detalle.")], &ana(), now()).unwrap();
    typed(&bench, "1", "reply", "Buenos días");
    // Nothing is closed, as in a killed process.
    std::mem::forget(bench.store.clone());
    let again = Store::open(&path).unwrap();
    assert_eq!(again.outbox().unwrap().len(), 1);
    assert_eq!(again.draft(&id("1"), "reply").unwrap(), Some(Clean::text("Buenos días")));
}

#[test]
fn a_request_that_was_under_way_is_unknown_after_a_crash() {
    let bench = holding([ticket("1")]);
    bench.commit(&[solve("a", "1")], &ana(), now()).unwrap();
    let lease = bench.take_lease().unwrap().unwrap();
    let batch = bench.next_batches(now(), 9).unwrap().remove(0);
    assert!(bench.start_attempt(&batch, now()).unwrap());
    let beside = Store::open(bench.path()).unwrap();
    assert_eq!(beside.outbox().unwrap()[0].state, Delivery::Sending, "a living process is left alone");
    assert!(beside.take_lease().unwrap().is_none());
    // The lock goes with the process that held it.
    drop(lease);
    let again = Store::open(bench.path()).unwrap();
    let row = again.outbox().unwrap().remove(0);
    assert_eq!((row.state, row.attempts), (Delivery::Unknown, 1));
    assert_eq!(again.next_batches(now(), 9).unwrap()[0].marker, batch.marker);
}

#[test]
fn a_person_does_not_wait_for_a_long_pull() {
    let bench = holding([ticket("1")]);
    let store = bench.store.clone();
    let page = PulledPage {
        tickets: (10..12_000).map(|nth| ticket(&nth.to_string())).collect(),
        ..PulledPage::default()
    };
    let pull = std::thread::spawn(move || store.absorb(page, now()).unwrap());
    while bench.held().unwrap() < 2 {
        std::thread::yield_now();
    }
    bench.commit(&[note("a", "1", "x")], &ana(), now()).unwrap();
    let held = bench.held().unwrap();
    assert!(held < 11_000, "the commit came before the end of the pull, at {held}");
    assert_eq!(pull.join().unwrap().new, 11_990);
}

#[test]
fn a_full_disk_says_that_nothing_was_saved() {
    let full = StoreError::Sql(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(13), None));
    assert!(full.is_full());
    assert_eq!(full.problem().what.id, "store-full");
}

#[test]
fn small_facts_are_kept() {
    let bench = bench();
    bench.set_meta("me", "7").unwrap();
    bench.set_meta("me", "8").unwrap();
    assert_eq!(bench.meta("me").unwrap().as_deref(), Some("8"));
    assert_eq!(bench.meta("none").unwrap(), None);
}
