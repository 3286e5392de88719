//! Why a filter gave nothing, told without what it met: the file, line and key where it stands, and what kind of
//! value stood in its way. The one place that looks at such failures; running filters is `worker`'s.

use std::fmt;

use jaq_json::Val;

use super::jq;
use crate::domain::say::Say;

/// Most names of an object that are told.
const NAMES: usize = 6;

/// Where a filter stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The profile's file.
    pub file: String,
    /// Its line, from 1.
    pub line: usize,
    /// Its key, for example `read.timeline[1].map`.
    pub key: String,
}

/// A kind of value, and of an object its names: never the value itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Null: nothing stands there.
    Nothing,
    /// True or false.
    Flag,
    /// A number.
    Number,
    /// A text.
    Text,
    /// A list of so many values; unknown where only its beginning was seen.
    List(Option<usize>),
    /// An object with these names, as far as they are plain words.
    Fields(Vec<String>),
}

/// How a filter failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// It did not go on from a value of this kind, at this key where the filter itself names it.
    Met(Kind, Option<String>),
    /// What it gave cannot be used there.
    Gave(Kind),
    /// It does not come to an end.
    Endless,
    /// It stopped in the middle.
    Stopped,
}

/// A filter that failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// Where it stands.
    pub site: Site,
    /// How it failed.
    pub how: How,
}

impl Kind {
    /// The kind of a value.
    pub(super) fn of(value: &Val) -> Self {
        match value {
            Val::Null => Self::Nothing,
            Val::Bool(_) => Self::Flag,
            Val::Num(_) => Self::Number,
            Val::Arr(items) => Self::List(Some(items.len())),
            Val::Obj(fields) => Self::Fields(
                fields
                    .iter()
                    .filter_map(|(key, _)| jq::text(key))
                    .filter(|name| is_plain(name))
                    .take(NAMES)
                    .map(str::to_owned)
                    .collect(),
            ),
            _ => Self::Text,
        }
    }

    /// The kind of a value that begins so.
    fn begun(text: &str) -> Self {
        match text.chars().next() {
            Some('"') => Self::Text,
            Some('[') => Self::List(None),
            Some('{') => Self::Fields(Vec::new()),
            Some('t' | 'f') => Self::Flag,
            Some('n') if text.starts_with("null") => Self::Nothing,
            _ => Self::Number,
        }
    }

    fn word(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Flag => "flag",
            Self::Number => "number",
            Self::Text => "text",
            Self::List(_) => "list",
            Self::Fields(names) if names.is_empty() => "object",
            Self::Fields(_) => "fields",
        }
    }

    fn names(&self) -> String {
        match self {
            Self::Fields(names) => names.join(", "),
            _ => String::new(),
        }
    }
}

impl How {
    /// What an error of the interpreter says, with every value of the CRM left out. `code` is the filter's text: a
    /// name that stands in it is the profile's own.
    pub(super) fn told(error: &str, code: &str, input: &Val) -> Self {
        let named = |quoted: &str| {
            let name = quoted.trim().strip_prefix('"')?.strip_suffix('"')?;
            (is_plain(name) && code.contains(name)).then(|| name.to_owned())
        };
        if let Some((met, at)) =
            error.strip_prefix("cannot index ").and_then(|rest| rest.rsplit_once(" with "))
        {
            return Self::Met(Kind::begun(met), named(at));
        }
        match ["cannot use ", "cannot calculate "].iter().find_map(|begin| error.strip_prefix(begin)) {
            Some(met) => Self::Met(Kind::begun(met), None),
            None => Self::Met(Kind::of(input), None),
        }
    }
}

/// A name that says nothing about anybody: a plain word, as keys of an interface are.
fn is_plain(name: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || "_-@.".contains(c);
    name.len() <= 40
        && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '@')
        && name.chars().all(is_word)
        && !name.chars().skip(1).any(|c| c == '@' && !name.starts_with('_'))
        && name.chars().filter(char::is_ascii_digit).count() < 5
}

