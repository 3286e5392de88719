//! The filter language: `status:open product:card due:<2h -tag:vip amazon "cargo doble"`.
//! The tree is public, so that `store` turns it into SQL; [`Filter::hits`] is the same meaning in memory.
//! Not how it is searched, and not how it is typed.

mod complete;
mod hit;
mod parse;

pub use complete::{Begun, fixed, is_asked, written};
pub use hit::Context;
pub use parse::duration;

use jiff::{SignedDuration, Timestamp};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use super::ticket::{Fact, Priority, Status};
use super::worded::words;

/// What a list shows: every term holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// The terms, joined by "and".
    pub terms: Vec<Term>,
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Written with a leading `-`: the test must not hold.
    pub negated: bool,
    /// The test.
    pub test: Test,
}

/// What a term asks of a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// Consecutive tokens somewhere in subject, thread or fields; the last is a prefix unless `whole`.
    Words {
        /// Folded tokens, never empty. See [`tokens`].
        tokens: Vec<String>,
        /// Written in quotes: the last token is a whole word too.
        whole: bool,
    },
    /// One of these.
    Status(Vec<Status>),
    /// One of these.
    Priority(Vec<Priority>),
    /// One of these owners.
    Owner(Vec<Owner>),
    /// A text field that compares with one of the values.
    Text {
        /// The field.
        field: Field,
        /// The values, at least one.
        any: Vec<Match>,
    },
    /// An instant in `from <= instant < until`; an absent instant never is.
    Time {
        /// The field.
        field: Field,
        /// First instant that counts.
        from: Option<Moment>,
        /// First instant that no longer counts.
        until: Option<Moment>,
    },
    /// The field is empty (`cause:-`).
    Missing(Field),
    /// A named state.
    Is(Flag),
}

/// How a text value compares; both sides are folded by [`fold`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// The field contains it (`site:atento`).
    Has(String),
    /// The field is exactly it (`site:="Atento CDMX"`; always so for `tag` and `key`).
    Exactly(String),
}

/// An owner to compare with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// The person at the keyboard.
    Me,
    /// A part of the name or of the e-mail address, folded.
    Named(String),
}

/// An instant, fixed or relative to the moment of asking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// This instant.
    At(Timestamp),
    /// Now plus this (negative: before now).
    Now(SignedDuration),
}

impl Moment {
    /// The instant, asked at `now`; at the edge of the calendar it stays at the edge.
    pub fn at(self, now: Timestamp) -> Timestamp {
        match self {
            Self::At(at) => at,
            Self::Now(offset) => now.checked_add(offset).unwrap_or(if offset.is_negative() {
                Timestamp::MIN
            } else {
                Timestamp::MAX
            }),
        }
    }
}

words! {
    /// What stands before the colon.
    Field {
        /// Status, canonical words.
        Status = "status",
        /// Priority, canonical words.
        Priority = "priority",
        /// Who owns it: `me`, `none`, a name.
        Owner = "owner",
        /// What the case is about.
        Product = "product",
        /// What the customer says happened.
        Reason = "reason",
        /// Outsourcing partner of the Tier-1 agent.
        Vendor = "vendor",
        /// The Tier-1 agent who escalated.
        Agent = "agent",
        /// Site of the Tier-1 agent.
        Site = "site",
        /// Root cause, a code or the beginning of one.
        Cause = "cause",
        /// Procedure, by id.
        Sop = "sop",
        /// Verdict on the escalation.
        Verdict = "verdict",
        /// Knowledge action.
        Knowledge = "knowledge",
        /// Where the customer stood on the way.
        Stage = "stage",
        /// Language of the customer.
        Language = "language",
        /// A tag, exactly.
        Tag = "tag",
        /// Queue, by name or id.
        Queue = "queue",
        /// Key, exactly, with or without `#`.
        Key = "key",
        /// When it is due: `<2h` is due within two hours or late.
        Due = "due",
        /// When it comes back that was put off: `<2h` is back within two hours.
        Later = "later",
        /// Time since it was created: `>3d`.
        Age = "age",
        /// When it was created: an age or a date.
        Created = "created",
        /// When the CRM last changed it: an age or a date.
        Updated = "updated",
        /// When it was solved: an age or a date.
        Solved = "solved",
        /// When it left us with or without a verdict, resolved or sent back: an age or a date.
        Left = "left",
        /// A named state: see [`Flag`].
        Is = "is",
    }
}

impl Field {
    /// The ticket fact behind the field, where it is one.
    pub fn fact(self) -> Option<Fact> {
        Some(match self {
            Self::Product => Fact::Product,
            Self::Reason => Fact::Reason,
            Self::Vendor => Fact::Vendor,
            Self::Site => Fact::Site,
            Self::Agent => Fact::T1Agent,
            Self::Cause => Fact::Cause,
            Self::Sop => Fact::Sop,
            Self::Verdict => Fact::Verdict,
            Self::Knowledge => Fact::Knowledge,
            Self::Language => Fact::Language,
            Self::Stage => Fact::Stage,
            _ => return None,
        })
    }

    /// Whether its value is an instant.
    pub fn is_time(self) -> bool {
        matches!(
            self,
            Self::Due | Self::Later | Self::Age | Self::Created | Self::Updated | Self::Solved | Self::Left
        )
    }
}

words! {
    /// The states that `is:` knows.
    Flag {
        /// Work is still owed, by anyone.
        Open = "open",
        /// The person at the keyboard owns it.
        Mine = "mine",
        /// Nobody owns it.
        Unassigned = "unassigned",
        /// It is our tier's work.
        Escalated = "escalated",
        /// Its due time passed while work is due from us.
        Late = "late",
        /// It was put off and is not back yet.
        Later = "later",
        /// It was solved, and its root cause is still unknown.
        Unexplained = "unexplained",
    }
}

impl Filter {
    /// All keys, for completion and for the words of a refusal.
    pub fn fields() -> &'static [Field] {
        Field::ALL
    }

    /// Whether it asks for cases whose cause is still unknown: those are worked off, the oldest first.
    pub fn chases(&self) -> bool {
        self.terms.iter().any(|term| !term.negated && term.test == Test::Is(Flag::Unexplained))
    }

    /// Whether it looks for something, so that what was put off is found as well: words, a key, or what was put off itself.
    pub fn seeks(&self) -> bool {
        self.terms.iter().any(|term| match &term.test {
            Test::Words { .. } => !term.negated,
            Test::Text { field, .. } => *field == Field::Key,
            Test::Time { field, .. } | Test::Missing(field) => *field == Field::Later,
            Test::Is(flag) => *flag == Flag::Later,
            _ => false,
        })
    }

    /// Whether it lists what comes back: that is worked off in the order in which it does.
    pub fn returns(&self) -> bool {
        self.terms.iter().any(|term| !term.negated && term.test == Test::Is(Flag::Later))
    }

    /// Whether nothing is asked, so everything is shown.
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Both filters at once.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.terms.extend(other.terms);
        self
    }
}

/// Lower case without accents (`Cobrança` → `cobranca`), for comparing.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.nfkd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// The folded letter-and-digit runs of a text, as the index has them.
pub fn tokens(text: &str) -> Vec<String> {
    let folded = fold(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|run| !run.is_empty()).map(str::to_owned).collect()
}
