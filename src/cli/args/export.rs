//! The arguments of `export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

/// `export`.
#[derive(Debug, Clone, Args)]
pub struct Export {
    /// What goes into it (tickets, causes, evidence, audit) and which tickets, as in `tickets`.
    #[arg(value_name = "WHAT|FILTER")]
    pub filter: Vec<String>,
    /// The file; it must not exist yet.
    #[arg(long, value_name = "FILE")]
    pub to: PathBuf,
    /// What goes into it, where the first word of the filter is to be looked for.
    #[arg(long, value_enum)]
    pub what: Option<What>,
    /// Its form; without it, as the file's name ends, else CSV.
    #[arg(long, value_enum)]
    pub format: Option<ExportFormat>,
    /// Causes solved since: a duration back from now such as 28d, or a date.
    #[arg(long, value_name = "D", default_value = "28d")]
    pub since: String,
    /// Replace an ordinary file that exists.
    #[arg(long)]
    pub force: bool,
    /// Personal data as it is; needs a reason, which goes into the audit.
    #[arg(long, requires = "reason")]
    pub unmasked: bool,
    /// Why unmasked.
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
}

impl Export {
    /// What goes into the file, and the words of the filter. A first word that names what can be exported means that,
    /// unless `--what` said it already.
    pub fn asked(&self) -> (What, &[String]) {
        let named = self.filter.first().and_then(|word| What::from_str(word, true).ok());
        match (self.what, named) {
            (Some(what), _) => (what, &self.filter),
            (None, Some(what)) => (what, &self.filter[1..]),
            (None, None) => (What::Tickets, &self.filter),
        }
    }
}

/// What is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// Tickets of a filter.
    Tickets,
    /// Tallies of root causes.
    Causes,
    /// What articles and product requests rest on.
    Evidence,
    /// Who did what when.
    Audit,
}

impl What {
    /// Its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Tickets => "tickets",
            Self::Causes => "causes",
            Self::Evidence => "evidence",
            Self::Audit => "audit",
        }
    }
}

/// Form of an exported file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// Comma-separated values, safe for spreadsheets.
    Csv,
    /// One JSON document.
    Json,
    /// One JSON object a line.
    Jsonl,
}
