//! `problem …`: problems and known errors, what is written into them, and telling everybody that one is solved.

use serde_json::{Value, json};

use super::args;
use super::fail::Fail;
use super::session::Session;
use super::work::{self, Done, typed};
use super::{link, output, shield};
use crate::config::{reply, unfilled};
use crate::domain::able::Able;
use crate::domain::act::{self, BLANK, Setting};
use crate::domain::change::NewChange;
use crate::domain::ids::TicketId;
use crate::domain::problem::{Field, Problem, State, VERBS, named, problems};
use crate::domain::say::{Refusal, Say};
use crate::domain::ticket::{Fact, Ticket};
use crate::report::{problem_document, problem_text, problems_table};
use crate::store::TicketView;

/// The reply that says that a problem is solved, as the files have it.
const REPLY: &str = "problem.solved";

/// Runs one of these verbs.
pub fn run(session: &mut Session, wanted: &args::Problem) -> Result<(), Fail> {
    match wanted {
        args::Problem::List { all } => list(session, *all),
        args::Problem::Show { id } => show(session, id),
        args::Problem::Open { key, what } => open(session, key, what),
        args::Problem::Link(wanted) => hang(session, wanted, true),
        args::Problem::Unlink(wanted) => hang(session, wanted, false),
        args::Problem::Set { id, fields } => set(session, id, fields),
        args::Problem::Solved(wanted) => solved(session, wanted),
    }
}

fn all(session: &mut Session) -> Result<Vec<Problem>, Fail> {
    Ok(problems(&session.store()?.records(&VERBS)?))
}

fn one(session: &mut Session, id: &str) -> Result<Problem, Fail> {
    named(&all(session)?, id).cloned().map_err(Fail::refused)
}

fn able(session: &mut Session) -> Result<Able, Fail> {
    Ok(session.store()?.able()?.unwrap_or_default())
}

/// The tickets of a problem that are held here, the one that it was opened from first.
fn tickets(session: &mut Session, problem: &Problem) -> Result<Vec<TicketView>, Fail> {
    let mut ids = vec![problem.from.clone()];
    ids.extend(problem.tickets.keys().filter(|id| **id != problem.from).cloned());
    let mut found = Vec::new();
    for id in &ids {
        found.extend(session.view(id)?);
    }
    Ok(found)
}

fn list(session: &mut Session, closed: bool) -> Result<(), Fail> {
    let mut all = all(session)?;
    all.retain(|one| closed || one.state != State::Closed);
    let documents = all.iter().map(problem_document).collect();
    let words = session.words();
    session.out.list(documents, || {
        if all.is_empty() { words.get("cli-no-problems") + "\n" } else { problems_table(&all, words).text() }
    });
    Ok(())
}

fn show(session: &mut Session, id: &str) -> Result<(), Fail> {
    let problem = one(session, id)?;
    let (words, taxonomy) = (session.words(), &session.config.taxonomy);
    session.out.one(&problem_document(&problem), || problem_text(&problem, taxonomy, words));
    Ok(())
}

fn open(session: &mut Session, key: &str, what: &str) -> Result<(), Fail> {
    let view = session.find(key)?;
    let what = Session::text(what)?;
    typed(&what)?;
    let (able, now) = (able(session)?, session.now());
    let words = session.words();
    let title = what.lines().next().unwrap_or_default();
    let opened = words.with("problem-note-opened", &[("problem", BLANK)]);
    let linked = words.with("problem-note-linked", &[("problem", BLANK), ("title", title)]);
    let done = work::act(session, &view, |case, mut ids| {
        act::open_problem(case, &able, &what, (&opened, &linked), now, &mut ids)
    })?;
    work::tell(session, &done)
}

