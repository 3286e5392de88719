//! Card numbers, their codes and the token, typed on every path and synced in from every field: none of them is in
//! any file, log, list or export afterwards, nor on a screen that shows what came in.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use regex::bytes::Regex;
use secondline::config::{Home, write_private};

use super::planted;
use crate::session::{PROGRAM, program};
use crate::sync::site::Site;
use crate::terminal::pty::Terminal;

/// What comes in: one number in many spellings, and its code.
const SYNCED: [&str; 16] = [
    "mi tarjeta 4539148803436467 cvv 739, canary-in",
    "4539 1488 0343 6467 canary-in cvv: 739",
    "4539-1488-0343-6467 CVC 739 canary-in",
    "4539.1488.0343.6467 canary-in código de seguridad es 739",
    "4539 1488\n0343 6467 canary-in (cvv 739)",
    "4539\u{200b}1488\u{200b}0343\u{200b}6467 canary-in security code: 739",
    "４５３９ １４８８ ０３４３ ６４６７ canary-in ｃｖｖ ７３９",
    "4539\u{a0}1488\u{2009}0343\u{202f}6467 canary-in 739 is the CVV",
    "4539\u{2011}1488\u{2013}0343\u{2212}6467 canary-in",
    "https://pay.example/?pan=4539148803436467&cvv=739 canary-in",
    "4539%201488%200343%206467 canary-in cvv%3D739",
    "4 5 3 9 1 4 8 8 0 3 4 3 6 4 6 7 canary-in c.v.v. 7 3 9",
    "4539    1488    0343    6467 canary-in",
    "4539148803436467|12|2029|739 canary-in",
    "٤٥٣٩ ١٤٨٨ ٠٣٤٣ ٦٤٦٧ canary-in",
    "4539148803436467739 canary-in",
];

/// What is typed: other numbers, so that it is known by which way one came.
const TYPED: [&str; 3] = ["5425 2334 3010 9903", "5425233430109903", "5425-2334-3010-9903"];

/// A number with anything but digits and letters between its digits, whole but for its last digit or two.
fn spellings(number: &str) -> Regex {
    let digits: Vec<String> = number.chars().take(14).map(|digit| digit.to_string()).collect();
    Regex::new(&digits.join("(?:[^0-9A-Za-z]|%20){0,8}")).expect("a pattern")
}

fn everything_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(everything_below(&path)) } else { found.push(path) }
    }
    found
}

