//! A decision table of DMN (the OMG's XML) turned into our CSV and TOML. What cannot be kept is told with its line
//! and nothing is made up: a table that decides differently than its model is worse than none.

use csv::Writer;
use roxmltree::{Document, Node};

use super::fault::Fault;
use crate::domain::sop::TICKET_NAMES;
use crate::domain::triage::Cell;

/// A table that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Imported {
    /// The name of the decision.
    pub name: String,
    /// How many rules it has.
    pub rules: usize,
    /// `triage.csv`.
    pub csv: String,
    /// `triage.toml`.
    pub toml: String,
}

struct Column {
    field: &'static str,
    is_number: bool,
    allowed: Vec<String>,
}

/// Reads the decision table of a file; `decision` chooses one by name or id where there are several.
///
/// # Errors
/// Everything that cannot be read or kept, each with its line.
pub fn import_dmn(file: &str, text: &str, decision: Option<&str>) -> Result<Imported, Vec<Fault>> {
    let document = match Document::parse(text) {
        Ok(document) => document,
        Err(error) => {
            let line = error.pos().row as usize;
            return Err(vec![Fault::new(file, line, "", "dmn-xml").with("detail", error)]);
        }
    };
    let reader = Reader { file, document: &document };
    let mut faults = Vec::new();
    let found = reader.choose(decision, &mut faults).and_then(|table| reader.table(table, &mut faults));
    found.filter(|_| faults.is_empty()).ok_or(faults)
}

struct Reader<'a> {
    file: &'a str,
    document: &'a Document<'a>,
}

type Xml<'a> = Node<'a, 'a>;

fn child<'a>(node: Xml<'a>, name: &str) -> Option<Xml<'a>> {
    node.children().find(|child| child.tag_name().name() == name)
}

fn children<'a>(node: Xml<'a>, name: &'a str) -> impl Iterator<Item = Xml<'a>> {
    node.children().filter(move |child| child.tag_name().name() == name)
}

/// The text of an expression: `<text>` inside a node, trimmed.
fn text(node: Xml<'_>) -> &str {
    child(node, "text").and_then(|text| text.text()).unwrap_or_default().trim()
}

impl<'a> Reader<'a> {
    fn fault(&self, node: Xml<'a>, key: &str, id: &str) -> Fault {
        let line = self.document.text_pos_at(node.range().start).row as usize;
        Fault::new(self.file, line, key, id)
    }

