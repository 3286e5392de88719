//! One cell of a decision table: a unary test of DMN's S-FEEL on one field.

use std::collections::BTreeSet;
use std::fmt;

use crate::domain::sop::{Decimal, Value};

/// A test of one field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// `-`: everything, also an empty field.
    Any,
    /// `a, b`: one of these words.
    In(BTreeSet<String>),
    /// `not(a, b)`: none of these words; an empty field fits.
    NotIn(BTreeSet<String>),
    /// `>= 5`, `[1..5]`, `(1..5]`, `7`: a number in a range.
    Range {
        /// Lower end and whether it belongs to the range.
        low: Option<(Decimal, bool)>,
        /// Upper end and whether it belongs to the range.
        high: Option<(Decimal, bool)>,
    },
}

impl Cell {
    /// Reads a cell of a column of words; `None` where it is none.
    #[must_use]
    pub fn words(text: &str) -> Option<Self> {
        let text = text.trim();
        if matches!(text, "" | "-") {
            return Some(Self::Any);
        }
        match text.strip_prefix("not(").and_then(|rest| rest.strip_suffix(')')) {
            Some(inner) => list(inner).map(Self::NotIn),
            None => list(text).map(Self::In),
        }
    }

    /// Reads a cell of a column of numbers; `None` where it is none.
    #[must_use]
    pub fn numbers(text: &str) -> Option<Self> {
        let text = text.trim();
        if matches!(text, "" | "-") {
            return Some(Self::Any);
        }
        let number = |text: &str| Decimal::parse(text.trim());
        if let Some((low, high)) = text.split_once("..") {
            let (low_in, low) = (low.starts_with('['), low.strip_prefix(['[', '(', ']'])?);
            let (high_in, high) = (high.ends_with(']'), high.strip_suffix([']', ')', '['])?);
            let (low, high) = (number(low)?, number(high)?);
            let some = low < high || (low == high && low_in && high_in);
            return some.then_some(Self::Range { low: Some((low, low_in)), high: Some((high, high_in)) });
        }
        for (sign, upper, inside) in
            [(">=", false, true), (">", false, false), ("<=", true, true), ("<", true, false)]
        {
            if let Some(rest) = text.strip_prefix(sign) {
                let end = Some((number(rest)?, inside));
                let (low, high) = if upper { (None, end) } else { (end, None) };
                return Some(Self::Range { low, high });
            }
        }
        let exact = Some((number(text)?, true));
        Some(Self::Range { low: exact, high: exact })
    }

    /// The words that it names: what a lint holds against the allowed values.
    #[must_use]
    pub fn named(&self) -> Vec<&str> {
        match self {
            Self::In(words) | Self::NotIn(words) => words.iter().map(String::as_str).collect(),
            Self::Any | Self::Range { .. } => Vec::new(),
        }
    }

    /// Where it cuts a column of numbers.
    pub(super) fn ends(&self) -> impl Iterator<Item = Decimal> {
        let (low, high) = match self {
            Self::Range { low, high } => (*low, *high),
            Self::Any | Self::In(_) | Self::NotIn(_) => (None, None),
        };
        low.into_iter().chain(high).map(|(end, _)| end)
    }

