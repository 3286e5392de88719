//! Exchanges with the CRM, heard while `doctor` looks: shown and kept without secrets and personal data, and played
//! again without a network. What they prove is `doctor`'s.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;
use reqwest::header::HeaderMap;
use reqwest::{Method, Url};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::error::CrmError;
use super::sanitise::sanitise;
use crate::config::{HomeError, private_dir, write_private};
use crate::domain::redact::DOTS;

/// The headers that are kept: what tells about waits, rates and versions.
const HEADERS: [&str; 9] = [
    "date",
    "etag",
    "link",
    "retry-after",
    "content-type",
    "x-rate-limit-remaining",
    "x-ratelimit-remaining",
    "ratelimit-remaining",
    "sforce-limit-info",
];

/// The file beside the exchanges that says when they were heard.
const ABOUT: &str = "tape.json";

/// A request and its answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Exchange {
    /// `GET`, `PUT` …
    pub method: String,
    /// Path and query, without the address.
    pub url: String,
    /// What was sent.
    #[serde(default, skip_serializing_if = "Value::is_null")]
    pub body: Value,
    /// Status of the answer.
    pub status: u16,
    /// Headers that tell about waits, rates and versions.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// What was answered.
    #[serde(default)]
    pub answer: Value,
}

/// When a tape was heard, and by which marker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The time that the doctor took for now.
    pub now: Timestamp,
    /// The marker of its note, where it wrote one.
    pub marker: String,
}

/// Why a tape could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum TapeError {
    /// A folder or a file.
    #[error(transparent)]
    Home(#[from] HomeError),
    /// A file that cannot be read.
    #[error("{path}: {why}")]
    Read {
        /// Which one.
        path: String,
        /// The reason.
        why: String,
    },
}

/// What was heard, and what is played instead of asking the CRM.
#[derive(Debug)]
pub struct Tape {
    about: About,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    heard: Vec<Exchange>,
    /// What is played, and whether it was; `None` where the CRM itself answers.
    played: Option<Vec<(Exchange, bool)>>,
    secrets: Vec<String>,
    /// What the login said beside its tokens: where a CRM names its host there, nothing plays without it.
    login: Value,
}

impl Tape {
    /// An empty tape.
    #[must_use]
    pub fn new(about: About) -> Self {
        Self { about, state: Mutex::default() }
    }

    /// A tape that answers from a folder.
    ///
    /// # Errors
    /// [`TapeError::Read`] where the folder holds no tape.
    pub fn read(folder: &Path) -> Result<Self, TapeError> {
        let fault = |path: &Path, why: String| TapeError::Read { path: path.display().to_string(), why };
        let text =
            |path: &Path| std::fs::read_to_string(path).map_err(|error| fault(path, error.to_string()));
        let about = folder.join(ABOUT);
        let whole: Value =
            serde_json::from_str(&text(&about)?).map_err(|error| fault(&about, error.to_string()))?;
        let login = whole["login"].clone();
        let about = serde_json::from_value(whole).map_err(|error| fault(&about, error.to_string()))?;
        let entries = std::fs::read_dir(folder).map_err(|error| fault(folder, error.to_string()))?;
        let mut files: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
        files
            .retain(|path| path.extension().is_some_and(|ending| ending == "json") && !path.ends_with(ABOUT));
        files.sort();
        let mut played = Vec::new();
        for path in files {
            let exchange =
                serde_json::from_str(&text(&path)?).map_err(|error| fault(&path, error.to_string()))?;
            played.push((exchange, false));
        }
        let state = State { played: Some(played), login, ..State::default() };
        Ok(Self { about, state: Mutex::new(state) })
    }

