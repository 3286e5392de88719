//! The engine: what it holds, how it runs beside a screen, and how it runs once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::sync::{Notify, OnceCell, mpsc};
use tokio::time::{Instant, sleep, timeout};

use super::link::Link;
use super::outlets::Outlets;
use super::pace::Pace;
use super::report::{Event, Order, Report};
use super::rules::Rules;
use crate::config::Clock;
use crate::crm::{Client, CrmError};
use crate::domain::ids::{ChangeId, TicketId};
use crate::domain::role::Known;
use crate::domain::say::Say;
use crate::domain::ticket::Person;
use crate::store::{Holder, Store, StoreError};

/// How long the last request may take when the program ends.
const LAST_REQUEST: Duration = Duration::from_secs(3);

/// Open tickets that a run without a screen asks for by id: the next run goes on from there, so that what it takes does
/// not grow with what is held.
const ROUND: usize = 200;

/// Clocks that differ by so many seconds are not told apart.
const CLOCKS_ALIKE: u64 = 30;

/// Who hears of events.
pub(super) type Listener<'a> = &'a (dyn Fn(Event) + Sync);

/// Why work stopped.
#[derive(Debug, thiserror::Error)]
pub(super) enum Stop {
    #[error(transparent)]
    Crm(#[from] CrmError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("what is stored here belongs to {known}, not to {base}")]
    Tenant { known: String, base: String },
}

impl Stop {
    pub(super) fn say(&self) -> Say {
        match self {
            Self::Crm(error) => error.say(),
            Self::Store(error) => error.problem().what,
            Self::Tenant { known, base } => {
                Say::new("sync-other-tenant").with("known", known).with("base", base)
            }
        }
    }
}

/// The network's engine over one store and one CRM.
pub struct Engine {
    pub(super) store: Store,
    pub(super) client: Client,
    /// Where articles and requests go.
    pub(super) outlets: Outlets,
    pub(super) pace: Pace,
    clock: Clock,
    started: Instant,
    pub(super) link: Link,
    /// What this process knows beside the store.
    pub(super) notes: Mutex<Notes>,
    wake: Wake,
    /// What holds before a case may end; absent where only the wire is tried.
    pub(super) rules: Option<Rules>,
    me: OnceCell<Person>,
    /// Taken while a request of the outbox is under way.
    pub(super) sending: tokio::sync::Mutex<()>,
    /// Set when nothing new may be sent.
    pub(super) ending: AtomicBool,
    /// Set when nothing is held back any more for an undo.
    leaving: AtomicBool,
}

#[derive(Default)]
struct Wake {
    pull: Notify,
    push: Notify,
    /// The last pass through the outbox is over.
    sent: Notify,
}

/// What is worth forgetting when the process ends.
#[derive(Default)]
pub(super) struct Notes {
    /// How often a version conflict of a request was merged silently.
    pub(super) merged: BTreeMap<String, u32>,
    /// Requests whose marker was looked for and not found once.
    pub(super) absent: BTreeSet<String>,
    /// Whether a person asked for a pull.
    pub(super) pull_now: bool,
    /// Tickets that a person opened.
    pub(super) opened: Vec<TicketId>,
    /// Changes of somebody else, told once a process.
    pub(super) foreign: BTreeSet<ChangeId>,
    /// When this process last sent something whose answer was lost: a clock that jumps must not end the grace.
    pub(super) lost: BTreeMap<String, Instant>,
    /// The CRM's clock over ours as it was last kept.
    pub(super) skew: Option<i64>,
}

impl Engine {
    /// An engine; nothing happens before [`Engine::run`] or [`Engine::once`].
    #[must_use]
    pub fn new(store: Store, client: Client, clock: Clock, pace: Pace) -> Self {
        Self {
            store,
            client,
            outlets: Outlets::default(),
            pace,
            clock,
            started: Instant::now(),
            link: Link::new(pace.retry),
            notes: Mutex::default(),
            wake: Wake::default(),
            rules: None,
            me: OnceCell::new(),
            sending: tokio::sync::Mutex::default(),
            ending: AtomicBool::new(false),
            leaving: AtomicBool::new(false),
        }
    }

