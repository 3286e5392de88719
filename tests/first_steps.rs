//! From an empty home to a working Desk: the questions of `init`, answered well and badly.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use crate::cli::desk::site;
use crate::session::{PROGRAM, Session, TOKEN as TOKEN_OF_ANA};
use crate::terminal::pty::Terminal;

const TOKEN: &str = "SECONDLINE_TEST_TOKEN";

/// Runs a command in a home, with answers on standard input.
fn run(home: &Path, token: &str, arguments: &[&str], answers: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_secondline"))
        .args(["--lang", "en", "--home"])
        .arg(home)
        .args(arguments)
        .env(TOKEN, token)
        .env("SECONDLINE_WRONG_TOKEN", "nonsense")
        .env_remove("SECONDLINE_CLOCK")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    // A program that refused its arguments reads nothing.
    let _closed = child.stdin.take().expect("a pipe").write_all(answers.as_bytes());
    tokio::task::block_in_place(|| child.wait_with_output()).expect("the binary ends")
}

fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A host that shows everybody its login page.
fn login_page() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut request = [0; 4096];
            let _read = stream.read(&mut request);
            let page = "<html><body>Please sign in</body></html>";
            let length = page.len();
            let _sent = write!(
                stream,
                "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{page}"
            );
        }
    });
    format!("http://{address}")
}

/// A folder as the program makes them.
fn closed(folder: &Path) {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).expect("a folder");
}

