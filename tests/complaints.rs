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

/// How the agents work a kind of complaint whose text says one of some words: where it went wrong, what they find and do,
/// what they tell the customer first and at the end, and whom they ask.
struct Answer {
    kind: String,
    when: Vec<String>,
    fault: String,
    finding: String,
    action: String,
    note: String,
    first: String,
    last: String,
    team: String,
}

impl Answer {
    /// All of them, in the order in which they are looked through.
    fn all() -> Vec<Self> {
        let mut reader = csv::Reader::from_reader(ANSWERS.as_bytes());
        let rows = reader.records().map(|row| row.expect("a row"));
        let answer = |row: csv::StringRecord| {
            let text = |at: usize| row[at].replace('\'', "’");
            let when = row[1].split('|').map(str::to_owned).filter(|word| !word.is_empty()).collect();
            let (kind, fault) = (row[0].to_owned(), row[2].to_owned());
            let (finding, action, note) = (text(3), text(4), text(5));
            let (first, last, team) = (text(6), text(7), text(8));
            Self { kind, when, fault, finding, action, note, first, last, team }
        };
        rows.map(answer).collect()
    }

    fn fits(&self, complaint: &Complaint) -> bool {
        let said = complaint.said.to_lowercase();
        self.kind == complaint.kind
            && (self.when.is_empty() || self.when.iter().any(|word| said.contains(word)))
    }

    /// Whether it is the way of a complaint.
    fn is_of(&self, complaint: &Complaint) -> bool {
        let all = Self::all();
        Self::to(&all, complaint).is_some_and(|one| one.finding == self.finding)
    }

    /// The way of a complaint, if the agents have one.
    fn to<'a>(all: &'a [Self], complaint: &Complaint) -> Option<&'a Self> {
        all.iter().find(|answer| answer.fits(complaint))
    }
}

/// Complaints that nobody works here: what is written about the others is tried on them.
const UNSEEN: [u64; 4] = [3_589_185, 3_739_701, 7_262_175, 7_270_682];

/// A complaint.
struct Complaint {
    id: u64,
    issue: String,
    kind: String,
    said: String,
}

/// The complaints of a file in the order of their ids, without those that nobody works; `None` where there is no file.
fn complaints(name: &str) -> Option<(PathBuf, Vec<Complaint>)> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/data/cfpb").join(name);
    if !file.exists() {
        eprintln!("skipped: no complaints beside this checkout ({name})");
        return None;
    }
    let mut reader = csv::Reader::from_path(&file).expect("a table");
    let heads = reader.headers().expect("a heading").clone();
    let column = |name: &str| heads.iter().position(|head| head == name).expect("a column");
    let said = heads.iter().position(|head| head == "narrative");
    let (id, issue, kind) = (column("complaint_id"), column("issue"), column("sub_issue"));
    let complaint = |row: csv::StringRecord| Complaint {
        id: row[id].parse().expect("a number"),
        issue: row[issue].to_owned(),
        kind: row[kind].to_owned(),
        said: said.map_or_else(String::new, |said| row[said].to_owned()),
    };
    let mut rows: Vec<Complaint> = reader.records().map(|row| complaint(row.expect("a row"))).collect();
    rows.sort_unstable_by(|a, b| (a.id, &a.issue, &a.kind).cmp(&(b.id, &b.issue, &b.kind)));
    Some((file, rows))
}

async fn site(file: PathBuf) -> Site {
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("config/import/cfpb.toml");
    Site::with(Options { import: Some(Import { file, map }), ..options() }).await
}

