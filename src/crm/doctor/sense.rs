//! What is well formed in a profile and does not do what it says: names that are nowhere, parts of a change that are
//! not sent, marks that nobody writes, notes that a customer would read. Faults of form are `shape`'s.

use serde_json::Value;

use super::{Finding, Level, Source};
use crate::config::CrmSettings;
use crate::config::reader::line_breaks;
use crate::domain::ticket::{Priority, Status};

/// What the filters of a profile find beside a row.
const ROOTS: &str = "vars auth me args ticket item since now cursor page offset size ids key marker base with body side \
                     res people queues";
/// What a change has in the CRM's words, and a document.
const ARGS: &str = "status priority assignee queue fields tags add_tags remove_tags comment link merge title text html language publish id";
const COMMENT: &str = "text html public";
/// What a request is made of.
const REQUEST: [&str; 5] = ["path", "query", "headers", "body", "each"];

/// A section of `[read]` or `[do]` with what it falls back on.
struct Section {
    key: String,
    own: Value,
    sibling: Value,
    all: Value,
}

impl Section {
    /// The sections of a name: one, or each of a list.
    fn named(source: &Source, part: &str, name: &str) -> Vec<Self> {
        let all = source.value(part);
        let of = |key: String, own: Value| {
            let like = own["like"].as_str().map(|like| match all[like].clone() {
                Value::Array(items) => items.into_iter().next().unwrap_or_default(),
                one => one,
            });
            Self { key, sibling: like.unwrap_or_default(), own, all: all.clone() }
        };
        match all[name].clone() {
            Value::Array(items) => {
                let listed = items.into_iter().enumerate();
                listed.map(|(at, own)| of(format!("{part}.{name}.{at}"), own)).collect()
            }
            own @ Value::Object(_) => vec![of(format!("{part}.{name}"), own)],
            _ => Vec::new(),
        }
    }

    /// What it says itself, else its sibling, else the head of all.
    fn says(&self, what: &str) -> Value {
        let found = [&self.own, &self.sibling, &self.all].into_iter().find_map(|place| place.get(what));
        found.cloned().unwrap_or_default()
    }

    /// Everything that its request is made of.
    fn request(&self) -> String {
        REQUEST.iter().map(|what| texts(&self.says(what))).collect()
    }
}

/// All texts of a value, and its keys.
fn texts(value: &Value) -> String {
    match value {
        Value::String(text) => format!("{text}\n"),
        Value::Array(items) => items.iter().map(texts).collect(),
        Value::Object(fields) => {
            fields.iter().flat_map(|(key, value)| [key.clone(), "=".to_owned(), texts(value)]).collect()
        }
        _ => String::new(),
    }
}

/// Looks at everything.
pub(super) fn check(source: &Source, settings: &CrmSettings, findings: &mut Vec<Finding>) {
    names(source, settings, findings);
    reads(source, findings);
    writes(source, findings);
    roles(source, findings);
    fields(source, findings);
}

fn wrong(findings: &mut Vec<Finding>, source: &Source, key: &str, id: &str, args: &[(&str, String)]) {
    findings.push(Finding::new(Level::Wrong, source, key, id, args));
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// The names that stand in a text behind a beginning such as `.args.`, each with its place.
fn behind<'a>(text: &'a str, begin: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    text.match_indices(begin).filter_map(move |(at, _)| {
        let rest = &text[at + begin.len()..];
        let name = &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())];
        // A longer word that ends so is another one: `.margs.`, `$cc.`.
        let alone = begin.starts_with('$') || !text[..at].ends_with(is_name) || text[..at].ends_with("$c");
        (alone && !name.is_empty()).then_some((at, name))
    })
}

/// Every text of the profile with its key.
fn each_text(key: &str, value: &Value, look: &mut dyn FnMut(&str, &str)) {
    match value {
        Value::String(text) => look(key, text),
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                each_text(&format!("{key}.{at}"), item, look);
            }
        }
        Value::Object(fields) => {
            for (name, value) in fields {
                each_text(&format!("{key}.{name}"), value, look);
            }
        }
        _ => {}
    }
}

