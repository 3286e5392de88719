//! Mistakes planted into the shipped profile, one at a time.

use secondline::config::files::SHIPPED;
use secondline::config::{CrmSettings, Words};
use secondline::crm::{Level, Source, examine};
use serde_json::json;

const PROFILE: &str = include_str!("../../config/crm/zendesk.toml");

fn settings() -> CrmSettings {
    let auth = json!({"type": "bearer", "token": "cmd:echo x"});
    CrmSettings { auth: Some(auth), ..CrmSettings::default() }
}

/// What is planted, the text that gives way to it, and what stands on the line that a finding must name.
const PLANTED: [(&str, &str, &str, &str); 28] = [
    ("another format", "profile = 1\n", "profile = 2\n", "profile = 2"),
    ("an open line", r#"base    = "https:"#, r#"base    = "http:"#, r#"base    = "http:"#),
    (
        "a filter that does not close",
        "rows  = '.tickets[]'\nnext",
        "rows  = '.tickets['\nnext",
        "'.tickets['",
    ),
    ("a misspelt definition", "requester: who(", "requester: whoo(", "whoo("),
    ("a filter that reads the environment", "map   = 'person'", "map   = 'env.HOME'", "env.HOME"),
    (
        "what we may do by a setting",
        r#"path  = "/api/v2/users/me.json""#,
        r#"path  = "/api/v2/users/{vars.subdomain}.json""#,
        "[roles]",
    ),
    ("a filter without an end", "rows  = '.groups[]'", "rows  = 'range(1; 2)'", "range(1; 2)"),
    ("an unknown root", r#""/api/v2/users/me.json""#, r#""/api/v2/users/{my.id}.json""#, "{my.id}"),
    (
        "a var that is not there",
        r#""/api/v2/tickets/{ticket.id}/comments.json""#,
        r#""/api/v2/{vars.part}/comments.json""#,
        "{vars.part}",
    ),
    ("an open brace", r#"ids = "{ids}""#, r#"ids = "{ids""#, r#""{ids""#),
    ("a misspelt key", "batch = 100", "btach = 100", "btach"),
    ("a rate in words", r#"rate  = "90/min""#, r#"rate  = "ninety""#, "ninety"),
    ("a span in words", r#"grace = "60s""#, r#"grace = "a while""#, "a while"),
    ("a path without its slash", r#""/api/v2/groups.json""#, r#""api/v2/groups.json""#, r#""api/v2/groups"#),
    ("an unknown guard", r#"guard    = "stamp""#, r#"guard    = "hope""#, "hope"),
    (
        "a lost answer that nobody settles",
        r#"[do.note]
guard  = "none"
once   = "find"
"#,
        r#"[do.note]
guard  = "none"
"#,
        "[do.note]",
    ),
    ("statuses in words", "conflict = [409]", r#"conflict = "409""#, r#"conflict = "409""#),
    ("a version without its conflict", "conflict = [409]\n", "", "[do.update]"),
    ("a header for signing in", "Idempotency-Key =", "Authorization =", "Authorization ="),
    (
        "no word for solved",
        r#"solved  = ["solved"]
"#,
        "",
        "[status]",
    ),
    ("no words for open", r#"open    = ["open"]"#, "open    = []", "open    = []"),
    ("one word for two", r#"hold    = ["hold"]"#, r#"hold    = ["pending"]"#, r#"["pending"]"#),
    ("a field of nobody", "vendor      =", "supplier    =", "supplier"),
    (
        "a feed of one page",
        "next  = 'if .end_of_stream then null else {cursor: .after_cursor} end'\n",
        "",
        "[[read.changes]]",
    ),
    ("a feed of everything", r#"start_time = "{since}", "#, "", "[[read.changes]]"),
    ("no way to find what was made", "[do.article.find]", "[do.article.fined]", "[do.article]"),
    (
        "a write that asks its ticket for what nobody knows of it",
        "safe_update: true, updated_stamp: .ticket.version})}",
        "safe_update: true, updated_stamp: .ticket.stamp})}",
        "body   = '''",
    ),
    ("no way to find what was sent", "[do.update.arrived]", "[do.update.arived]", "[do.update.arived]"),
];

#[test]
fn each_planted_mistake_is_refused_with_file_line_and_a_remedy() {
    let words = Words::shipped("en");
    for (name, good, bad, marked) in PLANTED {
        assert!(PROFILE.contains(good), "{name}: the profile has no {good:?} to plant it in");
        let text = PROFILE.replacen(good, bad, 1);
        let source = Source::new("crm/zendesk.toml", &text, &settings());
        let (_, findings) = examine(&source, &settings());
        let wrong: Vec<_> = findings.iter().filter(|finding| finding.level == Level::Wrong).collect();
        let lines: Vec<&str> = text.lines().collect();
        let told = wrong.iter().find(|finding| {
            let line = finding.line.checked_sub(1).and_then(|at| lines.get(at));
            finding.file == "crm/zendesk.toml" && line.is_some_and(|line| line.contains(marked))
        });
        let told = told.unwrap_or_else(|| panic!("{name}: no finding at {marked:?} in {wrong:#?}"));
        let sentences = [Some(&told.saw), told.why.as_ref(), told.mend.as_ref()];
        for say in sentences {
            let say = say.expect("what was seen, why it matters, what to change");
            assert!(words.has(&say.id), "{name}: no words for {}", say.id);
            let said = words.say(say);
            assert!(!said.contains("{$") && said.len() > 10, "{name}: {said}");
        }
    }
}

#[test]
fn every_shipped_profile_is_accepted_without_a_network() {
    let mut seen = 0;
    for (file, text) in SHIPPED.iter().filter(|(file, _)| file.starts_with("crm/")) {
        let source = Source::new(file, text, &CrmSettings::default());
        let (profile, findings) = examine(&source, &CrmSettings::default());
        let wrong: Vec<_> = findings.iter().filter(|finding| finding.level == Level::Wrong).collect();
        assert!(profile.is_some() && wrong.is_empty(), "{file}: {wrong:#?}");
        seen += 1;
    }
    assert!(seen > 0);
}

#[test]
fn a_secret_that_is_not_there_is_told_and_is_no_fault_of_the_profile() {
    let auth = json!({"type": "bearer", "token": "env:SECONDLINE_NOBODY_SETS_THIS"});
    let settings =
        CrmSettings { auth: Some(auth), lines: [("auth".to_owned(), 2)].into(), ..CrmSettings::default() };
    let (profile, findings) = examine(&Source::new("crm/zendesk.toml", PROFILE, &settings), &settings);
    assert!(profile.is_some());
    let told = findings.iter().find(|finding| finding.saw.id == "secret-unset").expect("it is told");
    assert_eq!((told.level, told.place().as_str()), (Level::Warn, "settings.toml:2"));
    assert!(Words::shipped("en").say(&told.saw).contains("env:SECONDLINE_NOBODY_SETS_THIS"));
}
