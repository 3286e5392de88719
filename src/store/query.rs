//! The filter language as SQL: the same meaning as `Filter::hits`, with every value bound and every searched
//! word quoted.

use jiff::Timestamp;
use rusqlite::types::Value;

use super::fold::millis;
use crate::domain::filter::{Field, Filter, Flag, Match, Owner, Test};
use crate::domain::ids::PersonId;

/// Conditions over `tickets AS t`, and words to look up in `search`.
#[derive(Default)]
pub(super) struct Compiled {
    conditions: Vec<String>,
    pub(super) values: Vec<Value>,
    words: Vec<String>,
    not_words: Vec<String>,
}

impl Compiled {
    pub(super) fn new(filter: &Filter, me: Option<&PersonId>, now: Timestamp) -> Self {
        let mut compiled = Self::default();
        for term in &filter.terms {
            if let Test::Words { tokens, whole } = &term.test {
                // Tokens are letters and digits only; the quotes keep FTS words like NEAR plain.
                let phrase = format!("\"{}\"{}", tokens.join(" "), if *whole { "" } else { " *" });
                if term.negated { &mut compiled.not_words } else { &mut compiled.words }.push(phrase);
            } else {
                let condition = compiled.test(&term.test, me, now);
                // A null (an absent value) is "does not hold", also when negated.
                let truth = if term.negated { "IS NOT TRUE" } else { "IS TRUE" };
                compiled.conditions.push(format!("({condition}) {truth}"));
            }
        }
        compiled
    }

    /// Adds a condition with its values, which it names `?`.
    pub(super) fn and(&mut self, condition: &str, values: impl IntoIterator<Item = Value>) {
        self.conditions.push(condition.to_owned());
        self.values.extend(values);
    }

    /// Whether nothing but words is asked.
    pub(super) fn is_free(&self) -> bool {
        self.conditions.is_empty()
    }

    /// Only the words that must not be there.
    pub(super) fn without_words(&self) -> Self {
        Self { not_words: self.not_words.clone(), ..Self::default() }
    }

    /// All conditions joined, `1` where there is none. Words are not among them.
    pub(super) fn sql(&self) -> String {
        if self.conditions.is_empty() { "1".to_owned() } else { self.conditions.join(" AND ") }
    }

    /// Makes the words conditions like the others, for a query that is not led by `search`.
    pub(super) fn words_as_conditions(&mut self) {
        let has = "t.num IN (SELECT rowid FROM search WHERE search MATCH ?)";
        if let Some(words) = self.words() {
            self.and(has, [Value::Text(words)]);
        }
        if let Some(words) = self.not_words() {
            self.and(&format!("NOT {has}"), [Value::Text(words)]);
        }
        self.words.clear();
        self.not_words.clear();
    }

    /// The words that must be there as one full-text query.
    pub(super) fn words(&self) -> Option<String> {
        (!self.words.is_empty()).then(|| self.words.join(" AND "))
    }

    /// The words that must not be there as one full-text query.
    pub(super) fn not_words(&self) -> Option<String> {
        (!self.not_words.is_empty()).then(|| self.not_words.join(" OR "))
    }

