//! Tickets: list, show, create, update, delete, many at once.

use serde_json::{Map, Value, json};

use super::answer::{Answer, Refusal};
use super::ask::Ask;
use super::paging::{key_of, page};
use super::{show, update};
use crate::sandbox::model::{Status, Ticket};
use crate::sandbox::rng::hash;
use crate::sandbox::world::{Update, World};

/// How long an idempotency key is kept, in seconds.
const KEY_LIFE: i64 = 2 * 3600;

/// The place of the ticket that a path part names.
pub fn place(world: &World, id: &str) -> Result<usize, Refusal> {
    id.parse().ok().and_then(|id| world.find(id)).ok_or(Refusal::NotFound)
}

/// `GET /tickets`.
pub fn list(world: &World, ask: &Ask) -> Result<Answer, Refusal> {
    let wanted = |ticket: &Ticket| {
        ask.get("external_id").is_none_or(|wanted| ticket.external_id.as_deref() == Some(wanted))
    };
    let places = world.by_id(0).filter(|place| wanted(&world.tickets[*place]));
    let sort = ask.get("sort").or_else(|| ask.get("sort_by")).unwrap_or("id");
    let descending = sort.starts_with('-') || ask.get("sort_order") == Some("desc");
    let mut rows: Vec<(u128, usize)> = places
        .map(|place| {
            let ticket = &world.tickets[place];
            let key = match sort.trim_start_matches('-') {
                "updated_at" => key_of(ticket.updated, ticket.id),
                "created_at" => key_of(ticket.created, ticket.id),
                _ => key_of(0, ticket.id),
            };
            (if descending { u128::MAX - key } else { key }, place)
        })
        .collect();
    rows.sort_unstable_by_key(|(key, _)| *key);
    let page = page(ask, rows)?;
    let mut body = show::tickets(world, ask, "tickets", &page.rows);
    body.extend(page.around);
    Ok(Answer::ok(Value::Object(body)))
}

/// `GET /tickets/show_many`: those of the ids that are there.
pub fn show_many(world: &World, ask: &Ask) -> Result<Answer, Refusal> {
    let places: Vec<usize> = ask.ids()?.into_iter().filter_map(|id| world.find(id)).collect();
    let mut body = show::tickets(world, ask, "tickets", &places);
    body.insert("count".to_owned(), json!(places.len()));
    body.insert("next_page".to_owned(), Value::Null);
    body.insert("previous_page".to_owned(), Value::Null);
    Ok(Answer::ok(Value::Object(body)))
}

/// `GET /tickets/{id}`.
pub fn show_one(world: &World, ask: &Ask, id: &str) -> Result<Answer, Refusal> {
    let place = place(world, id)?;
    let mut body = show::tickets(world, ask, "tickets", &[place]);
    body.remove("tickets");
    body.insert("ticket".to_owned(), show::ticket(world, ask, &world.tickets[place]));
    Ok(Answer::ok(Value::Object(body)))
}

/// `PUT /tickets/{id}`: everything of one act in one request; the answer carries the audit.
pub fn put(world: &mut World, ask: &Ask, id: &str) -> Result<Answer, Refusal> {
    let place = place(world, id)?;
    let body = ask.object("ticket")?;
    let update = update::read(body)?;
    change(world, ask, place, body, update)
}

fn change(
    world: &mut World,
    ask: &Ask,
    place: usize,
    body: &Map<String, Value>,
    update: Update,
) -> Result<Answer, Refusal> {
    update::safe(&world.tickets[place], body)?;
    world.check(place, &update).map_err(|(field, why)| Refusal::Invalid(field, why))?;
    let audit = world.apply(place, ask.by, update, ask.now);
    let ticket = &world.tickets[place];
    Ok(Answer::ok(json!({
        "ticket": show::ticket(world, ask, ticket),
        "audit": audit.map(|audit| show::audit(ticket, &audit)),
    })))
}

