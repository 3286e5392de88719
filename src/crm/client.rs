//! A client of one CRM by one profile: builds requests, reads answers, pages, maps. *When* to call, and what to do
//! about an error, is `sync`'s.

use std::sync::Arc;
use std::time::Duration;

use jaq_json::Val;
use reqwest::Url;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::{Map, Value, json};
use tokio::sync::OnceCell;

use super::answer::BadRow;
use super::decode;
use super::error::CrmError;
use super::gate::Gate;
use super::http::{Call, Credentials, Reply, Transport};
use super::jq::{self, Filter};
use super::profile::{Auth, Profile, Query, Read, Request};
use super::template::{plain, segment};
use crate::domain::clean::Clean;
use crate::domain::ticket::Person;

/// Most pages of one list (people, a conversation): beyond that it is a loop.
const PAGES: usize = 200;

/// A client; clones share the connection, the rate and the waits.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

/// What the clones of a client share.
pub struct Inner {
    pub(super) profile: Profile,
    pub(super) transport: Transport,
    /// The rates of the feeds, in the order of the profile's alternatives.
    pub(super) feeds: Vec<Gate>,
    me: OnceCell<Person>,
}

impl std::ops::Deref for Client {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl std::fmt::Debug for Client {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Client").field("base", &self.profile.base()).finish_non_exhaustive()
    }
}

impl Client {
    /// A client for a profile. Fetches the secret (which may run a program), sends nothing.
    ///
    /// # Errors
    /// [`CrmError::Secret`] where the reference gives none.
    pub fn new(profile: Profile) -> Result<Self, CrmError> {
        let credentials = match &profile.auth {
            Auth::Bearer(reference) => Credentials::Bearer(reference.fetch()?),
            Auth::Basic(user, reference) => Credentials::Basic(user.clone(), reference.fetch()?),
            Auth::Header(name, reference) => {
                let name = HeaderName::from_bytes(name.as_bytes())
                    .map_err(|_| CrmError::Protocol { why: "auth.header is no header name".to_owned() })?;
                Credentials::Header(name, reference.fetch()?)
            }
        };
        let transport = Transport::new(profile.base.clone(), credentials, profile.http.rate)?;
        let feeds = profile.changes.iter().map(|read| Gate::new(read.rate)).collect();
        Ok(Self(Arc::new(Inner { profile, transport, feeds, me: OnceCell::new() })))
    }

    /// The profile.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.0.profile
    }

    /// Who we are to the CRM; asked once.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read.
    pub async fn me(&self) -> Result<Person, CrmError> {
        let me = self.me.get_or_try_init(|| async {
            let read = &self.profile.me;
            let (body, _) = self.get(read, &self.context(Map::new()), None, None).await?;
            let rows = self.rows(read, body, decode::person)?;
            rows.good.into_iter().next().ok_or_else(|| unexpected("read.me gave nobody"))
        });
        me.await.cloned()
    }
}

/// Rows of an answer: those that map and those that do not.
pub(super) struct Rows<T> {
    pub(super) good: Vec<T>,
    pub(super) bad: Vec<BadRow>,
}

pub(super) fn unexpected(why: &str) -> CrmError {
    CrmError::Protocol { why: why.to_owned() }
}

impl Inner {
    /// What requests see of us: `vars`, `base`, and what is particular to the request.
    pub(super) fn context(&self, particular: Map<String, Value>) -> Value {
        let mut context = particular;
        context.insert("vars".to_owned(), self.profile.vars.clone());
        context.insert("base".to_owned(), json!(self.profile.base().trim_end_matches('/')));
        if let Some(me) = self.me.get() {
            context.insert("me".to_owned(), json!({"id": me.id, "name": me.name}));
        }
        Value::Object(context)
    }

