//! `macros.toml`: the replies that the steps of procedures offer. A reply is text and nothing else: what it could do to a
//! ticket besides being sent has no key here.

use std::collections::BTreeMap;

use super::fault::Fault;
use super::files;
use super::home::Home;
use super::reader;
use super::words::LANGUAGES;
use crate::domain::clean::Clean;

/// Replies by name and language.
pub type Macros = BTreeMap<String, BTreeMap<String, Clean>>;

const FILE: &str = "macros.toml";

/// Reads the replies. One with a fault is left out; where it is the person's own, the shipped one of its name stands in.
pub(super) fn load(home: &Home, faults: &mut Vec<Fault>) -> Macros {
    let mut found = files::shipped(FILE).map_or_else(Macros::new, |text| read(text, &mut Vec::new()));
    if let Some(file) = files::read(home, FILE, faults).filter(|file| file.own) {
        found.extend(read(&file.text, faults));
    }
    found
}

fn read(text: &str, faults: &mut Vec<Fault>) -> Macros {
    let mut root = reader::parse(FILE, text, 1, faults);
    let mut found = Macros::new();
    for (name, _, node) in root.take_all() {
        let Some(mut table) = root.table_of(node, &name, faults) else { continue };
        let before = faults.len();
        let mut texts = BTreeMap::new();
        for language in LANGUAGES {
            if let Some((text, line)) = table.text(language, faults) {
                if text.trim().is_empty() || Clean::had_card_data(&text) {
                    faults.push(table.fault(line, language, "macro-text"));
                } else {
                    texts.insert(language.to_owned(), Clean::text(text.trim()));
                }
            }
        }
        if texts.is_empty() && faults.len() == before {
            faults.push(table.fault(table.line, "", "macro-empty").with("known", LANGUAGES.join(", ")));
        }
        table.finish(faults);
        if faults.len() == before {
            found.insert(name, texts);
        }
    }
    found
}

/// The text of a reply in a language, else in the first that it has.
#[must_use]
pub fn reply<'a>(macros: &'a Macros, name: &str, language: &str) -> Option<&'a Clean> {
    let texts = macros.get(name)?;
    texts.get(language).or_else(|| texts.values().next())
}

/// The first blank of a reply, `«…»`, that a text still has as it stands in the file.
#[must_use]
pub fn unfilled(macros: &Macros, text: &str) -> Option<String> {
    let offered =
        |blank: &str| macros.values().flat_map(BTreeMap::values).any(|one| one.as_str().contains(blank));
    let pieces = text.split('«').skip(1).filter_map(|rest| rest.split_once('»'));
    pieces.map(|(name, _)| format!("«{name}»")).find(|blank| offered(blank))
}
