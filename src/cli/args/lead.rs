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
    /// Second looks: what is drawn at random, what carries a risk, and what leads found. For leads.
    Review {
        /// What to do; without it, the cases are listed.
        #[command(subcommand)]
        what: Option<Review>,
    },
    /// Write a coaching note to an agent about a ticket; here leads and that agent see it. For leads.
    Coach(Coach),
    /// Give open tickets to somebody else, with the reason as a note. For leads.
    Reassign(Reassign),
    /// What is done about causes: who, by when, what is expected, what came of it.
    Plan {
        /// What to do; without it, the plans are listed.
        #[command(subcommand)]
        what: Option<Plan>,
    },
}

/// `review`.
#[derive(Debug, Subcommand)]
pub enum Review {
    /// The cases.
    List,
    /// Mark a case as looked at.
    Mark {
        /// The ticket's key.
        key: String,
        /// What it came to: right, cause, customer, business, compliance or `non_critical`.
        #[arg(long, value_name = "WORD")]
        found: String,
        /// The right cause, where it was another one.
        #[arg(long, value_name = "CODE")]
        cause: Option<String>,
        /// What was wrong, in a sentence; needed for an error.
        text: Vec<String>,
    },
}

/// `coach`.
#[derive(Debug, Args)]
pub struct Coach {
    /// The ticket's key.
    pub key: String,
    /// The agent; the ticket's owner where none is named.
    #[arg(long, value_name = "AGENT")]
    pub to: Option<String>,
    /// What is said.
    #[arg(required = true)]
    pub text: Vec<String>,
}

/// `reassign`.
#[derive(Debug, Args)]
pub struct Reassign {
    /// The tickets' keys.
    #[arg(required = true)]
    pub keys: Vec<String>,
    /// The agent who gets them.
    #[arg(long, value_name = "AGENT")]
    pub to: String,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}

/// `plan`.
#[derive(Debug, Subcommand)]
pub enum Plan {
    /// The plans, open ones first.
    List,
    /// Make a plan for a cause.
    Add(AddPlan),
    /// What was to be done is done.
    Done(EndPlan),
    /// Nobody will do it.
    Drop(EndPlan),
}

/// `plan add`.
#[derive(Debug, Args)]
pub struct AddPlan {
    /// The cause, a code.
    #[arg(long, value_name = "CODE")]
    pub cause: String,
    /// Of this product only.
    #[arg(long, value_name = "PRODUCT", default_value = "")]
    pub product: String,
    /// Of this site only.
    #[arg(long, value_name = "SITE", default_value = "")]
    pub site: String,
    /// Who sees to it; you, where nobody is named.
    #[arg(long, value_name = "NAME")]
    pub owner: Option<String>,
    /// By when: "+30d", "2026-12-24".
    #[arg(long, value_name = "TIME")]
    pub due: String,
    /// The expected change of contacts in percent, for example -30.
    #[arg(long, value_name = "PERCENT", allow_hyphen_values = true)]
    pub expected: Option<i32>,
    /// What is to be done.
    #[arg(required = true)]
    pub what: Vec<String>,
}

/// `plan done` and `plan drop`.
#[derive(Debug, Args)]
pub struct EndPlan {
    /// The plan's id, or the beginning of it.
    pub id: String,
    /// What was done, or why not.
    #[arg(required = true)]
    pub text: Vec<String>,
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