    /// The same engine with other places for articles and requests.
    #[must_use]
    pub fn with_outlets(self, outlets: Outlets) -> Self {
        Self { outlets, ..self }
    }

    /// The time. A clock that stands still goes on here, since waits would never end else.
    pub(super) fn now(&self) -> Timestamp {
        match self.clock {
            Clock::System => Timestamp::now(),
            Clock::Fixed(_) => self.after(self.started.elapsed()),
        }
    }

    /// The time in a while.
    pub(super) fn after(&self, wait: Duration) -> Timestamp {
        let from = match self.clock {
            Clock::System => Timestamp::now(),
            Clock::Fixed(at) => at,
        };
        let wait = SignedDuration::try_from(wait).unwrap_or(SignedDuration::ZERO);
        from.checked_add(wait).unwrap_or(Timestamp::MAX)
    }

    pub(super) fn notes(&self) -> std::sync::MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs a call of the store, which blocks, where nobody waits for the thread.
    pub(super) async fn on_store<T: Send + 'static>(
        &self,
        call: impl FnOnce(&Store) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let store = self.store.clone();
        match tokio::task::spawn_blocking(move || call(&store)).await {
            Ok(done) => done,
            Err(_) => Err(StoreError::Stopped),
        }
    }

    /// Who we are, kept for the rooms that never talk to the CRM. What is stored belongs to one CRM: another one is
    /// refused before anything is read or written.
    pub(super) async fn greet(&self) -> Result<Person, Stop> {
        self.me.get_or_try_init(|| self.introduce()).await.cloned()
    }

    async fn introduce(&self) -> Result<Person, Stop> {
        let me = self.client.me().await?;
        let (known, base) =
            (self.on_store(|store| store.meta("tenant")).await?, tenant(self.client.profile().base()));
        if let Some(known) = known.filter(|known| *known != base) {
            return Err(Stop::Tenant { known, base });
        }
        let known = Known { person: me.clone(), at: Some(self.clock.now()) };
        let able = self.outlets.widen(self.client.profile().able());
        self.on_store(move |store| {
            store.set_meta("tenant", &base)?;
            store.set_me(&known)?;
            store.set_able(&able)?;
            store.put_people(&[known.person])
        })
        .await?;
        Ok(me)
    }

    /// Tells what an error means for the connection.
    pub(super) fn heard(&self, stop: &Stop, tell: Listener<'_>) {
        match stop {
            Stop::Crm(error) if error.is_offline() => {
                if let Some(since) = self.link.failed(self.now()) {
                    tell(Event::Offline { since });
                }
            }
            Stop::Crm(error) if error.is_unauthorised() => {
                if self.link.refused() {
                    tell(Event::Unauthorised { say: error.say() });
                }
            }
            Stop::Crm(CrmError::Throttled { after }) => {
                self.link.rest(*after);
                tell(Event::Throttled { until: self.after(*after) });
            }
            _ => {
                self.link.rest(self.pace.retry.1);
                tell(Event::Failed { say: stop.say() });
            }
        }
    }

    /// As [`Engine::heard`], for a try that began when a person had asked `asked` times. A wait that the CRM itself
    /// asked for is kept.
    fn missed(&self, stop: &Stop, asked: u64, tell: Listener<'_>) {
        self.heard(stop, tell);
        if !matches!(stop, Stop::Crm(CrmError::Throttled { .. })) {
            self.link.heed(asked);
        }
    }

    /// Tells that the CRM answered.
    pub(super) fn reached(&self, tell: Listener<'_>) {
        if self.link.answered() {
            tell(Event::Online);
        }
    }

