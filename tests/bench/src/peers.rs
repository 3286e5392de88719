//! Other terminal programs on as many items of the same texts, in the same run and by the same measure: start, key to
//! paint, bytes, a burst of keys, idle, memory. What is not installed is said and left out.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use jiff::Timestamp;

use crate::figures::Times;
use crate::terminal::{self, Terminal};
use crate::tickets;

/// A program and how it is asked for the same things.
struct Peer {
    name: &'static str,
    line: Vec<String>,
    /// What stands on its first full screen.
    shows: Vec<String>,
    down: &'static str,
    /// Opens an item, and comes back from it.
    open: Option<(&'static str, &'static str)>,
    /// Keys before anything is measured.
    before: &'static str,
}

/// Measures ours on its home, and each peer that is there.
pub fn run(program: &Path, home: &Path, first: &str, folder: &Path, count: usize) -> Result<()> {
    let data = folder.join("peers");
    fs::create_dir_all(&data)?;
    write_lists(&data, count)?;
    write_mailbox(&data, count)?;
    write_maildir(&data, count)?;
    write_repository(&data, count)?;
    let last = count.to_string();
    let own = Peer {
        name: "secondline",
        line: terminal::ours(program, home),
        shows: vec![first.to_owned(), "help".to_owned()],
        down: "j",
        open: Some(("\r", "\x1b")),
        before: "",
    };
    println!("on {count} items; key figures of 100 keys, far enough down for the list to scroll");
    println!(
        "| program | first screen | key p50 | key p99 | bytes a key 80×24 | 200×50 | burst of 200 | open p50 | idle wake-ups/s | peak memory |"
    );
    println!("|---|---|---|---|---|---|---|---|---|---|");
    // A program that gives back what it gets is the floor of every figure of keys.
    floor(&data)?;
    measure(&own, home)?;
    for peer in peers(&last) {
        if installed(&peer.line[0]) {
            if let Err(error) = measure(&peer, &data) {
                println!("| {} | could not be measured: {error:#} |", peer.name);
            }
        } else {
            println!("| {} | not installed |", peer.name);
        }
    }
    Ok(())
}

fn peers(last: &str) -> Vec<Peer> {
    let line = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    vec![
        Peer {
            name: "less",
            line: line(&["less", "-S", "list.txt"]),
            shows: vec!["T1 ".to_owned()],
            down: "j",
            open: None,
            before: "",
        },
        Peer {
            name: "fzf",
            line: line(&["sh", "-c", "exec fzf --no-sort --layout=reverse < list.txt"]),
            shows: vec!["T1 ".to_owned(), format!("{last}/{last}")],
            down: "\x1b[B",
            open: None,
            before: "",
        },
        Peer {
            name: "lnav",
            line: line(&["lnav", "-N", "list.txt"]),
            shows: vec![format!("T{last} ")],
            down: "j",
            open: None,
            before: "g",
        },
        Peer {
            name: "tig",
            line: line(&["tig"]),
            shows: vec![format!("T{last} ")],
            down: "j",
            open: Some(("\r", "q")),
            before: "",
        },
        Peer {
            name: "neomutt",
            line: line(&["neomutt", "-n", "-F", "muttrc", "-f", "mailbox"]),
            shows: vec!["T1 ".to_owned(), "q:Quit".to_owned()],
            down: "j",
            open: Some(("\r", "q")),
            before: "",
        },
        Peer {
            name: "aerc",
            line: line(&["aerc"]),
            shows: vec![format!("T{last} ")],
            down: "j",
            open: Some(("\r", "q")),
            before: "",
        },
        Peer {
            name: "visidata",
            line: line(&["vd", "list.tsv"]),
            shows: vec!["T1 ".to_owned(), last.to_owned()],
            down: "j",
            open: Some(("\r", "q")),
            before: "",
        },
    ]
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
    for _ in 0..100 {
        keys.push(terminal.press("j", Duration::from_millis(20))?.last);
    }
    println!(
        "| floor (cat) | | {:.2} ms | {:.2} ms | 1 | | | | | |",
        keys.percentile(0.5),
        keys.percentile(0.99)
    );
    Ok(())
}

