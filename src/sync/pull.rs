//! Pulling: the feed, then what it cannot tell (tickets that went, conversations that went on, people, queues, what
//! became of proposals).

use std::collections::{BTreeSet, HashSet};
use std::sync::atomic::Ordering;

use futures_util::future::join_all;
use jiff::Timestamp;
use tokio::time::Instant;

use super::engine::{Engine, Listener, Stop};
use super::report::Event;
use crate::crm::{BadRow, CrmError, Found, Page, Place};
use crate::domain::ids::TicketId;
use crate::domain::proposal::Kind;
use crate::domain::say::Say;
use crate::domain::ticket::Gone;
use crate::store::{PulledPage, Quarantined, Store};

/// The name of the feed in the store.
const FEED: &str = "tickets";
/// Conversations that are fetched side by side.
const ABREAST: usize = 4;
/// Conversations that are asked after at once.
const THREADS: usize = 1_000;
/// So many times that are fetched whatever the time.
const UNASKED: usize = 12;
/// How many histories a pull reads at most of tickets that only fields of changed.
const HISTORIES: usize = 50;

/// What a pull has seen so far.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Seen {
    rows: u64,
    pub(super) changed: u64,
    bad: u64,
}

impl Seen {
    fn event(self, done: bool) -> Event {
        Event::Pulled { seen: self.rows, changed: self.changed, bad: self.bad, done }
    }
}

impl Engine {
    /// Pulls everything that is new. With `sweep`, also what the feed cannot tell, of so many open tickets at most. Returns
    /// where the feed stopped.
    pub(super) async fn pull(
        &self,
        tell: Listener<'_>,
        sweep: Option<usize>,
    ) -> Result<Option<String>, Stop> {
        self.greet().await?;
        if sweep.is_some() {
            self.lists(tell).await?;
        }
        let began = self.now();
        let (place, mut seen) = self.walk(tell).await?;
        tell(seen.event(true));
        self.heed_clock(tell).await?;
        if let Some(most) = sweep {
            self.look_again(tell).await?;
            let before = seen.changed;
            self.reconcile(&place, began, &mut seen, tell).await?;
            self.sweep(most, &mut seen, tell).await?;
            if seen.changed != before {
                tell(seen.event(true));
            }
            self.read_back(tell).await?;
        }
        self.threads(tell).await?;
        Ok(place.cursor.or_else(|| {
            jiff::Timestamp::from_second(place.since)
                .ok()
                .filter(|_| place.since > 0)
                .map(|at| at.to_string())
        }))
    }

    /// Walks the feed to its end. The place moves in the transaction that takes the rows.
    async fn walk(&self, tell: Listener<'_>) -> Result<(Place, Seen), Stop> {
        let stored = self.on_store(|store| store.place(FEED)).await?;
        // A place that cannot be read (an older form) means reading from the beginning.
        let place: Place = stored.and_then(|(json, _)| serde_json::from_value(json).ok()).unwrap_or_default();
        let mut seen = Seen::default();
        let mut visited = HashSet::new();
        let mut restarted = false;
        let mut page = self.page(&place).await?;
        self.reached(tell);
        for nth in 1.. {
            let (next, more) = (page.place.clone(), page.more && !self.ending.load(Ordering::Relaxed));
            if more && !visited.insert(serde_json::to_string(&next).unwrap_or_default()) {
                return Err(CrmError::Protocol { why: "the feed goes in a circle".to_owned() }.into());
            }
            let take = self.take(page, &mut seen);
            if !more {
                take.await?;
                return Ok((next, seen));
            }
            if nth >= self.pace.pages {
                take.await?;
                break;
            }
            // The next page is on its way while this one is written.
            let (taken, following) = tokio::join!(take, self.client.changes(&next));
            taken?;
            tell(seen.event(false));
            page = match following {
                // A walk begins again once at most: what loses its place with each page has no end.
                Err(CrmError::Place) if !std::mem::replace(&mut restarted, true) => {
                    visited.clear();
                    self.page(&next).await?
                }
                following => following?,
            };
            let opened = std::mem::take(&mut self.notes().opened);
            if !opened.is_empty() {
                self.refresh(&opened, tell).await?;
            }
        }
        Err(CrmError::Protocol { why: "the feed does not end".to_owned() }.into())
    }

    /// The page at a place. Where the CRM does not know the place any more: the first one since the time up to which
    /// all was read, and where it does not take that either, the first of all.
    async fn page(&self, place: &Place) -> Result<Page, CrmError> {
        match self.client.changes(place).await {
            Err(CrmError::Place) => {}
            answer => return answer,
        }
        let window = place.restarted();
        match self.client.changes(&window).await {
            Err(CrmError::Refused { status: 400 | 404 | 410 | 422, .. }) if window.since > 0 => {
                self.client.changes(&Place { since: 0, ..window }).await
            }
            answer => answer,
        }
    }

