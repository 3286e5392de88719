//! Other terminal programs on as many items of the same texts, in the same run and by the same measure: start, key to
//! paint, bytes, a burst of keys, idle, memory. What is not installed is said and left out.

mod files;
mod programs;
mod tracker;

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::Result;

use self::files::Data;
use self::programs::Peer;
use crate::figures::Times;
use crate::terminal::{self, Terminal};

/// A key is answered when nothing has changed for so long. Longer than any of them puts off a part of its answer: ours
/// reads the selected ticket once a list that moved on faster has rested for 120 ms, and keys that come faster than that
/// would never be charged with it.
const GAP: Duration = Duration::from_millis(150);

/// Keys of a list that scrolls on come so far apart: somebody holds the key.
const HELD: Duration = Duration::from_millis(60);

/// Keys that are timed.
const KEYS: usize = 100;

/// Measures ours on its home, and each peer that is there.
pub fn run(program: &Path, home: &Path, first: &str, folder: &Path, count: usize) -> Result<()> {
    let data = folder.join("peers");
    fs::create_dir_all(&data)?;
    println!("on {count} items; key figures of {KEYS} keys, far enough down for the list to scroll");
    println!(
        "| program | first screen | key p50 | p99 | bytes a key 80×24 | 200×50 | held p50 | p99 | bytes a held key 80×24 | 200×50 | burst of 200 | open p50 | idle wake-ups/s | peak memory |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    // A program that gives back what it gets is the floor of every figure of keys.
    floor(&data)?;
    measure(&programs::ours(terminal::ours(program, home), first), home)?;
    let mut written = HashSet::new();
    for peer in programs::peers(count) {
        if !peer.needs.iter().all(|name| installed(name)) {
            println!("| {} | not installed |", peer.name);
            continue;
        }
        let prepared = peer.data.map_or(Ok(()), |kind| prepare(kind, &data, count, &mut written));
        if let Err(error) = prepared.and_then(|()| measure(&peer, &data)) {
            println!("| {} | could not be measured: {error:#} |", peer.name);
        }
    }
    Ok(())
}

/// Writes what a program reads, once for all that read it.
fn prepare(kind: Data, folder: &Path, count: usize, written: &mut HashSet<Data>) -> Result<()> {
    if let Some(before) = kind.after() {
        prepare(before, folder, count, written)?;
    }
    if !written.contains(&kind) {
        kind.write(folder, count)?;
        written.insert(kind);
    }
    Ok(())
}

/// The line of a program as it would be found from an ordinary shell.
fn installed(name: &str) -> bool {
    Command::new("sh")
        .args(["-c", &format!("command -v {name}")])
        .stdout(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn floor(folder: &Path) -> Result<()> {
    let line = ["sh", "-c", "stty raw -echo; echo ready; exec cat"].map(str::to_owned);
    let mut terminal = Terminal::run(&line, folder, (80, 24), None)?;
    terminal.wait_for(&["ready"])?;
    let mut keys = Times::default();
    for _ in 0..KEYS {
        keys.push(terminal.press("j", Duration::from_millis(20))?.last);
    }
    println!(
        "| floor (cat) | | {:.2} ms | {:.2} ms | 1 | | | | | | | | | |",
        keys.percentile(0.5),
        keys.percentile(0.99)
    );
    Ok(())
}

fn measure(peer: &Peer, home: &Path) -> Result<()> {
    let mut starts = Times::default();
    let shows: Vec<&str> = peer.shows.iter().map(String::as_str).collect();
    for _ in 0..3 {
        let terminal = Terminal::run(&peer.line, home, (80, 24), None)?;
        starts.push(terminal.wait_for(&shows)?);
    }
    let (small, large) = ((80, 24), (200, 50));
    let (mut keys, mut bytes, mut opened) = (Times::default(), [0, 0], Times::default());
    let (mut held, mut held_bytes) = (Times::default(), [0, 0]);
    let (mut burst, mut idle, mut peak) = (String::new(), 0.0, 0.0);
    for (nth, size) in [small, large].into_iter().enumerate() {
        let mut terminal = Terminal::run(&peer.line, home, size, None)?;
        terminal.wait_for(&shows)?;
        for key in peer.before.chars() {
            terminal.press(&key.to_string(), GAP)?;
        }
        // Down to where the list scrolls.
        for _ in 0..size.1 {
            terminal.press(peer.down, GAP)?;
        }
        for _ in 0..KEYS {
            let done = terminal.press(peer.down, GAP)?;
            bytes[nth] += done.bytes;
            if size == small {
                keys.push(done.last);
            }
        }
        // Held down, so that what a program puts off until the list rests is no part of it.
        for _ in 0..KEYS {
            let done = terminal.press(peer.down, HELD)?;
            held_bytes[nth] += done.bytes;
            if size == small {
                held.push(done.last);
            }
        }
        if size == large {
            continue;
        }
        let done = terminal.press(&peer.down.repeat(200), Duration::from_millis(400))?;
        burst = format!("{:.0} ms, {:.1} KB", done.last.as_secs_f64() * 1_000.0, done.bytes as f64 / 1_000.0);
        if let Some(open) = &peer.open {
            // Another one each time.
            for _ in 0..20 {
                opened.push(terminal.press_to_open(open.key, GAP, open.shows)?.last);
                terminal.press(open.back, GAP)?;
                terminal.press(peer.down, GAP)?;
            }
        }
        thread::sleep(Duration::from_secs(5));
        let before = terminal.sleeps();
        thread::sleep(Duration::from_secs(10));
        idle = (terminal.sleeps() - before) as f64 / 10.0;
        peak = terminal.peak();
    }
    let opened =
        if peer.open.is_some() { format!("{:.2} ms", opened.percentile(0.5)) } else { String::new() };
    println!(
        "| {} | {:.0} ms | {:.2} ms | {:.2} ms | {} | {} | {:.2} ms | {:.2} ms | {} | {} | {burst} | {opened} | {idle:.1} | {peak:.0} MB |",
        peer.name,
        starts.percentile(0.5),
        keys.percentile(0.5),
        keys.percentile(0.99),
        bytes[0] / KEYS,
        bytes[1] / KEYS,
        held.percentile(0.5),
        held.percentile(0.99),
        held_bytes[0] / KEYS,
        held_bytes[1] / KEYS,
    );
    Ok(())
}
