//! What needs no CRM: a tape of one whose login names its host, and the examples beside a profile.

use std::os::unix::fs::DirBuilderExt as _;
use std::path::Path;

use reqwest::Url;
use serde_json::{Value, json};

use crate::cli::desk::Desk;

/// Nobody listens there, and nobody has a token.
fn desk() -> Desk {
    Desk::new("http://127.0.0.1:9", "")
}

fn put(folder: &Path, name: &str, value: &Value) {
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder).expect("a folder");
    std::fs::write(folder.join(name), value.to_string()).expect("a file");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_tape_of_a_crm_whose_login_names_the_host_plays_without_a_login_and_without_a_secret() {
    let desk = desk();
    desk.write("settings.toml", "profile = \"salesforce\"\n");
    let tape = desk.home.path().join("tape");
    let login = json!({"instance_url": "https://acme.my.salesforce.com"});
    put(&tape, "tape.json", &json!({"now": "2026-03-12T09:00:00Z", "marker": "m-1", "login": login}));
    let asked = |path: &str, query: &[(&str, &str)]| {
        let url = Url::parse_with_params(&format!("https://x.example/services/data/v61.0{path}"), query)
            .expect("a URL");
        url.query()
            .filter(|query| !query.is_empty())
            .map_or_else(|| url.path().to_owned(), |query| format!("{}?{query}", url.path()))
    };
    let me = "SELECT Id, Name, Email, UserRole.Name, Profile.Name FROM User WHERE Id = '005A'";
    let answer = json!({"records": [{"Id": "005A", "Name": "Ann Lead", "Email": null, "UserRole": {"Name": "Tier 2 Lead"}, "Profile": null}]});
    for (name, url, answer) in [
        ("001-get.json", asked("/chatter/users/me", &[]), json!({"id": "005A"})),
        ("002-get.json", asked("/query", &[("q", me)]), answer),
    ] {
        put(&tape, name, &json!({"method": "GET", "url": url, "status": 200, "answer": answer}));
    }
    let said = desk.run(&["doctor", "--replay", &tape.display().to_string()]);
    let findings = said.json["findings"].as_array().expect("findings").clone();
    let told = findings.iter().find(|one| one["key"] == "read.me").expect("who we are");
    assert_eq!(told["level"], "good", "{told}");
    let saw = told["saw"].as_str().expect("a sentence");
    assert!(saw.contains("Ann Lead") && saw.contains("lead"), "the role comes from the CRM: {saw}");
    assert!(said.stdout.contains("the tape has no GET"), "what was not heard is told: {}", said.stdout);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_examples_beside_a_profile_are_tried_and_a_wrong_one_is_told_with_the_line_of_its_filter() {
    let desk = desk();
    let folder = desk.home.path().join("config/crm/fixtures");
    let good = json!({"filter": "read.queues.map", "input": {"id": 3, "name": "Tier 2", "url": "x"}, "expect": {"id": 3, "name": "Tier 2"}});
    put(&folder, "zendesk.json", &json!([good.clone()]));
    let said = desk.run(&["doctor", "--offline"]);
    assert!(
        said.stdout.contains("Examples in crm/fixtures/zendesk.json that come out as they should: 1."),
        "{}",
        said.stdout
    );
    let mut wrong = good.clone();
    wrong["expect"] = json!({"id": 4});
    let nowhere = json!({"filter": "read.quues.map", "input": 1, "expect": 1});
    put(&folder, "zendesk.json", &json!([good, wrong, nowhere]));
    let said = desk.run(&["doctor", "--offline"]);
    assert_eq!(said.status, 3);
    let findings = said.json["findings"].as_array().expect("findings").clone();
    let of =
        |key: &str| findings.iter().find(|one| one["key"] == key).unwrap_or_else(|| panic!("{findings:#?}"));
    let profile = include_str!("../../config/crm/zendesk.toml");
    let line = of("read.queues.map")["line"].as_u64().expect("a line");
    assert_eq!(profile.lines().nth(line as usize - 1), Some("map   = '{id, name}'"));
    assert!(of("read.queues.map")["saw"].as_str().is_some_and(|saw| saw.contains("Example 2")));
    assert!(of("read.quues.map")["mend"].as_str().is_some_and(|mend| mend.contains("read.queues.map")));
}
