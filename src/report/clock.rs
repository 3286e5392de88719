//! Clocks as documents and as sentences.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use crate::config::Words;
use crate::domain::clock::{Amount, Clock, Phase, Policies, Why, clock_name, clock_short, explain};
use crate::domain::redact::Veil;

/// An amount as ISO 8601: `PT4H`, `P2D`.
fn amount(amount: Amount) -> String {
    match amount {
        Amount::Time(time) => time.to_string(),
        Amount::Days(days) if days < 0 => format!("-P{}D", -days),
        Amount::Days(days) => format!("P{days}D"),
    }
}

/// One clock: `kind, name, state, due, target, used, rest, started, ended, breached, warn, calendar, words,
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
