//! What a patch becomes: its requests in their order, and their arguments in the CRM's words. Nothing is sent here.

use std::collections::BTreeSet;

use jaq_json::Val;
use serde_json::{Map, Value, json};

use super::client::Inner;
use super::error::CrmError;
use super::profile::{Profile, Sets};
use super::writes::Step;
use super::{jq, worker};
use crate::domain::able::{Able, Place};
use crate::domain::change::{FieldValue, Patch};
use crate::domain::clean::Clean;
use crate::domain::ticket::Ticket;

impl Profile {
    /// What this CRM has a place for.
    #[must_use]
    pub fn able(&self) -> Able {
        let sets = |part: Sets| self.dos.updates.iter().any(|update| update.sets.contains(&part));
        let statuses = self.tables.status.iter().filter(|(_, words)| !words.is_empty());
        let priorities = self.tables.priority.iter().filter(|(_, words)| !words.is_empty());
        let facts = self.tables.fields.iter().map(|(fact, _)| *fact);
        let places = [
            (Place::Assignee, sets(Sets::Assignee)),
            (Place::Queue, sets(Sets::Queue)),
            (Place::Note, self.dos.note.is_some()),
            (Place::Reply, self.dos.reply.is_some()),
            (Place::Tags, sets(Sets::Tags) || (self.dos.tag.is_some() && self.dos.untag.is_some())),
            (
                Place::Files,
                self.reads
                    .timeline
                    .iter()
                    .any(|read| read.map.as_ref().is_some_and(|map| map.names("files"))),
            ),
            (Place::Article, self.dos.article.is_some()),
            (Place::Publish, self.dos.publish.is_some()),
            (Place::Feedback, self.dos.feedback.is_some()),
            (Place::Link, self.dos.link.is_some()),
            (Place::Merge, self.dos.merge.is_some() && self.dos.note.is_some()),
        ];
        let places = places.into_iter().filter(|(_, has)| *has).map(|(place, _)| place).collect();
        Able {
            statuses: statuses.map(|(ours, _)| *ours).filter(|_| sets(Sets::Status)).collect(),
            priorities: priorities.map(|(ours, _)| *ours).filter(|_| sets(Sets::Priority)).collect(),
            facts: facts.filter(|_| sets(Sets::Fields)).collect(),
            places,
        }
    }
}

impl Inner {
    /// Whether the CRM has no place for a value.
    fn is_homeless(&self, value: &FieldValue) -> bool {
        matches!(value, FieldValue::Fact(fact, _) if self.profile.tables.write_field(*fact).is_none())
    }

    /// A row with the values of a patch that the CRM has no place for: they are not missing there.
    pub(super) fn with_homeless(&self, mut row: Ticket, patch: &Patch) -> Ticket {
        for value in patch.set.iter().filter(|value| self.is_homeless(value)) {
            if let FieldValue::Fact(fact, text) = value {
                match text {
                    Some(text) => drop(row.facts.insert(*fact, text.clone())),
                    None => drop(row.facts.remove(fact)),
                }
            }
        }
        row
    }

    /// The requests of a patch, each with its part of it. A comment that no update carries comes first: it is what our
    /// marker is found on, and everything behind it may be repeated.
    pub(super) fn plan(&self, patch: &Patch) -> Result<Vec<(Step, Patch)>, CrmError> {
        let mut left = patch.clone();
        // A fact that the CRM has no field for stays in our journal, where it goes along with something else.
        if left.comment.is_some() || left.set.iter().any(|value| !self.is_homeless(value)) {
            left.set.retain(|value| !self.is_homeless(value));
        }
        let mut plan: Vec<(Step, Patch)> = Vec::new();
        for (at, update) in self.profile.dos.updates.iter().enumerate() {
            let (set, others) =
                left.set.iter().cloned().partition(|value| update.sets.contains(&part_of(value)));
            let mut part = Patch { set, ..Patch::default() };
            if update.sets.contains(&Sets::Tags) {
                part.add_tags.clone_from(&left.add_tags);
                part.remove_tags.clone_from(&left.remove_tags);
            }
            if part == Patch::default() {
                continue;
            }
            if let Some(when) = &update.when {
                let context =
                    json!({"vars": self.profile.vars, "args": self.arguments_of(&part, &BTreeSet::new())?});
                let input = jq::val(&context);
                if !matches!(worker::one(when, input.clone(), input)?, Val::Bool(true)) {
                    continue;
                }
            }
            left.set = others;
            if update.sets.contains(&Sets::Tags) {
                left.add_tags.clear();
                left.remove_tags.clear();
            }
            let carries = update.sets.contains(&Sets::Comment) && !part.set.is_empty();
            if carries && left.comment.is_some() {
                part.comment = left.comment.take();
                plan.insert(0, (Step::Update(at), part));
            } else {
                plan.push((Step::Update(at), part));
            }
        }
        if let Some(value) = left.set.first() {
            return Err(CrmError::Cannot { action: format!("do.update for {}", value.name()) });
        }
        if let Some(comment) = left.comment.take() {
            let step = if comment.public { Step::Reply } else { Step::Note };
            plan.insert(0, (step, Patch { comment: Some(comment), ..Patch::default() }));
        }
        if !left.add_tags.is_empty() {
            plan.push((Step::Tag, Patch { add_tags: left.add_tags, ..Patch::default() }));
        }
        if !left.remove_tags.is_empty() {
            plan.push((Step::Untag, Patch { remove_tags: left.remove_tags, ..Patch::default() }));
        }
        if left.link.is_some() {
            plan.push((Step::Link, Patch { link: left.link, ..Patch::default() }));
        }
        // Nothing reaches a ticket behind its end.
        if left.merge.is_some() {
            plan.push((Step::Merge, Patch { merge: left.merge, ..Patch::default() }));
        }
        Ok(plan)
    }

