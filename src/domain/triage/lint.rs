//! What is wrong with the rules of a decision table taken together. Every column is cut where some rule cuts
//! it; on the grid of the pieces, one case a piece, the rules are tried: nothing is missed between two limits.

use std::collections::{BTreeMap, BTreeSet};

use super::{Cell, Hit, Rule, Table};
use crate::domain::sop::{Decimal, Value};

/// What is wrong with the rules of a table taken together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The rule is never reached: earlier ones match all that it matches.
    Dead {
        /// The rule that is never reached.
        rule: usize,
        /// The earlier ones, as few as it takes when tried in their order.
        by: Vec<usize>,
    },
    /// Both rules match some cases, and the policy forbids it.
    Overlap {
        /// The earlier rule.
        rule: usize,
        /// The later one.
        with: usize,
        /// A case that both match.
        case: String,
    },
    /// No rule matches some cases.
    Gap {
        /// One of them.
        case: String,
        /// Whether some field has to be empty for it.
        blank: bool,
    },
    /// The policy is `F` and the last rule does not match everything.
    NoCatchAll,
}

/// Words that a column may hold, where it is known.
pub type Allowed = BTreeMap<String, Vec<String>>;

/// Larger grids are not walked: no table that people keep by hand is so large.
const CASES_MAX: usize = 400_000;

/// At most so many gaps are told.
const GAPS_MAX: usize = 3;

impl Table {
    /// What is wrong with the rules taken together, by the table's policy. `allowed` are the words of columns of
    /// words; numbers need none.
    #[must_use]
    pub fn lint(&self, allowed: &Allowed) -> Vec<Finding> {
        let mut findings = Vec::new();
        let columns: Vec<Vec<Value>> =
            self.inputs.iter().enumerate().map(|(at, name)| self.pieces(at, allowed.get(name))).collect();
        let cases = columns.iter().try_fold(1_usize, |product, column| product.checked_mul(column.len()));
        if cases.is_some_and(|cases| cases * self.rules.len().max(1) <= CASES_MAX) {
            self.walk(&columns, &mut findings);
        } else {
            self.pairs(&mut findings);
        }
        let rest = self.rules.last().is_some_and(|rule| rule.cells.iter().all(|cell| *cell == Cell::Any));
        if self.hit == Hit::First && !rest {
            findings.retain(|finding| !matches!(finding, Finding::Gap { .. }));
            findings.push(Finding::NoCatchAll);
        }
        findings
    }

    /// One value for every piece into which the rules cut a column, the empty field among them.
    fn pieces(&self, at: usize, allowed: Option<&Vec<String>>) -> Vec<Value> {
        let mut words: BTreeSet<&str> = allowed.into_iter().flatten().map(String::as_str).collect();
        let mut ends: BTreeSet<Decimal> = BTreeSet::new();
        for cell in self.rules.iter().filter_map(|rule| rule.cells.get(at)) {
            words.extend(cell.named());
            ends.extend(cell.ends());
        }
        let mut values = vec![Value::Null];
        if ends.is_empty() {
            // A word that no rule names stands for all of its kind, unless the table says which there are.
            let other = allowed.is_none().then_some("…");
            values.extend(words.into_iter().chain(other).map(|word| Value::Text(word.to_owned())));
            return values;
        }
        let ends: Vec<Decimal> = ends.into_iter().collect();
        let one = Decimal::whole(1);
        let below = ends.first().and_then(|end| end.minus(one));
        let above = ends.last().and_then(|end| end.plus(one));
        let between = ends.windows(2).filter_map(|pair| pair[0].plus(pair[1])?.over(Decimal::whole(2)));
        let all: BTreeSet<Decimal> =
            below.into_iter().chain(above).chain(between).chain(ends.iter().copied()).collect();
        values.extend(all.into_iter().map(Value::Number));
        values
    }

