//! Promises to customers and questions to other teams on the command line, and the list of what is waited for.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::args::{self, Track};
use super::fail::Fail;
use super::session::Session;
use super::shield;
use super::work::{self, typed};
use crate::domain::act::{self, Acted, AskForm, Case};
use crate::domain::ask::{Ask, waits};
use crate::domain::clean::Clean;
use crate::domain::clock::due_and_text;
use crate::domain::ids::ChangeId;
use crate::domain::promise::Promise;
use crate::domain::redact::Veil;
use crate::domain::say::Refusal;
use crate::report::{Column, Table};
use crate::store::TicketView;

/// Runs one of these verbs.
pub fn run(session: &mut Session, wanted: &Track) -> Result<(), Fail> {
    match wanted {
        Track::Promise { key, text } => promise(session, key, text),
        Track::Kept(wanted) => end_promise(session, wanted, true),
        Track::Broken(wanted) => end_promise(session, wanted, false),
        Track::Ask(wanted) => ask(session, wanted),
        Track::Chase(wanted) => chase(session, wanted),
        Track::Answered(wanted) => answered(session, wanted),
        Track::Waiting => waiting(session),
        Track::Handover(wanted) => super::handover::handover(session, wanted),
    }
}

/// `promise KEY TEXT…`.
fn promise(session: &mut Session, key: &str, words: &[String]) -> Result<(), Fail> {
    let view = session.find(key)?;
    let (now, zone) = (session.now(), TimeZone::system());
    let text = joined(words)?;
    let Some((due, text)) = due_and_text(&text, now, &zone) else {
        return Err(Fail::refused(Refusal::new("due-form").at("due")));
    };
    let shown = zone.to_datetime(due).strftime("%Y-%m-%d %H:%M").to_string();
    let default = session.words().get("promise-default");
    let text = Clean::line(if text.is_empty() { &default } else { text });
    write(session, &view, |case, mut ids| act::promise(case, text, (due, &shown), now, &mut ids))
}

/// `kept KEY [ID]`, `broken KEY [ID]`.
fn end_promise(session: &mut Session, wanted: &args::Promised, kept: bool) -> Result<(), Fail> {
    let view = session.find(&wanted.key)?;
    let open = view.promises().into_iter().filter(Promise::is_open);
    let mut fit = open.filter(|one| wanted.id.as_ref().is_none_or(|id| *id == one.id));
    let Some(promise) = fit.next() else {
        return Err(Fail::refused(Refusal::new("no-promise").with("key", &view.shown.key)));
    };
    write(session, &view, |case, mut ids| act::end_promise(case, &promise, kept, &mut ids))
}

/// `ask KEY TEAM QUESTION…`.
fn ask(session: &mut Session, wanted: &args::AskTeam) -> Result<(), Fail> {
    let view = session.find(&wanted.key)?;
    let now = session.now();
    let question = Clean::text(&joined(&wanted.question)?);
    let form = AskForm::to(&wanted.team, question, &session.config.clocks, now);
    write(session, &view, |case, mut ids| act::ask(case, &form, now, &mut ids))
}

/// `chase KEY [ID]`.
fn chase(session: &mut Session, wanted: &args::Promised) -> Result<(), Fail> {
    let view = session.find(&wanted.key)?;
    let ask = open_ask(&view, wanted.id.as_deref())?;
    write(session, &view, |case, mut ids| act::chase(case, &ask, Clean::default(), &mut ids))
}

/// `answered KEY [--id ID] TEXT…`.
fn answered(session: &mut Session, wanted: &args::Answered) -> Result<(), Fail> {
    let view = session.find(&wanted.key)?;
    let ask = open_ask(&view, wanted.id.as_deref())?;
    let open = view.asks().into_iter().filter(Ask::is_open).count();
    let text = Clean::text(&joined(&wanted.text)?);
    write(session, &view, |case, mut ids| act::answered(case, &ask, text, open == 1, &mut ids))
}