    /// The URL and the rest of a request. `next` goes on from the answer before: a URL, or query parameters.
    pub(super) fn call<'a>(
        &self,
        request: &Request,
        context: &Value,
        next: Option<&Value>,
        gate: Option<&'a Gate>,
    ) -> Result<Call<'a>, CrmError> {
        let empty = || unexpected("a place in the path is empty");
        let mut url = self.transport.at(&request.path.fill(context, segment).ok_or_else(empty)?)?;
        if let Some(Value::String(link)) = next {
            url = self.transport.own(link)?;
        } else {
            let mut parameters = query(&request.query, context)?;
            if let Some(Value::Object(more)) = next {
                parameters.retain(|(name, _)| !more.contains_key(name));
                push_parameters(&mut parameters, more);
            }
            add_query(&mut url, &parameters);
        }
        let mut headers = HeaderMap::new();
        for (name, template) in &request.headers {
            let value = template.fill(context, plain).and_then(|text| HeaderValue::from_str(&text).ok());
            if let (Ok(name), Some(value)) = (HeaderName::from_bytes(name.as_bytes()), value) {
                headers.insert(name, value);
            }
        }
        let body = match &request.body {
            Some(filter) => {
                let input = jq::val(context);
                let body = filter.one(input.clone(), input).and_then(|body| jq::json(&body));
                Some(body.map_err(|why| unexpected(&why))?.to_string())
            }
            None => None,
        };
        Ok(Call { method: request.method.clone(), url, headers, body, gate })
    }

    /// Sends a read and returns its body with the server's clock.
    pub(super) async fn get(
        &self,
        read: &Read,
        context: &Value,
        next: Option<&Value>,
        gate: Option<&Gate>,
    ) -> Result<(Val, i64), CrmError> {
        let reply = self.transport.send(self.call(&read.request, context, next, gate)?).await?;
        let date = reply.date;
        Ok((self.judge(reply, &[])?, date))
    }

    /// What a status means; the body where it means success.
    pub(super) fn judge(&self, reply: Reply, conflict: &[u16]) -> Result<Val, CrmError> {
        let body =
            if reply.body.is_empty() { Ok(Val::Null) } else { serde_json::from_slice::<Val>(&reply.body) };
        if (200..300).contains(&reply.status) {
            return body.map_err(|_| CrmError::Lost { why: "the answer is no valid JSON".to_owned() });
        }
        let body = body.unwrap_or_default();
        let context = || {
            let mut context = self.context(Map::new());
            context["res"] = json!({"status": reply.status});
            jq::val(&context)
        };
        let says = |filter: &Option<Filter>| {
            filter.as_ref().and_then(|filter| filter.one(body.clone(), context()).ok()).unwrap_or_default()
        };
        let is_busy = matches!(says(&self.profile.http.busy), Val::Bool(true));
        match reply.status {
            401 => Err(CrmError::Unauthorised),
            429 => Err(CrmError::Throttled { after: self.transport.hold(&reply) }),
            _ if is_busy => Err(CrmError::Throttled { after: Duration::from_secs(1) }),
            status if conflict.contains(&status) => Err(CrmError::Conflict),
            status if status >= 500 => Err(CrmError::Lost { why: format!("status {status}") }),
            status => {
                let sentence = says(&self.profile.http.error);
                let sentence: String = jq::text(&sentence).unwrap_or_default().chars().take(300).collect();
                Err(CrmError::Refused { status, sentence: Clean::line(&sentence) })
            }
        }
    }

    /// What response filters see: the request's context, the whole body, and its side-loads by id.
    fn seen(&self, read: &Read, body: &Val) -> Val {
        let mut seen = jq::val(&self.context(Map::new()));
        let side = read.side.iter().map(|name| (Val::utf8_str(name.clone()), indexed(body, name))).collect();
        if let Val::Obj(fields) = &mut seen {
            let fields = Arc::make_mut(fields);
            fields.insert(Val::utf8_str("body"), body.clone());
            fields.insert(Val::utf8_str("side"), Val::obj(side));
        }
        seen
    }

    /// The rows of an answer, each mapped by the profile and decoded.
    pub(super) fn rows<T>(
        &self,
        read: &Read,
        body: Val,
        decode: impl Fn(&Val, super::profile::TimeIn) -> Result<T, BadRow>,
    ) -> Result<Rows<T>, CrmError> {
        let map = read.map.as_ref().or(self.profile.ids.map.as_ref());
        let map = map.ok_or_else(|| unexpected("the profile maps no rows"))?;
        let seen = self.seen(read, &body);
        let mut rows = Rows { good: Vec::new(), bad: Vec::new() };
        for row in raw_rows(read, body, &seen)? {
            let id = id_of(&row);
            let mapped = map.one(row, seen.clone()).map_err(|why| BadRow { id: id.clone(), why });
            match mapped.and_then(|mapped| decode(&mapped, self.profile.http.time)) {
                Ok(good) => rows.good.push(good),
                Err(bad) => rows.bad.push(BadRow { id: bad.id.or(id), why: bad.why }),
            }
        }
        Ok(rows)
    }

    /// How a read goes on after this answer; `None` at its end.
    pub(super) fn next(&self, read: &Read, body: &Val) -> Result<Option<Value>, CrmError> {
        let Some(next) = &read.next else { return Ok(None) };
        let next = next.one(body.clone(), self.seen(read, body)).and_then(|next| jq::json(&next));
        match next.map_err(|why| unexpected(&why))? {
            Value::Null => Ok(None),
            next @ (Value::String(_) | Value::Object(_)) => Ok(Some(next)),
            _ => Err(unexpected("next is neither null, a URL nor parameters")),
        }
    }

    /// A list with all its pages, until `enough` says that the rest does not matter.
    pub(super) async fn list<T>(
        &self,
        read: &Read,
        context: &Value,
        decode: impl Fn(&Val, super::profile::TimeIn) -> Result<T, BadRow>,
        enough: impl Fn(&[T]) -> bool,
    ) -> Result<Rows<T>, CrmError> {
        let mut all = Rows { good: Vec::new(), bad: Vec::new() };
        let mut next = None;
        for _ in 0..PAGES {
            let (body, _) = self.get(read, context, next.as_ref(), None).await?;
            let following = self.next(read, &body)?;
            let page = self.rows(read, body, &decode)?;
            all.good.extend(page.good);
            all.bad.extend(page.bad);
            if following.is_none() || enough(&all.good) {
                return Ok(all);
            }
            if following == next {
                break;
            }
            next = following;
        }
        Err(unexpected("a list repeats its pages"))
    }
}

