//! The way of a request: log, fault plan, account, rate, handler, answer. What each path does is in the files
//! beside this one.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use axum::body::{Body, to_bytes};
use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use jiff::fmt::rfc2822::DateTimePrinter;
use serde_json::Value;

use super::answer::{Answer, Refusal};
use super::ask::Ask;
use super::{comments, control, feed, help, merge, people, plain, search, tags, tickets, update};
use crate::sandbox::accounts::Account;
use crate::sandbox::clock::Clock;
use crate::sandbox::faults::{Kind, Plan};
use crate::sandbox::journal::{Journal, Line};
use crate::sandbox::model::Role;
use crate::sandbox::plain::Plain;
use crate::sandbox::wire::Cord;
use crate::sandbox::world::World;

const BODY_LIMIT: usize = 8 * 1024 * 1024;

/// Everything a running sandbox shares between its connections.
pub struct Site {
    pub world: Mutex<World>,
    pub clock: Clock,
    pub accounts: Vec<Account>,
    pub base: String,
    pub plan: Mutex<Plan>,
    /// The second CRM, of a plain dialect.
    pub plain: Mutex<Plain>,
    pub journal: Mutex<Journal>,
    /// Requests by method and path, with `{id}` for ids.
    pub log: Mutex<BTreeMap<String, u64>>,
    pub limits: Mutex<Limits>,
    /// Seconds that the incremental feed withholds.
    pub withhold: i64,
}

/// Counts requests of an account in the minute of the machine's clock.
pub struct Limits {
    pub per_minute: u32,
    counted: HashMap<u64, (Instant, u32)>,
}

impl Limits {
    pub fn new(per_minute: u32) -> Self {
        Self { per_minute, counted: HashMap::new() }
    }

    /// What is left after this request; `Err` holds the seconds to wait.
    fn count(&mut self, account: u64) -> Result<u32, u64> {
        let now = Instant::now();
        let (since, count) = self.counted.entry(account).or_insert((now, 0));
        if now.duration_since(*since) >= Duration::from_mins(1) {
            (*since, *count) = (now, 0);
        }
        if *count >= self.per_minute {
            return Err(60 - now.duration_since(*since).as_secs().min(59));
        }
        *count += 1;
        Ok(self.per_minute - *count)
    }
}

/// Takes a lock; a handler that panicked leaves nothing half done that the next could not live with.
pub fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The server's only route: every path is matched in [`dispatch`].
pub fn router(site: Arc<Site>) -> axum::Router {
    axum::Router::new().fallback(handle).with_state(site)
}

async fn handle(
    State(site): State<Arc<Site>>,
    ConnectInfo(cord): ConnectInfo<Cord>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let method = parts.method.as_str().to_owned();
    let path = parts.uri.path().to_owned();
    let query = read_query(parts.uri.query().unwrap_or_default());
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        return write(Refusal::NotJson.into());
    };
    if let Some(rest) = path.strip_prefix("/sandbox/") {
        return write(control::answer(&site, &method, rest, &body).unwrap_or_else(Answer::from));
    }
    *locked(&site.log).entry(format!("{method} {}", kind_of(&path))).or_insert(0) += 1;
    let fault = locked(&site.plan).take(&method, &path);
    let kind = fault.as_ref().map(|fault| fault.kind);
    match (&fault, kind) {
        (_, Some(Kind::Cut)) => {
            cord.pull();
            return write(Answer::nothing());
        }
        (Some(fault), Some(Kind::Error)) => return write(Refusal::Planned(fault.status).into()),
        (Some(fault), Some(Kind::Throttle)) => {
            return write(Refusal::TooMany(fault.retry_after.clone()).into());
        }
        (_, Some(Kind::DatabaseConflict)) => return write(Refusal::DatabaseConflict.into()),
        (Some(fault), Some(Kind::Delay)) => tokio::time::sleep(Duration::from_millis(fault.ms)).await,
        _ => {}
    }
    if let Some(rest) = path.strip_prefix("/plain/") {
        let Some(by) = account(&site, &parts.headers) else { return write(Refusal::Unauthorized.into()) };
        let body = serde_json::from_slice(&body).unwrap_or_default();
        let answer = plain::answer(&mut locked(&site.plain), by, &method, rest, &query, &body);
        return write(answer.unwrap_or_else(Answer::from));
    }
    if let Some(id) = path.strip_prefix("/attachments/") {
        return file(&site, &parts.headers, id);
    }
    let drop_fields = kind == Some(Kind::DropFields);
    let body = match &fault {
        Some(fault) if fault.rewrite => rewritten(&body).into(),
        _ => body,
    };
    let answer =
        answer(&site, &method, &path, query, &parts.headers, &body, drop_fields).unwrap_or_else(Answer::from);
    match fault {
        Some(fault) if fault.kind == Kind::LoseAnswer => {
            cord.pull();
            write(Answer::nothing())
        }
        Some(fault) if fault.kind == Kind::ErrorAfter => write(Refusal::Planned(fault.status).into()),
        _ => dated(&site, write(answer)),
    }
}

