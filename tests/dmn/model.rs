//! A model of the kit with the facts of one case. Cells, conditions and results are read and worked out by the
//! program's own language; here are only names with blanks made into ids, and the hit policies of the tables.

use std::collections::BTreeMap;

use jiff::civil::date;
use secondline::domain::sop::{Decimal, Expr, Facts, Truth, Value, parse_expr, parse_unary};
use secondline::domain::ticket::Ticket;

use super::xml::Element;

/// A result, or none.
#[derive(Debug)]
pub(super) enum Found {
    None,
    One(Value),
    Parts(BTreeMap<String, Found>),
    List(Vec<Found>),
}

impl PartialEq for Found {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::None, Self::None) => true,
            (Self::One(Value::Number(left)), Self::One(Value::Number(right))) => near(*left, *right),
            (Self::One(left), Self::One(right)) => left == right,
            (Self::Parts(left), Self::Parts(right)) => left == right,
            // A table that collects says nothing of the order.
            (Self::List(left), Self::List(right)) => {
                left.len() == right.len() && left.iter().all(|one| right.contains(one))
            }
            _ => false,
        }
    }
}

/// Equal to eight significant digits, as far as the kit writes its quotients out.
fn near(left: Decimal, right: Decimal) -> bool {
    let number = |decimal: Decimal| decimal.to_string().parse::<f64>().unwrap();
    let (left, right) = (number(left), number(right));
    (left - right).abs() <= 1e-8 * left.abs().max(1.0)
}

impl Found {
    /// What a result or an input of a case is.
    pub(super) fn expected(at: &Element) -> Self {
        let parts = at.children("component");
        if !parts.is_empty() {
            let part = |part: &&Element| (part.attribute("name").unwrap().to_owned(), Self::expected(part));
            return Self::Parts(parts.iter().map(part).collect());
        }
        if let Some(list) = at.child("list") {
            return Self::List(list.children("item").into_iter().map(Self::expected).collect());
        }
        let Some(value) = at.child("value").filter(|value| value.attribute("nil") != Some("true")) else {
            return Self::None;
        };
        let text = value.text.as_str();
        Self::One(match value.attribute("type").unwrap_or("xsd:string") {
            "xsd:boolean" => Value::Bool(text.trim() == "true"),
            "xsd:string" => Value::Text(text.to_owned()),
            _ => Value::Number(number(text.trim())),
        })
    }
}

/// A number of the kit, which has more digits than are kept.
fn number(text: &str) -> Decimal {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    Decimal::parse(&format!("{whole}.{}", &part[..part.len().min(12)])).unwrap()
}

pub(super) struct Model<'a> {
    document: &'a Element,
    /// Names as the model writes them, longest first, each with its id.
    names: Vec<(String, String)>,
    known: BTreeMap<String, Value>,
}

impl<'a> Model<'a> {
    /// A model with the inputs of a case.
    pub(super) fn new(document: &'a Element, case: &Element) -> Self {
        let mut model = Self { document, names: Vec::new(), known: BTreeMap::new() };
        for node in case.children("inputNode") {
            model.know(node.attribute("name").unwrap(), Found::expected(node));
        }
        model
    }

    fn know(&mut self, name: &str, found: Found) {
        match found {
            Found::Parts(parts) => {
                for (part, found) in parts {
                    self.know(&format!("{name}.{part}"), found);
                }
            }
            found => {
                let id = format!("name_{}", self.names.len());
                // What is `null` there is what could still be answered here: not known.
                if let Found::One(value) = found {
                    self.known.insert(id.clone(), value);
                }
                self.names.push((name.to_owned(), id));
                self.names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
            }
        }
    }

    /// The text with ids instead of names; what stands in quotes is left as it is.
    fn renamed(&self, text: &str) -> String {
        let mut parts: Vec<String> = text.split('"').map(str::to_owned).collect();
        for part in parts.iter_mut().step_by(2) {
            for (name, id) in &self.names {
                let mut done = String::new();
                let mut rest = part.as_str();
                while let Some(at) = rest.find(name.as_str()) {
                    let end = at + name.len();
                    let inside = |c: char| c.is_alphanumeric() || c == '_';
                    let whole = !rest[..at].ends_with(inside) && !rest[end..].starts_with(inside);
                    done.push_str(&rest[..at]);
                    done.push_str(if whole { id } else { name });
                    rest = &rest[end..];
                }
                *part = done + rest;
            }
        }
        parts.join("\"")
    }

