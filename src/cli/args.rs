//! The command line as data: names, arguments and help. What a command does is in the other files.

mod causes;
mod day;
mod export;
mod lead;
mod metrics;
mod problem;
mod report;
mod resolve;
mod sop;
mod standing;
mod steps;
mod tie;
mod track;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::Timestamp;

pub use causes::Causes;
pub use day::Day;
pub use export::{Export, ExportFormat, What};
pub use lead::{AddPlan, By, Coach, Digest, DigestForm, EndPlan, Lead, Plan, Reassign, Review, Verdicts};
pub use metrics::{Metrics, MetricsForm};
pub use problem::{Linked, Problem, Solved};
pub use report::{About, Form, Report};
pub use resolve::Resolve;
pub use sop::{Backtest, Sop, SopForm, Triage};
pub use standing::{Shelf, Standing};
pub use steps::{Doctor, File, Init};
pub use tie::Tie;
pub use track::{Answered, AskTeam, Handover, Promised, Sla, Track};

/// What `--help` ends with.
const EXAMPLES: &str = "\
First steps:
  secondline demo --tour             be shown around on invented tickets
  secondline init                    lead it to your own CRM
  secondline                         open the screen; ? shows its keys
  secondline tickets 'due:<2h'       the same work without the screen
  secondline next --json             ... for a script

Keys, themes and languages: `secondline keys`, f3 and f2 on the screen.";

