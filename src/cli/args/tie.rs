//! The verbs that tie two tickets together.

use clap::Subcommand;

/// Links and merges.
#[derive(Debug, Subcommand)]
pub enum Tie {
    /// Link a ticket to another one, where the CRM has links.
    Link {
        /// The ticket's key.
        key: String,
        /// The key of the other one.
        to: String,
    },
    /// Merge a ticket into an earlier one of the same customer, through the gate: it ends, the other one stays open.
    Merge {
        /// The key of the ticket that ends.
        key: String,
        /// The key of the one that stays.
        into: String,
    },
}
