//! Promises and questions to other teams travel over the CRM, and clocks explain themselves.

use secondline::sandbox::Options;
use serde_json::Value;

use super::desk::{Desk, options};
use crate::sync::site::Site;

fn waiting(desk: &Desk, key: &str) -> Vec<Value> {
    let all = desk.run(&["waiting"]).ok();
    let rows = all["waiting"].as_array().expect("rows").clone();
    rows.into_iter().filter(|row| row["key"] == *key).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_colleague_sees_what_was_promised_and_asked_and_can_end_it() {
    let site = Site::with(Options { tickets: 120, ..options() }).await;
    let [ana, bruno] = [0, 1].map(|at| Desk::new(&site.running.base, &site.running.accounts[at].token));
    ana.run(&["sync"]).ok();
    let open = ana.run(&["tickets", "status:open", "is:escalated", "owner:none"]).ok();
    let key = open[0]["key"].as_str().expect("an open ticket").to_owned();
    ana.run(&["claim", &key]).ok();
    ana.run(&["promise", &key, "+2h", "call back about the ruling"]).ok();
    ana.run(&["ask", &key, "fraud", "Was it authenticated?"]).ok();
    assert_eq!(ana.run(&["promise", &key, "soon"]).status, 1, "no time, no promise");
    let mine = waiting(&ana, &key);
    assert_eq!(mine.len(), 2, "{mine:?}");
    ana.run(&["sync"]).ok();
    bruno.run(&["sync"]).ok();
    let theirs = waiting(&bruno, &key);
    assert_eq!(theirs.len(), 2, "{theirs:?}");
    let ask = theirs.iter().find(|row| row["kind"] == "ask").expect("the question");
    assert_eq!((&ask["on"], &ask["what"]), (&"Fraud".into(), &"Was it authenticated?".into()));
    assert!(ask["due"].is_string(), "the agreed time of the team");

    let clocks = bruno.run(&["sla", "explain", &key]).ok();
    let clocks = clocks["clocks"].as_array().expect("clocks");
    for kind in ["promise", "ask", "resolution"] {
        assert!(clocks.iter().any(|clock| clock["kind"] == kind), "{kind} in {clocks:#?}");
    }
    let handover = ana.run(&["handover", "--to", "Bruno"]).ok();
    let text = handover["text"].as_str().expect("a note");
    for said in [key.as_str(), "call back about the ruling", "Was it authenticated?", "Bruno"] {
        assert!(text.contains(said), "{said} in {text}");
    }

    bruno.run(&["answered", &key, "Yes, 3-D Secure."]).ok();
    bruno.run(&["kept", &key]).ok();
    assert!(waiting(&bruno, &key).is_empty());
    bruno.run(&["sync"]).ok();
    ana.run(&["sync"]).ok();
    assert!(waiting(&ana, &key).is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_agents_see_one_question_of_a_step_its_chase_and_its_answer() {
    let site = Site::with(Options { tickets: 120, ..options() }).await;
    let [ana, bruno] = [0, 1].map(|at| Desk::new(&site.running.base, &site.running.accounts[at].token));
    ana.run(&["sync"]).ok();
    let open = ana.run(&[
        "tickets",
        "is:open",
        "is:escalated",
        "owner:none",
        "reason:unrecognised_charge",
        "product:credit_card",
    ]);
    let key = open.ok()[0]["key"].as_str().expect("an open ticket").to_owned();
    ana.run(&["claim", &key]).ok();
    assert_eq!(ana.run(&["ask", &key, "--step", "fraud"]).status, 1, "its turn has not come");
    let mut answers = vec!["answer", &key, "idv_method=otp", "idv_result=pass", "block_done=true"];
    answers.extend(["txn_ref=ABCD12345678", "card_last4=4242", "charge_on=2026-02-20", "amount=349"]);
    answers.extend(["entry_mode=online_plain", "recognised=no"]);
    ana.run(&answers).ok();
    ana.run(&["ask", &key, "--step", "fraud"]).ok();
    let mine = waiting(&ana, &key);
    assert_eq!((&mine[0]["on"], &mine[0]["step"]), (&"Fraud".into(), &"fraud".into()));
    let what = mine[0]["what"].as_str().expect("a question");
    assert!(what.starts_with("Fraud team answer: ") && what.contains("349"), "{what}");
    ana.run(&["sync"]).ok();

    bruno.run(&["sync"]).ok();
    let theirs = waiting(&bruno, &key);
    for field in ["id", "what", "due", "chase", "chased", "step"] {
        assert_eq!(theirs[0][field], mine[0][field], "{field}");
    }
    bruno.run(&["chase", &key]).ok();
    bruno.run(&["sync"]).ok();
    ana.run(&["sync"]).ok();
    assert_eq!(waiting(&ana, &key)[0]["chased"], 1);

    // The answer to the step is the answer of the team, for both.
    ana.run(&["answer", &key, "fraud_verdict=fraud"]).ok();
    ana.run(&["sync"]).ok();
    bruno.run(&["sync"]).ok();
    for desk in [&ana, &bruno] {
        assert!(waiting(desk, &key).is_empty());
    }
    let ticket = site.ticket(&secondline::domain::ids::TicketId::new(&key)).await;
    assert_eq!(ticket["status"], "open", "it waits no more");
}
