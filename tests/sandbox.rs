//! What the sandbox promises as a Zendesk, asked over HTTP alone.

use std::collections::BTreeSet;

use secondline::sandbox::{self, Options, Running, constants};
use serde_json::{Value, json};

mod import;
mod state;
mod zenpy;

/// A sandbox with a client that asks as its agent or its admin.
pub struct Desk {
    running: Running,
    http: reqwest::Client,
}

impl Desk {
    /// A small one with a clock that stands.
    pub async fn small() -> Self {
        Self::with(Options { tickets: 150, ..Self::options() }).await
    }

    fn options() -> Options {
        let clock = "2026-03-02T15:00:00Z".parse().expect("a time");
        Options { clock: Some(clock), seed: 7, rate: 1_000_000, ..Options::default() }
    }

    async fn with(options: Options) -> Self {
        // Another test of this binary may have installed it already.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let running = sandbox::start(options).await.expect("a free port");
        Self { running, http: reqwest::Client::new() }
    }

    async fn send(&self, token: &str, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        let method = method.parse().expect("a method");
        let mut request =
            self.http.request(method, format!("{}{path}", self.running.base)).bearer_auth(token);
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = request.send().await.expect("an answer");
        let status = answer.status().as_u16();
        let text = answer.text().await.expect("a body");
        (status, serde_json::from_str(&text).unwrap_or(Value::Null))
    }

    async fn get(&self, path: &str) -> (u16, Value) {
        self.send(&self.running.agent().token, "GET", path, None).await
    }

    async fn put(&self, path: &str, body: Value) -> (u16, Value) {
        self.send(&self.running.agent().token, "PUT", path, Some(body)).await
    }

    async fn admin(&self, path: &str) -> (u16, Value) {
        self.send(&self.running.admin().token, "GET", path, None).await
    }

    async fn control(&self, method: &str, path: &str, body: Value) -> Value {
        self.send("", method, &format!("/sandbox/{path}"), Some(body)).await.1
    }

    /// An open, escalated ticket that nobody owns.
    async fn waiting(&self) -> Value {
        let path =
            "/api/v2/search/export?filter[type]=ticket&query=status:open assignee:none group:\"Tier 2\"";
        self.get(path).await.1["results"][0].clone()
    }
}

fn ids(rows: &Value) -> Vec<u64> {
    rows.as_array().into_iter().flatten().filter_map(|row| row["id"].as_u64()).collect()
}

#[tokio::test]
async fn an_agent_is_refused_the_admin_feed_and_the_admin_reads_all_of_it() {
    let desk = Desk::small().await;
    let path = "/api/v2/incremental/tickets/cursor.json?start_time=0&per_page=60&include=users,comment_count";
    let (status, refused) = desk.get(path).await;
    assert_eq!((status, &refused["error"]["title"]), (403, &json!("Forbidden")));

    let mut seen = Vec::new();
    let mut next = path.to_owned();
    loop {
        let (_, page) = desk.admin(&next).await;
        seen.extend(ids(&page["tickets"]));
        assert!(page["tickets"][0]["comment_count"].as_u64() >= Some(1));
        if page["end_of_stream"] == true {
            break;
        }
        next = format!(
            "/api/v2/incremental/tickets/cursor?per_page=60&include=users,comment_count&cursor={}",
            page["after_cursor"].as_str().expect("a cursor")
        );
    }
    assert_eq!(seen.len(), 150);
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 150);
}

#[tokio::test]
async fn a_stale_updated_stamp_is_a_conflict_and_changes_nothing() {
    let desk = Desk::small().await;
    let ticket = desk.waiting().await;
    let path = format!("/api/v2/tickets/{}", ticket["id"]);
    desk.control("POST", "clock", json!({"advance": "PT1M"})).await;
    let (status, theirs) =
        desk.put(&path, json!({"ticket": {"priority": "urgent", "subject": "theirs"}})).await;
    assert_eq!(status, 200);

    let stale = json!({"ticket": {
        "status": "solved", "comment": {"body": "mine"}, "safe_update": true, "updated_stamp": ticket["updated_at"],
    }});
    let (status, refused) = desk.put(&path, stale).await;
    assert_eq!((status, &refused["error"]), (409, &json!("UpdateConflict")));
    let (_, after) = desk.get(&path).await;
    assert_eq!(after["ticket"], theirs["ticket"]);

    let fresh = json!({"ticket": {"status": "pending", "safe_update": true, "updated_stamp": after["ticket"]["updated_at"]}});
    assert_eq!(desk.put(&path, fresh).await.0, 200);
}

