//! The real program in a pty, watched byte by byte: when something came, how much, and what it showed.

use std::fs;
use std::io::{Read as _, Write};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use anyhow::{Result, bail, ensure};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use vt100::Screen;

struct Seen {
    parser: vt100::Parser,
    bytes: usize,
    /// When the last byte came, and the first since the last key.
    last: Instant,
    first: Option<Instant>,
    ended: bool,
}

/// A program in a terminal.
pub struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    keyboard: Box<dyn Write + Send>,
    _master: Box<dyn MasterPty + Send>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
    began: Instant,
}

/// What one key did.
pub struct Paint {
    /// Until the first byte came.
    pub first: Duration,
    /// Until the last one.
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
        let seen = Seen { parser, bytes: 0, last: began, first: None, ended: false };
        let seen = Arc::new((Mutex::new(seen), Condvar::new()));
        let mut output = pty.master.try_clone_reader()?;
        let keyboard = pty.master.take_writer()?;
        let watched = Arc::clone(&seen);
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
                let mut seen = lock(&watched.0);
                seen.parser.process(&bytes[..count]);
                seen.bytes += count;
                seen.last = at;
                seen.first.get_or_insert(at);
                seen.ended = count == 0;
                watched.1.notify_all();
                if count == 0 {
                    return;
                }
            }
        });
        Ok(Self { child, keyboard, _master: pty.master, seen, began })
    }

    /// Waits until every text stands on the screen; how long after the start the bytes came that brought the last
    /// of them. Then waits until nothing comes for a while.
    pub fn wait_for(&self, texts: &[&str]) -> Result<Duration> {
        let mut seen = lock(&self.seen.0);
        let there = loop {
            let contents = seen.parser.screen().contents();
            if texts.iter().all(|text| contents.contains(text)) {
                break seen.last.duration_since(self.began);
            }
            let late = self.began.elapsed() > Duration::from_secs(30) || seen.ended;
            ensure!(!late, "{texts:?} never came:\n{contents}");
            seen = self.wait(seen, Duration::from_millis(100));
        };
        drop(seen);
        self.quiet(Duration::from_millis(300))?;
        Ok(there)
    }

    /// Types without waiting for anything.
    pub fn hold(&mut self, keys: &str) -> Result<()> {
        self.keyboard.write_all(keys.as_bytes())?;
        Ok(self.keyboard.flush()?)
    }

    /// Presses a key and waits until nothing came for `gap`.
    pub fn press(&mut self, key: &str, gap: Duration) -> Result<Paint> {
        self.press_until(key, gap, |_, _| true)
    }

    /// Presses a key that opens something: waits until `shows` stands on the screen, or what follows it there is another
    /// word than before, and then until nothing came for `gap`. A first stroke that is painted long before the rest
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
        let (before, bytes) = {
            let mut seen = lock(&self.seen.0);
            seen.first = None;
            (seen.parser.screen().clone(), seen.bytes)
        };
        let pressed = Instant::now();
        self.keyboard.write_all(key.as_bytes())?;
        self.keyboard.flush()?;
        {
            let mut seen = lock(&self.seen.0);
            while seen.first.is_none() || !done(&before, seen.parser.screen()) {
                let late = pressed.elapsed() > Duration::from_secs(5) || seen.ended;
                ensure!(!late, "the key {key:?} did nothing:\n{}", seen.parser.screen().contents());
                seen = self.wait(seen, Duration::from_millis(100));
            }
        }
        let (after, last) = self.quiet(gap)?;
        let seen = lock(&self.seen.0);
        Ok(Paint {
            first: seen.first.unwrap_or(last).duration_since(pressed),
            last: last.duration_since(pressed),
            bytes: seen.bytes - bytes,
            needed: after.contents_diff(&before).len(),
        })
    }

    fn quiet(&self, gap: Duration) -> Result<(Screen, Instant)> {
        let began = Instant::now();
        let mut seen = lock(&self.seen.0);
        loop {
            if seen.ended {
                bail!("the program ended:\n{}", seen.parser.screen().contents());
            }
            let still = seen.last.max(began).elapsed();
            if still >= gap {
                return Ok((seen.parser.screen().clone(), seen.last));
            }
            seen = self.wait(seen, gap - still);
        }
    }

    fn wait<'a>(&'a self, seen: MutexGuard<'a, Seen>, time: Duration) -> MutexGuard<'a, Seen> {
        self.seen.1.wait_timeout(seen, time).unwrap_or_else(PoisonError::into_inner).0
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

fn lock(seen: &Mutex<Seen>) -> MutexGuard<'_, Seen> {
    seen.lock().unwrap_or_else(PoisonError::into_inner)
}
