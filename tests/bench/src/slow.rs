//! The program over a line of 2,400 bytes a second: how long a person waits for each kind of key, and how far the
//! picture lags behind a key that is held down.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::figures::{Bars, Times};
use crate::terminal::{self, Terminal};

/// The settings of a home.
const SETTINGS: &str = "config/settings.toml";
/// Bytes a second.
const LINE: u32 = 2_400;
/// Nothing came for so long: the picture is whole.
const STILL: Duration = Duration::from_millis(250);
/// The same while pictures wait for the line.
const HELD_STILL: Duration = Duration::from_millis(600);

/// Measures on a home that holds tickets; `first` is the key of the first one.
pub fn run(program: &Path, home: &Path, first: &str, bars: &mut Bars) -> Result<()> {
    println!("a line of {LINE} bytes a second, 80×24:");
    let behind = held(program, home, first)?;
    println!("       a key held for five seconds leaves the picture {} ms behind", behind.as_millis());
    let without = fs::read_to_string(home.join(SETTINGS))?;
    tell_line(home)?;
    let behind = held(program, home, first)?;
    bars.check(
        "with `line` in the settings, the picture after a key held for five seconds, ≤ 1.5 s behind",
        behind <= Duration::from_millis(1_500),
        &format!("{} ms until help stands whole", behind.as_millis()),
    );
    let line = terminal::ours(program, home);
    let mut terminal = Terminal::run(&line, home, (80, 24), Some(LINE))?;
    let start = terminal.wait_for(&[first, "help"])?;
    println!("       first full screen: {} ms", start.as_millis());
    for (what, keys) in [
        ("the next ticket", "jjjjjjjjjjjjjjjjjjjj"),
        ("open a ticket and come back", "\r\x1b\r\x1b\r\x1b"),
        ("help and back", "?\x1b?\x1b"),
        ("palette, three letters, back", ":the\x1b"),
        ("filter, three letters, back", "/car\x1b"),
    ] {
        let (mut begun, mut whole, mut bytes) = (Times::default(), Times::default(), 0);
        for key in keys.chars() {
            let done = terminal.press(&key.to_string(), STILL)?;
            begun.push(done.first);
            whole.push(done.last);
            bytes += done.bytes;
        }
        println!(
            "       {what}: begun p50 {:.0} ms, whole p50 {:.0} ms, worst {:.0} ms, {} bytes a key",
            begun.percentile(0.5),
            whole.percentile(0.5),
            whole.percentile(1.0),
            bytes / keys.chars().count()
        );
    }
    // What is measured next on this home has no slow line.
    Ok(fs::write(home.join(SETTINGS), without)?)
}

/// Tells the program what the line carries.
fn tell_line(home: &Path) -> Result<()> {
    let path = home.join(SETTINGS);
    let settings = fs::read_to_string(&path)?;
    Ok(fs::write(&path, format!("line = {LINE}\n{settings}"))?)
}

/// How far the picture lies behind a key that was held down: until help stands whole.
fn held(program: &Path, home: &Path, first: &str) -> Result<Duration> {
    let mut terminal = Terminal::run(&terminal::ours(program, home), home, (80, 24), Some(LINE))?;
    terminal.wait_for(&[first, "help"])?;
    // A held key comes thirty times a second.
    for _ in 0..150 {
        terminal.hold("j")?;
        thread::sleep(Duration::from_millis(33));
    }
    let released = Instant::now();
    let done = terminal.press("?", HELD_STILL)?;
    Ok(released.elapsed().saturating_sub(HELD_STILL).max(done.last))
}
