//! What must not be found anywhere: the token, card numbers, files that others can read.

use std::fs;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::thread;

use crate::session::{Session, TOKEN, program, settle_in};

fn everything_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(everything_below(&path)) } else { found.push(path) }
    }
    found
}

fn holds(path: &Path, words: &str) -> bool {
    path.is_file() && fs::read(path).unwrap().windows(words.len()).any(|part| part == words.as_bytes())
}

#[test]
fn the_token_is_in_no_file_and_no_output() {
    let session = Session::start();
    let key = &session.keys(1)[0];
    session.write(&["note", key, "Pedí el detalle a Fraude."]);
    for verb in [&["-vv", "sync"][..], &["-vv", "outbox"], &["config", "show"]] {
        let done = program(session.home(), verb).output().unwrap();
        let said = [done.stdout, done.stderr].concat();
        assert!(!String::from_utf8_lossy(&said).contains(TOKEN), "{verb:?} says the token");
    }
    for path in everything_below(session.home()) {
        assert!(!holds(&path, TOKEN), "{} holds the token", path.display());
    }
}

#[test]
fn the_token_is_sent_to_no_other_origin() {
    let trap = TcpListener::bind("127.0.0.1:0").unwrap();
    let elsewhere = trap.local_addr().unwrap();
    let server = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}", server.local_addr().unwrap());
    let asked = Arc::new(AtomicBool::new(false));
    let saw = Arc::clone(&asked);
    thread::spawn(move || {
        for mut program in server.incoming().flatten() {
            let mut request = [0; 4096];
            let count = program.read(&mut request).unwrap_or(0);
            saw.fetch_or(String::from_utf8_lossy(&request[..count]).contains(TOKEN), SeqCst);
            let answer =
                format!("HTTP/1.1 307 Away\r\nLocation: http://{elsewhere}/\r\nContent-Length: 0\r\n\r\n");
            let _ = program.write_all(answer.as_bytes());
        }
    });
    let root = tempfile::tempdir().unwrap();
    let home = settle_in(root.path(), &base);
    let done = program(&home, &["sync"]).output().unwrap();
    assert!(asked.load(SeqCst), "the configured origin was asked, with the token");
    assert!(!done.status.success(), "a redirect is no answer");
    trap.set_nonblocking(true).unwrap();
    assert!(trap.accept().is_err(), "somebody else was asked");
}

#[test]
fn card_numbers_and_their_codes_are_cut_before_anything_is_kept() {
    let session = Session::start();
    let key = &session.keys(1)[0];
    let body = "{\"ticket\":{\"comment\":{\"body\":\"Mi tarjeta 4111 1111 1111 1111, cvv 737, canary-in\",\"public\":true}}}";
    session.ask("PUT", &format!("/api/v2/tickets/{key}.json"), body);
    session.json(&["sync"]);
    let typed = "El cliente dictó 5500-0000-0000-0004 cvv: 848 canary-out";
    let refused = program(session.home(), &["--lang", "en", "note", key, typed]).output().unwrap();
    assert_eq!(refused.status.code(), Some(1), "nothing is altered unseen on its way out");
    assert!(String::from_utf8_lossy(&refused.stderr).contains("last four digits"));
    session.write(&["note", key, "El cliente dictó ••••0004 canary-out"]);
    assert!(session.json(&["ticket", key]).to_string().contains("canary-in"), "their text is kept");
    assert_eq!(session.times_on_the_server(key, "canary-out"), 1, "our text is kept");
    let mut kept = false;
    for path in everything_below(session.home()) {
        kept |= holds(&path, "canary-out");
        for secret in ["4111 1111", "41111111", "5500-0000", "55000000", "cvv 737", "cvv: 848"] {
            assert!(!holds(&path, secret), "{} holds {secret}", path.display());
        }
    }
    assert!(kept, "the store was searched");
}

#[test]
fn every_file_and_folder_is_for_its_owner_alone() {
    let session = Session::start();
    session.write(&["note", &session.keys(1)[0], "Pedí el detalle a Fraude."]);
    for path in everything_below(session.home()) {
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "{} has mode {:o}", path.display(), mode & 0o777);
    }
}
