//! A machine that other people use too: what they can reach, and what a crash leaves for them.

use std::fs;
use std::io::Read as _;
use std::net::TcpListener;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::session::{PROGRAM, Session, TOKEN, program, settle_in};
use crate::terminal::pty::Terminal;

pub fn everything_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![folder.to_owned()];
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if entry.file_type().unwrap().is_dir() {
            found.extend(everything_below(&path));
        } else {
            found.push(path);
        }
    }
    found
}

fn holds(path: &Path, words: &str) -> bool {
    path.is_file() && fs::read(path).unwrap().windows(words.len()).any(|part| part == words.as_bytes())
}

fn said(done: &Output) -> String {
    String::from_utf8_lossy(&[&done.stdout[..], &done.stderr].concat()).into_owned()
}

/// A command as somebody else, where we may become somebody else.
fn as_nobody(command: &[&str]) -> Option<Output> {
    if !rustix::process::getuid().is_root() {
        println!("skipped: only root can become another user");
        return None;
    }
    let other = ["--reuid=65534", "--regid=65534", "--clear-groups", "--"];
    let done =
        Command::new("setpriv").args(other).args(command).env_clear().env("PATH", "/usr/bin:/bin").output();
    if done.is_err() {
        println!("skipped: setpriv is not here");
    }
    done.ok()
}

/// The screen on a home, started by a shell with `before` run in it.
pub fn screen_after(before: &str, home: &Path, variables: &[(&str, &str)]) -> Terminal {
    let script = format!("{before}; exec \"$0\" \"$@\"");
    let home_text = home.display().to_string();
    let args: Vec<String> =
        ["-c", &script, PROGRAM, "--home", &home_text, "--lang", "en"].map(str::to_owned).to_vec();
    Terminal::start_with("/bin/sh".as_ref(), &args, home, (80, 24), variables, true).unwrap()
}

pub fn process(terminal: &Terminal) -> Pid {
    i32::try_from(terminal.child.process_id().unwrap()).ok().and_then(Pid::from_raw).unwrap()
}

#[test]
fn a_careless_umask_opens_nothing() {
    let session = Session::start();
    let terminal = screen_after("umask 000", session.home(), &[]);
    terminal.screen_with("synced").unwrap();
    let files = everything_below(session.home());
    for ending in [".db", "-wal", "-shm", ".lease", ".log"] {
        assert!(
            files.iter().any(|file| file.to_string_lossy().ends_with(ending)),
            "a file …{ending} was looked at"
        );
    }
    for path in files {
        let found = fs::symlink_metadata(&path).unwrap();
        assert_eq!(found.mode() & 0o077, 0, "{} has mode {:o}", path.display(), found.mode() & 0o777);
        assert_eq!(found.uid(), rustix::process::getuid().as_raw());
    }
    terminal.leave("q").unwrap();
}

#[test]
fn what_others_can_reach_is_refused_with_the_command_that_mends_it() {
    let root = tempfile::tempdir().unwrap();
    let home = settle_in(root.path(), "http://127.0.0.1:9");
    assert!(program(&home, &["tickets"]).output().unwrap().status.success());
    let state = home.join("state");
    for (path, mode) in [(state.clone(), 0o755), (state.join("secondline.db"), 0o604)] {
        let before = fs::metadata(&path).unwrap().permissions();
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        for (language, word) in [("en", "Run:"), ("es-MX", "Ejecuta:"), ("pt-BR", "Execute:")] {
            let done = program(&home, &["--lang", language, "tickets"]).output().unwrap();
            assert_eq!(done.status.code(), Some(3));
            let told = said(&done);
            assert!(told.contains(&path.display().to_string()) && told.contains(word), "{told}");
        }
        let told = said(&program(&home, &["--lang", "en", "tickets"]).output().unwrap());
        let (_, command) = told.trim().rsplit_once("Run: ").unwrap();
        assert!(Command::new("sh").args(["-c", command]).status().unwrap().success(), "{command}");
        assert!(program(&home, &["tickets"]).output().unwrap().status.success());
        assert_eq!(fs::metadata(&path).unwrap().permissions(), before);
    }
    fs::set_permissions(&home, fs::Permissions::from_mode(0o777)).unwrap();
    let done = program(&home, &["tickets"]).output().unwrap();
    assert_eq!(done.status.code(), Some(3));
    assert!(said(&done).contains("chmod go-w"), "{}", said(&done));
}

