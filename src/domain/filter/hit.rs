//! A filter asked of one ticket in memory: the meaning that the SQL of `store` must share.

use jiff::Timestamp;

use super::{Field, Filter, Flag, Match, Owner, Test, fold, tokens};
use crate::domain::clean::Clean;
use crate::domain::ids::PersonId;
use crate::domain::taxonomy::is_unknown;
use crate::domain::ticket::{Fact, Ticket};
use crate::domain::urgency::DueClass;

/// What a filter needs besides the ticket.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The person at the keyboard.
    pub me: Option<&'a PersonId>,
    /// The moment of asking.
    pub now: Timestamp,
    /// The thread, where it is held; searched by free words.
    pub thread: &'a str,
}

impl Filter {
    /// Whether the ticket is shown.
    pub fn hits(&self, ticket: &Ticket, context: &Context<'_>) -> bool {
        self.terms.iter().all(|term| holds(&term.test, ticket, context) != term.negated)
    }
}

fn holds(test: &Test, ticket: &Ticket, context: &Context<'_>) -> bool {
    match test {
        Test::Words { tokens: wanted, whole } => says(ticket, context.thread, wanted, *whole),
        Test::Status(any) => any.contains(&ticket.status),
        Test::Priority(any) => any.contains(&ticket.priority),
        Test::Owner(any) => any.iter().any(|owner| owned(ticket, owner, context)),
        Test::Text { field, any } => {
            let values = values(*field, ticket);
            any.iter().any(|wanted| {
                values.iter().any(|value| match wanted {
                    Match::Has(part) => value.contains(part),
                    Match::Exactly(whole) => value == whole,
                })
            })
        }
        Test::Time { field, from, until } => instant(*field, ticket).is_some_and(|at| {
            from.is_none_or(|from| from.at(context.now) <= at)
                && until.is_none_or(|until| at < until.at(context.now))
        }),
        Test::Missing(Field::Owner) => ticket.assignee.is_none(),
        Test::Missing(field) if field.is_time() => instant(*field, ticket).is_none(),
        Test::Missing(field) => values(*field, ticket).is_empty(),
        Test::Is(flag) => match flag {
            Flag::Open => ticket.status.is_open(),
            Flag::Mine => owned(ticket, &Owner::Me, context),
            Flag::Unassigned => ticket.assignee.is_none(),
            Flag::Escalated => ticket.escalated,
            Flag::Later => ticket.later.is_some_and(|until| until > context.now),
            Flag::Late => DueClass::is_late(ticket, context.now),
            Flag::Unexplained => !ticket.status.is_open() && ticket.fact(Fact::Cause).is_some_and(is_unknown),
        },
    }
}

fn owned(ticket: &Ticket, owner: &Owner, context: &Context<'_>) -> bool {
    let Some(person) = &ticket.assignee else { return false };
    match owner {
        Owner::Me => context.me == Some(&person.id),
        Owner::Named(part) => {
            fold(person.name.as_str()).contains(part)
                || person.email.as_ref().is_some_and(|email| fold(email.as_str()).contains(part))
        }
    }
}

fn instant(field: Field, ticket: &Ticket) -> Option<Timestamp> {
    match field {
        Field::Due => ticket.due,
        Field::Later => ticket.later,
        Field::Age | Field::Created => Some(ticket.created),
        Field::Updated => Some(ticket.updated),
        Field::Left if ticket.status.is_open() => ticket.fact(Fact::Verdict).map(|_| ticket.updated),
        Field::Solved | Field::Left => ticket.solved,
        _ => None,
    }
}

/// The folded values of a text field; none where it is empty.
fn values(field: Field, ticket: &Ticket) -> Vec<String> {
    if let Some(fact) = field.fact() {
        return ticket.fact(fact).map(fold).into_iter().collect();
    }
    match field {
        Field::Tag => ticket.tags.iter().map(|tag| fold(tag.as_str())).collect(),
        Field::Key => vec![fold(ticket.key.as_str())],
        Field::Queue => ticket
            .queue
            .iter()
            .flat_map(|queue| [fold(queue.name.as_str()), fold(&queue.id)])
            .filter(|value| !value.is_empty())
            .collect(),
        _ => Vec::new(),
    }
}

fn says(ticket: &Ticket, thread: &str, wanted: &[String], whole: bool) -> bool {
    let texts = [ticket.key.as_str(), ticket.subject.as_str(), ticket.description.as_str(), thread]
        .into_iter()
        .chain(ticket.facts.values().map(Clean::as_str))
        .chain(ticket.tags.iter().map(Clean::as_str))
        .chain(ticket.requester.iter().map(|person| person.name.as_str()));
    texts.into_iter().any(|text| {
        tokens(text).windows(wanted.len()).any(|window| {
            let last = wanted.len() - 1;
            window[..last] == wanted[..last]
                && if whole { window[last] == wanted[last] } else { window[last].starts_with(&wanted[last]) }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::urgency::tests::ticket;

    fn hits(text: &str) -> bool {
        let me = PersonId::new("7");
        let context =
            Context { me: Some(&me), now: "2026-11-18T12:00:00Z".parse().unwrap(), thread: "Hola, aquí va" };
        Filter::parse(text).unwrap().hits(&ticket(), &context)
    }

    #[test]
    fn fields_narrow_by_their_meaning() {
        for yes in [
            "",
            "status:open,pending",
            "priority:high",
            "product:card",
            "site:atento",
            "owner:me",
            "owner:ana",
            "is:late",
            "is:mine",
            "due:<1h",
            "age:>1d",
            "created:2026-11-16",
            "cause:-",
            "tag:vip",
            "#48213",
            "key:48213",
            "recon",
            "\"no reconocido\"",
            "aqui",
            "-status:solved",
            "cargo amazon site:=\"atento cdmx\"",
        ] {
            assert!(hits(yes), "{yes}");
        }
        for no in [
            "status:new",
            "site:=atento",
            "owner:none",
            "tag:vi",
            "due:>1h",
            "age:<1d",
            "\"no recon\"",
            "cargo -amazon",
        ] {
            assert!(!hits(no), "{no}");
        }
    }
}
