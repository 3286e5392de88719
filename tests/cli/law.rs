//! What the law gives time for reaches every desk, whoever answered; and what happened in the CRM before we came counts.

use secondline::sandbox::Options;
use serde_json::{Value, json};

use super::desk::{Desk, options};
use crate::sync::site::Site;
use secondline::domain::ids::TicketId;

/// A ticket about a charge, up to the claim.
const CLAIM: [&str; 9] = [
    "idv_method=app_push",
    "idv_result=pass",
    "block_done=yes",
    "txn_ref=ABCD12345678",
    "card_last4=4242",
    "charge_on=2026-10-20",
    "amount=349.00",
    "entry_mode=chip_pin",
    "recognised=no",
];

fn legal(desk: &Desk, key: &str) -> Vec<Value> {
    let clocks = desk.run(&["sla", "explain", key]).ok();
    let clocks = clocks["clocks"].as_array().expect("clocks").clone();
    clocks.into_iter().filter(|clock| clock["kind"] == "legal").collect()
}

/// The row of a ticket in a list, without opening it.
fn row(desk: &Desk, key: &str) -> Value {
    let rows = desk.run(&["tickets", &format!("key:{key}")]).ok();
    rows.as_array().expect("rows").iter().find(|row| row["key"] == *key).expect("the ticket").clone()
}

/// Two agents of one desk, and a ticket about a charge that is nobody's.
async fn pair() -> (Site, [Desk; 2], String) {
    let site = Site::with(Options { tickets: 400, ..options() }).await;
    let desks = [0, 1].map(|at| Desk::new(&site.running.base, &site.running.accounts[at].token));
    desks[0].run(&["sync"]).ok();
    let open = ["is:open", "is:escalated", "owner:none", "product:credit_card"];
    let open = desks[0].run(&[&["tickets"], &open[..]].concat()).ok();
    let keys = open.as_array().expect("rows").iter().filter_map(|row| row["key"].as_str());
    let is_charge = |key: &&str| desks[0].run(&["sop", "show", key]).ok()["id"] == "cc-unrecognised-charge";
    let key = { keys }.find(is_charge).expect("a charge that nobody recognises").to_owned();
    (site, desks, key)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_legal_clock_that_a_colleague_started_is_due_on_my_desk_without_opening_the_ticket() {
    let (site, [ana, bruno], key) = pair().await;
    ana.run(&["claim", &key]).ok();
    let mut answers = vec!["answer", &key];
    answers.extend(CLAIM);
    ana.run(&answers).ok();
    assert_eq!((legal(&ana, &key).len(), &row(&ana, &key)["legal"]), (0, &json!(false)), "no fact, no clock");

    let told = jiff::Zoned::now().checked_sub(jiff::Span::new().days(40)).expect("a day");
    let told = format!("claim_received_at={} 10:00", told.date());
    ana.run(&["answer", &key, &told]).ok();
    // While the customer is waited for nothing of ours is due, except by law.
    ana.run(&["set", &key, "status=pending"]).ok();
    let mine = legal(&ana, &key);
    assert_eq!(mine.len(), 1, "the credit is not owed for a chip with its PIN: {mine:#?}");
    assert_eq!((&mine[0]["name"], &mine[0]["title"]), (&json!("ruling"), &json!("Written ruling")));
    let due = mine[0]["due"].clone();
    let words = mine[0]["explanation"].to_string();
    assert!(words.contains("“days”") && words.contains("45d") && !words.contains("stood still"), "{words}");
    assert_eq!((&row(&ana, &key)["promised"], &row(&ana, &key)["legal"]), (&due, &json!(true)));

    ana.run(&["sync"]).ok();
    bruno.run(&["sync"]).ok();
    let theirs = row(&bruno, &key);
    assert_eq!((&theirs["promised"], &theirs["legal"]), (&due, &json!(true)), "{theirs:#}");
    let clock = legal(&bruno, &key).remove(0);
    assert_eq!(
        (&clock["title"], &clock["due"], &clock["target"]),
        (&json!("Written ruling"), &due, &json!("P45D"))
    );
    let note = site.get(&format!("/api/v2/tickets/{}/comments.json", TicketId::new(&key))).await;
    assert!(note.to_string().contains("⚖ Written ruling: "), "people who read it in the CRM know too");

    // The fact was another one; then the document leaves.
    let corrected = jiff::Zoned::now().checked_sub(jiff::Span::new().days(39)).expect("a day");
    ana.run(&["answer", &key, &format!("claim_received_at={} 10:00", corrected.date())]).ok();
    ana.run(&["sync"]).ok();
    bruno.run(&["sync"]).ok();
    assert_ne!(row(&bruno, &key)["promised"], due, "a day later");
    let rest = ["claim_no=ACL-000123", "claim_receipt=ev:1", "ruling=for_issuer", "ruling_doc=ev:2"];
    let mut answers = vec!["answer", &key];
    answers.extend(rest);
    ana.run(&answers).ok();
    ana.run(&["sync"]).ok();
    bruno.run(&["sync"]).ok();
    for desk in [&ana, &bruno] {
        assert_eq!((&row(desk, &key)["promised"], &row(desk, &key)["legal"]), (&Value::Null, &json!(false)));
        assert_eq!(legal(desk, &key)[0]["state"], "met");
    }
}