    fn choose(&self, decision: Option<&str>, faults: &mut Vec<Fault>) -> Option<Xml<'a>> {
        let mut tables: Vec<Xml<'a>> =
            self.document.descendants().filter(|node| node.tag_name().name() == "decisionTable").collect();
        if let Some(wanted) = decision {
            tables.retain(|table| {
                let above = table.parent_element();
                above.is_some_and(|above| {
                    ["name", "id"].iter().any(|key| above.attribute(*key) == Some(wanted))
                })
            });
        }
        match tables.as_slice() {
            [table] => Some(*table),
            [] => {
                faults.push(Fault::new(self.file, 0, "", "dmn-none"));
                None
            }
            [_, second, ..] => {
                let names: Vec<&str> = tables.iter().map(|table| name(*table)).collect();
                faults.push(self.fault(*second, "", "dmn-many").with("names", names.join(", ")));
                None
            }
        }
    }

    fn table(&self, table: Xml<'a>, faults: &mut Vec<Fault>) -> Option<Imported> {
        let policy = table.attribute("hitPolicy").unwrap_or("UNIQUE");
        let hit = match policy {
            "UNIQUE" => "U",
            "FIRST" => "F",
            "ANY" => "A",
            "COLLECT" | "RULE ORDER" => "C",
            _ => {
                faults.push(self.fault(table, "hitPolicy", "dmn-policy").with("value", policy));
                return None;
            }
        };
        if let Some(aggregation) = table.attribute("aggregation") {
            faults.push(self.fault(table, "aggregation", "dmn-policy").with("value", aggregation));
        }
        let inputs: Vec<Option<Column>> =
            children(table, "input").map(|node| self.input(node, faults)).collect();
        let outputs: Vec<Option<&'static str>> =
            children(table, "output").map(|node| self.output(node, faults)).collect();
        if outputs.iter().all(|output| *output != Some("out:sop")) {
            faults.push(self.fault(table, "output", "dmn-no-sop"));
        }
        let mut writer = Writer::from_writer(Vec::new());
        let head = inputs.iter().flatten().map(|column| format!("in:ticket.{}", column.field));
        let head: Vec<String> = head
            .chain(outputs.iter().flatten().map(|name| (*name).to_owned()))
            .chain(["note".to_owned()])
            .collect();
        let mut rows = vec![head];
        for rule in children(table, "rule") {
            rows.push(self.rule(rule, &inputs, &outputs, faults));
        }
        for row in &rows {
            if let Err(error) = writer.write_record(row) {
                faults.push(self.fault(table, "", "csv").with("detail", error));
            }
        }
        let csv = String::from_utf8(writer.into_inner().ok()?).ok()?;
        let name = name(table).to_owned();
        let toml = toml(&name, hit, &inputs);
        Some(Imported { name, rules: rows.len() - 1, csv, toml })
    }

    fn input(&self, node: Xml<'a>, faults: &mut Vec<Fault>) -> Option<Column> {
        let expression = child(node, "inputExpression");
        let written = expression.map(text).unwrap_or_default();
        let named = |word: &str| {
            let word = word.trim().trim_start_matches("ticket.").to_lowercase().replace([' ', '-'], "_");
            TICKET_NAMES.into_iter().find(|field| **field == word)
        };
        let Some(field) = named(written).or_else(|| named(node.attribute("label").unwrap_or_default()))
        else {
            let fault = self.fault(expression.unwrap_or(node), "input", "dmn-input").with("value", written);
            faults.push(fault.with("known", TICKET_NAMES.join(", ")));
            return None;
        };
        let kind = expression.and_then(|expression| expression.attribute("typeRef")).unwrap_or_default();
        let is_number = matches!(kind.rsplit(':').next(), Some("number" | "integer" | "long" | "double"))
            || (kind.is_empty() && field == "amount");
        let allowed = child(node, "inputValues").map(text).unwrap_or_default();
        let allowed = if is_number { Vec::new() } else { words(allowed) };
        Some(Column { field, is_number, allowed })
    }

    fn output(&self, node: Xml<'a>, faults: &mut Vec<Fault>) -> Option<&'static str> {
        let written = node.attribute("name").or_else(|| node.attribute("label")).unwrap_or_default();
        let only = node.parent_element().is_some_and(|table| children(table, "output").count() == 1);
        match written.trim().to_lowercase().as_str() {
            "sop" | "procedure" => Some("out:sop"),
            "priority" => Some("out:priority"),
            "queue" => Some("out:queue"),
            // A table with one nameless output decides the procedure.
            "" if only => Some("out:sop"),
            _ => {
                faults.push(self.fault(node, "output", "dmn-output").with("value", written));
                None
            }
        }
    }

    fn rule(
        &self,
        rule: Xml<'a>,
        inputs: &[Option<Column>],
        outputs: &[Option<&'static str>],
        faults: &mut Vec<Fault>,
    ) -> Vec<String> {
        let mut row = Vec::new();
        let entries: Vec<Xml<'a>> = children(rule, "inputEntry").collect();
        let results: Vec<Xml<'a>> = children(rule, "outputEntry").collect();
        for (found, wanted) in [(entries.len(), inputs.len()), (results.len(), outputs.len())] {
            if found != wanted {
                faults.push(self.fault(rule, "rule", "width").with("found", found).with("wanted", wanted));
            }
        }
        for (entry, column) in entries.into_iter().zip(inputs) {
            let Some(column) = column else { continue };
            let written = text(entry);
            let cell = if column.is_number { number_test(written) } else { word_test(written) };
            if cell.is_none() {
                faults.push(self.fault(entry, column.field, "dmn-test").with("value", written));
            }
            row.push(cell.unwrap_or_default());
        }
        for (entry, name) in results.into_iter().zip(outputs) {
            let Some(name) = name else { continue };
            let written = text(entry);
            let literal = match quoted(written) {
                None if written.is_empty() || written == "null" => Some("-".to_owned()),
                literal => literal,
            };
            if literal.is_none() {
                faults.push(self.fault(entry, name, "dmn-result").with("value", written));
            }
            row.push(literal.unwrap_or_default());
        }
        let notes = children(rule, "annotationEntry")
            .map(text)
            .chain(child(rule, "description").and_then(|node| node.text()));
        row.push(notes.map(str::trim).filter(|note| !note.is_empty()).collect::<Vec<_>>().join("; "));
        row
    }
}

fn name(table: Xml<'_>) -> &str {
    let above = table.parent_element();
    above.and_then(|above| above.attribute("name").or_else(|| above.attribute("id"))).unwrap_or("triage")
}

/// `"a"` without its quotes.
fn quoted(text: &str) -> Option<String> {
    let inner = text.strip_prefix('"')?.strip_suffix('"')?;
    (!inner.contains('"')).then(|| inner.to_owned())
}

fn words(text: &str) -> Vec<String> {
    text.split(',').filter_map(|word| quoted(word.trim())).collect()
}

/// A test of words: `"a", "b"`, `not("a")`, `-`.
fn word_test(text: &str) -> Option<String> {
    if matches!(text, "" | "-") {
        return Some("-".to_owned());
    }
    let (inner, negated) = match text.strip_prefix("not(").and_then(|rest| rest.strip_suffix(')')) {
        Some(inner) => (inner, true),
        None => (text, false),
    };
    let words: Option<Vec<String>> = inner.split(',').map(|word| quoted(word.trim())).collect();
    let joined = words?.join(", ");
    let cell = if negated { format!("not({joined})") } else { joined };
    Cell::words(&cell).map(|_| cell)
}

/// A test of numbers that our cells know as it is.
fn number_test(text: &str) -> Option<String> {
    let text = if text.is_empty() { "-" } else { text };
    Cell::numbers(text).map(|_| text.to_owned())
}

fn toml(name: &str, hit: &str, inputs: &[Option<Column>]) -> String {
    let quote = |word: &str| format!("\"{}\"", word.replace('\\', "\\\\").replace('"', "\\\""));
    let mut text = format!(
        "# From the DMN decision {}.\ntable   = \"triage\"\nformat  = 1\nversion = \"1.0.0\"\nhit     = \"{hit}\"\nfile    = \"triage.csv\"\n\n[values]\n",
        name.replace(['\n', '\r'], " ")
    );
    let lines = inputs.iter().flatten().filter_map(|column| {
        if column.is_number {
            return Some(format!("\"ticket.{}\" = \"number\"\n", column.field));
        }
        let allowed: Vec<String> = column.allowed.iter().map(|word| quote(word)).collect();
        (!allowed.is_empty()).then(|| format!("\"ticket.{}\" = [{}]\n", column.field, allowed.join(", ")))
    });
    text.extend(lines);
    text
}
