//! The whole loop against a real Request Tracker 5, as an agent with an agent's rights. Runs where `SECONDLINE_RT_URL`,
//! `SECONDLINE_RT_TOKEN` and `SECONDLINE_RT_USER` are set (and `SECONDLINE_RT_LEAD_TOKEN` for deleting, with
//! `SECONDLINE_RT_MBOX` for outgoing mail); is passed over with a message otherwise.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use secondline::config::{Clock, CrmSettings};
use secondline::crm::{Client, Profile};
use secondline::domain::change::{Change, Comment, Document, FieldValue, NewChange, Outgoing, Patch};
use secondline::domain::clean::Clean;
use secondline::domain::delivery::Delivery;
use secondline::domain::ids::{ChangeId, ProposalKey, TicketId};
use secondline::domain::ticket::{Fact, Gone, Person, Priority, Status};
use secondline::store::Store;
use secondline::sync::{Engine, Pace};
use serde_json::{Value, json};

const PATIENCE: Duration = Duration::from_mins(1);

/// RT as its own API shows it, and our machine beside it.
struct Site {
    url: String,
    token: String,
    http: reqwest::Client,
    store: Store,
    engine: Arc<Engine>,
    me: Person,
    _folder: tempfile::TempDir,
}

impl Site {
    async fn start() -> Option<Self> {
        let of = |name: &str| std::env::var(name).ok();
        let (Some(url), Some(token), Some(user)) =
            (of("SECONDLINE_RT_URL"), of("SECONDLINE_RT_TOKEN"), of("SECONDLINE_RT_USER"))
        else {
            println!(
                "passed over: SECONDLINE_RT_URL, SECONDLINE_RT_TOKEN and SECONDLINE_RT_USER are not set"
            );
            return None;
        };
        let _ = rustls::crypto::ring::default_provider().install_default();
        let settings = CrmSettings {
            auth: Some(
                json!({"type": "header", "header": "Authorization", "value": "token {token}", "token": "env:SECONDLINE_RT_TOKEN"}),
            ),
            vars: [
                ("url".to_owned(), json!(url)),
                ("me".to_owned(), json!(user)),
                ("queues".to_owned(), json!(["Tier2 Escalations"])),
                ("class".to_owned(), json!("Tier2 Knowledge")),
                ("feedback".to_owned(), json!("Tier3 Engineering")),
            ]
            .into(),
            ..CrmSettings::default()
        };
        // The instance has a lifecycle of its own.
        let text = include_str!("../config/crm/rt5.toml").replace(
            "pending = [\"stalled\"], hold = []",
            "pending = [\"waiting on customer\"], hold = [\"waiting on vendor\", \"stalled\"]",
        );
        let profile = Profile::compile("crm/rt5.toml", &text, &settings).unwrap();
        let client = Client::new(profile).unwrap();
        let me = client.me().await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("store.db")).unwrap();
        let mut pace = Pace::new(Duration::from_secs(1), Duration::from_millis(400));
        (pace.settle, pace.sweep) = (Duration::ZERO, Duration::from_secs(1));
        let engine = Arc::new(Engine::new(store.clone(), client, Clock::System, pace));
        Some(Self { url, token, http: reqwest::Client::new(), store, engine, me, _folder: folder })
    }

    async fn ask(&self, token: &str, method: &str, path: &str, body: Value) -> Value {
        let request = self.http.request(method.parse().unwrap(), format!("{}/REST/2.0{path}", self.url));
        let request = request.header("Authorization", format!("token {token}"));
        let request = if body.is_null() { request } else { request.json(&body) };
        let answer = request.send().await.unwrap();
        serde_json::from_slice(&answer.bytes().await.unwrap()).unwrap_or(Value::Null)
    }

    async fn get(&self, path: &str) -> Value {
        self.ask(&self.token, "GET", path, Value::Null).await
    }

    async fn made(&self, subject: &str) -> TicketId {
        let body = json!({"Queue": "Tier2 Escalations", "Subject": subject, "Requestor": "zoe.test@vegahotels.example",
            "Content": "It is broken.", "ContentType": "text/plain", "Priority": 30});
        let made = self.ask(&self.token, "POST", "/ticket", body).await;
        TicketId::new(made["id"].as_str().unwrap())
    }

    fn write(&self, ticket: &TicketId, change: Change, patch: Patch) -> ChangeId {
        let id = ChangeId::new(uuid::Uuid::now_v7().to_string());
        let out = Some(Outgoing::Ticket(patch));
        let new = NewChange { id: id.clone(), ticket: Some(ticket.clone()), change, out };
        self.store.commit(&[new], &self.me, Timestamp::now()).unwrap();
        id
    }

    fn say(&self, ticket: &TicketId, public: bool, text: &str) -> ChangeId {
        let text = Clean::text(text);
        let comment = Some(Comment { public, text: text.clone() });
        self.write(ticket, Change::Note { text }, Patch { comment, ..Patch::default() })
    }

    fn set(&self, ticket: &TicketId, value: FieldValue) -> ChangeId {
        let patch = Patch { set: vec![value.clone()], ..Patch::default() };
        self.write(ticket, Change::Set { value }, patch)
    }

    fn state(&self, id: &ChangeId) -> (Delivery, String) {
        let row = self.store.delivery(id).unwrap().unwrap();
        (row.state, format!("{:?}", row.error))
    }

    fn sent(&self, id: &ChangeId) {
        let (state, why) = self.state(id);
        assert_eq!(state, Delivery::Sent, "{why}");
    }

    /// How many entries of a ticket hold a text, by RT's own word, and of which kind they are.
    async fn entries(&self, ticket: &TicketId, text: &str) -> Vec<String> {
        let attachments = self
            .get(&format!("/ticket/{ticket}/attachments?per_page=100&fields=TransactionId,Content"))
            .await;
        let history = self.get(&format!("/ticket/{ticket}/history?per_page=100&fields=Type")).await;
        let holds = |part: &Value| part["Content"].as_str().is_some_and(|content| content.contains(text));
        let parts = attachments["items"].as_array().unwrap().iter().filter(|part| holds(part));
        let kinds = parts.filter_map(|part| {
            let entry = history["items"]
                .as_array()
                .unwrap()
                .iter()
                .find(|entry| entry["id"] == part["TransactionId"])?;
            Some(entry["Type"].as_str()?.to_owned())
                .filter(|kind| kind != "EmailRecord" && kind != "CommentEmailRecord")
        });
        kinds.collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_loop_runs_against_a_real_request_tracker() {
    let Some(site) = Site::start().await else { return };
    let run = format!("run-{}", uuid::Uuid::now_v7());
    everything_arrives_once(&site).await;
    let ticket = site.made(&format!("loop {run}")).await;
    site.engine.once(PATIENCE).await;
    a_case_is_worked(&site, &ticket, &run).await;
    what_is_not_taken_is_told(&site, &ticket).await;
    a_lost_answer_is_settled(&site, &run).await;
    what_went_is_noticed(&site, &ticket, &run).await;
    an_article_is_written_once(&site).await;
}

async fn everything_arrives_once(site: &Site) {
    // Everything of the queue arrives, once.
    let began = std::time::Instant::now();
    let report = site.engine.once(PATIENCE).await;
    let took = began.elapsed();
    assert!(report.failed.is_empty() && report.bad == 0, "{report:?}");
    let total = site.get("/tickets?query=Queue%20%3D%20%27Tier2%20Escalations%27&per_page=1").await;
    let total = total["total"].as_u64().unwrap();
    assert_eq!(report.pulled, total, "{report:?}");
    println!("{total} tickets in {took:?}");
}

async fn a_case_is_worked(site: &Site, ticket: &TicketId, run: &str) {
    // Claim, status, priority and a field; a note and a reply, each once, and nothing clashes with itself.
    let claim = site.write(
        ticket,
        Change::Claim,
        Patch {
            set: vec![FieldValue::Assignee(Some(site.me.clone())), FieldValue::Status(Status::Open)],
            ..Patch::default()
        },
    );
    site.engine.once(PATIENCE).await;
    site.sent(&claim);
    let note = site.say(ticket, false, &format!("internal {run}"));
    let reply = site.say(ticket, true, &format!("dear customer {run}"));
    let report = site.engine.once(PATIENCE).await;
    site.sent(&note);
    site.sent(&reply);
    assert_eq!(site.entries(ticket, &format!("internal {run}")).await, ["Comment"], "{report:?}");
    assert_eq!(site.entries(ticket, &format!("dear customer {run}")).await, ["Correspond"]);
    if let Ok(path) = std::env::var("SECONDLINE_RT_MBOX") {
        let mail = std::fs::read_to_string(path).unwrap();
        assert!(mail.contains(&format!("dear customer {run}")), "the reply left as mail");
        assert!(!mail.contains(&format!("internal {run}")), "the note did not");
        assert!(!mail.contains(reply.as_str()), "no marker in a mail");
    }
    let cause = site.set(ticket, FieldValue::Fact(Fact::Cause, Some(Clean::line("Network"))));
    let urgent = site.set(ticket, FieldValue::Priority(Priority::Urgent));
    site.engine.once(PATIENCE).await;
    site.sent(&cause);
    site.sent(&urgent);
    let shown = site.get(&format!("/ticket/{ticket}")).await;
    let root =
        shown["CustomFields"].as_array().unwrap().iter().find(|field| field["name"] == "Root Cause").unwrap();
    assert_eq!((&shown["Owner"]["id"], &root["values"][0]), (&json!(site.me.id), &json!("Network")));
    assert_eq!(shown["Priority"], "90");
    let held = site.store.ticket(ticket).unwrap().unwrap().server;
    assert_eq!((held.priority, held.fact(Fact::Cause)), (Priority::Urgent, Some("Network")));
}

async fn what_is_not_taken_is_told(site: &Site, ticket: &TicketId) {
    // A value that RT does not take is answered with 200 and a sentence: it is partly applied, and said.
    let bad = site.set(ticket, FieldValue::Fact(Fact::Cause, Some(Clean::line("Ghosts"))));
    site.engine.once(PATIENCE).await;
    assert_eq!(site.state(&bad).0, Delivery::Partial, "{}", site.state(&bad).1);

    // A stale write: somebody changed the same field meanwhile.
    let late = site.set(ticket, FieldValue::Fact(Fact::Cause, Some(Clean::line("User error"))));
    let change = json!({"CustomFields": {"Root Cause": "Hardware fault"}});
    site.ask(&site.token, "PUT", &format!("/ticket/{ticket}"), change).await;
    site.engine.once(PATIENCE).await;
    assert_eq!(site.state(&late).0, Delivery::Held, "{}", site.state(&late).1);
    let shown = site.get(&format!("/ticket/{ticket}")).await;
    let root =
        shown["CustomFields"].as_array().unwrap().iter().find(|field| field["name"] == "Root Cause").unwrap();
    assert_eq!(root["values"][0], "Hardware fault", "nothing was overwritten");
}

async fn a_lost_answer_is_settled(site: &Site, run: &str) {
    // A lost answer: the note stands there once.
    let other = site.made(&format!("lost {run}")).await;
    site.engine.once(PATIENCE).await;
    let lost = site.say(&other, false, &format!("lost {run}"));
    let batch = site
        .store
        .next_batches(Timestamp::now(), 10)
        .unwrap()
        .into_iter()
        .find(|batch| batch.changes[0] == lost)
        .unwrap();
    assert!(site.store.start_attempt(&batch, Timestamp::now()).unwrap());
    let body = json!({"Content": format!("lost {run}"), "ContentType": format!("text/plain; secondline=\"{lost}\"")});
    site.ask(&site.token, "POST", &format!("/ticket/{other}/comment"), body).await;
    // The next start asks what became of it.
    site.engine.once(PATIENCE).await;
    site.sent(&lost);
    assert_eq!(site.entries(&other, &format!("lost {run}")).await, ["Comment"]);

    // Resolving with a reply: one act, and the conversation is read back with both kinds of entries.
    let resolve = site.write(
        &other,
        Change::Note { text: Clean::text("done") },
        Patch {
            set: vec![FieldValue::Status(Status::Solved)],
            comment: Some(Comment { public: true, text: Clean::text(&format!("solved {run}")) }),
            ..Patch::default()
        },
    );
    site.engine.once(PATIENCE).await;
    site.sent(&resolve);
    assert_eq!(site.get(&format!("/ticket/{other}")).await["Status"], "resolved");
    assert_eq!(site.entries(&other, &format!("solved {run}")).await, ["Correspond"]);
}

async fn what_went_is_noticed(site: &Site, ticket: &TicketId, run: &str) {
    // Merged and deleted tickets: no search shows them, the sweep does.
    let (merged, deleted) =
        (site.made(&format!("merged {run}")).await, site.made(&format!("deleted {run}")).await);
    site.engine.once(PATIENCE).await;
    site.ask(&site.token, "PUT", &format!("/ticket/{merged}"), json!({"MergeInto": ticket.as_str()})).await;
    let lead = std::env::var("SECONDLINE_RT_LEAD_TOKEN").ok();
    if let Some(lead) = &lead {
        site.ask(lead, "DELETE", &format!("/ticket/{deleted}"), Value::Null).await;
    }
    site.engine.once(PATIENCE).await;
    site.engine.once(PATIENCE).await;
    let gone = |id: &TicketId| site.store.ticket(id).unwrap().unwrap().server.gone;
    assert_eq!(gone(&merged), Some(Gone::Merged(Some(ticket.clone()))));
    if lead.is_some() {
        assert_eq!(gone(&deleted), Some(Gone::Deleted));
    }
}

async fn an_article_is_written_once(site: &Site) {
    // An article, once for its key.
    let document = Document {
        key: ProposalKey::new(format!("sl-{}", uuid::Uuid::now_v7())),
        title: Clean::line("Session timer"),
        text: Clean::text("Set it to 1800."),
        language: Clean::line("en"),
        publish: false,
    };
    let id = ChangeId::new(uuid::Uuid::now_v7().to_string());
    let article = NewChange {
        id: id.clone(),
        ticket: None,
        change: Change::SendProposal { proposal: document.key.clone() },
        out: Some(Outgoing::Article(document.clone())),
    };
    site.store.commit(&[article], &site.me, Timestamp::now()).unwrap();
    site.engine.once(PATIENCE).await;
    site.sent(&id);
    let found = json!([{"field": "Name", "operator": "LIKE", "value": document.key}]);
    let found = site.ask(&site.token, "POST", "/articles?fields=Name", found).await;
    assert_eq!(found["items"].as_array().unwrap().len(), 1, "{found}");
}
