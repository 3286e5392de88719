//! The verb of a lead's reports.

use clap::{Args, Subcommand, ValueEnum};

/// `report`.
#[derive(Debug, Args)]
pub struct Report {
    /// What it is about.
    #[command(subcommand)]
    pub about: About,
    /// Its form.
    #[arg(long, global = true, value_enum, default_value_t = Form::Markdown)]
    pub format: Form,
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
}