fn measure(peer: &Peer, home: &Path) -> Result<()> {
    let gap = Duration::from_millis(60);
    let mut starts = Times::default();
    let shows: Vec<&str> = peer.shows.iter().map(String::as_str).collect();
    for _ in 0..3 {
        let terminal = Terminal::run(&peer.line, home, (80, 24), None)?;
        starts.push(terminal.wait_for(&shows)?);
    }
    let (small, large) = ((80, 24), (200, 50));
    let (mut keys, mut bytes, mut opened) = (Times::default(), [0, 0], Times::default());
    let (mut burst, mut idle, mut peak) = (String::new(), 0.0, 0.0);
    for (nth, size) in [small, large].into_iter().enumerate() {
        let mut terminal = Terminal::run(&peer.line, home, size, None)?;
        terminal.wait_for(&shows)?;
        for key in peer.before.chars() {
            terminal.press(&key.to_string(), gap)?;
        }
        // Down to where the list scrolls.
        for _ in 0..size.1 {
            terminal.press(peer.down, gap)?;
        }
        for _ in 0..100 {
            let done = terminal.press(peer.down, gap)?;
            bytes[nth] += done.bytes / 100;
            if size == small {
                keys.push(done.last);
            }
        }
        if size == large {
            continue;
        }
        let done = terminal.press(&peer.down.repeat(200), Duration::from_millis(400))?;
        burst = format!("{:.0} ms, {:.1} KB", done.last.as_secs_f64() * 1_000.0, done.bytes as f64 / 1_000.0);
        if let Some((open, back)) = peer.open {
            for _ in 0..10 {
                opened.push(terminal.press(open, gap)?.last);
                terminal.press(back, gap)?;
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
        "| {} | {:.0} ms | {:.2} ms | {:.2} ms | {} | {} | {burst} | {opened} | {idle:.1} | {peak:.0} MB |",
        peer.name,
        starts.percentile(0.5),
        keys.percentile(0.5),
        keys.percentile(0.99),
        bytes[0],
        bytes[1],
    );
    Ok(())
}

/// The same tickets as lines and as a table.
fn write_lists(folder: &Path, count: usize) -> Result<()> {
    let mut lines = BufWriter::new(File::create(folder.join("list.txt"))?);
    let mut table = BufWriter::new(File::create(folder.join("list.tsv"))?);
    writeln!(table, "key\tstatus\tsubject\tcreated")?;
    for nth in 0..count as u64 {
        let ticket = tickets::ticket(nth, 10);
        let (status, created) = (format!("{:?}", ticket.status), ticket.created);
        writeln!(lines, "T{} {status} {} {created}", nth + 1, ticket.subject)?;
        writeln!(table, "T{} \t{status}\t{}\t{created}", nth + 1, ticket.subject)?;
    }
    lines.flush()?;
    Ok(table.flush()?)
}

/// A message a ticket.
fn write_mailbox(folder: &Path, count: usize) -> Result<()> {
    let mut out = BufWriter::new(File::create(folder.join("mailbox"))?);
    for nth in 0..count as u64 {
        let ticket = tickets::ticket(nth, 10);
        let date = ticket.created.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string();
        writeln!(out, "From laura@example.org Thu Nov 13 08:00:00 2025")?;
        writeln!(out, "From: Laura Mendez <laura{nth}@example.org>\nTo: tier2@example.org\nDate: {date}")?;
        writeln!(out, "Message-ID: <{nth}@example.org>\nSubject: T{} {}", nth + 1, ticket.subject)?;
        writeln!(out, "Content-Type: text/plain; charset=utf-8\n\n{}\n", ticket.description)?;
    }
    out.flush()?;
    let settings = "set folder=.\nset menu_scroll=yes\nset sort=mailbox-order\nset quit=yes\nset mail_check=600\nset timeout=600\npush <first-entry>\n";
    Ok(fs::write(folder.join("muttrc"), settings)?)
}

/// The same messages, a file each, as an account.
fn write_maildir(folder: &Path, count: usize) -> Result<()> {
    let inbox = folder.join("mail/INBOX");
    for name in ["cur", "new", "tmp"] {
        fs::create_dir_all(inbox.join(name))?;
    }
    for nth in 0..count as u64 {
        let ticket = tickets::ticket(nth, 10);
        // In the order of arrival the last one stands first.
        let second = 1_700_000_000 + nth;
        let date = Timestamp::from_second(second as i64)?.strftime("%a, %d %b %Y %H:%M:%S +0000").to_string();
        let text = format!(
            "From: Laura Mendez <laura{nth}@example.org>\nTo: tier2@example.org\nDate: {date}\n\
             Message-ID: <{nth}@example.org>\nSubject: T{} {}\n\
             Content-Type: text/plain; charset=utf-8\n\n{}\n",
            nth + 1,
            ticket.subject,
            ticket.description
        );
        fs::write(inbox.join(format!("cur/{second}.{nth}.host:2,S")), text)?;
    }
    let account = format!(
        "[desk]\nsource = maildir://{}\ndefault = INBOX\nfrom = Laura <laura@example.org>\n",
        folder.join("mail").display()
    );
    let settings = folder.join(".config/aerc");
    fs::create_dir_all(&settings)?;
    fs::write(settings.join("accounts.conf"), account)?;
    Ok(fs::set_permissions(settings.join("accounts.conf"), fs::Permissions::from_mode(0o600))?)
}

/// A commit a ticket.
fn write_repository(folder: &Path, count: usize) -> Result<()> {
    let git = |words: &[&str]| {
        let mut git = Command::new("git");
        git.arg("-C").arg(folder).args(words).stdout(Stdio::null()).stderr(Stdio::null());
        git
    };
    ensure!(git(&["init", "-q", "-b", "main"]).status()?.success(), "git init failed");
    let mut import =
        git(&["fast-import", "--quiet"]).stdin(Stdio::piped()).spawn().context("git fast-import")?;
    let mut out = BufWriter::new(import.stdin.take().context("its input")?);
    for nth in 0..count as u64 {
        let ticket = tickets::ticket(nth, 10);
        let text = format!("T{} {}\n\n{}\n", nth + 1, ticket.subject, ticket.description);
        let second = ticket.created.as_second();
        writeln!(out, "commit refs/heads/main\ncommitter Laura Mendez <laura@example.org> {second} +0000")?;
        writeln!(out, "data {}\n{text}", text.len())?;
    }
    out.flush()?;
    drop(out);
    ensure!(import.wait()?.success(), "git fast-import failed");
    Ok(())
}