/// What must be nowhere, by name.
struct Canaries(Vec<(&'static str, Regex)>);

impl Canaries {
    fn new(token: &str) -> Self {
        let plain = |text: &str| Regex::new(&regex::escape(text)).expect("a pattern");
        Self(vec![
            ("the synced number", spellings("4539148803436467")),
            ("the typed number", spellings("5425233430109903")),
            (
                "a code",
                Regex::new(r"(?i)(cvv|cvc|code|seguridad)[^0-9a-z]{0,6}(es )?739").expect("a pattern"),
            ),
            ("a typed code", plain("cvv 862")),
            ("the token", plain(token)),
        ])
    }

    fn find(&self, bytes: &[u8]) -> Option<&'static str> {
        self.0.iter().find(|(_, pattern)| pattern.is_match(bytes)).map(|(name, _)| *name)
    }

    fn check(&self, what: &str, bytes: &[u8]) {
        if let Some(name) = self.find(bytes) {
            panic!("{name} is in {what}");
        }
    }
}

/// A home whose CRM has the number in every field.
pub fn settle(root: &Path, base: &str, token: &str) -> PathBuf {
    let secret = root.join("token");
    write_private(&secret, token.as_bytes()).expect("the token");
    let home = root.join("home");
    let folders = Home::new(Some(&home)).expect("folders");
    let auth = format!("{{ type = \"bearer\", token = \"file:{}\" }}", secret.display());
    let settings = format!("[crm]\nbase = \"{base}\"\nauth = {auth}\nrate = \"6000/min\"\n");
    write_private(&folders.config.join("settings.toml"), settings.as_bytes()).expect("the settings");
    home
}

fn run(home: &Path, canaries: &Canaries, args: &[&str]) -> Output {
    let mut all = vec!["-vv", "--lang", "en"];
    all.extend(args);
    let done = program(home, &all).output().expect("it runs");
    canaries.check(&format!("the output of {args:?}"), &[done.stdout.clone(), done.stderr.clone()].concat());
    done
}

#[tokio::test(flavor = "multi_thread")]
async fn no_card_number_no_code_and_no_token_is_anywhere_afterwards() {
    let site = Site::start().await;
    let base = planted::before(&site.running.base, SYNCED.map(str::to_owned).to_vec()).await;
    let token = site.running.agent().token.clone();
    let root = tempfile::tempdir().expect("a folder");
    let folder = root.path().to_owned();
    tokio::task::spawn_blocking(move || on_every_path(&folder, &base, &token)).await.expect("the whole walk");
}

fn on_every_path(root: &Path, base: &str, token: &str) {
    let home = settle(root, base, token);
    let canaries = Canaries::new(token);
    assert!(
        SYNCED.iter().all(|text| canaries.find(text.as_bytes()).is_some() || !text.is_ascii()),
        "they are found"
    );
    assert!(run(&home, &canaries, &["sync"]).status.success());
    let listed = run(&home, &canaries, &["--json", "tickets", "is:open"]);
    let rows: serde_json::Value = serde_json::from_slice(&listed.stdout).expect("a list");
    let keys: Vec<String> = rows
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|row| row["key"].as_str().map(str::to_owned))
        .collect();
    assert!(String::from_utf8_lossy(&listed.stdout).contains("canary-in"), "what came in is shown");
    for form in [&["tickets"][..], &["tickets", "--format", "csv"], &["causes"], &["knowledge"], &["product"]]
    {
        run(&home, &canaries, form);
    }
    for key in keys.iter().take(20) {
        run(&home, &canaries, &["ticket", key]);
    }
    run(&home, &canaries, &["--json", "ticket", &keys[0], "--reveal", "the customer calls"]);
    let key = keys[0].as_str();
    for typed in TYPED {
        let text = format!("dictó {typed} cvv 862");
        let refused: [&[&str]; 7] = [
            &["note", key, &text],
            &["reply", key, &text],
            &["tag", key, &format!("+{typed}")],
            &["set", key, &format!("product={typed}")],
            &["answer", key, &format!("note={text}")],
            &["resolve", key, "--cause", "INF-06", "--why", &text, "--reply", &text],
            &["return", key, "--missing", &text],
        ];
        for args in refused {
            // The program's own words are looked at: it must not repeat what it refuses.
            assert_ne!(run(&home, &canaries, args).status.code(), Some(0), "{args:?}");
        }
        run(&home, &canaries, &["tickets", typed]);
        run(&home, &canaries, &["ticket", typed]);
        run(&home, &canaries, &["ticket", key, "--reveal", &text]);
    }
    by_keyboard(&home);
    let files = everything_below(&home);
    let mut kept = false;
    for path in &files {
        let bytes = fs::read(path).expect("a file");
        // The settings name the file of the token, which lies outside the home.
        canaries.check(&path.display().to_string(), &bytes);
        kept |= bytes.windows(9).any(|part| part == b"canary-in");
    }
    assert!(kept && files.len() > 3, "the store was searched: {files:?}");
}

/// The real program in a terminal: numbers typed letter by letter into every field, kept as drafts, sent.
fn by_keyboard(home: &Path) {
    let args: Vec<String> =
        ["-vv", "--home", &home.display().to_string(), "--lang", "en"].map(str::to_owned).to_vec();
    let mut terminal = Terminal::start(PROGRAM.as_ref(), &args, home, (80, 24)).expect("a terminal");
    let number = "5425 2334 3010 9903 cvv 862";
    for (keys, leave) in [
        ("i", "<esc>"),
        ("i", "<c-s>"),
        ("r", "<esc>"),
        ("r", "<c-s>"),
        ("t", "<enter>"),
        ("z", "<enter>"),
        ("b", "<c-s>"),
        ("P", "<enter>"),
        ("R<tab><tab>", "<c-s>"),
        (":", "<enter>"),
        ("/", "<enter>"),
    ] {
        // A key that is about a ticket needs one: without it the numbers would be keys of the screen.
        terminal.screen_with("why here").expect("the desk with its ticket");
        terminal.press(keys).expect("keys");
        terminal.press(number).expect("letters");
        terminal.press(leave).expect("keys");
        if keys == "i" && leave == "<c-s>" {
            terminal.screen_with("was cut").expect("the sentence that asks to look again");
        }
        // What is refused stays open with its sentence; left half-typed, it is kept as a draft without the number.
        terminal.press("<esc>").expect("keys");
        terminal.press("<esc>").expect("keys");
        terminal.press("<esc>").expect("keys");
    }
    terminal.screen_with("? help").expect("the desk again");
    terminal.leave("q").expect("a clean end");
}
