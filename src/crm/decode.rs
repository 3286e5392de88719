//! From a mapped row (what a profile's `map` gives) to a value of the domain. What does not fit is a bad row with
//! a reason that quotes nothing; text becomes clean here.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use jaq_json::Val;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::answer::{BadRow, Made, Touch};
use super::direct::Record;
use super::html;
use super::jq::{Filter, text, word};
use super::profile::{Profile, Tables, Times};
use super::wanted::Wanted;
use crate::domain::change::FieldValue;
use crate::domain::clean::Clean;
use crate::domain::clock::{Moved, What};
use crate::domain::ids::{EntryId, PersonId, ProposalKey, TicketId};
use crate::domain::proposal::{State, Target};
use crate::domain::ticket::{Entry, Fact, File, Gone, Named, Person, Priority, Status, Ticket};

/// How the line begins by which a write is found where a CRM has no better place.
const MARKER: &str = "ref:";
/// Why a row is left aside that says only that its ticket is gone.
pub(super) const GONE: &str = "its ticket is gone";

/// Most tags of a ticket and most files of an entry that are kept.
const MANY: usize = 500;

/// How times are spelled: by the profile, and in our own zone where it says so.
#[derive(Clone, Copy)]
pub(super) struct Spelling<'a> {
    pub(super) times: &'a Times,
    pub(super) own: &'a TimeZone,
}

/// A mapped row being read: its fields are visited once, in their order.
pub(super) struct Row<'a> {
    row: Mapped<'a>,
    spelling: Spelling<'a>,
}

/// What a filter made of a row.
#[derive(Clone, Copy)]
enum Mapped<'a> {
    Value(&'a Val),
    Record(&'a Record<'a>),
}

impl<'a> Row<'a> {
    pub(super) fn new(row: &'a Val, spelling: Spelling<'a>) -> Self {
        Self { row: Mapped::Value(row), spelling }
    }

    /// The fields of an object that was never made.
    pub(super) fn of(record: &'a Record<'a>, spelling: Spelling<'a>) -> Self {
        Self { row: Mapped::Record(record), spelling }
    }

    /// The fields that are not null.
    fn fields(&self) -> impl Iterator<Item = (&'a str, &'a Val)> {
        let (fields, record) = match self.row {
            Mapped::Value(Val::Obj(fields)) => (Some(fields), None),
            Mapped::Value(_) => (None, None),
            Mapped::Record(record) => (None, Some(record)),
        };
        let fields = fields.into_iter().flat_map(|fields| fields.iter());
        let fields = fields.filter_map(|(key, value)| Some((text(key)?, value)));
        let record = record.into_iter().flatten().map(|(key, value)| (*key, value.as_ref()));
        fields.chain(record).filter(|(_, value)| !matches!(value, Val::Null))
    }

    /// Whether characters that are not seen stand anywhere in it: they go as it becomes clean.
    fn hides(&self) -> bool {
        match self.row {
            Mapped::Value(value) => hides(value),
            Mapped::Record(record) => record.iter().any(|(_, value)| hides(value)),
        }
    }

    fn bad(&self, why: &str) -> BadRow {
        let id = self.fields().find(|(key, _)| *key == "id").and_then(|(_, id)| word(id));
        BadRow { id: id.map(|id| TicketId::new(id).as_str().to_owned()), why: why.to_owned() }
    }

    fn line(&self, key: &str, value: &Val) -> Result<Clean, BadRow> {
        word(value).map(|raw| Clean::line(&raw)).ok_or_else(|| self.bad(&format!("{key} is no text")))
    }

    fn lines(&self, key: &str, value: &Val) -> Result<Clean, BadRow> {
        text(value).map(Clean::text).ok_or_else(|| self.bad(&format!("{key} is no text")))
    }

    /// A time; `None` where it is not set.
    fn time(&self, key: &str, value: &Val) -> Result<Option<Timestamp>, BadRow> {
        let read = |text: &str| self.spelling.times.read(text, self.spelling.own);
        let parsed = match text(value) {
            Some(text) => read(text).ok(),
            None => word(value).and_then(|text| read(&text).ok()),
        };
        parsed.ok_or_else(|| self.bad(&format!("{key} is no time")))
    }