/// Acts on one ticket and tells where the change is.
pub fn write(
    session: &mut Session,
    view: &TicketView,
    act: impl FnOnce(&Case<'_>, &mut dyn FnMut() -> ChangeId) -> Acted,
) -> Result<(), Fail> {
    let done = work::act(session, view, act)?;
    work::tell(session, &done)
}

fn open_ask(view: &TicketView, id: Option<&str>) -> Result<Ask, Fail> {
    let open = view.asks().into_iter().filter(Ask::is_open);
    let found = open.into_iter().find(|ask| id.is_none_or(|id| id == ask.id));
    found.ok_or_else(|| Fail::refused(Refusal::new("no-ask").with("key", &view.shown.key)))
}

/// The words of a text as one; card data in them is refused, not cut unseen.
fn joined(words: &[String]) -> Result<String, Fail> {
    let text = words.iter().map(|word| shield::plain(word)).collect::<Vec<_>>().join(" ");
    typed(&text)?;
    Ok(text)
}

/// `waiting`: open questions and promises, the oldest first, and how long each team was waited for.
fn waiting(session: &mut Session) -> Result<(), Fail> {
    let views = session.store()?.tracked()?;
    let now = session.now();
    let mut rows: Vec<(Timestamp, Value)> = Vec::new();
    let mut teams: BTreeMap<Clean, (SignedDuration, SignedDuration)> = BTreeMap::new();
    for view in &views {
        let veil = Veil::of(&view.shown, &view.timeline);
        let all = view.asks();
        let open_for = now.duration_since(view.shown.created);
        for (team, waited) in waits(&all, now) {
            let sum = teams.entry(team).or_default();
            *sum = (sum.0 + waited, sum.1 + open_for);
        }
        for ask in all.iter().filter(|ask| ask.is_open()) {
            rows.push((ask.asked, ask_row(ask, view, &veil, now)));
        }
        let owed = view.promises();
        for promise in owed.iter().filter(|one| one.is_open()) {
            rows.push((promise.made, promise_row(promise, view, &veil, now)));
        }
    }
    rows.sort_by_key(|(since, _)| *since);
    let rows: Vec<Value> = rows.into_iter().map(|(_, row)| row).collect();
    let shares: Vec<Value> = teams
        .iter()
        .map(|(team, (waited, of))| {
            let share = waited.as_secs_f64() / of.as_secs_f64().max(1.0);
            json!({"team": team, "waited": waited.to_string(), "share": (share * 1_000.0).round() / 1_000.0})
        })
        .collect();
    let words = session.words();
    let head = |name: &str| words.get(&format!("waiting-col-{name}"));
    let document = json!({"waiting": rows, "teams": shares});
    session.out.one(&document, || {
        if rows.is_empty() {
            return words.get("waiting-none") + "\n";
        }
        let mut table = Table::new(vec![
            Column::text(head("key")),
            Column::text(head("on")),
            Column::text(head("since")),
            Column::text(head("due")),
            Column::text(head("what")).at_most(60),
            Column::text(head("id")),
        ]);
        let cell = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
        for row in &rows {
            table.row(["key", "on", "since", "due", "what", "id"].map(|name| cell(row, name)));
        }
        let mut text = table.text();
        for share in &shares {
            let percent = (share["share"].as_f64().unwrap_or_default() * 100.0).round();
            let (team, waited) = (cell(share, "team"), cell(share, "waited"));
            let args =
                [("team", team.as_str()), ("waited", waited.as_str()), ("share", &percent.to_string())];
            text.push_str(&words.with("waiting-share", &args));
            text.push('\n');
        }
        text
    });
    Ok(())
}

fn ask_row(ask: &Ask, view: &TicketView, veil: &Veil, now: Timestamp) -> Value {
    json!({
        "key": view.shown.key,
        "kind": "ask",
        "on": ask.team,
        "since": ask.asked.to_string(),
        "due": ask.due.map(|due| due.to_string()),
        "late": ask.missed(now).is_some(),
        "chased": ask.chased.len(),
        "by": ask.by.as_ref().map(|by| &by.name),
        "what": veil.text(ask.question.as_str()),
        "id": ask.id,
    })
}

fn promise_row(promise: &Promise, view: &TicketView, veil: &Veil, now: Timestamp) -> Value {
    json!({
        "key": view.shown.key,
        "kind": "promise",
        "on": promise.by.as_ref().map(|by| &by.name),
        "since": promise.made.to_string(),
        "due": promise.due.to_string(),
        "late": promise.is_late(now),
        "by": promise.by.as_ref().map(|by| &by.name),
        "what": veil.text(promise.text.as_str()),
        "id": promise.id,
    })
}