    fn walk(&self, columns: &[Vec<Value>], findings: &mut Vec<Finding>) {
        let mut at = vec![0; columns.len()];
        let mut reached = vec![false; self.rules.len()];
        let mut matched = vec![false; self.rules.len()];
        let mut before: Vec<BTreeSet<usize>> = vec![BTreeSet::new(); self.rules.len()];
        let mut overlaps: BTreeMap<(usize, usize), String> = BTreeMap::new();
        let mut gaps: Vec<(String, bool)> = Vec::new();
        loop {
            let case: Vec<&Value> = columns.iter().zip(&at).map(|(column, at)| &column[*at]).collect();
            let hits: Vec<usize> =
                (0..self.rules.len()).filter(|rule| self.rules[*rule].fits(&case)).collect();
            match hits.first() {
                Some(first) => reached[*first] = true,
                None => gaps.push((self.told(&case), case.contains(&&Value::Null))),
            }
            for (nth, hit) in hits.iter().enumerate() {
                matched[*hit] = true;
                before[*hit].extend(hits.first().filter(|_| nth > 0));
                for other in &hits[..nth] {
                    if self.clash(&self.rules[*other], &self.rules[*hit]) {
                        overlaps.entry((*other, *hit)).or_insert_with(|| self.told(&case));
                    }
                }
            }
            if !step(&mut at, columns) {
                break;
            }
        }
        for (at, rule) in self.rules.iter().enumerate() {
            let is_dead = match self.hit {
                Hit::First => !reached[at],
                Hit::Collect => {
                    self.rules[..at].iter().any(|same| same.covers(rule) && same.says_the_same(rule))
                }
                Hit::Unique | Hit::Any => !matched[at],
            };
            if is_dead {
                let by = before[at].iter().map(|before| self.rules[*before].number).collect();
                findings.push(Finding::Dead { rule: rule.number, by });
            }
        }
        for ((rule, with), case) in overlaps {
            let (rule, with) = (self.rules[rule].number, self.rules[with].number);
            findings.push(Finding::Overlap { rule, with, case });
        }
        // A case that every field speaks of is worth more than one with an empty field.
        gaps.sort_by_key(|(_, blank)| *blank);
        let known = gaps.iter().any(|(_, blank)| !blank);
        let told = gaps.into_iter().filter(|(_, blank)| !(known && *blank)).take(GAPS_MAX);
        findings.extend(told.map(|(case, blank)| Finding::Gap { case, blank }));
    }

    /// What two rules at a time show, for a table too large to be walked.
    fn pairs(&self, findings: &mut Vec<Finding>) {
        for (at, rule) in self.rules.iter().enumerate() {
            for before in &self.rules[..at] {
                if self.hit == Hit::First && before.covers(rule) {
                    findings.push(Finding::Dead { rule: rule.number, by: vec![before.number] });
                    break;
                }
                if before.meets(rule) && self.clash(before, rule) {
                    let (rule, with) = (before.number, rule.number);
                    findings.push(Finding::Overlap { rule, with, case: String::new() });
                }
            }
        }
    }

    /// Whether the policy forbids that both match.
    fn clash(&self, one: &Rule, other: &Rule) -> bool {
        match self.hit {
            Hit::Unique => true,
            Hit::Any => !one.says_the_same(other),
            Hit::First | Hit::Collect => false,
        }
    }

    /// A case in a few words: `product = loan, amount = 5000`.
    fn told(&self, case: &[&Value]) -> String {
        let told = |value: &Value| match value {
            Value::Text(word) => word.clone(),
            Value::Number(number) => number.to_string(),
            _ => "∅".to_owned(),
        };
        let parts: Vec<String> =
            self.inputs.iter().zip(case).map(|(name, value)| format!("{name} = {}", told(value))).collect();
        parts.join(", ")
    }
}

/// Moves to the next case; tells whether there is one.
fn step(at: &mut [usize], columns: &[Vec<Value>]) -> bool {
    for (place, column) in at.iter_mut().zip(columns).rev() {
        *place += 1;
        if *place < column.len() {
            return true;
        }
        *place = 0;
    }
    false
}
