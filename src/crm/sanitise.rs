//! A CRM's JSON for other eyes: people by initials, text without numbers that point to somebody, no secrets. Ids,
//! times and the names of things stay, so that a profile can still be tried on it.

use jiff::Timestamp;
use serde_json::{Map, Value};

use crate::domain::redact::{DOTS, cards, mask_name, mask_people};

/// Keys whose value is a secret wherever they stand.
const SECRETS: [&str; 7] = ["token", "secret", "password", "authorization", "api_key", "apikey", "cookie"];

/// Keys whose value points to a person.
const PERSONAL: [&str; 6] = ["phone", "mobile", "address", "birth", "document", "ip_"];

/// Keys whose value leads to the next page: it says nothing, and without it a tape ends after one page.
const PLACES: [&str; 6] = ["cursor", "next", "after", "page", "offset", "delta"];

/// The value with everything personal masked.
pub(super) fn sanitise(value: &Value) -> Value {
    let mut people = Vec::new();
    collect(value, &mut people);
    people.sort();
    people.dedup();
    masked("", value, false, &people)
}

/// Whether the fields describe a person: they hold an address of one.
fn is_person(fields: &Map<String, Value>) -> bool {
    fields.iter().any(|(key, value)| {
        key.to_lowercase().contains("email") && value.as_str().is_some_and(|text| text.contains('@'))
    })
}

fn is_name(key: &str) -> bool {
    key.to_lowercase().contains("name")
}

fn collect(value: &Value, people: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect(item, people)),
        Value::Object(fields) => {
            if is_person(fields) {
                let names = fields.iter().filter(|(key, _)| is_name(key));
                people.extend(names.filter_map(|(_, name)| name.as_str()).map(str::to_owned));
            }
            fields.values().for_each(|value| collect(value, people));
        }
        _ => {}
    }
}

fn masked(key: &str, value: &Value, of_person: bool, people: &[String]) -> Value {
    let low = key.to_lowercase();
    match value {
        Value::Array(items) => items.iter().map(|item| masked(key, item, of_person, people)).collect(),
        Value::Object(fields) => {
            let person = is_person(fields);
            let mask = |(key, value): (&String, &Value)| (key.clone(), masked(key, value, person, people));
            Value::Object(fields.iter().map(mask).collect())
        }
        Value::String(_) | Value::Number(_) if PLACES.iter().any(|word| low.contains(word)) => value.clone(),
        Value::String(_) | Value::Number(_) if SECRETS.iter().any(|word| low.contains(word)) => {
            Value::from(DOTS)
        }
        Value::String(text) => Value::from(text_of(&low, text, of_person, people)),
        Value::Number(number) if !is_id(&low) => {
            let text = number.to_string();
            if cards(text.clone()) == text { value.clone() } else { Value::from(0) }
        }
        other => other.clone(),
    }
}

fn is_id(key: &str) -> bool {
    key == "id" || key.ends_with("_id") || key.ends_with("_ids")
}

fn text_of(key: &str, text: &str, of_person: bool, people: &[String]) -> String {
    if text.is_empty() || is_id(key) || text.parse::<Timestamp>().is_ok() {
        return text.to_owned();
    }
    if of_person && is_name(key) {
        return mask_name(text);
    }
    if PERSONAL.iter().any(|word| key.contains(word)) {
        return DOTS.to_owned();
    }
    // One word without an address in it is a code, a cursor or a link: only a card number could hide there.
    if !text.contains(char::is_whitespace) && !text.contains('@') && !text.starts_with('+') {
        return cards(text.to_owned());
    }
    // Masking compiles a pattern a name: only for those that can be in it.
    let low = text.to_lowercase();
    let is_in = |name: &&str| name.split_whitespace().any(|word| low.contains(&word.to_lowercase()));
    mask_people(&cards(text.to_owned()), people.iter().map(String::as_str).filter(is_in))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn people_numbers_and_secrets_are_masked_and_ids_times_and_words_stay() {
        let raw = json!({
            "id": 4_111_111_111_111_111_u64, "updated_at": "2026-03-02T15:00:00Z", "status": "open",
            "group": {"id": 7, "name": "Tier 2"},
            "requester": {"id": 9, "name": "Laura Méndez", "email": "laura@example.com", "phone": "5512345678"},
            "description": "Soy Laura Méndez, tarjeta 4111 1111 1111 1111, llame al 55 1234 5678 o laura@example.com",
            "amount": 349.5, "access_token": "s3cret", "cursor": "MTc3MjQ2"
        });
        let shown = sanitise(&raw);
        for kept in ["id", "updated_at", "status", "group", "amount", "cursor"] {
            assert_eq!(shown[kept], raw[kept], "{kept}");
        }
        let text = shown.to_string();
        for gone in ["Méndez", "laura@", "4111 1111", "1234 5678", "5512345678", "s3cret"] {
            assert!(!text.contains(gone), "{gone} is in {text}");
        }
    }
}
