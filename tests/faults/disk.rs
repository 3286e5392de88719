//! Disks that are full, fail or hold something else than they should; upgrades that are killed; files that a
//! person asks for. The program is the real one; it knows tickets and has nobody to send to.

use std::fs::{self, DirBuilder, Permissions};
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _, symlink};
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use jiff::Timestamp;
use rusqlite::Connection;
use secondline::domain::change::{Change, NewChange};
use secondline::domain::clean::Clean;
use secondline::domain::ids::{ChangeId, TicketId};
use secondline::domain::ticket::{Person, Ticket};
use secondline::store::{PulledPage, Store};
use serde_json::{Value, json};

use crate::session::{PROGRAM, program};
use crate::terminal::pty;

const CANARY: &str = "canarioq7x3";

fn now() -> Timestamp {
    "2026-11-21T12:00:00Z".parse().unwrap()
}

fn ana() -> Person {
    serde_json::from_value(json!({"id": "7", "name": "Ana Ruiz"})).unwrap()
}

fn ticket(id: &str, customer: &str) -> Ticket {
    serde_json::from_value(json!({
        "id": id, "key": id, "subject": format!("=Cargo {customer} {id}"), "description": format!("Soy {customer}."),
        "status": "open", "priority": "normal",
        "requester": {"id": customer, "name": format!("Laura {customer}"), "email": format!("{customer}@example.com")},
        "created": "2026-11-16T12:00:00Z", "updated": "2026-11-18T11:00:00Z", "escalated": true
    }))
    .unwrap()
}

/// A home with three tickets in its store.
fn settle(home: &Path) {
    DirBuilder::new().recursive(true).mode(0o700).create(home.join("state")).unwrap();
    let store = Store::open(&db(home)).unwrap();
    let tickets = vec![ticket("101", CANARY), ticket("102", "otra"), ticket("103", "otra")];
    store.absorb(PulledPage { tickets, ..PulledPage::default() }, now()).unwrap();
    store.set_meta("me", &serde_json::to_string(&ana()).unwrap()).unwrap();
}

fn db(home: &Path) -> PathBuf {
    home.join("state/secondline.db")
}

fn said(done: &Output) -> String {
    String::from_utf8_lossy(&[&done.stdout[..], &done.stderr[..]].concat()).into_owned()
}

fn run(home: &Path, args: &[&str]) -> Output {
    program(home, args).env("LC_ALL", "en_US.UTF-8").output().unwrap()
}

/// The texts of the notes that wait, and that the file is whole.
fn notes(home: &Path) -> Vec<String> {
    let store = Store::open(&db(home)).unwrap();
    assert_eq!(store.verify_audit(None).unwrap().broken, None);
    let sound: String = Connection::open(db(home))
        .unwrap()
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(sound, "ok");
    let texts = store.outbox().unwrap().into_iter().filter_map(|row| match row.change {
        Change::Note { text } => Some(text.to_string()),
        _ => None,
    });
    texts.collect()
}

/// A small disk of its own, where this machine lets us have one.
struct Disk(tempfile::TempDir);

impl Disk {
    fn mount(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", &format!("size={size},mode=700"), "tmpfs"])
            .arg(folder.path())
            .output();
        if mounted.is_ok_and(|done| done.status.success()) {
            return Some(Self(folder));
        }
        println!("skipped: this user cannot mount a small disk");
        None
    }

    fn home(&self) -> PathBuf {
        self.0.path().join("home")
    }

    fn ballast(&self) -> PathBuf {
        self.0.path().join("ballast")
    }

    /// Takes all room that is left.
    fn fill(&self) {
        use std::io::Write as _;
        let mut file = fs::OpenOptions::new().create(true).append(true).open(self.ballast()).unwrap();
        for size in [65_536, 4_096, 512, 1] {
            while file.write_all(&vec![b'x'; size]).is_ok() {}
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).output();
    }
}

