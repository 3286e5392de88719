//! The program as a person has it, on a cache of tickets: first screen, key to paint, bytes, memory, idle.
//! No CRM is there: what is measured never waits for one.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result};
use jiff::{SignedDuration, Timestamp};
use secondline::domain::filter::Filter;
use secondline::domain::ids::PersonId;
use secondline::domain::view::Scope;
use secondline::store::{DeskQuery, Order, PulledPage, Store};

use crate::figures::{Bars, Times};
use crate::terminal::Terminal;
use crate::tickets;

/// Prepares a home and measures at two sizes.
pub fn run(program: &Path, folder: &Path, count: usize, open_of: u64, bars: &mut Bars) -> Result<()> {
    let home = folder.join("home");
    let first = prepare(&home, count, open_of)?;
    for size in [(80, 24), (200, 50)] {
        measure(program, &home, &first, size, bars)?;
    }
    Ok(())
}

/// A home that holds the tickets, is somebody's and leads to a CRM that is not there. Returns the key of the
/// Desk's first ticket.
pub fn prepare(home: &Path, count: usize, open_of: u64) -> Result<String> {
    for name in ["config", "state"] {
        fs::create_dir_all(home.join(name))?;
        fs::set_permissions(home.join(name), fs::Permissions::from_mode(0o700))?;
    }
    fs::set_permissions(home, fs::Permissions::from_mode(0o700))?;
    let token = home.join("token");
    fs::write(&token, "none")?;
    fs::set_permissions(&token, fs::Permissions::from_mode(0o600))?;
    // Port 9 (discard) answers nobody on loopback.
    let settings = format!(
        "[crm]\nbase = \"http://127.0.0.1:9\"\nauth = {{ type = \"bearer\", token = \"file:{}\" }}\n",
        token.display()
    );
    fs::write(home.join("config/settings.toml"), settings)?;
    let store = Store::open(&home.join("state/secondline.db"))?;
    store.set_meta("me", r#"{"id":"1","name":"Agent 1"}"#)?;
    let now = Timestamp::now();
    for from in (0..count as u64).step_by(2_000) {
        let tickets =
            (from..(from + 2_000).min(count as u64)).map(|nth| tickets::ticket(nth, open_of)).collect();
        store.absorb(PulledPage { tickets, ..PulledPage::default() }, now)?;
    }
    let list = store.desk(&DeskQuery {
        scope: Scope::Mine,
        filter: Filter::default(),
        order: Order::Urgency,
        me: Some(PersonId::new("1")),
        now,
        soon: SignedDuration::from_hours(2),
        limit: Some(1),
    })?;
    let row = store.rows(&list.rows)?.pop().context("the desk has a ticket")?;
    Ok(row.key.as_str().to_owned())
}

/// Starts the program and lets it reckon to its end what is due.
pub fn settle(program: &Path, home: &Path, first: &str, size: (u16, u16)) -> Result<()> {
    let terminal = Terminal::start(program, home, size)?;
    terminal.wait_for(&[first])?;
    let db = rusqlite::Connection::open(home.join("state/secondline.db"))?;
    for _ in 0..600 {
        if db.prepare("SELECT 1 FROM meta WHERE name = 'clocks'")?.exists([])? {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(100));
    }
    anyhow::bail!("what is due was not reckoned in a minute")
}

/// Makes the next start take the rules of what is due for new ones.
fn forget_rules(home: &Path) -> Result<()> {
    let db = rusqlite::Connection::open(home.join("state/secondline.db"))?;
    db.execute("DELETE FROM meta WHERE name = 'clocks'", [])?;
    Ok(())
}

fn measure(program: &Path, home: &Path, first: &str, size: (u16, u16), bars: &mut Bars) -> Result<()> {
    let (columns, rows) = size;
    let at = format!("at {columns}×{rows}");
    let mut starts = Times::default();
    for _ in 0..5 {
        let terminal = Terminal::start(program, home, size)?;
        // The row and the key hints at the foot: the list, its preview and all around it.
        starts.push(terminal.wait_for(&[first, "help"])?);
    }
    let figure = starts.line();
    bars.check(&format!("first full screen {at}, p50 < 100 ms"), starts.percentile(0.5) < 100.0, &figure);

    let mut starts = Times::default();
    for _ in 0..5 {
        forget_rules(home)?;
        let terminal = Terminal::start(program, home, size)?;
        starts.push(terminal.wait_for(&[first, "help"])?);
    }
    let figure = starts.line();
    let name = format!("the same {at} with other rules than the last time, p50 < 100 ms");
    bars.check(&name, starts.percentile(0.5) < 100.0, &figure);

    settle(program, home, first, size)?;
    let mut terminal = Terminal::start(program, home, size)?;
    terminal.wait_for(&[first])?;
    let (mut paint, mut last) = (Times::default(), Times::default());
    let (mut bytes, mut needed) = ((0, 0), (0, 0));
    // Down within the first page, then on, where the list scrolls.
    let page = usize::from(rows) / 3;
    for nth in 0..200 {
        let done = terminal.press("j", Duration::from_millis(60))?;
        paint.push(done.first);
        last.push(done.last);
        let (bytes, needed) =
            if nth < page { (&mut bytes.0, &mut needed.0) } else { (&mut bytes.1, &mut needed.1) };
        *bytes += done.bytes;
        *needed += done.needed;
    }
    bars.check(
        &format!("key to paint {at}, p99 < 16 ms"),
        paint.percentile(0.99) < 16.0,
        &format!("{}; to the last byte {}", paint.line(), last.line()),
    );
    let moved = bytes.0 as f64 / needed.0.max(1) as f64;
    bars.check(
        &format!("bytes of a selection move {at}, ≤ 1.5 × the changed cells"),
        moved <= 1.5,
        &format!("{} bytes a key, {moved:.2} × of {}", bytes.0 / page, needed.0 / page),
    );
    let (count, scrolled) = (200 - page, bytes.1 as f64 / needed.1.max(1) as f64);
    println!(
        "       further down {at}: {} bytes a key, {scrolled:.2} × of {}",
        bytes.1 / count,
        needed.1 / count
    );
    let memory = terminal.rss_anon();
    bars.check(&format!("memory of its own {at}, < 60 MB"), memory < 60.0, &format!("{memory:.1} MB"));

    // The sync engine tries the CRM that is not there ever more rarely; count after that has calmed down.
    thread::sleep(Duration::from_secs(20));
    let before = terminal.sleeps();
    let window = Duration::from_secs(20);
    thread::sleep(window);
    let woken = terminal.sleeps() - before;
    let held = woken as f64 <= window.as_secs_f64();
    bars.check(
        &format!("idle {at}, no wake-up but a try of the CRM or the minute"),
        held,
        &format!("{woken} in {} s over all threads", window.as_secs()),
    );
    Ok(())
}