impl Failure {
    /// The sentence for people.
    #[must_use]
    pub fn say(&self) -> Say {
        let place = Say::new(match &self.how {
            How::Met(_, None) => "crm-filter",
            How::Met(_, Some(_)) => "crm-filter-at",
            How::Gave(_) => "crm-filter-gave",
            How::Endless => "crm-filter-endless",
            How::Stopped => "crm-filter-stopped",
        });
        let say =
            place.with("file", &self.site.file).with("line", self.site.line).with("key", &self.site.key);
        match &self.how {
            How::Met(kind, at) => {
                let say = say.with("met", kind.word()).with("names", kind.names());
                at.iter().fold(say, |say, at| say.with("at", at))
            }
            How::Gave(kind) => say.with("met", kind.word()).with("names", kind.names()),
            How::Endless | How::Stopped => say,
        }
    }
}

impl fmt::Display for Site {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} ({}:{})", self.key, self.file, self.line)
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { site, how } = self;
        match how {
            How::Met(kind, None) => write!(out, "{site} failed on {kind}"),
            How::Met(kind, Some(at)) => write!(out, "{site} looks for {at} in {kind}"),
            How::Gave(kind) => write!(out, "{site} gave {kind}"),
            How::Endless => write!(out, "{site} does not come to an end"),
            How::Stopped => write!(out, "{site} stopped"),
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => out.write_str("null"),
            Self::Flag => out.write_str("a flag"),
            Self::Number => out.write_str("a number"),
            Self::Text => out.write_str("a text"),
            Self::List(Some(count)) => write!(out, "a list of {count}"),
            Self::List(None) => out.write_str("a list"),
            Self::Fields(names) if names.is_empty() => out.write_str("an object"),
            Self::Fields(names) => write!(out, "an object with {}", names.join(", ")),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn why(code: &str, input: &serde_json::Value) -> How {
        let filter = jq::compile(code).unwrap();
        filter.why(&jq::val(input), &Val::Null)
    }

    #[test]
    fn what_a_filter_met_is_told_by_its_kind_and_never_by_its_value() {
        let customer = json!({"subject": "ana@example.com owes 4111", "nested": {"Ana Torres": 1}});
        assert_eq!(why(".subject.name", &customer), How::Met(Kind::Text, Some("name".to_owned())));
        let whole = How::Met(Kind::Fields(vec!["nested".to_owned(), "subject".to_owned()]), None);
        assert_eq!(why(".nested[0]", &customer), whole, "what is not understood is told by what came in");
        assert_eq!(why(".subject + 1", &customer), How::Met(Kind::Text, None));
        assert_eq!(why(".nothing[]", &customer), How::Met(Kind::Nothing, None));
        assert_eq!(why("error(\"ana@example.com\")", &customer), whole);
        for code in
            [".subject.name", ".subject + 1", ".nested[0]", ".subject | fromjson", ".nested | tonumber"]
        {
            let site = Site { file: "crm/x.toml".to_owned(), line: 3, key: "read.ids.map".to_owned() };
            let failure = Failure { site, how: why(code, &customer) };
            let told = format!("{failure} {:?}", failure.say());
            assert!(!told.contains("ana@") && !told.contains("Ana") && !told.contains("4111"), "{told}");
            assert!(told.contains("crm/x.toml:3") && told.contains("read.ids.map"), "{told}");
        }
    }

    #[test]
    fn names_that_could_be_somebody_s_are_left_out() {
        let met = Kind::of(&jq::val(&json!({
            "error": 1, "@odata.etag": 2, "_ownerid_value": 3, "ana@example.com": 4, "Ana Torres": 5, "5512345678": 6,
            "x4111111111111111": 7
        })));
        let names = ["@odata.etag", "_ownerid_value", "error"].map(str::to_owned).to_vec();
        assert_eq!(met, Kind::Fields(names));
    }
}
