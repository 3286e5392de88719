//! The expression language held against another program that knows DMN: the same cases of the kit and some hundred made-up
//! expressions. The program is not kept here: `SECONDLINE_DSNTK` names it (`cargo install dsntk`), else this is skipped.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use jiff::civil::date;
use secondline::domain::sop::{Decimal, Facts, Value, parse_expr};
use secondline::domain::ticket::Ticket;
use serde_json::Value as Json;

use super::model::{Found, Model};
use super::xml::Element;
use super::{beyond, files};

/// The program and a folder for what it is given.
struct Oracle {
    program: PathBuf,
    folder: tempfile::TempDir,
}

impl Oracle {
    fn here() -> Option<Self> {
        let Some(program) = std::env::var_os("SECONDLINE_DSNTK") else {
            println!("skipped: SECONDLINE_DSNTK names no program");
            return None;
        };
        Some(Self { program: program.into(), folder: tempfile::tempdir().unwrap() })
    }

    fn asked(&self, words: &[&str], context: &str, last: &Path) -> String {
        let facts = self.folder.path().join("facts.ctx");
        std::fs::write(&facts, context).unwrap();
        let done = Command::new(&self.program).args(words).arg(&facts).arg(last).output().unwrap();
        let said = String::from_utf8_lossy(&done.stdout).trim().to_owned();
        if said.is_empty() { format!("✗ {}", String::from_utf8_lossy(&done.stderr).trim()) } else { said }
    }

    /// What an expression comes to, as the program writes it.
    fn expression(&self, text: &str, context: &str) -> String {
        let file = self.folder.path().join("expression.feel");
        std::fs::write(&file, text).unwrap();
        self.asked(&["efe"], context, &file)
    }

    /// What a decision of a model comes to.
    fn decision(&self, name: &str, context: &str, model: &Path) -> String {
        self.asked(&["edm", "-i", name], context, model)
    }
}

/// The inputs of a case as a context of the language.
fn context(case: &Element) -> String {
    let entries = case
        .children("inputNode")
        .into_iter()
        .map(|node| format!("\"{}\": {}", node.attribute("name").unwrap(), written(node)));
    format!("{{{}}}", entries.collect::<Vec<_>>().join(", "))
}

fn written(at: &Element) -> String {
    let parts = at.children("component");
    if !parts.is_empty() {
        let parts =
            parts.iter().map(|part| format!("\"{}\": {}", part.attribute("name").unwrap(), written(part)));
        return format!("{{{}}}", parts.collect::<Vec<_>>().join(", "));
    }
    if let Some(list) = at.child("list") {
        let items: Vec<String> = list.children("item").into_iter().map(written).collect();
        return format!("[{}]", items.join(", "));
    }
    let value = at.child("value").filter(|value| value.attribute("nil") != Some("true"));
    let Some(value) = value else { return "null".to_owned() };
    let text = value.text.trim();
    match value.attribute("type").unwrap_or("xsd:string") {
        "xsd:boolean" | "xsd:decimal" | "xsd:double" | "xsd:integer" => text.to_owned(),
        "xsd:date" => format!("date(\"{text}\")"),
        _ => format!("\"{}\"", value.text),
    }
}

/// What the program said of a decision.
fn found(json: &Json) -> Found {
    match json {
        Json::Null => Found::None,
        Json::Bool(yes) => Found::One(Value::Bool(*yes)),
        Json::Number(number) => Found::One(Value::Number(decimal(&number.to_string()).unwrap())),
        // It says why there is no value.
        Json::String(text) if text.starts_with("null(") => Found::None,
        Json::String(text) => Found::One(Value::Text(text.clone())),
        Json::Array(items) => Found::List(items.iter().map(found).collect()),
        Json::Object(parts) => {
            Found::Parts(parts.iter().map(|(name, part)| (name.clone(), found(part))).collect())
        }
    }
}

/// A number of up to twelve decimal places.
fn decimal(text: &str) -> Option<Decimal> {
    let (whole, part) = text.split_once('.').unwrap_or((text, "0"));
    Decimal::parse(&format!("{whole}.{}", &part[..part.len().min(12)]))
}

