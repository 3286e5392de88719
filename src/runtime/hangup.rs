//! The line to the person is cut. A signal tells so only where the terminal is the session's own; behind `sudo`,
//! `su` or a second terminal nobody does, and reading would go on for ever. So a thread waits for the one sign
//! that always comes: the terminal's other end closes.

use std::fs::File;
use std::io::{self, IsTerminal as _};
use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::time::Duration;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use tokio::sync::Notify;

/// How long the ordinary way out may take then. Everything was saved as it was typed, so a harder end loses
/// nothing.
const GRACE: Duration = Duration::from_millis(1_600);
/// The status of a program that a hang-up ended, as shells count it.
const STATUS: i32 = 128 + 1;

/// Watches the terminal; rings once when it is gone.
pub fn watch() -> Arc<Notify> {
    let bell = Arc::new(Notify::new());
    let Ok(tty) = tty() else { return bell };
    let ring = Arc::clone(&bell);
    std::thread::spawn(move || {
        if wait(&tty) {
            ring.notify_one();
            std::thread::sleep(GRACE);
            std::process::exit(STATUS);
        }
    });
    bell
}

/// The terminal that keys come from, as crossterm finds it.
fn tty() -> io::Result<OwnedFd> {
    if io::stdin().is_terminal() {
        return Ok(rustix::io::dup(io::stdin())?);
    }
    Ok(File::open("/dev/tty")?.into())
}

/// Waits without waking for anything but the end; tells whether it came.
fn wait(tty: &OwnedFd) -> bool {
    loop {
        let mut watched = [PollFd::new(tty, PollFlags::empty())];
        match poll(&mut watched, None) {
            Ok(_) if !watched[0].revents().is_empty() => return true,
            Ok(_) | Err(Errno::INTR) => {}
            Err(_) => return false,
        }
    }
}
