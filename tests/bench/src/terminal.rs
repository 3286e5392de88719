//! The real program in a pty, watched byte by byte: when something came, how much, and what it showed.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::fs;
use std::io::{Read as _, Write};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::Screen;

/// What came and was not looked at yet. Whoever reads the line does nothing else, so that a program that writes much does
/// not wait for what it wrote to be understood.
#[derive(Default)]
struct Arrived {
    pieces: VecDeque<(Instant, Vec<u8>)>,
    ended: bool,
}

/// What an ordinary terminal says at once where it is asked for its colours and for what it is. A program that asks, and
/// hears nothing, waits for a second at its start.
const ANSWERS: [(&[u8], &[u8]); 3] = [
    (b"\x1b]10;?", b"\x1b]10;rgb:ffff/ffff/ffff\x07"),
    (b"\x1b]11;?", b"\x1b]11;rgb:0000/0000/0000\x07"),
    (b"\x1b[c", b"\x1b[?64;1;2;6;22c"),
];

/// What was looked at.
struct Shown {
    parser: vt100::Parser,
    bytes: usize,
    /// When the last byte came, the last that changed a cell, and the first since the last key.
    last: Instant,
    changed: Instant,
    first: Option<Instant>,
    pressed: Instant,
}

impl Shown {
    fn take(&mut self, at: Instant, bytes: &[u8]) {
        let before = self.parser.screen().clone();
        self.parser.process(bytes);
        let screen = self.parser.screen();
        let columns = screen.size().1.into();
        let changes = screen.rows_diff(&before, 0, columns).any(|row| !row.is_empty());
        self.bytes += bytes.len();
        self.last = at;
        if changes {
            self.changed = at;
        }
        if at >= self.pressed {
            self.first.get_or_insert(at);
        }
    }
}

/// A program in a terminal.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Arc<Mutex<Box<dyn Write + Send>>>,
    _master: Box<dyn MasterPty + Send>,
    arrived: Arc<(Mutex<Arrived>, Condvar)>,
    shown: RefCell<Shown>,
    began: Instant,
}

/// What one key did.
pub struct Paint {
    /// Until the first byte came.
    pub first: Duration,
    /// Until the last one that changed a cell: some programs send signs of life that change none.
    pub last: Duration,
    /// How many came.
    pub bytes: usize,
    /// How many a terminal emulator writes to get from the screen before to the one after.
    pub needed: usize,
}

impl Terminal {
    /// Starts the program on a home.
    pub fn start(program: &Path, home: &Path, size: (u16, u16)) -> Result<Self> {
        Self::run(&ours(program, home), home, size, None)
    }