    pub(super) fn arguments(&self, part: &Patch, fresh: &Ticket) -> Result<Value, CrmError> {
        let tags = fresh.tags.union(&part.add_tags).filter(|tag| !part.remove_tags.contains(*tag)).cloned();
        self.arguments_of(part, &tags.collect())
    }

    /// A patch in the CRM's words, as the request filters find it in `.args`.
    fn arguments_of(&self, patch: &Patch, tags: &BTreeSet<Clean>) -> Result<Value, CrmError> {
        let tables = &self.profile.tables;
        let cannot = |action: String| CrmError::Cannot { action };
        let (mut args, mut fields) = (Map::new(), Map::new());
        for value in &patch.set {
            match value {
                FieldValue::Status(status) => {
                    let word = tables.write_status(*status);
                    let word = word.ok_or_else(|| cannot(format!("status.{}", status.as_str())))?;
                    args.insert("status".to_owned(), json!(word));
                }
                FieldValue::Priority(priority) => {
                    let word = tables.write_priority(*priority);
                    let word = word.ok_or_else(|| cannot(format!("priority.{}", priority.as_str())))?;
                    args.insert("priority".to_owned(), json!(word));
                }
                FieldValue::Assignee(person) => {
                    args.insert("assignee".to_owned(), json!(person.as_ref().map(|person| &person.id)));
                }
                FieldValue::Queue(queue) => {
                    args.insert("queue".to_owned(), json!(queue.as_ref().map(|queue| &queue.id)));
                }
                FieldValue::Fact(fact, text) => {
                    let key = tables.write_field(*fact);
                    let key = key.ok_or_else(|| cannot(format!("fields.{}", fact.as_str())))?;
                    fields.insert(key.to_owned(), json!(text));
                }
            }
        }
        if !fields.is_empty() {
            args.insert("fields".to_owned(), Value::Object(fields));
        }
        if let Some(comment) = &patch.comment {
            let comment = json!({"text": comment.text, "html": escaped(comment.text.as_str()), "public": comment.public});
            args.insert("comment".to_owned(), comment);
        }
        if !(patch.add_tags.is_empty() && patch.remove_tags.is_empty()) {
            args.insert("tags".to_owned(), json!(tags));
        }
        if let Some(link) = &patch.link {
            args.insert("link".to_owned(), json!(link));
        }
        if let Some(merge) = &patch.merge {
            let text = escaped(merge.there.as_str());
            let merge =
                json!({"id": merge.into.id, "key": merge.into.key, "text": merge.there, "html": text});
            args.insert("merge".to_owned(), merge);
        }
        args.insert("add_tags".to_owned(), json!(patch.add_tags));
        args.insert("remove_tags".to_owned(), json!(patch.remove_tags));
        Ok(Value::Object(args))
    }
}

/// The part of an update that sets a field.
fn part_of(value: &FieldValue) -> Sets {
    match value {
        FieldValue::Status(_) => Sets::Status,
        FieldValue::Priority(_) => Sets::Priority,
        FieldValue::Assignee(_) => Sets::Assignee,
        FieldValue::Queue(_) => Sets::Queue,
        FieldValue::Fact(..) => Sets::Fields,
    }
}

