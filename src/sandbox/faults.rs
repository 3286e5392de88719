//! The fault plan: which of the next requests go wrong, and how. It is read from `--plan` or `POST /sandbox/faults`.

use serde::{Deserialize, Serialize};

use super::plain::Dialect;

/// Requests that go wrong: the next `times` that match, after `skip` that do not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    /// Method; any where absent.
    #[serde(default)]
    pub method: Option<String>,
    /// How the path begins, for example `/api/v2/tickets/40001`; any where empty.
    #[serde(default)]
    pub path: String,
    /// How many requests it hits.
    #[serde(default = "one")]
    pub times: u32,
    /// How many matching requests pass before.
    #[serde(default)]
    pub skip: u32,
    /// What happens to them.
    pub kind: Kind,
    /// The status of `error` and `error_after`.
    #[serde(default = "internal")]
    pub status: u16,
    /// `Retry-After` of `throttle`: seconds, or a date as HTTP writes it.
    #[serde(default = "soon")]
    pub retry_after: String,
    /// Milliseconds of `delay`.
    #[serde(default)]
    pub ms: u64,
    /// Whether a comment is taken without markup, entities and outer blanks, whatever else happens.
    #[serde(default)]
    pub rewrite: bool,
}

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The request is applied and the connection is cut instead of an answer.
    LoseAnswer,
    /// The connection is cut before anything is applied.
    Cut,
    /// The request is applied and answered with an error.
    ErrorAfter,
    /// The request is not applied and answered with an error.
    Error,
    /// 429 with `Retry-After`.
    Throttle,
    /// The answer takes longer.
    Delay,
    /// 409 `DatabaseConflict`, which passes.
    DatabaseConflict,
    /// The request is applied without its tags and custom fields, and answered with success.
    DropFields,
}

fn one() -> u32 {
    1
}

fn internal() -> u16 {
    500
}

fn soon() -> String {
    "1".to_owned()
}

/// The faults in force, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The faults; the first that matches a request is the one that hits it.
    #[serde(default)]
    pub faults: Vec<Fault>,
    /// The rows and habits of the plain dialect.
    #[serde(default)]
    pub plain: Dialect,
}

impl Plan {
    /// What happens to this request, counted off the plan.
    pub fn take(&mut self, method: &str, path: &str) -> Option<Fault> {
        let hits = |fault: &&mut Fault| {
            fault.times > 0
                && path.starts_with(&fault.path)
                && fault.method.as_ref().is_none_or(|wanted| wanted.eq_ignore_ascii_case(method))
        };
        let fault = self.faults.iter_mut().find(hits)?;
        if fault.skip > 0 {
            fault.skip -= 1;
            return None;
        }
        fault.times -= 1;
        Some(fault.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_hits_as_often_as_it_says_after_those_it_skips() {
        let text = r#"{"faults": [{"method": "PUT", "path": "/api/v2/tickets/", "skip": 1, "times": 2, "kind": "lose_answer"}]}"#;
        let mut plan: Plan = serde_json::from_str(text).unwrap();
        let hit = |plan: &mut Plan, method| plan.take(method, "/api/v2/tickets/7").is_some();
        assert!(!hit(&mut plan, "GET"));
        assert!(!hit(&mut plan, "PUT"));
        assert!(hit(&mut plan, "PUT") && hit(&mut plan, "put"));
        assert!(!hit(&mut plan, "PUT"));
        assert!(serde_json::from_str::<Plan>(r#"{"faults": [{"kind": "cut", "tims": 3}]}"#).is_err());
    }
}
