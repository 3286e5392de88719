//! All procedures of the folder `sops`: logic files with the translations beside them.

use std::collections::BTreeMap;

use super::fault::Fault;
use super::files::{self, TextFile};
use super::home::Home;
use super::macros_file::Macros;
use super::markdown::{self, Page};
use super::sop_file::{self, Places, unknown};
use super::{sop_lint, sop_timing, sop_words};
use crate::domain::sop::Sop;
use crate::domain::taxonomy::Taxonomy;

/// A procedure with what a lint of the whole needs besides it.
pub(super) struct Read {
    pub(super) file: String,
    pub(super) sop: Sop,
    pub(super) places: Places,
    /// The logic file taken apart.
    pub(super) page: Page,
    /// The translations by language: file, and the file taken apart.
    pub(super) translations: BTreeMap<String, (String, Page)>,
}

/// Reads every procedure. One with a fault in its logic is left out; where the person's own file is at fault,
/// the shipped one of the same name stands in. A translation with a fault still gives the words it has.
pub(super) fn load(home: &Home, taxonomy: &Taxonomy, macros: &Macros, faults: &mut Vec<Fault>) -> Vec<Sop> {
    gather(home, taxonomy, macros, faults).into_iter().map(|read| read.sop).collect()
}

/// The same with everything that was read.
pub(super) fn gather(
    home: &Home,
    taxonomy: &Taxonomy,
    macros: &Macros,
    faults: &mut Vec<Fault>,
) -> Vec<Read> {
    let mut found: Vec<Read> = Vec::new();
    let mut translations: Vec<(String, Page, Vec<Fault>)> = Vec::new();
    for name in files::list(home, "sops", ".md", faults) {
        let Some(file) = files::read(home, &name, faults) else { continue };
        let mut here = Vec::new();
        let page = markdown::parse(&file.name, &file.text, &mut here);
        if is_translation(&page) {
            translations.push((file.name, page, here));
            continue;
        }
        if let Some(read) = logic(&file, page, here, taxonomy, faults) {
            match found
                .iter()
                .find(|known| known.sop.id == read.sop.id && known.sop.version == read.sop.version)
            {
                Some(known) => faults.push(
                    Fault::new(&read.file, 0, "sop", "sop-same")
                        .with("id", &read.sop.id)
                        .with("other", &known.file),
                ),
                None => found.push(read),
            }
        }
    }
    for (file, page, here) in translations {
        faults.extend(here);
        translation(&file, page, &mut found, faults);
    }
    for read in &found {
        for (id, line) in &read.places.nexts {
            if !found.iter().any(|known| known.sop.id.as_str() == id) {
                let known = found.iter().map(|known| known.sop.id.as_str());
                faults.push(unknown(&read.file, *line, "next", id, known));
            }
        }
        for (name, line) in read.places.macros.iter().filter(|(name, _)| !macros.contains_key(name)) {
            let known = macros.keys().map(String::as_str);
            faults.push(unknown(&read.file, *line, "macro", name, known));
        }
    }
    found
}

fn is_translation(page: &Page) -> bool {
    let names = |front: &str| front.lines().any(|line| line.trim_start().starts_with("translates"));
    page.front.as_ref().is_some_and(|(front, _)| names(front))
}

fn logic(
    file: &TextFile,
    page: Page,
    mut here: Vec<Fault>,
    taxonomy: &Taxonomy,
    faults: &mut Vec<Fault>,
) -> Option<Read> {
    let read = sop_file::read(&file.name, &page, &mut here).map(|(mut sop, places)| {
        sop_lint::lint(&file.name, &sop, &places, &mut here);
        sop_timing::lint(&file.name, &sop, &places, &mut here);
        for (code, line) in places.causes.iter().filter(|(code, _)| taxonomy.cause(code).is_none()) {
            let known = taxonomy.causes().map(|cause| cause.code.as_str());
            here.push(unknown(&file.name, *line, "suggest.cause", code, known));
        }
        let words = sop_words::read(&file.name, &page, &sop, &places, true, &mut here);
        sop.words.insert(sop.locale.clone(), words);
        Read { file: file.name.clone(), sop, places, page, translations: BTreeMap::new() }
    });
    let sound = here.is_empty();
    faults.extend(here);
    if sound {
        return read;
    }
    let shipped = files::shipped(&file.name).filter(|_| file.own)?;
    let file = TextFile { name: file.name.clone(), text: shipped.to_owned(), own: false };
    let mut quiet = Vec::new();
    let page = markdown::parse(&file.name, &file.text, &mut quiet);
    logic(&file, page, quiet, taxonomy, &mut Vec::new())
}

/// Puts a translation's words to the version that it translates. One of another version is stale: its words
/// may describe steps that changed, so they are not shown.
fn translation(file: &str, page: Page, found: &mut [Read], faults: &mut Vec<Fault>) {
    let Some(head) = sop_words::head(file, &page, faults) else { return };
    let (version, line) = &head.translates;
    let ids: Vec<String> = found.iter().map(|read| read.sop.id.to_string()).collect();
    let mut same: Vec<&mut Read> = found.iter_mut().filter(|read| read.sop.id.as_str() == head.sop).collect();
    if same.is_empty() {
        faults.push(unknown(file, 0, "sop", &head.sop, ids.iter().map(String::as_str)));
        return;
    }
    let versions: Vec<String> = same.iter().map(|read| read.sop.version.clone()).collect();
    let Some(read) = same.iter_mut().find(|read| read.sop.version == *version) else {
        let fault = Fault::new(file, *line, "translates", "sop-stale").with("found", version);
        faults.push(fault.with("version", versions.join(", ")));
        return;
    };
    let words = sop_words::translate(file, &page, &read.sop, &read.places, faults);
    read.translations.insert(head.locale.clone(), (file.to_owned(), page));
    read.sop.words.insert(head.locale, words);
}