/// Names that are nowhere give null, and the filter says nothing.
fn names(source: &Source, settings: &CrmSettings, findings: &mut Vec<Finding>) {
    let list = |names: &str| names.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let own = source.value("vars");
    let own = own.as_object().into_iter().flat_map(|vars| vars.keys());
    let mut vars: Vec<String> = own.chain(settings.vars.keys()).cloned().collect();
    vars.sort();
    vars.dedup();
    let mut lists = Vec::new();
    for part in ["read", "do"] {
        sides(&source.value(part), &mut lists);
    }
    let status: Vec<String> = Status::ALL.iter().map(|status| status.as_str().to_owned()).collect();
    let priority: Vec<String> = Priority::ALL.iter().map(|one| one.as_str().to_owned()).collect();
    let known: [(&str, Vec<String>); 5] = [
        (".vars.", vars),
        ("$c.", list(ROOTS)),
        (".args.", list(ARGS)),
        (".args.comment.", list(COMMENT)),
        ("$c.side.", lists),
    ];
    for part in ["escalated", "http", "read", "do"] {
        each_text(part, &source.value(part), &mut |key, text| {
            // A text may bind $c to something of its own.
            let binds = text.contains("as $c ");
            for (begin, known) in known.iter().filter(|(begin, _)| !(binds && begin.starts_with('$'))) {
                for (at, name) in behind(text, begin).filter(|(_, name)| known.iter().all(|one| one != name))
                {
                    let args = [("name", name.to_owned()), ("known", known.join(", "))];
                    let finding = Finding::new(Level::Wrong, source, key, "unknown-name", &args);
                    let first = finding.line + usize::from(text.contains('\n'));
                    findings.push(Finding { line: first + line_breaks(text, at), ..finding });
                }
            }
            for (begin, known) in [("ticket.status", &status), ("ticket.priority", &priority)] {
                for (at, _) in text.match_indices(begin) {
                    if part == "do" && !is_ours(&text[at + begin.len()..], known) {
                        wrong(findings, source, key, "our-word", &[("known", known.join(", "))]);
                    }
                }
            }
        });
    }
}

/// The lists that are put beside the rows of an answer.
fn sides(value: &Value, into: &mut Vec<String>) {
    if let Value::Object(fields) = value {
        for (key, value) in fields {
            match value {
                Value::Array(items) if key == "side" => {
                    into.extend(items.iter().filter_map(Value::as_str).map(str::to_owned));
                }
                Value::Array(items) => items.iter().for_each(|item| sides(item, into)),
                value => sides(value, into),
            }
        }
    }
}

/// Whether what follows on a status or a priority of ours takes it for what it is: compared with a word of ours, or
/// gone on with. Sent as it is, the CRM would get a word that it does not know.
fn is_ours(rest: &str, known: &[String]) -> bool {
    let rest = rest.trim_start();
    let compared = ["==", "!="].iter().find_map(|sign| rest.strip_prefix(sign)).map(str::trim_start);
    match compared.and_then(|word| word.strip_prefix('"')) {
        Some(word) => known
            .iter()
            .any(|known| word.strip_prefix(known.as_str()).is_some_and(|end| end.starts_with('"'))),
        None => compared.is_some() || !(rest.is_empty() || rest.starts_with([',', '}', ')'])),
    }
}

/// Reads that do not say what they ask for, or whose rows lack what they are for.
fn reads(source: &Source, findings: &mut Vec<Finding>) {
    for (name, asks) in [("ids", "ids"), ("ticket", "ticket"), ("timeline", "ticket"), ("history", "ticket")]
    {
        for section in Section::named(source, "read", name) {
            let request = section.request();
            let named = |name: &str| [".", "{"].iter().any(|sign| request.contains(&format!("{sign}{name}")));
            let asks_for = named(asks) || (name == "ticket" && named("ids"));
            if !asks_for {
                wrong(findings, source, &section.key, "asks-nothing", &[("name", asks.to_owned())]);
            }
        }
    }
    for (name, needs) in [
        ("changes", &["id", "status", "created", "updated", "subject"][..]),
        ("ids", &["id", "status", "created", "updated", "subject"]),
        ("ticket", &["id", "status", "created", "updated", "subject"]),
        ("timeline", &["id", "at", "public"]),
        ("me", &["id"]),
        ("history", &["at", "changes"]),
        ("articles", &["key", "state"]),
        ("feedback", &["key", "state"]),
    ] {
        for section in Section::named(source, "read", name) {
            lacks(source, &format!("{}.map", section.key), &section.says("map"), needs, findings);
        }
    }
    for name in ["changes", "ids", "people", "queues"] {
        for section in Section::named(source, "read", name) {
            // Ids that are asked for one by one are answered one by one.
            let is_one = name == "ids" && section.says("batch") == 1;
            if section.says("rows").is_null() && !is_one {
                wrong(findings, source, &section.key, "one-row", &[]);
            }
        }
    }
    for section in Section::named(source, "read", "changes") {
        let size = section.own["size"].as_u64().or(source.value("http")["size"].as_u64()).unwrap_or(100);
        if section.says("cap").as_u64().is_some_and(|cap| cap <= size) {
            wrong(findings, source, &format!("{}.cap", section.key), "cap", &[("size", size.to_string())]);
        }
    }
}

