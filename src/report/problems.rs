//! Problems and known errors as documents, a table and sentences. What was written is covered as on the screen.

use serde_json::{Value, json};

use super::table::{Column, Table};
use crate::config::Words;
use crate::domain::problem::{Field, Problem, State};
use crate::domain::redact::Veil;
use crate::domain::taxonomy::Taxonomy;

/// A problem for scripts.
#[must_use]
pub fn problem_document(one: &Problem) -> Value {
    let veil = Veil::over(std::iter::empty());
    let text = |text: &str| Some(veil.text(text)).filter(|text| !text.is_empty());
    let why: Vec<Value> = one
        .why
        .iter()
        .map(|why| {
            let evidence: Vec<String> = why.evidence.iter().map(ToString::to_string).collect();
            json!({"text": veil.text(why.text.as_str()), "evidence": evidence, "assumed": why.is_assumed()})
        })
        .collect();
    let tickets: Vec<Value> =
        one.tickets.values().map(|link| json!({"key": link.key, "told": link.told})).collect();
    let workaround: serde_json::Map<String, Value> = one
        .workaround
        .iter()
        .map(|(language, words)| (language.clone(), json!(veil.text(words.as_str()))))
        .collect();
    json!({
        "id": one.id,
        "state": one.state.as_str(),
        "known_error": one.is_known_error(),
        "what": veil.text(one.what.as_str()),
        "where": text(one.place.as_str()),
        "since": text(one.since.as_str()),
        "extent": text(one.extent.as_str()),
        "cause": one.cause,
        "why": why,
        "workaround": workaround,
        "owner": one.owner,
        "fix": text(one.fix.as_str()),
        "decision": text(one.decision.as_str()),
        "review": one.review.map(|day| day.to_string()),
        "opened": one.opened.to_string(),
        "by": one.by,
        "tickets": tickets,
        "waiting": one.waiting,
    })
}

fn state(state: State, words: &Words) -> String {
    words.get(&format!("problem-state-{}", state.as_str().replace('_', "-")))
}

/// Problems in a list.
#[must_use]
pub fn problems_table(all: &[Problem], words: &Words) -> Table {
    let veil = Veil::over(std::iter::empty());
    let mut table = Table::spoken(
        words,
        vec![
            Column::text("ID".to_owned()),
            Column::text(words.get("column-state")),
            Column::text(words.get("problems-head-what")).at_most(50),
            Column::text(words.get("problems-head-cause")),
            Column::number(words.get("column-tickets")),
            Column::text(words.get("column-owner")),
            Column::text(words.get("problem-field-review")),
        ],
    );
    for one in all {
        let what = veil.text(one.what.as_str());
        table.row([
            one.id.clone(),
            state(one.state, words),
            what.lines().next().unwrap_or_default().to_owned(),
            one.cause.as_ref().map_or_else(String::new, ToString::to_string),
            one.tickets.len().to_string(),
            one.owner.as_ref().map_or_else(String::new, ToString::to_string),
            one.review.map_or_else(String::new, |day| day.to_string()),
        ]);
    }
    table
}

/// A problem in sentences.
#[must_use]
pub fn problem_text(one: &Problem, taxonomy: &Taxonomy, words: &Words) -> String {
    let veil = Veil::over(std::iter::empty());
    let known = if one.is_known_error() { words.get("problem-known-error") } else { String::new() };
    let mut lines = vec![format!("P-{}  {}  {known}", one.id, state(one.state, words)).trim_end().to_owned()];
    let mut tell = |name: String, value: &str| {
        if !value.is_empty() {
            lines.push(format!("  {name}: {}", veil.text(value).replace('\n', "\n    ")));
        }
    };
    let assumed = words.get("why-assumed");
    for field in Field::plain().filter(|field| *field != Field::State) {
        let name = words.get(&format!("problem-field-{}", field.as_str()));
        match &field {
            Field::Cause => {
                let code = one.value(&field);
                let named = taxonomy.get(&code).map_or("", |cause| cause.name(words.language()));
                tell(name, format!("{code} {named}").trim());
            }
            Field::Why => {
                let chain: Vec<String> = one.why.iter().map(|why| why.shown(&assumed)).collect();
                tell(name, &chain.join("\n"));
            }
            field => tell(name, &one.value(field)),
        }
    }
    for (language, value) in &one.workaround {
        tell(format!("{} ({language})", words.get("problem-field-workaround")), value.as_str());
    }
    let keys: Vec<String> = one
        .tickets
        .values()
        .map(|link| {
            if link.told {
                format!("#{} ({})", link.key, words.get("problem-told"))
            } else {
                format!("#{}", link.key)
            }
        })
        .collect();
    lines.push(format!("  {}: {}\n", words.get("column-tickets"), keys.join(", ")));
    lines.join("\n")
}
