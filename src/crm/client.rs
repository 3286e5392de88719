//! A client of one CRM by one profile: builds requests, reads answers, pages, maps. *When* to call, and what to do
//! about an error, is `sync`'s.

use std::sync::{Arc, OnceLock, RwLock};
use std::time::Duration;

use jaq_json::Val;
use jiff::tz::TimeZone;
use reqwest::Url;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use serde_json::{Map, Value, json};
use tokio::sync::OnceCell;

use super::answer::BadRow;
use super::decode::{self, Spelling};
use super::error::CrmError;
use super::failure::{How, Kind};
use super::gate::{Gate, reset};
use super::http::{Call, Reply, Transport};
use super::jq::{self, Filter};
use super::json::json_of;
use super::keeper::Keeper;
use super::looks::Looks;
use super::profile::{Profile, Query, Read, Request};
use super::reads::Which;
use super::rows::{Rows, id_of, raw_rows};
use super::tape::Tape;
use super::template::{plain, segment};
use super::wanted::Wanted;
use super::worker::{self, off};
use crate::domain::clean::Clean;
use crate::domain::ticket::{Named, Person};

/// Most pages of one list (people, a conversation): beyond that it is a loop.
const PAGES: usize = 200;

/// A client; clones share the connection, the rate and the waits.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

/// What the clones of a client share.
pub struct Inner {
    pub(super) profile: Profile,
    pub(super) transport: Transport,
    pub(super) looks: Looks,
    /// The rates of the feeds, in the order of the profile's alternatives.
    pub(super) feeds: Vec<Gate>,
    me: OnceCell<Me>,
    /// People and queues by id, for rows that give ids alone.
    names: RwLock<Names>,
    zone: OnceLock<TimeZone>,
    /// What the filters see beside a row that they judge alone.
    plain: OnceLock<Val>,
}

/// Who we are: as a person, and as the profile's map gave it.
struct Me {
    person: Person,
    mapped: Value,
}

#[derive(Default)]
struct Names {
    people: Option<Val>,
    queues: Option<Val>,
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
        Self::open(profile, None)
    }

    /// A client whose every exchange a tape hears, or answers.
    ///
    /// # Errors
    /// [`CrmError::Secret`] where the reference gives none.
    pub fn heard(profile: Profile, tape: Arc<Tape>) -> Result<Self, CrmError> {
        Self::open(profile, Some(tape))
    }

    fn open(mut profile: Profile, tape: Option<Arc<Tape>>) -> Result<Self, CrmError> {
        let auth = profile.take_auth();
        let keeper = match tape.as_ref().and_then(|tape| tape.login()) {
            Some(login) => Keeper::played(auth, login)?,
            None => Keeper::new(auth)?,
        };
        let mut transport =
            Transport::new(&profile.base, &profile.vars, keeper, profile.http.rate, profile.http.timeout)?;
        if let Some(tape) = tape {
            transport.listen(tape);
        }
        let feeds = profile.reads.changes.iter().map(|read| Gate::new(read.rate)).collect();
        Ok(Self(Arc::new(Inner {
            looks: Looks::of(&profile),
            profile,
            transport,
            feeds,
            me: OnceCell::new(),
            names: RwLock::default(),
            zone: OnceLock::new(),
            plain: OnceLock::new(),
        })))
    }

    /// The profile.
    #[must_use]
    pub fn profile(&self) -> &Profile {
        &self.0.profile
    }

    /// The CRM's clock over this machine's, in seconds, as its answers say.
    #[must_use]
    pub fn skew(&self) -> i64 {
        self.transport.skew.seconds()
    }

    /// Who we are to the CRM, with what we may do there by the profile's `[roles]`; asked once.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read.
    pub async fn me(&self) -> Result<Person, CrmError> {
        let me = self.me.get_or_try_init(|| async {
            let read =
                self.profile.reads.me.as_ref().ok_or_else(|| unexpected("the profile has no read.me"))?;
            let mut context = self.context(Map::new());
            self.beside(read.with.as_deref(), &mut context).await?;
            let answer = self.get(read, &context, None, None, &Wanted::ALL).await?;
            let seen = self.seen(read, &context, &answer);
            let raw = raw_rows(read, answer.body, &seen)?.into_iter().next();
            let map = read.map.as_ref().ok_or_else(|| unexpected("read.me has no map"))?;
            let mapped = raw.map(|row| worker::one(map, row, seen)).transpose()?;
            let mapped = mapped.ok_or_else(|| unexpected("read.me gave nobody"))?;
            let mut person = decode::person(&mapped, self.spelling()).map_err(|bad| unexpected(&bad.why))?;
            let mapped = jq::json(&mapped).map_err(|why| unexpected(&why))?;
            if let Some(zone) = mapped["zone"].as_str().and_then(|name| TimeZone::get(name).ok()) {
                let _first = self.zone.set(zone);
            }
            person.role = Some(Clean::line(self.profile.roles.of(&mapped).as_str()));
            Ok(Me { person, mapped })
        });
        me.await.map(|me| me.person.clone())
    }

    /// Names for rows that give ids alone, where the profile asks for them; read once, and again with every list.
    pub(super) async fn named(&self) -> Result<(), CrmError> {
        let is_known = self.names.read().is_ok_and(|names| names.people.is_some() || names.queues.is_some());
        if self.profile.wants_names && !is_known {
            self.people().await?;
            self.queues().await?;
        }
        Ok(())
    }
}

