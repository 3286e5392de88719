//! Search: the paged one that ends after a thousand results, and the export that does not.

use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::ask::Ask;
use super::paging::{cursor, key_of, parts_of, read_cursor};
use super::show;
use crate::sandbox::model::PRIORITIES;
use crate::sandbox::query::Query;
use crate::sandbox::world::World;

/// Where the paged search ends.
const SEARCH_LIMIT: usize = 1_000;
/// How long a cursor of the export lives, in seconds.
const CURSOR_LIFE: i64 = 3_600;

/// `GET /search`.
pub fn paged(world: &World, ask: &Ask) -> Result<Answer, Refusal> {
    let mut found = matching(world, ask)?;
    let count = found.len();
    let descending = ask.get("sort_order") != Some("asc");
    found.sort_by_key(|place| {
        let ticket = &world.tickets[*place];
        match ask.get("sort_by") {
            Some("updated_at") => key_of(ticket.updated, ticket.id),
            Some("priority") => {
                let rank =
                    ticket.priority.and_then(|word| PRIORITIES.iter().position(|known| *known == word));
                key_of(rank.map_or(0, |rank| rank as i64 + 1), ticket.id)
            }
            Some("status") => key_of(ticket.status as i64, ticket.id),
            _ => key_of(ticket.created, ticket.id),
        }
    });
    if descending {
        found.reverse();
    }
    let size = ask.number("per_page")?.unwrap_or(100).clamp(1, 100) as usize;
    let number = ask.number("page")?.unwrap_or(1).max(1) as usize;
    let start = (number - 1).saturating_mul(size);
    if start >= SEARCH_LIMIT {
        return Err(Refusal::Query(
            "Invalid search: Requested response size was greater than Search Response Limits".to_owned(),
        ));
    }
    let rows: Vec<usize> = found.into_iter().skip(start).take(size).collect();
    let url = |number: usize| {
        let mut query = ask.query.clone();
        query.retain(|(name, _)| name != "page");
        query.push(("page".to_owned(), number.to_string()));
        ask.url_with(&query)
    };
    let mut body = results(world, ask, &rows);
    body.insert("count".to_owned(), json!(count));
    body.insert("facets".to_owned(), Value::Null);
    body.insert("next_page".to_owned(), json!((count > start + size).then(|| url(number + 1))));
    body.insert("previous_page".to_owned(), json!((number > 1).then(|| url(number - 1))));
    Ok(Answer::ok(Value::Object(body)))
}

/// `GET /search/count`.
pub fn count(world: &World, ask: &Ask) -> Result<Answer, Refusal> {
    Ok(Answer::ok(json!({"count": matching(world, ask)?.len()})))
}

/// `GET /search/export`: ordered by creation, by cursor, without an end.
pub fn export(world: &World, ask: &Ask) -> Result<Answer, Refusal> {
    if ask.get("filter[type]") != Some("ticket") {
        return Err(Refusal::BadRequest(
            "filter[type]",
            "is missing; the sandbox exports tickets".to_owned(),
        ));
    }
    // The manual refuses a type in the query; zenpy sends the same one in both places, and the real API takes it.
    let query = read(ask)?;
    let size = ask.number("page[size]")?.unwrap_or(100);
    if !(1..=1000).contains(&size) {
        return Err(Refusal::BadRequest("page[size]", "is not between 1 and 1000".to_owned()));
    }
    let size = size as usize;
    let after = match ask.get("page[after]") {
        None => (i64::MIN, 0),
        Some(text) => {
            let (key, issued) = text.split_once('t').unwrap_or((text, ""));
            let issued = i64::from_str_radix(issued, 16).unwrap_or(i64::MIN);
            if ask.now.saturating_sub(issued) > CURSOR_LIFE {
                return Err(Refusal::BadRequest("page[after]", "the cursor has expired".to_owned()));
            }
            parts_of(read_cursor(key, "page[after]")?)
        }
    };
    let hits = world.by_created(after).filter(|place| query.matches(world, &world.tickets[*place], ask.by));
    let mut rows: Vec<usize> = hits.take(size + 1).collect();
    let more = rows.len() > size;
    rows.truncate(size);
    let last = rows.last().map(|place| {
        let ticket = &world.tickets[*place];
        format!("{}t{:x}", cursor(key_of(ticket.created, ticket.id)), ask.now)
    });
    let next = more.then(|| {
        let mut query = ask.query.clone();
        query.retain(|(name, _)| name != "page[after]");
        query.push(("page[after]".to_owned(), last.clone().unwrap_or_default()));
        ask.url_with(&query)
    });
    let mut body = results(world, ask, &rows);
    body.insert("facets".to_owned(), Value::Null);
    body.insert("links".to_owned(), json!({"next": next, "prev": null}));
    body.insert("meta".to_owned(), json!({"has_more": more, "after_cursor": last, "before_cursor": null}));
    Ok(Answer::ok(Value::Object(body)))
}

fn matching(world: &World, ask: &Ask) -> Result<Vec<usize>, Refusal> {
    let query = read(ask)?;
    Ok(world.by_id(0).filter(|place| query.matches(world, &world.tickets[*place], ask.by)).collect())
}

fn read(ask: &Ask) -> Result<Query, Refusal> {
    let query = Query::parse(ask.get("query").unwrap_or_default()).map_err(Refusal::Query)?;
    match query.names_type.as_deref() {
        None | Some("ticket") => Ok(query),
        Some(other) => {
            Err(Refusal::Query(format!("Invalid search: the sandbox searches tickets, not {other}.")))
        }
    }
}

fn results(world: &World, ask: &Ask, rows: &[usize]) -> serde_json::Map<String, Value> {
    let mut body = show::tickets(world, ask, "results", rows);
    for row in body.get_mut("results").and_then(Value::as_array_mut).into_iter().flatten() {
        row["result_type"] = json!("ticket");
    }
    body
}
