//! Records as JSON, with their side-loads.

use std::collections::BTreeSet;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::ask::Ask;
use crate::sandbox::constants::{BRAND, FIELDS, GROUPS, TICKET_FORM};
use crate::sandbox::model::{Audit, Comment, Organization, Role, Second, Ticket, User};
use crate::sandbox::world::World;

/// A time as the CRM writes it.
pub fn iso(at: Second) -> String {
    Timestamp::from_second(at).unwrap_or(Timestamp::UNIX_EPOCH).to_string()
}

/// A ticket, with what `ask` side-loads into it.
pub fn ticket(world: &World, ask: &Ask, ticket: &Ticket) -> Value {
    let description = world.description(ticket);
    let fields: Vec<Value> =
        FIELDS.iter().zip(&ticket.fields).map(|((id, _), value)| json!({"id": id, "value": value})).collect();
    let mut row = json!({
        "url": ask.url(&format!("tickets/{}.json", ticket.id)),
        "id": ticket.id,
        "external_id": ticket.external_id,
        "via": {"channel": ticket.channel, "source": {"from": {}, "to": {}, "rel": null}},
        "created_at": iso(ticket.created),
        "updated_at": iso(ticket.updated),
        "generated_timestamp": ticket.generated.0,
        "type": ticket.kind,
        "subject": ticket.subject,
        "raw_subject": ticket.subject,
        "description": description,
        "priority": ticket.priority,
        "status": ticket.status.as_str(),
        "recipient": null,
        "requester_id": ticket.requester,
        "submitter_id": ticket.submitter,
        "assignee_id": ticket.assignee,
        "organization_id": ticket.organization,
        "group_id": ticket.group,
        "collaborator_ids": [],
        "follower_ids": [],
        "email_cc_ids": [],
        "forum_topic_id": null,
        "problem_id": ticket.problem,
        "has_incidents": false,
        "is_public": true,
        "due_at": ticket.due.map(iso),
        "tags": ticket.tags,
        "custom_fields": fields,
        "fields": fields,
        "satisfaction_rating": null,
        "sharing_agreement_ids": [],
        "followup_ids": [],
        "ticket_form_id": TICKET_FORM,
        "brand_id": BRAND,
        "allow_channelback": false,
        "allow_attachments": true,
        "from_messaging_channel": false,
    });
    if ask.includes("comment_count") {
        row["comment_count"] = json!(World::comment_count(ticket));
    }
    if ask.includes("metric_sets") {
        row["metric_set"] = metric_set(ticket);
    }
    if ask.includes("dates") {
        row["dates"] = dates(ticket);
    }
    row
}

/// The metrics of a ticket, those that the sandbox knows.
pub fn metric_set(ticket: &Ticket) -> Value {
    let replies = World::comment_count(ticket).saturating_sub(1);
    let mut set = dates(ticket);
    set["id"] = json!(7_000_000_000 + ticket.id);
    set["ticket_id"] = json!(ticket.id);
    set["created_at"] = json!(iso(ticket.created));
    set["updated_at"] = json!(iso(ticket.updated));
    set["group_stations"] = json!(u8::from(ticket.group.is_some()));
    set["assignee_stations"] = json!(u8::from(ticket.assignee.is_some()));
    set["reopens"] = json!(ticket.reopens);
    set["replies"] = json!(replies);
    set
}

fn dates(ticket: &Ticket) -> Value {
    json!({
        "solved_at": ticket.solved.map(iso),
        "assigned_at": ticket.assigned.map(iso),
        "initially_assigned_at": ticket.assigned.map(iso),
        "assignee_updated_at": ticket.assigned.map(iso),
        "requester_updated_at": iso(ticket.created),
        "status_updated_at": iso(ticket.updated),
        "latest_comment_added_at": iso(ticket.updated),
    })
}

