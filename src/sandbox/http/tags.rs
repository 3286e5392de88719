//! Tags of a ticket. As in the real API, and against expectation: PUT adds, POST replaces.

use serde_json::json;

use super::answer::{Answer, Refusal};
use super::ask::Ask;
use super::{tickets, update};
use crate::sandbox::world::{Update, World};

/// `GET`, `PUT`, `POST` and `DELETE /tickets/{id}/tags`.
pub fn answer(world: &mut World, ask: &Ask, id: &str) -> Result<Answer, Refusal> {
    let place = tickets::place(world, id)?;
    if ask.method != "GET" {
        let body = ask.body.as_object().ok_or(Refusal::NotJson)?;
        let tags = update::tag_set(body.get("tags"));
        update::safe(&world.tickets[place], body)?;
        let wanted = match ask.method.as_str() {
            "PUT" => Update { add_tags: tags, ..Update::default() },
            "POST" => Update { tags: Some(tags), ..Update::default() },
            "DELETE" => Update { remove_tags: tags, ..Update::default() },
            _ => return Err(Refusal::NoEndpoint),
        };
        world.check(place, &wanted).map_err(|(field, why)| Refusal::Invalid(field, why))?;
        world.apply(place, ask.by, wanted, ask.now);
    }
    let tags = json!({"tags": world.tickets[place].tags});
    Ok(if ask.method == "POST" {
        Answer::created(tags, &ask.url(&format!("tickets/{id}/tags.json")))
    } else {
        Answer::ok(tags)
    })
}