#[test]
fn a_planted_link_changes_nothing_of_its_victim() {
    let root = tempfile::tempdir().unwrap();
    let home = settle_in(root.path(), "http://127.0.0.1:9");
    assert!(program(&home, &["tickets"]).output().unwrap().status.success());
    let victim = root.path().join("victim");
    fs::write(&victim, "theirs").unwrap();
    fs::set_permissions(&victim, fs::Permissions::from_mode(0o600)).unwrap();
    for name in
        ["state/secondline.db", "state/secondline.db-wal", "state/secondline.lease", "log/secondline.log"]
    {
        let place = home.join(name);
        let aside = root.path().join("aside");
        let was_there = fs::rename(&place, &aside).is_ok();
        for plant in
            [|from: &Path, to: &Path| symlink(from, to), |from: &Path, to: &Path| fs::hard_link(from, to)]
        {
            plant(&victim, &place).unwrap();
            let done = program(&home, &["-v", "sync"]).output().unwrap();
            assert_eq!(done.status.code(), Some(3), "{name}: {}", said(&done));
            assert_eq!(fs::read(&victim).unwrap(), b"theirs", "{name}");
            assert_eq!(fs::metadata(&victim).unwrap().mode() & 0o777, 0o600, "{name}");
            fs::remove_file(&place).unwrap();
        }
        if was_there {
            fs::rename(&aside, &place).unwrap();
        }
    }
}

