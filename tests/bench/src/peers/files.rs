//! The tickets as each program takes them: a list, a mailbox, a commit each, a tracker's answers.

use std::fs::{self, File};
use std::io::{BufWriter, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::{Context as _, Result, ensure};
use jiff::Timestamp;
use secondline::domain::ticket::Ticket;

use super::tracker;
use crate::tickets;

/// Begins every text here, the item's number behind it: by it an opened item is known from a list, and from another one.
pub const GREETING: &str = "Saludos T";

/// What a program reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Data {
    Lists,
    Mailbox,
    Maildir,
    /// The maildir with an index of `notmuch`.
    Index,
    Repository,
    Tracker,
}

impl Data {
    /// What has to be there before.
    pub fn after(self) -> Option<Self> {
        (self == Self::Index).then_some(Self::Maildir)
    }

    /// Writes it into the folder that is the programs' home.
    pub fn write(self, folder: &Path, count: usize) -> Result<()> {
        match self {
            Self::Lists => lists(folder, count),
            Self::Mailbox => mailbox(folder, count),
            Self::Maildir => maildir(folder, count),
            Self::Index => index(folder),
            Self::Repository => repository(&folder.join("repository"), count),
            Self::Tracker => tracker::start(folder, count),
        }
    }
}

/// What a person reads once an item is opened.
pub fn text(nth: u64, ticket: &Ticket) -> String {
    format!("{GREETING}{}. {}", nth + 1, ticket.description)
}

/// As lines and as a table.
fn lists(folder: &Path, count: usize) -> Result<()> {
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

/// A message a ticket, in one file.
fn mailbox(folder: &Path, count: usize) -> Result<()> {
    let mut out = BufWriter::new(File::create(folder.join("mailbox"))?);
    for nth in 0..count as u64 {
        let ticket = tickets::ticket(nth, 10);
        writeln!(out, "From laura@example.org Thu Nov 13 08:00:00 2025")?;
        writeln!(out, "{}", message(nth, &ticket, ticket.created))?;
    }
    out.flush()?;
    let settings = "set folder=.\nset menu_scroll=yes\nset sort=mailbox-order\nset quit=yes\nset mail_check=600\nset timeout=600\npush <first-entry>\n";
    Ok(fs::write(folder.join("muttrc"), settings)?)
}

fn message(nth: u64, ticket: &Ticket, at: Timestamp) -> String {
    let date = at.strftime("%a, %d %b %Y %H:%M:%S +0000");
    format!(
        "From: Laura Mendez <laura{nth}@example.org>\nTo: tier2@example.org\nDate: {date}\n\
         Message-ID: <{nth}@example.org>\nSubject: T{} {}\n\
         Content-Type: text/plain; charset=utf-8\n\n{}\n",
        nth + 1,
        ticket.subject,
        text(nth, ticket)
    )
}

/// The same messages, a file each, as an account.
fn maildir(folder: &Path, count: usize) -> Result<()> {
    let inbox = folder.join("mail/INBOX");
    for name in ["cur", "new", "tmp"] {
        fs::create_dir_all(inbox.join(name))?;
    }
    for nth in 0..count as u64 {
        // In the order of arrival the last one stands first.
        let second = 1_700_000_000 + nth as i64;
        let text = message(nth, &tickets::ticket(nth, 10), Timestamp::from_second(second)?);
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

/// Their full-text index.
fn index(folder: &Path) -> Result<()> {
    let settings = format!(
        "[database]\npath={}\n[user]\nname=Laura\nprimary_email=laura@example.org\n[new]\ntags=inbox\n",
        folder.join("mail").display()
    );
    fs::write(folder.join(".notmuch-config"), settings)?;
    let mut notmuch = Command::new("notmuch");
    notmuch.args(["new", "--quiet"]).env("HOME", folder).env_remove("NOTMUCH_CONFIG");
    ensure!(notmuch.status().context("notmuch")?.success(), "notmuch new failed");
    Ok(())
}

/// A commit a ticket.
fn repository(folder: &Path, count: usize) -> Result<()> {
    fs::create_dir_all(folder)?;
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
        let text = format!("T{} {}\n\n{}\n", nth + 1, ticket.subject, text(nth, &ticket));
        let second = ticket.created.as_second();
        writeln!(out, "commit refs/heads/main\ncommitter Laura Mendez <laura@example.org> {second} +0000")?;
        writeln!(out, "data {}\n{text}", text.len())?;
    }
    out.flush()?;
    drop(out);
    ensure!(import.wait()?.success(), "git fast-import failed");
    // `gitui` begins where it was left: on its log.
    let left = "(tab: 1, diff: (ignore_whitespace: false, context: 3, interhunk_lines: 0), status_show_untracked: None, commit_msgs: [])";
    Ok(fs::write(folder.join(".git/gitui"), left)?)
}
