//! `sop` and `triage`: procedures and the table that chooses them, as their authors need them.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

/// `sop`.
#[derive(Debug, Subcommand)]
pub enum Sop {
    /// The procedure of a ticket, and where it stands.
    Show {
        /// The ticket's key.
        key: String,
        /// In which form; without it, as a table, or as JSON with `--json`.
        #[arg(long = "as", value_enum, value_name = "FORM")]
        form: Option<SopForm>,
    },
    /// Everything that is wrong with procedures, their examples and the triage table: file, line, what to do.
    Lint {
        /// Notes count as faults too.
        #[arg(long)]
        strict: bool,
    },
    /// Play the example cases beside each procedure (sops/tests), and those of the triage table.
    Test {
        /// Of these procedures only.
        ids: Vec<String>,
    },
    /// Which past tickets would take another path, be blocked or need a lead with the procedures as they are now.
    Backtest(Backtest),
    /// Write a commented skeleton in three languages with an example, which lints clean.
    New {
        /// The id: small letters, digits and hyphens. It is never reused.
        id: String,
    },
    /// Changes of procedures that agents proposed from tickets, newest first.
    Proposals,
    /// Propose a change of a step's text from a ticket; it goes to the leads with its diff.
    Propose {
        /// The ticket's key.
        key: String,
        /// The step's id.
        step: String,
        /// The text as it should be; `-` reads standard input.
        text: String,
    },
}

/// `sop backtest`.
#[derive(Debug, Clone, Args)]
pub struct Backtest {
    /// Tickets created in the last so many days.
    #[arg(long, value_name = "N", default_value_t = 30)]
    pub days: u32,
    /// Of these procedures only, by what the tickets ran or would run.
    pub ids: Vec<String>,
}

/// Form of a procedure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SopForm {
    /// Markdown, to paste into a document or a ticket.
    Markdown,
}

/// `triage`.
#[derive(Debug, Subcommand)]
pub enum Triage {
    /// Turn a DMN decision table into triage.csv and triage.toml, or say what cannot be read.
    Import {
        /// The DMN file.
        file: PathBuf,
        /// The folder for the two files; without it, the folder sops of the config.
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
        /// Which decision, by name or id, where the file has several tables.
        #[arg(long, value_name = "NAME")]
        decision: Option<String>,
        /// Replace the two files where they exist.
        #[arg(long)]
        force: bool,
    },
}
