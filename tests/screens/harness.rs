//! A person at a keyboard: real session, real store, real sync against the sandbox, a fixed clock, and two
//! terminals, one that is a buffer and one that reads every byte. It waits for answers, never for time.

use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use ratatui::backend::{CrosstermBackend, TestBackend};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};
use secondline::app::{Msg, Size, Target};
use secondline::config::{self, Clock, Home, Look, Overrides, write_private};
use secondline::domain::sop::Kind;
use secondline::keymap::parse_keys;
use secondline::runtime::Session;
use secondline::ui::{self, Theme};
use unicode_width::UnicodeWidthStr as _;

use crate::sync::site::{Agent, Site, time};
use crate::terminal::guard::Guard;

/// A person with a sandbox of their own.
pub struct Person {
    pub site: Site,
    pub agent: Agent,
    pub session: Box<Session>,
    terminal: Terminal<TestBackend>,
    wire: Box<Wire>,
    theme: Theme,
}

/// The same pictures as the bytes that a terminal gets, and what a terminal makes of them.
struct Wire {
    terminal: Terminal<CrosstermBackend<Guard>>,
    guard: Guard,
    seen: vt100::Parser,
}

impl Wire {
    fn new(columns: u16, rows: u16) -> Self {
        let guard = Guard::default();
        let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
        let backend = CrosstermBackend::new(guard.clone());
        let terminal =
            Terminal::with_options(backend, TerminalOptions { viewport }).expect("a terminal of bytes");
        let size = (rows.try_into().expect("rows"), columns.try_into().expect("columns"));
        Self { terminal, guard, seen: vt100::Parser::new(size.0, size.1, 0) }
    }
}

impl Person {
    /// Sits down at a terminal of this size; everything is synced.
    pub async fn sits(columns: u16, rows: u16, language: &str) -> Self {
        let site = Site::start().await;
        let agent = site.agent();
        let person = Self::at(site, agent, columns, rows, language).await;
        let mut person = person;
        let report = person.agent.sync().await;
        assert!(report.pulled > 0, "a first sync brings the tickets: {report:?}");
        person.sync().await;
        person
    }

    /// Sits down at a machine that was used before.
    pub async fn at(site: Site, agent: Agent, columns: u16, rows: u16, language: &str) -> Self {
        let home = Home::new(Some(agent.folder.path())).expect("folders");
        let settings = "[return]\nqueue = \"Tier 1 Commerce\"\n";
        write_private(&home.config.join("settings.toml"), settings.as_bytes()).expect("settings");
        let overrides = Overrides { language: Some(language.to_owned()), ..Overrides::default() };
        let loaded = config::load(&home, &overrides);
        Self::seated(site, agent, (columns, rows), loaded, time()).await
    }

    /// Gets up and sits down again at that time.
    pub async fn returns(self, now: Timestamp) -> Self {
        let Self { site, agent, session, .. } = self;
        let size = session.app.size;
        let home = Home::new(Some(agent.folder.path())).expect("folders");
        let language = session.app.config.words.language().to_owned();
        drop(session);
        let loaded = config::load(&home, &Overrides { language: Some(language), ..Overrides::default() });
        Self::seated(site, agent, (size.columns, size.rows), loaded, now).await
    }

    async fn seated(
        site: Site,
        agent: Agent,
        (columns, rows): (u16, u16),
        loaded: config::Loaded,
        now: Timestamp,
    ) -> Self {
        let clock = Clock::Fixed(now);
        let sitting = Session::new(agent.store.clone(), loaded, clock, TimeZone::UTC, Size { columns, rows })
            .expect("a session");
        let terminal = Terminal::new(TestBackend::new(columns, rows)).expect("a terminal");
        let wire = Box::new(Wire::new(columns, rows));
        let theme = Theme::new(Look::Sixteen, None);
        let mut person = Self { site, agent, session: Box::new(sitting), terminal, wire, theme };
        person.settle().await;
        person
    }

    /// Presses keys written as `jj<enter>`; after each one everything that it started is awaited, and what was refused is
    /// read.
    pub async fn press(&mut self, keys: &str) -> &mut Self {
        for chord in parse_keys(keys).expect("known keys") {
            self.session.take(Msg::Key(chord));
            self.settle().await;
            if self.session.app.is_deaf() {
                self.session.take(Msg::Hesitated);
            }
        }
        self
    }

    /// Presses keys that all arrive at once, as after a stall of the line.
    pub async fn burst(&mut self, keys: &str) -> &mut Self {
        for chord in parse_keys(keys).expect("known keys") {
            self.session.take(Msg::Key(chord));
        }
        self.settle().await;
        self
    }

    /// Types a text without waiting between its letters.
    pub async fn type_text(&mut self, text: &str) -> &mut Self {
        for letter in text.chars() {
            let keys = letter.to_string();
            let chord = parse_keys(&keys).expect("a letter")[0];
            self.session.take(Msg::Key(chord));
        }
        self.settle().await;
        self
    }

    /// Waits until nothing that was ordered is under way.
    pub async fn settle(&mut self) {
        loop {
            self.session.drain();
            self.session.rest();
            if self.session.is_idle() {
                break;
            }
            let waited = tokio::time::timeout(Duration::from_secs(20), self.session.next()).await;
            let msg = waited.expect("an answer of the store").expect("an open session");
            self.session.take(msg);
        }
        self.session.wishes();
    }

