//! What the CRM has a place for. A write that it could never take is not begun; why is said in words. Which CRM can do
//! what is its profile's, in `crm`.

use serde::{Deserialize, Serialize};

use super::change::{FieldValue, Outgoing, Patch};
use super::say::Say;
use super::ticket::{Fact, Priority, Status};

/// What a CRM takes from here.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Able {
    /// Statuses that can be set.
    pub statuses: Vec<Status>,
    /// Priorities that can be set.
    pub priorities: Vec<Priority>,
    /// Facts that it has a field for.
    pub facts: Vec<Fact>,
    /// The other things that it has a place for.
    pub places: Vec<Place>,
}

/// A place that a CRM may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Owners.
    Assignee,
    /// Queues.
    Queue,
    /// Internal notes.
    Note,
    /// Replies to the customer.
    Reply,
    /// Tags.
    Tags,
    /// Files of a conversation.
    Files,
    /// Articles.
    Article,
    /// Articles that everybody can read.
    Publish,
    /// Product requests.
    Feedback,
    /// Links between tickets.
    Link,
    /// Tickets that go up in another one.
    Merge,
}

/// What somebody is about to do to the CRM.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Something that needs one of its places.
    In(Place),
    /// This status.
    Status(Status),
    /// This priority.
    Priority(Priority),
    /// Any status of an open ticket.
    AnyStatus,
    /// Any priority.
    AnyPriority,
    /// This fact by itself.
    Fact(Fact),
}

impl Able {
    /// Whether the CRM has this place.
    #[must_use]
    pub fn has(&self, place: Place) -> bool {
        self.places.contains(&place)
    }

    /// Why the CRM could not take it, if so. Everything that is not offered, and everything that is refused when it
    /// is committed, goes through here.
    #[must_use]
    pub fn lacks(&self, part: Part) -> Option<Say> {
        match part {
            Part::In(place) => (!self.has(place)).then(|| no(place.as_str(), "")),
            Part::Status(status) => (!self.statuses.contains(&status)).then(|| no("status", status.as_str())),
            Part::Priority(priority) => {
                (!self.priorities.contains(&priority)).then(|| no("priority", priority.as_str()))
            }
            Part::AnyStatus => {
                (!self.statuses.iter().any(|status| status.is_open())).then(|| no("statuses", ""))
            }
            Part::AnyPriority => self.priorities.is_empty().then(|| no("priorities", "")),
            Part::Fact(fact) => (!self.facts.contains(&fact)).then(|| no("field", fact.as_str())),
        }
    }

    /// Why the CRM could not take it, if so.
    #[must_use]
    pub fn refuses(&self, out: &Outgoing) -> Option<Say> {
        match out {
            Outgoing::Ticket(patch) => parts(patch).into_iter().find_map(|part| self.lacks(part)),
            Outgoing::Article(_) => self.lacks(Part::In(Place::Article)),
            Outgoing::Feedback(_) => self.lacks(Part::In(Place::Feedback)),
        }
    }
}

impl Place {
    /// Its word.
    const fn as_str(self) -> &'static str {
        match self {
            Self::Assignee => "assignee",
            Self::Queue => "queue",
            Self::Note => "note",
            Self::Reply => "reply",
            Self::Tags => "tags",
            Self::Files => "files",
            Self::Article => "article",
            Self::Publish => "publish",
            Self::Feedback => "feedback",
            Self::Link => "link",
            Self::Merge => "merge",
        }
    }
}

/// What a patch needs. A fact without a field stays in our journal where it goes along with something else.
fn parts(patch: &Patch) -> Vec<Part> {
    let comment = patch.comment.as_ref();
    let mut parts: Vec<Part> = comment
        .map(|comment| Part::In(if comment.public { Place::Reply } else { Place::Note }))
        .into_iter()
        .collect();
    parts.extend(patch.link.as_ref().map(|_| Part::In(Place::Link)));
    parts.extend(patch.merge.as_ref().map(|_| Part::In(Place::Merge)));
    if !patch.add_tags.is_empty() || !patch.remove_tags.is_empty() {
        parts.push(Part::In(Place::Tags));
    }
    let is_fact = |value: &FieldValue| matches!(value, FieldValue::Fact(..));
    let goes_along = comment.is_some() || patch.set.iter().any(|value| !is_fact(value));
    parts.extend(patch.set.iter().filter_map(|value| match value {
        FieldValue::Status(status) => Some(Part::Status(*status)),
        FieldValue::Priority(priority) => Some(Part::Priority(*priority)),
        FieldValue::Assignee(_) => Some(Part::In(Place::Assignee)),
        FieldValue::Queue(_) => Some(Part::In(Place::Queue)),
        FieldValue::Fact(fact, _) => (!goes_along).then_some(Part::Fact(*fact)),
    }));
    parts
}

fn no(what: &str, name: &str) -> Say {
    Say::new("crm-no-place").with("what", what).with("name", name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Comment;
    use crate::domain::clean::Clean;

    #[test]
    fn what_has_no_place_on_the_crm_is_refused_and_the_rest_is_not() {
        let able = Able { statuses: vec![Status::Solved], places: vec![Place::Note], ..Able::default() };
        let set = |value| Outgoing::Ticket(Patch { set: vec![value], ..Patch::default() });
        let said = |out: &Outgoing| able.refuses(out).map(|say| say.args[0].1.clone());
        assert_eq!(said(&set(FieldValue::Status(Status::Solved))), None);
        assert_eq!(said(&set(FieldValue::Status(Status::Hold))).as_deref(), Some("status"));
        let cause = FieldValue::Fact(Fact::Cause, Some(Clean::line("PAY-01")));
        assert_eq!(said(&set(cause.clone())).as_deref(), Some("field"));
        let solve = Patch { set: vec![cause, FieldValue::Status(Status::Solved)], ..Patch::default() };
        assert_eq!(said(&Outgoing::Ticket(solve)), None, "the cause is kept in the journal");
        let comment = |public| {
            let comment = Some(Comment { public, text: Clean::text("x") });
            Outgoing::Ticket(Patch { comment, ..Patch::default() })
        };
        assert_eq!((said(&comment(false)), said(&comment(true)).as_deref()), (None, Some("reply")));
    }
}
