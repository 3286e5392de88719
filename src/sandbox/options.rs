//! How a sandbox is started, and what can keep it from starting.

use std::path::PathBuf;

use jiff::{SignedDuration, Timestamp};

/// What to serve, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// How many tickets to make; ignored with `import`.
    pub tickets: u32,
    /// The seed: the same seed, size and start time give the same content.
    pub seed: u64,
    /// Whether customers answer, colleagues work and escalations arrive while it runs.
    pub live: bool,
    /// Where the clock stands; `None` lets it run with the machine's.
    pub clock: Option<Timestamp>,
    /// How far the clock is ahead of where it would stand.
    pub ahead: SignedDuration,
    /// Tickets from a file instead of made ones.
    pub import: Option<Import>,
    /// A fault plan (JSON, the form of `POST /sandbox/faults`) that is in force from the first request.
    pub plan: Option<PathBuf>,
    /// A file that keeps every write, so that the next start with the same seed, size and import goes on from there.
    pub state: Option<PathBuf>,
    /// How long the admins' incremental feed withholds a change. The real one withholds its last minute; zero
    /// keeps a demo lively.
    pub withhold: SignedDuration,
    /// Requests a minute that an account may make before it is told to wait.
    pub rate: u32,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            tickets: 500,
            seed: 1,
            live: false,
            clock: None,
            ahead: SignedDuration::ZERO,
            import: None,
            plan: None,
            state: None,
            withhold: SignedDuration::ZERO,
            rate: 60_000,
        }
    }
}

/// A file of tickets with the map that says what its columns mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// A `.csv` file with a header line, or a `.jsonl` file with one object a line.
    pub file: PathBuf,
    /// The map, TOML: see `config/import/cfpb.toml`.
    pub map: PathBuf,
}

/// Why a sandbox could not start.
#[derive(Debug, thiserror::Error)]
pub enum SandboxError {
    /// The port is taken or may not be used.
    #[error(
        "The sandbox cannot listen on 127.0.0.1:{port}: {source}. Choose another --port, or 0 for a free one."
    )]
    Listen {
        /// The port asked for.
        port: u16,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file could not be read.
    #[error("{}: cannot be read: {source}. Check the path and its permissions.", .path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The import file, its map or the fault plan has faults; all of them are listed.
    #[error("{}", .0.join("\n"))]
    Faults(Vec<String>),
    /// The server ended by itself.
    #[error("The sandbox stopped serving: {0}.")]
    Serve(std::io::Error),
}
