//! A server before the sandbox that puts texts of our choice into every field that somebody could have written, and
//! that says no in words of our choice. What the program sends passes as it is.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, Method, StatusCode, Uri, header};
use serde_json::{Map, Value, json};

/// A write whose text holds this, and the number of a text, is refused in the words of that text.
pub const REFUSE: &str = "refuse-me-";

struct Planter {
    behind: String,
    own: String,
    texts: Vec<String>,
    http: reqwest::Client,
}

/// Starts it before `behind`; returns its address. It ends with the runtime of the test.
pub async fn before(behind: &str, texts: Vec<String>) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let own = format!("http://{}", listener.local_addr().expect("an address"));
    let planter =
        Planter { behind: behind.to_owned(), own: own.clone(), texts, http: reqwest::Client::new() };
    let router = Router::new().fallback(pass).with_state(Arc::new(planter));
    tokio::spawn(async move { axum::serve(listener, router).await });
    own
}

type Answer = (StatusCode, [(header::HeaderName, &'static str); 1], String);

async fn pass(
    State(planter): State<Arc<Planter>>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> Answer {
    const JSON: [(header::HeaderName, &str); 1] = [(header::CONTENT_TYPE, "application/json")];
    if let Some(text) = planter.refusal(&body) {
        let said = json!({"error": text, "description": text, "details": {"base": [{"description": text}]}});
        return (StatusCode::UNPROCESSABLE_ENTITY, JSON, said.to_string());
    }
    let mut request = planter.http.request(method, format!("{}{uri}", planter.behind));
    for name in [header::AUTHORIZATION, header::CONTENT_TYPE, header::ACCEPT] {
        if let Some(value) = headers.get(&name) {
            request = request.header(name, value);
        }
    }
    let answer = request.body(body).send().await.expect("the sandbox answers");
    let status = answer.status();
    let said = answer.text().await.expect("a body").replace(&planter.behind, &planter.own);
    let Ok(mut said) = serde_json::from_str::<Value>(&said) else { return (status, JSON, said) };
    planter.plant(&mut said, 0);
    (status, JSON, said.to_string())
}

impl Planter {
    fn refusal(&self, body: &[u8]) -> Option<&str> {
        let body = String::from_utf8_lossy(body);
        let (_, rest) = body.split_once(REFUSE)?;
        let number: usize = rest.split(|c: char| !c.is_ascii_digit()).next()?.parse().ok()?;
        self.texts.get(number).map(String::as_str)
    }

    /// Each thing with an id gets one text, in all of its fields.
    fn plant(&self, value: &mut Value, number: u64) {
        match value {
            Value::Object(fields) => {
                let number = fields.get("id").and_then(Value::as_u64).unwrap_or(number);
                self.plant_fields(fields, number);
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.plant(item, number)),
            _ => {}
        }
    }

    fn plant_fields(&self, fields: &mut Map<String, Value>, number: u64) {
        let text = &self.texts[number as usize % self.texts.len()];
        // A custom field's own id is the same on every ticket.
        let custom = fields.len() == 2 && fields.contains_key("value");
        for (name, value) in fields.iter_mut() {
            match name.as_str() {
                "subject" | "raw_subject" | "description" | "name" | "email" | "body" | "html_body"
                | "plain_body" | "file_name" | "title" | "alias" | "details" | "notes" | "phone"
                | "signature"
                    if value.is_string() =>
                {
                    *value = json!(text);
                }
                "tags" => {
                    if let Value::Array(tags) = value {
                        tags.push(json!(text));
                        // Its queue has no name any more by which it would be our tier's.
                        tags.push(json!("escalated"));
                    }
                }
                "custom_fields" | "fields" => {
                    if let Value::Array(items) = value {
                        for item in items.iter_mut().filter(|item| item["value"].is_string()) {
                            item["value"] = json!(text);
                        }
                    }
                }
                _ if custom => {}
                _ => self.plant(value, number),
            }
        }
    }
}
