//! Clocks on the command line: `sla explain KEY`, and the clocks of a ticket's document.

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::fail::Fail;
use super::session::Session;
use crate::domain::clock::{Clock, clock_short, given, past};
use crate::domain::redact::Veil;
use crate::report::{clock_document, clock_text, clocks_of};
use crate::store::TicketView;

/// `sla explain KEY`.
pub fn explain(session: &mut Session, key: &str) -> Result<(), Fail> {
    let view = session.find(key)?;
    let veil = Veil::of(&view.shown, &view.timeline);
    let words = session.words();
    let (now, zone, policies) = (session.now(), TimeZone::system(), &session.config.clocks);
    let clocks = clocks(session, &view);
    let document = json!({
        "key": view.shown.key,
        "given": view.server.due,
        "due": view.shown.due,
        "clocks": documents(session, &clocks, &veil),
        "history": match view.told {
            Some(true) => "read",
            Some(false) => "none",
            None => "unread",
        },
    });
    let given = view.server.due.map(|due| words.say(&given(due, view.shown.due, &zone, now)) + "\n");
    session.out.one(&document, || {
        if clocks.is_empty() {
            return given.unwrap_or_else(|| words.get("clocks-none") + "\n");
        }
        let texts = clocks.iter().map(|clock| clock_text(clock, policies, &zone, (&veil, words), now));
        let unknown = past(view.told).map(|say| words.say(&say) + "\n");
        given.into_iter().chain(texts).chain(unknown).collect::<Vec<_>>().join("\n")
    });
    Ok(())
}

/// All clocks of a ticket.
pub fn clocks(session: &Session, view: &TicketView) -> Vec<Clock> {
    clocks_of(view, &session.config, &TimeZone::system(), session.now())
}

/// The same as documents.
pub fn documents(session: &Session, clocks: &[Clock], veil: &Veil) -> Vec<Value> {
    let (now, zone, words) = (session.now(), TimeZone::system(), session.words());
    clocks
        .iter()
        .map(|clock| clock_document(clock, &session.config.clocks, &zone, (veil, words), now))
        .collect()
}

/// The same as lines for people, one a clock; empty where there is none.
pub fn lines(session: &Session, clocks: &[Clock], veil: &Veil) -> String {
    let words = session.words();
    let lines: Vec<String> = clocks
        .iter()
        .map(|clock| format!("  ◷ {}\n", veil.text(&words.say(&clock_short(clock, session.now())))))
        .collect();
    if lines.is_empty() { String::new() } else { format!("\n{}", lines.concat()) }
}
