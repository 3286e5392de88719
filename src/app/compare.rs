//! Two tickets side by side: the fields in which they differ, then those that are the same, then what was said on each. Both
//! stay as they are; what may be seen of them is what may be seen elsewhere.

use jiff::Timestamp;

use super::context::Context;
use super::layout::wrap;
use super::list::{Cursor, Move};
use super::message::{Ask, Effect};
use super::news::field_word;
use super::notices::Tone;
use super::picker::{Item, Picker};
use super::sheet::{Choosing, Sheet};
use super::ticket::{Said, said, waiting_comments};
use super::update::context;
use super::{App, Place};
use crate::domain::ids::TicketId;
use crate::domain::locale;
use crate::domain::redact::Veil;
use crate::domain::say::Say;
use crate::domain::ticket::Fact;
use crate::keymap::Command;
use crate::store::{DeskRow, TicketView};

/// Columns of a field's name.
pub const LABEL: u16 = 15;

/// A line of the sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A title across both.
    Title(String),
    /// A field in which they differ: its name and a line of each value.
    Differs(String, String, String),
    /// A field that is the same on both.
    Same(String, String),
    /// Lines of the two conversations; each with whether it says who and when.
    Said((bool, String), (bool, String)),
}

/// The sheet.
#[derive(Debug, Clone)]
pub struct CompareSheet {
    /// Both, once they arrived: what people call them.
    pub keys: Option<[String; 2]>,
    /// Lines for the present size.
    pub rows: Vec<Row>,
    /// Where the reader is.
    pub cursor: Cursor,
    wanted: Ask,
    views: Vec<TicketView>,
    asked: u64,
}

impl CompareSheet {
    fn new(wanted: Ask, cx: &mut Context<'_>) -> Self {
        let asked = cx.ask(wanted.clone());
        Self { keys: None, rows: Vec::new(), cursor: Cursor::default(), wanted, views: Vec::new(), asked }
    }

    /// Asks for both as they are now.
    pub fn ask(&mut self, cx: &mut Context<'_>) {
        self.asked = cx.ask(self.wanted.clone());
    }

    /// Lays both out for the present size.
    pub fn fit(&mut self, cx: &Context<'_>) {
        let [left, right] = self.views.as_slice() else { return };
        self.keys = Some([left, right].map(|view| view.shown.key.to_string()));
        self.rows = rows(left, right, cx);
        let visible = usize::from(cx.size.body_rows()).saturating_sub(3);
        self.cursor.top = self.cursor.top.min(self.rows.len().saturating_sub(visible));
    }
}

fn rows(left: &TicketView, right: &TicketView, cx: &Context<'_>) -> Vec<Row> {
    let inner = cx.size.columns.saturating_sub(4);
    // The rule between the two stands in one column, beside the fields as beside what was said.
    let half = (inner.saturating_sub(3)) / 2;
    let both = [left, right].map(|view| fields(view, cx));
    let (mut differ, mut same) = (Vec::new(), Vec::new());
    for ((name, one), (_, other)) in both[0].iter().zip(&both[1]) {
        if one == other {
            if !one.is_empty() {
                same.push(Row::Same(name.clone(), one.clone()));
            }
            continue;
        }
        let shown = |value: &str, cell| wrap(if value.is_empty() { "–" } else { value }, cell);
        let (ones, others) = (shown(one, half.saturating_sub(LABEL)), shown(other, half));
        for nth in 0..ones.len().max(others.len()) {
            let at = |lines: &[String]| lines.get(nth).cloned().unwrap_or_default();
            let name = if nth == 0 { name.clone() } else { String::new() };
            differ.push(Row::Differs(name, at(&ones), at(&others)));
        }
    }
    let mut rows = Vec::new();
    for (title, part) in [("compare-differ", differ), ("compare-same", same)] {
        if !part.is_empty() {
            rows.push(Row::Title(cx.word(title)));
            rows.extend(part);
        }
    }
    rows.push(Row::Title(cx.word("compare-said")));
    let [ones, others] = [left, right].map(|view| lines(view, half, cx));
    for nth in 0..ones.len().max(others.len()) {
        let at = |lines: &[(bool, String)]| lines.get(nth).cloned().unwrap_or_default();
        rows.push(Row::Said(at(&ones), at(&others)));
    }
    rows
}