#[tokio::test]
async fn one_put_carries_fields_comment_tags_and_a_hidden_marker() {
    let desk = Desk::small().await;
    let ticket = desk.waiting().await;
    let path = format!("/api/v2/tickets/{}", ticket["id"]);
    let (cause, _) = constants::FIELDS[7];
    let body = json!({"ticket": {
        "status": "solved",
        "custom_fields": [{"id": cause, "value": "INF-06"}],
        "tags": ["one", "two"],
        "comment": {"body": "Looked into it.", "public": false},
        "metadata": {"marker": "0190-abc"},
    }});
    let (status, answer) = desk.put(&path, body).await;
    assert_eq!(status, 200);
    let after = &answer["ticket"];
    assert_eq!((&after["status"], &after["tags"]), (&json!("solved"), &json!(["one", "two"])));
    assert_eq!(after["assignee_id"], desk.running.agent().id);
    assert!(
        after["custom_fields"].as_array().expect("fields").contains(&json!({"id": cause, "value": "INF-06"}))
    );
    let (_, audits) = desk.get(&format!("{path}/audits?page[size]=100")).await;
    let marked: Vec<_> = audits["audits"]
        .as_array()
        .expect("audits")
        .iter()
        .filter(|a| a["metadata"]["custom"]["marker"] == "0190-abc")
        .collect();
    assert_eq!(marked.len(), 1);
    let (_, comments) = desk.get(&format!("{path}/comments?page[size]=100")).await;
    let last = comments["comments"].as_array().and_then(|list| list.last()).expect("a comment").clone();
    assert_eq!((&last["plain_body"], &last["public"]), (&json!("Looked into it."), &json!(false)));
}

#[tokio::test]
async fn put_tags_adds_post_tags_replaces_and_delete_removes() {
    let desk = Desk::small().await;
    let ticket = desk.waiting().await;
    let path = format!("/api/v2/tickets/{}/tags", ticket["id"]);
    let before = ticket["tags"].as_array().expect("tags").len();
    let token = desk.running.agent().token.clone();
    let (_, added) = desk.put(&path, json!({"tags": ["Neu"]})).await;
    assert_eq!(added["tags"].as_array().map(Vec::len), Some(before + 1));
    let (status, replaced) = desk.send(&token, "POST", &path, Some(json!({"tags": ["only", "these"]}))).await;
    assert_eq!((status, &replaced["tags"]), (201, &json!(["only", "these"])));
    let (_, left) = desk.send(&token, "DELETE", &path, Some(json!({"tags": ["only"]}))).await;
    assert_eq!(left["tags"], json!(["these"]));
}

#[tokio::test]
async fn tag_deltas_count_in_update_many_and_are_ignored_in_a_single_update() {
    let desk = Desk::small().await;
    let id = desk.waiting().await["id"].clone();
    let path = format!("/api/v2/tickets/{id}");
    let (_, single) =
        desk.put(&path, json!({"ticket": {"additional_tags": ["delta"], "priority": "low"}})).await;
    assert!(!single["ticket"]["tags"].as_array().expect("tags").contains(&json!("delta")));
    let many = json!({"tickets": [{"id": id, "additional_tags": ["delta"]}]});
    let (_, job) = desk.put("/api/v2/tickets/update_many", many).await;
    let job = job["job_status"]["id"].as_str().expect("a job").to_owned();
    assert_eq!(desk.get(&format!("/api/v2/job_statuses/{job}")).await.1["job_status"]["status"], "completed");
    let (_, after) = desk.get(&path).await;
    assert!(after["ticket"]["tags"].as_array().expect("tags").contains(&json!("delta")));
}

#[tokio::test]
async fn the_same_idempotency_key_makes_one_ticket() {
    let desk = Desk::small().await;
    let post = async |subject: &str| {
        let body = json!({"ticket": {"subject": subject, "comment": {"body": "Text."}, "external_id": "K1"}});
        let url = format!("{}/api/v2/tickets", desk.running.base);
        let request = desk.http.post(url).bearer_auth(&desk.running.agent().token);
        let answer = request.header("Idempotency-Key", "K1").json(&body).send().await.expect("an answer");
        let lookup =
            answer.headers().get("x-idempotency-lookup").map(|v| v.to_str().expect("text").to_owned());
        (answer.status().as_u16(), lookup, answer.json::<Value>().await.expect("json"))
    };
    let (status, lookup, first) = post("A request").await;
    assert_eq!((status, lookup.as_deref()), (201, Some("miss")));
    let (_, lookup, second) = post("A request").await;
    assert_eq!(lookup.as_deref(), Some("hit"));
    assert_eq!(first["ticket"]["id"], second["ticket"]["id"]);
    let (status, _, refused) = post("Another request").await;
    assert_eq!((status, &refused["error"]), (400, &json!("IdempotentRequestError")));
    let (_, found) = desk.get("/api/v2/search?query=external_id:K1").await;
    assert_eq!(found["count"], 1);
    desk.control("POST", "clock", json!({"advance": "PT2H1M"})).await;
    let (_, lookup, third) = post("A request").await;
    assert_eq!(lookup.as_deref(), Some("miss"));
    assert_ne!(first["ticket"]["id"], third["ticket"]["id"]);
}

