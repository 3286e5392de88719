//! A sandbox with a state file goes on where it was, also after it was killed in the middle of a write.

use std::io::Write;
use std::path::Path;

use secondline::sandbox::{self, Options, SandboxError};
use serde_json::{Value, json};

use super::Desk;

fn options(state: &Path) -> Options {
    Options { tickets: 60, live: true, state: Some(state.to_owned()), ..Desk::options() }
}

async fn everything(desk: &Desk) -> (Value, Value) {
    let (_, mut page) =
        desk.admin("/api/v2/incremental/tickets/cursor?start_time=0&include=comment_count").await;
    // Links name the port, which differs.
    for row in page["tickets"].as_array_mut().into_iter().flatten() {
        row["url"] = Value::Null;
    }
    let (_, articles) = desk.get("/api/v2/help_center/articles?label_names=sl-9").await;
    (page["tickets"].clone(), articles["articles"][0]["title"].clone())
}

#[tokio::test]
async fn what_was_written_before_a_stop_is_there_once_after_the_next_start() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = folder.path().join("state.jsonl");
    let desk = Desk::with(options(&state)).await;
    let id = desk.waiting().await["id"].clone();
    desk.control("POST", "clock", json!({"advance": "PT3S"})).await;
    let path = format!("/api/v2/tickets/{id}");
    let note =
        json!({"ticket": {"comment": {"body": "Kept.", "public": false}, "metadata": {"marker": "m1"}}});
    assert_eq!(desk.put(&path, note).await.0, 200);
    let article = json!({"article": {"title": "Kept too", "draft": true, "label_names": ["sl-9"],
        "permission_group_id": sandbox::constants::PERMISSION_GROUP}});
    let section = format!("/api/v2/help_center/sections/{}/articles", sandbox::constants::SECTION);
    let token = desk.running.agent().token.clone();
    assert_eq!(desk.send(&token, "POST", &section, Some(article)).await.0, 201);
    let before = everything(&desk).await;
    desk.running.stop().await.expect("it ends");
    std::fs::OpenOptions::new()
        .append(true)
        .open(&state)
        .and_then(|mut file| file.write_all(b"{\"line\": \"write\", \"at\": 17"))
        .expect("half a line");

    let again = Desk::with(options(&state)).await;
    assert_eq!(everything(&again).await, before);
    let (_, audits) = again.get(&format!("{path}/audits")).await;
    let marked = audits["audits"]
        .as_array()
        .expect("audits")
        .iter()
        .filter(|a| a["metadata"]["custom"]["marker"] == "m1");
    assert_eq!(marked.count(), 1);
}

#[tokio::test]
async fn a_state_of_another_content_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let state = folder.path().join("state.jsonl");
    Desk::with(options(&state)).await.running.stop().await.expect("it ends");
    match sandbox::start(Options { seed: 8, ..options(&state) }).await {
        Err(SandboxError::Faults(faults)) => assert!(faults[0].contains("state.jsonl:1: "), "{faults:?}"),
        other => panic!("{other:?}"),
    }
}
