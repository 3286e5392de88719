//! Reading: the feed with its alternatives, tickets by id, conversations, people, queues, and what became of
//! articles and requests.

use jaq_json::Val;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::answer::{BadRow, Made, Page, Place, Touch};
use super::client::{Client, Inner, Rows, id_of, raw_rows, unexpected};
use super::decode;
use super::error::CrmError;
use super::jq;
use super::profile::{Read, TimeIn};
use crate::domain::ids::TicketId;
use crate::domain::ticket::{Entry, Named, Person, Ticket};

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
        let feeds = &self.profile.changes;
        let first = feeds.iter().position(|feed| name(feed) == place.feed);
        let mut place = if first.is_some() { place.clone() } else { Place::default() };
        for (at, feed) in feeds.iter().enumerate().skip(first.unwrap_or(0)) {
            place.feed = name(feed);
            let stored = place.cursor.is_some() || place.next.is_some();
            match self.page(at, &place).await {
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
        let read = &self.profile.changes[at];
        let mut particular = Map::new();
        particular.insert("since".to_owned(), since(read.since, place.since));
        particular.insert("cursor".to_owned(), json!(place.cursor));
        particular.insert("size".to_owned(), json!(read.size));
        let context = self.context(particular);
        let (body, date) = self.get(read, &context, place.next.as_ref(), Some(&self.feeds[at])).await?;
        let next = self.next(read, &body)?;
        let cursor = match &read.save {
            Some(save) => {
                let saved = save.one(body.clone(), jq::val(&context)).map_err(|why| unexpected(&why))?;
                // The last page of a feed may come without a new cursor: the place stays.
                jq::word(&saved).or_else(|| place.cursor.clone())
            }
            None => None,
        };
        let (tickets, bad, newest) = if read.via_ids {
            self.through_ids(read, body).await?
        } else {
            let client = self.clone();
            let rows = blocking(move || client.tickets(&client.profile.changes[at], body)).await?;
            (rows.good, rows.bad, None)
        };
        let more = next.is_some();
        let mut after = place.clone();
        if read.save.is_some() {
            after.cursor = cursor;
        } else {
            after.began = place.began.or(Some(date));
            let newest = newest.or_else(|| tickets.iter().map(|ticket| ticket.updated.as_second()).max());
            after.newest = place.newest.max(newest);
            after.next = next;
            if !more {
                after = ended(&after, self.profile.http.lag);
            }
        }
        if more && after == *place {
            return Err(unexpected("the feed does not move"));
        }
        Ok(Page { tickets, bad, place: after, more })
    }

    /// Rows that give ids only: the tickets behind them, and the newest change that the rows name.
    async fn through_ids(
        &self,
        read: &Read,
        body: Val,
    ) -> Result<(Vec<Ticket>, Vec<BadRow>, Option<i64>), CrmError> {
        let mut bad = Vec::new();
        let mut ids = Vec::new();
        for row in raw_rows(read, body, &Val::Null)? {
            match id_of(&row) {
                Some(id) => ids.push(TicketId::new(id)),
                None => bad.push(BadRow { id: None, why: "its id is missing".to_owned() }),
            }
        }
        let found = self.by_ids(&ids).await?;
        bad.extend(found.bad);
        Ok((found.tickets, bad, None))
    }

    /// Tickets by id, in as many requests as the CRM's largest batch asks for.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read.
    pub async fn by_ids(&self, ids: &[TicketId]) -> Result<Found, CrmError> {
        let mut found = Found::default();
        for batch in ids.chunks(self.profile.ids.batch) {
            let mut particular = Map::new();
            let batch: Vec<&str> = batch.iter().map(TicketId::as_str).collect();
            particular.insert("ids".to_owned(), json!(batch));
            let (body, _) = self.get(&self.profile.ids, &self.context(particular), None, None).await?;
            let client = self.clone();
            let rows = blocking(move || client.tickets(&client.profile.ids, body)).await?;
            found.tickets.extend(rows.good);
            found.bad.extend(rows.bad);
        }
        Ok(found)
    }

    /// A ticket's whole conversation, oldest first.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read.
    pub async fn timeline(&self, ticket: &TicketId) -> Result<Vec<Entry>, CrmError> {
        let mut particular = Map::new();
        particular.insert("ticket".to_owned(), json!({"id": ticket}));
        let context = self.context(particular);
        let mut entries = Vec::new();
        for read in &self.profile.timeline {
            entries.extend(self.list(read, &context, decode::entry, |_| false).await?.good);
        }
        entries.sort_by_key(|entry: &Entry| entry.at);
        Ok(entries)
    }

    /// The newest updates of a ticket, newest first; `None` where the profile has no way to tell.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read.
    pub async fn history(&self, ticket: &TicketId) -> Result<Option<Vec<Touch>>, CrmError> {
        let Some(read) = &self.profile.history else { return Ok(None) };
        let mut particular = Map::new();
        particular.insert("ticket".to_owned(), json!({"id": ticket}));
        let touch = |row: &Val, _| decode::touch(&self.profile, row);
        // One page holds the updates of a ticket's last hours.
        let rows = self.list(read, &self.context(particular), touch, |_| true).await?;
        Ok(Some(rows.good))
    }

    /// Everybody who may own a ticket.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read.
    pub async fn people(&self) -> Result<Vec<Person>, CrmError> {
        self.all(self.profile.people.as_ref(), decode::person).await
    }

    /// All queues.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read.
    pub async fn queues(&self) -> Result<Vec<Named>, CrmError> {
        self.all(self.profile.queues.as_ref(), decode::named).await
    }

    /// The articles of our section, with what became of them.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read.
    pub async fn articles(&self) -> Result<Vec<Made>, CrmError> {
        self.all(self.profile.articles.as_ref(), decode::made).await
    }

    /// The product requests, with what became of them.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read.
    pub async fn feedbacks(&self) -> Result<Vec<Made>, CrmError> {
        self.all(self.profile.feedbacks.as_ref(), decode::made).await
    }

    async fn all<T>(
        &self,
        read: Option<&Read>,
        decode: impl Fn(&Val, TimeIn) -> Result<T, BadRow>,
    ) -> Result<Vec<T>, CrmError> {
        let Some(read) = read else { return Ok(Vec::new()) };
        Ok(self.list(read, &self.context(Map::new()), decode, |_| false).await?.good)
    }
}

