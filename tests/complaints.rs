//! Real complaints (the public export of the US Consumer Financial Protection Bureau): imported, synced, worked by a
//! scripted session, counted, and turned into an article and a product request. Without the files beside the
//! checkout these tests say so and pass.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use secondline::domain::filter::Filter;
use secondline::domain::ids::TicketId;
use secondline::domain::release::Releases;
use secondline::domain::tally::{Dim, Measure, Span, Wanted, tally};
use secondline::domain::taxonomy::Recode;
use secondline::sandbox::{Import, Options};
use secondline::store::{PulledPage, Store, TallyQuery};
use serde_json::{Value, json};

use crate::cli::desk::{Desk, answers, field, options};
use crate::sync::site::Site;

const CAUSES: &str = include_str!("complaints/issue_cause.csv");
/// What the scripted agents write to the customers, and what they found and did: the export has no answers of the companies.
const ANSWERS: &str = include_str!("complaints/answers.csv");

/// The cause of each issue, by the committed table.
fn causes() -> BTreeMap<String, String> {
    let mut reader = csv::Reader::from_reader(CAUSES.as_bytes());
    let pairs =
        reader.records().map(|row| row.expect("a row")).map(|row| (row[0].to_owned(), row[1].to_owned()));
    pairs.collect()
}

/// What the agents answer to each kind of complaint, what they find and what they do.
fn answers_by_kind() -> BTreeMap<String, [String; 3]> {
    let mut reader = csv::Reader::from_reader(ANSWERS.as_bytes());
    let quoted = |text: &str| text.replace('\'', "’");
    let rows = reader.records().map(|row| row.expect("a row"));
    rows.map(|row| (row[0].to_owned(), [quoted(&row[1]), quoted(&row[2]), quoted(&row[3])])).collect()
}

/// A complaint: id, issue, kind.
type Complaint = (u64, String, String);

/// The complaints of a file in the order of their ids; `None` where there is no file.
fn complaints(name: &str) -> Option<(PathBuf, Vec<Complaint>)> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/cfpb").join(name);
    if !file.exists() {
        eprintln!("skipped: no complaints beside this checkout ({name})");
        return None;
    }
    let mut reader = csv::Reader::from_path(&file).expect("a table");
    let heads = reader.headers().expect("a heading").clone();
    let column = |name: &str| heads.iter().position(|head| head == name).expect("a column");
    let (id, issue, kind) = (column("complaint_id"), column("issue"), column("sub_issue"));
    let mut rows: Vec<Complaint> = reader
        .records()
        .map(|row| row.expect("a row"))
        .map(|row| (row[id].parse().expect("a number"), row[issue].to_owned(), row[kind].to_owned()))
        .collect();
    rows.sort_unstable();
    Some((file, rows))
}

async fn site(file: PathBuf) -> Site {
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/import/cfpb.toml");
    Site::with(Options { import: Some(Import { file, map }), ..options() }).await
}

