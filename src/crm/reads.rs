//! Reading: the feed with its alternatives, tickets by id, conversations, people, queues, and what became of
//! articles and requests.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use bytes::Bytes;
use jaq_json::Val;
use serde_json::{Map, Value, json};

use super::answer::{BadRow, Made, Page, Place, Touch};
use super::client::{Answer, Client, Inner, next, unexpected};
use super::decode::{self, Spelling};
use super::error::CrmError;
use super::jq;
use super::json::json_of;
use super::profile::{Profile, Read};
use super::rows::{Rows, id_of, raw_rows};
use super::walk::{Row, Turn, Walk};
use super::wanted::Wanted;
use super::worker::{self, off};
use super::writes::Target;
use crate::domain::clean::Clean;
use crate::domain::ids::TicketId;
use crate::domain::ticket::{Entry, Gone, Named, Person, Ticket};

/// A list of a profile.
#[derive(Debug, Clone, Copy)]
pub(super) enum Which {
    Ids,
    Timeline(usize),
    People,
    Queues,
    Fields,
    History,
    Articles,
    Feedbacks,
    /// A place where markers of writes are found.
    Markers(usize),
    /// Where a document is found by its key.
    Made(Target),
}

impl Which {
    pub(super) fn of(self, profile: &Profile) -> Option<&Read> {
        match self {
            Self::Ids => profile.reads.ids.as_ref(),
            Self::Timeline(at) => profile.reads.timeline.get(at),
            Self::People => profile.reads.people.as_ref(),
            Self::Queues => profile.reads.queues.as_ref(),
            Self::Fields => profile.reads.fields.as_ref(),
            Self::History => profile.reads.history.as_ref(),
            Self::Articles => profile.reads.articles.as_ref(),
            Self::Feedbacks => profile.reads.feedbacks.as_ref(),
            Self::Markers(at) => profile.places_of_markers().nth(at),
            Self::Made(target) => target.of(profile)?.find.as_ref(),
        }
    }
}

/// Tickets that were found, and rows that do not map.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// Tickets; an id that the CRM does not (or no longer) shows is absent.
    pub tickets: Vec<Ticket>,
    /// Rows that do not map.
    pub bad: Vec<BadRow>,
}

impl Place {
    /// The place from which a feed starts again when its cursor is refused.
    #[must_use]
    pub fn restarted(&self) -> Self {
        Self { feed: self.feed.clone(), since: self.since, ..Self::default() }
    }
}

impl Client {
    /// One page of the feed of changes from a place on. Alternatives of the feed are tried in order: one that
    /// is forbidden gives way to the next.
    ///
    /// # Errors
    /// [`CrmError::Place`] where the stored cursor is refused: go on from [`Place::restarted`]. Else any
    /// [`CrmError`] of a read.
    pub async fn changes(&self, place: &Place) -> Result<Page, CrmError> {
        let feeds = &self.profile.reads.changes;
        let first = feeds.iter().position(|feed| name(feed) == place.feed);
        let mut place = if first.is_some() { place.clone() } else { Place::default() };
        for (at, feed) in feeds.iter().enumerate().skip(first.unwrap_or(0)) {
            place.feed = name(feed);
            // The address of the CRM was changed since: its links lead elsewhere.
            let links = place.cursor.as_deref().filter(|cursor| cursor.starts_with("http"));
            let links = links.into_iter().chain(place.next.as_ref().and_then(Value::as_str));
            if links.into_iter().any(|link| matches!(self.transport.own(link), Err(CrmError::Foreign { .. })))
            {
                return Err(CrmError::Place);
            }
            let stored = place.cursor.is_some() || place.next.is_some();
            match Box::pin(self.page(at, &place)).await {
                Err(CrmError::Refused { status: 403, .. }) if at + 1 < feeds.len() => {
                    place = Place::default();
                }
                Err(CrmError::Refused { status: 400 | 404 | 410 | 422, .. }) if stored => {
                    return Err(CrmError::Place);
                }
                answer => return answer,
            }
        }
        Err(unexpected("the profile has no feed"))
    }

