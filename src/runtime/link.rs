//! The network's engine beside the screen: started here, told what the person did, heard through messages.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;
use tokio::sync::mpsc::{Sender, UnboundedSender, channel};
use tokio::task::JoinHandle;

use super::fetch::bring;
use super::session::Wish;
use crate::app::{Link as State, Msg, Tone, Wanted};
use crate::config::{Clock, Config};
use crate::crm::{Client, Profile};
use crate::domain::headway::Headway;
use crate::domain::say::Say;
use crate::store::Store;
use crate::sync::{Engine, Event, Order, Outlets, Pace, Rules, other_sender};

/// Orders that may wait before the engine takes them.
const QUEUE: usize = 64;

/// A running engine; where none could be started, nothing happens and the header says why.
pub struct Link {
    orders: Sender<Order>,
    files: Sender<Wanted>,
    task: JoinHandle<()>,
}

impl Link {
    /// Starts the engine for the configured CRM. Reading the profile, the secret and the certificates takes longer
    /// than drawing the first screen, so all of it happens beside the screen.
    /// Files that somebody asks for go below `folder`.
    pub fn start(
        store: Store,
        config: Arc<Config>,
        clock: Clock,
        door: UnboundedSender<Msg>,
        folder: PathBuf,
    ) -> Self {
        let (orders, inbox) = channel(QUEUE);
        let (files, wanted) = channel(QUEUE);
        let task = tokio::spawn(async move {
            let every = config.settings.sync.every.unsigned_abs();
            let rules = Rules::new(Arc::clone(&config), TimeZone::system());
            let built =
                tokio::task::spawn_blocking(move || Ok((client(&config)?, Outlets::of(&config)))).await;
            let (client, outlets) = match built {
                Ok(Ok(both)) => both,
                Ok(Err(why)) => {
                    let _ = door.send(Msg::Link(State::Stopped { why }));
                    return;
                }
                Err(_) => return,
            };
            let bringing = tokio::spawn(bring(client.clone(), folder, wanted, door.clone()));
            let pace = Pace::new(every, client.profile().grace());
            let engine = Engine::new(store, client, clock, pace).with_rules(rules).with_outlets(outlets);
            let round = Mutex::new(None);
            let tell = |event| {
                for msg in messages(event, clock, &round) {
                    let _ = door.send(msg);
                }
            };
            engine.run(inbox, tell).await;
            // What did not come whole leaves nothing behind.
            bringing.abort();
        });
        Self { orders, files, task }
    }

    /// Passes on what the session wishes. A full queue drops it: the engine looks by itself soon after.
    pub fn ask(&self, wishes: Vec<Wish>) {
        for wish in wishes {
            let order = match wish {
                Wish::Sync => Order::SyncNow,
                Wish::Committed => Order::Committed,
                Wish::Open(ticket) => Order::Open(ticket),
                Wish::Bring(file) => {
                    let _ = self.files.try_send(file);
                    continue;
                }
                Wish::Stop | Wish::Redraw | Wish::Edit => continue,
            };
            let _ = self.orders.try_send(order);
        }
    }

    /// Ends the engine; a request that is under way may finish within `patience`.
    pub async fn end(self, patience: Duration) {
        let _ = self.orders.try_send(Order::Quit);
        drop(self.orders);
        drop(self.files);
        let _ = tokio::time::timeout(patience, self.task).await;
    }
}

/// The client of the configured profile, or what keeps it from being had.
fn client(config: &Config) -> Result<Client, Say> {
    let Some(file) = &config.profile else {
        return Err(Say::new("link-no-profile").with("profile", &config.settings.profile));
    };
    let profile = Profile::of(file, &config.settings.crm).map_err(|faults| match faults.first() {
        Some(fault) => Say::new("link-profile-faults")
            .with("place", fault.place())
            .with("what", config.words.say(&fault.what))
            .with("mend", config.words.say(&fault.mend)),
        None => Say::new("link-no-profile").with("profile", &config.settings.profile),
    })?;
    Client::new(profile).map_err(|error| error.say())
}

/// What an event of the engine means for the screen.
fn messages(event: Event, clock: Clock, round: &Mutex<Option<Instant>>) -> Vec<Msg> {
    match event {
        Event::Pulled { seen, changed, done, .. } => {
            let mut round = round.lock().unwrap_or_else(PoisonError::into_inner);
            let took = round.get_or_insert_with(Instant::now).elapsed();
            let rate = Headway { count: seen, of: None, took }.rate();
            let news = if done {
                *round = None;
                State::Synced { at: clock.now() }
            } else {
                State::Busy { pulled: seen, rate }
            };
            let mut messages = vec![Msg::Link(news)];
            if changed > 0 {
                messages.push(Msg::Changed);
            }
            messages
        }
        Event::Ticket(_) | Event::Lists | Event::Delivery { .. } => vec![Msg::Changed],
        Event::Offline { since } => vec![Msg::Link(State::Offline { since })],
        Event::Online => vec![Msg::Link(State::Synced { at: clock.now() })],
        Event::Throttled { until } => {
            let wait = until.duration_since(clock.now()).as_secs().max(1);
            vec![Msg::Told(Say::new("link-throttled").with("seconds", wait), Tone::Plain)]
        }
        Event::Unauthorised { say } => {
            // The bar has room for few words; what a login says needs its own.
            let why = if say.id == "crm-unauthorised" { Say::new("link-unauthorised") } else { say };
            vec![Msg::Link(State::Stopped { why })]
        }
        Event::OtherSender { holder } => vec![Msg::Told(other_sender(holder.as_ref()), Tone::Plain)],
        Event::Sender => vec![Msg::Told(Say::new("link-sender"), Tone::Plain)],
        Event::Found { rows } => {
            vec![Msg::Changed, Msg::Told(Say::new("link-found").with("rows", rows), Tone::Plain)]
        }
        Event::Clock { seconds } => {
            let say = if seconds.abs() < 60 {
                Say::new("link-clock-right")
            } else {
                let side = if seconds > 0 { "link-clock-behind" } else { "link-clock-ahead" };
                Say::new(side).with("minutes", seconds.abs() / 60)
            };
            vec![Msg::Corrected(clock.now()), Msg::Told(say, Tone::Plain)]
        }
        Event::Apart { say } => vec![Msg::Told(say, Tone::Plain)],
        Event::Failed { say } => vec![Msg::Told(say, Tone::Bad)],
    }
}
