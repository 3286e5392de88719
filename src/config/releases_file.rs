//! `releases.csv`: days on which something was released, by date and name, and in a column that may be left out the product
//! that it is of. A row that says nothing that can be kept is told
//! with its line, and the others stay. What they are drawn on is not decided here.

use csv::ReaderBuilder;
use jiff::civil::Date;

use super::csv_rows::{columns, line, readable};
use super::fault::Fault;
use super::files;
use super::home::Home;
use crate::domain::clean::Clean;
use crate::domain::release::{Release, Releases};

const COLUMNS: [&str; 2] = ["date", "name"];
const PRODUCT: &str = "product";

/// Reads the days.
pub(super) fn load(home: &Home, faults: &mut Vec<Fault>) -> Releases {
    match files::read(home, "releases.csv", faults) {
        Some(file) => parse(&file.name, &file.text, faults),
        None => Releases::default(),
    }
}

fn parse(file: &str, text: &str, faults: &mut Vec<Fault>) -> Releases {
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    let Some(at) = columns(file, &header, &COLUMNS, faults) else { return Releases::default() };
    let product = header.iter().position(|name| name.trim() == PRODUCT);
    let mut found = Vec::new();
    for record in reader.records() {
        let Some(record) = readable(file, record, faults) else { continue };
        let line = line(&record);
        let cell = |column: &str| at.get(column).and_then(|at| record.get(*at)).unwrap_or_default().trim();
        let name = Clean::line(cell("name"));
        match cell("date").parse::<Date>() {
            Err(_) => {
                faults.push(Fault::new(file, line, "date", "release-date").with("value", cell("date")));
            }
            Ok(_) if name.is_empty() => faults.push(Fault::new(file, line, "name", "release-name")),
            Ok(day) => {
                let product = product.and_then(|at| record.get(at)).map(Clean::line);
                let product = product.filter(|text| !text.is_empty()).map(|text| text.to_string());
                found.push(Release { day, name: name.to_string(), product });
            }
        }
    }
    found.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_may_be_named_and_may_be_left_out() {
        let mut faults = Vec::new();
        let text = "product,date,name\ncredit_card,2026-02-20,Card 2\n,2026-02-01,App 4.2\n";
        let found = parse("releases.csv", text, &mut faults);
        assert_eq!((found.products(), found.all().count(), faults.len()), (vec!["credit_card"], 2, 0));
    }

    #[test]
    fn days_are_read_in_order_and_every_row_that_cannot_be_kept_is_told_with_its_line() {
        let mut faults = Vec::new();
        let text = "date,name\n2026-02-20,App 4.3\nsoon,App 5\n2026-02-01,App 4.2\n2026-03-01,\n";
        let found = parse("releases.csv", text, &mut faults);
        let names: Vec<&str> = found.all().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["App 4.2", "App 4.3"]);
        let told: Vec<(usize, &str)> =
            faults.iter().map(|fault| (fault.line, fault.what.id.as_str())).collect();
        assert_eq!(told, [(3, "fault-release-date"), (5, "fault-release-name")]);
    }
}