    async fn page(&self, at: usize, place: &Place) -> Result<Page, CrmError> {
        if self.profile.http.times.zone.is_none() {
            self.me().await?;
        }
        self.named().await?;
        let read = &self.profile.reads.changes[at];
        let walk =
            place.walk.clone().unwrap_or_else(|| Walk::new(place.since, read.snapshot || read.via_ids));
        let mut particular = Map::new();
        particular.insert("since".to_owned(), self.written(read, walk.from));
        // Some feeds count back from now instead of on from a time.
        particular.insert("now".to_owned(), self.now());
        particular.insert("cursor".to_owned(), json!(place.cursor));
        particular.insert("size".to_owned(), json!(read.size));
        particular.insert("page".to_owned(), json!(walk.page + 1));
        particular.insert("offset".to_owned(), json!(walk.rows));
        let mut context = self.context(particular);
        self.beside(read.with.as_deref(), &mut context).await?;
        // A place that the server names by an address is asked for there.
        let link = place.cursor.as_ref().filter(|cursor| cursor.starts_with("http")).map(|url| json!(url));
        let next = place.next.as_ref().or(link.as_ref());
        let answer = self.get(read, &context, next, Some(&self.feeds[at]), &self.looks.feeds[at]).await?;
        let date = answer.date;
        let client = self.clone();
        let (next, saved, rows) = off(move || client.taken_apart(at, &context, answer)).await?;
        // A page that leads away is refused whole: nothing of it is kept, least of all where it leads to.
        let saved_link = saved.as_deref().filter(|saved| saved.starts_with("http"));
        for link in next.as_ref().and_then(Value::as_str).into_iter().chain(saved_link) {
            self.transport.own(link)?;
        }
        // A cursor that leads to itself. Where our own numbers turn the pages, nothing stands there.
        let leads = matches!(&next, Some(Value::String(_)))
            || matches!(&next, Some(Value::Object(fields)) if !fields.is_empty());
        if leads && next == place.next {
            return Err(unexpected("the feed does not move"));
        }
        let (tickets, bad) = match rows {
            Listed::Tickets(rows) => (rows.good, rows.bad),
            Listed::Ids(ids, bad) => {
                let mut found = self.by_ids(&ids).await?;
                // What is named and not shown is asked for once more: it went, or the answer was another one's.
                let here = |id: &TicketId| {
                    found.tickets.iter().any(|ticket| ticket.id == *id)
                        || found.bad.iter().any(|bad| bad.id.as_deref() == Some(id.as_str()))
                };
                let absent: Vec<TicketId> = ids.iter().filter(|id| !here(id)).cloned().collect();
                if !absent.is_empty() {
                    let again = self.by_ids(&absent).await?;
                    found.tickets.extend(again.tickets);
                    found.bad.extend(again.bad);
                }
                (found.tickets, bad.into_iter().chain(found.bad).collect())
            }
        };
        let newest = tickets.iter().map(|ticket| ticket.updated.as_second()).max();
        let mut after = Place { newest: place.newest.max(newest), ..place.clone() };
        let more;
        if read.save.is_some() {
            more = next.is_some();
            // The last page of a feed may come without a new cursor: the place stays.
            after.next = if saved.is_some() { None } else { next };
            after.cursor = saved.or_else(|| place.cursor.clone());
            if !more {
                let since =
                    after.newest.map_or(0, |newest| newest.saturating_sub(self.profile.http.times.lag));
                after.since = place.since.max(since);
            }
        } else {
            after.began = place.began.or(Some(date));
            let seen: Vec<Row> = tickets.iter().map(seen).collect();
            let stamp = |at| self.written(read, at);
            match walk.turn(&seen, next, read.cap, stamp) {
                Turn::End => {
                    more = false;
                    after = ended(&after, self.profile.http.times.lag);
                }
                Turn::Go(walk, next) => {
                    more = true;
                    (after.walk, after.next) = (Some(walk), next);
                }
                Turn::Capped => {
                    let cap = read.cap.unwrap_or_default();
                    return Err(unexpected(&format!(
                        "more than {cap} tickets carry one time, and the CRM shows no more"
                    )));
                }
            }
        }
        if more && after == *place {
            return Err(unexpected("the feed does not move"));
        }
        Ok(Page { tickets, bad, place: after, more })
    }

