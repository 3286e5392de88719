//! Clocks as documents and as sentences.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use crate::config::{Config, Words};
use crate::domain::clock::{Amount, Clock, Law, Phase, Policies, Why, clock_name, clock_short, explain};
use crate::domain::redact::Veil;
use crate::domain::sop::{Facts, Progress, Run, running};
use crate::store::TicketView;

/// All clocks of a ticket: of its policy, of its procedure, of questions and promises.
#[must_use]
pub fn clocks_of(view: &TicketView, config: &Config, zone: &TimeZone, now: Timestamp) -> Vec<Clock> {
    let local = zone.to_datetime(now);
    let run = Run::of(&view.shown, &view.journal, &view.timeline, &config.sops);
    let choice = config.triage.as_ref().and_then(|table| table.choose(&Facts::new(&view.shown, local)));
    let sop = running(&config.sops, &run, choice.as_ref().map(|choice| &choice.sop));
    let progress = sop.map(|sop| Progress::of(sop, &run, &view.shown, local));
    let law = Law { sops: &config.sops, policies: &config.clocks, zone, language: config.words.language() };
    view.all_clocks(sop.zip(progress.as_ref()), &run, law, now)
}

/// An amount as ISO 8601: `PT4H`, `P2D`.
fn amount(amount: Amount) -> String {
    match amount {
        Amount::Time(time) => time.to_string(),
        Amount::Days(days) if days < 0 => format!("-P{}D", -days),
        Amount::Days(days) => format!("P{days}D"),
    }
}

/// One clock: `kind, name, title, state, due, target, used, rest, started, ended, breached, warn, calendar, words,
/// stretches[]{from, to, running, why, amount}, targets[], holidays[]{day, name}, explanation[]`.
pub fn clock_document(
    clock: &Clock,
    policies: &Policies,
    here: &TimeZone,
    (veil, words): (&Veil, &Words),
    now: Timestamp,
) -> Value {
    let say = |say: &_| veil.text(&words.say(say));
    let stretches: Vec<Value> = clock
        .stretches
        .iter()
        .map(|stretch| {
            let why = match stretch.why {
                Why::Running => "running",
                Why::Paused(status) => status.as_str(),
            };
            json!({
                "from": stretch.from,
                "to": (!stretch.lasts).then_some(stretch.to),
                "running": stretch.why == Why::Running,
                "why": why,
                "amount": amount(stretch.amount),
            })
        })
        .collect();
    let targets: Vec<Value> = clock
        .aims
        .iter()
        .map(|aim| {
            let target = aim.target.map(|target| amount(target.amount()));
            json!({"from": aim.from, "priority": aim.priority, "target": target})
        })
        .collect();
    let ended = match clock.phase {
        Phase::Ended(at) => Some(at),
        _ => None,
    };
    let until = ended.unwrap_or_else(|| clock.due.unwrap_or(now).max(now));
    let calendar = policies.calendar(&clock.calendar);
    let holidays = calendar.map(|calendar| calendar.holidays(clock.started, until)).unwrap_or_default();
    let holidays: Vec<Value> =
        holidays.into_iter().map(|(day, name)| json!({"day": day.to_string(), "name": name})).collect();
    json!({
        "kind": clock.kind.as_str(),
        "name": veil.text(&clock.name),
        "title": veil.text(clock.called()),
        "state": clock.look(now).as_str(),
        "due": clock.due,
        "target": clock.target.map(|target| amount(target.amount())),
        "used": amount(clock.used),
        "rest": clock.rest.map(amount),
        "started": clock.started,
        "ended": ended,
        "breached": clock.breached,
        "warn": clock.warn,
        "calendar": clock.calendar,
        "words": say(&clock_short(clock, now)),
        "stretches": stretches,
        "targets": targets,
        "holidays": holidays,
        "explanation": explain(clock, policies, here, now).iter().map(say).collect::<Vec<_>>(),
    })
}

