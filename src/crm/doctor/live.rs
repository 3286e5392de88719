//! The questions that only the CRM can answer, reading only: who we are, a page of changes, tickets by id, a
//! conversation. The boundary of the feed is in `boundary`.

use std::sync::Arc;

use serde_json::{Map, Value, json};

use super::{Examined, Finding, Level, Sample, Source, boundary, second, writing};
use crate::crm::answer::{Page, Place};
use crate::crm::client::Client;
use crate::crm::error::CrmError;
use crate::crm::failure::Site;
use crate::crm::sanitise::sanitise;
use crate::crm::tape::{Exchange, Tape};
use crate::crm::{jq, worker};
use crate::domain::ids::TicketId;
use crate::domain::ticket::Ticket;

/// How far back a page of changes is looked for, in seconds: an hour, a day, a week, a month, a year, ever.
const WINDOWS: [i64; 6] = [3_600, 86_400, 7 * 86_400, 30 * 86_400, 365 * 86_400, i64::MAX];

/// Tickets whose conversations are looked at, until one has entries.
const CONVERSATIONS: usize = 5;

/// What the questions share.
pub(super) struct Visit<'a> {
    pub(super) client: &'a Client,
    pub(super) source: &'a Source,
    pub(super) tape: &'a Arc<Tape>,
    pub(super) found: Examined,
}

impl Visit<'_> {
    pub(super) fn tell(&mut self, level: Level, key: &str, id: &str, args: &[(&str, String)]) {
        self.found.findings.push(Finding::new(level, self.source, key, id, args));
    }

    /// A read that failed: what that says about the address, the token or the section.
    pub(super) fn failed(&mut self, key: &str, error: &CrmError) {
        let place = |own: &'static str| if own.is_empty() { key.to_owned() } else { own.to_owned() };
        let (id, key, args) = match error {
            CrmError::NotSent { why } => ("unreachable", place("base"), vec![("detail", why.clone())]),
            CrmError::Lost { why } => ("no-answer", place("base"), vec![("detail", why.clone())]),
            CrmError::Page { host } => ("no-answer", place("base"), vec![("detail", host.clone())]),
            CrmError::Unauthorised => ("unauthorised", place("auth"), Vec::new()),
            CrmError::Login { why, .. } => ("login", place("auth"), vec![("detail", why.to_string())]),
            CrmError::Foreign { origin } => ("foreign", place(""), vec![("origin", origin.clone())]),
            CrmError::Refused { status: 403, sentence } => {
                ("forbidden", place(""), vec![("detail", sentence.to_string())])
            }
            CrmError::Refused { status, sentence } => {
                let args = vec![("status", status.to_string()), ("detail", sentence.to_string())];
                ("refused", place(""), args)
            }
            CrmError::Filter(failure) => {
                let finding = Finding::new(Level::Wrong, self.source, key, "filter", &[]);
                let Site { file, line, key } = failure.site.clone();
                return self.found.findings.push(Finding { file, line, key, saw: error.say(), ..finding });
            }
            other => ("unexpected", place(""), vec![("detail", other.to_string())]),
        };
        self.tell(Level::Wrong, &key, id, &args);
    }

    /// One page of a feed from a time on.
    pub(super) async fn since(&self, feed: &str, at: i64) -> Result<Page, CrmError> {
        self.client.changes(&Place { feed: feed.to_owned(), since: at, ..Place::default() }).await
    }

    /// The profile's key of a feed.
    pub(super) fn feed_key(&self, feed: &str) -> String {
        let at =
            self.client.profile.reads.changes.iter().position(|read| read.request.path.to_string() == feed);
        format!("read.changes.{}", at.unwrap_or(0))
    }
}

