//! Decision tables: which procedure applies, and why. The file is read by the room `config`.

mod cell;
mod lint;

pub use cell::Cell;
pub use lint::{Allowed, Finding};

use super::ids::SopId;
use super::say::Say;
use super::sop::{Facts, Value};
use super::ticket::Priority;

/// What happens when several rules match (the letters of DMN).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    /// `U`: never more than one does; an overlap is a fault.
    Unique,
    /// `F`: the first one counts.
    First,
    /// `A`: any one counts, for overlapping rules say the same.
    Any,
    /// `C`: all count; the first one's procedure is the one that starts.
    Collect,
}

impl Hit {
    /// The policy of a letter.
    #[must_use]
    pub fn parse(letter: &str) -> Option<Self> {
        match letter {
            "U" => Some(Self::Unique),
            "F" => Some(Self::First),
            "A" => Some(Self::Any),
            "C" => Some(Self::Collect),
            _ => None,
        }
    }
}

/// A decision table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// What happens when several rules match.
    pub hit: Hit,
    /// The ticket fields that its columns test, without `ticket.`.
    pub inputs: Vec<String>,
    /// Its rules in their order.
    pub rules: Vec<Rule>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Its number, from 1, as `why` tells it.
    pub number: usize,
    /// One test a column.
    pub cells: Vec<Cell>,
    /// The procedure.
    pub sop: SopId,
    /// A priority to suggest.
    pub priority: Option<Priority>,
    /// A queue to suggest.
    pub queue: Option<String>,
    /// A remark of the people who keep the table.
    pub note: String,
}

impl Rule {
    fn fits(&self, case: &[&Value]) -> bool {
        self.cells.iter().zip(case).all(|(cell, value)| cell.fits(value))
    }

    fn says_the_same(&self, other: &Self) -> bool {
        self.sop == other.sop && self.priority == other.priority && self.queue == other.queue
    }

    /// Whether every case that `other` matches is matched by this one.
    fn covers(&self, other: &Self) -> bool {
        self.cells.iter().zip(&other.cells).all(|(mine, theirs)| mine.covers(theirs))
    }

    fn meets(&self, other: &Self) -> bool {
        self.cells.iter().zip(&other.cells).all(|(mine, theirs)| mine.meets(theirs))
    }
}

/// A rule that matched a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The rule's number.
    pub rule: usize,
    /// The procedure.
    pub sop: SopId,
    /// A priority to suggest.
    pub priority: Option<Priority>,
    /// A queue to suggest.
    pub queue: Option<String>,
    /// Why this procedure: the rule, then each of its tests that decided.
    pub why: Vec<Say>,
}

impl Table {
    /// The procedure for a ticket, and why; `None` where no rule matches.
    #[must_use]
    pub fn choose(&self, facts: &Facts<'_>) -> Option<Choice> {
        self.matches(|name| facts.ticket(name)).into_iter().next()
    }

    /// Every rule that counts for the given fields, first one first: one at most, except under `C`.
    #[must_use]
    pub fn matches(&self, field: impl Fn(&str) -> Value) -> Vec<Choice> {
        let values: Vec<Value> = self.inputs.iter().map(|name| field(name)).collect();
        let fits = |rule: &&Rule| rule.cells.iter().zip(&values).all(|(cell, value)| cell.fits(value));
        let most = if self.hit == Hit::Collect { self.rules.len() } else { 1 };
        self.rules.iter().filter(fits).take(most).map(|rule| self.choice(rule)).collect()
    }

