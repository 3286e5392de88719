//! The transport: one client, one origin, one owner of the credentials. Knows status codes and headers, not what
//! a body means.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use jiff::Timestamp;
use reqwest::header::{ACCEPT, CONTENT_TYPE, DATE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER};
use reqwest::{Method, Url, redirect};
use serde_json::{Value, json};

use super::error::CrmError;
use super::gate::{Gate, Rate, reset, retry_after};
use super::keeper::Keeper;
use super::names::Names;
use super::profile::{Base, is_safe};
use super::skew::Skew;
use super::tape::{Exchange, Tape};
use super::template::{Template, plain};

/// Most bytes of a decoded body; what is longer is not a page but an accident or an attack.
const BODY_CAP: usize = 32 << 20;

/// How long a connection may take to come about.
const CONNECT: Duration = Duration::from_secs(5);
/// How long a server may say nothing.
const SILENCE: Duration = Duration::from_secs(20);

/// Sends requests to one origin.
pub(super) struct Transport {
    client: reqwest::Client,
    /// Known from the beginning, or once the login named it.
    base: OnceLock<Url>,
    /// What the answer to the login completes to the base, with the profile's vars.
    granted: Option<(Template, Value)>,
    keeper: Keeper,
    gate: Gate,
    /// The server's clock over ours.
    pub(super) skew: Skew,
    /// What listens, or answers instead of the CRM.
    tape: Option<Arc<Tape>>,
}

/// A request as it leaves.
pub(super) struct Call<'a> {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<String>,
    /// A rate of its own besides the host's.
    pub(super) gate: Option<&'a Gate>,
}

/// An answer of any status but a redirect.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: u16,
    pub(super) body: Bytes,
    /// The server's clock, seconds since 1970.
    pub(super) date: i64,
    pub(super) retry_after: Option<String>,
    pub(super) headers: HeaderMap,
}

impl Transport {
    /// A transport to the origin of `base`. TLS is required but for loopback, which the profile's check has seen to.
    /// `timeout` is for a whole request, from the connection to the last byte of its body.
    pub(super) fn new(
        base: &Base,
        vars: &Value,
        keeper: Keeper,
        rate: Option<Rate>,
        timeout: Duration,
    ) -> Result<Self, CrmError> {
        let (known, granted) = match base {
            Base::Known(url) => (OnceLock::from(url.clone()), None),
            Base::Granted(template) => (OnceLock::new(), Some((template.clone(), vars.clone()))),
        };
        let https = known.get().is_none_or(|base| base.scheme() == "https");
        let build = || {
            let mut client = reqwest::Client::builder();
            if cfg!(target_feature = "crt-static") {
                client = client.dns_resolver(Names::of_this_machine());
            }
            client
                .redirect(redirect::Policy::none())
                .referer(false)
                .no_proxy()
                .https_only(known.get().is_some_and(|base| base.scheme() == "https"))
                .connect_timeout(timeout.min(CONNECT))
                .read_timeout(timeout.min(SILENCE))
                .timeout(timeout)
                .tls_version_min(reqwest::tls::Version::TLS_1_2)
                .user_agent(concat!("secondline/", env!("CARGO_PKG_VERSION")))
        };
        let client = build().build().or_else(|error| match build().tls_certs_only([]).build() {
            // Without authorities it can be built, so those are what is missing.
            Ok(_) if https => Err(CrmError::Anchors { why: cause(error) }),
            // A CRM on this machine needs nobody who vouches for it.
            Ok(client) => Ok(client),
            Err(_) => Err(CrmError::Protocol { why: error.without_url().to_string() }),
        })?;
        Ok(Self {
            client,
            base: known,
            granted,
            keeper,
            gate: Gate::new(rate),
            skew: Skew::default(),
            tape: None,
        })
    }

    /// Everything that is sent and answered from here on is heard by the tape.
    pub(super) fn listen(&mut self, tape: Arc<Tape>) {
        self.tape = Some(tape);
    }