#[test]
fn a_full_disk_costs_nothing_that_was_called_saved() {
    let Some(disk) = Disk::mount("12m") else { return };
    let home = disk.home();
    settle(&home);
    disk.fill();
    let (mut saved, mut refused) = (Vec::new(), 0);
    for nth in 0..24 {
        let text = format!("mark-{nth}-{}", "x".repeat(30_000));
        let done = run(&home, &["--lang", "en", "note", "101", &text]);
        match done.status.code() {
            Some(0) => saved.push(text),
            Some(4) => {
                refused += 1;
                assert!(said(&done).contains("NOT saved"), "{}", said(&done));
            }
            _ => panic!("note {nth}: {} {}", done.status, said(&done)),
        }
    }
    assert!(!saved.is_empty(), "the reserve was given up for the first ones");
    assert!(refused > 0, "the disk was really full");
    println!("saved {}, refused {refused}", saved.len());
    fs::remove_file(disk.ballast()).unwrap();
    assert_eq!(notes(&home), saved);
    let done = run(&home, &["note", "101", "after"]);
    assert!(done.status.success(), "{}", said(&done));
    assert_eq!(notes(&home).len(), saved.len() + 1);
}

#[test]
fn on_a_full_disk_the_screen_says_not_saved_and_keeps_the_text() {
    let Some(disk) = Disk::mount("12m") else { return };
    let home = disk.home();
    settle(&home);
    DirBuilder::new().mode(0o700).create(home.join("config")).unwrap();
    fs::write(home.join("config/settings.toml"), "").unwrap();
    let args = ["--home", home.to_str().unwrap(), "--lang", "en"].map(str::to_owned);
    let mut terminal = pty::Terminal::start(PROGRAM.as_ref(), &args, disk.0.path(), (80, 24)).unwrap();
    terminal.screen_with("▌").unwrap();
    terminal.press("<enter>").unwrap();
    terminal.screen_with("Soy").unwrap();
    fs::write(home.join("state/secondline.db.reserve"), b"").unwrap();
    disk.fill();
    terminal.press("i").unwrap();
    terminal.press("Pedimos el detalle al comercio.").unwrap();
    terminal.screen_with("Pedimos el detalle").unwrap();
    terminal.press("<c-s>").unwrap();
    let screen = terminal.screen_with("NOT saved").unwrap().contents();
    println!("{screen}");
    assert!(screen.contains("Pedimos el detalle"), "the text is still there:\n{screen}");
    fs::remove_file(disk.ballast()).unwrap();
    terminal.press("<c-s>").unwrap();
    let screen = terminal.screen_with("1 to send").unwrap().contents();
    assert!(!screen.contains("NOT saved"), "{screen}");
    drop(terminal);
    assert_eq!(notes(&home), ["Pedimos el detalle al comercio."]);
}

/// Whether strace can be used here, with the number of calls that `args` makes of `call`.
fn calls(home: &Path, call: &str, args: &[&str]) -> Option<usize> {
    let log = home.join("calls");
    let counted = Command::new("strace")
        .args(["-f", "-qq", "-e", &format!("trace={call}"), "-o"])
        .arg(&log)
        .arg(PROGRAM)
        .arg("--home")
        .arg(home)
        .args(args)
        .output();
    if !counted.is_ok_and(|done| done.status.success()) {
        println!("skipped: strace cannot be used here");
        return None;
    }
    let found = fs::read_to_string(&log).unwrap();
    fs::remove_file(&log).unwrap();
    Some(found.lines().filter(|line| line.contains(call)).count())
}

/// Runs the program with something injected into a call.
fn strike(home: &Path, call: &str, what: &str, nth: usize, args: &[&str]) -> Output {
    Command::new("strace")
        .args(["-f", "-qq", "-e", &format!("trace={call}"), "-e"])
        .arg(format!("inject={call}:{what}:when={nth}"))
        .args(["-o", "/dev/null", PROGRAM, "--lang", "en", "--home"])
        .arg(home)
        .args(args)
        .output()
        .unwrap()
}

