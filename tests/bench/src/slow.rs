//! The program over a line of 2,400 bytes a second: how long a person waits for each kind of key, and how far the
//! picture lags behind a key that is held down.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::Result;

use crate::figures::{Bars, Times};
use crate::terminal::{self, Terminal};

/// Bytes a second.
const LINE: u32 = 2_400;
/// Nothing came for so long: the picture is whole.
const STILL: Duration = Duration::from_millis(250);

/// Measures on a home that holds tickets; `first` is the key of the first one.
pub fn run(program: &Path, home: &Path, first: &str, bars: &mut Bars) -> Result<()> {
    println!("a line of {LINE} bytes a second, 80×24:");
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
    // A held key comes thirty times a second.
    for _ in 0..150 {
        terminal.hold("j")?;
        thread::sleep(Duration::from_millis(33));
    }
    let released = Instant::now();
    let done = terminal.press("?", Duration::from_millis(600))?;
    let lag = released.elapsed().saturating_sub(Duration::from_millis(600)).max(done.last);
    bars.check(
        "over the slow line, the picture after a key held for five seconds, ≤ 1.5 s behind",
        lag <= Duration::from_millis(1_500),
        &format!("{} ms until help stands whole", lag.as_millis()),
    );
    Ok(())
}