/// A map must give what its rows are for.
fn lacks(source: &Source, key: &str, map: &Value, needs: &[&str], findings: &mut Vec<Finding>) {
    let Some(map) = map.as_str() else { return };
    // What hands on the whole row may have any name.
    let hands_on = map.trim() == "."
        || [". +", ". *", "+ .", "with_entries", "del("].iter().any(|part| map.contains(part));
    let words: Vec<&str> = map.split(|c| !is_name(c)).collect();
    let missing: Vec<&str> = needs.iter().copied().filter(|need| !words.contains(need)).collect();
    // The definition for people gives all that a person is.
    if !missing.is_empty() && !hands_on && !words.contains(&"person") {
        wrong(findings, source, key, "map-lacks", &[("names", missing.join(", "))]);
    }
}

/// Writes that would send less than they say, or to somebody else.
fn writes(source: &Source, findings: &mut Vec<Finding>) {
    for name in ["update", "note", "reply", "tag", "untag", "article", "publish", "feedback"] {
        for section in Section::named(source, "do", name) {
            let key = section.key.as_str();
            let request = section.request();
            let once = section.says("once");
            let (find, by_key) = (once == "find", once == "key");
            let mark = if matches!(name, "article" | "publish" | "feedback") { "key" } else { "marker" };
            // Fields and tags that are set twice are set once; words that are sent twice are read twice.
            let repeats = matches!(name, "tag" | "untag" | "publish")
                || (name == "update" && !texts(&section.says("sets")).contains("comment"));
            let is_unmarked = (find && !repeats && !request.contains(mark))
                || (by_key && !request.contains("key") && !request.contains("marker"));
            if is_unmarked {
                wrong(findings, source, key, "no-mark", &[("name", mark.to_owned())]);
            }
            for (guard, carries) in [("stamp", &["version", "updated"][..]), ("etag", &["etag"])] {
                if section.says("guard") == guard && carries.iter().all(|name| !request.contains(name)) {
                    let args = [("name", format!("ticket.{}", carries[0]))];
                    wrong(findings, source, key, "no-stamp", &args);
                }
            }
            let odd = section.says("conflict");
            let is_odd = |status: &Value| !matches!(status.as_u64(), Some(400 | 402..=428 | 430..=499));
            if odd.as_array().is_some_and(|statuses| statuses.iter().any(is_odd)) {
                wrong(findings, source, &format!("{key}.conflict"), "conflict-status", &[]);
            }
            if section.says("method") == "GET" {
                wrong(findings, source, &format!("{key}.method"), "write-get", &[]);
            }
            parts(source, name, &section, &request, findings);
            audience(source, name, &section, findings);
            tag_list(source, &section, findings);
            if find {
                lacks(source, &format!("{key}.find.map"), &section.own["find"]["map"], &["key"], findings);
            }
        }
    }
    for section in Section::named(source, "do", "arrived") {
        let map = &section.own["map"];
        // Where the mark is a line of the text, the text shows it.
        if !texts(map).contains("text") && !texts(map).contains("html") {
            lacks(source, &format!("{}.map", section.key), map, &["marker"], findings);
        }
    }
    let updates = Section::named(source, "do", "update");
    let sets_tags = updates.iter().any(|update| texts(&update.says("sets")).contains("tags"));
    let (tag, untag) = (source.value("do.tag"), source.value("do.untag"));
    if tag.is_null() != untag.is_null() && !sets_tags {
        let there = if tag.is_null() { "do.untag" } else { "do.tag" };
        findings.push(Finding::new(Level::Note, source, there, "tag-half", &[]));
    }
}

/// What a write says that it takes must be in what it sends.
fn parts(source: &Source, name: &str, section: &Section, request: &str, findings: &mut Vec<Finding>) {
    let low = request.to_lowercase();
    let sets = section.says("sets");
    let listed = sets.as_array().into_iter().flatten().filter_map(Value::as_str);
    let taken: Vec<&str> = match name {
        "update" => listed.collect(),
        "note" | "reply" => vec!["comment"],
        _ => Vec::new(),
    };
    for part in taken {
        let is_sent = match part {
            "tags" => {
                let others = low.replace("add_tags", "").replace("remove_tags", "");
                others.contains("tags") || (low.contains("add_tags") && low.contains("remove_tags"))
            }
            part => low.contains(part),
        };
        if !is_sent {
            wrong(findings, source, &section.key, "not-sent", &[("name", part.to_owned())]);
        }
    }
}

