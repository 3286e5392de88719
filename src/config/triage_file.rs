//! `sops/triage.toml` and its CSV: the decision table with hit policy, allowed values and examples.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};

use super::csv_rows;
use super::fault::Fault;
use super::files;
use super::home::Home;
use super::reader::{self, Kind};
use super::sop_file::unknown;
use crate::domain::ids::SopId;
use crate::domain::sop::{Decimal, Sop, Stage, TICKET_NAMES, Value, latest};
use crate::domain::ticket::Priority;
use crate::domain::triage::{Cell, Finding, Hit, Rule, Table};

const HEAD: &str = "sops/triage.toml";

/// Allowed values of a column: words, or any number.
pub(super) type Values = BTreeMap<String, Option<Vec<String>>>;

struct Head {
    table: Table,
    values: Values,
    file: String,
    tests: Vec<reader::Table>,
}

/// What the columns of the CSV are.
struct Columns {
    inputs: Vec<usize>,
    sop: usize,
    priority: Option<usize>,
    queue: Option<usize>,
    note: Option<usize>,
}

/// Reads the table; `None` where it has a fault, for half a table chooses wrongly. Where the faults are the
/// person's, the shipped table stands in.
pub(super) fn load(home: &Home, sops: &[Sop], faults: &mut Vec<Fault>) -> Option<Table> {
    let mut here = Vec::new();
    let own = files::read(home, HEAD, &mut here).and_then(|file| {
        let text = |name: &str, faults: &mut Vec<Fault>| Some(files::read(home, name, faults)?.text);
        read(&file.text, sops, text, &mut here)
    });
    let sound = here.is_empty();
    faults.extend(here);
    if sound {
        return own;
    }
    let mut quiet = Vec::new();
    let text = |name: &str, _: &mut Vec<Fault>| files::shipped(name).map(str::to_owned);
    read(files::shipped(HEAD)?, sops, text, &mut quiet).filter(|_| quiet.is_empty())
}

/// The values that the table allows for fields of a ticket; none where a field is any number.
pub(super) fn values(home: &Home) -> Values {
    let file = files::read(home, HEAD, &mut Vec::new());
    file.and_then(|file| head(&file.text, &mut Vec::new())).map(|head| head.values).unwrap_or_default()
}

/// The table as its rows say, whatever its examples expect; `None` where a row cannot be read.
pub(super) fn table(home: &Home, sops: &[Sop]) -> Option<Table> {
    let mut quiet = Vec::new();
    let mut head = head(&files::read(home, HEAD, &mut quiet)?.text, &mut quiet)?;
    let csv = files::read(home, &head.file, &mut quiet)?;
    rows(&mut head, &csv.text, sops, &mut quiet)?;
    quiet.is_empty().then_some(head.table)
}

/// The name of the file of the rows, and of each row its line and its queue.
pub(super) fn rows_of(home: &Home) -> (String, Vec<(usize, String)>) {
    let mut quiet = Vec::new();
    let file = files::read(home, HEAD, &mut quiet).and_then(|file| Some(head(&file.text, &mut quiet)?.file));
    let Some(csv) = file.and_then(|name| files::read(home, &name, &mut quiet)) else {
        return (String::new(), Vec::new());
    };
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(csv.text.as_bytes());
    let names = reader.headers().cloned().unwrap_or_default();
    let column = names.iter().position(|name| name.trim() == "out:queue");
    let rows = reader.records().flatten().filter(|record| record.len() == names.len()).map(|record| {
        let line = record.position().map_or(0, |position| position.line() as usize);
        (line, column.and_then(|at| record.get(at)).unwrap_or_default().trim().to_owned())
    });
    (csv.name, rows.collect())
}

fn read(
    text: &str,
    sops: &[Sop],
    file: impl Fn(&str, &mut Vec<Fault>) -> Option<String>,
    faults: &mut Vec<Fault>,
) -> Option<Table> {
    let mut head = head(text, faults)?;
    let Some(csv) = file(&head.file, faults) else {
        faults.push(Fault::new(HEAD, 0, "file", "unreadable").with("detail", &head.file));
        return None;
    };
    let lines = rows(&mut head, &csv, sops, faults)?;
    if faults.is_empty() {
        let allowed =
            head.values.iter().filter_map(|(name, words)| Some((name.clone(), words.clone()?))).collect();
        faults
            .extend(head.table.lint(&allowed).into_iter().filter_map(|finding| told(&head, finding, &lines)));
    }
    if faults.is_empty() {
        for test in std::mem::take(&mut head.tests) {
            example(&head.table, test, faults);
        }
    }
    Some(head.table)
}