/// A keyboard-driven workbench for second-line support agents.
#[derive(Debug, Parser)]
#[command(name = "secondline", version, about, max_term_width = 100, disable_help_subcommand = true)]
#[command(after_help = EXAMPLES)]
pub struct Cli {
    /// What every command understands.
    #[command(flatten)]
    pub global: Global,
    /// What to do; without it, the screen opens.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// What every command understands.
#[derive(Debug, Clone, Args)]
pub struct Global {
    /// Keep config, cache, state and log under this folder.
    #[arg(long, global = true, value_name = "DIR", env = "SECONDLINE_HOME")]
    pub home: Option<PathBuf>,
    /// CRM profile to use instead of the one in the settings.
    #[arg(long, global = true, value_name = "NAME")]
    pub profile: Option<String>,
    /// Language of the words: en, es-MX or pt-BR.
    #[arg(long, global = true, value_name = "TAG")]
    pub lang: Option<String>,
    /// Print one JSON document on stdout and nothing else.
    #[arg(long, global = true)]
    pub json: bool,
    /// Print one JSON object a line.
    #[arg(long, global = true, conflicts_with = "json")]
    pub jsonl: bool,
    /// Log more; may be repeated.
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
    /// Let the clock stand still at this time.
    #[arg(long, global = true, hide = true, value_name = "TIME", env = "SECONDLINE_CLOCK")]
    pub clock: Option<Timestamp>,
}

/// A headless verb.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a sandbox CRM and open the Desk on it, in a folder of its own.
    Demo(Demo),
    /// Pull and push once, or for ever.
    Sync(Sync),
    /// List tickets.
    Tickets(Tickets),
    /// Show one ticket: facts, conversation, pending changes. Personal data is masked.
    Ticket {
        /// Its key, with or without `#`.
        key: String,
        /// Show personal data; the reason is kept in the journal.
        #[arg(long, value_name = "REASON")]
        reveal: Option<String>,
    },
    /// The guided next ticket, and why it is this one.
    Next(Next),
    /// Take tickets.
    Claim {
        /// Their keys.
        #[arg(required = true)]
        keys: Vec<String>,
        /// Take them from whoever owns them.
        #[arg(long)]
        force: bool,
    },
    /// Write an internal note.
    Note(Text),
    /// Write a reply that the customer sees.
    Reply(Text),
    /// Give fields a value: `status=pending priority=high assignee=me product=loan`; an empty value clears.
    Set {
        /// The ticket's key.
        key: String,
        /// Fields and values.
        #[arg(required = true, value_name = "FIELD=VALUE")]
        fields: Vec<String>,
    },
    /// Add and remove tags: `+dispute -vip`.
    Tag {
        /// The ticket's key.
        key: String,
        /// Tags with their sign.
        #[arg(required = true, value_name = "+TAG|-TAG")]
        tags: Vec<String>,
    },
    /// Procedures.
    #[command(subcommand)]
    Sop(Sop),
    /// The table that chooses procedures.
    #[command(subcommand)]
    Triage(Triage),
    /// Promises, questions to other teams, handovers.
    #[command(flatten)]
    Track(Track),
    /// Links and merges.
    #[command(flatten)]
    Tie(Tie),
    /// What is put off, and the day.
    #[command(flatten)]
    Day(Day),
    /// Verdicts on escalations, a team's digest.
    #[command(flatten)]
    Lead(Lead),
    /// What is due when, and why.
    #[command(subcommand)]
    Sla(Sla),
    /// Answer inputs of the procedure; an empty value takes the answer back.
    Answer {
        /// The ticket's key.
        key: String,
        /// Inputs and values.
        #[arg(required = true, value_name = "INPUT=VALUE")]
        answers: Vec<String>,
    },
    /// Tick a step of the procedure.
    Tick {
        /// The ticket's key.
        key: String,
        /// The step's id.
        step: String,
        /// Take the tick back.
        #[arg(long)]
        undo: bool,
    },
    /// Approve a step that somebody else answered and asked for; it takes the role that the step names.
    Approve {
        /// The ticket's key.
        key: String,
        /// The code of the request; without it, the newest.
        code: Option<String>,
        /// Why, where it accepts what a check objects to.
        #[arg(long, default_value = "")]
        reason: String,
    },
    /// Resolve tickets through the gate, each for itself.
    Resolve(Resolve),
    /// Send a ticket back to Tier 1: reassigned and left open, with what was missing.
    Return(Return),
    /// Problems and known errors: the cause behind several tickets.
    #[command(subcommand)]
    Problem(Problem),
    /// Count root causes of resolved tickets.
    Causes(Causes),
    /// What the numbers say: formula, what they count at, what they leave out, where they mislead.
    Metrics(Metrics),
    /// A lead's report of what was resolved, as Markdown, CSV, a page (HTML) or a workbook (XLSX).
    Report(Report),
    /// Articles that recurring issues call for.
    Knowledge(Proposals),
    /// Product requests that recurring issues call for.
    Product(Proposals),
    /// What waits to be sent, and what needs a person.
    Outbox {
        /// What to do with it.
        #[command(subcommand)]
        what: Option<Outbox>,
    },
    /// Take back the last act while it has not left: all of its changes as one.
    Undo {
        /// The last act on this ticket; without it, the last one at all.
        key: Option<String>,
    },
    /// Who did what when, chained so that tampering shows.
    #[command(subcommand)]
    Audit(Audit),
    /// Write tickets, causes, evidence or the audit into a file that only you can read.
    Export(Export),
    /// Take a customer or a ticket out of everything that is kept here.
    Purge(Purge),
    /// Run commands from a file, one a line, in one session; `-` reads standard input.
    Batch {
        /// The file.
        file: String,
        /// Stop at the first command that fails.
        #[arg(long)]
        strict: bool,
    },
    /// List what is attached to a ticket.
    Files {
        /// The ticket's key.
        key: String,
    },
    /// Download one attached file under a safe name; it is never opened.
    File(File),
    /// First steps: which CRM, where it is, who you are to it; with all flags no question is asked.
    Init(Init),
    /// Check config, profile and CRM: what was seen, why it matters, which line to change.
    Doctor(Doctor),
    /// Serve the sandbox CRM alone; the first line on stdout says where and with which tokens.
    Sandbox(Sandbox),
    /// Ask for a secret, unseen, and keep it in the memory of this machine (the kernel's keyring).
    Login {
        /// The NAME of `keyring:NAME`; without it, the one that the settings name.
        name: Option<String>,
    },
    /// Take the secrets that the settings name out of the keyring, and say what stays on this machine.
    Logout,
    /// The keys of every screen.
    Keys {
        /// How to print them.
        #[arg(long, value_enum, default_value_t = KeysFormat::Table)]
        format: KeysFormat,
    },
    /// Where the config lies and what it says.
    #[command(subcommand)]
    Config(Config),
    /// A completion script for a shell.
    Completions {
        /// The shell.
        shell: clap_complete::Shell,
    },
    /// The manual page.
    Man,
}