/// The rows of an answer as they are.
pub(super) fn raw_rows(read: &Read, body: Val, seen: &Val) -> Result<Vec<Val>, CrmError> {
    match &read.rows {
        Some(rows) => rows.all(body, seen.clone()).map_err(|_| unexpected("the answer has no such rows")),
        None => Ok(vec![body]),
    }
}

pub(super) fn id_of(row: &Val) -> Option<String> {
    let Val::Obj(fields) = row else { return None };
    fields.iter().find(|(key, _)| jq::text(key) == Some("id")).and_then(|(_, id)| jq::word(id))
}

/// A list of the body as an object by id, so that each row finds its people at once.
fn indexed(body: &Val, name: &str) -> Val {
    let list = match body {
        Val::Obj(fields) => fields.iter().find(|(key, _)| jq::text(key) == Some(name)).map(|(_, list)| list),
        _ => None,
    };
    let Some(Val::Arr(items)) = list else { return Val::obj(jaq_json::Map::default()) };
    let by_id = items.iter().filter_map(|item| Some((Val::utf8_str(id_of(item)?), item.clone())));
    Val::obj(by_id.collect())
}

fn query(query: &Query, context: &Value) -> Result<Vec<(String, String)>, CrmError> {
    let mut parameters = Vec::new();
    match query {
        Query::Parameters(templates) => {
            for (name, template) in templates {
                if let Some(value) = template.fill(context, plain) {
                    parameters.push((name.clone(), value));
                }
            }
        }
        Query::Filter(filter) => {
            let input = jq::val(context);
            let given = filter.one(input.clone(), input).and_then(|given| jq::json(&given));
            match given.map_err(|why| unexpected(&why))? {
                Value::Object(fields) => push_parameters(&mut parameters, &fields),
                _ => return Err(unexpected("a query filter gave no object")),
            }
        }
    }
    Ok(parameters)
}

/// Parameters of an object: a list repeats its name, null leaves it out.
fn push_parameters(parameters: &mut Vec<(String, String)>, fields: &Map<String, Value>) {
    for (name, value) in fields {
        let values = match value {
            Value::Array(values) => values.as_slice(),
            value => std::slice::from_ref(value),
        };
        for value in values {
            match value {
                Value::String(text) => parameters.push((name.clone(), text.clone())),
                Value::Number(_) | Value::Bool(_) => parameters.push((name.clone(), value.to_string())),
                _ => {}
            }
        }
    }
}

fn add_query(url: &mut Url, parameters: &[(String, String)]) {
    if !parameters.is_empty() {
        url.query_pairs_mut().extend_pairs(parameters);
    }
}
