//! A ticket beside the row that it was made from, for whoever writes a profile. The row comes here masked.

use serde_json::{Map, Value, json};

use crate::domain::clean::Clean;
use crate::domain::redact::{mask_email, mask_name, mask_text};
use crate::domain::ticket::{Named, Person, Ticket};

/// Widths of the two columns.
const LEFT: usize = 44;
const RIGHT: usize = 74;

/// The ticket by the names of a profile's `map`, personal data masked.
pub fn mapped_document(ticket: &Ticket) -> Value {
    let person = |person: &Person| {
        json!({
            "id": person.id,
            "name": mask_name(person.name.as_str()),
            "email": person.email.as_ref().map(|email| mask_email(email.as_str())),
        })
    };
    let fields: Map<String, Value> =
        ticket.facts.iter().map(|(fact, text)| (fact.as_str().to_owned(), json!(text))).collect();
    let named = |named: &Named| json!({"id": named.id, "name": named.name});
    json!({
        "id": ticket.id,
        "key": ticket.key,
        "url": ticket.url,
        "subject": mask_text(ticket.subject.as_str()),
        "description": mask_text(ticket.description.as_str()),
        "status": ticket.status,
        "priority": ticket.priority,
        "queue": ticket.queue.as_ref().map(named),
        "assignee": ticket.assignee.as_ref().map(person),
        "requester": ticket.requester.as_ref().map(person),
        "org": ticket.org.as_ref().map(named),
        "channel": ticket.channel,
        "tags": ticket.tags,
        "fields": fields,
        "created": ticket.created,
        "updated": ticket.updated,
        "solved": ticket.solved,
        "due": ticket.due,
        "version": ticket.version,
        "mark": ticket.mark,
        "escalated": ticket.escalated,
    })
}

/// Both as two columns, a line a key.
pub fn mapped_beside(ticket: &Ticket, raw: &Value) -> String {
    let lines = |value: &Value, width: usize| -> Vec<String> {
        let fields = value.as_object().into_iter().flatten();
        fields.map(|(key, value)| cut(&format!("{key}  {}", short(value)), width)).collect()
    };
    let mapped = mapped_document(ticket);
    let (left, right) = (lines(&mapped, LEFT), lines(raw, RIGHT));
    let empty = String::new();
    let rows = (0..left.len().max(right.len())).map(|row| {
        let (left, right) = (left.get(row).unwrap_or(&empty), right.get(row).unwrap_or(&empty));
        let gap = LEFT.saturating_sub(left.chars().count());
        format!("{left}{}│ {right}", " ".repeat(gap + 1)).trim_end().to_owned() + "\n"
    });
    rows.collect()
}

fn short(value: &Value) -> String {
    match value {
        Value::String(text) => Clean::line(text).to_string(),
        other => Clean::line(&other.to_string()).to_string(),
    }
}

fn cut(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    text.chars().take(width - 1).chain(['…']).collect()
}
