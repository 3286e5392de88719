//! Words that drift apart between the languages: a language that is missing, a number or a placeholder that one
//! language has and the other has not, a sentence that was never translated.

use std::collections::{BTreeMap, BTreeSet};

use super::super::fault::Fault;
use super::super::markdown::{Label, Page};
use super::super::sop_file::is_aside;
use super::super::sops::Read;
use super::super::words::LANGUAGES;
use super::Lint;

/// From so many letters on, the same words in two languages were forgotten rather than alike.
pub(super) const LONG: usize = 25;

/// A piece of text with its line, by what it is the text of.
type Pieces = BTreeMap<String, (usize, String)>;

/// Holds every translation of a procedure against its own words.
pub(super) fn drift(read: &Read, out: &mut Lint) {
    let own = pieces(&read.page);
    for language in LANGUAGES.into_iter().filter(|language| *language != read.sop.locale) {
        let Some((file, page)) = read.translations.get(language) else {
            let fault = Fault::new(&read.file, 1, "", "sense-language").with("language", language);
            out.notes.push(fault.with("file", read.file.replace(".md", &format!(".{language}.md"))));
            continue;
        };
        for (key, (line, text)) in &pieces(page) {
            let Some((_, original)) = own.get(key) else { continue };
            let fault = |id: &str| Fault::new(file, *line, key, id);
            for (kind, left, right) in [
                ("sense-number", numbers(original), numbers(text)),
                ("sense-placeholder", placeholders(original), placeholders(text)),
            ] {
                if left != right {
                    let show = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(", ");
                    let fault = fault(kind).with("wanted", show(&left)).with("found", show(&right));
                    out.faults.push(fault);
                }
            }
            if text == original && text.chars().count() >= LONG {
                out.notes.push(fault("sense-same").with("text", text));
            }
            if text.is_empty() && !original.is_empty() {
                out.notes.push(fault("sense-silent"));
            }
        }
    }
}

fn pieces(page: &Page) -> Pieces {
    let mut found = Pieces::new();
    found.insert("#".to_owned(), (1, page.title.clone()));
    found.insert("# …".to_owned(), (1, page.intro.clone()));
    for section in &page.sections {
        if !is_aside(&section.id) {
            found.insert(format!("{} #", section.id), (section.line, section.title.clone()));
            found.insert(section.id.clone(), (section.line, section.prose.clone()));
        }
        for label in &section.labels {
            add(&mut found, &section.id, label);
        }
    }
    found
}

fn add(found: &mut Pieces, under: &str, label: &Label) {
    let key = format!("{under}.{}", label.code);
    for below in &label.below {
        add(found, &key, below);
    }
    found.insert(key, (label.line, label.words.clone()));
}

/// The numbers of a text; the one of a tier is a name.
pub(super) fn numbers(text: &str) -> BTreeSet<String> {
    let text = text.replace("Tier 1", "").replace("Tier 2", "");
    let digits = text.split(|c: char| !c.is_ascii_digit());
    digits.filter(|number| !number.is_empty()).map(str::to_owned).collect()
}

pub(super) fn placeholders(text: &str) -> BTreeSet<String> {
    let pieces = text.split('{').skip(1).filter_map(|rest| rest.split_once('}'));
    pieces.map(|(name, _)| name.trim().to_owned()).filter(|name| !name.starts_with('#')).collect()
}
