//! Without the CRM work goes on; with it again everything arrives once. Bad files are told all at once.

use std::process::Command;

use secondline::domain::ids::TicketId;
use secondline::sandbox::Options;
use serde_json::json;

use super::desk::{Desk, options, site};
use crate::sync::site::Site;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_written_offline_is_queued_and_arrives_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = Options { state: Some(folder.path().join("sandbox.jsonl")), ..options() };
    let site = Site::with(kept.clone()).await;
    let (port, token) = (site.running.addr.port(), site.running.agent().token.clone());
    let desk = Desk::new(&site.running.base, &token);
    desk.run(&["sync"]).ok();
    let key = desk.run(&["next", "--claim"]).ok()["key"].as_str().expect("a key").to_owned();
    site.running.stop().await.expect("it stops");

    let noted = desk.run(&["note", &key, "Written without a line."]);
    assert_eq!(noted.status, 0, "{}", noted.stderr);
    assert_eq!(noted.json[0]["state"], "queued");
    assert!(noted.stderr.contains("queued"), "{}", noted.stderr);
    desk.run(&["set", &key, "priority=low"]).ok();
    assert_eq!(desk.run(&["sync"]).status, 5);
    let shown = desk.run(&["ticket", &key]).ok();
    assert_eq!(shown["priority"], "low", "what is meant is shown");
    assert_eq!(shown["pending"].as_array().map(Vec::len), Some(2));

    let site = Site::with(Options { port, ..kept }).await;
    let synced = desk.run(&["sync"]).ok();
    assert_eq!((&synced["pushed"], &synced["waiting"]), (&json!(2), &json!(0)), "{synced:#}");
    let id = TicketId::new(&key);
    assert_eq!(site.comments(&id, "Written without a line.").await, 1);
    assert_eq!(site.ticket(&id).await["priority"], "low");
    assert_eq!(desk.run(&["sync"]).ok()["pushed"], 0);
    assert_eq!(site.comments(&id, "Written without a line.").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_certificate_authorities_loopback_works_and_a_far_crm_is_told_what_is_missing() {
    let site = site().await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    let sync = || {
        let run = Command::new(env!("CARGO_BIN_EXE_secondline"))
            .args(["--lang", "en", "--home"])
            .arg(desk.home.path())
            .arg("sync")
            .env("SECONDLINE_TEST_TOKEN", &site.running.agent().token)
            .env("SSL_CERT_FILE", desk.home.path().join("nowhere.pem"))
            .env("SSL_CERT_DIR", desk.home.path().join("nowhere"))
            .output();
        let said = tokio::task::block_in_place(|| run).expect("the binary runs");
        (said.status.code(), String::from_utf8_lossy(&said.stderr).into_owned())
    };
    let (status, said) = sync();
    assert_eq!(status, Some(0), "{said}");
    desk.points_at("https://crm.invalid");
    let (status, said) = sync();
    assert_ne!(status, Some(0), "{said}");
    assert!(said.contains("SSL_CERT_FILE"), "{said}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn bad_files_are_told_all_at_once_and_the_rest_works() {
    let site = site().await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    desk.run(&["sync"]).ok();
    desk.write("taxonomy.csv", "code,parent\nnonsense\n");
    desk.write("sops/broken.md", "no front matter\n");
    desk.write("keys.toml", "\"ticket.claim\" = 7\n");
    let listed = desk.run(&["tickets", "--limit", "3"]);
    assert_eq!(listed.json.as_array().map(Vec::len), Some(3), "{}", listed.stderr);
    assert_eq!(listed.status, 0);
    for file in ["taxonomy.csv:", "sops/broken.md:", "keys.toml:"] {
        assert!(listed.stderr.contains(file), "{file} in {}", listed.stderr);
    }
    let told = desk.run(&["config", "show"]).ok();
    let files: Vec<&str> = told["faults"]
        .as_array()
        .expect("faults")
        .iter()
        .filter_map(|fault| fault["file"].as_str())
        .collect();
    assert!(files.len() >= 3, "{files:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_profile_that_cannot_be_used_ends_with_status_3_and_writes_are_kept() {
    let site = site().await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    desk.run(&["sync"]).ok();
    let key = desk.run(&["next", "--claim"]).ok()["key"].as_str().expect("a key").to_owned();
    desk.write("crm/zendesk.toml", "profile = 1\nname = \"zendesk\"\nbase = \"ftp://x\"\nsurprise = true\n");
    let synced = desk.run(&["sync"]);
    assert_eq!(synced.status, 3);
    assert!(synced.stderr.contains("zendesk.toml:"), "{}", synced.stderr);
    let noted = desk.run(&["note", &key, "Kept."]);
    assert_eq!((noted.status, &noted.json[0]["state"]), (0, &json!("queued")), "{}", noted.stderr);
}
