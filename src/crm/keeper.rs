//! Who we are to the CRM while the program runs: the secret once fetched, the token of a login, and the next one when
//! the CRM no longer takes it. How a profile writes this is `profile::auth`.

use std::sync::RwLock;
use std::time::Duration;

use reqwest::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE, HeaderName, HeaderValue};
use reqwest::{RequestBuilder, Url};
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Map, Value, json};
use tokio::sync::Mutex;
use tokio::time::Instant;

use super::error::CrmError;
use super::profile::{Auth, Grant, OAuth, Word};
use super::template::plain;
use crate::config::Reference;
use crate::domain::clean::Clean;

/// A token is renewed so long before it ends.
const EARLY: Duration = Duration::from_mins(1);
/// Most bytes of an answer to a login.
const ANSWER_CAP: usize = 1 << 20;

/// The credentials.
pub(super) struct Keeper {
    auth: Auth,
    held: Mutex<Held>,
    /// What the answer to the login says beside the tokens.
    shown: RwLock<Value>,
}

/// The header in force. Its number grows with each new one, so that a request knows which one was refused.
struct Held {
    number: u64,
    header: Option<(HeaderName, HeaderValue)>,
    until: Option<Instant>,
    refresh: Option<SecretString>,
}

impl Keeper {
    /// Fetches secrets, which may run a program; asks nobody.
    pub(super) fn new(auth: Option<Auth>) -> Result<Self, CrmError> {
        let auth = auth.ok_or(CrmError::Unauthorised)?;
        let header = match &auth {
            Auth::Login(login) => {
                login.secrets()?;
                None
            }
            auth => Some(fixed(auth)?),
        };
        let held = Held { number: 0, header, until: None, refresh: None };
        Ok(Self { auth, held: Mutex::new(held), shown: RwLock::new(Value::Null) })
    }

    /// One that signs nobody in: a tape answers, with what the login said then.
    pub(super) fn played(auth: Option<Auth>, login: Value) -> Result<Self, CrmError> {
        let auth = auth.ok_or(CrmError::Unauthorised)?;
        let held = Held { number: 0, header: None, until: None, refresh: None };
        Ok(Self { auth, held: Mutex::new(held), shown: RwLock::new(login) })
    }

    /// What the answer to the login says beside the tokens; null where there was no login.
    pub(super) fn shown(&self) -> Value {
        self.shown.read().map(|shown| shown.clone()).unwrap_or_default()
    }

    /// The header of the next request, with its number.
    pub(super) async fn header(
        &self,
        client: &reqwest::Client,
    ) -> Result<(HeaderName, HeaderValue, u64), CrmError> {
        let mut held = self.held.lock().await;
        if held.until.is_some_and(|until| until <= Instant::now()) {
            held.header = None;
        }
        if held.header.is_none() {
            self.log_in(client, &mut held).await?;
        }
        let (name, value) = held.header.clone().ok_or(CrmError::Unauthorised)?;
        Ok((name, value, held.number))
    }

    /// The header with this number was refused: whether there is another one now.
    pub(super) async fn renew(&self, client: &reqwest::Client, refused: u64) -> Result<bool, CrmError> {
        let mut held = self.held.lock().await;
        if held.number != refused {
            return Ok(true);
        }
        if matches!(self.auth, Auth::Login(_)) {
            return self.log_in(client, &mut held).await.map(|()| true);
        }
        // A file or a command may hold another token by now.
        let fresh = fixed(&self.auth)?;
        let is_new = held.header.as_ref() != Some(&fresh);
        if is_new {
            (held.header, held.number) = (Some(fresh), held.number + 1);
        }
        Ok(is_new)
    }

    async fn log_in(&self, client: &reqwest::Client, held: &mut Held) -> Result<(), CrmError> {
        let Auth::Login(login) = &self.auth else { return Err(CrmError::Unauthorised) };
        let answer = login.ask(client, held.refresh.as_ref()).await?;
        let token = answer.get("access_token").and_then(Value::as_str).ok_or(CrmError::Unauthorised)?;
        let seconds = answer.get("expires_in").and_then(|seconds| match seconds {
            Value::String(text) => text.parse::<u64>().ok(),
            other => other.as_u64(),
        });
        held.header = Some((AUTHORIZATION, sensitive(&format!("Bearer {token}"))?));
        held.number += 1;
        held.until = seconds.map(|seconds| {
            let whole = Duration::from_secs(seconds.min(30 * 86_400));
            Instant::now() + whole.saturating_sub(EARLY).max(whole / 2)
        });
        // A login may hand out the next refresh token and forget the one before: it is kept where the other one stood,
        // else for as long as we run.
        if let (Some(next), Grant::RefreshToken(place)) =
            (answer.get("refresh_token").and_then(Value::as_str), &login.grant)
        {
            let next = SecretString::from(next);
            held.refresh = if place.keep(&next) { None } else { Some(next) };
        }
        let shown: Map<String, Value> =
            answer.into_iter().filter(|(key, _)| !key.contains("token")).collect();
        if let Ok(mut place) = self.shown.write() {
            *place = Value::Object(shown);
        }
        Ok(())
    }
}

