//! TOML read with line numbers, key by key, so that every fault of a file is told and not only the first.
//! Knows nothing of what the keys mean.

use std::collections::BTreeMap;

use serde_json::Value;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

use super::fault::{Fault, nearest};

/// A value and the line it stands on.
#[derive(Debug, Clone)]
pub struct Node {
    /// Its line, from 1.
    pub line: usize,
    /// What it is.
    pub kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone)]
pub enum Kind {
    /// A text.
    Text(String),
    /// A whole number.
    Int(i64),
    /// A decimal number (or a whole one out of range) as it is written.
    Float(String),
    /// `true` or `false`.
    Bool(bool),
    /// A date, a time or both.
    Time(Datetime),
    /// A list.
    List(Vec<Node>),
    /// A table: each key with its line and its value.
    Table(BTreeMap<String, (usize, Node)>),
}

impl Kind {
    /// The word for its type in the catalogue's sentences.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Text(_) => "text",
            Self::Int(_) => "integer",
            Self::Float(_) => "decimal",
            Self::Bool(_) => "true-false",
            Self::Time(_) => "date",
            Self::List(_) => "list",
            Self::Table(_) => "table",
        }
    }
}

impl Node {
    /// The value as JSON; dates become text.
    pub fn json(&self) -> Value {
        match &self.kind {
            Kind::Text(text) => Value::from(text.as_str()),
            Kind::Int(number) => Value::from(*number),
            Kind::Float(text) => text.replace('_', "").parse::<f64>().map_or(Value::Null, Value::from),
            Kind::Bool(value) => Value::from(*value),
            Kind::Time(time) => Value::from(time.to_string()),
            Kind::List(items) => items.iter().map(Self::json).collect(),
            Kind::Table(entries) => {
                Value::Object(entries.iter().map(|(key, (_, node))| (key.clone(), node.json())).collect())
            }
        }
    }
}

/// The keys of a table, each with its line and its value.
pub type Entries = BTreeMap<String, (usize, Node)>;

/// A table being read: each key is taken once, [`Table::finish`] then reports the keys nobody asked for.
#[derive(Debug, Clone)]
pub struct Table {
    file: String,
    path: String,
    /// The line of its header or its first brace.
    pub line: usize,
    left: Entries,
    asked: Vec<&'static str>,
}

/// Parses TOML whose first line is line `base` (from 1) of `file`. Syntax errors become faults; what could be
/// read is returned.
pub fn parse(file: &str, text: &str, base: usize, faults: &mut Vec<Fault>) -> Table {
    let (table, errors) = DeTable::parse_recoverable(text);
    let lines = Lines { text, base };
    for error in &errors {
        let line = error.span().map_or(base, |span| lines.of(span.start));
        faults.push(Fault::new(file, line, "", "syntax").with("detail", error.message().replace('\n', " ")));
    }
    let left = lines.entries(table.get_ref());
    Table { file: file.to_owned(), path: String::new(), line: base, left, asked: Vec::new() }
}

struct Lines<'a> {
    text: &'a str,
    base: usize,
}

impl Lines<'_> {
    fn of(&self, offset: usize) -> usize {
        self.base + line_breaks(self.text, offset)
    }

    fn entries(&self, table: &DeTable<'_>) -> BTreeMap<String, (usize, Node)> {
        table
            .iter()
            .map(|(key, value)| {
                let line = self.of(key.span().start);
                (key.get_ref().to_string(), (line, self.node(line, value.span().start, value.get_ref())))
            })
            .collect()
    }

    fn node(&self, fallback: usize, start: usize, value: &DeValue<'_>) -> Node {
        let line = if start == 0 { fallback } else { self.of(start) };
        let kind = match value {
            DeValue::String(text) => Kind::Text(text.to_string()),
            DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
                Ok(number) => Kind::Int(number),
                Err(_) => Kind::Float(number.as_str().to_owned()),
            },
            DeValue::Float(number) => Kind::Float(number.as_str().to_owned()),
            DeValue::Boolean(value) => Kind::Bool(*value),
            DeValue::Datetime(time) => Kind::Time(*time),
            DeValue::Array(list) => Kind::List(
                list.iter().map(|item| self.node(fallback, item.span().start, item.get_ref())).collect(),
            ),
            DeValue::Table(table) => Kind::Table(self.entries(table)),
        };
        Node { line, kind }
    }
}

