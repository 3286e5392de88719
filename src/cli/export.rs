//! Files that leave the program: tickets, tallies, evidence, the audit. Masked unless a reason is given, and
//! every one of them is in the audit.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::args::{Export, ExportFormat, What};
use super::fail::Fail;
use super::outfile::Draft;
use super::output;
use super::progress::Meter;
use super::session::Session;
use super::{audit, proposals, shield, show};
use crate::domain::proposal::Kind;
use crate::domain::redact::Veil;
use crate::domain::say::Refusal;
use crate::domain::tally::{Dim, Measure, Span, Wanted, tally};
use crate::domain::view::Scope;
use crate::report::{
    Column, Head, Table, audit_document, audit_table, causes_document, causes_table, export_csv, export_json,
    export_lines, proposal_document, ticket_document,
};
use crate::store::{Order, Store, TallyQuery};

/// What goes into the file, in both of its forms.
struct Body {
    table: Table,
    rows: Vec<Value>,
}

/// `export`.
pub fn export(session: &mut Session, wanted: &Export) -> Result<(), Fail> {
    let reason = wanted.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    if wanted.unmasked && reason.is_none() {
        return Err(Fail::refused(Refusal::new("export-reason")));
    }
    let unmasked = reason.filter(|_| wanted.unmasked);
    let (store, is_ours) = session.reading()?;
    if unmasked.is_some() && !is_ours {
        return Err(Fail::refused(Refusal::new("export-newer")));
    }
    let (what, words) = wanted.asked();
    let body = match what {
        What::Tickets => tickets(session, &store, words, wanted.unmasked)?,
        What::Causes => causes(session, &store, words, &wanted.since)?,
        What::Evidence => evidence(session)?,
        What::Audit => entries(session, &store, wanted.unmasked)?,
    };
    let filter = words.iter().map(|word| shield::plain(word)).collect::<Vec<_>>().join(" ");
    let (me, now) = (session.known_me()?, session.now());
    let head = Head {
        what: what.as_str(),
        by: me.as_ref(),
        at: now,
        filter: &filter,
        unmasked,
        rows: body.rows.len(),
    };
    let text = match form(wanted) {
        ExportFormat::Csv => export_csv(&head, &body.table, session.words()),
        ExportFormat::Json => export_json(&head, &body.rows),
        ExportFormat::Jsonl => export_lines(&head, &body.rows),
    };
    let draft = Draft::write(&wanted.to, text.as_bytes(), wanted.force).map_err(Fail::refused)?;
    if is_ours {
        let mut detail = head.document();
        detail["file"] = json!(wanted.to.display().to_string());
        store.record("exported", detail, me.as_ref(), now)?;
    } else {
        output::notice(&session.words().get("export-unrecorded"));
    }
    draft.keep().map_err(Fail::refused)?;
    let (rows, file) = (body.rows.len().to_string(), wanted.to.display().to_string());
    let document = json!({"export": head.document(), "file": file});
    session
        .out
        .one(&document, || session.words().with("export-done", &[("rows", &rows), ("file", &file)]) + "\n");
    Ok(())
}

fn form(wanted: &Export) -> ExportFormat {
    let ending = wanted.to.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    wanted.format.unwrap_or(match ending.to_ascii_lowercase().as_str() {
        "json" => ExportFormat::Json,
        "jsonl" | "ndjson" => ExportFormat::Jsonl,
        _ => ExportFormat::Csv,
    })
}

/// Columns of tickets in CSV: the fields of the `ticket` document.
const COLUMNS: [&str; 27] = [
    "key",
    "id",
    "subject",
    "status",
    "priority",
    "queue",
    "assignee",
    "requester",
    "requester_email",
    "product",
    "reason",
    "topic",
    "amount",
    "language",
    "vendor",
    "site",
    "t1_agent",
    "stage",
    "focus",
    "cause",
    "knowledge",
    "verdict",
    "tags",
    "created",
    "updated",
    "solved",
    "due",
];

fn tickets(session: &mut Session, store: &Store, filter: &[String], unmasked: bool) -> Result<Body, Fail> {
    let query = session.query(Scope::All, show::filter(filter)?, Order::Newest)?;
    let (words, now) = (session.words(), query.now);
    let mut body =
        Body { table: Table::new(COLUMNS.map(Column::text).into_iter().collect()), rows: Vec::new() };
    let found = store.desk(&query)?.rows;
    let mut progress = Meter::new(Some(found.len()));
    for chunk in found.chunks(256) {
        for id in store.ids(chunk)? {
            let Some(view) = store.ticket(&id)? else { continue };
            let veil = if unmasked { Veil::lifted() } else { Veil::of(&view.shown, &view.timeline) };
            let document = ticket_document(&view, &veil, words, now, query.soon, Vec::new());
            body.table.row(COLUMNS.map(|column| cell(&document, column)));
            body.rows.push(document);
            progress.tell(body.rows.len() as u64, words);
        }
    }
    Ok(body)
}

fn cell(document: &Value, column: &str) -> String {
    let value = match column {
        "assignee" | "requester" => &document[column]["name"],
        "requester_email" => &document["requester"]["email"],
        _ => &document[column],
    };
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
        other => other.to_string(),
    }
}

fn causes(session: &mut Session, store: &Store, filter: &[String], since: &str) -> Result<Body, Fail> {
    let now = session.now();
    let until = now + SignedDuration::from_secs(1);
    let span = Span { since: show::instant(since, until, false)?, until };
    let query = TallyQuery {
        filter: show::filter(filter)?,
        me: session.my_id()?,
        ..TallyQuery::over(&session.config, span, now)
    };
    let asked = Wanted { of: Dim::Cause, by: &[], measure: Measure::Count, span };
    let tally = tally(&store.cells(&query, Dim::Cause, &[])?, asked);
    let (words, taxonomy) = (session.words(), &session.config.taxonomy);
    let document = causes_document(&tally, taxonomy, words);
    Ok(Body {
        table: causes_table(&tally, &[], taxonomy, words),
        rows: document["rows"].as_array().cloned().unwrap_or_default(),
    })
}

fn evidence(session: &mut Session) -> Result<Body, Fail> {
    const COLUMNS: [&str; 10] =
        ["id", "kind", "state", "title", "cause", "product", "tickets", "customers", "since", "url"];
    let mut body =
        Body { table: Table::new(COLUMNS.map(Column::text).into_iter().collect()), rows: Vec::new() };
    for kind in [Kind::Knowledge, Kind::Product] {
        let found = proposals::queue(session, kind)?;
        let keys = proposals::keys(session, &found)?;
        for proposal in &found {
            let document = proposal_document(proposal, &proposals::title(session, proposal), None, &keys);
            body.table.row(COLUMNS.map(|column| cell(&document, column)));
            body.rows.push(document);
        }
    }
    Ok(body)
}

fn entries(session: &Session, store: &Store, unmasked: bool) -> Result<Body, Fail> {
    let entries = store.audit()?;
    let keys = audit::keys(store, &entries)?;
    let veil = if unmasked { Veil::lifted() } else { Veil::default() };
    Ok(Body {
        table: audit_table(&entries, &veil, &keys, session.words()),
        rows: entries.iter().map(|entry| audit_document(entry, &veil, &keys)).collect(),
    })
}
