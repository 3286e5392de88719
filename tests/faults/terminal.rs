//! The terminal goes, stops, shrinks, or the program itself is at fault: what was typed is saved, and the terminal
//! is as it was.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use secondline::domain::ids::TicketId;
use secondline::store::Store;

use super::host::process;
use crate::session::{PROGRAM, Session, program};
use crate::terminal::pty::Terminal;

const DRAFT: &str = "Half a sentence that must be found again";
const CANARY: &str = "canary-4111111111111111";

fn screen(home: &Path, variables: &[(&str, &str)], controlling: bool) -> Terminal {
    let args = ["--home".to_owned(), home.display().to_string(), "--lang".to_owned(), "en".to_owned()];
    let terminal =
        Terminal::start_with(PROGRAM.as_ref(), &args, home, (80, 24), variables, controlling).unwrap();
    terminal.screen_with("? help").unwrap();
    terminal
}

/// Opens the first ticket's note and types half of it.
fn begin_a_note(terminal: &mut Terminal) -> String {
    open_a_note(terminal);
    terminal.press(DRAFT).unwrap();
    let screen = terminal.screen_with(&DRAFT[..30]).unwrap().contents();
    let (_, title) = screen.split_once("Internal note on #").unwrap();
    title.chars().take_while(char::is_ascii_digit).collect()
}

/// Opens the note of the selected ticket, as soon as the ticket is there.
fn open_a_note(terminal: &mut Terminal) {
    terminal.screen_with("▌").unwrap();
    let until = Instant::now() + Duration::from_secs(40);
    while !terminal.screen_with("").unwrap().contents().contains("ctrl-s") {
        assert!(Instant::now() < until, "no note opens");
        terminal.press("i").unwrap();
    }
}

/// What was typed is on the disk, and a new session on the same home finds it and leaves.
fn the_draft_is_found(home: &Path, key: &str) {
    let store = Store::open(&home.join("state/secondline.db")).unwrap();
    let drafts = store.drafts(&TicketId::new(key)).unwrap();
    assert!(drafts.iter().any(|(kind, text)| kind == "note" && text.as_str().contains(DRAFT)), "{drafts:?}");
    drop(store);
    let mut terminal = screen(home, &[], true);
    // The order of the desk may have moved since.
    terminal.screen_with("▌").unwrap();
    terminal.press(&format!("/key:{key}<enter>")).unwrap();
    terminal.screen_with("1 of ").unwrap();
    open_a_note(&mut terminal);
    terminal.screen_with(&DRAFT[..30]).unwrap();
    // Where they arrive together, an escape and a letter are another key.
    terminal.press("<esc>").unwrap();
    terminal.screen_with("? help").unwrap();
    terminal.leave("q").unwrap();
}

fn ended_within(terminal: &mut Terminal, span: Duration) -> Duration {
    let began = Instant::now();
    while terminal.child.try_wait().unwrap().is_none() {
        assert!(began.elapsed() < span, "still there after {span:?}");
        std::thread::yield_now();
    }
    began.elapsed()
}

#[test]
fn a_lost_line_ends_the_program_soon_and_everything_is_saved() {
    for controlling in [true, false] {
        let session = Session::start();
        let key = session.keys(1)[0].clone();
        let mut terminal = screen(session.home(), &[], controlling);
        let noted = begin_a_note(&mut terminal);
        terminal.hang_up().unwrap();
        let took = ended_within(&mut terminal, Duration::from_secs(2));
        println!("ended {} ms after the line was cut (signal: {controlling})", took.as_millis());
        the_draft_is_found(session.home(), &noted);
        assert_eq!(session.times_on_the_server(&key, DRAFT), 0, "half a note was never sent");
        assert_eq!(session.waiting(), 0);
    }
}

#[test]
fn every_ending_signal_saves_the_draft_and_gives_the_terminal_back() {
    for signal in [Signal::TERM, Signal::INT, Signal::QUIT, Signal::HUP] {
        let session = Session::start();
        let mut terminal = screen(session.home(), &[], true);
        let noted = begin_a_note(&mut terminal);
        kill_process(process(&terminal), signal).unwrap();
        terminal.left_as_found().unwrap_or_else(|why| panic!("after {signal:?}: {why}"));
        the_draft_is_found(session.home(), &noted);
    }
}

