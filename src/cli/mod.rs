//! Arguments, headless verbs, exit codes. No rules: every write goes through `domain::act`, every document
//! through `report`.

mod about;
pub mod args;
mod audit;
mod backtest;
mod batch;
mod causes;
mod day;
mod doctor;
mod export;
mod fail;
mod files;
mod handover;
mod init;
mod lead;
mod leading;
mod link;
mod log;
mod login;
mod metrics;
mod next;
mod outbox;
mod outfile;
mod output;
mod plans;
mod problems;
mod process;
mod progress;
mod proposals;
mod purge;
mod report;
mod screen;
mod serve;
mod session;
mod shield;
mod show;
mod sla;
mod sop_new;
mod sops;
mod standing;
mod tie;
mod track;
mod triage;
mod work;

use std::process::ExitCode;
use std::sync::Arc;

use clap::Parser;
use clap::error::ErrorKind;

use args::{Cli, Command, Config, Global, Outbox, Sop, Triage};
use fail::Fail;
use output::{Form, Output};
use session::{Session, early_words};

use crate::config::{Clock, LANGUAGES, Words, speaks};
use crate::domain::proposal::Kind;
use crate::domain::say::Say;
use crate::report::refusal_document;
use crate::runtime::watch_for_panics;

/// Runs the program and returns its exit status.
#[must_use]
pub fn main() -> ExitCode {
    process::shut();
    watch_for_panics();
    // Writing past a limit on file sizes is then an error that is told, and not the end.
    let _heard = signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::default());
    // Only the first call can set it; a second one finds the same provider there.
    let _installed = rustls::crypto::ring::default_provider().install_default();
    let cli = match Cli::try_parse_from(shield::marked(std::env::args_os())) {
        Ok(cli) => cli,
        Err(error) => {
            let asked = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            if asked {
                let _gone = error.print();
            } else {
                // It quotes the arguments, which a script may have from anywhere.
                output::notice(error.to_string().trim_end());
            }
            return ExitCode::from(if asked { 0 } else { 2 });
        }
    };
    match start(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fail) => ExitCode::from(fail.status()),
    }
}

/// Runs the command; a failure is told already when it is returned.
fn start(cli: &Cli) -> Result<(), Fail> {
    let global = &cli.global;
    let clock = global.clock.map_or(Clock::System, Clock::Fixed);
    let early = |done: Result<(), Fail>| {
        done.inspect_err(|fail| tell_failure(output(global), &early_words(global), fail))
    };
    if let Some(tag) = global.lang.as_deref().filter(|tag| !speaks(tag)) {
        let known = LANGUAGES.join(", ");
        return early(Err(Fail::Usage(Say::new("cli-lang").with("value", tag).with("known", known))));
    }
    match &cli.command {
        // These need no files.
        Some(Command::Sandbox(wanted)) => early(serve::sandbox(wanted, clock)),
        Some(Command::Completions { shell }) => {
            output::own(&String::from_utf8_lossy(&about::completions(*shell)));
            Ok(())
        }
        Some(Command::Man) => early(about::man().map(|page| output::own(&String::from_utf8_lossy(&page)))),
        Some(Command::Demo(wanted)) => early(screen::demo(global, wanted, clock)),
        command => {
            let mut session = match Session::open(global) {
                Ok(session) => session,
                Err(fail) => return early(Err(fail)),
            };
            log::start(&session.home.log, global.verbose);
            let Some(command) = command else {
                if init::is_first(&session) {
                    early(init::init(&mut session, &args::Init::default()))?;
                    match Session::open(global) {
                        Ok(settled) => session = settled,
                        Err(fail) => return early(Err(fail)),
                    }
                }
                return early(screen::open(session));
            };
            let done = run(&mut session, command);
            done.inspect_err(|fail| tell_failure(session.out, session.words(), fail))
        }
    }
}

fn output(global: &Global) -> Output {
    let form = match (global.json, global.jsonl) {
        (_, true) => Form::JsonLines,
        (true, _) => Form::Json,
        _ => Form::Text,
    };
    Output { form }
}

