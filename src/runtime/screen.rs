//! The real loop: messages before keys, one draw for everything that arrived together, and no wake-up while
//! nothing changes but the minute.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use crossterm::event::{Event, KeyEventKind};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};
use tokio::time::{Instant, timeout_at};

use super::link::Link;
use super::session::Session;
use super::terminal::Taken;
use crate::app::{Msg, Size, Tone};
use crate::config::{Clock, Home, Loaded};
use crate::domain::say::Say;
use crate::store::Store;
use crate::ui::{self, Depth, Theme};

/// How long a key's picture waits for the store: less than a third of a frame.
const MOMENT: Duration = Duration::from_millis(5);

/// What the screen is started with.
pub struct Options {
    /// The folders.
    pub home: Home,
    /// The configuration, with its faults.
    pub loaded: Loaded,
    /// The clock.
    pub clock: Clock,
    /// A sentence shown at the start.
    pub hint: Option<Say>,
}

/// Runs the screen until the person ends it.
///
/// # Errors
/// The store cannot be opened, or the terminal cannot be taken.
pub async fn run(options: Options) -> anyhow::Result<()> {
    let Options { home, loaded, clock, hint } = options;
    let store = Store::open(&home.state.join("secondline.db")).context("opening the local file")?;
    let (columns, rows) = crossterm::terminal::size().context("asking the terminal for its size")?;
    let mut session = Session::new(store.clone(), loaded, clock, TimeZone::system(), Size { columns, rows })?;
    let link = Link::start(store, Arc::clone(&session.app.config), clock, session.door());
    if let Some(say) = hint {
        let _ = session.door().send(Msg::Told(say, Tone::Plain));
    }
    let theme = Theme::new(depth());
    // Everything that may fail or speak comes before: from here on the terminal is ours.
    let mut terminal = Taken::take().context("taking the terminal")?;
    let outcome = turn(&mut session, &mut terminal, &link, clock, &theme).await;
    drop(terminal);
    link.end().await;
    outcome
}

async fn turn(
    session: &mut Session,
    terminal: &mut Taken,
    link: &Link,
    clock: Clock,
    theme: &Theme,
) -> anyhow::Result<()> {
    let mut keys = events();
    let mut ended = signal(SignalKind::terminate())?;
    let mut hung_up = signal(SignalKind::hangup())?;
    // Ctrl-C arrives as a key; this one was sent from outside.
    let mut interrupted = signal(SignalKind::interrupt())?;
    while !session.is_over() {
        session.drain();
        link.ask(session.wishes());
        if session.has_news() {
            terminal.screen.draw(|frame| ui::draw(frame, &session.app, theme))?;
        }
        let covers = session.covers();
        tokio::select! {
            biased;
            _ = ended.recv() => break,
            _ = hung_up.recv() => break,
            _ = interrupted.recv() => break,
            Some(msg) = session.next() => session.take(msg),
            event = keys.recv() => {
                // A terminal that is gone ends the reading: everything is saved, so this is the end.
                let Some(event) = event else { break };
                take(session, event);
                while let Ok(event) = keys.try_recv() {
                    take(session, event);
                }
                answered(session).await;
            }
            () = due(covers) => session.take(Msg::Covered),
            () = minute(clock) => session.take(Msg::Ticked(clock.now())),
        }
    }
    Ok(())
}

/// Waits a moment for the store's answers to a key: what arrives within a fraction of a frame is painted with it
/// and not as a second picture.
async fn answered(session: &mut Session) {
    let until = Instant::now() + MOMENT;
    while !session.is_idle() {
        match timeout_at(until, session.next()).await {
            Ok(Some(msg)) => session.take(msg),
            _ => break,
        }
    }
}

/// Reads the terminal in a thread of its own, so that a burst of keys can be taken as one. It ends with the
/// process: a blocking read cannot be called off.
fn events() -> UnboundedReceiver<Event> {
    let (sender, receiver) = unbounded_channel();
    std::thread::spawn(move || {
        while let Ok(event) = crossterm::event::read() {
            if sender.send(event).is_err() {
                break;
            }
        }
    });
    receiver
}

fn take(session: &mut Session, event: Event) {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => session.take(Msg::Key(key.into())),
        Event::Paste(text) => session.take(Msg::Pasted(text)),
        Event::Resize(columns, rows) => session.take(Msg::Resized(columns, rows)),
        _ => {}
    }
}

/// Ends at a moment, or never.
async fn due(at: Option<std::time::Instant>) {
    match at {
        Some(at) => tokio::time::sleep_until(at.into()).await,
        None => std::future::pending().await,
    }
}

/// Ends with the present minute: what the screen shows of time is minutes. A clock that stands still never
/// ends it.
async fn minute(clock: Clock) {
    match clock {
        Clock::System => {
            let second = Timestamp::now().as_second().rem_euclid(60) as u64;
            tokio::time::sleep(Duration::from_secs(60 - second)).await;
        }
        Clock::Fixed(_) => std::future::pending().await,
    }
}

fn depth() -> Depth {
    let name = |name: &str| std::env::var(name).ok();
    Depth::of(name("NO_COLOR").as_deref(), name("TERM").as_deref(), name("COLORTERM").as_deref())
}
