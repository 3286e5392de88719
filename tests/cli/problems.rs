//! Problems and known errors over two machines: one opens, the other sees; the fix answers every customer once.

use secondline::domain::ids::TicketId;
use secondline::sandbox::Options;
use serde_json::Value;

use super::desk::{Desk, options};
use crate::sync::site::Site;

const REPLY: &str = "Ya quedó resuelto de nuestro lado";

/// Two machines against one CRM, both synced, and four open tickets.
async fn two_desks(options: Options) -> (Site, Desk, Desk, Vec<String>) {
    let site = Site::with(options).await;
    let [ana, bruno] = [0, 1].map(|at| Desk::new(&site.running.base, &site.running.accounts[at].token));
    for desk in [&ana, &bruno] {
        desk.run(&["sync"]).ok();
    }
    let open = ana.run(&["tickets", "is:open", "is:escalated", "owner:none"]).ok();
    let keys = open.as_array().expect("a list").iter().filter_map(|row| row["key"].as_str());
    let keys: Vec<String> = keys.take(4).map(str::to_owned).collect();
    assert_eq!(keys.len(), 4);
    (site, ana, bruno, keys)
}

fn only(desk: &Desk) -> Value {
    let list = desk.run(&["problem", "list", "--all"]).ok();
    let all = list.as_array().expect("a list");
    assert_eq!(all.len(), 1, "{list:#}");
    all[0].clone()
}

