//! Pages as the CRM sends them into tickets: parsed, mapped by the shipped profile's filters, cleaned, card data cut.
//! Beside it the same bytes parsed by `serde_json` into its own values, which nobody who reads JSON can do without.
//! One thread; processor time, so that a crowded machine changes little.

use anyhow::{Context as _, Result};
use secondline::config::CrmSettings;
use secondline::crm::{Client, Profile};
use secondline::sandbox::{self, Options};
use serde_json::{Value, json};

use crate::figures::Bars;
use crate::first_sync::PROFILE;
use crate::machine;

/// Tickets that are mapped again and again.
const TICKETS: u32 = 3_000;
/// Hundredths of a second of processor time that each side gets.
const SPAN: u64 = 300;
/// Tickets a second of one core, from bytes to clean tickets.
const BAR: f64 = 25_000.0;

/// Measures both.
pub fn run(bars: &mut Bars) -> Result<()> {
    let _installed = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().worker_threads(2).build()?;
    let pages = runtime.block_on(pages())?;
    let settings = CrmSettings {
        auth: Some(json!({"type": "bearer", "token": "cmd:echo x"})),
        ..CrmSettings::default()
    };
    let profile = Profile::compile("zendesk.toml", PROFILE, &settings);
    let profile = profile.map_err(|faults| anyhow::anyhow!("the shipped profile: {faults:?}"))?;
    let client = Client::new(profile)?;

    let bytes: usize = pages.iter().map(Vec::len).sum();
    let mut tickets = 0;
    for page in &pages {
        let found = client.mapped(page)?;
        anyhow::ensure!(found.bad.is_empty(), "each row maps: {:?}", found.bad);
        tickets += found.tickets.len();
    }
    let floor = rate(&pages, tickets, |page| {
        let value: Value = serde_json::from_slice(page)?;
        Ok(value["tickets"].as_array().map_or(0, Vec::len))
    })?;
    let full = rate(&pages, tickets, |page| Ok(client.mapped(page)?.tickets.len()))?;
    let figure = format!(
        "{full:.0} tickets/s a core; parsing alone by serde_json {floor:.0}/s ({:.0} %); {} bytes a ticket with its side-loads",
        full * 100.0 / floor,
        bytes / tickets,
    );
    bars.check("bytes to clean tickets, 25,000/s a core", full >= BAR, &figure);
    Ok(())
}

/// Tickets a second of processor time.
fn rate(pages: &[Vec<u8>], tickets: usize, work: impl Fn(&[u8]) -> Result<usize>) -> Result<f64> {
    let (began, mut done) = (machine::ticks(), 0);
    while machine::ticks() - began < SPAN {
        for page in pages {
            done += work(page)?;
        }
    }
    anyhow::ensure!(done.is_multiple_of(tickets), "each ticket each time");
    Ok(done as f64 * 100.0 / (machine::ticks() - began) as f64)
}

/// The pages of a feed, as they come over the wire.
async fn pages() -> Result<Vec<Vec<u8>>> {
    let options = Options {
        tickets: TICKETS,
        rate: u32::MAX,
        clock: Some("2026-03-02T15:00:00Z".parse()?),
        ..Options::default()
    };
    let site = sandbox::start(options).await?;
    let http = reqwest::Client::new();
    let mut pages = Vec::new();
    let mut url = format!(
        "{}/api/v2/incremental/tickets/cursor.json?start_time=0&per_page=1000&include=users,groups,organizations,metric_sets,comment_count",
        site.base
    );
    loop {
        let answer = http.get(&url).bearer_auth(&site.admin().token).send().await?.error_for_status()?;
        let page = answer.bytes().await?.to_vec();
        let value: Value = serde_json::from_slice(&page)?;
        pages.push(page);
        if value["end_of_stream"] == true {
            site.stop().await?;
            return Ok(pages);
        }
        value["after_url"].as_str().context("a page has a next one")?.clone_into(&mut url);
    }
}
