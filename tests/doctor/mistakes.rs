//! Mistakes that are well formed: the profile compiles, and would lose work or tell a customer what is not for them.

use secondline::config::files::SHIPPED;
use secondline::config::{CrmSettings, Words};
use secondline::crm::{Level, Source, examine};
use serde_json::json;

/// A mistake: in which profile, the text that gives way, what takes its place, what stands on the line that a finding
/// must name, and the finding.
type Mistake = (&'static str, &'static str, &'static str, &'static str, &'static str);

const PLANTED: [Mistake; 27] = [
    ("zendesk", "any($c.vars.groups[];", "any($c.vars.groops[];", "groops", "unknown-name"),
    ("zendesk", "who($c.side.organizations;", "who($c.side.organisations;", "organisations", "unknown-name"),
    (
        "zendesk",
        "{comment: {body: .args.comment.text, public: false}",
        "{comment: {body: .args.comment.body, public: false}",
        ".args.comment.body",
        "unknown-name",
    ),
    ("zammad", "(if .args.queue then", "(if .args.group then", ".args.group", "unknown-name"),
    ("freshdesk", "who($c.people;", "who($c.persons;", "$c.persons", "unknown-name"),
    (
        "servicenow",
        "(if .args.status == \"6\" then",
        "(if .ticket.status == \"6\" then",
        "body   = 'rename(",
        "our-word",
    ),
    (
        "salesforce",
        "+ (.args.fields // {})'",
        "+ (.args.fields // {}) + {Status: .ticket.status}'",
        "{Status: .ticket.status}",
        "our-word",
    ),
    (
        "zendesk",
        "body  = '{tags: .args.add_tags}'",
        "body  = '{tags: (.ticket.tags + .args.add_tags)}'",
        "(.ticket.tags",
        "tag-list",
    ),
    (
        "zendesk",
        "body  = '{tags: .args.add_tags}'",
        "body  = '{tags: .args.tags}'",
        "'{tags: .args.tags}'",
        "tag-list",
    ),
    ("freshdesk", "tags: \"tags\"})", "tags: \"tags\"}) + {tags: .ticket.tags}", "body   = '''", "tag-list"),
    (
        "zammad",
        "sets   = [\"assignee\", \"queue\", \"status\", \"priority\", \"fields\"]",
        "sets   = [\"assignee\", \"queue\", \"status\", \"priority\", \"fields\", \"comment\"]",
        "[do.update]",
        "not-sent",
    ),
    (
        "freshdesk",
        "{body: \"\\(.args.comment.html)<p>ref:\\(.marker)</p>\", private: true}",
        "{body: \"<p>ref:\\(.marker)</p>\", private: true}",
        "[do.note]",
        "not-sent",
    ),
    ("freshdesk", "<p>ref:\\(.marker)</p>\", private: true", "\", private: true", "[do.note]", "no-mark"),
    (
        "dynamics",
        "headers  = { If-Match = \"{ticket.version}\" }\nbody     = 'rename({status",
        "body     = 'rename({status",
        "[[do.update]]",
        "no-stamp",
    ),
    ("rt5", "headers  = { If-Match = \"{ticket.etag}\" }\n", "", "[do.update]", "no-stamp"),
    ("hubspot", "{inputs: [.ids[] | {id: .}]", "{inputs: []", "[read.ids]", "asks-nothing"),
    ("zammad", "by_ticket/{ticket.id}\"", "by_ticket\"", "[[read.timeline]]", "asks-nothing"),
    ("freshdesk", "public: (.private | not), ", "", "map   = '{id, at:", "map-lacks"),
    ("servicenow", "updated: .sys_updated_on, ", "", "map   = '''", "map-lacks"),
    ("zendesk", "rows  = '.groups[]'\n", "", "[read.queues]", "one-row"),
    ("hubspot", "cap    = 10000", "cap    = 100", "cap    = 100", "cap"),
    ("dynamics", "conflict = [412]", "conflict = [200, 412]", "conflict = [200, 412]", "conflict-status"),
    (
        "jira",
        "path   = \"/rest/api/2/issue/{ticket.id}/transitions\"\nwith",
        "method = \"GET\"\npath   = \"/rest/api/2/issue/{ticket.id}/transitions\"\nwith",
        "method = \"GET\"",
        "write-get",
    ),
    ("salesforce", "IsPublished: false}", "IsPublished: true}", "IsPublished: true}", "note-public"),
    (
        "zammad",
        "type: \"email\", internal: false",
        "type: \"email\", internal: true",
        "internal: true, sender: \"Agent\"",
        "reply-internal",
    ),
    ("jira", ", groups: [.groups.items[]?.name]}", "}", "roles    =", "roles-unread"),
    (
        "dynamics",
        "headers = { OData-MaxVersion = \"4.0\",",
        "headers = { Api-Key = \"a1b2c3d4e5f6\", OData-MaxVersion = \"4.0\",",
        "a1b2c3d4e5f6",
        "bare-secret",
    ),
];

fn settings() -> CrmSettings {
    let auth = json!({"type": "bearer", "token": "cmd:echo x"});
    CrmSettings { auth: Some(auth), base: Some("https://crm.example".to_owned()), ..CrmSettings::default() }
}

fn shipped(name: &str) -> &'static str {
    let file = format!("crm/{name}.toml");
    SHIPPED.iter().find(|(known, _)| *known == file).map(|(_, text)| *text).expect("a shipped profile")
}

#[test]
fn a_mistake_that_is_well_formed_is_refused_with_its_line_and_a_remedy() {
    let words = Words::shipped("en");
    let mut passed = Vec::new();
    for (name, good, bad, marked, id) in PLANTED {
        let before = shipped(name);
        assert!(before.contains(good), "{name} has no {good:?} to plant it in");
        let text = before.replacen(good, bad, 1);
        let file = format!("crm/{name}.toml");
        let (profile, findings) = examine(&Source::new(&file, &text, &settings()), &settings());
        assert!(profile.is_some(), "{name}, {bad:?}: it compiles: {findings:#?}");
        let lines: Vec<&str> = text.lines().collect();
        let told =
            findings.iter().find(|one| one.saw.id == format!("doctor-{id}") && one.level == Level::Wrong);
        let Some(told) = told else {
            passed.push(format!("{name}: {bad:?} passes: {findings:#?}"));
            continue;
        };
        let line = lines.get(told.line.wrapping_sub(1)).copied().unwrap_or_default();
        if !line.contains(marked) {
            passed.push(format!(
                "{name}, {id}: line {} is {line:?} and not the one with {marked:?}",
                told.line
            ));
        }
        assert_eq!(told.file, file);
        for say in [&told.why, &told.mend] {
            let say = words.say(say.as_ref().expect("a sentence"));
            assert!(say.ends_with('.') && !say.contains("doctor-"), "{say}");
        }
    }
    assert!(passed.is_empty(), "{}", passed.join("\n"));
}

#[test]
fn tags_that_can_only_be_added_are_noted_and_two_facts_in_one_field_are_refused() {
    let text = shipped("zammad");
    let start = text.find("untag = {").expect("the action");
    let end = start + text[start..].find('\n').expect("its end");
    let text = format!("{}{}", &text[..start], &text[end..])
        .replace("vendor = \"vendor\"", "vendor = \"root_cause\"");
    let (_, findings) = examine(&Source::new("crm/zammad.toml", &text, &settings()), &settings());
    let level = |id: &str| findings.iter().find(|one| one.saw.id == id).map(|one| one.level);
    assert_eq!(level("doctor-tag-half"), Some(Level::Note));
    assert_eq!(level("doctor-field-twice"), Some(Level::Wrong));
}