/// Claims, works and resolves the tickets, each with the table's cause, as one batch.
fn resolve(desk: &Desk, rows: &[Complaint], causes: &BTreeMap<String, String>) {
    let questions: Vec<String> = rows.iter().map(|one| format!("sop show {}", one.id)).collect();
    let shown = desk.fed(&["batch", "-", "--strict", "--jsonl"], &questions.join("\n"));
    assert_eq!(shown.status, 0, "{}", shown.stderr);
    let procedures: Vec<Value> =
        shown.stdout.lines().map(|line| serde_json::from_str(line).expect("a document")).collect();
    assert_eq!(procedures.len(), rows.len());
    let (mut script, all) = (Vec::new(), Answer::all());
    for (complaint, procedure) in rows.iter().zip(&procedures) {
        let id = complaint.id;
        assert!(!UNSEEN.contains(&id), "{id} is kept for trying out what is written");
        let (answers, tick) = answers(procedure["id"].as_str().expect("an id"));
        let written = Answer::to(&all, complaint);
        let mut answers: Vec<String> = answers.iter().map(|answer| format!("'{answer}'")).collect();
        script.push(format!("claim {id}"));
        let is_general = procedure["id"] == "general-escalation";
        if let Some(answer) = written.filter(|_| is_general) {
            answers.retain(|answer| !answer.contains("fault_of") && !answer.contains("finding"));
            answers.push(format!("'fault_of={}'", answer.fault));
            answers.push(format!("'finding={}'", answer.finding));
            // What works as it should needs no action: what was done nevertheless is a note.
            if answer.fault == "nowhere" {
                script.push(format!("note {id} '{}'", answer.action));
            } else {
                answers.push(format!("'action={}'", answer.action));
            }
            if !answer.note.is_empty() {
                script.push(format!("note {id} '{}'", answer.note));
            }
            if !answer.first.is_empty() {
                script.push(format!("reply {id} '{}'", answer.first));
            }
            if !answer.team.is_empty() {
                script.push(format!(
                    "ask {id} '{}' 'What do you see on your side, and what may we say of it?'",
                    answer.team
                ));
                script.push(format!("answered {id} 'It is with us; nothing of it may be said yet.'"));
            }
        }
        script.push(format!("answer {id} {}", answers.join(" ")));
        script.extend(tick.map(|step| format!("tick {id} {step}")));
        let cause = &causes[&complaint.issue];
        let reply = written.map(|answer| format!(" --reply '{}'", answer.last));
        script.push(format!(
            "resolve {id} --cause {cause} --knowledge new --verdict right --why 'Reported as: {}.'{}",
            complaint.issue.replace('\'', "’"),
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
        rows.iter().map(|one| &one.issue).filter(|issue| !causes.contains_key(*issue)).collect();
    assert!(unknown.is_empty(), "issues without a cause: {unknown:?}");
    let site = site(file).await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    assert_eq!(desk.run(&["sync"]).ok()["pulled"].as_u64(), Some(rows.len() as u64));
    let lowest = &rows[..200];
    resolve(&desk, lowest, &causes);

    // Counted from the file and the table alone.
    let mut expected: BTreeMap<&str, u64> = BTreeMap::new();
    for one in lowest {
        *expected.entry(causes[&one.issue].as_str()).or_default() += 1;
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
    for one in [&lowest[0], &lowest[199]] {
        let there = site.ticket(&TicketId::new(one.id.to_string())).await;
        assert_eq!(
            (there["status"].as_str(), field(&there, "cause").as_str()),
            (Some("solved"), Some(causes[&one.issue].as_str()))
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn real_complaints_raise_an_article_and_a_request_whose_every_sentence_rests_on_two_tickets() {
    let Some((file, mut rows)) = complaints("cfpb_card_bank_narratives.csv") else { return };
    rows.retain(|one| !UNSEEN.contains(&one.id));
    rows.truncate(200);
    let site = site(file).await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    desk.run(&["sync"]).ok();
    resolve(&desk, &rows, &causes());
    for (queue, list, listed) in [
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
            assert_eq!(first["topic"], "deposits_and_withdrawals", "the largest kind of the largest cause");
            let kind: Vec<&Complaint> =
                rows.iter().filter(|one| one.kind == "Deposits and withdrawals").collect();
            assert_eq!(first["tickets"].as_array().map(Vec::len), Some(kind.len()), "{first:#}");
            branches_are_the_ways_of_their_tickets(sentences, &kind);
            // Whoever did not work them reads what was noted and told, from the CRM alone.
            let other = Desk::new(&site.running.base, &site.running.accounts[1].token);
            other.run(&["sync"]).ok();
            let theirs = other.run(&[queue, "show", id]).ok();
            for answer in
                Answer::all().iter().filter(|one| kind.iter().filter(|case| one.is_of(case)).count() > 1)
            {
                let text = theirs["text"].as_str().expect("a text");
                assert!(text.contains(answer.last.trim_end_matches('.')), "{} in {text}", answer.last);
            }
            // Nothing that says only what the title says, or what all cases of a procedure have.
            for empty in ["Reported as", "Read the case", "Find out what happened", "Put it right"] {
                assert!(!text.contains(empty), "{empty} in {text}");
            }
        } else {
            assert!(text.contains("(most likely ") && text.contains("chance explains"), "{text}");
            assert!(text.contains("was held too, and the reason was not told"), "what was found: {text}");
        }
        let sent = desk.run(&[queue, "send", id]).ok();
        assert_eq!(sent[0]["state"], "sent", "{sent:#}");
        let there = site.get(list).await;
        let ours = there[listed]
            .as_array()
            .map_or(0, |all| all.iter().filter(|one| one.to_string().contains(id)).count());
        assert_eq!(ours, 1, "{queue}: {there:#}");
    }
}

/// Each branch says what was found, done and told on its own tickets and on no others, and the branches with the number
/// of those that they leave out are all of them.
fn branches_are_the_ways_of_their_tickets(sentences: &[Value], kind: &[&Complaint]) {
    let said = |sentence: &Value| sentence["text"].as_str().expect("a text").to_owned();
    let theirs = |sentence: &Value| -> BTreeSet<String> {
        let tickets = sentence["tickets"].as_array().expect("tickets").iter();
        tickets.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let part: Vec<&Value> = sentences.iter().filter(|one| one["section"] == "resolution").collect();
    let mut ways: BTreeMap<&str, (&Answer, BTreeSet<String>)> = BTreeMap::new();
    let all = Answer::all();
    for one in kind {
        let answer = Answer::to(&all, one).expect("a way");
        ways.entry(&answer.finding).or_insert((answer, BTreeSet::new())).1.insert(one.id.to_string());
    }
    let (told, alone): (Vec<_>, Vec<_>) = ways.into_values().partition(|(_, tickets)| tickets.len() > 1);
    assert!(told.len() >= 4, "a kind with few ways tries nothing out");
    let quoted = |text: &str| text.trim_end_matches('.').to_owned();
    for (answer, tickets) in &told {
        let at = part.iter().position(|one| said(one).contains(&quoted(&answer.finding)));
        let at = at.unwrap_or_else(|| panic!("{} in {part:#?}", answer.finding));
        assert_eq!(theirs(part[at]), *tickets);
        assert!(
            said(part[at]).contains(&format!("tickets: {} of {}", tickets.len(), kind.len())),
            "{part:#?}"
        );
        let below = part[at + 1..].iter().take_while(|one| !said(one).starts_with("If you find"));
        let below: Vec<_> =
            below.filter(|one| said(one).contains("(tickets: ") || said(one).contains("asked in")).collect();
        for text in [&answer.action, &answer.note, &answer.last, &answer.team]
            .into_iter()
            .filter(|text| !text.is_empty())
        {
            let line = below.iter().find(|one| said(one).contains(&quoted(text)));
            assert_eq!(line.map(|one| theirs(one)).as_ref(), Some(tickets), "{text} in {below:#?}");
        }
    }
    let branches = part.iter().filter(|one| said(one).starts_with("If you find")).count();
    assert_eq!(branches, told.len(), "{part:#?}");
    for (answer, _) in &alone {
        assert!(
            !sentences.iter().any(|one| said(one).contains(&quoted(&answer.finding))),
            "{}",
            answer.finding
        );
    }
    let left = format!("{} more tickets of {} ", alone.len(), kind.len());
    assert!(said(part.last().expect("a line")).starts_with(&left), "{left} in {part:#?}");
    let first = sentences.iter().find(|one| one["section"] == "reply").expect("a first reply");
    assert!(said(first).contains(&quoted(&told[0].0.first)), "{first:#}");
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