impl OAuth {
    /// What the login shows: each secret once, so that a missing one is told at the start.
    fn secrets(&self) -> Result<Vec<(&'static str, SecretString)>, CrmError> {
        let mut secrets = vec![("client_id", word(&self.id)?)];
        if let Some(secret) = &self.secret {
            secrets.push(("client_secret", secret.fetch()?));
        }
        if let Grant::RefreshToken(reference) = &self.grant {
            secrets.push(("refresh_token", reference.fetch()?));
        }
        Ok(secrets)
    }

    async fn ask(
        &self,
        client: &reqwest::Client,
        refresh: Option<&SecretString>,
    ) -> Result<Map<String, Value>, CrmError> {
        let grant = match self.grant {
            Grant::ClientCredentials => "client_credentials",
            Grant::RefreshToken(_) => "refresh_token",
        };
        let mut fields = vec![("grant_type", grant.to_owned())];
        for (name, secret) in self.secrets()? {
            let secret = refresh.filter(|_| name == "refresh_token").unwrap_or(&secret);
            fields.push((name, secret.expose_secret().to_owned()));
        }
        fields.extend(self.scope.clone().map(|scope| ("scope", scope)));
        let (kind, body) = if self.json {
            let fields: Map<String, Value> =
                fields.into_iter().map(|(name, value)| (name.to_owned(), json!(value))).collect();
            ("application/json", Value::Object(fields).to_string())
        } else {
            let mut form = Url::parse("x:/").map_err(|_| CrmError::Unauthorised)?;
            form.query_pairs_mut().extend_pairs(&fields);
            ("application/x-www-form-urlencoded", form.query().unwrap_or_default().to_owned())
        };
        let request: RequestBuilder = client.post(self.url.clone());
        let request = request.header(ACCEPT, "application/json").header(CONTENT_TYPE, kind).body(body);
        // Without a token nothing else was sent, however the login ended.
        let unsent = |error: reqwest::Error| CrmError::NotSent { why: error.without_url().to_string() };
        let mut response = request.send().await.map_err(unsent)?;
        let status = response.status().as_u16();
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(unsent)? {
            if body.len() + chunk.len() > ANSWER_CAP {
                return Err(CrmError::Unauthorised);
            }
            body.extend_from_slice(&chunk);
        }
        match status {
            200..300 => match serde_json::from_slice(&body) {
                Ok(Value::Object(answer)) if answer.contains_key("access_token") => Ok(answer),
                _ => Err(self.refused("no access_token")),
            },
            429 | 500.. => Err(CrmError::NotSent { why: format!("the login answered with status {status}") }),
            // RFC 6749, 5.2: a word, and sometimes a sentence.
            status => {
                let answer: Value = serde_json::from_slice(&body).unwrap_or_default();
                let said =
                    ["error", "error_description"].into_iter().filter_map(|name| answer[name].as_str());
                let said = said.collect::<Vec<_>>().join(": ");
                Err(self.refused(if said.is_empty() { format!("status {status}") } else { said }.as_str()))
            }
        }
    }

    fn refused(&self, why: &str) -> CrmError {
        let keeps = match &self.grant {
            Grant::ClientCredentials => true,
            Grant::RefreshToken(place) => place.is_kept(),
        };
        CrmError::Login { why: Clean::line(&why.chars().take(200).collect::<String>()), keeps }
    }
}

fn word(word: &Word) -> Result<SecretString, CrmError> {
    match word {
        Word::Plain(text) => Ok(SecretString::from(text.as_str())),
        Word::Secret(reference) => Ok(reference.fetch()?),
    }
}

/// The header of credentials that no login gives.
fn fixed(auth: &Auth) -> Result<(HeaderName, HeaderValue), CrmError> {
    let fetched = |reference: &Reference| reference.fetch();
    match auth {
        Auth::Bearer(token) => {
            Ok((AUTHORIZATION, sensitive(&format!("Bearer {}", fetched(token)?.expose_secret()))?))
        }
        Auth::Basic(user, password) => {
            let (user, password) = (word(user)?, word(password)?);
            let pair = format!("{}:{}", user.expose_secret(), password.expose_secret());
            Ok((AUTHORIZATION, sensitive(&format!("Basic {}", base64(pair.as_bytes())))?))
        }
        Auth::Header(name, shown, token) => {
            let name = HeaderName::from_bytes(name.as_bytes())
                .map_err(|_| CrmError::Protocol { why: "auth.header is no header name".to_owned() })?;
            let token = fetched(token)?;
            let value = shown.fill(&json!({"token": token.expose_secret()}), plain);
            Ok((name, sensitive(&value.unwrap_or_default())?))
        }
        Auth::Login(_) => Err(CrmError::Unauthorised),
    }
}

fn sensitive(text: &str) -> Result<HeaderValue, CrmError> {
    let mut value = HeaderValue::from_str(text).map_err(|_| CrmError::Protocol {
        why: "the secret has characters that no header can carry".to_owned(),
    })?;
    value.set_sensitive(true);
    Ok(value)
}

/// RFC 4648 with padding.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let bits =
            three.iter().fold(0_u32, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - three.len()));
        for place in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * place)) as usize & 63];
            out.push(if place <= three.len() { char::from(sign) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn the_vectors_of_rfc_4648_hold() {
        for (text, coded) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")]
        {
            assert_eq!(base64(text.as_bytes()), coded);
        }
        assert_eq!(base64(b"Aladdin:open sesame"), "QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    }
}
