//! A scripted headless session: one home, one sandbox process, a relay between them, and the questions that only
//! the server can answer.

mod relay;

use std::cell::Cell;
use std::fs::{DirBuilder, OpenOptions, Permissions};
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use relay::{Moment, Relay, message};

/// When the program is killed.
#[derive(Debug, Clone, Copy)]
pub enum Strike {
    /// See [`Moment`].
    Asked,
    Answered,
    Told,
    /// With the first byte of its output.
    Spoken,
    /// So long after its start.
    After(Duration),
}

/// How a call ended.
pub struct Ended {
    pub killed: bool,
    pub acknowledged: bool,
}

pub struct Session {
    pub relay: Relay,
    sandbox: Child,
    server: SocketAddr,
    admin: String,
    home: PathBuf,
    /// How often the program was called: each call comes some minutes after the last one.
    calls: Cell<i32>,
    /// Gone with the session.
    _root: tempfile::TempDir,
}

/// Where the clocks of both sides begin.
const START: &str = "2026-03-12T09:00:00Z";

/// What the agent's token is in every session.
pub const TOKEN: &str = "sandbox-agent-ana";

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_secondline");

/// Makes a home below `root` that knows nothing but where the CRM is; the token lies outside of that home.
pub fn settle_in(root: &Path, base: &str) -> PathBuf {
    let home = root.join("home");
    DirBuilder::new().recursive(true).mode(0o700).create(home.join("config")).unwrap();
    let private = |path: &Path, text: &str| {
        std::fs::write(path, text).unwrap();
        std::fs::set_permissions(path, Permissions::from_mode(0o600)).unwrap();
    };
    let token = root.join("token");
    private(&token, TOKEN);
    let auth = format!("{{ type = \"bearer\", token = \"file:{}\" }}", token.display());
    private(
        &home.join("config/settings.toml"),
        &format!("[crm]\nbase = \"{base}\"\nauth = {auth}\nrate = \"6000/min\"\n"),
    );
    home
}

