//! The transport: one client, one origin, one owner of the credentials. Knows status codes and headers, not what
//! a body means.

use std::time::Duration;

use jiff::Timestamp;
use reqwest::header::{
    ACCEPT, AUTHORIZATION, CONTENT_TYPE, DATE, HeaderMap, HeaderName, HeaderValue, RETRY_AFTER,
};
use reqwest::{Method, Url, redirect};
use secrecy::{ExposeSecret, SecretString};

use super::error::CrmError;
use super::gate::{Gate, Rate, retry_after};

/// Most bytes of a decoded body; what is longer is not a page but an accident or an attack.
const BODY_CAP: usize = 32 << 20;

/// How requests are authorised.
pub(super) enum Credentials {
    /// `Authorization: Bearer …`.
    Bearer(SecretString),
    /// `Authorization: Basic …`.
    Basic(String, SecretString),
    /// A header of the CRM's own.
    Header(HeaderName, SecretString),
}

/// Sends requests to one origin.
pub(super) struct Transport {
    client: reqwest::Client,
    base: Url,
    credentials: Credentials,
    gate: Gate,
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
    pub(super) body: Vec<u8>,
    /// The server's clock, seconds since 1970.
    pub(super) date: i64,
    pub(super) retry_after: Option<String>,
}

impl Transport {
    /// A transport to the origin of `base`. TLS is required but for loopback, which the profile's check has seen to.
    pub(super) fn new(base: Url, credentials: Credentials, rate: Option<Rate>) -> Result<Self, CrmError> {
        let client = reqwest::Client::builder()
            .redirect(redirect::Policy::none())
            .referer(false)
            .no_proxy()
            .https_only(base.scheme() == "https")
            .connect_timeout(Duration::from_secs(5))
            .read_timeout(Duration::from_secs(20))
            .timeout(Duration::from_mins(1))
            .tls_version_min(reqwest::tls::Version::TLS_1_2)
            .user_agent(concat!("secondline/", env!("CARGO_PKG_VERSION")))
            .build()
            .map_err(|error| CrmError::Protocol { why: error.without_url().to_string() })?;
        Ok(Self { client, base, credentials, gate: Gate::new(rate) })
    }

    /// The URL of a path of this CRM; its query comes later.
    pub(super) fn at(&self, path: &str) -> Result<Url, CrmError> {
        let mut text = self.base.as_str().trim_end_matches('/').to_owned();
        text.push_str(path);
        self.own(&text)
    }

    /// A URL that the CRM named, if it is of this origin.
    pub(super) fn own(&self, url: &str) -> Result<Url, CrmError> {
        let parsed =
            self.base.join(url).map_err(|_| CrmError::Protocol { why: "a link is no URL".to_owned() })?;
        if parsed.origin() == self.base.origin() {
            return Ok(parsed);
        }
        Err(CrmError::Foreign { origin: parsed.origin().ascii_serialization() })
    }

    /// Holds every request back for as long as the CRM asked; returns how long that is.
    pub(super) fn hold(&self, reply: &Reply) -> Duration {
        self.gate.shut(retry_after(reply.retry_after.as_deref(), reply.date))
    }

    /// Sends a request when its turn has come.
    pub(super) async fn send(&self, call: Call<'_>) -> Result<Reply, CrmError> {
        if call.url.origin() != self.base.origin() {
            return Err(CrmError::Foreign { origin: call.url.origin().ascii_serialization() });
        }
        if let Some(gate) = call.gate {
            gate.pass().await;
        }
        self.gate.pass().await;
        let mut request = self.client.request(call.method, call.url).headers(call.headers);
        request = request.header(ACCEPT, "application/json");
        request = match &self.credentials {
            Credentials::Bearer(token) => {
                request.header(AUTHORIZATION, sensitive(&format!("Bearer {}", token.expose_secret()))?)
            }
            Credentials::Basic(user, password) => request.basic_auth(user, Some(password.expose_secret())),
            Credentials::Header(name, value) => request.header(name, sensitive(value.expose_secret())?),
        };
        if let Some(body) = call.body {
            request = request.header(CONTENT_TYPE, "application/json").body(body);
        }
        let mut response = request.send().await.map_err(failure)?;
        let status = response.status().as_u16();
        if (300..400).contains(&status) {
            return Err(CrmError::Protocol { why: format!("a redirect ({status})") });
        }
        let header = |name: HeaderName| {
            response.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned)
        };
        let date = header(DATE)
            .and_then(|text| jiff::fmt::rfc2822::parse(&text).ok())
            .map_or_else(|| Timestamp::now().as_second(), |at| at.timestamp().as_second());
        let retry_after = header(RETRY_AFTER);
        let is_json = header(CONTENT_TYPE).is_some_and(|kind| kind.contains("json"));
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(lost)? {
            if body.len() + chunk.len() > BODY_CAP {
                return Err(CrmError::Lost { why: "the answer is larger than 32 MiB".to_owned() });
            }
            body.extend_from_slice(&chunk);
        }
        if (200..300).contains(&status) && !body.is_empty() && !is_json {
            return Err(CrmError::Lost {
                why: "the answer is not JSON; a login page or a proxy?".to_owned(),
            });
        }
        Ok(Reply { status, body, date, retry_after })
    }
}

fn sensitive(text: &str) -> Result<HeaderValue, CrmError> {
    let mut value = HeaderValue::from_str(text).map_err(|_| CrmError::Protocol {
        why: "the secret has characters that no header can carry".to_owned(),
    })?;
    value.set_sensitive(true);
    Ok(value)
}

/// Only a connection that never came about is certain not to have carried the request.
fn failure(error: reqwest::Error) -> CrmError {
    if error.is_connect() {
        return CrmError::NotSent { why: cause(error) };
    }
    lost(error)
}

fn lost(error: reqwest::Error) -> CrmError {
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
