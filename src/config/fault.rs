//! What is wrong in a file that a person edits: where, what, and what to do about it.

use std::fmt;

use crate::domain::say::Say;

/// One fault of one file. All faults of all files are collected; the program opens with what is good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file, relative to the config folder where it lies in one, for example `sops/refund.md`.
    pub file: String,
    /// The line, from 1; 0 where the whole file is meant.
    pub line: usize,
    /// The key, for example `desk.soon`; empty where none is meant.
    pub key: String,
    /// What is wrong.
    pub what: Say,
    /// What to do.
    pub mend: Say,
}

impl Fault {
    /// A fault in the words `fault-<id>` and `fault-<id>-mend` of the catalogue.
    #[must_use]
    pub fn new(file: &str, line: usize, key: &str, id: &str) -> Self {
        Self {
            file: file.to_owned(),
            line,
            key: key.to_owned(),
            what: Say::new(&format!("fault-{id}")),
            mend: Say::new(&format!("fault-{id}-mend")),
        }
    }

    /// The same fault with a value that both of its sentences may mention.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Self {
        let value = value.to_string();
        self.what = self.what.with(name, &value);
        self.mend = self.mend.with(name, &value);
        self
    }

    /// Where it is, as editors and compilers write it: `file:line`.
    #[must_use]
    pub fn place(&self) -> String {
        if self.line == 0 { self.file.clone() } else { format!("{}:{}", self.file, self.line) }
    }
}

/// The known word nearest to a mistyped one, if any is near enough to be meant.
#[must_use]
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    known
        .into_iter()
        .map(|word| (distance(typed, word), word))
        .filter(|(far, word)| *far <= 1 + word.chars().count() / 4)
        .min_by_key(|(far, _)| *far)
        .map(|(_, word)| word)
}

/// Letters from which on a word with one or two others in it is taken for a slip.
const LONG_ENOUGH: usize = 6;

/// Whether a word is another one but for one or two letters; a short one is rather a word of its own.
pub(super) fn is_slip(typed: &str, known: &str) -> bool {
    let is_long = typed.chars().count().min(known.chars().count()) >= LONG_ENOUGH;
    is_long && (1..=2).contains(&distance(&typed.to_lowercase(), &known.to_lowercase()))
}

/// Levenshtein distance in characters.
fn distance(left: &str, right: &str) -> usize {
    let right: Vec<char> = right.chars().collect();
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, b) in right.iter().enumerate() {
            let cost = corner + usize::from(a != *b);
            corner = row[j + 1];
            row[j + 1] = cost.min(corner + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_finger_finds_the_word_and_another_word_does_not() {
        assert_eq!(nearest("langage", ["language", "profile"]), Some("language"));
        assert_eq!(nearest("optoinal", ["optional", "id"]), Some("optional"));
        assert_eq!(nearest("wait", ["when", "ask"]), None);
    }
}
