//! What is attached to a ticket, as a list to choose from. A file comes on request alone, under a safe name into a
//! private folder, and nothing opens it; bringing it is the network's side.

use super::context::Context;
use super::message::Wanted;
use super::picker::{Item, Picker};
use super::sheet::{Choosing, Sheet};
use crate::domain::file_name::file_name;
use crate::domain::redact::Veil;
use crate::domain::say::Say;
use crate::domain::ticket::{Entry, File};
use crate::store::TicketView;

/// Every file of a conversation with its entry, in the order of the conversation.
fn attached(view: &TicketView) -> impl Iterator<Item = (&Entry, &File)> {
    view.timeline.iter().flat_map(|entry| entry.files.iter().map(move |file| (entry, file)))
}

/// The list: name, size, who attached it; else why there is none.
pub(super) fn list(view: &TicketView, cx: &Context<'_>) -> Result<Sheet, Say> {
    let veil = cx.privacy.veil(view);
    let items: Vec<Item> = attached(view)
        .map(|(entry, file)| {
            let size = file.size.map_or_else(|| "–".to_owned(), size);
            let detail = format!("{size} · {}", who(entry, view, &veil, cx));
            let no = file.url.is_none().then(|| cx.word("files-no-address"));
            let id = file.url.as_ref().map_or("", |url| url.as_str());
            Item::new(id, shown(file, &veil), detail).unless(no)
        })
        .collect();
    if items.is_empty() {
        let id = if view.timeline.is_empty() { "files-unread" } else { "files-none" };
        return Err(Say::new(id));
    }
    let title = cx.config.words.with("pick-file", &[("key", view.shown.key.as_str())]);
    Ok(Sheet::Picker(Choosing::File(view.shown.id.clone()), Picker::new(title, items)))
}

/// What is to be brought, where the ticket still has a file at this address.
pub(super) fn wanted(view: &TicketView, address: &str, veil: &Veil) -> Option<Wanted> {
    let has = |file: &File| file.url.as_ref().is_some_and(|url| url.as_str() == address);
    let (_, file) = attached(view).find(|(_, file)| has(file))?;
    Some(Wanted {
        ticket: view.shown.key.clone(),
        address: address.to_owned(),
        name: file_name(file.name.as_str()),
        shown: shown(file, veil),
    })
}

/// The safe name as it may be seen.
fn shown(file: &File, veil: &Veil) -> String {
    veil.text(&file_name(file.name.as_str()))
}

fn who(entry: &Entry, view: &TicketView, veil: &Veil, cx: &Context<'_>) -> String {
    match &entry.author {
        Some(person) if veil.covers(person, &view.shown) => veil.name(person.name.as_str()),
        Some(person) => person.name.to_string(),
        None => cx.word("somebody"),
    }
}

/// Bytes in the largest unit that leaves a whole number.
fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..1_048_576 => format!("{} KB", bytes.div_ceil(1024)),
        _ => format!("{} MB", bytes.div_ceil(1_048_576)),
    }
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn a_size_is_told_in_the_unit_that_people_read() {
        assert_eq!([0, 1023, 1024, 1025, 1_048_576].map(size), ["0 B", "1023 B", "1 KB", "2 KB", "1 MB"]);
    }
}