fn hang(session: &mut Session, wanted: &args::Linked, on: bool) -> Result<(), Fail> {
    let problem = one(session, &wanted.id)?;
    let (able, now) = (able(session)?, session.now());
    let id = if on { "problem-note-linked" } else { "problem-note-unlinked" };
    let args = [("problem", problem.id.as_str()), ("title", problem.what.as_str())];
    let head = session.words().with(id, &args);
    work::each(session, &wanted.keys, |case, mut ids| {
        act::link_problem(case, &able, &problem, on, &head, now, &mut ids)
    })
}

fn set(session: &mut Session, id: &str, fields: &[String]) -> Result<(), Fail> {
    let (mut done, mut outcome) = (Vec::new(), Ok(()));
    for text in fields {
        let problem = one(session, id)?;
        match set_one(session, &problem, shield::plain(text)) {
            Ok(more) => done.extend(more),
            Err(fail) => {
                outcome = Err(fail);
                break;
            }
        }
    }
    if outcome.is_ok() || !done.is_empty() {
        work::tell(session, &done)?;
    }
    outcome
}

fn set_one(session: &mut Session, problem: &Problem, text: &str) -> Result<Vec<Done>, Fail> {
    let (name, value) =
        text.split_once('=').ok_or_else(|| Fail::Usage(Say::new("cli-field-form").with("value", text)))?;
    let unknown = || {
        let known: Vec<String> =
            Field::plain().map(|field| field.to_string()).chain(["workaround:es-MX".to_owned()]).collect();
        Refusal::new("problem-field").with("value", name).with("known", known.join(", ")).at("problem")
    };
    let field = Field::parse(name.trim()).ok_or_else(|| Fail::refused(unknown()))?;
    let value = typed(value)?.replace("\\n", "\n");
    let changes = setting(session, problem, &field, &value)?;
    let key = changes.1.key.clone();
    commit(session, &changes.0, |_| Some(key.clone()))
}

/// The change that gives a field a value, and the ticket that carries it.
fn setting(
    session: &mut Session,
    problem: &Problem,
    field: &Field,
    value: &str,
) -> Result<(Vec<NewChange>, Ticket), Fail> {
    let views = tickets(session, problem)?;
    let anchor = act::anchor(problem, views.iter().map(|view| &view.shown)).cloned();
    let anchor = anchor.ok_or_else(|| Fail::refused(Refusal::new("problem-no-anchor").at("problem")))?;
    let (able, now, today) = (able(session)?, session.now(), session.local().date());
    let words = session.words();
    let shown = match field {
        Field::State => State::parse(value).map_or_else(String::new, |state| words.get(&state_word(state))),
        field if field.is_word() => value.trim().to_owned(),
        _ => String::new(),
    };
    let name = words.get(&format!("problem-field-{}", field.as_str()));
    let args = [("problem", problem.id.as_str()), ("field", &name), ("value", &shown)];
    let head = words.with("problem-note-set", &args);
    let by = Setting { able: &able, taxonomy: &session.config.taxonomy, today, now };
    let head = head.trim_end_matches([' ', ':']);
    let changes = act::set_problem(problem, &anchor, (field, value), head, &by, &mut Session::change_id)
        .map_err(Fail::Refused)?;
    Ok((changes, anchor))
}

fn state_word(state: State) -> String {
    format!("problem-state-{}", state.as_str().replace('_', "-"))
}

fn commit(
    session: &mut Session,
    changes: &[NewChange],
    key: impl Fn(&NewChange) -> Option<crate::domain::clean::Clean>,
) -> Result<Vec<Done>, Fail> {
    let me = link::me(session)?;
    session.store()?.commit(changes, &me, session.now())?;
    Ok(changes.iter().map(|change| Done::of(change, key(change).as_ref())).collect())
}

/// A ticket whose customer would be told, and the reply.
struct Concerned {
    view: TicketView,
    language: String,
    text: String,
}

