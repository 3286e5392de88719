//! The real loop: messages before keys, one draw for everything that arrived together, and no wake-up while
//! nothing changes but the minute.

use std::ffi::OsString;
use std::panic::AssertUnwindSafe;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use crossterm::event::{Event, KeyEventKind};
use futures_util::FutureExt as _;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use rustix::process::Signal;
use tokio::signal::unix::{Signal as Signals, SignalKind, signal};
use tokio::sync::Notify;
use tokio::time::{Instant, timeout_at};

use super::catch_up::CatchUp;
use super::editor::{self, Editing};
use super::keys::Keys;
use super::link::Link;
use super::pace::Pace;
use super::session::{Session, Wish};
use super::terminal::{self, Taken};
use super::{bell, hangup, panics, stop, tidy};
use crate::app::{Msg, Size, Tone};
use crate::config::{self, Clock, Home, Loaded};
use crate::domain::say::Say;
use crate::store::Store;
use crate::ui::{self, Theme};

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
    /// Whether it begins with the tour.
    pub tour: bool,
}

/// Runs the screen until the person ends it.
///
/// # Errors
/// The store cannot be opened, or the terminal cannot be taken.
pub async fn run(options: Options) -> anyhow::Result<()> {
    let Options { home, loaded, clock, hint, tour } = options;
    let key = loaded.config.settings.store.secret()?;
    let store = Store::open_with(&home.state.join("secondline.db"), key.as_ref())
        .context("opening the local file")?;
    clock.heed(store.skew().unwrap_or_default());
    let rules = loaded.config.rulebook(TimeZone::system());
    let behind = store.take_rules(rules).context("taking the rules of what is due")?;
    let (columns, rows) = crossterm::terminal::size().context("asking the terminal for its size")?;
    let mut session = Session::new(store.clone(), loaded, clock, TimeZone::system(), Size { columns, rows })?;
    if tour {
        session.app.begin_tour();
        session.take(Msg::Resized(columns, rows));
    }
    let notices = store.notices();
    tidy::start(store.clone(), session.app.config.settings.retention.days, clock, session.door());
    let mut catch_up = CatchUp::new(store.clone(), behind, session.door());
    let folder = home.cache.join("files");
    let link = Link::start(store, Arc::clone(&session.app.config), clock, session.door(), folder);
    if let Some(say) = hint {
        let _ = session.door().send(Msg::Told(say, Tone::Plain));
    }
    for say in notices {
        // On the screen, and on the terminal that it leaves behind.
        eprintln!("{}", session.app.config.words.say(&say));
        let _ = session.door().send(Msg::Told(say, Tone::Bad));
    }
    editor::tidy(&home.state);
    panics::speak(&session.app.config.words);
    // Everything that may fail or speak comes before: from here on the terminal is ours.
    let mut calls = Calls::listen()?;
    let mut terminal = Taken::take().context("taking the terminal")?;
    let place = (home.state.as_path(), clock);
    let turned = AssertUnwindSafe(turn(&mut session, &mut terminal, &link, &mut calls, &mut catch_up, place));
    let outcome = turned.catch_unwind().await;
    drop(terminal);
    // What was ordered with the last keys is on its way to the disk.
    session.finish(PATIENCE).await;
    let in_haste = matches!(outcome, Ok(Ok(End::Called)));
    link.end(if in_haste { HASTE } else { PATIENCE }).await;
    match outcome {
        _ if panics::has_broken() => Err(panics::Broken.into()),
        Err(_) => Err(panics::Broken.into()),
        Ok(end) => end.map(|_| ()),
    }
}

/// How long the end waits: once for what was ordered, once for a request that is under way.
const PATIENCE: Duration = Duration::from_secs(1);
/// The same where the machine or the line ends us.
const HASTE: Duration = Duration::from_millis(300);

/// Why the screen ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// The person said so.
    Wished,
    /// A signal, a cut line, a fault.
    Called,
}

/// What comes from outside of the keyboard.
struct Calls {
    ended: [Signals; 3],
    hung_up: Signals,
    cut: Arc<Notify>,
    stopped: Signals,
    woken: Signals,
}

