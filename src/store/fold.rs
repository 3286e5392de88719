//! From the server row and the waiting writes to what is shown: the columns of `tickets` and the words of
//! `search`. Called in the same transaction as whatever changed either.

use std::borrow::Cow;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension as _, params};

use super::dues::Dues;
use super::{StoreError, conflicts, dues, thread};
use crate::domain::change::{FieldValue, Outgoing, Patch};
use crate::domain::clean::Clean;
use crate::domain::clock::Named;
use crate::domain::delivery::Delivery;
use crate::domain::filter::fold;
use crate::domain::focus;
use crate::domain::ids::TicketId;
use crate::domain::ticket::{Entry, Fact, Ticket};

/// The lane in which a ticket's writes stay in order.
pub(super) fn lane(id: &TicketId) -> String {
    format!("t:{id}")
}

/// Milliseconds since 1970, the unit of every time column.
pub(super) fn millis(at: Timestamp) -> i64 {
    at.as_millisecond()
}

/// The time of a column; the nearest end of the calendar where a number lies outside it.
pub(super) fn time(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or(if millis < 0 { Timestamp::MIN } else { Timestamp::MAX })
}

/// The writes of a ticket that are not there yet.
#[derive(Default)]
pub(super) struct Waiting {
    /// What is folded, oldest first, with the time of writing.
    pub(super) patches: Vec<(Timestamp, Patch)>,
    /// How many wait to leave by themselves.
    pub(super) leaving: u32,
    /// How many need a person.
    pub(super) attention: u32,
}

impl Waiting {
    pub(super) fn of(db: &Connection, id: &TicketId) -> Result<Self, StoreError> {
        let mut find = db.prepare_cached(
            "SELECT d.state, d.out, c.at FROM deliveries d JOIN changes c ON c.seq = d.seq
             WHERE d.lane = ?1 AND d.state <> 'sent' ORDER BY d.seq",
        )?;
        let mut rows = find.query([lane(id)])?;
        let mut found = Self::default();
        while let Some(row) = rows.next()? {
            let Some(state) = Delivery::parse(row.get_ref(0)?.as_str().unwrap_or_default()) else { continue };
            found.leaving += u32::from(state.is_waiting());
            found.attention += u32::from(state.needs_person());
            if state.is_folded()
                && let Outgoing::Ticket(patch) =
                    serde_json::from_str(row.get_ref(1)?.as_str().unwrap_or_default())?
            {
                found.patches.push((time(row.get(2)?), patch));
            }
        }
        found.attention += conflicts::count(db, Some(id))?;
        Ok(found)
    }

    /// The ticket as it is shown.
    pub(super) fn over<'a>(&self, server: &'a Ticket) -> Cow<'a, Ticket> {
        if self.patches.is_empty() {
            return Cow::Borrowed(server);
        }
        let mut shown = server.with(self.patches.iter().map(|(_, patch)| patch));
        // The CRM will say when it was solved; until then it is the moment of our write.
        for (at, patch) in &self.patches {
            for value in &patch.set {
                if let FieldValue::Status(status) = value {
                    shown.solved = (!status.is_open()).then(|| shown.solved.unwrap_or(*at));
                }
            }
        }
        Cow::Owned(shown)
    }
}

/// What is known of a row before it is written.
#[derive(Clone, Copy, Default)]
pub(super) struct Before {
    /// Whether the ticket is held already, so may have a conversation.
    pub(super) held: bool,
    /// Hash of its words in `search`; 0 where it has none there.
    pub(super) text_hash: i64,
}

/// Writes the shown columns of a row; `hash` is the server row's. Returns its words where `search` does not
/// have them, for [`index`].
///
/// The two steps are apart because the full-text index writes out all it gathered in memory whenever an
/// ordinary statement opens a savepoint: rows first and words after makes one piece of a batch.
pub(super) fn write(
    db: &Connection,
    num: i64,
    hash: &[u8],
    shown: &Ticket,
    waiting: &Waiting,
    before: Before,
) -> Result<Option<Indexing>, StoreError> {
    let words = Words::of(db, num, shown, waiting, before.held)?;
    let text_hash = words.as_ref().map_or(0, Words::hash);
    let dues = dues::of(db, num, shown, waiting, before.held)?;
    write_columns(db, num, hash, text_hash, shown, waiting, &dues)?;
    Ok((text_hash != before.text_hash).then_some(Indexing { num, known: before.text_hash != 0, words }))
}

