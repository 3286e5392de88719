//! Reads: every ticket arrives, whoever asks, and nothing leaves for another origin.

use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::any;
use secondline::crm::{CrmError, Place};
use secondline::domain::ticket::Gone;
use secondline::sandbox::constants;
use secondline::sync::{Event, Order};
use serde_json::{Value, json};
use tokio::sync::mpsc;

use super::site::{Agent, PATIENCE, Site, client, options};

#[tokio::test(flavor = "multi_thread")]
async fn an_agent_without_the_admin_feed_still_gets_every_ticket() {
    let site = Site::with(secondline::sandbox::Options { tickets: 1_300, ..options() }).await;
    let count = site.get("/api/v2/search/count.json?query=type:ticket").await["count"].as_u64().unwrap();
    assert!(count >= 1_300);
    let agent = site.agent();
    let report = agent.sync().await;
    assert_eq!(report.pulled, count, "{report:?}");
    assert_eq!(agent.store.held().unwrap() as u64, count);
    let admin = Agent::new(&site.running.base, site.running.admin());
    let report = admin.sync().await;
    assert_eq!((report.pulled, admin.store.held().unwrap() as u64), (count, count), "{report:?}");
    for id in agent.open_tickets(20) {
        assert_eq!(agent.server(&id), admin.server(&id), "both feeds give the same rows");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_colleagues_change_arrives_and_an_unchanged_row_costs_nothing() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let ticket = agent.open_ticket();
    site.later();
    site.edit(
        &ticket,
        json!({"subject": "Edited by a colleague", "comment": {"body": "hi", "public": false}}),
    )
    .await;
    let report = agent.sync().await;
    assert_eq!(report.pulled, 1, "{report:?}");
    let view = agent.store.ticket(&ticket).unwrap().unwrap();
    assert_eq!(view.server.subject.as_str(), "Edited by a colleague");
    assert!(view.timeline.iter().any(|entry| entry.text.as_str() == "hi" && !entry.public));
    assert_eq!(agent.sync().await.pulled, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_that_leaves_or_goes_is_noticed_by_the_sweep() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let tickets = agent.open_tickets(2);
    site.edit(&tickets[1], json!({"group_id": constants::GROUPS[2].0, "tags": []})).await;
    site.ask("DELETE", &format!("/api/v2/tickets/{}.json", tickets[0]), Value::Null).await;
    agent.sync().await;
    assert_eq!(agent.server(&tickets[0]).gone, None, "absent once may be a lagging replica");
    agent.sync().await;
    assert_eq!(agent.server(&tickets[0]).gone, Some(Gone::Deleted));
    let left = agent.server(&tickets[1]);
    assert_eq!((left.gone, left.escalated), (None, false), "back at Tier 1");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ticket_that_went_is_noticed_by_processes_that_each_look_once_and_ask_for_so_many_at_most() {
    let site = Site::with(secondline::sandbox::Options { tickets: 4_000, ..options() }).await;
    let agent = site.agent();
    agent.sync().await;
    let ids = agent.store.open_ids().unwrap();
    assert!(ids.len() > 400, "more than two runs ask for: {}", ids.len());
    let gone = ids[0].clone();
    site.ask("DELETE", &format!("/api/v2/tickets/{gone}.json"), Value::Null).await;
    // The first run asked for the first two hundred; each one after it goes on.
    let (mut agent, mut runs) = (agent, 0);
    while agent.server(&gone).gone.is_none() {
        runs += 1;
        assert!(runs < 10, "it is asked for again and again");
        agent = agent.restarted(&site.running.base, site.running.agent());
        site.ask("DELETE", "/sandbox/log", Value::Null).await;
        agent.sync().await;
        let asked = site.ask("GET", "/sandbox/log", Value::Null).await;
        let asked = asked["requests"]["GET /api/v2/tickets/show_many"].as_u64().unwrap();
        assert!(asked <= 3, "two hundred of them, and what the feed named: {asked}");
    }
    assert!(runs > 2, "a run looks once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_place_is_read_again_from_the_start_and_loses_nothing() {
    let site = Site::start().await;
    let admin = Agent::new(&site.running.base, site.running.admin());
    admin.sync().await;
    let held = admin.store.held().unwrap();
    site.fault(json!({"path": "/api/v2/incremental", "kind": "error", "status": 410})).await;
    let report = admin.sync().await;
    assert_eq!((report.failed.len(), admin.store.held().unwrap()), (0, held), "{report:?}");
    let client = client(&site.running.base, &site.running.admin().token, |settings| settings);
    let odd = Place {
        cursor: Some("nonsense".to_owned()),
        ..client.changes(&Place::default()).await.unwrap().place
    };
    assert_eq!(client.changes(&odd).await.unwrap_err(), CrmError::Place);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_running_engine_delivers_what_is_committed_and_says_when_the_crm_is_away() {
    let site = Site::start().await;
    let agent = site.agent();
    agent.sync().await;
    let (orders, receive) = mpsc::channel(8);
    let (tell, mut events) = mpsc::unbounded_channel();
    let engine = agent.engine.clone();
    let running = tokio::spawn(async move { engine.run(receive, move |event| drop(tell.send(event))).await });
    let note = agent.note(&agent.open_ticket(), "while it runs");
    orders.send(Order::Committed).await.unwrap();
    until(
        &mut events,
        |event| matches!(event, Event::Delivery { id, state, .. } if *id == note && state.as_str() == "sent"),
    )
    .await;
    site.running.stop().await.unwrap();
    orders.send(Order::SyncNow).await.unwrap();
    until(&mut events, |event| matches!(event, Event::Offline { .. })).await;
    orders.send(Order::Quit).await.unwrap();
    tokio::time::timeout(PATIENCE, running).await.expect("it ends").unwrap();
}

async fn until(events: &mut mpsc::UnboundedReceiver<Event>, is: impl Fn(&Event) -> bool) {
    let wait = async {
        while let Some(event) = events.recv().await {
            if is(&event) {
                return;
            }
        }
        panic!("the engine ended first");
    };
    tokio::time::timeout(PATIENCE, wait).await.expect("in time");
}

/// A server that answers every request with what `answer` makes of it, and counts the requests.
async fn server(
    answer: impl Fn(&Request) -> (StatusCode, Value) + Clone + Send + Sync + 'static,
) -> (String, Counter) {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let counter = Counter::default();
    let seen = counter.clone();
    let router = Router::new().fallback(any(move |request: Request| {
        seen.0.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        let (status, body) = answer(&request);
        async move { (status, axum::Json(body)).into_response() }
    }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (base, counter)
}

/// A server that answers everything alike.
async fn raw(answer: impl Fn() -> Response + Clone + Send + Sync + 'static) -> String {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let router = Router::new().fallback(any(move || {
        let answer = answer();
        async move { answer }
    }));
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    base
}

#[derive(Clone, Default)]
struct Counter(std::sync::Arc<std::sync::atomic::AtomicUsize>);

impl Counter {
    fn count(&self) -> usize {
        self.0.load(std::sync::atomic::Ordering::SeqCst)
    }
}

fn row(id: u64) -> Value {
    json!({"id": id, "subject": format!("T{id}"), "status": "open", "priority": null, "tags": [],
        "created_at": "2026-03-01T10:00:00Z", "updated_at": "2026-03-01T10:00:00Z", "comment_count": 1})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_never_leaves_for_another_origin() {
    let (thief, seen) = server(|_| (StatusCode::OK, json!({}))).await;
    let foreign = thief.clone();
    let (base, _) = server(move |request| {
        if request.uri().path().contains("/comments") {
            return (
                StatusCode::OK,
                json!({"comments": [], "meta": {"has_more": true, "after_cursor": "x"}}),
            );
        }
        (
            StatusCode::OK,
            json!({"tickets": [row(1)], "end_of_stream": false, "after_cursor": foreign.clone() }),
        )
    })
    .await;
    // A profile that follows links, as other CRMs need it.
    let profile = include_str!("../../config/crm/zendesk.toml").replace(
        "next  = 'if .end_of_stream then null else {cursor: .after_cursor} end'\nsave  = '.after_cursor'",
        "next  = '\"\\(.after_cursor)/api/v2/more.json\"'\nsnapshot = true",
    );
    let settings = secondline::config::CrmSettings {
        base: Some(base),
        auth: Some(json!({"type": "bearer", "token": "cmd:echo s3cret"})),
        ..Default::default()
    };
    let profile = secondline::crm::Profile::compile("crm/x.toml", &profile, &settings).unwrap();
    let client = secondline::crm::Client::new(profile).unwrap();
    let error = client.changes(&Place::default()).await.unwrap_err();
    assert_eq!(error, CrmError::Foreign { origin: thief.clone() });
    let kept = Place { next: Some(json!(format!("{thief}/api/v2/more.json"))), ..Place::default() };
    let kept = Place { feed: "/api/v2/incremental/tickets/cursor.json".to_owned(), ..kept };
    assert_eq!(client.changes(&kept).await.unwrap_err(), CrmError::Place, "a kept link is no better");
    assert_eq!(seen.count(), 0, "not even a connection");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_redirect_is_not_followed_and_a_login_page_is_no_empty_list() {
    let (thief, seen) = server(|_| (StatusCode::OK, json!({}))).await;
    for (status, kind, body) in [(307, "application/json", "{}"), (200, "text/html", "<html>Sign in</html>")]
    {
        let location = format!("{thief}/api/v2/users/me.json");
        let base = raw(move || {
            let headers = [("location", location.clone()), ("content-type", kind.to_owned())];
            (StatusCode::from_u16(status).unwrap(), headers, body).into_response()
        })
        .await;
        let error = client(&base, "t", |settings| settings).changes(&Place::default()).await.unwrap_err();
        assert!(matches!(error, CrmError::Protocol { .. } | CrmError::Page { .. }), "{error:?}");
    }
    assert_eq!(seen.count(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_does_not_map_quarantines_only_its_bad_rows() {
    let (base, _) = server(|_| {
        let mut rows: Vec<Value> = (1..=9).map(row).collect();
        rows[1]["created_at"] = json!("yesterday");
        rows[3]["status"] = Value::Null;
        rows[5]["tags"] = json!("not a list");
        rows[7]["subject"] = json!({"deep": [1, 2]});
        rows.push(json!({"subject": "no id"}));
        rows.push(row(9_007_199_254_740_993));
        rows.push(row(u64::MAX));
        (StatusCode::OK, json!({"tickets": rows, "end_of_stream": true, "after_cursor": "c"}))
    })
    .await;
    let client = client(&base, "t", |settings| settings);
    let page = client.changes(&Place::default()).await.unwrap();
    let good: Vec<&str> = page.tickets.iter().map(|ticket| ticket.id.as_str()).collect();
    assert_eq!(good, ["1", "3", "5", "7", "9", "9007199254740993", "18446744073709551615"]);
    let bad: Vec<Option<&str>> = page.bad.iter().map(|bad| bad.id.as_deref()).collect();
    assert_eq!(bad, [Some("2"), Some("4"), Some("6"), Some("8"), None]);
}

#[tokio::test(flavor = "multi_thread")]
async fn half_an_emoji_costs_its_own_row_one_sign_and_the_page_nothing() {
    let rows: Vec<Value> = (1..=3).map(row).collect();
    let page = json!({"tickets": rows, "end_of_stream": true, "after_cursor": "c"}).to_string();
    let page = page.replace("\"T2\"", r#""cut \ud83d off \ud83d\ude00""#);
    assert!(page.contains(r"\ud83d off"));
    let base = raw(move || ([("content-type", "application/json")], page.clone()).into_response()).await;
    let client = client(&base, "t", |settings| settings);
    let page = client.changes(&Place::default()).await.unwrap();
    let subjects: Vec<&str> = page.tickets.iter().map(|ticket| ticket.subject.as_str()).collect();
    assert_eq!(subjects, ["T1", "cut □ off \u{1f600}", "T3"]);
    assert_eq!(page.bad.len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_answer_changes_nothing() {
    for body in ["{\"tickets\": [", "[]", "{\"tickets\": 5}", "\"x\""] {
        let text = body.to_owned();
        let base = raw(move || ([("content-type", "application/json")], text.clone()).into_response()).await;
        let client = client(&base, "t", |settings| settings);
        let answer = tokio::time::timeout(Duration::from_secs(5), client.changes(&Place::default())).await;
        assert!(answer.unwrap().is_err(), "{body}");
    }
}