/// An answer that means success.
pub(super) struct Answer {
    pub(super) body: Val,
    /// The server's clock, seconds since 1970.
    pub(super) date: i64,
    /// Its status, headers and links, as filters see them.
    pub(super) shown: Value,
}

/// Status, headers and links of an answer, as filters see them.
fn shown(reply: &Reply) -> Value {
    let headers: Map<String, Value> = reply
        .headers
        .iter()
        .filter_map(|(name, value)| Some((name.as_str().to_owned(), json!(value.to_str().ok()?))))
        .collect();
    let link = headers.get("link").and_then(Value::as_str).map(links).unwrap_or_default();
    json!({"status": reply.status, "headers": headers, "link": link})
}

/// The addresses of a `Link` header by their relation (RFC 8288).
fn links(header: &str) -> Map<String, Value> {
    let mut links = Map::new();
    let mut rest = header;
    while let Some((url, after)) = rest.split_once('<').and_then(|(_, rest)| rest.split_once('>')) {
        // Parameters end where the next address begins.
        let end = after.find(",<").or_else(|| after.find(", <")).unwrap_or(after.len());
        for parameter in after[..end].split(';') {
            if let Some(("rel", names)) = parameter.trim().trim_end_matches(',').split_once('=') {
                for name in names.trim_matches('"').split_whitespace() {
                    links.insert(name.to_ascii_lowercase(), json!(url));
                }
            }
        }
        rest = &after[end..];
    }
    links
}

fn by_id<'a>(listed: impl Iterator<Item = (&'a str, Value)>) -> Val {
    Val::obj(listed.map(|(id, value)| (Val::utf8_str(id.to_owned()), jq::val(&value))).collect())
}

pub(super) fn unexpected(why: &str) -> CrmError {
    CrmError::Protocol { why: why.to_owned() }
}

impl Inner {
    /// What requests see of us: `vars`, `base`, and what is particular to the request.
    pub(super) fn context(&self, particular: Map<String, Value>) -> Value {
        let mut context = particular;
        context.insert("vars".to_owned(), self.profile.vars.clone());
        let base = self.transport.base().map_or_else(|_| self.profile.base(), Url::as_str);
        context.insert("base".to_owned(), json!(base.trim_end_matches('/')));
        context.insert("auth".to_owned(), self.transport.shown());
        if let Some(me) = self.me.get() {
            context.insert("me".to_owned(), me.mapped.clone());
        }
        context.entry("size").or_insert_with(|| json!(self.profile.http.size));
        Value::Object(context)
    }

