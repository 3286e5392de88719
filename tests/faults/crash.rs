//! Kill -9 at each call of the system that writes, syncs, connects or sends: `strace` injects it into the real program,
//! one call further each time. Whatever was acknowledged is on the server once in the end, and nothing is there twice.
//! `SECONDLINE_CRASH=all` strikes at every call; else at a spread of them.

use std::collections::BTreeMap;
use std::process::Command;

use super::rig::integrity;
use crate::session::Session;

/// `SQLite` syncs by `fsync` here and the client sends by `writev`; where they do otherwise, the last two are met.
const CALLS: [&str; 8] =
    ["pwrite64", "fsync", "writev", "connect", "write", "ftruncate", "fdatasync", "sendto"];

/// Where a run that does not strike everywhere does.
const SPREAD: [u32; 5] = [1, 2, 5, 13, 34];

fn has_strace() -> bool {
    let tried = Command::new("strace").args(["-qq", "-e", "trace=none", "true"]).output();
    tried.is_ok_and(|tried| tried.status.success())
}

/// What was written, where, and whether the program had said that it is saved.
type Written = BTreeMap<String, (String, bool)>;

/// A line of the script.
#[derive(Debug, Clone, Copy)]
enum Verb {
    Note,
    Tag,
    Set,
    Sync,
}

/// Strikes at the calls of one kind of one verb; returns at how many.
fn strike(
    session: &Session,
    verb: Verb,
    call: &str,
    all: bool,
    keys: &[String],
    written: &mut Written,
) -> u32 {
    let mut points = 0;
    for nth in 1.. {
        if !all && !SPREAD.contains(&nth) {
            if nth > *SPREAD.last().expect("it has one") {
                break;
            }
            continue;
        }
        let mark = format!("mark-{}-end", written.len());
        let key = &keys[written.len() % keys.len()];
        let tag = format!("+{mark}");
        if matches!(verb, Verb::Sync) {
            // Something waits to be sent, acknowledged.
            session.relay.set_down(true);
            session.write(&["note", key, &mark]);
            session.relay.set_down(false);
        }
        let args = match verb {
            Verb::Note => vec!["note", key, &mark],
            Verb::Tag => vec!["tag", key, &tag],
            // A field travels with the next note of its ticket or before it; the note shows that both left.
            Verb::Set => vec!["set", key, if nth % 2 == 0 { "priority=low" } else { "priority=high" }],
            Verb::Sync => vec!["sync"],
        };
        let ended = session.struck_at(&args, call, nth);
        assert_eq!(integrity(&session.database()), "ok", "{verb:?}, {call} {nth}");
        match verb {
            Verb::Note | Verb::Tag => drop(written.insert(mark, (key.clone(), ended.acknowledged))),
            Verb::Sync => drop(written.insert(mark, (key.clone(), true))),
            Verb::Set => {}
        }
        if !ended.killed {
            break;
        }
        points += 1;
    }
    points
}

#[test]
fn a_kill_at_any_call_of_the_system_loses_and_doubles_nothing() {
    if !has_strace() {
        println!("skipped: strace is not here, or may not trace");
        return;
    }
    let all = std::env::var("SECONDLINE_CRASH").is_ok_and(|which| which == "all");
    let session = Session::with("grace = \"1s\"\n");
    let keys = session.keys(8);
    let mut written = Written::new();
    let mut points: BTreeMap<&str, u32> = BTreeMap::new();
    let verbs =
        if all { vec![Verb::Note, Verb::Tag, Verb::Set, Verb::Sync] } else { vec![Verb::Note, Verb::Sync] };
    for verb in verbs {
        for call in if all { &CALLS[..] } else { &CALLS[..4] } {
            let struck = strike(&session, verb, call, all, &keys, &mut written);
            println!("{verb:?}: killed at {struck} calls of {call}");
            *points.entry(call).or_default() += struck;
        }
    }
    session.settle();
    assert_eq!(integrity(&session.database()), "ok");
    let mut acknowledged = 0;
    for (mark, (key, was_acknowledged)) in &written {
        let found = session.times_on_the_server(key, mark);
        acknowledged += usize::from(*was_acknowledged);
        if *was_acknowledged {
            assert_eq!(found, 1, "{mark} of {key} was acknowledged");
        } else {
            assert!(found <= 1, "{mark} of {key} stands {found} times");
        }
    }
    println!(
        "kills by call: {points:?}; {} changes, {acknowledged} acknowledged, none lost, none doubled",
        written.len()
    );
    assert!(["pwrite64", "connect"].iter().all(|call| points[call] > 0), "{points:?}");
    assert!(acknowledged > 0);
}
