//! Templates of a profile: text with `{root.path}` in it. Where the values come from is the caller's.

use serde_json::Value;

/// Text with places to fill.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Template(Vec<Piece>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    Place(Vec<String>),
}

/// What is wrong with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TemplateFault {
    /// A brace without its other half, or nothing between them.
    Braces,
    /// A root that does not exist.
    Root(String),
}

impl Template {
    /// Reads a template; `roots` are the roots that exist where it stands.
    pub(super) fn parse(text: &str, roots: &[&str]) -> Result<Self, TemplateFault> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some(open) = rest.find(['{', '}']) {
            if rest[open..].starts_with('}') {
                return Err(TemplateFault::Braces);
            }
            if open > 0 {
                pieces.push(Piece::Text(rest[..open].to_owned()));
            }
            let inner = &rest[open + 1..];
            let close = inner.find(['{', '}']).ok_or(TemplateFault::Braces)?;
            let path: Vec<String> = inner[..close].split('.').map(str::to_owned).collect();
            if inner[close..].starts_with('{') || path.iter().any(String::is_empty) {
                return Err(TemplateFault::Braces);
            }
            if !roots.contains(&path[0].as_str()) {
                return Err(TemplateFault::Root(path[0].clone()));
            }
            pieces.push(Piece::Place(path));
            rest = &inner[close + 1..];
        }
        if !rest.is_empty() {
            pieces.push(Piece::Text(rest.to_owned()));
        }
        Ok(Self(pieces))
    }

    /// The `vars.…` names that it uses.
    pub(super) fn vars(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|piece| match piece {
            Piece::Place(path) if path[0] == "vars" => path.get(1).map(String::as_str),
            _ => None,
        })
    }

    /// Whether it uses a root.
    pub(super) fn names(&self, root: &str) -> bool {
        self.0.iter().any(|piece| matches!(piece, Piece::Place(path) if path[0] == root))
    }

    /// The text with the values of `context` filled in, each passed through `encode`; `None` where one of them
    /// is null or absent.
    pub(super) fn fill(&self, context: &Value, encode: fn(&str) -> String) -> Option<String> {
        let mut text = String::new();
        for piece in &self.0 {
            match piece {
                Piece::Text(part) => text.push_str(part),
                Piece::Place(path) => {
                    let value = path.iter().try_fold(context, |value, key| value.get(key))?;
                    text.push_str(&encode(&written(value)?));
                }
            }
        }
        Some(text)
    }
}

impl std::fmt::Display for Template {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|piece| match piece {
            Piece::Text(text) => out.write_str(text),
            Piece::Place(path) => write!(out, "{{{}}}", path.join(".")),
        })
    }
}

/// A value as it stands in a URL: lists joined by commas.
fn written(value: &Value) -> Option<String> {
    match value {
        Value::Null | Value::Object(_) => None,
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) | Value::Number(_) => Some(value.to_string()),
        Value::Array(items) => {
            items.iter().map(written).collect::<Option<Vec<_>>>().map(|parts| parts.join(","))
        }
    }
}

/// Text as it is: for values that are encoded elsewhere.
pub(super) fn plain(text: &str) -> String {
    text.to_owned()
}

/// Text as one segment of a path: everything but the unreserved characters of RFC 3986 is escaped.
pub(super) fn segment(text: &str) -> String {
    let mut out = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            out.extend([byte >> 4, byte & 15].map(|half| char::from(b"0123456789ABCDEF"[usize::from(half)])));
        }
    }
    // A segment of dots alone would climb the path.
    if out.chars().all(|c| c == '.') { out.replace('.', "%2E") } else { out }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ROOTS: [&str; 3] = ["vars", "ticket", "ids"];

    #[test]
    fn values_are_filled_in_and_a_null_leaves_the_whole_out() {
        let template = Template::parse("/t/{ticket.id}/x?{ids}", &ROOTS).unwrap();
        let context = json!({"ticket": {"id": "a/b é"}, "ids": [1, "2"]});
        assert_eq!(template.fill(&context, segment).unwrap(), "/t/a%2Fb%20%C3%A9/x?1%2C2");
        assert_eq!(template.fill(&context, plain).unwrap(), "/t/a/b é/x?1,2");
        assert_eq!(template.fill(&json!({"ticket": {"id": null}}), plain), None);
        assert_eq!(segment(".."), "%2E%2E");
    }

    #[test]
    fn an_unknown_root_and_a_lost_brace_are_told() {
        assert_eq!(Template::parse("{tickt.id}", &ROOTS), Err(TemplateFault::Root("tickt".to_owned())));
        for bad in ["{", "}", "{vars.a", "{a{b}}", "{}", "{vars..x}"] {
            assert_eq!(Template::parse(bad, &ROOTS), Err(TemplateFault::Braces), "{bad}");
        }
    }
}
