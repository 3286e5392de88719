//! The README says what is true: its pictures, its tests and its keys are there.

use std::fs;
use std::path::Path;

use crate::session::program;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).expect("a file of the repository")
}

#[test]
fn every_picture_of_the_readme_is_there() {
    let readme = read("README.md");
    let pictures: Vec<&str> = readme.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(pictures.len() > 5);
    for picture in pictures {
        assert!(Path::new(env!("CARGO_MANIFEST_DIR")).join(picture).exists(), "{picture} is missing");
    }
}

#[test]
fn every_promise_of_the_readme_has_its_test() {
    let readme = read("README.md");
    let promises: Vec<&str> = readme
        .lines()
        .filter_map(|line| line.strip_suffix("` |")?.rsplit_once("| `"))
        .map(|(_, test)| test)
        .collect();
    assert!(promises.len() > 2);
    for promise in promises {
        let (module, test) = promise.rsplit_once("::").expect("a module and a test");
        let inside = module.replace("::", "/");
        let places =
            [format!("tests/{inside}.rs"), format!("src/{inside}.rs"), format!("src/{inside}/mod.rs")];
        let found = places
            .iter()
            .filter(|place| Path::new(env!("CARGO_MANIFEST_DIR")).join(place).exists())
            .any(|place| read(place).contains(&format!("fn {test}(")));
        assert!(found, "{promise} is not a test");
    }
}

#[test]
fn the_key_table_of_the_readme_is_the_programs_own() {
    let home = tempfile::tempdir().expect("a folder for the test");
    let said = program(home.path(), &["--lang", "en", "keys", "--format", "md"]).output().expect("it runs");
    let readme = read("README.md");
    let (_, rest) = readme.split_once("md` prints -->\n").expect("the table begins");
    let (table, _) = rest.split_once("<!-- /keys -->").expect("the table ends");
    assert_eq!(table.trim(), String::from_utf8_lossy(&said.stdout).trim());
}
