//! What can be said of a profile without asking anybody: its faults, and what is well formed and still loses work.

use serde_json::Value;

use super::{Finding, Level, Source, sense};
use crate::config::{CrmSettings, Fault};
use crate::crm::client::Client;
use crate::crm::error::CrmError;
use crate::crm::profile::Profile;

/// The writes of a profile; those that carry words to somebody are the first three.
const WRITES: [&str; 8] = ["update", "note", "reply", "tag", "untag", "article", "publish", "feedback"];

/// What a write sees of its ticket.
const TICKET: &str = "id key url subject description status priority queue org assignee requester channel \
                      tags facts created updated solved due version mark escalated etag";

/// Checks a profile; it is returned where it could be compiled.
pub(super) fn check(source: &Source, settings: &CrmSettings) -> (Option<Profile>, Vec<Finding>) {
    let mut findings = Vec::new();
    let profile = match Profile::compile(&source.file, &source.text, settings) {
        Ok(profile) if source.is_own => Some(profile.without_roles()),
        Ok(profile) => Some(profile),
        Err(faults) => {
            findings.extend(faults.into_iter().map(|fault| Finding::of_fault(fault, source)));
            None
        }
    };
    let told: Vec<String> = findings.iter().map(|finding| finding.key.clone()).collect();
    let mut own = Vec::new();
    statuses(source, &mut own);
    feeds(source, &mut own);
    writes(source, &mut own);
    tickets(source, "do", &source.value("do"), &mut own);
    roles(source, &mut own);
    sense::check(source, settings, &mut own);
    findings.extend(own.into_iter().filter(|finding| !told.contains(&finding.key)));
    if profile.is_some() && findings.iter().all(|finding| finding.level < Level::Wrong) {
        let args = [("name", source.value("name").as_str().unwrap_or_default().to_owned())];
        findings.insert(0, Finding::new(Level::Good, source, "profile", "shape", &args));
        secret(source, settings, &mut findings);
    }
    (profile, findings)
}

/// The secret is fetched and thrown away: whether there is one is a fact of this machine, not of the profile.
fn secret(source: &Source, settings: &CrmSettings, findings: &mut Vec<Finding>) {
    let Ok(profile) = Profile::compile(&source.file, &source.text, settings) else { return };
    if let Err(error @ CrmError::Secret(_)) = Client::new(profile).map(drop) {
        let finding = Finding::new(Level::Warn, source, "auth", "secret", &[]);
        findings.push(Finding { saw: error.say(), ..finding });
    }
}

/// A write that asks its ticket for something that is not known of it would send null in its place.
fn tickets(source: &Source, key: &str, value: &Value, findings: &mut Vec<Finding>) {
    match value {
        Value::Object(fields) => {
            for (name, inner) in fields {
                tickets(source, &format!("{key}.{name}"), inner, findings);
            }
        }
        Value::Array(items) => {
            for (at, inner) in items.iter().enumerate() {
                tickets(source, &format!("{key}.{at}"), inner, findings);
            }
        }
        Value::String(text) => {
            let is_name = |c: char| c.is_ascii_alphanumeric() || c == '_';
            for (at, _) in text.match_indices("ticket.") {
                let opens =
                    text[..at].ends_with(['.', '{']) && !text[..at].trim_end_matches('.').ends_with(is_name);
                let rest = &text[at + "ticket.".len()..];
                let name = &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())];
                if opens && !name.is_empty() && TICKET.split(' ').all(|known| known != name) {
                    let args = [("name", name.to_owned()), ("known", TICKET.replace(' ', ", "))];
                    findings.push(Finding::new(Level::Wrong, source, key, "ticket-name", &args));
                }
            }
        }
        _ => {}
    }
}

/// Whether the CRM makes anybody a lead here.
fn roles(source: &Source, findings: &mut Vec<Finding>) {
    let is_target = source.value("read.changes").is_null();
    match source.value("roles") {
        Value::Null if !is_target => {
            findings.push(Finding::new(Level::Note, source, "roles", "no-roles", &[]));
        }
        Value::Object(_) if source.is_own => {
            findings.push(Finding::new(Level::Note, source, "roles", "own-roles", &[]));
        }
        _ => {}
    }
}