/// Fields by name in a fixed order; empty where there is no value.
fn fields(view: &TicketView, cx: &Context<'_>) -> Vec<(String, String)> {
    let ticket = &view.shown;
    let veil = cx.privacy.veil(view);
    let word = |name: &str| cx.word(&field_word(name));
    let mut all = vec![
        (cx.word("compare-subject"), veil.text(ticket.subject.as_str())),
        (word("status"), cx.word(&format!("status-{}", ticket.status.as_str()))),
        (word("priority"), cx.word(&format!("priority-{}", ticket.priority.as_str()))),
        (word("assignee"), ticket.assignee.as_ref().map(|one| one.name.to_string()).unwrap_or_default()),
        (word("queue"), ticket.queue.as_ref().map(|one| one.name.to_string()).unwrap_or_default()),
        (
            cx.word("compare-customer"),
            ticket.requester.as_ref().map(|one| veil.name(one.name.as_str())).unwrap_or_default(),
        ),
        (cx.word("compare-created"), day(ticket.created, cx)),
    ];
    for fact in Fact::ALL {
        let value = ticket.fact(fact).map(|value| match fact {
            // A procedure with its version looks like an address.
            Fact::Sop => value.to_owned(),
            Fact::Product => veil.text(&cx.config.words.product(value)),
            Fact::Reason => veil.text(&cx.config.words.reason(value)),
            Fact::Language => cx.config.words.tongue(value),
            Fact::Stage => veil.text(&cx.config.words.stage(value)),
            Fact::Verdict => cx.word(&format!("verdict-{}", value.replace('_', "-"))),
            Fact::Knowledge => cx.word(&format!("knowledge-{}", value.replace('_', "-"))),
            _ => veil.text(&value.replace('_', " ")),
        });
        all.push((word(fact.as_str()), value.unwrap_or_default()));
    }
    let tags: Vec<&str> = ticket.tags.iter().map(crate::domain::clean::Clean::as_str).collect();
    all.push((word("tags"), veil.text(&tags.join(" "))));
    all
}

/// A conversation as lines; who and when are lines of their own.
fn lines(view: &TicketView, columns: u16, cx: &Context<'_>) -> Vec<(bool, String)> {
    let veil: Veil = cx.privacy.veil(view);
    let waiting = waiting_comments(view).count();
    let all = said(view, &veil, cx.config, columns.saturating_sub(1));
    let told = all.into_iter().map(|line| match line {
        Said::Head { entry } => {
            let Some(entry) = view.timeline.get(entry) else { return (true, String::new()) };
            let who = match &entry.author {
                Some(person) if veil.covers(person, &view.shown) => veil.name(person.name.as_str()),
                Some(person) => person.name.to_string(),
                None => cx.word("somebody"),
            };
            let kind = if entry.public { String::new() } else { format!(" ({})", cx.word("internal")) };
            (true, format!("{} {who}{kind}", day(entry.at, cx)))
        }
        Said::Waiting { .. } => (true, cx.config.words.with("to-send", &[("count", &waiting.to_string())])),
        Said::Text { text, .. } => (false, text),
        Said::Gap => (false, String::new()),
    });
    told.collect()
}

fn day(at: Timestamp, cx: &Context<'_>) -> String {
    locale::moment(cx.zone.to_datetime(at), cx.config.words.language())
}

impl App {
    /// Compares two marked tickets, the marked one and the selected one, or the one that is here and one to be chosen.
    pub(super) fn compare(&mut self, view: &TicketView) -> Vec<Effect> {
        let mut effects = Vec::new();
        let marks: Vec<_> = self.desk.marks.iter().copied().collect();
        let marked = match (self.place, marks.as_slice()) {
            (Place::Desk, [one]) if *one != view.row => Some(vec![*one, view.row]),
            (Place::Desk, [one, other]) => Some(vec![*one, *other]),
            (Place::Desk, [_, _, ..]) => {
                self.tell(&Say::new("compare-two").with("count", marks.len()), Tone::Plain);
                return effects;
            }
            _ => None,
        };
        if let Some(rows) = marked {
            let sheet = CompareSheet::new(Ask::Marked(rows), &mut context!(self, effects));
            self.sheets.push(Sheet::Compare(Box::new(sheet)));
            return effects;
        }
        let cx = context!(self, effects);
        let mut items: Vec<Item> = Vec::new();
        let mut add = |id: &TicketId, key: &str, subject: String, detail: String| {
            if *id != view.shown.id && !items.iter().any(|item| item.id == id.as_str()) {
                items.push(Item::new(id.as_str(), format!("#{key}  {subject}"), detail));
            }
        };
        if let Some(ticket) = self.ticket.as_ref().filter(|ticket| ticket.id == view.shown.id) {
            let veil = Veil::over(std::iter::empty());
            for one in &ticket.similar {
                add(&one.id, one.key.as_str(), veil.text(one.subject.as_str()), one.cause.to_string());
            }
        }
        for row in self.desk.held() {
            let status = cx.word(&format!("status-{}", row.status.as_str()));
            add(&row.id, row.key.as_str(), row.subject.to_string(), status);
        }
        if items.is_empty() {
            self.tell(&Say::new("compare-none"), Tone::Plain);
            return effects;
        }
        let title = cx.config.words.with("pick-compare", &[("key", view.shown.key.as_str())]);
        self.sheets.push(Sheet::Picker(Choosing::With(view.shown.id.clone()), Picker::new(title, items)));
        effects
    }

