//! The verbs of those who lead: verdicts on escalations, a team's digest.

use clap::{Args, Subcommand, ValueEnum};

use super::ListFormat;

/// What leads look at.
#[derive(Debug, Subcommand)]
pub enum Lead {
    /// The verdicts on Tier 1's escalations by team or topic, or what was missing in those that went back.
    Verdicts(Verdicts),
    /// A Tier-1 team's digest with a few cases to learn from; all personal data is masked.
    Digest(Digest),
}

/// `verdicts`.
#[derive(Debug, Args)]
pub struct Verdicts {
    /// What has a row.
    #[arg(long, value_enum, default_value_t = By::Team)]
    pub by: By,
    /// Left us since: a duration back from now such as 28d, or a date.
    #[arg(long, value_name = "D", default_value = "28d")]
    pub since: String,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub format: ListFormat,
}

/// What verdicts are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum By {
    /// Tier-1 team: partner and site.
    Team,
    /// What the customer says happened.
    Topic,
    /// What was missing.
    Missing,
}

/// `digest`.
#[derive(Debug, Args)]
pub struct Digest {
    /// The team: a site, a partner, or both as in "Atento CDMX".
    #[arg(long, value_name = "TEAM")]
    pub team: String,
    /// Over the last so many days.
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(u32).range(1..=3660))]
    pub days: u32,
    /// Its form.
    #[arg(long, value_enum, default_value_t = DigestForm::Md)]
    pub format: DigestForm,
}

/// Form of a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum DigestForm {
    /// Markdown.
    #[value(alias = "markdown")]
    Md,
    /// One JSON document.
    Json,
}
