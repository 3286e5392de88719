//! A small helpdesk that speaks as Request Tracker and as Zammad do, for faults that must not depend on the dialect:
//! a feed by time in pages, conversations, and notes. It knows no rights and no rules.

use std::sync::{Arc, Mutex};

use axum::extract::{Request, State};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse as _, Response};
use axum::{Json, Router};
use jiff::{SignedDuration, Timestamp};
use reqwest::Url;
use serde_json::{Value, json};

/// Which system it seems to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tongue {
    Rt,
    Zammad,
}

struct Case {
    updated: Timestamp,
    notes: Vec<Note>,
}

struct Note {
    id: usize,
    text: String,
    marker: String,
}

struct Desk {
    tongue: Tongue,
    cases: Vec<Case>,
    /// Moves with each write.
    now: Timestamp,
    /// What was asked that it does not have, for whoever wonders.
    unknown: Vec<String>,
}

/// The helpdesk, its address, and what it holds.
#[derive(Clone)]
pub struct Helpdesk(Arc<Mutex<Desk>>);

impl Helpdesk {
    /// Serves so many open tickets, three of which always changed at one moment.
    pub async fn serve(tongue: Tongue, tickets: usize) -> (Self, String) {
        let start: Timestamp = "2026-01-05T10:00:00Z".parse().expect("a time");
        let at = |nth: usize| start + SignedDuration::from_mins(nth as i64 / 3);
        let cases = (0..tickets).map(|nth| Case { updated: at(nth), notes: Vec::new() }).collect();
        let desk = Self(Arc::new(Mutex::new(Desk { tongue, cases, now: at(tickets), unknown: Vec::new() })));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let base = format!("http://{}", listener.local_addr().expect("an address"));
        let app = Router::new().fallback(answer).with_state(desk.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        (desk, base)
    }

    /// What was asked that it does not have.
    pub fn unknown(&self) -> Vec<String> {
        self.0.lock().expect("the desk").unknown.clone()
    }

    /// How many notes with this text the ticket has.
    pub fn notes(&self, ticket: &str, text: &str) -> usize {
        let desk = self.0.lock().expect("the desk");
        let nth = ticket.parse::<usize>().expect("a number") - 1;
        desk.cases[nth].notes.iter().filter(|note| note.text == text).count()
    }
}

async fn answer(State(desk): State<Helpdesk>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.expect("a body");
    let body: Value = serde_json::from_slice(&body).unwrap_or_default();
    let host = head.headers.get("host").and_then(|host| host.to_str().ok()).unwrap_or_default();
    let url = Url::parse(&format!("http://{host}{}", head.uri)).expect("a URL");
    let mut desk = desk.0.lock().expect("the desk");
    let told = match desk.tongue {
        Tongue::Rt => rt(&mut desk, &head.method, &url, &body),
        Tongue::Zammad => zammad(&mut desk, &head.method, &url, &body),
    };
    let Some(told) = told else {
        desk.unknown.push(format!("{} {} {body}", head.method, head.uri));
        return StatusCode::NOT_FOUND.into_response();
    };
    (if head.method == Method::POST { StatusCode::CREATED } else { StatusCode::OK }, Json(told))
        .into_response()
}

fn parameter(url: &Url, name: &str) -> Option<String> {
    url.query_pairs().find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
}

/// Its part of the cases, by the order of their last change, as numbers from 1.
fn listed(desk: &Desk, url: &Url, is: impl Fn(usize, &Case) -> bool) -> (Vec<usize>, bool) {
    let number =
        |name: &str, default| parameter(url, name).and_then(|text| text.parse().ok()).unwrap_or(default);
    let (size, page): (usize, usize) = (number("per_page", 100), number("page", 1));
    let mut found: Vec<usize> = (1..=desk.cases.len()).filter(|nth| is(*nth, &desk.cases[nth - 1])).collect();
    found.sort_by_key(|nth| (desk.cases[nth - 1].updated, *nth));
    let more = found.len() > size * page;
    (found.into_iter().skip(size * (page - 1)).take(size).collect(), more)
}

/// Keeps a note and gives its number.
fn keep(desk: &mut Desk, ticket: usize, text: &Value, marker: &str) -> Option<usize> {
    desk.now += SignedDuration::from_secs(1);
    let (now, id) = (desk.now, 1000 + desk.cases.iter().map(|case| case.notes.len()).sum::<usize>());
    let case = desk.cases.get_mut(ticket.checked_sub(1)?)?;
    case.updated = now;
    case.notes.push(Note { id, text: text.as_str()?.to_owned(), marker: marker.to_owned() });
    Some(id)
}

fn zammad(desk: &mut Desk, method: &Method, url: &Url, body: &Value) -> Option<Value> {
    let path: Vec<&str> = url.path().trim_start_matches("/api/v1/").split('/').collect();
    match (method.as_str(), path.as_slice()) {
        ("GET", ["users", "me"]) => Some(json!({"id": 3, "firstname": "Ann", "lastname": "Agent",
            "email": "ann@example.com", "roles": ["Agent"], "groups": {"2nd Level": ["full"]}})),
        ("POST", ["tickets", "search"]) => {
            let condition = &body["condition"];
            let since = condition["ticket.updated_at"]["value"]
                .as_str()
                .and_then(|text| text.parse::<Timestamp>().ok());
            let ids: Option<Vec<String>> = condition["ticket.id"]["value"].as_array().map(|ids| {
                ids.iter().map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned)).collect()
            });
            let (found, _) = listed(desk, url, |nth, case| match &ids {
                Some(ids) => ids.contains(&nth.to_string()),
                None => since.is_none_or(|since| case.updated >= since),
            });
            let row = |nth: &usize| {
                let case = &desk.cases[nth - 1];
                json!({"id": nth, "number": format!("7{nth:04}"), "title": format!("Case {nth}"), "state": "open",
                    "priority": "2 normal", "group_id": 2, "group": "2nd Level", "owner_id": 3, "owner": "ann@example.com",
                    "customer_id": 9, "customer": "zoe@example.com", "created_at": "2026-01-05T09:00:00Z",
                    "updated_at": case.updated, "article_count": case.notes.len()})
            };
            Some(found.iter().map(row).collect())
        }
        ("GET", ["ticket_articles", "by_ticket", ticket]) => {
            let case = desk.cases.get(ticket.parse::<usize>().ok()?.checked_sub(1)?)?;
            let row = |note: &Note| {
                json!({"id": note.id, "created_at": case.updated, "created_by_id": 3, "from": "Ann Agent",
                "internal": true, "content_type": "text/plain", "body": note.text,
                "preferences": {"secondline": note.marker}})
            };
            Some(case.notes.iter().map(row).collect())
        }
        ("POST", ["ticket_articles"]) => {
            let marker = body["preferences"]["secondline"].as_str()?.to_owned();
            let id = keep(desk, usize::try_from(body["ticket_id"].as_u64()?).ok()?, &body["body"], &marker)?;
            Some(json!({"id": id}))
        }
        ("GET", ["users" | "groups"]) => Some(json!([])),
        _ => None,
    }
}

