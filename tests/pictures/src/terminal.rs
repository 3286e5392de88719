//! The real program in a real terminal: started in a pty with a cleared environment, driven by keys, watched
//! through a terminal emulator, and checked for having left the terminal as it was.

use std::io::{Read as _, Write};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Context as _, bail, ensure};
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use vt100::{MouseProtocolMode, Screen};

use super::guard::Guard;

/// No output for this long counts as drawn: the program paints only when something changed.
const QUIET: Duration = Duration::from_millis(250);
const PATIENCE: Duration = Duration::from_secs(40);

struct Seen {
    parser: vt100::Parser,
    guard: Guard,
    at: Instant,
    ended: bool,
    /// The other end is about to close, so nobody watches any more.
    unwatched: bool,
}

/// The other end of the terminal.
struct Line {
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
}

/// A program in a terminal.
pub struct Terminal {
    /// The program's process.
    pub child: Box<dyn Child + Send + Sync>,
    /// Gone after a hang-up.
    line: Option<Line>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    modes: String,
}

impl Terminal {
    /// Starts `program` in `columns` by `rows`, with `home` as its home and nothing else from this machine.
    pub fn start(program: &Path, args: &[String], home: &Path, size: (u16, u16)) -> anyhow::Result<Self> {
        Self::start_with(program, args, home, size, &[], true)
    }

