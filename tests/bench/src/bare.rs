//! The floor of a cold sync: a process that asks what a plan says, parses the answers and writes what is new into the
//! tables of the store, with nothing of the program around it.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use rusqlite::{Connection, params};
use serde_json::Value;

use crate::first_sync::{PAGE, TABLES, insert};

/// The first argument by which this program is the bare one; the address, the token, a folder and the plan follow.
pub const BARE: &str = "--bare";

/// Does what the plan says and ends.
pub fn main(args: impl Iterator<Item = String>) -> Result<ExitCode> {
    let args: Vec<String> = args.collect();
    let [base, token, folder, plan] = &args[..] else { anyhow::bail!("four arguments follow") };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().worker_threads(2).build()?;
    let plan = fs::read_to_string(plan)?;
    runtime.block_on(read(base, token, Path::new(folder), &plan))?;
    Ok(ExitCode::SUCCESS)
}

async fn read(base: &str, token: &str, folder: &Path, plan: &str) -> Result<()> {
    let (file, place) = (folder.join("bare.db"), folder.join("place"));
    let is_new = !file.exists();
    let db = Connection::open(file)?;
    db.execute_batch("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = OFF;")?;
    if is_new {
        db.execute_batch(TABLES)?;
    }
    let client = reqwest::Client::new();
    let get = async |url: String| -> Result<Value> {
        let answer = client.get(&url).bearer_auth(token).send().await?.error_for_status()?;
        Ok(serde_json::from_slice(&answer.bytes().await?)?)
    };
    for line in plan.lines() {
        if line == "feed" {
            let from =
                fs::read_to_string(&place).map_or("start_time=0".to_owned(), |at| format!("cursor={at}"));
            let mut url = format!(
                "{base}/api/v2/incremental/tickets/cursor.json?{from}&per_page={PAGE}&include=users,groups,organizations,metric_sets,comment_count"
            );
            loop {
                let page = get(url).await?;
                let tickets = page["tickets"].as_array().context("a page has tickets")?;
                insert(&db, tickets, None)?;
                if page["end_of_stream"] == true {
                    fs::write(&place, page["after_cursor"].as_str().context("a place")?)?;
                    break;
                }
                url = page["after_url"].as_str().context("a page has a next one")?.to_owned();
            }
            continue;
        }
        let answers = line.split(' ').map(|path| get(format!("{base}{path}")));
        for (path, answer) in line.split(' ').zip(futures_util::future::join_all(answers).await) {
            keep(&db, path, &answer?)?;
        }
    }
    Ok(())
}

/// Writes a conversation or a history; the rest was only to be read.
fn keep(db: &Connection, path: &str, answer: &Value) -> Result<()> {
    let ticket = path.split('/').nth(4).and_then(|id| id.parse::<i64>().ok());
    let list = ["comments", "audits"].iter().find_map(|name| answer[*name].as_array());
    let (Some(ticket), Some(list)) = (ticket, list) else { return Ok(()) };
    db.execute_batch("BEGIN")?;
    let mut write =
        db.prepare_cached("INSERT OR REPLACE INTO entries (num, id, at, json) VALUES (?1, ?2, ?3, ?4)")?;
    for one in list {
        let at = one["created_at"].as_str().and_then(|at| at.parse::<jiff::Timestamp>().ok());
        let at = at.map(jiff::Timestamp::as_millisecond).unwrap_or_default();
        write.execute(params![ticket, one["id"].to_string(), at, one.to_string()])?;
    }
    db.execute_batch("COMMIT")?;
    Ok(())
}