#[test]
fn a_stopped_program_leaves_the_terminal_and_comes_back_as_it_was() {
    let session = Session::start();
    let home = session.home().display().to_string();
    // A shell that waits for it, so that somebody could wake it.
    let script = "\"$0\" \"$@\"; exit $?";
    let args: Vec<String> =
        ["-c", script, PROGRAM, "--home", &home, "--lang", "en"].map(str::to_owned).to_vec();
    let mut terminal = Terminal::start("/bin/sh".as_ref(), &args, session.home(), (80, 24)).unwrap();
    let before = terminal.screen_with("? help").unwrap().contents();
    let shell = terminal.child.process_id().unwrap();
    let children = fs::read_to_string(format!("/proc/{shell}/task/{shell}/children")).unwrap();
    let id = children.split_whitespace().next().unwrap().parse().ok().and_then(Pid::from_raw).unwrap();
    let is_stopped = || {
        let stat = fs::read_to_string(format!("/proc/{}/stat", id.as_raw_nonzero())).unwrap();
        stat.rsplit_once(')').unwrap().1.trim_start().starts_with('T')
    };
    let wait_for = |what: &str, done: &dyn Fn() -> bool| {
        let until = Instant::now() + Duration::from_secs(40);
        while !done() {
            assert!(Instant::now() < until, "never {what}");
            std::thread::yield_now();
        }
    };
    for by_key in [false, true] {
        if by_key {
            terminal.press("<c-z>").unwrap();
        } else {
            kill_process(id, Signal::TSTP).unwrap();
        }
        wait_for("stopped", &is_stopped);
        wait_for("given back", &|| terminal.is_given_back());
        kill_process(id, Signal::CONT).unwrap();
        wait_for("taken again", &|| !terminal.is_given_back());
        let after = terminal.screen_with("? help").unwrap();
        assert_eq!(after.contents().lines().nth(4), before.lines().nth(4));
        assert!(after.bracketed_paste());
    }
    terminal.leave("q").unwrap();
}

#[test]
fn without_a_shell_a_stop_would_be_for_ever_so_it_is_not_done() {
    let session = Session::start();
    let home = session.home().display().to_string();
    let here = [PROGRAM, "--home", &home, "--lang", "en"].map(str::to_owned);
    let mut ways = vec![here.to_vec()];
    // Where the shell's session is one of the host and has no number, as in some containers.
    let box_in = ["/usr/bin/unshare", "--user", "--map-root-user", "--pid", "--fork"];
    if Command::new(box_in[0]).args(&box_in[1..]).arg("true").status().is_ok_and(|status| status.success()) {
        let shell = ["/bin/sh", "-c", "\"$0\" \"$@\"; exit $?"];
        ways.push(box_in.iter().chain(&shell).map(|&word| word.to_owned()).chain(here).collect());
    } else {
        println!("skipped in a container: this machine makes none for us");
    }
    for way in ways {
        let mut terminal = Terminal::start(way[0].as_ref(), &way[1..], session.home(), (80, 24)).unwrap();
        terminal.screen_with("? help").unwrap();
        let until = Instant::now() + Duration::from_secs(40);
        loop {
            terminal.press("<c-z>").unwrap();
            // Another notice may have taken its place.
            let screen = terminal.screen_with("? help").unwrap().contents();
            if screen.contains("no shell") {
                break;
            }
            assert!(Instant::now() < until, "{screen}");
        }
        terminal.leave("q").unwrap();
    }
}

