//! From a profile's text and the settings that win over it to a [`Profile`], or to every fault of both.

use std::time::Duration;

use jiff::SignedDuration;
use reqwest::Url;
use serde_json::{Map, Value};

use super::request::Compiler;
use super::sections::TIMES;
use super::{Auth, Do, Http, Once, Profile, Read, Tables, TimeIn};
use crate::config::reader::{self, Kind, Table};
use crate::config::{CrmSettings, Fault};
use crate::crm::gate::Rate;
use crate::crm::secret::Reference;
use crate::crm::template::{Template, TemplateFault, plain};
use crate::domain::ticket::{Fact, Priority, Status};

/// The file that the settings stand in, for faults.
const SETTINGS: &str = "settings.toml";

impl Profile {
    /// Compiles a profile. `file` is its name for faults; `settings` win over what it says.
    ///
    /// # Errors
    /// Every fault of the profile, and of the settings that take part in it.
    pub fn compile(file: &str, text: &str, settings: &CrmSettings) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut root = reader::parse(file, text, 1, &mut faults);
        let profile = compile(file, &mut root, settings, &mut faults);
        root.finish(&mut faults);
        match profile {
            Some(profile) if faults.is_empty() => Ok(profile),
            _ => Err(faults),
        }
    }
}

fn compile(file: &str, root: &mut Table, settings: &CrmSettings, faults: &mut Vec<Fault>) -> Option<Profile> {
    let version = root.count("profile", 1, faults);
    if version != Some(1) {
        faults.push(root.fault(root.line, "profile", "profile-version"));
    }
    let name = root.needed("name", faults).map(|(name, _)| name);
    root.text("docs", faults);
    let vars = vars(root, settings, faults);
    let base = base(root, settings, &vars, faults);
    let auth = auth(root, settings, faults);
    let tables = tables(root, settings, faults);
    let mut with = Compiler { faults, vars: &vars, size: 100, own_sizes: settings.size.is_none() };
    let http = http(root, settings, &mut with);
    with.size = http.size;
    let escalated = with.filter(root, "escalated");

    let mut reads = section(root, "read", with.faults);
    let mut read = |with: &mut Compiler<'_>, key: &'static str, needed: bool| -> Option<Read> {
        let reads = reads.as_mut()?;
        if needed && !reads.has(key) {
            with.faults.push(reads.fault(reads.line, key, "section"));
        }
        let table = reads.table(key, with.faults)?;
        with.read(table, true)
    };
    let me = read(&mut with, "me", true);
    let ids = read(&mut with, "ids", true);
    let people = read(&mut with, "people", false);
    let queues = read(&mut with, "queues", false);
    let articles = read(&mut with, "articles", false);
    let feedbacks = read(&mut with, "feedback", false);
    let history = read(&mut with, "history", false);
    let mut lists = |with: &mut Compiler<'_>,
                     key: &'static str,
                     needed: bool,
                     wants_map: bool|
     -> Vec<Read> {
        let Some(reads) = reads.as_mut() else { return Vec::new() };
        if needed && !reads.has(key) {
            with.faults.push(reads.fault(reads.line, key, "section"));
        }
        reads.tables(key, with.faults).into_iter().filter_map(|table| with.read(table, wants_map)).collect()
    };
    let changes = lists(&mut with, "changes", true, false);
    let timeline = lists(&mut with, "timeline", false, true);
    if let Some(reads) = reads {
        reads.finish(with.faults);
    }

    let mut dos = root.table("do", with.faults);
    let defaults = dos.as_mut().map(|table| with.defaults(table));
    let mut action = |with: &mut Compiler<'_>, key: &'static str| -> Option<Do> {
        let table = dos.as_mut()?.table(key, with.faults)?;
        with.action(table, defaults.as_ref()?)
    };
    let update = action(&mut with, "update");
    let note = action(&mut with, "note");
    let reply = action(&mut with, "reply");
    let tag = action(&mut with, "tag");
    let untag = action(&mut with, "untag");
    let article = action(&mut with, "article");
    let feedback = action(&mut with, "feedback");
    if let Some(dos) = dos {
        dos.finish(with.faults);
    }
    let arrived = update.as_ref().is_some_and(|update| update.arrived.is_some());
    for (name, action) in [("do.update", &update), ("do.note", &note), ("do.reply", &reply)] {
        let settled = arrived || action.as_ref().is_none_or(|action| action.arrived.is_some());
        if !settled && action.as_ref().is_some_and(|action| action.once == Once::Find) {
            with.faults.push(Fault::new(file, 0, name, "arrived"));
        }
    }
    for (name, action) in [("do.article", &article), ("do.feedback", &feedback)] {
        if action.as_ref().is_some_and(|action| action.find.is_none()) {
            with.faults.push(Fault::new(file, 0, name, "find"));
        }
    }
    Some(Profile {
        name: name?,
        base: base?,
        auth: auth?,
        vars,
        http,
        tables,
        escalated,
        me: me?,
        changes,
        ids: ids?,
        timeline,
        people,
        queues,
        articles,
        feedbacks,
        history,
        update,
        note,
        reply,
        tag,
        untag,
        article,
        feedback,
    })
}