/// How many points are tried of a call: all of them where `SECONDLINE_CHAOS` asks for it.
fn stride(count: usize, points: usize) -> usize {
    if std::env::var_os("SECONDLINE_CHAOS").is_some() { 1 } else { usize::max(1, count / points) }
}

#[test]
fn a_disk_that_fails_costs_nothing_that_was_called_saved() {
    let root = tempfile::tempdir().unwrap();
    let home = root.path().join("home");
    settle(&home);
    let (mut saved, mut refused) = (Vec::new(), 0);
    let mut points = 0;
    for call in ["pwrite64", "fsync", "fdatasync"] {
        let Some(count) = calls(&home, call, &["note", "102", "counted"]) else { return };
        points += count;
        for nth in (1..=count).step_by(stride(count, 8)) {
            let text = format!("mark-{call}-{nth}");
            let done = strike(&home, call, "error=EIO", nth, &["note", "101", &text]);
            match done.status.code() {
                Some(0) => saved.push(text),
                Some(4) => refused += 1,
                _ => panic!("{call} {nth}: {} {}", done.status, said(&done)),
            }
            let kept = notes(&home);
            assert!(saved.iter().all(|text| kept.contains(text)), "{call} {nth}");
        }
    }
    println!("calls {points}, saved {}, refused {refused}", saved.len());
    assert!(points > 4 && refused > 0);
    let kept = notes(&home);
    for text in &saved {
        assert_eq!(kept.iter().filter(|kept| *kept == text).count(), 1, "{text}");
    }
    let done = run(&home, &["note", "101", "after"]);
    assert!(done.status.success(), "{}", said(&done));
}

/// A store as the first version left it.
fn first_version(path: &Path) {
    let old = Connection::open(path).unwrap();
    fs::set_permissions(path, Permissions::from_mode(0o600)).unwrap();
    old.execute_batch("PRAGMA journal_mode = WAL").unwrap();
    old.execute_batch(include_str!("../../src/store/migrations/0001.sql")).unwrap();
    let by = serde_json::to_string(&ana()).unwrap();
    let out = json!({"to": "ticket", "comment": {"public": false, "text": "x"}}).to_string();
    for nth in 0..40 {
        let change = json!({"kind": "note", "text": format!("Nota {nth}")}).to_string();
        let id = format!("c{nth}");
        old.execute(
            "INSERT INTO changes (id, act, by, at, kind, change) VALUES (?1, ?1, ?2, 5, 'note', ?3)",
            [&id, &by, &change],
        )
        .unwrap();
        old.execute(
            "INSERT INTO deliveries (seq, lane, state, out, base, updated)
             VALUES (last_insert_rowid(), 't:101', 'queued', ?1, '{}', 5)",
            [&out],
        )
        .unwrap();
    }
    old.execute_batch("PRAGMA application_id = 0x534C494E; PRAGMA user_version = 1").unwrap();
}

fn version(path: &Path) -> i64 {
    Connection::open(path).unwrap().pragma_query_value(None, "user_version", |row| row.get(0)).unwrap()
}

