//! What the questions gathered, as settings: for a look at the CRM first, then for the file.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::config::{CrmSettings, ProfileFile, Reference, Setting};
use crate::crm::Source;

/// What is known so far.
pub struct Plan {
    pub language: Option<String>,
    pub profile: ProfileFile,
    pub base: Option<String>,
    pub auth: Option<Value>,
    /// Values of the profile's `vars`.
    pub vars: Map<String, Value>,
    pub back: Option<String>,
    pub fields: BTreeMap<String, String>,
}

impl Plan {
    pub fn new(profile: ProfileFile) -> Self {
        Self {
            language: None,
            profile,
            base: None,
            auth: None,
            vars: Map::new(),
            back: None,
            fields: BTreeMap::new(),
        }
    }

    /// The profile with where its keys stand.
    pub fn source(&self) -> Source {
        Source::new(&self.profile.path, &self.profile.text, &CrmSettings::default())
    }

    /// The keys of signing in that the profile leaves open: each with its value there, and whether it is a secret.
    pub fn open_keys(&self) -> Vec<(String, String, bool)> {
        let auth = self.source().value("auth");
        let fixed = ["type", "grant", "send", "header", "name", "value", "url", "scope"];
        let texts = auth.as_object().into_iter().flatten();
        texts
            .filter(|(key, _)| !fixed.contains(&key.as_str()))
            .filter_map(|(key, value)| {
                let text = value.as_str()?.to_owned();
                let secret = is_reference(&text);
                Some((key.clone(), text, secret))
            })
            .collect()
    }

    /// Takes the address that a person knows. The profile's own `base` says which part of it is a value of `vars`,
    /// and which path the interface has below it.
    pub fn place(&mut self, address: &str) {
        self.base = Some(address.to_owned());
        let source = self.source();
        let Value::String(own) = source.value("base") else { return };
        let Some((before, (name, after))) =
            own.split_once('{').and_then(|(before, rest)| Some((before, rest.split_once('}')?)))
        else {
            return;
        };
        let after = filled(after, &source.value("vars"));
        let (host, path) = after.split_at(after.find('/').unwrap_or(after.len()));
        let below = address.strip_suffix(path).unwrap_or(address);
        let value = below.strip_prefix(before).and_then(|rest| rest.strip_suffix(host));
        let is_whole = before.is_empty() || value.is_some_and(|value| !value.contains(['/', ':']));
        if let (Some(value), Some(var), true) = (value, name.strip_prefix("vars."), is_whole) {
            self.vars.insert(var.to_owned(), json!(value));
        }
        let is_bare = !below.split_once("://").is_some_and(|(_, rest)| rest.contains('/'));
        if is_whole || is_bare {
            self.base = Some(format!("{below}{path}"));
        }
    }

    /// The list of `vars` by which the profile tells our tier's queues.
    pub fn tier(&self) -> Option<(String, Vec<String>)> {
        let source = self.source();
        let Value::String(escalated) = source.value("escalated") else { return None };
        let Value::Object(vars) = source.value("vars") else { return None };
        vars.into_iter().find_map(|(name, value)| {
            let list = value.as_array()?.iter().filter_map(|one| one.as_str().map(str::to_owned)).collect();
            escalated.contains(&format!("$c.vars.{name}[]")).then_some((name, list))
        })
    }

    /// The `vars` without which nobody is let in and nobody is known, with their values in the profile.
    pub fn open_vars(&self) -> Vec<(String, String)> {
        let source = self.source();
        let Value::Object(vars) = source.value("vars") else { return Vec::new() };
        let uses = format!("{} {}", source.value("auth"), source.value("read.me"));
        let is_used = |name: &str| uses.contains(&format!("{{vars.{name}}}"));
        vars.into_iter()
            .filter(|(name, _)| is_used(name) && !self.vars.contains_key(name))
            .filter_map(|(name, value)| Some((name, value.as_str()?.to_owned())))
            .collect()
    }

    /// A value of `vars` as the profile writes it: a number, a list, or text. `None` where it has no such var.
    pub fn typed(&self, name: &str, text: &str) -> Option<Value> {
        let list = || text.split(',').map(str::trim).filter(|part| !part.is_empty());
        Some(match self.source().value("vars").get(name)? {
            Value::Number(_) => text.parse::<i64>().map_or_else(|_| json!(text), |number| json!(number)),
            Value::Array(_) => json!(list().collect::<Vec<_>>()),
            _ => json!(text),
        })
    }

    /// The profile's way of signing in with these values.
    pub fn auth_with(&self, values: Map<String, Value>) -> Value {
        let mut auth = self.source().value("auth");
        if let Some(auth) = auth.as_object_mut() {
            auth.extend(values);
        }
        auth
    }

    /// The settings, as if they were written already.
    pub fn crm(&self, known: &CrmSettings) -> CrmSettings {
        let mut crm = known.clone();
        crm.base = self.base.clone().or(crm.base);
        crm.auth = self.auth.clone().or(crm.auth);
        for key in ["base", "auth"] {
            crm.lines.entry(key.to_owned()).or_insert(0);
        }
        crm.vars.extend(self.vars.clone());
        crm.fields.extend(self.fields.clone());
        crm
    }

