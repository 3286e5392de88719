//! The words of a procedure file, held against its logic: nothing that is asked or said may lack words, and
//! nothing has words that is not asked or said.

use super::fault::Fault;
use super::markdown::{Label, Page, Section};
use super::reader;
use super::sop_file::{Places, is_aside, unknown};
use crate::domain::clean::Clean;
use crate::domain::sop::{Input, Sop, SopWords, Step, StepWords};

/// Reads the words of a page. `sop` has the logic; `places` its message ids, whose lines are of this file only
/// where it is the `base`, the logic file itself.
pub(super) fn read(
    file: &str,
    page: &Page,
    sop: &Sop,
    places: &Places,
    base: bool,
    faults: &mut Vec<Fault>,
) -> SopWords {
    let mut words = SopWords { title: line(&page.title), intro: text(&page.intro), ..SopWords::none() };
    if words.title.is_empty() {
        faults.push(Fault::new(file, 0, "", "sop-title"));
    }
    for step in &sop.steps {
        let Some(section) = page.sections.iter().find(|section| section.id == step.id) else {
            faults.push(Fault::new(file, 0, &step.id, "sop-no-section").with("id", &step.id));
            continue;
        };
        words.steps.insert(step.id.clone(), section_words(file, section, step, faults));
    }
    for section in page.sections.iter().filter(|section| section.id == "messages") {
        for label in &section.labels {
            words.messages.insert(label.code.clone(), line(&label.words));
        }
    }
    for (id, at, _) in &places.says {
        if !words.messages.contains_key(id) {
            faults.push(Fault::new(file, if base { *at } else { 0 }, id, "sop-no-message").with("id", id));
        }
    }
    for section in page.sections.iter().filter(|section| section.id == "clocks") {
        for label in &section.labels {
            words.clocks.insert(label.code.clone(), line(&label.words));
        }
    }
    words
}

/// Reads a translation over the words of the logic file. Without its own sentence, the other language's stands.
pub(super) fn translate(
    file: &str,
    page: &Page,
    sop: &Sop,
    places: &Places,
    faults: &mut Vec<Fault>,
) -> SopWords {
    for section in &page.sections {
        if !is_aside(&section.id) && sop.step(&section.id).is_none() {
            let known = sop.steps.iter().map(|step| step.id.as_str());
            faults.push(unknown(file, section.line, &section.id, &section.id, known));
        }
        if section.block.is_some() {
            faults.push(Fault::new(file, section.line, &section.id, "sop-block-here").with("sop", &sop.id));
        }
    }
    let mut words = sop.words(&sop.locale).clone();
    let own = read(file, page, sop, places, false, faults);
    words.title = own.title;
    words.intro = own.intro;
    words.messages.extend(own.messages);
    words.clocks.extend(own.clocks);
    for (id, step) in own.steps {
        let known = words.steps.entry(id).or_default();
        known.title = step.title;
        known.prose = step.prose;
        known.labels.extend(step.labels);
        known.options.extend(step.options);
    }
    words
}

/// The head of a translation: its procedure, language and the version that it translates, each with its line.
#[derive(Debug)]
pub(super) struct Head {
    pub(super) sop: String,
    pub(super) locale: String,
    pub(super) translates: (String, usize),
}

/// Reads the head of a translation.
pub(super) fn head(file: &str, page: &Page, faults: &mut Vec<Fault>) -> Option<Head> {
    let (text, line) = page.front.as_ref()?;
    let mut front = reader::parse(file, text, *line, faults);
    let sop = front.needed("sop", faults);
    let locale = front.one_of("locale", &super::words::LANGUAGES, faults);
    let translates = front.needed("translates", faults);
    front.finish(faults);
    Some(Head { sop: sop?.0, locale: locale?.0, translates: translates? })
}

fn section_words(file: &str, section: &Section, step: &Step, faults: &mut Vec<Fault>) -> StepWords {
    let mut words =
        StepWords { title: line(&section.title), prose: text(&section.prose), ..StepWords::default() };
    if words.title.is_empty() {
        faults.push(Fault::new(file, section.line, &step.id, "sop-title"));
    }
    for label in &section.labels {
        match step.ask.iter().find(|input| input.id == label.code) {
            Some(input) => {
                words.labels.insert(input.id.clone(), line(&label.words));
                options(file, label, input, &mut words, faults);
            }
            None => faults
                .push(Fault::new(file, label.line, &label.code, "sop-stray-label").with("id", &label.code)),
        }
    }
    for input in &step.ask {
        if words.labels.get(&input.id).is_none_or(String::is_empty) {
            faults.push(Fault::new(file, section.line, &input.id, "sop-no-label").with("id", &input.id));
            continue;
        }
        for code in input.kind.options() {
            if words.options.get(&(input.id.clone(), code.clone())).is_none_or(String::is_empty) {
                let label = section.labels.iter().find(|label| label.code == input.id);
                let line = label.map_or(section.line, |label| label.line);
                let fault = Fault::new(file, line, &input.id, "sop-no-option");
                faults.push(fault.with("id", &input.id).with("code", code));
            }
        }
    }
    words
}

fn options(file: &str, label: &Label, input: &Input, words: &mut StepWords, faults: &mut Vec<Fault>) {
    for option in &label.below {
        if input.kind.options().contains(&option.code) {
            words.options.insert((input.id.clone(), option.code.clone()), line(&option.words));
        } else {
            let known = input.kind.options().iter().map(String::as_str);
            faults.push(unknown(file, option.line, &input.id, &option.code, known));
        }
    }
}

/// Words of files are drawn like everything else: sanitised.
fn line(words: &str) -> String {
    Clean::line(words).to_string()
}

fn text(words: &str) -> String {
    Clean::text(words).to_string()
}
