//! What the CRM says when it reads out its lists wrongly: cut, twice, out of order, without an end, or as a page for
//! people. Nothing that is held is lost by it, and in the end every ticket is here.

use std::time::Duration;

use secondline::domain::change::FieldValue;
use secondline::domain::clean::Clean;
use secondline::domain::delivery::Delivery;
use secondline::domain::ticket::{Gone, Priority, Status};
use secondline::sandbox::Options;
use secondline::sync::{Pace, Report};
use serde_json::json;

use super::mangle::Change;
use super::proxy::{Fault, Rule};
use super::rig::{Rig, Ways};
use super::transport::argument;
use crate::sync::site::options;

/// The list that an agent's sync walks, and the tickets that it names.
const FEED: &str = "/search/export";
const ROWS: &str = "/show_many";

fn pages() -> Ways {
    Ways { size: Some(40), ..Ways::default() }
}

/// Syncs without faults and compares what is here with what is there.
async fn converges(rig: &Rig) -> Report {
    rig.proxy.calm();
    let report = rig.agent.sync().await;
    assert!(report.offline.is_none() && report.failed.is_empty(), "{report:?}");
    assert_eq!(rig.held(), rig.count().await);
    rig.is_whole();
    report
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cut_body_commits_nothing_and_the_place_stays() {
    let rig = Rig::with(pages()).await;
    for (path, fault) in [
        (FEED, Fault::Truncate),
        (FEED, Fault::TruncateSilent),
        (ROWS, Fault::Truncate),
        (ROWS, Fault::TruncateSilent),
        (FEED, Fault::Body(Change::Malformed)),
        (ROWS, Fault::Body(Change::BadUtf8)),
        (FEED, Fault::DeepJson(100_000)),
    ] {
        let (place, held) = (rig.place(), rig.held());
        // The first page arrives, the second one is cut: each round holds one page more.
        rig.proxy.fault(Rule::new("GET", path, fault.clone()));
        let report = rig.agent.sync().await;
        assert!(report.offline.is_some(), "{fault:?}: {report:?}");
        assert_eq!((rig.place(), rig.held()), (place, held), "{fault:?} on {path}");
    }
    converges(&rig).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn half_an_emoji_in_one_subject_does_not_stop_the_page() {
    let rig = Rig::with(Ways::default()).await;
    rig.proxy.fault(Rule::new("GET", ROWS, Fault::Body(Change::HalfEmoji)).most(1));
    let report = rig.agent.sync().await;
    assert!(report.offline.is_none() && report.failed.is_empty(), "{report:?}");
    assert_eq!(rig.held(), rig.count().await);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_login_page_is_no_empty_list() {
    let rig = Rig::synced().await;
    let held = rig.held();
    let tickets = rig.agent.open_tickets(3);
    for fault in [Fault::HtmlLogin, Fault::Body(Change::WrongType)] {
        rig.proxy.fault(Rule::new("GET", "/api/", fault.clone()));
        // Twice: what is absent twice would count as gone.
        for _ in 0..2 {
            let report = rig.agent.sync().await;
            let told = report.failed.iter().find(|say| say.id == "crm-page").expect("it is told");
            assert_eq!(argument(told, "host"), "127.0.0.1");
            assert!(!format!("{report:?}").contains("pwned"), "never what the page says");
        }
        assert_eq!(rig.held(), held);
        assert!(tickets.iter().all(|ticket| rig.agent.server(ticket).gone.is_none()), "{fault:?}");
    }
    // A write that meets such a page may have arrived.
    let note = rig
        .note_meets(&tickets[0], "login", Rule::new("PUT", "", Fault::Body(Change::WrongType)).most(1))
        .await;
    rig.settle().await;
    assert_eq!((rig.state(&note), rig.site.comments(&tickets[0], "login").await), (Delivery::Sent, 1));
    converges(&rig).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_come_twice_or_in_any_order_are_held_once() {
    for (seed, fault) in
        [(1, Fault::Body(Change::DupItems(20))), (2, Fault::Body(Change::Shuffle)), (3, Fault::DupPage)]
    {
        let rig = Rig::with(pages()).await;
        let rules = [FEED, ROWS].map(|path| Rule::new("GET", path, fault.clone()).from(2));
        let most = if fault == Fault::DupPage { 2 } else { u32::MAX };
        rig.proxy.plan(seed, rules.into_iter().map(|rule| rule.most(most)).collect());
        rig.agent.sync().await;
        assert!(rig.held() <= rig.count().await, "seed {seed}: {fault:?}");
        // Changes in between, so that the next walk has something to miss.
        rig.site.later();
        for ticket in rig.agent.store.open_ids().unwrap().into_iter().take(5) {
            rig.site.edit(&ticket, json!({"subject": "Edited meanwhile"})).await;
        }
        rig.agent.sync().await;
        rig.agent.sync().await;
        converges(&rig).await;
        let edited = rig.agent.store.open_ids().unwrap();
        for ticket in edited {
            let there = rig.site.ticket(&ticket).await;
            let there = Clean::line(there["subject"].as_str().unwrap());
            assert_eq!(rig.agent.server(&ticket).subject, there, "seed {seed}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_a_page_left_out_come_with_the_next_reading_of_all() {
    // Everything is read again with each sync: usually once a day.
    let ways = Ways { pace: |pace| Pace { reconcile: Duration::ZERO, ..pace }, ..pages() };
    let rig = Rig::with(ways).await;
    rig.proxy.fault(Rule::new("GET", FEED, Fault::Body(Change::DropItems(5))));
    rig.agent.sync().await;
    let missing = rig.count().await - rig.held();
    assert!(missing >= 10, "{missing} were left out");
    let report = converges(&rig).await;
    assert_eq!(report.found as usize, missing, "and it is told how many");
    assert_eq!(converges(&rig).await.found, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cursor_that_expired_is_no_loss_and_touches_no_edit_of_ours() {
    for status in [400, 410, 422] {
        let rig = Rig::with(pages()).await;
        // In the middle of the walk.
        rig.proxy.fault(Rule::new("GET", FEED, Fault::ExpiredCursor(status)).from(3).most(1));
        let report = rig.agent.sync().await;
        assert!(report.failed.is_empty(), "{status}: {report:?}");
        converges(&rig).await;
        // Later, with an edit of ours that waits: the window is refused as well, and all is read anew.
        let ticket = rig.agent.open_ticket();
        let mine = rig.agent.set(&ticket, FieldValue::Priority(Priority::Urgent));
        rig.site.later();
        let colleague = rig.agent.open_tickets(2).remove(1);
        rig.site.edit(&colleague, json!({"subject": "Edited by a colleague"})).await;
        rig.proxy.plan(
            1,
            vec![
                Rule::new("PUT", "", Fault::Status(503)),
                Rule::new("GET", "/audits", Fault::Status(503)),
                Rule::new("GET", FEED, Fault::ExpiredCursor(status)).most(1),
            ],
        );
        rig.agent.sync().await;
        let place = rig.place().expect("a place");
        assert!(rig.state(&mine).is_waiting(), "{status}: {:?}", rig.state(&mine));
        let view = rig.agent.store.ticket(&ticket).unwrap().unwrap();
        assert_eq!(view.shown.priority, Priority::Urgent, "what is meant is shown: {place}");
        converges(&rig).await;
        rig.settle().await;
        assert_eq!(rig.state(&mine), Delivery::Sent);
        assert_eq!(rig.agent.server(&colleague).subject.as_str(), "Edited by a colleague");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_without_an_end_is_ended() {
    let rig = Rig::with(pages()).await;
    rig.proxy.fault(Rule::new("GET", FEED, Fault::Body(Change::LoopCursor)));
    let report = rig.agent.sync().await;
    let asked = rig.proxy.reached("GET", FEED);
    assert!(asked <= 5, "{asked} pages");
    assert!(report.failed.iter().any(|say| say.id == "crm-protocol"), "{report:?}");
    // A conversation that never ends stops as well.
    rig.proxy.fault(Rule::new("GET", "/comments", Fault::Body(Change::LoopCursor)));
    rig.agent.sync().await;
    converges(&rig).await;
    // However many pages there are, one walk reads so many; the next one goes on from there.
    let ways = Ways { size: Some(10), pace: |pace| Pace { pages: 6, ..pace }, ..Ways::default() };
    let rig = Rig::with(ways).await;
    let mut rounds = 0;
    while rig.held() < rig.count().await {
        let report = rig.agent.sync().await;
        rounds += 1;
        assert!(report.offline.is_none() && rounds < 6, "{report:?}");
    }
    assert!(rounds >= 3, "{rounds} walks of six pages for fifteen");
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_of_one_second_are_all_seen() {
    // The sandbox's clock stands still: every change below carries the same second.
    let rig = Rig::with(pages()).await;
    rig.first_sync().await;
    let tickets = rig.agent.open_tickets(9);
    for (round, some) in tickets.chunks(3).enumerate() {
        for ticket in some {
            rig.site.edit(ticket, json!({"subject": format!("Same second {round}")})).await;
        }
        rig.agent.sync().await;
        for ticket in some {
            let subject = rig.agent.server(ticket).subject;
            assert_eq!(subject.as_str(), format!("Same second {round}"));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn versions_that_were_never_seen_change_nothing_in_the_end() {
    let rig = Rig::synced().await;
    let tickets = rig.agent.open_tickets(6);
    let seed = 128;
    for step in 0..60_u64 {
        let ticket = &tickets[(super::proxy::dice(seed, 1, step) % 6) as usize];
        rig.site.later();
        let priority = ["low", "normal", "high", "urgent"][(super::proxy::dice(seed, 2, step) % 4) as usize];
        rig.site.edit(ticket, json!({"priority": priority, "subject": format!("Version {step}")})).await;
        // Most versions pass unseen.
        if super::proxy::dice(seed, 3, step).is_multiple_of(8) {
            rig.agent.sync().await;
        }
    }
    rig.agent.sync().await;
    for ticket in &tickets {
        let (here, there) = (rig.agent.server(ticket), rig.site.ticket(ticket).await);
        assert_eq!(here.subject.as_str(), there["subject"].as_str().unwrap(), "seed {seed}");
        assert_eq!(here.priority.as_str(), there["priority"].as_str().unwrap(), "seed {seed}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_we_wrote_never_flips_back_on_a_stale_read() {
    let rig = Rig::synced().await;
    let ticket = rig.agent.open_ticket();
    let shown = || rig.agent.store.ticket(&ticket).unwrap().unwrap().shown;
    let was = shown().priority;
    let wanted = if was == Priority::Urgent { Priority::High } else { Priority::Urgent };
    // The row is read once, so that the proxy has an old one to give.
    rig.agent.engine.read(std::slice::from_ref(&ticket), Duration::from_secs(20)).await;
    rig.site.later();
    rig.proxy.fault(Rule::new("GET", ROWS, Fault::Stale));
    let mine = rig.agent.set(&ticket, FieldValue::Priority(wanted));
    assert_eq!(shown().priority, wanted, "at once");
    for _ in 0..3 {
        rig.agent.sync().await;
        rig.agent.engine.read(std::slice::from_ref(&ticket), Duration::from_secs(20)).await;
        assert_eq!((rig.state(&mine), shown().priority), (Delivery::Sent, wanted));
    }
    assert!(rig.proxy.asked().iter().any(|asked| asked.fault.is_some()), "stale rows were given");
    converges(&rig).await;
    assert_eq!(shown().priority, wanted);
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_do_not_map_are_set_aside_and_the_rest_arrives() {
    let rig = Rig::with(Ways::default()).await;
    rig.proxy.fault(
        Rule::new("GET", ROWS, Fault::Body(Change::Nulls(&["priority", "subject", "via", "due_at"]))).most(1),
    );
    rig.agent.sync().await;
    let quarantined = rig.agent.store.quarantined().unwrap();
    assert_eq!(
        rig.held() + quarantined.len(),
        rig.count().await,
        "each row is held or set aside with its reason"
    );
    // Unknown words, wrong types and unknown fields of single rows.
    let rows = json!({"tickets": [
        {"id": 1, "subject": "good", "status": "open", "priority": null, "tags": [], "created_at": "2026-03-01T10:00:00Z",
            "updated_at": "2026-03-01T10:00:00Z", "comment_count": 1, "surprise": {"deep": [1, 2, 3]}},
        {"id": 2, "subject": "bad word", "status": "wobbling", "priority": null, "tags": [], "created_at": "2026-03-01T10:00:00Z",
            "updated_at": "2026-03-01T10:00:00Z"},
        {"id": 3, "subject": {"wrong": "type"}, "status": "open", "tags": "none", "created_at": 5, "updated_at": null},
        "not even a row", null, 17, []
    ]});
    let client =
        crate::sync::site::client(&rig.proxy.base, &rig.site.running.agent().token, |settings| settings);
    rig.proxy.fault(Rule::new("GET", ROWS, Fault::Says(200, rows.to_string())));
    let ids: Vec<_> = (1..=3).map(|id| secondline::domain::ids::TicketId::new(id.to_string())).collect();
    let found = client.by_ids(&ids).await.unwrap();
    // A word for the status that nobody knows is kept as it is.
    assert_eq!(found.tickets.len(), 2, "{found:?}");
    assert_eq!(found.bad.len(), 5, "{:?}", found.bad);
    // A key twice in one object: the last one counts, and it is no accident.
    let twice =
        rows.to_string().replacen("\"subject\":\"good\"", "\"subject\":\"first\",\"subject\":\"last\"", 1);
    rig.proxy.fault(Rule::new("GET", ROWS, Fault::Says(200, twice)));
    let found = client.by_ids(&ids).await.unwrap();
    assert_eq!(found.tickets[0].subject.as_str(), "last");
    converges(&rig).await;
    assert_eq!(rig.agent.sync().await.bad, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_that_went_refuses_the_write_and_keeps_its_text() {
    let rig = Rig::synced().await;
    let tickets = rig.agent.open_tickets(5);
    for (ticket, status) in tickets.iter().zip([403, 404, 410]) {
        let text = format!("kept {status}");
        let note = rig.note_meets(ticket, &text, Rule::new("PUT", "", Fault::Status(status))).await;
        assert_eq!(rig.state(&note), Delivery::Refused, "{status}");
        let row = rig.agent.store.delivery(&note).unwrap().unwrap();
        assert!(row.error.is_some() && format!("{:?}", row.change).contains(&text), "{row:?}");
    }
    // Really deleted, with a write that waits.
    rig.proxy.calm();
    let note = rig.agent.note(&tickets[3], "deleted under it");
    rig.site.ask("DELETE", &format!("/api/v2/tickets/{}.json", tickets[3]), serde_json::Value::Null).await;
    let report = rig.agent.sync().await;
    assert_eq!(rig.state(&note), Delivery::Refused, "{report:?}");
    rig.agent.sync().await;
    assert_eq!(rig.agent.server(&tickets[3]).gone, Some(Gone::Deleted));
    let row = rig.agent.store.delivery(&note).unwrap().expect("it never vanishes");
    assert!(format!("{:?}", row.change).contains("deleted under it"));
    // The others go on.
    let other = rig.agent.note(&tickets[4], "goes on");
    rig.agent.sync().await;
    assert_eq!(rig.state(&other), Delivery::Sent);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_that_the_customer_reopens_is_not_closed_over_them() {
    let rig = Rig::synced().await;
    let ticket = rig.agent.open_ticket();
    // Between our last look and our write: the customer writes and the status moves.
    let mine = rig.agent.set(&ticket, FieldValue::Status(Status::Solved));
    rig.site.later();
    let change = json!({"status": "pending", "comment": {"body": "It is still broken!", "public": true}});
    rig.site.edit(&ticket, change).await;
    let report = rig.agent.sync().await;
    assert_eq!((rig.state(&mine), report.held), (Delivery::Held, 1), "{report:?}");
    assert_eq!(rig.site.ticket(&ticket).await["status"], "pending");
    let clashes = rig.agent.store.clashes(&mine).unwrap();
    assert_eq!(clashes.len(), 1, "base, theirs and mine are kept");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_right_that_is_taken_away_on_one_ticket_parks_only_that_one() {
    let rig = Rig::with(Ways { options: Options { seed: 9, ..options() }, ..Ways::default() }).await;
    rig.first_sync().await;
    let tickets = rig.agent.open_tickets(6);
    let forbidden = format!("/tickets/{}", tickets[2]);
    rig.proxy.fault(Rule::new("PUT", &forbidden, Fault::Status(403)));
    let notes: Vec<_> = tickets.iter().map(|ticket| rig.agent.note(ticket, "for each")).collect();
    rig.agent.sync().await;
    for (at, note) in notes.iter().enumerate() {
        let wanted = if at == 2 { Delivery::Refused } else { Delivery::Sent };
        assert_eq!(rig.state(note), wanted, "ticket {at}");
    }
    rig.proxy.calm();
    rig.agent.store.retry(&notes[2], jiff::Timestamp::now()).unwrap();
    rig.agent.sync().await;
    assert_eq!(rig.state(&notes[2]), Delivery::Sent, "once it is allowed again");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_keeps_the_crms_own_words_and_they_are_clean() {
    let rig = Rig::synced().await;
    let ticket = rig.agent.open_ticket();
    let body = json!({"error": "RecordInvalid", "description": "Record validation errors",
        "details": {"x": [{"description": "Region: is \u{1b}[31mrequired\u{1b}]0;pwned\u{7}\u{202e}"}]}});
    let rule = Rule::new("PUT", "", Fault::Says(422, body.to_string()));
    let note = rig.note_meets(&ticket, "new field", rule).await;
    assert_eq!(rig.state(&note), Delivery::Refused);
    let error = rig.agent.store.delivery(&note).unwrap().unwrap().error.expect("a reason");
    let sentence = argument(&error, "sentence");
    assert!(sentence.contains("Region: is") && sentence.contains("required"), "{sentence:?}");
    assert!(!sentence.chars().any(|c| c.is_control() || c == '\u{202e}'), "{sentence:?}");
    rig.proxy.calm();
    rig.agent.store.retry(&note, jiff::Timestamp::now()).unwrap();
    rig.agent.sync().await;
    assert_eq!(rig.state(&note), Delivery::Sent);
}
