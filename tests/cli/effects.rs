//! The loop closed: a cause recurs, ends in an article and a request, the request ships, its contacts fall, and every desk
//! says by how much. The sandbox's clock goes through the weeks in a moment.

use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use secondline::sandbox::Options;
use serde_json::{Value, json};

use super::desk::{Desk, options};
use crate::sync::site::Site;

const DAY: i64 = 24;

/// Syncs until a proposal is where it is awaited and says the same after one more sync, and returns it: a sync during which
/// the days pass has read the tickets of before.
fn awaits(desk: &Desk, queue: &str, id: &str, state: &str) -> Value {
    let until = Instant::now() + Duration::from_mins(1);
    let mut before = None;
    loop {
        desk.run(&["sync"]).ok();
        let rows = desk.run(&[queue, "list"]).ok();
        let found = rows.as_array().expect("a list").iter().find(|one| one["id"] == id);
        let is_open = |found: &&Value| found["effect"]["told"] == "too_early";
        let found = found.filter(|found| found["state"] == state && !is_open(found)).cloned();
        if let Some(found) = found.clone().filter(|_| found == before) {
            return found;
        }
        before = found;
        assert!(Instant::now() < until, "{id} is not {state}: {rows:#}");
    }
}

/// What was counted, from the tickets themselves: those that arrived in a window and had their cause while it settled.
fn counted(tickets: &[Value], from: Timestamp, until: Timestamp) -> usize {
    let settled = until + SignedDuration::from_hours(7 * DAY);
    let at =
        |ticket: &Value, field: &str| ticket[field].as_str().and_then(|text| text.parse::<Timestamp>().ok());
    let of = |ticket: &&Value| {
        at(ticket, "created").is_some_and(|at| at >= from && at < until)
            && at(ticket, "solved").is_some_and(|at| at < settled)
    };
    tickets.iter().filter(of).count()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cause_that_recurs_ends_in_fewer_contacts_and_every_desk_says_by_how_much() {
    let site = Site::with(Options { live: true, tickets: 600, ..options() }).await;
    let ana = Desk::new(&site.running.base, &site.running.agent().token);
    ana.run(&["sync"]).ok();
    let first = ana.run(&["product", "list"]).ok();
    let first = first.as_array().expect("a list").iter().find(|one| one["state"] == "candidate").cloned();
    let first = first.expect("something recurs");
    let (id, cause, product) = (
        first["id"].as_str().expect("an id"),
        first["cause"].as_str().expect("a code"),
        first["product"].as_str(),
    );
    ana.run(&["product", "send", id]).ok();
    let article = ana.run(&["knowledge", "list"]).ok();
    let article = article.as_array().expect("a list").iter().find(|one| one["cause"] == cause).cloned();
    let article = article.expect("what deserves a fix deserves an article");
    ana.run(&["knowledge", "send", article["id"].as_str().expect("an id")]).ok();
    awaits(&ana, "product", id, "sent");

    // Weeks go by: the request is taken up and ships, the draft is published, cases come and are solved.
    site.running.clock.advance(SignedDuration::from_hours(50 * DAY));
    let shipped = awaits(&ana, "product", id, "shipped");
    let effect = &shipped["effect"];
    assert_eq!((effect["told"].as_str(), effect["days"].as_u64()), (Some("fewer"), Some(28)), "{shipped:#}");
    let (low, high) = (effect["interval"]["low"].as_f64(), effect["interval"]["high"].as_f64());
    let ratio = effect["ratio"].as_f64().expect("a ratio");
    assert!(low.is_some_and(|low| low <= ratio) && high.is_some_and(|high| ratio <= high && high < 1.0));

    // The same numbers, counted from the list of tickets alone.
    let out: Timestamp = shipped["out"].as_str().expect("a time").parse().expect("a time");
    let filter = format!("cause:={cause} product:={}", product.expect("a product"));
    let tickets = ana.run(&["tickets", &filter, "--limit", "5000"]);
    let tickets = tickets.ok().as_array().cloned().expect("tickets");
    let window = SignedDuration::from_hours(28 * DAY);
    let expected = (counted(&tickets, out - window, out), counted(&tickets, out, out + window));
    let told = (effect["before"]["count"].as_u64(), effect["after"]["count"].as_u64());
    assert_eq!(told, (Some(expected.0 as u64), Some(expected.1 as u64)), "{shipped:#}");
    assert!(expected.0 >= 8 && expected.1 * 2 < expected.0, "{expected:?}");

    // A lead's report lists it among what is out, with the same numbers.
    let report = ana.run(&["report", "month"]).stdout;
    let (_, section) = report.split_once("## Articles and fixes that are out").expect("its section");
    let row = section.lines().find(|line| line.starts_with(&format!("| {cause} "))).expect("its row");
    let has = |number: usize| row.split(|c: char| !c.is_ascii_digit()).any(|word| word == number.to_string());
    assert!(has(expected.0) && has(expected.1), "{row}");

    // What is in the text is what is in the document; nothing new is asked for because of the old tickets.
    let text = ana.run(&["product", "show", id]).ok();
    assert!(text["resolved_by_me"].as_u64().is_some(), "{text:#}");
    let again = ana.run(&["product", "list"]).ok();
    let again = again.as_array().expect("a list").iter().filter(|one| one["cause"] == cause);
    assert!(again.filter(|one| one["product"] == json!(product)).count() <= 2);

    // A colleague's desk that never saw the request says the same, from the CRM alone.
    let beto = Desk::new(&site.running.base, &site.running.accounts[1].token);
    beto.run(&["sync"]).ok();
    let seen = awaits(&beto, "product", id, "shipped");
    assert_eq!(seen["effect"]["before"], effect["before"]);
    assert_eq!(seen["effect"]["after"], effect["after"]);
    assert_eq!(seen["cause"], cause);
}
