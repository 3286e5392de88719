//! Tickets from a file: what arrives, and how a bad file or map is refused.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use secondline::sandbox::{self, Import, Options, SandboxError, constants};
use serde_json::{Value, json};

use super::Desk;

fn map() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("config/import/cfpb.toml")
}

const HEADER: &str =
    "complaint_id,date_received,issue,sub_issue,narrative,product,company,state,tags,company_response\n";

async fn refused(file: &str, rows: &str, map: PathBuf) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(file);
    std::fs::write(&path, rows).expect("a file");
    match sandbox::start(Options { import: Some(Import { file: path, map }), ..Desk::options() }).await {
        Err(SandboxError::Faults(faults)) => faults,
        Err(other) => vec![other.to_string()],
        Ok(_) => Vec::new(),
    }
}

#[tokio::test]
async fn complaints_become_open_second_line_tickets_with_their_own_numbers() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("complaints.csv");
    let rows = format!(
        "{HEADER}101,2020-01-01,Billing disputes,,\"Charged twice, {{$570.00}}.\nNo answer.\",Credit card,BANK,CA,Older American,Closed\n\
         102,2020-01-03,Closing your account,Company closed your account,,Checking or savings account,BANK,TX,,Closed\n"
    );
    std::fs::write(&file, rows).expect("a file");
    let desk = Desk::with(Options { import: Some(Import { file, map: map() }), ..Desk::options() }).await;
    let (_, found) = desk.get("/api/v2/tickets/show_many?ids=101,102&include=users").await;
    let (first, second) = (&found["tickets"][0], &found["tickets"][1]);
    assert_eq!(
        (&first["subject"], &second["subject"]),
        (&json!("Billing disputes"), &json!("Closing your account: Company closed your account"))
    );
    assert_eq!(first["description"], "Charged twice, {$570.00}.\nNo answer.");
    assert_eq!(
        (&first["status"], &first["assignee_id"], &first["group_id"]),
        (&json!("open"), &Value::Null, &json!(constants::TIER_2))
    );
    let field = |row: &Value, at: usize| row["custom_fields"][at]["value"].clone();
    assert_eq!((field(first, 0), field(first, 1)), (json!("credit_card"), json!("unrecognised_charge")));
    assert_eq!((field(second, 0), field(second, 1)), (json!("bank_account"), json!("closing_your_account")));
    assert!(field(first, 4).is_string() && field(first, 5).is_string());
    assert_eq!(second["created_at"], "2026-03-02T15:00:00Z");
    assert_eq!(first["created_at"], "2026-02-28T15:00:00Z");
    assert!(first["tags"].as_array().is_some_and(|tags| tags.contains(&json!("older_american"))));
    let (_, comments) = desk.get("/api/v2/tickets/101/comments").await;
    assert_eq!(comments["comments"][0]["body"], first["description"]);
}

#[tokio::test]
async fn every_bad_row_is_named_with_file_line_and_column() {
    let rows =
        format!("{HEADER}abc,2020-01-01,A,,,P,C,S,,R\n5,yesterday,A,,,P,C,S,,R\n5,2020-01-02,A,,,P,C,S,,R\n");
    let faults = refused("bad.csv", &rows, map()).await;
    assert_eq!(faults.len(), 3, "{faults:?}");
    assert!(faults[0].contains("bad.csv:2: complaint_id: \"abc\""));
    assert!(faults[1].contains("bad.csv:3: date_received: \"yesterday\""));
    assert!(faults[2].contains("bad.csv:4: complaint_id: 5 is the number of line 3"));
}

#[tokio::test]
async fn a_file_without_the_columns_of_the_map_is_refused_with_the_columns_it_has() {
    let faults =
        refused("few.jsonl", "{\"complaint_id\": 1, \"date_received\": \"2020-01-01\"}\n", map()).await;
    assert!(
        faults.iter().any(|fault| fault.contains("cfpb.toml:") && fault.contains("no column \"issue\"")),
        "{faults:?}"
    );
    let faults = refused("broken.jsonl", "{\"complaint_id\": 1\n", map()).await;
    assert!(faults[0].contains("broken.jsonl:1: this line is not a JSON object"), "{faults:?}");
}

#[tokio::test]
async fn the_real_complaints_are_served_each_once() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/cfpb/cfpb_cards.csv");
    if !file.exists() {
        println!("Skipped: the complaint export is not beside this checkout.");
        return;
    }
    let desk = Desk::with(Options { import: Some(Import { file, map: map() }), ..Desk::options() }).await;
    let (_, page) = desk.admin("/api/v2/incremental/tickets/cursor?start_time=0").await;
    let ids: BTreeSet<u64> = super::ids(&page["tickets"]).into_iter().collect();
    assert_eq!(
        (ids.len(), ids.first(), page["tickets"].as_array().map(Vec::len)),
        (658, Some(&69978), Some(658))
    );
}
