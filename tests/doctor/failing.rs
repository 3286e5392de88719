//! A filter that fails on what the CRM answers: whoever meets it is told the profile's file, the line and the key, what
//! kind of value stood there, and what to do; never the value.

use crate::cli::desk::{Desk, site};

const PROFILE: &str = include_str!("../../config/crm/zendesk.toml");

/// The line on which a text stands, from 1.
fn line_of(text: &str, part: &str) -> usize {
    1 + text.lines().position(|line| line.contains(part)).expect("it stands there")
}

/// The shipped profile with a change.
fn changed(good: &str, bad: &str) -> String {
    assert!(PROFILE.contains(good), "the profile has no {good:?}");
    PROFILE.replacen(good, bad, 1)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_filter_that_fails_on_an_answer_is_named_by_file_line_and_key_wherever_it_is_met() {
    let site = site().await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    for (key, good, bad, met) in [
        (
            "read.me.map",
            "map   = '''\n. as $all |",
            "map   = '''\n.user.name.first | . as $all |",
            "looks for “first” in a text",
        ),
        (
            "read.changes[1].rows",
            "rows  = '.results[]'\nnext  = 'if .meta.has_more then {\"page[after]\": .meta.after_cursor} else null end'\nvia",
            "rows  = '.tickets[]'\nnext  = 'null'\nvia",
            "failed on an empty value",
        ),
        (
            "read.changes[1].next",
            "rows  = '.results[]'\nnext  = 'if .meta.has_more then {\"page[after]\": .meta.after_cursor} else null end'\nvia",
            "rows  = '.results[]'\nnext  = '.meta.has_more'\nvia",
            "gave a true or false",
        ),
    ] {
        let text = changed(good, bad);
        desk.write("crm/zendesk.toml", &text);
        let section = key.rsplit_once('.').expect("a section").1;
        let at = text.find(bad).expect("it is planted");
        let lines = text[at..].lines().position(|line| line.starts_with(section)).expect("the key");
        let line = text[..at].lines().count() + 1 + lines;
        let place = format!("{key} of the CRM profile (crm/zendesk.toml, line ");
        for verb in ["sync", "doctor"] {
            let said = desk.run(&[verb]);
            let told = format!("{}{}", said.stdout, said.stderr);
            assert_ne!(said.status, 0, "{verb}: {told}");
            assert!(told.contains(&place) && told.contains(met), "{verb} {key}: {told}");
            if key != "read.me.map" {
                assert!(told.contains(&format!("{place}{line})")), "{verb} {key}, line {line}: {told}");
            }
        }
    }
    let doctor = desk.run(&["doctor"]);
    let findings = doctor.json["findings"].as_array().expect("findings").clone();
    let told = findings.iter().find(|one| one["key"] == "read.changes[1].next").expect("the filter's key");
    assert_eq!(told["file"], "crm/zendesk.toml");
    assert!(told["mend"].as_str().is_some_and(|mend| mend.contains("--record")), "{told}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_row_that_a_filter_fails_on_names_the_filter_and_keeps_the_rest_of_the_page() {
    let site = site().await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    let text = changed(
        "  subject, description,",
        "  subject: (if .id % 2 == 0 then .subject.text else .subject end), description,",
    );
    desk.write("crm/zendesk.toml", &text);
    let _half = desk.run(&["sync"]);
    let rows = desk.run(&["tickets"]).ok();
    assert!(rows.as_array().is_some_and(|rows| !rows.is_empty()), "the others came");
    let doctor = desk.run(&["doctor"]);
    let line = line_of(&text, "{ id, key: \"\\(.id)\"") - 1;
    let told = format!("read.ids.map (crm/zendesk.toml:{line}) looks for text in a text");
    assert!(doctor.stdout.contains(&told), "{told} is missing in {}", doctor.stdout);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_write_whose_filter_fails_is_not_sent_and_says_which_line_to_change() {
    let site = site().await;
    let desk = Desk::new(&site.running.base, &site.running.agent().token);
    desk.run(&["sync"]).ok();
    let key = desk.run(&["tickets", "--limit", "1"]).ok()[0]["key"].as_str().expect("a key").to_owned();
    let body = "body   = '{ticket: {comment: {body: .args.comment.text, public: false}, metadata: {secondline: .marker}}}'";
    let text = changed(body, "body   = '{ticket: .args.comment.text.plain}'");
    desk.write("crm/zendesk.toml", &text);
    let line = line_of(&text, ".args.comment.text.plain");
    desk.run(&["note", &key, "a secret thought"]).ok();
    let _refused = desk.run(&["sync"]);
    let waits = desk.run(&["outbox", "list"]);
    let told = format!(
        "do.note.body of the CRM profile (crm/zendesk.toml, line {line}) looks for “plain” in a text"
    );
    assert!(waits.stdout.contains(&told), "{told} is missing in {}{}", waits.stdout, waits.stderr);
    desk.write("crm/zendesk.toml", PROFILE);
}
