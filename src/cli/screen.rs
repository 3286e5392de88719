//! The verbs that open the screen: none, and `demo`.

use std::io::{self, IsTerminal as _};
use std::sync::Arc;
use std::time::Duration;

use super::args;
use super::fail::Fail;
use super::link::threads;
use super::session::Session;
use crate::config::{Clock, Loaded};
use crate::domain::say::Say;
use crate::runtime::{self, DemoOptions, Options};

/// Without a verb: the screen on the configured CRM.
pub fn open(session: Session) -> Result<(), Fail> {
    let Session { home, config, faults, clock, .. } = session;
    let loaded = Loaded { config: Arc::unwrap_or_clone(config), faults };
    let options = Options { home, loaded, clock, hint: None, tour: false };
    shown(runtime::run(options))
}

/// `demo`: in a folder of its own, inside `--home` where one is given.
pub fn demo(global: &args::Global, wanted: &args::Demo, clock: Clock) -> Result<(), Fail> {
    let options = DemoOptions {
        folder: global.home.as_ref().map(|home| home.join("demo")),
        fresh: wanted.fresh,
        tickets: wanted.tickets,
        seed: wanted.seed,
        pass: wanted.pass,
        tour: wanted.tour,
        lead: wanted.lead,
        language: global.lang.clone(),
        clock,
    };
    shown(runtime::demo(options))
}

/// How long the end waits for a program that was asked for a secret and has not answered.
const PATIENCE: Duration = Duration::from_millis(200);

fn shown(screen: impl Future<Output = anyhow::Result<()>>) -> Result<(), Fail> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Err(Fail::Usage(Say::new("cli-no-terminal")));
    }
    let threads = threads()?;
    let done = threads.block_on(screen);
    threads.shutdown_timeout(PATIENCE);
    done.map_err(Fail::of)
}