    fn choice(&self, rule: &Rule) -> Choice {
        let place = |id: &str| {
            Say::new(id).with("rule", rule.number).with("table", &self.name).with("version", &self.version)
        };
        let tests: Vec<Say> = self
            .inputs
            .iter()
            .zip(&rule.cells)
            .filter(|(_, cell)| **cell != Cell::Any)
            .map(|(field, cell)| Say::new("why-test").with("field", field).with("test", cell))
            .collect();
        let first = place(if tests.is_empty() { "why-rest" } else { "why-rule" });
        Choice {
            rule: rule.number,
            sop: rule.sop.clone(),
            priority: rule.priority,
            queue: rule.queue.clone(),
            why: std::iter::once(first).chain(tests).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sop::Decimal;

    fn table(hit: Hit, rows: &[[&str; 3]]) -> Table {
        let rules = rows
            .iter()
            .enumerate()
            .map(|(at, [reason, amount, sop])| Rule {
                number: at + 1,
                cells: vec![Cell::words(reason).unwrap(), Cell::numbers(amount).unwrap()],
                sop: SopId::new(sop),
                priority: None,
                queue: None,
                note: String::new(),
            })
            .collect();
        let inputs = vec!["reason".to_owned(), "amount".to_owned()];
        Table { name: "triage".to_owned(), version: "1.0.0".to_owned(), hit, inputs, rules }
    }

    fn rule_for(table: &Table, reason: &str, amount: i64) -> Option<usize> {
        let field = |name: &str| match name {
            "reason" => Value::Text(reason.to_owned()),
            _ => Value::Number(Decimal::whole(amount)),
        };
        table.matches(field).first().map(|choice| choice.rule)
    }

    #[test]
    fn the_first_rule_that_matches_counts_and_says_why() {
        let table =
            table(Hit::First, &[["charge", ">= 5000", "big"], ["charge", "-", "small"], ["-", "-", "rest"]]);
        assert_eq!(rule_for(&table, "charge", 5000), Some(1));
        assert_eq!(rule_for(&table, "charge", 4999), Some(2));
        assert_eq!(rule_for(&table, "late", 9), Some(3));
        let why = &table.matches(|name| match name {
            "reason" => Value::Text("charge".to_owned()),
            _ => Value::Number(Decimal::whole(9000)),
        })[0]
            .why;
        assert_eq!(
            why[0],
            Say::new("why-rule").with("rule", 1).with("table", "triage").with("version", "1.0.0")
        );
        assert_eq!(why[2], Say::new("why-test").with("field", "amount").with("test", "≥ 5000"));
        assert_eq!(table.lint(&Allowed::new()), []);
    }

    #[test]
    fn a_row_behind_a_catch_all_is_dead_and_a_missing_catch_all_is_told() {
        let dead = table(Hit::First, &[["-", "-", "rest"], ["charge", "-", "small"]]);
        assert_eq!(dead.lint(&Allowed::new()), [Finding::Dead { rule: 2, by: vec![1] }, Finding::NoCatchAll]);
    }

    #[test]
    fn a_row_that_only_several_rows_together_cover_is_dead_too() {
        let parts = [
            ["charge", "< 5000", "small"],
            ["charge", ">= 5000", "big"],
            ["charge", "[10..9000]", "never"],
            ["-", "-", "rest"],
        ];
        assert_eq!(
            table(Hit::First, &parts).lint(&Allowed::new()),
            [Finding::Dead { rule: 3, by: vec![1, 2] }]
        );
    }

    #[test]
    fn a_case_between_two_limits_that_no_rule_takes_is_named() {
        let holed = table(Hit::Unique, &[["charge", "< 5000", "small"], ["charge", "> 5000", "big"]]);
        let allowed = Allowed::from([("reason".to_owned(), vec!["charge".to_owned()])]);
        assert_eq!(
            holed.lint(&allowed),
            [Finding::Gap { case: "reason = charge, amount = 5000".to_owned(), blank: false }]
        );
        let whole = table(Hit::Unique, &[["charge", "< 5000", "small"], ["charge", ">= 5000", "big"]]);
        let blank = |finding: &Finding| matches!(finding, Finding::Gap { blank: true, .. });
        assert!(whole.lint(&allowed).iter().all(blank), "an empty amount alone is left");
    }

    #[test]
    fn two_unique_rules_that_meet_only_at_the_boundary_overlap() {
        let touching = table(Hit::Unique, &[["charge", "<= 5000", "small"], ["charge", ">= 5000", "big"]]);
        let bad = |table: &Table| -> Vec<Finding> {
            let is_gap = |finding: &Finding| matches!(finding, Finding::Gap { .. });
            table.lint(&Allowed::new()).into_iter().filter(|finding| !is_gap(finding)).collect()
        };
        let case = "reason = charge, amount = 5000".to_owned();
        assert_eq!(bad(&touching), [Finding::Overlap { rule: 1, with: 2, case }]);
        let apart = table(Hit::Unique, &[["charge", "< 5000", "small"], ["charge", ">= 5000", "big"]]);
        assert_eq!(bad(&apart), []);
    }

    #[test]
    fn any_allows_an_overlap_that_says_the_same_and_collect_takes_all() {
        let same = table(Hit::Any, &[["charge", "-", "x"], ["-", "> 10", "x"]]);
        let overlaps = |table: &Table| {
            let findings = table.lint(&Allowed::new());
            findings.into_iter().filter(|finding| matches!(finding, Finding::Overlap { .. })).count()
        };
        assert_eq!(overlaps(&same), 0);
        let other = table(Hit::Any, &[["charge", "-", "x"], ["-", "> 10", "y"]]);
        assert_eq!(overlaps(&other), 1);
        let all = table(Hit::Collect, &[["charge", "-", "x"], ["-", "> 10", "y"]]);
        let both = all.matches(|name| match name {
            "reason" => Value::Text("charge".to_owned()),
            _ => Value::Number(Decimal::whole(11)),
        });
        assert_eq!(both.iter().map(|choice| choice.rule).collect::<Vec<_>>(), [1, 2]);
    }
}