/// Words on their way into `search`.
pub(super) struct Indexing {
    num: i64,
    known: bool,
    words: Option<Words>,
}

/// Brings `search` up to date.
pub(super) fn index(db: &Connection, indexing: &Indexing) -> Result<(), StoreError> {
    let Indexing { num, known, words } = indexing;
    if let Some(words) = words {
        // Replacing looks for the row first, which a new one need not pay for.
        let or = if *known { "OR REPLACE" } else { "" };
        db.prepare_cached(&format!(
            "INSERT {or} INTO search (rowid, subject, body, fields) VALUES (?1, ?2, ?3, ?4)"
        ))?
        .execute(params![num, words.subject, words.body, words.fields])?;
    } else {
        db.prepare_cached("DELETE FROM search WHERE rowid = ?1")?.execute([num])?;
    }
    Ok(())
}

fn write_columns(
    db: &Connection,
    num: i64,
    hash: &[u8],
    text_hash: i64,
    shown: &Ticket,
    waiting: &Waiting,
    dues: &Dues,
) -> Result<(), StoreError> {
    let open = shown.status.is_open() && shown.gone.is_none();
    // A solved ticket of a CRM that does not say when still belongs to some week: that of its last change.
    let solved = if shown.status.is_open() { None } else { Some(shown.solved.unwrap_or(shown.updated)) };
    let mut tags = String::from("|");
    for tag in &shown.tags {
        tags.push_str(&fold(tag.as_str()));
        tags.push('|');
    }
    let fact = |fact| shown.fact(fact);
    let (queue, assignee, requester) = (&shown.queue, &shown.assignee, &shown.requester);
    db.prepare_cached(UPSERT)?.execute(params![
        num,
        shown.id.as_str(),
        hash,
        shown.key.as_str(),
        shown.subject.as_str(),
        shown.status as i64,
        shown.priority as i64,
        queue.as_ref().map(|queue| queue.id.as_str()),
        queue.as_ref().map(|queue| queue.name.as_str()),
        assignee.as_ref().map(|person| person.id.as_str()),
        assignee.as_ref().map(|person| person.name.as_str()),
        assignee.as_ref().and_then(|person| person.email.as_ref()).map(Clean::as_str),
        requester.as_ref().map(|person| person.id.as_str()),
        requester.as_ref().map(|person| person.name.as_str()),
        fact(Fact::Product),
        fact(Fact::Reason),
        fact(Fact::Amount),
        fact(Fact::Language),
        fact(Fact::Vendor),
        fact(Fact::Site),
        fact(Fact::T1Agent),
        fact(Fact::Cause),
        fact(Fact::CausesAlso),
        fact(Fact::Knowledge),
        fact(Fact::Verdict),
        fact(Fact::Sop),
        tags,
        millis(shown.created),
        millis(shown.updated),
        dues.due.map(millis),
        solved.map(millis),
        shown.escalated,
        shown.gone.is_some(),
        open,
        waiting.leaving,
        waiting.attention,
        text_hash,
        dues.promised.map(millis),
        dues.tracked,
        dues.chase.map(millis),
        dues.legal.as_ref().map(Named::as_str),
        dues.later.map(millis),
        fact(Fact::Stage),
        fact(Fact::Focus).and_then(focus::seconds).and_then(|seconds| i64::try_from(seconds).ok()),
        fact(Fact::Topic),
    ])?;
    if open && shown.escalated || tags.contains(RECORDED) {
        thread::not_read(db, num)?;
    }
    Ok(())
}

/// The tag of tickets that carry records, as the column holds it.
const RECORDED: &str = "|secondline-record|";