    /// Tickets by id, in as many requests as the CRM's largest batch asks for. One that was merged into another is
    /// found as gone.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read.
    pub async fn by_ids(&self, ids: &[TicketId]) -> Result<Found, CrmError> {
        self.named().await?;
        let mut found = Found::default();
        if let Some(read) = &self.profile.reads.ids {
            for batch in ids.chunks(read.batch) {
                let mut particular = Map::new();
                particular.insert("ids".to_owned(), json!(batch));
                particular.insert("size".to_owned(), json!(read.size.max(batch.len() as u32)));
                let take = |client: &Self, read: &Read, answer: Answer, seen: &Val| {
                    client.tickets(read, answer, seen)
                };
                let rows = self.pages(Which::Ids, self.context(particular), take, |_| false).await?;
                // A cache in between that mixes its answers up would else hide rows for good.
                if rows.good.iter().any(|ticket| !batch.contains(&ticket.id)) {
                    return Err(unexpected("the answer is to another question"));
                }
                found.tickets.extend(rows.good);
                found.bad.extend(rows.bad.into_iter().filter(|bad| bad.why != decode::GONE));
            }
        }
        if self.profile.reads.ticket.is_some() {
            let seen: BTreeSet<&str> = found.tickets.iter().map(|ticket| ticket.id.as_str()).collect();
            let bad: BTreeSet<&str> = found.bad.iter().filter_map(|bad| bad.id.as_deref()).collect();
            let absent = ids.iter().filter(|id| !seen.contains(id.as_str()) && !bad.contains(id.as_str()));
            let absent: Vec<TicketId> = absent.cloned().collect();
            for id in absent {
                match Box::pin(self.one(&id)).await {
                    Ok((ticket, _)) => found.tickets.push(ticket),
                    Err(CrmError::Refused { status: 403 | 404 | 410, .. }) => {}
                    Err(error) => return Err(error),
                }
            }
        }
        Ok(found)
    }

    /// One ticket with its `ETag`, by `read.ticket`. An answer with another id is the ticket that it was merged into.
    pub(super) async fn one(&self, id: &TicketId) -> Result<(Ticket, Option<String>), CrmError> {
        let read = self.profile.reads.ticket.as_ref();
        let read = read.ok_or_else(|| CrmError::Cannot { action: "read.ticket".to_owned() })?;
        let mut particular = Map::new();
        particular.insert("ticket".to_owned(), json!({"id": id}));
        particular.insert("ids".to_owned(), json!([id]));
        let mut context = self.context(particular);
        self.beside(read.with.as_deref(), &mut context).await?;
        let answer = self.get(read, &context, None, None, &Wanted::ALL).await?;
        let tag = answer.shown["headers"]["etag"].as_str().map(str::to_owned);
        let client = self.clone();
        let rows = off(move || {
            let read =
                client.profile.reads.ticket.as_ref().ok_or_else(|| unexpected("the section is gone"))?;
            let seen = client.seen(read, &context, &answer);
            client.tickets(read, answer, &seen)
        });
        let rows = rows.await?;
        if let Some(bad) = rows.bad.first() {
            return Err(unexpected(&bad.why));
        }
        let none = || CrmError::Refused { status: 404, sentence: Clean::default() };
        let mut ticket = rows.good.into_iter().next().ok_or_else(none)?;
        if ticket.id != *id {
            let into = std::mem::replace(&mut ticket.id, id.clone());
            ticket.key = Clean::line(id.as_str());
            ticket.gone = Some(Gone::Merged(Some(into)));
        }
        Ok((ticket, tag))
    }

    /// A ticket's whole conversation, oldest first.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read.
    pub async fn timeline(&self, ticket: &TicketId) -> Result<Vec<Entry>, CrmError> {
        let mut entries = Vec::new();
        for at in 0..self.profile.reads.timeline.len() {
            let mut particular = Map::new();
            particular.insert("ticket".to_owned(), json!({"id": ticket}));
            let context = self.context(particular);
            let which = Which::Timeline(at);
            entries.extend(self.list(which, context, decode::entry, |_| false).await?.good);
        }
        entries.sort_by_key(|entry: &Entry| entry.at);
        Ok(entries)
    }

    /// Everybody who may own a ticket.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read.
    pub async fn people(&self) -> Result<Vec<Person>, CrmError> {
        let people = self.all(Which::People, decode::person).await?;
        self.keep_people(&people);
        Ok(people)
    }

    /// All queues.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read.
    pub async fn queues(&self) -> Result<Vec<Named>, CrmError> {
        let queues = self.all(Which::Queues, decode::named).await?;
        self.keep_queues(&queues);
        Ok(queues)
    }