    async fn take(&self, page: Page, seen: &mut Seen) -> Result<(), Stop> {
        let place = serde_json::to_value(&page.place).ok().map(|json| (FEED.to_owned(), json));
        let found = Found { tickets: page.tickets, bad: page.bad };
        self.absorb(found, place, seen).await
    }

    pub(super) async fn absorb(
        &self,
        found: Found,
        place: Option<(String, serde_json::Value)>,
        seen: &mut Seen,
    ) -> Result<(), Stop> {
        seen.rows += found.tickets.len() as u64;
        seen.bad += found.bad.len() as u64;
        let now = self.now();
        let quarantined = found.bad.into_iter().map(quarantine).collect();
        let pulled = PulledPage { tickets: found.tickets, place, quarantined, ..PulledPage::default() };
        let done = self.on_store(move |store| store.absorb(pulled, now)).await?;
        seen.changed += (done.new + done.changed) as u64;
        Ok(())
    }

    /// People and queues. A CRM that does not show them to us is no reason to stop.
    async fn lists(&self, tell: Listener<'_>) -> Result<(), Stop> {
        let people = allowed(self.client.people().await, tell)?.unwrap_or_default();
        let queues = allowed(self.client.queues().await, tell)?.unwrap_or_default();
        self.on_store(move |store| store.put_people(&people).and_then(|()| store.put_queues(&queues)))
            .await?;
        tell(Event::Lists);
        Ok(())
    }

    /// Asks for open tickets of our tier by id, at most `most` and the next ones the next time: one that is absent twice
    /// is gone.
    async fn sweep(&self, most: usize, seen: &mut Seen, tell: Listener<'_>) -> Result<(), Stop> {
        let open = self.on_store(move |store| store.round(most)).await?;
        if open.is_empty() {
            return Ok(());
        }
        let found = self.client.by_ids(&open).await?;
        let there: BTreeSet<&TicketId> = found.tickets.iter().map(|ticket| &ticket.id).collect();
        let bad: BTreeSet<&str> = found.bad.iter().filter_map(|bad| bad.id.as_deref()).collect();
        let is_absent = |id: &&TicketId| !there.contains(id) && !bad.contains(id.as_str());
        let absent: BTreeSet<TicketId> = open.iter().filter(is_absent).cloned().collect();
        let gone = self.on_store(move |store| store.note_round(most, open, absent)).await?;
        self.absorb(found, None, seen).await?;
        for id in gone {
            let wanted = id.clone();
            let Some(mut ticket) = self.on_store(move |store| store.server(&wanted)).await? else { continue };
            ticket.gone = Some(Gone::Deleted);
            self.absorb(Found { tickets: vec![ticket], bad: Vec::new() }, None, seen).await?;
            tell(Event::Ticket(id));
        }
        Ok(())
    }

    /// Reads the conversations of open tickets of our tier that went on, for as long as a pull may take.
    async fn threads(&self, tell: Listener<'_>) -> Result<(), Stop> {
        if self.on_store(Store::is_all_read).await? {
            return Ok(());
        }
        let began = Instant::now();
        let is_over = || began.elapsed() >= self.pace.every || self.ending.load(Ordering::Relaxed);
        let mut tried = BTreeSet::new();
        while !is_over() {
            let stale = self.on_store(|store| store.stale_threads(THREADS)).await?;
            let fresh: Vec<TicketId> = stale.into_iter().filter(|id| tried.insert(id.clone())).collect();
            if fresh.is_empty() {
                break;
            }
            for (nth, abreast) in fresh.chunks(ABREAST).enumerate() {
                if nth > 0 && nth % UNASKED == 0 && is_over() {
                    return Ok(());
                }
                for done in join_all(abreast.iter().map(|id| self.thread(id, tell))).await {
                    done?;
                }
            }
        }
        // A conversation that went on brought its history along; what else changed has none of it yet.
        let stale = self.on_store(|store| store.stale_histories(HISTORIES)).await?;
        for abreast in stale.chunks(ABREAST) {
            if is_over() {
                return Ok(());
            }
            for done in join_all(abreast.iter().map(|id| self.history(id, tell))).await {
                done?;
            }
        }
        Ok(self.on_store(Store::note_read).await?)
    }

    /// Reads what happened to a ticket whose conversation is held as it is.
    async fn history(&self, id: &TicketId, tell: Listener<'_>) -> Result<(), Stop> {
        let wanted = id.clone();
        let Some(server) = self.on_store(move |store| store.server(&wanted)).await? else { return Ok(()) };
        if self.past(id, server.updated).await? {
            tell(Event::Ticket(id.clone()));
        }
        Ok(())
    }

