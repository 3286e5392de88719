//! Arguments of the verbs around the work itself: first steps, the doctor, files. What they do is in the files of
//! their names.

use std::path::PathBuf;

use clap::Args;

/// `file`.
#[derive(Debug, Clone, Args)]
pub struct File {
    /// The ticket's key.
    pub key: String,
    /// Its number in `files`.
    pub number: usize,
    /// The folder; without it, one of the ticket in the cache, for you alone.
    #[arg(long, value_name = "DIR")]
    pub to: Option<PathBuf>,
}

/// `init`.
#[derive(Debug, Clone, Default, Args)]
pub struct Init {
    /// The CRM: a shipped profile or one of yours.
    #[arg(long, value_name = "NAME")]
    pub crm: Option<String>,
    /// Address of the CRM.
    #[arg(long, value_name = "URL")]
    pub base: Option<String>,
    /// Where the token is: `env:NAME`, `keyring:NAME`, `file:/path` or `cmd:command`; never the token itself.
    #[arg(long, alias = "auth", value_name = "REF")]
    pub token: Option<String>,
    /// Other values of signing in or of the profile's `vars`, for example `user=ana@example.com/token` or
    /// `groups="Tier 2,Escalations"`; may be repeated.
    #[arg(long = "with", value_name = "KEY=VALUE")]
    pub with: Vec<String>,
    /// Ask nothing: what no flag says stays as the profile has it.
    #[arg(long)]
    pub yes: bool,
    /// Write the settings although tickets cannot be read with them yet.
    #[arg(long)]
    pub anyway: bool,
}

/// `doctor`.
#[derive(Debug, Clone, Args)]
pub struct Doctor {
    /// Check the files alone; nothing is asked over the network.
    #[arg(long, conflicts_with_all = ["write", "record", "replay"])]
    pub offline: bool,
    /// Also try writing, on this ticket: a note, a value that is there already, a write that must be refused.
    #[arg(long, value_name = "KEY")]
    pub write: Option<String>,
    /// Write without asking first.
    #[arg(long, requires = "write")]
    pub yes: bool,
    /// Keep the exchanges in this folder, without tokens and with people masked.
    #[arg(long, value_name = "DIR", conflicts_with = "replay")]
    pub record: Option<PathBuf>,
    /// Play the exchanges of this folder instead of asking the CRM.
    #[arg(long, value_name = "DIR")]
    pub replay: Option<PathBuf>,
}