/// The same answer with the time of a clock that was moved, so that whoever asks can go by it.
fn dated(site: &Site, mut answer: Response) -> Response {
    let date =
        site.clock.told().and_then(|now| DateTimePrinter::new().timestamp_to_rfc9110_string(&now).ok());
    if let Some(date) = date.and_then(|date| HeaderValue::from_str(&date).ok()) {
        answer.headers_mut().insert(header::DATE, date);
    }
    answer
}

/// A request whose comment is as a strict CRM would keep it.
fn rewritten(body: &[u8]) -> Vec<u8> {
    let Ok(mut body) = serde_json::from_slice::<Value>(body) else { return body.to_vec() };
    if let Some(Value::String(text)) = body.pointer_mut("/ticket/comment/body") {
        *text = update::without_markup(text);
    }
    body.to_string().into_bytes()
}

/// A file's bytes, for accounts only.
fn file(site: &Site, headers: &HeaderMap, id: &str) -> Response {
    if account(site, headers).is_none() {
        return write(Refusal::Unauthorized.into());
    }
    let text = id.parse().ok().and_then(|id| locked(&site.world).attached.text(id).map(str::to_owned));
    match text {
        Some(text) => Response::new(Body::from(text)),
        None => write(Refusal::NotFound.into()),
    }
}

fn answer(
    site: &Site,
    method: &str,
    path: &str,
    query: Vec<(String, String)>,
    headers: &HeaderMap,
    body: &[u8],
    drop_fields: bool,
) -> Result<Answer, Refusal> {
    let Some(rest) = path.strip_prefix("/api/v2/") else { return Err(Refusal::NoEndpoint) };
    let account = account(site, headers).ok_or(Refusal::Unauthorized)?;
    let left = locked(&site.limits).count(account.id).map_err(|wait| Refusal::TooMany(wait.to_string()))?;
    let mut body = if body.is_empty() {
        Value::Null
    } else {
        serde_json::from_slice(body).map_err(|_| Refusal::NotJson)?
    };
    if drop_fields && let Some(ticket) = body.get_mut("ticket").and_then(Value::as_object_mut) {
        ticket.remove("tags");
        ticket.remove("custom_fields");
    }
    let ask = Ask {
        method: method.to_owned(),
        path: rest.trim_end_matches('/').trim_end_matches(".json").split('/').map(str::to_owned).collect(),
        query,
        body,
        idempotency_key: headers.get("idempotency-key").and_then(|key| key.to_str().ok()).map(str::to_owned),
        by: account.id,
        role: if account.role == "admin" { Role::Admin } else { Role::Agent },
        now: site.clock.now().as_second(),
        base: site.base.clone(),
    };
    let limit = locked(&site.limits).per_minute;
    let answer = apply(site, &ask);
    Ok(answer.with("x-rate-limit", limit).with("x-rate-limit-remaining", left))
}

fn apply(site: &Site, ask: &Ask) -> Answer {
    let mut world = locked(&site.world);
    let answer = dispatch(&mut world, ask, site.withhold).unwrap_or_else(Answer::from);
    if ask.method == "GET" || answer.status >= 300 {
        return answer;
    }
    // Under the lock of the world, so that the journal has the order of the writes.
    match locked(&site.journal).keep(&kept(ask)) {
        Ok(()) => answer,
        Err(_) => Refusal::Planned(507).into(),
    }
}

fn kept(ask: &Ask) -> Line {
    Line::Write {
        at: ask.now,
        by: ask.by,
        method: ask.method.clone(),
        path: ask.path.clone(),
        query: ask.query.clone(),
        body: ask.body.clone(),
        key: ask.idempotency_key.clone(),
    }
}

/// Does a kept write again.
pub fn replay(world: &mut World, line: Line, base: &str) {
    let Line::Write { at, by, method, path, query, body, key } = line else { return };
    let role = world.users.get(&by).map_or(Role::Agent, |user| user.role);
    let base = base.to_owned();
    let ask = Ask { method, path, query, body, idempotency_key: key, by, role, now: at, base };
    // It was accepted once, and the world is as it was then.
    let _ = dispatch(world, &ask, 0);
}