    /// Compares a ticket with the chosen one.
    pub(super) fn compare_with(&mut self, ticket: &TicketId, other: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        let both = Ask::Tickets(vec![ticket.clone(), TicketId::new(other)]);
        let sheet = CompareSheet::new(both, &mut context!(self, effects));
        self.sheets.push(Sheet::Compare(Box::new(sheet)));
        effects
    }

    /// Whether this answer is for the sheet.
    pub(super) fn is_to_compare(&self, serial: u64) -> bool {
        self.sheets.iter().any(|sheet| matches!(sheet, Sheet::Compare(sheet) if sheet.asked == serial))
    }

    /// Both arrived.
    pub(super) fn both_found(&mut self, views: Vec<TicketView>) -> Vec<Effect> {
        let mut effects = Vec::new();
        let cx = context!(self, effects);
        let Some(at) = self.sheets.iter().position(|sheet| matches!(sheet, Sheet::Compare(_))) else {
            return effects;
        };
        if views.len() != 2 {
            self.sheets.remove(at);
            self.tell(&Say::new("compare-gone"), Tone::Plain);
            return effects;
        }
        if let Some(Sheet::Compare(sheet)) = self.sheets.get_mut(at) {
            sheet.views = views;
            sheet.fit(&cx);
        }
        effects
    }

    /// Takes a key of the sheet.
    pub(super) fn compare_key(
        &mut self,
        mut sheet: Box<CompareSheet>,
        command: Option<Command>,
    ) -> Vec<Effect> {
        if command == Some(Command::Close) {
            return Vec::new();
        }
        if let Some(step) = command.and_then(Move::of) {
            let visible = usize::from(self.size.body_rows()).saturating_sub(3);
            sheet.cursor.scroll(step, sheet.rows.len(), visible);
        }
        self.sheets.push(Sheet::Compare(sheet));
        Vec::new()
    }

    /// Asks for the other tickets of the same customer.
    pub(super) fn ask_contacts(&mut self, view: &TicketView) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut cx = context!(self, effects);
        cx.ask(Ask::Contacts(view.shown.id.clone()));
        effects
    }

    /// The other tickets of the same customer arrived.
    pub(super) fn contacts_found(&mut self, ticket: &TicketId, rows: &[DeskRow]) {
        if self.contacts_offered(ticket, rows) {
            return;
        }
        let here = self.current().filter(|view| view.shown.id == *ticket);
        let Some(key) = here.map(|view| view.shown.key.clone()) else { return };
        if !self.sheets.is_empty() || self.lock.is_some() {
            return;
        }
        if rows.is_empty() {
            self.tell(&Say::new("contacts-none").with("key", key), Tone::Plain);
            return;
        }
        let words = &self.config.words;
        let items = rows.iter().map(|row| {
            let status = words.get(&format!("status-{}", row.status.as_str()));
            let day = locale::day(self.zone.to_datetime(row.created).date(), words.language());
            let cause = row.cause.as_ref().map(|cause| format!(" · {cause}")).unwrap_or_default();
            let label = format!("#{}  {}", row.key, row.subject);
            Item::new(row.id.as_str(), label, format!("{day} · {status}{cause}"))
        });
        let count = rows.len().to_string();
        let title = words.with("pick-contact", &[("key", key.as_str()), ("count", &count)]);
        let picker = Picker::new(title, items.collect());
        self.sheets.push(Sheet::Picker(Choosing::Contact(ticket.clone()), picker));
    }

    /// Opens a ticket from another one; back leads to that one.
    pub(super) fn open_from(&mut self, ticket: &TicketId, other: &str) -> Vec<Effect> {
        let effects = self.open_ticket(TicketId::new(other));
        self.trail.push(ticket.clone());
        effects
    }
}