/// A call of the program in `home`.
pub fn program(home: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.arg("--home").arg(home).args(args);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

impl Session {
    /// Starts the sandbox, points a fresh home at it and pulls once.
    pub fn start() -> Self {
        Self::with("")
    }

    /// The same with more lines for `[crm]` of the settings.
    pub fn with(settings: &str) -> Self {
        let root = tempfile::tempdir().unwrap();
        let mut sandbox = Command::new(PROGRAM)
            .args(["sandbox", "--port", "0", "--tickets", "200", "--seed", "11", "--clock", START])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(sandbox.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let said: Value = serde_json::from_str(&line).unwrap();
        let server: SocketAddr =
            said["base"].as_str().unwrap().trim_start_matches("http://").parse().unwrap();
        let relay = Relay::before(server).unwrap();
        let home = settle_in(root.path(), &relay.base);
        let mut file = OpenOptions::new().append(true).open(home.join("config/settings.toml")).unwrap();
        file.write_all(settings.as_bytes()).unwrap();
        let admin = said["admin_token"].as_str().unwrap().to_owned();
        let session = Self { relay, sandbox, server, admin, home, calls: Cell::new(0), _root: root };
        session.json(&["sync"]);
        session
    }

    /// A call some minutes after the last one, by the clocks of both sides: what is settled only after a while is
    /// settled by the next call, and nobody has to wait for it.
    fn command(&self, args: &[&str]) -> Command {
        self.calls.set(self.calls.get() + 1);
        let start: Timestamp = START.parse().unwrap();
        let now = (start + SignedDuration::from_mins(5) * self.calls.get()).to_string();
        self.ask("POST", "/sandbox/clock", &format!("{{\"now\":\"{now}\"}}"));
        let mut all = vec!["--json", "--clock", &now];
        all.extend(args);
        program(&self.home, &all)
    }

    /// The folder with everything that the program keeps.
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// Runs a verb to its end and returns its document.
    pub fn json(&self, args: &[&str]) -> Value {
        let done = self.command(args).output().unwrap();
        assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
        serde_json::from_slice(&done.stdout).unwrap()
    }

    /// The keys of some tickets of the queue.
    pub fn keys(&self, count: usize) -> Vec<String> {
        let rows = self.json(&["tickets", "is:open", "is:escalated", "owner:none"]);
        let keys: Vec<String> = rows
            .as_array()
            .unwrap()
            .iter()
            .take(count)
            .map(|row| row["key"].as_str().unwrap().to_owned())
            .collect();
        assert_eq!(keys.len(), count);
        keys
    }

    /// Writes a change and returns its state.
    pub fn write(&self, args: &[&str]) -> String {
        let said = self.json(args);
        first(&said)["state"].as_str().unwrap().to_owned()
    }

    /// How long a write takes when nothing strikes.
    pub fn usual_span(&self, key: &str) -> Duration {
        let began = Instant::now();
        self.write(&["note", key, "mark-0-end"]);
        began.elapsed()
    }

    /// How many changes are not yet settled.
    pub fn waiting(&self) -> usize {
        self.json(&["outbox"]).as_array().unwrap().len()
    }

    /// Runs a verb and kills it at the strike's moment, if it lives so long.
    pub fn run_and_strike(&self, args: &[&str], strike: Strike) -> Ended {
        let (tell, heard) = mpsc::channel();
        let moment = match strike {
            Strike::Asked => Some(Moment::Asked),
            Strike::Answered => Some(Moment::Answered),
            Strike::Told => Some(Moment::Told),
            Strike::Spoken | Strike::After(_) => None,
        };
        if let Some(moment) = moment {
            let tell = tell.clone();
            self.relay.stop_at(moment, move || {
                let _ = tell.send(());
            });
        }
        let mut child = self.command(args).spawn().unwrap();
        let mut output = child.stdout.take().unwrap();
        let reader = thread::spawn(move || {
            let mut said = vec![0; 1];
            // The first byte is a moment of its own.
            if output.read_exact(&mut said).is_err() {
                said.clear();
            }
            let _ = tell.send(());
            output.read_to_end(&mut said).map(|_| said).unwrap_or_default()
        });
        // Either the moment came, or the program has spoken and is about to end by itself.
        let _ = match strike {
            Strike::After(span) => heard.recv_timeout(span).ok(),
            _ => heard.recv().ok(),
        };
        child.kill().unwrap();
        let status = child.wait().unwrap();
        self.relay.let_pass();
        let said = reader.join().unwrap();
        let acknowledged =
            serde_json::from_slice::<Value>(&said).is_ok_and(|said| first(&said)["id"].is_string());
        Ended { killed: status.signal() == Some(9), acknowledged }
    }

    /// The file with everything that is kept.
    pub fn database(&self) -> PathBuf {
        self.home.join("state/secondline.db")
    }

    /// Runs a verb and kills it before its nth call of the system of one name takes effect, counted in each thread.
    pub fn struck_at(&self, args: &[&str], call: &str, nth: u32) -> Ended {
        let usual = self.command(args);
        let mut command = Command::new("strace");
        let inject = format!("inject={call}:signal=KILL:when={nth}");
        command.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={call}"), "-e", &inject]);
        command.arg(usual.get_program()).args(usual.get_args()).stdin(Stdio::null());
        let done = command.output().unwrap();
        let acknowledged =
            serde_json::from_slice::<Value>(&done.stdout).is_ok_and(|said| first(&said)["id"].is_string());
        Ended { killed: done.status.signal() == Some(9), acknowledged }
    }

    /// Syncs until nothing is on its way.
    pub fn settle(&self) {
        for _ in 0..20 {
            self.json(&["sync"]);
            if self.waiting() == 0 {
                return;
            }
        }
        panic!("still waiting: {}", self.json(&["outbox"]));
    }

    /// How often `mark` stands on the ticket: in a comment's text, or as a tag.
    pub fn times_on_the_server(&self, key: &str, mark: &str) -> usize {
        let ticket = self.get(&format!("/api/v2/tickets/{key}.json"));
        let tags = ticket["ticket"]["tags"].as_array().unwrap().iter().filter(|tag| *tag == mark).count();
        let comments = self.get(&format!("/api/v2/tickets/{key}/comments.json?page[size]=100"));
        let comments = comments["comments"].as_array().unwrap();
        tags + comments.iter().filter(|comment| comment["body"].as_str().unwrap().contains(mark)).count()
    }

    fn get(&self, path: &str) -> Value {
        self.ask("GET", path, "")
    }

    /// The server goes away.
    pub fn stop_the_server(&mut self) {
        self.sandbox.kill().unwrap();
        self.sandbox.wait().unwrap();
    }

    /// Asks the server as its admin.
    pub fn ask(&self, method: &str, path: &str, body: &str) -> Value {
        let mut server = TcpStream::connect(self.server).unwrap();
        let (host, token, length) = (self.server, &self.admin, body.len());
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n\
             Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
        );
        server.write_all(head.as_bytes()).unwrap();
        let answer = message(&mut server).unwrap();
        let head = answer.windows(4).position(|four| four == b"\r\n\r\n").unwrap();
        serde_json::from_slice(&answer[head + 4..]).unwrap()
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.sandbox.kill();
        let _ = self.sandbox.wait();
    }
}

/// A write prints one change or a list of them.
fn first(said: &Value) -> &Value {
    said.as_array().and_then(|list| list.first()).unwrap_or(said)
}
