//! Articles and product requests go where the settings say: each to each place once, and each token to its own.

use std::os::unix::fs::PermissionsExt as _;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use serde_json::{Value, json};

use super::desk::{Desk, site};

/// A system for issues, as GitHub and GitLab answer.
#[derive(Default)]
pub struct Hub {
    pub issues: Vec<Value>,
    /// Every credential that came, by the header that carried it.
    credentials: Vec<String>,
    /// How many of the next creations are kept while their answer is lost.
    loses: usize,
}

pub type Shared = Arc<Mutex<Hub>>;

async fn answer(State(hub): State<Shared>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = axum::body::to_bytes(body, 1 << 20).await.expect("a body");
    let mut hub = hub.lock().expect("the hub");
    for name in ["authorization", "private-token"] {
        let sent = head.headers.get(name).and_then(|value| value.to_str().ok());
        hub.credentials.extend(sent.map(|value| format!("{name}: {value}")));
    }
    if head.uri.path() == "/user" {
        return axum::Json(json!({"id": 1, "login": "bot", "email": null})).into_response();
    }
    if head.method == "GET" {
        return axum::Json(json!(hub.issues)).into_response();
    }
    let new: Value = serde_json::from_slice(&body).expect("JSON");
    let number = hub.issues.len() + 1;
    let url = format!("https://hub.example/{number}");
    let issue = if head.uri.path().starts_with("/api/v4") {
        assert_eq!(head.uri.path(), "/api/v4/projects/acme%2Fproduct/issues");
        json!({"iid": number, "title": new["title"], "description": new["description"], "state": "opened",
            "web_url": url, "assignee": null})
    } else {
        assert_eq!(head.uri.path(), "/repos/acme/product/issues");
        json!({"number": number, "title": new["title"], "body": new["body"], "state": "open",
            "html_url": url, "assignee": null})
    };
    hub.issues.push(issue.clone());
    if hub.loses > 0 {
        hub.loses -= 1;
        return StatusCode::BAD_GATEWAY.into_response();
    }
    (StatusCode::CREATED, axum::Json(issue)).into_response()
}

/// Serves it on a free port.
pub async fn hub() -> (Shared, String) {
    let hub = Shared::default();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let base = format!("http://{}", listener.local_addr().expect("an address"));
    let app = Router::new().fallback(answer).with_state(Arc::clone(&hub));
    tokio::spawn(async move { axum::serve(listener, app).await });
    (hub, base)
}

/// A desk whose settings say where documents go, with so low a rule that the history alone raises proposals.
fn desk(base: &str, token: &str, outlets: &str) -> Desk {
    let desk = Desk::new(base, token);
    desk.write(
        "settings.toml",
        &format!(
            "[crm]\nbase = \"{base}\"\nauth = {{ type = \"bearer\", token = \"env:SECONDLINE_TEST_TOKEN\" }}\n\
             rate = \"100000/min\"\ngrace = \"1s\"\n\
             [recurrence.product]\ntickets = 1\ndays = 400\ncustomers = 1\n\
             [recurrence.knowledge]\ntickets = 1\ndays = 400\ncustomers = 1\n{outlets}"
        ),
    );
    desk.run(&["sync"]).ok();
    desk
}

/// The keys of the first proposals of a queue.
fn offered(desk: &Desk, queue: &str) -> Vec<String> {
    let rows = desk.run(&[queue, "list"]).ok();
    let rows = rows.as_array().expect("a list").iter().filter(|row| row["state"] == "candidate");
    rows.map(|row| row["id"].as_str().expect("an id").to_owned()).collect()
}

