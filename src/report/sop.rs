//! A procedure on a ticket: steps, inputs, checks and gates, as document and as text.

use serde_json::{Value, json};

use crate::config::Words;
use crate::domain::say::Say;
use crate::domain::sop::{Ending, Moment, Progress, Sop, State, StepState, show_answer};

/// What `sop show` tells of a ticket.
#[derive(Debug, Clone, Copy)]
pub struct Procedure<'a> {
    /// The procedure.
    pub sop: &'a Sop,
    /// Where the run stands.
    pub progress: &'a Progress,
    /// Why this procedure.
    pub why: &'a [Say],
    /// The words of the screen.
    pub words: &'a Words,
}

fn moment(on: Moment) -> &'static str {
    match on {
        Moment::Resolve => "resolve",
        Moment::Return => "return",
        Moment::Close => "close",
    }
}

/// `id, version, why[], steps[], gates[], can_resolve` of `sop show`.
pub fn sop_document(shown: Procedure<'_>) -> Value {
    let (sop, progress) = (shown.sop, shown.progress);
    let own = sop.words(shown.words.language());
    let steps: Vec<Value> = progress.steps.iter().map(|state| step(shown, state)).collect();
    let gates: Vec<Value> = progress
        .gates
        .iter()
        .map(|gate| {
            json!({
                "on": moment(gate.on),
                "holds": gate.holds,
                "words": own.message(&gate.say),
                "override_by": gate.override_by,
            })
        })
        .collect();
    json!({
        "id": sop.id,
        "version": sop.version,
        "title": own.title,
        "why": shown.why.iter().map(|why| shown.words.say(why)).collect::<Vec<_>>(),
        "done": progress.done,
        "of": progress.of,
        "ended": progress.ended.as_ref().map(Ending::as_str),
        "steps": steps,
        "gates": gates,
        "can_resolve": progress.can_resolve,
        "can_return": progress.can_return,
    })
}

fn step(shown: Procedure<'_>, state: &StepState) -> Value {
    let own = shown.sop.words(shown.words.language());
    let inputs: Vec<Value> = state
        .inputs
        .iter()
        .map(|input| {
            let kind = shown.sop.input(&input.id).map(|(_, asked)| (&asked.kind, asked.optional));
            json!({
                "id": input.id,
                "label": own.label(&input.id),
                "type": kind.map(|(kind, _)| kind.as_str()),
                "optional": kind.map(|(_, optional)| optional),
                "options": kind.map_or(&[][..], |(kind, _)| kind.options()),
                "value": input.value,
                "error": input.error.as_ref().map(|no| shown.words.say(&no.say)),
            })
        })
        .collect();
    let checks: Vec<Value> = state
        .checks
        .iter()
        .map(|check| {
            json!({"words": own.message(&check.say), "holds": check.holds, "blocks": check.blocks(), "accepted": check.accepted})
        })
        .collect();
    json!({
        "id": state.id,
        "title": own.step(&state.id),
        "state": state.state.as_str(),
        "by_tick": state.by_tick,
        "must": state.must,
        "waits_for": state.waits_for,
        "inputs": inputs,
        "checks": checks,
    })
}

/// The same for people.
pub fn sop_text(shown: Procedure<'_>) -> String {
    let (sop, progress) = (shown.sop, shown.progress);
    let own = sop.words(shown.words.language());
    let mut lines = vec![format!("{} {}  {}/{}", own.title, sop.version, progress.done, progress.of)];
    lines.extend(shown.why.iter().map(|why| format!("  {}", shown.words.say(why))));
    for state in &progress.steps {
        let sign = match state.state {
            State::Done => "✔",
            State::Open => "▶",
            State::Waiting => "◌",
            State::NotApplicable => "–",
        };
        let waits: Vec<&str> = state.waits_for.iter().map(|input| own.label(input)).collect();
        let mut line = format!("{sign} {}  ({})", own.step(&state.id), state.id);
        if !waits.is_empty() {
            line.push_str("  ");
            line.push_str(&shown.words.with("report-waits-for", &[("what", &waits.join(", "))]));
        }
        lines.push(line);
        if state.state == State::NotApplicable {
            continue;
        }
        for input in &state.inputs {
            let value = input.value.as_ref().map_or("", |value| value.as_str());
            let kind = shown.sop.input(&input.id).map_or(String::new(), |(_, asked)| {
                let options = asked.kind.options();
                if options.is_empty() { asked.kind.as_str().to_owned() } else { options.join(" | ") }
            });
            lines.push(format!("    {} = [{value}]  {}  ({kind})", input.id, own.label(&input.id)));
            lines.extend(input.error.iter().map(|no| format!("      ✗ {}", shown.words.say(&no.say))));
        }
        for check in state.checks.iter().filter(|check| check.holds == Some(false)) {
            lines.push(format!("    ✗ {}", own.message(&check.say)));
        }
    }
    for gate in progress.gates.iter().filter(|gate| !gate.holds) {
        lines.push(format!("✗ {}: {}", moment(gate.on), own.message(&gate.say)));
    }
    lines.join("\n") + "\n"
}

/// The same as Markdown: every step that may apply with its text, its answers as a task list.
pub fn sop_markdown(shown: Procedure<'_>) -> String {
    let (sop, progress, words) = (shown.sop, shown.progress, shown.words);
    let own = sop.words(words.language());
    let mut lines = vec![format!("# {}", own.title), String::new(), own.intro.clone(), String::new()];
    lines.push(format!("*{} {}, {}/{}*", sop.id, sop.version, progress.done, progress.of));
    lines.extend(shown.why.iter().map(|why| format!("> {}", words.say(why))));
    for state in progress.steps.iter().filter(|state| state.state != State::NotApplicable) {
        let tick = if state.state == State::Done { "x" } else { " " };
        lines.extend([String::new(), format!("## [{tick}] {}", own.step(&state.id)), String::new()]);
        if !own.prose(&state.id).is_empty() {
            lines.extend([own.prose(&state.id).to_owned(), String::new()]);
        }
        for input in &state.inputs {
            let asked = sop.input(&input.id);
            let answer = input.value.as_ref().zip(asked).map(|(value, (_, asked))| match value.as_str() {
                "true" => words.get("yes"),
                "false" => words.get("no"),
                _ => show_answer(sop, asked, value, words.language()),
            });
            let tick = if answer.is_some() && input.error.is_none() { "x" } else { " " };
            lines.push(
                format!("- [{tick}] {}: {}", own.label(&input.id), answer.unwrap_or_default())
                    .trim_end()
                    .to_owned(),
            );
        }
        let failing = state.checks.iter().filter(|check| check.holds == Some(false) && !check.accepted);
        lines.extend(failing.map(|check| format!("- **{}**", own.message(&check.say))));
    }
    let closed = progress.gates.iter().filter(|gate| !gate.holds);
    let closed: Vec<String> = closed.map(|gate| format!("- **{}**", own.message(&gate.say))).collect();
    if !closed.is_empty() {
        lines.push(String::new());
        lines.extend(closed);
    }
    lines.join("\n") + "\n"
}