#[test]
fn what_another_user_planted_is_not_used() {
    let root = tempfile::tempdir().unwrap();
    fs::set_permissions(root.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let shared = root.path().join("shared");
    fs::create_dir(&shared).unwrap();
    fs::set_permissions(&shared, fs::Permissions::from_mode(0o1777)).unwrap();
    let victim = root.path().join("victim");
    fs::create_dir(&victim).unwrap();
    let (home, link) = (shared.join("home"), shared.join("link"));
    let script = format!(
        "umask 0; mkdir -p {0}/state && ln -s {1} {2}",
        home.display(),
        victim.display(),
        link.display()
    );
    let Some(planted) = as_nobody(&["sh", "-c", &script]) else { return };
    assert!(planted.status.success(), "{}", said(&planted));
    for place in [&home, &link] {
        let done = program(place, &["tickets"]).output().unwrap();
        assert_eq!(done.status.code(), Some(3), "{}", said(&done));
        assert!(said(&done).contains("belongs to another user"), "{}", said(&done));
    }
    assert!(!home.join("state/secondline.db").exists());
    for file in everything_below(&victim) {
        assert!(!file.is_file(), "{} was written through the link", file.display());
    }
}

#[test]
fn a_crash_leaves_no_core_and_no_token() {
    for signal in [Signal::SEGV, Signal::ABORT] {
        let session = Session::start();
        let (root, home) = (tempfile::tempdir().unwrap(), session.home().to_owned());
        let settings = fs::read_to_string(home.join("config/settings.toml")).unwrap();
        let from = settings.find("file:").unwrap();
        let to = from + settings[from..].find('"').unwrap();
        let settings = settings.replace(&settings[from..to], "env:CRM_CANARY");
        fs::write(home.join("config/settings.toml"), settings).unwrap();
        let place = root.path().display().to_string();
        let before = format!("cd {place}; ulimit -c unlimited 2>/dev/null");
        let mut terminal = screen_after(&before, &home, &[("CRM_CANARY", TOKEN)]);
        terminal.screen_with("synced").unwrap();
        let id = process(&terminal);
        let pid = id.as_raw_nonzero();
        let command = fs::read(format!("/proc/{pid}/cmdline")).unwrap();
        assert!(!String::from_utf8_lossy(&command).contains(TOKEN));
        let limits = fs::read_to_string(format!("/proc/{pid}/limits")).unwrap();
        let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
        assert_eq!(core.split_whitespace().nth(4), Some("0"), "{core}");
        // Twice: the first may only take away the handler that looks for overflown stacks.
        let until = Instant::now() + Duration::from_secs(40);
        let status = loop {
            let _gone = kill_process(id, signal);
            if let Some(status) = terminal.child.try_wait().unwrap() {
                break status;
            }
            assert!(Instant::now() < until, "{signal:?} did not end it");
            std::thread::yield_now();
        };
        assert!(!status.success());
        for path in everything_below(root.path()).into_iter().chain(everything_below(&home)) {
            assert!(!path.file_name().unwrap().to_string_lossy().starts_with("core"), "{}", path.display());
            assert!(!holds(&path, TOKEN), "{} holds the token", path.display());
        }
    }
}

#[test]
fn another_user_sees_neither_files_nor_environment_nor_memory() {
    let session = Session::start();
    let home = session.home();
    // The way to the home is open, so that its own modes are what keeps others out.
    for open in [home, home.parent().unwrap()] {
        fs::set_permissions(open, fs::Permissions::from_mode(0o755)).unwrap();
    }
    let terminal = screen_after("true", home, &[("CRM_CANARY", TOKEN)]);
    terminal.screen_with("synced").unwrap();
    let pid = process(&terminal).as_raw_nonzero();
    let state = home.join("state").display().to_string();
    let kept = home.join("state/secondline.db").display().to_string();
    let config = home.join("config/settings.toml").display().to_string();
    let forbidden = [["ls", &state], ["cat", &kept], ["cat", &config]];
    for command in forbidden {
        let Some(done) = as_nobody(&command) else { return };
        assert!(!done.status.success() && done.stdout.is_empty(), "{command:?}: {}", said(&done));
    }
    for file in ["environ", "maps", "mem", "fd"] {
        let path = format!("/proc/{pid}/{file}");
        let Some(done) = as_nobody(&["ls", "-L", &path]) else { return };
        let content = as_nobody(&["cat", &path]).unwrap();
        assert!(content.stdout.is_empty(), "{path}: {} {}", said(&done), said(&content));
    }
    if let Some(done) = as_nobody(&["ps", "-eo", "args"]).filter(|done| done.status.success()) {
        assert!(!said(&done).contains(TOKEN));
    }
    terminal.leave("q").unwrap();
}

#[test]
fn the_memory_of_the_process_is_closed_to_others_of_the_same_user() {
    // What a process may not be dumped of belongs to root under /proc, whoever runs it; so it must not be root.
    let mut command = Command::new(PROGRAM);
    if rustix::process::getuid().is_root() {
        command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "--", PROGRAM]);
    }
    command.args(["sandbox", "--tickets", "1"]).stdout(Stdio::piped()).stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else { return println!("skipped: setpriv is not here") };
    let mut first = [0];
    let started = child.stdout.take().unwrap().read_exact(&mut first).is_ok();
    let owner = |file: &str| fs::metadata(format!("/proc/{}/{file}", child.id())).map(|found| found.uid());
    let owners = (owner("environ"), owner("mem"));
    child.kill().unwrap();
    child.wait().unwrap();
    if !started {
        return println!("skipped: another user cannot run the program here");
    }
    assert_eq!((owners.0.unwrap(), owners.1.unwrap()), (0, 0));
}

#[test]
fn a_program_that_fetches_a_secret_sees_none_of_the_others() {
    let root = tempfile::tempdir().unwrap();
    let home = settle_in(root.path(), "http://127.0.0.1:9");
    let (script, seen) = (root.path().join("fetch"), root.path().join("seen"));
    fs::write(&script, format!("#!/bin/sh\nenv > {}\necho token\n", seen.display())).unwrap();
    fs::set_permissions(&script, fs::Permissions::from_mode(0o700)).unwrap();
    let settings = format!(
        "[crm]\nbase = \"http://127.0.0.1:9\"\nauth = {{ type = \"bearer\", token = \"cmd:{}\" }}\n\n\
         [lock]\npin = \"env:PIN_CANARY\"\n",
        script.display()
    );
    fs::write(home.join("config/settings.toml"), settings).unwrap();
    let done = program(&home, &["-vv", "sync"])
        .env("PIN_CANARY", "canary-4242")
        .env("OTHER", "kept")
        .output()
        .unwrap();
    assert!(!said(&done).contains("canary-4242"));
    let seen = fs::read_to_string(&seen).unwrap();
    assert!(seen.contains("OTHER=kept"), "a secret's program keeps what is its own");
    assert!(!seen.contains("canary-4242") && !seen.contains("PIN_CANARY"), "{seen}");
}

