//! Traps of reading: ties, rows that move, holes, caps, foreign zones, ignored filters, what leaves, goes or merges.

use std::net::TcpListener;

use secondline::crm::Level;
use secondline::domain::ids::TicketId;
use secondline::domain::ticket::{Gone, Status};
use serde_json::json;

use super::rig::{PROFILE, Rig, wrong};

/// When the oldest row changed, seconds since 1970.
const BEGAN: i64 = 1_772_452_800;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_01_rows_of_one_second_all_arrive() {
    let rig = Rig::new(json!({"rows": 250, "ties": 250})).await;
    rig.sync().await;
    assert_eq!(rig.held(), 250);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_02_no_row_is_stale_though_rows_move_between_pages() {
    let habits = json!({"rows": 600, "ties": 150, "drift": 5});
    let rig = Rig::new(habits).await;
    rig.sync().await;
    rig.happens(json!({"habits": {"rows": 600}})).await;
    rig.sync().await;
    assert_eq!(rig.held(), 600);
    let ids: Vec<TicketId> = (1..=600).map(|id: u64| TicketId::new(id.to_string())).collect();
    for row in rig.client.by_ids(&ids).await.expect("an answer").tickets {
        let held = rig.store.ticket(&row.id).expect("a read").expect("a ticket").server;
        assert_eq!(held.version, row.version, "{} is stale", row.id);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_03_a_bulk_edit_of_350_rows_ends_with_all_of_them_in_few_requests() {
    let rig = Rig::new(json!({"rows": 350, "ties": 350})).await;
    rig.forget_log().await;
    rig.sync().await;
    assert_eq!(rig.held(), 350);
    let asked = rig.asked("GET /plain/tickets").await;
    println!("350 rows of one second in {asked} requests");
    assert!(asked <= 30, "{asked}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_04_an_empty_page_in_the_middle_is_not_the_end() {
    let rig = Rig::new(json!({"rows": 300, "ties": 300, "hole": 2})).await;
    rig.sync().await;
    // What the page itself withholds cannot be had; everything behind it must be.
    assert!(rig.held() >= 200, "{}", rig.held());
    assert!(rig.server(300).subject.as_str().contains("299"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_05_a_server_that_repeats_its_last_page_for_ever_comes_to_an_end() {
    let rig = Rig::new(json!({"rows": 120, "clamp": true})).await;
    let report = rig.sync().await;
    assert_eq!((rig.held(), report.failed.len()), (120, 0), "{report:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_06_a_cap_on_one_question_does_not_cap_the_sync() {
    let rig = Rig::new(json!({"rows": 700, "cap": 200})).await;
    let report = rig.sync().await;
    assert_eq!((rig.held(), report.failed.len()), (700, 0), "{report:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_07_a_question_read_in_another_zone_is_told_and_can_be_set_right() {
    let rig = Rig::new(json!({"rows": 60, "zone": 120})).await;
    assert!(wrong(&rig.examined().await.findings).contains(&"doctor-other-clock"));
    let text = PROFILE
        .replace("lag = \"30s\" }", "lag = \"30s\", zone = \"Etc/GMT-2\" }")
        .replace("since = \"rfc3339\"", "since = \"%Y-%m-%dT%H:%M:%SZ\"");
    let rig = Rig::with(json!({"rows": 60, "zone": 120}), &text).await;
    let findings = rig.examined().await.findings;
    assert_eq!(wrong(&findings), Vec::<&str>::new(), "{findings:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_08_a_filter_that_is_ignored_is_told() {
    let rig = Rig::new(json!({"rows": 60, "ignores_since": true})).await;
    let findings = rig.examined().await.findings;
    let told = findings.iter().find(|finding| finding.saw.id == "doctor-ignored").expect("it is told");
    assert_eq!(told.level, Level::Wrong);
    let line = PROFILE.lines().nth(told.line - 1).expect("a line");
    assert!(line.starts_with("query = { since"), "{line}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_09_what_the_default_scope_hides_arrives_also_when_it_is_solved() {
    let rig = Rig::new(json!({"rows": 100, "recent": 11})).await;
    let shown = rig.site.get("/plain/tickets?size=200").await;
    assert_eq!(shown["rows"].as_array().map(Vec::len), Some(10), "whoever asks for nothing gets the newest");
    rig.happens(json!({"id": 3, "status": "solved", "updated": BEGAN + 2})).await;
    rig.sync().await;
    assert_eq!(rig.held(), 100);
    assert_eq!(rig.server(3).status, Status::Solved);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_13_a_change_that_moves_no_time_is_noticed_by_the_sweep() {
    let rig = Rig::new(json!({"rows": 200})).await;
    rig.sync().await;
    // A business rule of the CRM: the row is another one, its time is as it was, and far behind the lag.
    rig.happens(json!({"id": 5, "subject": "Routed by a rule", "updated": BEGAN + 4})).await;
    rig.sync().await;
    assert_eq!(rig.server(5).subject.as_str(), "Routed by a rule");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_10_a_row_that_comes_late_with_an_older_stamp_still_arrives() {
    let rig = Rig::new(json!({"rows": 100})).await;
    rig.sync().await;
    rig.happens(json!({"id": 11, "subject": "Came late", "updated": BEGAN + 80})).await;
    rig.sync().await;
    assert_eq!(rig.server(11).subject.as_str(), "Came late");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_11_what_leaves_our_scope_leaves_the_list() {
    let rig = Rig::new(json!({"rows": 20, "scope": "Tier 2"})).await;
    rig.sync().await;
    assert!(rig.server(3).escalated);
    rig.happens(json!({"id": 3, "queue": "Tier 1"})).await;
    rig.sync().await;
    rig.sync().await;
    assert!(!rig.server(3).escalated, "the feed never says so, the sweep does");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_12_what_is_deleted_or_merged_is_noticed_though_the_feed_is_silent() {
    let text = PROFILE.replace(
        "[read.ids]\npath  = \"/plain/tickets\"\nquery = { ids = \"{ids}\" }\nbatch = 100\nrows  = '.rows[]'",
        "[read.ticket]\npath  = \"/plain/tickets/{ticket.id}\"\nrows  = '.row'",
    );
    assert!(text.contains("[read.ticket]"));
    let rig = Rig::with(json!({"rows": 10}), &text).await;
    rig.sync().await;
    rig.happens(json!({"id": 4, "gone": true})).await;
    rig.happens(json!({"id": 5, "merged": 6})).await;
    rig.sync().await;
    rig.sync().await;
    assert_eq!(rig.server(4).gone, Some(Gone::Deleted));
    assert_eq!(rig.server(5).gone, Some(Gone::Merged(Some(TicketId::new("6")))));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_23_a_next_page_on_another_host_is_refused_and_never_asked() {
    let elsewhere = TcpListener::bind("127.0.0.1:0").expect("a port");
    elsewhere.set_nonblocking(true).expect("it does not wait");
    let host = format!("http://{}", elsewhere.local_addr().expect("an address"));
    let rig = Rig::new(json!({"rows": 300, "ties": 300, "next_at": host})).await;
    let report = rig.sync().await;
    assert!(!report.failed.is_empty(), "it is told: {report:?}");
    assert!(elsewhere.accept().is_err(), "nobody came there");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_25_only_conversations_that_changed_are_read_again() {
    let rig = Rig::new(json!({"rows": 200})).await;
    // Conversations that were never read come first, some with each round.
    loop {
        rig.forget_log().await;
        rig.sync().await;
        if rig.asked("GET /plain/tickets/{id}/notes").await == 0 {
            break;
        }
    }
    rig.forget_log().await;
    for id in [7, 70, 170] {
        let note = json!({"text": "news", "public": true});
        rig.site.ask("POST", &format!("/plain/tickets/{id}/notes"), note).await;
    }
    for id in 1..=200 {
        rig.happens(json!({"id": id, "subject": "Touched"})).await;
    }
    rig.sync().await;
    let read = rig.asked("GET /plain/tickets/{id}/notes").await;
    assert_eq!(rig.server(200).subject.as_str(), "Touched");
    assert!(read <= 3, "{read} conversations were read for 3 that changed");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_33_what_steers_a_terminal_comes_out_as_signs_wherever_it_stood() {
    let rig = Rig::new(json!({"rows": 5})).await;
    let hostile = "\u{1b}]0;owned\u{7}\u{9b}2J\u{202e}Hi\u{200b}";
    rig.happens(json!({"id": 3, "subject": hostile})).await;
    let note = json!({"text": format!("{hostile}\r\nnext"), "public": true});
    rig.site.ask("POST", "/plain/tickets/3/notes", note).await;
    rig.sync().await;
    let view = rig.store.ticket(&TicketId::new("3")).expect("a read").expect("a ticket");
    assert_eq!(view.server.subject.as_str(), "␛]0;owned␇?2JHi");
    assert!(view.server.hidden, "that something was dropped is known");
    assert_eq!(view.timeline.len(), 1);
    let shown = format!("{}{}", view.server.subject, view.timeline[0].text);
    let acts =
        |c: &char| c.is_control() && *c != '\n' || ('\u{200b}'..='\u{200f}').contains(c) || *c == '\u{202e}';
    assert_eq!(shown.chars().find(acts), None, "{shown:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn trap_31_an_id_that_no_float_can_hold_comes_and_goes_whole() {
    let rig = Rig::new(json!({"rows": 20, "big_ids": true})).await;
    rig.sync().await;
    assert_eq!(rig.held(), 20);
    let id = 9_007_199_254_740_993_u64;
    assert_eq!(rig.server(id).subject.as_str(), "Case 0");
    let findings = rig.examined().await.findings;
    assert_eq!(wrong(&findings), Vec::<&str>::new(), "{findings:#?}");
    assert_eq!(rig.client.timeline(&TicketId::new(id.to_string())).await.expect("an answer").len(), 0);
}