    async fn thread(&self, id: &TicketId, tell: Listener<'_>) -> Result<(), Stop> {
        let wanted = id.clone();
        let Some(server) = self.on_store(move |store| store.server(&wanted)).await? else { return Ok(()) };
        let entries = match self.client.timeline(id).await {
            // Gone or closed to us: the sweep settles what becomes of it.
            Err(CrmError::Refused { .. }) => return Ok(()),
            answer => answer?,
        };
        let (ticket, mark, now) = (id.clone(), server.mark, self.now());
        let moved = self
            .on_store(move |store| store.absorb_timeline(&ticket, &entries, mark.as_deref(), now))
            .await?;
        let told = self.past(id, server.updated).await?;
        if moved {
            self.look_for_doubles(id, tell).await?;
        }
        if moved || told {
            tell(Event::Ticket(id.clone()));
        }
        Ok(())
    }

    /// Reads what happened to a ticket before we first saw it, and since, where that is not known: how long it stood still is
    /// told there alone. Returns whether that told anything new. A CRM that does not answer keeps nothing else waiting.
    async fn past(&self, id: &TicketId, updated: Timestamp) -> Result<bool, Stop> {
        let wanted = id.clone();
        if !self.on_store(move |store| store.wants_history(&wanted)).await? {
            return Ok(false);
        }
        let moves = match self.client.history(id).await {
            Ok(touches) => touches.map(|all| all.into_iter().flat_map(|one| one.moves).collect::<Vec<_>>()),
            Err(CrmError::Refused { .. }) => None,
            Err(error) => return Err(error.into()),
        };
        let wanted = id.clone();
        Ok(self.on_store(move |store| store.absorb_moves(&wanted, moves.as_deref(), updated)).await?)
    }

    /// Makes rows and conversations of tickets that a person looks at fresh.
    pub(super) async fn refresh(&self, ids: &[TicketId], tell: Listener<'_>) -> Result<(), Stop> {
        let found = self.client.by_ids(ids).await?;
        self.reached(tell);
        self.absorb(found, None, &mut Seen::default()).await?;
        for id in ids {
            let wanted = id.clone();
            let (server, thread) =
                self.on_store(move |store| Ok((store.server(&wanted)?, store.thread(&wanted)?))).await?;
            let Some(server) = server else { continue };
            if thread.is_none_or(|thread| thread.mark != server.mark || thread.mark.is_none()) {
                self.thread(id, tell).await?;
            } else {
                self.past(id, server.updated).await?;
            }
            tell(Event::Ticket(id.clone()));
        }
        Ok(())
    }

    /// What became of the articles and requests, ours and the other agents'.
    async fn read_back(&self, tell: Listener<'_>) -> Result<(), Stop> {
        let articles = allowed(self.client.articles().await, tell)?;
        let requests = match &self.outlets.feedback.apart {
            None => allowed(self.client.feedbacks().await, tell)?,
            Some(Err(_)) => None,
            // Whatever keeps another system from answering is told and keeps nothing from the CRM.
            Some(Ok(client)) => match client.feedbacks().await {
                Ok(requests) => Some(requests),
                Err(error) => {
                    let why = Say::new("outlet-unread").with("origin", client.profile().base());
                    tell(Event::Apart { say: why.with("detail", error) });
                    None
                }
            },
        };
        for (kind, made) in [(Kind::Knowledge, articles), (Kind::Product, requests)] {
            let Some(made) = made else { continue };
            let listed: Vec<_> = made.iter().map(|one| one.target.clone()).collect();
            let is_new = self.on_store(move |store| store.put_documents(kind, &listed)).await?;
            let targets: Vec<_> =
                made.into_iter().filter_map(|made| Some((made.key?, made.target))).collect();
            let now = self.now();
            if self.on_store(move |store| store.put_targets(kind, &targets, now)).await? || is_new {
                tell(Event::Lists);
            }
        }
        Ok(())
    }
}

/// A list that the CRM refuses to show us is told and left out; any other error stops.
fn allowed<T>(answer: Result<T, CrmError>, tell: Listener<'_>) -> Result<Option<T>, Stop> {
    match answer {
        Ok(list) => Ok(Some(list)),
        Err(error @ CrmError::Refused { .. }) => {
            tell(Event::Failed { say: error.say() });
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

fn quarantine(bad: BadRow) -> Quarantined {
    let id = bad.id.unwrap_or_else(|| "?".to_owned());
    Quarantined { id, reason: Say::new("crm-bad-row").with("why", bad.why) }
}
