//! Writing: updates, notes, replies, tags, articles, requests; and finding out whether a write arrived whose answer
//! was lost.

use jaq_json::Val;
use pulldown_cmark::{Event, Parser, html};
use serde_json::{Map, Value, json};

use super::answer::Made;
use super::client::{Client, Inner, unexpected};
use super::error::CrmError;
use super::profile::{Do, Guard, Once, Sets};
use super::{decode, jq};
use crate::domain::change::{Document, FieldValue, Patch};
use crate::domain::ids::TicketId;
use crate::domain::ticket::{Named, Person, Status, Ticket};

/// One request of delivering a patch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Fields, with the comment if there is one.
    Update,
    /// An internal note alone.
    Note,
    /// A reply to the customer alone.
    Reply,
    /// Tags are added.
    Tag,
    /// Tags are removed.
    Untag,
}

/// Where a document goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The help center.
    Article,
    /// The product team.
    Feedback,
}

impl Client {
    /// The requests that deliver a patch, in their order: the one that carries our marker first.
    #[must_use]
    pub fn steps(&self, patch: &Patch) -> Vec<Step> {
        let mut steps = Vec::new();
        match &patch.comment {
            _ if !patch.set.is_empty() => steps.push(Step::Update),
            Some(comment) if comment.public => steps.push(Step::Reply),
            Some(_) => steps.push(Step::Note),
            None => {}
        }
        let carries = steps == [Step::Update]
            && self.action(Step::Update).is_some_and(|update| update.sets.contains(&Sets::Tags));
        if !patch.add_tags.is_empty() && !carries {
            steps.push(Step::Tag);
        }
        if !patch.remove_tags.is_empty() && !carries {
            steps.push(Step::Untag);
        }
        steps
    }

    /// Whether a step may be repeated without asking whether it arrived.
    #[must_use]
    pub fn repeats(&self, step: Step) -> bool {
        self.action(step).is_some_and(|action| action.once == Once::Same)
    }

    /// Whether the version of the ticket guards the step.
    #[must_use]
    pub fn guards(&self, step: Step) -> bool {
        self.action(step).is_some_and(|action| action.guard == Guard::Stamp)
    }

    /// Sends one step of a patch against a server row. The answer is the ticket's new row, where the CRM gave one
    /// that can be completed with the names that `server` and the patch know.
    ///
    /// # Errors
    /// [`CrmError::Lost`] where it may have arrived; with any other error nothing was applied.
    pub async fn send(
        &self,
        step: Step,
        server: &Ticket,
        patch: &Patch,
        marker: &str,
    ) -> Result<Option<Ticket>, CrmError> {
        let action = self.action(step).ok_or_else(|| CrmError::Cannot { action: key_of(step).to_owned() })?;
        let mut particular = Map::new();
        particular.insert("ticket".to_owned(), json!({"id": server.id, "version": server.version}));
        particular.insert("marker".to_owned(), json!(marker));
        particular.insert("args".to_owned(), self.arguments(patch)?);
        let context = self.context(particular);
        let body = self.write(action, &context).await?;
        let Some(result) = &action.result else { return Ok(None) };
        let Ok(row) = result.one(body, jq::val(&context)) else { return Ok(None) };
        if matches!(row, Val::Null) {
            return Ok(None);
        }
        let Some(map) = &self.profile.ids.map else { return Ok(None) };
        let mapped = map.one(row, jq::val(&context)).ok();
        let answered = mapped.and_then(|mapped| decode::ticket(&self.profile, &mapped).ok());
        Ok(answered
            .filter(|ticket| ticket.id == server.id)
            .and_then(|ticket| self.completed(ticket, server, patch)))
    }

    async fn write(&self, action: &Do, context: &Value) -> Result<Val, CrmError> {
        let reply = self.transport.send(self.call(&action.request, context, None, None)?).await?;
        self.judge(reply, &action.conflict)
    }

    /// How often a write with this marker is on the ticket, written by us: once, if all is well.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read; [`CrmError::Cannot`] where the profile has no way to tell.
    pub async fn arrived(&self, ticket: &TicketId, marker: &str) -> Result<usize, CrmError> {
        let read = self.action(Step::Update).and_then(|update| update.arrived.as_ref());
        let read = read.ok_or_else(|| CrmError::Cannot { action: "do.update.arrived".to_owned() })?;
        let me = self.me().await?;
        let mut particular = Map::new();
        particular.insert("ticket".to_owned(), json!({"id": ticket}));
        let context = self.context(particular);
        let ours = |row: &Val, _| Ok(is_ours(row, me.id.as_str(), marker));
        let rows = self.list(read, &context, ours, |found: &[bool]| found.contains(&true)).await?;
        Ok(rows.good.into_iter().filter(|ours| *ours).count())
    }

    /// The document with this key, if the target has it.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read.
    pub async fn find(&self, target: Target, document: &Document) -> Result<Option<Made>, CrmError> {
        let Some(read) = self.target(target)?.find.as_ref() else { return Ok(None) };
        let mut particular = Map::new();
        particular.insert("key".to_owned(), json!(document.key));
        let found =
            self.list(read, &self.context(particular), decode::made, |found| !found.is_empty()).await?;
        Ok(found.good.into_iter().find(|made| made.key.as_ref() == Some(&document.key)))
    }

