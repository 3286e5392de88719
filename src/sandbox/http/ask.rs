//! A request as the handlers see it: path parts, query, JSON body, who asks, and when.

use serde_json::{Map, Value};

use super::answer::Refusal;
use crate::sandbox::model::{Role, Second};

/// An authenticated request.
#[derive(Debug)]
pub struct Ask {
    pub method: String,
    /// The parts of the path after `/api/v2`, without `.json`.
    pub path: Vec<String>,
    pub query: Vec<(String, String)>,
    pub body: Value,
    pub idempotency_key: Option<String>,
    /// User id and role of the account.
    pub by: u64,
    pub role: Role,
    pub now: Second,
    /// `http://127.0.0.1:PORT`, as links name it.
    pub base: String,
}

impl Ask {
    /// A query parameter.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.query
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
            .filter(|v| !v.is_empty())
    }

    /// A whole number in the query.
    pub fn number(&self, name: &'static str) -> Result<Option<i64>, Refusal> {
        self.get(name)
            .map(|text| {
                text.parse().map_err(|_| Refusal::BadRequest(name, "is not a whole number".to_owned()))
            })
            .transpose()
    }

    /// Ids of `ids=1,2,3`, at most a hundred.
    pub fn ids(&self) -> Result<Vec<u64>, Refusal> {
        let ids: Vec<u64> = match self.get("ids") {
            None => return Err(Refusal::BadRequest("ids", "is missing".to_owned())),
            Some(text) => text
                .split(',')
                .map(|id| {
                    id.trim().parse().map_err(|_| Refusal::BadRequest("ids", format!("{id} is not an id")))
                })
                .collect::<Result<_, _>>()?,
        };
        if ids.len() > 100 {
            return Err(Refusal::BadRequest("ids", "at most 100 ids are allowed".to_owned()));
        }
        Ok(ids)
    }

    /// Whether a side-load is asked for: `include=users,groups`, or `include=tickets(users)` in a search.
    pub fn includes(&self, what: &str) -> bool {
        self.get("include").is_some_and(|text| {
            text.trim_start_matches("tickets(")
                .trim_end_matches(')')
                .split(',')
                .any(|part| part.trim() == what)
        })
    }

    /// The object under `name` in the body.
    pub fn object(&self, name: &'static str) -> Result<&Map<String, Value>, Refusal> {
        self.body
            .get(name)
            .and_then(Value::as_object)
            .ok_or_else(|| Refusal::BadRequest(name, "is missing or not an object".to_owned()))
    }

    /// The URL of an API path.
    pub fn url(&self, path: &str) -> String {
        format!("{}/api/v2/{path}", self.base)
    }

    /// This request's URL with `query` in place of its own.
    pub fn url_with(&self, query: &[(String, String)]) -> String {
        let query: Vec<String> =
            query.iter().map(|(key, value)| format!("{}={}", encode(key), encode(value))).collect();
        format!("{}/api/v2/{}.json?{}", self.base, self.path.join("/"), query.join("&"))
    }

    /// Admins only.
    pub fn admin(&self) -> Result<(), Refusal> {
        if self.role == Role::Admin { Ok(()) } else { Err(Refusal::Forbidden) }
    }
}

/// Percent-encodes what a query may not hold as it is.
pub fn encode(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing into a String cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
        out
    })
}
