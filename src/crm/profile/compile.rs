//! From a profile's text and the settings that win over it to a [`Profile`], or to every fault of both.

use std::time::Duration;

use jiff::tz::TimeZone;
use reqwest::Url;
use serde_json::{Map, Value};

use super::request::Compiler;
use super::sections::{DOS, READS, Sections};
use super::time::span;
use super::{
    Auth, Base, Do, Dos, Guard, Http, Once, Profile, Query, Read, Reads, Registry, Roles, Tables, Times,
};
use crate::config::reader::{self, Table};
use crate::config::{CrmSettings, Fault, ProfileFile};
use crate::crm::gate::Rate;
use crate::crm::template::{Template, plain};

/// The file that the settings stand in, for faults.
pub(super) const SETTINGS: &str = "settings.toml";

impl Profile {
    /// Compiles a profile's file. One that the person may edit says nothing of what that person may do.
    ///
    /// # Errors
    /// Every fault of the profile, and of the settings that take part in it.
    pub fn of(file: &ProfileFile, settings: &CrmSettings) -> Result<Self, Vec<Fault>> {
        let profile = Self::compile(&file.path, &file.text, settings)?;
        Ok(if file.is_own { profile.without_roles() } else { profile })
    }

    /// Compiles a profile. `file` is its name for faults; `settings` win over what it says.
    ///
    /// # Errors
    /// Every fault of the profile, and of the settings that take part in it.
    pub fn compile(file: &str, text: &str, settings: &CrmSettings) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut root = reader::parse(file, text, 1, &mut faults);
        let profile = compile(&mut root, settings, &mut faults);
        root.finish(&mut faults);
        // What is inherited is at fault once, where it is written.
        let mut told = Vec::new();
        faults.retain(|fault| {
            let place = (fault.line, fault.key.rsplit('.').next().map(str::to_owned), fault.what.clone());
            let is_new = fault.line == 0 || !told.contains(&place);
            told.push(place);
            is_new
        });
        match profile {
            Some(profile) if faults.is_empty() => Ok(profile),
            _ => Err(faults),
        }
    }
}

fn compile(root: &mut Table, settings: &CrmSettings, faults: &mut Vec<Fault>) -> Option<Profile> {
    let version = root.count("profile", 1, faults);
    if version != Some(1) {
        faults.push(root.fault(root.line, "profile", "profile-version"));
    }
    let name = root.needed("name", faults).map(|(name, _)| name);
    root.text("docs", faults);
    let vars = vars(root, settings, faults);
    let mut at_login = Vec::new();
    let auth = Auth::compile(root, settings, &vars, &mut at_login);
    let base = base(root, settings, &vars, auth.as_ref(), faults);
    faults.append(&mut at_login);
    // A profile that only takes articles or requests has no tickets, and nothing of theirs to translate.
    let tables_left_out = ["status", "priority"].into_iter().filter(|key| !root.has(key));
    let tables_left_out: Vec<&str> = tables_left_out.collect();
    let is_target = tables_left_out.len() == 2 && root.has("do");
    if !is_target {
        faults.extend(tables_left_out.into_iter().map(|key| root.fault(root.line, key, "section")));
    }
    let tables = Tables::compile(root, settings, faults);
    let roles = Roles::compile(root, faults);
    let mut with = Compiler {
        faults,
        vars: &vars,
        size: 100,
        own_sizes: settings.size.is_none(),
        times: Times::default(),
        index: 0,
        filters: Registry::default(),
        wants_names: false,
    };
    let http = http(root, settings, &mut with);
    with.size = http.size;
    with.times = http.times.clone();
    let escalated = with.filter(root, "escalated");

    let reads = reads(root, is_target, &mut with);
    let dos = dos(root, &reads, &mut with);
    let (filters, wants_names) = (with.filters, with.wants_names);
    Some(Profile {
        name: name?,
        tenant: match (base.as_ref()?, auth.as_ref()?) {
            (Base::Granted(_), Auth::Login(login)) => login.url.to_string(),
            (Base::Known(url), _) => url.to_string(),
            (Base::Granted(_), _) => return None,
        },
        base: base?,
        auth: Some(auth?),
        vars,
        http,
        tables,
        roles,
        escalated,
        reads,
        dos,
        wants_names,
        filters,
    })
}

