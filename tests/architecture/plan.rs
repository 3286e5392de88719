//! The plan of the house as data: rooms with their ranks, and the rooms that may know an outside crate.
//! Adding a room or a dependency starts with a line here; how a file is read is in `checker.rs`.

/// Every room with its rank; a room imports rooms of lower rank only.
pub const RANKS: &[(&str, u8)] = &[
    ("domain", 0),
    ("config", 1),
    ("keymap", 2),
    ("store", 2),
    ("crm", 2),
    ("app", 3),
    ("sync", 3),
    ("report", 3),
    ("ui", 4),
    ("sandbox", 4),
    ("runtime", 5),
    ("cli", 6),
];

/// What `src/main.rs` counts as: above every room.
pub const MAIN: &str = "main";

/// Where an outside crate may be named.
pub enum Where {
    /// Plain data and text: every room.
    Anywhere,
    /// Every room but `domain`.
    NotDomain,
    /// These rooms alone.
    Only(&'static [&'static str]),
}
use Where::{Anywhere, NotDomain, Only};

/// Each dependency of `Cargo.toml`, as it is spelled in a path.
pub const OUTSIDE: &[(&str, Where)] = &[
    ("serde", Anywhere),
    ("serde_json", Anywhere),
    ("jiff", Anywhere),
    ("regex", Anywhere),
    ("sha2", Anywhere),
    ("uuid", Anywhere),
    ("thiserror", Anywhere),
    ("unicode_width", Anywhere),
    ("unicode_segmentation", Anywhere),
    ("unicode_normalization", Anywhere),
    ("regex_syntax", Only(&["domain"])),
    ("diffy", Only(&["domain"])),
    ("statrs", Only(&["domain"])),
    ("tracing", NotDomain),
    ("nucleo_matcher", Only(&["keymap", "app"])),
    ("textwrap", Only(&["app", "ui", "cli"])),
    ("directories", Only(&["config"])),
    ("fluent_bundle", Only(&["config"])),
    ("unic_langid", Only(&["config"])),
    ("roxmltree", Only(&["config"])),
    // Profiles are compiled in `crm`, import maps are read in `sandbox`, `keys --format toml` is written in `cli`.
    ("toml", Only(&["config", "crm", "sandbox", "cli"])),
    ("secrecy", Only(&["config", "store", "crm", "app", "runtime", "cli"])),
    ("linux_keyutils", Only(&["config"])),
    ("pbkdf2", Only(&["store", "runtime"])),
    ("rusqlite", Only(&["store"])),
    ("reqwest", Only(&["crm"])),
    ("hickory_resolver", Only(&["crm"])),
    ("jaq_core", Only(&["crm"])),
    ("jaq_std", Only(&["crm"])),
    ("jaq_json", Only(&["crm"])),
    ("bytes", Only(&["crm"])),
    // The process installs its TLS provider before any client is built.
    ("rustls", Only(&["crm", "cli", MAIN])),
    ("rust_xlsxwriter", Only(&["report"])),
    ("axum", Only(&["sandbox"])),
    ("tokio", Only(&["crm", "sync", "sandbox", "runtime", "cli"])),
    ("futures_util", Only(&["crm", "sync", "sandbox", "runtime", "cli"])),
    // Outside of `runtime`, `crossterm::event` alone may be named; see `checker::Reader::outside`.
    ("crossterm", Only(&["keymap", "runtime"])),
    ("ratatui", Only(&["ui", "runtime"])),
    ("ratatui_textarea", Only(&["ui", "runtime"])),
    ("pulldown_cmark", Only(&["crm", "report", "ui", "sandbox"])),
    ("csv", Only(&["config", "report", "sandbox", "cli"])),
    ("rustix", Only(&["config", "store", "crm", "runtime", "cli"])),
    ("mimalloc", Only(&[MAIN])),
    ("nix", Only(&["runtime"])),
    ("clap", Only(&["cli"])),
    ("clap_complete", Only(&["cli"])),
    ("clap_mangen", Only(&["cli"])),
    ("signal_hook", Only(&["cli"])),
    ("anyhow", Only(&["runtime", "cli", MAIN])),
    ("tracing_subscriber", Only(&["runtime", "cli"])),
];

/// Single files that name a crate outside its rooms, each with its reason.
pub const EXCEPTIONS: &[(&str, &str)] = &[
    // A text field's state is the text area's own: a second editor beside it would be worse than this line.
    ("src/app/text.rs", "ratatui_textarea"),
    ("src/app/text.rs", "crossterm"),
];

/// What a room may hand on from outside of it: here a key's name is part of a chord.
pub const HANDED_ON: &[(&str, &str)] = &[("src/keymap/mod.rs", "crossterm::event::KeyCode")];

/// Modules of `std` that reach outside the process or read its clock: refused in `domain`.
pub const IMPURE: &[&str] = &["fs", "net", "process", "env", "thread", "os"];

/// Rooms that never wait: no `async`, no `.await`.
pub const NEVER_WAIT: &[&str] = &["domain", "config", "keymap", "store", "app", "report", "ui"];

/// Rooms that take the time as an argument.
pub const NO_CLOCK: &[&str] = &["domain", "store", "app", "ui", "report"];

/// Macros that write to the terminal, and the rooms whose output is the terminal's.
pub const PRINTS: &[&str] = &["print", "println", "eprint", "eprintln"];
pub const MAY_PRINT: &[&str] = &["cli", "runtime", MAIN];

/// Macros that no finished line holds.
pub const UNFINISHED: &[&str] = &["todo", "unimplemented", "dbg"];

/// The rank of a room; `None` for a name that is no room.
pub fn rank(room: &str) -> Option<u8> {
    if room == MAIN {
        return Some(u8::MAX);
    }
    RANKS.iter().find(|(name, _)| *name == room).map(|(_, rank)| *rank)
}
