//! What waits to be sent and what needs a person.

use super::args::{Outbox, Side};
use super::fail::Fail;
use super::link;
use super::session::Session;
use super::work;
use crate::domain::change::Committed;
use crate::domain::conflict;
use crate::domain::ids::ChangeId;
use crate::domain::say::{Refusal, Say};
use crate::report::{alarm_document, alarm_lines, change_line, outbox_document, outbox_table};
use crate::store::{Alarm, StoreError, Take, Undone};

/// `outbox …`.
pub fn outbox(session: &mut Session, what: &Outbox) -> Result<(), Fail> {
    let (store, now) = (session.store()?, session.now());
    match what {
        Outbox::List => list(session),
        Outbox::Show { id } => {
            if let Some(alarm) = alarm(session, id)? {
                let words = session.words();
                session
                    .out
                    .one(&alarm_document(&alarm, words), || alarm_lines(std::slice::from_ref(&alarm), words));
                return Ok(());
            }
            show(session, &ChangeId::new(id))
        }
        Outbox::Retry { id } => {
            let id = ChangeId::new(id);
            let done = known(session, &id)?;
            store.retry(&id, now)?;
            work::tell(session, &[done])
        }
        Outbox::Drop { id } => {
            store.drop_change(&ChangeId::new(id), now)?;
            session.out.one(&serde_json::json!({"id": id, "dropped": true}), || {
                session.words().with("cli-dropped", &[("id", id)]) + "\n"
            });
            Ok(())
        }
        Outbox::Resolve { id, take, mine, .. } => {
            let is_mine = *mine || *take == Some(Side::Mine);
            if let Some(alarm) = alarm(session, id)? {
                return settle(session, &alarm, if is_mine { "mine" } else { "restored" });
            }
            let id = ChangeId::new(id);
            let done = known(session, &id)?;
            store.resolve(&id, if is_mine { Take::Mine } else { Take::Theirs }, now)?;
            work::tell(session, &[done])
        }
        Outbox::Arrived { id } => {
            if let Some(alarm) = alarm(session, id)? {
                return settle(session, &alarm, "seen");
            }
            let id = ChangeId::new(id);
            let done = known(session, &id)?;
            store.confirm(&id, now)?;
            work::tell(session, &[done])
        }
        Outbox::Conflicts { key } => {
            let ticket = key.as_ref().map(|key| session.find(key)).transpose()?.map(|view| view.shown.id);
            let found = store.conflicts(ticket.as_ref())?;
            let words = session.words();
            let documents = found.iter().map(|alarm| alarm_document(alarm, words)).collect();
            session.out.list(documents, || {
                if found.is_empty() {
                    words.get("cli-no-conflicts") + "\n"
                } else {
                    alarm_lines(&found, words)
                }
            });
            Ok(())
        }
    }
}

/// The alarm that an id such as `alarm-3` names, while nobody has decided it.
fn alarm(session: &mut Session, id: &str) -> Result<Option<Alarm>, Fail> {
    let Some(no) = id.strip_prefix("alarm-").and_then(|no| no.parse::<i64>().ok()) else { return Ok(None) };
    let found = session.store()?.alarms()?.into_iter().find(|alarm| alarm.no == no);
    found.map(Some).ok_or_else(|| StoreError::NoChange(ChangeId::new(id)).into())
}

/// Ends an alarm; what was overwritten is given back first, where that was decided.
fn settle(session: &mut Session, alarm: &Alarm, decision: &str) -> Result<(), Fail> {
    let (store, now) = (session.store()?, session.now());
    let mut done = Vec::new();
    if let ("restored", Some(ticket)) = (decision, &alarm.ticket) {
        let me = link::me(session)?;
        let changes = conflict::restore(alarm.matter.fields(), ticket, &mut Session::change_id);
        store.commit(&changes, &me, now)?;
        done.extend(changes.iter().map(|change| work::Done::of(change, alarm.key.as_ref())));
    }
    store.end_alarm(alarm.no, decision, now)?;
    work::tell(session, &done)
}

/// `undo [KEY]`.
pub fn undo(session: &mut Session, key: Option<&str>) -> Result<(), Fail> {
    let ticket = key.map(|key| session.find(key)).transpose()?.map(|view| view.shown.id);
    let me = link::me(session)?;
    let undone = session.store()?.undo(&me.id, ticket.as_ref(), session.now())?;
    let (rule, changes) = match undone {
        Undone::Back(changes) => {
            let documents = changes
                .iter()
                .map(|one| serde_json::json!({"id": one.id, "kind": one.change.kind(), "undone": true}))
                .collect();
            let what = kinds(&changes);
            session.out.list(documents, || session.words().with("undo-back", &[("what", &what)]) + "\n");
            return Ok(());
        }
        Undone::Out(changes) => ("undo-out", changes),
        Undone::UnderWay(changes) => ("undo-under-way", changes),
        Undone::Nothing => ("undo-nothing", Vec::new()),
    };
    Err(Fail::refused(Refusal {
        rule: rule.into(),
        say: Say::new(rule).with("what", kinds(&changes)),
        place: None,
    }))
}

fn kinds(changes: &[Committed]) -> String {
    changes.iter().map(|one| one.change.kind()).collect::<Vec<_>>().join(", ")
}

/// A change that is on its way.
fn known(session: &mut Session, id: &ChangeId) -> Result<work::Done, Fail> {
    let row = session.store()?.delivery(id)?.ok_or_else(|| StoreError::NoChange(id.clone()))?;
    Ok(work::Done { id: row.id, key: row.key, kind: row.change.kind() })
}

fn list(session: &mut Session) -> Result<(), Fail> {
    let store = session.store()?;
    let rows = store.outbox()?;
    let words = session.words();
    let mut documents = Vec::with_capacity(rows.len());
    for row in &rows {
        documents.push(outbox_document(row, &store.clashes(&row.id)?, words));
    }
    let alarms = store.alarms()?;
    documents.extend(alarms.iter().map(|alarm| alarm_document(alarm, words)));
    session.out.list(documents, || {
        let mut text = alarm_lines(&alarms, words);
        if rows.is_empty() && alarms.is_empty() {
            text.push_str(&(words.get("cli-outbox-empty") + "\n"));
        } else if !rows.is_empty() {
            text.push_str(&outbox_table(&rows, words).text());
        }
        text
    });
    Ok(())
}

fn show(session: &mut Session, id: &ChangeId) -> Result<(), Fail> {
    let store = session.store()?;
    let row = store.delivery(id)?.ok_or_else(|| StoreError::NoChange(id.clone()))?;
    // A change that arrived clashes with nothing.
    let clashes = store.clashes(id).unwrap_or_default();
    let words = session.words();
    let document = outbox_document(&row, &clashes, words);
    session.out.one(&document, || {
        let mut text = change_line(&row, words) + "\n";
        for clash in &clashes {
            let name = clash.mine.name();
            let side = |side: &str| document[side][name].to_string();
            text.push_str(&words.with(
                "cli-clash",
                &[
                    ("field", name),
                    ("was", &side("base")),
                    ("theirs", &side("theirs")),
                    ("mine", &side("mine")),
                ],
            ));
            text.push('\n');
        }
        text
    });
    Ok(())
}
