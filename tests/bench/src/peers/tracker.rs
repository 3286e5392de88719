//! A tracker's server on loopback, as far as `jiratui` asks it: the tickets as issues, a page at a time, in no time of
//! its own. What its user waits for a real one comes on top.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::thread;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::files::text;
use crate::tickets;

/// Rows of a page: the program holds one. Fifty as delivered; here as many as the keys go down.
const ROWS: usize = 500;

/// Serves until the bench ends, and writes the settings that lead there.
pub fn start(folder: &Path, count: usize) -> Result<()> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let settings = folder.join(".config/jiratui");
    fs::create_dir_all(&settings)?;
    let base = format!("http://{}", listener.local_addr()?);
    fs::write(
        settings.join("config.yaml"),
        format!(
            "jira_api_username: laura@example.org\njira_api_token: none\njira_api_base_url: {base}\n\
             search_results_per_page: {ROWS}\n"
        ),
    )?;
    thread::spawn(move || {
        for line in listener.incoming().flatten() {
            // A line that breaks off is the program's end.
            thread::spawn(move || serve(line, count));
        }
    });
    Ok(())
}

/// Answers one request after the other.
fn serve(mut line: TcpStream, count: usize) -> Result<()> {
    line.set_nodelay(true)?;
    let mut reader = BufReader::new(line.try_clone()?);
    loop {
        let mut request = String::new();
        if reader.read_line(&mut request)? == 0 {
            return Ok(());
        }
        let mut length = 0;
        loop {
            let mut header = String::new();
            reader.read_line(&mut header)?;
            let Some((name, value)) = header.trim_end().split_once(':') else { break };
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse()?;
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        let path = request.split(' ').nth(1).context("a path")?;
        let asked = serde_json::from_slice(&body).unwrap_or(Value::Null);
        let answer = answer(path, &asked, count as u64).to_string();
        let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ";
        line.write_all(format!("{head}{}\r\n\r\n{answer}", answer.len()).as_bytes())?;
    }
}

fn answer(path: &str, asked: &Value, count: u64) -> Value {
    let path = path.split('?').next().unwrap_or_default().trim_start_matches("/rest/api/3/");
    match path.split('/').collect::<Vec<_>>()[..] {
        ["serverInfo"] => {
            json!({"baseUrl": "http://127.0.0.1", "version": "1001.0.0", "serverTitle": "Desk"})
        }
        ["project", "search"] => json!({"values": [project()], "total": 1, "isLast": true}),
        ["project", _, "statuses"] => {
            let statuses = ["New", "Open", "Pending", "Solved"].map(status);
            json!([{"id": "1", "name": "Task", "statuses": statuses}])
        }
        ["field"] => json!([{"id": "customfield_1", "key": "customfield_1", "name": "Flagged"}]),
        ["search", "approximate-count"] => json!({"count": count}),
        ["search", "jql"] => page(asked, count),
        ["issue", key] => {
            let nth = key.strip_prefix("T-").and_then(|number| number.parse::<u64>().ok());
            nth.and_then(|number| number.checked_sub(1)).map_or(Value::Null, |nth| issue(nth, true))
        }
        // Users, links.
        _ => json!([]),
    }
}

/// So many issues, newest first; those below an issue are none.
fn page(asked: &Value, count: u64) -> Value {
    if asked["jql"].as_str().is_some_and(|jql| jql.starts_with("parent")) {
        return json!({"issues": [], "isLast": true});
    }
    let from = asked["nextPageToken"].as_str().and_then(|token| token.parse().ok()).unwrap_or(0);
    let until = (from + asked["maxResults"].as_u64().unwrap_or(50)).min(count);
    let issues: Vec<Value> = (from..until).map(|nth| issue(count - 1 - nth, false)).collect();
    let mut page = json!({"issues": issues, "isLast": until == count});
    if until < count {
        page["nextPageToken"] = until.to_string().into();
    }
    page
}

/// A row of a list, or all of it.
fn issue(nth: u64, whole: bool) -> Value {
    let ticket = tickets::ticket(nth, 10);
    let mut fields = json!({
        "summary": format!("T{} {}", nth + 1, ticket.subject),
        "status": status(&format!("{:?}", ticket.status)),
        "issuetype": {"id": "1", "name": "Task"},
    });
    if whole {
        let stamp = ticket.created.strftime("%Y-%m-%dT%H:%M:%S.000+0000").to_string();
        fields["project"] = project();
        fields["created"] = stamp.as_str().into();
        fields["updated"] = stamp.as_str().into();
        fields["description"] = json!({"type": "doc", "version": 1, "content": [
            {"type": "paragraph", "content": [{"type": "text", "text": text(nth, &ticket)}]},
        ]});
    }
    json!({"id": (nth + 1).to_string(), "key": format!("T-{}", nth + 1), "fields": fields})
}

fn project() -> Value {
    json!({"id": "1", "key": "T", "name": "Desk"})
}

fn status(name: &str) -> Value {
    json!({"id": name.len().to_string(), "name": name})
}