#[tokio::test]
async fn every_page_of_the_export_together_holds_each_ticket_once_even_when_rows_move() {
    let desk = Desk::small().await;
    let mut seen = Vec::new();
    let mut after = String::new();
    loop {
        let path = format!(
            "/api/v2/search/export?filter[type]=ticket&query=updated>=2020-01-01T00:00:00Z&page[size]=20{after}"
        );
        let (_, page) = desk.get(&path).await;
        seen.extend(ids(&page["results"]));
        if page["meta"]["has_more"] != true {
            break;
        }
        after = format!("&page[after]={}", page["meta"]["after_cursor"].as_str().expect("a cursor"));
        desk.control("POST", "clock", json!({"advance": "PT1S"})).await;
        let moved = desk.waiting().await["id"].clone();
        let (status, _) = desk
            .put(
                &format!("/api/v2/tickets/{moved}"),
                json!({"ticket": {"comment": {"body": "Moved.", "public": false}}}),
            )
            .await;
        assert_eq!(status, 200);
    }
    assert_eq!(seen.len(), 150);
    assert_eq!(seen.iter().collect::<BTreeSet<_>>().len(), 150);
}

#[tokio::test]
async fn the_same_seed_gives_the_same_content_and_another_seed_another() {
    let content = async |seed| {
        let desk = Desk::with(Options { tickets: 80, seed, ..Desk::options() }).await;
        let (_, mut page) = desk.admin("/api/v2/incremental/tickets/cursor?start_time=0&include=users").await;
        let id = page["tickets"][3]["id"].clone();
        let (_, comments) = desk.get(&format!("/api/v2/tickets/{id}/comments")).await;
        // Links name the port, which differs.
        for row in page["tickets"].as_array_mut().into_iter().flatten() {
            row["url"] = Value::Null;
        }
        (page["tickets"].clone(), comments["comments"].clone())
    };
    let first = content(3).await;
    assert_eq!(first, content(3).await);
    assert_ne!(first, content(4).await);
}

#[tokio::test]
async fn history_is_there_from_the_start_with_causes_and_open_work_to_do() {
    let desk = Desk::with(Options { tickets: 500, ..Desk::options() }).await;
    let (_, page) =
        desk.admin("/api/v2/incremental/tickets/cursor?start_time=0&include=metric_sets,groups").await;
    let rows = page["tickets"].as_array().expect("tickets");
    let cause = |row: &Value| row["custom_fields"][7]["value"].as_str().map(str::to_owned);
    let solved = rows.iter().filter(|row| row["metric_set"]["solved_at"].is_string());
    let with_cause = solved.filter(|row| cause(row).is_some()).count();
    assert!(with_cause > 300, "{with_cause} solved with a cause");
    let tier_2: BTreeSet<u64> = constants::GROUPS[..2].iter().map(|(id, _)| *id).collect();
    let open = rows.iter().filter(|row| {
        matches!(row["status"].as_str(), Some("open" | "pending" | "hold"))
            && row["group_id"].as_u64().is_some_and(|group| tier_2.contains(&group))
    });
    let open: Vec<_> = open.collect();
    assert!((40..=90).contains(&open.len()), "{} open", open.len());
    let late =
        open.iter().filter(|row| row["due_at"].as_str().is_some_and(|due| due < "2026-03-02T15:00:00Z"));
    assert!(late.count() >= 3);
    let agents: BTreeSet<_> = rows
        .iter()
        .filter(|row| cause(row).is_some())
        .filter_map(|row| row["assignee_id"].as_u64())
        .collect();
    assert_eq!(agents.len(), 6);
    let rising = rows.iter().filter(|row| {
        cause(row).as_deref() == Some("INF-06")
            && row["created_at"].as_str() > Some("2026-02-02")
            && row["custom_fields"][0]["value"] == "credit_card"
    });
    assert!(rising.count() >= 5, "a cause that recurs");
    let mut stamps: Vec<_> = rows.iter().map(|row| row["updated_at"].as_str().expect("a time")).collect();
    stamps.sort_unstable();
    assert!(stamps.windows(2).any(|pair| pair[0] == pair[1]), "updates of one second");
}

