//! `exposure.csv`: orders, accounts or cards a week by product, and by site where it has that column, by the week's Monday. A row that says nothing that can be kept
//! is told with its line, and the others stay. What they are read against is not decided here.

use csv::ReaderBuilder;
use jiff::civil::{Date, Weekday};

use super::csv_rows::{columns, line, readable};
use super::fault::Fault;
use super::files;
use super::home::Home;
use crate::domain::clean::Clean;
use crate::domain::exposure::{Exposure, Refused};

const COLUMNS: [&str; 4] = ["week", "product", "count", "unit"];
/// A column that a file may have besides: which site the count is of.
const SITE: &str = "site";

/// Reads the weeks.
pub(super) fn load(home: &Home, faults: &mut Vec<Fault>) -> Exposure {
    match files::read(home, "exposure.csv", faults) {
        Some(file) => parse(&file.name, &file.text, faults),
        None => Exposure::default(),
    }
}

fn parse(file: &str, text: &str, faults: &mut Vec<Fault>) -> Exposure {
    let mut found = Exposure::default();
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let header = reader.headers().cloned().unwrap_or_default();
    let Some(mut at) = columns(file, &header, &COLUMNS, faults) else { return found };
    at.extend(header.iter().position(|name| name.trim() == SITE).map(|place| (SITE, place)));
    for record in reader.records() {
        let Some(record) = readable(file, record, faults) else { continue };
        let line = line(&record);
        let cell = |column: &str| at.get(column).and_then(|at| record.get(*at)).unwrap_or_default().trim();
        let fault = |column: &str, id: &str| Fault::new(file, line, column, id).with("value", cell(column));
        let monday = match cell("week").parse::<Date>() {
            Ok(day) if day.weekday() == Weekday::Monday => day,
            Ok(_) => {
                faults.push(fault("week", "exposure-monday"));
                continue;
            }
            Err(_) => {
                faults.push(fault("week", "exposure-week"));
                continue;
            }
        };
        let Ok(count) = cell("count").parse::<u64>() else {
            faults.push(fault("count", "exposure-count"));
            continue;
        };
        let unit = Clean::line(cell("unit"));
        if unit.is_empty() {
            faults.push(fault("unit", "exposure-unit-missing"));
            continue;
        }
        match found.add((cell("product"), cell(SITE)), monday, count, unit.as_str()) {
            Ok(()) => {}
            Err(Refused::Twice) => faults.push(fault("week", "exposure-twice")),
            Err(Refused::Unit) => faults.push(fault("unit", "exposure-unit")),
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weeks_are_read_and_every_row_that_cannot_be_kept_is_told_with_its_line() {
        let mut faults = Vec::new();
        let text = "week,product,count,unit\n\
            2026-11-02,credit_card,41000,active cards\n\
            2026-11-03,credit_card,41000,active cards\n\
            soon,credit_card,41000,active cards\n\
            2026-11-09,credit_card,41.000,active cards\n\
            2026-11-09,credit_card,41000,\n\
            2026-11-09,credit_card,900,orders\n\
            2026-11-02,credit_card,41000,active cards\n\
            2026-11-02,,99000,orders\n";
        let found = parse("exposure.csv", text, &mut faults);
        let told: Vec<(usize, &str)> =
            faults.iter().map(|fault| (fault.line, fault.what.id.as_str())).collect();
        assert_eq!(
            told,
            [
                (3, "fault-exposure-monday"),
                (4, "fault-exposure-week"),
                (5, "fault-exposure-count"),
                (6, "fault-exposure-unit-missing"),
                (7, "fault-exposure-unit"),
                (8, "fault-exposure-twice"),
            ]
        );
        let units = (found.unit("credit_card", None), found.unit("", None));
        assert_eq!(units, (Some("active cards"), Some("orders")));
    }

    #[test]
    fn a_file_may_say_of_which_site_each_count_is() {
        let mut faults = Vec::new();
        let text = "week,product,site,count,unit\n\
            2026-11-02,loan,Atento CDMX,700,loans\n\
            2026-11-02,loan,Lima,300,loans\n\
            2026-11-02,loan,Lima,301,loans\n";
        let found = parse("exposure.csv", text, &mut faults);
        assert_eq!(faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), [4]);
        assert_eq!(found.unit("loan", Some("atento cdmx")), Some("loans"));
    }

    #[test]
    fn a_file_without_its_columns_is_told() {
        let mut faults = Vec::new();
        assert!(parse("exposure.csv", "week,product\n2026-11-02,loan\n", &mut faults).is_empty());
        assert_eq!(faults.len(), 2);
    }
}
