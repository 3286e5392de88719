//! One ticket goes up in another: the sources close with a tag, and both sides say so to colleagues.

use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::ask::Ask;
use super::tickets;
use crate::sandbox::model::Status;
use crate::sandbox::world::{NewComment, Update, World};

/// `POST /tickets/{id}/merge`: the answer is a job, as in the real API.
pub fn answer(world: &mut World, ask: &Ask, id: &str) -> Result<Answer, Refusal> {
    let target = tickets::place(world, id)?;
    let ids = ask.body.get("ids").and_then(Value::as_array).into_iter().flatten();
    let mut sources = Vec::new();
    for id in ids {
        let place = id.as_u64().and_then(|id| world.find(id)).ok_or(Refusal::NotFound)?;
        if place == target {
            return Err(Refusal::Invalid("ids", "Ids: a ticket cannot be merged into itself".to_owned()));
        }
        sources.push(place);
    }
    if sources.is_empty() {
        return Err(Refusal::BadRequest("ids", "is missing or not a list".to_owned()));
    }
    for place in sources.iter().chain([&target]) {
        world.check(*place, &Update::default()).map_err(|(field, why)| Refusal::Invalid(field, why))?;
    }
    let said = |name: &str| ask.body.get(name).and_then(Value::as_str).map(str::to_owned);
    let note = |body: String, name: &str| {
        let public = ask.body.get(name).and_then(Value::as_bool).unwrap_or(false);
        Some(NewComment { author: None, public, body, html: None })
    };
    for place in &sources {
        let words = format!("This request was closed and merged into request #{id}.");
        let comment = note(said("source_comment").unwrap_or(words), "source_comment_is_public");
        let add_tags = ["closed_by_merge".to_owned()].into();
        let closed = Update { status: Some(Status::Closed), add_tags, comment, ..Update::default() };
        world.apply(*place, ask.by, closed, ask.now);
    }
    let words = said("target_comment").unwrap_or_else(|| "A request was merged into this one.".to_owned());
    let comment = note(words, "target_comment_is_public");
    world.apply(target, ask.by, Update { comment, ..Update::default() }, ask.now);
    let job = format!("job-{}", world.next_id());
    let url = ask.url(&format!("job_statuses/{job}.json"));
    let done = json!({"id": job, "url": url, "total": 1, "progress": 1, "status": "completed", "message": "Completed"});
    world.jobs.insert(job.clone(), done);
    Ok(Answer::ok(json!({"job_status": {"id": job, "url": url, "status": "queued"}})))
}
