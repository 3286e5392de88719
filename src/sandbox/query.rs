//! The CRM's search language over tickets, as far as the sandbox knows it: words, `field:value`, comparisons and
//! `-` for not. Values of one field are alternatives; everything else must hold. Words are looked for in subject,
//! first message and what was written since; the told history is left out.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::constants::FIELDS;
use super::model::{PRIORITIES, Second, Status, Ticket};
use super::world::World;

/// A query, read.
#[derive(Debug, Clone, PartialEq)]
pub struct Query {
    terms: Vec<Term>,
    /// `sort:` and `order_by:` of the query itself.
    pub names_type: Option<String>,
}

#[derive(Debug, Clone, PartialEq)]
struct Term {
    not: bool,
    /// Empty for a plain word.
    field: String,
    op: Op,
    value: String,
    /// The value as a time, and whether it is a whole day.
    time: Option<(Second, bool)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Op {
    Is,
    Less,
    LessOrIs,
    More,
    MoreOrIs,
}

const KNOWN: [&str; 22] = [
    "status",
    "priority",
    "updated",
    "updated_at",
    "created",
    "created_at",
    "solved",
    "solved_at",
    "due",
    "due_at",
    "due_date",
    "tags",
    "external_id",
    "group",
    "assignee",
    "requester",
    "submitter",
    "subject",
    "description",
    "ticket_type",
    "via",
    "fieldvalue",
];

impl Query {
    /// Reads a query.
    ///
    /// # Errors
    /// A sentence where a field is unknown or a date cannot be read.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut query = Self { terms: Vec::new(), names_type: None };
        for word in words(text) {
            let (not, word) = match word.strip_prefix('-') {
                Some(rest) if !rest.is_empty() => (true, rest),
                _ => (false, word.as_str()),
            };
            let Some(at) = word.find([':', '<', '>']).filter(|at| *at > 0) else {
                query.terms.push(Term {
                    not,
                    field: String::new(),
                    op: Op::Is,
                    value: word.to_lowercase(),
                    time: None,
                });
                continue;
            };
            let field = word[..at].to_lowercase();
            let (op, value) = match &word[at..] {
                rest if rest.starts_with(">=") => (Op::MoreOrIs, &rest[2..]),
                rest if rest.starts_with("<=") => (Op::LessOrIs, &rest[2..]),
                rest if rest.starts_with('>') => (Op::More, &rest[1..]),
                rest if rest.starts_with('<') => (Op::Less, &rest[1..]),
                rest => (Op::Is, &rest[1..]),
            };
            match field.as_str() {
                "type" => query.names_type = Some(value.to_owned()),
                "order_by" | "sort" => {}
                _ if KNOWN.contains(&field.as_str()) || field.starts_with("custom_field_") => {
                    let time = is_date(&field).then(|| read_time(value)).flatten();
                    if is_date(&field) && time.is_none() && value != "none" {
                        return Err(format!("Invalid search: {value} is not a time."));
                    }
                    query.terms.push(Term { not, field, op, value: value.to_owned(), time });
                }
                _ => return Err(format!("Invalid search: {field} is not a field.")),
            }
        }
        Ok(query)
    }

    /// Whether a ticket matches; `me` is who asks.
    pub fn matches(&self, world: &World, ticket: &Ticket, me: u64) -> bool {
        let same =
            |a: &Term, b: &Term| !a.not && !b.not && a.op == Op::Is && b.op == Op::Is && a.field == b.field;
        self.terms.iter().all(|term| {
            if term.not {
                return !holds(world, ticket, term, me);
            }
            if term.field.is_empty() {
                return holds(world, ticket, term, me);
            }
            self.terms.iter().filter(|other| same(term, other)).any(|other| holds(world, ticket, other, me))
                || (term.op != Op::Is && holds(world, ticket, term, me))
        })
    }
}

fn words(text: &str) -> Vec<String> {
    let (mut out, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => {
                if !word.is_empty() {
                    out.push(std::mem::take(&mut word));
                }
            }
            c => word.push(c),
        }
    }
    if !word.is_empty() {
        out.push(word);
    }
    out
}

fn is_date(field: &str) -> bool {
    matches!(
        field.trim_end_matches("_at").trim_end_matches("_date"),
        "updated" | "created" | "solved" | "due"
    )
}

