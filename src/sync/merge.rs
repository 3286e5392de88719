//! Three-way decisions, pure: may this write leave, and did the CRM take what it says it took?

use std::borrow::Cow;

use crate::domain::change::{FieldValue, Patch};
use crate::domain::conflict::{Clash, merged_field};
use crate::domain::ids::PersonId;
use crate::domain::say::Say;
use crate::domain::ticket::Ticket;
use crate::store::{Base, value_in};

/// Whether two values of a field mean the same to the CRM: people and queues by their id, texts without outer
/// blanks, an empty text as none.
pub(super) fn same(left: &FieldValue, right: &FieldValue) -> bool {
    match (left, right) {
        (FieldValue::Assignee(left), FieldValue::Assignee(right)) => {
            left.as_ref().map(|person| &person.id) == right.as_ref().map(|person| &person.id)
        }
        (FieldValue::Queue(left), FieldValue::Queue(right)) => {
            left.as_ref().map(|queue| &queue.id) == right.as_ref().map(|queue| &queue.id)
        }
        (FieldValue::Fact(one, left), FieldValue::Fact(other, right)) => {
            let plain = |text: &Option<crate::domain::clean::Clean>| {
                text.as_ref().map(|text| text.as_str().trim().to_owned()).filter(|text| !text.is_empty())
            };
            one == other && plain(left) == plain(right)
        }
        (left, right) => left == right,
    }
}

/// The fields of the patch that somebody else changed since `base`, to something that is not ours.
pub(super) fn clashes(patch: &Patch, base: &Base, server: &Ticket) -> Vec<Clash> {
    let clash = |mine: &FieldValue| {
        let theirs = value_in(server, mine);
        let touched = base.value(mine).is_none_or(|was| !same(was, &theirs));
        let was = base.value(mine).cloned().unwrap_or_else(|| theirs.clone());
        (touched && !same(mine, &theirs)).then(|| Clash {
            was,
            theirs,
            mine: mine.clone(),
            by: None,
            at: None,
        })
    };
    patch.set.iter().filter_map(clash).collect()
}

/// The patch with long texts of both sides brought together by line, and the clashes that are left for a person.
pub(super) fn reconciled<'a>(patch: &'a Patch, base: &Base, server: &Ticket) -> (Cow<'a, Patch>, Vec<Clash>) {
    let mut patch = Cow::Borrowed(patch);
    let mut left = Vec::new();
    for clash in clashes(&patch, base, server) {
        match merged_field(&clash) {
            Some(both) => {
                let set = &mut patch.to_mut().set;
                set.retain(|value| value.name() != both.name());
                set.push(both);
            }
            None => left.push(clash),
        }
    }
    (patch, left)
}

/// Whether the conversation went on since `base`, so that a reply or a solution might miss what was said.
pub(super) fn answered(patch: &Patch, base: &Base, server: &Ticket) -> bool {
    patch.has_occasion() && base.mark.is_some() && base.mark != server.mark
}

/// Why the occasion of a reply or a solution is over since `base`, although nobody said a word: somebody else has the
/// ticket now, or it was solved.
pub(super) fn passed(patch: &Patch, base: &Base, server: &Ticket, me: &PersonId) -> Option<Say> {
    if !patch.has_occasion() {
        return None;
    }
    let sets = |like: &FieldValue| patch.set.iter().any(|mine| mine.name() == like.name());
    let (holder, status) = (FieldValue::Assignee(server.assignee.clone()), FieldValue::Status(server.status));
    let has_moved = |now: &FieldValue| !sets(now) && base.value(now).is_some_and(|was| !same(was, now));
    if let Some(holder) = server.assignee.as_ref().filter(|person| person.id != *me && has_moved(&holder)) {
        return Some(Say::new("sync-reassigned").with("name", &holder.name));
    }
    let was_open = matches!(base.value(&status), Some(FieldValue::Status(was)) if was.is_open());
    (has_moved(&status) && was_open && !server.status.is_open()).then(|| Say::new("sync-solved"))
}

