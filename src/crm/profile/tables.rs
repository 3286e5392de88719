//! Our words and the CRM's, in both directions: status, priority, fields.

use serde_json::{Value, json};

use super::compile::SETTINGS;
use crate::config::reader::{Kind, Node, Table};
use crate::config::{CrmSettings, Fault};
use crate::domain::ticket::{Fact, Priority, Status};

/// Our words and the CRM's.
#[derive(Debug, Default)]
pub(in crate::crm) struct Tables {
    /// Each status with the CRM's words: any is read, the first is written. One without words is never set from here.
    pub(in crate::crm) status: Vec<(Status, Vec<Value>)>,
    /// The same for priorities.
    pub(in crate::crm) priority: Vec<(Priority, Vec<Value>)>,
    /// Each fact with the CRM's key of its field.
    pub(in crate::crm) fields: Vec<(Fact, String)>,
}

impl Tables {
    pub(in crate::crm) fn read_status(&self, word: &str) -> Option<Status> {
        ours(&self.status, word)
    }

    pub(in crate::crm) fn read_priority(&self, word: &str) -> Option<Priority> {
        ours(&self.priority, word)
    }

    pub(in crate::crm) fn write_status(&self, status: Status) -> Option<&Value> {
        theirs(&self.status, status)
    }

    pub(in crate::crm) fn write_priority(&self, priority: Priority) -> Option<&Value> {
        theirs(&self.priority, priority)
    }

    pub(in crate::crm) fn read_field(&self, key: &str) -> Option<Fact> {
        self.fields.iter().find(|(_, known)| known == key).map(|(fact, _)| *fact)
    }

    pub(in crate::crm) fn write_field(&self, fact: Fact) -> Option<&str> {
        self.fields.iter().find(|(known, _)| *known == fact).map(|(_, key)| key.as_str())
    }

    pub(super) fn compile(root: &mut Table, settings: &CrmSettings, faults: &mut Vec<Fault>) -> Self {
        let mut tables = Self::default();
        let statuses = Status::ALL.map(|status| (status.as_str(), status));
        words(root, "status", &statuses, &mut tables.status, faults);
        let priorities = Priority::ALL.map(|priority| (priority.as_str(), priority));
        words(root, "priority", &priorities, &mut tables.priority, faults);
        let mut fields: Vec<(String, String)> = Vec::new();
        if let Some(mut table) = root.table("fields", faults) {
            for (name, line, node) in table.take_all() {
                match (Fact::parse(&name), node.kind) {
                    (Some(_), Kind::Text(key)) => fields.push((name, key)),
                    (Some(_), Kind::Int(key)) => fields.push((name, key.to_string())),
                    _ => faults.push(table.fault(line, &name, "field").with("known", facts())),
                }
            }
        }
        for (name, key) in &settings.fields {
            fields.retain(|(known, _)| known != name);
            fields.push((name.clone(), key.clone()));
            if Fact::parse(name).is_none() {
                let line = settings.lines.get("fields").copied().unwrap_or_default();
                let fault = Fault::new(SETTINGS, line, &format!("crm.fields.{name}"), "field");
                faults.push(fault.with("known", facts()));
            }
        }
        tables.fields =
            fields.into_iter().filter_map(|(name, key)| Some((Fact::parse(&name)?, key))).collect();
        tables
    }
}

fn ours<T: Copy>(table: &[(T, Vec<Value>)], word: &str) -> Option<T> {
    let is = |known: &Value| match known {
        Value::String(text) => text == word,
        number => word.parse::<i64>().is_ok_and(|word| number.as_i64() == Some(word)),
    };
    table.iter().find(|(_, words)| words.iter().any(is)).map(|(ours, _)| *ours)
}

fn theirs<T: PartialEq>(table: &[(T, Vec<Value>)], ours: T) -> Option<&Value> {
    table.iter().find(|(known, _)| *known == ours)?.1.first()
}

fn facts() -> String {
    Fact::ALL.map(Fact::as_str).join(", ")
}

fn words<T: Copy>(
    root: &mut Table,
    key: &'static str,
    known: &[(&'static str, T)],
    into: &mut Vec<(T, Vec<Value>)>,
    faults: &mut Vec<Fault>,
) {
    let Some(mut table) = root.table(key, faults) else { return };
    let mut seen: Vec<(String, &'static str)> = Vec::new();
    for (name, value) in known {
        let Some(node) = table.take(name) else { continue };
        let (line, mut words) = (node.line, Vec::new());
        let items = match node.kind {
            Kind::List(items) => items,
            _ => vec![node],
        };
        for Node { kind, line } in items {
            match kind {
                Kind::Text(text) => words.push(json!(text)),
                Kind::Int(number) => words.push(json!(number)),
                _ => {
                    let fault = table.fault(line, name, "type").with("wanted", "list");
                    faults.push(fault.with("found", kind.word()));
                }
            }
        }
        for word in &words {
            let word = word.as_str().map_or_else(|| word.to_string(), str::to_owned);
            match seen.iter().find(|(known, _)| *known == word) {
                Some((_, other)) => {
                    faults.push(
                        table.fault(line, name, "word-twice").with("value", &word).with("other", other),
                    );
                }
                None => seen.push((word, name)),
            }
        }
        into.push((*value, words));
    }
    table.finish(faults);
}
