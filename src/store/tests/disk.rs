//! Disks that fail: what was saved stays, what was not is said to be not, and a damaged file gives back what
//! can be read of it.

use std::fs::{self, OpenOptions};
use std::os::unix::fs::{FileExt as _, PermissionsExt as _};

use rusqlite::Connection;

use super::*;
use crate::store::backup::{self, beside};
use crate::store::connection::{self, Medium};
use crate::store::writer::Rank;

#[test]
fn what_a_person_does_is_on_the_disk_before_it_is_called_saved() {
    let bench = bench();
    let synchronous =
        |rank| {
            bench.store.inner.writer.write(rank, |db, _| {
                Ok(db.pragma_query_value(None, "synchronous", |row| row.get::<_, i64>(0))?)
            })
        };
    assert_eq!(synchronous(Rank::Person).unwrap(), 2, "FULL");
    assert_eq!(synchronous(Rank::Pull).unwrap(), 1, "NORMAL: it can be pulled again");
    assert_eq!(synchronous(Rank::Person).unwrap(), 2);
    let overwritten = bench
        .store
        .inner
        .writer
        .outside(|db| Ok(db.pragma_query_value(None, "secure_delete", |row| row.get::<_, i64>(0))?));
    assert_eq!(overwritten.unwrap(), 1);
}

#[test]
fn a_full_file_says_so_gives_up_the_reserve_and_takes_the_change_afterwards() {
    let bench = holding([ticket("1")]);
    let reserve = beside(bench.path(), ".reserve");
    assert_eq!(fs::metadata(&reserve).unwrap().len(), 1024 * 1024);
    let limit = |pages: i64| {
        bench.store.inner.writer.outside(move |db| {
            let count: i64 = db.pragma_query_value(None, "page_count", |row| row.get(0))?;
            let most = if pages < 0 { count } else { pages };
            Ok(db.query_row(&format!("PRAGMA max_page_count = {most}"), [], |_| Ok(()))?)
        })
    };
    limit(-1).unwrap();
    let long = "x".repeat(60_000);
    let fault = bench.commit(&[note("a", "1", &long)], &ana(), now()).unwrap_err();
    assert!(fault.is_full());
    assert_eq!(fault.problem().what.id, "store-full");
    assert_eq!(fs::metadata(&reserve).unwrap().len(), 0, "the reserve was given up for it");
    assert_eq!(bench.outbox().unwrap(), [], "nothing of it was saved");
    limit(1_000_000).unwrap();
    bench.commit(&[note("a", "1", &long)], &ana(), now()).unwrap();
    assert_eq!(bench.outbox().unwrap().len(), 1);
    assert_eq!(bench.verify_audit(None).unwrap().broken, None);
    pull(&bench, [ticket("2")]);
    assert_eq!(fs::metadata(&reserve).unwrap().len(), 1024 * 1024, "and taken again when there is room");
}

#[test]
fn a_network_file_system_is_used_without_shared_memory() {
    for magic in [0x6969, 0xFF53_4D42, 0x6573_5546] {
        assert_eq!(Medium::of_type(magic), Medium::Network, "{magic:x}");
    }
    for magic in [0xEF53, 0x0102_1994, 0x5846_5342, 0x794C_7630] {
        assert_eq!(Medium::of_type(magic), Medium::Local, "ext, tmpfs, xfs, overlay: {magic:x}");
    }
    let bench = holding([ticket("1")]);
    let path = bench.path().to_owned();
    let folder = bench.folder;
    drop(bench.store);
    let db = connection::open(&path).unwrap();
    connection::prepare_writer(&db, Medium::Network).unwrap();
    let mode: String = db.pragma_query_value(None, "journal_mode", |row| row.get(0)).unwrap();
    assert_eq!(mode, "delete");
    db.execute("INSERT INTO meta (name, value) VALUES ('a', 'b')", []).unwrap();
    let names: Vec<String> = fs::read_dir(folder.path())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    assert!(!names.iter().any(|name| name.ends_with("-shm") || name.ends_with("-wal")), "{names:?}");
}