    /// Keeps how far the CRM's clock is from ours, so that due times are counted by the CRM's.
    pub(super) async fn heed_clock(&self, tell: Listener<'_>) -> Result<(), Stop> {
        let (seconds, known) = (self.client.skew(), self.notes().skew);
        let known = match known {
            Some(known) => known,
            None => self.on_store(Store::skew).await?.as_secs(),
        };
        if known.abs_diff(seconds) <= CLOCKS_ALIKE {
            self.notes().skew = Some(known);
            return Ok(());
        }
        self.notes().skew = Some(seconds);
        let skew = SignedDuration::from_secs(seconds);
        self.clock.heed(skew);
        // Told before it is kept: until then a new minute would look as if hours had passed at the keyboard.
        tell(Event::Clock { seconds });
        // By the clock of before, what the CRM has just said of us might be too old to count.
        let me = self.me.get().map(|me| Known { person: me.clone(), at: Some(self.clock.now()) });
        self.on_store(move |store| {
            store.set_skew(skew)?;
            me.map_or(Ok(()), |known| store.set_me(&known))
        })
        .await?;
        Ok(())
    }

    /// Runs until [`Order::Quit`] or until nobody can order any more: pulls at the pace, pushes what is committed.
    pub async fn run(&self, mut orders: mpsc::Receiver<Order>, on_event: impl Fn(Event) + Sync) {
        let tell: Listener<'_> = &on_event;
        let obey = async {
            while let Some(order) = orders.recv().await {
                match order {
                    Order::Quit => break,
                    Order::Committed => self.wake.push.notify_one(),
                    Order::SyncNow => {
                        self.link.try_now();
                        self.notes().pull_now = true;
                        self.wake.pull.notify_one();
                        self.wake.push.notify_one();
                    }
                    Order::Open(ticket) => {
                        self.notes().opened.push(ticket);
                        self.wake.pull.notify_one();
                    }
                }
            }
            self.send_the_rest().await;
            self.ending.store(true, Ordering::Relaxed);
            // The request that is under way may end. One that does not was recorded before it left: the next
            // start asks what became of it.
            let _ = timeout(LAST_REQUEST, self.sending.lock()).await;
        };
        tokio::select! {
            () = obey => {}
            () = self.keep_pulling(tell) => {}
            () = self.keep_pushing(tell) => {}
        }
    }

    async fn keep_pulling(&self, tell: Listener<'_>) {
        let mut swept: Option<Instant> = None;
        let mut pulled: Option<Instant> = None;
        loop {
            let wait = self.link.wait().or_else(|| {
                let wait = self.pace.every.saturating_sub(pulled?.elapsed());
                (!wait.is_zero()).then_some(wait)
            });
            if let Some(wait) = wait {
                tokio::select! {
                    () = sleep(wait) => {}
                    () = self.link.back.notified() => {}
                    () = self.wake.pull.notified() => {
                        let opened = std::mem::take(&mut self.notes().opened);
                        if !opened.is_empty()
                            && let Err(stop) = self.refresh(&opened, tell).await
                        {
                            self.heard(&stop, tell);
                        }
                        if std::mem::take(&mut self.notes().pull_now) {
                            pulled = None;
                        }
                    }
                }
                continue;
            }
            let asked = self.link.asked();
            let sweep = swept.is_none_or(|at| at.elapsed() >= self.pace.sweep);
            match self.pull(tell, sweep.then_some(usize::MAX)).await {
                Ok(_) => {
                    pulled = Some(Instant::now());
                    if sweep {
                        swept = pulled;
                    }
                    // Another process may have committed something.
                    self.wake.push.notify_one();
                }
                Err(stop) => self.missed(&stop, asked, tell),
            }
        }
    }

