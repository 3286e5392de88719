//! Names of one's own that are nearly those of what is shipped: whoever meant to replace a procedure, a reply or a cause
//! has both then, and nobody sees which of them counts.

use std::collections::BTreeSet;

use csv::ReaderBuilder;

use super::super::csv_rows::{columns, line};
use super::super::fault::{Fault, is_slip};
use super::super::files;
use super::super::home::Home;
use super::super::macros_file;
use super::super::reader;
use super::super::sops::Read;
use super::Lint;
use super::house::front_line;

const CAUSES: &str = "taxonomy.csv";
/// What a cause is called by: its code, and its name in each language.
const CALLED: [&str; 4] = ["code", "name_en", "name_es_mx", "name_pt_br"];

/// Reports procedures of one's own that are called nearly like a shipped one.
pub(super) fn procedures(all: &[Read], out: &mut Lint) {
    let known: BTreeSet<&str> = files::SHIPPED.iter().filter_map(|(name, _)| shipped_sop(name)).collect();
    for read in all {
        let id = read.sop.id.as_str();
        if let Some(near) = slip(id, &known) {
            out.notes.push(told(&read.file, front_line(read, "sop"), "sop", id, near));
        }
    }
}

/// The id of a shipped procedure by the name of its file.
fn shipped_sop(name: &str) -> Option<&str> {
    let id = name.strip_prefix("sops/")?.strip_suffix(".md")?;
    (!id.contains('.')).then_some(id)
}

/// Reports replies and causes of one's own that are.
pub(super) fn rows(home: &Home, out: &mut Lint) {
    let names = |text: &str| -> Vec<(String, usize)> {
        let mut root = reader::parse(macros_file::FILE, text, 1, &mut Vec::new());
        root.take_all().into_iter().map(|(name, line, _)| (name, line)).collect()
    };
    if let Some((own, shipped)) = both(home, macros_file::FILE) {
        let shipped = names(shipped);
        let known: BTreeSet<&str> = shipped.iter().map(|(name, _)| name.as_str()).collect();
        for (name, line) in names(&own) {
            if let Some(near) = slip(&name, &known) {
                out.notes.push(told(macros_file::FILE, line, &name, &name, near));
            }
        }
    }
    if let Some((own, shipped)) = both(home, CAUSES) {
        let shipped = causes(shipped);
        for (line, cells) in causes(&own) {
            let code = &cells[0];
            for (at, column) in CALLED.iter().enumerate() {
                // A cause that keeps its code may be called anew.
                let others = shipped.iter().filter(|(_, known)| at == 0 || known[0] != *code);
                let known: BTreeSet<&str> = others.map(|(_, known)| known[at].as_str()).collect();
                if let Some(near) = slip(&cells[at], &known) {
                    out.notes.push(told(CAUSES, line, column, &cells[at], near));
                }
            }
        }
    }
}

/// A file of one's own, and the shipped one that it stands for.
fn both(home: &Home, name: &str) -> Option<(String, &'static str)> {
    let own = files::read(home, name, &mut Vec::new()).filter(|file| file.own)?;
    Some((own.text, files::shipped(name)?))
}

/// What each row of root causes is called, with its line.
fn causes(text: &str) -> Vec<(usize, [String; 4])> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let Ok(header) = reader.headers().cloned() else { return Vec::new() };
    let Some(at) = columns(CAUSES, &header, &CALLED, &mut Vec::new()) else { return Vec::new() };
    let rows = reader.records().flatten();
    rows.map(|row| {
        let cell = |column: &str| row.get(at[column]).unwrap_or_default().trim().to_owned();
        (line(&row), CALLED.map(cell))
    })
    .collect()
}

/// The shipped name that a name is nearly, where it is none itself. Who counts on has another number and means another thing.
fn slip<'a>(name: &str, known: &BTreeSet<&'a str>) -> Option<&'a str> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let near = |other: &&&str| is_slip(name, other) && digits(name) == digits(other);
    if known.contains(name) { None } else { known.iter().find(near).copied() }
}

fn told(file: &str, line: usize, key: &str, name: &str, near: &str) -> Fault {
    Fault::new(file, line, key, "sense-near-shipped").with("name", name).with("near", near)
}