#[tokio::test]
async fn a_draft_article_is_found_by_its_label_and_can_be_published() {
    let desk = Desk::small().await;
    let token = desk.running.agent().token.clone();
    let section =
        format!("/api/v2/help_center/{}/sections/{}/articles.json", constants::LOCALE, constants::SECTION);
    let article = json!({"article": {
        "title": "A draft", "body": "<p>Text</p>", "locale": "en-us", "draft": true, "user_segment_id": null,
        "permission_group_id": constants::PERMISSION_GROUP, "label_names": ["sl-1"],
    }});
    let (status, made) = desk.send(&token, "POST", &section, Some(article)).await;
    assert_eq!((status, &made["article"]["draft"]), (201, &json!(true)));
    let id = &made["article"]["id"];
    let (_, found) = desk.get(&format!("{section}?label_names=sl-1")).await;
    assert_eq!(ids(&found["articles"]), ids(&json!([made["article"]])));
    let path = format!("/api/v2/help_center/articles/{id}/translations/en-us");
    assert_eq!(desk.put(&path, json!({"translation": {"draft": false}})).await.0, 200);
    let (_, found) = desk.get(&format!("{section}?label_names=sl-1")).await;
    assert_eq!(found["articles"][0]["draft"], false);
    let (status, _) =
        desk.send(&token, "POST", &section, Some(json!({"article": {"title": "No group"}}))).await;
    assert_eq!(status, 422);
}

#[tokio::test]
async fn an_answer_lost_on_the_way_leaves_the_write_behind_once() {
    let desk = Desk::small().await;
    let id = desk.waiting().await["id"].clone();
    let path = format!("/api/v2/tickets/{id}");
    desk.control("POST", "faults", json!({"method": "PUT", "path": path, "kind": "lose_answer"})).await;
    let url = format!("{}{path}", desk.running.base);
    let body = json!({"ticket": {"comment": {"body": "Only once.", "public": false}}});
    let lost = desk.http.put(url).bearer_auth(&desk.running.agent().token).json(&body).send().await;
    assert!(lost.is_err());
    let (_, comments) = desk.get(&format!("{path}/comments")).await;
    let there =
        comments["comments"].as_array().expect("comments").iter().filter(|c| c["body"] == "Only once.");
    assert_eq!(there.count(), 1);
}

#[tokio::test]
async fn too_many_requests_are_told_when_to_come_again() {
    let desk = Desk::with(Options { tickets: 10, rate: 2, ..Desk::options() }).await;
    assert_eq!(desk.get("/api/v2/users/me").await.0, 200);
    assert_eq!(desk.get("/api/v2/users/me").await.0, 200);
    let url = format!("{}/api/v2/users/me", desk.running.base);
    let answer = desk.http.get(url).bearer_auth(&desk.running.agent().token).send().await.expect("an answer");
    assert_eq!(answer.status().as_u16(), 429);
    let wait: u64 = answer.headers()["retry-after"].to_str().expect("text").parse().expect("seconds");
    assert!((1..=60).contains(&wait));
    assert_eq!(desk.admin("/api/v2/users/me").await.0, 200);
}

#[tokio::test]
async fn strangers_and_missing_records_get_the_shapes_of_the_real_api() {
    let desk = Desk::small().await;
    let (status, body) = desk.send("nobody", "GET", "/api/v2/users/me", None).await;
    assert_eq!((status, &body["error"]), (401, &json!("Couldn't authenticate you")));
    let (status, body) = desk.get("/api/v2/tickets/1").await;
    assert_eq!((status, &body["error"]), (404, &json!("RecordNotFound")));
    let id = desk.waiting().await["id"].clone();
    let (status, body) =
        desk.put(&format!("/api/v2/tickets/{id}"), json!({"ticket": {"status": "odd"}})).await;
    assert_eq!((status, &body["error"]), (422, &json!("RecordInvalid")));
    assert!(body["details"]["status"][0]["description"].is_string());
    let (status, _) = desk.get("/api/v2/search/export?query=status:open").await;
    assert_eq!(status, 400);
}

#[tokio::test]
async fn a_deleted_ticket_is_gone_except_in_the_feed() {
    let desk = Desk::small().await;
    let id = desk.waiting().await["id"].as_u64().expect("an id");
    let path = format!("/api/v2/tickets/{id}");
    let agent = desk.running.agent().token.clone();
    assert_eq!(desk.send(&agent, "DELETE", &path, None).await.0, 403);
    let admin = desk.running.admin().token.clone();
    assert_eq!(desk.send(&admin, "DELETE", &path, None).await.0, 204);
    assert_eq!(desk.get(&path).await.0, 404);
    let (_, many) = desk.get(&format!("/api/v2/tickets/show_many?ids={id}")).await;
    assert_eq!(many["count"], 0);
    let (_, page) = desk.admin("/api/v2/incremental/tickets/cursor?start_time=0").await;
    let last = page["tickets"].as_array().and_then(|rows| rows.last()).expect("rows").clone();
    assert_eq!((last["id"].as_u64(), last["status"].as_str()), (Some(id), Some("deleted")));
}
