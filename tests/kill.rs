//! What survives a kill: the real binary, a real sandbox process, SIGKILL at seeded moments of its writes.
//! The moments come from the session's relay, from the program's own output and from a seeded span of its run; none of the
//! promises depends on which moment was hit.

use std::collections::BTreeMap;
use std::time::Instant;

use crate::cli::outlets::hub;
use crate::session::{Session, Strike};

/// A fixed sequence of seemingly random numbers (splitmix64).
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

/// The kinds of write that the session makes; each leaves a text that is found on the server only once.
fn verb<'a>(dice: &mut Dice, key: &'a str, mark: &'a str, tag: &'a str) -> Vec<&'a str> {
    match dice.below(4) {
        0 => vec!["tag", key, tag],
        1 => vec!["reply", key, mark],
        _ => vec!["note", key, mark],
    }
}

#[test]
fn fifty_kills_lose_no_acknowledged_change_and_double_none() {
    let seed = 20_260_312;
    let mut dice = Dice(seed);
    let session = Session::start();
    let keys = session.keys(8);
    let span = session.usual_span(&keys[0]);
    let mut written: BTreeMap<String, (String, bool)> = BTreeMap::new();
    let (mut kills, mut rounds) = (0, 0);
    while kills < 50 {
        rounds += 1;
        assert!(rounds < 250, "seed {seed}: only {kills} kills struck a running program");
        let key = &keys[dice.below(keys.len() as u64) as usize];
        let mark = format!("mark-{rounds}-end");
        let tag = format!("+{mark}");
        let strike = match dice.below(8) {
            0 => Strike::Asked,
            1 | 2 => Strike::Answered,
            3 => Strike::Told,
            4 => Strike::Spoken,
            _ => Strike::After(span.mul_f64(dice.below(1000) as f64 / 1000.0)),
        };
        let ended = session.run_and_strike(&verb(&mut dice, key, &mark, &tag), strike);
        kills += u32::from(ended.killed);
        written.insert(mark, (key.clone(), ended.acknowledged));
    }
    session.settle();
    let mut acknowledged = 0;
    for (mark, (key, was_acknowledged)) in &written {
        let found = session.times_on_the_server(key, mark);
        acknowledged += usize::from(*was_acknowledged);
        if *was_acknowledged {
            assert_eq!(found, 1, "seed {seed}: {mark} of {key} was acknowledged");
        } else {
            assert!(found <= 1, "seed {seed}: {mark} of {key} stands {found} times");
        }
    }
    assert!(
        acknowledged > 0 && acknowledged < written.len(),
        "kills struck before and after acknowledgement"
    );
}

#[test]
fn work_goes_on_while_the_crm_is_gone_and_arrives_once() {
    let session = Session::start();
    let keys = session.keys(6);
    session.write(&["note", &keys[0], "mark-before-end"]);
    session.relay.set_down(true);
    for (i, key) in keys.iter().enumerate() {
        let state = session.write(&["note", key, &format!("mark-away-{i}-end")]);
        assert_eq!(state, "queued", "the change is kept");
    }
    assert_eq!(session.waiting(), keys.len());
    session.relay.set_down(false);
    session.settle();
    assert_eq!(session.waiting(), 0);
    assert_eq!(session.times_on_the_server(&keys[0], "mark-before-end"), 1);
    for (i, key) in keys.iter().enumerate() {
        assert_eq!(session.times_on_the_server(key, &format!("mark-away-{i}-end")), 1);
    }
}

/// Kills that strike while product requests leave.
const STRIKES: usize = 3;

/// Sends requests and is killed meanwhile, then settles; gives how often each of them was acknowledged.
fn requests_under_kills(session: &Session, seed: u64) -> BTreeMap<String, bool> {
    let offered = session.json(&["product", "list"]);
    let offered = offered.as_array().unwrap().iter().filter(|row| row["state"] == "candidate");
    let mut ids: Vec<String> = offered.map(|row| row["id"].as_str().unwrap().to_owned()).collect();
    assert!(ids.len() > STRIKES, "{} requests are offered", ids.len());
    let mut dice = Dice(seed);
    let first = ids.remove(0);
    let began = Instant::now();
    session.json(&["product", "send", &first]);
    let span = began.elapsed();
    let mut sent = BTreeMap::from([(first, true)]);
    let mut kills = 0;
    for id in ids.into_iter().take(3 * STRIKES) {
        let strike = match dice.below(4) {
            0 => Strike::Spoken,
            _ => Strike::After(span.mul_f64(0.3 + dice.below(700) as f64 / 1000.0)),
        };
        let ended = session.run_and_strike(&["product", "send", &id], strike);
        kills += usize::from(ended.killed);
        sent.insert(id, ended.acknowledged);
        if kills >= STRIKES {
            break;
        }
    }
    assert!(kills > 0, "seed {seed}: no kill struck a running program");
    session.settle();
    sent
}

fn each_stands_once(sent: &BTreeMap<String, bool>, times: impl Fn(&str) -> usize) {
    for (id, was_acknowledged) in sent {
        let found = times(id);
        if *was_acknowledged {
            assert_eq!(found, 1, "{id} was acknowledged");
        } else {
            assert!(found <= 1, "{id} stands {found} times");
        }
    }
}

const LOW_RULE: &str = "[recurrence.product]\ntickets = 1\ndays = 400\ncustomers = 1\n";

#[test]
fn kills_while_product_requests_are_written_to_a_file_lose_none_and_double_none() {
    let kept = tempfile::tempdir().unwrap();
    let file = kept.path().join("requests.jsonl");
    let outlet = format!("{LOW_RULE}[feedback]\nto = [\"file\"]\nfile = \"{}\"\n", file.display());
    let session = Session::with(&outlet);
    let sent = requests_under_kills(&session, 41);
    let lines = std::fs::read_to_string(&file).unwrap();
    let ids: Vec<String> = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).expect("whole lines")["id"].to_string())
        .collect();
    each_stands_once(&sent, |id| ids.iter().filter(|known| known.trim_matches('"') == id).count());
}

#[test]
fn kills_while_product_requests_leave_for_github_lose_none_and_double_none() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (hub, base) = runtime.block_on(hub());
    let outlet = format!(
        "{LOW_RULE}[feedback]\nto = [\"github\"]\n[feedback.target]\nbase = \"{base}\"\n\
         auth = {{ type = \"bearer\", token = \"cmd:echo hub-token\" }}\nvars = {{ owner = \"acme\", repo = \"product\" }}\n"
    );
    let session = Session::with(&outlet);
    let sent = requests_under_kills(&session, 42);
    let hub = hub.lock().unwrap();
    let has =
        |issue: &serde_json::Value, id: &str| issue["body"].to_string().contains(&format!("<!-- {id} -->"));
    each_stands_once(&sent, |id| hub.issues.iter().filter(|issue| has(issue, id)).count());
}
