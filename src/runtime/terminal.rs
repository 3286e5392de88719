//! The terminal: taken at the start, given back on every way out, also a panic's, and taken again after a stop.

use std::cell::Cell;
use std::io::{self, BufWriter, Stdout, Write};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use crossterm::{cursor, execute};
use ratatui::{Frame, Terminal};

use super::pace::Counted;
use super::scroll::{self, Scrolling};

/// A screen on the terminal that this process runs in. One write a frame.
type Screen = Terminal<Scrolling<BufWriter<Counted<Stdout>>>>;

/// Whether the terminal is ours now. Giving it back twice would move the cursor over what was said in between.
static OURS: AtomicBool = AtomicBool::new(false);
/// Held while the terminal is written to, so that no half of a frame arrives after it was given back.
static PEN: Mutex<()> = Mutex::new(());

thread_local! {
    /// Whether this thread holds the pen: a panic within a frame must not wait for itself.
    static WRITING: Cell<bool> = const { Cell::new(false) };
}

/// Holds the terminal; dropping it gives it back.
pub struct Taken {
    screen: Screen,
    /// Bytes of pictures that went out.
    sent: Arc<AtomicUsize>,
}

impl Taken {
    /// Takes the terminal: raw mode, alternate screen, bracketed paste, no cursor.
    pub fn take() -> io::Result<Self> {
        let sent = Arc::default();
        Ok(Self { screen: enter(&sent).inspect_err(|_| give_back())?, sent })
    }

    /// Takes the terminal again. Whoever wrote on it meanwhile left anything there, so all is painted anew.
    pub fn take_again(&mut self) -> io::Result<()> {
        self.screen = enter(&self.sent)?;
        Ok(())
    }

    /// Draws a frame, while the terminal is ours; tells how many bytes that took.
    pub fn draw(&mut self, picture: impl FnOnce(&mut Frame<'_>)) -> io::Result<usize> {
        let _pen = Pen::lift();
        if OURS.load(Ordering::SeqCst) {
            self.screen.draw(picture)?;
        }
        Ok(self.sent.swap(0, Ordering::Relaxed))
    }
}

impl Drop for Taken {
    fn drop(&mut self) {
        give_back();
    }
}

/// The right to write to the terminal.
struct Pen {
    _held: Option<MutexGuard<'static, ()>>,
    outer: bool,
}

impl Pen {
    fn lift() -> Self {
        let outer = WRITING.replace(true);
        let held = (!outer).then(|| PEN.lock().unwrap_or_else(PoisonError::into_inner));
        Self { _held: held, outer }
    }
}

impl Drop for Pen {
    fn drop(&mut self) {
        WRITING.set(self.outer);
    }
}

fn enter(sent: &Arc<AtomicUsize>) -> io::Result<Screen> {
    let _pen = Pen::lift();
    enable_raw_mode()?;
    OURS.store(true, Ordering::SeqCst);
    let mut out = io::stdout();
    execute!(out, EnterAlternateScreen, EnableBracketedPaste, cursor::Hide, Clear(ClearType::All))?;
    let counted = Counted::new(io::stdout(), Arc::clone(sent));
    Terminal::new(Scrolling::new(BufWriter::with_capacity(1 << 16, counted)))
}

/// Sends what is no part of a frame, between two of them, while the terminal is ours.
pub fn send(bytes: &[u8]) -> io::Result<()> {
    let _pen = Pen::lift();
    if OURS.load(Ordering::SeqCst) {
        let mut out = io::stdout();
        out.write_all(bytes)?;
        out.flush()?;
    }
    Ok(())
}

/// Puts everything back as it was, once. Errors are nobody's to hear: the terminal may be gone.
pub fn give_back() {
    let _pen = Pen::lift();
    if !OURS.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = out.write_all(scroll::WHOLE.as_bytes());
    let _ = execute!(out, DisableBracketedPaste, LeaveAlternateScreen, cursor::Show);
    let _ = disable_raw_mode();
    let _ = out.flush();
}
