//! Files that customers send: listed under names that can do nothing, fetched on request, kept where nobody else
//! looks, never over another file, and never with the token for somebody else's server.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _, symlink};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};

use serde_json::{Value, json};

use crate::cli::desk::{Desk, site};
use crate::session::{PROGRAM, Session};
use crate::sync::site::Site;
use crate::terminal::pty::Terminal;

/// Names that try to leave their folder, to hide, to be an option or a device, or to speak to the terminal.
const HOSTILE: [&str; 9] = [
    "../../../../tmp/escaped.txt",
    "/tmp/absolute.txt",
    "..\\..\\windows.txt",
    "nul\u{0}byte.txt",
    "CON",
    "-rf",
    ".profile",
    "\u{1b}]0;owned\u{7}\u{202e}gpj.exe",
    "",
];

async fn attach(site: &Site, key: &str, name: &str, text: &str, url: Option<&str>) {
    let body = json!({"ticket": key, "name": name, "text": text, "url": url});
    let done = site.ask("POST", "/sandbox/attach", body).await;
    assert!(done["id"].is_u64(), "{done}");
}

fn key(desk: &Desk) -> String {
    desk.run(&["sync"]).ok();
    desk.run(&["next"]).ok()["key"].as_str().expect("a key").to_owned()
}

/// A server that keeps what it is asked and gives one file.
fn elsewhere() -> (String, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let (heard, hearing) = channel();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut request = [0; 4096];
            let read = stream.read(&mut request).unwrap_or(0);
            let _gone = heard.send(String::from_utf8_lossy(&request[..read]).into_owned());
            let _sent =
                write!(stream, "HTTP/1.1 200 OK\r\ncontent-length: 4\r\nconnection: close\r\n\r\nfar!");
        }
    });
    (format!("http://{address}/file.pdf"), hearing)
}