    fn with<T>(&self, work: impl FnOnce(&Facts<'_>) -> T) -> T {
        let ticket: Ticket = serde_json::from_str(
            r#"{"id":"1","key":"1","subject":"s","status":"open","priority":"high","escalated":true,
            "created":"1970-01-01T00:00:00Z","updated":"1970-01-01T00:00:00Z"}"#,
        )
        .unwrap();
        let mut facts = Facts::new(&ticket, date(2026, 3, 20).at(12, 0, 0, 0));
        for (id, value) in &self.known {
            facts.know(id, value.clone());
        }
        work(&facts)
    }

    fn value(&self, text: &str) -> Found {
        let text = self.renamed(text);
        let expr = parse_expr(&text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
        match self.with(|facts| facts.value(&expr)) {
            None | Some(Value::Null) => Found::None,
            Some(value) => Found::One(value),
        }
    }

    fn fits(&self, cell: &str, of: &Expr) -> bool {
        let cell = self.renamed(cell);
        let test = parse_unary(&cell, of).unwrap_or_else(|fault| panic!("{cell}: {fault:?}"));
        self.with(|facts| facts.truth(&test)) == Truth::Yes
    }

    /// What a decision comes to, after those that it needs.
    pub(super) fn decide(&mut self, name: &str) -> Found {
        let decisions = self.document.all("decision");
        let decision = decisions.iter().find(|one| one.attribute("name") == Some(name)).unwrap();
        for needed in decision.all("requiredDecision") {
            let id = needed.attribute("href").unwrap().trim_start_matches('#');
            let before = decisions.iter().find(|one| one.attribute("id") == Some(id)).unwrap();
            let before = before.attribute("name").unwrap();
            let found = self.decide(before);
            self.know(before, found);
        }
        match (decision.child("literalExpression"), decision.child("decisionTable")) {
            (Some(literal), _) => self.value(&literal.said()),
            (_, Some(table)) => self.table(table),
            _ => panic!("{name} is neither an expression nor a table"),
        }
    }

    fn table(&self, table: &Element) -> Found {
        let inputs: Vec<Expr> = table
            .children("input")
            .iter()
            .map(|input| parse_expr(&self.renamed(&input.child("inputExpression").unwrap().said())).unwrap())
            .collect();
        let outputs = table.children("output");
        let mut hits = table.children("rule").into_iter().filter(|rule| {
            let cells = rule.children("inputEntry");
            cells.iter().zip(&inputs).all(|(cell, of)| self.fits(&cell.said(), of))
        });
        let found = |rule: &Element| -> Found {
            let values = rule.children("outputEntry").into_iter().map(|entry| self.value(&entry.said()));
            joined(&outputs, values.collect())
        };
        let otherwise = || {
            let values = outputs.iter().map(|output| {
                output.child("defaultOutputEntry").map_or(Found::None, |entry| self.value(&entry.said()))
            });
            let values: Vec<Found> = values.collect();
            if values.iter().all(|value| *value == Found::None) {
                Found::None
            } else {
                joined(&outputs, values)
            }
        };
        match table.attribute("hitPolicy").unwrap_or("UNIQUE") {
            "COLLECT" => {
                let found: Vec<Found> = hits.map(found).collect();
                if found.is_empty() { otherwise() } else { Found::List(found) }
            }
            "FIRST" => hits.next().map_or_else(otherwise, found),
            "ANY" => {
                let first = hits.next().map_or_else(otherwise, found);
                if hits.all(|rule| found(rule) == first) { first } else { Found::None }
            }
            _ => match (hits.next(), hits.next()) {
                (Some(only), None) => found(only),
                (None, _) => otherwise(),
                (Some(_), Some(_)) => Found::None,
            },
        }
    }
}

fn joined(outputs: &[&Element], mut values: Vec<Found>) -> Found {
    if outputs.len() == 1 {
        return values.remove(0);
    }
    let names = outputs.iter().map(|output| output.attribute("name").unwrap().to_owned());
    Found::Parts(names.zip(values).collect())
}
