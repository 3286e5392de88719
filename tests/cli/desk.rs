//! An agent's machine: a home folder, the settings that lead to a sandbox, and the binary.

use std::io::Write;
use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use secondline::sandbox::Options;
use serde_json::Value;

use crate::sync::site::Site;

/// A sandbox whose clock runs with the machine's, as the binary's does.
pub fn options() -> Options {
    Options { tickets: 200, seed: 7, rate: 1_000_000, ..Options::default() }
}

/// A home folder of an agent.
pub struct Desk {
    pub home: tempfile::TempDir,
    token: String,
}

/// What a command said.
pub struct Said {
    pub status: i32,
    pub json: Value,
    pub stdout: String,
    pub stderr: String,
}

impl Said {
    /// The document of a command that must have succeeded.
    pub fn ok(self) -> Value {
        assert_eq!(self.status, 0, "{}{}", self.stdout, self.stderr);
        self.json
    }
}

impl Desk {
    /// The machine of the agent whose token it is.
    pub fn new(base: &str, token: &str) -> Self {
        let home = tempfile::tempdir().expect("a folder");
        let desk = Self { home, token: token.to_owned() };
        desk.points_at(base);
        desk
    }

    pub fn points_at(&self, base: &str) {
        self.write(
            "settings.toml",
            &format!(
                "[crm]\nbase = \"{base}\"\nauth = {{ type = \"bearer\", token = \"env:SECONDLINE_TEST_TOKEN\" }}\n\
                 rate = \"100000/min\"\n\n[return]\nqueue = \"Tier 1 Cards\"\n"
            ),
        );
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.home.path().join("config").join(name);
        let folder = path.parent().expect("a folder");
        std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }

    /// Runs a command with `--json`.
    pub fn run(&self, arguments: &[&str]) -> Said {
        self.fed(arguments, "")
    }

    /// Runs a command with `--json` and something on standard input.
    pub fn fed(&self, arguments: &[&str], input: &str) -> Said {
        self.spoken("en", arguments, input)
    }

    /// Runs a command with `--json` in a language.
    pub fn run_in(&self, language: &str, arguments: &[&str]) -> Said {
        self.spoken(language, arguments, "")
    }

    fn spoken(&self, language: &str, arguments: &[&str], input: &str) -> Said {
        let arguments: Vec<&str> =
            ["--lang", language].into_iter().chain(arguments.iter().copied()).collect();
        let output = tokio::task::block_in_place(|| run(self.home.path(), &self.token, &arguments, input));
        let stdout = String::from_utf8(output.stdout).expect("text");
        Said {
            status: output.status.code().expect("an exit status"),
            json: serde_json::from_str(&stdout).unwrap_or(Value::Null),
            stdout,
            stderr: String::from_utf8(output.stderr).expect("text"),
        }
    }

    /// The answers and ticks that take a case through its procedure, and the changes they made.
    pub fn work_through(&self, key: &str) {
        let procedure = self.run(&["sop", "show", key]).ok();
        let (answers, tick) = answers(procedure["id"].as_str().expect("an id"));
        let mut command = vec!["answer", key];
        command.extend(answers);
        self.run(&command).ok();
        if let Some(step) = tick {
            self.run(&["tick", key, step]).ok();
        }
        let procedure = self.run(&["sop", "show", key]).ok();
        assert_eq!(procedure["can_resolve"], true, "{procedure:#}");
    }
}

fn run(home: &Path, token: &str, arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_secondline"))
        .args(["--json", "--home"])
        .arg(home)
        .args(arguments)
        .env("SECONDLINE_TEST_TOKEN", token)
        .env_remove("SECONDLINE_CLOCK")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("a reader");
    child.wait_with_output().expect("the binary ends")
}

/// A way through the dispute of a limit.
const LIMIT: [&str; 7] = [
    "idv_result=pass",
    "dispute_kind=declined_under_limit",
    "claimed_on=today",
    "limit_shown=10000.00",
    "limit_expected=10000.00",
    "limit_core=10000.00",
    "holds=0",
];

/// One way through each shipped procedure: answers, and the step to tick.
pub fn answers(sop: &str) -> (Vec<&'static str>, Option<&'static str>) {
    match sop {
        "cc-unrecognised-charge" => (
            vec![
                "idv_method=app_push",
                "idv_result=pass",
                "block_done=yes",
                "txn_ref=ABCD12345678",
                "card_last4=4242",
                "charge_on=today",
                "amount=349.00",
                "entry_mode=recurring",
                "recognised=yes",
            ],
            Some("withdrawn"),
        ),
        "card-delivered-not-activated" => (
            vec![
                "idv_result=pass",
                "delivered_on=today",
                "received_by=nobody",
                "block_done=yes",
                "courier_case=EXP-12345",
            ],
            None,
        ),
        "general-escalation" => {
            (vec!["complete=yes", "fault_of=nowhere", "finding=It works as the contract says."], Some("tell"))
        }
        "loan-payment-not-reflected" => (
            vec![
                "idv_result=pass",
                "paid_on=today",
                "paid_amount=349.00",
                "channel=transfer",
                "payment_ref=SPEI-00981233",
                "receipt=ev:1",
                "found_where=posted",
                "shown_now=yes",
            ],
            None,
        ),
        "ride-double-charge" => (
            vec![
                "trip_id=TRIP-99120",
                "charged_total=349.00",
                "complaint=extra",
                "offered=300.00",
                "difference=real_extra",
            ],
            Some("explain"),
        ),
        "ride-safety-report" => (
            vec![
                "safe_now=safe",
                "trip_id=TRIP-99120",
                "incident=rude",
                "injured=no",
                "driver_says=Sorry about the tone.",
                "earlier=0",
            ],
            Some("tell"),
        ),
        "card-limit-dispute" => (LIMIT.to_vec(), Some("tell")),
        "card-lost-stolen" => (
            vec![
                "idv_method=app_push",
                "idv_result=pass",
                "card_last4=4242",
                "blocked_at=now",
                "block_kind=temporary",
                "what_happened=found",
                "last_used_on=today",
                "never_left=yes",
            ],
            None,
        ),
        "marketplace-item-not-received" => (
            vec![
                "order_no=MX-0099120",
                "order_amount=349.00",
                "promised_on=today",
                "asked_on=today",
                "track=delivered",
                "proof=right_place",
                "turned_up=yes",
            ],
            Some("found"),
        ),
        other => panic!("no way through {other}"),
    }
}

/// A sandbox for the binary.
pub async fn site() -> Site {
    Site::with(options()).await
}

/// A custom field of a ticket of the sandbox, by our name.
pub fn field(ticket: &Value, name: &str) -> Value {
    let (id, _) =
        secondline::sandbox::constants::FIELDS.iter().find(|(_, known)| *known == name).expect("a field");
    let fields = ticket["custom_fields"].as_array().expect("fields");
    fields.iter().find(|field| field["id"] == *id).map(|field| field["value"].clone()).unwrap_or_default()
}
