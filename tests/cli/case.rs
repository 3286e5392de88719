//! A whole case without a screen, and what is refused.

use std::os::unix::fs::PermissionsExt;

use secondline::domain::ids::TicketId;
use serde_json::json;

use super::desk::{Desk, field, site};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_whole_case_arrives_with_each_part_exactly_once() {
    let site = site().await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    let synced = desk.run(&["sync"]).ok();
    assert_eq!(synced["pulled"], 200);

    let next = desk.run(&["next", "--claim"]).ok();
    let key = next["key"].as_str().expect("a key").to_owned();
    assert_eq!(next["claim"]["state"], "sent");
    assert_eq!(next["ticket"]["assignee"]["name"], site.running.agent().name.as_str());
    assert!(next["why"][0]["words"].as_str().is_some_and(|words| words.ends_with('.')));

    desk.work_through(&key);
    let refused = desk.run(&["note", &key, "Pedí el detalle a Fraude. Tarjeta 4111 1111 1111 1111."]);
    assert_eq!((refused.status, &refused.json["refused"][0]["rule"]), (1, &json!("card-data")));
    let noted = desk.run(&["note", &key, "Pedí el detalle a Fraude. Tarjeta ••••1111."]).ok();
    assert_eq!(noted[0]["state"], "sent");
    desk.run(&["tag", &key, "+headless", "+twice"]).ok();
    let resolved = desk
        .run(&[
            "resolve",
            &format!("#{key}"),
            "--cause",
            "inf-06",
            "--also",
            "CUS-05",
            "--knowledge",
            "new",
            "--verdict",
            "right",
            "--why",
            "The name on the statement is the acquirer's.",
            "--reply",
            "Hola, el cargo es de la tienda que usted usó.",
        ])
        .ok();
    assert!(
        resolved.as_array().expect("changes").iter().all(|change| change["state"] == "sent"),
        "{resolved:#}"
    );

    let id = TicketId::new(&key);
    let there = site.ticket(&id).await;
    assert_eq!(there["status"], "solved");
    assert_eq!(there["assignee_id"], json!(site.running.agent().id));
    assert_eq!(field(&there, "cause"), "INF-06");
    assert_eq!(field(&there, "causes_also"), "CUS-05");
    assert_eq!(field(&there, "verdict"), "right");
    assert_eq!(field(&there, "knowledge"), "new");
    assert!(field(&there, "sop").as_str().is_some_and(|sop| sop.contains('@')), "{there:#}");
    for tag in ["headless", "twice"] {
        let tags = there["tags"].as_array().expect("tags");
        assert_eq!(tags.iter().filter(|found| **found == json!(tag)).count(), 1, "{tag}");
    }
    assert_eq!(site.comments(&id, "Pedí el detalle a Fraude. Tarjeta ••••1111.").await, 1);
    assert_eq!(site.comments(&id, "el cargo es de la tienda").await, 1);
    assert_eq!(site.comments(&id, "The name on the statement is the acquirer's.").await, 1);
    assert_eq!(site.comments(&id, "4111").await, 0);

    let gone = desk.run(&["tag", &key, "-twice", "--json"]).ok();
    assert_eq!(gone[0]["kind"], "tag");
    assert!(!site.ticket(&id).await["tags"].as_array().expect("tags").contains(&json!("twice")));
    let without = desk.run(&["tickets", &format!("key:{key}"), "-tag:headless"]).ok();
    assert_eq!(without, json!([]));

    assert_eq!(desk.run(&["outbox"]).ok(), json!([]));
    let shown = desk.run(&["ticket", &key]).ok();
    assert_eq!((&shown["status"], &shown["cause"]), (&json!("solved"), &json!("INF-06")));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_a_rule_refuses_ends_with_status_1_and_its_reasons() {
    let site = site().await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    desk.run(&["sync"]).ok();
    let key = desk.run(&["next", "--claim"]).ok()["key"].as_str().expect("a key").to_owned();
    let refused = desk.run(&["resolve", &key, "--knowledge", "new"]);
    assert_eq!(refused.status, 1);
    let rules: Vec<&str> = refused.json["refused"]
        .as_array()
        .expect("reasons")
        .iter()
        .filter_map(|no| no["rule"].as_str())
        .collect();
    for rule in ["step-open", "cause-missing", "verdict-missing"] {
        assert!(rules.contains(&rule), "{rules:?}");
    }
    assert!(refused.stderr.contains("The root cause is missing."), "{}", refused.stderr);

    assert_eq!(desk.run(&["set", &key, "status=solved"]).status, 1, "only Resolve solves");
    assert_eq!(desk.run(&["ticket", "999999"]).status, 1);
    assert_eq!(desk.run(&["tickets", "sitio:x"]).status, 2);
    assert_eq!(desk.run(&["set", &key, "colour=red"]).status, 2);
    assert_eq!(desk.run(&["frobnicate"]).status, 2);
    let there = site.ticket(&TicketId::new(&key)).await;
    assert_ne!(there["status"], "solved");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_case_returned_to_tier_1_is_open_there_with_what_was_missing() {
    let site = site().await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    desk.run(&["sync"]).ok();
    let key = super::gate::general(&desk);
    desk.run(&["claim", &key]).ok();
    assert_eq!(desk.run(&["return", &key, "--verdict", "incomplete"]).status, 1, "nothing named as missing");
    desk.run(&["return", &key, "--missing", "Date of the charge", "--verdict", "incomplete"]).ok();
    let id = TicketId::new(&key);
    let there = site.ticket(&id).await;
    assert_eq!((&there["status"], &there["assignee_id"]), (&json!("open"), &json!(null)));
    assert_eq!(field(&there, "verdict"), "incomplete");
    assert_eq!(site.comments(&id, "Date of the charge").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn skipping_takes_the_following_ticket_and_stays_here() {
    let site = site().await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    desk.run(&["sync"]).ok();
    let first = desk.run(&["next"]).ok()["key"].clone();
    let second = desk.run(&["next", "--skip", "waiting for Fraud"]).ok()["key"].clone();
    assert_ne!(first, second);
    assert_eq!(desk.run(&["next"]).ok()["key"], second, "a skipped ticket is not offered again at once");
    assert_eq!(desk.run(&["outbox"]).ok(), json!([]));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_file_that_is_made_can_be_read_by_others() {
    let site = site().await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    desk.run(&["sync"]).ok();
    let mut seen = 0;
    for folder in ["state", "cache", "log"] {
        let folder = desk.home.path().join(folder);
        let mode = |path: &std::path::Path| {
            std::fs::metadata(path).expect("it is there").permissions().mode() & 0o077
        };
        assert_eq!(mode(&folder), 0, "{}", folder.display());
        for file in std::fs::read_dir(&folder).expect("a folder").flatten() {
            assert_eq!(mode(&file.path()), 0, "{}", file.path().display());
            seen += 1;
        }
    }
    assert!(seen >= 2, "store and log");
}