/// Open and solved must be there, and a word of the CRM means one thing.
fn statuses(source: &Source, findings: &mut Vec<Finding>) {
    let table = source.value("status");
    let Some(table) = table.as_object() else { return };
    for ours in ["open", "solved"] {
        if words(table.get(ours)).is_empty() {
            let key = format!("status.{ours}");
            findings.push(Finding::new(Level::Wrong, source, &key, "status", &[("name", ours.to_owned())]));
        }
    }
    for section in ["status", "priority"] {
        let table = source.value(section);
        let mut seen: Vec<(String, String)> = Vec::new();
        for (ours, theirs) in table.as_object().into_iter().flatten() {
            for word in words(Some(theirs)) {
                if let Some((_, first)) = seen.iter().find(|(known, _)| *known == word) {
                    let args = [("word", word.clone()), ("first", first.clone()), ("second", ours.clone())];
                    let key = format!("{section}.{ours}");
                    findings.push(Finding::new(Level::Wrong, source, &key, "word-twice", &args));
                }
                seen.push((word, ours.clone()));
            }
        }
    }
}

fn words(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(items)) => items.iter().filter_map(word).collect(),
        Some(one) => word(one).into_iter().collect(),
        None => Vec::new(),
    }
}

/// A word of the CRM; some write numbers.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(word) => Some(word.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A feed goes on after its first page, and asks for what changed since then.
fn feeds(source: &Source, findings: &mut Vec<Finding>) {
    let feeds = match source.value("read.changes") {
        Value::Array(feeds) => feeds,
        one @ Value::Object(_) => vec![one],
        _ => Vec::new(),
    };
    let all = source.value("read");
    for (at, feed) in feeds.iter().enumerate() {
        if feed.get("like").is_some() {
            continue;
        }
        let key = format!("read.changes.{at}");
        if feed.get("next").or_else(|| all.get("next")).is_none() {
            findings.push(Finding::new(Level::Wrong, source, &key, "no-next", &[]));
        }
        // Where the server keeps the place as a link, its answer says from where to go on.
        let text = feed.to_string();
        let by_link = feed.get("save").is_some() && !text.contains("cursor");
        if !by_link && !text.contains("since") {
            findings.push(Finding::new(Level::Wrong, source, &key, "no-since", &[]));
        }
    }
}

/// A write can be told from a conflict, and repeating it is as harmless as it says.
fn writes(source: &Source, findings: &mut Vec<Finding>) {
    let all = source.value("do");
    let updates = match &all["update"] {
        Value::Array(items) => items.len(),
        _ => 0,
    };
    for name in WRITES {
        let places: Vec<String> = match updates {
            many if name == "update" && many > 0 => (0..many).map(|at| format!("do.update.{at}")).collect(),
            _ => vec![format!("do.{name}")],
        };
        for key in places {
            let action = source.value(&key);
            if !action.is_object() {
                continue;
            }
            // What a section does not say, its sibling says, then the head of `[do]`.
            let sibling = action["like"].as_str().map(|like| source.value(&format!("do.{like}")));
            let says = |what: &str| {
                let own = action.get(what).or_else(|| sibling.as_ref()?.get(what));
                own.or_else(|| all.get(what)).cloned().unwrap_or_default()
            };
            let guarded = ["stamp", "etag"].iter().any(|guard| says("guard") == *guard);
            let conflicts = says("conflict");
            if guarded && conflicts.as_array().is_none_or(Vec::is_empty) && !conflicts.is_string() {
                findings.push(Finding::new(Level::Wrong, source, &key, "no-conflict", &[]));
            }
            let carries_words = matches!(name, "note" | "reply") || has_comment(&says("sets"));
            let whole = format!("{action}{}", sibling.clone().unwrap_or_default());
            let own_key = ["key", "marker"].iter().any(|word| whole.contains(word));
            if says("once") == "same" && carries_words && !own_key {
                let key = format!("{key}.once");
                findings.push(Finding::new(Level::Wrong, source, &key, "once-same", &[]));
            }
        }
    }
}

fn has_comment(sets: &Value) -> bool {
    words(Some(sets)).iter().any(|part| part == "comment")
}

/// Why a fault of a file matters.
pub(super) fn why(fault: &Fault) -> &'static str {
    match fault.what.id.trim_start_matches("fault-") {
        "base" | "auth" | "header" => "doctor-why-token",
        "filter-refused" => "doctor-why-machine",
        "filter" | "filter-end" => "doctor-why-filter",
        "template-braces" | "template-root" | "template-var" | "path" => "doctor-why-request",
        "once" | "arrived" | "find" => "doctor-why-once",
        "statuses" => "doctor-why-conflict",
        "rate" | "duration" => "doctor-why-rate",
        "unknown-key" | "no-such-key" => "doctor-why-key",
        "field" => "doctor-why-field",
        _ => "doctor-why-shape",
    }
}