fn section(root: &mut Table, key: &'static str, faults: &mut Vec<Fault>) -> Option<Table> {
    if !root.has(key) {
        faults.push(root.fault(root.line, key, "section"));
    }
    root.table(key, faults)
}

fn vars(root: &mut Table, settings: &CrmSettings, faults: &mut Vec<Fault>) -> Value {
    let mut vars = Map::new();
    if let Some(mut table) = root.table("vars", faults) {
        vars.extend(table.take_all().into_iter().map(|(key, _, node)| (key, node.json())));
    }
    vars.extend(settings.vars.clone());
    Value::Object(vars)
}

/// The base with its vars filled in: https, or http to this machine alone.
fn base(root: &mut Table, settings: &CrmSettings, vars: &Value, faults: &mut Vec<Fault>) -> Option<Url> {
    let own = root.needed("base", faults);
    let (text, fault) = if let Some(text) = &settings.base {
        let line = settings.lines.get("base").copied().unwrap_or_default();
        (text.clone(), Fault::new(SETTINGS, line, "crm.base", "base"))
    } else {
        let (text, line) = own?;
        (text, root.fault(line, "base", "base"))
    };
    let filled = match Template::parse(&text, &["vars"]) {
        Ok(template) => template.fill(&serde_json::json!({ "vars": vars }), plain),
        Err(TemplateFault::Braces | TemplateFault::Root(_)) => None,
    };
    let url = filled.and_then(|text| Url::parse(&text).ok()).filter(|url| {
        let is_loopback = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
        let is_safe = url.scheme() == "https" || (url.scheme() == "http" && is_loopback);
        is_safe && url.host_str().is_some() && url.username().is_empty() && url.password().is_none()
    });
    if url.is_none() {
        faults.push(fault.with("value", text));
    }
    url
}

fn auth(root: &mut Table, settings: &CrmSettings, faults: &mut Vec<Fault>) -> Option<Auth> {
    let line = root.line_of("auth");
    let node = root.take("auth");
    let (value, fault) = match &settings.auth {
        Some(value) => {
            let line = settings.lines.get("auth").copied().unwrap_or_default();
            (value.clone(), Fault::new(SETTINGS, line, "crm.auth", "auth"))
        }
        None => (node.map(|node| node.json()).unwrap_or_default(), root.fault(line, "auth", "auth")),
    };
    let word = |key: &str| value.get(key).and_then(Value::as_str);
    let allowed: &[&str] = match word("type") {
        Some("bearer") => &["type", "token"],
        Some("basic") => &["type", "user", "token"],
        Some("header") => &["type", "header", "token"],
        _ => &[],
    };
    let known = value.as_object().is_some_and(|keys| keys.keys().all(|key| allowed.contains(&key.as_str())));
    let Some(reference) = word("token").and_then(Reference::parse).filter(|_| known) else {
        faults.push(fault);
        return None;
    };
    match (word("type"), word("user"), word("header")) {
        (Some("bearer"), ..) => Some(Auth::Bearer(reference)),
        (Some("basic"), Some(user), _) => Some(Auth::Basic(user.to_owned(), reference)),
        (Some("header"), _, Some(name))
            if reqwest::header::HeaderName::from_bytes(name.as_bytes()).is_ok() =>
        {
            Some(Auth::Header(name.to_owned(), reference))
        }
        _ => {
            faults.push(fault);
            None
        }
    }
}