fn keys_of(problem: &Value) -> Vec<(&str, bool)> {
    let tickets = problem["tickets"].as_array().expect("tickets");
    let mut keys: Vec<_> =
        tickets.iter().map(|one| (one["key"].as_str().expect("a key"), one["told"] == true)).collect();
    keys.sort_unstable();
    keys
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_agent_opens_a_problem_the_other_sees_it_and_its_fix_answers_each_ticket_once() {
    let (site, ana, bruno, keys) = two_desks(options()).await;
    let what = "La app pide el PIN dos veces.";
    ana.run(&["problem", "open", &keys[0], "--what", what]).ok();
    let id = only(&ana)["id"].as_str().expect("an id").to_owned();
    ana.run(&["problem", "link", &id, &keys[1], &keys[2], &keys[3]]).ok();

    // The other machine reads it from the CRM, writes into it, and the first one reads that.
    bruno.run(&["sync"]).ok();
    let seen = only(&bruno);
    assert_eq!(seen["what"], what);
    assert_eq!(keys_of(&seen).len(), 4, "{seen:#}");
    assert_eq!(seen["known_error"], false);
    let state = ["problem", "set", &id, "state=fix_in_progress"];
    assert_eq!(bruno.run(&state).status, 1, "a fix is for a known cause");
    let cause = "cause=prd-01";
    let why = "why=The token is lost\\nNobody keeps it [https://log.example/1]";
    bruno
        .run(&["problem", "set", &id, cause, why, "workaround:es-MX=Cierre la app.", "state=fix in progress"])
        .ok();
    bruno.run(&["problem", "unlink", &id, &keys[3]]).ok();
    ana.run(&["sync"]).ok();
    let [mine, theirs] = [&ana, &bruno].map(only);
    assert_eq!(mine, theirs, "two desks tell the same problem");
    assert_eq!(mine["state"], "fix_in_progress");
    assert_eq!(mine["cause"], "PRD-01");
    assert_eq!(mine["known_error"], true);
    assert_eq!((&mine["why"][0]["assumed"], &mine["why"][1]["assumed"]), (&true.into(), &false.into()));

    // Solved needs its reference; the preview sends nothing; one is left out.
    let solved = ["problem", "solved", &id];
    assert_eq!(ana.run(&solved).status, 1, "nothing says what mended it");
    ana.run(&["problem", "set", &id, "fix=REL-9.15"]).ok();
    let preview = ana.run(&solved).ok();
    assert_eq!(preview["replies"].as_array().map(Vec::len), Some(3), "{preview:#}");
    for key in &keys {
        assert_eq!(site.comments(&TicketId::new(key), REPLY).await, 0, "a preview sends nothing");
    }
    let texts = ["en", "es-MX", "pt-BR"].map(|language| format!("{language}={REPLY}."));
    let mut yes = vec!["problem", "solved", &id, "--yes", "--leave-out", &keys[2]];
    for text in &texts {
        yes.extend(["--text", text]);
    }
    let sent = ana.run(&yes).ok();
    assert!(sent.as_array().is_some_and(|all| all.iter().all(|one| one["state"] == "sent")), "{sent:#}");

    // Nobody hears it twice: not from here, and not from the colleague, who is told before anything leaves.
    yes.retain(|word| *word != "--leave-out" && *word != keys[2]);
    bruno.run(&yes).ok();
    ana.run(&["sync"]).ok();
    ana.run(&yes).ok();
    bruno.run(&["sync"]).ok();
    for (nth, key) in keys.iter().enumerate() {
        let id = TicketId::new(key);
        let heard = usize::from(nth != 3);
        assert_eq!(site.comments(&id, REPLY).await, heard, "#{key}");
        assert_ne!(site.ticket(&id).await["status"], "solved", "nothing closes past the gate");
    }
    let [mine, theirs] = [&ana, &bruno].map(only);
    assert_eq!(mine, theirs);
    assert_eq!(mine["state"], "resolved");
    assert!(keys_of(&mine).iter().all(|(_, told)| *told), "{mine:#}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_agents_who_tell_it_apart_from_each_other_tell_it_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = Options { state: Some(folder.path().join("sandbox.jsonl")), ..options() };
    let (site, ana, bruno, keys) = two_desks(kept.clone()).await;
    let port = site.running.addr.port();
    ana.run(&["problem", "open", &keys[0], "--what", "The app asks for the PIN twice."]).ok();
    let id = only(&ana)["id"].as_str().expect("an id").to_owned();
    ana.run(&["problem", "link", &id, &keys[1]]).ok();
    ana.run(&["problem", "set", &id, "fix=REL-9.15"]).ok();
    bruno.run(&["sync"]).ok();
    let texts = ["en", "es-MX", "pt-BR"].map(|language| format!("{language}={REPLY}."));
    let mut yes = vec!["problem", "solved", &id, "--yes"];
    for text in &texts {
        yes.extend(["--text", text]);
    }
    ana.run(&yes).ok();
    // The colleague is away from the CRM and knows nothing of it.
    site.running.stop().await.expect("it stops");
    let queued = bruno.run(&yes).ok();
    assert!(queued.as_array().is_some_and(|all| all.iter().any(|one| one["kind"] == "reply")), "{queued:#}");
    let site = Site::with(Options { port, ..kept }).await;
    bruno.run(&["sync"]);
    for key in &keys[..2] {
        assert_eq!(site.comments(&TicketId::new(key), REPLY).await, 1, "#{key}");
    }
    // The second reply waits for a person instead.
    let held = bruno.run(&["outbox"]).ok();
    let replies = held.as_array().expect("a list").iter().filter(|one| one["kind"] == "reply").count();
    assert_eq!(replies, 2, "{held:#}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chain_goes_out_with_its_evidence_and_an_unknown_cause_comes_back_oldest_first() {
    let (site, ana, _, keys) = two_desks(options()).await;
    for key in &keys[..2] {
        ana.run(&["claim", key]).ok();
        let procedure = ana.run(&["sop", "show", key]).ok();
        if procedure["can_resolve"] != true {
            ana.work_through(key);
        }
        let lost = ["resolve", key, "--cause", "UNK-01", "--knowledge", "new", "--verdict", "right"];
        let why = ["--why", "It is charged twice", "--why", "Nobody keys the retry and nobody looks"];
        let wrong = ana.run(&[&lost[..], &why[..], &["--evidence", "msg 1"][..]].concat());
        assert_eq!(wrong.status, 1, "{}", wrong.stdout);
        assert!(wrong.stdout.contains("evidence-lost"), "{}", wrong.stdout);
        let link = ["--evidence", "https://log.example/7", "--evidence", "assumed"];
        let done = ana.run(&[&lost[..], &why[..], &link[..]].concat());
        assert!(done.stderr.contains("two causes"), "{}", done.stderr);
        done.ok();
        let id = TicketId::new(key);
        assert_eq!(site.comments(&id, "1. It is charged twice [https://log.example/7]").await, 1);
        assert_eq!(site.comments(&id, "2. Nobody keys the retry and nobody looks (assumed)").await, 1);
    }
    let open = ana.run(&["tickets", "is:unexplained", "owner:me"]).ok();
    let order: Vec<&str> =
        open.as_array().expect("a list").iter().filter_map(|row| row["key"].as_str()).collect();
    assert_eq!(order, [keys[0].as_str(), keys[1].as_str()], "solved longest ago first");
    // Once it is known, nobody asks any more.
    ana.run(&["set", &keys[0], "cause=INF-06"]).ok();
    let open = ana.run(&["tickets", "is:unexplained", "owner:me"]).ok();
    assert_eq!(open.as_array().map(Vec::len), Some(1), "{open:#}");
}
