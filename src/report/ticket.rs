//! One ticket and lists of tickets, as documents and as text.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::change::change_document;
use super::table::{Column, Table};
use crate::config::Words;
use crate::domain::clean::Clean;
use crate::domain::mark::Mark;
use crate::domain::redact::{Veil, mask_name};
use crate::domain::ticket::{Entry, Fact, Gone, Person, Ticket};
use crate::domain::urgency::{DueClass, Urgency, explain};
use crate::store::{DeskRow, TicketView};

/// A colleague.
fn colleague(person: &Person) -> Value {
    json!({ "id": person.id, "name": person.name, "email": person.email })
}

/// A person as they may be seen.
fn person(person: &Person, veil: &Veil) -> Value {
    json!({
        "id": person.id,
        "name": veil.name(person.name.as_str()),
        "email": person.email.as_ref().map(|email| veil.email(email.as_str())),
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

fn facts(ticket: &Ticket, veil: &Veil, document: &mut serde_json::Map<String, Value>) {
    for fact in Fact::ALL {
        let value = ticket.fact(fact);
        let value = match fact {
            Fact::Sop => sop(value),
            Fact::CausesAlso => json!(value.map_or_else(Vec::new, |codes| codes.split(',').collect())),
            _ => json!(value.map(|value| veil.text(value))),
        };
        document.insert(fact.as_str().to_owned(), value);
    }
}

/// The `ticket` document: what is shown under a veil, with its clocks, what waits and the conversation.
pub fn ticket_document(
    view: &TicketView,
    veil: &Veil,
    words: &Words,
    now: Timestamp,
    soon: SignedDuration,
    clocks: Vec<Value>,
) -> Value {
    let ticket = &view.shown;
    let masked = |text: &Clean| veil.text(text.as_str());
    let urgency = explain(ticket, view.repeats, now, soon);
    let fields: serde_json::Map<String, Value> =
        ticket.facts.iter().map(|(fact, text)| (fact.as_str().to_owned(), json!(masked(text)))).collect();
    let conversation: Vec<Value> =
        view.timeline.iter().map(|entry| entry_document(entry, ticket, veil)).collect();
    let mut document = json!({
        "key": ticket.key,
        "id": ticket.id,
        "url": ticket.url,
        "subject": masked(&ticket.subject),
        "status": ticket.status,
        "priority": ticket.priority,
        "queue": ticket.queue.as_ref().map(|queue| &queue.name),
        "assignee": ticket.assignee.as_ref().map(colleague),
        "requester": ticket.requester.as_ref().map(|customer| person(customer, veil)),
        "channel": ticket.channel,
        "escalated": ticket.escalated,
        "description": masked(&ticket.description),
        "tags": ticket.tags.iter().map(masked).collect::<Vec<_>>(),
        "fields": fields,
        "created": ticket.created,
        "updated": ticket.updated,
        "solved": ticket.solved,
        "due": ticket.due,
        "later": view.later().map(|later| json!({"until": later.until, "text": veil.text(later.text.as_str())})),
        "repeats": view.repeats,
        "urgency": urgency_document(&urgency, words),
        "clocks": clocks,
        "pending": view.waiting.iter().map(|row| change_document(row, words)).collect::<Vec<_>>(),
        "gone": gone(ticket.gone.as_ref()),
        "conversation": conversation,
        "hidden_characters": ticket.hidden || view.timeline.iter().any(|entry| entry.hidden),
    });
    if let Some(document) = document.as_object_mut() {
        facts(ticket, veil, document);
    }
    document
}

fn entry_document(entry: &Entry, ticket: &Ticket, veil: &Veil) -> Value {
    let author = |author: &Person| {
        if veil.covers(author, ticket) { person(author, veil) } else { colleague(author) }
    };
    let files: Vec<Value> = entry
        .files
        .iter()
        .map(|file| json!({"name": veil.text(file.name.as_str()), "size": file.size, "url": file.url}))
        .collect();
    json!({
        "id": entry.id,
        "at": entry.at,
        "author": entry.author.as_ref().map(author),
        "public": entry.public,
        "text": veil.text(entry.text.as_str()),
        "files": files,
        "hidden_characters": entry.hidden,
    })
}

/// A ticket for people, under a veil: facts, what waits, conversation.
pub fn ticket_text(
    view: &TicketView,
    veil: &Veil,
    words: &Words,
    now: Timestamp,
    soon: SignedDuration,
) -> String {
    let ticket = &view.shown;
    let mut lines = vec![format!("#{}  {}", ticket.key, veil.text(ticket.subject.as_str()))];
    if ticket.hidden {
        lines.push(format!("  ‹{}›", words.get("hidden-characters")));
    }
    let mut fact = |id: &str, value: Option<String>| {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            lines.push(format!("  {}: {value}", words.get(id)));
        }
    };
    fact("report-status", Some(ticket.status.as_str().to_owned()));
    fact("report-priority", Some(ticket.priority.as_str().to_owned()));
    fact("report-owner", ticket.assignee.as_ref().map(|owner| owner.name.to_string()));
    fact("report-queue", ticket.queue.as_ref().map(|queue| queue.name.to_string()));
    fact("report-customer", ticket.requester.as_ref().map(|customer| veil.name(customer.name.as_str())));
    for (name, value) in &ticket.facts {
        fact(&format!("report-{}", name.as_str().replace('_', "-")), Some(veil.text(value.as_str())));
    }
    let tags: Vec<String> = ticket.tags.iter().map(|tag| veil.text(tag.as_str())).collect();
    fact("report-tags", Some(tags.join(", ")));
    fact("report-due", ticket.due.map(|due| due.to_string()));
    fact("report-created", Some(ticket.created.to_string()));
    fact("report-url", ticket.url.as_ref().map(ToString::to_string));
    let urgency = explain(ticket, view.repeats, now, soon);
    let why: Vec<String> = urgency.parts.iter().map(|part| words.say(&part.say)).collect();
    fact("report-why", Some(why.join(" ")));
    for row in &view.waiting {
        fact("report-pending", Some(super::change::change_line(row, words)));
    }
    if let Some(opening) = ticket.opening(&view.timeline) {
        lines.push(String::new());
        lines.extend(veil.text(opening.as_str()).lines().map(|line| format!("    {line}")));
    }
    for entry in &view.timeline {
        let name = match &entry.author {
            Some(author) if veil.covers(author, ticket) => veil.name(author.name.as_str()),
            Some(author) => author.name.to_string(),
            None => "–".to_owned(),
        };
        let kind = words.get(if entry.public { "report-public" } else { "report-internal" });
        let hidden =
            if entry.hidden { format!(" ‹{}›", words.get("hidden-characters")) } else { String::new() };
        lines.push(format!("\n  {}  {name} ({kind}){hidden}", entry.at));
        let text = veil.text(&Mark::unseen(entry, ticket));
        lines.extend(text.lines().map(|line| format!("    {line}")));
        lines.extend(entry.files.iter().map(|file| format!("    [{}]", veil.text(file.name.as_str()))));
    }
    lines.join("\n") + "\n"
}

/// The subject of a ticket in a list, without its customer's data.
fn subject(row: &DeskRow) -> String {
    Veil::over(row.requester.as_ref().map(Clean::as_str)).text(row.subject.as_str())
}

/// One ticket of a list.
pub fn row_document(row: &DeskRow, now: Timestamp, soon: SignedDuration) -> Value {
    let class = DueClass::at(row.status, (row.due, row.promised, row.chase), now, soon);
    json!({
        "key": row.key,
        "id": row.id,
        "subject": subject(row),
        "status": row.status,
        "priority": row.priority,
        "due": row.due,
        "due_class": class,
        "promised": row.promised,
        "later": row.later,
        "legal": row.legal && (row.due == row.promised || class == DueClass::Paused),
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
    let mut table = Table::spoken(
        words,
        vec![
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
        ],
    );
    for row in rows {
        let text = |value: Option<&Clean>| value.map(ToString::to_string).unwrap_or_default();
        table.row([
            row.due.map(|due| span(due.duration_since(now))).unwrap_or_default(),
            row.priority.as_str().to_owned(),
            row.key.to_string(),
            row.status.as_str().to_owned(),
            subject(row),
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
