//! The verbs of promises, questions to other teams, handovers and clocks.

use clap::{Args, Subcommand};

/// What is promised, asked and handed over.
#[derive(Debug, Subcommand)]
pub enum Track {
    /// Promise the customer something by a time: `promise 48213 tomorrow 10:00 call back`.
    Promise {
        /// The ticket's key.
        key: String,
        /// The time, then what is promised.
        #[arg(required = true, value_name = "TIME TEXT")]
        text: Vec<String>,
    },
    /// A promise was kept.
    Kept(Promised),
    /// A promise was broken.
    Broken(Promised),
    /// Ask another team; the answer gets the time that is agreed with it.
    Ask(AskTeam),
    /// Ask a team once more.
    Chase(Promised),
    /// Write down the answer of a team.
    Answered(Answered),
    /// What is waited for: questions and promises, the oldest first, and the share of the time that each team took,
    /// of open tickets and of those solved in the last 28 days.
    Waiting,
    /// The open work of a shift as one note to a colleague; it is shown, and posted only where asked.
    Handover(Handover),
}

/// A question or a promise of a ticket.
#[derive(Debug, Args)]
pub struct Promised {
    /// The ticket's key.
    pub key: String,
    /// Which one; the next due, or the oldest question, where none is given.
    pub id: Option<String>,
}

/// A question to another team.
#[derive(Debug, Args)]
pub struct AskTeam {
    /// The ticket's key.
    pub key: String,
    /// Ask what this step of the procedure waits for: its team, its words, what was answered so far.
    #[arg(long, value_name = "STEP")]
    pub step: Option<String>,
    /// The team, then the question; with --step, other words than the step's own, or nothing.
    #[arg(required_unless_present = "step", value_name = "TEAM QUESTION")]
    pub words: Vec<String>,
    /// By when the answer is wanted, where not as agreed: "+2h", "tomorrow 10:00", "2026-11-24 09:00".
    #[arg(long, value_name = "TIME")]
    pub due: Option<String>,
}

/// The answer of a team.
#[derive(Debug, Args)]
pub struct Answered {
    /// The ticket's key.
    pub key: String,
    /// Which question; the oldest open one where none is given.
    #[arg(long)]
    pub id: Option<String>,
    /// The answer.
    #[arg(required = true)]
    pub text: Vec<String>,
}

/// A handover.
#[derive(Debug, Args)]
pub struct Handover {
    /// The colleague who takes over.
    #[arg(long, value_name = "AGENT")]
    pub to: Option<String>,
    /// Post it as an internal note on this ticket.
    #[arg(long, value_name = "KEY")]
    pub post: Option<String>,
}

/// Clocks.
#[derive(Debug, Subcommand)]
pub enum Sla {
    /// Every stretch that the ticket's clocks ran and stood still, the calendar, the holidays, the due time.
    Explain {
        /// The ticket's key.
        key: String,
    },
}