#[test]
fn an_upgrade_that_is_killed_is_complete_or_did_not_happen() {
    let root = tempfile::tempdir().unwrap();
    let fresh = |name: &str| {
        let home = root.path().join(name);
        DirBuilder::new().recursive(true).mode(0o700).create(home.join("state")).unwrap();
        first_version(&db(&home));
        home
    };
    let newest = {
        let home = fresh("whole");
        drop(Store::open(&db(&home)).unwrap());
        version(&db(&home))
    };
    let (mut old, mut new) = (0, 0);
    for call in ["pwrite64", "fsync", "rename", "unlink"] {
        let home = fresh(&format!("counted-{call}"));
        let Some(count) = calls(&home, call, &["audit", "verify"]) else { return };
        for nth in (1..=count).step_by(stride(count, 8)) {
            let home = fresh(&format!("{call}-{nth}"));
            let done = strike(&home, call, "signal=KILL", nth, &["audit", "verify"]);
            assert!(
                done.status.signal() == Some(9) || done.status.code() == Some(137) || done.status.success()
            );
            let found = version(&db(&home));
            assert!(found == 1 || found == newest, "{call} {nth}: version {found}");
            if found == 1 {
                old += 1;
            } else {
                new += 1;
            }
            for entry in fs::read_dir(home.join("state")).unwrap() {
                let mode = entry.unwrap().metadata().unwrap().permissions().mode();
                assert_eq!(mode & 0o077, 0);
            }
            assert_eq!(notes(&home).len(), 40, "{call} {nth}");
            assert_eq!(version(&db(&home)), newest);
            drop(Store::open(&db(&home)).unwrap());
            let left: Vec<String> = fs::read_dir(home.join("state"))
                .unwrap()
                .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
                .filter(|name| name.contains("backup"))
                .collect();
            assert_eq!(left, Vec::<String>::new(), "{call} {nth}: copies go in the end");
        }
    }
    println!("killed before: {old}, after: {new}");
    assert!(old > 0);
}

#[test]
fn a_newer_store_is_read_and_exported_and_stays_as_it_is() {
    let root = tempfile::tempdir().unwrap();
    let home = root.path().join("home");
    settle(&home);
    Connection::open(db(&home)).unwrap().pragma_update(None, "user_version", 99).unwrap();
    let before = fs::read(db(&home)).unwrap();
    let done = run(&home, &["--lang", "en", "note", "101", "x"]);
    assert_eq!(done.status.code(), Some(4));
    assert!(said(&done).contains("schema 99"), "{}", said(&done));
    let file = root.path().join("tickets.csv");
    let done = run(&home, &["export", "--to", file.to_str().unwrap()]);
    assert!(done.status.success(), "{}", said(&done));
    assert!(fs::read_to_string(&file).unwrap().contains("101"));
    let other = root.path().join("other.csv");
    let done = run(&home, &["export", "--unmasked", "--reason", "x", "--to", other.to_str().unwrap()]);
    assert_eq!(done.status.code(), Some(1), "what cannot be in the audit is not unmasked");
    assert!(!other.exists());
    assert_eq!(fs::read(db(&home)).unwrap(), before);
}

#[test]
fn limits_of_files_end_in_words() {
    let root = tempfile::tempdir().unwrap();
    let home = root.path().join("home");
    settle(&home);
    let before = notes(&home).len();
    for limit in ["--nofile=6", "--nofile=8", "--nofile=10", "--nofile=12", "--nofile=16", "--fsize=100000"] {
        let done = Command::new("prlimit")
            .args([limit, PROGRAM, "--lang", "en", "--home"])
            .arg(&home)
            .args(["note", "101", &"x".repeat(60_000)])
            .output();
        let Ok(done) = done else {
            println!("skipped: there is no prlimit here");
            return;
        };
        let said = said(&done);
        assert!(done.status.code().is_some_and(|code| code < 6), "{limit}: {} {said}", done.status);
        assert!(!said.contains("panicked"), "{limit}: {said}");
        assert!(done.status.success() || !said.trim().is_empty(), "{limit} ends in words");
        assert!(notes(&home).len() >= before);
    }
    let done = run(&home, &["note", "101", "after"]);
    assert!(done.status.success(), "{}", said(&done));
}