    /// The same with more variables, and with a terminal that is the program's own (`controlling`) or only lent to
    /// it, as behind `sudo`.
    pub fn start_with(
        program: &Path,
        args: &[String],
        home: &Path,
        (columns, rows): (u16, u16),
        variables: &[(&str, &str)],
        controlling: bool,
    ) -> anyhow::Result<Self> {
        let pty =
            native_pty_system().openpty(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 })?;
        let modes = format!("{:?}", pty.master.get_termios());
        let mut command = CommandBuilder::new(program);
        command.args(args);
        command.env_clear();
        for (name, value) in
            [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("TZ", "UTC"), ("PATH", "/usr/bin:/bin")]
        {
            command.env(name, value);
        }
        for (name, value) in variables {
            command.env(name, value);
        }
        command.set_controlling_tty(controlling);
        command.env("HOME", home);
        command.cwd(home);
        let child = pty.slave.spawn_command(command)?;
        drop(pty.slave);
        let parser = vt100::Parser::new(rows.try_into()?, columns.try_into()?, 0);
        let seen = Arc::new((
            Mutex::new(Seen {
                parser,
                guard: Guard::default(),
                at: Instant::now(),
                ended: false,
                unwatched: false,
            }),
            Condvar::new(),
        ));
        let mut output = pty.master.try_clone_reader()?;
        let keyboard = pty.master.take_writer()?;
        let watched = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut bytes = [0; 8192];
            loop {
                // A pty whose program ended answers with an error or with nothing.
                let count = output.read(&mut bytes).unwrap_or(0);
                let mut seen = lock(&watched.0);
                seen.parser.process(&bytes[..count]);
                let _whole = seen.guard.write(&bytes[..count]);
                seen.at = Instant::now();
                seen.ended = count == 0;
                watched.1.notify_all();
                if count == 0 || seen.unwatched {
                    seen.ended = true;
                    return;
                }
            }
        });
        Ok(Self { child, line: Some(Line { master: pty.master, keyboard }), seen, modes })
    }

    /// Presses keys (`jj<enter>`), one special key at a time.
    pub fn press(&mut self, keys: &str) -> anyhow::Result<()> {
        let mut rest = keys;
        while !rest.is_empty() {
            let (bytes, after) = match rest.strip_prefix('<').and_then(|inner| inner.split_once('>')) {
                Some((name, after)) => (special(name)?, after),
                None => rest.split_at(rest.find('<').unwrap_or(rest.len()).max(1)),
            };
            let line = self.line.as_mut().context("the line was cut")?;
            line.keyboard.write_all(bytes.as_bytes())?;
            line.keyboard.flush()?;
            rest = after;
            // An escape followed at once by a letter would be a different key.
            if !rest.is_empty() {
                self.quiet(if bytes == "\u{1b}" { QUIET } else { Duration::from_millis(60) })?;
            }
        }
        Ok(())
    }

    /// Waits until `text` stands on the screen and nothing moves any more; returns that screen.
    pub fn screen_with(&self, text: &str) -> anyhow::Result<Screen> {
        self.screen_where(text, |shown| shown.contains(text))
    }

    /// The same where more is asked of the screen; `text` says what, should it never come.
    pub fn screen_where(&self, text: &str, is_right: impl Fn(&str) -> bool) -> anyhow::Result<Screen> {
        let until = Instant::now() + PATIENCE;
        loop {
            let screen = self.quiet(QUIET)?;
            if is_right(&screen.contents()) {
                return Ok(screen);
            }
            if Instant::now() > until {
                bail!("{text:?} never came; the screen shows:\n{}", screen.contents());
            }
        }
    }

    /// Gives the terminal another size.
    pub fn resize(&self, columns: u16, rows: u16) -> anyhow::Result<()> {
        let line = self.line.as_ref().context("the line was cut")?;
        lock(&self.seen.0).parser.screen_mut().set_size(rows.try_into()?, columns.try_into()?);
        line.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 })
    }

    /// Closes the other end of the terminal, as a lost connection does.
    pub fn hang_up(&mut self) -> anyhow::Result<()> {
        lock(&self.seen.0).unwatched = true;
        // The watcher sleeps until something is drawn.
        self.press("x")?;
        let until = Instant::now() + PATIENCE;
        let mut seen = lock(&self.seen.0);
        while !seen.ended {
            ensure!(Instant::now() < until, "nothing was drawn any more");
            seen = self.seen.1.wait_timeout(seen, QUIET).unwrap_or_else(PoisonError::into_inner).0;
        }
        drop(seen);
        self.line = None;
        Ok(())
    }

    /// Whether the terminal is in the hands of the shell: the main screen, with a cursor.
    pub fn is_given_back(&self) -> bool {
        let seen = lock(&self.seen.0);
        !seen.parser.screen().alternate_screen() && !seen.parser.screen().hide_cursor()
    }

    /// Whether the program had the terminal scroll a part of itself.
    pub fn scrolls_part(&self) -> bool {
        lock(&self.seen.0).guard.scrolls_part()
    }

    /// Waits until there was no output for `gap`.
    fn quiet(&self, gap: Duration) -> anyhow::Result<Screen> {
        let mut seen = lock(&self.seen.0);
        let began = Instant::now();
        loop {
            if seen.ended {
                bail!("the program ended early; the screen shows:\n{}", seen.parser.screen().contents());
            }
            let still = seen.at.max(began).elapsed();
            if still >= gap {
                return Ok(seen.parser.screen().clone());
            }
            ensure!(began.elapsed() < PATIENCE, "the screen never came to rest");
            seen = self
                .seen
                .1
                .wait_timeout(seen, gap.saturating_sub(still))
                .unwrap_or_else(PoisonError::into_inner)
                .0;
        }
    }

    /// Presses the keys that quit, and checks that the program ends well and the terminal is as it was before.
    pub fn leave(mut self, keys: &str) -> anyhow::Result<()> {
        self.press(keys)?;
        let status = self.left_as_found()?;
        ensure!(status.success(), "the program ended with {status}");
        Ok(())
    }

    /// Waits for the program's end, however it comes, and checks that the terminal is as it was before.
    pub fn left_as_found(self) -> anyhow::Result<ExitStatus> {
        self.left_with().map(|(status, _)| status)
    }

    /// The same, with what stands on the terminal then.
    pub fn left_with(mut self) -> anyhow::Result<(ExitStatus, String)> {
        let until = Instant::now() + PATIENCE;
        let mut seen = lock(&self.seen.0);
        while !seen.ended {
            ensure!(
                Instant::now() < until,
                "the program did not end and shows:\n{}",
                seen.parser.screen().contents()
            );
            seen = self.seen.1.wait_timeout(seen, QUIET).unwrap_or_else(PoisonError::into_inner).0;
        }
        let foreign = seen.guard.foreign();
        ensure!(foreign.is_empty(), "the terminal was sent {foreign:?}");
        ensure!(!seen.guard.scrolls_part(), "only a part of the terminal scrolls");
        let screen = seen.parser.screen();
        ensure!(!screen.alternate_screen(), "the alternate screen was not left");
        ensure!(!screen.hide_cursor(), "the cursor stayed hidden");
        ensure!(!screen.bracketed_paste(), "bracketed paste stayed on");
        ensure!(
            !screen.application_cursor() && !screen.application_keypad(),
            "the keypad stayed in application mode"
        );
        ensure!(screen.mouse_protocol_mode() == MouseProtocolMode::None, "the mouse stayed caught");
        let shown = screen.contents();
        drop(seen);
        ensure!(
            format!("{:?}", self.line.as_ref().and_then(|line| line.master.get_termios())) == self.modes,
            "the terminal's modes were not restored"
        );
        Ok((self.child.wait().context("the program's end")?, shown))
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        // Already gone after `leave`.
        let _ = self.child.kill();
    }
}

fn lock(seen: &Mutex<Seen>) -> MutexGuard<'_, Seen> {
    seen.lock().unwrap_or_else(PoisonError::into_inner)
}

fn special(name: &str) -> anyhow::Result<&'static str> {
    Ok(match name {
        "enter" => "\r",
        "esc" => "\x1b",
        "tab" => "\t",
        "backtab" => "\x1b[Z",
        "space" => " ",
        "backspace" => "\x7f",
        "up" => "\x1b[A",
        "down" => "\x1b[B",
        "right" => "\x1b[C",
        "left" => "\x1b[D",
        "c-s" => "\x13",
        "c-c" => "\x03",
        "c-q" => "\x11",
        "c-l" => "\x0c",
        "c-z" => "\x1a",
        "f1" => "\x1bOP",
        "f5" => "\x1b[15~",
        "f12" => "\x1b[24~",
        other => bail!("no key is called <{other}>"),
    })
}