#[test]
fn a_proxy_of_the_environment_gets_nothing() {
    let trap = TcpListener::bind("127.0.0.1:0").unwrap();
    let proxy = format!("http://{}", trap.local_addr().unwrap());
    let session = Session::start();
    let mut command = program(session.home(), &["sync"]);
    for name in ["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"] {
        command.env(name, &proxy);
    }
    let done = command.output().unwrap();
    assert!(done.status.success(), "{}", said(&done));
    trap.set_nonblocking(true).unwrap();
    assert!(trap.accept().is_err(), "the proxy was asked");
}

#[test]
fn a_login_is_typed_unseen_and_a_logout_says_what_stays() {
    let root = tempfile::tempdir().unwrap();
    let home = settle_in(root.path(), "http://127.0.0.1:9");
    let name = format!("test-{}", std::process::id());
    let settings = format!(
        "[crm]\nbase = \"http://127.0.0.1:9\"\nauth = {{ type = \"bearer\", token = \"keyring:{name}\" }}\n"
    );
    fs::write(home.join("config/settings.toml"), settings).unwrap();
    let absent = said(&program(&home, &["--lang", "en", "sync"]).output().unwrap());
    if absent.contains("no keyring") {
        println!("skipped: this system has no keyring for us");
        return;
    }
    assert!(absent.contains(&format!("secondline login {name}")), "{absent}");

    let args = [
        "--home".to_owned(),
        home.display().to_string(),
        "--lang".to_owned(),
        "en".to_owned(),
        "login".to_owned(),
    ];
    let mut terminal = Terminal::start(PROGRAM.as_ref(), &args, &home, (80, 24)).unwrap();
    terminal.screen_with("it is not shown").unwrap();
    terminal.press("canary-s3cret<enter>").unwrap();
    let (_, shown) = terminal.left_with().unwrap();
    assert!(shown.contains("is stored") && !shown.contains("canary"), "{shown}");

    let offline = said(&program(&home, &["--lang", "en", "sync"]).output().unwrap());
    assert!(!offline.contains("login"), "the token is found: {offline}");
    for path in everything_below(&home) {
        assert!(!holds(&path, "canary-s3cret"), "{}", path.display());
    }
    let out = said(&program(&home, &["--lang", "en", "logout"]).output().unwrap());
    assert!(out.contains("was removed") && out.contains("unsent changes"), "{out}");
    let again = said(&program(&home, &["--lang", "en", "sync"]).output().unwrap());
    assert!(again.contains(&format!("secondline login {name}")), "{again}");

    // Ctrl-C leaves a terminal that shows again what is typed.
    let mut terminal = Terminal::start(PROGRAM.as_ref(), &args, &home, (80, 24)).unwrap();
    terminal.screen_with("it is not shown").unwrap();
    terminal.press("half<c-c>").unwrap();
    assert!(!terminal.left_as_found().unwrap().success());
}

#[test]
fn a_language_that_is_not_there_is_told() {
    let root = tempfile::tempdir().unwrap();
    let done = program(root.path(), &["--lang", "xx", "tickets"]).output().unwrap();
    assert_eq!(done.status.code(), Some(2));
    assert!(said(&done).contains("en, es-MX, pt-BR"), "{}", said(&done));
}

#[test]
fn without_a_terminal_the_screen_says_so_and_writes_no_control_sequence() {
    let root = tempfile::tempdir().unwrap();
    for verb in [&[][..], &["demo"]] {
        let done = program(root.path(), verb).stdin(Stdio::null()).output().unwrap();
        assert_eq!(done.status.code(), Some(2), "{}", said(&done));
        assert!(!said(&done).contains('\u{1b}'));
    }
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let session = Session::start();
    let mut child = program(session.home(), &["tickets"]).spawn().unwrap();
    let mut first = [0];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let done = child.wait_with_output().unwrap();
    assert!(done.status.signal().is_none() && !said(&done).contains("panic"), "{}", said(&done));
}
