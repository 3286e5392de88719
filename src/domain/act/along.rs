//! A reply with what happens to the ticket along with it: the same rules as for each by itself.

use std::collections::BTreeSet;

use super::{Acted, Case, reply, set, tag};
use crate::domain::change::FieldValue;
use crate::domain::clean::Clean;
use crate::domain::ids::ChangeId;
use crate::domain::locale;
use crate::domain::ticket::Fact;

/// What happens to a ticket along with a reply.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Along {
    /// Fields with their values.
    pub set: Vec<FieldValue>,
    /// Tags to add.
    pub add: BTreeSet<Clean>,
    /// Tags to remove.
    pub remove: BTreeSet<Clean>,
}

impl Along {
    /// Whether nothing happens.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// What a reply may have filled in, as `{name}`: nothing but what its customer may read.
pub const FILLED: [&str; 5] = ["customer", "key", "subject", "amount", "agent"];

/// A reply with its fields filled in, in the customer's language; one that nothing is known for becomes a blank.
#[must_use]
pub fn filled(case: &Case<'_>, text: &str, language: &str) -> String {
    let first = |name: &str| name.split_whitespace().next().map(str::to_owned);
    let value = |name: &str| match name {
        "customer" => case.ticket.requester.as_ref().and_then(|person| first(person.name.as_str())),
        "key" => Some(format!("#{}", case.ticket.key)),
        "subject" => Some(case.ticket.subject.to_string()),
        "amount" => case.ticket.fact(Fact::Amount).map(|amount| locale::decimals(amount, language)),
        _ => first(case.me.name.as_str()),
    };
    FILLED.into_iter().fold(text.to_owned(), |text, name| {
        let place = format!("{{{name}}}");
        if !text.contains(&place) {
            return text;
        }
        let value = value(name).filter(|value| !value.trim().is_empty());
        text.replace(&place, &value.unwrap_or_else(|| format!("«{name}»")))
    })
}

/// Writes a reply that the customer sees, and does what goes along with it: all of it, or nothing.
pub fn reply_along(case: &Case<'_>, text: Clean, along: &Along, ids: &mut impl FnMut() -> ChangeId) -> Acted {
    let mut acted = vec![reply(case, text, ids)];
    acted.extend(along.set.iter().map(|value| set(case, value.clone(), ids)));
    acted.push(tag(case, &along.add, &along.remove, ids));
    let (mut changes, mut refused) = (Vec::new(), Vec::new());
    for done in acted {
        match done {
            Ok(done) => changes.extend(done),
            Err(no) => refused.extend(no),
        }
    }
    refused.dedup();
    if refused.is_empty() { Ok(changes) } else { Err(refused) }
}
