//! Both pagings of the CRM: offset (`page`, `per_page`) and cursor (`page[size]`, `page[after]`). A cursor names the
//! last row's key, so a list may move while it is read. Backward cursors are not served.

use serde_json::{Map, Value, json};

use super::answer::Refusal;
use super::ask::Ask;

/// The hard end of offset lists.
const OFFSET_LIMIT: usize = 10_000;
const PAGE: usize = 100;

/// A page of rows and what the answer says about the pages around it.
pub struct Page<T> {
    pub rows: Vec<T>,
    /// `meta` and `links`, or `count`, `next_page` and `previous_page`.
    pub around: Map<String, Value>,
}

/// Cuts the page that `ask` wants out of `rows`, which are ordered by their keys.
pub fn page<T>(ask: &Ask, rows: Vec<(u128, T)>) -> Result<Page<T>, Refusal> {
    match ask.number("page[size]")? {
        Some(size) => by_cursor(ask, rows, size.clamp(1, PAGE as i64) as usize),
        None => by_offset(ask, rows),
    }
}

fn by_cursor<T>(ask: &Ask, rows: Vec<(u128, T)>, size: usize) -> Result<Page<T>, Refusal> {
    if ask.get("page[before]").is_some() {
        return Err(Refusal::BadRequest(
            "page[before]",
            "the sandbox serves forward cursors only".to_owned(),
        ));
    }
    let after = ask.get("page[after]").map(|cursor| read_cursor(cursor, "page[after]")).transpose()?;
    let start = after.map_or(0, |after| rows.partition_point(|(key, _)| *key <= after));
    let more = rows.len() > start + size;
    let rows: Vec<(u128, T)> = rows.into_iter().skip(start).take(size).collect();
    let last = rows.last().map(|(key, _)| cursor(*key));
    let next = more.then(|| {
        let mut query = ask.query.clone();
        query.retain(|(name, _)| name != "page[after]");
        query.push(("page[after]".to_owned(), last.clone().unwrap_or_default()));
        ask.url_with(&query)
    });
    let first = rows.first().map(|(key, _)| cursor(*key));
    let around = [
        ("meta".to_owned(), json!({"has_more": more, "after_cursor": last, "before_cursor": first})),
        ("links".to_owned(), json!({"next": next, "prev": null})),
    ];
    Ok(Page { rows: rows.into_iter().map(|(_, row)| row).collect(), around: around.into_iter().collect() })
}

fn by_offset<T>(ask: &Ask, rows: Vec<(u128, T)>) -> Result<Page<T>, Refusal> {
    let size = ask.number("per_page")?.unwrap_or(PAGE as i64).clamp(1, PAGE as i64) as usize;
    let number = ask.number("page")?.unwrap_or(1).max(1) as usize;
    let start = (number - 1).saturating_mul(size);
    if start + size > OFFSET_LIMIT {
        return Err(Refusal::BadRequest("page", format!("offset lists end after {OFFSET_LIMIT} records")));
    }
    let count = rows.len();
    let url = |number: usize| {
        let mut query = ask.query.clone();
        query.retain(|(name, _)| name != "page" && name != "per_page");
        query.push(("page".to_owned(), number.to_string()));
        query.push(("per_page".to_owned(), size.to_string()));
        ask.url_with(&query)
    };
    let around = [
        ("count".to_owned(), json!(count)),
        ("next_page".to_owned(), json!((count > start + size).then(|| url(number + 1)))),
        ("previous_page".to_owned(), json!((number > 1).then(|| url(number - 1)))),
    ];
    let rows = rows.into_iter().skip(start).take(size).map(|(_, row)| row).collect();
    Ok(Page { rows, around: around.into_iter().collect() })
}

/// The cursor that names a key.
pub fn cursor(key: u128) -> String {
    format!("c{key:x}")
}

/// The key that a cursor names.
pub fn read_cursor(text: &str, name: &'static str) -> Result<u128, Refusal> {
    text.strip_prefix('c')
        .and_then(|hex| u128::from_str_radix(hex, 16).ok())
        .ok_or_else(|| Refusal::BadRequest(name, "is not a cursor of this API".to_owned()))
}

/// A key of a time and an id, ordered by both.
pub fn key_of(at: i64, id: u64) -> u128 {
    (u128::from(at.max(0) as u64) << 64) | u128::from(id)
}

/// The time and id of a key.
pub fn parts_of(key: u128) -> (i64, u64) {
    ((key >> 64) as i64, key as u64)
}