    fn id<'v>(&self, value: &'v Val) -> Result<Cow<'v, str>, BadRow> {
        word(value).filter(|id| !id.is_empty()).ok_or_else(|| self.bad("its id is missing"))
    }

    /// A person, `None` where the row has no id.
    fn person(&self, value: &Val) -> Result<Option<Person>, BadRow> {
        let inner = Row::new(value, self.spelling);
        let filled = |text: Clean| Some(text).filter(|text| !text.is_empty());
        let (mut id, mut name, mut email, mut role) = (None, Clean::default(), None, None);
        for (key, value) in inner.fields() {
            match key {
                "id" => id = Some(PersonId::new(self.id(value)?)),
                "name" => name = self.line("a name", value)?,
                "email" => email = filled(self.line("an e-mail address", value)?),
                "role" => role = filled(self.line("a role", value)?),
                _ => {}
            }
        }
        Ok(id.map(|id| Person { id, name, email, role }))
    }

    fn named(&self, value: &Val) -> Result<Option<Named>, BadRow> {
        let person = self.person(value)?;
        Ok(person.map(|person| Named { id: person.id.as_str().to_owned(), name: person.name }))
    }
}

/// A person of `read.me` or `read.people`.
pub(super) fn person(row: &Val, spelling: Spelling<'_>) -> Result<Person, BadRow> {
    let row_of = Row::new(row, spelling);
    row_of.person(row)?.ok_or_else(|| row_of.bad("its id is missing"))
}

/// A queue of `read.queues`.
pub(super) fn named(row: &Val, spelling: Spelling<'_>) -> Result<Named, BadRow> {
    let person = person(row, spelling)?;
    Ok(Named { id: person.id.as_str().to_owned(), name: person.name })
}

/// An update of `read.history`.
pub(super) fn touch(tables: &Tables, row: &Val, spelling: Spelling<'_>) -> Result<Touch, BadRow> {
    let row_of = Row::new(row, spelling);
    let (mut at, mut by, mut marker, mut set, mut moved) = (None, None, None, Vec::new(), Vec::new());
    for (key, value) in row_of.fields() {
        match key {
            "at" => at = row_of.time("its time", value)?,
            "author" => by = row_of.person(value)?,
            "marker" => marker = word(value).map(Cow::into_owned),
            "changes" => {
                if let Val::Arr(changes) = value {
                    set.extend(changes.iter().filter_map(|change| changed(tables, change, "value")));
                    moved.extend(changes.iter().filter_map(|change| {
                        let to = movement(&changed(tables, change, "value")?)?;
                        Some((to, changed(tables, change, "was").as_ref().and_then(movement)))
                    }));
                }
            }
            _ => {}
        }
    }
    let at = at.ok_or_else(|| row_of.bad("its time is missing"))?;
    let movements = moved.into_iter().map(|(to, was)| Moved { at, to, was }).collect();
    Ok(Touch { at, by, marker, set, moves: movements })
}

/// What clocks care for.
fn movement(value: &FieldValue) -> Option<What> {
    match value {
        FieldValue::Status(status) => Some(What::Status(*status)),
        FieldValue::Priority(priority) => Some(What::Priority(*priority)),
        _ => None,
    }
}

/// A field with the value that a key gives it, in the CRM's words; `None` where it is none of ours.
fn changed(tables: &Tables, change: &Val, key: &str) -> Option<FieldValue> {
    let Val::Obj(fields) = change else { return None };
    let of = |name: &str| fields.iter().find(|(key, _)| text(key) == Some(name)).map(|(_, value)| value);
    let (name, value) = (word(of("field")?)?, of(key).and_then(word).filter(|value| !value.is_empty()));
    Some(match &*name {
        "status" => FieldValue::Status(tables.read_status(&value?)?),
        "priority" => FieldValue::Priority(tables.read_priority(&value?)?),
        "assignee" => FieldValue::Assignee(value.map(|id| Person {
            id: PersonId::new(id),
            name: Clean::default(),
            email: None,
            role: None,
        })),
        "queue" => FieldValue::Queue(value.map(|id| Named { id: id.into_owned(), name: Clean::default() })),
        key => FieldValue::Fact(tables.read_field(key)?, value.map(|text| Clean::text(&text))),
    })
}

