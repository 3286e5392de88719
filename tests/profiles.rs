//! The shipped CRM profiles: each compiles, is short, and each of its filters does on its examples what it must.
//! With `SECONDLINE_BLESS=1` the outcomes of the examples are written anew: look at the difference.

use std::collections::BTreeSet;
use std::path::PathBuf;

use secondline::config::CrmSettings;
use secondline::crm::{Fixture, Profile};
use serde_json::{Value, json};

const NAMES: [&str; 11] = [
    "dynamics",
    "freshdesk",
    "github",
    "gitlab",
    "hubspot",
    "jira",
    "rt5",
    "salesforce",
    "servicenow",
    "zammad",
    "zendesk",
];
/// Most lines of a profile that are not blank. The one that explains the format line by line may be longer.
const LINES: usize = 80;

fn text(name: &str) -> String {
    std::fs::read_to_string(file(&format!("config/crm/{name}.toml"))).unwrap()
}

fn file(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn compiled(name: &str) -> Profile {
    Profile::compile(&format!("crm/{name}.toml"), &text(name), &CrmSettings::default())
        .unwrap_or_else(|faults| panic!("{name}: {faults:#?}"))
}

#[test]
fn every_shipped_profile_compiles_and_takes_an_afternoon() {
    for name in NAMES {
        compiled(name);
        let lines = text(name).lines().filter(|line| !line.trim().is_empty()).count();
        assert!(name == "zendesk" || lines < LINES, "{name} has {lines} lines");
    }
}

#[test]
fn the_profile_of_the_readme_compiles_as_it_stands_there() {
    let readme = std::fs::read_to_string(file("README.md")).unwrap();
    let blocks = readme.split("```toml\n").skip(1).filter_map(|rest| rest.split("```").next());
    let profile = blocks.into_iter().find(|block| block.starts_with("profile")).expect("a profile");
    if let Err(faults) = Profile::compile("crm/ours.toml", profile, &CrmSettings::default()) {
        panic!("{faults:#?}");
    }
}

#[test]
fn every_filter_of_every_profile_does_on_its_examples_what_it_must() {
    let mut wrong = Vec::new();
    for name in NAMES {
        let profile = compiled(name);
        let path = file(&format!("tests/profiles/fixtures/{name}.json"));
        let mut examples: Vec<Value> =
            serde_json::from_slice(&std::fs::read(&path).unwrap_or_else(|_| b"[]".to_vec())).unwrap();
        let mut tried = BTreeSet::new();
        for example in &mut examples {
            let fixture: Fixture = serde_json::from_value(example.clone()).unwrap();
            let came = match profile.try_filter(&fixture) {
                Some(Ok(came)) => came,
                Some(Err(why)) => json!({ "fails": why }),
                None => {
                    wrong.push(format!("{name}: there is no {}", fixture.filter));
                    continue;
                }
            };
            tried.insert(fixture.filter.clone());
            if std::env::var_os("SECONDLINE_BLESS").is_some() {
                example["expect"] = came;
            } else if came != fixture.expect {
                wrong.push(format!("{name}: {} gave {came} and not {}", fixture.filter, fixture.expect));
            }
        }
        if std::env::var_os("SECONDLINE_BLESS").is_some() {
            let lines: Vec<String> = examples.iter().map(Value::to_string).collect();
            std::fs::write(&path, format!("[\n{}\n]\n", lines.join(",\n"))).unwrap();
        }
        // What is inherited is one filter under several names.
        let place = |filter: &str, line: usize| (line, filter.rsplit('.').next().map(str::to_owned));
        let lines: BTreeSet<_> = profile
            .filters()
            .filter(|(filter, _)| tried.contains(*filter))
            .map(|(filter, line)| place(filter, line))
            .collect();
        let untried = profile.filters().filter(|(filter, line)| !lines.contains(&place(filter, *line)));
        wrong.extend(untried.map(|(filter, line)| format!("{name}:{line}: {filter} has no example")));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