/// A finding with its line. That a case with an empty field has no rule is no fault: it has no procedure then.
fn told(head: &Head, finding: Finding, lines: &[usize]) -> Option<Fault> {
    let line = |rule: usize| lines.get(rule - 1).copied().unwrap_or_default();
    Some(match finding {
        Finding::Dead { rule, by } if by.is_empty() => {
            Fault::new(&head.file, line(rule), "", "triage-never").with("rule", rule)
        }
        Finding::Dead { rule, by } => {
            let by: Vec<String> = by.iter().map(ToString::to_string).collect();
            Fault::new(&head.file, line(rule), "", "triage-dead").with("rule", rule).with("by", by.join(", "))
        }
        Finding::Overlap { rule, with, case } => Fault::new(&head.file, line(with), "", "triage-overlap")
            .with("rule", rule)
            .with("with", with)
            .with("case", case),
        Finding::Gap { blank: true, .. } => return None,
        Finding::Gap { case, .. } => {
            Fault::new(&head.file, lines.last().copied().unwrap_or(1), "", "triage-gap").with("case", case)
        }
        Finding::NoCatchAll => {
            Fault::new(&head.file, lines.last().copied().unwrap_or(1), "", "triage-no-rest")
        }
    })
}

fn head(text: &str, faults: &mut Vec<Fault>) -> Option<Head> {
    let mut root = reader::parse(HEAD, text, 1, faults);
    let name = root.needed("table", faults);
    let line = root.line_of("format");
    if root.count("format", 1, faults) != Some(1) {
        faults.push(root.fault(line, "format", "sop-format"));
    }
    let version = root.needed("version", faults);
    let hit = root.one_of("hit", &["U", "F", "A", "C"], faults);
    let file = root.needed("file", faults);
    let mut values = Values::new();
    if let Some(mut table) = root.table("values", faults) {
        for (key, line, node) in table.take_all() {
            let Some(field) = key.strip_prefix("ticket.").filter(|field| TICKET_NAMES.contains(field)) else {
                faults.push(unknown(HEAD, line, "values", &key, TICKET_NAMES.into_iter()));
                continue;
            };
            let allowed = match &node.kind {
                Kind::Text(word) if word == "number" => None,
                _ => Some(table.texts_of(node, &key, faults).into_iter().map(|(word, _)| word).collect()),
            };
            values.insert(field.to_owned(), allowed);
        }
    }
    let tests = root.tables("test", faults);
    root.finish(faults);
    let hit = hit.map_or(Some(Hit::Unique), |(letter, _)| Hit::parse(&letter))?;
    let (name, version) = (name?.0, version?.0);
    let table = Table { name, version, hit, inputs: Vec::new(), rules: Vec::new() };
    Some(Head { table, values, file: format!("sops/{}", file?.0), tests })
}

/// Reads the rows into the table; returns the line of each.
fn rows(head: &mut Head, text: &str, sops: &[Sop], faults: &mut Vec<Fault>) -> Option<Vec<usize>> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => {
            faults.push(Fault::new(&head.file, 1, "", "csv").with("detail", error));
            return None;
        }
    };
    let columns = columns(head, &header, faults)?;
    let mut lines = Vec::new();
    for record in reader.records() {
        let Some(record) = csv_rows::readable(&head.file, record, faults) else { continue };
        let line = csv_rows::line(&record);
        if record.len() != header.len() {
            let fault = Fault::new(&head.file, line, "", "width").with("found", record.len());
            faults.push(fault.with("wanted", header.len()));
            continue;
        }
        let number = lines.len() + 1;
        let rule = rule(head, &columns, &record, number, line, sops, faults);
        head.table.rules.push(rule);
        lines.push(line);
    }
    Some(lines)
}

fn columns(head: &mut Head, header: &StringRecord, faults: &mut Vec<Fault>) -> Option<Columns> {
    let mut found = Columns { inputs: Vec::new(), sop: 0, priority: None, queue: None, note: None };
    let mut sop = None;
    for (at, name) in header.iter().enumerate() {
        match name.trim() {
            "out:sop" => sop = Some(at),
            "out:priority" => found.priority = Some(at),
            "out:queue" => found.queue = Some(at),
            "note" => found.note = Some(at),
            name => match name.strip_prefix("in:ticket.").filter(|field| TICKET_NAMES.contains(field)) {
                Some(field) => {
                    head.table.inputs.push(field.to_owned());
                    found.inputs.push(at);
                }
                None => faults.push(Fault::new(&head.file, 1, name, "triage-column").with("name", name)),
            },
        }
    }
    if sop.is_none() {
        faults.push(Fault::new(&head.file, 1, "out:sop", "column").with("name", "out:sop"));
    }
    found.sop = sop?;
    Some(found)
}

