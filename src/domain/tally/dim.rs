//! The one table of dimensions: what tickets can be told apart by, and the filter that lists those of a value.

use serde::{Deserialize, Serialize};

use crate::domain::release::release_term;
use crate::domain::taxonomy::Recode;

/// What a tally has rows of and can be split by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Dim {
    /// What the case is about.
    Product,
    /// Site of the Tier-1 agent.
    Site,
    /// Procedure, without version and progress.
    Sop,
    /// Outsourcing partner of the Tier-1 agent.
    Vendor,
    /// Language of the customer.
    Language,
    /// What the customer says happened.
    Reason,
    /// Verdict on the escalation.
    Verdict,
    /// Knowledge action, without the article's id.
    Knowledge,
    /// Name of the agent who owns it.
    Owner,
    /// Root cause.
    Cause,
    /// First level of the root cause.
    Family,
    /// The Tier-1 agent who escalated.
    Agent,
    /// Where the customer stood on the way.
    Stage,
    /// Queue.
    Queue,
    /// Priority.
    Priority,
    /// Procedure with its version.
    Version,
    /// Week of the solving, by its Monday in UTC.
    Week,
    /// Release that was in force for its product when it was created, with its first and last day in UTC.
    Release,
}

/// Dimension, word, and the field of the filter that lists a value's tickets.
const TABLE: [(Dim, &str, &str); 18] = [
    (Dim::Cause, "cause", "cause"),
    (Dim::Family, "family", "cause"),
    (Dim::Product, "product", "product"),
    (Dim::Reason, "reason", "reason"),
    (Dim::Stage, "stage", "stage"),
    (Dim::Site, "site", "site"),
    (Dim::Vendor, "vendor", "vendor"),
    (Dim::Agent, "agent", "agent"),
    (Dim::Sop, "sop", "sop"),
    (Dim::Version, "version", "sop"),
    (Dim::Language, "language", "language"),
    (Dim::Verdict, "verdict", "verdict"),
    (Dim::Knowledge, "knowledge", "knowledge"),
    (Dim::Queue, "queue", "queue"),
    (Dim::Priority, "priority", "priority"),
    (Dim::Owner, "owner", "owner"),
    (Dim::Week, "week", "solved"),
    (Dim::Release, "release", "created"),
];

impl Dim {
    /// All of them, in the order in which they are offered.
    pub fn all() -> impl Iterator<Item = Self> {
        TABLE.iter().map(|(dim, ..)| *dim)
    }

    fn row(self) -> &'static (Self, &'static str, &'static str) {
        TABLE.iter().find(|(dim, ..)| *dim == self).unwrap_or(&TABLE[0])
    }

    /// The word, as in `--by`.
    pub fn as_str(self) -> &'static str {
        self.row().1
    }

    /// The dimension of a word.
    pub fn parse(word: &str) -> Option<Self> {
        TABLE.iter().find(|(_, known, _)| *known == word).map(|(dim, ..)| *dim)
    }

    /// Whether its values are root causes or their families.
    pub fn is_cause(self) -> bool {
        matches!(self, Self::Cause | Self::Family)
    }

    /// The value that is counted: a procedure counts without its version and progress, a knowledge action without its
    /// article, a family is the beginning of a code.
    pub fn value(self, field: &str) -> &str {
        let before = |stops: &[char]| field.split(stops).next().unwrap_or(field);
        match self {
            Self::Sop => before(&['@', ' ']),
            Self::Version => before(&[' ']),
            Self::Knowledge => before(&[':']),
            Self::Family => before(&['-']),
            _ => field,
        }
    }

    /// The term of a filter that lists the tickets of a value; the empty value is the empty field. A code that others
    /// were merged into lists theirs too.
    pub fn term(self, value: &str, recode: &Recode) -> String {
        let field = self.row().2;
        if value.is_empty() {
            // Where no release is known, every ticket was created in none of them.
            return if self == Self::Release { String::new() } else { format!("{field}:-") };
        }
        if self == Self::Release {
            return release_term(value);
        }
        let value = value.replace('"', "");
        match self {
            Self::Priority => format!("{field}:{value}"),
            Self::Owner | Self::Knowledge => format!("{field}:\"{value}\""),
            Self::Sop => format!("{field}:\"{value}@\""),
            Self::Version => format!("{field}:\"{value} \""),
            Self::Week => week(&value),
            Self::Cause => {
                let codes: Vec<String> =
                    recode.sources(&value).into_iter().map(|code| format!("\"{code}\"")).collect();
                format!("{field}:={}", codes.join(","))
            }
            Self::Family => {
                let mut codes = vec![format!("\"{value}-\"")];
                codes.extend(recode.sources_of_family(&value).into_iter().map(|code| format!("\"{code}\"")));
                format!("{field}:{}", codes.join(","))
            }
            _ => format!("{field}:=\"{value}\""),
        }
    }
}

fn week(monday: &str) -> String {
    let sunday = monday
        .parse::<jiff::civil::Date>()
        .ok()
        .and_then(|day| day.checked_add(jiff::Span::new().days(6)).ok())
        .map_or_else(|| monday.to_owned(), |day| day.to_string());
    format!("solved:>={monday} solved:<={sunday}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::release::release_value;

    #[test]
    fn progress_versions_and_article_ids_do_not_split() {
        assert_eq!(Dim::Sop.value("unrecognised-charge@3.1.0 3/9"), "unrecognised-charge");
        assert_eq!(Dim::Version.value("unrecognised-charge@3.1.0 3/9"), "unrecognised-charge@3.1.0");
        assert_eq!(Dim::Knowledge.value("linked:KB-88"), "linked");
        assert_eq!((Dim::Family.value("INF-06"), Dim::Family.value("INF")), ("INF", "INF"));
    }

    #[test]
    fn every_dimension_has_one_row_and_a_filter_that_can_be_read() {
        let all: std::collections::BTreeSet<_> = Dim::all().collect();
        assert_eq!(all.len(), TABLE.len());
        for dim in Dim::all() {
            assert_eq!(Dim::parse(dim.as_str()), Some(dim));
            let value = match dim {
                Dim::Week => "2026-11-16",
                Dim::Release => "App 4.2 (2026-02-01..2026-02-19)",
                Dim::Priority => "high",
                _ => "Atento CDMX, Norte",
            };
            let term = dim.term(value, &Recode::default());
            let read = crate::domain::filter::Filter::parse(&term);
            assert!(read.is_ok_and(|filter| !filter.is_empty()), "{term}");
        }
        assert_eq!(
            Dim::Week.term("2026-11-16", &Recode::default()),
            "solved:>=2026-11-16 solved:<=2026-11-22"
        );
        assert_eq!(Dim::Site.term("", &Recode::default()), "site:-");
        let last = release_value("App 4.3", "2026-02-20".parse().ok(), None);
        assert_eq!(Dim::Release.term(&last, &Recode::default()), "created:>=2026-02-20");
        let first = release_value("–", None, "2026-01-31".parse().ok());
        assert_eq!(Dim::Release.term(&first, &Recode::default()), "created:<=2026-01-31");
    }
}
