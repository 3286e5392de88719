//! Files of a conversation: hung on a ticket by `POST /sandbox/attach`, served to accounts only. They live as long
//! as the sandbox runs.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::answer::{Answer, Refusal};
use super::tickets;
use crate::sandbox::world::World;

/// A file.
#[derive(Debug, Clone)]
pub struct Attachment {
    id: u64,
    /// As the sender named it.
    name: String,
    /// Where it is said to lie.
    url: String,
    text: String,
}

/// The files of comments, by the comment's id.
#[derive(Debug, Clone, Default)]
pub struct Attached(BTreeMap<u64, Vec<Attachment>>);

impl Attached {
    /// The files of a comment as the CRM shows them.
    pub fn shown(&self, comment: u64) -> Value {
        let files = self.0.get(&comment).into_iter().flatten();
        files
            .map(|file| {
                json!({
                    "id": file.id,
                    "file_name": file.name,
                    "content_url": file.url,
                    "content_type": "application/octet-stream",
                    "size": file.text.len(),
                    "inline": false,
                    "deleted": false,
                })
            })
            .collect()
    }

    /// What a file holds.
    pub fn text(&self, id: u64) -> Option<&str> {
        self.0.values().flatten().find(|file| file.id == id).map(|file| file.text.as_str())
    }
}

/// `POST /sandbox/attach`: `ticket`, `name`, `text`, and `url` for a file that lies elsewhere.
pub fn attach(world: &mut World, base: &str, body: &Value) -> Result<Answer, Refusal> {
    let text = |key: &str| body.get(key).and_then(Value::as_str).map(str::to_owned);
    let missing = |key: &'static str| Refusal::BadRequest(key, "is missing".to_owned());
    let ticket =
        body.get("ticket").map(|id| id.to_string().replace('"', "")).ok_or_else(|| missing("ticket"))?;
    let place = tickets::place(world, &ticket)?;
    let comments = world.comments(&world.tickets[place]);
    let comment = comments.first().map(|comment| comment.id).ok_or(Refusal::NotFound)?;
    let id = 9_000_000_000 + world.attached.0.values().flatten().count() as u64;
    let url = text("url").unwrap_or_else(|| format!("{base}/attachments/{id}"));
    let name = text("name").ok_or_else(|| missing("name"))?;
    let file = Attachment { id, name, url, text: text("text").unwrap_or_default() };
    world.attached.0.entry(comment).or_default().push(file);
    Ok(Answer::ok(json!({"id": id})))
}