    /// What filters see that judge a row alone.
    pub(super) fn plain_context(&self) -> &Val {
        self.plain.get_or_init(|| jq::val(&self.context(Map::new())))
    }

    /// The zone of times that name none, where the profile leaves it to us.
    pub(super) fn own_zone(&self) -> &TimeZone {
        self.zone.get().unwrap_or(const { &TimeZone::UTC })
    }

    pub(super) fn spelling(&self) -> Spelling<'_> {
        Spelling { times: &self.profile.http.times, own: self.own_zone() }
    }

    pub(super) fn keep_people(&self, people: &[Person]) {
        let listed = people.iter().map(|person| {
            (person.id.as_str(), json!({"id": person.id, "name": person.name, "email": person.email}))
        });
        if let Ok(mut names) = self.names.write() {
            names.people = Some(by_id(listed));
        }
    }

    pub(super) fn keep_queues(&self, queues: &[Named]) {
        let listed =
            queues.iter().map(|queue| (queue.id.as_str(), json!({"id": queue.id, "name": queue.name})));
        if let Ok(mut names) = self.names.write() {
            names.queues = Some(by_id(listed));
        }
    }

    /// The URL and the rest of a request. `next` goes on from the answer before: a URL, or parameters of the query
    /// (of the body, where there is one).
    pub(super) fn call<'a>(
        &self,
        request: &Request,
        context: &Value,
        next: Option<&Value>,
        gate: Option<&'a Gate>,
    ) -> Result<Call<'a>, CrmError> {
        let empty = || unexpected(&format!("a place in the path {} is empty", request.path));
        let mut url = self.transport.at(&request.path.fill(context, segment).ok_or_else(empty)?)?;
        if let Some(Value::String(link)) = next {
            url = self.transport.own(link)?;
        } else {
            let mut parameters = parameters(&request.query, context)?;
            if let (Some(Value::Object(more)), None) = (next, &request.body) {
                parameters.retain(|(name, _)| !more.contains_key(name));
                push_parameters(&mut parameters, more);
            }
            add_query(&mut url, &parameters);
        }
        let mut headers = HeaderMap::new();
        for (name, value) in parameters(&self.profile.http.headers, context)?
            .into_iter()
            .chain(parameters(&request.headers, context)?)
        {
            if let (Ok(name), Ok(value)) =
                (HeaderName::from_bytes(name.as_bytes()), HeaderValue::from_str(&value))
            {
                headers.insert(name, value);
            }
        }
        let body = match &request.body {
            Some(filter) => {
                let input = jq::val(context);
                let mut body = worker::json(filter, input.clone(), input)?;
                if let (Value::Object(fields), Some(Value::Object(more))) = (&mut body, next) {
                    fields.extend(more.clone());
                }
                Some(body.to_string())
            }
            None => None,
        };
        Ok(Call { method: request.method.clone(), url, headers, body, gate })
    }

    /// Sends a read and returns what came.
    pub(super) async fn get(
        &self,
        read: &Read,
        context: &Value,
        next: Option<&Value>,
        gate: Option<&Gate>,
        wanted: &Wanted,
    ) -> Result<Answer, CrmError> {
        self.transport.ready().await?;
        let reply = self.transport.send(self.call(&read.request, context, next, gate)?).await?;
        self.judge(reply, &[], wanted)
    }

    /// What a status means; the body, as far as it is wanted, where it means success.
    pub(super) fn judge(&self, reply: Reply, conflict: &[u16], wanted: &Wanted) -> Result<Answer, CrmError> {
        let wanted = if (200..300).contains(&reply.status) { wanted } else { &Wanted::ALL };
        let body = if reply.body.is_empty() { Ok(Val::Null) } else { json_of(&reply.body, wanted) };
        if (200..300).contains(&reply.status) {
            let body = body.map_err(|_| CrmError::Lost { why: "the answer is no valid JSON".to_owned() })?;
            return Ok(Answer { body, date: reply.date, shown: shown(&reply) });
        }
        let body = body.unwrap_or_default();
        let context = || {
            let mut context = self.context(Map::new());
            context["res"] = shown(&reply);
            jq::val(&context)
        };
        let says = |filter: &Option<Filter>| {
            let answer = filter.as_ref().and_then(|filter| worker::one(filter, body.clone(), context()).ok());
            answer.unwrap_or_default()
        };
        let is_busy = matches!(says(&self.profile.http.busy), Val::Bool(true));
        match reply.status {
            401 => Err(CrmError::Unauthorised),
            429 => Err(CrmError::Throttled { after: self.transport.hold(&reply) }),
            503 if reply.retry_after.is_some() => {
                Err(CrmError::Throttled { after: self.transport.hold(&reply) })
            }
            _ if is_busy => {
                let says_when = reply.retry_after.is_some() || reset(&reply.headers, reply.date).is_some();
                let after = if says_when { self.transport.hold(&reply) } else { Duration::from_secs(1) };
                Err(CrmError::Throttled { after })
            }
            status if conflict.contains(&status) => Err(CrmError::Conflict),
            status if status >= 500 => Err(CrmError::Lost { why: format!("status {status}") }),
            status => {
                let sentence = says(&self.profile.http.error);
                let sentence: String = jq::text(&sentence).unwrap_or_default().chars().take(300).collect();
                Err(CrmError::Refused { status, sentence: Clean::line(&sentence) })
            }
        }
    }

    /// What response filters see: the request's context, the answer with its headers, its side-loads by id, and names.
    pub(super) fn seen(&self, read: &Read, context: &Value, answer: &Answer) -> Val {
        let mut seen = jq::val(context);
        let side = read.side.iter().map(|name| (Val::utf8_str(name.clone()), indexed(&answer.body, name)));
        let side = side.collect();
        if let Val::Obj(fields) = &mut seen {
            let fields = Arc::make_mut(fields);
            fields.insert(Val::utf8_str("body"), answer.body.clone());
            fields.insert(Val::utf8_str("side"), Val::obj(side));
            fields.insert(Val::utf8_str("res"), jq::val(&answer.shown));
            if let Ok(names) = self.names.read() {
                for (key, known) in [("people", &names.people), ("queues", &names.queues)] {
                    fields.insert(Val::utf8_str(key), known.clone().unwrap_or_default());
                }
            }
        }
        seen
    }
}