/// Asks everything; stops early where the CRM cannot be reached.
pub(super) async fn ask(client: &Client, source: &Source, tape: &Arc<Tape>) -> Examined {
    let mut visit = Visit { client, source, tape, found: Examined::default() };
    match client.me().await {
        Ok(me) => {
            let role = me.role.as_ref().map_or_else(|| "—".to_owned(), ToString::to_string);
            visit.tell(Level::Good, "read.me", "me", &[("name", me.name.to_string()), ("role", role)]);
        }
        Err(error) => {
            visit.failed("read.me", &error);
            let is_page = matches!(error, CrmError::Page { .. } | CrmError::Protocol { .. });
            if is_page || error.is_offline() || error.is_unauthorised() {
                visit.found.unreachable = Some(error);
                return visit.found;
            }
        }
    }
    let Some((feed, page)) = first_page(&mut visit).await else { return visit.found };
    rows(&mut visit, &feed, &page);
    second_page(&mut visit, &feed, &page).await;
    let newest = page.tickets.iter().max_by_key(|ticket| ticket.updated).cloned();
    if let Some(newest) = newest {
        boundary::probe(&mut visit, &feed, &newest).await;
        by_ids(&mut visit, &page, &newest).await;
        conversation(&mut visit, &page, &newest).await;
        let raw = raw_row(&visit.tape.heard(), &newest);
        visit.found.sample = raw.map(|raw| Sample { ticket: newest, raw: sanitise(&raw) });
    }
    lists(&mut visit).await;
    rate(&mut visit);
    visit.found
}

/// The youngest page that is not empty, with the feed that gave it.
async fn first_page(visit: &mut Visit<'_>) -> Option<(String, Page)> {
    let now = visit.tape.about().now.as_second();
    let mut seen = None;
    for window in WINDOWS {
        let since = if window == i64::MAX { 0 } else { now.saturating_sub(window).max(0) };
        match visit.since("", since).await {
            Ok(page) => {
                let feed = page.place.feed.clone();
                let is_empty = page.tickets.is_empty() && page.bad.is_empty();
                seen = Some((feed, page));
                if !is_empty {
                    break;
                }
            }
            Err(error) => {
                visit.failed("read.changes", &error);
                return None;
            }
        }
    }
    let (feed, page) = seen?;
    let key = visit.feed_key(&feed);
    let forbidden = visit.tape.heard().iter().any(|exchange| exchange.status == 403);
    if forbidden {
        visit.tell(Level::Note, &key, "fallback", &[("feed", feed.clone())]);
    }
    if page.tickets.is_empty() && page.bad.is_empty() {
        visit.tell(Level::Warn, &key, "no-rows", &[]);
        return None;
    }
    visit.tell(Level::Good, &key, "page", &[("count", page.tickets.len().to_string())]);
    Some((feed, page))
}

/// What the rows of a page say about the mapping.
fn rows(visit: &mut Visit<'_>, feed: &str, page: &Page) {
    let key = visit.feed_key(feed);
    let map = if visit.source.value(&format!("{key}.map")).is_string() {
        format!("{key}.map")
    } else {
        "read.ids.map".to_owned()
    };
    for bad in page.bad.iter().take(3) {
        let id = bad.id.clone().unwrap_or_else(|| "—".to_owned());
        visit.tell(Level::Wrong, &map, "bad-row", &[("id", id), ("detail", bad.why.clone())]);
    }
    let mut unknown: Vec<String> = page
        .tickets
        .iter()
        .filter_map(|ticket| ticket.status_raw.as_ref())
        .map(ToString::to_string)
        .collect();
    unknown.sort();
    unknown.dedup();
    for word in unknown {
        visit.tell(Level::Warn, "status", "status-word", &[("word", word)]);
    }
    let heard = visit.tape.heard();
    for word in unknown_priorities(visit.client, &heard, page) {
        visit.tell(Level::Warn, "priority", "priority-word", &[("word", word)]);
    }
    let guarded = page.tickets.first().is_some_and(|ticket| writing::guarded(visit.client, ticket));
    if page.tickets.iter().any(|ticket| ticket.version.is_none()) {
        let has_etag = heard.iter().any(|exchange| exchange.headers.contains_key("etag"));
        let level = if guarded { Level::Wrong } else { Level::Note };
        visit.tell(level, &map, if has_etag { "version-etag" } else { "version" }, &[]);
    } else if !page.tickets.is_empty() {
        visit.tell(Level::Good, &map, "has-version", &[]);
    }
    if !page.tickets.is_empty() && page.tickets.iter().all(|ticket| !ticket.escalated) {
        visit.tell(Level::Warn, "escalated", "none-ours", &[("count", page.tickets.len().to_string())]);
    }
    let text: Vec<String> = heard.iter().map(|exchange| exchange.answer.to_string()).collect();
    for (fact, key) in &visit.client.profile.tables.fields.clone() {
        if !text.iter().any(|text| text.contains(key.as_str())) {
            let args = [("name", fact.as_str().to_owned()), ("field", key.clone())];
            visit.tell(Level::Warn, &format!("fields.{}", fact.as_str()), "field-absent", &args);
        }
    }
}

