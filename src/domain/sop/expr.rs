//! The expression tree of procedures: a small part of DMN's S-FEEL. Reading text is `syntax`, truth is `eval`.

use std::collections::BTreeSet;

use super::eval::Value;
use super::timing::ClockFact;

/// What `ticket.NAME` may name.
pub const TICKET_NAMES: [&str; 11] = [
    "product", "reason", "amount", "language", "vendor", "site", "t1_agent", "status", "priority", "queue",
    "channel",
];

/// An operator between two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// `=`
    Equal,
    /// `!=`
    Unequal,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `*`
    Times,
    /// `/`
    Over,
    /// `**`
    Power,
}

impl Op {
    /// Whether it compares, rather than calculates.
    #[must_use]
    pub fn compares(self) -> bool {
        !matches!(self, Self::Plus | Self::Minus | Self::Times | Self::Over | Self::Power)
    }
}

/// Which ends belong to a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ends {
    /// `[` and not `(` or `]`.
    pub low: bool,
    /// `]` and not `)` or `[`.
    pub high: bool,
}

/// An expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr {
    /// A value as it is written: `null`, `true`, a number, a text in quotes, `date("2026-03-01")` and its like.
    Given(Value),
    /// `today()`
    Today,
    /// `now()`
    Now,
    /// The answer to an input.
    Input(String),
    /// A field of the ticket: one of [`TICKET_NAMES`].
    Ticket(String),
    /// `clock.NAME.running` and its like.
    Clock(String, ClockFact),
    /// `days(from, to)`: whole days from the first to the second.
    Days(Box<Expr>, Box<Expr>),
    /// `not(x)`
    Not(Box<Expr>),
    /// `a and b`
    And(Box<Expr>, Box<Expr>),
    /// `a or b`
    Or(Box<Expr>, Box<Expr>),
    /// A comparison or a calculation.
    Binary(Op, Box<Expr>, Box<Expr>),
    /// `x in (a, b)`
    OneOf(Box<Expr>, Vec<Expr>),
    /// `x in [low..high)` and `x between low and high`.
    Within(Box<Expr>, Box<Expr>, Box<Expr>, Ends),
}

impl Expr {
    /// The expressions directly inside this one.
    #[must_use]
    pub fn parts(&self) -> Vec<&Self> {
        match self {
            Self::Given(_) | Self::Today | Self::Now | Self::Input(_) | Self::Ticket(_) | Self::Clock(..) => {
                Vec::new()
            }
            Self::Not(inner) => vec![inner],
            Self::Days(left, right)
            | Self::And(left, right)
            | Self::Or(left, right)
            | Self::Binary(_, left, right) => vec![left, right],
            Self::OneOf(value, options) => std::iter::once(&**value).chain(options).collect(),
            Self::Within(value, low, high, _) => vec![value, low, high],
        }
    }

    /// The inputs that it names.
    #[must_use]
    pub fn inputs(&self) -> BTreeSet<&str> {
        let mut names: BTreeSet<&str> = self.parts().into_iter().flat_map(Self::inputs).collect();
        if let Self::Input(name) = self {
            names.insert(name);
        }
        names
    }

    /// The clocks that it names.
    #[must_use]
    pub fn clocks(&self) -> BTreeSet<&str> {
        let mut names: BTreeSet<&str> = self.parts().into_iter().flat_map(Self::clocks).collect();
        if let Self::Clock(name, _) = self {
            names.insert(name);
        }
        names
    }

    /// The inputs that are compared with values written in the expression, with those values: what a lint
    /// holds against the input's options.
    #[must_use]
    pub fn comparisons(&self) -> Vec<(&str, &Self)> {
        let mut found: Vec<(&str, &Self)> = self.parts().into_iter().flat_map(Self::comparisons).collect();
        match self {
            Self::Binary(op, left, right) if op.compares() => match (&**left, &**right) {
                (Self::Input(name), value) | (value, Self::Input(name)) => found.push((name, value)),
                _ => {}
            },
            Self::OneOf(value, options) => {
                if let Self::Input(name) = &**value {
                    found.extend(options.iter().map(|option| (name.as_str(), option)));
                }
            }
            Self::Within(value, low, high, _) => {
                if let Self::Input(name) = &**value {
                    found.extend([(name.as_str(), &**low), (name, high)]);
                }
            }
            _ => {}
        }
        found
    }
}