fn solved(session: &mut Session, wanted: &args::Solved) -> Result<(), Fail> {
    let mut problem = one(session, &wanted.id)?;
    if wanted.yes {
        // What colleagues told meanwhile stands on the tickets.
        let ids: Vec<TicketId> = problem.tickets.keys().cloned().collect();
        link::converse(session, &ids)?;
        problem = one(session, &problem.id)?;
    }
    let concerned = concerned(session, &problem, wanted)?;
    let resolving = if problem.state.is_live() {
        Some(setting(session, &problem, &Field::State, State::Resolved.as_str())?)
    } else {
        None
    };
    if !wanted.yes {
        preview(session, &problem, &concerned);
        return Ok(());
    }
    let (able, now, me) = (able(session)?, session.now(), link::me(session)?);
    let head = session.words().with("problem-note-told", &[("problem", &problem.id)]);
    let mut changes: Vec<NewChange> = resolving.into_iter().flat_map(|(changes, _)| changes).collect();
    let mut refused = Vec::new();
    for one in &concerned {
        let acted = session.case(&one.view, &me, |case| {
            act::tell_solved(case, &able, &problem, &one.text, &head, now, &mut Session::change_id)
        });
        match acted {
            Ok(done) => changes.extend(done),
            Err(no) => refused.extend(no),
        }
    }
    if !refused.is_empty() {
        return Err(Fail::Refused(refused));
    }
    let key = |change: &NewChange| {
        let of = |id: &TicketId| concerned.iter().find(|one| one.view.shown.id == *id);
        change.ticket.as_ref().and_then(of).map(|one| one.view.shown.key.clone())
    };
    let done = commit(session, &changes, key)?;
    work::tell(session, &done)
}

fn concerned(
    session: &mut Session,
    problem: &Problem,
    wanted: &args::Solved,
) -> Result<Vec<Concerned>, Fail> {
    let out: Vec<&str> =
        wanted.leave_out.iter().map(|key| shield::plain(key).trim_start_matches('#')).collect();
    let mut texts = Vec::new();
    for text in &wanted.text {
        let text = typed(shield::plain(text))?;
        texts.push(
            text.split_once('=')
                .ok_or_else(|| Fail::Usage(Say::new("cli-field-form").with("value", text)))?,
        );
    }
    let mut found = Vec::new();
    for view in tickets(session, problem)? {
        let is_told = problem.tickets.get(&view.shown.id).is_none_or(|link| link.told);
        let is_left = is_told || !view.shown.status.is_open() || view.shown.gone.is_some();
        if is_left || out.contains(&view.shown.key.as_str()) {
            continue;
        }
        let language = view.shown.fact(Fact::Language).unwrap_or(session.words().language()).to_owned();
        let own = texts.iter().find(|(tag, _)| *tag == language).map(|(_, text)| (*text).to_owned());
        let text = own.or_else(|| reply(&session.config.macros, REPLY, &language).map(ToString::to_string));
        let text = text.unwrap_or_default();
        if let Some(blank) = unfilled(&session.config.macros, &text) {
            return Err(Fail::Usage(Say::new("compose-unfilled").with("blank", blank)));
        }
        found.push(Concerned { view, language, text });
    }
    Ok(found)
}

/// What would leave, and that nothing did.
fn preview(session: &Session, problem: &Problem, concerned: &[Concerned]) {
    let rows: Vec<Value> = concerned
        .iter()
        .map(|one| json!({"key": one.view.shown.key, "language": one.language, "text": one.text}))
        .collect();
    let document = json!({"id": problem.id, "state": problem.state.as_str(), "replies": rows});
    let words = session.words();
    session.out.one(&document, || {
        let said = concerned.iter().map(|one| {
            let args = [("key", one.view.shown.key.as_str()), ("language", &one.language)];
            [words.with("solved-reply", &args), format!("  {}", one.text), String::new()].join("\n")
        });
        said.collect()
    });
    output::notice(&words.with("cli-solved-preview", &[("count", &concerned.len().to_string())]));
}