fn rule(
    head: &Head,
    columns: &Columns,
    record: &StringRecord,
    number: usize,
    line: usize,
    sops: &[Sop],
    faults: &mut Vec<Fault>,
) -> Rule {
    let text = |at: Option<usize>| at.and_then(|at| record.get(at)).unwrap_or_default().trim();
    let mut cells = Vec::new();
    for (field, at) in head.table.inputs.iter().zip(&columns.inputs) {
        let (written, key) = (text(Some(*at)), format!("in:ticket.{field}"));
        let allowed = head.values.get(field);
        let cell = if matches!(allowed, Some(None)) { Cell::numbers(written) } else { Cell::words(written) };
        match &cell {
            None => faults.push(Fault::new(&head.file, line, &key, "triage-cell").with("value", written)),
            // `5.000` is five to us and five thousand to whoever wrote it in Spanish or Portuguese.
            Some(Cell::Range { .. }) if thousands(written) => {
                faults.push(Fault::new(&head.file, line, &key, "thousands").with("value", written));
            }
            Some(cell) => {
                if let Some(Some(allowed)) = allowed {
                    for word in
                        cell.named().into_iter().filter(|word| !allowed.iter().any(|known| known == word))
                    {
                        let known = allowed.iter().map(String::as_str);
                        faults.push(unknown(&head.file, line, &key, word, known));
                    }
                }
            }
        }
        cells.push(cell.unwrap_or(Cell::Any));
    }
    let sop = SopId::new(text(Some(columns.sop)));
    // Only a procedure in force can start: a draft or a retired one would leave its cases without any.
    if latest(sops, &sop).is_none() {
        let known = sops.iter().filter(|known| known.stage == Stage::Active).map(|known| known.id.as_str());
        faults.push(unknown(&head.file, line, "out:sop", sop.as_str(), known));
    }
    let word = text(columns.priority);
    let priority = Priority::parse(word);
    if priority.is_none() && !matches!(word, "" | "-") {
        let fault = Fault::new(&head.file, line, "out:priority", "choice").with("value", word);
        faults.push(fault.with("known", Priority::ALL.map(Priority::as_str).join(", ")));
    }
    let queue = Some(text(columns.queue).to_owned()).filter(|queue| !matches!(queue.as_str(), "" | "-"));
    Rule { number, cells, sop, priority, queue, note: text(columns.note).to_owned() }
}

/// Whether a number has exactly three digits behind its point.
pub(super) fn thousands(text: &str) -> bool {
    let digits = |part: &str| part.bytes().take_while(u8::is_ascii_digit).count();
    text.match_indices('.').any(|(at, _)| {
        let before = text[..at].bytes().last().is_some_and(|byte| byte.is_ascii_digit());
        before && digits(&text[at + 1..]) == 3
    })
}

/// Runs one example: `given` fields, `expect` the rule, the procedure or the priority.
fn example(table: &Table, mut test: reader::Table, faults: &mut Vec<Fault>) {
    let line = test.line;
    let mut given = BTreeMap::new();
    for (key, _, node) in test.table("given", faults).map(|mut given| given.take_all()).unwrap_or_default() {
        let value = match node.kind {
            Kind::Text(word) => Value::Text(word),
            Kind::Int(number) => Value::Number(Decimal::whole(number)),
            Kind::Float(digits) => Decimal::parse(&digits).map_or(Value::Null, Value::Number),
            _ => Value::Null,
        };
        given.insert(key.trim_start_matches("ticket.").to_owned(), value);
    }
    let Some(mut expect) = test.table("expect", faults) else {
        faults.push(test.fault(line, "expect", "missing"));
        return;
    };
    let lines = ["rule", "sop", "priority"].map(|key| expect.line_of(key));
    let rule = expect.count("rule", 1, faults).map(|rule| rule.to_string());
    let sop = expect.text("sop", faults).map(|(sop, _)| sop);
    let priority = expect.text("priority", faults).map(|(priority, _)| priority);
    expect.finish(faults);
    test.finish(faults);
    let choice = table.matches(|name| given.get(name).cloned().unwrap_or(Value::Null)).into_iter().next();
    let found =
        |pick: fn(&crate::domain::triage::Choice) -> String| choice.as_ref().map(pick).unwrap_or_default();
    let expected = [
        ("rule", rule, found(|choice| choice.rule.to_string())),
        ("sop", sop, found(|choice| choice.sop.to_string())),
        ("priority", priority, found(|choice| choice.priority.map_or("", Priority::as_str).to_owned())),
    ];
    for ((key, wanted, found), line) in expected.into_iter().zip(lines) {
        if let Some(wanted) = wanted.filter(|wanted| *wanted != found) {
            let fault = Fault::new(HEAD, line, key, "triage-test");
            faults.push(fault.with("wanted", wanted).with("found", found));
        }
    }
}