/// A clock for people: its name, then every sentence.
pub fn clock_text(
    clock: &Clock,
    policies: &Policies,
    here: &TimeZone,
    (veil, words): (&Veil, &Words),
    now: Timestamp,
) -> String {
    let mut lines = vec![veil.text(&words.say(&clock_name(clock)))];
    let sentences = explain(clock, policies, here, now);
    lines.extend(sentences.iter().map(|say| format!("  {}", veil.text(&words.say(say)))));
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Home, LANGUAGES, Overrides, load};
    use crate::domain::clock::{History, Kind, What, clocks};
    use crate::domain::ticket::{Priority, Status, Ticket};

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    /// The resolution clock of a ticket with two pauses, a holiday between them and a change of priority.
    fn clock(policies: &Policies, now: Timestamp) -> Clock {
        let ticket: Ticket = serde_json::from_value(json!({
            "id": "1", "key": "1", "subject": "Cargo", "status": "open", "priority": "high",
            "created": "2026-03-13T16:00:00Z", "updated": "2026-03-17T20:00:00Z", "escalated": true
        }))
        .unwrap();
        let life = History::new(ticket.created, Priority::Normal)
            .then(at("2026-03-13T18:00:00Z"), What::Status(Status::Pending))
            .then(at("2026-03-13T21:00:00Z"), What::Status(Status::Open))
            .then(at("2026-03-17T17:00:00Z"), What::Status(Status::Pending))
            .then(at("2026-03-17T19:00:00Z"), What::Status(Status::Open))
            .then(at("2026-03-17T20:00:00Z"), What::Priority(Priority::High));
        clocks(policies, &ticket, &life, now).into_iter().find(|one| one.kind == Kind::Resolution).unwrap()
    }

    #[test]
    fn an_explanation_reads_as_plain_sentences_and_adds_up() {
        let folder = tempfile::tempdir().unwrap();
        let policies = load(&Home::new(Some(folder.path())).unwrap(), &Overrides::default()).config.clocks;
        let now = at("2026-03-18T16:00:00Z");
        let clock = clock(&policies, now);
        let words = Words::shipped("en");
        let text = clock_text(&clock, &policies, &TimeZone::UTC, (&Veil::lifted(), &words), now);
        let expected = "\
Resolution
  It counts by the calendar “mx-ops” (America/Mexico_City).
  From Monday to Friday it is open 09:00–18:00.
  It started on 2026-03-13 10:00 CST (16:00 UTC).
  From 2026-03-13 10:00 on, with priority normal, the target was 32h.
  From 2026-03-17 14:00 on, with priority high, the target was 16h.
  It ran from 2026-03-13 10:00 to 2026-03-13 12:00: 2h counted.
  It stood still from 2026-03-13 12:00 to 2026-03-13 15:00 because we waited for the customer's answer: 3h did not count.
  It ran from 2026-03-13 15:00 to 2026-03-17 11:00: 5h counted.
  It stood still from 2026-03-17 11:00 to 2026-03-17 13:00 because we waited for the customer's answer: 2h did not count.
  It has been running since 2026-03-17 13:00: 6h counted so far.
  2026-03-16 was a holiday: Natalicio de Benito Juárez.
  13h used and 3h left make the target of 16h.
  It is due on 2026-03-18 13:00 CST (19:00 UTC).
";
        assert_eq!(text, expected);
        let document = clock_document(&clock, &policies, &TimeZone::UTC, (&Veil::lifted(), &words), now);
        assert_eq!(document["due"], "2026-03-18T19:00:00Z");
        assert_eq!(
            (&document["used"], &document["rest"], &document["target"]),
            (&json!("PT13H"), &json!("PT3H"), &json!("PT16H"))
        );
        assert_eq!(document["holidays"][0]["day"], "2026-03-16");
    }

    #[test]
    fn every_sentence_of_an_explanation_has_words_in_every_language() {
        let folder = tempfile::tempdir().unwrap();
        let policies = load(&Home::new(Some(folder.path())).unwrap(), &Overrides::default()).config.clocks;
        for language in LANGUAGES {
            let words = Words::shipped(language);
            for now in ["2026-03-13T19:00:00Z", "2026-03-18T16:00:00Z", "2026-03-30T16:00:00Z"].map(at) {
                let clock = clock(&policies, now);
                for say in
                    explain(&clock, &policies, &TimeZone::UTC, now).iter().chain([&clock_short(&clock, now)])
                {
                    assert!(words.has(&say.id), "{language} {}", say.id);
                    let sentence = words.say(say);
                    assert!(!sentence.contains('{') && !sentence.contains('$'), "{language} {sentence}");
                }
            }
        }
    }
}
