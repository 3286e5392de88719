//! A state file that outlives the process: what the content was made from, then every write in its order. Reading it
//! back does the same writes again, so a sandbox that was stopped, also by force, goes on where it was.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::model::Second;
use super::options::{Options, SandboxError};
use crate::config::open_private;

/// What the content was made from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    pub seed: u64,
    pub tickets: u32,
    /// The imported file, where there is one.
    pub import: Option<String>,
    /// The sandbox's time when the content was made.
    pub at: Second,
}

/// A line of the file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(tag = "line", rename_all = "snake_case")]
pub enum Line {
    /// The first line.
    Origin(Origin),
    /// A request that changed something.
    Write {
        at: Second,
        by: u64,
        method: String,
        path: Vec<String>,
        query: Vec<(String, String)>,
        body: Value,
        key: Option<String>,
    },
    /// An event of the life.
    Life { at: Second, number: u64 },
    /// Days that the clock was moved over.
    Days { from: Second, until: Second },
}

/// The open file; without one nothing is kept.
#[derive(Debug, Default)]
pub struct Journal(Option<File>);

impl Journal {
    /// Opens the file that `options` name, or makes it with `now` as the origin's time. Returns the origin and the
    /// writes to do again.
    ///
    /// # Errors
    /// [`SandboxError`] where the file cannot be used or was made from something else.
    pub fn open(options: &Options, now: Second) -> Result<(Self, Origin, Vec<Line>), SandboxError> {
        let import = options.import.as_ref().map(|import| import.file.display().to_string());
        let wanted = Origin { seed: options.seed, tickets: options.tickets, import, at: now };
        let Some(path) = &options.state else { return Ok((Self(None), wanted, Vec::new())) };
        let failed = |source| SandboxError::Read { path: path.clone(), source };
        let text = match std::fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(failed(error)),
        };
        let (lines, whole) = read(path, &text)?;
        let mut file = open_private(path, OpenOptions::new().create(true).append(true)).map_err(failed)?;
        // A process that was killed while it wrote leaves half a line; its request was never answered.
        file.set_len(whole as u64).map_err(failed)?;
        let mut lines = lines.into_iter();
        match lines.next() {
            None => {
                append(&mut file, &Line::Origin(wanted.clone())).map_err(failed)?;
                Ok((Self(Some(file)), wanted, Vec::new()))
            }
            Some(Line::Origin(origin)) if (Origin { at: wanted.at, ..origin.clone() }) == wanted => {
                Ok((Self(Some(file)), origin, lines.collect()))
            }
            Some(_) => Err(SandboxError::Faults(vec![format!(
                "{}:1: this state was made with another seed, size or import. Give the same ones, or another file.",
                path.display()
            )])),
        }
    }

    /// Keeps a line. It reaches the system before this returns.
    pub fn keep(&mut self, line: &Line) -> io::Result<()> {
        self.0.as_mut().map_or(Ok(()), |file| append(file, line))
    }
}

fn append(file: &mut File, line: &Line) -> io::Result<()> {
    let mut text = serde_json::to_vec(line)?;
    text.push(b'\n');
    file.write_all(&text)
}

/// The lines, and how many bytes of the file they fill.
fn read(path: &Path, text: &str) -> Result<(Vec<Line>, usize), SandboxError> {
    let whole = text.rfind('\n').map_or(0, |at| at + 1);
    let lines = (1..).zip(text[..whole].lines()).map(|(number, line)| {
        serde_json::from_str(line).map_err(|error| {
            let place = format!("{}:{number}", path.display());
            SandboxError::Faults(vec![format!(
                "{place}: this is not a line of a state: {error}. Give another file."
            )])
        })
    });
    Ok((lines.collect::<Result<_, _>>()?, whole))
}