    /// Sees to it that the base is known, which may need a login.
    pub(super) async fn ready(&self) -> Result<(), CrmError> {
        if self.base.get().is_some() {
            return Ok(());
        }
        if self.tape.as_ref().is_none_or(|tape| tape.login().is_none()) {
            Box::pin(self.keeper.header(&self.client)).await?;
        }
        let named = self.granted.as_ref().and_then(|(template, vars)| {
            let text = template.fill(&json!({"auth": self.keeper.shown(), "vars": vars}), plain)?;
            Url::parse(&text).ok().filter(is_safe)
        });
        let named = named.ok_or_else(|| CrmError::Protocol {
            why: "the answer to the login names no address that tokens may be sent to".to_owned(),
        })?;
        self.base.get_or_init(|| named);
        Ok(())
    }

    /// Where requests go.
    pub(super) fn base(&self) -> Result<&Url, CrmError> {
        self.base.get().ok_or_else(|| CrmError::Protocol { why: "there was no login yet".to_owned() })
    }

    /// What the answer to the login says beside the tokens.
    pub(super) fn shown(&self) -> Value {
        self.keeper.shown()
    }

    /// The URL of a path of this CRM; its query comes later.
    pub(super) fn at(&self, path: &str) -> Result<Url, CrmError> {
        let mut text = self.base()?.as_str().trim_end_matches('/').to_owned();
        text.push_str(path);
        self.own(&text)
    }

    /// A URL that the CRM named, if it is of this origin.
    pub(super) fn own(&self, url: &str) -> Result<Url, CrmError> {
        let base = self.base()?;
        let parsed = base.join(url).map_err(|_| CrmError::Protocol { why: "a link is no URL".to_owned() })?;
        if parsed.origin() == base.origin() {
            return Ok(parsed);
        }
        Err(CrmError::Foreign { origin: parsed.origin().ascii_serialization() })
    }

    /// Holds every request back for as long as the CRM asked; returns how long that is.
    pub(super) fn hold(&self, reply: &Reply) -> Duration {
        let said = reply.retry_after.as_deref();
        let wait = if said.is_none() { reset(&reply.headers, reply.date) } else { None };
        self.gate.shut(wait.unwrap_or_else(|| retry_after(said, reply.date)))
    }

    /// Sends a request when its turn has come. One that is refused for its token goes out once more with the next
    /// token: a refusal applied nothing. A tape hears it, or answers it.
    pub(super) async fn send(&self, call: Call<'_>) -> Result<Reply, CrmError> {
        let Some(tape) = &self.tape else { return Box::pin(self.answered(&call)).await };
        if let Some(played) = tape.play(&call.method, &call.url) {
            return played.map(replayed);
        }
        let reply = Box::pin(self.answered(&call)).await?;
        let sent = (&call.method, &call.url, call.body.as_deref());
        tape.hear(sent, (reply.status, &reply.headers, &reply.body));
        Ok(reply)
    }

    async fn answered(&self, call: &Call<'_>) -> Result<Reply, CrmError> {
        let (reply, number) = Box::pin(self.exchange(call)).await?;
        if reply.status != 401 || !Box::pin(self.keeper.renew(&self.client, number)).await? {
            return Ok(reply);
        }
        Ok(Box::pin(self.exchange(call)).await?.0)
    }

    /// Asks for a file; with the token only where it is said, which is for the CRM's own address alone.
    pub(super) async fn fetch(&self, url: &Url, with_token: bool) -> Result<reqwest::Response, CrmError> {
        self.gate.pass().await;
        let mut request = self.client.get(url.clone());
        if with_token && url.origin() == self.base()?.origin() {
            let (name, value, _) = self.keeper.header(&self.client).await?;
            request = request.header(name, value);
        }
        request.send().await.map_err(failure)
    }