fn below(folder: &Path) -> Vec<String> {
    let found = std::fs::read_dir(folder).into_iter().flatten().flatten();
    found.map(|entry| entry.file_name().into_string().expect("text")).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hostile_name_becomes_a_plain_one_in_a_private_folder() {
    let site = site().await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    let key = key(&desk);
    let long = format!("{}.pdf", "ñ".repeat(300));
    for name in HOSTILE.iter().copied().chain([long.as_str()]) {
        attach(&site, &key, name, "harmless", None).await;
    }
    let listed = desk.run(&["files", &key]).ok();
    let listed = listed.as_array().expect("a list");
    assert_eq!(listed.len(), HOSTILE.len() + 1);
    let folder = desk.home.path().join("taken");
    let folder_text = folder.display().to_string();
    // A link that waits under a name must not be followed.
    std::fs::DirBuilder::new().mode(0o700).create(&folder).expect("a folder");
    let bait = desk.home.path().join("bait");
    std::fs::write(&bait, "precious").expect("a file");
    symlink(&bait, folder.join("escaped.txt")).expect("a link");
    for (number, file) in (1..).zip(listed) {
        let name = file["name"].as_str().expect("a name");
        assert!(name.len() <= 120 && !name.starts_with(['.', '-']), "{name:?}");
        assert!(!name.contains(['/', '\\', '\0', '\u{1b}', '\u{202e}']), "{name:?}");
        let said = desk.run(&["file", &key, &format!("{number}"), "--to", &folder_text]).ok();
        let path = Path::new(said["path"].as_str().expect("a path"));
        assert_eq!(path.parent(), Some(folder.as_path()), "{}", path.display());
        assert_eq!(std::fs::read_to_string(path).expect("a file"), "harmless");
        let mode = std::fs::metadata(path).expect("a file").permissions().mode() & 0o777;
        assert_eq!(mode, 0o600, "{}", path.display());
    }
    assert_eq!(std::fs::read_to_string(&bait).expect("a file"), "precious", "the link was not followed");
    assert_eq!(below(&folder).len(), HOSTILE.len() + 2, "each has a name of its own: {:?}", below(&folder));
    assert!(!Path::new("/tmp/escaped.txt").exists() && !Path::new("/tmp/absolute.txt").exists());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_is_never_overwritten_and_lies_in_the_cache_where_nothing_else_is_said() {
    let site = site().await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    let key = key(&desk);
    attach(&site, &key, "recibo.pdf", "one", None).await;
    let paths: Vec<Value> = (0..2).map(|_| desk.run(&["file", &key, "1"]).ok()["path"].clone()).collect();
    assert_ne!(paths[0], paths[1]);
    let folder = desk.home.path().join("cache/files").join(&key);
    let mode = std::fs::metadata(&folder).expect("a folder").permissions().mode() & 0o777;
    assert_eq!(mode, 0o700);
    let mut names = below(&folder);
    names.sort();
    assert_eq!(names, ["recibo-2.pdf", "recibo.pdf"]);
    let refused = desk.run(&["file", &key, "2"]);
    assert_eq!(refused.status, 1);
    assert_eq!(refused.json["refused"][0]["rule"], "no-such-file");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_on_another_server_comes_without_the_token_or_not_at_all() {
    let site = site().await;
    let token = site.running.agent().token.clone();
    let desk = Desk::new(&site.running.base, &token);
    let key = key(&desk);
    let (url, hearing) = elsewhere();
    attach(&site, &key, "far.pdf", "", Some(&url)).await;
    attach(&site, &key, "local.pdf", "", Some("file:///etc/passwd")).await;
    let said = desk.run(&["file", &key, "1"]).ok();
    assert_eq!(std::fs::read_to_string(said["path"].as_str().expect("a path")).expect("a file"), "far!");
    let asked = hearing.recv().expect("it was asked").to_lowercase();
    assert!(asked.starts_with("get /file.pdf") && !asked.contains("authorization"), "{asked}");
    assert!(!asked.contains(&token), "{asked}");
    assert_eq!(desk.run(&["file", &key, "2"]).status, 5, "no file of this machine");

    let profile = include_str!("../config/crm/zendesk.toml").replace("[http]\n", "[http]\nfiles = \"own\"\n");
    desk.write("crm/zendesk.toml", &profile);
    let refused = desk.run(&["file", &key, "1"]);
    assert_eq!(refused.status, 5);
    assert!(refused.stderr.contains("lies at another address"), "{}", refused.stderr);
    assert!(hearing.try_recv().is_err(), "nobody was asked");
}

#[test]
fn on_the_screen_a_file_is_brought_into_the_private_folder_and_the_folder_is_told() {
    let session = Session::start();
    let key = session.keys(1).remove(0);
    // The address of the CRM as the settings have it: only there the token goes along.
    let url = format!("{}/attachments/9000000000", session.relay.base);
    let body = json!({"ticket": key, "name": "../recibo.pdf", "text": "harmless", "url": url});
    session.ask("POST", "/sandbox/attach", &body.to_string());
    // An answer is what makes the conversation be read again.
    let answer = json!({"ticket": {"comment": {"body": "See what I sent.", "public": true}}});
    session.ask("PUT", &format!("/api/v2/tickets/{key}.json"), &answer.to_string());
    let args: Vec<String> =
        ["--home", &session.home().display().to_string(), "--lang", "en"].map(str::to_owned).to_vec();
    let mut terminal = Terminal::start(PROGRAM.as_ref(), &args, session.home(), (80, 24)).expect("a screen");
    terminal.screen_with("? help").expect("the desk");
    terminal.press("/").expect("a key");
    terminal.press(&key).expect("a filter");
    terminal.screen_with("1 of ").expect("the filter");
    terminal.press("<enter>").expect("a key");
    terminal.screen_with("? help").expect("the list");
    terminal.press("<enter>").expect("a key");
    terminal.screen_with("attached:").expect("the file is told");
    terminal.press("F").expect("a key");
    terminal.screen_with("Attached to").expect("the list");
    terminal.press("<enter>").expect("a key");
    terminal.screen_with("recibo.pdf” lies in").expect("it came");
    let folder = session.home().join("cache/files").join(&key);
    assert_eq!(std::fs::read_to_string(folder.join("recibo.pdf")).expect("the file"), "harmless");
    let mode = |path: &Path| std::fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&folder.join("recibo.pdf"))), (0o700, 0o600));
    terminal.leave("<esc>q").expect("it ends");
}
