//! A sandbox that speaks the plain dialect with chosen habits, and an agent's machine in front of it.

use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use secondline::config::{Clock, CrmSettings};
use secondline::crm::{About, Client, Examined, Finding, Level, Profile, Source, Tape, ask};
use secondline::domain::ids::TicketId;
use secondline::domain::ticket::Ticket;
use secondline::sandbox::Options;
use secondline::store::Store;
use secondline::sync::{Engine, Pace, Report};
use serde_json::{Value, json};

use crate::sync::site::{PATIENCE, Site};

pub const PROFILE: &str = include_str!("plain.toml");

pub struct Rig {
    pub site: Site,
    pub store: Store,
    pub client: Client,
    pub tape: Arc<Tape>,
    pub source: Source,
    engine: Arc<Engine>,
    _folder: tempfile::TempDir,
}

impl Rig {
    /// A CRM with these habits, read by the plain profile.
    pub async fn new(dialect: Value) -> Self {
        Self::with(dialect, PROFILE).await
    }

    /// A CRM with these habits, read by a changed profile.
    pub async fn with(dialect: Value, profile: &str) -> Self {
        let site = Site::with(Options { tickets: 5, rate: 1_000_000, ..Options::default() }).await;
        site.ask("POST", "/sandbox/plain", json!({"dialect": dialect})).await;
        let token = &site.running.agent().token;
        let settings = CrmSettings {
            base: Some(site.running.base.clone()),
            auth: Some(json!({"type": "bearer", "token": format!("cmd:echo {token}")})),
            ..CrmSettings::default()
        };
        let source = Source::new("crm/plain.toml", profile, &settings);
        let compiled = || Profile::compile("crm/plain.toml", profile, &settings).expect("a profile");
        let tape = Arc::new(Tape::new(About { now: Timestamp::now(), marker: "m-1".to_owned() }));
        let client = Client::heard(compiled(), Arc::clone(&tape)).expect("a client");
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::open(&folder.path().join("store.db")).expect("a store");
        let pace = Pace {
            settle: Duration::ZERO,
            sweep: Duration::from_secs(1),
            ..Pace::new(Duration::from_millis(50), Duration::from_millis(400))
        };
        let own = Client::new(compiled()).expect("a client");
        let engine = Arc::new(Engine::new(store.clone(), own, Clock::System, pace));
        Self { site, store, client, tape, source, engine, _folder: folder }
    }

    pub async fn sync(&self) -> Report {
        self.engine.once(PATIENCE).await
    }

    pub fn held(&self) -> usize {
        self.store.held().expect("a read")
    }

    pub fn server(&self, id: u64) -> Ticket {
        let id = TicketId::new(id.to_string());
        self.store.ticket(&id).expect("a read").expect("a ticket").server
    }

    /// Something happens in the CRM.
    pub async fn happens(&self, what: Value) {
        self.site.ask("POST", "/sandbox/plain", what).await;
    }

    /// Requests since the last time, by kind.
    pub async fn asked(&self, kind: &str) -> u64 {
        let log = self.site.get("/sandbox/log").await;
        log["requests"][kind].as_u64().unwrap_or(0)
    }

    pub async fn forget_log(&self) {
        self.site.ask("DELETE", "/sandbox/log", Value::Null).await;
    }

    pub async fn examined(&self) -> Examined {
        ask(&self.client, &self.source, &self.tape).await
    }
}

pub fn wrong(findings: &[Finding]) -> Vec<&str> {
    findings.iter().filter(|one| one.level == Level::Wrong).map(|one| one.saw.id.as_str()).collect()
}