    async fn exchange(&self, call: &Call<'_>) -> Result<(Reply, u64), CrmError> {
        if call.url.origin() != self.base()?.origin() {
            return Err(CrmError::Foreign { origin: call.url.origin().ascii_serialization() });
        }
        if let Some(gate) = call.gate {
            gate.pass().await;
        }
        self.gate.pass().await;
        let (name, value, number) = self.keeper.header(&self.client).await?;
        if let (Some(tape), Ok(secret)) = (&self.tape, value.to_str()) {
            tape.hide(secret.rsplit(' ').next().unwrap_or(secret));
            tape.logged_in(&self.keeper.shown());
        }
        let mut request =
            self.client.request(call.method.clone(), call.url.clone()).headers(call.headers.clone());
        request = request.header(name, value);
        if !call.headers.contains_key(ACCEPT) {
            request = request.header(ACCEPT, "application/json");
        }
        if let Some(body) = &call.body {
            request = request.header(CONTENT_TYPE, "application/json").body(body.clone());
        }
        let mut response = request.send().await.map_err(failure)?;
        let status = response.status().as_u16();
        if (300..400).contains(&status) {
            return Err(CrmError::Protocol { why: format!("a redirect ({status})") });
        }
        let header = |name: HeaderName| {
            response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
        };
        let (now, said) = (Timestamp::now().as_second(), header(DATE));
        let said = said.and_then(|text| jiff::fmt::rfc2822::parse(&text).ok()).map(|at| at.timestamp());
        let date = said.map_or(now, Timestamp::as_second);
        if said.is_some() {
            self.skew.saw(date.saturating_sub(now));
        }
        let retry_after = header(RETRY_AFTER);
        let is_json = header(CONTENT_TYPE).is_some_and(|kind| kind.contains("json"));
        let headers = response.headers().clone();
        // What it says of its length only spares making room again and again.
        let length = response.content_length().and_then(|length| usize::try_from(length).ok());
        let mut body = Vec::with_capacity(length.unwrap_or_default().min(BODY_CAP));
        while let Some(chunk) = response.chunk().await.map_err(lost)? {
            if body.len() + chunk.len() > BODY_CAP {
                return Err(CrmError::Lost { why: "the answer is larger than 32 MiB".to_owned() });
            }
            body.extend_from_slice(&chunk);
        }
        if (200..300).contains(&status) && !body.is_empty() && !is_json {
            return Err(CrmError::Page { host: self.base()?.host_str().unwrap_or_default().to_owned() });
        }
        Ok((Reply { status, body: body.into(), date, retry_after, headers }, number))
    }
}

/// An exchange of a tape as an answer.
fn replayed(exchange: Exchange) -> Reply {
    let date = exchange.headers.get("date").and_then(|text| jiff::fmt::rfc2822::parse(text).ok());
    let headers = exchange.headers.iter().filter_map(|(name, value)| {
        Some((HeaderName::from_bytes(name.as_bytes()).ok()?, HeaderValue::from_str(value).ok()?))
    });
    Reply {
        status: exchange.status,
        body: if exchange.answer.is_null() { Bytes::new() } else { exchange.answer.to_string().into() },
        date: date.map_or_else(|| Timestamp::now().as_second(), |at| at.timestamp().as_second()),
        retry_after: exchange.headers.get("retry-after").cloned(),
        headers: headers.collect(),
    }
}

/// Only a connection that never came about is certain not to have carried the request.
fn failure(error: reqwest::Error) -> CrmError {
    if error.is_connect() {
        return CrmError::NotSent { why: cause(error) };
    }
    lost(error)
}

pub(super) fn lost(error: reqwest::Error) -> CrmError {
    CrmError::Lost { why: cause(error) }
}

/// The innermost words of a transport error: they name no URL.
fn cause(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut inner: &dyn std::error::Error = &error;
    while let Some(source) = inner.source() {
        inner = source;
    }
    inner.to_string()
}