impl Calls {
    fn listen() -> std::io::Result<Self> {
        let of = |one: Signal| signal(SignalKind::from_raw(one.as_raw()));
        Ok(Self {
            // Ctrl-C and Ctrl-\ arrive as keys; these were sent from outside.
            ended: [of(Signal::TERM)?, of(Signal::INT)?, of(Signal::QUIT)?],
            hung_up: of(Signal::HUP)?,
            cut: hangup::watch(),
            stopped: of(Signal::TSTP)?,
            woken: of(Signal::CONT)?,
        })
    }

    /// Waits for the next one.
    async fn next(&mut self) -> Call {
        let [term, int, quit] = &mut self.ended;
        tokio::select! {
            _ = term.recv() => Call::End,
            _ = int.recv() => Call::End,
            _ = quit.recv() => Call::End,
            _ = self.hung_up.recv() => Call::End,
            () = self.cut.notified() => Call::End,
            () = panics::broken() => Call::End,
            _ = self.stopped.recv() => Call::Stop,
            _ = self.woken.recv() => Call::Wake,
        }
    }

    /// Waits for the next one while another program has the terminal: what is typed at it is not for us.
    async fn beside(&mut self) -> Call {
        let [term, int, quit] = &mut self.ended;
        tokio::select! {
            _ = term.recv() => Call::End,
            _ = self.hung_up.recv() => Call::End,
            () = self.cut.notified() => Call::End,
            () = panics::broken() => Call::End,
            _ = self.stopped.recv() => Call::Stop,
            _ = int.recv() => Call::Wake,
            _ = quit.recv() => Call::Wake,
            _ = self.woken.recv() => Call::Wake,
        }
    }
}

/// What comes from outside means one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Call {
    /// This is the end.
    End,
    /// The shell wants its terminal.
    Stop,
    /// We have it again.
    Wake,
}

async fn turn(
    session: &mut Session,
    terminal: &mut Taken,
    link: &Link,
    calls: &mut Calls,
    catch_up: &mut CatchUp,
    (state, clock): (&Path, Clock),
) -> anyhow::Result<End> {
    let mut keys = Keys::listen();
    let facts = config::Terminal::here();
    let mut pace = Pace::of(session.app.config.settings.line);
    while !session.is_over() {
        session.drain();
        session.tick();
        let wishes = session.wishes();
        let stops = wishes.contains(&Wish::Stop);
        let redraws = wishes.contains(&Wish::Redraw);
        let edits = wishes.contains(&Wish::Edit);
        link.ask(wishes);
        if edits && edit(session, terminal, &mut keys, calls, (state, clock)).await? == Some(End::Called) {
            return Ok(End::Called);
        }
        if stops {
            halt(session);
        }
        if redraws {
            terminal.take_again().context("taking the terminal again")?;
            measure(session)?;
        }
        // What is not drawn yet stays news.
        if pace.is_free(std::time::Instant::now()) && session.has_news() {
            let symbols = session.app.config.settings.symbols;
            let theme = Theme::new(session.app.look, facts.is_light()).ascii(facts.is_ascii(symbols));
            let bytes = terminal.draw(|frame| {
                #[cfg(debug_assertions)]
                super::trial::drawn();
                ui::draw(frame, &session.app, &theme);
            })?;
            pace.sent(bytes, std::time::Instant::now());
        }
        if session.is_idle() {
            // What the first picture needs was read and stands.
            catch_up.begin();
        }
        if let Some(text) = session.rings() {
            let in_tmux = std::env::var_os("TMUX").is_some();
            terminal::send(&bell::bytes(session.app.config.settings.desk.bell, &text, in_tmux))?;
        }
        let (covers, rests, hints) = (session.covers(), session.rests(), session.hints());
        tokio::select! {
            biased;
            call = calls.next() => match call {
                Call::End => {
                    // What was typed before the line was cut still counts.
                    while let Ok(event) = keys.try_recv() {
                        take(session, event);
                    }
                    return Ok(End::Called);
                }
                Call::Stop => halt(session),
                Call::Wake => {
                    terminal.take_again().context("taking the terminal again")?;
                    measure(session)?;
                }
            },
            Some(msg) = session.next() => session.take(msg),
            event = keys.recv() => {
                // A terminal that is gone ends the reading: everything is saved, so this is the end.
                let Some(event) = event else { return Ok(End::Called) };
                take(session, event);
                while let Ok(event) = keys.try_recv() {
                    take(session, event);
                }
                answered(session).await;
            }
            () = due(pace.waits(std::time::Instant::now())) => {}
            () = due(hints) => session.take(Msg::Hesitated),
            () = due(covers) => session.take(Msg::Covered),
            () = due(rests) => session.rest(),
            () = minute(clock) => {}
        }
    }
    Ok(End::Wished)
}