#[test]
fn a_reader_that_stays_cannot_make_the_log_grow_without_end() {
    let bench = holding([ticket("1")]);
    let limit = 512 * 1024;
    bench.store.inner.writer.limit_log(limit).unwrap();
    let reader = Connection::open(bench.path()).unwrap();
    reader.execute_batch("BEGIN; SELECT count(*) FROM tickets").unwrap();
    let _held: i64 = reader.query_row("SELECT count(*) FROM tickets", [], |row| row.get(0)).unwrap();
    let log = || fs::metadata(beside(bench.path(), "-wal")).unwrap().len();
    let page = |from: u32| PulledPage {
        tickets: (from..from + 100).map(|nth| ticket(&nth.to_string())).collect(),
        ..PulledPage::default()
    };
    let mut pulled = 0;
    let fault = loop {
        match bench.absorb(page(100 + pulled * 100), now()) {
            Ok(_) => pulled += 1,
            Err(fault) => break fault,
        }
        assert!(pulled < 100, "pulls wait at last");
    };
    assert!(matches!(fault, StoreError::Crowded));
    assert!(log() < 4 * limit, "{} bytes", log());
    bench.commit(&[note("a", "1", "x")], &ana(), now()).unwrap();
    drop(reader);
    bench.absorb(page(50_000), now()).unwrap();
    assert!(log() <= 2 * limit, "it is short again: {} bytes", log());
}

/// A store that was closed with something of everything that exists only here.
fn worked() -> (tempfile::TempDir, std::path::PathBuf) {
    let bench = holding((0..300).map(|nth| ticket(&nth.to_string())));
    bench.set_meta("me", &serde_json::to_string(&ana()).unwrap()).unwrap();
    for nth in 0..60 {
        let text = format!("Nota {nth}: {}", "pedí el detalle. ".repeat(30));
        bench.commit(&[note(&format!("c{nth}"), &nth.to_string(), &text)], &ana(), now()).unwrap();
    }
    typed(&bench, "7", "reply", "Buenos días");
    let path = bench.path().to_owned();
    // Leaves its lease behind, as every session does that has synced.
    drop(bench.take_lease().unwrap());
    (bench.folder, path)
}

fn aside(path: &std::path::Path) -> Vec<std::path::PathBuf> {
    backup::found(path, ".corrupt-").unwrap()
}

#[test]
fn a_damaged_page_costs_only_what_stood_on_it_and_that_is_told() {
    let (folder, path) = worked();
    let whole = fs::read(&path).unwrap();
    let pages = whole.len() / 4_096;
    let (mut rescued, mut losses, mut unnoticed) = (0, 0, 0);
    for nth in (0..pages).step_by(usize::max(1, pages / 48)) {
        fs::write(&path, &whole).unwrap();
        let file = OpenOptions::new().write(true).open(&path).unwrap();
        let noise: Vec<u8> =
            (0..4_096_u32).map(|byte| (byte.wrapping_mul(2_654_435_761) >> 11) as u8).collect();
        file.write_all_at(&noise, nth as u64 * 4_096).unwrap();
        // A session that was killed is looked at more closely when the next one starts.
        let first = Store::open(&path).and_then(|store| store.is_sound().map(|sound| (store, sound)));
        let store = match first {
            Ok((store, true)) => store,
            Ok((store, false)) => {
                drop(store);
                Store::open(&path).unwrap()
            }
            Err(fault) => {
                assert!(fault.is_damaged(), "page {nth}: {fault}");
                Store::open(&path).unwrap()
            }
        };
        let told = store.notices();
        let kept = store.outbox().unwrap().len();
        if told.is_empty() {
            // Nothing of it was in use.
            unnoticed += 1;
            assert_eq!(kept, 60, "page {nth}");
        } else {
            rescued += 1;
            assert!(told[0].id.starts_with("store-salvaged"));
            assert!(!aside(&path).is_empty());
            for file in aside(&path) {
                assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
            }
            if kept < 60 || store.draft(&id("7"), "reply").unwrap().is_none() {
                losses += 1;
                assert!(
                    told[0].id == "store-salvaged-part",
                    "page {nth}: {kept} of 60 are left and nobody is told"
                );
            }
            store.commit(&[note("new", "7", "x")], &ana(), now()).unwrap_err();
            pull(&store, [ticket("7")]);
            store.commit(&[note("new", "7", "x")], &ana(), now()).unwrap();
        }
        drop(store);
        for file in aside(&path) {
            fs::remove_file(file).unwrap();
        }
    }
    let seen = format!("pages: {pages}, rescued: {rescued}, with losses: {losses}, unnoticed: {unnoticed}");
    assert!(rescued > 10 && losses < rescued / 2, "{seen}");
    drop(folder);
}

