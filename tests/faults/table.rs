//! The table of faults in `tests/FAULTS.md` is complete and true: every fault has a row, every named test exists.

use std::fs;
use std::path::{Path, PathBuf};

/// Faults that must have a test, whatever their severity.
const FIRST: [&str; 12] =
    ["F01", "F02", "F13", "F14", "F31", "F33", "F43", "F51", "F54", "F68", "F70", "F71"];

struct Row {
    fault: String,
    severity: String,
    tests: Vec<String>,
    result: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rows() -> Vec<Row> {
    let table = fs::read_to_string(root().join("tests/FAULTS.md")).expect("the table of faults");
    table
        .lines()
        .filter(|line| line.starts_with("| F"))
        .map(|line| {
            let cells: Vec<&str> = line.trim().trim_matches('|').split('|').map(str::trim).collect();
            assert_eq!(cells.len(), 5, "{line}");
            let tests = cells[3].split('`').skip(1).step_by(2).map(str::to_owned).collect();
            Row {
                fault: cells[0].to_owned(),
                severity: cells[1].to_owned(),
                tests,
                result: cells[4].to_owned(),
            }
        })
        .collect()
}

/// Where a test may live: its module is a file of the test tree or of the program, or lies in such a file.
fn places(module: &str) -> Vec<PathBuf> {
    let inside = module.strip_prefix("secondline::").map_or_else(
        || ("tests", module.replace("::", "/")),
        |rest| ("src", rest.trim_end_matches("::tests").replace("::", "/")),
    );
    let base = root().join(inside.0).join(&inside.1);
    vec![
        base.with_extension("rs"),
        base.join("mod.rs"),
        base.join("tests.rs"),
        base.join("tests").join("mod.rs"),
    ]
}

fn exists(test: &str) -> bool {
    let Some((module, name)) = test.rsplit_once("::") else { return false };
    let declared = format!("fn {name}(");
    places(module).iter().any(|place| fs::read_to_string(place).is_ok_and(|text| text.contains(&declared)))
}

#[test]
fn every_fault_has_a_row_and_every_named_test_exists() {
    let rows = rows();
    let numbers: Vec<&str> = rows.iter().map(|row| row.fault.as_str()).collect();
    let wanted: Vec<String> = (1..=78).map(|number| format!("F{number:02}")).collect();
    assert_eq!(numbers, wanted);
    for row in &rows {
        for test in &row.tests {
            assert!(exists(test), "{}: there is no test {test}", row.fault);
        }
        assert!(!row.result.is_empty(), "{} says neither what was seen nor why no test runs", row.fault);
    }
}

#[test]
fn every_critical_fault_is_tested_and_most_of_the_others() {
    let rows = rows();
    for row in &rows {
        let must = row.severity == "C" || FIRST.contains(&row.fault.as_str());
        assert!(!must || !row.tests.is_empty(), "{} has no test", row.fault);
    }
    let tested = rows.iter().filter(|row| !row.tests.is_empty()).count();
    assert!(tested >= 65, "{tested} of {} faults are tested", rows.len());
}
