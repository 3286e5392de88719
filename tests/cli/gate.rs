//! There is one way to close a case. Every other one is tried, and refused in the same words.

use secondline::domain::ids::TicketId;
use secondline::sandbox::Options;
use serde_json::{Value, json};

use super::desk::{Desk, answers, options, site};
use crate::sync::site::Site;

const FORM: [&str; 6] = ["--cause", "INF-06", "--knowledge", "new", "--verdict", "right"];

/// The reasons of a refused command, in words.
fn words(refused: &Value) -> Vec<String> {
    let reasons = refused["refused"].as_array().expect("reasons");
    reasons.iter().filter_map(|no| no["words"].as_str().map(str::to_owned)).collect()
}

fn claimed(desk: &Desk) -> String {
    desk.run(&["sync"]).ok();
    desk.run(&["next", "--claim"]).ok()["key"].as_str().expect("a key").to_owned()
}

/// An open ticket of nobody's whose procedure has no gate that nobody may pass.
pub fn general(desk: &Desk) -> String {
    let open = desk.run(&["tickets", "is:open", "owner:none", "is:escalated"]).ok();
    let mut keys = open.as_array().expect("a list").iter().filter_map(|row| row["key"].as_str());
    let found = keys.find(|key| desk.run(&["sop", "show", key]).ok()["id"] == "general-escalation");
    found.expect("a ticket of the general procedure").to_owned()
}