/// Rows for tickets under `name`, with the arrays that `ask` side-loads.
pub fn tickets(world: &World, ask: &Ask, name: &str, places: &[usize]) -> Map<String, Value> {
    let mut body = Map::new();
    let rows: Vec<&Ticket> = places.iter().map(|place| &world.tickets[*place]).collect();
    body.insert(name.to_owned(), rows.iter().map(|row| ticket(world, ask, row)).collect());
    if ask.includes("users") {
        let ids = rows.iter().flat_map(|row| [Some(row.requester), Some(row.submitter), row.assignee]);
        body.insert("users".to_owned(), users(world, ask, ids.flatten()));
    }
    if ask.includes("groups") {
        let ids: BTreeSet<u64> = rows.iter().filter_map(|row| row.group).collect();
        body.insert("groups".to_owned(), ids.into_iter().map(|id| group(ask, id)).collect());
    }
    if ask.includes("organizations") {
        let ids: BTreeSet<u64> = rows.iter().filter_map(|row| row.organization).collect();
        let known = world.organizations.iter().filter(|known| ids.contains(&known.id));
        body.insert("organizations".to_owned(), known.map(|known| organization(ask, known)).collect());
    }
    body
}

/// The users of `ids`, each once.
pub fn users(world: &World, ask: &Ask, ids: impl IntoIterator<Item = u64>) -> Value {
    let ids: BTreeSet<u64> = ids.into_iter().collect();
    ids.iter().filter_map(|id| world.users.get(id)).map(|known| user(ask, known)).collect()
}

/// A user.
pub fn user(ask: &Ask, user: &User) -> Value {
    json!({
        "id": user.id,
        "url": ask.url(&format!("users/{}.json", user.id)),
        "name": user.name,
        "email": user.email,
        "role": user.role.as_str(),
        "locale": user.locale,
        "time_zone": "America/Mexico_City",
        "phone": null,
        "active": true,
        "verified": true,
        "suspended": false,
        "shared": false,
        "tags": [],
        "organization_id": user.organization,
        "default_group_id": user.groups.first(),
        "created_at": iso(user.created),
        "updated_at": iso(user.created),
        "user_fields": {},
        "restricted_agent": user.role == Role::EndUser,
    })
}

/// A group.
pub fn group(ask: &Ask, id: u64) -> Value {
    json!({
        "id": id,
        "url": ask.url(&format!("groups/{id}.json")),
        "name": World::group_name(id),
        "description": "",
        "default": id == GROUPS[2].0,
        "is_public": true,
        "deleted": false,
        "created_at": "2025-01-01T00:00:00Z",
        "updated_at": "2025-01-01T00:00:00Z",
    })
}

/// An organisation.
pub fn organization(ask: &Ask, organization: &Organization) -> Value {
    json!({
        "id": organization.id,
        "url": ask.url(&format!("organizations/{}.json", organization.id)),
        "name": organization.name,
        "created_at": "2025-01-01T00:00:00Z",
        "updated_at": "2025-01-01T00:00:00Z",
    })
}

/// An entry of a conversation.
pub fn comment(comment: &Comment, channel: &str) -> Value {
    json!({
        "id": comment.id,
        "type": "Comment",
        "author_id": comment.author,
        "body": comment.body,
        "html_body": comment.html.clone().unwrap_or_else(|| as_html(&comment.body)),
        "plain_body": comment.body,
        "public": comment.public,
        "audit_id": comment.audit,
        "attachments": [],
        "via": {"channel": channel, "source": {"from": {}, "to": {}, "rel": null}},
        "created_at": iso(comment.at),
        "metadata": {"system": {}, "custom": {}},
    })
}

/// An audit with its events.
pub fn audit(ticket: &Ticket, audit: &Audit) -> Value {
    let mut events: Vec<Value> = audit.comment.iter().map(|entry| comment(entry, audit.channel)).collect();
    events.extend(audit.changes.iter().enumerate().map(|(number, (field, before, after))| {
        json!({
            "id": audit.id * 100 + number as u64,
            "type": "Change",
            "field_name": field,
            "previous_value": before,
            "value": after,
        })
    }));
    json!({
        "id": audit.id,
        "ticket_id": ticket.id,
        "created_at": iso(audit.at),
        "author_id": audit.author,
        "metadata": {"custom": audit.custom, "system": {"client": "sandbox", "ip_address": "127.0.0.1"}},
        "via": {"channel": audit.channel, "source": {"from": {}, "to": {}, "rel": null}},
        "events": events,
    })
}

fn as_html(body: &str) -> String {
    let safe = body.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!("<div class=\"zd-comment\" dir=\"auto\"><p>{}</p></div>", safe.replace('\n', "<br>"))
}
