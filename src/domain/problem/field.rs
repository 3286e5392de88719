//! The fields of a problem by their names, as records, keys and commands call them.

use std::fmt;

/// A field of a problem.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// How far it is.
    State,
    /// What happens.
    What,
    /// Where.
    Where,
    /// Since when.
    Since,
    /// How many.
    Extent,
    /// Root cause, a code.
    Cause,
    /// Why, one answer a line.
    Why,
    /// What helps meanwhile, in a language.
    Workaround(String),
    /// Who has it.
    Owner,
    /// The reference of the permanent fix.
    Fix,
    /// What was decided.
    Decision,
    /// When an accepted risk is looked at again.
    Review,
}

/// The fields that have one value, in the order in which they are shown.
const PLAIN: [(Field, &str); 11] = [
    (Field::State, "state"),
    (Field::What, "what"),
    (Field::Where, "where"),
    (Field::Since, "since"),
    (Field::Extent, "extent"),
    (Field::Cause, "cause"),
    (Field::Why, "why"),
    (Field::Owner, "owner"),
    (Field::Fix, "fix"),
    (Field::Decision, "decision"),
    (Field::Review, "review"),
];

impl Field {
    /// The fields that have one value.
    pub fn plain() -> impl Iterator<Item = Self> {
        PLAIN.into_iter().map(|(field, _)| field)
    }

    /// The field of a name; what helps is `workaround:LANGUAGE`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name.split_once(':') {
            Some(("workaround", language)) if !language.trim().is_empty() => {
                Some(Self::Workaround(language.trim().to_owned()))
            }
            Some(_) => None,
            None => PLAIN.into_iter().find(|(_, known)| *known == name).map(|(field, _)| field),
        }
    }

    /// The name without the language.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        let known = PLAIN.iter().find(|(field, _)| field == self);
        known.map_or("workaround", |(_, name)| name)
    }

    /// Whether its value is one word that machines read, so that it travels in the mark.
    #[must_use]
    pub fn is_word(&self) -> bool {
        matches!(self, Self::State | Self::Cause | Self::Review)
    }

    /// Whether it has several lines.
    #[must_use]
    pub fn is_long(&self) -> bool {
        matches!(self, Self::What | Self::Why | Self::Workaround(_) | Self::Decision)
    }
}

impl fmt::Display for Field {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Workaround(language) => write!(out, "workaround:{language}"),
            plain => out.write_str(plain.as_str()),
        }
    }
}
