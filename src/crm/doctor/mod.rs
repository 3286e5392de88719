//! What is wrong with a profile, and what a CRM does that the profile does not expect: each finding says what was
//! seen, why it matters and which line to change. How the findings are printed is the command line's.

mod boundary;
mod examples;
mod live;
mod sense;
mod shape;
mod source;
mod writing;

use std::sync::Arc;

use jiff::Timestamp;
use serde_json::Value;

pub use source::Source;

use super::client::Client;
use super::error::CrmError;
use super::profile::Profile;
use super::tape::Tape;
use crate::config::{CrmSettings, Fault};
use crate::domain::ids::TicketId;
use crate::domain::say::Say;
use crate::domain::ticket::Ticket;

/// Rows of a page that is looked at: enough to see two pages of any CRM, and little to transfer.
pub const PROBE_PAGE: u32 = 25;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// As it should be.
    Good,
    /// Worth knowing.
    Note,
    /// Work goes on, something will be missing.
    Warn,
    /// Rows or writes would be lost or wrong.
    Wrong,
}

impl Level {
    /// The word for scripts.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Note => "note",
            Self::Warn => "warn",
            Self::Wrong => "wrong",
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How much it weighs.
    pub level: Level,
    /// The file to change.
    pub file: String,
    /// Its line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// The key, for example `read.changes.query`.
    pub key: String,
    /// What was seen.
    pub saw: Say,
    /// Why it matters; absent where all is well.
    pub why: Option<Say>,
    /// What to change; absent where nothing is to be.
    pub mend: Option<Say>,
}

impl Finding {
    /// A finding in the words `doctor-ID`, `doctor-ID-why` and `doctor-ID-mend`; a good one needs the first alone.
    fn new(level: Level, source: &Source, key: &str, id: &str, args: &[(&str, String)]) -> Self {
        let say = |ending: &str| {
            let plain = Say::new(&format!("doctor-{id}{ending}"));
            args.iter().fold(plain, |say, (name, value)| say.with((*name).to_owned(), value))
        };
        let (file, line) = source.place(key);
        let is_good = level == Level::Good;
        Self {
            level,
            file,
            line,
            key: key.to_owned(),
            saw: say(""),
            why: (!is_good).then(|| say("-why")),
            mend: (!is_good).then(|| say("-mend")),
        }
    }

    /// A fault of a file as a finding.
    fn of_fault(fault: Fault, source: &Source) -> Self {
        // A fault of the whole file may know its key and not where it stands.
        let line = match (fault.line, source.line(&fault.key)) {
            (0 | 1, known) if source.file == fault.file && known > 0 => known,
            (line, _) => line,
        };
        let why = Say::new(shape::why(&fault));
        Self {
            level: Level::Wrong,
            file: fault.file,
            line,
            key: fault.key,
            saw: fault.what,
            why: Some(why),
            mend: Some(fault.mend),
        }
    }

    /// Where it is, as editors and compilers write it: `file:line`.
    #[must_use]
    pub fn place(&self) -> String {
        if self.line == 0 { self.file.clone() } else { format!("{}:{}", self.file, self.line) }
    }
}

/// A ticket beside the row that it was made from.
#[derive(Debug, Clone)]
pub struct Sample {
    /// The ticket as the program understands it.
    pub ticket: Ticket,
    /// The CRM's row, with everything personal masked.
    pub raw: Value,
}

/// What the examination found.
#[derive(Debug, Default)]
pub struct Examined {
    /// The findings, in the order of the questions.
    pub findings: Vec<Finding>,
    /// A ticket beside its row.
    pub sample: Option<Sample>,
    /// Why the CRM could not be asked at all.
    pub unreachable: Option<CrmError>,
}

/// Checks what needs no network: shape, names, filters, secrets. The profile is there where it could be compiled.
#[must_use]
pub fn examine(source: &Source, settings: &CrmSettings) -> (Option<Profile>, Vec<Finding>) {
    shape::check(source, settings)
}

/// Tries the examples of a file on the filters of a profile, without a network.
#[must_use]
pub fn try_examples(profile: &Profile, source: &Source, file: &str, text: &str) -> Vec<Finding> {
    examples::check(profile, source, file, text)
}

/// Asks the CRM, reading only.
pub async fn ask(client: &Client, source: &Source, tape: &Arc<Tape>) -> Examined {
    live::ask(client, source, tape).await
}

/// Writes a note and a value that is there already on one ticket, and tries a write that must be refused.
pub async fn try_writing(
    client: &Client,
    source: &Source,
    tape: &Arc<Tape>,
    ticket: &TicketId,
) -> Vec<Finding> {
    writing::try_on(client, source, tape, ticket).await
}

/// The time of a place in the feed.
fn second(at: i64) -> Timestamp {
    Timestamp::from_second(at).unwrap_or(Timestamp::UNIX_EPOCH)
}