#[test]
fn another_program_decides_the_cases_of_the_kit_as_we_do() {
    let Some(oracle) = Oracle::here() else { return };
    let Some(kit) = std::env::var_os("SECONDLINE_DMN_TCK") else {
        println!("skipped: SECONDLINE_DMN_TCK names no checkout of dmn-tck/tck");
        return;
    };
    let level = Path::new(&kit).join("TestCases/compliance-level-2");
    let (mut same, mut other) = (0_u32, Vec::new());
    for folder in files(&level, "").into_iter().filter(|path| path.is_dir()) {
        for tests in files(&folder, ".xml") {
            let tests = Element::parse(&std::fs::read_to_string(&tests).unwrap());
            let name = tests.all("modelName")[0].text.trim().to_owned();
            let path = folder.join(&name);
            let document = Element::parse(&std::fs::read_to_string(&path).unwrap());
            if beyond(&document).is_some() {
                continue;
            }
            for case in tests.all("testCase") {
                for result in case.all("resultNode") {
                    let decision = result.attribute("name").unwrap();
                    let ours = Model::new(&document, case).decide(decision);
                    let said = oracle.decision(decision, &context(case), &path);
                    let theirs = serde_json::from_str(&said).map(|json: Json| found(&json));
                    if theirs.as_ref().is_ok_and(|theirs| *theirs == ours) {
                        same += 1;
                    } else {
                        let id = case.attribute("id").unwrap_or_default();
                        other.push(format!("{name} case {id} {decision}: we {ours:?}, it {said}"));
                    }
                }
            }
        }
    }
    println!("the same: {same}; another: {}", other.len());
    assert!(same > 0 && other.is_empty(), "{}", other.join("\n"));
}

/// Numbers that come in the same order at every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }

    fn pick<'a>(&mut self, of: &[&'a str]) -> &'a str {
        of[usize::try_from(self.below(of.len() as u64)).unwrap()]
    }

    fn number(&mut self, depth: u32) -> String {
        match self.below(if depth == 0 { 2 } else { 5 }) {
            0 => self.pick(&["0", "1", "2", "3", "10", "0.5", "2.25", "-4", "100"]).to_owned(),
            1 => self.pick(&["amount", "limit", "score"]).to_owned(),
            _ => {
                let (left, right) = (self.number(depth - 1), self.number(depth - 1));
                match self.below(8) {
                    0 => format!("({left} / {right})"),
                    1 => format!("({left} ** 2)"),
                    _ => format!("({left} {} {right})", self.pick(&["+", "-", "*"])),
                }
            }
        }
    }

    fn day(&mut self) -> String {
        self.pick(&[
            "date(\"2026-03-01\")",
            "date(\"2026-02-28\")",
            "date(\"2025-12-31\")",
            "opened",
            "closed",
        ])
        .to_owned()
    }

    fn text(&mut self) -> String {
        self.pick(&["\"gold\"", "\"silver\"", "\"\"", "segment", "channel"]).to_owned()
    }

    /// A condition of every form that the language has.
    fn condition(&mut self, depth: u32) -> String {
        let compare = ["<", "<=", ">", ">=", "=", "!="];
        match self.below(if depth == 0 { 8 } else { 12 }) {
            7 => {
                let value = self.pick(&["blank", "amount", "segment", "closed", "null"]);
                format!("{value} {} {}", self.pick(&["=", "!="]), self.pick(&["null", "blank"]))
            }
            0 | 1 => {
                let (left, right) = (self.number(1), self.number(1));
                format!("{left} {} {right}", self.pick(&compare))
            }
            2 => {
                let (left, right) = (self.text(), self.text());
                format!("{left} {} {right}", self.pick(&["=", "!="]))
            }
            3 => {
                let (left, right) = (self.day(), self.day());
                format!("{left} {} {right}", self.pick(&compare))
            }
            4 => {
                let (value, one, two) = (self.text(), self.text(), self.text());
                format!("{value} in ({one}, {two})")
            }
            5 => {
                let (value, low, high) = (self.number(1), self.below(20), self.below(200));
                let (open, close) = (self.pick(&["[", "(", "]"]), self.pick(&["]", ")", "["]));
                format!("{value} in {open}{low}..{}{close}", low + high)
            }
            6 => {
                let (value, low, high) = (self.number(1), self.number(0), self.number(0));
                format!("{value} between {low} and {high}")
            }
            8 => format!("not({})", self.condition(depth - 1)),
            9 => self.pick(&["is_vip", "is_new = true", "is_vip = false", "true", "false"]).to_owned(),
            sides => {
                let (left, right) = (self.condition(depth - 1), self.condition(depth - 1));
                format!("({left}) {} ({right})", if sides == 10 { "and" } else { "or" })
            }
        }
    }
}

