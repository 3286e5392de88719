//! The verbs of people who write procedures, as they are typed.

use std::process::Command;

use secondline::config::{private_dir, write_private};
use serde_json::Value;

use super::Folder;
use crate::session::Session;

fn run(folder: &Folder, args: &[&str]) -> (i32, Value, String) {
    let root = folder.home.config.parent().unwrap();
    let done = Command::new(env!("CARGO_BIN_EXE_secondline"))
        .args(["--json", "--lang", "en", "--home"])
        .arg(root)
        .args(args)
        .output()
        .unwrap();
    let json = serde_json::from_slice(&done.stdout).unwrap_or(Value::Null);
    (done.status.code().unwrap(), json, String::from_utf8_lossy(&done.stderr).into_owned())
}

#[test]
fn a_new_procedure_lints_clean_passes_its_examples_and_is_never_written_over() {
    let folder = Folder::new();
    let (status, made, said) = run(&folder, &["sop", "new", "fee-dispute"]);
    assert_eq!(status, 0, "{said}");
    assert_eq!(made["files"].as_array().unwrap().len(), 4);
    let (status, found, _) = run(&folder, &["sop", "lint"]);
    assert_eq!((status, found.as_array().unwrap().len()), (0, 0), "{found:#}");
    let (status, cases, _) = run(&folder, &["sop", "test", "fee-dispute"]);
    assert_eq!((status, cases.as_array().unwrap().len()), (0, 3), "{cases:#}");
    let (status, refused, _) = run(&folder, &["sop", "new", "fee-dispute"]);
    assert_eq!((status, &refused["refused"][0]["rule"]), (1, &Value::from("sop-there")));
    assert_eq!(run(&folder, &["sop", "new", "../evil"]).0, 2);
}

#[test]
fn lint_and_test_end_with_status_one_and_say_where() {
    let folder = Folder::new();
    let name = "sops/tests/general-escalation.toml";
    let text = secondline::config::files::shipped(name).unwrap();
    folder.write(name, &text.replacen("can_return = true", "can_return = false", 1));
    let (status, cases, _) = run(&folder, &["sop", "test", "general-escalation"]);
    let case = &cases[0];
    assert_eq!((status, &case["passed"], &case["differences"][0]["line"]), (1, &false.into(), &5.into()));
    folder.write(name, &text.replacen("send-back = ", "sendback = ", 1));
    let (status, found, _) = run(&folder, &["sop", "lint"]);
    assert_eq!(status, 1);
    assert_eq!((&found[0]["file"], &found[0]["line"]), (&name.into(), &5.into()));
    assert!(found[0]["mend"].as_str().unwrap().contains("send-back"), "{found:#}");
}

#[test]
fn a_fault_of_what_procedures_rest_on_is_one_of_theirs() {
    for (name, from, to) in [
        ("calendars/mx-bank.toml", "every = \"", "every = \"13-25\" # \""),
        ("calendars/mx-ops.toml", "America/Mexico_City", "America/Mexico_Cty"),
        ("macros.toml", "[\"card.ruling\"]", "[\"card.ruling\""),
    ] {
        let folder = Folder::new();
        let text = secondline::config::files::shipped(name).unwrap();
        let at = text.lines().position(|line| line.contains(from)).unwrap_or_else(|| panic!("{name}")) + 1;
        folder.write(name, &text.replacen(from, to, 1));
        let (status, found, _) = run(&folder, &["sop", "lint"]);
        let found: Vec<_> =
            found.as_array().unwrap().iter().map(|one| (&one["file"], &one["line"])).collect();
        assert_eq!(status, 1, "{name}");
        assert!(found.contains(&(&name.into(), &at.into())), "{name}:{at} in {found:?}");
    }
}

#[test]
fn a_dmn_file_is_imported_once_and_refused_with_its_lines() {
    let folder = Folder::new();
    let model = folder.home.config.join("model.dmn");
    folder.write("model.dmn", "<definitions><decision name=\"x\"><decisionTable>\n<output name=\"discount\"/></decisionTable></decision></definitions>");
    let (status, _, said) = run(&folder, &["triage", "import", model.to_str().unwrap()]);
    assert_eq!(status, 1);
    assert!(said.contains("model.dmn:2"), "{said}");
    assert!(!folder.home.config.join("sops/triage.csv").exists());
}

#[test]
fn a_proposed_change_reaches_the_ticket_with_its_diff_and_is_listed_for_the_lead() {
    let session = Session::start();
    let key = session.keys(1).remove(0);
    let shown = session.json(&["sop", "show", &key]);
    let step = shown["steps"][0]["id"].as_str().unwrap().to_owned();
    let said = session.json(&[
        "sop",
        "propose",
        &key,
        &step,
        "Verify by video call.\n\nNobody answers the app push at night.",
    ]);
    assert_eq!(said.as_array().unwrap().len(), 2, "a note and a tag: {said:#}");
    let listed = session.json(&["sop", "proposals"]);
    assert_eq!(listed.as_array().unwrap().len(), 1, "{listed:#}");
    assert_eq!((&listed[0]["step"], &listed[0]["sop"]), (&step.into(), &shown["id"]));
    let diff = listed[0]["diff"].as_str().unwrap();
    assert!(diff.contains("\n+Nobody answers the app push at night."), "{diff}");
    assert!(diff.contains("--- sops/"), "{diff}");
    let tagged = session.json(&["tickets", "tag:sop-change"]);
    assert_eq!(tagged[0]["key"], key.as_str());
}

#[test]
fn a_backtest_tells_which_past_tickets_would_run_another_procedure() {
    let session = Session::start();
    let same = session.json(&["sop", "backtest", "--days", "400"]);
    let total = same["total"].as_u64().unwrap();
    assert!(total > 50, "{total}");
    let counts = same["counts"].as_object().unwrap();
    assert_eq!(counts.values().map(|count| count.as_u64().unwrap()).sum::<u64>(), total, "{counts:?}");
    let csv = "in:ticket.product,out:sop\n-,general-escalation\n";
    let toml = "table = \"triage\"\nformat = 1\nversion = \"9.0.0\"\nhit = \"F\"\nfile = \"triage.csv\"\n";
    let sops = session.home().join("config/sops");
    private_dir(&sops).unwrap();
    write_private(&sops.join("triage.csv"), csv.as_bytes()).unwrap();
    write_private(&sops.join("triage.toml"), toml.as_bytes()).unwrap();
    let now = session.json(&["sop", "backtest", "--days", "400"]);
    let other = |found: &Value| found["counts"]["other"].as_u64().unwrap();
    assert!(other(&now) > other(&same), "{} and {}", other(&same), other(&now));
    let one = now["tickets"].as_array().unwrap().iter().find(|one| one["verdict"] == "other").unwrap();
    assert_ne!(one["ran"], one["would"]);
}
