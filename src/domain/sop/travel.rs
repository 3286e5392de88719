//! A run as it travels: marked notes that tell colleagues' machines what was answered and ticked, and the fold of what they
//! tell with what this machine knows itself. When such a note is written is not here: see [`crate::domain::act`].

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::model::Sop;
use super::run::{Run, TickMark};
use crate::domain::change::{Change, Committed};
use crate::domain::clean::Clean;
use crate::domain::ids::{PersonId, SopId, TicketId};
use crate::domain::mark::Mark;
use crate::domain::ticket::{Entry, Person, Ticket};

/// The verb of the mark.
const VERB: &str = "run";

/// Before the name of an input in a mark, so that it is no other value of it.
const ANSWER: &str = "a.";
/// Before the name of a step.
const TICK: &str = "t.";

/// What a run is made of.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// The answer of an input.
    Answer(String),
    /// The tick of a step.
    Tick(String),
}

impl Item {
    fn name(&self) -> String {
        match self {
            Self::Answer(input) => format!("{ANSWER}{input}"),
            Self::Tick(step) => format!("{TICK}{step}"),
        }
    }

    fn of_name(name: &str) -> Option<Self> {
        let answer = name.strip_prefix(ANSWER).map(|input| Self::Answer(input.to_owned()));
        answer.or_else(|| Some(Self::Tick(name.strip_prefix(TICK)?.to_owned())))
    }

    /// As somebody did it.
    fn change(&self, value: Option<&Clean>) -> Change {
        match self {
            Self::Answer(input) => Change::Answer { input: input.clone(), value: value.cloned() },
            Self::Tick(step) => Change::Tick { step: step.clone(), done: value.is_some() },
        }
    }
}

/// What was said of an item: when, and what; nothing where it was taken back. A tick says an empty text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// When it was done.
    pub at: Timestamp,
    /// The answer.
    pub value: Option<Clean>,
}

/// What one note tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Telling {
    /// The ticket that it is about: a note that a merge copied says nothing of the other one.
    pub ticket: TicketId,
    /// The procedure.
    pub sop: SopId,
    /// Its version.
    pub version: String,
    /// Since when it runs.
    pub since: Timestamp,
    /// The role of whoever tells it.
    pub role: Clean,
    /// What is told of each item.
    pub items: BTreeMap<Item, Said>,
}

impl Telling {
    /// The mark of it.
    #[must_use]
    pub fn mark(&self, id: &str) -> Mark {
        let mark = Mark::new(VERB, id)
            .with("on", &self.ticket)
            .with("sop", &self.sop)
            .with("version", &self.version)
            .with("role", &self.role)
            .at("since", self.since);
        self.items.iter().fold(mark, |mark, (item, said)| {
            let at = Timestamp::from_second(said.at.as_second()).unwrap_or(said.at);
            let value = said.value.as_ref().map(|value| format!("|{}", escaped(value.as_str())));
            mark.with(&item.name(), format!("{at}{}", value.unwrap_or_default()))
        })
    }

    /// What a mark tells; what cannot be read of it is left out.
    #[must_use]
    pub fn of(mark: &Mark) -> Option<Self> {
        if mark.verb != VERB {
            return None;
        }
        let items = mark.values.iter().filter_map(|(name, said)| {
            let (at, value) = match said.split_once('|') {
                Some((at, value)) => (at, Some(Clean::text(&plain(value)))),
                None => (said.as_str(), None),
            };
            Some((Item::of_name(name)?, Said { at: at.parse().ok()?, value }))
        });
        Some(Self {
            ticket: TicketId::new(mark.value("on")?),
            sop: SopId::new(mark.value("sop")?),
            version: mark.value("version")?.to_owned(),
            since: mark.time("since")?,
            role: Clean::line(mark.value("role").unwrap_or_default()),
            items: items.collect(),
        })
    }
}

/// An answer without the signs that end a value of a mark. No digit stands for them: it could make a card number.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '\\' => out.push_str("\\\\"),
            '[' => out.push_str("\\o"),
            ']' => out.push_str("\\c"),
            ';' => out.push_str("\\s"),
            '\n' => out.push_str("\\n"),
            sign => out.push(sign),
        }
    }
    out
}

fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        match sign {
            '\\' => match signs.next() {
                Some('o') => out.push('['),
                Some('c') => out.push(']'),
                Some('s') => out.push(';'),
                Some('n') => out.push('\n'),
                Some(sign) => out.push(sign),
                None => {}
            },
            sign => out.push(sign),
        }
    }
    out
}

/// What the notes on a ticket tell of its run, the last word on each item: what need not be told again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Known {
    /// The version, and since when.
    pub version: Option<(Timestamp, String)>,
    items: BTreeMap<Item, (i64, PersonId, Option<Clean>)>,
}

impl Known {
    /// Takes what a note of somebody tells.
    pub(super) fn take(&mut self, telling: &Telling, by: &PersonId) {
        if self.version.as_ref().is_none_or(|(since, _)| *since <= telling.since) {
            self.version = Some((telling.since, telling.version.clone()));
        }
        for (item, said) in &telling.items {
            let at = said.at.as_second();
            let is_older = |(known, hand, _): &(i64, PersonId, Option<Clean>)| (known, hand) <= (&at, by);
            if self.items.get(item).is_none_or(is_older) {
                self.items.insert(item.clone(), (at, by.clone(), said.value.clone()));
            }
        }
    }

    /// Whether this was told of an item already: the same by the same person at whatever time, or by another one later.
    fn tells(&self, item: &Item, mark: &TickMark, value: Option<&Clean>) -> bool {
        self.items.get(item).is_some_and(|(at, hand, known)| {
            let is_covered = *hand == mark.by.id || (mark.at.as_second(), &mark.by.id) <= (*at, hand);
            known.as_ref() == value && is_covered
        })
    }

    /// The items that stand by what was told.
    fn standing(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|(_, (_, _, value))| value.is_some()).map(|(item, _)| item)
    }
}

/// A note of a run on a ticket.
pub(super) struct Note {
    id: String,
    telling: Telling,
    by: Person,
    at: Timestamp,
}

impl Note {
    /// The note of an entry with this mark, where its author is known and it is about this ticket. The CRM vouches for
    /// who wrote it.
    pub(super) fn of(mark: &Mark, entry: &Entry, ticket: &Ticket) -> Option<Self> {
        let telling = Telling::of(mark).filter(|telling| telling.ticket == ticket.id)?;
        let author = entry.author.clone()?;
        let by = Person { role: Some(telling.role.clone()), ..author };
        Some(Self { id: mark.id.clone(), telling, by, at: entry.at })
    }
}

/// One thing that somebody did.
struct Event<'a> {
    /// Whole seconds, as notes have them: what two machines compare must be the same on both.
    second: i64,
    by: &'a Person,
    at: Timestamp,
    /// The procedure that it belongs to.
    sop: Option<&'a SopId>,
    /// Whether it was done at this machine.
    is_own: bool,
    change: Change,
}

impl Event<'_> {
    fn order(&self) -> (i64, &PersonId) {
        (self.second, &self.by.id)
    }
}

