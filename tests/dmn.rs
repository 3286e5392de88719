//! The expression language held against the OMG's technology compatibility kit for DMN. Its cases (Apache-2.0) are
//! not kept here: `SECONDLINE_DMN_TCK` names the folder of a checkout, else the comparison is skipped.

mod model;
mod oracle;
mod xml;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use model::{Found, Model};
use xml::Element;

/// What is no part of the subset, and why: a case that needs it is listed and not counted.
fn beyond(model: &Element) -> Option<String> {
    for table in model.all("decisionTable") {
        let policy = table.attribute("hitPolicy").unwrap_or("UNIQUE");
        if let Some(sum) = table.attribute("aggregation") {
            return Some(format!("a triage table collects what applies and does not work out its {sum}"));
        }
        if !["UNIQUE", "FIRST", "ANY", "COLLECT"].contains(&policy) {
            return Some(format!("the hit policy {policy} is none of U, F, A and C"));
        }
    }
    let called = model.all("businessKnowledgeModel");
    called.first().map(|_| "a business knowledge model is called, and a condition calls no other".to_owned())
}

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(ending)))
        .collect();
    found.sort();
    found
}

#[test]
fn level_two_of_the_compatibility_kit_is_met_where_the_subset_covers_it() {
    let Some(kit) = std::env::var_os("SECONDLINE_DMN_TCK") else {
        println!("skipped: SECONDLINE_DMN_TCK names no checkout of dmn-tck/tck");
        return;
    };
    let level = Path::new(&kit).join("TestCases/compliance-level-2");
    let (mut covered, mut passed) = (0_u32, 0_u32);
    let (mut failed, mut left): (Vec<String>, BTreeMap<String, u32>) = (Vec::new(), BTreeMap::new());
    for folder in files(&level, "").into_iter().filter(|path| path.is_dir()) {
        for tests in files(&folder, ".xml") {
            let tests = Element::parse(&std::fs::read_to_string(&tests).unwrap());
            let name = tests.all("modelName")[0].text.trim().to_owned();
            let text = std::fs::read_to_string(folder.join(&name)).unwrap();
            let document = Element::parse(&text);
            for case in tests.all("testCase") {
                for result in case.all("resultNode") {
                    if let Some(reason) = beyond(&document) {
                        *left.entry(format!("{name}: {reason}")).or_default() += 1;
                        continue;
                    }
                    covered += 1;
                    let wanted = Found::expected(result.child("expected").unwrap());
                    let found = Model::new(&document, case).decide(result.attribute("name").unwrap());
                    if found == wanted {
                        passed += 1;
                    } else {
                        let id = case.attribute("id").unwrap_or_default();
                        failed.push(format!("{name} case {id}: {found:?} and not {wanted:?}"));
                    }
                }
            }
        }
    }
    println!("DMN level 2: {passed} of {covered} results that the subset covers");
    for (reason, count) in &left {
        println!("not covered ({count}): {reason}");
    }
    assert!(covered > 0, "{} has no cases", level.display());
    assert_eq!(failed, Vec::<String>::new());
}
