//! What waits to be sent and what needs a person.

use super::args::{Outbox, Side};
use super::fail::Fail;
use super::session::Session;
use super::work;
use crate::domain::ids::ChangeId;
use crate::report::{change_line, outbox_document, outbox_table};
use crate::store::{StoreError, Take};

/// `outbox …`.
pub fn outbox(session: &mut Session, what: &Outbox) -> Result<(), Fail> {
    let (store, now) = (session.store()?, session.now());
    match what {
        Outbox::List => list(session),
        Outbox::Show { id } => show(session, &ChangeId::new(id)),
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
        Outbox::Resolve { id, take } => {
            let id = ChangeId::new(id);
            let take = match take {
                Side::Mine => Take::Mine,
                Side::Theirs => Take::Theirs,
            };
            let done = known(session, &id)?;
            store.resolve(&id, take, now)?;
            work::tell(session, &[done])
        }
    }
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
    session.out.list(documents, || {
        if rows.is_empty() { words.get("cli-outbox-empty") + "\n" } else { outbox_table(&rows, words).text() }
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