    /// The updates of a ticket, newest first; `None` where the profile has no way to tell.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read.
    pub async fn history(&self, ticket: &TicketId) -> Result<Option<Vec<Touch>>, CrmError> {
        if self.profile.reads.history.is_none() {
            return Ok(None);
        }
        let mut particular = Map::new();
        particular.insert("ticket".to_owned(), json!({"id": ticket}));
        let client = self.clone();
        let touch =
            move |row: &Val, spelling: Spelling<'_>| decode::touch(&client.profile.tables, row, spelling);
        let mut touches = self.list(Which::History, self.context(particular), touch, |_| false).await?.good;
        // Some begin with the oldest.
        touches.sort_by_key(|touch| std::cmp::Reverse(touch.at));
        Ok(Some(touches))
    }

    /// The CRM's own fields by id and name, where it lists them.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read.
    pub async fn fields(&self) -> Result<Vec<Named>, CrmError> {
        self.all(Which::Fields, decode::named).await
    }

    /// The articles of our section, with what became of them.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read.
    pub async fn articles(&self) -> Result<Vec<Made>, CrmError> {
        self.all(Which::Articles, decode::made).await
    }

    /// The product requests, with what became of them.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read.
    pub async fn feedbacks(&self) -> Result<Vec<Made>, CrmError> {
        self.all(Which::Feedbacks, decode::made).await
    }

    async fn all<T: Send + 'static>(
        &self,
        which: Which,
        decode: impl Fn(&Val, Spelling<'_>) -> Result<T, BadRow> + Clone + Send + 'static,
    ) -> Result<Vec<T>, CrmError> {
        Ok(self.list(which, self.context(Map::new()), decode, |_| false).await?.good)
    }
}

impl Client {
    /// The tickets of an answer of the feed, as a pull maps them. Asks nobody, and takes as long as it takes: for
    /// measuring, and for trying a profile on a page that lies on the disk.
    ///
    /// # Errors
    /// [`CrmError::Protocol`] where the answer is not what the profile says.
    pub fn mapped(&self, answer: &[u8]) -> Result<Found, CrmError> {
        let feed = self.profile.reads.changes.first().zip(self.looks.feeds.first());
        let (read, wanted) = feed.ok_or_else(|| unexpected("the profile has no feed"))?;
        let body = json_of(&Bytes::copy_from_slice(answer), wanted)
            .map_err(|_| unexpected("the answer is no valid JSON"))?;
        let answer = Answer { body, date: 0, shown: Value::Null };
        let seen = self.seen(read, &self.context(Map::new()), &answer);
        let rows = self.tickets(read, answer, &seen)?;
        Ok(Found { tickets: rows.good, bad: rows.bad })
    }
}

/// The rows of a feed: tickets, or the ids of some.
enum Listed {
    Tickets(Rows<Ticket>),
    Ids(Vec<TicketId>, Vec<BadRow>),
}

impl Inner {
    /// An answer of a feed: how it goes on, the place that the server names, and its rows.
    fn taken_apart(
        &self,
        at: usize,
        context: &Value,
        answer: Answer,
    ) -> Result<(Option<Value>, Option<String>, Listed), CrmError> {
        let read = &self.profile.reads.changes[at];
        let seen = self.seen(read, context, &answer);
        let following = next(read, &answer, &seen)?;
        let saved = match &read.save {
            Some(save) => worker::one(save, answer.body.clone(), seen.clone())?,
            None => Val::Null,
        };
        let saved = jq::word(&saved).map(Cow::into_owned);
        if !read.via_ids {
            let mut rows = self.tickets(read, answer, &seen)?;
            rows.bad.retain(|bad| bad.why != decode::GONE);
            return Ok((following, saved, Listed::Tickets(rows)));
        }
        let (mut ids, mut bad) = (Vec::new(), Vec::new());
        for row in raw_rows(read, answer.body, &seen)? {
            match id_of(&row) {
                Some(id) => ids.push(TicketId::new(id)),
                None => bad.push(BadRow { id: None, why: "its id is missing".to_owned() }),
            }
        }
        Ok((following, saved, Listed::Ids(ids, bad)))
    }

    /// A time as the read's request has it.
    fn written(&self, read: &Read, second: i64) -> Value {
        self.profile.http.times.write(&read.since, second, self.own_zone())
    }
}

/// A ticket as the walk sees it.
fn seen(ticket: &Ticket) -> Row {
    let mut hash = DefaultHasher::new();
    (ticket.id.as_str(), ticket.updated.as_nanosecond(), &ticket.version).hash(&mut hash);
    Row { at: ticket.updated.as_second(), sum: hash.finish() }
}

