//! The first sync from the embedded CRM, through the connector, the engine and the store, beside a bare loop
//! that fetches the same pages and inserts the same rows into the same tables, indexes and full-text index.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use rusqlite::{Connection, params};
use secondline::config::{Clock, CrmSettings};
use secondline::crm::{Client, Profile};
use secondline::sandbox::{self, Options};
use secondline::store::Store;
use secondline::sync::{Engine, Event, Order, Pace};
use serde_json::{Value, json};

use crate::figures::{Bars, rate};
use crate::machine;

pub const PROFILE: &str = include_str!("../../../config/crm/zendesk.toml");
/// The tables of the store, so that the bare loop pays for the same indexes.
pub const TABLES: &str = include_str!("../../../src/store/migrations/0001.sql");
/// Rows of a page: the most that the feed gives.
pub const PAGE: usize = 1_000;
/// The bar: this share of the bare loop's rate.
const SHARE: f64 = 0.8;

/// Measures both in turn.
pub fn run(folder: &Path, count: usize, bars: &mut Bars) -> Result<()> {
    // Both sides share the machine with the server, as an agent's machine never does.
    let _installed = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().worker_threads(2).build()?;
    runtime.block_on(async {
        let options = Options {
            tickets: count as u32,
            rate: u32::MAX,
            clock: Some("2026-03-02T15:00:00Z".parse()?),
            ..Options::default()
        };
        let began = Instant::now();
        let site = sandbox::start(options).await?;
        println!("       the sandbox made {count} tickets in {:.1} s", began.elapsed().as_secs_f64());
        let token = site.admin().token.clone();

        // Once without counting, so that both find the server warm.
        let _warm = bare(&site.base, &token, None).await?;
        let before = machine::ticks();
        let (rows, took) = bare(&site.base, &token, Some(&folder.join("bare.db"))).await?;
        let bare_ticks = machine::ticks() - before;
        let floor = rate(rows, took);

        let before = machine::ticks();
        let (ours, took) = ours(&site.base, &token, &folder.join("first.db"), rows as u64).await?;
        let our_ticks = machine::ticks() - before;
        let full = rate(ours as usize, took);
        let figure = format!(
            "{full:.0} rows/s of {floor:.0} rows/s bare ({:.0} %); {ours} rows; processor time with the server {:.1} s of {:.1} s",
            full * 100.0 / floor,
            our_ticks as f64 / 100.0,
            bare_ticks as f64 / 100.0,
        );
        bars.check("first sync, 80 % of the bare loop", full >= floor * SHARE, &figure);
        site.stop().await?;
        Ok(())
    })
}

/// The engine until the feed has ended.
async fn ours(base: &str, token: &str, file: &Path, expected: u64) -> Result<(u64, Duration)> {
    let settings = CrmSettings {
        base: Some(base.to_owned()),
        auth: Some(json!({"type": "bearer", "token": format!("cmd:echo {token}")})),
        rate: Some("1000000/s".to_owned()),
        size: Some(PAGE as u32),
        ..CrmSettings::default()
    };
    // The real feed allows ten requests a minute; the bare loop does not wait for that either.
    let unhurried = PROFILE.replace("\"10/min\"", "\"1000000/s\"");
    let profile = Profile::compile("zendesk.toml", &unhurried, &settings);
    let profile = profile.map_err(|faults| anyhow::anyhow!("the shipped profile: {faults:?}"))?;
    let store = Store::open(file)?;
    let pace = Pace::new(Duration::from_secs(3_600), Duration::from_secs(60));
    let engine = Engine::new(store.clone(), Client::new(profile)?, Clock::System, pace);
    let (orders, inbox) = tokio::sync::mpsc::channel(4);
    let began = Instant::now();
    let (rows, ended) = (AtomicU64::new(0), Mutex::new(None));
    engine
        .run(inbox, |event| {
            if let Event::Pulled { seen, done, .. } = event {
                rows.store(seen, Ordering::Relaxed);
                if done || seen >= expected {
                    if let Ok(mut ended) = ended.lock() {
                        ended.get_or_insert_with(|| began.elapsed());
                    }
                    // Full only where the order to end is already there.
                    let _ordered = orders.try_send(Order::Quit);
                }
            }
        })
        .await;
    let took = ended.into_inner().ok().flatten().context("the pull ended")?;
    anyhow::ensure!(store.held()? as u64 == expected, "every row is held");
    Ok((rows.into_inner(), took))
}

