//! `sandbox`: the embedded CRM alone.

use std::io;

use super::args;
use super::fail::Fail;
use crate::config::Clock;
use crate::sandbox::{self, Import, Options, SandboxError};

fn failed(error: SandboxError) -> Fail {
    Fail::Other(anyhow::Error::new(error))
}

/// `sandbox`: serves until Ctrl-C.
pub fn sandbox(wanted: &args::Sandbox, clock: Clock) -> Result<(), Fail> {
    let import = wanted.import.clone().zip(wanted.map.clone()).map(|(file, map)| Import { file, map });
    let options = Options {
        port: wanted.port,
        tickets: wanted.tickets,
        seed: wanted.seed,
        live: wanted.live,
        clock: fixed(clock),
        import,
        plan: wanted.plan.clone(),
        state: wanted.state.clone(),
        ..Options::default()
    };
    super::link::threads()?.block_on(sandbox::serve(options, &mut io::stdout().lock())).map_err(failed)
}

fn fixed(clock: Clock) -> Option<jiff::Timestamp> {
    match clock {
        Clock::System => None,
        Clock::Fixed(at) => Some(at),
    }
}
