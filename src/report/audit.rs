//! The audit for people and scripts. What was written is shown under a veil, as everywhere.

use serde_json::{Value, json};

use super::proposals::Keys;
use super::table::{Column, Table};
use crate::config::Words;
use crate::domain::redact::Veil;
use crate::store::AuditEntry;

/// `seq, at, by, ticket, key, what, detail, purged`.
pub fn audit_document(entry: &AuditEntry, veil: &Veil, keys: &Keys) -> Value {
    let Some(text) = &entry.text else { return json!({"seq": entry.seq, "purged": true}) };
    json!({
        "seq": entry.seq,
        "at": text.at,
        "by": text.by.as_ref().map(|by| json!({"id": by.id, "name": by.name})),
        "ticket": text.ticket,
        "key": text.ticket.as_ref().and_then(|ticket| keys.get(ticket)),
        "what": text.what,
        "detail": veiled(&text.detail, veil),
        "purged": false,
    })
}

/// The same as a table.
pub fn audit_table(entries: &[AuditEntry], veil: &Veil, keys: &Keys, words: &Words) -> Table {
    let head = |name: &str| words.get(&format!("audit-col-{name}"));
    let mut table = Table::spoken(
        words,
        vec![
            Column::number(head("seq")),
            Column::text(head("at")),
            Column::text(head("by")).at_most(24),
            Column::text(head("key")),
            Column::text(head("what")),
            Column::text(head("detail")).at_most(80),
        ],
    );
    for entry in entries {
        let seq = entry.seq.to_string();
        let Some(text) = &entry.text else {
            table.row([seq, String::new(), String::new(), String::new(), words.get("audit-purged")]);
            continue;
        };
        let key = text
            .ticket
            .as_ref()
            .map(|ticket| keys.get(ticket).map_or_else(|| ticket.to_string(), |key| key.as_str().to_owned()));
        table.row([
            seq,
            text.at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
            text.by.as_ref().map(|by| by.name.as_str().to_owned()).unwrap_or_default(),
            key.unwrap_or_default(),
            text.what.clone(),
            short(&veiled(&text.detail, veil)),
        ]);
    }
    table
}

/// What was done, without the word of its kind, on one line.
fn short(detail: &Value) -> String {
    let Value::Object(fields) = detail else { return String::new() };
    let fields = fields.iter().filter(|(name, value)| *name != "kind" && !value.is_null());
    let parts = fields.map(|(name, value)| match value {
        Value::String(text) => format!("{name}={}", text.split_whitespace().collect::<Vec<_>>().join(" ")),
        other => format!("{name}={other}"),
    });
    parts.collect::<Vec<_>>().join(" ")
}

/// Every text of a document under the veil; names of fields stay.
fn veiled(detail: &Value, veil: &Veil) -> Value {
    match detail {
        Value::String(text) => Value::String(veil.text(text)),
        Value::Array(items) => items.iter().map(|item| veiled(item, veil)).collect(),
        Value::Object(fields) => {
            let ours =
                |name: &str| matches!(name, "change" | "kind" | "field" | "take" | "what" | "why" | "filter");
            let field = |(name, value): (&String, &Value)| {
                let is_ours = ours(name) && value.is_string();
                (name.clone(), if is_ours { value.clone() } else { veiled(value, veil) })
            };
            Value::Object(fields.iter().map(field).collect())
        }
        other => other.clone(),
    }
}
