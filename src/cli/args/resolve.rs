//! The arguments of a resolve.

use clap::Args;

/// `resolve`.
#[derive(Debug, Clone, Args)]
pub struct Resolve {
    /// The tickets' keys.
    #[arg(required = true)]
    pub keys: Vec<String>,
    /// Root cause, a code.
    #[arg(long, value_name = "CODE")]
    pub cause: Option<String>,
    /// Contributing cause; may be repeated.
    #[arg(long, value_name = "CODE")]
    pub also: Vec<String>,
    /// `linked:ID`, `new`, `flagged:ID` or `not_needed`.
    #[arg(long, value_name = "ACTION")]
    pub knowledge: Option<String>,
    /// `right`, `avoidable`, `incomplete` or `wrong_queue`.
    #[arg(long, value_name = "VERDICT")]
    pub verdict: Option<String>,
    /// One link of the chain from symptom to cause; may be repeated.
    #[arg(long, value_name = "TEXT")]
    pub why: Vec<String>,
    /// What shows the link of the same place: `msg ID`, `sop INPUT`, `file NAME`, an address, or `assumed`.
    #[arg(long, value_name = "REF")]
    pub evidence: Vec<String>,
    /// Reply to the customer; `-` reads standard input.
    #[arg(long, value_name = "TEXT")]
    pub reply: Option<String>,
    /// Reason for passing a gate that allows it.
    #[arg(long = "override", value_name = "REASON")]
    pub override_reason: Option<String>,
}
