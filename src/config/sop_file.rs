//! The logic of a procedure file: front matter and step blocks become a [`Sop`], every mistake a fault. The
//! words are `sop_words`, what only holds of the whole is `sop_lint`.

use jiff::civil::Date;

use super::fault::{Fault, nearest};
use super::markdown::Page;
use super::reader::{self, Table};
use super::words::LANGUAGES;
use super::{sop_input, sop_timing};
use crate::domain::ids::SopId;
use crate::domain::sop::{
    Check, Ending, Expr, Gate, Level, Moment, Need, Plan, Revision, Sop, Stage, Step, parse_expr,
};

/// Where in the file something of the model stands: for faults that are found later.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Line of each step's heading, in the order of the steps.
    pub(super) steps: Vec<usize>,
    /// Expressions with their line, key and what they may name.
    pub(super) exprs: Vec<(Expr, usize, String, Scope)>,
    /// Message ids with their line and key.
    pub(super) says: Vec<(String, usize, String)>,
    /// Suggested causes with their line.
    pub(super) causes: Vec<(String, usize)>,
    /// Replies that steps offer, with their line.
    pub(super) macros: Vec<(String, usize)>,
    /// Procedures offered afterwards, with their line.
    pub(super) nexts: Vec<(String, usize)>,
    /// Clocks that steps start and stop: the step's position, the key, the clock's name and its line.
    pub(super) clocks: Vec<(usize, &'static str, String, usize)>,
    /// The line of each clock, in the order of the clocks.
    pub(super) clock_lines: Vec<usize>,
}

/// Which inputs an expression may name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// None: it speaks of the ticket alone.
    Ticket,
    /// Those of the steps before this one (by position).
    Before(usize),
    /// Those of this step and the ones before it.
    UpTo(usize),
    /// All.
    All,
}

/// Sections that hold words alone: what gates and checks say, and what clocks are called.
pub(super) fn is_aside(section: &str) -> bool {
    matches!(section, "messages" | "clocks")
}

/// Who may pass a gate or approve a step.
pub(super) const ROLES: [&str; 2] = ["lead", "admin"];

/// Reads the logic of a page. `None` where not even the front matter can be read.
pub(super) fn read(file: &str, page: &Page, faults: &mut Vec<Fault>) -> Option<(Sop, Places)> {
    let (text, line) = page.front.as_ref()?;
    let mut places = Places::default();
    let mut front = reader::parse(file, text, *line, faults);
    let mut sop = head(&mut front, faults);
    for (clock, line) in sop_timing::clocks(&mut front, faults) {
        sop.clocks.push(clock);
        places.clock_lines.push(line);
    }
    if let Some((text, line)) = front.text("applies", faults) {
        sop.applies = expr(file, &text, line, "applies", Scope::Ticket, &mut places, faults);
    }
    for mut table in front.tables("gate", faults) {
        sop.gates.extend(gate(file, &mut table, &mut places, faults));
        table.finish(faults);
    }
    sop.history = history(&mut front, &sop.version, faults);
    front.finish(faults);
    for section in page.sections.iter().filter(|section| !is_aside(&section.id)) {
        if sop.steps.iter().any(|step| step.id == section.id) {
            faults.push(Fault::new(file, section.line, &section.id, "sop-twice").with("id", &section.id));
        }
        let Some((text, line)) = &section.block else {
            faults.push(Fault::new(file, section.line, &section.id, "sop-no-block").with("id", &section.id));
            continue;
        };
        let mut block = reader::parse(file, text, *line, faults);
        let at = sop.steps.len();
        let mut step = step(file, &section.id, at, &mut block, &mut places, faults);
        for mut table in block.tables("ask", faults) {
            if let Some(input) = sop_input::read(&mut table, faults) {
                let known = sop.steps.iter().flat_map(|step| &step.ask).chain(&step.ask);
                if known.into_iter().any(|known| known.id == input.id) {
                    faults.push(table.fault(table.line, "id", "sop-twice").with("id", &input.id));
                } else {
                    step.ask.push(input);
                }
            }
            table.finish(faults);
        }
        block.finish(faults);
        places.steps.push(section.line);
        sop.steps.push(step);
    }
    if sop.steps.is_empty() {
        faults.push(Fault::new(file, 0, "", "sop-no-steps"));
    }
    Some((sop, places))
}