fn rt(desk: &mut Desk, method: &Method, url: &Url, body: &Value) -> Option<Value> {
    let path: Vec<&str> = url.path().strip_prefix("/REST/2.0/")?.split('/').collect();
    let whole = |items: Vec<Value>| Some(json!({"items": items, "next_page": null}));
    match (method.as_str(), path.as_slice()) {
        ("GET", ["user", "agent"]) => Some(
            json!({"Name": "agent", "RealName": "Ann", "EmailAddress": "ann@example.com", "Timezone": "UTC"}),
        ),
        ("GET", ["tickets"]) => {
            let query = parameter(url, "query")?;
            let since = query.split("LastUpdated >= '").nth(1).and_then(|rest| rest.split('\'').next());
            let since = since
                .map(|text| format!("{}Z", text.replace(' ', "T")).parse::<Timestamp>().expect("a time"));
            let ids: Vec<&str> =
                query.split("id = ").skip(1).filter_map(|rest| rest.split(' ').next()).collect();
            let (found, more) = listed(desk, url, |nth, case| match since {
                Some(since) => case.updated >= since,
                None => ids.contains(&nth.to_string().as_str()),
            });
            let page: u32 = parameter(url, "page").and_then(|page| page.parse().ok()).unwrap_or(1);
            let mut next = url.clone();
            let others: Vec<(String, String)> =
                url.query_pairs().into_owned().filter(|(key, _)| key != "page").collect();
            next.query_pairs_mut().clear().extend_pairs(others).append_pair("page", &(page + 1).to_string());
            let items: Vec<Value> = found.iter().map(|nth| rt_row(*nth, &desk.cases[nth - 1])).collect();
            Some(json!({"items": items, "next_page": more.then(|| next.to_string())}))
        }
        ("GET", ["ticket", ticket]) => {
            let nth: usize = ticket.parse().ok()?;
            Some(rt_row(nth, desk.cases.get(nth.checked_sub(1)?)?))
        }
        ("GET", ["ticket", ticket, list]) => {
            let case = desk.cases.get(ticket.parse::<usize>().ok()?.checked_sub(1)?)?;
            let row = |note: &Note| match *list {
                "history" => json!({"id": note.id, "Type": "Comment", "Created": case.updated,
                    "Creator": {"id": "agent", "RealName": "Ann"}}),
                _ => {
                    json!({"id": note.id + 5000, "TransactionId": note.id, "ContentType": "text/plain", "Filename": "",
                    "Content": note.text, "Headers": format!("Content-Type: text/plain; secondline=\"{}\"", note.marker)})
                }
            };
            whole(case.notes.iter().map(row).collect())
        }
        ("POST", ["ticket", ticket, "comment"]) => {
            let kind = body["ContentType"].as_str()?.to_owned();
            let marker = kind.split("secondline=\"").nth(1)?.trim_end_matches('"');
            keep(desk, ticket.parse().ok()?, &body["Content"], marker).map(|_| json!(["Comments added"]))
        }
        ("GET", ["queues", "all"]) | ("POST", ["users" | "articles"]) => whole(Vec::new()),
        _ => None,
    }
}

fn rt_row(nth: usize, case: &Case) -> Value {
    json!({"id": nth.to_string(), "Subject": format!("Case {nth}"), "Status": "open", "Priority": "30",
        "Queue": {"id": "2", "Name": "Escalations"}, "Owner": {"id": "agent", "RealName": "Ann"},
        "Requestor": [{"id": "zoe@example.com", "RealName": "Zoe", "EmailAddress": "zoe@example.com"}],
        "Created": "2026-01-05T09:00:00Z", "LastUpdated": case.updated, "Due": "1970-01-01T00:00:00Z",
        "Resolved": "1970-01-01T00:00:00Z", "CustomFields": []})
}
