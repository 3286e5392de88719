//! Our words and the CRM's, in both directions: status, priority, fields.

use std::collections::BTreeMap;

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
        own_words("status", &settings.status, &statuses, &mut tables.status, settings, faults);
        own_words("priority", &settings.priority, &priorities, &mut tables.priority, settings, faults);
        for needed in [Status::Open, Status::Solved] {
            let key = format!("status.{}", needed.as_str());
            if settings.lines.keys().any(|line| line.starts_with("status."))
                && tables.write_status(needed).is_none()
            {
                let line = settings.lines.get(&key).or(settings.lines.values().next());
                let fault = Fault::new(
                    SETTINGS,
                    line.copied().unwrap_or_default(),
                    &format!("crm.{key}"),
                    "status-empty",
                );
                faults.push(fault.with("name", needed.as_str()));
            }
        }
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

/// The words of the settings, in place of those of the profile. A word that they give another meaning loses the one
/// that it had.
fn own_words<T: Copy + PartialEq>(
    section: &str,
    own: &BTreeMap<String, Vec<Value>>,
    known: &[(&'static str, T)],
    into: &mut Vec<(T, Vec<Value>)>,
    settings: &CrmSettings,
    faults: &mut Vec<Fault>,
) {
    let mut told: Vec<(&Value, &str)> = Vec::new();
    for (name, words) in own {
        let key = format!("{section}.{name}");
        let line = settings.lines.get(&key).copied().unwrap_or_default();
        let fault = |id: &str| Fault::new(SETTINGS, line, &format!("crm.{key}"), id);
        let Some((_, ours)) = known.iter().find(|(ours, _)| ours == name) else {
            let names: Vec<&str> = known.iter().map(|(ours, _)| *ours).collect();
            faults.push(fault("word").with("value", name).with("known", names.join(", ")));
            continue;
        };
        for word in words {
            if !word.is_string() && !word.is_i64() {
                faults.push(fault("type").with("wanted", "list").with("found", "other"));
            }
            if let Some((_, other)) = told.iter().find(|(known, _)| *known == word) {
                let text = word.as_str().map_or_else(|| word.to_string(), str::to_owned);
                faults.push(fault("word-twice").with("value", text).with("other", *other));
            }
            told.push((word, name));
        }
        for (theirs, listed) in into.iter_mut() {
            listed.retain(|word| theirs == ours || !words.contains(word));
        }
        into.retain(|(theirs, _)| theirs != ours);
        into.push((*ours, words.clone()));
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crm::profile::Profile;

    const ZENDESK: &str = include_str!("../../../config/crm/zendesk.toml");

    fn settings(text: &str) -> CrmSettings {
        let mut faults = Vec::new();
        let settings = crate::config::Settings::parse("settings.toml", text, &mut faults);
        assert_eq!(faults, Vec::new());
        settings.crm
    }

    #[test]
    fn the_words_of_a_company_win_over_those_of_the_profile_and_keep_the_rest() {
        let own = settings(
            "[crm.status]\npending = [\"waiting_vendor\", \"pending\"]\nopen = \"hold\"\n[crm.priority]\nhigh = [3]\n",
        );
        let profile = Profile::compile("crm/zendesk.toml", ZENDESK, &own).unwrap();
        let tables = &profile.tables;
        assert_eq!(tables.read_status("waiting_vendor"), Some(Status::Pending));
        assert_eq!(
            tables.write_status(Status::Pending),
            Some(&json!("waiting_vendor")),
            "the first is written"
        );
        assert_eq!(tables.read_status("hold"), Some(Status::Open), "a word has one meaning");
        assert_eq!(tables.write_status(Status::Hold), None, "what lost its word is not offered");
        assert_eq!(tables.read_status("open"), None, "their list is in place of the profile's");
        assert_eq!(tables.read_status("solved"), Some(Status::Solved), "what they do not say stays");
        assert_eq!(tables.read_priority("3"), Some(Priority::High));
    }

    #[test]
    fn wrong_words_of_the_settings_are_told_with_their_line() {
        let own =
            settings("[crm.status]\npendng = [\"x\"]\nhold = [\"y\"]\nnew = [\"y\"]\npending = [\"open\"]\n");
        let faults = Profile::compile("crm/zendesk.toml", ZENDESK, &own).unwrap_err();
        let told: Vec<(&str, usize, &str)> =
            faults.iter().map(|fault| (fault.file.as_str(), fault.line, fault.what.id.as_str())).collect();
        assert!(told.contains(&("settings.toml", 2, "fault-word")), "{told:?}");
        assert!(told.contains(&("settings.toml", 4, "fault-word-twice")), "{told:?}");
        assert!(
            told.iter().any(|(_, _, id)| *id == "fault-status-empty"),
            "no word is left for open: {told:?}"
        );
    }
}
