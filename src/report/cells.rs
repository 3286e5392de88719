//! CSV that a spreadsheet can open without running anything in it.

/// Whether a spreadsheet may take a cell for a formula: it begins like one, and is not simply a number.
pub(super) fn is_formula(cell: &str) -> bool {
    let begins = cell.trim_start().chars().next();
    let formula = ['=', '+', '-', '@', '\t', '\r', '\0', '|', '%', '＝', '＋', '－', '＠'];
    begins.is_some_and(|begins| formula.contains(&begins)) && cell.trim().parse::<f64>().is_err()
}

/// A cell that no spreadsheet takes for a formula: one that could be gets a `'` in front.
fn csv_cell(cell: &str) -> String {
    if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// One line by RFC 4180, with its line break.
pub(super) fn csv_line<'a>(cells: impl IntoIterator<Item = &'a str>) -> String {
    let mut line = String::new();
    for (nth, cell) in cells.into_iter().enumerate() {
        if nth > 0 {
            line.push(',');
        }
        let cell = csv_cell(cell);
        if cell.contains(['"', ',', '\n', '\r']) {
            line.push('"');
            line.push_str(&cell.replace('"', "\"\""));
            line.push('"');
        } else {
            line.push_str(&cell);
        }
    }
    line.push_str("\r\n");
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_neutralised_and_numbers_stay() {
        for (cell, want) in [
            ("=1+1", "'=1+1"),
            ("  @SUM(1)", "'  @SUM(1)"),
            ("+1-555-0100", "'+1-555-0100"),
            ("-349.00", "-349.00"),
            ("\u{ff1d}1+1", "'\u{ff1d}1+1"),
            ("\n=1+1", "'\n=1+1"),
            ("|cmd", "'|cmd"),
            ("Cargo", "Cargo"),
        ] {
            assert_eq!(csv_cell(cell), want);
        }
    }

    #[test]
    fn a_reader_gets_back_what_was_written() {
        let cells = ["a\"b\r\nc", "x,y", "", "plain"];
        let line = csv_line(cells);
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
        let record = reader.records().next().unwrap().unwrap();
        assert_eq!(record.iter().collect::<Vec<_>>(), cells);
    }
}