/// Folds what was done at this machine with what notes tell: the last word on each item counts, whoever said it. The same
/// on every machine that has the same notes, in whatever order they came. Of procedures that are not here nothing is
/// taken.
pub(super) fn fold(journal: &[Committed], notes: &[Note], sops: &[Sop]) -> Run {
    let notes: Vec<&Note> =
        notes.iter().filter(|note| sops.iter().any(|sop| sop.id == note.telling.sop)).collect();
    if notes.is_empty() {
        return Run::fold(journal);
    }
    let mut events = own(journal);
    let told: Vec<(&Mark, &Person)> =
        journal.iter().filter_map(|one| Some((record(one)?, &one.by))).collect();
    let here: BTreeSet<&str> = told.iter().map(|(mark, _)| mark.id.as_str()).collect();
    // What was told from this machine, this machine knows better.
    for note in notes.iter().filter(|note| !here.contains(note.id.as_str())) {
        events.extend(heard(note));
    }
    let last = events.iter().filter(|event| event.sop.is_some()).max_by(|a, b| a.order().cmp(&b.order()));
    let runs = last.and_then(|event| event.sop).cloned();
    events.retain(|event| event.sop.is_none() || event.sop == runs.as_ref());
    // A version that is not here does not displace one that is.
    let is_here = |event: &Event<'_>| match &event.change {
        Change::StartSop { sop, version } => {
            event.is_own || super::model::pinned(sops, sop, version).is_some()
        }
        _ => true,
    };
    let has_start = |event: &Event<'_>| matches!(event.change, Change::StartSop { .. }) && is_here(event);
    if events.iter().any(has_start) {
        events.retain(is_here);
    }
    events.sort_by(|a, b| a.order().cmp(&b.order()));
    let mut run = Run::default();
    for event in &events {
        run.absorb(&event.change, event.by, event.at);
    }
    for note in notes.iter().filter(|note| Some(&note.telling.sop) == runs.as_ref()) {
        run.known.take(&note.telling, &note.by.id);
    }
    for (mark, by) in told {
        if let Some(telling) = Telling::of(mark).filter(|telling| Some(&telling.sop) == runs.as_ref()) {
            run.known.take(&telling, &by.id);
        }
    }
    run
}

/// The note of a run that was written at this machine.
fn record(one: &Committed) -> Option<&Mark> {
    match &one.change {
        Change::Record { mark, .. } if mark.verb == VERB => Some(mark),
        _ => None,
    }
}

/// What was done at this machine, since its last start of another procedure; no later thing counts as an earlier one,
/// also where the machine's clock was set back.
fn own(journal: &[Committed]) -> Vec<Event<'_>> {
    let (mut events, mut runs, mut second) = (Vec::new(), None, i64::MIN);
    for one in journal {
        match &one.change {
            Change::StartSop { sop, .. } => {
                if runs.is_some_and(|known| known != sop) {
                    events.clear();
                }
                runs = Some(sop);
            }
            Change::Answer { .. }
            | Change::Tick { .. }
            | Change::AskApproval { .. }
            | Change::Approve { .. } => {}
            _ => continue,
        }
        second = second.max(one.at.as_second());
        let change = one.change.clone();
        events.push(Event { second, by: &one.by, at: one.at, sop: runs, is_own: true, change });
    }
    events
}

/// What a note tells. What claims to be younger than its note is as old as that.
fn heard(note: &Note) -> impl Iterator<Item = Event<'_>> {
    let telling = &note.telling;
    let event = move |at: Timestamp, change: Change| {
        let at = at.min(note.at);
        let sop = Some(&telling.sop);
        Event { second: at.as_second(), by: &note.by, at, sop, is_own: false, change }
    };
    let start = Change::StartSop { sop: telling.sop.clone(), version: telling.version.clone() };
    let items = telling.items.iter();
    let items = items.map(move |(item, said)| event(said.at, item.change(said.value.as_ref())));
    std::iter::once(event(telling.since, start)).chain(items)
}

impl Run {
    /// What colleagues do not know of the run yet.
    #[must_use]
    pub fn untold(&self, now: Timestamp) -> BTreeMap<Item, Said> {
        let ticked = Clean::default();
        let answers = self
            .answers
            .iter()
            .filter_map(|(input, value)| Some((Item::Answer(input.clone()), self.marks.get(input)?, value)));
        let ticks = self.ticks.iter().map(|(step, mark)| (Item::Tick(step.clone()), mark, &ticked));
        let stands: Vec<(Item, &TickMark, &Clean)> = answers.chain(ticks).collect();
        let stand: BTreeSet<&Item> = stands.iter().map(|(item, ..)| item).collect();
        let back = self.known.standing().filter(|item| !stand.contains(*item));
        let back = back.map(|item| {
            let at = self.back.get(item).map_or(now, |mark| mark.at);
            (item.clone(), Said { at, value: None })
        });
        let mut untold: BTreeMap<Item, Said> = back.collect();
        for (item, mark, value) in stands {
            if !self.known.tells(&item, mark, Some(value)) {
                untold.insert(item, Said { at: mark.at, value: Some(value.clone()) });
            }
        }
        untold
    }
}

#[cfg(test)]
mod tests;