/// The facts of a made-up case: our values, and the same as a context.
fn facts() -> (BTreeMap<&'static str, Value>, String) {
    let number = |text: &str| Value::Number(Decimal::parse(text).unwrap());
    let text = |text: &str| Value::Text(text.to_owned());
    let values = BTreeMap::from([
        ("amount", number("349.5")),
        ("limit", number("100")),
        ("score", number("-2")),
        ("opened", Value::Date(date(2026, 3, 1))),
        ("closed", Value::Date(date(2026, 2, 28))),
        ("segment", text("gold")),
        ("channel", text("app")),
        ("is_vip", Value::Bool(true)),
        ("is_new", Value::Bool(false)),
        ("blank", Value::Null),
    ]);
    let context = "{amount: 349.5, limit: 100, score: -2, opened: date(\"2026-03-01\"), closed: date(\"2026-02-28\"), \
                   segment: \"gold\", channel: \"app\", is_vip: true, is_new: false, blank: null}";
    (values, context.to_owned())
}

fn ours(text: &str, values: &BTreeMap<&str, Value>) -> Option<Value> {
    let ticket = Ticket::bare("1", jiff::Timestamp::UNIX_EPOCH);
    let mut facts = Facts::new(&ticket, date(2026, 3, 20).at(12, 0, 0, 0));
    for (name, value) in values {
        facts.know(name, value.clone());
    }
    let expr = parse_expr(text).unwrap_or_else(|fault| panic!("{text}: {fault:?}"));
    facts.value(&expr).filter(|value| *value != Value::Null)
}

#[test]
fn another_program_finds_what_we_find_in_made_up_expressions() {
    let Some(oracle) = Oracle::here() else { return };
    let (values, context) = facts();
    let (mut dice, mut other) = (Dice(7), Vec::new());
    let (mut yes, mut no) = (0_u32, 0_u32);
    let mut missing = 0_u32;
    for nth in 0..600_u32 {
        let is_number = nth % 5 == 0;
        let text = if is_number { dice.number(3) } else { dice.condition(nth % 3) };
        let (ours, said) = (ours(&text, &values), oracle.expression(&text, &context));
        match &ours {
            Some(Value::Bool(true)) => yes += 1,
            Some(Value::Bool(false)) => no += 1,
            _ => {}
        }
        let is_same = match &ours {
            None => said.starts_with("null"),
            Some(Value::Bool(found)) => said == found.to_string(),
            Some(Value::Number(found)) => near(&found.to_string(), &said),
            Some(_) => false,
        };
        // What is divided by nothing has no value. To be more or less than that is a no here, as the format has it of
        // answers that will never come, and there it has no value either.
        let is_told_apart =
            matches!(ours, Some(Value::Bool(_))) && said.starts_with("null") && text.contains('/');
        if is_told_apart {
            missing += 1;
        } else if !is_same {
            other.push(format!("{text}: we {ours:?}, it {said}"));
        }
    }
    println!(
        "600 expressions: {yes} true, {no} false, {missing} without a value there, {} another",
        other.len()
    );
    assert!(
        yes > 120 && no > 120 && missing < 20,
        "conditions of which nearly all say the same hold nothing"
    );
    assert!(other.is_empty(), "{}", other.join("\n"));
}

/// Equal to eight significant digits.
fn near(ours: &str, theirs: &str) -> bool {
    let (Ok(ours), Ok(theirs)) = (ours.parse::<f64>(), theirs.parse::<f64>()) else { return false };
    (ours - theirs).abs() <= 1e-8 * ours.abs().max(1.0)
}
