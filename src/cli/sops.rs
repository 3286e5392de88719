//! `sop lint`, `sop test` and `sop proposals`: procedures as their authors need them, from files alone where the
//! store is not asked.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::fail::Fail;
use super::session::Session;
use crate::config::{self, Fault};
use crate::domain::change::Change;
use crate::domain::filter::Filter;
use crate::domain::rewrite;
use crate::domain::say::Say;
use crate::domain::sop::Difference;
use crate::domain::view::Scope;
use crate::store::Order;

/// A fault as scripts read it.
fn document(session: &Session, fault: &Fault, level: &str) -> Value {
    let words = session.words();
    json!({
        "file": fault.file,
        "line": fault.line,
        "key": fault.key,
        "level": level,
        "id": fault.what.id.trim_start_matches("fault-"),
        "words": words.say(&fault.what),
        "mend": words.say(&fault.mend),
    })
}

/// The CRM's queues, where it was read already: a lint asks neither it nor for a store that is not there.
fn queues(session: &mut Session) -> Vec<String> {
    let store = session.store_path().exists().then(|| session.store()).and_then(Result::ok);
    let queues = store.and_then(|store| store.queues().ok()).unwrap_or_default();
    queues.into_iter().map(|queue| queue.name.to_string()).collect()
}

/// `sop lint`.
pub fn lint(session: &mut Session, strict: bool) -> Result<(), Fail> {
    let queues = queues(session);
    let lint = config::lint(&session.home, session.local(), &queues);
    let words = session.words();
    let faults = lint.faults.iter().map(|fault| document(session, fault, "fault"));
    let notes = lint.notes.iter().map(|fault| document(session, fault, "note"));
    let found: Vec<Value> = faults.chain(notes).collect();
    session.out.list(found, || {
        let mut lines: Vec<String> = lint.faults.iter().map(|fault| session.fault_line(fault)).collect();
        let note = words.get("sop-lint-note");
        lines.extend(lint.notes.iter().map(|fault| format!("{note} {}", session.fault_line(fault))));
        let [sops, files, faults, notes] =
            [session.config.sops.len(), lint.files, lint.faults.len(), lint.notes.len()]
                .map(|n| n.to_string());
        lines.push(if lint.faults.is_empty() && lint.notes.is_empty() {
            words.with("sop-lint-good", &[("sops", &sops), ("files", &files)])
        } else {
            words.with("sop-lint-counts", &[("faults", &faults), ("notes", &notes)])
        });
        lines.join("\n") + "\n"
    });
    let bad = lint.faults.len() + if strict { lint.notes.len() } else { 0 };
    // Told already: only the status is left to say it.
    if bad == 0 { Ok(()) } else { Err(Fail::Refused(Vec::new())) }
}

/// `sop test`: the examples beside each procedure; those of the triage table are faults of its file.
pub fn test(session: &mut Session, ids: &[String]) -> Result<(), Fail> {
    let mut faults: Vec<Fault> =
        session.faults.iter().filter(|fault| fault.what.id == "fault-triage-test").cloned().collect();
    let all = config::examples(&session.home, &session.config.sops, session.local(), &mut faults);
    for id in ids {
        if !all.iter().any(|examples| examples.sop.id.as_str() == id) {
            return Err(Fail::Usage(Say::new("sop-test-no-such").with("id", id)));
        }
    }
    let wanted = |id: &str| ids.is_empty() || ids.iter().any(|known| known == id);
    let words = session.words();
    let (mut documents, mut lines) = (Vec::new(), Vec::new());
    let (mut passed, mut total) = (0, 0);
    for examples in all.iter().filter(|examples| wanted(examples.sop.id.as_str())) {
        lines.push(format!("{} {}", examples.sop.id, examples.sop.version));
        for case in &examples.cases {
            let differences = case.play(&examples.sop);
            total += 1;
            passed += usize::from(differences.is_empty());
            let sign = if differences.is_empty() { "✔" } else { "✗" };
            lines.push(format!("  {sign} {}", case.name));
            for one in &differences {
                lines.push(format!(
                    "      {}:{}: {}",
                    examples.file,
                    one.expected.line,
                    differs(session, one)
                ));
            }
            documents.push(json!({
                "sop": examples.sop.id,
                "version": examples.sop.version,
                "name": case.name,
                "file": examples.file,
                "line": case.line,
                "passed": differences.is_empty(),
                "differences": differences.iter().map(|one| json!({
                    "key": one.expected.key,
                    "line": one.expected.line,
                    "expected": one.expected.wanted,
                    "found": one.found,
                })).collect::<Vec<_>>(),
            }));
        }
    }
    faults.retain(|fault| ids.is_empty() || ids.iter().any(|id| fault.file.contains(id.as_str())));
    for fault in &faults {
        lines.push(session.fault_line(fault));
    }
    session.out.list(documents, || {
        let [passed, total] = [passed, total].map(|count: usize| count.to_string());
        lines.push(words.with("sop-test-counts", &[("passed", &passed), ("total", &total)]));
        lines.join("\n") + "\n"
    });
    let bad = total - passed + faults.len();
    // Told already: only the status is left to say it.
    if bad == 0 { Ok(()) } else { Err(Fail::Refused(Vec::new())) }
}

fn differs(session: &Session, one: &Difference) -> String {
    let words = session.words();
    let show = |found: &BTreeSet<String>| {
        let joined = found.iter().cloned().collect::<Vec<_>>().join(", ");
        if joined.is_empty() { words.get("sop-test-none") } else { joined }
    };
    let (wanted, found) = (show(&one.expected.wanted), show(&one.found));
    words.with("sop-test-differs", &[("key", &one.expected.key), ("wanted", &wanted), ("found", &found)])
}

/// `sop proposals`: what agents proposed, from the conversations that are held here and from what is on its way.
pub fn proposals(session: &mut Session) -> Result<(), Fail> {
    let query = session.query(
        Scope::All,
        Filter::parse(&format!("tag:{}", rewrite::TAG)).map_err(Fail::Usage)?,
        Order::Newest,
    )?;
    let store = session.store()?;
    let (mut documents, mut lines) = (Vec::new(), Vec::new());
    for row in store.rows(&store.desk(&query)?.rows)? {
        let fresh = super::link::conversation(session, &row.id)?;
        let Some(view) = session.view(&row.id)? else { continue };
        let timeline = fresh.unwrap_or_else(|| view.timeline.clone());
        let there = timeline.iter().filter_map(|entry| {
            let by = entry.author.as_ref().map(|person| person.name.to_string());
            Some((rewrite::of(entry, &view.shown)?, by.unwrap_or_default(), entry.at))
        });
        let waiting = view.journal.iter().filter_map(|one| match &one.change {
            Change::Note { text } => Some((rewrite::of_text(text)?, one.by.name.to_string(), one.at)),
            _ => None,
        });
        let mut seen = BTreeSet::new();
        for (found, by, at) in there.chain(waiting) {
            if !seen.insert(found.diff.clone()) {
                continue;
            }
            lines.push(format!("#{}  {} {}  {}  {by}", view.shown.key, found.sop, found.version, found.step));
            lines.extend(found.diff.lines().map(|line| format!("    {line}")));
            documents.push(json!({
                "key": view.shown.key, "url": view.shown.url, "sop": found.sop, "version": found.version,
                "step": found.step, "language": found.language, "by": by, "at": at, "diff": found.diff,
            }));
        }
    }
    let words = session.words();
    session.out.list(documents, || {
        if lines.is_empty() { words.get("sop-no-proposals") + "\n" } else { lines.join("\n") + "\n" }
    });
    Ok(())
}
