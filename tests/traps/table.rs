//! `TRAPS.md` names a test for each trap, or says why there is none; each test that it names exists.

use std::path::Path;

const TABLE: &str = include_str!("../TRAPS.md");

/// Everything that holds tests, as one text.
fn code(folder: &Path, into: &mut String) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            code(&path, into);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            into.push_str(&std::fs::read_to_string(&path).expect("text"));
        }
    }
}

#[test]
fn every_trap_has_a_test_that_exists_or_says_why_not() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut all = String::new();
    for folder in ["src", "tests"] {
        code(&root.join(folder), &mut all);
    }
    let rows: Vec<Vec<&str>> = TABLE
        .lines()
        .filter(|line| line.starts_with("| ") && line[2..].starts_with(|c: char| c.is_ascii_digit()))
        .map(|line| line.trim_matches('|').split('|').map(str::trim).collect())
        .collect();
    let numbers: Vec<&str> = rows.iter().map(|row| row[0]).collect();
    let wanted: Vec<String> = (1..=37).map(|number: u32| number.to_string()).collect();
    assert_eq!(numbers, wanted);
    let mut tested = 0;
    for row in &rows {
        assert_eq!(row.len(), 4, "{row:?}");
        let tests: Vec<&str> = row[2].split('`').filter(|name| name.contains("::")).collect();
        tested += usize::from(!tests.is_empty());
        assert!(!tests.is_empty() || row[3].len() > 20, "trap {} says neither", row[0]);
        for test in tests {
            let name = test.rsplit("::").next().unwrap_or_default();
            assert!(all.contains(&format!("fn {name}(")), "trap {}: there is no test {name}", row[0]);
        }
    }
    println!("{tested} of 37 traps have a test");
    behaviours(&all);
}

/// Each trap stands behind one of the five behaviours, or the table says what it stands behind.
fn behaviours(code: &str) {
    let (_, table) = TABLE.split_once("## The five behaviours").expect("the second table");
    let rows = table.lines().filter(|line| line.starts_with("| ")).skip(1);
    let mut seen: Vec<u32> = Vec::new();
    let mut names = Vec::new();
    for row in rows {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        assert_eq!(cells.len(), 4, "{row}");
        let tests: Vec<&str> = cells[2].split('`').filter(|name| name.contains("::")).collect();
        for test in &tests {
            let name = test.rsplit("::").next().unwrap_or_default();
            assert!(code.contains(&format!("fn {name}(")), "{}: there is no test {name}", cells[0]);
        }
        assert!(!tests.is_empty() || cells[1].len() > 20, "{row} says neither");
        names.push(cells[0]);
        seen.extend(cells[3].split(' ').filter_map(|number| number.parse::<u32>().ok()));
    }
    for behaviour in ["walk", "sweep", "guard", "once", "verify"] {
        assert!(names.contains(&behaviour), "{behaviour} is missing");
    }
    let missing: Vec<u32> = (1..=37).filter(|number| !seen.contains(number)).collect();
    assert_eq!(missing, Vec::<u32>::new(), "traps that stand behind nothing");
}
