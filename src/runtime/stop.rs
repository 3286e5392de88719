//! Stopping as a job of the shell (Ctrl-Z) and coming back.

use rustix::process::{Signal, getpid, getppid, getsid, kill_process};

/// Whether somebody is there who can wake us: a shell of the same session. Otherwise a stop would be for ever.
pub fn can_be_woken() -> bool {
    let ours = getsid(None).ok();
    ours.is_some() && getppid().is_some_and(|parent| getsid(Some(parent)).ok() == ours)
}

/// Stops this process until it is continued.
pub fn stop() {
    let _refused = kill_process(getpid(), Signal::STOP);
}
