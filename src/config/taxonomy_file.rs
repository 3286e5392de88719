//! `taxonomy.csv`: root causes in two levels and three languages.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};

use super::csv_rows::{columns, line, readable};
use super::fault::Fault;
use super::files;
use super::home::Home;
use super::recode_file;
use crate::domain::taxonomy::{Cause, Taxonomy};

/// Columns that the file needs, names by language last.
const COLUMNS: [&str; 8] =
    ["code", "parent", "fix_owner", "controllable", "ishikawa", "name_en", "name_es_mx", "name_pt_br"];
const NAMES: [(&str, &str); 3] = [("name_en", "en"), ("name_es_mx", "es-MX"), ("name_pt_br", "pt-BR")];

/// Longest name, in characters: what the picker shows in 80 columns.
const NAME_MAX: usize = 48;

/// Reads the taxonomy. Rows without a fault make it; where not even the header is sound, the shipped one does.
pub(super) fn load(home: &Home, faults: &mut Vec<Fault>) -> Taxonomy {
    let Some(file) = files::read(home, "taxonomy.csv", faults) else { return Taxonomy::default() };
    let taxonomy = match parse(&file.name, &file.text, faults) {
        Some(taxonomy) => taxonomy,
        None => files::shipped("taxonomy.csv")
            .and_then(|text| parse("taxonomy.csv", text, &mut Vec::new()))
            .unwrap_or_default(),
    };
    let recode = recode_file::load(home, &taxonomy, faults);
    taxonomy.recoded(recode)
}

pub(super) fn parse(file: &str, text: &str, faults: &mut Vec<Fault>) -> Option<Taxonomy> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(error) => {
            faults.push(Fault::new(file, 1, "", "csv").with("detail", error));
            return None;
        }
    };
    let at = columns(file, &header, &COLUMNS, faults)?;
    let mut causes: Vec<Cause> = Vec::new();
    for record in reader.records() {
        if let Some(record) = readable(file, record, faults) {
            causes.extend(row(file, &record, &at, header.len(), &causes, faults));
        }
    }
    Some(Taxonomy::new(causes))
}

fn row(
    file: &str,
    record: &StringRecord,
    at: &BTreeMap<&str, usize>,
    width: usize,
    before: &[Cause],
    faults: &mut Vec<Fault>,
) -> Option<Cause> {
    let line = line(record);
    let cell = |column: &str| at.get(column).and_then(|at| record.get(*at)).unwrap_or_default().trim();
    let code = cell("code");
    let mut wrong = Vec::new();
    if record.len() != width {
        wrong.push(Fault::new(file, line, code, "width").with("found", record.len()).with("wanted", width));
    }
    if !is_code(code) {
        wrong.push(Fault::new(file, line, "code", "cause-code").with("code", code));
    } else if before.iter().any(|known| known.code == code) {
        wrong.push(Fault::new(file, line, "code", "cause-twice").with("code", code));
    }
    let parent = Some(cell("parent").to_owned()).filter(|parent| !parent.is_empty());
    match &parent {
        Some(parent) if !before.iter().any(|known| known.code == *parent && known.parent.is_none()) => {
            wrong.push(Fault::new(file, line, "parent", "cause-parent").with("parent", parent));
        }
        None if code.contains('-') => {
            wrong.push(Fault::new(file, line, "parent", "cause-orphan").with("code", code));
        }
        _ => {}
    }
    let mut names = BTreeMap::new();
    for (column, language) in NAMES {
        let name = cell(column);
        let clash = |known: &Cause| known.names.get(language).is_some_and(|other| other == name);
        if name.is_empty() {
            wrong.push(Fault::new(file, line, column, "cause-name").with("code", code));
        } else if name.chars().count() > NAME_MAX {
            wrong.push(Fault::new(file, line, column, "cause-long").with("max", NAME_MAX));
        } else if before.iter().any(clash) {
            wrong.push(Fault::new(file, line, column, "cause-same-name").with("name", name));
        }
        names.insert(language.to_owned(), crate::domain::clean::Clean::line(name).to_string());
    }
    let controllable = cell("controllable").to_owned();
    if !["", "yes", "partly", "no"].contains(&controllable.as_str()) {
        let fault = Fault::new(file, line, "controllable", "choice").with("value", &controllable);
        wrong.push(fault.with("known", "yes, partly, no"));
    }
    let sound = wrong.is_empty();
    faults.extend(wrong);
    sound.then(|| Cause {
        code: code.to_owned(),
        parent,
        names,
        fix_owner: cell("fix_owner").to_owned(),
        controllable,
        ishikawa: cell("ishikawa").to_owned(),
    })
}

/// A family is a few capitals (`FUL`), a cause its family with a number (`FUL-02`).
fn is_code(code: &str) -> bool {
    let (family, number) = code.split_once('-').unwrap_or((code, "00"));
    (2..=6).contains(&family.len())
        && family.chars().all(|c| c.is_ascii_uppercase())
        && (1..=3).contains(&number.len())
        && number.chars().all(|c| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_taxonomy_is_sound_and_has_two_levels_in_three_languages() {
        let mut faults = Vec::new();
        let taxonomy = parse("taxonomy.csv", files::shipped("taxonomy.csv").unwrap(), &mut faults).unwrap();
        assert_eq!(faults, Vec::new());
        assert_eq!((taxonomy.families().count(), taxonomy.causes().count()), (9, 50));
        assert!(taxonomy.all().all(|cause| cause.names.len() == 3));
    }

    #[test]
    fn every_bad_row_is_told_with_its_line_and_the_good_ones_stay() {
        let text = "code,parent,name_en,name_es_mx,name_pt_br,fix_owner,controllable,ishikawa\n\
            INF,,Information,Información,Informação,marketing,,product\n\
            INF-01,XXX,Late notice,Aviso tardío,Aviso atrasado,product,maybe,product\n\
            INF-02,INF,Wrong notice,,Aviso errado,product,yes,product\n\
            INF-03,INF,Unclear terms,Condiciones confusas,Termos confusos,product,yes,policy\n\
            INF-03,INF,Another,Otra,Outra,product,yes,policy\n";
        let mut faults = Vec::new();
        let taxonomy = parse("taxonomy.csv", text, &mut faults).unwrap();
        let told: Vec<(usize, &str)> =
            faults.iter().map(|fault| (fault.line, fault.what.id.as_str())).collect();
        assert_eq!(
            told,
            [
                (3, "fault-cause-parent"),
                (3, "fault-choice"),
                (4, "fault-cause-name"),
                (6, "fault-cause-twice")
            ]
        );
        assert_eq!(taxonomy.all().map(|cause| cause.code.as_str()).collect::<Vec<_>>(), ["INF", "INF-03"]);
    }
}
