//! The verbs of problems and known errors.

use clap::{Args, Subcommand};

/// What can be done with problems.
#[derive(Debug, Subcommand)]
pub enum Problem {
    /// All problems, those that are worked on first.
    List {
        /// The closed ones too.
        #[arg(long)]
        all: bool,
    },
    /// One problem with its tickets.
    Show {
        /// Its id, or the beginning of it.
        id: String,
    },
    /// Open a problem on a ticket; the ticket hangs on it.
    Open {
        /// The ticket's key.
        key: String,
        /// What happens, as a colleague would recognise it; `-` reads standard input.
        #[arg(long, value_name = "TEXT")]
        what: String,
    },
    /// Hang tickets on a problem.
    Link(Linked),
    /// Take tickets off a problem.
    Unlink(Linked),
    /// Write into a problem: state, what, where, since, extent, cause, why, owner, fix, decision, review,
    /// workaround:LANGUAGE; one after the other, the first refusal ends it.
    Set {
        /// Its id, or the beginning of it.
        id: String,
        /// Fields and values.
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Say that it is solved: every open ticket of it with the reply that would leave; with --yes they leave.
    Solved(Solved),
}

/// Tickets of a problem.
#[derive(Debug, Args)]
pub struct Linked {
    /// The problem's id, or the beginning of it.
    pub id: String,
    /// The tickets' keys.
    #[arg(required = true, value_name = "KEY")]
    pub keys: Vec<String>,
}

/// Telling that a problem is solved.
#[derive(Debug, Args)]
pub struct Solved {
    /// Its id, or the beginning of it.
    pub id: String,
    /// A ticket that hears nothing; may be repeated.
    #[arg(long, value_name = "KEY")]
    pub leave_out: Vec<String>,
    /// Another reply in a language, such as `es-MX=Ya quedó.`; may be repeated.
    #[arg(long, value_name = "LANGUAGE=TEXT")]
    pub text: Vec<String>,
    /// Answer them all, and set the problem to resolved.
    #[arg(long)]
    pub yes: bool,
}
