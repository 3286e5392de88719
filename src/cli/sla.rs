//! Clocks on the command line: `sla explain KEY`, and the clocks of a ticket's document.

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::fail::Fail;
use super::session::Session;
use crate::domain::clock::{Clock, clock_short, of_procedure};
use crate::domain::redact::Veil;
use crate::domain::sop::{Progress, Run, running};
use crate::report::{clock_document, clock_text};
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
        "clocks": documents(session, &view, &veil),
    });
    session.out.one(&document, || {
        if clocks.is_empty() {
            return words.get("clocks-none") + "\n";
        }
        let texts = clocks.iter().map(|clock| clock_text(clock, policies, &zone, (&veil, words), now));
        texts.collect::<Vec<_>>().join("\n")
    });
    Ok(())
}

/// All clocks of a ticket: of its policy, of its procedure, of questions and promises.
pub fn clocks(session: &Session, view: &TicketView) -> Vec<Clock> {
    let config = &session.config;
    let mut all = view.clocks(&config.clocks, session.now());
    let run = Run::fold(&view.journal);
    let choice = session.choice(view);
    if let Some(sop) = running(&config.sops, &run, choice.as_ref().map(|choice| &choice.sop)) {
        let progress = Progress::of(sop, &run, &view.shown, session.local());
        all.extend(of_procedure(sop, &progress, &config.clocks, &TimeZone::system(), session.now()));
    }
    all
}

/// The same as documents.
pub fn documents(session: &Session, view: &TicketView, veil: &Veil) -> Vec<Value> {
    let (now, zone, words) = (session.now(), TimeZone::system(), session.words());
    let clocks = clocks(session, view);
    clocks
        .iter()
        .map(|clock| clock_document(clock, &session.config.clocks, &zone, (veil, words), now))
        .collect()
}

/// The same as lines for people, one a clock; empty where there is none.
pub fn lines(session: &Session, view: &TicketView, veil: &Veil) -> String {
    let words = session.words();
    let clocks = clocks(session, view);
    let lines: Vec<String> = clocks
        .iter()
        .map(|clock| format!("  ◷ {}\n", veil.text(&words.say(&clock_short(clock, session.now())))))
        .collect();
    if lines.is_empty() { String::new() } else { format!("\n{}", lines.concat()) }
}