/// Where a key is missing, a stand-in keeps the rest readable: every fault of the file is told.
fn head(front: &mut Table, faults: &mut Vec<Fault>) -> Sop {
    let id = front.needed("sop", faults);
    let line = front.line_of("format");
    if front.count("format", 1, faults) != Some(1) {
        faults.push(front.fault(line, "format", "sop-format"));
    }
    let version = front.needed("version", faults);
    if let Some((version, line)) = &version
        && !is_version(version)
    {
        faults.push(front.fault(*line, "version", "sop-version").with("value", version));
    }
    let stage = match front.one_of("status", &["draft", "active", "retired"], faults) {
        Some((word, _)) if word == "draft" => Stage::Draft,
        Some((word, _)) if word == "retired" => Stage::Retired,
        _ => Stage::Active,
    };
    let owner = front.needed("owner", faults).map(|(owner, _)| owner).unwrap_or_default();
    let locale = front.one_of("locale", &LANGUAGES, faults).map_or_else(|| "en".to_owned(), |(tag, _)| tag);
    let approved = front.table("approved", faults).and_then(|mut approved| {
        let by = approved.needed("by", faults).map(|(by, _)| by);
        let on = day(&mut approved, "on", faults);
        approved.finish(faults);
        by.zip(on)
    });
    Sop {
        id: SopId::new(id.map(|(id, _)| id).unwrap_or_default()),
        version: version.map(|(version, _)| version).unwrap_or_default(),
        stage,
        owner,
        approved,
        effective: front.date("effective", faults),
        review_by: front.date("review_by", faults),
        locale,
        applies: None,
        clocks: Vec::new(),
        gates: Vec::new(),
        history: Vec::new(),
        steps: Vec::new(),
        words: std::collections::BTreeMap::new(),
        plan: Plan::default(),
    }
}

/// Three numbers with points between.
fn is_version(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    parts.len() == 3 && parts.iter().all(|part| part.parse::<u32>().is_ok())
}

fn day(table: &mut Table, key: &'static str, faults: &mut Vec<Fault>) -> Option<Date> {
    if !table.has(key) {
        faults.push(table.fault(table.line, key, "missing"));
    }
    table.date(key, faults)
}

fn history(front: &mut Table, version: &str, faults: &mut Vec<Fault>) -> Vec<Revision> {
    let line = front.line_of("change");
    let mut entries = Vec::new();
    for mut table in front.tables("change", faults) {
        let version = table.needed("version", faults);
        let on = day(&mut table, "on", faults);
        let by = table.needed("by", faults);
        let what = table.needed("what", faults);
        table.finish(faults);
        if let (Some((version, _)), Some(on), Some((by, _)), Some((what, _))) = (version, on, by, what) {
            entries.push(Revision { version, on, by, what });
        }
    }
    if !version.is_empty() && entries.first().map(|entry| entry.version.as_str()) != Some(version) {
        faults.push(front.fault(line, "change", "sop-history").with("version", version));
    }
    entries
}

fn gate(file: &str, table: &mut Table, places: &mut Places, faults: &mut Vec<Fault>) -> Option<Gate> {
    if !table.has("on") {
        faults.push(table.fault(table.line, "on", "missing"));
    }
    let on = table.one_of("on", &["resolve", "return", "close"], faults).map(|(on, _)| match on.as_str() {
        "resolve" => Moment::Resolve,
        "return" => Moment::Return,
        _ => Moment::Close,
    });
    let that = table.needed("that", faults);
    let say = table.needed("say", faults);
    let roles: Vec<&str> = ROLES.into_iter().chain(["none"]).collect();
    let override_by = table.one_of("override", &roles, faults).map(|(role, _)| role);
    let that = that.and_then(|(that, line)| expr(file, &that, line, "gate.that", Scope::All, places, faults));
    let say = say.inspect(|(say, line)| places.says.push((say.clone(), *line, "gate.say".to_owned())));
    Some(Gate { on: on?, that: that?, say: say?.0, override_by: override_by.filter(|role| role != "none") })
}

