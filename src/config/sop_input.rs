//! One entry of a step's `ask`: the input's type with the limits that belong to it.

use jiff::civil::{Date, DateTime};

use super::fault::Fault;
use super::reader::{Kind as Toml, Node, Table};
use crate::domain::sop::{Bound, Decimal, Input, Kind, Pattern};

const TYPES: [&str; 13] = [
    "text", "long", "int", "money", "date", "datetime", "bool", "choice", "multi", "last4", "evidence",
    "problem", "ticket",
];
const RESERVED: [&str; 12] =
    ["and", "or", "not", "in", "between", "null", "true", "false", "ticket", "clock", "today", "now"];

/// Longest text where the file says nothing.
const TEXT_MAX: usize = 200;
/// Longest text of several lines where the file says nothing.
const LONG_MAX: usize = 4000;

/// Reads an input. Keys that belong to another type stay in the table and are reported by its `finish`.
pub(super) fn read(table: &mut Table, faults: &mut Vec<Fault>) -> Option<Input> {
    let id = table.needed("id", faults);
    let kind = kind(table, faults);
    let optional = table.flag("optional", faults).unwrap_or_default();
    let (id, line) = id?;
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    let sound = id.starts_with(|c: char| c.is_ascii_lowercase()) && id.chars().all(letters);
    if !sound || RESERVED.contains(&id.as_str()) {
        faults.push(table.fault(line, "id", "sop-input-id").with("id", &id));
    }
    Some(Input { id, kind: kind?, optional })
}

fn kind(table: &mut Table, faults: &mut Vec<Fault>) -> Option<Kind> {
    let (word, line) = table.needed("type", faults)?;
    let kind = match word.as_str() {
        "text" => Kind::Text { pattern: pattern(table, faults), max_len: longest(table, TEXT_MAX, faults) },
        "long" => Kind::Long { max_len: longest(table, LONG_MAX, faults) },
        "int" => Kind::Int { min: number(table, "min", faults), max: number(table, "max", faults) },
        "money" => Kind::Money {
            min: number(table, "min", faults),
            max: number(table, "max", faults),
            currency: table.text("currency", faults).map(|(code, _)| code),
        },
        "date" => Kind::Date { min: bound(table, "min", faults), max: bound(table, "max", faults) },
        "datetime" => Kind::DateTime { min: bound(table, "min", faults), max: bound(table, "max", faults) },
        "bool" => Kind::Bool { must_be: table.flag("must_be", faults) },
        "choice" => Kind::Choice { of: options(table, faults) },
        "multi" => Kind::Multi { of: options(table, faults) },
        "last4" => Kind::Last4,
        "evidence" => Kind::Evidence,
        "problem" => Kind::Problem,
        "ticket" => Kind::Ticket,
        _ => {
            let known = TYPES.join(", ");
            faults.push(table.fault(line, "type", "choice").with("value", word).with("known", known));
            return None;
        }
    };
    Some(kind)
}

fn pattern(table: &mut Table, faults: &mut Vec<Fault>) -> Option<Pattern> {
    let (source, line) = table.text("pattern", faults)?;
    match Pattern::new(&source) {
        Ok(pattern) => Some(pattern),
        Err(detail) => {
            let detail = detail.lines().last().unwrap_or_default().trim().to_owned();
            faults.push(table.fault(line, "pattern", "sop-pattern").with("detail", detail));
            None
        }
    }
}

fn longest(table: &mut Table, usual: usize, faults: &mut Vec<Fault>) -> usize {
    table.count("max_len", 1, faults).and_then(|most| usize::try_from(most).ok()).unwrap_or(usual)
}

fn number(table: &mut Table, key: &'static str, faults: &mut Vec<Fault>) -> Option<Decimal> {
    let node = table.take(key)?;
    let number = match &node.kind {
        Toml::Int(number) => Some(Decimal::whole(*number)),
        Toml::Float(text) => Decimal::parse(text),
        _ => None,
    };
    if number.is_none() {
        let found = node.kind.word();
        faults.push(table.fault(node.line, key, "type").with("wanted", "decimal").with("found", found));
    }
    number
}

fn bound(table: &mut Table, key: &'static str, faults: &mut Vec<Fault>) -> Option<Bound> {
    let node = table.take(key)?;
    let bound = read_bound(&node);
    if bound.is_none() {
        faults.push(table.fault(node.line, key, "sop-bound"));
    }
    bound
}

fn read_bound(node: &Node) -> Option<Bound> {
    let text = match &node.kind {
        Toml::Text(text) if text == "today" => return Some(Bound::Today),
        Toml::Text(text) if text == "now" => return Some(Bound::Now),
        Toml::Text(text) => text.clone(),
        Toml::Time(time) => time.to_string(),
        _ => return None,
    };
    if let Ok(day) = text.parse::<Date>()
        && text.len() == 10
    {
        return Some(Bound::At(day.at(0, 0, 0, 0)));
    }
    text.parse::<DateTime>().ok().map(Bound::At)
}

fn options(table: &mut Table, faults: &mut Vec<Fault>) -> Vec<String> {
    let line = table.line_of("of");
    let options = table.texts("of", faults);
    if options.is_empty() {
        faults.push(table.fault(line, "of", "sop-options"));
    }
    let mut codes: Vec<String> = Vec::new();
    for (code, line) in options {
        let sound = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        if codes.contains(&code) {
            faults.push(table.fault(line, "of", "sop-twice").with("id", code));
        } else if code.is_empty() || !code.chars().all(sound) {
            faults.push(table.fault(line, "of", "sop-option-code").with("code", code));
        } else {
            codes.push(code);
        }
    }
    codes
}