/// `[read]` of a profile.
fn reads(root: &mut Table, is_target: bool, with: &mut Compiler<'_>) -> Reads {
    let mut read = sections(root, "read", &READS, !is_target, with.faults);
    let mut list = |with: &mut Compiler<'_>, key: &'static str, wants_map: bool| -> Vec<Read> {
        let tables = read.as_mut().map(|read| read.take(key, with.faults)).unwrap_or_default();
        let listed = tables.into_iter().enumerate().filter_map(|(index, table)| {
            with.index = index;
            with.read(table, wants_map)
        });
        let listed = listed.collect();
        with.index = 0;
        listed
    };
    let ids = list(with, "ids", false).pop();
    let ticket = list(with, "ticket", false).pop();
    let timeline = list(with, "timeline", true);
    let me = list(with, "me", true).pop();
    let people = list(with, "people", true).pop();
    let queues = list(with, "queues", true).pop();
    let fields = list(with, "fields", true).pop();
    let history = list(with, "history", true).pop();
    let articles = list(with, "articles", true).pop();
    let feedbacks = list(with, "feedback", true).pop();
    let changes = list(with, "changes", false);
    let mapped = changes.iter().chain(&ids).any(|read| read.map.is_some());
    if let Some(read) = &read {
        let missing = |key: &str| read.fault(key, "section");
        if me.is_none() && !is_target {
            with.faults.push(missing("me"));
        }
        if changes.is_empty() && !is_target {
            with.faults.push(missing("changes"));
        }
        if ids.is_none() && ticket.is_none() && !is_target {
            with.faults.push(missing("ids"));
        }
        if !mapped && !changes.is_empty() {
            with.faults.push(read.fault("changes.map", "missing"));
        }
    }
    Reads { me, changes, ids, ticket, timeline, people, queues, fields, history, articles, feedbacks }
}

/// `[do]` of a profile.
fn dos(root: &mut Table, reads: &Reads, with: &mut Compiler<'_>) -> Dos {
    let mut dos = sections(root, "do", &DOS, false, with.faults);
    let mut actions = |with: &mut Compiler<'_>, key: &'static str| -> Vec<Do> {
        let tables = dos.as_mut().map(|dos| dos.take(key, with.faults)).unwrap_or_default();
        let listed = tables.into_iter().enumerate().filter_map(|(index, table)| {
            with.index = index;
            with.action(table, key)
        });
        let listed = listed.collect();
        with.index = 0;
        listed
    };
    let updates = actions(with, "update");
    let reply = actions(with, "reply").pop();
    let untag = actions(with, "untag").pop();
    let tag = actions(with, "tag").pop();
    let note = actions(with, "note").pop();
    let link = actions(with, "link").pop();
    let merge = actions(with, "merge").pop();
    let article = actions(with, "article").pop();
    let publish = actions(with, "publish").pop();
    let feedback = actions(with, "feedback").pop();
    let arrived = dos.as_mut().map(|dos| dos.take("arrived", with.faults)).unwrap_or_default();
    let arrived = arrived.into_iter().next().and_then(|table| with.read(table, true));
    if let Some(dos) = &dos {
        let comments = [("note", &note), ("reply", &reply)];
        let settled = arrived.is_some() || !reads.timeline.is_empty();
        let asks = |action: &Do| action.once == Once::Find && action.arrived.is_none() && !settled;
        for (key, action) in comments
            .map(|(key, action)| (key, action.as_ref()))
            .into_iter()
            .chain(updates.iter().map(|update| ("update", Some(update))))
        {
            if action.is_some_and(asks) {
                with.faults.push(dos.fault(key, "arrived"));
            }
            if action.is_some_and(|action| action.guard == Guard::Etag) && reads.ticket.is_none() {
                with.faults.push(dos.fault(key, "etag"));
            }
        }
    }
    Dos { updates, note, reply, tag, untag, link, merge, article, publish, feedback, arrived }
}

fn sections(
    root: &mut Table,
    key: &'static str,
    known: &'static [&'static str],
    needed: bool,
    faults: &mut Vec<Fault>,
) -> Option<Sections> {
    if needed && !root.has(key) {
        faults.push(root.fault(root.line, key, "section"));
    }
    root.table(key, faults).map(|table| Sections::new(table, known))
}

fn vars(root: &mut Table, settings: &CrmSettings, faults: &mut Vec<Fault>) -> Value {
    let mut vars = Map::new();
    if let Some(mut table) = root.table("vars", faults) {
        vars.extend(table.take_all().into_iter().map(|(key, _, node)| (key, node.json())));
    }
    vars.extend(settings.vars.clone());
    Value::Object(vars)
}

/// Whether tokens may be sent there: https, or http to this machine alone.
pub(in crate::crm) fn is_safe(url: &Url) -> bool {
    let is_loopback = matches!(url.host_str(), Some("127.0.0.1" | "localhost" | "[::1]"));
    let is_encrypted = url.scheme() == "https" || (url.scheme() == "http" && is_loopback);
    is_encrypted && url.host_str().is_some() && url.username().is_empty() && url.password().is_none()
}

