//! The open work of a shift as one note to a colleague: what is due, what was promised, who was asked. The same for the
//! screen and for the command line; who posts it, and where, is their business.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::config::{Config, Words};
use crate::domain::ask::Ask;
use crate::domain::chase::is_chase_due;
use crate::domain::clock::{clock_short, next};
use crate::domain::filter::Filter;
use crate::domain::ids::{PersonId, TicketId};
use crate::domain::locale;
use crate::domain::promise::Promise;
use crate::domain::redact::Veil;
use crate::domain::ticket::Person;
use crate::domain::view::Scope;
use crate::store::{DeskQuery, Order, Store, StoreError, TicketView};

/// A shift's open work.
#[derive(Debug, Clone)]
pub struct Handover {
    from: Person,
    /// Their tickets, the most urgent first.
    pub mine: Vec<TicketView>,
    /// Tickets of others, or of nobody, on which they asked or promised something.
    pub others: Vec<TicketView>,
}

impl Handover {
    /// What `me` leaves behind.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn of(store: &Store, config: &Config, me: &Person, now: Timestamp) -> Result<Self, StoreError> {
        let query = DeskQuery {
            // What was put off is handed over as well.
            scope: Scope::Team,
            filter: Filter::parse("owner:me").unwrap_or_default(),
            order: Order::Urgency,
            me: Some(me.id.clone()),
            now,
            soon: config.settings.desk.soon,
            limit: None,
        };
        let mut mine = Vec::new();
        for id in store.ids(&store.desk(&query)?.rows)? {
            mine.extend(store.ticket(&id)?);
        }
        let known: BTreeSet<TicketId> = mine.iter().map(|view| view.shown.id.clone()).collect();
        let mut others = store.tracked()?;
        others.retain(|view| !known.contains(&view.shown.id) && is_owed_by(view, &me.id));
        Ok(Self { from: me.clone(), mine, others })
    }

    /// All its tickets.
    pub fn views(&self) -> impl Iterator<Item = &TicketView> {
        self.mine.iter().chain(&self.others)
    }

    /// The note, masked as on the screen.
    #[must_use]
    pub fn text(&self, to: Option<&str>, config: &Config, zone: &TimeZone, now: Timestamp) -> String {
        let words = &config.words;
        let at = locale::moment(zone.to_datetime(now), words.language());
        let count = self.mine.len().to_string();
        let from = self.from.name.as_str();
        let args = [("to", to.unwrap_or("–")), ("from", from), ("at", &at), ("count", &count)];
        let id = if to.is_some() { "handover-head-to" } else { "handover-head" };
        let mut text = words.with(id, &args) + "\n";
        for view in self.views() {
            text.push_str(&work_of(view, config, zone, now));
        }
        text
    }
}

fn is_owed_by(view: &TicketView, me: &PersonId) -> bool {
    let by = |person: &Option<Person>| person.as_ref().is_some_and(|person| person.id == *me);
    view.asks().iter().any(|ask| ask.is_open() && by(&ask.by))
        || view.promises().iter().any(|promise| promise.is_open() && by(&promise.by))
}

/// One ticket: what it is, what is due, what was promised, who was asked.
fn work_of(view: &TicketView, config: &Config, zone: &TimeZone, now: Timestamp) -> String {
    let (words, ticket) = (&config.words, &view.shown);
    let veil = Veil::of(ticket, &view.timeline);
    let at = |time: Timestamp| locale::moment(zone.to_datetime(time), words.language());
    let status = words.get(&format!("status-{}", ticket.status.as_str()));
    let mut text = format!("\n#{}  {}  ({status})\n", ticket.key, veil.text(ticket.subject.as_str()));
    if let Some(clock) = next(&super::clocks_of(view, config, zone, now)) {
        let _written = writeln!(text, "  ◷ {}", veil.text(&words.say(&clock_short(clock, now))));
    }
    for promise in view.promises().iter().filter(|one| one.is_open()) {
        let _written = writeln!(text, "  {}", promised(promise, words, &veil, &at, now));
    }
    for ask in view.asks().iter().filter(|ask| ask.is_open()) {
        let _written = writeln!(text, "  {}", asked(ask, config, &veil, &at, now));
    }
    text
}

fn promised(
    promise: &Promise,
    words: &Words,
    veil: &Veil,
    at: &impl Fn(Timestamp) -> String,
    now: Timestamp,
) -> String {
    let (due, what) = (at(promise.due), veil.text(promise.text.as_str()));
    let id = if promise.is_late(now) { "handover-promise-late" } else { "handover-promise" };
    words.with(id, &[("due", &due), ("what", &what)])
}

fn asked(
    ask: &Ask,
    config: &Config,
    veil: &Veil,
    at: &impl Fn(Timestamp) -> String,
    now: Timestamp,
) -> String {
    let words = &config.words;
    // The evidence of a question stands on its ticket.
    let question = veil.text(ask.question.as_str().lines().next().unwrap_or_default());
    let args = [("team", ask.team.as_str()), ("since", &at(ask.asked)), ("what", &question)];
    let mut text = words.with("handover-ask", &args);
    if is_chase_due(ask, &config.clocks, now) {
        text.push(' ');
        text.push_str(&words.get("waiting-chase-now"));
    }
    text
}
