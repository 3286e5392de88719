//! The filters that need no interpreter, held against the interpreter: on any filters and any values, and on those of
//! the shipped profiles.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::jq::{self, Filter};
use super::super::json::json_of;
use super::super::wanted::Wanted;

/// What a filter gives and what the interpreter gives for it: all outputs, and the first.
fn both(filter: &Filter, input: &Value, context: &Value) -> [(String, String); 2] {
    let (input, context) = (jq::val(input), jq::val(context));
    let shown = |outputs: Result<Vec<super::Val>, String>| match outputs {
        Ok(outputs) => outputs.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
        Err(why) => why,
    };
    let first = filter.one(input.clone(), context.clone()).map(|first| vec![first]);
    let theirs = filter.interpreted(input.clone(), context.clone()).next().unwrap_or(Ok(super::Val::Null));
    [
        (
            shown(filter.all(input.clone(), context.clone())),
            shown(filter.interpreted(input, context).collect()),
        ),
        (shown(first), shown(theirs.map(|first| vec![first]))),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (0..3_i64).prop_map(Value::from),
        (u64::MAX - 9..u64::MAX).prop_map(Value::from),
        Just(json!(9_007_199_254_740_993_u64)),
        Just(json!(-0.5)),
        prop_oneof![Just(""), Just("a"), Just("7"), Just("Tier 2"), Just("\u{1b}\"\\\u{1f600}\n")]
            .prop_map(Value::from),
    ];
    let name = prop_oneof![Just("a"), Just("b"), Just("id"), Just("tags"), Just("0")];
    leaf.prop_recursive(4, 32, 4, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((name.clone(), inner), 0..5).prop_map(|fields| {
                fields.into_iter().map(|(key, value)| (key.to_owned(), value)).collect::<Value>()
            }),
        ]
    })
}

