//! The process itself, before it does anything: nobody else reads the files that it makes, its memory, or what it
//! would leave behind in a crash.

use rustix::process::{DumpableBehavior, Resource, Rlimit};

/// Shuts the process off from others.
pub fn shut() {
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
    // A limit alone does not stop a core handler that reads from a pipe, and only the flag closes `/proc/PID`
    // to other processes of the same user. Where a system knows neither, the rest still holds.
    let _no_core = rustix::process::setrlimit(Resource::Core, Rlimit { current: Some(0), maximum: Some(0) });
    let _no_dump = rustix::process::set_dumpable_behavior(DumpableBehavior::NotDumpable);
}
