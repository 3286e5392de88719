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

/// An expression. Its names are words as they are written, or numbers where a procedure resolved them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expr<N = String> {
    /// A value as it is written: `null`, `true`, a number, a text in quotes, `date("2026-03-01")` and its like.
    Given(Value),
    /// `today()`
    Today,
    /// `now()`
    Now,
    /// The answer to an input.
    Input(N),
    /// A field of the ticket: one of [`TICKET_NAMES`].
    Ticket(N),
    /// `clock.NAME.running` and its like.
    Clock(N, ClockFact),
    /// `days(from, to)`: whole days from the first to the second.
    Days(Box<Self>, Box<Self>),
    /// `not(x)`
    Not(Box<Self>),
    /// `a and b`
    And(Box<Self>, Box<Self>),
    /// `a or b`
    Or(Box<Self>, Box<Self>),
    /// A comparison or a calculation.
    Binary(Op, Box<Self>, Box<Self>),
    /// `x in (a, b)`
    OneOf(Box<Self>, Vec<Self>),
    /// `x in [low..high)` and `x between low and high`.
    Within(Box<Self>, Box<Self>, Box<Self>, Ends),
}

/// What a name in an expression names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Input,
    Ticket,
    Clock,
}

impl<N> Expr<N> {
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

    /// The same expression with other names.
    pub(super) fn renamed<M>(&self, name: &mut impl FnMut(Named, &N) -> M) -> Expr<M> {
        match self {
            Self::Given(value) => Expr::Given(value.clone()),
            Self::Today => Expr::Today,
            Self::Now => Expr::Now,
            Self::Input(of) => Expr::Input(name(Named::Input, of)),
            Self::Ticket(of) => Expr::Ticket(name(Named::Ticket, of)),
            Self::Clock(of, fact) => Expr::Clock(name(Named::Clock, of), *fact),
            Self::Days(from, to) => Expr::Days(from.boxed(name), to.boxed(name)),
            Self::Not(inner) => Expr::Not(inner.boxed(name)),
            Self::And(left, right) => Expr::And(left.boxed(name), right.boxed(name)),
            Self::Or(left, right) => Expr::Or(left.boxed(name), right.boxed(name)),
            Self::Binary(op, left, right) => Expr::Binary(*op, left.boxed(name), right.boxed(name)),
            Self::OneOf(value, options) => {
                let value = value.boxed(name);
                Expr::OneOf(value, options.iter().map(|option| option.renamed(name)).collect())
            }
            Self::Within(value, low, high, ends) => {
                Expr::Within(value.boxed(name), low.boxed(name), high.boxed(name), *ends)
            }
        }
    }

    fn boxed<M>(&self, name: &mut impl FnMut(Named, &N) -> M) -> Box<Expr<M>> {
        Box::new(self.renamed(name))
    }
}

impl Expr {
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
