//! Traps of writing: versions that are not looked at, notes that come out public, success that did nothing, words that
//! the CRM does not have.

use secondline::crm::{CrmError, try_writing};
use secondline::domain::change::{FieldValue, Patch};
use secondline::domain::ids::TicketId;
use secondline::domain::ticket::Status;
use serde_json::json;

use super::rig::{Rig, wrong};

async fn written(dialect: serde_json::Value) -> (Rig, Vec<String>) {
    let rig = Rig::new(dialect).await;
    let findings = try_writing(&rig.client, &rig.source, &rig.tape, &TicketId::new("3")).await;
    let told = wrong(&findings).into_iter().map(str::to_owned).collect();
    (rig, told)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_plain_crm_without_bad_habits_passes_the_write_probe() {
    let (rig, told) = written(json!({"rows": 5})).await;
    assert_eq!(told, Vec::<String>::new());
    let notes = rig.site.get("/plain/tickets/3/notes").await;
    assert_eq!(notes["notes"].as_array().expect("notes").len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_17_a_success_that_did_nothing_is_told() {
    let (_, told) = written(json!({"rows": 5, "does_nothing": true})).await;
    assert!(told.contains(&"doctor-note-gone".to_owned()), "{told:?}");
    assert!(told.contains(&"doctor-marker-lost".to_owned()), "{told:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_18_a_version_that_nobody_looks_at_is_told_as_no_precondition() {
    let (_, told) = written(json!({"rows": 5, "ignores_version": true})).await;
    assert_eq!(told, ["doctor-no-precondition"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_21_an_internal_note_that_comes_out_public_is_told() {
    let (_, told) = written(json!({"rows": 5, "notes_public": true})).await;
    assert_eq!(told, ["doctor-public-note"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_22_a_status_that_the_crm_does_not_have_is_refused_before_anything_is_sent() {
    let rig = Rig::new(json!({"rows": 5})).await;
    rig.sync().await;
    let server = rig.server(3);
    let patch = Patch { set: vec![FieldValue::Status(Status::Hold)], ..Patch::default() };
    rig.forget_log().await;
    let mut refused = None;
    for step in rig.client.steps(&patch) {
        refused = Some(rig.client.send(step, &server, &patch, "m-2").await);
    }
    assert!(matches!(refused, Some(Err(CrmError::Cannot { .. }))), "{refused:?}");
    assert_eq!(rig.asked("PUT /plain/tickets/{id}").await, 0, "nothing was sent");
}