fn dispatch(world: &mut World, ask: &Ask, withhold: i64) -> Result<Answer, Refusal> {
    let path: Vec<&str> = ask.path.iter().map(String::as_str).collect();
    match (ask.method.as_str(), path.as_slice()) {
        ("GET", ["incremental", "tickets", "cursor"]) => feed::by_cursor(world, ask, withhold),
        ("GET", ["incremental", "tickets"]) => feed::by_time(world, ask, withhold),
        ("GET", ["search"]) => search::paged(world, ask),
        ("GET", ["search", "count"]) => search::count(world, ask),
        ("GET", ["search", "export"]) => search::export(world, ask),
        ("GET", ["tickets"]) => tickets::list(world, ask),
        ("POST", ["tickets"]) => tickets::post(world, ask),
        ("GET", ["tickets", "show_many"]) => tickets::show_many(world, ask),
        ("PUT", ["tickets", "update_many"]) => tickets::update_many(world, ask),
        ("GET", ["tickets", id]) => tickets::show_one(world, ask, id),
        ("PUT", ["tickets", id]) => tickets::put(world, ask, id),
        ("DELETE", ["tickets", id]) => tickets::delete(world, ask, id),
        ("GET", ["tickets", id, "comments"]) => comments::list(world, ask, id),
        ("GET", ["tickets", id, "audits"]) => comments::audits(world, ask, id),
        ("GET", ["tickets", id, "audits", audit]) => comments::audit(world, id, audit),
        ("GET", ["tickets", id, "metrics"]) => comments::metrics(world, id),
        ("POST", ["tickets", id, "merge"]) => merge::answer(world, ask, id),
        (_, ["tickets", id, "tags"]) => tags::answer(world, ask, id),
        ("GET", ["job_statuses", id]) => {
            let job = world.jobs.get(*id).ok_or(Refusal::NotFound)?;
            Ok(Answer::ok(serde_json::json!({"job_status": job})))
        }
        ("GET", ["users", rest @ ..]) => people::users(world, ask, rest),
        ("GET", ["groups", rest @ ..]) => people::groups(world, ask, rest),
        ("GET", ["group_memberships"]) => people::all_memberships(world, ask),
        ("GET", ["organizations", rest @ ..]) => people::organizations(world, ask, rest),
        ("GET", ["ticket_fields", rest @ ..]) => people::ticket_fields(ask, rest),
        (_, ["help_center", rest @ ..]) => help::answer(world, ask, rest),
        _ => Err(Refusal::NoEndpoint),
    }
}

/// The account of `Bearer TOKEN`, or of Basic `email/token:TOKEN`.
fn account<'a>(site: &'a Site, headers: &HeaderMap) -> Option<&'a Account> {
    let text = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    if let Some(token) = text.strip_prefix("Bearer ") {
        return site.accounts.iter().find(|account| account.token == token.trim());
    }
    let decoded = String::from_utf8(base64(text.strip_prefix("Basic ")?.trim())?).ok()?;
    let (email, token) = decoded.split_once("/token:")?;
    site.accounts.iter().find(|account| account.email == email && account.token == token)
}

fn base64(text: &str) -> Option<Vec<u8>> {
    let (mut out, mut bits, mut held) = (Vec::new(), 0u32, 0);
    for byte in text.trim_end_matches('=').bytes() {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = (bits << 6) | u32::from(six);
        held += 6;
        if held >= 8 {
            held -= 8;
            out.push((bits >> held) as u8);
        }
    }
    Some(out)
}

fn read_query(text: &str) -> Vec<(String, String)> {
    text.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(key), decode(value))
        })
        .collect()
}

fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let (mut out, mut at) = (Vec::with_capacity(bytes.len()), 0);
    while at < bytes.len() {
        let hex = bytes.get(at + 1..at + 3).and_then(|two| std::str::from_utf8(two).ok());
        match (bytes[at], hex.and_then(|two| u8::from_str_radix(two, 16).ok())) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 2;
            }
            (b'+', _) => out.push(b' '),
            (byte, _) => out.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&out).into_owned()
}

/// The path with `{id}` for ids, so that the log counts kinds.
fn kind_of(path: &str) -> String {
    let parts = path.trim_end_matches(".json").split('/');
    let shown = parts.map(|part| if part.parse::<u64>().is_ok() { "{id}" } else { part });
    shown.collect::<Vec<_>>().join("/")
}

fn write(answer: Answer) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    if let Some(body) = answer.body {
        *response.body_mut() = Body::from(body.to_string());
        response
            .headers_mut()
            .insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json; charset=utf-8"));
    }
    for (name, value) in answer.headers {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_string_and_basic_credentials_are_decoded() {
        let read = read_query("page%5Bsize%5D=5&query=a+b%3E%3D2&x");
        assert_eq!(read[0], ("page[size]".to_owned(), "5".to_owned()));
        assert_eq!(read[1].1, "a b>=2");
        assert_eq!(base64("YW5hL3Rva2VuOnQ=").as_deref(), Some(&b"ana/token:t"[..]));
    }
}