/// The base with its vars filled in, or the template that the answer to the login fills.
fn base(
    root: &mut Table,
    settings: &CrmSettings,
    vars: &Value,
    auth: Option<&Auth>,
    faults: &mut Vec<Fault>,
) -> Option<Base> {
    let own = root.needed("base", faults);
    let (text, fault) = if let Some(text) = &settings.base {
        let line = settings.lines.get("base").copied().unwrap_or_default();
        (text.clone(), Fault::new(SETTINGS, line, "crm.base", "base"))
    } else {
        let (text, line) = own?;
        (text, root.fault(line, "base", "base"))
    };
    if matches!(auth, Some(Auth::Login(_)))
        && let Ok(template) = Template::parse(&text, &["vars", "auth"])
        && template.names("auth")
    {
        return Some(Base::Granted(template));
    }
    let filled = Template::parse(&text, &["vars"]).ok();
    let filled = filled.and_then(|template| template.fill(&serde_json::json!({ "vars": vars }), plain));
    let url = filled.and_then(|text| Url::parse(&text).ok()).filter(is_safe);
    if url.is_none() {
        faults.push(fault.with("value", text));
    }
    url.map(Base::Known)
}

fn http(root: &mut Table, settings: &CrmSettings, with: &mut Compiler<'_>) -> Http {
    let mut http = Http {
        size: 100,
        rate: None,
        headers: Query::Parameters(Vec::new()),
        error: None,
        busy: None,
        times: Times::default(),
        grace: Duration::from_mins(1),
        timeout: Duration::from_mins(1),
        own_files: false,
    };
    if let Some(mut table) = root.table("http", with.faults) {
        if let Some(size) = table.count("size", 1, with.faults).and_then(|size| u32::try_from(size).ok()) {
            http.size = size;
        }
        http.rate = with.rate(&mut table, "rate");
        http.own_files = with.word(&mut table, "files", &[("own", true), ("any", false)]).unwrap_or(false);
        http.headers = with.headers(&mut table, &["vars", "base", "auth", "me", "size"]);
        http.error = with.filter(&mut table, "error");
        http.busy = with.filter(&mut table, "busy");
        if let Some(grace) = seconds(&mut table, "grace", with) {
            http.grace = Duration::from_secs(grace.unsigned_abs());
        }
        if let Some(timeout) = seconds(&mut table, "timeout", with).filter(|timeout| *timeout > 0) {
            http.timeout = Duration::from_secs(timeout.unsigned_abs());
        }
        if let Some(time) = table.table("time", with.faults) {
            http.times = times(time, with);
        }
        table.finish(with.faults);
    }
    if let Some(size) = settings.size {
        http.size = size;
    }
    if let Some(grace) = settings.grace {
        http.grace = grace.unsigned_abs();
    }
    if let Some(timeout) = settings.timeout {
        http.timeout = timeout.unsigned_abs();
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

fn times(mut table: Table, with: &mut Compiler<'_>) -> Times {
    let mut times = Times::default();
    times.read = with.form(&mut table, "in").unwrap_or(times.read);
    times.write = with.form(&mut table, "out").unwrap_or_else(|| times.read.clone());
    times.lag = seconds(&mut table, "lag", with).unwrap_or(0);
    if let Some((text, line)) = table.text("zone", with.faults) {
        let filled = with.template(&table, "zone", &text, line, &["vars"]);
        let filled = filled.and_then(|zone| zone.fill(&serde_json::json!({ "vars": with.vars }), plain));
        times.zone = match filled.as_deref() {
            Some("me") => None,
            Some(name) => TimeZone::get(name).ok(),
            None => times.zone,
        };
        if times.zone.is_none() && filled.as_deref() != Some("me") {
            with.faults.push(table.fault(line, "zone", "zone").with("value", text));
        }
    }
    table.finish(with.faults);
    times
}

/// A time span in whole seconds, not negative.
fn seconds(table: &mut Table, key: &'static str, with: &mut Compiler<'_>) -> Option<i64> {
    let (text, line) = table.text(key, with.faults)?;
    let span = span(&text);
    if span.is_none() {
        with.faults.push(table.fault(line, key, "duration").with("value", text));
    }
    span
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ticket::Fact;

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
        assert_eq!(profile.reads.changes[0].size, 5);
    }

    #[test]
    fn every_fault_of_a_profile_is_told_at_once_with_its_line() {
        let bad = ZENDESK
            .replace("path  = \"/api/v2/users/me.json\"", "path  = \"/api/v2/users/{my.id}.json\"")
            .replace("rows  = '.results[]'\nnext", "rows  = '.results[] | env'\nnext")
            .replace("requester: who(", "requester: whoo(")
            .replace("guard  = \"none\"\nonce   = \"find\"", "guard  = \"hope\"\nonce   = \"find\"")
            .replace("rate  = \"90/min\"", "rate  = \"90 a minute\"")
            .replace("batch = 100", "btach = 100")
            .replace("priority    =", "prio =");
        let told = faults(&bad, &CrmSettings::default());
        for (part, key, id) in [
            ("{my.id}", "read.me.path", "fault-template-root"),
            ("| env", "read.changes.rows", "fault-filter-refused"),
            ("whoo(", "read.ids.map", "fault-filter"),
            ("\"hope\"", "do.note.guard", "fault-word"),
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