    /// Starts any program in a folder, which is its home as well. Its output is read as it comes, or at a rate of so many
    /// bytes a second, as a slow line does.
    pub fn run(line: &[String], home: &Path, (columns, rows): (u16, u16), rate: Option<u32>) -> Result<Self> {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pty = native_pty_system().openpty(size)?;
        let mut command = CommandBuilder::from_argv(line.iter().map(Into::into).collect());
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C.UTF-8"), ("TZ", "UTC")] {
            command.env(name, value);
        }
        command.env("PATH", std::env::var_os("PATH").unwrap_or_else(|| "/usr/bin:/bin".into()));
        command.env("HOME", home);
        command.cwd(home);
        let parser = vt100::Parser::new(rows.try_into()?, columns.try_into()?, 0);
        let began = Instant::now();
        let shown = Shown { parser, bytes: 0, last: began, changed: began, first: None, pressed: began };
        let arrived = Arc::new((Mutex::new(Arrived::default()), Condvar::new()));
        let mut output = pty.master.try_clone_reader()?;
        let keyboard = Arc::new(Mutex::new(pty.master.take_writer()?));
        let line = Arc::clone(&arrived);
        let answers = Arc::clone(&keyboard);
        let child = pty.slave.spawn_command(command)?;
        drop(pty.slave);
        std::thread::spawn(move || {
            // A slow line brings fifty small pieces a second.
            let mut bytes = vec![0; rate.map_or(65_536, |rate| rate as usize / 50)];
            loop {
                let count = output.read(&mut bytes).unwrap_or(0);
                if let Some(rate) = rate {
                    std::thread::sleep(Duration::from_secs_f64(count as f64 / f64::from(rate)));
                }
                let at = Instant::now();
                let mut arrived = lock(&line.0);
                arrived.pieces.push_back((at, bytes[..count].to_vec()));
                arrived.ended = count == 0;
                line.1.notify_all();
                drop(arrived);
                if count == 0 {
                    return;
                }
                for (asked, answer) in ANSWERS {
                    if bytes[..count].windows(asked.len()).any(|piece| piece == asked) {
                        // Whoever is gone needs no answer.
                        let _written = type_keys(&answers, answer);
                    }
                }
            }
        });
        Ok(Self { child, keyboard, _master: pty.master, arrived, shown: RefCell::new(shown), began })
    }

    /// Waits until every text stands on the screen; how long after the start the bytes came that brought the last
    /// of them. Then waits until nothing changes for a while.
    pub fn wait_for(&self, texts: &[&str]) -> Result<Duration> {
        loop {
            let contents = self.shown.borrow().parser.screen().contents();
            if texts.iter().all(|text| contents.contains(text)) {
                break;
            }
            let late = self.began.elapsed() > Duration::from_secs(30) || self.has_ended();
            ensure!(!late, "{texts:?} never came:\n{contents}");
            self.look(Duration::from_millis(100));
        }
        let there = self.shown.borrow().last.duration_since(self.began);
        self.quiet(Duration::from_millis(300))?;
        Ok(there)
    }

    /// Types without waiting for anything; what has come meanwhile is looked at.
    pub fn hold(&mut self, keys: &str) -> Result<()> {
        type_keys(&self.keyboard, keys.as_bytes())?;
        while self.look(Duration::ZERO) {}
        Ok(())
    }

    /// Presses a key and waits until nothing changed for `gap`.
    pub fn press(&mut self, key: &str, gap: Duration) -> Result<Paint> {
        self.press_until(key, gap, |_, _| true)
    }

    /// Presses a key that opens something: waits until `shows` stands on the screen, or what follows it there is another
    /// word than before, and then until nothing changed for `gap`. A first stroke that is painted long before the rest
    /// does not count as the rest.
    pub fn press_to_open(&mut self, key: &str, gap: Duration, shows: &str) -> Result<Paint> {
        self.press_until(key, gap, |before, after| {
            let now = behind(after, shows);
            now.is_some() && now != behind(before, shows)
        })
    }

    fn press_until(
        &mut self,
        key: &str,
        gap: Duration,
        done: impl Fn(&Screen, &Screen) -> bool,
    ) -> Result<Paint> {
        while self.look(Duration::ZERO) {}
        let (before, bytes) = {
            let mut shown = self.shown.borrow_mut();
            (shown.first, shown.pressed) = (None, Instant::now());
            (shown.parser.screen().clone(), shown.bytes)
        };
        let pressed = Instant::now();
        type_keys(&self.keyboard, key.as_bytes())?;
        loop {
            let shown = self.shown.borrow();
            let screen = shown.parser.screen();
            if shown.first.is_some() && done(&before, screen) {
                break;
            }
            let late = pressed.elapsed() > Duration::from_secs(5) || self.has_ended();
            ensure!(!late, "the key {key:?} did nothing:\n{}", screen.contents());
            drop(shown);
            self.look(Duration::from_millis(100));
        }
        self.quiet(gap)?;
        let shown = self.shown.borrow();
        let last = if shown.changed >= pressed { shown.changed } else { shown.last };
        Ok(Paint {
            first: shown.first.unwrap_or(last).duration_since(pressed),
            last: last.duration_since(pressed),
            bytes: shown.bytes - bytes,
            needed: shown.parser.screen().contents_diff(&before).len(),
        })
    }

    /// Waits until nothing changed for `gap`.
    fn quiet(&self, gap: Duration) -> Result<()> {
        let began = Instant::now();
        loop {
            let still = self.shown.borrow().changed.max(began).elapsed();
            if self.look(gap.saturating_sub(still)) {
                continue;
            }
            if self.has_ended() {
                bail!("the program ended:\n{}", self.shown.borrow().parser.screen().contents());
            }
            if still >= gap {
                return Ok(());
            }
        }
    }

    /// Looks at the next piece; waits for it if need be, but no longer than `time`. Whether one came.
    fn look(&self, time: Duration) -> bool {
        let arrived = lock(&self.arrived.0);
        let waited = self.arrived.1.wait_timeout_while(arrived, time, |arrived| arrived.pieces.is_empty());
        let (mut arrived, _) = waited.unwrap_or_else(PoisonError::into_inner);
        let piece = arrived.pieces.pop_front();
        drop(arrived);
        if let Some((at, bytes)) = &piece {
            self.shown.borrow_mut().take(*at, bytes);
        }
        piece.is_some()
    }

    fn has_ended(&self) -> bool {
        let arrived = lock(&self.arrived.0);
        arrived.ended && arrived.pieces.is_empty()
    }

    /// Memory of the program's own, in megabytes.
    pub fn rss_anon(&self) -> f64 {
        self.memory("RssAnon:")
    }

    /// The most memory that it ever held, in megabytes, with what it shares with others.
    pub fn peak(&self) -> f64 {
        self.memory("VmHWM:")
    }

    fn memory(&self, name: &str) -> f64 {
        let status = self.proc("status");
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap_or_default();
        line.trim().trim_end_matches(" kB").parse::<f64>().unwrap_or(f64::NAN) / 1_024.0
    }

    /// How often its threads fell asleep by themselves so far: each was awake before.
    pub fn sleeps(&self) -> u64 {
        let Some(id) = self.child.process_id() else { return 0 };
        let tasks = fs::read_dir(format!("/proc/{id}/task")).into_iter().flatten().flatten();
        tasks
            .filter_map(|task| fs::read_to_string(task.path().join("status")).ok())
            .filter_map(|status| {
                let line = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?;
                line.trim().parse::<u64>().ok()
            })
            .sum()
    }

    fn proc(&self, name: &str) -> String {
        let id = self.child.process_id().unwrap_or_default();
        fs::read_to_string(format!("/proc/{id}/{name}")).unwrap_or_default()
    }
}

/// The word that follows a text on the screen.
fn behind(screen: &Screen, text: &str) -> Option<String> {
    let contents = screen.contents();
    let (_, rest) = contents.split_once(text)?;
    Some(rest.split_whitespace().next().unwrap_or_default().to_owned())
}

/// How our own program is called on a home.
pub fn ours(program: &Path, home: &Path) -> Vec<String> {
    let (program, home) = (program.display().to_string(), home.display().to_string());
    [program.as_str(), "--home", &home, "--lang", "en"].map(str::to_owned).to_vec()
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _killed = self.child.kill();
        let _ended = self.child.wait();
    }
}

fn type_keys(keyboard: &Mutex<Box<dyn Write + Send>>, keys: &[u8]) -> Result<()> {
    let mut keyboard = lock(keyboard);
    keyboard.write_all(keys)?;
    Ok(keyboard.flush()?)
}

fn lock<T>(shared: &Mutex<T>) -> MutexGuard<'_, T> {
    shared.lock().unwrap_or_else(PoisonError::into_inner)
}
