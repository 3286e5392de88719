//! Promises to customers and questions to other teams on the command line, and the list of what is waited for.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::args::{self, Track};
use super::fail::Fail;
use super::session::Session;
use super::shield;
use super::work::{self, typed};
use crate::domain::act::{self, Acted, AskForm, Case};
use crate::domain::ask::Ask;
use crate::domain::clean::Clean;
use crate::domain::clock::{Amount, due_and_text, due_from};
use crate::domain::ids::ChangeId;
use crate::domain::promise::Promise;
use crate::domain::redact::Veil;
use crate::domain::say::Refusal;
use crate::domain::waiting::{Line, Waiting, shares_since};
use crate::report::{self, Column, Table};
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

/// `ask KEY TEAM QUESTION…`, `ask KEY --step STEP [QUESTION…]`.
fn ask(session: &mut Session, wanted: &args::AskTeam) -> Result<(), Fail> {
    let view = session.find(&wanted.key)?;
    let now = session.now();
    let due = match &wanted.due {
        Some(text) => match due_from(text, now, &TimeZone::system()) {
            Some(due) => Some(due),
            None => return Err(Fail::refused(Refusal::new("due-time").at("due"))),
        },
        None => None,
    };
    let (team, question) = match (&wanted.step, wanted.words.split_first()) {
        (None, Some((team, question))) => (team.as_str(), joined(question)?),
        _ => ("", joined(&wanted.words)?),
    };
    let policies = session.config.clocks.clone();
    write(session, &view, |case, mut ids| {
        let question = Clean::text(&question);
        let form = match &wanted.step {
            Some(step) => {
                let form = AskForm::of_step(case, step, &policies, now)?;
                if question.is_empty() { form } else { AskForm { question, ..form } }
            }
            None => AskForm::to(team, question, &policies, now),
        };
        act::ask(case, &AskForm { due: due.or(form.due), ..form }, now, &mut ids)
    })
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
    let asks = view.asks();
    let text = Clean::text(&joined(&wanted.text)?);
    write(session, &view, |case, ids| act::team_answered(case, &asks, &ask, text, ids))
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
pub fn joined(words: &[String]) -> Result<String, Fail> {
    let text = words.iter().map(|word| shield::plain(word)).collect::<Vec<_>>().join(" ");
    typed(&text)?;
    Ok(text)
}

/// `waiting`: open questions and promises, the oldest first, and how long each team was waited for.
fn waiting(session: &mut Session) -> Result<(), Fail> {
    let now = session.now();
    let views = session.store()?.asked(shares_since(now))?;
    let waits = |view| report::waits(view, &session.config);
    let cases = views.iter().map(|view| (&view.shown, waits(view), Veil::of(&view.shown, &view.timeline)));
    let waiting = Waiting::of(cases, &session.config.clocks, now);
    let mut rows: Vec<(Timestamp, Value)> =
        waiting.lines.iter().map(|line| (line.ask.asked, ask_row(line, now))).collect();
    for view in views.iter().filter(|view| view.shown.status.is_open()) {
        let veil = Veil::of(&view.shown, &view.timeline);
        for promise in view.promises().iter().filter(|one| one.is_open()) {
            rows.push((promise.made, promise_row(promise, view, &veil, now)));
        }
    }
    rows.sort_by_key(|(since, _)| *since);
    let rows: Vec<Value> = rows.into_iter().map(|(_, row)| row).collect();
    let shares: Vec<Value> = waiting
        .teams
        .iter()
        .map(|team| {
            let share = (team.percent() * 10.0).round() / 1_000.0;
            json!({
                "team": team.team,
                "waited": team.waited.to_string(),
                "of": team.of.to_string(),
                "share": share,
                "open": team.open,
                "tickets": team.tickets,
            })
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
            Column::number(head("chased")),
            Column::text(head("again")),
            Column::text(head("what")).at_most(60),
            Column::text(head("id")),
        ]);
        let cell = |row: &Value, name: &str| row[name].as_str().unwrap_or_default().to_owned();
        for row in &rows {
            let chased = row["chased"].as_u64().map(|times| times.to_string()).unwrap_or_default();
            let is_due = row["chase_due"] == true;
            let again = if is_due { words.get("waiting-again-now") } else { cell(row, "chase") };
            // The evidence of a question stands on its ticket.
            let what = cell(row, "what").lines().next().unwrap_or_default().to_owned();
            let [key, on, since, mut due, id] =
                ["key", "on", "since", "due", "id"].map(|name| cell(row, name));
            if row["late"] == true {
                due = words.with("waiting-late", &[("at", &due)]);
            }
            table.row([key, on, since, due, chased, again, what, id]);
        }
        let mut text = table.text();
        for team in &waiting.teams {
            let (waited, percent) = (Amount::Time(team.waited).to_string(), format!("{:.0}", team.percent()));
            let args = [("team", team.team.as_str()), ("waited", &waited), ("share", &percent)];
            text.push_str(&words.with("waiting-share", &args));
            text.push('\n');
        }
        text
    });
    Ok(())
}

fn ask_row(line: &Line, now: Timestamp) -> Value {
    let ask = &line.ask;
    json!({
        "key": line.key,
        "kind": "ask",
        "on": ask.team,
        "since": ask.asked.to_string(),
        "due": ask.due.map(|due| due.to_string()),
        "late": ask.missed(now).is_some(),
        "chased": ask.chased.len(),
        "chase": line.chase.map(|at| at.to_string()),
        "chase_due": line.is_chase_due(now),
        "step": ask.step,
        "by": ask.by.as_ref().map(|by| &by.name),
        "what": ask.question,
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
