//! One ticket and lists of tickets, as documents and as text.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::change::change_document;
use super::table::{Column, Table};
use crate::config::Words;
use crate::domain::clean::Clean;
use crate::domain::redact::{mask_email, mask_name};
use crate::domain::ticket::{Entry, Fact, Gone, Person, Ticket};
use crate::domain::urgency::{DueClass, Urgency, explain};
use crate::store::{DeskRow, TicketView};

/// A person as everybody may see them: an agent by name, a customer masked.
fn person(person: &Person, masked: bool) -> Value {
    let name = person.name.as_str();
    let email = person.email.as_ref().map(Clean::as_str);
    json!({
        "id": person.id,
        "name": if masked { mask_name(name) } else { name.to_owned() },
        "email": email.map(|email| if masked { mask_email(email) } else { email.to_owned() }),
    })
}

/// `id@version done/of` in its parts.
fn sop(field: Option<&str>) -> Value {
    let Some(field) = field else { return Value::Null };
    let (name, progress) = field.split_once(' ').unwrap_or((field, ""));
    let (id, version) = name.split_once('@').unwrap_or((name, ""));
    let (done, of) = progress.split_once('/').unwrap_or_default();
    json!({"id": id, "version": version, "done": done.parse::<u32>().ok(), "of": of.parse::<u32>().ok()})
}

/// `urgency{score, parts[]{part, points, words}}`.
pub fn urgency_document(urgency: &Urgency, words: &Words) -> Value {
    let parts: Vec<Value> = urgency
        .parts
        .iter()
        .map(|part| json!({"part": part.name, "points": part.points, "words": words.say(&part.say)}))
        .collect();
    json!({"score": urgency.score, "class": urgency.class, "parts": parts})
}

fn gone(gone: Option<&Gone>) -> Value {
    match gone {
        None => Value::Null,
        Some(Gone::Deleted) => json!("deleted"),
        Some(Gone::Spam) => json!("spam"),
        Some(Gone::Merged(into)) => json!({"merged": into}),
    }
}

fn facts(ticket: &Ticket, document: &mut serde_json::Map<String, Value>) {
    for fact in Fact::ALL {
        let value = ticket.fact(fact);
        let value = match fact {
            Fact::Sop => sop(value),
            Fact::CausesAlso => json!(value.map_or_else(Vec::new, |codes| codes.split(',').collect())),
            _ => json!(value),
        };
        document.insert(fact.as_str().to_owned(), value);
    }
}

/// The `ticket` document: what is shown, with what waits and the conversation.
pub fn ticket_document(view: &TicketView, words: &Words, now: Timestamp, soon: SignedDuration) -> Value {
    let ticket = &view.shown;
    let urgency = explain(ticket, view.repeats, now, soon);
    let fields: serde_json::Map<String, Value> =
        ticket.facts.iter().map(|(fact, text)| (fact.as_str().to_owned(), json!(text))).collect();
    let conversation: Vec<Value> = view.timeline.iter().map(|entry| entry_document(entry, ticket)).collect();
    let mut document = json!({
        "key": ticket.key,
        "id": ticket.id,
        "url": ticket.url,
        "subject": ticket.subject,
        "status": ticket.status,
        "priority": ticket.priority,
        "queue": ticket.queue.as_ref().map(|queue| &queue.name),
        "assignee": ticket.assignee.as_ref().map(|owner| person(owner, false)),
        "requester": ticket.requester.as_ref().map(|customer| person(customer, true)),
        "channel": ticket.channel,
        "escalated": ticket.escalated,
        "description": ticket.description,
        "tags": ticket.tags,
        "fields": fields,
        "created": ticket.created,
        "updated": ticket.updated,
        "solved": ticket.solved,
        "due": ticket.due,
        "repeats": view.repeats,
        "urgency": urgency_document(&urgency, words),
        "clocks": [],
        "pending": view.waiting.iter().map(|row| change_document(row, words)).collect::<Vec<_>>(),
        "gone": gone(ticket.gone.as_ref()),
        "conversation": conversation,
    });
    if let Some(document) = document.as_object_mut() {
        facts(ticket, document);
    }
    document
}

/// Whether the customer wrote it, whose name is masked then.
fn by_customer(entry: &Entry, ticket: &Ticket) -> bool {
    match (&entry.author, &ticket.requester) {
        (Some(author), Some(customer)) => author.id == customer.id,
        (Some(author), None) => author.role.as_ref().is_some_and(|role| role.as_str() == "end-user"),
        (None, _) => false,
    }
}

fn entry_document(entry: &Entry, ticket: &Ticket) -> Value {
    json!({
        "id": entry.id,
        "at": entry.at,
        "author": entry.author.as_ref().map(|author| person(author, by_customer(entry, ticket))),
        "public": entry.public,
        "text": entry.text,
        "files": entry.files,
    })
}