/// `demo`.
#[derive(Debug, Clone, Args)]
pub struct Demo {
    /// Begin anew, whatever an earlier demo left.
    #[arg(long)]
    pub fresh: bool,
    /// Be shown around: three minutes in which you work a case.
    #[arg(long)]
    pub tour: bool,
    /// Sit down as the team's lead: second looks, plans, tallies of everybody, on the same made-up CRM.
    #[arg(long)]
    pub lead: bool,
    /// How many tickets the sandbox makes.
    #[arg(long, default_value_t = 500)]
    pub tickets: u32,
    /// The same seed gives the same tickets.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Let so many days pass in the sandbox before the Desk opens.
    #[arg(long, value_name = "DAYS", default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=366))]
    pub pass: u32,
}

/// `sync`.
#[derive(Debug, Clone, Args)]
pub struct Sync {
    /// Go on until interrupted.
    #[arg(long)]
    pub watch: bool,
    /// Read everything again from the beginning.
    #[arg(long)]
    pub full: bool,
}

/// `tickets`.
#[derive(Debug, Clone, Args)]
pub struct Tickets {
    /// Free words and fields, for example `status:open product:card due:<2h`.
    pub filter: Vec<String>,
    /// Of this view of the desk: its name or its key.
    #[arg(long, value_name = "NAME")]
    pub view: Option<String>,
    /// Order.
    #[arg(long, value_enum, default_value_t = Sort::Urgency)]
    pub sort: Sort,
    /// At most so many.
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// How to print them.
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub format: ListFormat,
}

/// Order of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Sort {
    /// Due class, priority, repeats, age.
    Urgency,
    /// Created last first.
    Newest,
}

/// Form of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ListFormat {
    /// Aligned columns.
    Table,
    /// Comma-separated values, safe for spreadsheets.
    Csv,
}

/// `next`.
#[derive(Debug, Clone, Args)]
pub struct Next {
    /// Say why in full.
    #[arg(long)]
    pub explain: bool,
    /// Take it.
    #[arg(long)]
    pub claim: bool,
    /// Pass over the next one, with a reason that leads can see.
    #[arg(long, value_name = "REASON")]
    pub skip: Option<String>,
}

/// `note` and `reply`.
#[derive(Debug, Clone, Args)]
pub struct Text {
    /// The ticket's key.
    pub key: String,
    /// The text; `-` reads standard input.
    pub text: String,
}

/// `return`.
#[derive(Debug, Clone, Args)]
pub struct Return {
    /// The ticket's key.
    pub key: String,
    /// What was missing; may be repeated.
    #[arg(long, value_name = "TEXT")]
    pub missing: Vec<String>,
    /// `avoidable`, `incomplete` or `wrong_queue`.
    #[arg(long, value_name = "VERDICT")]
    pub verdict: Option<String>,
}

/// `knowledge` and `product`.
#[derive(Debug, Clone, Args)]
pub struct Proposals {
    /// What to do with it; without it, the queue is listed.
    #[command(subcommand)]
    pub what: Option<ProposalVerb>,
}

/// What can be done with a proposal.
#[derive(Debug, Clone, Subcommand)]
pub enum ProposalVerb {
    /// The queue.
    List,
    /// What is written already: how often used, last verified, stale, and what agents flagged.
    Articles(Shelf),
    /// What is said about one.
    #[command(flatten)]
    Say(Standing),
    /// One proposal with its text and the tickets behind each sentence.
    Show {
        /// Its id, or the beginning of it.
        id: String,
    },
    /// Begin the text: made from the tickets, or your own.
    Draft {
        /// Its id, or the beginning of it.
        id: String,
        /// Your own title.
        #[arg(long)]
        title: Option<String>,
        /// Your own text in Markdown; `-` reads standard input.
        #[arg(long)]
        text: Option<String>,
    },
    /// Send it to where the profile says.
    Send {
        /// Its id, or the beginning of it.
        id: String,
    },
}