/// Syncs until a proposal is where it is awaited.
fn awaits(desk: &Desk, queue: &str, id: &str, state: &str) {
    let until = Instant::now() + Duration::from_secs(40);
    loop {
        desk.run(&["sync"]).ok();
        let shown = desk.run(&[queue, "show", id]).ok();
        if shown["state"] == state && desk.run(&["outbox"]).ok() == json!([]) {
            return;
        }
        assert!(Instant::now() < until, "{id} is not {state}: {shown:#}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn product_requests_become_issues_once_each_and_their_end_is_read_back() {
    let site = site().await;
    let token = &site.running.agent().token;
    for (name, path, auth, sent) in [
        (
            "github",
            "",
            r#"{ type = "bearer", token = "cmd:echo hub-token" }"#,
            "authorization: Bearer hub-token",
        ),
        (
            "gitlab",
            "/api/v4",
            r#"{ type = "header", header = "PRIVATE-TOKEN", token = "cmd:echo hub-token" }"#,
            "private-token: hub-token",
        ),
    ] {
        let (hub, base) = hub().await;
        let vars = r#"{ owner = "acme", repo = "product", project = "acme/product", url = "https://x.example", label = "t2" }"#;
        let outlets = format!(
            "[feedback]\nto = [\"{name}\"]\n[feedback.target]\nbase = \"{base}{path}\"\nauth = {auth}\nvars = {vars}\n"
        );
        let desk = desk(&site.running.base, token, &outlets);
        let ids = offered(&desk, "product");
        let said = desk.run(&["product", "send", &ids[0]]).ok();
        assert_eq!(said[0]["state"], "sent", "{name}: {said:#}");
        hub.lock().expect("the hub").loses = 1;
        desk.run(&["product", "send", &ids[1]]).ok();
        awaits(&desk, "product", &ids[1], "sent");
        let text = |issue: &Value| format!("{}{}", issue["body"], issue["description"]);
        {
            let mut hub = hub.lock().expect("the hub");
            assert_eq!(hub.issues.len(), 2, "{name}: an answer that is lost doubles nothing");
            for (issue, id) in hub.issues.iter().zip(&ids) {
                assert!(text(issue).contains(&format!("<!-- {id} -->")), "{issue}");
            }
            assert!(!hub.credentials.is_empty());
            let foreign: Vec<&String> = hub.credentials.iter().filter(|one| *one != sent).collect();
            assert!(foreign.is_empty(), "{name}: only its own token goes there, and {foreign:?} came");
            // An owner or a label says that it was taken, while it is open.
            hub.issues[0]["assignee"] = json!({"login": "dev"});
            hub.issues[1]["labels"] =
                if name == "github" { json!([{"name": "Planned"}]) } else { json!(["Planned"]) };
        }
        awaits(&desk, "product", &ids[0], "accepted");
        awaits(&desk, "product", &ids[1], "accepted");
        {
            let mut hub = hub.lock().expect("the hub");
            let ends = [("closed", "completed"), ("closed", "not_planned")];
            for (issue, (state, reason)) in hub.issues.iter_mut().zip(ends) {
                issue["state"] = json!(state);
                issue["state_reason"] = json!(reason);
            }
            // GitLab knows no reason; there a label says it.
            hub.issues[1]["labels"] = json!([]);
            if name == "gitlab" {
                hub.issues[1]["labels"] = json!(["t2", "Declined"]);
            }
        }
        awaits(&desk, "product", &ids[0], "shipped");
        awaits(&desk, "product", &ids[1], "declined");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_system_that_is_away_keeps_nothing_from_the_crm() {
    let site = site().await;
    let (hub, base) = hub().await;
    let outlets = |base: &str| {
        format!(
            "[feedback]\nto = [\"github\"]\n[feedback.target]\nbase = \"{base}\"\n\
             auth = {{ type = \"bearer\", token = \"cmd:echo hub-token\" }}\nvars = {{ owner = \"acme\", repo = \"product\" }}\n"
        )
    };
    let desk = desk(&site.running.base, &site.running.agent().token, &outlets("http://127.0.0.1:9"));
    let id = offered(&desk, "product").remove(0);
    desk.run(&["product", "send", &id]).ok();
    let key = desk.run(&["next"]).ok()["key"].as_str().expect("a key").to_owned();
    let noted = desk.run(&["note", &key, "The hub is away."]).ok();
    assert_eq!(noted[0]["state"], "sent", "{noted:#}");
    assert_eq!(desk.run(&["outbox"]).ok().as_array().map(Vec::len), Some(1), "the request waits");
    // The same desk, once the hub is there.
    let settings = std::fs::read_to_string(desk.home.path().join("config/settings.toml")).expect("settings");
    desk.write("settings.toml", &settings.replace("http://127.0.0.1:9", &base));
    awaits(&desk, "product", &id, "sent");
    assert_eq!(hub.lock().expect("the hub").issues.len(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn articles_go_to_a_folder_too_and_requests_to_a_file() {
    let site = site().await;
    let kept = tempfile::tempdir().expect("a folder");
    let (folder, file) = (kept.path().join("articles"), kept.path().join("requests.jsonl"));
    let outlets = format!(
        "[knowledge]\nto = [\"crm\", \"folder\"]\nfolder = \"{}\"\n[feedback]\nto = [\"file\"]\nfile = \"{}\"\n",
        folder.display(),
        file.display()
    );
    let desk = desk(&site.running.base, &site.running.agent().token, &outlets);
    let article = offered(&desk, "knowledge").remove(0);
    desk.run(&["knowledge", "send", &article]).ok();
    awaits(&desk, "knowledge", &article, "in_review");
    let files: Vec<_> = std::fs::read_dir(&folder).expect("a folder").flatten().collect();
    assert_eq!(files.len(), 1, "{files:?}");
    let text = std::fs::read_to_string(files[0].path()).expect("a file");
    assert!(text.contains(&format!("<!-- {article} -->")), "{text}");

    let requests: Vec<String> = offered(&desk, "product").into_iter().take(3).collect();
    for id in &requests {
        let said = desk.run(&["product", "send", id]).ok();
        assert_eq!(said[0]["state"], "sent", "{said:#}");
    }
    let lines = std::fs::read_to_string(&file).expect("a file");
    let ids: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str::<Value>(line).expect("JSON")["id"].clone()).collect();
    assert_eq!(json!(ids), json!(requests), "each once, in its order");
    let mode = std::fs::metadata(&file).expect("a file").permissions().mode() & 0o777;
    assert_eq!(mode, 0o600);
    let shown = desk.run(&["product", "show", &requests[0]]).ok();
    assert_eq!(shown["state"], "sent");
}
