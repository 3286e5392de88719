//! The verbs of an agent's day.

use clap::Subcommand;

/// What is put off, and the day.
#[derive(Debug, Subcommand)]
pub enum Day {
    /// Put a ticket off until a time: `later 48213 2h call Fraud`; it leaves the Desk until then, and never while it is late.
    Later {
        /// The ticket's key.
        key: String,
        /// The time ("2h", "tomorrow 10:00", "mon 9:00"), then what for; "now" brings it back.
        #[arg(required = true, value_name = "WHEN TEXT")]
        text: Vec<String>,
    },
    /// My day: what I did here today, what I promised, what I wait for, what comes back.
    Day,
}