    /// Whether a value passes.
    #[must_use]
    pub fn fits(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Any, _) | (Self::NotIn(_), Value::Null) => true,
            (Self::In(words), Value::Text(word)) => words.contains(word),
            (Self::NotIn(words), Value::Text(word)) => !words.contains(word),
            (Self::Range { low, high }, Value::Number(number)) => {
                low.is_none_or(|(end, inside)| *number > end || (inside && *number == end))
                    && high.is_none_or(|(end, inside)| *number < end || (inside && *number == end))
            }
            _ => false,
        }
    }

    /// Whether everything that passes `other` passes this.
    pub(super) fn covers(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Any, _) => true,
            (Self::In(mine), Self::In(theirs)) => theirs.is_subset(mine),
            (Self::NotIn(mine), Self::In(theirs)) => mine.is_disjoint(theirs),
            (Self::NotIn(mine), Self::NotIn(theirs)) => mine.is_subset(theirs),
            (Self::Range { low, high }, Self::Range { low: their_low, high: their_high }) => {
                let below = match (low, their_low) {
                    (None, _) => true,
                    (Some(_), None) => false,
                    (Some((mine, inside)), Some((theirs, their_inside))) => {
                        mine < theirs || (mine == theirs && (*inside || !*their_inside))
                    }
                };
                let above = match (high, their_high) {
                    (None, _) => true,
                    (Some(_), None) => false,
                    (Some((mine, inside)), Some((theirs, their_inside))) => {
                        mine > theirs || (mine == theirs && (*inside || !*their_inside))
                    }
                };
                below && above
            }
            _ => false,
        }
    }

    /// Whether some value passes both.
    pub(super) fn meets(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::In(mine), Self::In(theirs)) => !mine.is_disjoint(theirs),
            (Self::In(words), Self::NotIn(not)) | (Self::NotIn(not), Self::In(words)) => {
                !words.is_subset(not)
            }
            (Self::Range { low, high }, Self::Range { low: their_low, high: their_high }) => {
                let apart = |low: &Option<(Decimal, bool)>, high: &Option<(Decimal, bool)>| match (low, high)
                {
                    (Some((low, low_in)), Some((high, high_in))) => {
                        low > high || (low == high && !(*low_in && *high_in))
                    }
                    _ => false,
                };
                !apart(low, their_high) && !apart(their_low, high)
            }
            _ => true,
        }
    }
}

fn list(text: &str) -> Option<BTreeSet<String>> {
    let words: BTreeSet<String> =
        text.split(',').map(|word| word.trim().trim_matches('"').to_owned()).collect();
    // A dash that a spreadsheet made longer is meant as a dash, and would match nothing.
    let dash = |word: &String| matches!(word.as_str(), "–" | "—" | "-");
    let plain = |word: &String| {
        !word.is_empty() && !dash(word) && !word.contains(['(', ')', '<', '>', '=', '[', ']'])
    };
    words.iter().all(plain).then_some(words)
}

impl fmt::Display for Cell {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let joined = |words: &BTreeSet<String>| words.iter().cloned().collect::<Vec<_>>().join(", ");
        match self {
            Self::In(words) if words.len() == 1 => write!(out, "= {}", joined(words)),
            Self::In(words) => write!(out, "∈ {{{}}}", joined(words)),
            Self::NotIn(words) => write!(out, "∉ {{{}}}", joined(words)),
            Self::Range { low: Some((low, true)), high: Some((high, true)) } if low == high => {
                write!(out, "= {low}")
            }
            Self::Range { low: Some((low, true)), high: Some((high, true)) } => write!(out, "{low} … {high}"),
            Self::Range { low: Some((low, low_in)), high: Some((high, high_in)) } => {
                let (open, close) = (if *low_in { '[' } else { '(' }, if *high_in { ']' } else { ')' });
                write!(out, "{open}{low} … {high}{close}")
            }
            Self::Range { low: Some((low, inside)), .. } => {
                write!(out, "{} {low}", if *inside { '≥' } else { '>' })
            }
            Self::Range { high: Some((high, inside)), .. } => {
                write!(out, "{} {high}", if *inside { '≤' } else { '<' })
            }
            Self::Any | Self::Range { .. } => out.write_str("-"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Cell;

    #[test]
    fn a_cell_that_is_neither_words_nor_a_range_is_refused() {
        for bad in [">= x", "[5..1]", "[1..]", "5,000", "about 5"] {
            assert_eq!(Cell::numbers(bad), None, "{bad}");
        }
        for bad in ["a,,b", "not(", ">= 5", "–", "—"] {
            assert_eq!(Cell::words(bad), None, "{bad}");
        }
        assert_eq!(Cell::numbers("[1..5]").unwrap().to_string(), "1 … 5");
        assert_eq!(Cell::numbers("(1..5]").unwrap().to_string(), "(1 … 5]");
        assert_eq!(Cell::numbers("]1..5[").unwrap().to_string(), "(1 … 5)");
        assert_eq!(Cell::words("not(other)").unwrap().to_string(), "∉ {other}");
    }
}