#[test]
fn an_export_goes_into_a_file_of_its_own_or_nowhere() {
    let root = tempfile::tempdir().unwrap();
    let home = root.path().join("home");
    settle(&home);
    let at = |name: &str| root.path().join(name);
    fs::write(at("theirs"), "theirs").unwrap();
    symlink(at("theirs"), at("link.csv")).unwrap();
    symlink(at("nowhere"), at("loose.csv")).unwrap();
    fs::create_dir(at("folder")).unwrap();
    fs::write(at("old.csv"), "old").unwrap();
    let fifo = Command::new("mkfifo").arg(at("fifo")).status();
    let mut refused: Vec<PathBuf> =
        ["link.csv", "loose.csv", "folder", "old.csv", "none/at/all.csv"].map(at).into_iter().collect();
    if fifo.is_ok_and(|done| done.success()) {
        refused.push(at("fifo"));
    }
    refused.push(PathBuf::from("/dev/full"));
    for path in &refused {
        let done = run(&home, &["--lang", "en", "export", "--to", path.to_str().unwrap()]);
        assert_eq!(done.status.code(), Some(1), "{}: {}", path.display(), said(&done));
        assert!(said(&done).contains(path.to_str().unwrap()), "{}", said(&done));
        let forced = run(&home, &["export", "--force", "--to", path.to_str().unwrap()]);
        assert_eq!(forced.status.success(), path.ends_with("old.csv"), "{}", path.display());
    }
    assert_eq!(fs::read_to_string(at("theirs")).unwrap(), "theirs");
    assert!(!at("nowhere").exists());
    let names: Vec<_> = fs::read_dir(root.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(!names.iter().any(|name| name.to_string_lossy().starts_with(".secondline")), "{names:?}");
    for file in ["old.csv"].map(at) {
        assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn an_export_says_who_when_what_and_how_masked_and_is_in_the_audit() {
    let root = tempfile::tempdir().unwrap();
    let home = root.path().join("home");
    settle(&home);
    let export = |name: &str, more: &[&str]| {
        let file = root.path().join(name);
        let mut args = vec!["--lang", "en", "export", "--to", file.to_str().unwrap()];
        args.extend(more);
        let done = run(&home, &args);
        assert!(done.status.success(), "{}", said(&done));
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
        fs::read_to_string(file).unwrap()
    };
    let text = export("a.csv", &["is:open"]);
    let head = text.lines().next().unwrap();
    for part in ["tickets", "Ana Ruiz", "is:open", "masked", "Rows: 3"] {
        assert!(head.contains(part), "{head}");
    }
    assert!(!text.contains(&format!("{CANARY}@example.com")), "masked by default");
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    for row in reader.records() {
        for cell in &row.unwrap() {
            assert!(!cell.starts_with(['=', '+', '@', '\t', '\r']), "{cell:?} starts a formula");
        }
    }
    let lines = export("b.jsonl", &["--unmasked", "--reason", "auditoría interna"]);
    let first: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!(first["export"]["masked"], false);
    assert_eq!(first["export"]["reason"], "auditoría interna");
    assert!(lines.contains(&format!("{CANARY}@example.com")));
    assert_eq!(lines.lines().count(), 4);
    for what in ["causes", "evidence", "audit"] {
        let document: Value =
            serde_json::from_str(&export(&format!("{what}.json"), &["--what", what])).unwrap();
        assert_eq!(document["export"]["what"], what);
        // The word alone means the same; it is no filter.
        let document: Value = serde_json::from_str(&export(&format!("{what}-word.json"), &[what])).unwrap();
        let said = (&document["export"]["what"], &document["export"]["filter"]);
        assert_eq!(said, (&json!(what), &json!("")));
    }
    let done = run(&home, &["export", "--unmasked", "--to", "x.csv"]);
    assert_eq!(done.status.code(), Some(2), "unmasked needs a reason");
    let listed: Value = serde_json::from_slice(&run(&home, &["--json", "audit", "list"]).stdout).unwrap();
    let exports: Vec<&Value> =
        listed.as_array().unwrap().iter().filter(|entry| entry["what"] == "exported").collect();
    assert_eq!(exports.len(), 8);
    assert_eq!(
        (&exports[1]["by"]["name"], &exports[1]["detail"]["masked"]),
        (&json!("Ana Ruiz"), &json!(false))
    );
}

#[test]
fn the_audit_is_verified_and_names_the_first_entry_that_was_forged() {
    let root = tempfile::tempdir().unwrap();
    let home = root.path().join("home");
    settle(&home);
    for nth in 0..4 {
        assert!(run(&home, &["note", "101", &format!("Nota {nth}")]).status.success());
    }
    let done = run(&home, &["--json", "audit", "verify"]);
    let whole: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!((whole["ok"].as_bool(), whole["entries"].as_u64()), (Some(true), Some(4)));
    let head = whole["head"].as_str().unwrap();
    assert!(run(&home, &["audit", "verify", "--head", head]).status.success());
    let file = Connection::open(db(&home)).unwrap();
    file.execute("UPDATE changes SET change = replace(change, 'Nota 1', 'Nota 7')", []).unwrap();
    drop(file);
    let done = run(&home, &["--json", "audit", "verify"]);
    assert_eq!(done.status.code(), Some(1));
    let broken: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!((broken["ok"].as_bool(), broken["broken"]["seq"].as_i64()), (Some(false), Some(2)));
    let done = run(&home, &["--lang", "en", "audit", "verify"]);
    assert!(said(&done).contains("broken at entry 2"), "{}", said(&done));
}

fn everything_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    entries.flat_map(|path| if path.is_dir() { everything_below(&path) } else { vec![path] }).collect()
}

fn traces(home: &Path) -> Vec<PathBuf> {
    let holds = |path: &PathBuf| {
        fs::read(path).unwrap().windows(CANARY.len()).any(|part| part.eq_ignore_ascii_case(CANARY.as_bytes()))
    };
    everything_below(home).into_iter().filter(holds).collect()
}

#[test]
fn a_purge_by_the_command_line_leaves_no_trace_below_home() {
    let root = tempfile::tempdir().unwrap();
    let home = root.path().join("home");
    settle(&home);
    let text = format!("Pedí el detalle a {CANARY}.");
    assert!(run(&home, &["-vvv", "note", "101", &text]).status.success());
    {
        let store = Store::open(&db(&home)).unwrap();
        store.keep_draft(&TicketId::new("101"), "reply", "", &Clean::text(&text), now()).unwrap();
        let reveal = NewChange {
            id: ChangeId::new("r1"),
            ticket: Some(TicketId::new("101")),
            change: Change::Reveal { what: "ticket".to_owned(), reason: Clean::line(&text) },
            out: None,
        };
        store.commit(&[reveal], &ana(), now()).unwrap();
    }
    for left in ["secondline.db.corrupt-20260101T000000Z", "secondline.db.backup-1"] {
        fs::write(home.join("state").join(left), CANARY).unwrap();
        fs::set_permissions(home.join("state").join(left), Permissions::from_mode(0o600)).unwrap();
    }
    assert!(!traces(&home).is_empty());
    let key = format!("{CANARY}@example.com");
    let done = run(&home, &["--lang", "en", "purge", "--customer", &key, "--yes"]);
    assert_eq!(done.status.code(), Some(1), "a note has not arrived: {}", said(&done));
    assert!(said(&done).contains("not arrived"), "{}", said(&done));
    let done = run(&home, &["--lang", "en", "purge", "--customer", &key, "--drop-owed"]);
    assert!(done.status.success() && said(&done).contains("--yes"), "{}", said(&done));
    assert!(!traces(&home).is_empty(), "told, not done");
    let done = run(&home, &["--json", "purge", "--customer", &key, "--drop-owed", "--yes"]);
    assert!(done.status.success(), "{}", said(&done));
    let told: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!((told["tickets"].as_u64(), told["traceless"].as_bool()), (Some(1), Some(true)), "{told}");
    assert_eq!(traces(&home), Vec::<PathBuf>::new());
    let done = run(&home, &["--json", "audit", "verify"]);
    let whole: Value = serde_json::from_slice(&done.stdout).unwrap();
    assert_eq!((whole["ok"].as_bool(), whole["purged"].as_u64()), (Some(true), Some(2)));
    let done = run(&home, &["purge", "--customer", &key, "--yes"]);
    assert_eq!(done.status.code(), Some(1), "nothing of it is held any more");
}