/// What of a mapped ticket is read here, or by the filter that decides `escalated`.
pub(super) fn of_ticket(escalated: Option<&Filter>) -> Wanted {
    let person = ["id", "name", "email", "role"].into_iter();
    let person = person.fold(Wanted::KIND, |person, name| person.with(name, Wanted::ALL));
    let people = ["queue", "org", "assignee", "requester"].into_iter();
    let mut ticket = people.fold(Wanted::each(Wanted::ALL), |ticket, name| ticket.with(name, person.clone()));
    // A list of fields gives them by `id` and `value`; an object gives them by its keys.
    let field = Wanted::field("id", Wanted::ALL).with("value", Wanted::ALL);
    ticket = ticket.with("fields", Wanted::each(field));
    if let Some(filter) = escalated {
        ticket.add(&filter.wants(&Wanted::KIND).input);
    }
    ticket
}

/// A ticket from its row. `escalated` is decided by the caller, who has the filter.
pub(super) fn ticket(profile: &Profile, row: &Row<'_>) -> Result<Ticket, BadRow> {
    let (mut id, mut key, mut created, mut updated) = (None, None, None, None);
    let (mut status, mut status_raw) = (None, None);
    let mut ticket =
        Ticket { hidden: row.hides(), escalated: false, ..Ticket::bare("", Timestamp::UNIX_EPOCH) };
    for (name, value) in row.fields() {
        match name {
            "id" => id = Some(TicketId::new(row.id(value)?)),
            "key" => key = Some(row.line(name, value)?),
            "url" => ticket.url = Some(row.line(name, value)?),
            "subject" => ticket.subject = row.line(name, value)?,
            "description" => ticket.description = row.lines(name, value)?,
            "status" => {
                let raw = word(value).ok_or_else(|| row.bad("status is no text"))?;
                status = profile.tables.read_status(&raw);
                if status.is_none() {
                    (status, status_raw) = (Some(Status::Open), Some(Clean::line(&raw)));
                }
            }
            "priority" => {
                let raw = word(value).ok_or_else(|| row.bad("priority is no text"))?;
                ticket.priority = profile.tables.read_priority(&raw).unwrap_or(Priority::Normal);
            }
            "queue" => ticket.queue = row.named(value)?,
            "org" => ticket.org = row.named(value)?,
            "assignee" => ticket.assignee = row.person(value)?,
            "requester" => ticket.requester = row.person(value)?,
            "channel" => ticket.channel = Some(row.line(name, value)?),
            "fields" => ticket.facts = facts(&profile.tables, value, row.spelling),
            "tags" => ticket.tags = tags(row, value)?,
            "created" => created = row.time(name, value)?,
            "updated" => updated = row.time(name, value)?,
            "solved" => ticket.solved = row.time(name, value)?,
            "due" => ticket.due = row.time(name, value)?,
            "version" => ticket.version = word(value).map(Cow::into_owned),
            "mark" => ticket.mark = word(value).map(Cow::into_owned),
            "gone" => ticket.gone = gone(&word(value).unwrap_or_default()),
            _ => {}
        }
    }
    ticket.id = id.ok_or_else(|| row.bad("its id is missing"))?;
    ticket.key = key.unwrap_or_else(|| Clean::line(ticket.id.as_str()));
    if ticket.gone.is_some() && status.is_none() {
        return Err(row.bad(GONE));
    }
    ticket.status = status.ok_or_else(|| row.bad("its status is missing"))?;
    ticket.status_raw = status_raw;
    ticket.created = created.ok_or_else(|| row.bad("its creation time is missing"))?;
    ticket.updated = updated.ok_or_else(|| row.bad("its time of change is missing"))?;
    if ticket.status.is_open() {
        ticket.solved = None;
    }
    Ok(ticket)
}

fn hides(value: &Val) -> bool {
    match value {
        Val::TStr(_) => text(value).is_some_and(Clean::had_hidden),
        Val::Arr(items) => items.iter().any(hides),
        Val::Obj(fields) => fields.iter().any(|(_, value)| hides(value)),
        _ => false,
    }
}

fn tags(row: &Row<'_>, value: &Val) -> Result<BTreeSet<Clean>, BadRow> {
    let Val::Arr(items) = value else { return Err(row.bad("tags are no list")) };
    items.iter().take(MANY).map(|tag| row.line("a tag", tag)).collect()
}

