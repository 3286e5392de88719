//! `sops/tests/ID.toml`: the example cases of a procedure. Playing them is the room `domain`'s.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;

use super::fault::Fault;
use super::files;
use super::home::Home;
use super::reader::{self, Kind, Node, Table};
use super::sop_file::unknown;
use crate::domain::sop::{Example, Expected, Sop, TICKET_NAMES, newest};

/// The examples of a procedure, with their file.
#[derive(Debug, Clone)]
pub struct Examples {
    /// The file.
    pub file: String,
    /// The procedure: its newest version, drafts among them.
    pub sop: Sop,
    /// Its examples.
    pub cases: Vec<Example>,
}

/// Reads the examples of every procedure; `now` is the moment of those that name none.
#[must_use]
pub fn examples(home: &Home, sops: &[Sop], now: DateTime, faults: &mut Vec<Fault>) -> Vec<Examples> {
    let mut found = Vec::new();
    for name in files::list(home, "sops/tests", ".toml", faults) {
        let Some(file) = files::read(home, &name, faults) else { continue };
        let id = name.trim_start_matches("sops/tests/").trim_end_matches(".toml");
        let Some(sop) = newest(sops, id) else {
            faults.push(unknown(&name, 0, "", id, sops.iter().map(|sop| sop.id.as_str())));
            continue;
        };
        let cases = read(&name, &file.text, sop, now, faults);
        found.push(Examples { file: name, sop: sop.clone(), cases });
    }
    found
}

fn read(file: &str, text: &str, sop: &Sop, now: DateTime, faults: &mut Vec<Fault>) -> Vec<Example> {
    let mut root = reader::parse(file, text, 1, faults);
    let now = moment(&mut root, faults).unwrap_or(now);
    let cases = root.tables("case", faults);
    if cases.is_empty() {
        faults.push(root.fault(1, "case", "missing"));
    }
    root.finish(faults);
    cases.into_iter().filter_map(|table| case(file, table, sop, now, faults)).collect()
}

fn moment(table: &mut Table, faults: &mut Vec<Fault>) -> Option<DateTime> {
    let node = table.take("now")?;
    let moment = match &node.kind {
        Kind::Time(time) => time.to_string().parse().ok(),
        _ => None,
    };
    if moment.is_none() {
        faults.push(
            table.fault(node.line, "now", "type").with("wanted", "date").with("found", node.kind.word()),
        );
    }
    moment
}

fn case(file: &str, mut table: Table, sop: &Sop, now: DateTime, faults: &mut Vec<Fault>) -> Option<Example> {
    let line = table.line_of("name");
    let name = table.needed("name", faults).map(|(name, _)| name);
    let now = moment(&mut table, faults).unwrap_or(now);
    let given = named(file, &mut table, "ticket", &TICKET_NAMES, faults);
    let inputs: Vec<&str> =
        sop.steps.iter().flat_map(|step| &step.ask).map(|input| input.id.as_str()).collect();
    let answers = named(file, &mut table, "answers", &inputs, faults);
    let steps: Vec<&str> = sop.steps.iter().map(|step| step.id.as_str()).collect();
    let mut ids = |key: &'static str, faults: &mut Vec<Fault>| -> Vec<String> {
        let ids = table.texts(key, faults);
        let strange = ids.iter().filter(|(id, _)| !steps.contains(&id.as_str()));
        faults.extend(strange.map(|(id, line)| unknown(file, *line, key, id, steps.iter().copied())));
        ids.into_iter().map(|(id, _)| id).collect()
    };
    let (by_agent, by_lead) = (ids("ticked", faults), ids("by_lead", faults));
    if !table.has("expect") {
        faults.push(table.fault(line, "expect", "missing"));
    }
    let mut expect = Vec::new();
    for (key, line, node) in
        table.table("expect", faults).map(|mut table| table.take_all()).unwrap_or_default()
    {
        if !steps.contains(&key.as_str()) && !Expected::WORDS.contains(&key.as_str()) {
            let known = steps.iter().copied().chain(Expected::WORDS);
            faults.push(unknown(file, line, "expect", &key, known));
            continue;
        }
        expect.push(Expected { key, line, wanted: words(&node) });
    }
    table.finish(faults);
    Some(Example { name: name?, line, now, ticket: given, answers, ticked: by_agent, by_lead, expect })
}

/// A table whose keys have to be among some names, as text.
fn named(
    file: &str,
    table: &mut Table,
    key: &'static str,
    known: &[&str],
    faults: &mut Vec<Fault>,
) -> BTreeMap<String, String> {
    let entries = table.table(key, faults).map(|mut table| table.take_all()).unwrap_or_default();
    let mut found = BTreeMap::new();
    for (name, line, node) in entries {
        if known.contains(&name.as_str()) {
            found.insert(name, words(&node).into_iter().collect::<Vec<_>>().join(","));
        } else {
            faults.push(unknown(file, line, key, &name, known.iter().copied()));
        }
    }
    found
}

/// A value, or the values of a list, in their written form.
fn words(node: &Node) -> BTreeSet<String> {
    let word = |node: &Node| match &node.kind {
        Kind::Text(text) | Kind::Float(text) => text.clone(),
        Kind::Int(number) => number.to_string(),
        Kind::Bool(value) => value.to_string(),
        Kind::Time(time) => time.to_string(),
        Kind::List(_) | Kind::Table(_) => String::new(),
    };
    match &node.kind {
        Kind::List(items) => items.iter().map(word).collect(),
        _ => BTreeSet::from([word(node)]),
    }
}