/// Words of priority in the rows that the table does not know.
fn unknown_priorities(client: &Client, heard: &[Exchange], page: &Page) -> Vec<String> {
    let Some(map) = client.profile.map_of_tickets() else { return Vec::new() };
    let context = jq::val(&client.context(Map::new()));
    let mut unknown = Vec::new();
    for ticket in &page.tickets {
        let Some(raw) = raw_row(heard, ticket) else { continue };
        let mapped = worker::json(map, jq::val(&raw), context.clone());
        let Ok(Value::String(word)) = mapped.map(|mapped| mapped["priority"].clone()) else { continue };
        if client.profile.tables.read_priority(&word).is_none() && !unknown.contains(&word) {
            unknown.push(word);
        }
    }
    unknown
}

/// Page 2 is another page than page 1, and rows come in the order of their change.
async fn second_page(visit: &mut Visit<'_>, feed: &str, page: &Page) {
    let key = visit.feed_key(feed);
    if !page.more {
        return;
    }
    let next = format!("{key}.next");
    match visit.client.changes(&page.place).await {
        Ok(following) => {
            let ids = |page: &Page| -> Vec<TicketId> {
                page.tickets.iter().map(|ticket| ticket.id.clone()).collect()
            };
            if !following.tickets.is_empty() && ids(&following) == ids(page) {
                visit.tell(Level::Wrong, &next, "same-page", &[]);
            } else {
                visit.tell(Level::Good, &next, "second-page", &[]);
            }
        }
        Err(error) => visit.failed(&next, &error),
    }
    let read = visit.client.profile.reads.changes.iter().find(|read| read.request.path.to_string() == feed);
    let walks = read.is_some_and(|read| read.save.is_none() && !read.via_ids);
    let ascends = page.tickets.windows(2).all(|two| two[0].updated <= two[1].updated);
    if walks && !ascends {
        visit.tell(Level::Warn, &format!("{key}.query"), "unsorted", &[]);
    }
}

/// Two ids that exist and one that cannot: the two come, and nothing else.
async fn by_ids(visit: &mut Visit<'_>, page: &Page, newest: &Ticket) {
    let other = page.tickets.iter().find(|ticket| ticket.id != newest.id);
    let mut known: Vec<TicketId> = other.map(|ticket| ticket.id.clone()).into_iter().collect();
    known.push(newest.id.clone());
    let mut asked = known.clone();
    asked.push(absurd(&newest.id));
    match visit.client.by_ids(&asked).await {
        Ok(found) => {
            let mut ids: Vec<&TicketId> = found.tickets.iter().map(|ticket| &ticket.id).collect();
            ids.sort();
            known.sort();
            if ids == known.iter().collect::<Vec<_>>() {
                visit.tell(Level::Good, "read.ids", "ids", &[("count", known.len().to_string())]);
            } else {
                let args = [("count", known.len().to_string()), ("found", ids.len().to_string())];
                visit.tell(Level::Wrong, "read.ids", "ids-wrong", &args);
            }
        }
        Err(error) => visit.failed("read.ids", &error),
    }
}

/// An id of the same form that no ticket has.
fn absurd(id: &TicketId) -> TicketId {
    let shaped: String = id
        .as_str()
        .chars()
        .map(|c| match c {
            '0'..='9' => '9',
            'a'..='f' => 'f',
            other => other,
        })
        .collect();
    TicketId::new(if shaped.len() < 9 && shaped.chars().all(|c| c == '9') {
        "999999999".to_owned()
    } else {
        shaped
    })
}