    /// Writes what was heard, one file an exchange. Nothing personal and no secret is in them.
    ///
    /// # Errors
    /// [`TapeError`] where the folder cannot be written.
    pub fn write(&self, folder: &Path) -> Result<usize, TapeError> {
        private_dir(folder)?;
        let pretty = |value: Value| format!("{value:#}\n");
        let mut about = serde_json::to_value(&self.about).unwrap_or_default();
        let state = self.state();
        if let Value::Object(login) = &state.login {
            // Addresses alone: whatever else a login says may point to somebody.
            let addresses = login.iter().filter(|(_, value)| value.as_str().is_some_and(is_address));
            about["login"] =
                Value::Object(addresses.map(|(key, value)| (key.clone(), value.clone())).collect());
        }
        write_private(&folder.join(ABOUT), pretty(about).as_bytes())?;
        for (number, exchange) in state.heard.iter().enumerate() {
            let kept = Exchange {
                body: sanitise(&exchange.body),
                answer: sanitise(&exchange.answer),
                ..exchange.clone()
            };
            let mut text = pretty(serde_json::to_value(kept).unwrap_or_default());
            for secret in &state.secrets {
                text = text.replace(secret.as_str(), DOTS);
            }
            let name = format!("{:03}-{}.json", number + 1, exchange.method.to_lowercase());
            write_private(&folder.join(name), text.as_bytes())?;
        }
        Ok(state.heard.len())
    }

    /// When it was heard, and by which marker.
    #[must_use]
    pub fn about(&self) -> &About {
        &self.about
    }

    /// Everything heard so far.
    #[must_use]
    pub fn heard(&self) -> Vec<Exchange> {
        self.state().heard.clone()
    }

    /// What the login said beside its tokens.
    pub(super) fn logged_in(&self, said: &Value) {
        if said.is_object() {
            self.state().login = said.clone();
        }
    }

    /// The same, where the tape answers instead of the CRM.
    pub(super) fn login(&self) -> Option<Value> {
        let state = self.state();
        state.played.is_some().then(|| state.login.clone())
    }

    /// A secret that must not be on the tape.
    pub(super) fn hide(&self, secret: &str) {
        if !secret.is_empty() {
            self.state().secrets.push(secret.to_owned());
        }
    }

    /// What the tape answers instead of the CRM, where it does; a request that it does not know is lost.
    pub(super) fn play(&self, method: &Method, url: &Url) -> Option<Result<Exchange, CrmError>> {
        let mut state = self.state();
        let State { heard, played, .. } = &mut *state;
        let played = played.as_mut()?;
        let wanted = local(url);
        let is = |exchange: &Exchange| exchange.method == method.as_str() && exchange.url == wanted;
        let at = played.iter().position(|(exchange, done)| !done && is(exchange));
        // A request that is asked more often than it was heard gets its last answer again.
        let at = at.or_else(|| played.iter().rposition(|(exchange, _)| is(exchange)));
        let Some(at) = at else {
            return Some(Err(CrmError::Lost { why: format!("the tape has no {method} {}", url.path()) }));
        };
        played[at].1 = true;
        heard.push(played[at].0.clone());
        Some(Ok(played[at].0.clone()))
    }

    /// Keeps an exchange.
    pub(super) fn hear(
        &self,
        (method, url, sent): (&Method, &Url, Option<&str>),
        (status, headers, answer): (u16, &HeaderMap, &[u8]),
    ) {
        let kept = HEADERS.iter().filter_map(|name| {
            let value = headers.get(*name)?.to_str().ok()?;
            Some(((*name).to_owned(), value.to_owned()))
        });
        let exchange = Exchange {
            method: method.as_str().to_owned(),
            url: local(url),
            body: sent.and_then(|sent| serde_json::from_str(sent).ok()).unwrap_or_default(),
            status,
            headers: kept.collect(),
            answer: serde_json::from_slice(answer).unwrap_or_default(),
        };
        self.state().heard.push(exchange);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a text is the address of a host, without a path that could name somebody.
fn is_address(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| url.has_host() && url.path() == "/" && url.query().is_none())
}

fn local(url: &Url) -> String {
    match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn of_a_login_the_addresses_are_kept_and_nothing_that_names_somebody() {
        let folder = tempfile::tempdir().unwrap();
        let tape = Tape::new(About { now: Timestamp::UNIX_EPOCH, marker: "m".to_owned() });
        let said = json!({
            "instance_url": "https://acme.my.salesforce.com",
            "id": "https://login.salesforce.com/id/00D1/005A",
            "signature": "c2lnbmVk",
        });
        tape.logged_in(&said);
        assert_eq!(tape.login(), None, "it asks the CRM itself");
        let to = folder.path().join("tape");
        tape.write(&to).unwrap();
        let again = Tape::read(&to).unwrap();
        assert_eq!(again.login(), Some(json!({"instance_url": "https://acme.my.salesforce.com"})));
    }
}