/// Claims, works and resolves the tickets, each with the table's cause, as one batch.
fn resolve(desk: &Desk, rows: &[Complaint], causes: &BTreeMap<String, String>) {
    let questions: Vec<String> = rows.iter().map(|(id, ..)| format!("sop show {id}")).collect();
    let shown = desk.fed(&["batch", "-", "--strict", "--jsonl"], &questions.join("\n"));
    assert_eq!(shown.status, 0, "{}", shown.stderr);
    let procedures: Vec<Value> =
        shown.stdout.lines().map(|line| serde_json::from_str(line).expect("a document")).collect();
    assert_eq!(procedures.len(), rows.len());
    let (mut script, said) = (Vec::new(), answers_by_kind());
    for ((id, issue, kind), procedure) in rows.iter().zip(&procedures) {
        let (answers, tick) = answers(procedure["id"].as_str().expect("an id"));
        let written = said.get(kind);
        let mut answers: Vec<String> = answers.iter().map(|answer| format!("'{answer}'")).collect();
        if let Some([_, finding, action]) = written.filter(|_| procedure["id"] == "general-escalation") {
            answers.retain(|answer| !answer.contains("fault_of") && !answer.contains("finding"));
            answers.push("'fault_of=ours'".to_owned());
            answers.extend([format!("'finding={finding}'"), format!("'action={action}'")]);
        }
        script.push(format!("claim {id}\nanswer {id} {}", answers.join(" ")));
        script.extend(tick.map(|step| format!("tick {id} {step}")));
        let cause = &causes[issue];
        let reply = written.map(|[reply, ..]| format!(" --reply '{reply}'"));
        script.push(format!(
            "resolve {id} --cause {cause} --knowledge new --verdict right --why 'Reported as: {}.'{}",
            issue.replace('\'', "’"),
            reply.unwrap_or_default(),
        ));
    }
    let done = desk.fed(&["batch", "-", "--strict", "--jsonl"], &script.join("\n"));
    assert_eq!(done.status, 0, "{}", done.stderr);
    let synced = desk.run(&["sync"]).ok();
    assert_eq!((synced["waiting"].as_u64(), synced["refused"].as_u64()), (Some(0), Some(0)), "{synced:#}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_real_complaints_are_resolved_and_counted_as_an_independent_count_says() {
    let Some((file, rows)) = complaints("cfpb_cards.csv") else { return };
    let causes = causes();
    let unknown: BTreeSet<&String> =
        rows.iter().map(|(_, issue, _)| issue).filter(|issue| !causes.contains_key(*issue)).collect();
    assert!(unknown.is_empty(), "issues without a cause: {unknown:?}");
    let site = site(file).await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    assert_eq!(desk.run(&["sync"]).ok()["pulled"].as_u64(), Some(rows.len() as u64));
    let lowest = &rows[..200];
    resolve(&desk, lowest, &causes);

    // Counted from the file and the table alone.
    let mut expected: BTreeMap<&str, u64> = BTreeMap::new();
    for (_, issue, _) in lowest {
        *expected.entry(causes[issue].as_str()).or_default() += 1;
    }
    let tally = desk.run(&["causes"]).ok();
    let found: BTreeMap<&str, u64> = tally["rows"]
        .as_array()
        .expect("rows")
        .iter()
        .map(|row| (row["code"].as_str().expect("a code"), row["count"].as_u64().expect("a count")))
        .collect();
    assert_eq!(found, expected);
    assert_eq!(tally["total"].as_u64(), Some(200));
    let unknown =
        expected.iter().filter(|(code, _)| code.starts_with("UNK")).map(|(_, count)| count).sum::<u64>();
    assert_eq!(tally["unknown"].as_u64(), Some(unknown));

    // A machine that never saw the session counts the same, from the CRM alone.
    let other = Desk::new(&site.running.base, &site.running.accounts[1].token);
    other.run(&["sync"]).ok();
    assert_eq!(other.run(&["causes"]).ok()["rows"], tally["rows"]);
    for (id, issue, _) in [&lowest[0], &lowest[199]] {
        let there = site.ticket(&TicketId::new(id.to_string())).await;
        assert_eq!(
            (there["status"].as_str(), field(&there, "cause").as_str()),
            (Some("solved"), Some(causes[issue].as_str()))
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn real_complaints_raise_an_article_and_a_request_whose_every_sentence_rests_on_two_tickets() {
    let Some((file, rows)) = complaints("cfpb_card_bank_narratives.csv") else { return };
    let site = site(file).await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    desk.run(&["sync"]).ok();
    resolve(&desk, &rows[..200], &causes());
    for (queue, list, rows) in [
        ("knowledge", "/api/v2/help_center/articles.json?per_page=100", "articles"),
        ("product", "/api/v2/search.json?query=type:ticket tags:product_feedback", "results"),
    ] {
        let candidates = desk.run(&[queue]).ok();
        let first = candidates.as_array().expect("a list").first().cloned();
        let first = first.unwrap_or_else(|| panic!("no {queue} candidate"));
        let id = first["id"].as_str().expect("an id");
        let shown = desk.run(&[queue, "show", id]).ok();
        let sentences = shown["sentences"].as_array().expect("sentences");
        assert!(sentences.len() >= 3, "{shown:#}");
        for sentence in sentences {
            let tickets: BTreeSet<&str> =
                sentence["tickets"].as_array().expect("tickets").iter().filter_map(Value::as_str).collect();
            assert!(tickets.len() >= 2, "{sentence:#}");
            assert!(
                shown["text"]
                    .as_str()
                    .is_some_and(|text| text.contains(sentence["text"].as_str().expect("text")))
            );
        }
        let text = shown["text"].as_str().expect("a text");
        assert!(!text.contains("XX"), "{shown:#}");
        if queue == "knowledge" {
            // Who reads only this can answer the next one: which kinds there are, and what was done about each.
            for needed in ["Their subject is", "Where the subject is", "customers write", "Do: ", "Found: "] {
                assert!(text.contains(needed), "{needed} in {text}");
            }
            // Of the most frequent kind it says what was found, what was done and what the customer was told.
            let kind = "Where the subject is “Managing an account: Deposits and withdrawals”: ";
            let part = |head: &str| text.split("\n## ").find(|part| part.starts_with(head)).expect("a part");
            let told = |head: &str| part(head).lines().find(|line| line.contains(kind)).expect("a line");
            for said in
                ["nobody did the review that should have ended it", "ended the hold in the deposits screen"]
            {
                assert!(told("What to do").contains(said), "{said} in {text}");
            }
            assert!(told("What to tell the customer").contains("released it by hand"), "{text}");
        } else {
            assert!(text.contains("(most likely ") && text.contains("chance explains"), "{text}");
            assert!(
                text.contains("nobody did the review that should have ended it"),
                "what was found: {text}"
            );
        }
        let sent = desk.run(&[queue, "send", id]).ok();
        assert_eq!(sent[0]["state"], "sent", "{sent:#}");
        let there = site.get(list).await;
        let ours = there[rows]
            .as_array()
            .map_or(0, |all| all.iter().filter(|one| one.to_string().contains(id)).count());
        assert_eq!(ours, 1, "{queue}: {there:#}");
    }
}

/// All complaints of the file as solved tickets with the table's causes, straight in a store.
fn stored(
    file: &Path,
    causes: &BTreeMap<String, String>,
) -> (tempfile::TempDir, Store, Vec<(String, String)>) {
    let mut reader = csv::Reader::from_path(file).expect("a table");
    let heads = reader.headers().expect("a heading").clone();
    let column = |name: &str| heads.iter().position(|head| head == name).expect("a column");
    let (id, issue, product) = (column("complaint_id"), column("issue"), column("product"));
    let mut counted = Vec::new();
    let mut tickets = Vec::new();
    for row in reader.records() {
        let row = row.expect("a row");
        let (cause, product) = (causes[&row[issue]].clone(), row[product].to_owned());
        tickets.push(
            serde_json::from_value(json!({
                "id": row[id], "key": row[id], "subject": "Complaint", "description": "", "status": "solved",
                "priority": "normal", "facts": {"cause": cause, "product": product}, "tags": [],
                "created": "2026-11-01T12:00:00Z", "updated": "2026-11-02T12:00:00Z",
                "solved": "2026-11-02T12:00:00Z", "version": "1", "mark": "1", "escalated": true,
            }))
            .expect("a ticket"),
        );
        counted.push((cause, product));
    }
    let folder = tempfile::tempdir().expect("a folder");
    let store = Store::open(&folder.path().join("store.db")).expect("a store");
    let page = PulledPage { tickets, ..PulledPage::default() };
    store.absorb(page, "2026-11-03T00:00:00Z".parse().expect("a time")).expect("a page");
    (folder, store, counted)
}

#[test]
fn the_pareto_over_all_real_complaints_equals_a_count_made_from_the_file_alone() {
    let Some((file, _)) = complaints("cfpb_cards.csv") else { return };
    let (_folder, store, counted) = stored(&file, &causes());
    let span = Span {
        since: "2026-11-01T00:00:00Z".parse().expect("a time"),
        until: "2026-11-03T00:00:00Z".parse().expect("a time"),
    };
    let query = TallyQuery {
        filter: Filter::default(),
        me: None,
        now: span.until,
        span,
        recode: Recode::default(),
        releases: Releases::default(),
    };
    let by = [Dim::Product];
    let cells = store.cells(&query, Dim::Cause, &by).expect("cells");
    let found = tally(&cells, Wanted { of: Dim::Cause, by: &by, measure: Measure::Count, span });

    let mut own: BTreeMap<&str, u64> = BTreeMap::new();
    let mut pairs: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for (cause, product) in &counted {
        *own.entry(cause).or_default() += 1;
        *pairs.entry((cause, product)).or_default() += 1;
    }
    let mut order: Vec<(&str, u64)> = own.into_iter().collect();
    order.sort_by_key(|(code, count)| (std::cmp::Reverse(*count), *code));
    let shown: Vec<(&str, u64)> = found.rows.iter().map(|row| (row.code.as_str(), row.count)).collect();
    assert_eq!(shown, order);
    assert_eq!(found.total, counted.len() as u64);
    let mut above = 0;
    for row in &found.rows {
        above += row.count;
        let share = above as f64 / counted.len() as f64;
        assert!((row.cumulative - share).abs() < 1e-12, "{} {} {share}", row.code, row.cumulative);
        for part in &row.by[&Dim::Product] {
            assert_eq!(pairs.remove(&(row.code.as_str(), part.value.as_str())), Some(part.count));
        }
    }
    assert!(pairs.is_empty(), "pairs that were not counted: {pairs:?}");
}