/// What was said to some ticket. Where the first message is kept apart, one that nobody answered has no entries, so
/// others are looked at too.
async fn conversation(visit: &mut Visit<'_>, page: &Page, newest: &Ticket) {
    let others = page.tickets.iter().rev().filter(|ticket| ticket.id != newest.id);
    let mut silent = 0;
    for ticket in std::iter::once(newest).chain(others).take(CONVERSATIONS) {
        match visit.client.timeline(&ticket.id).await {
            Ok(entries) if entries.is_empty() => silent += 1,
            Ok(entries) => {
                let public = entries.iter().filter(|entry| entry.public).count();
                let (count, public) = (entries.len().to_string(), public.to_string());
                let args = [("key", ticket.key.to_string()), ("count", count), ("public", public)];
                return visit.tell(Level::Good, "read.timeline", "entries", &args);
            }
            Err(error) => return visit.failed("read.timeline", &error),
        }
    }
    visit.tell(Level::Warn, "read.timeline", "no-entries", &[("count", silent.to_string())]);
}

/// People and queues: without them nothing can be handed over.
async fn lists(visit: &mut Visit<'_>) {
    match visit.client.people().await {
        Ok(people) if people.is_empty() => visit.tell(Level::Note, "read.people", "no-people", &[]),
        Ok(people) => {
            visit.tell(Level::Good, "read.people", "people", &[("count", people.len().to_string())]);
        }
        Err(error) => visit.failed("read.people", &error),
    }
    match visit.client.queues().await {
        Ok(queues) if queues.is_empty() => visit.tell(Level::Note, "read.queues", "no-queues", &[]),
        Ok(queues) => {
            visit.tell(Level::Good, "read.queues", "queues", &[("count", queues.len().to_string())]);
        }
        Err(error) => visit.failed("read.queues", &error),
    }
}

/// What is left of the rate, by the last answer that says so.
fn rate(visit: &mut Visit<'_>) {
    let heard = visit.tape.heard();
    let left = heard.iter().rev().find_map(|exchange| {
        let remaining = exchange.headers.iter().find(|(name, _)| name.ends_with("remaining"));
        remaining.map(|(_, left)| left.clone())
    });
    let args = [("count", heard.len().to_string()), ("left", left.unwrap_or_else(|| "—".to_owned()))];
    visit.tell(Level::Good, "http.rate", "rate", &args);
}

/// The row of a ticket as the CRM last sent it: the object with its id in a list of an answer.
pub(super) fn raw_row(heard: &[Exchange], ticket: &Ticket) -> Option<Value> {
    let wanted = ticket.id.as_str();
    let fields = |answer: &Value| -> Option<Value> { search(answer, wanted) };
    // Richer rows beat the poor ones of a search.
    let found: Vec<Value> = heard.iter().rev().filter_map(|exchange| fields(&exchange.answer)).collect();
    found.into_iter().max_by_key(|row| row.as_object().map_or(0, Map::len))
}

fn search(value: &Value, id: &str) -> Option<Value> {
    let is = |row: &Value| {
        let found = ["id", "sys_id", "Id", "key", "incidentid"].into_iter().find_map(|name| row.get(name));
        match found {
            Some(Value::String(text)) => text == id,
            Some(Value::Number(number)) => number.to_string() == id,
            // ServiceNow wraps values: {"value": …, "display_value": …}.
            Some(Value::Object(inner)) => inner.get("value") == Some(&json!(id)),
            _ => false,
        }
    };
    match value {
        Value::Array(items) => items
            .iter()
            .find(|row| is(row))
            .cloned()
            .or_else(|| items.iter().find_map(|item| search(item, id))),
        Value::Object(_) if is(value) => Some(value.clone()),
        Value::Object(fields) => fields.values().find_map(|value| search(value, id)),
        _ => None,
    }
}

/// A time as the findings write it.
pub(super) fn time(at: i64) -> String {
    second(at).to_string()
}
