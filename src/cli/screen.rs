//! The verbs that open the screen: none, and `demo`.

use super::args;
use super::fail::Fail;
use super::link::threads;
use super::session::Session;
use crate::config::{Clock, Loaded};
use crate::runtime::{self, DemoOptions, Options};

/// Without a verb: the screen on the configured CRM.
pub fn open(session: Session) -> Result<(), Fail> {
    let Session { home, config, faults, clock, .. } = session;
    let options = Options { home, loaded: Loaded { config, faults }, clock, hint: None };
    threads()?.block_on(runtime::run(options)).map_err(Fail::of)
}

/// `demo`: in a folder of its own, inside `--home` where one is given.
pub fn demo(global: &args::Global, wanted: &args::Demo, clock: Clock) -> Result<(), Fail> {
    let options = DemoOptions {
        folder: global.home.as_ref().map(|home| home.join("demo")),
        fresh: wanted.fresh,
        tickets: wanted.tickets,
        seed: wanted.seed,
        language: global.lang.clone(),
        clock,
    };
    threads()?.block_on(runtime::demo(options)).map_err(Fail::of)
}
