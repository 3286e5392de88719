//! The verbs about whose an article or a request is, and who found it right.

use clap::Subcommand;

/// What is said about an article or a request; every desk reads it.
#[derive(Debug, Clone, Subcommand)]
pub enum Standing {
    /// Offer the text to a second person, who says whether it is right.
    Offer {
        /// Its id, or the beginning of it.
        id: String,
    },
    /// Say as the second person that it is right; its writer cannot.
    Validate {
        /// Its id, or an article's id.
        id: String,
    },
    /// Send it back to its writer.
    Back {
        /// Its id, or the beginning of it.
        id: String,
        /// What is to be mended.
        #[arg(required = true)]
        text: Vec<String>,
    },
    /// Say that it is not to be used any more.
    Archive {
        /// Its id, or an article's id.
        id: String,
        /// Why.
        #[arg(required = true)]
        text: Vec<String>,
    },
    /// Say whose it is.
    Own {
        /// Its id, or an article's id.
        id: String,
        /// The agent; you, where nobody is named, and nobody for "nobody".
        #[arg(long, value_name = "AGENT")]
        to: Option<String>,
    },
}

/// Which articles are listed.
#[derive(Debug, Clone, Copy, Default, clap::Args)]
pub struct Shelf {
    /// Only yours.
    #[arg(long)]
    pub mine: bool,
    /// Only those that agents say are wrong or stale.
    #[arg(long)]
    pub flagged: bool,
    /// Only those that nobody uses, or that changed nothing.
    #[arg(long)]
    pub stale: bool,
}
