//! Writing: updates, notes, replies, tags, articles, requests; and finding out whether a write arrived whose answer
//! was lost.

use std::borrow::Cow;

use jaq_json::Val;
use pulldown_cmark::{Event, Parser, html};
use serde_json::{Map, Value, json};

use super::answer::Made;
use super::client::{Answer, Client, Inner, unexpected};
use super::error::CrmError;
use super::profile::{Do, Guard, Max, Once, Profile, Read, Sets};
use super::reads::Which;
use super::wanted::Wanted;
use super::{decode, jq, worker};
use crate::domain::change::{Document, FieldValue, Patch};
use crate::domain::clean::Clean;
use crate::domain::ids::TicketId;
use crate::domain::proposal::{self, State};
use crate::domain::ticket::{Named, Person, Status, Ticket};

/// How often a write is tried again whose fields nobody touched although the ticket moved.
const TRIES: u32 = 4;

/// One request of delivering a patch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Fields, by one of the ways that the profile has, with the comment and the tags where it can carry them.
    Update(usize),
    /// An internal note alone.
    Note,
    /// A reply to the customer alone.
    Reply,
    /// Tags are added.
    Tag,
    /// Tags are removed.
    Untag,
    /// It is linked to another ticket.
    Link,
    /// It goes up in another ticket.
    Merge,
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
        match self.plan(patch) {
            Ok(plan) => plan.into_iter().map(|(step, _)| step).collect(),
            // Sending it says what is missing.
            Err(_) => vec![Step::Update(0)],
        }
    }

    /// Whether a step may be repeated without asking whether it arrived.
    #[must_use]
    pub fn repeats(&self, step: Step) -> bool {
        self.action(step).is_some_and(|action| action.once == Once::Same)
    }

    /// Whether a step has done what it says when the CRM has answered: where not, it goes on there by itself.
    #[must_use]
    pub fn is_done_at_once(&self, step: Step) -> bool {
        self.action(step).is_some_and(|action| action.verify)
    }

    /// Whether the version of the ticket guards the step.
    #[must_use]
    pub fn guards(&self, step: Step) -> bool {
        self.action(step).is_some_and(|action| matches!(action.guard, Guard::Stamp | Guard::Etag))
    }

    /// Whether the ticket must be read and compared before the step, because the request itself guards nothing.
    #[must_use]
    pub fn rechecks(&self, step: Step) -> bool {
        self.action(step).is_some_and(|action| action.guard == Guard::Recheck)
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
        let plan = self.plan(patch)?;
        // What was taken shows when all that sets fields has been sent.
        let is_last =
            plan.iter().rfind(|(planned, _)| matches!(planned, Step::Update(_))).map(|(last, _)| *last);
        let verify = is_last == Some(step)
            && plan.iter().any(|(planned, _)| self.action(*planned).is_some_and(|action| action.verify));
        let is_first = plan.first().is_some_and(|(first, _)| *first == step);
        let part = plan.into_iter().find(|(planned, _)| *planned == step).map(|(_, part)| part);
        let part = part.unwrap_or_default();
        self.me().await?;
        let replaces_tags =
            action.sets.contains(&Sets::Tags) && !(part.add_tags.is_empty() && part.remove_tags.is_empty());
        let mut answer = None;
        for _ in 0..TRIES {
            let (fresh, tag) = match action.guard {
                Guard::Etag => {
                    let (fresh, tag) = Box::pin(self.one(&server.id)).await.map_err(before)?;
                    // A comment of ours that went before may have moved the status by itself.
                    let moves_alone = |mine: &&FieldValue| is_first || !matches!(mine, FieldValue::Status(_));
                    if part.set.iter().filter(moves_alone).any(|mine| is_theirs(mine, server, &fresh)) {
                        return Err(CrmError::Conflict);
                    }
                    (fresh, tag)
                }
                // A list that is replaced as a whole must hold what a colleague added a moment ago.
                _ if replaces_tags => {
                    let found = self.by_ids(std::slice::from_ref(&server.id)).await.map_err(before)?;
                    (found.tickets.into_iter().next().unwrap_or_else(|| server.clone()), None)
                }
                _ => (server.clone(), None),
            };
            let context = self.writing(action, &fresh, tag.as_deref(), &part, marker).await?;
            match Box::pin(self.write(action, &context)).await {
                // It moved between reading and writing: looked at again.
                Err(CrmError::Conflict) if action.guard == Guard::Etag => {}
                done => {
                    answer = Some((done?, context));
                    break;
                }
            }
        }
        let (answer, context) = answer.ok_or(CrmError::Conflict)?;
        if verify {
            // What cannot be read now is not known to be missing.
            let found = self.by_ids(std::slice::from_ref(&server.id)).await.ok();
            let row = found.and_then(|found| found.tickets.into_iter().next());
            return Ok(row.map(|row| self.with_homeless(row, patch)));
        }
        let Some(result) = &action.result else { return Ok(None) };
        let Ok(row) = worker::one(result, answer.body, jq::val(&context)) else { return Ok(None) };
        if matches!(row, Val::Null) {
            return Ok(None);
        }
        let Some(map) = self.profile.map_of_tickets() else { return Ok(None) };
        let mapped = worker::one(map, row, jq::val(&context)).ok();
        let answered = mapped.and_then(|mapped| {
            decode::ticket(&self.profile, &decode::Row::new(&mapped, self.spelling())).ok()
        });
        Ok(answered
            .filter(|ticket| ticket.id == server.id)
            .and_then(|ticket| self.completed(ticket, server, patch))
            .map(|ticket| self.with_homeless(ticket, patch)))
    }

    /// What the filters of a write see.
    async fn writing(
        &self,
        action: &Do,
        fresh: &Ticket,
        tag: Option<&str>,
        part: &Patch,
        marker: &str,
    ) -> Result<Value, CrmError> {
        let mut ticket = json!(fresh);
        ticket["etag"] = json!(tag);
        let mut particular = Map::new();
        particular.insert("ticket".to_owned(), ticket);
        particular.insert("marker".to_owned(), json!(marker));
        particular.insert("args".to_owned(), self.arguments(part, fresh)?);
        particular.insert("now".to_owned(), self.now());
        let mut context = self.context(particular);
        self.beside(action.with.as_ref(), &mut context).await.map_err(before)?;
        Ok(context)
    }

    /// Sends what an action asks for, once for each of its items.
    async fn write(&self, action: &Do, context: &Value) -> Result<Answer, CrmError> {
        self.transport.ready().await.map_err(before)?;
        let Some(each) = &action.each else { return self.write_one(action, context).await };
        let input = jq::val(context);
        let items = worker::all(each, input.clone(), input)?;
        let mut last = Answer { body: Val::Null, date: 0, shown: Value::Null };
        for item in items {
            let mut context = context.clone();
            context["item"] = jq::json(&item).map_err(|why| unexpected(&why))?;
            last = self.write_one(action, &context).await?;
        }
        Ok(last)
    }

    async fn write_one(&self, action: &Do, context: &Value) -> Result<Answer, CrmError> {
        let call = self.call(&action.request, context, None, None)?;
        if let (Some(max), Some(body)) = (action.max, &call.body) {
            within(max, body)?;
        }
        let reply = self.transport.send(call).await?;
        let status = reply.status;
        let answer = self.judge(reply, &action.conflict, &Wanted::ALL).map_err(|error| match error {
            // The next request waits as it asks, and still: what a server says that fails is no proof that nothing
            // was applied.
            CrmError::Throttled { .. } if status >= 500 => CrmError::Lost { why: format!("status {status}") },
            error => error,
        })?;
        if let Some(ok) = &action.ok {
            let says = |filter: &jq::Filter| {
                let mut context = context.clone();
                context["res"] = answer.shown.clone();
                worker::one(filter, answer.body.clone(), jq::val(&context)).unwrap_or_default()
            };
            let told = says(ok);
            let is_refused = !matches!(told, Val::Null | Val::Bool(true));
            if is_refused {
                let error = || self.profile.http.error.as_ref().map(says).unwrap_or_default();
                let sentence =
                    jq::text(&told).map(str::to_owned).or_else(|| jq::word(&error()).map(Cow::into_owned));
                let sentence: String = sentence.unwrap_or_default().chars().take(300).collect();
                return Err(CrmError::Refused { status: 200, sentence: Clean::line(&sentence) });
            }
        }
        Ok(answer)
    }

    /// How often a write with this marker is on the ticket, written by us: once, if all is well.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read; [`CrmError::Cannot`] where the profile has no way to tell.
    pub async fn arrived(&self, ticket: &TicketId, marker: &str) -> Result<usize, CrmError> {
        let me = self.me().await?;
        let mut count = 0;
        for at in 0..self.profile.places_of_markers().count() {
            let mut particular = Map::new();
            particular.insert("ticket".to_owned(), json!({"id": ticket}));
            particular.insert("marker".to_owned(), json!(marker));
            let context = self.context(particular);
            let (author, wanted) = (me.id.as_str().to_owned(), marker.to_owned());
            let ours = move |row: &Val, _: decode::Spelling<'_>| Ok(is_ours(row, &author, &wanted));
            let rows =
                self.list(Which::Markers(at), context, ours, |found: &[bool]| found.contains(&true)).await?;
            count += rows.good.into_iter().filter(|ours| *ours).count();
        }
        if count == 0 && self.profile.places_of_markers().next().is_none() {
            return Err(CrmError::Cannot { action: "do.arrived".to_owned() });
        }
        Ok(count)
    }

    /// The document with this key, if the target has it.
    ///
    /// # Errors
    /// Any [`CrmError`] of a read.
    pub async fn find(&self, target: Target, document: &Document) -> Result<Option<Made>, CrmError> {
        if self.target(target)?.find.is_none() {
            return Ok(None);
        }
        self.known().await?;
        let mut particular = Map::new();
        particular.insert("key".to_owned(), json!(document.key));
        let context = self.context(particular);
        let found = self.list(Which::Made(target), context, decode::made, |found| !found.is_empty()).await?;
        Ok(found.good.into_iter().find(|made| made.key.as_ref() == Some(&document.key)))
    }

    /// Whether nothing tells if a document whose answer was lost was made, so that a person must be asked.
    #[must_use]
    pub fn asks(&self, target: Target) -> bool {
        self.target(target).is_ok_and(|action| action.once == Once::Ask)
    }

    /// Who we are, where the profile tells it.
    async fn known(&self) -> Result<(), CrmError> {
        if self.profile.reads.me.is_some() {
            self.me().await?;
        }
        Ok(())
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
                "publish": document.publish,
            }),
        );
        particular.insert("now".to_owned(), self.now());
        self.known().await.map_err(before)?;
        let mut context = self.context(particular);
        self.beside(action.with.as_ref(), &mut context).await.map_err(before)?;
        let answer = self.write(action, &context).await?;
        let lost = || CrmError::Lost { why: "the answer does not say what was made".to_owned() };
        let Some(result) = &action.result else {
            // Where the key is its address, the answer has nothing to tell.
            let target = proposal::Target {
                id: Clean::line(document.key.as_str()),
                state: State::Sent,
                title: document.title.clone(),
                url: None,
                since: None,
            };
            return Ok(Made { key: Some(document.key.clone()), target });
        };
        let row = worker::one(result, answer.body, jq::val(&context)).map_err(|_| lost())?;
        let mut made = decode::made(&row, self.spelling()).map_err(|_| lost())?;
        made.key = Some(document.key.clone());
        Ok(made)
    }
}

