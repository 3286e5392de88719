//! The examples that lie beside a profile: what goes into a filter and what must come out. They need no CRM, and say
//! after a change what still does what it did.

use serde_json::Value;

use super::{Finding, Level, Source};
use crate::crm::profile::{Fixture, Profile};

/// Most characters of a value that are told.
const SHOWN: usize = 160;

/// Tries every example of a file on the profile's filters.
pub(super) fn check(profile: &Profile, source: &Source, file: &str, text: &str) -> Vec<Finding> {
    let examples: Vec<Fixture> = match serde_json::from_str(text) {
        Ok(examples) => examples,
        Err(error) => {
            let args = [("detail", error.to_string())];
            let finding = Finding::new(Level::Wrong, source, "examples", "examples-file", &args);
            return vec![Finding { file: file.to_owned(), line: error.line(), ..finding }];
        }
    };
    let mut findings = Vec::new();
    for (nth, example) in examples.iter().enumerate() {
        let number = ("number", (nth + 1).to_string());
        let line = profile.filters().find(|(name, _)| *name == example.filter).map_or(0, |(_, line)| line);
        let mut wrong = |id: &str, more: &[(&str, String)]| {
            let args: Vec<(&str, String)> =
                std::iter::once(number.clone()).chain(more.iter().cloned()).collect();
            let finding = Finding::new(Level::Wrong, source, &example.filter, id, &args);
            findings.push(Finding { line, ..finding });
        };
        match profile.try_filter(example) {
            None => {
                let known: Vec<&str> = profile.filters().map(|(name, _)| name).collect();
                wrong("examples-nowhere", &[("name", example.filter.clone()), ("known", known.join(", "))]);
            }
            Some(Err(why)) => wrong("examples-fails", &[("detail", why)]),
            Some(Ok(came)) if came != example.expect => {
                wrong("examples-differs", &[("came", short(&came)), ("wanted", short(&example.expect))]);
            }
            Some(Ok(_)) => {}
        }
    }
    if findings.is_empty() {
        let args = [("count", examples.len().to_string()), ("file", file.to_owned())];
        findings.push(Finding::new(Level::Good, source, "examples", "examples", &args));
    }
    findings
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= SHOWN {
        return text;
    }
    text.chars().take(SHOWN).chain(['…']).collect()
}
