//! Traps of writing: versions that are not looked at, notes that come out public, success that did nothing, words that
//! the CRM does not have.

use jiff::{SignedDuration, Timestamp};
use secondline::crm::{CrmError, Target, try_writing};
use secondline::domain::change::{Change, Document, FieldValue, NewChange, Outgoing, Patch};
use secondline::domain::clean::Clean;
use secondline::domain::conflict::Matter;
use secondline::domain::delivery::Delivery;
use secondline::domain::ids::{ChangeId, TicketId};
use secondline::domain::proposal::{Kind, key};
use secondline::domain::ticket::{Priority, Status};
use secondline::sandbox::Options;
use secondline::store::Take;
use serde_json::json;

use super::rig::{Rig, wrong};
use crate::sync::site::{Agent, Site, client, options};

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

fn request(text: &str) -> Document {
    Document {
        key: key(Kind::Product, "PAY-01", "credit_card", 0),
        title: Clean::line("Stop it"),
        text: Clean::text(text),
        language: Clean::line("en"),
        publish: false,
    }
}

/// Commits a product request, as the resolve screen does.
fn asks_for(agent: &Agent, document: &Document) -> ChangeId {
    let id = ChangeId::new(uuid::Uuid::now_v7().to_string());
    let change = Change::SendProposal { proposal: document.key.clone() };
    let out = Some(Outgoing::Feedback(document.clone()));
    let new = NewChange { id: id.clone(), ticket: None, change, out };
    agent.store.commit(&[new], &agent.me, Timestamp::now()).expect("a commit");
    id
}