impl Client {
    /// Lets everybody read an article that stands there as a draft; doing it twice does no harm.
    ///
    /// # Errors
    /// [`CrmError::Cannot`] where the profile knows no way, and any error of a write.
    pub async fn publish(&self, id: &Clean, document: &Document) -> Result<(), CrmError> {
        let cannot = || CrmError::Cannot { action: "do.publish".to_owned() };
        let action = self.profile.dos.publish.as_ref().ok_or_else(cannot)?;
        let mut particular = Map::new();
        particular.insert("key".to_owned(), json!(document.key));
        particular.insert(
            "args".to_owned(),
            json!({
                "id": id,
                "title": document.title,
                "text": document.text,
                "html": rendered(document.text.as_str()),
                "language": document.language,
            }),
        );
        particular.insert("now".to_owned(), self.now());
        self.known().await.map_err(before)?;
        let context = self.context(particular);
        self.write(action, &context).await.map(drop)
    }
}

impl Target {
    pub(super) fn of(self, profile: &Profile) -> Option<&Do> {
        match self {
            Self::Article => profile.dos.article.as_ref(),
            Self::Feedback => profile.dos.feedback.as_ref(),
        }
    }
}

impl Profile {
    /// Where markers of writes on tickets are found: where the profile says so, else in the conversation.
    pub(super) fn places_of_markers(&self) -> impl Iterator<Item = &Read> {
        let actions = self.dos.updates.iter().chain(&self.dos.note).chain(&self.dos.reply);
        let own = self.dos.arrived.iter().chain(actions.filter_map(|action| action.arrived.as_ref()));
        let has_own = own.clone().next().is_some();
        own.chain(self.reads.timeline.iter().filter(move |_| !has_own))
    }
}