/// A ticket for people: facts, what waits, conversation.
pub fn ticket_text(view: &TicketView, words: &Words, now: Timestamp, soon: SignedDuration) -> String {
    let ticket = &view.shown;
    let mut lines = vec![format!("#{}  {}", ticket.key, ticket.subject)];
    let mut fact = |id: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            lines.push(format!("  {}: {value}", words.get(id)));
        }
    };
    fact("report-status", Some(ticket.status.as_str().to_owned()));
    fact("report-priority", Some(ticket.priority.as_str().to_owned()));
    fact("report-owner", ticket.assignee.as_ref().map(|owner| owner.name.to_string()));
    fact("report-queue", ticket.queue.as_ref().map(|queue| queue.name.to_string()));
    fact("report-customer", ticket.requester.as_ref().map(|customer| mask_name(customer.name.as_str())));
    for (name, value) in &ticket.facts {
        fact(&format!("report-{}", name.as_str().replace('_', "-")), Some(value.to_string()));
    }
    fact("report-tags", Some(ticket.tags.iter().map(Clean::as_str).collect::<Vec<_>>().join(", ")));
    fact("report-due", ticket.due.map(|due| due.to_string()));
    fact("report-created", Some(ticket.created.to_string()));
    fact("report-url", ticket.url.as_ref().map(ToString::to_string));
    let urgency = explain(ticket, view.repeats, now, soon);
    let why: Vec<String> = urgency.parts.iter().map(|part| words.say(&part.say)).collect();
    fact("report-why", Some(why.join(" ")));
    for row in &view.waiting {
        fact("report-pending", Some(super::change::change_line(row, words)));
    }
    if view.timeline.is_empty() {
        lines.push(String::new());
        lines.extend(ticket.description.as_str().lines().map(|line| format!("    {line}")));
    }
    for entry in &view.timeline {
        let name = entry.author.as_ref().map_or("–", |author| author.name.as_str());
        let name = if by_customer(entry, ticket) { mask_name(name) } else { name.to_owned() };
        let kind = words.get(if entry.public { "report-public" } else { "report-internal" });
        lines.push(format!("\n  {}  {name} ({kind})", entry.at));
        lines.extend(entry.text.as_str().lines().map(|line| format!("    {line}")));
        lines.extend(entry.files.iter().map(|file| format!("    [{}]", file.name)));
    }
    lines.join("\n") + "\n"
}

/// One ticket of a list.
pub fn row_document(row: &DeskRow, now: Timestamp, soon: SignedDuration) -> Value {
    let class = DueClass::at(row.status, row.due, now, soon);
    json!({
        "key": row.key,
        "id": row.id,
        "subject": row.subject,
        "status": row.status,
        "priority": row.priority,
        "due": row.due,
        "due_class": class,
        "product": row.product,
        "site": row.site,
        "cause": row.cause,
        "sop": sop(row.sop.as_ref().map(Clean::as_str)),
        "assignee": row.assignee.as_ref().map(|(id, name)| json!({"id": id, "name": name})),
        "requester": row.requester.as_ref().map(|name| json!({"name": mask_name(name.as_str())})),
        "created": row.created,
        "updated": row.updated,
        "solved": row.solved,
        "repeats": row.repeats,
        "waiting": row.waiting,
        "attention": row.attention,
    })
}

/// A list of tickets.
pub fn rows_table(rows: &[DeskRow], words: &Words, now: Timestamp) -> Table {
    let head = |name: &str| words.get(&format!("report-col-{name}"));
    let mut table = Table::new(vec![
        Column::number(head("due")),
        Column::text(head("priority")),
        Column::text(head("key")),
        Column::text(head("status")),
        Column::text(head("subject")).at_most(48),
        Column::text(head("product")).at_most(20),
        Column::text(head("site")).at_most(20),
        Column::text(head("owner")).at_most(16),
        Column::number(head("age")),
        Column::number(head("repeats")),
        Column::text(head("cause")),
    ]);
    for row in rows {
        let text = |value: Option<&Clean>| value.map(ToString::to_string).unwrap_or_default();
        table.row([
            row.due.map(|due| span(due.duration_since(now))).unwrap_or_default(),
            row.priority.as_str().to_owned(),
            row.key.to_string(),
            row.status.as_str().to_owned(),
            row.subject.to_string(),
            text(row.product.as_ref()),
            text(row.site.as_ref()),
            text(row.assignee.as_ref().map(|(_, name)| name)),
            span(now.duration_since(row.created)),
            row.repeats.to_string(),
            text(row.cause.as_ref()),
        ]);
    }
    table
}

/// A length of time in its largest unit, with its sign: `-42m`, `5h`, `6d`.
fn span(length: SignedDuration) -> String {
    let minutes = length.as_secs() / 60;
    match minutes.abs() {
        0..60 => format!("{minutes}m"),
        60..2_880 => format!("{}h", minutes / 60),
        _ => format!("{}d", minutes / 1_440),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_procedure_field_comes_apart() {
        assert_eq!(
            sop(Some("unrecognised-charge@3.1.0 3/9")),
            json!({"id": "unrecognised-charge", "version": "3.1.0", "done": 3, "of": 9})
        );
        assert_eq!(sop(Some("odd")), json!({"id": "odd", "version": "", "done": null, "of": null}));
    }

    #[test]
    fn lengths_keep_their_sign() {
        assert_eq!(span(SignedDuration::from_mins(-42)), "-42m");
        assert_eq!(span(SignedDuration::from_hours(5)), "5h");
        assert_eq!(span(SignedDuration::from_hours(24 * 6)), "6d");
    }
}
