//! The verb of a lead's reports.

use std::path::{Path, PathBuf};

use clap::{Args, Subcommand, ValueEnum};

/// `report`.
#[derive(Debug, Args)]
pub struct Report {
    /// What it is about.
    #[command(subcommand)]
    pub about: About,
    /// Its form; without it, as the file's name ends, else Markdown.
    #[arg(long, global = true, value_enum)]
    pub format: Option<Form>,
    /// Into this file, which only you can read; without it, to standard output.
    #[arg(long, global = true, value_name = "FILE")]
    pub to: Option<PathBuf>,
    /// Replace an ordinary file that exists.
    #[arg(long, global = true, requires = "to")]
    pub force: bool,
}

/// What a report is about.
#[derive(Debug, Clone, Subcommand)]
pub enum About {
    /// The last seven days: causes by count and by harm, spikes, verdicts, knowledge, sites.
    Week,
    /// The same over the last twenty-eight days.
    Month,
    /// One cause of the last twenty-eight days, compared by product, site, vendor, language and procedure version.
    Cause {
        /// Its code.
        code: String,
    },
    /// Sites, vendors and Tier-1 agents of the last twenty-eight days, with the verdicts on their escalations.
    Site,
}

/// Form of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// One document.
    #[value(alias = "md")]
    Markdown,
    /// Section, row, column and cell.
    Csv,
    /// One page with pictures, for a browser or to print.
    Html,
    /// A workbook with one sheet a table.
    Xlsx,
}

impl Form {
    /// The form that a file's name asks for.
    pub fn of(file: &Path) -> Option<Self> {
        let ending = file.extension()?.to_str()?.to_ascii_lowercase();
        Some(match ending.as_str() {
            "md" => Self::Markdown,
            "csv" => Self::Csv,
            "html" | "htm" => Self::Html,
            "xlsx" => Self::Xlsx,
            _ => return None,
        })
    }
}
