//! Stopping as a job of the shell (Ctrl-Z) and coming back.

use nix::unistd::{Pid, getsid};
use rustix::process::{Signal, getpid, getppid, kill_process};

/// Whether somebody is there who can wake us: a shell of the same session. Otherwise a stop would be for ever.
/// In a container the session may be one of the host, which has no number here: then nobody can tell.
pub fn can_be_woken() -> bool {
    let session = |pid| getsid(pid).ok().filter(|session| session.as_raw() > 0);
    let parent = getppid().map(|parent| Pid::from_raw(parent.as_raw_nonzero().get()));
    parent.is_some() && session(None).is_some_and(|ours| session(parent) == Some(ours))
}

/// Stops this process until it is continued.
pub fn stop() {
    let _refused = kill_process(getpid(), Signal::STOP);
}