/// Leaves the terminal to the shell and stops; whoever continues us is heard in the loop.
fn halt(session: &mut Session) {
    if stop::can_be_woken() {
        terminal::give_back();
        stop::stop();
    } else {
        session.take(Msg::Told(Say::new("screen-no-shell"), Tone::Plain));
    }
}

/// Tells the session how large the terminal is.
fn measure(session: &mut Session) -> anyhow::Result<()> {
    let (columns, rows) = crossterm::terminal::size()?;
    session.take(Msg::Resized(columns, rows));
    Ok(())
}

/// Leaves the terminal to the person's editor and takes it back, with the text or with the reason why there is none.
async fn edit(
    session: &mut Session,
    terminal: &mut Taken,
    keys: &mut Keys,
    calls: &mut Calls,
    (state, clock): (&Path, Clock),
) -> anyhow::Result<Option<End>> {
    let Some(text) = session.app.in_writing() else { return Ok(None) };
    let Some(name) = editor::chosen() else {
        session.take(Msg::Edited(clock.now(), Err(Say::new("editor-none"))));
        return Ok(None);
    };
    if !keys.let_go() {
        session.take(Msg::Edited(clock.now(), Err(Say::new("editor-keys"))));
        return Ok(None);
    }
    terminal::give_back();
    let written = write(state, &text, &name, calls).await;
    terminal.take_again().context("taking the terminal again")?;
    keys.take_again();
    let Some(written) = written else { return Ok(Some(End::Called)) };
    session.take(Msg::Edited(clock.now(), written));
    measure(session)?;
    Ok(None)
}

/// Waits for the editor; `None` where this is the end of the program.
async fn write(state: &Path, text: &str, name: &OsString, calls: &mut Calls) -> Option<Result<String, Say>> {
    let mut editing = match Editing::start(state, text, name) {
        Ok(editing) => editing,
        Err(say) => return Some(Err(say)),
    };
    loop {
        let call = tokio::select! {
            biased;
            call = calls.beside() => call,
            ended = editing.wait() => {
                return Some(match ended {
                    Ok(status) if status.success() => editing.text(),
                    Ok(status) => Err(Say::new("editor-failed").with("detail", status)),
                    Err(error) => Err(Say::new("editor-failed").with("detail", error)),
                });
            }
        };
        match call {
            Call::End => {
                editing.signal(Signal::TERM);
                return None;
            }
            // The editor stopped all of us; the shell wakes all of us.
            Call::Stop if stop::can_be_woken() => stop::stop(),
            Call::Stop => editing.signal(Signal::CONT),
            Call::Wake => {}
        }
    }
}

/// Waits a moment for the store's quick answers to a key: what arrives within a fraction of a frame is painted with it
/// and not as a second picture.
async fn answered(session: &mut Session) {
    let until = Instant::now() + MOMENT;
    while !session.is_quiet() {
        match timeout_at(until, session.next()).await {
            Ok(Some(msg)) => session.take(msg),
            _ => break,
        }
    }
}

fn take(session: &mut Session, event: Event) {
    #[cfg(debug_assertions)]
    super::trial::strike(&event);
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
            let gone = Timestamp::now().as_millisecond().rem_euclid(60_000) as u64;
            tokio::time::sleep(Duration::from_millis(60_001 - gone)).await;
        }
        Clock::Fixed(_) => std::future::pending().await,
    }
}
