//! What a procedure is: its steps with their inputs, conditions, checks and ends, its gates, its versions.
//! The words are apart, one set a language.

use std::collections::BTreeMap;

use jiff::civil::{Date, DateTime};
use regex::Regex;
use regex_syntax::hir::{Class, Hir, HirKind};

use super::decimal::Decimal;
use super::expr::Expr;
use super::plan::Plan;
use super::run::Run;
use super::timing::{ClockRule, Wait};
use super::words::SopWords;
use crate::domain::ids::SopId;

/// A procedure at one version.
#[derive(Debug, Clone, PartialEq)]
pub struct Sop {
    /// Permanent id.
    pub id: SopId,
    /// Version: major (a gate or branch changed), minor (a step was added), patch (words only).
    pub version: String,
    /// Draft, active or retired.
    pub stage: Stage,
    /// The team that keeps it.
    pub owner: String,
    /// Who approved it, and when.
    pub approved: Option<(String, Date)>,
    /// From when on it applies.
    pub effective: Option<Date>,
    /// When it has to be looked at again.
    pub review_by: Option<Date>,
    /// The language that every missing word falls back to.
    pub locale: String,
    /// Which tickets it is for: a safety net besides the triage table.
    pub applies: Option<Expr>,
    /// Clocks that a fact starts.
    pub clocks: Vec<ClockRule>,
    /// Conditions besides the built-in gate.
    pub gates: Vec<Gate>,
    /// What changed, newest first.
    pub history: Vec<Revision>,
    /// The steps in their order.
    pub steps: Vec<Step>,
    /// The words by language tag.
    pub words: BTreeMap<String, SopWords>,
    /// What is worked out of it once, at its first use: from then on it is not changed.
    pub plan: Plan,
}

/// Where a version stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Being written; never started on a ticket by triage.
    Draft,
    /// In force.
    Active,
    /// No longer started; tickets that run it finish it.
    Retired,
}

/// One entry of a procedure's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The version.
    pub version: String,
    /// When.
    pub on: Date,
    /// By whom.
    pub by: String,
    /// What changed.
    pub what: String,
}

/// A condition on the way out, besides the built-in gate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// Which way out.
    pub on: Moment,
    /// What must hold.
    pub that: Expr,
    /// Message id for when it does not.
    pub say: String,
    /// The role that may pass with a reason; absent where nobody may.
    pub override_by: Option<String>,
}

/// A way out of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// Resolve.
    Resolve,
    /// Return to Tier 1.
    Return,
    /// Close for good.
    Close,
}

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// Its id, unique in the procedure.
    pub id: String,
    /// When it applies; absent: always.
    pub when: Option<Expr>,
    /// What it asks.
    pub ask: Vec<Input>,
    /// What must hold of the answers.
    pub checks: Vec<Check>,
    /// Whether it must be done.
    pub need: Need,
    /// The other team whose answer it waits for.
    pub wait: Option<Wait>,
    /// The role of a second person who has to approve it.
    pub approve: Option<String>,
    /// Clocks that it starts, by name.
    pub start: Vec<String>,
    /// Clocks that it stops once it is done, by name.
    pub stop: Vec<String>,
    /// The reply to offer, by name.
    pub macro_name: Option<String>,
    /// Causes to rank first in the picker.
    pub suggest: Vec<String>,
    /// The procedure to offer afterwards.
    pub next: Option<SopId>,
    /// How the case leaves once the step is done.
    pub end: Option<Ending>,
    /// Whether it still applies after an end.
    pub always: bool,
}

impl Step {
    /// Whether answers complete it; a step without required inputs is completed by a tick.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.ask.iter().any(|input| !input.optional)
    }
}

/// Whether a step has to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Need {
    /// It has to.
    #[default]
    Must,
    /// It had better.
    Should,
    /// As the agent likes.
    May,
}

/// How a case leaves a procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ending {
    /// With an outcome: the case may be resolved.
    Outcome(String),
    /// Back to Tier 1: the case may only be returned.
    ReturnedToT1,
}

impl Ending {
    /// The word in the file and in JSON.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Outcome(word) => word,
            Self::ReturnedToT1 => "returned_to_t1",
        }
    }
}

/// A condition on a step's answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    /// What must hold.
    pub that: Expr,
    /// Message id for when it does not.
    pub say: String,
    /// What happens then.
    pub level: Level,
}

