//! What the files of rows have in common: where each column stands, on which line a row does, and a row that cannot be read.

use std::collections::BTreeMap;

use csv::StringRecord;

use super::fault::Fault;

/// Where each column stands; none where one is missing, which is told.
pub(super) fn columns<'c>(
    file: &str,
    header: &StringRecord,
    wanted: &[&'c str],
    faults: &mut Vec<Fault>,
) -> Option<BTreeMap<&'c str, usize>> {
    let mut at = BTreeMap::new();
    for column in wanted {
        match header.iter().position(|name| name.trim() == *column) {
            Some(position) => drop(at.insert(*column, position)),
            None => faults.push(Fault::new(file, 1, column, "column").with("name", column)),
        }
    }
    (at.len() == wanted.len()).then_some(at)
}

/// The line that a row stands on.
pub(super) fn line(record: &StringRecord) -> usize {
    record.position().map_or(0, |position| position.line() as usize)
}

/// A row; none where it cannot be read, which is told with its line.
pub(super) fn readable(
    file: &str,
    record: csv::Result<StringRecord>,
    faults: &mut Vec<Fault>,
) -> Option<StringRecord> {
    record
        .map_err(|error| {
            let line = error.position().map_or(0, |position| position.line() as usize);
            faults.push(Fault::new(file, line, "", "csv").with("detail", error));
        })
        .ok()
}
