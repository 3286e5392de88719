//! `taxonomy_changes.csv`: what became of codes that are no longer used. Each row is one code of a version; where it says
//! nothing that can be kept, its line is told and the others stay.

use std::collections::BTreeMap;

use csv::{ReaderBuilder, StringRecord};
use jiff::civil::Date;

use super::csv_rows::{columns, line, readable};
use super::fault::Fault;
use super::files;
use super::home::Home;
use crate::domain::taxonomy::{Recode, Recoded, Taxonomy};

const COLUMNS: [&str; 4] = ["version", "date", "from", "to"];

/// Reads the map and checks it against the codes that are in use.
pub(super) fn load(home: &Home, taxonomy: &Taxonomy, faults: &mut Vec<Fault>) -> Recode {
    match files::read(home, "taxonomy_changes.csv", faults) {
        Some(file) => parse(&file.name, &file.text, taxonomy, faults),
        None => Recode::default(),
    }
}

fn parse(file: &str, text: &str, taxonomy: &Taxonomy, faults: &mut Vec<Fault>) -> Recode {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    let Some(at) = columns(file, &header, &COLUMNS, faults) else { return Recode::default() };
    let mut changes: Vec<(usize, Recoded)> = Vec::new();
    for record in reader.records() {
        let Some(record) = readable(file, record, faults) else { continue };
        let line = line(&record);
        let twice = |change: &Recoded| {
            changes.iter().any(|(_, other)| other.from == change.from && other.version == change.version)
        };
        match row(&record, &at, taxonomy) {
            Ok(change) if twice(&change) => {
                faults.push(Fault::new(file, line, "from", "recode-twice").with("value", change.from));
            }
            Ok(change) => changes.push((line, change)),
            Err((column, id, value)) => faults.push(Fault::new(file, line, column, id).with("value", value)),
        }
    }
    let all = Recode::new(changes.iter().map(|(_, change)| change.clone()).collect());
    let lost: Vec<(Recoded, String)> = all
        .faults(|code| taxonomy.cause(code).is_some())
        .into_iter()
        .map(|(change, to)| (change.clone(), to.to_owned()))
        .collect();
    for (change, to) in &lost {
        let line = changes.iter().find(|(_, other)| other == change).map_or(0, |(line, _)| *line);
        faults.push(Fault::new(file, line, "to", "recode-to").with("value", to));
    }
    changes.retain(|(_, change)| lost.iter().all(|(other, _)| other != change));
    Recode::new(changes.into_iter().map(|(_, change)| change).collect())
}

/// A row, or what is wrong with it: column, fault and value.
fn row(
    record: &StringRecord,
    at: &BTreeMap<&str, usize>,
    taxonomy: &Taxonomy,
) -> Result<Recoded, (&'static str, &'static str, String)> {
    let cell = |column: &str| at.get(column).and_then(|at| record.get(*at)).unwrap_or_default().trim();
    let (version, from) = (cell("version"), cell("from"));
    if version.is_empty() {
        return Err(("version", "recode-version", String::new()));
    }
    let date: Date = cell("date").parse().map_err(|_| ("date", "recode-date", cell("date").to_owned()))?;
    let to: Vec<String> = cell("to").split_whitespace().map(str::to_owned).collect();
    if to.is_empty() {
        return Err(("to", "recode-to", String::new()));
    }
    if from.is_empty() {
        return Err(("from", "recode-from", String::new()));
    }
    // A code that is still used has lost a part of itself, or nothing became of it.
    if taxonomy.cause(from).is_some() && !(to.len() > 1 && to.iter().any(|code| code == from)) {
        return Err(("from", "recode-used", from.to_owned()));
    }
    Ok(Recoded { version: version.to_owned(), date, from: from.to_owned(), to })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(rows: &str) -> (Recode, Vec<(usize, String)>) {
        let mut faults = Vec::new();
        let shipped = files::shipped("taxonomy.csv").unwrap();
        let taxonomy = super::super::taxonomy_file::parse("taxonomy.csv", shipped, &mut Vec::new()).unwrap();
        let recode =
            parse("taxonomy_changes.csv", &format!("version,date,from,to\n{rows}"), &taxonomy, &mut faults);
        (recode, faults.into_iter().map(|fault| (fault.line, fault.what.id.clone())).collect())
    }

    #[test]
    fn renamed_merged_and_split_codes_are_read() {
        let (recode, faults) = read(
            "2,2026-08-01,APP-01,PRD-01\n2,2026-08-01,APP-02,PRD-01\n2,2026-08-01,PAY-09,PAY-01 PAY-02\n\
             3,2026-09-01,PRD-02,PRD-02 PRD-03\n",
        );
        assert_eq!(faults, Vec::new());
        assert_eq!(
            (recode.now("APP-02"), recode.now("PAY-09"), recode.now("PRD-02")),
            ("PRD-01", "PAY-09", "PRD-02")
        );
        assert_eq!(recode.sources("PRD-01"), ["PRD-01", "APP-01", "APP-02"]);
    }

    #[test]
    fn every_row_that_cannot_be_kept_is_told_with_its_line() {
        let (recode, faults) = read(
            ",2026-08-01,APP-01,PRD-01\n2,August,APP-01,PRD-01\n2,2026-08-01,APP-01,\n2,2026-08-01,PRD-02,PRD-01\n\
             2,2026-08-01,APP-01,NOP-01\n2,2026-08-01,APP-07,PRD-01\n2,2026-08-01,APP-07,PRD-02\n",
        );
        let told: Vec<(usize, &str)> = faults.iter().map(|(line, id)| (*line, id.as_str())).collect();
        assert_eq!(
            told,
            [
                (2, "fault-recode-version"),
                (3, "fault-recode-date"),
                (4, "fault-recode-to"),
                (5, "fault-recode-used"),
                (8, "fault-recode-twice"),
                (6, "fault-recode-to"),
            ]
        );
        assert_eq!(recode.now("APP-07"), "PRD-01", "what is sound stays");
        assert_eq!(recode.now("APP-01"), "APP-01");
    }
}
