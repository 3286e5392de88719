//! A sandbox, a proxy before it, and an agent who reaches it through the proxy alone.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use jiff::SignedDuration;
use secondline::config::CrmSettings;
use secondline::domain::delivery::Delivery;
use secondline::domain::ids::{ChangeId, TicketId};
use secondline::sandbox::Options;
use secondline::sync::{Pace, Report};

use super::proxy::{Proxy, Rule};
use crate::sync::site::{Agent, Site, client, options};

/// How an agent differs from the usual one.
pub struct Ways {
    pub options: Options,
    pub grace: Duration,
    pub timeout: Duration,
    pub size: Option<u32>,
    pub pace: fn(Pace) -> Pace,
}

impl Default for Ways {
    fn default() -> Self {
        let (grace, timeout) = (Duration::from_millis(400), Duration::from_secs(20));
        Self { options: options(), grace, timeout, size: None, pace: |pace| pace }
    }
}

pub struct Rig {
    pub site: Site,
    pub proxy: Proxy,
    pub agent: Agent,
}

impl Rig {
    /// Everything is pulled once, without faults.
    pub async fn synced() -> Self {
        let rig = Self::with(Ways::default()).await;
        rig.first_sync().await;
        rig
    }

    pub async fn with(ways: Ways) -> Self {
        let site = Site::with(ways.options.clone()).await;
        let proxy = Proxy::before(&site.running.base);
        let account = site.running.agent();
        let client = client(&proxy.base, &account.token, |settings| CrmSettings {
            timeout: SignedDuration::try_from(ways.timeout).ok(),
            size: ways.size,
            ..settings
        });
        let folder = tempfile::tempdir().expect("a folder");
        // Short waits between tries: what is tested is that there are some.
        let retry = (Duration::from_millis(20), Duration::from_millis(320));
        let agent = Agent::paced(folder, client, account, |pace| {
            (ways.pace)(Pace { grace: ways.grace, retry, ..pace })
        });
        Self { site, proxy, agent }
    }

    pub async fn first_sync(&self) {
        let report = self.agent.sync().await;
        assert!(report.offline.is_none() && report.failed.is_empty(), "{report:?}");
    }

    /// Syncs until nothing waits any more.
    pub async fn settle(&self) -> Report {
        for _ in 0..60 {
            let report = self.agent.sync().await;
            if report.waiting == 0 {
                return report;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("still waiting: {:?}", self.agent.store.outbox());
    }

    /// A note on a ticket that meets a fault.
    pub async fn note_meets(&self, ticket: &TicketId, text: &str, rule: Rule) -> ChangeId {
        self.site.later();
        self.proxy.fault(rule);
        let note = self.agent.note(ticket, text);
        self.agent.sync().await;
        note
    }

    pub fn state(&self, id: &ChangeId) -> Delivery {
        self.agent.state(id)
    }

    /// How many tickets the sandbox has, as its admin counts them.
    pub async fn count(&self) -> usize {
        let found = self.site.get("/api/v2/search/count.json?query=type:ticket").await;
        found["count"].as_u64().expect("a count") as usize
    }

    pub fn held(&self) -> usize {
        self.agent.store.held().expect("a read")
    }

    /// How far the feed was read.
    pub fn place(&self) -> Option<serde_json::Value> {
        self.agent.store.place("tickets").expect("a read").map(|(json, _)| json)
    }

    /// Nothing of ours is broken: the file is whole, and no marker stands on the server twice.
    pub fn is_whole(&self) {
        assert_eq!(integrity(self.agent.store.path()), "ok");
    }
}

/// What `SQLite` says of a file.
pub fn integrity(path: &std::path::Path) -> String {
    let db = rusqlite::Connection::open(path).expect("a file");
    let foreign: bool = db.prepare("PRAGMA foreign_key_check").unwrap().exists([]).unwrap();
    assert!(!foreign, "a row names another one that is not there");
    db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).expect("an answer")
}

/// A listener that counts who connects and answers nobody.
pub struct Trap {
    pub base: String,
    connections: Arc<AtomicUsize>,
}

impl Trap {
    pub async fn set() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        let connections = Arc::new(AtomicUsize::new(0));
        let counted = Arc::clone(&connections);
        tokio::spawn(async move {
            while listener.accept().await.is_ok() {
                counted.fetch_add(1, Ordering::SeqCst);
            }
        });
        Self { base, connections }
    }

    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}
