//! Arguments, headless verbs, exit codes. No rules.

use std::process::ExitCode;

/// Runs the program and returns its exit status.
#[must_use]
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}
