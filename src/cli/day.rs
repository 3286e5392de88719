//! Putting a ticket off, and the day, on the command line.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::json;

use super::args::Day;
use super::fail::Fail;
use super::session::Session;
use super::track::joined;
use super::{link, work};
use crate::domain::act;
use crate::domain::clean::Clean;
use crate::domain::clock::due_and_text;
use crate::domain::later::{breach, told};
use crate::domain::say::{Refusal, Say};
use crate::report;

/// Runs one of these verbs.
pub fn run(session: &mut Session, wanted: &Day) -> Result<(), Fail> {
    match wanted {
        Day::Later { key, text } => later(session, key, text),
        Day::Day => day(session),
    }
}

/// `day`.
fn day(session: &mut Session) -> Result<(), Fail> {
    let me = link::me(session)?;
    let zone = TimeZone::system();
    let day = report::day(&session.store()?, &session.config, Some(&me), session.now(), &zone)?;
    let words = session.words();
    session.out.one(&report::day_document(&day), || report::day_text(&day, words, &zone));
    Ok(())
}

/// `later KEY WHEN [TEXT…]`, `later KEY now`.
fn later(session: &mut Session, key: &str, words: &[String]) -> Result<(), Fail> {
    let view = session.find(key)?;
    let (now, zone) = (session.now(), TimeZone::system());
    let typed = joined(words)?;
    let wanted = match typed.as_str() {
        "now" => None,
        text => match due_and_text(text, now, &zone) {
            Some(found) => Some(found),
            None => return Err(Fail::refused(Refusal::new("later-form").at("until"))),
        },
    };
    let until: Option<Timestamp> = wanted.map(|(until, _)| until);
    let text = Clean::line(wanted.map_or("", |(_, text)| text));
    let done = work::act(session, &view, |case, mut ids| {
        act::put_off(case, until, text.clone(), &view.timeline, &mut ids)
    })?;
    let shown = |at: Timestamp| zone.to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string();
    let say = match until {
        _ if done.is_empty() => Say::new("cli-nothing-to-do"),
        Some(until) => told(&view.shown, until, now, shown),
        None => Say::new("done-later-now").with("key", &view.shown.key),
    };
    let sentence = session.words().say(&say);
    // What would run out of time before it comes back is named, also to scripts.
    let due = breach(&view.shown).filter(|due| until.is_some_and(|until| *due < until));
    let document = json!({
        "key": view.shown.key,
        "until": until,
        "text": text,
        "runs_out": due,
        "words": sentence,
    });
    session.out.one(&document, || sentence.clone() + "\n");
    Ok(())
}