/// How many line breaks stand before an offset in bytes.
#[must_use]
pub fn line_breaks(text: &str, offset: usize) -> usize {
    text.get(..offset).unwrap_or(text).matches('\n').count()
}

impl Table {
    /// The full name of a key of this table, for example `desk.soon`.
    pub fn name(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// The file that it stands in.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// The line of a key that was not taken yet, else the table's own.
    pub fn line_of(&self, key: &str) -> usize {
        self.left.get(key).map_or(self.line, |(line, _)| *line)
    }

    /// A fault at this table.
    pub fn fault(&self, line: usize, key: &str, id: &str) -> Fault {
        Fault::new(&self.file, line, &self.name(key), id)
    }

    /// Whether the key is written.
    pub fn has(&self, key: &str) -> bool {
        self.left.contains_key(key)
    }

    /// Takes a value of any type.
    pub fn take(&mut self, key: &'static str) -> Option<Node> {
        self.asked.push(key);
        self.left.remove(key).map(|(_, node)| node)
    }

    /// Takes every remaining key: for tables whose keys the person names.
    pub fn take_all(&mut self) -> Vec<(String, usize, Node)> {
        std::mem::take(&mut self.left).into_iter().map(|(key, (line, node))| (key, line, node)).collect()
    }

    /// Takes every remaining key but the sections named: what those sections fall back on.
    pub fn take_defaults(&mut self, sections: &[&str]) -> Entries {
        let (sections, defaults) =
            std::mem::take(&mut self.left).into_iter().partition(|(key, _)| sections.contains(&key.as_str()));
        self.left = sections;
        defaults
    }

    /// The keys that are not written here are as there.
    pub fn fall_back_on(&mut self, there: &Entries) {
        for (key, entry) in there {
            self.left.entry(key.clone()).or_insert_with(|| entry.clone());
        }
    }

    /// The keys that nobody took yet, but those named.
    pub fn entries_without(&self, without: &[&str]) -> Entries {
        let entries = self.left.iter().filter(|(key, _)| !without.contains(&key.as_str()));
        entries.map(|(key, entry)| (key.clone(), entry.clone())).collect()
    }

    fn mistyped(&self, node: &Node, key: &str, wanted: &str) -> Fault {
        self.fault(node.line, key, "type").with("wanted", wanted).with("found", node.kind.word())
    }

    /// Takes a text.
    pub fn text(&mut self, key: &'static str, faults: &mut Vec<Fault>) -> Option<(String, usize)> {
        let node = self.take(key)?;
        if let Kind::Text(text) = node.kind {
            return Some((text, node.line));
        }
        faults.push(self.mistyped(&node, key, "text"));
        None
    }

    /// Takes a text that must be there.
    pub fn needed(&mut self, key: &'static str, faults: &mut Vec<Fault>) -> Option<(String, usize)> {
        if !self.has(key) {
            self.asked.push(key);
            faults.push(self.fault(self.line, key, "missing"));
            return None;
        }
        self.text(key, faults)
    }

    /// Takes a word that must be one of those given.
    pub fn one_of(
        &mut self,
        key: &'static str,
        known: &[&str],
        faults: &mut Vec<Fault>,
    ) -> Option<(String, usize)> {
        let (word, line) = self.text(key, faults)?;
        if known.contains(&word.as_str()) {
            return Some((word, line));
        }
        faults.push(self.fault(line, key, "choice").with("value", word).with("known", known.join(", ")));
        None
    }

    /// Takes a whole number of at least `least`.
    pub fn count(&mut self, key: &'static str, least: i64, faults: &mut Vec<Fault>) -> Option<i64> {
        let node = self.take(key)?;
        match node.kind {
            Kind::Int(number) if number >= least => Some(number),
            Kind::Int(_) => {
                faults.push(self.fault(node.line, key, "too-small").with("least", least));
                None
            }
            _ => {
                faults.push(self.mistyped(&node, key, "integer"));
                None
            }
        }
    }

    /// Takes `true` or `false`.
    pub fn flag(&mut self, key: &'static str, faults: &mut Vec<Fault>) -> Option<bool> {
        let node = self.take(key)?;
        if let Kind::Bool(value) = node.kind {
            return Some(value);
        }
        faults.push(self.mistyped(&node, key, "true-false"));
        None
    }

    /// Takes a date.
    pub fn date(&mut self, key: &'static str, faults: &mut Vec<Fault>) -> Option<jiff::civil::Date> {
        let node = self.take(key)?;
        let date = match &node.kind {
            Kind::Time(time) => time.date.and_then(|date| {
                let (year, month, day) = (date.year as i16, date.month as i8, date.day as i8);
                jiff::civil::Date::new(year, month, day).ok()
            }),
            _ => None,
        };
        if date.is_none() {
            faults.push(self.mistyped(&node, key, "date"));
        }
        date
    }

    /// Takes a list of texts, each with its line; a single text counts as a list of one.
    pub fn texts(&mut self, key: &'static str, faults: &mut Vec<Fault>) -> Vec<(String, usize)> {
        let Some(node) = self.take(key) else { return Vec::new() };
        self.texts_of(node, key, faults)
    }

    /// The texts of a node that was taken before.
    pub fn texts_of(&self, node: Node, key: &str, faults: &mut Vec<Fault>) -> Vec<(String, usize)> {
        let items = match node.kind {
            Kind::List(items) => items,
            Kind::Text(_) => vec![node],
            _ => {
                faults.push(self.mistyped(&node, key, "list"));
                return Vec::new();
            }
        };
        let mut texts = Vec::new();
        for item in items {
            match item.kind {
                Kind::Text(text) => texts.push((text, item.line)),
                _ => faults.push(self.mistyped(&item, key, "text")),
            }
        }
        texts
    }

    /// Takes a table.
    pub fn table(&mut self, key: &'static str, faults: &mut Vec<Fault>) -> Option<Self> {
        let node = self.take(key)?;
        self.table_of(node, key, faults)
    }

    /// The table of a node that was taken before.
    pub fn table_of(&self, node: Node, key: &str, faults: &mut Vec<Fault>) -> Option<Self> {
        let line = node.line;
        if let Kind::Table(left) = node.kind {
            return Some(Self {
                file: self.file.clone(),
                path: self.name(key),
                line,
                left,
                asked: Vec::new(),
            });
        }
        faults.push(self.mistyped(&node, key, "table"));
        None
    }

    /// Takes a list of tables.
    pub fn tables(&mut self, key: &'static str, faults: &mut Vec<Fault>) -> Vec<Self> {
        let Some(node) = self.take(key) else { return Vec::new() };
        if let Kind::List(items) = node.kind {
            return items.into_iter().filter_map(|item| self.table_of(item, key, faults)).collect();
        }
        faults.push(self.mistyped(&node, key, "list"));
        Vec::new()
    }

    /// Takes a list of tables; a single table counts as a list of one.
    pub fn one_or_more(&mut self, key: &'static str, faults: &mut Vec<Fault>) -> Vec<Self> {
        match self.left.get(key) {
            Some((_, Node { kind: Kind::Table(_), .. })) => self.table(key, faults).into_iter().collect(),
            _ => self.tables(key, faults),
        }
    }

    /// Reports every key that nobody asked for, with the nearest one that exists.
    pub fn finish(self, faults: &mut Vec<Fault>) {
        for (key, (line, _)) in &self.left {
            let fault = match nearest(key, self.asked.iter().copied()) {
                Some(near) => self.fault(*line, key, "unknown-key").with("near", near),
                None => self.fault(*line, key, "no-such-key").with("known", self.asked.join(", ")),
            };
            faults.push(fault.with("key", key));
        }
    }
}
