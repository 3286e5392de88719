//! Procedures as a craft: the examples beside them, what a lint sees, and the table that chooses them.

mod planted;
mod promised;
mod rounds;
mod table;
mod verbs;

use jiff::civil::{DateTime, date};
use secondline::config::{self, Fault, Home, Lint, Overrides};

/// A config folder of its own, over the shipped files.
pub struct Folder {
    _root: tempfile::TempDir,
    /// Its folders.
    pub home: Home,
}

impl Folder {
    pub fn new() -> Self {
        let root = tempfile::tempdir().unwrap();
        let home = Home::new(Some(root.path())).unwrap();
        Self { _root: root, home }
    }

    pub fn write(&self, name: &str, text: &str) {
        let path = self.home.config.join(name);
        config::private_dir(path.parent().unwrap()).unwrap();
        config::write_private(&path, text.as_bytes()).unwrap();
    }

    pub fn lint(&self) -> Lint {
        config::lint(&self.home, noon(), &[])
    }
}

fn noon() -> DateTime {
    date(2026, 11, 22).at(12, 0, 0, 0)
}

fn all(lint: &Lint) -> Vec<&Fault> {
    lint.faults.iter().chain(&lint.notes).collect()
}

#[test]
fn everything_that_is_shipped_passes_the_lint_without_a_note() {
    let lint = Folder::new().lint();
    assert_eq!((lint.faults, lint.notes), (Vec::new(), Vec::new()));
    assert_eq!(lint.files, 27, "nine procedures in three languages");
}

#[test]
fn the_shipped_procedures_keep_every_example_beside_them() {
    let folder = Folder::new();
    let loaded = config::load(&folder.home, &Overrides::default());
    let mut faults = Vec::new();
    let all = config::examples(&folder.home, &loaded.config.sops, noon(), &mut faults);
    assert_eq!(faults, Vec::new());
    let mut cases = 0;
    for examples in &all {
        assert!(examples.cases.len() >= 4, "{} has too few", examples.file);
        for case in &examples.cases {
            assert_eq!(case.play(&examples.sop), Vec::new(), "{}: {}", examples.file, case.name);
            cases += 1;
        }
    }
    assert_eq!(all.len(), loaded.config.sops.len(), "each procedure has examples");
    assert!(cases >= 53, "{cases} cases");
}

#[test]
fn a_case_that_comes_out_differently_is_told_with_its_line() {
    let folder = Folder::new();
    let name = "sops/tests/general-escalation.toml";
    let text = config::files::shipped(name).unwrap().replacen("can_return = true", "can_return = false", 1);
    folder.write(name, &text);
    let loaded = config::load(&folder.home, &Overrides::default());
    let all = config::examples(&folder.home, &loaded.config.sops, noon(), &mut Vec::new());
    let examples = all.iter().find(|examples| examples.file == name).unwrap();
    let differences = examples.cases[0].play(&examples.sop);
    assert_eq!(differences.len(), 1);
    assert_eq!((differences[0].expected.key.as_str(), differences[0].expected.line), ("can_return", 5));
    assert_eq!(differences[0].found.iter().collect::<Vec<_>>(), ["true"]);
}