fn filter() -> impl Strategy<Value = String> {
    let leaf = prop::sample::select(vec![
        ".",
        ".a",
        ".id",
        ".a.b",
        ".tags",
        ".b?",
        ".[]",
        ".tags[]?",
        ".[0]",
        ".[\"a\"]",
        ".[-1]?",
        "null",
        "true",
        "false",
        "7",
        "9007199254740993",
        "18446744073709551616",
        "1.50",
        "\"a\"",
        "\"\\u00e9\\n\"",
        "$c",
        "$c.a",
        "$c.tags[]?",
        "empty",
        "{}",
        "[]",
        "tostring",
        "not",
        "person",
        "any",
        "all",
    ]);
    leaf.prop_map(str::to_owned).prop_recursive(4, 24, 3, |f| {
        let two = |shape: fn(String, String) -> String| {
            (f.clone(), f.clone()).prop_map(move |(one, other)| shape(one, other))
        };
        let one = |shape: fn(String) -> String| f.clone().prop_map(shape);
        prop_oneof![
            two(|f, g| format!("({f} | {g})")),
            two(|f, g| format!("({f} // {g})")),
            two(|f, g| format!("({f}, {g})")),
            two(|f, g| format!("({f} and {g} or .a)")),
            two(|f, g| format!("({f} == {g})")),
            two(|f, g| format!("({f} <= {g})")),
            two(|f, g| format!("({f} + {g})")),
            two(|f, g| format!("{{a: {f}, id, b: {g}, a: .b}}")),
            two(|f, g| format!("{{(\"\\({f})\"): {g}, \"x\\(.a)\"}}")),
            two(|f, g| format!("(if {f} then {g} elif .a then 1 end)")),
            two(|f, g| format!("({f} as $x | {{$x, y: {g}, z: ($x | .a?)}})")),
            two(|f, g| format!("any({f}; {g})")),
            two(|f, g| format!("all({f}; {g})")),
            two(|f, g| format!("[{f} | select({g})]")),
            two(|f, g| format!("by({f}; {g})")),
            two(|f, g| format!("who({f}; {g})")),
            two(|f, g| format!("(def f: {f}; def g($v): {{v: $v, f: f}}; g({g}))")),
            two(|f, g| format!("({f} as $x | def f: $x; {g} as $x | [f, $x])")),
            two(|f, g| format!(".[{f}]?.a, .[\"a\", {g}]?")),
            one(|f| format!("[{f}]")),
            one(|f| format!("map({f})")),
            one(|f| format!("\"<\\({f})>\\n\"")),
            one(|f| format!("({f} | tostring)")),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn every_filter_means_what_the_interpreter_makes_of_it(
        code in filter(),
        inputs in prop::collection::vec(value(), 1..8),
        context in value(),
    ) {
        // An index that gives several values at once is the interpreter's; what does not compile is nobody's.
        if let Ok(filter) = jq::compile(&code) {
            for input in &inputs {
                for (ours, theirs) in both(&filter, input, &context) {
                    prop_assert_eq!(ours, theirs, "{} on {} with {}", &code, input, &context);
                }
            }
        }
    }
}

/// A value cut down to what is wanted of it, as the reader of answers does it.
fn cut(wanted: &Wanted, value: &Value) -> Value {
    let text = value.to_string();
    let cut = json_of(&text.clone().into(), wanted).unwrap();
    jq::json(&cut).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn a_filter_gives_the_same_on_what_it_says_it_looks_at(
        code in filter(),
        inputs in prop::collection::vec(value(), 1..8),
        context in value(),
        part in prop_oneof![Just(Wanted::ALL), Just(Wanted::KIND), Just(Wanted::field("a", Wanted::ALL)),
            Just(Wanted::each(Wanted::field("id", Wanted::ALL)))],
    ) {
        if let Ok(filter) = jq::compile(&code) {
            let wants = filter.wants(&part);
            for input in &inputs {
                let given = |input: &Value, context: &Value| {
                    let outputs = filter.all(jq::val(input), jq::val(context));
                    outputs.map(|outputs| {
                        outputs.iter().map(|output| cut(&part, &jq::json(output).unwrap())).collect::<Vec<_>>()
                    })
                };
                let (little, context_of_it) = (cut(&wants.input, input), cut(&wants.context, &context));
                prop_assert_eq!(
                    given(input, &context), given(&little, &context_of_it),
                    "{} on {} with {}", &code, input, &context
                );
            }
        }
    }
}

#[test]
fn a_join_looks_at_ids_and_at_what_is_wanted_of_the_record() {
    let name = Wanted::field("name", Wanted::ALL);
    let wants = jq::compile("by(.users; .who)").unwrap().wants(&name);
    let records = Wanted::each(name.with("id", Wanted::ALL));
    assert_eq!(wants.input, Wanted::field("users", records).with("who", Wanted::ALL));
    assert_eq!(jq::compile(".a | ltrimstr(.b)").unwrap().wants(&Wanted::KIND).input, Wanted::ALL);
}

/// The filters of a shipped profile under a name, wherever it stands.
fn written(value: &toml::Value, name: &str, found: &mut Vec<String>) {
    match value {
        toml::Value::Table(fields) => {
            for (key, value) in fields {
                match value {
                    toml::Value::String(code) if key == name => found.push(code.clone()),
                    value => written(value, name, found),
                }
            }
        }
        toml::Value::Array(items) => items.iter().for_each(|item| written(item, name, found)),
        _ => {}
    }
}

const SHIPPED: [(&str, &str); 9] = [
    ("zendesk", include_str!("../../../config/crm/zendesk.toml")),
    ("zammad", include_str!("../../../config/crm/zammad.toml")),
    ("salesforce", include_str!("../../../config/crm/salesforce.toml")),
    ("hubspot", include_str!("../../../config/crm/hubspot.toml")),
    ("servicenow", include_str!("../../../config/crm/servicenow.toml")),
    ("dynamics", include_str!("../../../config/crm/dynamics.toml")),
    ("freshdesk", include_str!("../../../config/crm/freshdesk.toml")),
    ("jira", include_str!("../../../config/crm/jira.toml")),
    ("rt5", include_str!("../../../config/crm/rt5.toml")),
];

#[test]
fn the_tickets_of_the_common_crms_need_no_interpreter() {
    for (name, text) in &SHIPPED[..7] {
        let mut maps = Vec::new();
        written(&text.parse::<toml::Table>().unwrap().into(), "map", &mut maps);
        let ticket = maps.iter().find(|map| map.contains("subject")).unwrap();
        assert!(jq::compile(ticket).unwrap().is_direct(), "{name}: {ticket}");
    }
}

#[test]
fn every_shipped_filter_means_the_same_without_the_interpreter() {
    let rows = [
        json!({"id": 7, "tags": ["escalated", "x"], "status": "deleted", "custom_fields": [{"id": 1, "value": null}],
            "assignee_id": 3, "group_id": null, "Owner": {"Type": "Queue"}, "fields": {"labels": []},
            "queue": {"name": "Tier 2"}, "rows": [1, {"a": 2}], "tickets": [{"id": 9_007_199_254_740_993_u64}]}),
        json!({"id": 18_446_744_073_709_551_615_u64, "tags": null, "fields": null, "properties": {"subject": "s"}}),
        json!({"tags": {"a": "b"}, "queue": 7, "via": "web", "meta": {"has_more": true, "after_cursor": "x"}}),
        json!([{"id": 1}, null, "x"]),
        json!("text"),
        json!(null),
    ];
    let context = json!({"base": "https://x", "vars": {"groups": ["Tier 2"]}, "me": {"id": 3}, "page": 2,
        "side": {"users": {"3": {"id": 3, "name": "Ann"}}, "groups": {}}, "res": {"link": {}}});
    let mut direct = 0;
    for (name, text) in SHIPPED {
        let profile = toml::Value::from(text.parse::<toml::Table>().unwrap());
        let mut filters = Vec::new();
        for key in ["map", "rows", "next", "save", "escalated", "body", "result", "error", "busy"] {
            written(&profile, key, &mut filters);
        }
        assert!(filters.len() > 5, "{name}");
        for code in filters {
            let filter = jq::compile(&code).unwrap();
            direct += usize::from(filter.is_direct());
            for row in &rows {
                for (ours, theirs) in both(&filter, row, &context) {
                    assert_eq!(ours, theirs, "{name}: {code} on {row}");
                }
            }
        }
    }
    assert!(direct > 100, "{direct}");
}

#[test]
fn definitions_that_double_each_other_are_left_to_the_interpreter() {
    let more = (1..40).map(|nth| format!("def f{nth}: f{0} | f{0}; ", nth - 1));
    let code = more.fold("def f0: [., .]; ".to_owned(), |code, def| code + &def);
    assert!(!jq::compile(&format!("{code} f39")).unwrap().is_direct());
}
