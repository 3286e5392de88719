//! Changes on their way, refusals and the outbox.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::table::{Column, Table};
use crate::config::Words;
use crate::domain::change::FieldValue;
use crate::domain::conflict::{Clash, Matter};
use crate::domain::say::{Refusal, Say};
use crate::store::{Alarm, OutboxRow};

/// `id, key, kind, state, words`.
pub fn change_document(row: &OutboxRow, words: &Words) -> Value {
    json!({
        "id": row.id,
        "key": row.key,
        "kind": row.change.kind(),
        "state": row.state,
        "words": sentence(row, words),
    })
}

/// The same as one line for people.
pub fn change_line(row: &OutboxRow, words: &Words) -> String {
    let key = row.key.as_ref().map(|key| format!("#{key} ")).unwrap_or_default();
    format!("{}  {key}{}: {}", row.id, row.change.kind(), sentence(row, words))
}

fn sentence(row: &OutboxRow, words: &Words) -> String {
    let state = words.say(&Say::new(&format!("report-delivery-{}", row.state.as_str())));
    match &row.error {
        Some(error) => format!("{state} {}", words.say(error)),
        None => state,
    }
}

/// `refused: [{rule, words, where}]`.
pub fn refusal_document(refused: &[Refusal], words: &Words) -> Value {
    let refused: Vec<Value> = refused
        .iter()
        .map(|no| json!({"rule": no.rule, "words": words.say(&no.say), "where": no.place}))
        .collect();
    json!({"refused": refused})
}

fn value(field: &FieldValue) -> Value {
    match field {
        FieldValue::Status(status) => json!(status),
        FieldValue::Priority(priority) => json!(priority),
        FieldValue::Assignee(person) => json!(person.as_ref().map(|person| &person.name)),
        FieldValue::Queue(queue) => json!(queue.as_ref().map(|queue| &queue.name)),
        FieldValue::Fact(_, text) => json!(text),
    }
}

/// A row of the outbox: the change with `attempts, last_error, base, theirs, mine`.
pub fn outbox_document(row: &OutboxRow, clashes: &[Clash], words: &Words) -> Value {
    let side = |pick: fn(&Clash) -> &FieldValue| -> serde_json::Map<String, Value> {
        clashes.iter().map(|clash| (clash.mine.name().to_owned(), value(pick(clash)))).collect()
    };
    let mut document = change_document(row, words);
    if let Some(document) = document.as_object_mut() {
        document.insert("at".to_owned(), json!(row.at));
        document.insert("by".to_owned(), json!(row.by.name));
        document.insert("attempts".to_owned(), json!(row.attempts));
        document.insert("last_error".to_owned(), json!(row.error.as_ref().map(|error| words.say(error))));
        document.insert("base".to_owned(), Value::Object(side(|clash| &clash.was)));
        document.insert("theirs".to_owned(), Value::Object(side(|clash| &clash.theirs)));
        document.insert("mine".to_owned(), Value::Object(side(|clash| &clash.mine)));
        document.insert("theirs_by".to_owned(), who(clashes));
    }
    document
}

/// Who changed each field, and when, where the CRM says so.
fn who(clashes: &[Clash]) -> Value {
    let by = |clash: &Clash| (clash.name().to_owned(), json!({"name": clash.by, "at": clash.at}));
    Value::Object(clashes.iter().map(by).collect())
}

/// Something that was found, with what was decided: `id, key, kind, state, words, alarm` and the fields of a clash.
pub fn alarm_document(alarm: &Alarm, words: &Words) -> Value {
    let fields = alarm.matter.fields();
    let side = |pick: fn(&Clash) -> &FieldValue| -> serde_json::Map<String, Value> {
        fields.iter().map(|clash| (clash.name().to_owned(), value(pick(clash)))).collect()
    };
    let text = match &alarm.matter {
        Matter::Twice { text, .. } | Matter::Text { text, .. } => json!(text),
        Matter::Clash { .. } | Matter::Overwrote { .. } => Value::Null,
    };
    json!({
        "id": format!("alarm-{}", alarm.no),
        "key": alarm.key,
        "kind": alarm.matter.kind(),
        "state": alarm.change.as_ref().map(|_| "sent"),
        "words": words.get(&format!("alarm-help-{}", alarm.matter.kind())),
        "alarm": true,
        "change": alarm.change,
        "found": alarm.found,
        "decided": alarm.decided.as_ref().map(|(decision, at)| json!({"decision": decision, "at": at})),
        "base": side(|clash| &clash.was),
        "theirs": side(|clash| &clash.theirs),
        "mine": side(|clash| &clash.mine),
        "theirs_by": who(fields),
        "text": text,
    })
}

/// The same as lines for people.
pub fn alarm_lines(alarms: &[Alarm], words: &Words) -> String {
    let mut text = String::new();
    for alarm in alarms {
        let key = alarm.key.as_ref().map(|key| format!("#{key} ")).unwrap_or_default();
        let sentence = words.get(&format!("alarm-help-{}", alarm.matter.kind()));
        let _written = writeln!(text, "alarm-{}  {key}{}", alarm.no, sentence);
        for clash in alarm.matter.fields() {
            let side = |field: &FieldValue| value(field).to_string();
            let line = words.with(
                "cli-clash",
                &[
                    ("field", clash.name()),
                    ("was", &side(&clash.was)),
                    ("theirs", &side(&clash.theirs)),
                    ("mine", &side(&clash.mine)),
                ],
            );
            let _written = writeln!(text, "  {line}");
        }
        if let Matter::Twice { text: kept, .. } | Matter::Text { text: kept, .. } = &alarm.matter {
            for line in kept.as_str().lines() {
                let _written = writeln!(text, "  {line}");
            }
        }
    }
    text
}

/// The outbox as a table.
pub fn outbox_table(rows: &[OutboxRow], words: &Words) -> Table {
    let head = |name: &str| words.get(&format!("report-col-{name}"));
    let mut table = Table::spoken(
        words,
        vec![
            Column::text(head("change")),
            Column::text(head("key")),
            Column::text(head("kind")),
            Column::text(head("state")),
            Column::number(head("attempts")),
            Column::text(head("words")).at_most(80),
        ],
    );
    for row in rows {
        table.row([
            row.id.to_string(),
            row.key.as_ref().map(ToString::to_string).unwrap_or_default(),
            row.change.kind().to_owned(),
            row.state.as_str().to_owned(),
            row.attempts.to_string(),
            sentence(row, words),
        ]);
    }
    table
}
