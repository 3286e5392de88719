//! Two agents with two homes against one CRM.

use secondline::domain::ids::TicketId;
use secondline::sandbox::Options;
use serde_json::{Value, json};

use super::desk::{Desk, answers, options};
use crate::sync::site::Site;

/// Resolves the first `count` open tickets of a product that nobody owns, with one cause.
fn resolve(desk: &Desk, product: &str, count: usize, cause: &str) -> Vec<String> {
    let filter = format!("product:={product}");
    let open = desk.run(&["tickets", &filter, "is:open", "owner:none", "is:escalated"]).ok();
    let keys: Vec<String> = open
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|row| row["key"].as_str().map(str::to_owned))
        .take(count)
        .collect();
    assert_eq!(keys.len(), count, "open tickets of {product}");
    let mut script = Vec::new();
    for key in &keys {
        let procedure = desk.run(&["sop", "show", key]).ok();
        let (answers, tick) = answers(procedure["id"].as_str().expect("an id"));
        let answers: Vec<String> = answers.iter().map(|answer| format!("'{answer}'")).collect();
        script.push(format!("claim {key}\nanswer {key} {}", answers.join(" ")));
        script.extend(tick.map(|step| format!("tick {key} {step}")));
        script.push(format!("resolve {key} --cause {cause} --knowledge new --verdict right"));
    }
    let done = desk.fed(&["batch", "-", "--strict"], &script.join("\n"));
    assert_eq!(done.status, 0, "{}", done.stderr);
    keys
}

fn count(causes: &Value, code: &str) -> u64 {
    let rows = causes["rows"].as_array().expect("rows");
    rows.iter().find(|row| row["code"] == code).and_then(|row| row["count"].as_u64()).unwrap_or(0)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn both_see_each_others_causes_and_one_recurrence_makes_one_article() {
    let site = Site::with(Options { tickets: 700, ..options() }).await;
    let [ana, bruno] = [0, 1].map(|at| Desk::new(&site.running.base, &site.running.accounts[at].token));
    for desk in [&ana, &bruno] {
        desk.run(&["sync"]).ok();
    }
    let before = count(&ana.run(&["causes"]).ok(), "PRC-05");
    let mut keys = resolve(&ana, "credit_card", 4, "PRC-05");
    bruno.run(&["sync"]).ok();
    keys.extend(resolve(&bruno, "credit_card", 4, "PRC-05"));
    ana.run(&["sync"]).ok();
    for desk in [&ana, &bruno] {
        let causes = desk.run(&["causes", "--by", "product"]).ok();
        assert_eq!(count(&causes, "PRC-05"), before + 8, "{causes:#}");
    }
    for key in &keys {
        assert_eq!(site.ticket(&TicketId::new(key)).await["status"], "solved");
    }

    let mine = candidate(&ana);
    let theirs = candidate(&bruno);
    assert_eq!(mine["id"], theirs["id"], "the same recurrence has the same key for both");
    let id = mine["id"].as_str().expect("an id");
    for desk in [&ana, &bruno] {
        let drafted = desk.run(&["knowledge", "draft", id]).ok();
        for sentence in drafted["sentences"].as_array().expect("sentences") {
            assert!(sentence["tickets"].as_array().is_some_and(|tickets| tickets.len() >= 2), "{sentence:#}");
        }
        let sent = desk.run(&["knowledge", "send", id]).ok();
        assert_eq!(sent[0]["state"], "sent", "{sent:#}");
    }
    assert_eq!(ana.run(&["knowledge", "send", id]).status, 1, "it is not offered twice");

    let articles = site.get("/api/v2/help_center/articles.json?per_page=100").await;
    let text = articles.to_string();
    assert_eq!(text.matches(id).count().min(1), 1, "the article stands there: {text}");
    let ours =
        articles["articles"].as_array().expect("articles").iter().filter(|one| one.to_string().contains(id));
    assert_eq!(ours.count(), 1, "two agents make one article");

    for desk in [&ana, &bruno] {
        desk.run(&["sync"]).ok();
        let shown = desk.run(&["knowledge", "show", id]).ok();
        assert_eq!(shown["state"], "in_review", "{shown:#}");
    }
}

fn candidate(desk: &Desk) -> Value {
    let queue = desk.run(&["knowledge"]).ok();
    let found = queue.as_array().expect("a list").iter().find(|row| row["cause"] == json!("PRC-05"));
    let found = found.cloned().unwrap_or_else(|| panic!("no candidate in {queue:#}"));
    assert_eq!(found["state"], "candidate");
    assert!(found["tickets"].as_array().is_some_and(|tickets| tickets.len() >= 8));
    found
}
