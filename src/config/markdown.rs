//! A procedure file taken apart: front matter, headings, prose, labels and blocks, each with its line. What the
//! parts mean is decided elsewhere.

use super::fault::Fault;

/// A file taken apart.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The front matter and the line of its first key.
    pub(super) front: Option<(String, usize)>,
    /// The first-level heading.
    pub(super) title: String,
    /// The text below it.
    pub(super) intro: String,
    /// The second-level sections.
    pub(super) sections: Vec<Section>,
}

/// A second-level section.
#[derive(Debug, Default)]
pub(super) struct Section {
    pub(super) id: String,
    pub(super) title: String,
    pub(super) line: usize,
    pub(super) prose: String,
    pub(super) labels: Vec<Label>,
    /// The `step` block and the line of its first key.
    pub(super) block: Option<(String, usize)>,
}

/// A labelled code, ``- `code` — words``, with the ones below it.
#[derive(Debug)]
pub(super) struct Label {
    pub(super) code: String,
    pub(super) words: String,
    pub(super) line: usize,
    pub(super) below: Vec<Label>,
}

/// Takes a file apart; what cannot be told apart becomes a fault.
pub(super) fn parse(file: &str, text: &str, faults: &mut Vec<Fault>) -> Page {
    let mut page = Page::default();
    let lines: Vec<&str> = text.lines().collect();
    let mut at = 0;
    while lines.get(at).is_some_and(|line| line.trim().is_empty()) {
        at += 1;
    }
    if lines.get(at).map(|line| line.trim()) == Some("+++") {
        at = front(file, &lines, at + 1, &mut page, faults);
    } else {
        faults.push(Fault::new(file, 1, "", "sop-front"));
    }
    while at < lines.len() {
        at = body(file, &lines, at, &mut page, faults);
    }
    for text in std::iter::once(&mut page.intro).chain(page.sections.iter_mut().map(|part| &mut part.prose)) {
        text.truncate(text.trim_end().len());
    }
    page
}

/// Reads the front matter; returns the line behind it.
fn front(file: &str, lines: &[&str], from: usize, page: &mut Page, faults: &mut Vec<Fault>) -> usize {
    let size = lines[from..].iter().position(|line| line.trim() == "+++");
    if size.is_none() {
        faults.push(Fault::new(file, from, "", "sop-front"));
    }
    let end = size.map_or(lines.len(), |size| from + size);
    page.front = Some((lines[from..end].join("\n"), from + 1));
    end + 1
}

/// Reads one line, or one block; returns the line behind it.
fn body(file: &str, lines: &[&str], at: usize, page: &mut Page, faults: &mut Vec<Fault>) -> usize {
    let line = lines[at];
    if let Some(kind) = line.trim_end().strip_prefix("```") {
        let size = lines[at + 1..].iter().position(|line| line.trim_end() == "```");
        let end = size.map_or(lines.len(), |size| at + 1 + size);
        if size.is_none() {
            faults.push(Fault::new(file, at + 1, "", "sop-block-open"));
        }
        match page.sections.last_mut() {
            Some(section) if kind.trim() == "step" => {
                if section.block.is_some() {
                    faults.push(Fault::new(file, at + 1, "", "sop-block-twice").with("id", &section.id));
                }
                section.block = Some((lines[at + 1..end].join("\n"), at + 2));
            }
            _ => faults.push(Fault::new(file, at + 1, "", "sop-block").with("kind", kind.trim())),
        }
        return end + 1;
    }
    if let Some(heading) = line.strip_prefix("## ") {
        page.sections.push(section(file, heading, at + 1, faults));
    } else if let Some(title) = line.strip_prefix("# ") {
        title.trim().clone_into(&mut page.title);
    } else if let Some((depth, code, words)) = label(line) {
        let found = Label { code, words, line: at + 1, below: Vec::new() };
        match page.sections.last_mut() {
            Some(section) if depth == 0 => section.labels.push(found),
            Some(section) => match section.labels.last_mut() {
                Some(parent) => parent.below.push(found),
                None => faults.push(Fault::new(file, at + 1, "", "sop-stray-label").with("id", found.code)),
            },
            None => faults.push(Fault::new(file, at + 1, "", "sop-stray-label").with("id", found.code)),
        }
    } else {
        let prose = match page.sections.last_mut() {
            Some(section) => &mut section.prose,
            None => &mut page.intro,
        };
        if !(prose.is_empty() && line.trim().is_empty()) {
            prose.push_str(line.trim_end());
            prose.push('\n');
        }
    }
    at + 1
}

fn section(file: &str, heading: &str, line: usize, faults: &mut Vec<Fault>) -> Section {
    let (title, id) = match heading.trim_end().strip_suffix('}').and_then(|rest| rest.rsplit_once("{#")) {
        Some((title, id)) => (title.trim(), id.trim()),
        None => (heading.trim(), ""),
    };
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if id.is_empty() || !id.chars().all(plain) {
        faults.push(Fault::new(file, line, "", "sop-heading"));
    }
    Section { id: id.to_owned(), title: title.to_owned(), line, ..Section::default() }
}

/// The depth, code and words of a label line.
fn label(line: &str) -> Option<(usize, String, String)> {
    let inner = line.trim_start();
    let depth = usize::from(line.len() - inner.len() >= 2);
    let rest = inner.strip_prefix("- `")?;
    let (code, rest) = rest.split_once('`')?;
    let words = rest.trim_start().trim_start_matches(['—', '–', '-', ':']).trim();
    Some((depth, code.to_owned(), words.to_owned()))
}
