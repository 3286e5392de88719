//! Conversations and audits of a ticket.

use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::ask::Ask;
use super::paging::{key_of, page};
use super::{show, tickets};
use crate::sandbox::world::World;

/// `GET /tickets/{id}/comments`, oldest first unless `sort=-created_at` or `sort_order=desc`.
pub fn list(world: &World, ask: &Ask, id: &str) -> Result<Answer, Refusal> {
    let ticket = &world.tickets[tickets::place(world, id)?];
    let entries = world.comments(ticket);
    let authors: Vec<u64> = entries.iter().map(|entry| entry.author).collect();
    let rows = entries.into_iter().enumerate().map(|(turn, entry)| (order(ask, entry.at, turn), entry));
    let mut rows: Vec<_> = rows.collect();
    rows.sort_by_key(|(key, _)| *key);
    let page = page(ask, rows)?;
    let mut body = page.around;
    body.insert(
        "comments".to_owned(),
        page.rows
            .iter()
            .map(|entry| {
                let mut row = show::comment(entry, ticket.channel);
                row["attachments"] = world.attached.shown(entry.id);
                row
            })
            .collect(),
    );
    if ask.includes("users") {
        body.insert("users".to_owned(), show::users(world, ask, authors));
    }
    Ok(Answer::ok(Value::Object(body)))
}

/// `GET /tickets/{id}/audits`.
pub fn audits(world: &World, ask: &Ask, id: &str) -> Result<Answer, Refusal> {
    let ticket = &world.tickets[tickets::place(world, id)?];
    let rows = world.audits(ticket).into_iter().enumerate();
    let mut rows: Vec<_> = rows.map(|(turn, audit)| (order(ask, audit.at, turn), audit)).collect();
    rows.sort_by_key(|(key, _)| *key);
    let authors: Vec<u64> = rows.iter().map(|(_, audit)| audit.author).collect();
    let page = page(ask, rows)?;
    let mut body = page.around;
    body.insert("audits".to_owned(), page.rows.iter().map(|audit| show::audit(ticket, audit)).collect());
    if ask.includes("users") {
        body.insert("users".to_owned(), show::users(world, ask, authors));
    }
    Ok(Answer::ok(Value::Object(body)))
}

/// `GET /tickets/{id}/audits/{audit}`.
pub fn audit(world: &World, id: &str, audit: &str) -> Result<Answer, Refusal> {
    let ticket = &world.tickets[tickets::place(world, id)?];
    let wanted: u64 = audit.parse().map_err(|_| Refusal::NotFound)?;
    let audits = world.audits(ticket);
    let found = audits.iter().find(|audit| audit.id == wanted).ok_or(Refusal::NotFound)?;
    Ok(Answer::ok(json!({"audit": show::audit(ticket, found)})))
}

/// `GET /tickets/{id}/metrics`.
pub fn metrics(world: &World, id: &str) -> Result<Answer, Refusal> {
    let ticket = &world.tickets[tickets::place(world, id)?];
    Ok(Answer::ok(json!({"ticket_metric": show::metric_set(ticket)})))
}

/// Entries of one second keep their order.
fn order(ask: &Ask, at: i64, turn: usize) -> u128 {
    let key = key_of(at, turn as u64);
    let descending =
        ask.get("sort_order") == Some("desc") || ask.get("sort").is_some_and(|sort| sort.starts_with('-'));
    if descending { u128::MAX - key } else { key }
}