const UPSERT: &str = "
    INSERT INTO tickets (num, id, hash, key, subject, status, priority, queue_id, queue, assignee_id, assignee,
        assignee_mail, requester_id, requester, product, reason, amount, language, vendor, site, t1_agent,
        cause, causes_also, knowledge, verdict, sop, tags, created, updated, due, solved, escalated, gone, open,
        waiting, attention, text_hash, promised, tracked, chase, legal,
        later, stage, focus, topic)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22,
        ?23, ?24, ?25, ?26, ?27, ?28, ?29, ?30, ?31, ?32, ?33, ?34, ?35, ?36, ?37, ?38, ?39, ?40, ?41, ?42, ?43,
        ?44, ?45)
    ON CONFLICT (num) DO UPDATE SET hash = ?3, key = ?4, subject = ?5, status = ?6, priority = ?7, queue_id = ?8,
        queue = ?9, assignee_id = ?10, assignee = ?11, assignee_mail = ?12, requester_id = ?13, requester = ?14,
        product = ?15, reason = ?16, amount = ?17, language = ?18, vendor = ?19, site = ?20, t1_agent = ?21,
        cause = ?22, causes_also = ?23, knowledge = ?24, verdict = ?25, sop = ?26, tags = ?27, created = ?28,
        updated = ?29, due = ?30, solved = ?31, escalated = ?32, gone = ?33, open = ?34, waiting = ?35,
        attention = ?36, text_hash = ?37, promised = ?38, tracked = ?39, chase = ?40, legal = ?41,
        later = ?42, stage = ?43, focus = ?44, topic = ?45";

/// The words of a ticket as `search` holds them.
struct Words {
    subject: String,
    body: String,
    fields: String,
}

impl Words {
    /// None for a ticket that is gone.
    fn of(
        db: &Connection,
        num: i64,
        shown: &Ticket,
        waiting: &Waiting,
        held: bool,
    ) -> Result<Option<Self>, StoreError> {
        if shown.gone.is_some() {
            return Ok(None);
        }
        let mut fields = shown.key.as_str().to_owned();
        let names = shown.requester.iter().map(|person| person.name.as_str());
        // A number of seconds is no word that anybody looks for.
        let facts = shown.facts.iter().filter(|(fact, _)| **fact != Fact::Focus).map(|(_, value)| value);
        for word in facts.chain(&shown.tags).map(Clean::as_str).chain(names) {
            fields.push(' ');
            fields.push_str(word);
        }
        let mut body = shown.description.as_str().to_owned();
        let mut add = |text: &str| {
            body.push('\n');
            body.push_str(text);
        };
        if held {
            let mut find = db.prepare_cached("SELECT json FROM entries WHERE num = ?1 ORDER BY id")?;
            let mut rows = find.query([num])?;
            while let Some(row) = rows.next()? {
                let entry: Entry = serde_json::from_str(row.get_ref(0)?.as_str().unwrap_or_default())?;
                add(entry.text.as_str());
            }
        }
        for comment in waiting.patches.iter().filter_map(|(_, patch)| patch.comment.as_ref()) {
            add(comment.text.as_str());
        }
        Ok(Some(Self { subject: shown.subject.as_str().to_owned(), body, fields }))
    }

    fn hash(&self) -> i64 {
        // Not stable between compilers: at worst a ticket is indexed once more. 0 means "none".
        let mut state = DefaultHasher::new();
        (&self.subject, &self.body, &self.fields).hash(&mut state);
        match state.finish().cast_signed() {
            0 => 1,
            hash => hash,
        }
    }
}

/// The row number and the server row of a ticket.
pub(super) fn server_row(db: &Connection, id: &TicketId) -> Result<Option<(i64, Ticket)>, StoreError> {
    let found: Option<(i64, String)> = db
        .prepare_cached("SELECT t.num, r.json FROM tickets t JOIN rows r ON r.num = t.num WHERE t.id = ?1")?
        .query_row([id.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    found.map(|(num, json)| Ok((num, serde_json::from_str(&json)?))).transpose()
}

/// Shows a ticket anew after its writes or its conversation changed.
pub(super) fn refold(db: &Connection, id: &TicketId) -> Result<(), StoreError> {
    let Some((num, server)) = server_row(db, id)? else { return Ok(()) };
    let (hash, text_hash): (Vec<u8>, i64) = db
        .prepare_cached("SELECT hash, text_hash FROM tickets WHERE num = ?1")?
        .query_row([num], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let waiting = Waiting::of(db, id)?;
    let indexing = write(db, num, &hash, &waiting.over(&server), &waiting, Before { held: true, text_hash })?;
    indexing.map_or(Ok(()), |indexing| index(db, &indexing))
}
