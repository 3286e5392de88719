//! One picture without a terminal: how long it takes to draw it on the largest screen, and how long the searches over all
//! tickets take from the key to the picture with what was found.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use jiff::tz::TimeZone;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use secondline::app::{Msg, Size};
use secondline::config::{self, Clock, Home, Look, Overrides};
use secondline::keymap::parse_keys;
use secondline::runtime::Session;
use secondline::store::Store;
use secondline::ui::{self, Theme};
use tokio::time::timeout;

use crate::figures::{Bars, Times};

/// The largest screen that is promised to be served.
const LARGEST: Size = Size { columns: 240, rows: 70 };

/// A session with a screen that nobody sees.
struct Desk {
    session: Session,
    terminal: Terminal<TestBackend>,
    theme: Theme,
    /// What drawing alone took.
    drawn: Times,
}

impl Desk {
    fn draw(&mut self) -> Result<()> {
        let (session, theme) = (&self.session, &self.theme);
        let mut took = Duration::ZERO;
        self.terminal.draw(|frame| {
            let start = Instant::now();
            ui::draw(frame, &session.app, theme);
            took = start.elapsed();
        })?;
        self.drawn.push(took);
        Ok(())
    }

    /// Takes keys, each with its picture, and tells how long each took with all that it asked for.
    async fn press(&mut self, keys: &str) -> Result<Vec<Duration>> {
        let mut times = Vec::new();
        for chord in parse_keys(keys).context("known keys")? {
            let start = Instant::now();
            self.session.take(Msg::Key(chord));
            self.draw()?;
            self.settle().await?;
            times.push(start.elapsed());
        }
        Ok(times)
    }

    async fn settle(&mut self) -> Result<()> {
        while !self.session.is_idle() {
            let next = timeout(Duration::from_secs(30), self.session.next()).await?;
            self.session.take(next.context("the session goes on")?);
        }
        if self.session.has_news() {
            self.draw()?;
        }
        Ok(())
    }
}

/// Measures on a home that holds tickets.
pub fn run(home: &Path, count: usize, bars: &mut Bars) -> Result<()> {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(measure(home, count, bars))
}

async fn measure(home: &Path, count: usize, bars: &mut Bars) -> Result<()> {
    let home = Home::new(Some(home))?;
    let loaded = config::load(&home, &Overrides { language: Some("en".to_owned()), ..Overrides::default() });
    let store = Store::open(&home.state.join("secondline.db"))?;
    let session = Session::new(store, loaded, Clock::System, TimeZone::UTC, LARGEST)?;
    let terminal = Terminal::new(TestBackend::new(LARGEST.columns, LARGEST.rows))?;
    let theme = Theme::new(Look::Dark, None);
    let mut desk = Desk { session, terminal, theme, drawn: Times::default() };
    desk.settle().await?;
    let mut down = Times::default();
    desk.press(&"j".repeat(300)).await?.into_iter().for_each(|took| down.push(took));
    println!("       a key on the list at 240×70 with its picture: {}", down.line());
    let drawn = std::mem::take(&mut desk.drawn);
    bars.check("drawing at 240×70, p95 < 4 ms", drawn.percentile(0.95) < 4.0, &drawn.line());
    for (what, keys) in
        [("palette", ":themwa<esc>"), ("jump", "flauravaca<esc>"), ("jump, by key", "f4711<esc>")]
    {
        let (mut all, mut by_key) = (Times::default(), Vec::new());
        for _ in 0..5 {
            let times = desk.press(keys).await?;
            by_key.resize_with(times.len(), Times::default);
            for (key, took) in by_key.iter_mut().zip(times) {
                key.push(took);
                all.push(took);
            }
        }
        let name = format!("{what} over {count} tickets, key to picture p95 < 10 ms");
        bars.check(&name, all.percentile(0.95) < 10.0, &all.line());
        let each: Vec<String> = by_key.iter().map(|key| format!("{:.1}", key.percentile(0.5))).collect();
        println!("       each key of {keys}, p50 in ms: {}", each.join(" "));
    }
    Ok(())
}