    async fn keep_pushing(&self, tell: Listener<'_>) {
        let _lease = self.lease(tell).await;
        loop {
            if let Some(wait) = self.link.wait() {
                tokio::select! {
                    () = sleep(wait) => {}
                    () = self.link.back.notified() => {}
                    () = self.wake.push.notified() => {}
                }
                continue;
            }
            let asked = self.link.asked();
            let leaving = self.leaving.load(Ordering::Relaxed);
            let settle = if leaving { Duration::ZERO } else { self.pace.settle };
            let pushed = self.push(tell, settle).await;
            if leaving {
                self.wake.sent.notify_one();
            }
            let next = match pushed {
                Ok(next) => next,
                Err(stop) => {
                    self.missed(&stop, asked, tell);
                    continue;
                }
            };
            let wait = next.map_or(Duration::from_hours(1), |at| self.until(at));
            tokio::select! {
                () = sleep(wait) => {}
                () = self.wake.push.notified() => {}
            }
        }
    }

    /// What was still held back for an undo leaves before the program ends: nobody is left to take it back.
    async fn send_the_rest(&self) {
        if self.link.wait().is_some() {
            return;
        }
        self.leaving.store(true, Ordering::Relaxed);
        self.wake.push.notify_one();
        let _ = timeout(LAST_REQUEST, self.wake.sent.notified()).await;
    }

    pub(super) fn until(&self, at: Timestamp) -> Duration {
        let wait = at.duration_since(self.now());
        Duration::try_from(wait).unwrap_or(Duration::ZERO).max(Duration::from_millis(5))
    }

    /// Pushes and pulls once. `patience` is how long it waits for changes that need a second try (a lost answer, a
    /// throttled request); what is not there by then waits for the next run.
    pub async fn once(&self, patience: Duration) -> Report {
        self.headless(patience, true, &|_| {}).await
    }

    /// The same for somebody who wants to hear how it gets on.
    pub async fn once_heard(&self, patience: Duration, hear: &(dyn Fn(&Event) + Sync)) -> Report {
        self.headless(patience, true, hear).await
    }

    /// Only pushes what is committed.
    pub async fn deliver(&self, patience: Duration) -> Report {
        self.headless(patience, false, &|_| {}).await
    }

    /// As [`Engine::deliver`], for a person who waits: after `limit` nothing new leaves, and the request that is
    /// under way has a moment to end. `None` where it did not: it was recorded before it left, and the next start
    /// asks what became of it.
    pub async fn deliver_within(&self, limit: Duration) -> Option<Report> {
        let deliver = self.deliver(limit);
        tokio::pin!(deliver);
        tokio::select! {
            report = &mut deliver => return Some(report),
            () = sleep(limit) => self.ending.store(true, Ordering::Relaxed),
        }
        let report = timeout(LAST_REQUEST, deliver).await.ok();
        self.ending.store(false, Ordering::Relaxed);
        report
    }

    /// Makes tickets and their conversations fresh for somebody who is about to read them, for at most `limit`. What
    /// cannot be read now stays as it is held.
    pub async fn read(&self, tickets: &[TicketId], limit: Duration) {
        let silent = |_| {};
        let reading = async {
            self.greet().await?;
            self.refresh(tickets, &silent).await
        };
        if let Ok(Err(stop)) = timeout(limit, reading).await {
            self.heard(&stop, &silent);
        }
    }