impl Inner {
    fn action(&self, step: Step) -> Option<&Do> {
        let profile = &self.profile;
        match step {
            Step::Update(at) => profile.dos.updates.get(at),
            Step::Note => profile.dos.note.as_ref(),
            Step::Reply => profile.dos.reply.as_ref(),
            Step::Tag => profile.dos.tag.as_ref(),
            Step::Untag => profile.dos.untag.as_ref(),
            Step::Link => profile.dos.link.as_ref(),
            Step::Merge => profile.dos.merge.as_ref(),
        }
    }

    fn target(&self, target: Target) -> Result<&Do, CrmError> {
        let key = match target {
            Target::Article => "do.article",
            Target::Feedback => "do.feedback",
        };
        target.of(&self.profile).ok_or_else(|| CrmError::Cannot { action: key.to_owned() })
    }

    /// The time, for CRMs that want it from the writer.
    pub(super) fn now(&self) -> Value {
        let times = &self.profile.http.times;
        times.write(&times.write, jiff::Timestamp::now().as_second(), self.own_zone())
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
        answered.escalated = self.profile.escalated.as_ref().is_none_or(|filter| {
            let answer = worker::one(filter, jq::val(&row), self.plain_context().clone());
            // The row here is not whole: what cannot be told from it is as it was.
            answer.map_or(server.escalated, |answer| matches!(answer, Val::Bool(true)))
        });
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

/// Whether a mapped row carries our marker and is ours: a quoted marker under another name does not count. A row that
/// names no marker is a conversation's, where it stands in the text.
fn is_ours(row: &Val, me: &str, marker: &str) -> bool {
    let field = |row: &Val, name: &str| match row {
        Val::Obj(fields) => {
            fields.iter().find(|(key, _)| jq::text(key) == Some(name)).map(|(_, value)| value.clone())
        }
        _ => None,
    };
    let author = field(row, "author");
    let author = author.map(|author| field(&author, "id").unwrap_or(author));
    let author = author.as_ref().and_then(jq::word);
    let carries = match field(row, "marker") {
        Some(found) => jq::word(&found).is_some_and(|found| found == marker),
        None => ["text", "html"].iter().any(|name| {
            field(row, name).is_some_and(|text| jq::text(&text).is_some_and(|text| text.contains(marker)))
        }),
    };
    author.as_deref() == Some(me) && carries
}

/// Whether somebody else gave the field of `mine` another value than `known` has, which is not ours either.
fn is_theirs(mine: &FieldValue, known: &Ticket, fresh: &Ticket) -> bool {
    let value = |ticket: &Ticket| match mine {
        FieldValue::Status(_) => Some(ticket.status.as_str().to_owned()),
        FieldValue::Priority(_) => Some(ticket.priority.as_str().to_owned()),
        FieldValue::Assignee(_) => ticket.assignee.as_ref().map(|person| person.id.to_string()),
        FieldValue::Queue(_) => ticket.queue.as_ref().map(|queue| queue.id.clone()),
        FieldValue::Fact(fact, _) => ticket.facts.get(fact).map(ToString::to_string),
    };
    let ours = match mine {
        FieldValue::Status(status) => Some(status.as_str().to_owned()),
        FieldValue::Priority(priority) => Some(priority.as_str().to_owned()),
        FieldValue::Assignee(person) => person.as_ref().map(|person| person.id.to_string()),
        FieldValue::Queue(queue) => queue.as_ref().map(|queue| queue.id.clone()),
        FieldValue::Fact(_, text) => text.as_ref().map(ToString::to_string),
    };
    value(fresh) != value(known) && value(fresh) != ours
}

/// An error of what comes before a write: the write certainly did not leave.
fn before(error: CrmError) -> CrmError {
    match error {
        CrmError::Lost { why } => CrmError::NotSent { why },
        error => error,
    }
}

/// Refuses a body whose longest text is longer than the CRM takes: it would be cut there, or lost.
fn within(max: Max, body: &str) -> Result<(), CrmError> {
    fn longest(value: &Value, length: fn(&str) -> usize) -> usize {
        match value {
            Value::String(text) => length(text),
            Value::Array(items) => items.iter().map(|item| longest(item, length)).max().unwrap_or(0),
            Value::Object(fields) => fields.values().map(|item| longest(item, length)).max().unwrap_or(0),
            _ => 0,
        }
    }
    let body = serde_json::from_str(body).unwrap_or_default();
    let (is, most, unit) = match max {
        Max::Bytes(most) => (longest(&body, str::len), most, "bytes"),
        Max::Characters(most) => (longest(&body, |text| text.chars().count()), most, "characters"),
    };
    if is > most { Err(CrmError::TooLong { is, most, unit }) } else { Ok(()) }
}

fn key_of(step: Step) -> &'static str {
    match step {
        Step::Update(_) => "do.update",
        Step::Note => "do.note",
        Step::Reply => "do.reply",
        Step::Tag => "do.tag",
        Step::Untag => "do.untag",
        Step::Link => "do.link",
        Step::Merge => "do.merge",
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
    fn a_text_that_is_too_long_for_the_crm_is_refused_and_not_cut() {
        let body = |text: &str| json!({"a": {"b": ["x", text]}}).to_string();
        let text = format!("{}\u{1f600}", "a".repeat(3_999));
        assert_eq!(within(Max::Characters(4_000), &body(&text)), Ok(()));
        let told = within(Max::Bytes(4_000), &body(&text));
        assert_eq!(told, Err(CrmError::TooLong { is: 4_003, most: 4_000, unit: "bytes" }));
    }

    #[test]
    fn a_marker_counts_only_under_our_own_name() {
        let row = |author: u64, marker: &str| jq::val(&json!({"author": author, "marker": marker}));
        assert!(is_ours(&row(7, "m1"), "7", "m1"));
        assert!(!is_ours(&row(8, "m1"), "7", "m1"), "somebody quoted it");
        assert!(!is_ours(&row(7, "m2"), "7", "m1"));
        let entry = |author: &str, text: &str| jq::val(&json!({"author": {"id": author}, "text": text}));
        assert!(is_ours(&entry("7", "done\nref:m1"), "7", "m1"));
        assert!(!is_ours(&entry("8", "> ref:m1"), "7", "m1"), "somebody answered it");
    }
}
