//! From a mapped row (what a profile's `map` gives) to a value of the domain. What does not fit is a bad row with
//! a reason that quotes nothing; text becomes clean here.

use std::collections::{BTreeMap, BTreeSet};

use jaq_json::Val;
use jiff::Timestamp;

use super::answer::{BadRow, Made, Touch};
use super::jq::{text, word};
use super::profile::{Profile, Tables, TimeIn};
use crate::domain::change::FieldValue;
use crate::domain::clean::Clean;
use crate::domain::ids::{EntryId, PersonId, ProposalKey, TicketId};
use crate::domain::proposal::{State, Target};
use crate::domain::ticket::{Entry, Fact, File, Gone, Named, Person, Priority, Status, Ticket};

/// Most tags of a ticket and most files of an entry that are kept.
const MANY: usize = 500;

/// A mapped row being read: its fields are visited once, in their order.
pub(super) struct Row<'a> {
    row: &'a Val,
    time: TimeIn,
}

impl<'a> Row<'a> {
    pub(super) fn new(row: &'a Val, time: TimeIn) -> Self {
        Self { row, time }
    }

    /// The fields that are not null.
    fn fields(&self) -> impl Iterator<Item = (&'a str, &'a Val)> {
        let fields = match self.row {
            Val::Obj(fields) => Some(fields),
            _ => None,
        };
        fields
            .into_iter()
            .flat_map(|fields| fields.iter())
            .filter(|(_, value)| !matches!(value, Val::Null))
            .filter_map(|(key, value)| Some((text(key)?, value)))
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

    fn time(&self, key: &str, value: &Val) -> Result<Timestamp, BadRow> {
        let parsed = match self.time {
            TimeIn::Rfc3339 => text(value).and_then(|text| text.parse().ok()),
            TimeIn::Epoch => {
                word(value).and_then(|text| text.parse().ok()).and_then(|s| Timestamp::from_second(s).ok())
            }
        };
        parsed.ok_or_else(|| self.bad(&format!("{key} is no time")))
    }

    fn id(&self, value: &Val) -> Result<String, BadRow> {
        word(value).filter(|id| !id.is_empty()).ok_or_else(|| self.bad("its id is missing"))
    }

    /// A person, `None` where the row has no id.
    fn person(&self, value: &Val) -> Result<Option<Person>, BadRow> {
        let inner = Row::new(value, self.time);
        let (mut id, mut name, mut email, mut role) = (None, Clean::default(), None, None);
        for (key, value) in inner.fields() {
            match key {
                "id" => id = Some(PersonId::new(self.id(value)?)),
                "name" => name = self.line("a name", value)?,
                "email" => email = Some(self.line("an e-mail address", value)?),
                "role" => role = Some(self.line("a role", value)?),
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
pub(super) fn person(row: &Val, time: TimeIn) -> Result<Person, BadRow> {
    let row_of = Row::new(row, time);
    row_of.person(row)?.ok_or_else(|| row_of.bad("its id is missing"))
}

/// A queue of `read.queues`.
pub(super) fn named(row: &Val, time: TimeIn) -> Result<Named, BadRow> {
    let person = person(row, time)?;
    Ok(Named { id: person.id.as_str().to_owned(), name: person.name })
}

/// An update of `read.history`.
pub(super) fn touch(profile: &Profile, row: &Val) -> Result<Touch, BadRow> {
    let row_of = Row::new(row, profile.http.time);
    let (mut at, mut by, mut marker, mut set) = (None, None, None, Vec::new());
    for (key, value) in row_of.fields() {
        match key {
            "at" => at = Some(row_of.time("its time", value)?),
            "author" => by = row_of.person(value)?,
            "marker" => marker = word(value),
            "changes" => {
                if let Val::Arr(changes) = value {
                    set.extend(changes.iter().filter_map(|change| changed(&profile.tables, change)));
                }
            }
            _ => {}
        }
    }
    Ok(Touch { at: at.ok_or_else(|| row_of.bad("its time is missing"))?, by, marker, set })
}

/// A field with its new value in the CRM's words; `None` where it is none of ours.
fn changed(tables: &Tables, change: &Val) -> Option<FieldValue> {
    let Val::Obj(fields) = change else { return None };
    let of = |name: &str| fields.iter().find(|(key, _)| text(key) == Some(name)).map(|(_, value)| value);
    let (name, value) = (word(of("field")?)?, of("value").and_then(word).filter(|value| !value.is_empty()));
    Some(match name.as_str() {
        "status" => FieldValue::Status(tables.read_status(&value?)?),
        "priority" => FieldValue::Priority(tables.read_priority(&value?)?),
        "assignee" => FieldValue::Assignee(value.map(|id| Person {
            id: PersonId::new(id),
            name: Clean::default(),
            email: None,
            role: None,
        })),
        "queue" => FieldValue::Queue(value.map(|id| Named { id, name: Clean::default() })),
        key => FieldValue::Fact(tables.read_field(key)?, value.map(|text| Clean::text(&text))),
    })
}

/// A ticket. `escalated` is decided by the caller, who has the filter.
pub(super) fn ticket(profile: &Profile, row: &Val) -> Result<Ticket, BadRow> {
    let row = Row::new(row, profile.http.time);
    let (mut id, mut key, mut created, mut updated) = (None, None, None, None);
    let (mut status, mut status_raw) = (None, None);
    let mut ticket = Ticket { hidden: hides(row.row), ..blank() };
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
            "fields" => ticket.facts = facts(&profile.tables, value),
            "tags" => ticket.tags = tags(&row, value)?,
            "created" => created = Some(row.time(name, value)?),
            "updated" => updated = Some(row.time(name, value)?),
            "solved" => ticket.solved = Some(row.time(name, value)?),
            "due" => ticket.due = Some(row.time(name, value)?),
            "version" => ticket.version = word(value),
            "mark" => ticket.mark = word(value),
            "gone" => ticket.gone = gone(&word(value).unwrap_or_default()),
            _ => {}
        }
    }
    ticket.id = id.ok_or_else(|| row.bad("its id is missing"))?;
    ticket.key = key.unwrap_or_else(|| Clean::line(ticket.id.as_str()));
    ticket.status = status.ok_or_else(|| row.bad("its status is missing"))?;
    ticket.status_raw = status_raw;
    ticket.created = created.ok_or_else(|| row.bad("its creation time is missing"))?;
    ticket.updated = updated.ok_or_else(|| row.bad("its time of change is missing"))?;
    if ticket.status.is_open() {
        ticket.solved = None;
    }
    Ok(ticket)
}

fn blank() -> Ticket {
    Ticket {
        id: TicketId::new(""),
        key: Clean::default(),
        url: None,
        subject: Clean::default(),
        description: Clean::default(),
        status: Status::Open,
        status_raw: None,
        priority: Priority::Normal,
        queue: None,
        assignee: None,
        requester: None,
        org: None,
        channel: None,
        facts: BTreeMap::new(),
        tags: BTreeSet::new(),
        created: Timestamp::UNIX_EPOCH,
        updated: Timestamp::UNIX_EPOCH,
        solved: None,
        due: None,
        version: None,
        mark: None,
        escalated: false,
        gone: None,
        hidden: false,
    }
}

/// Whether characters that are not seen stand anywhere in a row: they go as it becomes clean.
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
fn facts(tables: &Tables, value: &Val) -> BTreeMap<Fact, Clean> {
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
                let item = Row::new(item, TimeIn::Epoch);
                let found = |name| item.fields().find(|(key, _)| *key == name).map(|(_, value)| value);
                if let (Some(id), Some(value)) = (found("id").and_then(word), found("value")) {
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
pub(super) fn entry(row: &Val, time: TimeIn) -> Result<Entry, BadRow> {
    let row = Row::new(row, time);
    let (mut id, mut at, mut author, mut public) = (None, None, None, false);
    let (mut body, mut files) = (Clean::default(), Vec::new());
    for (name, value) in row.fields() {
        match name {
            "id" => id = Some(EntryId::new(row.id(value)?)),
            "at" => at = Some(row.time(name, value)?),
            "author" => author = row.person(value)?,
            "public" => public = matches!(value, Val::Bool(true)),
            "text" => body = row.lines(name, value)?,
            "files" => {
                let Val::Arr(items) = value else { return Err(row.bad("files are no list")) };
                files = items.iter().take(MANY).map(|item| file(&row, item)).collect::<Result<_, _>>()?;
            }
            _ => {}
        }
    }
    let id = id.ok_or_else(|| row.bad("its id is missing"))?;
    let at = at.ok_or_else(|| row.bad("its time is missing"))?;
    Ok(Entry { id, at, author, public, text: body, files, hidden: hides(row.row) })
}

fn file(row: &Row<'_>, value: &Val) -> Result<File, BadRow> {
    let mut file = File { name: Clean::default(), size: None, url: None };
    for (name, value) in Row::new(value, TimeIn::Epoch).fields() {
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
pub(super) fn made(row: &Val, time: TimeIn) -> Result<Made, BadRow> {
    let row = Row::new(row, time);
    let mut target = Target { id: Clean::default(), state: State::Sent, title: Clean::default(), url: None };
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
            _ => {}
        }
    }
    if target.id.is_empty() { Err(row.bad("its id is missing")) } else { Ok(Made { key, target }) }
}
