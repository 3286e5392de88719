//! The filters of a profile by name, so that each can be tried on an example without a CRM.

use serde::Deserialize;
use serde_json::Value;

use super::Profile;
use crate::crm::jq::{self, Filter};
use crate::crm::worker;

/// Every filter with its name and its line.
#[derive(Debug, Default)]
pub(in crate::crm) struct Registry(Vec<(String, usize, Filter)>);

impl Registry {
    pub(super) fn add(&mut self, name: String, line: usize, filter: &Filter) {
        self.0.push((name, line, filter.clone()));
    }
}

/// An example of one filter: what goes in and what must come out.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fixture {
    /// The filter, for example `read.changes.map`; the second of a list is `read.timeline[1].map`.
    pub filter: String,
    /// What comes in as `.`; the context where none is given.
    #[serde(default)]
    pub input: Option<Value>,
    /// What the filter sees as `$c`.
    #[serde(default)]
    pub c: Value,
    /// What must come out: the value, or the list of all outputs for `rows` and `each`.
    pub expect: Value,
}

impl Profile {
    /// The names of all filters, each with its line; what is inherited stands under every name that has it.
    pub fn filters(&self) -> impl Iterator<Item = (&str, usize)> {
        self.filters.0.iter().map(|(name, line, _)| (name.as_str(), *line))
    }

    /// Runs a filter on an example and gives what came out; `None` where there is no such filter.
    ///
    /// # Errors
    /// Why it failed, without values.
    pub fn try_filter(&self, fixture: &Fixture) -> Option<Result<Value, String>> {
        let (name, _, filter) = self.filters.0.iter().find(|(name, ..)| *name == fixture.filter)?;
        let mut context = fixture.c.clone();
        if let Value::Object(fields) = &mut context {
            fields.entry("vars").or_insert_with(|| self.vars.clone());
            fields.entry("base").or_insert_with(|| self.base().trim_end_matches('/').into());
        }
        let seen = jq::val(&context);
        let input = fixture.input.as_ref().map_or_else(|| seen.clone(), jq::val);
        let gives_many = matches!(name.rsplit('.').next(), Some("rows" | "each"));
        Some(if gives_many {
            worker::all(filter, input, seen)
                .map_err(|error| error.to_string())
                .and_then(|outputs| outputs.iter().map(jq::json).collect())
        } else {
            worker::json(filter, input, seen).map_err(|error| error.to_string())
        })
    }
}
