//! A sandbox and agents who work against it: the real engine, the real store and the shipped profile.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use secondline::config::{Clock, CrmSettings};
use secondline::crm::{Client, Profile};
use secondline::domain::change::{Change, Comment, FieldValue, NewChange, Outgoing, Patch};
use secondline::domain::clean::Clean;
use secondline::domain::delivery::Delivery;
use secondline::domain::ids::{ChangeId, TicketId};
use secondline::domain::ticket::{Person, Status, Ticket};
use secondline::sandbox::{self, Account, Options, Running};
use secondline::store::Store;
use secondline::sync::{Engine, Pace, Report};
use serde_json::{Value, json};

/// Long enough for everything that a test waits for.
pub const PATIENCE: Duration = Duration::from_secs(20);

const PROFILE: &str = include_str!("../../config/crm/zendesk.toml");

/// Where the sandbox's clock stands.
pub fn time() -> Timestamp {
    "2026-03-02T15:00:00Z".parse().expect("a time")
}

pub fn options() -> Options {
    Options { tickets: 150, clock: Some(time()), seed: 7, rate: 1_000_000, ..Options::default() }
}

/// A sandbox with a client that looks behind the scenes.
pub struct Site {
    pub running: Running,
    http: reqwest::Client,
}

impl Site {
    pub async fn start() -> Self {
        Self::with(options()).await
    }

    pub async fn with(options: Options) -> Self {
        // Another test of this binary may have installed it already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let running = sandbox::start(options).await.expect("a free port");
        Self { running, http: reqwest::Client::new() }
    }

    pub async fn ask(&self, method: &str, path: &str, body: Value) -> Value {
        let token = &self.running.admin().token;
        let request =
            self.http.request(method.parse().expect("a method"), format!("{}{path}", self.running.base));
        let request = request.bearer_auth(token);
        let request = if body.is_null() { request } else { request.json(&body) };
        let answer = request.send().await.expect("an answer");
        serde_json::from_slice(&answer.bytes().await.expect("a body")).unwrap_or(Value::Null)
    }

    pub async fn get(&self, path: &str) -> Value {
        self.ask("GET", path, Value::Null).await
    }

    pub async fn fault(&self, fault: Value) {
        self.ask("POST", "/sandbox/faults", fault).await;
    }

    /// The comments of a ticket that hold a text.
    pub async fn comments(&self, ticket: &TicketId, text: &str) -> usize {
        let found = self.get(&format!("/api/v2/tickets/{ticket}/comments.json")).await;
        let comments = found["comments"].as_array().cloned().unwrap_or_default();
        comments
            .iter()
            .filter(|comment| comment["body"].as_str().is_some_and(|body| body.contains(text)))
            .count()
    }

    pub async fn ticket(&self, ticket: &TicketId) -> Value {
        self.get(&format!("/api/v2/tickets/{ticket}.json")).await["ticket"].clone()
    }

    /// A colleague's edit, by the admin.
    pub async fn edit(&self, ticket: &TicketId, change: Value) {
        self.ask("PUT", &format!("/api/v2/tickets/{ticket}.json"), json!({"ticket": change})).await;
    }

    /// The sandbox's clock moves, so that stamps differ.
    pub fn later(&self) {
        self.running.clock.advance(jiff::SignedDuration::from_secs(5));
    }

    pub fn agent(&self) -> Agent {
        Agent::new(&self.running.base, self.running.agent())
    }
}

/// An agent's machine: a store in a folder of its own, and an engine.
pub struct Agent {
    pub store: Store,
    pub engine: Arc<Engine>,
    pub me: Person,
    pub folder: tempfile::TempDir,
}

impl Agent {
    pub fn new(base: &str, account: &Account) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self::at(folder, base, account)
    }

    /// The same machine after a restart.
    pub fn restarted(self, base: &str, account: &Account) -> Self {
        drop((self.store, self.engine));
        Self::at(self.folder, base, account)
    }

    fn at(folder: tempfile::TempDir, base: &str, account: &Account) -> Self {
        Self::paced(folder, client(base, &account.token, |settings| settings), account, |pace| pace)
    }

    /// A machine with a client and a pace of its own.
    pub fn paced(
        folder: tempfile::TempDir,
        client: Client,
        account: &Account,
        change: impl FnOnce(Pace) -> Pace,
    ) -> Self {
        let store = Store::open(&folder.path().join("store.db")).expect("a store");
        let pace = Pace {
            settle: Duration::ZERO,
            sweep: Duration::from_secs(1),
            ..Pace::new(Duration::from_millis(50), Duration::from_millis(400))
        };
        let engine = Arc::new(Engine::new(store.clone(), client, Clock::System, change(pace)));
        let me = Person {
            id: secondline::domain::ids::PersonId::new(account.id.to_string()),
            name: Clean::line(&account.name),
            email: None,
            role: None,
        };
        Self { store, engine, me, folder }
    }

    pub async fn sync(&self) -> Report {
        self.engine.once(PATIENCE).await
    }

    /// Commits one write and returns its id.
    pub fn write(&self, ticket: &TicketId, change: Change, patch: Patch) -> ChangeId {
        let id = ChangeId::new(uuid::Uuid::now_v7().to_string());
        let new = NewChange {
            id: id.clone(),
            ticket: Some(ticket.clone()),
            change,
            out: Some(Outgoing::Ticket(patch)),
        };
        self.store.commit(&[new], &self.me, Timestamp::now()).expect("a commit");
        id
    }

    pub fn note(&self, ticket: &TicketId, text: &str) -> ChangeId {
        let text = Clean::text(text);
        let comment = Some(Comment { public: false, text: text.clone() });
        self.write(ticket, Change::Note { text }, Patch { comment, ..Patch::default() })
    }

    pub fn reply(&self, ticket: &TicketId, text: &str) -> ChangeId {
        let text = Clean::text(text);
        let comment = Some(Comment { public: true, text: text.clone() });
        self.write(ticket, Change::Reply { text, solves: None }, Patch { comment, ..Patch::default() })
    }

    pub fn set(&self, ticket: &TicketId, value: FieldValue) -> ChangeId {
        let patch = Patch { set: vec![value.clone()], ..Patch::default() };
        self.write(ticket, Change::Set { value }, patch)
    }

    pub fn state(&self, id: &ChangeId) -> Delivery {
        self.store.delivery(id).expect("a read").expect("a delivery").state
    }

    pub fn server(&self, ticket: &TicketId) -> Ticket {
        self.store.ticket(ticket).expect("a read").expect("a ticket").server
    }

    /// An open ticket of our tier.
    pub fn open_ticket(&self) -> TicketId {
        self.open_tickets(1).remove(0)
    }

    pub fn open_tickets(&self, many: usize) -> Vec<TicketId> {
        let ids = self.store.open_ids().expect("a read");
        let open = ids.into_iter().filter(|id| self.server(id).status == Status::Open);
        let found: Vec<TicketId> = open.take(many).collect();
        assert_eq!(found.len(), many, "the sandbox has so many open tickets");
        found
    }
}

/// A client of the shipped profile.
pub fn client(base: &str, token: &str, change: impl FnOnce(CrmSettings) -> CrmSettings) -> Client {
    let settings = CrmSettings {
        base: Some(base.to_owned()),
        auth: Some(json!({"type": "bearer", "token": format!("cmd:echo {token}")})),
        rate: Some("100000/s".to_owned()),
        ..CrmSettings::default()
    };
    let profile = Profile::compile("crm/zendesk.toml", PROFILE, &change(settings)).expect("a profile");
    Client::new(profile).expect("a client")
}