impl Client {
    /// What `with` reads before, in the context of the request that wants it.
    pub(super) async fn beside(&self, with: Option<&Read>, context: &mut Value) -> Result<(), CrmError> {
        let Some(with) = with else { return Ok(()) };
        let mut rows: Vec<Value> = Vec::new();
        let mut pages = Pages::default();
        while let Some(place) = pages.place(context) {
            let answer = self.get(with, &place, pages.next.as_ref(), None, &Wanted::ALL).await?;
            let seen = self.seen(with, &place, &answer);
            let following = next(with, &answer, &seen)?;
            let raw = raw_rows(with, answer.body, &seen)?;
            let page: Result<Vec<Value>, String> = raw.iter().map(jq::json).collect();
            let page = page.map_err(|why| unexpected(&why))?;
            pages.turn(following, page.len())?;
            rows.extend(page);
        }
        context["with"] = Value::Array(rows);
        Ok(())
    }

    /// A list with all its pages, until `enough` says that the rest does not matter.
    pub(super) async fn list<T: Send + 'static>(
        &self,
        which: Which,
        context: Value,
        decode: impl Fn(&Val, Spelling<'_>) -> Result<T, BadRow> + Clone + Send + 'static,
        enough: impl Fn(&[T]) -> bool,
    ) -> Result<Rows<T>, CrmError> {
        let take = move |client: &Self, read: &Read, answer: Answer, seen: &Val| {
            client.rows(read, answer, seen, &decode)
        };
        self.pages(which, context, take, enough).await
    }