impl Inner {
    /// Tickets of an answer, each with the decision whether it is our tier's work.
    pub(super) fn tickets(&self, read: &Read, body: Val) -> Result<Rows<Ticket>, CrmError> {
        let seen = jq::val(&self.context(Map::new()));
        self.rows(read, body, |row, _| {
            let mut ticket = decode::ticket(&self.profile, row)?;
            ticket.escalated = self.is_escalated(row.clone(), &seen);
            Ok(ticket)
        })
    }

    /// Whether a mapped row is our tier's work; without a filter every ticket is.
    pub(super) fn is_escalated(&self, row: Val, seen: &Val) -> bool {
        self.profile.escalated.as_ref().is_none_or(|filter| {
            filter.one(row, seen.clone()).is_ok_and(|answer| matches!(answer, Val::Bool(true)))
        })
    }
}

/// The name of a feed in stored places: the path as the profile has it.
fn name(feed: &Read) -> String {
    feed.request.path.to_string()
}

fn since(form: TimeIn, at: i64) -> Value {
    match form {
        TimeIn::Epoch => json!(at),
        TimeIn::Rfc3339 => json!(Timestamp::from_second(at).unwrap_or(Timestamp::UNIX_EPOCH).to_string()),
    }
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

/// Decoding a page takes a tenth of a second: not on a thread that others wait for.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, CrmError> + Send + 'static,
) -> Result<T, CrmError> {
    match tokio::task::spawn_blocking(work).await {
        Ok(done) => done,
        Err(_) => Err(unexpected("decoding stopped")),
    }
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
        let rows = client.tickets(&client.profile.ids, jq::val(&body)).unwrap();
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
