//! The way to the CRM for headless verbs: who we are, push for a moment, sync. What is sent when is `sync`'s.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::tz::TimeZone;
use tokio::runtime::Runtime;
use tokio::sync::mpsc;

use super::args;
use super::fail::Fail;
use super::output;
use super::progress::Meter;
use super::session::Session;
use crate::crm::{Client, CrmError, Profile};
use crate::domain::clean::escaped;
use crate::domain::ids::TicketId;
use crate::domain::say::Say;
use crate::domain::ticket::{Entry, Person};
use crate::sync::{Engine, Event, Order, Outlets, Pace, Report, Rules};

/// How long a write command pushes before it says "queued".
const PATIENCE: Duration = Duration::from_secs(3);
/// How long `sync` waits for second tries.
const SYNC_PATIENCE: Duration = Duration::from_secs(30);

/// Conversations that are brought for one text at most.
const READ_MAX: usize = 50;

/// The engine and the threads that it runs on; made once a session.
#[derive(Clone)]
pub struct Link {
    engine: Arc<Engine>,
    runtime: Arc<Runtime>,
}

/// Threads for what waits on the network.
pub fn threads() -> Result<Runtime, Fail> {
    let threads = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    Ok(threads.map_err(anyhow::Error::from)?)
}

/// Compiles the profile and makes the engine.
///
/// # Errors
/// [`Fail::Config`] where the profile is missing or has faults (all are told), or its secret cannot be had.
pub fn link(session: &mut Session) -> Result<Link, Fail> {
    if let Some(link) = &session.link {
        return Ok(link.clone());
    }
    let client = client(session)?;
    let grace = client.profile().grace();
    let every = Duration::try_from(session.config.settings.sync.every).unwrap_or(Duration::from_secs(30));
    let rules = Rules::new(Arc::clone(&session.config), TimeZone::system());
    let outlets = Outlets::of(&session.config);
    let engine = Engine::new(session.store()?, client, session.clock, Pace::new(every, grace));
    let engine = engine.with_rules(rules).with_outlets(outlets);
    let link = Link { engine: Arc::new(engine), runtime: Arc::new(threads()?) };
    session.link = Some(link.clone());
    Ok(link)
}

/// The client of the configured CRM.
fn client(session: &Session) -> Result<Client, Fail> {
    let Some(file) = session.config.profile.clone() else {
        return Err(Fail::Config(Say::new("cli-no-profile")));
    };
    let profile = Profile::of(&file, &session.config.settings.crm).map_err(|faults| {
        for fault in &faults {
            output::notice(&session.fault_line(fault));
        }
        Fail::Config(Say::new("cli-profile-faults").with("name", &file.name))
    })?;
    Client::new(profile).map_err(|error| Fail::Config(error.say()))
}

/// Who we are to the CRM. Before the first sync nobody knows: then this is the first sync.
pub fn me(session: &mut Session) -> Result<Person, Fail> {
    if let Some(me) = session.known_me()? {
        return Ok(me);
    }
    let link = link(session)?;
    let report = link.runtime.block_on(link.engine.once(PATIENCE));
    match session.known_me()? {
        Some(me) => Ok(me),
        None => Err(Fail::Offline(report.failed.into_iter().next().unwrap_or_else(|| Say::new("cli-who")))),
    }
}

/// Delivers what was committed, for up to three seconds. What is not there by then is kept and queued: that is
/// no failure.
pub fn push(session: &mut Session) -> Result<(), Fail> {
    if session.holds_push {
        return Ok(());
    }
    deliver(session, |link| link.runtime.block_on(link.engine.deliver_within(PATIENCE)))
}

/// Delivers everything that many commands committed.
pub fn push_all(session: &mut Session) -> Result<(), Fail> {
    deliver(session, |link| Some(link.runtime.block_on(link.engine.deliver(SYNC_PATIENCE))))
}