/// Fetches the pages and, with a file, inserts the rows: one transaction a page.
async fn bare(base: &str, token: &str, file: Option<&Path>) -> Result<(usize, Duration)> {
    let client = reqwest::Client::new();
    let db = file.map(Connection::open).transpose()?;
    if let Some(db) = &db {
        db.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;")?;
        db.execute_batch(TABLES)?;
    }
    let began = Instant::now();
    let mut rows = 0;
    let mut url = format!(
        "{base}/api/v2/incremental/tickets/cursor.json?start_time=0&per_page={PAGE}&include=users,groups,organizations,metric_sets,comment_count"
    );
    loop {
        let text = client.get(&url).bearer_auth(token).send().await?.error_for_status()?.bytes().await?;
        let page: Value = serde_json::from_slice(&text)?;
        let tickets = page["tickets"].as_array().context("a page has tickets")?;
        rows += tickets.len();
        if let Some(db) = &db {
            insert(db, tickets, Some(rows - tickets.len()))?;
        }
        if page["end_of_stream"] == true {
            return Ok((rows, began.elapsed()));
        }
        page["after_url"].as_str().context("a page has a next one")?.clone_into(&mut url);
    }
}

/// Inserts rows under the numbers that begin with `from`; without, under their ids, in place of what is there.
pub fn insert(db: &Connection, tickets: &[Value], from: Option<usize>) -> Result<()> {
    let insert = if from.is_some() { "INSERT" } else { "INSERT OR REPLACE" };
    db.execute_batch("BEGIN")?;
    let mut row = db.prepare_cached(&format!(
        "{insert} INTO tickets (num, id, hash, key, subject, status, priority, assignee_id, assignee, requester_id,
             product, site, cause, tags, created, updated, solved, due, escalated, gone, open)
         VALUES (?1, ?2, x'00', ?2, ?3, ?4, ?5, ?6, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?13, ?13, 1, 0, ?14)",
    ))?;
    let mut json = db.prepare_cached(&format!("{insert} INTO rows (num, json) VALUES (?1, ?2)"))?;
    let mut words = db.prepare_cached(&format!(
        "{insert} INTO search (rowid, subject, body, fields) VALUES (?1, ?2, ?3, ?4)"
    ))?;
    for (nth, ticket) in tickets.iter().enumerate() {
        let id = ticket["id"].as_i64().unwrap_or_default();
        let num = from.map_or(id, |from| (from + nth) as i64);
        let field = |id: u64| {
            let fields = ticket["custom_fields"].as_array()?;
            fields.iter().find(|field| field["id"] == id)?["value"].as_str()
        };
        let (product, site, cause) = (field(360_000_000_001), field(360_000_000_006), field(360_000_000_008));
        let tags: Vec<&str> =
            ticket["tags"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let tags = tags.join("|");
        let stamp = |name: &str| {
            ticket[name]
                .as_str()
                .and_then(|at| at.parse::<jiff::Timestamp>().ok())
                .map(|at| at.as_millisecond())
        };
        row.execute(params![
            num,
            id.to_string(),
            ticket["subject"].as_str().unwrap_or_default(),
            i64::from(ticket["status"] == "solved") * 4,
            i64::from(ticket["priority"] != "urgent"),
            ticket["assignee_id"].as_i64().map(|id| id.to_string()),
            ticket["requester_id"].as_i64().map(|id| id.to_string()),
            product,
            site,
            cause,
            tags,
            stamp("created_at").unwrap_or_default(),
            stamp("updated_at").unwrap_or_default(),
            ticket["status"] != "solved",
        ])?;
        json.execute(params![num, ticket.to_string()])?;
        let fields =
            [Some(tags.as_str()), product, site, cause].into_iter().flatten().collect::<Vec<_>>().join(" ");
        words.execute(params![
            num,
            ticket["subject"].as_str().unwrap_or_default(),
            ticket["description"].as_str().unwrap_or_default(),
            fields
        ])?;
    }
    db.execute_batch("COMMIT")?;
    Ok(())
}
