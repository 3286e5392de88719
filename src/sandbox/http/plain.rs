//! The plain dialect over HTTP, under `/plain/`, and its control under `/sandbox/plain`.

use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::show::iso;
use crate::sandbox::accounts::Account;
use crate::sandbox::plain::{Note, Plain, Row};

/// Rows of a page where none are asked for.
const SIZE: u64 = 50;

/// Answers a request to `/plain/{rest}`.
pub fn answer(
    plain: &mut Plain,
    by: &Account,
    method: &str,
    rest: &str,
    query: &[(String, String)],
    body: &Value,
) -> Result<Answer, Refusal> {
    let get = |name: &str| query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    let path: Vec<&str> = rest.split('/').collect();
    match (method, path.as_slice()) {
        ("GET", ["me"]) => Ok(Answer::ok(json!({"id": by.id, "name": by.name, "role": by.role}))),
        ("GET", ["tickets"]) => match get("ids") {
            Some(ids) => Ok(by_ids(plain, ids)),
            None => page(plain, get),
        },
        ("GET", ["tickets", id]) => {
            let (id, row) = find(plain, id)?;
            Ok(Answer::ok(json!({"row": shown(id, row)})).with("etag", format!("\"{}\"", row.version)))
        }
        ("GET", ["tickets", id, "notes"]) => {
            let (_, row) = find(plain, id)?;
            let notes = row.notes.iter().enumerate();
            Ok(Answer::ok(json!({"notes": notes.map(|(at, note)| noted(at, note)).collect::<Vec<_>>()})))
        }
        ("PUT", ["tickets", id]) => put(plain, id, body),
        ("POST", ["tickets", id, "notes"]) => note(plain, by, id, body),
        _ => Err(Refusal::NoEndpoint),
    }
}

/// What happens to rows behind everybody's back: `POST /sandbox/plain`.
pub fn control(plain: &mut Plain, body: &Value) -> Result<Answer, Refusal> {
    if let Some(dialect) = body.get("dialect") {
        let dialect = serde_json::from_value(dialect.clone());
        *plain = Plain::new(dialect.map_err(|error| Refusal::BadRequest("dialect", error.to_string()))?);
        return Ok(Answer::nothing());
    }
    if let Some(habits) = body.get("habits") {
        let habits = serde_json::from_value(habits.clone());
        plain.dialect = habits.map_err(|error| Refusal::BadRequest("habits", error.to_string()))?;
        return Ok(Answer::nothing());
    }
    let id = body.get("id").and_then(Value::as_u64).ok_or(Refusal::NotFound)?;
    let row = plain.rows.get_mut(&id).ok_or(Refusal::NotFound)?;
    row.gone = body.get("gone").and_then(Value::as_bool).unwrap_or(row.gone);
    row.merged = body.get("merged").and_then(Value::as_u64).or(row.merged);
    for (name, field) in
        [("queue", &mut row.queue), ("subject", &mut row.subject), ("status", &mut row.status)]
    {
        if let Some(text) = body.get(name).and_then(Value::as_str) {
            text.clone_into(field);
        }
    }
    let stamp = body.get("updated").and_then(Value::as_i64);
    plain.touch(Some(id));
    if let (Some(stamp), Some(row)) = (stamp, plain.rows.get_mut(&id)) {
        row.updated = stamp;
    }
    Ok(Answer::ok(json!({"now": plain.now})))
}

fn page<'a>(plain: &mut Plain, get: impl Fn(&str) -> Option<&'a str>) -> Result<Answer, Refusal> {
    let number = |name: &str, or: u64| get(name).and_then(|text| text.parse().ok()).unwrap_or(or).max(1);
    let since =
        get("since").and_then(|text| text.parse::<jiff::Timestamp>().ok()).map(jiff::Timestamp::as_second);
    let (at, size) = (number("page", 1), number("size", SIZE));
    let capped = || Refusal::BadRequest("page", "is beyond what one question may give".to_owned());
    let (ids, more) = plain.page(since, at, size).ok_or_else(capped)?;
    let rows: Vec<Value> = ids.iter().filter_map(|id| Some(shown(*id, plain.rows.get(id)?))).collect();
    plain.drift();
    let next = match (&plain.dialect.next_at, more) {
        (_, false) => Value::Null,
        (None, true) => json!({"page": at + 1}),
        (Some(host), true) => json!(format!("{host}/plain/tickets?page={}&size={size}", at + 1)),
    };
    Ok(Answer::ok(json!({"rows": rows, "next": next})))
}

fn by_ids(plain: &Plain, ids: &str) -> Answer {
    let rows = ids.split(',').filter_map(|id| find(plain, id).ok()).map(|(id, row)| shown(id, row));
    Answer::ok(json!({"rows": rows.collect::<Vec<_>>()}))
}

/// A row by its id; one that was merged answers with the row that took it in.
fn find<'a>(plain: &'a Plain, id: &str) -> Result<(u64, &'a Row), Refusal> {
    let id: u64 = id.parse().map_err(|_| Refusal::NotFound)?;
    let row = plain.rows.get(&id).filter(|row| !row.gone).ok_or(Refusal::NotFound)?;
    match row.merged.and_then(|into| Some((into, plain.rows.get(&into)?))) {
        Some(into) => Ok(into),
        None => Ok((id, row)),
    }
}

fn put(plain: &mut Plain, id: &str, body: &Value) -> Result<Answer, Refusal> {
    let (id, row) = find(plain, id)?;
    let version = body.get("version").and_then(Value::as_str).and_then(|version| version.parse().ok());
    if !plain.dialect.ignores_version && version.is_some_and(|version: u64| version != row.version) {
        return Err(Refusal::UpdateConflict);
    }
    if !plain.dialect.does_nothing {
        plain.touch(Some(id));
        if let Some(row) = plain.rows.get_mut(&id) {
            for (name, field) in [("status", &mut row.status), ("priority", &mut row.priority)] {
                if let Some(text) = body.get(name).and_then(Value::as_str) {
                    text.clone_into(field);
                }
            }
        }
    }
    let row = plain.rows.get(&id).ok_or(Refusal::NotFound)?;
    Ok(Answer::ok(json!({"row": shown(id, row)})))
}

fn note(plain: &mut Plain, by: &Account, id: &str, body: &Value) -> Result<Answer, Refusal> {
    let (id, _) = find(plain, id)?;
    let text = |name: &str| body.get(name).and_then(Value::as_str).map(str::to_owned);
    let public = body.get("public").and_then(Value::as_bool).unwrap_or(true) || plain.dialect.notes_public;
    if !plain.dialect.does_nothing {
        plain.touch(Some(id));
        let at = plain.now;
        let made = Note {
            author: by.id,
            text: text("text").unwrap_or_default(),
            public,
            marker: text("marker"),
            at,
        };
        if let Some(row) = plain.rows.get_mut(&id) {
            row.notes.push(made);
        }
    }
    Ok(Answer::ok(json!({"done": true})))
}

fn shown(id: u64, row: &Row) -> Value {
    json!({
        "id": id,
        "subject": row.subject,
        "status": row.status,
        "priority": row.priority,
        "queue": row.queue,
        "updated": iso(row.updated),
        "version": row.version.to_string(),
        "notes": row.notes.len(),
    })
}

fn noted(at: usize, note: &Note) -> Value {
    json!({
        "id": at + 1,
        "author": note.author,
        "text": note.text,
        "public": note.public,
        "marker": note.marker,
        "at": iso(note.at),
    })
}