/// How hard a check is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// The step stays open.
    Block,
    /// The step stays open until a lead ticks it.
    Lead,
    /// A warning only.
    Warn,
}

/// One input of a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Input {
    /// Its id, unique in the procedure.
    pub id: String,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may stay unanswered.
    pub optional: bool,
}

/// What an input holds. There is no kind that can hold a full card number.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// One line.
    Text {
        /// The form it must have.
        pattern: Option<Pattern>,
        /// Longest length in characters.
        max_len: usize,
    },
    /// Several lines.
    Long {
        /// Longest length in characters.
        max_len: usize,
    },
    /// A whole number.
    Int {
        /// Smallest.
        min: Option<Decimal>,
        /// Largest.
        max: Option<Decimal>,
    },
    /// An amount of money.
    Money {
        /// Smallest.
        min: Option<Decimal>,
        /// Largest.
        max: Option<Decimal>,
        /// ISO 4217 code, shown beside it.
        currency: Option<String>,
    },
    /// A day.
    Date {
        /// Earliest.
        min: Option<Bound>,
        /// Latest.
        max: Option<Bound>,
    },
    /// A day and a time of day, in the agent's own zone.
    DateTime {
        /// Earliest.
        min: Option<Bound>,
        /// Latest.
        max: Option<Bound>,
    },
    /// Yes or no.
    Bool {
        /// The only answer that lets the step be done.
        must_be: Option<bool>,
    },
    /// One of some options.
    Choice {
        /// The options' codes.
        of: Vec<String>,
    },
    /// Any number of some options.
    Multi {
        /// The options' codes.
        of: Vec<String>,
    },
    /// Exactly four digits.
    Last4,
    /// A reference to a piece of evidence, never the piece itself.
    Evidence,
    /// A known error or an open problem, by its reference.
    Problem,
    /// Another ticket, by its key.
    Ticket,
}

impl Kind {
    /// Whether it is answered in free words.
    #[must_use]
    pub fn is_open(&self) -> bool {
        matches!(self, Self::Text { pattern: None, .. } | Self::Long { .. })
    }

    /// An answer of the form that is wanted, where one is.
    #[must_use]
    pub fn example(&self) -> Option<String> {
        match self {
            Self::Text { pattern: Some(pattern), .. } => Some(pattern.example()),
            _ => None,
        }
    }

    /// The word of the file format.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::Long { .. } => "long",
            Self::Int { .. } => "int",
            Self::Money { .. } => "money",
            Self::Date { .. } => "date",
            Self::DateTime { .. } => "datetime",
            Self::Bool { .. } => "bool",
            Self::Choice { .. } => "choice",
            Self::Multi { .. } => "multi",
            Self::Last4 => "last4",
            Self::Evidence => "evidence",
            Self::Problem => "problem",
            Self::Ticket => "ticket",
        }
    }

    /// The options of a choice; none for other kinds.
    #[must_use]
    pub fn options(&self) -> &[String] {
        match self {
            Self::Choice { of } | Self::Multi { of } => of,
            _ => &[],
        }
    }
}

/// A limit of a day or a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// The day on which it is answered.
    Today,
    /// The moment at which it is answered.
    Now,
    /// A fixed moment; a day means its start.
    At(DateTime),
}

/// A regular expression that a whole text must match.
#[derive(Debug, Clone)]
pub struct Pattern {
    source: String,
    whole: Regex,
}

impl Pattern {
    /// Compiles a pattern; the error is the regex crate's own sentence.
    pub fn new(source: &str) -> Result<Self, String> {
        let whole = Regex::new(&format!("^(?:{source})$")).map_err(|error| error.to_string())?;
        Ok(Self { source: source.to_owned(), whole })
    }

    /// As it was written.
    #[must_use]
    pub fn source(&self) -> &str {
        &self.source
    }

    /// A text that matches: what a person is shown instead of the expression.
    #[must_use]
    pub fn example(&self) -> String {
        regex_syntax::parse(&self.source).map_or_else(|_| self.source.clone(), |hir| sample(&hir, &mut 0))
    }

    /// Whether the whole text matches.
    #[must_use]
    pub fn fits(&self, text: &str) -> bool {
        self.whole.is_match(text)
    }
}