    async fn headless(&self, patience: Duration, pull: bool, hear: &(dyn Fn(&Event) + Sync)) -> Report {
        let began = Instant::now();
        let tally = Mutex::new(Tally::default());
        let tell = |event: Event| {
            hear(&event);
            tally.lock().unwrap_or_else(PoisonError::into_inner).note(event);
        };
        let mut report = Report::default();
        let delivered = self.deliver_all(&tell, began, patience).await;
        let away = matches!(&delivered, Err(Stop::Crm(error)) if error.is_offline());
        if let Err(stop) = delivered {
            self.heard(&stop, &tell);
        }
        // What the CRM asked us to wait is longer than anybody waits here.
        let throttled = tally.lock().unwrap_or_else(PoisonError::into_inner).throttled;
        let shut = self.link.wait().filter(|wait| throttled && began.elapsed() + *wait > patience);
        if let Some(after) = shut.filter(|_| pull) {
            tell(Event::Failed { say: CrmError::Throttled { after }.say() });
        } else if pull && !away {
            match self.pull(&tell, Some(ROUND)).await {
                Ok(cursor) => report.cursor = cursor,
                Err(stop) => self.heard(&stop, &tell),
            }
        }
        let tally = tally.into_inner().unwrap_or_else(PoisonError::into_inner);
        (report.pulled, report.bad, report.pushed) = (tally.pulled, tally.bad, tally.sent.len() as u64);
        (report.found, report.skew) = (tally.found, self.client.skew());
        report.failed = tally.failed;
        report.offline = self.link.since();
        if let Ok(counts) = self.on_store(Store::counts).await {
            report.waiting = u64::from(counts.waiting);
            report.held = u64::from(counts.held);
            report.refused = u64::from(counts.refused);
            report.unconfirmed = u64::from(counts.unconfirmed + counts.partial);
        }
        let took = SignedDuration::try_from(began.elapsed()).unwrap_or(SignedDuration::ZERO);
        report.took = took.round(jiff::Unit::Millisecond).unwrap_or(took).to_string();
        report
    }

    /// Pushes until nothing moves any more or the patience is over.
    async fn deliver_all(&self, tell: Listener<'_>, began: Instant, patience: Duration) -> Result<(), Stop> {
        if self.on_store(Store::counts).await?.waiting == 0 {
            return Ok(());
        }
        let Some(_lease) = self.on_store(Store::take_lease).await? else {
            tell(Event::OtherSender { holder: self.store.holder() });
            return Ok(());
        };
        loop {
            let wait = match self.push(tell, Duration::ZERO).await {
                Ok(None) => return Ok(()),
                Ok(Some(next)) => self.until(next),
                Err(stop @ Stop::Crm(CrmError::Throttled { .. })) => {
                    self.heard(&stop, tell);
                    self.link.wait().unwrap_or_default()
                }
                Err(stop) => return Err(stop),
            };
            if began.elapsed() + wait > patience {
                return Ok(());
            }
            sleep(wait).await;
        }
    }
}

/// What a headless run counts.
#[derive(Default)]
struct Tally {
    pulled: u64,
    bad: u64,
    found: u64,
    throttled: bool,
    sent: BTreeSet<ChangeId>,
    failed: Vec<Say>,
}

impl Tally {
    fn note(&mut self, event: Event) {
        match event {
            Event::Pulled { changed, bad, done: true, .. } => (self.pulled, self.bad) = (changed, bad),
            Event::Delivery { id, state: crate::domain::delivery::Delivery::Sent, .. } => {
                self.sent.insert(id);
            }
            Event::Found { rows } => self.found += rows,
            Event::Throttled { .. } => self.throttled = true,
            Event::Failed { say } | Event::Unauthorised { say } => self.failed.push(say),
            Event::OtherSender { holder } => self.failed.push(other_sender(holder.as_ref())),
            _ => {}
        }
    }
}

/// Who sends in our place, in words.
#[must_use]
pub fn other_sender(holder: Option<&Holder>) -> Say {
    match holder {
        Some(Holder { pid, since }) => {
            Say::new("sync-other-sender-known").with("pid", pid).with("since", since.strftime("%H:%M UTC"))
        }
        None => Say::new("sync-other-sender"),
    }
}

/// Whose data a store holds: the address of its CRM. A port of this machine may change from start to start.
fn tenant(base: &str) -> String {
    let base = base.trim_end_matches('/');
    for local in ["http://127.0.0.1", "http://localhost", "http://[::1]"] {
        if base.starts_with(local) {
            return local.to_owned();
        }
    }
    base.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_store_belongs_to_one_address_whatever_its_local_port() {
        assert_eq!(tenant("http://127.0.0.1:4001/"), tenant("http://127.0.0.1:4002"));
        assert_ne!(tenant("https://one.example.com/"), tenant("https://two.example.com/"));
    }
}
