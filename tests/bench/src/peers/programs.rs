//! The programs that stand beside ours: how each is started, what stands on its first screen, and which keys move, open
//! and come back. Each stays as it is delivered, but for where its items lie.

use super::files::{Data, GREETING};

/// A program and how it is asked for the same things.
pub struct Peer {
    pub name: &'static str,
    /// What has to be installed.
    pub needs: &'static [&'static str],
    pub line: Vec<String>,
    pub data: Option<Data>,
    /// What stands on its first full screen.
    pub shows: Vec<String>,
    /// Keys before anything is measured.
    pub before: &'static str,
    pub down: &'static str,
    pub open: Option<Open>,
}

/// How an item is opened.
pub struct Open {
    pub key: &'static str,
    /// Comes back to the list.
    pub back: &'static str,
    /// Stands on an opened item before what tells it from others, and on no list.
    pub shows: &'static str,
}

impl Peer {
    fn new(
        name: &'static str,
        needs: &'static [&'static str],
        data: Data,
        line: &[&str],
        shows: &[&str],
    ) -> Self {
        Self {
            name,
            needs,
            line: line.iter().map(|word| (*word).to_owned()).collect(),
            data: Some(data),
            shows: shows.iter().map(|text| (*text).to_owned()).collect(),
            before: "",
            down: "j",
            open: None,
        }
    }

    fn down(self, down: &'static str) -> Self {
        Self { down, ..self }
    }

    fn before(self, before: &'static str) -> Self {
        Self { before, ..self }
    }

    fn opens(self, back: &'static str, shows: &'static str) -> Self {
        Self { open: Some(Open { key: "\r", back, shows }), ..self }
    }
}

/// Our own, on its home.
pub fn ours(line: Vec<String>, first: &str) -> Peer {
    let open = Open { key: "\r", back: "\x1b", shows: "Conversation" };
    Peer {
        name: "secondline",
        needs: &[],
        line,
        data: None,
        shows: vec![first.to_owned(), "help".to_owned()],
        before: "",
        down: "j",
        open: Some(open),
    }
}

/// All that are known; which of them are here is another matter. Most come with a distribution; `csvlens` and `gitui` from
/// crates.io, `visidata` and `jiratui` from PyPI.
pub fn peers(count: usize) -> Vec<Peer> {
    let last = format!("T{count} ");
    let last = last.as_str();
    vec![
        Peer::new("less", &["less"], Data::Lists, &["less", "-S", "list.txt"], &["T1 "]),
        Peer::new(
            "fzf",
            &["fzf"],
            Data::Lists,
            &["sh", "-c", "exec fzf --no-sort --layout=reverse < list.txt"],
            &["T1 ", &format!("{count}/{count}")],
        )
        .down("\x1b[B"),
        Peer::new("lnav", &["lnav"], Data::Lists, &["lnav", "-N", "list.txt"], &[last]).before("g"),
        Peer::new("visidata", &["vd"], Data::Lists, &["vd", "list.tsv"], &["T1 ", &count.to_string()])
            .opens("q", "value"),
        Peer::new("csvlens", &["csvlens"], Data::Lists, &["csvlens", "list.tsv"], &["T1 ", "Row 1/"]),
        Peer::new("tig", &["tig", "git"], Data::Repository, &["tig", "-C", "repository"], &[last])
            .opens("q", GREETING),
        Peer::new("gitui", &["gitui", "git"], Data::Repository, &["gitui", "-d", "repository"], &[last])
            .down("\x1b[B")
            .opens("\r", GREETING),
        Peer::new(
            "neomutt",
            &["neomutt"],
            Data::Mailbox,
            &["neomutt", "-n", "-F", "muttrc", "-f", "mailbox"],
            &["T1 ", "q:Quit"],
        )
        .opens("q", GREETING),
        Peer::new("aerc", &["aerc"], Data::Maildir, &["aerc"], &[last]).opens("q", GREETING),
        Peer::new(
            "alot",
            &["alot", "notmuch"],
            Data::Index,
            &["alot"],
            &[last, &format!("of {count} message")],
        )
        .opens("d", GREETING),
        // It shows the item beside the list: the way back is the next row. Version 1.6 ends with an error where `textual` is
        // of version 8 or newer.
        Peer::new(
            "jiratui",
            &["jiratui"],
            Data::Tracker,
            &["jiratui", "ui", "--search-on-startup"],
            &[&format!("T-{count} "), &format!("total: {count}")],
        )
        .down("\x1b[B")
        .opens("\x1b[B", GREETING),
    ]
}