/// The shortest text of an expression, with digits that count up.
fn sample(hir: &Hir, digits: &mut u32) -> String {
    match hir.kind() {
        HirKind::Empty | HirKind::Look(_) => String::new(),
        HirKind::Literal(literal) => String::from_utf8_lossy(&literal.0).into_owned(),
        HirKind::Class(Class::Unicode(class)) => {
            let has =
                |sign: char| class.ranges().iter().any(|range| (range.start()..=range.end()).contains(&sign));
            if has('1') {
                *digits = *digits % 9 + 1;
                return digits.to_string();
            }
            let first = class.ranges().first().map(regex_syntax::hir::ClassUnicodeRange::start);
            "AaXx-_ ".chars().find(|sign| has(*sign)).or(first).map_or_else(String::new, String::from)
        }
        HirKind::Class(Class::Bytes(class)) => {
            class.ranges().first().map_or_else(String::new, |range| char::from(range.start()).to_string())
        }
        HirKind::Repetition(times) => (0..times.min.max(1)).map(|_| sample(&times.sub, digits)).collect(),
        HirKind::Capture(group) => sample(&group.sub, digits),
        HirKind::Concat(parts) => parts.iter().map(|part| sample(part, digits)).collect(),
        HirKind::Alternation(ways) => ways.first().map_or_else(String::new, |way| sample(way, digits)),
    }
}

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source
    }
}

impl Sop {
    /// A step by its id.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// An input by its id, with the step that asks it.
    #[must_use]
    pub fn input(&self, id: &str) -> Option<(&Step, &Input)> {
        self.steps.iter().find_map(|step| Some((step, step.ask.iter().find(|input| input.id == id)?)))
    }

    /// A clock by its name.
    #[must_use]
    pub fn clock(&self, name: &str) -> Option<&ClockRule> {
        self.clocks.iter().find(|clock| clock.name == name)
    }

    /// The words in a language, else in the procedure's own.
    #[must_use]
    pub fn words(&self, language: &str) -> &SopWords {
        static NONE: SopWords = SopWords::none();
        self.words.get(language).or_else(|| self.words.get(&self.locale)).unwrap_or(&NONE)
    }
}

/// The version of a procedure that a new run starts with: the highest one in force.
#[must_use]
pub fn latest<'a>(sops: &'a [Sop], id: &SopId) -> Option<&'a Sop> {
    sops.iter()
        .filter(|sop| sop.id == *id && sop.stage == Stage::Active)
        .max_by_key(|sop| numbers(&sop.version))
}

/// The highest version of a procedure, in force or not: what the people who write it work on.
#[must_use]
pub fn newest<'a>(sops: &'a [Sop], id: &str) -> Option<&'a Sop> {
    sops.iter().filter(|sop| sop.id.as_str() == id).max_by_key(|sop| numbers(&sop.version))
}

/// The exact version that a run is pinned to.
#[must_use]
pub fn pinned<'a>(sops: &'a [Sop], id: &SopId, version: &str) -> Option<&'a Sop> {
    sops.iter().find(|sop| sop.id == *id && sop.version == version)
}

/// The procedure that a ticket runs: the version that its run is pinned to; where that is no longer here, the
/// latest of the same procedure, which keeps the answers; before anything is answered, the one that triage
/// chose.
#[must_use]
pub fn running<'a>(sops: &'a [Sop], run: &Run, chosen: Option<&SopId>) -> Option<&'a Sop> {
    match &run.pinned {
        Some((id, version)) => pinned(sops, id, version).or_else(|| latest(sops, id)),
        None => latest(sops, chosen?),
    }
}

/// Whether one version is newer than another.
#[must_use]
pub fn is_newer(version: &str, than: &str) -> bool {
    numbers(version) > numbers(than)
}

fn numbers(version: &str) -> Vec<u32> {
    version.split('.').map(|part| part.parse().unwrap_or_default()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_has_the_form_that_is_asked_for() {
        for (source, example) in [
            ("ACL-[0-9]{6}", "ACL-123456"),
            ("SAF-[0-9]{4,8}", "SAF-1234"),
            ("[A-Z0-9-]{6,30}", "123456"),
            ("(RF|DV)-[0-9]+", "RF-1"),
            ("[^0-9]{2}", "AA"),
            ("[A-Z]{3}", "AAA"),
        ] {
            let pattern = Pattern::new(source).unwrap();
            assert_eq!(pattern.example(), example);
            assert!(pattern.fits(&pattern.example()), "{source}");
        }
    }
}