/// The name of a feed in stored places: the path as the profile has it.
fn name(feed: &Read) -> String {
    feed.request.path.to_string()
}

/// The end of a walk by time: the next one starts where this one began, or at the newest change that it saw where
/// that is older, less the time by which the feed may trail behind. Both are the server's clock.
fn ended(place: &Place, lag: i64) -> Place {
    let until = match (place.began, place.newest) {
        (Some(began), Some(newest)) => began.min(newest).saturating_sub(lag),
        _ => place.since,
    };
    Place { since: until.max(place.since), ..place.restarted() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_walk_starts_early_enough_to_see_what_changed_meanwhile() {
        let place = Place {
            feed: "/x".to_owned(),
            since: 100,
            began: Some(1_000),
            newest: Some(1_500),
            next: Some(json!({"page": 2})),
            ..Place::default()
        };
        assert_eq!(ended(&place, 60), Place { feed: "/x".to_owned(), since: 940, ..Place::default() });
        let quiet = Place { newest: None, ..place.clone() };
        assert_eq!(ended(&quiet, 60).since, 100, "a walk that saw nothing stays where it was");
        let old = Place { newest: Some(120), ..place };
        assert_eq!(ended(&old, 60).since, 100, "never backwards");
    }

    fn client() -> Client {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let settings = crate::config::CrmSettings {
            auth: Some(json!({"type": "bearer", "token": "cmd:echo x"})),
            ..Default::default()
        };
        let text = include_str!("../../config/crm/zendesk.toml");
        let profile = super::super::Profile::compile("crm/zendesk.toml", text, &settings).unwrap();
        Client::new(profile).unwrap()
    }

    /// The row that the maker's manual shows, with its side-loads.
    #[test]
    fn a_row_of_the_manual_becomes_a_ticket() {
        let body = json!({
            "tickets": [{
                "id": 35436, "url": "https://example.zendesk.com/api/v2/tickets/35436.json", "external_id": "ahg35h3jh",
                "created_at": "2009-07-20T22:55:29Z", "updated_at": "2011-05-05T10:38:52Z", "type": "incident",
                "subject": "Help, my printer is on fire!", "raw_subject": "{{dc.printer_on_fire}}",
                "description": "The fire is very colorful.", "priority": "high", "status": "open", "recipient": null,
                "requester_id": 20_978_392, "submitter_id": 76_872, "assignee_id": 235_323, "organization_id": 509_974,
                "group_id": 98738, "collaborator_ids": [35334], "due_at": null, "tags": ["enterprise", "other_tag"],
                "via": {"channel": "web"}, "satisfaction_rating": {"id": 1234, "score": "good"},
                "custom_fields": [{"id": 360_000_000_008_u64, "value": "PAY-01"}, {"id": 27_648, "value": "yes"},
                    {"id": 360_000_000_001_u64, "value": null}],
                "comment_count": 3, "metric_set": {"solved_at": null}
            }],
            "users": [{"id": 235_323, "name": "Ann", "email": "ann@example.com", "role": "agent"}],
            "groups": [{"id": 98738, "name": "Escalations"}],
            "organizations": []
        });
        let client = client();
        let read = client.profile.reads.ids.as_ref().unwrap();
        let mapped = |wanted: &Wanted| {
            let body = json_of(&body.to_string().into(), wanted).unwrap();
            let answer = Answer { body, date: 0, shown: Value::Null };
            let seen = client.seen(read, &client.context(Map::new()), &answer);
            client.tickets(read, answer, &seen).unwrap()
        };
        let rows = mapped(&client.looks.ids);
        assert_eq!(rows.good, mapped(&Wanted::ALL).good, "what is skipped would have changed nothing");
        let ticket = &rows.good[0];
        assert_eq!(ticket.url.as_ref().unwrap().as_str(), "https://example.zendesk.com/agent/tickets/35436");
        assert_eq!(ticket.assignee.as_ref().unwrap().name.as_str(), "Ann");
        let customer = ticket.requester.as_ref().unwrap();
        assert_eq!(
            (customer.id.as_str(), customer.name.as_str()),
            ("20978392", ""),
            "no side-load: the id alone"
        );
        assert_eq!(ticket.facts.len(), 1, "foreign and empty fields stay out");
        assert_eq!(
            (ticket.version.as_deref(), ticket.mark.as_deref()),
            (Some("2011-05-05T10:38:52Z"), Some("3"))
        );
        assert!(ticket.escalated && ticket.gone.is_none());
    }
}