/// `POST /tickets`, with `Idempotency-Key`.
pub fn post(world: &mut World, ask: &Ask) -> Result<Answer, Refusal> {
    let key = ask.idempotency_key.as_ref().map(|key| format!("{}:{key}", ask.by));
    let body_hash = hash(&ask.body.to_string());
    world.keys.retain(|_, (_, _, at)| ask.now - *at < KEY_LIFE);
    if let Some((known, ticket, _)) = key.as_ref().and_then(|key| world.keys.get(key)) {
        if *known != body_hash {
            return Err(Refusal::Idempotency);
        }
        let place = world.find(*ticket).ok_or(Refusal::NotFound)?;
        return Ok(made(world, ask, place).with("x-idempotency-lookup", "hit"));
    }
    let body = ask.object("ticket")?;
    let mut update = update::read(body)?;
    let comment = update.comment.take().or_else(|| update::description(body));
    let Some(comment) = comment else {
        return Err(Refusal::Invalid("base", "Description: cannot be blank".to_owned()));
    };
    update.comment = Some(comment.clone());
    // A refused request leaves nothing behind: no ticket, no person.
    update::check_new(world, &update)?;
    let requester = update::requester(world, body, ask)?;
    let ticket = Ticket {
        id: world.next_ticket_id(),
        external_id: None,
        kind: None,
        problem: None,
        subject: update.subject.take().unwrap_or_else(|| comment.body.chars().take(80).collect()),
        description: comment.body.clone(),
        status: Status::New,
        priority: None,
        requester,
        submitter: ask.by,
        assignee: None,
        group: None,
        organization: None,
        channel: "api",
        tags: update.tags.take().unwrap_or_default(),
        fields: Default::default(),
        created: ask.now,
        updated: ask.now,
        due: None,
        solved: None,
        assigned: None,
        reopens: 0,
        generated: (0, 0),
        script: None,
        written: Vec::new(),
    };
    let (id, place) = (ticket.id, world.tickets.len());
    world.add_ticket(ticket);
    world.apply(place, ask.by, update, ask.now);
    if let Some(key) = key {
        world.keys.insert(key, (body_hash, id, ask.now));
        return Ok(made(world, ask, place).with("x-idempotency-lookup", "miss"));
    }
    Ok(made(world, ask, place))
}

fn made(world: &World, ask: &Ask, place: usize) -> Answer {
    let ticket = &world.tickets[place];
    let audit = ticket.written.first().map(|audit| show::audit(ticket, audit));
    let body = json!({"ticket": show::ticket(world, ask, ticket), "audit": audit});
    Answer::created(body, &ask.url(&format!("tickets/{}.json", ticket.id)))
}

/// `PUT /tickets/update_many`: with `ids` one ticket object for all, else a list of objects with ids. Only here do
/// `additional_tags` and `remove_tags` count, as in the real API. The answer is a job.
pub fn update_many(world: &mut World, ask: &Ask) -> Result<Answer, Refusal> {
    let wanted: Vec<(u64, Map<String, Value>)> = if ask.get("ids").is_some() {
        let body = ask.object("ticket")?;
        ask.ids()?.into_iter().map(|id| (id, body.clone())).collect()
    } else {
        let list = ask.body.get("tickets").and_then(Value::as_array);
        let list =
            list.ok_or_else(|| Refusal::BadRequest("tickets", "is missing or not a list".to_owned()))?;
        let read = |row: &Value| {
            let row = row.as_object()?;
            Some((row.get("id")?.as_u64()?, row.clone()))
        };
        list.iter()
            .map(|row| read(row).ok_or_else(|| Refusal::BadRequest("tickets", "a row has no id".to_owned())))
            .collect::<Result<_, _>>()?
    };
    let mut results = Vec::new();
    for (id, body) in &wanted {
        let outcome = one_of_many(world, ask, *id, body);
        results.push(match outcome {
            Ok(()) => json!({"id": id, "action": "update", "status": "Updated", "success": true}),
            Err(refusal) => {
                let answer: Answer = refusal.into();
                let error = answer.body.and_then(|body| body.get("error").cloned());
                json!({"id": id, "action": "update", "status": "Failed", "success": false, "error": error})
            }
        });
    }
    let id = format!("job-{}", world.next_id());
    let url = ask.url(&format!("job_statuses/{id}.json"));
    let done = json!({
        "id": id, "url": url, "total": wanted.len(), "progress": wanted.len(), "status": "completed",
        "message": "Completed", "results": results,
    });
    world.jobs.insert(id.clone(), done);
    let queued = json!({"id": id, "url": url, "total": wanted.len(), "progress": null, "status": "queued", "message": null, "results": null});
    Ok(Answer::ok(json!({"job_status": queued})))
}

fn one_of_many(world: &mut World, ask: &Ask, id: u64, body: &Map<String, Value>) -> Result<(), Refusal> {
    let place = world.find(id).ok_or(Refusal::NotFound)?;
    let mut update = update::read(body)?;
    update.add_tags = update::tag_set(body.get("additional_tags"));
    update.remove_tags = update::tag_set(body.get("remove_tags"));
    change(world, ask, place, body, update).map(|_| ())
}

/// `DELETE /tickets/{id}`, admins only: gone from everywhere but the feed.
pub fn delete(world: &mut World, ask: &Ask, id: &str) -> Result<Answer, Refusal> {
    ask.admin()?;
    let place = place(world, id)?;
    world.tickets[place].status = Status::Deleted;
    world.tickets[place].updated = ask.now;
    world.touch(place, ask.now);
    Ok(Answer::nothing())
}
