//! `handover`: the open work of a shift as one note to a colleague. It is shown first; `--post KEY` writes it on a ticket
//! as an internal note, `--to` gives it its addressee.

use std::fmt::Write as _;

use jiff::tz::TimeZone;
use serde_json::json;

use super::args;
use super::fail::Fail;
use super::session::Session;
use super::track::write;
use crate::domain::act;
use crate::domain::clean::Clean;
use crate::domain::clock::{clock_short, next};
use crate::domain::filter::Filter;
use crate::domain::redact::Veil;
use crate::store::{Order, Scope, TicketView};

/// `handover`.
pub fn handover(session: &mut Session, wanted: &args::Handover) -> Result<(), Fail> {
    let me = super::link::me(session)?;
    let query =
        session.query(Scope::Mine, Filter::parse("owner:me").map_err(Fail::Usage)?, Order::Urgency)?;
    let store = session.store()?;
    let mut views = Vec::new();
    for id in store.ids(&store.desk(&query)?.rows)? {
        views.extend(store.ticket(&id)?);
    }
    let mut text = head(session, wanted.to.as_deref(), me.name.as_str(), views.len());
    for view in &views {
        text.push_str(&work_of(session, view));
    }
    if let Some(key) = &wanted.post {
        let view = session.find(key)?;
        let note = Clean::text(&text);
        return write(session, &view, |case, mut ids| act::note(case, note, &mut ids));
    }
    let keys: Vec<_> = views.iter().map(|view| &view.shown.key).collect();
    session.out.one(&json!({"text": text, "tickets": keys, "to": wanted.to}), || text.clone());
    Ok(())
}

fn head(session: &Session, to: Option<&str>, from: &str, count: usize) -> String {
    let local = session.local().strftime("%Y-%m-%d %H:%M").to_string();
    let count = count.to_string();
    let args = [("to", to.unwrap_or("–")), ("from", from), ("at", &local), ("count", &count)];
    let id = if to.is_some() { "handover-head-to" } else { "handover-head" };
    session.words().with(id, &args) + "\n"
}

/// One ticket: what it is, what is due, what was promised, who was asked. Masked as on the screen.
fn work_of(session: &Session, view: &TicketView) -> String {
    let (words, zone, ticket) = (session.words(), TimeZone::system(), &view.shown);
    let veil = Veil::of(ticket, &view.timeline);
    let at = |time| zone.to_datetime(time).strftime("%Y-%m-%d %H:%M").to_string();
    let status = words.get(&format!("status-{}", ticket.status.as_str()));
    let mut text = format!("\n#{}  {}  ({status})\n", ticket.key, veil.text(ticket.subject.as_str()));
    let clocks = super::sla::clocks(session, view);
    if let Some(clock) = next(&clocks) {
        let _written = writeln!(text, "  ◷ {}", words.say(&clock_short(clock, session.now())));
    }
    for promise in view.promises().iter().filter(|one| one.is_open()) {
        let (due, what) = (at(promise.due), veil.text(promise.text.as_str()));
        let _written =
            writeln!(text, "  {}", words.with("handover-promise", &[("due", &due), ("what", &what)]));
    }
    for ask in view.asks().iter().filter(|ask| ask.is_open()) {
        let (since, what) = (at(ask.asked), veil.text(ask.question.as_str()));
        let args = [("team", ask.team.as_str()), ("since", &since), ("what", &what)];
        let _written = writeln!(text, "  {}", words.with("handover-ask", &args));
    }
    text
}