fn tickets(home: &Path, token: &str) -> usize {
    let synced = run(home, token, &["sync"], "");
    assert!(synced.status.success(), "{}", said(&synced));
    let listed = run(home, token, &["tickets", "--json"], "");
    let rows: serde_json::Value = serde_json::from_slice(&listed.stdout).expect("a list");
    rows.as_array().expect("a list").len()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn from_an_empty_home_to_a_working_desk_in_less_than_a_minute() {
    let site = site().await;
    let home = tempfile::tempdir().expect("a folder");
    let token = &site.running.agent().token;
    let started = Instant::now();
    let answers = format!("en\nzendesk\n{}\nenv:{TOKEN}\n\n\n", site.running.base);
    let done = run(home.path(), token, &["init"], &answers);
    assert!(done.status.success(), "{}", said(&done));
    let rows = tickets(home.path(), token);
    let took = started.elapsed();
    println!("{rows} tickets on the Desk after {took:.1?}");
    assert!(rows > 10, "the Desk has work");
    assert!(took < Duration::from_mins(1), "{took:?}");
    let all = said(&done);
    for sentence in
        ["Replies will appear as Ana Torres Medina", "A ticket as it is understood", "Which queues"]
    {
        assert!(all.contains(sentence), "{sentence} is missing in {all}");
    }
    let settings = home.path().join("config/settings.toml");
    let text = std::fs::read_to_string(&settings).expect("settings");
    assert!(text.contains(&format!("env:{TOKEN}")) && !text.contains(token.as_str()), "{text}");
    assert_eq!(std::fs::metadata(&settings).expect("a file").permissions().mode() & 0o777, 0o600);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_wrong_address_a_login_page_and_a_wrong_token_lead_to_another_try() {
    let site = site().await;
    let home = tempfile::tempdir().expect("a folder");
    let token = &site.running.agent().token;
    let page = login_page();
    let base = &site.running.base;
    let answers = format!(
        "en\nzendesk\nhttp://crm.example.com\nenv:SECONDLINE_WRONG_TOKEN\n127.0.0.1:9\n{page}\n{base}\nenv:SECONDLINE_NOBODY_SETS_THIS\nenv:{TOKEN}\n\n\n"
    );
    let done = run(home.path(), token, &["init"], &answers);
    let all = said(&done);
    assert!(done.status.success(), "{all}");
    for sentence in [
        "is no address that tokens may be sent to",
        "The CRM cannot be reached at this address",
        "is not the CRM's interface",
        "The CRM does not accept the token.",
        "There is no secret from env:SECONDLINE_NOBODY_SETS_THIS",
        "Nothing was written. Another try:",
        "Replies will appear as",
    ] {
        assert!(all.contains(sentence), "{sentence} is missing in {all}");
    }
    assert!(!all.contains("panicked") && !all.contains("nonsense"), "{all}");
    assert!(tickets(home.path(), token) > 10);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn with_all_flags_nothing_is_asked_and_what_was_there_is_kept() {
    let site = site().await;
    let home = tempfile::tempdir().expect("a folder");
    let token = &site.running.agent().token;
    let config = home.path().join("config");
    closed(&config);
    let own = "# mine\nlanguage = \"en\"\n\n[desk]\nsoon = \"3h\"\n";
    std::fs::write(config.join("settings.toml"), own).expect("a file");
    let base = site.running.base.clone();
    let reference = format!("env:{TOKEN}");
    let flags = ["--crm", "zendesk", "--base", &base, "--token", &reference, "--yes"];

    let open_token = ["init", "--base", &base, "--token", token, "--yes"];
    assert_eq!(
        run(home.path(), token, &open_token, "").status.code(),
        Some(2),
        "a token on the command line"
    );
    let refused = run(home.path(), "nonsense", &[&["init"], &flags[..]].concat(), "");
    assert_eq!(refused.status.code(), Some(3), "{}", said(&refused));
    let nobody =
        run(home.path(), token, &["init", "--base", "127.0.0.1:9", "--auth", &reference, "--yes"], "");
    assert_eq!(nobody.status.code(), Some(5), "{}", said(&nobody));
    assert_eq!(
        std::fs::read_to_string(config.join("settings.toml")).expect("a file"),
        own,
        "nothing was written"
    );

    let done = run(home.path(), token, &[&["--json", "init"], &flags[..]].concat(), "");
    let document: serde_json::Value = serde_json::from_slice(&done.stdout).expect("a document");
    assert_eq!(
        document["sample"]["raw"]["id"].to_string(),
        document["sample"]["ticket"]["id"].as_str().expect("an id")
    );
    let text = std::fs::read_to_string(config.join("settings.toml")).expect("a file");
    assert!(text.starts_with("# mine\n") && text.contains("soon = \"3h\""), "{text}");
    let kept = document["kept"].as_str().expect("the file of before");
    assert_eq!(std::fs::read_to_string(kept).expect("a file"), own);
    assert!(tickets(home.path(), token) > 10);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fields_are_found_by_their_names_and_missing_ones_are_named() {
    let site = site().await;
    let home = tempfile::tempdir().expect("a folder");
    let token = &site.running.agent().token;
    let profile = include_str!("../config/crm/zendesk.toml");
    let profile = profile.replace("\"360000000008\"", "\"1\"").replace("\"360000000006\"", "\"2\"");
    let folder = home.path().join("config/crm");
    closed(&folder);
    std::fs::write(folder.join("zendesk.toml"), profile).expect("a file");
    let reference = format!("env:{TOKEN}");
    let done =
        run(home.path(), token, &["init", "--base", &site.running.base, "--token", &reference, "--yes"], "");
    assert!(done.status.success(), "{}", said(&done));
    let text = std::fs::read_to_string(home.path().join("config/settings.toml")).expect("settings");
    assert!(text.contains("cause = \"360000000008\"") && text.contains("site = \"360000000006\""), "{text}");
    assert!(said(&done).contains("2 fields were found by their names."), "{}", said(&done));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn values_of_the_profile_are_given_with_the_command_and_unknown_ones_are_refused_by_name() {
    let site = site().await;
    let home = tempfile::tempdir().expect("a folder");
    let token = &site.running.agent().token;
    let reference = format!("env:{TOKEN}");
    let with = |pair: &str| {
        let base = ["init", "--base", &site.running.base, "--token", &reference, "--yes", "--with", pair];
        run(home.path(), token, &base, "")
    };
    let wrong = with("acount=3");
    assert_eq!(wrong.status.code(), Some(2), "{}", said(&wrong));
    assert!(said(&wrong).contains("acount") && said(&wrong).contains("subdomain"), "{}", said(&wrong));
    let done = with("vars.groups=Tier 2, Fraud");
    assert!(done.status.success(), "{}", said(&done));
    let text = std::fs::read_to_string(home.path().join("config/settings.toml")).expect("settings");
    assert!(text.contains("groups = [\"Tier 2\", \"Fraud\"]"), "{text}");
}

#[test]
fn a_token_that_is_typed_is_never_shown_and_lies_where_only_its_owner_reads_it() {
    let session = Session::start();
    let root = tempfile::tempdir().expect("a folder");
    let home = root.path().join("home");
    closed(&home);
    let args: Vec<String> =
        ["--home", &home.display().to_string(), "--lang", "en"].map(str::to_owned).to_vec();
    let mut terminal = Terminal::start(PROGRAM.as_ref(), &args, &home, (100, 60)).expect("a screen");
    let mut answer = |waits: &str, keys: &str| {
        let screen = terminal.screen_with(waits).expect("a question").contents();
        assert!(!screen.contains(&TOKEN_OF_ANA[8..]), "the token stands on the terminal:\n{screen}");
        terminal.press(keys).expect("keys");
    };
    answer("Language of the screen?", "en<enter>");
    answer("Which CRM?", "zendesk<enter>");
    answer("Address of the CRM?", &format!("{}<enter>", session.relay.base));
    answer("it is not shown", &format!("{TOKEN_OF_ANA}<enter>"));
    answer("Where shall it be kept", "1<enter>");
    answer("Which queues are your tier's work?", "<enter>");
    answer("Which queue do cases go back to", "<enter>");
    answer("? help", "");
    terminal.leave("q").expect("it ends");
    let config = home.join("config");
    let settings = std::fs::read_to_string(config.join("settings.toml")).expect("settings");
    assert!(settings.contains("file:") && !settings.contains(TOKEN_OF_ANA), "{settings}");
    let token = config.join("token");
    assert_eq!(std::fs::read_to_string(&token).expect("the token"), TOKEN_OF_ANA);
    assert_eq!(std::fs::metadata(&token).expect("a file").permissions().mode() & 0o777, 0o600);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_unknown_crm_is_answered_with_the_known_ones() {
    let home = tempfile::tempdir().expect("a folder");
    // A target for requests has no tickets, so nobody works there.
    for name in ["zendsk", "github"] {
        let refused = run(home.path(), "", &["init", "--crm", name, "--yes"], "");
        let told = said(&refused);
        assert_eq!(refused.status.code(), Some(2), "{told}");
        assert!(told.contains(name) && told.contains("zendesk") && told.contains("rt5"), "{told}");
        assert!(!told.contains("gitlab"), "{told}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_tickets_cannot_be_read_nothing_is_written_unless_the_person_says_so() {
    let site = site().await;
    let home = tempfile::tempdir().expect("a folder");
    let token = &site.running.agent().token;
    let folder = home.path().join("config/crm");
    closed(&folder);
    let profile =
        include_str!("../config/crm/zendesk.toml").replace("/search/export.json", "/search/nowhere.json");
    std::fs::write(folder.join("zendesk.toml"), profile).expect("a file");
    let settings = home.path().join("config/settings.toml");
    let reference = format!("env:{TOKEN}");
    let flags = ["init", "--base", &site.running.base, "--token", &reference];
    let silent = run(home.path(), token, &[&flags[..], &["--yes"]].concat(), "");
    assert_eq!(silent.status.code(), Some(3), "{}", said(&silent));
    assert!(said(&silent).contains("nothing was written") && !settings.exists(), "{}", said(&silent));
    let no = run(home.path(), token, &flags, "en\nzendesk\n\n");
    assert!(!no.status.success() && !settings.exists(), "{}", said(&no));
    assert!(said(&no).contains("Write the settings all the same?"), "{}", said(&no));
    let yes = run(home.path(), token, &flags, "en\nzendesk\ny\n\n\n");
    assert!(yes.status.success() && settings.exists(), "{}", said(&yes));
    std::fs::remove_file(&settings).expect("it was there");
    let anyway = run(home.path(), token, &[&flags[..], &["--yes", "--anyway"]].concat(), "");
    assert!(anyway.status.success() && settings.exists(), "{}", said(&anyway));
}