/// The first input that the way through the ticket's procedure answers.
fn first(desk: &Desk, key: &str) -> String {
    let procedure = desk.run(&["sop", "show", key]).ok();
    answers(procedure["id"].as_str().expect("an id")).0[0].to_owned()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_way_past_an_open_step_is_refused_in_the_same_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let kept = Options { state: Some(folder.path().join("sandbox.jsonl")), ..options() };
    let site = Site::with(kept.clone()).await;
    let (port, token) = (site.running.addr.port(), site.running.agent().token.clone());
    let desk = Desk::new(&site.running.base, &token);
    let key = claimed(&desk);
    let id = TicketId::new(&key);

    let resolve: Vec<&str> = ["resolve", &key].into_iter().chain(FORM).collect();
    let refused = desk.run(&resolve);
    assert_eq!(refused.status, 1);
    let wanted = words(&refused.json)[0].clone();
    assert!(wanted.starts_with("The step “"), "{wanted}");

    // A status by name, several at once, and a script of commands.
    let set = desk.run(&["set", &key, "status=solved"]);
    assert_eq!((set.status, words(&set.json).contains(&wanted)), (1, true), "{:#}", set.json);
    let closed = desk.run(&["set", &key, "status=closed"]);
    assert_eq!((closed.status, words(&closed.json).contains(&wanted)), (1, true), "{:#}", closed.json);
    let bulk: Vec<&str> = ["resolve", &key, &key].into_iter().chain(FORM).collect();
    let bulk = desk.run(&bulk);
    assert_eq!(words(&bulk.json).iter().filter(|found| **found == wanted).count(), 2, "{:#}", bulk.json);
    let script = format!("set {key} status=solved\nresolve {key} {}", FORM.join(" "));
    let batch = desk.fed(&["batch", "-"], &script);
    assert!(batch.stderr.matches(&wanted).count() >= 2, "{}", batch.stderr);

    // Finished, resolved without a line, and then the first answer is taken out of the outbox.
    let one = first(&desk, &key);
    site.running.stop().await.expect("it stops");
    desk.work_through(&key);
    desk.run(&resolve).ok();
    let waiting = desk.run(&["outbox"]).ok();
    let answer = waiting.as_array().expect("a list").iter().find(|row| row["kind"] == "answer");
    let answer = answer.expect("the first answer waits")["id"].as_str().expect("an id").to_owned();
    desk.run(&["outbox", "drop", &answer]).ok();
    let site = Site::with(Options { port, ..kept }).await;
    let synced = desk.run(&["sync"]);
    let left = desk.run(&["outbox"]).ok();
    let row = left.as_array().expect("a list").iter().find(|row| row["kind"] == "resolve");
    let row = row.unwrap_or_else(|| panic!("the resolve waits for a person: {left:#} {}", synced.stderr));
    assert_eq!(row["state"], "refused", "{row:#}");
    assert!(row.to_string().contains("The step “"), "{row:#}");
    assert_ne!(site.ticket(&id).await["status"], "solved");

    // The answer again, and the same resolve may leave.
    desk.run(&["answer", &key, &one]).ok();
    let resolve_id = row["id"].as_str().expect("an id");
    desk.run(&["outbox", "retry", resolve_id]);
    desk.run(&["sync"]).ok();
    assert_eq!(site.ticket(&id).await["status"], "solved", "{:#}", desk.run(&["outbox"]).json);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_lead_passes_with_a_reason_that_stands_on_the_ticket_and_in_the_audit_and_nobody_else_does() {
    let site = site().await;
    let agent = Desk::new(&site.running.base, &site.running.agent().token);
    agent.run(&["sync"]).ok();
    let key = general(&agent);
    agent.run(&["claim", &key]).ok();
    let reason = "Agreed with the customer by phone.";
    let over: Vec<&str> = ["resolve", &key].into_iter().chain(FORM).chain(["--override", reason]).collect();
    let refused = agent.run(&over);
    let rules: Vec<&str> = refused.json["refused"]
        .as_array()
        .expect("reasons")
        .iter()
        .filter_map(|no| no["rule"].as_str())
        .collect();
    assert!(rules.contains(&"step-open") && rules.contains(&"override-role"), "{rules:?}");

    // Whatever the person's own files say of them.
    let settings = agent.home.path().join("config/settings.toml");
    let plain = std::fs::read_to_string(&settings).expect("settings");
    for claim in ["role = \"lead\"\n", "[me]\nrole = \"lead\"\n", "[roles]\nlead = [\"agent\"]\n"] {
        let text =
            if claim.starts_with('[') { format!("{plain}\n{claim}") } else { format!("{claim}{plain}") };
        std::fs::write(&settings, text).expect("settings");
        let refused = agent.run(&over);
        assert_eq!(refused.status, 1, "{claim}: {}", refused.stderr);
        assert!(refused.stderr.contains("settings.toml:"), "{claim}: {}", refused.stderr);
    }
    std::fs::write(&settings, plain).expect("settings");
    assert_ne!(site.ticket(&TicketId::new(&key)).await["status"], "solved");

    let lead = site.running.accounts.iter().find(|account| account.custom_role.is_some()).expect("a lead");
    let lead = Desk::new(&site.running.base, &lead.token);
    lead.run(&["sync"]).ok();
    let plain: Vec<&str> = ["resolve", &key].into_iter().chain(FORM).collect();
    let without = lead.run(&plain);
    assert_eq!(without.status, 1, "a lead needs a reason too");
    assert!(without.json.to_string().contains("override-reason"), "{:#}", without.json);
    lead.run(&over).ok();
    let id = TicketId::new(&key);
    assert_eq!(site.ticket(&id).await["status"], "solved");
    assert_eq!(site.comments(&id, reason).await, 1);
    assert_eq!(site.comments(&id, "✗ ").await, 1, "the note names what was open");
    let audit = lead.run(&["audit", "list"]).ok();
    let kept = audit.as_array().expect("entries").iter().find(|entry| entry["what"] == "resolve");
    let detail = &kept.expect("the resolve is in the audit")["detail"];
    assert!(detail["overridden"].as_array().is_some_and(|open| !open.is_empty()), "{detail:#}");
    assert_eq!(detail["override_reason"], json!(reason));
}

/// A procedure whose first step a lead has to approve, for every ticket.
const APPROVED: &str = "+++\nsop = \"general-escalation\"\nformat = 1\nversion = \"9.0.0\"\nstatus = \"active\"\nowner = \"ops\"\nlocale = \"en\"\n\n[[change]]\nversion = \"9.0.0\"\non = 2026-01-01\nby = \"ops\"\nwhat = \"A second person.\"\n+++\n\n# General escalation\n\nWhen in doubt.\n\n## Correct the phone {#phone}\n\n- `last4` — Last four digits\n\n```step\nask = [{ id = \"last4\", type = \"last4\" }]\napprove = \"lead\"\n```\n";

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_step_for_two_is_approved_by_another_user_of_the_crm_and_by_nobody_else() {
    let site = site().await;
    let staff = &site.running.accounts;
    let lead = staff.iter().find(|account| account.custom_role.is_some()).expect("a lead");
    let [ana, bruno, lead] =
        [&staff[0], &staff[1], lead].map(|one| Desk::new(&site.running.base, &one.token));
    let table = "in:ticket.product,out:sop\n-,general-escalation\n";
    for desk in [&ana, &bruno, &lead] {
        desk.write("sops/general-escalation.md", APPROVED);
        desk.write("sops/triage.csv", table);
        desk.write(
            "sops/triage.toml",
            "table = \"triage\"\nformat = 1\nversion = \"1.0.0\"\nhit = \"F\"\nfile = \"triage.csv\"\n",
        );
        desk.run(&["sync"]).ok();
    }
    let key = claimed(&ana);
    ana.run(&["answer", &key, "last4=5512"]).ok();
    let shown = ana.run(&["sop", "show", &key]).ok();
    assert_eq!((&shown["version"], &shown["can_resolve"]), (&json!("9.0.0"), &json!(false)), "{shown:#}");
    ana.run(&["tick", &key, "phone"]).ok();
    assert_eq!(ana.run(&["approve", &key]).json["refused"][0]["rule"], "approval-own");
    assert_eq!(ana.run(&["tick", &key, "phone"]).json["refused"][0]["rule"], "approval-asked");

    for desk in [&bruno, &lead] {
        desk.run(&["sync"]).ok();
        desk.run(&["ticket", &key]).ok();
    }
    assert_eq!(bruno.run(&["approve", &key]).json["refused"][0]["rule"], "approval-role");
    lead.run(&["approve", &key]).ok();
    assert_eq!(lead.run(&["approve", &key]).json["refused"][0]["rule"], "approval-none");

    ana.run(&["sync"]).ok();
    ana.run(&["ticket", &key]).ok();
    let shown = ana.run(&["sop", "show", &key]).ok();
    assert_eq!(
        (&shown["steps"][0]["state"], &shown["can_resolve"]),
        (&json!("done"), &json!(true)),
        "{shown:#}"
    );
    // Another answer is not what was approved.
    ana.run(&["answer", &key, "last4=7777"]).ok();
    assert_eq!(ana.run(&["sop", "show", &key]).ok()["can_resolve"], false);
}
