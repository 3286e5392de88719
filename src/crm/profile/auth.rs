//! `auth` of a profile: who we are to the CRM, with every secret by reference.

use reqwest::Url;
use reqwest::header::HeaderName;
use serde_json::{Value, json};

use super::compile::{SETTINGS, is_safe};
use crate::config::reader::Table;
use crate::config::{CrmSettings, Fault, Reference};
use crate::crm::template::{Template, plain};

/// How requests are authorised.
#[derive(Debug)]
pub(in crate::crm) enum Auth {
    /// `Authorization: Bearer …`.
    Bearer(Reference),
    /// `Authorization: Basic …`: user and password.
    Basic(Word, Word),
    /// A header of the CRM's own: its name, and its value around the token.
    Header(String, Template, Reference),
    /// A login that gives a token for some time.
    Login(Box<OAuth>),
}

/// A text that may be secret.
#[derive(Debug)]
pub(in crate::crm) enum Word {
    Plain(String),
    Secret(Reference),
}

/// A login of OAuth 2.
#[derive(Debug)]
pub(in crate::crm) struct OAuth {
    pub(in crate::crm) url: Url,
    pub(in crate::crm) grant: Grant,
    pub(in crate::crm) id: Word,
    pub(in crate::crm) secret: Option<Reference>,
    pub(in crate::crm) scope: Option<String>,
    /// Whether the login is sent as JSON and not as a form.
    pub(in crate::crm) json: bool,
}

/// What a login shows.
#[derive(Debug)]
pub(in crate::crm) enum Grant {
    ClientCredentials,
    RefreshToken(Reference),
}

/// What each kind of login is written with.
const KEYS: [(&str, &[&str]); 4] = [
    ("bearer", &["type", "token"]),
    ("basic", &["type", "user", "token"]),
    ("header", &["type", "header", "value", "token"]),
    ("oauth2", &["type", "grant", "url", "id", "secret", "refresh", "scope", "send"]),
];

impl Auth {
    pub(super) fn compile(
        root: &mut Table,
        settings: &CrmSettings,
        vars: &Value,
        faults: &mut Vec<Fault>,
    ) -> Option<Self> {
        let line = root.line_of("auth");
        let node = root.take("auth");
        let (value, fault) = match &settings.auth {
            Some(value) => {
                let line = settings.lines.get("auth").copied().unwrap_or_default();
                (value.clone(), Fault::new(SETTINGS, line, "crm.auth", "auth"))
            }
            None => (node.map(|node| node.json()).unwrap_or_default(), root.fault(line, "auth", "auth")),
        };
        let auth = read(&value, vars);
        if auth.is_none() {
            faults.push(fault);
        }
        auth
    }
}

fn read(value: &Value, vars: &Value) -> Option<Auth> {
    let kind = value.get("type").and_then(Value::as_str)?;
    let (_, allowed) = KEYS.iter().find(|(name, _)| *name == kind)?;
    if !value.as_object()?.keys().all(|key| allowed.contains(&key.as_str())) {
        return None;
    }
    let context = json!({ "vars": vars });
    let text = |key: &str| {
        let text = value.get(key).and_then(Value::as_str)?;
        Template::parse(text, &["vars"]).ok()?.fill(&context, plain)
    };
    let secret = |key: &str| text(key).as_deref().and_then(Reference::parse);
    let word = |key: &str| {
        let text = text(key)?;
        Some(Reference::parse(&text).map_or(Word::Plain(text), Word::Secret))
    };
    match kind {
        "bearer" => Some(Auth::Bearer(secret("token")?)),
        "basic" => match (word("user")?, word("token")?) {
            // One of the two is the secret; where it is the user, the password may be any letter.
            (Word::Plain(_), Word::Plain(_)) => None,
            (user, password) => Some(Auth::Basic(user, password)),
        },
        "header" => {
            let name = text("header")?;
            HeaderName::from_bytes(name.as_bytes()).ok()?;
            let shown = value.get("value").map_or(Some("{token}"), Value::as_str)?;
            let shown = Template::parse(shown, &["token"]).ok()?;
            Some(Auth::Header(name, shown, secret("token")?))
        }
        _ => Some(Auth::Login(Box::new(OAuth {
            url: Url::parse(&text("url")?).ok().filter(is_safe)?,
            grant: match text("grant").as_deref() {
                Some("client_credentials") => Grant::ClientCredentials,
                Some("refresh_token") => Grant::RefreshToken(secret("refresh")?),
                _ => return None,
            },
            id: word("id")?,
            secret: match value.get("secret") {
                Some(_) => Some(secret("secret")?),
                None => None,
            },
            scope: text("scope"),
            json: match text("send").as_deref() {
                None | Some("form") => false,
                Some("json") => true,
                Some(_) => return None,
            },
        }))),
    }
}