/// A time, and whether it is a whole day.
fn read_time(value: &str) -> Option<(Second, bool)> {
    if let Ok(at) = value.parse::<Timestamp>() {
        return Some((at.as_second(), false));
    }
    let day: Date = value.parse().ok()?;
    Some((day.to_zoned(TimeZone::UTC).ok()?.timestamp().as_second(), true))
}

fn holds(world: &World, ticket: &Ticket, term: &Term, me: u64) -> bool {
    let value = term.value.as_str();
    let time = |at: Option<Second>| match (at, term.time) {
        (None, _) => value == "none",
        (Some(at), Some((wanted, true))) if term.op == Op::Is => at >= wanted && at < wanted + 86_400,
        (Some(at), Some((wanted, _))) => term.op.holds(&at, &wanted),
        (Some(_), None) => false,
    };
    let person = |id: Option<u64>| match (id, value) {
        (None, "none") => true,
        (Some(id), "me") => id == me,
        (Some(id), _) => {
            id.to_string() == value
                || world
                    .users
                    .get(&id)
                    .is_some_and(|user| user.email == value || user.name.eq_ignore_ascii_case(value))
        }
        (None, _) => false,
    };
    match term.field.as_str() {
        "" => says(world, ticket, value),
        "status" => match Status::parse(value) {
            Some(wanted) => term.op.holds(&ticket.status, &wanted),
            None => false,
        },
        "priority" => {
            let rank = |word: &str| PRIORITIES.iter().position(|known| *known == word);
            match (ticket.priority.and_then(rank), rank(value)) {
                (Some(has), Some(wanted)) => term.op.holds(&has, &wanted),
                (None, _) => value == "none",
                _ => false,
            }
        }
        "updated" | "updated_at" => time(Some(ticket.updated)),
        "created" | "created_at" => time(Some(ticket.created)),
        "solved" | "solved_at" => time(ticket.solved),
        "due" | "due_at" | "due_date" => time(ticket.due),
        "tags" => {
            if value == "none" {
                ticket.tags.is_empty()
            } else {
                value.split(',').any(|tag| ticket.tags.contains(tag))
            }
        }
        "external_id" => ticket.external_id.as_deref() == Some(value),
        "group" => match ticket.group {
            None => value == "none",
            Some(id) => {
                id.to_string() == value
                    || World::group_name(id).is_some_and(|n| n.eq_ignore_ascii_case(value))
            }
        },
        "assignee" => person(ticket.assignee),
        "requester" => person(Some(ticket.requester)),
        "submitter" => person(Some(ticket.submitter)),
        "subject" => ticket.subject.to_lowercase().contains(&value.to_lowercase()),
        "description" => world.description(ticket).to_lowercase().contains(&value.to_lowercase()),
        "ticket_type" => ticket.kind.as_deref() == Some(value),
        "via" => ticket.channel == value,
        "fieldvalue" => ticket.fields.iter().flatten().any(|has| has == value),
        field => {
            let id = field.trim_start_matches("custom_field_");
            let index = FIELDS.iter().position(|(known, _)| known.to_string() == id);
            index.is_some_and(|index| ticket.fields[index].as_deref() == Some(value))
        }
    }
}

fn says(world: &World, ticket: &Ticket, wanted: &str) -> bool {
    ticket.id.to_string() == wanted
        || ticket.subject.to_lowercase().contains(wanted)
        || world.description(ticket).to_lowercase().contains(wanted)
        || ticket
            .written
            .iter()
            .filter_map(|audit| audit.comment.as_ref())
            .any(|entry| entry.body.to_lowercase().contains(wanted))
}

impl Op {
    fn holds<T: Ord>(self, has: &T, wanted: &T) -> bool {
        match self {
            Self::Is => has == wanted,
            Self::Less => has < wanted,
            Self::LessOrIs => has <= wanted,
            Self::More => has > wanted,
            Self::MoreOrIs => has >= wanted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_read_with_quotes_and_comparisons() {
        let query =
            Query::parse(r#"type:ticket group:"Tier 2" -tags:vip updated>=2026-03-01T00:00:00Z refund"#)
                .unwrap();
        assert_eq!(query.names_type.as_deref(), Some("ticket"));
        assert_eq!(query.terms.len(), 4);
        assert_eq!((query.terms[0].value.as_str(), query.terms[1].not), ("Tier 2", true));
        assert_eq!(query.terms[2].op, Op::MoreOrIs);
    }

    #[test]
    fn an_unknown_field_or_time_is_refused() {
        assert!(Query::parse("colour:red").is_err());
        assert!(Query::parse("updated>yesterdayish").is_err());
    }
}
