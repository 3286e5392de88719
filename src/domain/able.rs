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
    /// Articles.
    Article,
    /// Product requests.
    Feedback,
}

impl Able {
    fn has(&self, place: Place) -> bool {
        self.places.contains(&place)
    }

    /// Why the CRM could not take it, if so.
    #[must_use]
    pub fn refuses(&self, out: &Outgoing) -> Option<Say> {
        match out {
            Outgoing::Ticket(patch) => self.refuses_patch(patch),
            Outgoing::Article(_) => (!self.has(Place::Article)).then(|| no("article", "")),
            Outgoing::Feedback(_) => (!self.has(Place::Feedback)).then(|| no("feedback", "")),
        }
    }

    fn refuses_patch(&self, patch: &Patch) -> Option<Say> {
        if let Some(comment) = &patch.comment {
            if comment.public && !self.has(Place::Reply) {
                return Some(no("reply", ""));
            }
            if !comment.public && !self.has(Place::Note) {
                return Some(no("note", ""));
            }
        }
        let sets_tags = !patch.add_tags.is_empty() || !patch.remove_tags.is_empty();
        if sets_tags && !self.has(Place::Tags) {
            return Some(no("tags", ""));
        }
        // A fact without a field stays in our journal where it goes along with something else.
        let is_fact = |value: &FieldValue| matches!(value, FieldValue::Fact(..));
        let goes_along = patch.comment.is_some() || patch.set.iter().any(|value| !is_fact(value));
        patch.set.iter().find_map(|value| match value {
            FieldValue::Status(status) => {
                (!self.statuses.contains(status)).then(|| no("status", status.as_str()))
            }
            FieldValue::Priority(priority) => {
                (!self.priorities.contains(priority)).then(|| no("priority", priority.as_str()))
            }
            FieldValue::Assignee(_) => (!self.has(Place::Assignee)).then(|| no("assignee", "")),
            FieldValue::Queue(_) => (!self.has(Place::Queue)).then(|| no("queue", "")),
            FieldValue::Fact(fact, _) => {
                let is_known = self.facts.contains(fact) || goes_along;
                (!is_known).then(|| no("field", fact.as_str()))
            }
        })
    }
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
