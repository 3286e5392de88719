//! Answers and refusals in the CRM's shapes.

use serde_json::{Value, json};

/// An answer: status, JSON body (`None` for 204) and further headers.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    pub status: u16,
    pub body: Option<Value>,
    pub headers: Vec<(&'static str, String)>,
}

impl Answer {
    pub fn ok(body: Value) -> Self {
        Self { status: 200, body: Some(body), headers: Vec::new() }
    }

    pub fn created(body: Value, location: &str) -> Self {
        Self { status: 201, body: Some(body), headers: vec![("location", location.to_owned())] }
    }

    pub fn nothing() -> Self {
        Self { status: 204, body: None, headers: Vec::new() }
    }

    pub fn with(mut self, header: &'static str, value: impl ToString) -> Self {
        self.headers.push((header, value.to_string()));
        self
    }
}

/// Why a request is refused.
#[derive(Debug, Clone, PartialEq)]
pub enum Refusal {
    /// No token, or not one of ours.
    Unauthorized,
    /// The role is not enough.
    Forbidden,
    /// There is no such record.
    NotFound,
    /// There is no such path.
    NoEndpoint,
    /// A parameter is wrong: its name and the sentence.
    BadRequest(&'static str, String),
    /// The body is not JSON.
    NotJson,
    /// A rule about a field: the field and the sentence.
    Invalid(&'static str, String),
    /// The query cannot be read.
    Query(String),
    /// Somebody else was faster.
    UpdateConflict,
    /// A passing collision.
    DatabaseConflict,
    /// An idempotency key came again with another body.
    Idempotency,
    /// Too many requests: the value of `Retry-After`.
    TooMany(String),
    /// A fault that was asked for.
    Planned(u16),
}

impl From<Refusal> for Answer {
    fn from(refusal: Refusal) -> Self {
        let plain = |error: &str, description: &str| json!({"error": error, "description": description});
        let titled = |title: &str, message: &str| json!({"error": {"title": title, "message": message}});
        let (status, body) = match &refusal {
            Refusal::Unauthorized => (401, json!({"error": "Couldn't authenticate you"})),
            Refusal::Forbidden => (
                403,
                titled(
                    "Forbidden",
                    "You do not have access to this page. Please contact the account owner of this help desk for further help.",
                ),
            ),
            Refusal::NotFound => (404, plain("RecordNotFound", "Not found")),
            Refusal::NoEndpoint => (404, plain("InvalidEndpoint", "Not found")),
            Refusal::BadRequest(name, message) => {
                (400, titled("Invalid attribute", &format!("{name}: {message}")))
            }
            Refusal::NotJson => (400, titled("Bad request", "The body is not a JSON object.")),
            Refusal::Invalid(field, message) => (
                422,
                json!({
                    "error": "RecordInvalid",
                    "description": "Record validation errors",
                    "details": {*field: [{"description": message, "error": "InvalidValue"}]},
                }),
            ),
            Refusal::Query(message) => (422, plain("invalid", message)),
            Refusal::UpdateConflict => (
                409,
                plain(
                    "UpdateConflict",
                    "Safe Update prevented the update due to outdated ticket data. Please fetch the latest ticket data and try again.",
                ),
            ),
            Refusal::DatabaseConflict => (409, plain("DatabaseConflict", "Database collision")),
            Refusal::Idempotency => (
                400,
                plain("IdempotentRequestError", "Request parameters don't match the given idempotency key"),
            ),
            Refusal::TooMany(_) => {
                (429, plain("APIRateLimitExceeded", "Number of allowed API requests per minute exceeded"))
            }
            Refusal::Planned(status) => (*status, plain("InternalError", "A fault of the plan")),
        };
        let mut answer = Self { status, body: Some(body), headers: Vec::new() };
        if let Refusal::TooMany(after) = refusal {
            answer.headers.push(("retry-after", after));
        }
        answer
    }
}