/// Runs a verb in a session.
fn run(session: &mut Session, command: &Command) -> Result<(), Fail> {
    match command {
        Command::Sync(wanted) => link::sync(session, wanted),
        Command::Tickets(wanted) => show::tickets(session, wanted),
        Command::Ticket { key, reveal } => show::ticket(session, key, reveal.as_deref()),
        Command::Next(wanted) => next::next(session, wanted),
        Command::Claim { keys, force } => work::claim(session, keys, *force),
        Command::Note(wanted) => work::comment(session, wanted, false),
        Command::Reply(wanted) => work::comment(session, wanted, true),
        Command::Set { key, fields } => work::set(session, key, fields),
        Command::Tag { key, tags } => work::tag(session, key, tags),
        Command::Sop(Sop::Show { key, form }) => show::sop(session, key, *form),
        Command::Sop(Sop::Lint { strict }) => sops::lint(session, *strict),
        Command::Sop(Sop::Test { ids }) => sops::test(session, ids),
        Command::Sop(Sop::Backtest(wanted)) => backtest::backtest(session, wanted),
        Command::Sop(Sop::New { id }) => sop_new::new(session, id),
        Command::Sop(Sop::Proposals) => sops::proposals(session),
        Command::Sop(Sop::Propose { key, step, text }) => work::propose(session, key, step, text),
        Command::Triage(Triage::Import { file, to, decision, force }) => {
            triage::import(session, file, to.as_deref(), decision.as_deref(), *force)
        }
        Command::Tie(wanted) => tie::run(session, wanted),
        Command::Day(wanted) => day::run(session, wanted),
        Command::Track(wanted) => track::run(session, wanted),
        Command::Lead(wanted) => lead::run(session, wanted),
        Command::Sla(args::Sla::Explain { key }) => sla::explain(session, key),
        Command::Answer { key, answers } => work::answer(session, key, answers),
        Command::Tick { key, step, undo } => work::tick(session, key, step, !undo),
        Command::Approve { key, code, reason } => work::approve(session, key, code.as_deref(), reason),
        Command::Resolve(wanted) => work::resolve(session, wanted),
        Command::Return(wanted) => work::give_back(session, wanted),
        Command::Report(wanted) => report::report(session, wanted),
        Command::Metrics(wanted) => metrics::metrics(session, wanted),
        Command::Causes(wanted) => causes::causes(session, wanted),
        Command::Problem(wanted) => problems::run(session, wanted),
        Command::Knowledge(wanted) => proposals::proposals(session, Kind::Knowledge, wanted),
        Command::Product(wanted) => proposals::proposals(session, Kind::Product, wanted),
        Command::Outbox { what } => outbox::outbox(session, what.as_ref().unwrap_or(&Outbox::List)),
        Command::Undo { key } => outbox::undo(session, key.as_deref()),
        Command::Audit(wanted) => audit::audit(session, wanted),
        Command::Export(wanted) => export::export(session, wanted),
        Command::Purge(wanted) => purge::purge(session, wanted),
        Command::Batch { file, strict } => batch::batch(session, file, *strict),
        Command::Login { name } => login::login(session, name.as_deref()),
        Command::Logout => login::logout(session),
        Command::Files { key } => files::files(session, key),
        Command::File(wanted) => files::file(session, wanted),
        Command::Init(wanted) => init::init(session, wanted),
        Command::Doctor(wanted) => doctor::doctor(session, wanted),
        Command::Keys { format } => {
            about::keys(session, *format);
            Ok(())
        }
        Command::Config(Config::Path) => {
            about::config_path(session);
            Ok(())
        }
        Command::Config(Config::Show) => about::config_show(session),
        Command::Demo(_) | Command::Sandbox(_) | Command::Completions { .. } | Command::Man => {
            Err(Fail::Usage(Say::new("cli-alone")))
        }
    }
}

/// Tells a failure on stderr and, to scripts, on stdout.
fn tell_failure(out: Output, words: &Words, fail: &Fail) {
    for line in fail.lines(words) {
        output::notice(&line);
    }
    let refused = fail.refusals();
    if out.is_json() && !refused.is_empty() {
        out.one(&refusal_document(&refused, words), String::new);
    }
}
