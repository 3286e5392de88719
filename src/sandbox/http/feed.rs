//! The incremental exports of tickets: by cursor, and the older one by time. For admins only, as the real ones.

use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::ask::Ask;
use super::paging::{cursor, key_of, parts_of, read_cursor};
use super::show;
use crate::sandbox::world::World;

/// `GET /incremental/tickets/cursor`: what changed since `start_time` or after `cursor`, in the order of the changes;
/// what changed in the last `withhold` seconds is not served yet.
pub fn by_cursor(world: &World, ask: &Ask, withhold: i64) -> Result<Answer, Refusal> {
    ask.admin()?;
    let after = match (ask.get("cursor"), ask.number("start_time")?) {
        (Some(text), _) => parts_of(read_cursor(text, "cursor")?),
        (None, Some(start)) => before(start),
        (None, None) => return Err(Refusal::BadRequest("start_time", "is missing".to_owned())),
    };
    too_recent(ask, withhold)?;
    let size = ask.number("per_page")?.unwrap_or(1000).clamp(1, 1000) as usize;
    let mut places: Vec<usize> = world.feed(after, ask.now - withhold).take(size + 1).collect();
    let end = places.len() <= size;
    places.truncate(size);
    let last = places.last().map_or(after, |place| world.tickets[*place].generated);
    let cursor = cursor(key_of(last.0, last.1));
    let mut query: Vec<(String, String)> = ask.query.clone();
    query.retain(|(name, _)| name != "start_time" && name != "cursor");
    query.push(("cursor".to_owned(), cursor.clone()));
    let mut body = show::tickets(world, ask, "tickets", &places);
    body.insert("after_cursor".to_owned(), json!(cursor));
    body.insert("after_url".to_owned(), json!(ask.url_with(&query)));
    body.insert("before_cursor".to_owned(), Value::Null);
    body.insert("before_url".to_owned(), Value::Null);
    body.insert("end_of_stream".to_owned(), json!(end));
    Ok(Answer::ok(Value::Object(body)))
}

/// `GET /incremental/tickets`: by time; rows of the page's last second come again on the next page.
pub fn by_time(world: &World, ask: &Ask, withhold: i64) -> Result<Answer, Refusal> {
    ask.admin()?;
    let start = ask.number("start_time")?;
    let start = start.ok_or_else(|| Refusal::BadRequest("start_time", "is missing".to_owned()))?;
    too_recent(ask, withhold)?;
    let size = ask.number("per_page")?.unwrap_or(1000).clamp(1, 1000) as usize;
    let mut places: Vec<usize> = Vec::new();
    let mut end = true;
    for place in world.feed(before(start), ask.now - withhold) {
        // A page ends with a whole second, so that the next one may start there without losing any.
        let second = world.tickets[place].generated.0;
        if places.len() >= size
            && places.last().is_some_and(|last| world.tickets[*last].generated.0 != second)
        {
            end = false;
            break;
        }
        places.push(place);
    }
    let end_time = places.last().map_or(start, |place| world.tickets[*place].generated.0 + i64::from(!end));
    let mut body = show::tickets(world, ask, "tickets", &places);
    let mut query = ask.query.clone();
    query.retain(|(name, _)| name != "start_time");
    query.push(("start_time".to_owned(), end_time.to_string()));
    body.insert("count".to_owned(), json!(places.len()));
    body.insert("end_time".to_owned(), json!(end_time));
    body.insert("next_page".to_owned(), json!(ask.url_with(&query)));
    body.insert("end_of_stream".to_owned(), json!(end));
    Ok(Answer::ok(Value::Object(body)))
}

/// The place before the first row of a second.
fn before(start: i64) -> (i64, u64) {
    (start.saturating_sub(1), u64::MAX)
}

/// The real feed refuses a start within its withheld minute; with nothing withheld only the future is refused.
fn too_recent(ask: &Ask, withhold: i64) -> Result<(), Refusal> {
    match ask.number("start_time")? {
        Some(start) if start > ask.now - withhold => Err(Refusal::BadRequest(
            "start_time",
            "Too recent. Use a start_time older than the feed's lag.".to_owned(),
        )),
        _ => Ok(()),
    }
}