fn step(
    file: &str,
    id: &str,
    at: usize,
    block: &mut Table,
    places: &mut Places,
    faults: &mut Vec<Fault>,
) -> Step {
    let key = |name: &str| format!("{id}.{name}");
    let when = block
        .text("when", faults)
        .and_then(|(text, line)| expr(file, &text, line, &key("when"), Scope::Before(at), places, faults));
    let mut checks = Vec::new();
    for mut table in block.tables("check", faults) {
        checks.extend(check(file, &key("check"), at, &mut table, places, faults));
        table.finish(faults);
    }
    let need = match block.one_of("need", &["must", "should", "may"], faults) {
        Some((word, _)) if word == "should" => Need::Should,
        Some((word, _)) if word == "may" => Need::May,
        _ => Need::Must,
    };
    let suggest = block.table("suggest", faults).map_or_else(Vec::new, |mut table| {
        let causes = table.texts("cause", faults);
        table.finish(faults);
        places.causes.extend(causes.iter().cloned());
        causes.into_iter().map(|(code, _)| code).collect()
    });
    let mut named = |key: &'static str, faults: &mut Vec<Fault>| -> Vec<String> {
        let names = block.texts(key, faults);
        places.clocks.extend(names.iter().map(|(name, line)| (at, key, name.clone(), *line)));
        names.into_iter().map(|(name, _)| name).collect()
    };
    let (start, stop) = (named("start", faults), named("stop", faults));
    let next = block.text("next", faults).map(|(id, line)| {
        places.nexts.push((id.clone(), line));
        SopId::new(id)
    });
    let macro_name = block.text("macro", faults).map(|(name, line)| {
        places.macros.push((name.clone(), line));
        name
    });
    let end = block.text("end", faults).map(|(word, _)| match word.as_str() {
        "returned_to_t1" => Ending::ReturnedToT1,
        _ => Ending::Outcome(word),
    });
    Step {
        id: id.to_owned(),
        when,
        ask: Vec::new(),
        checks,
        need,
        wait: block.table("wait", faults).and_then(|mut table| sop_timing::wait(&mut table, faults)),
        approve: block.one_of("approve", &ROLES, faults).map(|(role, _)| role),
        start,
        stop,
        macro_name,
        suggest,
        next,
        end,
        always: block.flag("always", faults).unwrap_or_default(),
    }
}

fn check(
    file: &str,
    key: &str,
    at: usize,
    table: &mut Table,
    places: &mut Places,
    faults: &mut Vec<Fault>,
) -> Option<Check> {
    let that = table.needed("that", faults);
    let say = table.needed("say", faults);
    let level = match table.one_of("level", &["block", "lead", "warn"], faults) {
        Some((word, _)) if word == "lead" => Level::Lead,
        Some((word, _)) if word == "warn" => Level::Warn,
        _ => Level::Block,
    };
    let that = that.and_then(|(that, line)| expr(file, &that, line, key, Scope::UpTo(at), places, faults));
    let say = say.inspect(|(say, line)| places.says.push((say.clone(), *line, key.to_owned())));
    Some(Check { that: that?, say: say?.0, level })
}

fn expr(
    file: &str,
    text: &str,
    line: usize,
    key: &str,
    scope: Scope,
    places: &mut Places,
    faults: &mut Vec<Fault>,
) -> Option<Expr> {
    match parse_expr(text) {
        Ok(expr) => {
            places.exprs.push((expr.clone(), line, key.to_owned(), scope));
            Some(expr)
        }
        Err(bad) => {
            let mut fault = Fault::new(file, line, key, "expr");
            fault.what = bad.what;
            faults.push(fault);
            None
        }
    }
}

/// A fault of a name that does not exist, with the nearest one that does.
pub(super) fn unknown<'a>(
    file: &str,
    line: usize,
    key: &str,
    name: &str,
    known: impl Iterator<Item = &'a str>,
) -> Fault {
    match nearest(name, known) {
        Some(near) => Fault::new(file, line, key, "near-name").with("near", near),
        None => Fault::new(file, line, key, "no-name"),
    }
    .with("name", name)
}