/// Brings the conversations of tickets that a text is about to be made from, as far as the CRM can be reached and
/// they are not held. Without them the text rests on what is held.
pub fn read(session: &mut Session, tickets: &[TicketId]) -> Result<(), Fail> {
    let store = session.store()?;
    let mut missing = Vec::new();
    // The latest say best how it is solved now.
    for ticket in tickets.iter().rev().take(READ_MAX) {
        if store.thread(ticket)?.is_none() {
            missing.push(ticket.clone());
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    if let Ok(link) = link(session) {
        link.runtime.block_on(link.engine.read(&missing, SYNC_PATIENCE));
    }
    Ok(())
}

/// Reads the conversation of a ticket again, where the CRM can be reached: somebody may have answered in it.
pub fn converse(session: &mut Session, tickets: &[TicketId]) -> Result<(), Fail> {
    match link(session) {
        Ok(link) => link.runtime.block_on(link.engine.read(tickets, PATIENCE)),
        // What is held has to do; the push tells what is wrong with the configuration.
        Err(Fail::Config(_)) => {}
        Err(other) => return Err(other),
    }
    Ok(())
}

/// A conversation as the CRM has it now: addresses of files are good for a while only. `None` away from the CRM.
pub fn conversation(session: &Session, ticket: &TicketId) -> Result<Option<Vec<Entry>>, Fail> {
    let client = client(session)?;
    Ok(threads()?.block_on(client.timeline(ticket)).ok())
}

/// Downloads a file that the CRM named.
pub fn download(session: &Session, address: &str) -> Result<Vec<u8>, Fail> {
    let client = client(session)?;
    threads()?.block_on(client.download(address)).map_err(|error| Fail::Offline(error.say()))
}

fn deliver(session: &mut Session, how: impl FnOnce(&Link) -> Option<Report>) -> Result<(), Fail> {
    let link = match link(session) {
        Ok(link) => link,
        Err(Fail::Config(say)) => {
            output::notice(&session.words().say(&say));
            return Ok(());
        }
        Err(other) => return Err(other),
    };
    let report = how(&link);
    let words = session.words();
    if report.as_ref().is_none_or(|report| report.offline.is_some()) {
        output::notice(&words.get("cli-offline-queued"));
    }
    for say in report.iter().flat_map(|report| &report.failed) {
        output::notice(&words.say(say));
    }
    Ok(())
}

/// `sync`.
pub fn sync(session: &mut Session, wanted: &args::Sync) -> Result<(), Fail> {
    let link = link(session)?;
    if wanted.full {
        session.store()?.forget_place(FEED)?;
    }
    if wanted.watch {
        return watch(session, &link);
    }
    // What was pulled is held page by page: who stops it goes on from there.
    let progress = Mutex::new(Meter::new(None));
    let words = session.words();
    let hear = |event: &Event| {
        if let Event::Pulled { seen, .. } = event {
            progress.lock().unwrap_or_else(PoisonError::into_inner).tell(*seen, words);
        }
    };
    let report = link.runtime.block_on(async {
        tokio::select! {
            report = link.engine.once_heard(SYNC_PATIENCE, &hear) => Some(report),
            _ = tokio::signal::ctrl_c() => None,
        }
    });
    drop(progress);
    let Some(report) = report else { return Err(Fail::Interrupted) };
    let days = session.config.settings.retention.days;
    if let Some(purged) = session.store()?.retain(days, session.now())?.filter(|purged| purged.tickets > 0) {
        let (tickets, days) = (purged.tickets.to_string(), days.to_string());
        output::notice(&session.words().with("retention-done", &[("tickets", &tickets), ("days", &days)]));
    }
    print(session, &report);
    match (report.offline, report.failed.into_iter().next()) {
        (Some(since), _) => Err(Fail::Offline(Say::new("cli-offline").with("since", since))),
        // A filter that fails is a fault of the profile: trying again later does not help.
        (None, Some(say)) if CrmError::is_of_profile(&say) => Err(Fail::Config(say)),
        (None, Some(say)) => Err(Fail::Offline(say)),
        (None, None) => Ok(()),
    }
}

/// The feed whose place `--full` forgets.
const FEED: &str = "tickets";

fn print(session: &Session, report: &Report) {
    let document = serde_json::to_value(report).unwrap_or_default();
    session.out.one(&document, || {
        let numbers = [
            ("pulled", report.pulled),
            ("pushed", report.pushed),
            ("waiting", report.waiting),
            ("held", report.held),
            ("refused", report.refused),
            ("unconfirmed", report.unconfirmed),
        ]
        .map(|(name, number)| (name, number.to_string()));
        let numbers: Vec<(&str, &str)> =
            numbers.iter().map(|(name, number)| (*name, number.as_str())).collect();
        session.words().with("cli-sync", &numbers) + "\n"
    });
}

/// Runs until Ctrl-C and tells what happens, one line an event.
fn watch(session: &Session, link: &Link) -> Result<(), Fail> {
    let (orders, inbox) = mpsc::channel(4);
    let (out, words) = (session.out, session.words());
    let on_event = |event: Event| {
        let told = match event {
            Event::Pulled { seen, changed, done: true, .. } => Some((
                serde_json::json!({"event": "pulled", "seen": seen, "changed": changed}),
                words.with("cli-watch-pulled", &[("changed", &changed.to_string())]),
            )),
            Event::Delivery { id, state, say, .. } => {
                let reason = say.as_ref().map(|say| words.say(say)).unwrap_or_default();
                Some((
                    serde_json::json!({"event": "delivery", "id": id, "state": state, "words": reason}),
                    format!("{id}  {}  {reason}", state.as_str()),
                ))
            }
            Event::Offline { since } => Some((
                serde_json::json!({"event": "offline", "since": since}),
                words.with("cli-offline", &[("since", &since.to_string())]),
            )),
            Event::Online => Some((serde_json::json!({"event": "online"}), words.get("cli-online"))),
            Event::Failed { say } | Event::Apart { say } => {
                let reason = words.say(&say);
                Some((serde_json::json!({"event": "failed", "words": reason}), reason))
            }
            _ => None,
        };
        if let Some((document, text)) = told {
            if out.is_json() {
                output::own(&escaped(&format!("{document}\n")));
            } else {
                output::print(&format!("{text}\n"));
            }
        }
    };
    link.runtime.block_on(async {
        tokio::join!(link.engine.run(inbox, on_event), async {
            // Where the signal cannot be heard there is nothing to wait for.
            let _heard = tokio::signal::ctrl_c().await;
            let _gone = orders.send(Order::Quit).await;
        });
    });
    Err(Fail::Interrupted)
}
