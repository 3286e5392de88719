//! `releases.csv`: days on which a product was released, by date and name. A row that says nothing that can be kept is told
//! with its line, and the others stay. What they are drawn on is not decided here.

use csv::ReaderBuilder;
use jiff::civil::Date;

use super::fault::Fault;
use super::files;
use super::home::Home;
use super::taxonomy_file::columns;
use crate::domain::clean::Clean;

const COLUMNS: [&str; 2] = ["date", "name"];

/// Reads the days.
pub(super) fn load(home: &Home, faults: &mut Vec<Fault>) -> Vec<(Date, String)> {
    match files::read(home, "releases.csv", faults) {
        Some(file) => parse(&file.name, &file.text, faults),
        None => Vec::new(),
    }
}

fn parse(file: &str, text: &str, faults: &mut Vec<Fault>) -> Vec<(Date, String)> {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    let Some(at) = columns(file, &header, &COLUMNS, faults) else { return Vec::new() };
    let mut found = Vec::new();
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let line = error.position().map_or(0, |position| position.line() as usize);
                faults.push(Fault::new(file, line, "", "csv").with("detail", error));
                continue;
            }
        };
        let line = record.position().map_or(0, |position| position.line() as usize);
        let cell = |column: &str| at.get(column).and_then(|at| record.get(*at)).unwrap_or_default().trim();
        let name = Clean::line(cell("name"));
        match cell("date").parse::<Date>() {
            Err(_) => {
                faults.push(Fault::new(file, line, "date", "release-date").with("value", cell("date")));
            }
            Ok(_) if name.is_empty() => faults.push(Fault::new(file, line, "name", "release-name")),
            Ok(date) => found.push((date, name.to_string())),
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_order_and_every_row_that_cannot_be_kept_is_told_with_its_line() {
        let mut faults = Vec::new();
        let text = "date,name\n2026-02-20,App 4.3\nsoon,App 5\n2026-02-01,App 4.2\n2026-03-01,\n";
        let found = parse("releases.csv", text, &mut faults);
        let names: Vec<&str> = found.iter().map(|(_, name)| name.as_str()).collect();
        assert_eq!(names, ["App 4.2", "App 4.3"]);
        let told: Vec<(usize, &str)> =
            faults.iter().map(|fault| (fault.line, fault.what.id.as_str())).collect();
        assert_eq!(told, [(3, "fault-release-date"), (5, "fault-release-name")]);
    }
}
