//! Reads what a request wants to change on a ticket.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::answer::Refusal;
use super::ask::Ask;
use crate::sandbox::constants::FIELDS;
use crate::sandbox::content::LANGUAGES;
use crate::sandbox::model::{PRIORITIES, Role, Status, Ticket, User};
use crate::sandbox::world::{NewComment, Update, World};

/// The update that a `ticket` object asks for. Unknown keys are ignored, as the CRM does; so are
/// `additional_tags` and `remove_tags`, which count in `update_many` alone.
pub fn read(body: &Map<String, Value>) -> Result<Update, Refusal> {
    let mut update = Update {
        subject: text(body, "subject").flatten(),
        external_id: text(body, "external_id"),
        kind: text(body, "type"),
        problem: id(body, "problem_id")?,
        assignee: id(body, "assignee_id")?,
        group: id(body, "group_id")?,
        requester: id(body, "requester_id")?.flatten(),
        tags: body.get("tags").map(|tags| tag_set(Some(tags))),
        comment: comment(body)?,
        ..Update::default()
    };
    if let Some(word) = text(body, "status").flatten() {
        let status = Status::parse(&word);
        update.status =
            Some(status.ok_or_else(|| Refusal::Invalid("status", format!("Status: {word} is invalid")))?);
    }
    if let Some(word) = text(body, "priority") {
        update.priority = Some(word.map(|word| priority(&word)).transpose()?);
    }
    if let Some(due) = text(body, "due_at") {
        let read = |text: String| {
            let at: Result<Timestamp, _> = text.parse();
            at.map(Timestamp::as_second)
                .map_err(|_| Refusal::Invalid("due_at", format!("Due at: {text} is not a time")))
        };
        update.due = Some(due.map(read).transpose()?);
    }
    if let Some(custom) = body.get("metadata").and_then(Value::as_object) {
        update.custom.clone_from(custom);
    }
    for list in ["custom_fields", "fields"] {
        for row in body.get(list).and_then(Value::as_array).into_iter().flatten() {
            let id = row.get("id").and_then(Value::as_u64);
            if let Some(index) = id.and_then(|id| FIELDS.iter().position(|(known, _)| *known == id)) {
                update.fields.push((index, row.get("value").and_then(plain)));
            }
        }
    }
    Ok(update)
}

/// Refuses when `safe_update` is asked for and `updated_stamp` is not the ticket's. Whole seconds are compared, as
/// the CRM shows nothing finer.
pub fn safe(ticket: &Ticket, body: &Map<String, Value>) -> Result<(), Refusal> {
    let asked = matches!(body.get("safe_update"), Some(Value::Bool(true)))
        || body.get("safe_update").and_then(Value::as_str) == Some("true");
    if !asked {
        return Ok(());
    }
    let stamp = body.get("updated_stamp").and_then(Value::as_str);
    let stamp = stamp.and_then(|stamp| stamp.parse::<Timestamp>().ok());
    let stamp =
        stamp.ok_or_else(|| Refusal::BadRequest("updated_stamp", "is missing or not a time".to_owned()))?;
    if stamp.as_second() == ticket.updated { Ok(()) } else { Err(Refusal::UpdateConflict) }
}

/// The rules of a ticket that is not there yet.
pub fn check_new(world: &World, update: &Update) -> Result<(), Refusal> {
    let agent = update.assignee.flatten();
    if agent.is_some_and(|agent| !world.is_agent(agent)) {
        return Err(Refusal::Invalid("assignee", "Assignee: is not an agent".to_owned()));
    }
    if update.group.flatten().is_some_and(|group| World::group_name(group).is_none()) {
        return Err(Refusal::Invalid("group", "Group: is invalid".to_owned()));
    }
    if update.comment.as_ref().is_some_and(|comment| comment.body.trim().is_empty()) {
        return Err(Refusal::Invalid("base", "Description: cannot be blank".to_owned()));
    }
    Ok(())
}