    /// Pushes and pulls once, then reads again what is shown.
    pub async fn sync(&mut self) {
        self.agent.sync().await;
        self.session.take(Msg::Changed);
        self.settle().await;
    }

    /// What stands on the screen, after its bytes were found to be nothing but the program's own sequences and a
    /// terminal to have everything in the columns where it belongs.
    pub fn guarded(&mut self) -> String {
        let text = self.screen();
        let app = &self.session.app;
        let wire = &mut self.wire;
        let frame = wire.terminal.draw(|frame| ui::draw(frame, app, &self.theme)).expect("a drawn frame");
        let buffer = frame.buffer.clone();
        let foreign = wire.guard.foreign();
        assert!(foreign.is_empty(), "the terminal was sent {foreign:?} with:\n{text}");
        let sent = wire.guard.take();
        wire.seen.process(&sent);
        let sent = String::from_utf8_lossy(&sent);
        for y in 0..buffer.area.height {
            for x in columns_of(&buffer, y) {
                let symbol = buffer[(x, y)].symbol();
                let cell = wire.seen.screen().cell(y, x).map_or("", vt100::Cell::contents);
                let same = symbol.len() != 1 || symbol.trim() == cell.trim();
                assert!(same, "{symbol:?} at {x},{y} became {cell:?}:\n{text}\n{sent:?}");
            }
        }
        text
    }

    /// The same picture on a terminal that shows ASCII alone: every sign has its likeness, and nothing moves.
    fn check_ascii(&self) {
        let size = self.session.app.size;
        let mut terminal = Terminal::new(TestBackend::new(size.columns, size.rows)).expect("a terminal");
        let theme = self.theme.ascii(true);
        let frame = terminal.draw(|frame| ui::draw(frame, &self.session.app, &theme)).expect("a drawn frame");
        for (nth, cell) in frame.buffer.content.iter().enumerate() {
            let symbol = cell.symbol();
            assert!(symbol.is_ascii() && symbol.len() <= 1, "{symbol:?} in cell {nth} of {size:?}");
        }
    }

    /// What stands on the screen.
    pub fn screen(&mut self) -> String {
        self.check_ascii();
        let app = &self.session.app;
        // The buffer of the terminal for tests keeps what stood behind a wide character.
        let frame = self.terminal.draw(|frame| ui::draw(frame, app, &self.theme)).expect("a drawn frame");
        let buffer = frame.buffer;
        let mut text = String::new();
        for y in 0..buffer.area.height {
            let mut line = String::new();
            for x in columns_of(buffer, y) {
                line.push_str(buffer[(x, y)].symbol());
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

/// The columns in which something begins: what lies behind a wide character is not seen.
fn columns_of(buffer: &Buffer, y: u16) -> impl Iterator<Item = u16> {
    let wide = move |x: &u16| x + buffer[(*x, y)].symbol().width().max(1) as u16;
    std::iter::successors(Some(0), move |x| Some(wide(x)).filter(|next| *next < buffer.area.width))
}

/// Texts that questions of the shipped procedures take, tried in turn.
const ANSWERS: [&str; 6] =
    ["ABCD12345678", "ACL-000123", "RP-778812", "9.14.2", "Explained to the customer.", "4242"];

impl Person {
    /// The terminal gets a new size.
    pub async fn resize(&mut self, columns: u16, rows: u16) {
        self.terminal.backend_mut().resize(columns, rows);
        self.terminal.resize(Rect::new(0, 0, columns, rows)).expect("a resized terminal");
        *self.wire = Wire::new(columns, rows);
        self.session.take(Msg::Resized(columns, rows));
        self.settle().await;
    }

    /// Answers and ticks whatever the procedure asks, by keys alone, until it lets the case go.
    pub async fn finish_procedure(&mut self) {
        for _ in 0..60 {
            let ticket = self.session.app.ticket.as_ref().expect("an opened ticket");
            let Some(procedure) = &ticket.procedure else { return };
            if procedure.progress.can_resolve {
                return;
            }
            let target = ticket.target.clone();
            let Some(Target::Input { input, .. }) = target else {
                self.press("x").await;
                // A step that waits for a team opens its question.
                if !self.session.app.sheets.is_empty() {
                    self.press("<ctrl-s>").await;
                }
                continue;
            };
            let kind = procedure.sop.input(&input).expect("a known question").1.kind.clone();
            let text = match kind {
                Kind::Choice { .. } => {
                    self.press("<enter><enter>").await;
                    continue;
                }
                Kind::Bool { .. } => {
                    self.press("x").await;
                    continue;
                }
                Kind::Date { .. } => "2026-02-20",
                Kind::DateTime { .. } => "2026-02-20 10:00",
                Kind::Money { .. } | Kind::Int { .. } => "349",
                Kind::Last4 => "4242",
                _ => "",
            };
            let tried: Vec<&str> = if text.is_empty() { ANSWERS.to_vec() } else { vec![text] };
            for text in tried {
                self.answer(text).await;
                if self.session.app.sheets.is_empty() {
                    break;
                }
                self.press("<esc>").await;
            }
        }
        panic!("the procedure never ends:\n{}", self.screen());
    }

    async fn answer(&mut self, text: &str) {
        self.press("<enter>").await.type_text(text).await.press("<enter>").await;
    }
}