/// What can be done with the outbox.
#[derive(Debug, Subcommand)]
pub enum Outbox {
    /// Everything that is not there yet.
    List,
    /// One change.
    Show {
        /// Its id.
        id: String,
    },
    /// Send again what needs a person.
    Retry {
        /// Its id.
        id: String,
    },
    /// Take a change back before it arrives.
    Drop {
        /// Its id.
        id: String,
    },
    /// Decide a conflict, or what an alarm says was overwritten.
    Resolve {
        /// Its id.
        id: String,
        /// Whose value stays.
        #[arg(long, value_enum, required_unless_present_any = ["mine", "theirs"])]
        take: Option<Side>,
        /// The same as `--take mine`.
        #[arg(long, conflicts_with_all = ["take", "theirs"])]
        mine: bool,
        /// The same as `--take theirs`.
        #[arg(long, conflicts_with_all = ["take", "mine"])]
        theirs: bool,
    },
    /// Say that it arrived, that a part is enough, or that an alarm was seen.
    Arrived {
        /// Its id.
        id: String,
    },
    /// Everything that ever clashed, was overwritten, or lost, with what was decided.
    Conflicts {
        /// Of this ticket only.
        key: Option<String>,
    },
}

/// Whose value stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Side {
    /// Ours.
    Mine,
    /// Theirs.
    Theirs,
}

/// `audit`.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Check that every entry is as it was chained; the first one that is not is named.
    Verify {
        /// A link that was noted down earlier, `NUMBER:HASH`: it must still be in the chain.
        #[arg(long, value_name = "LINK")]
        head: Option<String>,
    },
    /// The entries, oldest first, masked.
    List {
        /// At most so many, the newest.
        #[arg(long, value_name = "N")]
        limit: Option<usize>,
    },
    /// The same as `export --what audit`.
    Export(Export),
}

/// `purge`.
#[derive(Debug, Clone, Args)]
#[command(group(clap::ArgGroup::new("whom").required(true).args(["customer", "ticket"])))]
pub struct Purge {
    /// The customer, by the CRM's id or by e-mail address.
    #[arg(long, value_name = "KEY")]
    pub customer: Option<String>,
    /// One ticket, by its key.
    #[arg(long, value_name = "KEY")]
    pub ticket: Option<String>,
    /// Give up changes that have not arrived.
    #[arg(long)]
    pub drop_owed: bool,
    /// Do it; without it, only what would go is told.
    #[arg(long)]
    pub yes: bool,
}

/// `sandbox`.
#[derive(Debug, Clone, Args)]
pub struct Sandbox {
    /// Port on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 0)]
    pub port: u16,
    /// How many tickets to make.
    #[arg(long, default_value_t = 500)]
    pub tickets: u32,
    /// The same seed gives the same tickets.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Customers answer, colleagues work, escalations arrive.
    #[arg(long)]
    pub live: bool,
    /// Serve the tickets of this CSV or JSONL file instead.
    #[arg(long, value_name = "FILE", requires = "map")]
    pub import: Option<PathBuf>,
    /// What the columns of the file mean.
    #[arg(long, value_name = "FILE", requires = "import")]
    pub map: Option<PathBuf>,
    /// Keep every write in this file, and go on from it.
    #[arg(long, value_name = "FILE")]
    pub state: Option<PathBuf>,
    /// Faults to inject from the first request on.
    #[arg(long, value_name = "FILE")]
    pub plan: Option<PathBuf>,
}

/// Form of the key table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum KeysFormat {
    /// Aligned columns.
    Table,
    /// Markdown, as in the README.
    Md,
    /// The form of `keys.toml`.
    Toml,
}

/// `config`.
#[derive(Debug, Subcommand)]
pub enum Config {
    /// Where the files lie.
    Path,
    /// What is in force, and what is wrong.
    Show,
}