/// A person's plain text as HTML: its lines stay lines, and nothing of it is markup.
fn escaped(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
    let parts: Vec<String> = text.split("\n\n").map(|part| part.replace('\n', "<br>")).collect();
    format!("<p>{}</p>", parts.join("</p><p>"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::CrmSettings;
    use crate::crm::Client;
    use crate::domain::change::{Comment, Merging, Outgoing, Tie};
    use crate::domain::ids::TicketId;
    use crate::domain::ticket::{Fact, Priority, Status};

    fn client(profile: &str) -> Client {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let settings = CrmSettings {
            base: Some("https://crm.example".to_owned()),
            auth: Some(json!({"type": "bearer", "token": "cmd:echo x"})),
            ..CrmSettings::default()
        };
        Client::new(Profile::compile("crm/x.toml", profile, &settings).unwrap()).unwrap()
    }

    #[test]
    fn a_patch_becomes_the_requests_that_each_crm_needs_for_it() {
        let solve = Patch {
            set: vec![
                FieldValue::Status(Status::Solved),
                FieldValue::Priority(Priority::High),
                FieldValue::Fact(Fact::Verdict, Some(Clean::line("right"))),
            ],
            comment: Some(Comment { public: true, text: Clean::text("done") }),
            add_tags: [Clean::line("vip")].into(),
            ..Patch::default()
        };
        let of = |profile: &str| client(profile).steps(&solve);
        let zendesk = of(include_str!("../../config/crm/zendesk.toml"));
        assert_eq!(zendesk, [Step::Update(0), Step::Tag], "fields and comment in one");
        let jira = of(include_str!("../../config/crm/jira.toml"));
        assert_eq!(jira, [Step::Reply, Step::Update(0), Step::Update(1)], "a transition of its own");
        let dynamics = of(include_str!("../../config/crm/dynamics.toml"));
        assert_eq!(dynamics[1..], [Step::Update(1), Step::Update(2), Step::Tag], "resolving is an action");
    }

    #[test]
    fn a_merge_follows_its_note_and_a_profile_that_knows_no_way_has_no_place_for_it() {
        let tie = Tie { id: TicketId::new("2"), key: Clean::line("2") };
        let comment = Some(Comment { public: false, text: Clean::text("it goes on there") });
        let merge = Some(Merging { into: tie.clone(), there: Clean::text("from here") });
        let merge = Patch { comment, merge, ..Patch::default() };
        let link = Patch { link: Some(tie), ..Patch::default() };
        let both = [&merge, &link].map(|patch| Outgoing::Ticket(patch.clone()));
        for profile in [
            include_str!("../../config/crm/zendesk.toml"),
            include_str!("../../config/crm/zammad.toml"),
            include_str!("../../config/crm/rt5.toml"),
        ] {
            let client = client(profile);
            assert_eq!(client.steps(&merge), [Step::Note, Step::Merge]);
            assert_eq!(client.steps(&link), [Step::Link]);
            let able = client.profile.able();
            assert!(both.iter().all(|out| able.refuses(out).is_none()));
        }
        let able = client(include_str!("../../config/crm/freshdesk.toml")).profile.able();
        let said = both.map(|out| able.refuses(&out).expect("a sentence").args[0].1.clone());
        assert_eq!(said, ["merge", "link"]);
    }

    #[test]
    fn a_fact_without_a_field_stays_here_and_one_alone_is_refused() {
        let client = client(include_str!("../../config/crm/rt5.toml"));
        let verdict = FieldValue::Fact(Fact::Verdict, Some(Clean::line("right")));
        let alone = Patch { set: vec![verdict.clone()], ..Patch::default() };
        let sent = client.plan(&alone).unwrap().remove(0).1;
        assert!(matches!(client.arguments_of(&sent, &BTreeSet::new()), Err(CrmError::Cannot { .. })));
        let solve = Patch { set: vec![FieldValue::Status(Status::Solved), verdict], ..Patch::default() };
        let sent = client.plan(&solve).unwrap().remove(0).1;
        assert_eq!(sent.set, [FieldValue::Status(Status::Solved)]);
    }

    #[test]
    fn plain_text_becomes_html_that_says_the_same() {
        assert_eq!(escaped("a < b\nc\n\n\"d\""), "<p>a &lt; b<br>c</p><p>&quot;d&quot;</p>");
    }
}
