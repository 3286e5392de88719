//! A way to look at the tickets: which ones, in which order, with which columns. Where views are kept and how they are
//! drawn is elsewhere.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::worded::words;

/// Which tickets a list is about, before its filter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Open tickets of our tier that are mine or nobody's.
    #[default]
    Mine,
    /// Open tickets of our tier, whoever owns them.
    Team,
    /// Every ticket that is held and not gone.
    All,
}

impl Scope {
    /// All of them with their words in files.
    pub const ALL: [(Self, &'static str); 3] =
        [(Self::Mine, "mine"), (Self::Team, "team"), (Self::All, "all")];

    /// The word in files.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Team => "team",
            Self::All => "all",
        }
    }
}

words! {
    /// What a list is ordered by.
    By {
        /// Due class, priority, repeats, age: the explained order of work.
        Urgency = "urgency",
        /// When it is due.
        Due = "due",
        /// When it was created.
        Created = "created",
        /// When the CRM last changed it.
        Updated = "updated",
        /// Priority.
        Priority = "priority",
        /// Status.
        Status = "status",
        /// Who owns it, by name.
        Owner = "owner",
        /// What it is about.
        Product = "product",
        /// Site of the Tier-1 agent.
        Site = "site",
        /// Root cause.
        Cause = "cause",
    }
}

words! {
    /// A column of the desk's list.
    Column {
        /// How long until it is due.
        Due = "due",
        /// The mark of the priority.
        Priority = "priority",
        /// What people call it.
        Key = "key",
        /// Subject; takes the room that is left.
        Subject = "subject",
        /// What it is about.
        Product = "product",
        /// Site of the Tier-1 agent.
        Site = "site",
        /// Who owns it.
        Owner = "owner",
        /// Time since it was created.
        Age = "age",
        /// Other tickets of the customer.
        Repeats = "repeats",
        /// Status.
        Status = "status",
        /// Time since the CRM last changed it.
        Updated = "updated",
        /// Root cause.
        Cause = "cause",
        /// The customer, masked.
        Customer = "customer",
    }
}

impl Column {
    /// The columns of a view that names none.
    pub const SHIPPED: [Self; 9] = [
        Self::Due,
        Self::Priority,
        Self::Key,
        Self::Subject,
        Self::Product,
        Self::Site,
        Self::Owner,
        Self::Age,
        Self::Repeats,
    ];

    /// Whether a list without it could not be worked with.
    #[must_use]
    pub fn is_needed(self) -> bool {
        matches!(self, Self::Key | Self::Subject)
    }

    /// Which goes first where the terminal is narrow: the larger, the earlier.
    #[must_use]
    pub fn rank(self) -> u8 {
        match self {
            Self::Key | Self::Subject => 0,
            Self::Due => 1,
            Self::Priority => 2,
            Self::Owner => 3,
            Self::Age => 4,
            Self::Repeats => 5,
            Self::Status => 6,
            Self::Product => 7,
            Self::Updated => 8,
            Self::Cause => 9,
            Self::Site => 10,
            Self::Customer => 11,
        }
    }
}

/// An order with its direction, written `due` or `-updated`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sort {
    /// What it goes by.
    pub by: By,
    /// From the largest or latest down.
    pub down: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self { by: By::Urgency, down: false }
    }
}

impl Sort {
    /// Every order there is; the explained one has a single direction.
    pub fn all() -> impl Iterator<Item = Self> {
        let both = |by: &By| [false, true].map(|down| Self { by: *by, down });
        By::ALL.iter().flat_map(both).filter(|sort| sort.by != By::Urgency || !sort.down)
    }

    /// The order that a word names.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::all().find(|sort| sort.to_string() == word)
    }

    /// Message id of its name.
    #[must_use]
    pub fn name(self) -> String {
        format!("sort-{}{}", self.by.as_str(), if self.down { "-down" } else { "" })
    }
}

impl std::fmt::Display for Sort {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}{}", if self.down { "-" } else { "" }, self.by.as_str())
    }
}

/// The order and the columns of a view.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Kept", into = "Kept")]
pub struct Look {
    /// The order.
    pub sort: Sort,
    /// The columns in their order; none: those that are shipped.
    pub columns: Vec<Column>,
}

/// A look as it is kept: words that a later program does not know are left out.
#[derive(Serialize, Deserialize)]
struct Kept {
    sort: String,
    #[serde(default)]
    columns: Vec<String>,
}

impl From<Kept> for Look {
    fn from(kept: Kept) -> Self {
        Self {
            sort: Sort::parse(&kept.sort).unwrap_or_default(),
            columns: kept.columns.iter().filter_map(|word| Column::parse(word)).collect(),
        }
    }
}

impl From<Look> for Kept {
    fn from(look: Look) -> Self {
        Self {
            sort: look.sort.to_string(),
            columns: look.columns.iter().map(|column| column.as_str().to_owned()).collect(),
        }
    }
}

/// A way to look at the tickets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// What it is called in files, unique.
    pub id: String,
    /// Its name by language; none: its id.
    pub names: BTreeMap<String, String>,
    /// Which tickets.
    pub scope: Scope,
    /// What narrows them, as it is typed.
    pub filter: String,
    /// The key that picks it.
    pub key: Option<char>,
    /// Its order and columns, as long as nobody chose others.
    pub look: Look,
    /// Whether it is the person's own, and theirs to change.
    pub own: bool,
}

impl View {
    /// Its name in a language.
    #[must_use]
    pub fn name(&self, language: &str) -> &str {
        let named = self.names.get(language).or_else(|| self.names.values().next());
        named.map_or(self.id.as_str(), String::as_str)
    }

    /// Whether a key can pick a view: one letter or digit.
    #[must_use]
    pub fn can_be_key(key: char) -> bool {
        key.is_ascii_alphanumeric()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_order_is_read_as_it_is_written() {
        for sort in Sort::all() {
            assert_eq!(Sort::parse(&sort.to_string()), Some(sort));
        }
        assert_eq!(Sort::parse("-urgency"), None);
    }

    #[test]
    fn a_look_is_kept_and_unknown_words_of_it_do_no_harm() {
        let look = Look { sort: Sort { by: By::Due, down: true }, columns: vec![Column::Key, Column::Cause] };
        let json = serde_json::to_string(&look).unwrap();
        assert_eq!(serde_json::from_str::<Look>(&json).unwrap(), look);
        let odd: Look = serde_json::from_str(r#"{"sort":"moon","columns":["key","tide"]}"#).unwrap();
        assert_eq!(odd, Look { sort: Sort::default(), columns: vec![Column::Key] });
    }
}
