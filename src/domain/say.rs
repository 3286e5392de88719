//! Sentences for people, named rather than written: the words live in the message catalogue, once a
//! language. Any room may say something; only `ui` and `cli` turn it into words.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// A sentence by its id in the catalogue (`config/words/*.ftl`) and the values it mentions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Say {
    /// Message id, for example `gate-cause-missing`.
    pub id: String,
    /// Values by argument name.
    pub args: Vec<(Cow<'static, str>, String)>,
}

impl Say {
    /// A sentence without values.
    #[must_use]
    pub fn new(id: &str) -> Self {
        Self { id: id.to_owned(), args: Vec::new() }
    }

    /// The same sentence with one more value.
    #[must_use]
    pub fn with(mut self, name: impl Into<Cow<'static, str>>, value: impl fmt::Display) -> Self {
        self.args.push((name.into(), value.to_string()));
        self
    }
}

/// Why a rule says no.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refusal {
    /// The rule, stable for scripts: `cause-missing`, `step-open`, `gate`, `not-yours` …
    pub rule: Cow<'static, str>,
    /// The sentence.
    pub say: Say,
    /// Where: a step, an input or a field.
    pub place: Option<String>,
}

impl Refusal {
    /// A refusal of `rule`, in the words `refused-<rule>` of the catalogue.
    #[must_use]
    pub fn new(rule: &'static str) -> Self {
        const WORDS: &str = "refused-";
        let mut id = String::with_capacity(WORDS.len() + rule.len());
        id.push_str(WORDS);
        id.push_str(rule);
        Self { rule: rule.into(), say: Say { id, args: Vec::new() }, place: None }
    }

    /// The same refusal with a value for its sentence.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        self.say = self.say.with(name, value);
        self
    }

    /// The same refusal with its place.
    #[must_use]
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.place = Some(place.into());
        self
    }
}

/// What went wrong, for a person: what failed, what to do, and a detail for the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What failed.
    pub what: Say,
    /// What to press or do.
    pub next: Option<Say>,
    /// Technical detail without ticket text, query strings or secrets.
    pub detail: String,
}