/// Mapped fields that have a value: from an object of key and value, or from a list of `{id, value}`.
fn facts(tables: &Tables, value: &Val, spelling: Spelling<'_>) -> BTreeMap<Fact, Clean> {
    let mut facts = BTreeMap::new();
    let mut keep = |key: &str, value: &Val| {
        if let (Some(fact), Some(text)) = (tables.read_field(key), word(value)) {
            let text = Clean::line(&text);
            if !text.is_empty() {
                facts.insert(fact, text);
            }
        }
    };
    match value {
        Val::Obj(fields) => {
            for (key, value) in fields.iter() {
                keep(text(key).unwrap_or_default(), value);
            }
        }
        Val::Arr(items) => {
            for item in items.iter() {
                let (mut id, mut value) = (None, None);
                for (name, found) in Row::new(item, spelling).fields() {
                    match name {
                        "id" => id = Some(found),
                        "value" => value = Some(found),
                        _ => {}
                    }
                }
                if let (Some(id), Some(value)) = (id, value)
                    && let Some(id) = word(id)
                {
                    keep(&id, value);
                }
            }
        }
        _ => {}
    }
    facts
}

fn gone(word: &str) -> Option<Gone> {
    match word.split_once(':') {
        Some(("merged", into)) => Some(Gone::Merged(Some(TicketId::new(into)))),
        None if word == "merged" => Some(Gone::Merged(None)),
        None if word == "spam" => Some(Gone::Spam),
        None if word == "deleted" => Some(Gone::Deleted),
        _ => None,
    }
}

/// An entry of a conversation.
pub(super) fn entry(row: &Val, spelling: Spelling<'_>) -> Result<Entry, BadRow> {
    let row = Row::new(row, spelling);
    let (mut id, mut at, mut author, mut public) = (None, None, None, false);
    let (mut body, mut markup, mut files) = (None, None, Vec::new());
    for (name, value) in row.fields() {
        match name {
            "id" => id = Some(EntryId::new(row.id(value)?)),
            "at" => at = row.time(name, value)?,
            "author" => author = row.person(value)?,
            "public" => public = matches!(value, Val::Bool(true)),
            "text" => body = text(value).filter(|text| !text.trim().is_empty()),
            "html" => markup = text(value),
            "files" => {
                let Val::Arr(items) = value else { return Err(row.bad("files are no list")) };
                files = items.iter().take(MANY).map(|item| file(&row, item)).collect::<Result<_, _>>()?;
            }
            _ => {}
        }
    }
    let id = id.ok_or_else(|| row.bad("its id is missing"))?;
    let at = at.ok_or_else(|| row.bad("its time is missing"))?;
    let said = match (body, markup) {
        (Some(body), _) => Clean::text(without_marker(body)),
        (None, Some(markup)) => Clean::text(without_marker(&html::text(markup))),
        (None, None) => Clean::default(),
    };
    Ok(Entry { id, at, author, public, text: said, files, hidden: row.hides() })
}

/// A text without the line that our own writes are found by, where it is the last one.
fn without_marker(text: &str) -> &str {
    let body = text.trim_end();
    let (before, last) = body.rsplit_once('\n').unwrap_or(("", body));
    let is_ours = last.trim().strip_prefix(MARKER).is_some_and(|key| uuid::Uuid::try_parse(key).is_ok());
    if is_ours { before.trim_end() } else { text }
}

fn file(row: &Row<'_>, value: &Val) -> Result<File, BadRow> {
    let mut file = File { name: Clean::default(), size: None, url: None };
    for (name, value) in Row::new(value, row.spelling).fields() {
        match name {
            "name" => file.name = row.line("a file's name", value)?,
            "url" => file.url = Some(row.line("a file's address", value)?),
            "size" => file.size = word(value).and_then(|size| size.parse().ok()),
            _ => {}
        }
    }
    Ok(file)
}

/// An article or a request. Its `state` is one of our words for it.
pub(super) fn made(row: &Val, spelling: Spelling<'_>) -> Result<Made, BadRow> {
    let row = Row::new(row, spelling);
    let mut target =
        Target { id: Clean::default(), state: State::Sent, title: Clean::default(), url: None, since: None };
    let mut key = None;
    for (name, value) in row.fields() {
        match name {
            "id" => target.id = row.line(name, value)?,
            "key" => key = word(value).map(ProposalKey::new),
            "title" => target.title = row.line(name, value)?,
            "state" => {
                let state = word(value).and_then(|word| State::parse(&word));
                target.state = state.ok_or_else(|| row.bad("state is none of our words"))?;
            }
            "url" => target.url = Some(row.line(name, value)?),
            "at" => target.since = row.time(name, value)?,
            _ => {}
        }
    }
    if target.id.is_empty() { Err(row.bad("its id is missing")) } else { Ok(Made { key, target }) }
}