fn tables(root: &mut Table, settings: &CrmSettings, faults: &mut Vec<Fault>) -> Tables {
    let mut tables = Tables::default();
    let statuses: Vec<(&'static str, Status)> = Status::ALL.map(|status| (status.as_str(), status)).to_vec();
    words(root, "status", &statuses, &mut tables.status, faults);
    let priorities: Vec<_> = Priority::ALL.map(|priority| (priority.as_str(), priority)).to_vec();
    words(root, "priority", &priorities, &mut tables.priority, faults);
    let mut fields: Vec<(String, String)> = Vec::new();
    if let Some(mut table) = root.table("fields", faults) {
        for (name, line, node) in table.take_all() {
            match (Fact::parse(&name), node.kind) {
                (Some(_), Kind::Text(key)) => fields.push((name, key)),
                (Some(_), Kind::Int(key)) => fields.push((name, key.to_string())),
                _ => faults.push(table.fault(line, &name, "field").with("known", facts())),
            }
        }
    }
    for (name, key) in &settings.fields {
        fields.retain(|(known, _)| known != name);
        fields.push((name.clone(), key.clone()));
        if Fact::parse(name).is_none() {
            let line = settings.lines.get("fields").copied().unwrap_or_default();
            let fault = Fault::new(SETTINGS, line, &format!("crm.fields.{name}"), "field");
            faults.push(fault.with("known", facts()));
        }
    }
    tables.fields = fields.into_iter().filter_map(|(name, key)| Some((Fact::parse(&name)?, key))).collect();
    tables
}

fn facts() -> String {
    Fact::ALL.map(Fact::as_str).join(", ")
}

fn words<T: Copy>(
    root: &mut Table,
    key: &'static str,
    known: &[(&'static str, T)],
    into: &mut Vec<(T, Vec<String>)>,
    faults: &mut Vec<Fault>,
) {
    let Some(mut table) = section(root, key, faults) else { return };
    for (name, value) in known {
        if table.has(name) {
            let words = table.texts(name, faults).into_iter().map(|(word, _)| word).collect();
            into.push((*value, words));
        }
    }
    table.finish(faults);
}

fn http(root: &mut Table, settings: &CrmSettings, with: &mut Compiler<'_>) -> Http {
    let mut http = Http {
        size: 100,
        rate: None,
        error: None,
        busy: None,
        time: TimeIn::Rfc3339,
        lag: 0,
        grace: Duration::from_mins(1),
    };
    if let Some(mut table) = root.table("http", with.faults) {
        if let Some(size) = table.count("size", 1, with.faults).and_then(|size| u32::try_from(size).ok()) {
            http.size = size;
        }
        http.rate = with.rate(&mut table, "rate");
        http.error = with.filter(&mut table, "error");
        http.busy = with.filter(&mut table, "busy");
        if let Some(grace) = seconds(&mut table, "grace", with) {
            http.grace = Duration::from_secs(grace.unsigned_abs());
        }
        if let Some(mut time) = table.table("time", with.faults) {
            http.time = with.word(&mut time, "in", &TIMES).unwrap_or(http.time);
            http.lag = seconds(&mut time, "lag", with).unwrap_or(0);
            time.finish(with.faults);
        }
        table.finish(with.faults);
    }
    if let Some(size) = settings.size {
        http.size = size;
    }
    if let Some(grace) = settings.grace {
        http.grace = grace.unsigned_abs();
    }
    if let Some(text) = &settings.rate {
        http.rate = Rate::parse(text);
        if http.rate.is_none() {
            let line = settings.lines.get("rate").copied().unwrap_or_default();
            with.faults.push(Fault::new(SETTINGS, line, "crm.rate", "rate").with("value", text));
        }
    }
    http
}

/// A time span in whole seconds, not negative.
fn seconds(table: &mut Table, key: &'static str, with: &mut Compiler<'_>) -> Option<i64> {
    let (text, line) = table.text(key, with.faults)?;
    let span = text.parse::<SignedDuration>().ok().map(|span| span.as_secs()).filter(|span| *span >= 0);
    if span.is_none() {
        with.faults.push(table.fault(line, key, "duration").with("value", text));
    }
    span
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZENDESK: &str = include_str!("../../../config/crm/zendesk.toml");

    fn faults(text: &str, settings: &CrmSettings) -> Vec<(usize, String, String)> {
        Profile::compile("crm/x.toml", text, settings)
            .err()
            .unwrap_or_default()
            .into_iter()
            .map(|fault| (fault.line, fault.key, fault.what.id))
            .collect()
    }

    fn line_of(text: &str, part: &str) -> usize {
        1 + text.lines().position(|line| line.contains(part)).unwrap()
    }

    #[test]
    fn the_shipped_profile_has_no_fault_and_settings_win_over_it() {
        let profile = Profile::compile("crm/zendesk.toml", ZENDESK, &CrmSettings::default()).unwrap();
        assert_eq!(profile.base(), "https://example.zendesk.com/");
        let settings = CrmSettings {
            base: Some("http://127.0.0.1:4000".to_owned()),
            fields: [("cause".to_owned(), "7".to_owned())].into(),
            size: Some(5),
            ..CrmSettings::default()
        };
        let profile = Profile::compile("crm/zendesk.toml", ZENDESK, &settings).unwrap();
        assert_eq!(profile.base(), "http://127.0.0.1:4000/");
        assert_eq!(profile.tables.write_field(Fact::Cause), Some("7"));
        assert_eq!(profile.changes[0].size, 5);
    }

    #[test]
    fn every_fault_of_a_profile_is_told_at_once_with_its_line() {
        let bad = ZENDESK
            .replace("path = \"/api/v2/users/me.json\"", "path = \"/api/v2/users/{my.id}.json\"")
            .replace("rows  = '.results[]'\nnext", "rows  = '.results[] | env'\nnext")
            .replace("requester: who(", "requester: whoo(")
            .replace("guard  = \"none\"\nonce   = \"find\"", "guard  = \"etag\"\nonce   = \"find\"")
            .replace("rate  = \"90/min\"", "rate  = \"90 a minute\"")
            .replace("batch = 100", "btach = 100")
            .replace("priority    =", "prio =");
        let told = faults(&bad, &CrmSettings::default());
        for (part, key, id) in [
            ("{my.id}", "read.me.path", "fault-template-root"),
            ("| env", "read.changes.rows", "fault-filter-refused"),
            ("whoo(", "read.ids.map", "fault-filter"),
            ("\"etag\"", "do.note.guard", "fault-word"),
            ("90 a minute", "http.rate", "fault-rate"),
            ("btach", "read.ids.btach", "fault-unknown-key"),
        ] {
            let fault = (line_of(&bad, part), key.to_owned(), id.to_owned());
            assert!(told.contains(&fault), "{fault:?} is missing in {told:#?}");
        }
    }

    #[test]
    fn a_bare_token_and_an_open_line_are_refused() {
        let settings = CrmSettings {
            base: Some("http://crm.example.com".to_owned()),
            auth: Some(serde_json::json!({"type": "bearer", "token": "s3cret"})),
            lines: [("base".to_owned(), 3), ("auth".to_owned(), 4)].into(),
            ..CrmSettings::default()
        };
        let told = faults(ZENDESK, &settings);
        assert_eq!(
            told,
            [
                (3, "crm.base".to_owned(), "fault-base".to_owned()),
                (4, "crm.auth".to_owned(), "fault-auth".to_owned()),
            ]
        );
    }

    #[test]
    fn a_profile_without_its_sections_is_told_each_of_them() {
        let told =
            faults("profile = 1\nname = \"x\"\nbase = \"https://x.example\"\n", &CrmSettings::default());
        let keys: Vec<&str> = told.iter().map(|(_, key, _)| key.as_str()).collect();
        assert_eq!(keys, ["auth", "status", "priority", "read"]);
    }
}
