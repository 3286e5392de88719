//! Replies whose words cannot be sent as they stand: blanks that are not closed, signs of another program that nobody
//! fills in, languages that say something else than the others or nothing at all.

use std::collections::{BTreeMap, BTreeSet};

use super::super::fault::Fault;
use super::super::macros_file::FILE;
use super::super::reader;
use super::super::words::LANGUAGES;
use super::wording::{LONG, numbers, placeholders};
use super::{Lint, tongue};

/// The texts of a reply by language, with their lines.
type Texts = BTreeMap<&'static str, (String, usize)>;

/// Reports what of the replies cannot be meant.
pub(super) fn replies(text: &str, out: &mut Lint) {
    let mut root = reader::parse(FILE, text, 1, &mut Vec::new());
    let mut all: Vec<(String, usize, Texts)> = Vec::new();
    for (name, line, node) in root.take_all() {
        let Some(mut table) = root.table_of(node, &name, &mut Vec::new()) else { continue };
        let texts = LANGUAGES.into_iter();
        let texts = texts.filter_map(|tag| Some((tag, table.text(tag, &mut Vec::new())?))).collect();
        all.push((name, line, texts));
    }
    let spoken: BTreeSet<&str> = all.iter().flat_map(|(_, _, texts)| texts.keys().copied()).collect();
    for (name, line, texts) in &all {
        for language in spoken.iter().filter(|language| !texts.contains_key(*language)) {
            let fault = Fault::new(FILE, *line, name, "sense-reply-language");
            out.faults.push(fault.with("name", name).with("language", language));
        }
        for (language, (text, line)) in texts {
            let fault = |id: &str| Fault::new(FILE, *line, &format!("{name}.{language}"), id);
            if let Some(blank) = open_blank(text) {
                out.faults.push(fault("sense-blank-open").with("blank", blank));
            }
            if let Some(sign) = foreign(text) {
                out.faults.push(fault("sense-placeholder-foreign").with("sign", sign));
            }
            if let Some(found) = tongue::strays(text, language) {
                out.faults.push(fault("sense-tongue").with("found", found).with("language", language));
            }
            let Some((first, (original, _))) = texts.iter().next().filter(|(first, _)| *first != language)
            else {
                continue;
            };
            let (left, right) = (blanks(original), blanks(text));
            if left != right {
                let fault = fault("sense-blanks").with("other", first);
                out.faults.push(fault.with("wanted", left).with("found", right));
            }
            let (left, right) = (placeholders(original), placeholders(text));
            if left != right {
                let show = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(", ");
                let fault = fault("sense-placeholder").with("wanted", show(&left));
                out.faults.push(fault.with("found", show(&right)));
            }
            let (left, right) = (numbers(&unblanked(original)), numbers(&unblanked(text)));
            if left != right {
                let show = |set: &BTreeSet<String>| set.iter().cloned().collect::<Vec<_>>().join(", ");
                let fault = fault("sense-number").with("wanted", show(&left));
                out.faults.push(fault.with("found", show(&right)));
            }
            if text == original && text.chars().count() >= LONG {
                out.notes.push(fault("sense-same").with("text", text));
            }
        }
    }
}

fn blanks(text: &str) -> usize {
    text.matches('«').count()
}

fn unblanked(text: &str) -> String {
    text.split('«').map(|piece| piece.split_once('»').map_or(piece, |(_, rest)| rest)).collect()
}

/// The first blank that is not closed, closed without being opened, or empty.
fn open_blank(text: &str) -> Option<String> {
    let short = |text: &str| text.chars().take(20).collect::<String>();
    let mut open: Option<usize> = None;
    for (at, sign) in text.char_indices() {
        match (sign, open) {
            ('«', Some(from)) => return Some(short(&text[from..])),
            ('«', None) => open = Some(at),
            ('»', None) => return Some("»".to_owned()),
            ('»', Some(from)) if text[from..at].trim_start_matches('«').trim().is_empty() => {
                return Some("«»".to_owned());
            }
            ('»', Some(_)) => open = None,
            _ => {}
        }
    }
    open.map(|from| short(&text[from..]))
}

/// What another program would fill in and we would send as it stands.
fn foreign(text: &str) -> Option<String> {
    // What stands in single braces is filled in here, and a name that is none was told when the file was read.
    for (open, close) in [("{{", "}}"), ("<<", ">>"), ("[", "]")] {
        let Some((_, rest)) = text.split_once(open) else { continue };
        let inside = rest.split_once(close).map(|(inside, _)| inside).unwrap_or_default();
        return Some(format!("{open}{inside}{close}"));
    }
    None
}