    /// The same, each page taken as a whole.
    pub(super) async fn pages<T: Send + 'static>(
        &self,
        which: Which,
        mut context: Value,
        take: impl Fn(&Self, &Read, Answer, &Val) -> Result<Rows<T>, CrmError> + Clone + Send + 'static,
        enough: impl Fn(&[T]) -> bool,
    ) -> Result<Rows<T>, CrmError> {
        let mut all = Rows { good: Vec::new(), bad: Vec::new() };
        let Some(read) = which.of(&self.profile) else { return Ok(all) };
        self.beside(read.with.as_deref(), &mut context).await?;
        let wanted = if matches!(which, Which::Ids) { &self.looks.ids } else { &Wanted::ALL };
        let mut pages = Pages::default();
        while let Some(place) = pages.place(&context) {
            let answer = self.get(read, &place, pages.next.as_ref(), None, wanted).await?;
            let (client, take) = (self.clone(), take.clone());
            let (next, page) = off(move || {
                let read = which.of(&client.profile).ok_or_else(|| unexpected("the section is gone"))?;
                let seen = client.seen(read, &place, &answer);
                Ok((next(read, &answer, &seen)?, take(&client, read, answer, &seen)?))
            })
            .await?;
            pages.turn(next, page.good.len() + page.bad.len())?;
            all.good.extend(page.good);
            all.bad.extend(page.bad);
            if enough(&all.good) {
                break;
            }
        }
        Ok(all)
    }
}

/// The pages of a list as they are turned.
#[derive(Default)]
struct Pages {
    next: Option<Value>,
    turned: usize,
    rows: usize,
    ended: bool,
}

impl Pages {
    /// The context of the next page; `None` after the last one.
    fn place(&self, context: &Value) -> Option<Value> {
        if self.ended {
            return None;
        }
        let mut place = context.clone();
        place["page"] = json!(self.turned + 1);
        place["offset"] = json!(self.rows);
        Some(place)
    }

    fn turn(&mut self, next: Option<Value>, rows: usize) -> Result<(), CrmError> {
        self.turned += 1;
        self.rows += rows;
        self.ended = next.is_none();
        if !self.ended && (next == self.next || self.turned >= PAGES) {
            return Err(unexpected("a list repeats its pages"));
        }
        self.next = next;
        Ok(())
    }
}

/// How a read goes on after this answer; `None` at its end.
pub(super) fn next(read: &Read, answer: &Answer, seen: &Val) -> Result<Option<Value>, CrmError> {
    let Some(next) = &read.next else { return Ok(None) };
    match worker::json(next, answer.body.clone(), seen.clone())? {
        Value::Null => Ok(None),
        found @ (Value::String(_) | Value::Object(_)) => Ok(Some(found)),
        other => Err(next.failed(How::Gave(Kind::of(&jq::val(&other))))),
    }
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

fn parameters(query: &Query, context: &Value) -> Result<Vec<(String, String)>, CrmError> {
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
            match worker::json(filter, input.clone(), input)? {
                Value::Object(fields) => push_parameters(&mut parameters, &fields),
                other => return Err(filter.failed(How::Gave(Kind::of(&jq::val(&other))))),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_of_an_answer_are_known_by_their_relation() {
        let header = "<https://x.example/t?page=2&a=b,c>; rel=\"next\", <https://x.example/t?page=9>; title=\"z\"; rel=last";
        let found = links(header);
        assert_eq!(found["next"], "https://x.example/t?page=2&a=b,c");
        assert_eq!(found["last"], "https://x.example/t?page=9");
        assert!(links("nonsense").is_empty());
    }
}