/// `description`, which a new ticket may carry instead of a comment.
pub fn description(body: &Map<String, Value>) -> Option<NewComment> {
    let body = text(body, "description").flatten()?;
    Some(NewComment { author: None, public: true, body, html: None })
}

/// The requester of a new ticket: `requester_id`, else `requester {name, email}` (made where unknown), else who asks.
pub fn requester(world: &mut World, body: &Map<String, Value>, ask: &Ask) -> Result<u64, Refusal> {
    if let Some(id) = id(body, "requester_id")?.flatten() {
        return world
            .users
            .contains_key(&id)
            .then_some(id)
            .ok_or_else(|| Refusal::Invalid("requester", "Requester: is not a user".to_owned()));
    }
    let Some(person) = body.get("requester").and_then(Value::as_object) else { return Ok(ask.by) };
    let email = text(person, "email").flatten().unwrap_or_default();
    if let Some(known) = world.users.values().find(|user| !email.is_empty() && user.email == email) {
        return Ok(known.id);
    }
    let id = world.next_id();
    world.add_user(User {
        id,
        name: text(person, "name").flatten().unwrap_or_else(|| email.clone()),
        email,
        role: Role::EndUser,
        locale: LANGUAGES[2],
        groups: Vec::new(),
        organization: None,
        created: ask.now,
    });
    Ok(id)
}

/// Tags from a list or from words between spaces or commas; lower case, as the CRM keeps them.
pub fn tag_set(value: Option<&Value>) -> BTreeSet<String> {
    let words: Vec<String> = match value {
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        Some(Value::String(text)) => vec![text.clone()],
        _ => Vec::new(),
    };
    words
        .iter()
        .flat_map(|word| word.split([' ', ',', '\t', '\n']))
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// A value of a field as text: numbers and booleans in their usual form, lists joined by commas.
fn plain(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(list) => Some(list.iter().filter_map(plain).collect::<Vec<_>>().join(",")),
        other => Some(other.to_string()),
    }
}

fn comment(body: &Map<String, Value>) -> Result<Option<NewComment>, Refusal> {
    let Some(comment) = body.get("comment").filter(|comment| !comment.is_null()) else { return Ok(None) };
    let Some(comment) = comment.as_object() else {
        return Err(Refusal::BadRequest("comment", "is not an object".to_owned()));
    };
    let html = text(comment, "html_body").flatten();
    let body =
        text(comment, "body").flatten().or_else(|| html.as_deref().map(without_markup)).unwrap_or_default();
    let public = comment.get("public").and_then(Value::as_bool).unwrap_or(true);
    Ok(Some(NewComment { author: id(comment, "author_id")?.flatten(), public, body, html }))
}

/// A text as it reads without its markup and entities.
pub fn without_markup(html: &str) -> String {
    let mut out = String::new();
    let mut inside = false;
    for c in html.replace("<br>", "\n").replace("</p>", "\n").chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _ => {}
        }
    }
    out.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&").trim().to_owned()
}

fn priority(word: &str) -> Result<&'static str, Refusal> {
    let known = PRIORITIES.iter().copied().find(|known| *known == word);
    known.ok_or_else(|| Refusal::Invalid("priority", format!("Priority: {word} is invalid")))
}

/// `None` where the key is absent, `Some(None)` where it is null or empty.
#[expect(clippy::option_option, reason = "absent, null and a value are three things in a PUT")]
fn text(body: &Map<String, Value>, key: &str) -> Option<Option<String>> {
    body.get(key).map(|value| plain(value).filter(|text| !text.is_empty()))
}

#[expect(clippy::option_option, reason = "absent, null and a value are three things in a PUT")]
fn id(body: &Map<String, Value>, key: &'static str) -> Result<Option<Option<u64>>, Refusal> {
    match body.get(key) {
        None => Ok(None),
        Some(Value::Null) => Ok(Some(None)),
        Some(value) => {
            let number = value.as_u64().or_else(|| value.as_str().and_then(|text| text.parse().ok()));
            number.map(|id| Some(Some(id))).ok_or_else(|| Refusal::BadRequest(key, "is not an id".to_owned()))
        }
    }
}