#[test]
fn a_truncated_file_and_an_empty_log_are_met_at_the_start() {
    let (_folder, path) = worked();
    let whole = fs::read(&path).unwrap();
    // Half of the file is gone.
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    let store = Store::open(&path).unwrap();
    assert!(store.notices()[0].id.starts_with("store-salvaged"));
    store.outbox().unwrap();
    drop(store);
    // Nothing is left of it.
    fs::write(&path, b"").unwrap();
    let store = Store::open(&path).unwrap();
    let told = store.notices();
    assert_eq!(told[0].id, "store-salvaged-part", "what could not be read is named: {told:?}");
    drop(store);
    // A log without a byte in it.
    fs::write(&path, &whole).unwrap();
    fs::write(beside(&path, "-wal"), b"").unwrap();
    let store = Store::open(&path).unwrap();
    assert_eq!(store.notices(), []);
    assert_eq!(store.outbox().unwrap().len(), 60);
}

#[test]
fn a_damaged_journal_shows_in_the_audit_as_lost_and_not_as_forged() {
    let (_folder, path) = worked();
    let whole = fs::read(&path).unwrap();
    // The page of the journal on which a note in the middle stands.
    let text = b"\"kind\":\"note\",\"text\":\"Nota 30";
    let page = whole.windows(text.len()).position(|part| part == text).unwrap() / 4_096;
    let file = OpenOptions::new().write(true).open(&path).unwrap();
    file.write_all_at(&[0xFF; 4_096], page as u64 * 4_096).unwrap();
    let store = Store::open(&path).unwrap();
    assert!(!store.is_sound().unwrap());
    drop(store);
    let store = Store::open(&path).unwrap();
    let told = store.notices();
    assert!(told.iter().any(|say| say.id == "store-salvaged-part"), "{told:?}");
    let kept = store.outbox().unwrap().len();
    assert!(kept > 40 && kept < 60, "{kept}");
    let whole = store.verify_audit(None).unwrap();
    assert_eq!(whole.broken, None);
    assert_eq!(whole.purged + whole.lost, 60 - kept);
}

#[test]
fn a_copy_is_made_before_an_upgrade_and_goes_after_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("store.db");
    crate::config::private_file(&path).unwrap();
    let db = Connection::open(&path).unwrap();
    db.execute_batch(include_str!("../migrations/0001.sql")).unwrap();
    db.execute_batch("PRAGMA application_id = 0x534C494E; PRAGMA user_version = 1").unwrap();
    drop(db);
    drop(Store::open(&path).unwrap());
    let copy = beside(&path, ".backup-1");
    assert_eq!(fs::metadata(&copy).unwrap().permissions().mode() & 0o777, 0o600);
    let old: i64 =
        Connection::open(&copy).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap();
    assert_eq!(old, 1);
    drop(Store::open(&path).unwrap());
    assert!(!copy.exists());
}

#[test]
fn a_newer_file_can_be_read_and_is_never_written() {
    let (_folder, path) = worked();
    Connection::open(&path).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(Store::open(&path), Err(StoreError::Newer { found: 99, .. })));
    let store = Store::open_reading(&path).unwrap();
    assert_eq!(store.outbox().unwrap().len(), 60);
    assert!(matches!(store.set_meta("a", "b"), Err(StoreError::Newer { found: 99, .. })));
    assert!(matches!(store.commit(&[note("n", "1", "x")], &ana(), now()), Err(StoreError::Newer { .. })));
    drop(store);
    assert_eq!(fs::read(&path).unwrap(), before);
}