/// The fields that the CRM says it took and that its answer does not show.
pub(super) fn untaken(patch: &Patch, answer: &Ticket) -> Vec<&'static str> {
    patch.set.iter().filter(|mine| !same(mine, &value_in(answer, mine))).map(FieldValue::name).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::change::Comment;
    use crate::domain::clean::Clean;
    use crate::domain::ticket::{Fact, Person, Priority, Status};

    fn ticket() -> Ticket {
        serde_json::from_value(serde_json::json!({
            "id": "1", "key": "1", "subject": "s", "status": "open", "priority": "normal",
            "created": "2026-01-01T00:00:00Z", "updated": "2026-01-01T00:00:00Z", "escalated": true, "mark": "3"
        }))
        .unwrap()
    }

    fn person(id: &str, role: Option<&str>) -> Person {
        Person { id: PersonId::new(id), name: Clean::line(id), email: None, role: role.map(Clean::line) }
    }

    #[test]
    fn only_a_foreign_change_of_our_own_field_clashes() {
        let patch = Patch { set: vec![FieldValue::Priority(Priority::High)], ..Patch::default() };
        let base = Base::of(&ticket(), &patch);
        let mut server = ticket();
        server.status = Status::Pending;
        assert!(clashes(&patch, &base, &server).is_empty(), "another field");
        server.priority = Priority::High;
        assert!(clashes(&patch, &base, &server).is_empty(), "the same value");
        server.priority = Priority::Low;
        let found = clashes(&patch, &base, &server);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].theirs, FieldValue::Priority(Priority::Low));
    }

    #[test]
    fn long_texts_come_together_by_line_and_short_ones_do_not() {
        let fact = |text: &str| FieldValue::Fact(Fact::Reason, Some(Clean::text(text)));
        let mut server = ticket();
        let before = "one\n\ntwo\n\nthree";
        server.facts.insert(Fact::Reason, Clean::text(before));
        let patch = Patch { set: vec![fact("ONE\n\ntwo\n\nthree")], ..Patch::default() };
        let base = Base::of(&server, &patch);
        server.facts.insert(Fact::Reason, Clean::text("one\n\ntwo\n\nTHREE"));
        let (both, left) = reconciled(&patch, &base, &server);
        assert!(left.is_empty());
        assert_eq!(both.set, [fact("ONE\n\ntwo\n\nTHREE")]);
        server.facts.insert(Fact::Reason, Clean::text("1\n\ntwo\n\nthree"));
        let (same, left) = reconciled(&patch, &base, &server);
        assert_eq!((same.set.len(), left.len()), (1, 1), "the same line twice is for a person");
    }

    #[test]
    fn a_person_is_the_same_by_id_and_an_empty_text_is_none() {
        let patch = Patch {
            set: vec![FieldValue::Assignee(Some(person("7", None))), FieldValue::Fact(Fact::Cause, None)],
            ..Patch::default()
        };
        let mut answer = ticket();
        answer.assignee = Some(person("7", Some("agent")));
        answer.facts.insert(Fact::Cause, Clean::line(" "));
        assert!(untaken(&patch, &answer).is_empty());
        answer.assignee = None;
        assert_eq!(untaken(&patch, &answer), ["assignee"]);
    }

    #[test]
    fn a_reply_waits_when_somebody_else_has_the_ticket_or_solved_it() {
        let comment = |public| Some(Comment { public, text: Clean::text("hello") });
        let reply = Patch { comment: comment(true), ..Patch::default() };
        let note = Patch { comment: comment(false), ..Patch::default() };
        let (me, mut server) = (PersonId::new("1"), ticket());
        let base = Base::of(&server, &reply);
        assert_eq!(passed(&reply, &base, &server, &me), None, "nothing happened");
        server.assignee = Some(person("1", None));
        assert_eq!(passed(&reply, &base, &server, &me), None, "it is mine");
        server.assignee = Some(person("2", None));
        assert_eq!(passed(&reply, &base, &server, &me).unwrap().id, "sync-reassigned");
        assert_eq!(
            passed(&note, &Base::of(&ticket(), &note), &server, &me),
            None,
            "a note is for colleagues"
        );
        assert_eq!(passed(&reply, &Base::default(), &server, &me), None, "nothing is known of before");
        let mut solved = ticket();
        solved.status = Status::Solved;
        assert_eq!(passed(&reply, &base, &solved, &me).unwrap().id, "sync-solved");
        assert_eq!(passed(&reply, &Base::of(&solved, &reply), &solved, &me), None, "it was solved before");
        let take = FieldValue::Assignee(Some(person("1", None)));
        let takes = Patch { set: vec![take], ..reply };
        assert_eq!(
            passed(&takes, &Base::of(&ticket(), &takes), &server, &me),
            None,
            "that is a clash of its own"
        );
    }

    #[test]
    fn a_solution_waits_when_the_customer_wrote_and_a_field_does_not() {
        let solve = Patch { set: vec![FieldValue::Status(Status::Solved)], ..Patch::default() };
        let raise = Patch { set: vec![FieldValue::Priority(Priority::High)], ..Patch::default() };
        let mut server = ticket();
        server.mark = Some("4".to_owned());
        assert!(answered(&solve, &Base::of(&ticket(), &solve), &server));
        assert!(!answered(&raise, &Base::of(&ticket(), &raise), &server));
        let ours = Base { mark: None, ..Base::of(&ticket(), &solve) };
        assert!(!answered(&solve, &ours, &server), "our own comment moved it");
    }
}
