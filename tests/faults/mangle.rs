//! What the proxy does to answers: lists with rows too many, too few or out of order, cursors that lead astray, and
//! bodies that are no JSON. And the little HTTP that it needs for that.

use std::io::Write as _;

use serde_json::Value;

use super::proxy::{Answer, dice};

/// A change of an answer's body.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// Cut inside a word, with the length of what is left.
    Malformed,
    /// The body stays, and is called a page.
    WrongType,
    /// Bytes that are no text, inside the first text.
    BadUtf8,
    /// Half an emoji inside the first text.
    HalfEmoji,
    /// The values of these keys are null.
    Nulls(&'static [&'static str]),
    /// Some rows come twice.
    DupItems(usize),
    /// Some rows are left out.
    DropItems(usize),
    /// The rows come in another order.
    Shuffle,
    /// The cursor leads to this very page, for ever.
    LoopCursor,
    /// Every link to a further page leads there.
    ForeignNext(String),
}

/// Changes an answer.
pub fn change(answer: &mut Answer, change: &Change, target: &str, luck: u64) {
    let text = |body: &[u8]| body.iter().position(|byte| *byte == b'"').unwrap_or(0) + 1;
    match change {
        Change::Malformed => {
            answer.body.truncate(answer.body.len() * 2 / 3);
            answer.body.extend_from_slice(b"\"\\u12");
        }
        Change::WrongType => {
            answer.headers.retain(|(name, _)| name != "content-type");
            answer.headers.push(("content-type".to_owned(), "text/html; charset=utf-8".to_owned()));
        }
        Change::BadUtf8 => {
            answer.body.splice(text(&answer.body)..text(&answer.body), *b"\xff\xfe\xc3\x28");
        }
        Change::HalfEmoji => {
            let subject = b"\"subject\":\"";
            let at = answer.body.windows(subject.len()).position(|part| part == subject);
            let at = at.expect("a subject") + subject.len();
            answer.body.splice(at..at, *b"cut \\ud83d ");
        }
        change => {
            let Ok(mut body) = serde_json::from_slice::<Value>(&answer.body) else { return };
            change_value(&mut body, change, target, luck);
            answer.body = body.to_string().into_bytes();
        }
    }
}

fn change_value(body: &mut Value, change: &Change, target: &str, luck: u64) {
    match change {
        Change::Nulls(keys) => nulls(body, keys),
        Change::LoopCursor => {
            let here = target.split(['?', '&']).find_map(|part| {
                part.strip_prefix("page%5Bafter%5D=").or_else(|| part.strip_prefix("cursor="))
            });
            // The first page has no cursor yet: its own one will do as the place that never moves.
            if let Some(here) = here {
                set(body, "after_cursor", &Value::String(here.to_owned()));
            }
            set(body, "has_more", &Value::Bool(true));
            set(body, "end_of_stream", &Value::Bool(false));
        }
        Change::ForeignNext(to) => {
            for key in ["next", "after_url", "next_page"] {
                set(body, key, &Value::String(to.clone()));
            }
        }
        change => {
            let Some(rows) = rows(body) else { return };
            let pick = |nth: u64, below: usize| (dice(luck, nth, 7) % below.max(1) as u64) as usize;
            match change {
                Change::DupItems(count) => {
                    for nth in 0..*count as u64 {
                        let row = rows[pick(nth, rows.len())].clone();
                        rows.insert(pick(nth + 1_000, rows.len() + 1), row);
                    }
                }
                Change::DropItems(count) => {
                    for nth in 0..(*count).min(rows.len()) as u64 {
                        rows.remove(pick(nth, rows.len()));
                    }
                }
                Change::Shuffle => {
                    for at in (1..rows.len()).rev() {
                        rows.swap(at, pick(at as u64, at + 1));
                    }
                }
                _ => {}
            }
        }
    }
}

/// The list of rows of an answer.
fn rows(body: &mut Value) -> Option<&mut Vec<Value>> {
    let key = ["tickets", "results", "comments"].into_iter().find(|key| body[*key].is_array())?;
    body[key].as_array_mut().filter(|rows| !rows.is_empty())
}

fn set(value: &mut Value, key: &str, to: &Value) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                if name == key { field.clone_from(to) } else { set(field, key, to) }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| set(item, key, to)),
        _ => {}
    }
}

fn nulls(value: &mut Value, keys: &[&str]) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields {
                if keys.contains(&name.as_str()) { *field = Value::Null } else { nulls(field, keys) }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| nulls(item, keys)),
        _ => {}
    }
}

/// So many MB of blanks inside a small gzip.
pub fn bomb(mb: usize) -> Vec<u8> {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let blanks = vec![b' '; 1 << 20];
    packed.write_all(br#"{"tickets":[""#).expect("memory");
    for _ in 0..mb {
        packed.write_all(&blanks).expect("memory");
    }
    packed.write_all(br#""]}"#).expect("memory");
    packed.finish().expect("memory")
}

/// So many MB of rows.
pub fn huge(mb: usize) -> Vec<u8> {
    let row = format!(r#"{{"id":1,"body":"{}"}},"#, "A".repeat(65_536));
    let mut body = br#"{"tickets":["#.to_vec();
    for _ in 0..mb * 16 {
        body.extend_from_slice(row.as_bytes());
    }
    body.extend_from_slice(br#"{"id":2}]}"#);
    body
}

/// First line and headers, names in lower case.
pub fn head(bytes: &[u8]) -> (String, Vec<(String, String)>) {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let mut lines = text.split("\r\n");
    let first = lines.next().unwrap_or_default().to_owned();
    let headers = lines.filter_map(|line| line.split_once(':'));
    (first, headers.map(|(name, value)| (name.trim().to_lowercase(), value.trim().to_owned())).collect())
}

/// An answer that ended with its connection.
pub fn answer(bytes: &[u8]) -> Option<Answer> {
    let end = bytes.windows(4).position(|four| four == b"\r\n\r\n")?;
    let (line, mut headers) = head(&bytes[..end]);
    let status = line.split(' ').nth(1)?.parse().ok()?;
    let is_chunked = headers.iter().any(|(name, value)| name == "transfer-encoding" && value == "chunked");
    headers
        .retain(|(name, _)| !["content-length", "transfer-encoding", "connection"].contains(&name.as_str()));
    let mut rest = &bytes[end + 4..];
    if !is_chunked {
        return Some(Answer { status, headers, body: rest.to_vec() });
    }
    let mut body = Vec::new();
    loop {
        let line = rest.windows(2).position(|two| two == b"\r\n")?;
        let length = usize::from_str_radix(std::str::from_utf8(&rest[..line]).ok()?.trim(), 16).ok()?;
        if length == 0 {
            return Some(Answer { status, headers, body });
        }
        body.extend_from_slice(rest.get(line + 2..line + 2 + length)?);
        rest = rest.get(line + 4 + length..)?;
    }
}

/// Bytes with each `from` as `to`.
pub fn replaced(bytes: &[u8], from: &str, to: &str) -> Vec<u8> {
    match std::str::from_utf8(bytes) {
        Ok(text) if text.contains(from) => text.replace(from, to).into_bytes(),
        _ => bytes.to_vec(),
    }
}