    fn bind(&mut self, value: impl Into<Value>) -> &'static str {
        self.values.push(value.into());
        "?"
    }

    fn any<T>(&mut self, of: &[T], mut each: impl FnMut(&mut Self, &T) -> String) -> String {
        let parts: Vec<String> = of.iter().map(|one| each(self, one)).collect();
        if parts.is_empty() { "0".to_owned() } else { parts.join(" OR ") }
    }

    fn test(&mut self, test: &Test, me: Option<&PersonId>, now: Timestamp) -> String {
        match test {
            Test::Words { .. } => "1".to_owned(),
            Test::Status(any) => self.any(any, |_, status| format!("t.status = {}", *status as i64)),
            Test::Priority(any) => self.any(any, |_, priority| format!("t.priority = {}", *priority as i64)),
            Test::Owner(any) => self.any(any, |into, owner| match owner {
                Owner::Me => into.mine(me),
                Owner::Named(part) => {
                    into.bind(part.clone());
                    into.bind(part.clone());
                    "folded_has(t.assignee, ?) OR folded_has(t.assignee_mail, ?)".to_owned()
                }
            }),
            Test::Text { field, any } => self.any(any, |into, wanted| into.text(*field, wanted)),
            Test::Time { field, from, until } => {
                let column = column(*field);
                let mut parts = vec![format!("{column} IS NOT NULL")];
                if let Some(from) = from {
                    parts.push(format!("{column} >= {}", self.bind(millis(from.at(now)))));
                }
                if let Some(until) = until {
                    parts.push(format!("{column} < {}", self.bind(millis(until.at(now)))));
                }
                parts.join(" AND ")
            }
            Test::Missing(Field::Queue) => {
                "coalesce(t.queue, '') = '' AND coalesce(t.queue_id, '') = ''".to_owned()
            }
            Test::Missing(Field::Tag) => "t.tags = '|'".to_owned(),
            Test::Missing(field) => format!("{} IS NULL", column(*field)),
            Test::Is(flag) => match flag {
                Flag::Open => "t.status < 4".to_owned(),
                Flag::Mine => self.mine(me),
                Flag::Unassigned => "t.assignee_id IS NULL".to_owned(),
                Flag::Escalated => "t.escalated = 1".to_owned(),
                Flag::Unexplained => "t.status >= 4 AND upper(t.cause) LIKE 'UNK-%'".to_owned(),
                Flag::Later => format!("t.later > {}", self.bind(millis(now))),
                Flag::Late => format!("t.status < 2 AND t.due < {}", self.bind(millis(now))),
            },
        }
    }

    fn mine(&mut self, me: Option<&PersonId>) -> String {
        me.map_or("0".to_owned(), |me| format!("t.assignee_id = {}", self.bind(me.as_str().to_owned())))
    }

    fn text(&mut self, field: Field, wanted: &Match) -> String {
        match (field, wanted) {
            (Field::Tag, Match::Exactly(tag) | Match::Has(tag)) => {
                format!("instr(t.tags, {}) > 0", self.bind(format!("|{tag}|")))
            }
            (Field::Key, Match::Exactly(key)) => format!("t.key = {}", self.bind(key.clone())),
            (Field::Queue, _) => {
                let test = function(wanted);
                let value = inner(wanted);
                self.bind(value.clone());
                self.bind(value);
                format!("{test}(t.queue, ?) OR {test}(t.queue_id, ?)")
            }
            _ => format!("{}({}, {})", function(wanted), column(field), self.bind(inner(wanted))),
        }
    }
}

fn function(wanted: &Match) -> &'static str {
    match wanted {
        Match::Has(_) => "folded_has",
        Match::Exactly(_) => "folded_is",
    }
}

fn inner(wanted: &Match) -> String {
    match wanted {
        Match::Has(value) | Match::Exactly(value) => value.clone(),
    }
}

/// The column of a field; for several columns, the one that says whether there is a value.
pub(super) fn column(field: Field) -> &'static str {
    match field {
        Field::Status | Field::Is => "t.status",
        Field::Priority => "t.priority",
        Field::Owner => "t.assignee_id",
        Field::Product => "t.product",
        Field::Reason => "t.reason",
        Field::Vendor => "t.vendor",
        Field::Site => "t.site",
        Field::Agent => "t.t1_agent",
        Field::Cause => "t.cause",
        Field::Sop => "t.sop",
        Field::Verdict => "t.verdict",
        Field::Knowledge => "t.knowledge",
        Field::Language => "t.language",
        Field::Stage => "t.stage",
        Field::Tag => "t.tags",
        Field::Queue => "t.queue",
        Field::Key => "t.key",
        Field::Due => "t.due",
        Field::Later => "t.later",
        Field::Age | Field::Created => "t.created",
        Field::Updated => "t.updated",
        Field::Solved => "t.solved",
        // What went back to Tier 1 stays open; it has a verdict and no better time than that of its last change.
        Field::Left => {
            "(CASE WHEN t.status >= 4 THEN t.solved WHEN t.verdict IS NOT NULL THEN t.updated END)"
        }
    }
}
