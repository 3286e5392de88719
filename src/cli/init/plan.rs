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
    pub groups: Vec<String>,
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
            groups: Vec::new(),
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
        if !self.groups.is_empty() {
            crm.vars.insert("groups".to_owned(), json!(self.groups));
        }
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
        if !self.groups.is_empty() {
            settings.push(Setting::toml("crm.vars", "groups", &toml::Value::from(self.groups.clone())));
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

    #[test]
    fn an_address_gets_its_scheme_and_a_token_is_told_from_its_reference() {
        assert_eq!(address("acme.zendesk.com/"), "https://acme.zendesk.com");
        assert_eq!(address("127.0.0.1:4000"), "http://127.0.0.1:4000");
        assert_eq!(address("http://crm.example.com"), "http://crm.example.com");
        assert!(is_reference("env:TOKEN") && is_reference("keyring:crm-ana"));
        assert!(!is_reference("abc123") && !is_reference("env:") && !is_reference("sk:1"));
    }
}