/// A note that a customer would read, and a reply that no customer would.
fn audience(source: &Source, name: &str, section: &Section, findings: &mut Vec<Finding>) {
    let (is_public, id) = match name {
        "note" => (true, "note-public"),
        "reply" => (false, "reply-internal"),
        _ => return,
    };
    let body: String =
        texts(&section.says("body")).chars().filter(|c| !c.is_whitespace() && *c != '"').collect();
    let body = body.to_lowercase();
    let says = |words: &[&str], value: bool| {
        words.iter().any(|word| {
            body.match_indices(&format!("{word}:{value}")).any(|(at, _)| !body[..at].ends_with(is_name))
        })
    };
    let shown = ["public", "is_public", "ispublic", "ispublished"];
    let hidden = ["internal", "private", "is_internal", "is_private", "isinternal", "isprivate"];
    if says(&shown, is_public) || says(&hidden, !is_public) {
        wrong(findings, source, &format!("{}.body", section.key), id, &[]);
    }
}

/// A list that is built on what was known a while ago takes away what a colleague added since.
fn tag_list(source: &Source, section: &Section, findings: &mut Vec<Finding>) {
    let request = section.request();
    let whole = match section.key.as_str() {
        "do.tag" => !request.contains("add_tags"),
        "do.untag" => !request.contains("remove_tags"),
        _ => false,
    };
    if whole || request.contains("ticket.tags") {
        let has = |word: &str| REQUEST.iter().find(|what| texts(&section.own[**what]).contains(word));
        let written = has("ticket.tags").or_else(|| has("args.tags"));
        let key = written.map_or_else(|| section.key.clone(), |what| format!("{}.{what}", section.key));
        wrong(findings, source, &key, "tag-list", &[]);
    }
}

/// Words of `[roles]` that `read.me` never gives.
fn roles(source: &Source, findings: &mut Vec<Finding>) {
    let me = texts(&source.value("read.me.map"));
    if let Value::Object(roles) = source.value("roles") {
        for (role, words) in roles {
            let words = words.as_array().cloned().unwrap_or_default();
            let is_group = |word: &Value| word.as_str().is_some_and(|word| word.starts_with("group:"));
            let (groups, others): (Vec<&Value>, Vec<&Value>) = words.iter().partition(|word| is_group(word));
            let unread = |listed: &[&Value], name: &str| !listed.is_empty() && !me.contains(name);
            if unread(&groups, "groups") || unread(&others, "role") {
                wrong(findings, source, &format!("roles.{role}"), "roles-unread", &[]);
            }
        }
    }
    for part in ["http", "read", "do"] {
        secrets(source, part, &source.value(part), findings);
    }
}

/// A secret in a header or in a query stands in the open.
fn secrets(source: &Source, key: &str, value: &Value, findings: &mut Vec<Finding>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                let inner = format!("{key}.{name}");
                let low = name.to_lowercase();
                let in_open = ["headers", "query"].iter().any(|part| key.ends_with(&format!(".{part}")));
                let words = ["api-key", "api_key", "apikey", "token", "secret", "password"];
                let is_secret = words.iter().any(|word| low.contains(word));
                let is_bare = |text: &str| {
                    text.len() >= 8 && !text.contains('{') && text.contains(|c: char| c.is_ascii_digit())
                };
                match value.as_str() {
                    Some(text) if in_open && is_secret && is_bare(text) => {
                        wrong(findings, source, &inner, "bare-secret", &[("name", name.clone())]);
                    }
                    _ => secrets(source, &inner, value, findings),
                }
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter().enumerate() {
                secrets(source, &format!("{key}.{at}"), item, findings);
            }
        }
        _ => {}
    }
}

/// Two facts in one field overwrite each other.
fn fields(source: &Source, findings: &mut Vec<Finding>) {
    let table = source.value("fields");
    let mut seen: Vec<(&Value, &String)> = Vec::new();
    for (name, field) in table.as_object().into_iter().flatten() {
        if let Some((_, first)) = seen.iter().find(|(known, _)| *known == field) {
            let args = [("first", (*first).clone()), ("second", name.clone())];
            wrong(findings, source, &format!("fields.{name}"), "field-twice", &args);
        }
        seen.push((field, name));
    }
}