    /// Creates the document. The caller has looked for its key before.
    ///
    /// # Errors
    /// [`CrmError::Lost`] where it may have been created; with any other error it was not.
    pub async fn create(&self, target: Target, document: &Document) -> Result<Made, CrmError> {
        let action = self.target(target)?;
        let mut particular = Map::new();
        particular.insert("key".to_owned(), json!(document.key));
        particular.insert(
            "args".to_owned(),
            json!({
                "title": document.title,
                "text": document.text,
                "html": rendered(document.text.as_str()),
                "language": document.language,
            }),
        );
        let context = self.context(particular);
        let body = self.write(action, &context).await?;
        let lost = |_| CrmError::Lost { why: "the answer does not say what was made".to_owned() };
        let result = action.result.as_ref().ok_or_else(|| unexpected("the profile reads no result"))?;
        let row = result.one(body, jq::val(&context)).map_err(lost)?;
        let mut made = decode::made(&row, self.profile.http.time).map_err(|bad| lost(bad.why))?;
        made.key = Some(document.key.clone());
        Ok(made)
    }
}

impl Inner {
    fn action(&self, step: Step) -> Option<&Do> {
        let profile = &self.profile;
        let action = match step {
            Step::Update => &profile.update,
            Step::Note => &profile.note,
            Step::Reply => &profile.reply,
            Step::Tag => &profile.tag,
            Step::Untag => &profile.untag,
        };
        action.as_ref()
    }

    fn target(&self, target: Target) -> Result<&Do, CrmError> {
        let (action, key) = match target {
            Target::Article => (&self.profile.article, "do.article"),
            Target::Feedback => (&self.profile.feedback, "do.feedback"),
        };
        action.as_ref().ok_or_else(|| CrmError::Cannot { action: key.to_owned() })
    }

    /// A patch in the CRM's words, as the request filters find it in `.args`.
    fn arguments(&self, patch: &Patch) -> Result<Value, CrmError> {
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
            args.insert("comment".to_owned(), json!({"text": comment.text, "public": comment.public}));
        }
        args.insert("add_tags".to_owned(), json!(patch.add_tags));
        args.insert("remove_tags".to_owned(), json!(patch.remove_tags));
        Ok(Value::Object(args))
    }

    /// An answered row comes without side-loads: names come from what we knew. `None` where one is missing.
    fn completed(&self, mut answered: Ticket, server: &Ticket, patch: &Patch) -> Option<Ticket> {
        let (mut people, mut queues) = (Vec::new(), Vec::new());
        people.extend(server.assignee.iter().chain(&server.requester));
        queues.extend(server.queue.iter().chain(&server.org));
        for value in &patch.set {
            match value {
                FieldValue::Assignee(Some(person)) => people.push(person),
                FieldValue::Queue(Some(queue)) => queues.push(queue),
                _ => {}
            }
        }
        for place in [&mut answered.assignee, &mut answered.requester] {
            fill(place, &people, |person: &Person| person.id.as_str(), |person| !person.name.is_empty())?;
        }
        for place in [&mut answered.queue, &mut answered.org] {
            fill(place, &queues, |queue: &Named| queue.id.as_str(), |queue| !queue.name.is_empty())?;
        }
        // A comment of ours moved the mark, and the answer does not tell whereto: the next pull does.
        if answered.mark.is_none() && patch.comment.is_none() {
            answered.mark.clone_from(&server.mark);
        }
        if matches!(answered.status, Status::Solved | Status::Closed) && answered.solved.is_none() {
            answered.solved = server.solved.or(Some(answered.updated));
        }
        let queue = answered.queue.as_ref().map(|queue| json!({"id": queue.id, "name": queue.name}));
        let row = json!({"queue": queue, "tags": answered.tags, "status": answered.status});
        let seen = jq::val(&self.context(Map::new()));
        answered.escalated = self.is_escalated(jq::val(&row), &seen);
        Some(answered)
    }
}

/// Completes a person or a queue from known ones by its id; `None` where it is still without a name.
fn fill<T: Clone>(
    place: &mut Option<T>,
    known: &[&T],
    id: impl Fn(&T) -> &str,
    is_named: impl Fn(&T) -> bool,
) -> Option<()> {
    if let Some(found) = place.as_ref().filter(|found| !is_named(found)) {
        let named = known.iter().find(|known| id(known) == id(found) && is_named(known))?;
        *place = Some((*named).clone());
    }
    Some(())
}

/// Whether a mapped audit carries our marker and is ours: a quoted marker under another name does not count.
fn is_ours(row: &Val, me: &str, marker: &str) -> bool {
    let Val::Obj(fields) = row else { return false };
    let is = |name: &str, wanted: &str| {
        let found = fields.iter().find(|(key, _)| jq::text(key) == Some(name));
        found.and_then(|(_, value)| jq::word(value)).is_some_and(|word| word == wanted)
    };
    is("author", me) && is("marker", marker)
}

fn key_of(step: Step) -> &'static str {
    match step {
        Step::Update => "do.update",
        Step::Note => "do.note",
        Step::Reply => "do.reply",
        Step::Tag => "do.tag",
        Step::Untag => "do.untag",
    }
}

/// Markdown as HTML. HTML inside the text is text: nobody's words become markup of the help center.
fn rendered(markdown: &str) -> String {
    let events = Parser::new(markdown).map(|event| match event {
        Event::Html(raw) | Event::InlineHtml(raw) => Event::Text(raw),
        other => other,
    });
    let mut out = String::new();
    html::push_html(&mut out, events);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_a_customers_words_stays_text() {
        let html = rendered("# Title\n\n> <script>alert(1)</script> and <b>x</b>\n");
        assert!(html.contains("<h1>Title</h1>"), "{html}");
        assert!(!html.contains("<script>") && !html.contains("<b>"), "{html}");
    }

    #[test]
    fn a_marker_counts_only_under_our_own_name() {
        let row = |author: u64, marker: &str| jq::val(&json!({"author": author, "marker": marker}));
        assert!(is_ours(&row(7, "m1"), "7", "m1"));
        assert!(!is_ours(&row(8, "m1"), "7", "m1"), "somebody quoted it");
        assert!(!is_ours(&row(7, "m2"), "7", "m1"));
    }
}