/// Requests with this key, and how often one was posted since the log was forgotten.
async fn made(site: &Site, document: &Document) -> (usize, u64) {
    let log = site.get("/sandbox/log").await;
    let posts = log["requests"].as_object().expect("a log").iter();
    let posts =
        posts.filter(|(kind, _)| kind.starts_with("POST /api/v2/tickets")).filter_map(|(_, n)| n.as_u64());
    let found = site.get(&format!("/api/v2/tickets.json?external_id={}", document.key)).await;
    (found["tickets"].as_array().expect("a list").len(), posts.sum())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_15_a_request_whose_key_is_long_forgotten_is_looked_for_and_not_repeated() {
    for arrived in [true, false] {
        let site = Site::start().await;
        let agent = site.agent();
        agent.sync().await;
        let document = request("It fails each night.");
        let id = asks_for(&agent, &document);
        // The attempt is recorded, its request arrives or not, and the process does not hear of it.
        let batch = agent.store.next_batches(Timestamp::now(), 10).expect("a read").remove(0);
        assert!(agent.store.start_attempt(&batch, Timestamp::now()).expect("a write"));
        if arrived {
            let sender = client(&site.running.base, &site.running.agent().token, |settings| settings);
            sender.create(Target::Feedback, &document).await.expect("it is made");
        }
        // The CRM keeps a key for two hours.
        site.running.clock.advance(SignedDuration::from_hours(3));
        let agent = agent.restarted(&site.running.base, site.running.agent());
        assert_eq!(agent.state(&id), Delivery::Unknown);
        site.ask("DELETE", "/sandbox/log", serde_json::Value::Null).await;
        let report = agent.sync().await;
        assert_eq!(agent.state(&id), Delivery::Sent, "{report:?}");
        assert_eq!(made(&site, &document).await, (1, u64::from(!arrived)), "arrived before: {arrived}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_15_an_edited_text_under_a_key_that_was_taken_is_no_second_request_and_no_refusal() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let before = request("It fails each night.");
    let sender = client(&site.running.base, &site.running.agent().token, |settings| settings);
    sender.create(Target::Feedback, &before).await.expect("it is made");
    let edited = request("It fails each night, and on Sundays.");
    let refused = sender.create(Target::Feedback, &edited).await;
    assert!(matches!(refused, Err(CrmError::Refused { status: 400, .. })), "sent blindly: {refused:?}");
    site.ask("DELETE", "/sandbox/log", serde_json::Value::Null).await;
    let id = asks_for(&agent, &edited);
    let report = agent.sync().await;
    assert_eq!(agent.state(&id), Delivery::Sent, "{report:?}");
    assert_eq!(made(&site, &edited).await, (1, 0));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_19_a_foreign_change_of_the_same_second_is_noticed_though_the_version_is_the_same() {
    // Its clock stands at the present: what changed long ago was read again since.
    let site = Site::with(Options { clock: Some(Timestamp::now()), ..options() }).await;
    let agent = site.agent();
    agent.sync().await;
    let ticket = agent.open_ticket();
    // A colleague's change, which we pull, and another one within the same second, which we do not.
    site.later();
    let before = agent.server(&ticket).priority;
    let (first, pulled) =
        if before == Priority::High { ("normal", Priority::Normal) } else { ("high", Priority::High) };
    site.edit(&ticket, json!({"priority": first})).await;
    agent.sync().await;
    site.edit(&ticket, json!({"priority": "low"})).await;
    let (held, there) = (agent.server(&ticket), site.ticket(&ticket).await);
    assert_eq!(held.priority, pulled);
    assert_eq!(held.version.as_deref(), there["updated_at"].as_str(), "one version for two states");
    let mine = agent.set(&ticket, FieldValue::Priority(Priority::Urgent));
    agent.engine.deliver(crate::sync::site::PATIENCE).await;
    assert_eq!(agent.state(&mine), Delivery::Sent);
    assert_eq!(site.ticket(&ticket).await["priority"], "urgent", "the CRM could not tell them apart");
    let alarms = agent.store.alarms().expect("a read");
    let Some(Matter::Overwrote { fields }) = alarms.first().map(|alarm| &alarm.matter) else {
        panic!("nobody is told: {alarms:?}")
    };
    assert_eq!(fields[0].theirs, FieldValue::Priority(Priority::Low));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_37_a_write_whose_occasion_is_over_is_held_and_not_sent() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let mut tickets = agent.open_tickets(10);
    // Whoever solves what is nobody's owns it, which would be said first.
    let owned = tickets.iter().position(|id| agent.server(id).assignee.is_some()).expect("somebody's");
    tickets.swap(1, owned);
    tickets.truncate(4);
    let (taken, solved, closed, same) = (&tickets[0], &tickets[1], &tickets[2], &tickets[3]);
    // Written on a train: nothing leaves.
    let replies: Vec<ChangeId> = tickets.iter().map(|ticket| agent.reply(ticket, "We are on it.")).collect();
    let note = agent.note(taken, "Called the bank.");
    site.later();
    let colleague = site.running.accounts[1].id;
    assert_ne!(colleague.to_string(), agent.me.id.as_str());
    site.edit(taken, json!({"assignee_id": colleague})).await;
    site.edit(solved, json!({"status": "solved"})).await;
    site.edit(closed, json!({"status": "closed"})).await;
    let report = agent.sync().await;
    let states: Vec<Delivery> = replies.iter().map(|reply| agent.state(reply)).collect();
    assert_eq!(states, [Delivery::Held, Delivery::Held, Delivery::Refused, Delivery::Sent], "{report:?}");
    let why = |at: usize| {
        agent.store.delivery(&replies[at]).expect("a read").expect("a row").error.expect("words").id
    };
    assert_eq!([why(0), why(1), why(2)], ["sync-reassigned", "sync-solved", "sync-closed"]);
    for ticket in [taken, solved, closed] {
        assert_eq!(site.comments(ticket, "We are on it.").await, 0, "nothing was sent");
    }
    assert_eq!(site.comments(same, "We are on it.").await, 1);
    // Whoever decides that it still holds sends it.
    agent.store.resolve(&replies[0], Take::Mine, Timestamp::now()).expect("a decision");
    agent.sync().await;
    assert_eq!((agent.state(&replies[0]), agent.state(&note)), (Delivery::Sent, Delivery::Sent));
    assert_eq!(site.comments(taken, "We are on it.").await, 1);
}