    /// The values for the file.
    pub fn settings(&self) -> Vec<Setting> {
        let mut settings = Vec::new();
        if let Some(language) = &self.language {
            settings.push(Setting::text("", "language", language));
        }
        settings.push(Setting::text("", "profile", &self.profile.name));
        if let Some(auth) = self.auth.as_ref().and_then(|auth| toml::Value::try_from(auth).ok()) {
            settings.push(Setting::toml("crm", "auth", &auth));
        }
        if let Some(base) = &self.base {
            settings.push(Setting::text("crm", "base", base));
        }
        for (name, value) in &self.vars {
            if let Ok(value) = toml::Value::try_from(value) {
                settings.push(Setting::toml("crm.vars", name, &value));
            }
        }
        for (name, key) in &self.fields {
            settings.push(Setting::text("crm.fields", name, key));
        }
        if let Some(queue) = &self.back {
            settings.push(Setting::text("return", "queue", queue));
        }
        settings
    }
}

/// A piece of a template with the profile's own values.
fn filled(piece: &str, vars: &Value) -> String {
    let fields = vars.as_object().into_iter().flatten();
    fields.fold(piece.to_owned(), |text, (name, value)| {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        text.replace(&format!("{{vars.{name}}}"), &value)
    })
}

/// Whether a text names a secret instead of being one.
pub fn is_reference(text: &str) -> bool {
    Reference::parse(text).is_some()
}

/// An address as it is meant: https, where nothing else is said and it is not this machine.
pub fn address(text: &str) -> String {
    let text = text.trim().trim_end_matches('/');
    if text.contains("://") {
        return text.to_owned();
    }
    let host = text.split([':', '/']).next().unwrap_or_default();
    let scheme = if ["127.0.0.1", "localhost"].contains(&host) { "http" } else { "https" };
    format!("{scheme}://{text}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Home;

    #[test]
    fn the_address_that_a_person_knows_becomes_what_the_profile_needs() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(Some(folder.path())).unwrap();
        let placed = |name: &str, address: &str| {
            let mut plan = Plan::new(ProfileFile::find(&home, name).unwrap());
            plan.place(address);
            (plan.base.clone().unwrap(), plan.vars)
        };
        let rt = ("https://rt.acme.com/REST/2.0".to_owned(), json!({"url": "https://rt.acme.com"}));
        for address in ["https://rt.acme.com", "https://rt.acme.com/REST/2.0"] {
            let (base, vars) = placed("rt5", address);
            assert_eq!((base, Value::Object(vars)), rt);
        }
        for (name, address, base, vars) in [
            ("rt5", "https://a.com/rt", "https://a.com/rt/REST/2.0", json!({"url": "https://a.com/rt"})),
            ("zendesk", "https://acme.zendesk.com", "https://acme.zendesk.com", json!({"subdomain": "acme"})),
            ("zendesk", "http://127.0.0.1:4000", "http://127.0.0.1:4000", json!({})),
            (
                "dynamics",
                "https://acme.crm.dynamics.com",
                "https://acme.crm.dynamics.com/api/data/v9.2",
                json!({"org": "acme"}),
            ),
            ("dynamics", "https://crm.acme.com", "https://crm.acme.com/api/data/v9.2", json!({})),
            ("hubspot", "https://api.hubapi.com", "https://api.hubapi.com", json!({})),
        ] {
            let (found, found_vars) = placed(name, address);
            assert_eq!((found.as_str(), Value::Object(found_vars)), (base, vars), "{name} {address}");
        }
    }

    #[test]
    fn what_only_the_person_knows_is_asked() {
        let folder = tempfile::tempdir().unwrap();
        let home = Home::new(Some(folder.path())).unwrap();
        let plan = |name: &str| Plan::new(ProfileFile::find(&home, name).unwrap());
        let asked = |name: &str| plan(name).open_vars().into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!((asked("rt5"), asked("zendesk")), (vec!["me".to_owned()], Vec::new()));
        assert!(asked("dynamics").contains(&"tenant".to_owned()));
        assert_eq!(plan("rt5").tier().unwrap().0, "queues");
        assert_eq!(plan("zendesk").tier().unwrap().0, "groups");
        assert_eq!(plan("rt5").typed("queues", "A, B"), Some(json!(["A", "B"])));
        assert_eq!(
            (plan("zammad").typed("kb", "7"), plan("zammad").typed("nosuch", "7")),
            (Some(json!(7)), None)
        );
    }

    #[test]
    fn an_address_gets_its_scheme_and_a_token_is_told_from_its_reference() {
        assert_eq!(address("acme.zendesk.com/"), "https://acme.zendesk.com");
        assert_eq!(address("127.0.0.1:4000"), "http://127.0.0.1:4000");
        assert_eq!(address("http://crm.example.com"), "http://crm.example.com");
        assert!(is_reference("env:TOKEN") && is_reference("keyring:crm-ana"));
        assert!(!is_reference("abc123") && !is_reference("env:") && !is_reference("sk:1"));
    }
}