#[test]
fn a_storm_of_sizes_down_to_one_cell_ends_with_the_right_picture() {
    let session = Session::start();
    // Nothing but the sizes changes a picture.
    session.relay.set_down(true);
    let mut terminal = screen(session.home(), &[], true);
    // The first line tells the time of the last sync, and due times go on.
    let timeless = |line: &str| line.trim_end().replace(|c: char| c.is_ascii_digit(), "0");
    let body = |picture: &str| picture.lines().skip(1).map(timeless).collect::<Vec<_>>();
    let screens = [
        ("", "why here"),
        ("<enter>", "Similar"),
        ("R", "Resolve #"),
        ("i", "Internal note"),
        ("b", "Return #"),
        (":", "Command"),
        ("?", "Keys on this screen"),
        ("5", "Everything has reached"),
    ];
    for (keys, shown) in screens {
        terminal.press(keys).unwrap();
        terminal.screen_with(shown).unwrap();
        for nth in 0..100u16 {
            terminal.resize(1 + nth * 7 % 120, 1 + nth * 5 % 50).unwrap();
            kill_process(process(&terminal), Signal::WINCH).unwrap();
        }
        terminal.resize(39, 9).unwrap();
        terminal.screen_with("too small").unwrap();
        terminal.resize(1, 1).unwrap();
        terminal.screen_with("").unwrap();
        terminal.resize(80, 24).unwrap();
        let left = terminal.screen_with(shown).unwrap().contents();
        terminal.press("<f5>").unwrap();
        let anew = terminal.screen_with(shown).unwrap().contents();
        assert_eq!(body(&left), body(&anew), "after {keys:?}:\n{left}\nshould be\n{anew}");
        if !["", "<enter>", "5"].contains(&keys) {
            terminal.press("<esc>").unwrap();
            terminal.screen_with("? help").unwrap();
        }
    }
    terminal.leave("q").unwrap();
}

#[test]
fn what_another_user_wrote_over_the_screen_is_painted_over_by_a_key() {
    let session = Session::start();
    session.relay.set_down(true);
    let mut terminal = screen(session.home(), &[], true);
    let keyboard = format!("/proc/{}/fd/0", terminal.child.process_id().unwrap());
    let mut tty = fs::OpenOptions::new().write(true).open(keyboard).unwrap();
    tty.write_all(b"\x1b[9;1HBroadcast message: down at noon").unwrap();
    drop(tty);
    terminal.screen_with("Broadcast message").unwrap();
    terminal.press("<f5>").unwrap();
    let screen = terminal.screen_with("? help").unwrap().contents();
    assert!(!screen.contains("Broadcast"), "{screen}");
    terminal.leave("q").unwrap();
}

#[test]
fn a_fault_of_the_program_gives_the_terminal_back_says_where_and_never_what() {
    for place in ["loop", "draw", "task", "thread", "twice"] {
        let session = Session::start();
        let trial = format!("{place}:{CANARY}");
        let mut terminal = screen(session.home(), &[("SECONDLINE_TRIAL", &trial)], true);
        let noted = begin_a_note(&mut terminal);
        terminal.press("<f12>").unwrap();
        let (status, shown) = terminal.left_with().unwrap_or_else(|why| panic!("{place}: {why}"));
        assert!(!status.success(), "{place}");
        let told = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(told.contains("a fault of its own (src/runtime/trial.rs:"), "{place}: {told}");
        assert_eq!(told.matches("a fault of its own").count(), 1, "{place}: {told}");
        assert!(!told.contains("canary") && !told.contains("panicked"), "{place}: {told}");
        for path in super::host::everything_below(session.home()) {
            let bytes = if path.is_file() { fs::read(&path).unwrap() } else { Vec::new() };
            assert!(!bytes.windows(CANARY.len()).any(|part| part == CANARY.as_bytes()), "{}", path.display());
        }
        the_draft_is_found(session.home(), &noted);
    }
}

#[test]
fn quitting_while_the_crm_is_away_is_quick_and_keeps_the_queue() {
    let mut session = Session::start();
    session.stop_the_server();
    let mut terminal = screen(session.home(), &[], true);
    begin_a_note(&mut terminal);
    terminal.press("<c-s>").unwrap();
    terminal.screen_with("1 to send").unwrap();
    terminal.press("q").unwrap();
    let took = ended_within(&mut terminal, Duration::from_secs(3));
    println!("ended {} ms after q", took.as_millis());
    let kept = program(session.home(), &["--json", "outbox"]).output().unwrap();
    let kept: serde_json::Value = serde_json::from_slice(&kept.stdout).unwrap();
    assert_eq!(kept.as_array().map(Vec::len), Some(1), "{kept}");
}
