//! What people read of a procedure and cannot tell apart: two options, two inputs or two steps with the same words, a
//! sentence that says another number than its condition, a paragraph in another language.

use std::collections::BTreeSet;

use super::super::fault::Fault;
use super::super::markdown::{Label, Page};
use super::super::sop_file::is_aside;
use super::super::sops::Read;
use super::values::numbers_of;
use super::wording::numbers;
use super::{Lint, tongue};
use crate::domain::sop::Expr;

/// Reports words that mislead whoever reads them.
pub(super) fn labels(read: &Read, out: &mut Lint) {
    page(&read.file, &read.page, &read.sop.locale, out);
    for (language, (file, translated)) in &read.translations {
        page(file, translated, language, out);
    }
    sentences(read, out);
}

fn page(file: &str, page: &Page, language: &str, out: &mut Lint) {
    let mut titles: Vec<&str> = Vec::new();
    for section in &page.sections {
        if !is_aside(&section.id) {
            if titles.contains(&section.title.as_str()) {
                let fault = Fault::new(file, section.line, &section.id, "sense-same-title");
                out.faults.push(fault.with("title", &section.title));
            }
            titles.push(&section.title);
            alike(file, &section.labels, out);
        }
        let said = section.labels.iter().flat_map(|label| {
            std::iter::once(label.words.as_str()).chain(label.below.iter().map(|one| one.words.as_str()))
        });
        let said = said.collect::<Vec<_>>().join(" ");
        if let Some(found) =
            [&section.prose, &said].into_iter().find_map(|text| tongue::strays(text, language))
        {
            let fault = Fault::new(file, section.line, &section.id, "sense-tongue").with("found", found);
            out.faults.push(fault.with("language", language));
        }
    }
}

fn alike(file: &str, labels: &[Label], out: &mut Lint) {
    for (nth, label) in labels.iter().enumerate() {
        let twin = labels[..nth].iter().find(|known| !known.words.is_empty() && known.words == label.words);
        if let Some(twin) = twin {
            let fault = Fault::new(file, label.line, &label.code, "sense-same-words");
            out.faults.push(fault.with("words", &label.words).with("other", &twin.code));
        }
        alike(file, &label.below, out);
    }
}

/// Sentences with numbers of which none is in the condition that says them.
fn sentences(read: &Read, out: &mut Lint) {
    let sop = &read.sop;
    let checks = sop.steps.iter().flat_map(|step| &step.checks).map(|check| (&check.say, &check.that));
    let all: Vec<(&String, &Expr)> =
        checks.chain(sop.gates.iter().map(|gate| (&gate.say, &gate.that))).collect();
    for section in read.page.sections.iter().filter(|section| section.id == "messages") {
        for label in &section.labels {
            let mut written: BTreeSet<String> = BTreeSet::new();
            for (_, that) in all.iter().filter(|(say, _)| **say == label.code) {
                written.extend(numbers_of(that).into_iter().flat_map(|number| numbers(&number)));
            }
            let said = numbers(&label.words);
            if !said.is_empty() && !written.is_empty() && said.is_disjoint(&written) {
                let show = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(", ");
                let fault = Fault::new(&read.file, label.line, &label.code, "sense-sentence-number");
                out.notes.push(fault.with("found", show(&said)).with("wanted", show(&written)));
            }
        }
    }
}
