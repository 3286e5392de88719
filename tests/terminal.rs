//! The terminal always comes back: the real program in a pty, ended in each way that it can be asked to end.

#[path = "pictures/src/guard.rs"]
pub mod guard;
#[path = "pictures/src/terminal.rs"]
pub mod pty;

use pty::Terminal;
use rustix::process::{Pid, Signal, kill_process};

use crate::session::{PROGRAM, Session};

/// The Desk with some tickets, and the sandbox behind it.
fn desk() -> (Session, Terminal) {
    let session = Session::start();
    let args =
        ["--home".to_owned(), session.home().display().to_string(), "--lang".to_owned(), "en".to_owned()];
    let terminal = Terminal::start(PROGRAM.as_ref(), &args, session.home(), (80, 24)).unwrap();
    terminal.screen_with("? help").unwrap();
    (session, terminal)
}

#[test]
fn the_terminal_comes_back_after_quitting() {
    let (_session, terminal) = desk();
    terminal.leave("q").unwrap();
}

#[test]
fn the_whole_terminal_scrolls_again_after_a_list_was_scrolled() {
    let (_session, mut terminal) = desk();
    let downs = "j".repeat(30);
    terminal.press(&downs).unwrap();
    terminal.screen_with("? help").unwrap();
    assert!(terminal.scrolls_part(), "the list did not scroll");
    terminal.leave("q").unwrap();
}

#[test]
fn the_terminal_comes_back_after_a_signal() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let (_session, terminal) = desk();
        let process =
            i32::try_from(terminal.child.process_id().unwrap()).ok().and_then(Pid::from_raw).unwrap();
        kill_process(process, signal).unwrap();
        terminal.left_as_found().unwrap_or_else(|why| panic!("after {signal:?}: {why}"));
    }
}
