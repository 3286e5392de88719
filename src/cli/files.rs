//! `files` and `file`: what is attached to a ticket, and one of them on request, into a private folder under a safe
//! name. Nothing is ever opened.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::args;
use super::fail::Fail;
use super::link;
use super::session::Session;
use crate::config::save_new;
use crate::domain::file_name::file_name;
use crate::domain::say::{Refusal, Say};
use crate::domain::ticket::{Entry, File};
use crate::report::{Column, Table};
use crate::store::TicketView;

/// A ticket with its conversation: as the CRM has it now, else as it is held.
fn read(session: &mut Session, key: &str) -> Result<(TicketView, Vec<Entry>), Fail> {
    let view = session.find(key)?;
    let fresh = link::conversation(session, &view.shown.id)?;
    let entries = fresh.unwrap_or_else(|| view.timeline.clone());
    Ok((view, entries))
}

/// Every file of a conversation with its entry, in the order of the conversation.
fn attached(entries: &[Entry]) -> Vec<(&Entry, &File)> {
    entries.iter().flat_map(|entry| entry.files.iter().map(move |file| (entry, file))).collect()
}

/// `files KEY`.
pub fn files(session: &mut Session, key: &str) -> Result<(), Fail> {
    let (_, entries) = read(session, key)?;
    let words = session.words();
    let mut table = Table::new(vec![
        Column::number(words.get("files-col-number")),
        Column::text(words.get("files-col-name")),
        Column::number(words.get("files-col-size")),
        Column::text(words.get("files-col-at")),
    ]);
    let mut documents = Vec::new();
    for (number, (entry, file)) in attached(&entries).into_iter().enumerate() {
        let name = file_name(file.name.as_str());
        let size = file.size.map_or_else(|| "–".to_owned(), |size| size.to_string());
        table.row([(number + 1).to_string(), name.clone(), size, entry.at.to_string()]);
        documents.push(json!({
            "number": number + 1,
            "name": name,
            "size": file.size,
            "at": entry.at,
            "entry": entry.id,
            "public": entry.public,
        }));
    }
    let empty = documents.is_empty();
    session.out.list(documents, || if empty { words.get("files-none") + "\n" } else { table.text() });
    Ok(())
}

/// `file KEY N --to DIR`.
pub fn file(session: &mut Session, wanted: &args::File) -> Result<(), Fail> {
    let (view, entries) = read(session, &wanted.key)?;
    let listed = attached(&entries);
    let found = wanted.number.checked_sub(1).and_then(|at| listed.get(at));
    let Some((_, file)) = found else {
        let refusal = Refusal::new("no-such-file").with("number", wanted.number).with("count", listed.len());
        return Err(Fail::refused(refusal));
    };
    let Some(address) = &file.url else {
        return Err(Fail::Offline(Say::new("files-no-address")));
    };
    let bytes = link::download(session, address.as_str())?;
    let folder = folder(session, &view, wanted.to.as_deref());
    let path = save_new(&folder, &file_name(file.name.as_str()), &bytes)?;
    let document = json!({"path": path, "size": bytes.len()});
    let words = session.words();
    session.out.one(&document, || words.with("files-saved", &[("path", &path.display().to_string())]) + "\n");
    Ok(())
}

/// Where files of a ticket go: where the person says, else a folder of the ticket in the cache.
fn folder(session: &Session, view: &TicketView, to: Option<&Path>) -> PathBuf {
    match to {
        Some(folder) => folder.to_owned(),
        None => session.home.cache.join("files").join(file_name(view.shown.key.as_str())),
    }
}
