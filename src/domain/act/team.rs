//! What a step that waits for another team asks it, and what its answer does to the step: the question is made of the
//! procedure's own words, in the language of the team, with what was answered so far.

use jiff::Timestamp;

use super::track::AskForm;
use super::{Acted, Case, answer, answered, tick};
use crate::domain::ask::Ask;
use crate::domain::chase::Pace;
use crate::domain::clean::Clean;
use crate::domain::clock::{Policies, Target};
use crate::domain::ids::ChangeId;
use crate::domain::say::Refusal;
use crate::domain::sop::{Kind, Progress, Sop, State, Step, Wait, show_answer};

/// Most answers that go with a question; the latest ones.
const EVIDENCE: usize = 12;

/// What counts the time after which a team is asked again, where the step names no calendar.
const EVERY_HOUR: &str = "24x7";

impl AskForm {
    /// The question of a step that waits for a team.
    ///
    /// # Errors
    /// Where there is no such step, where it waits for nobody, and where it cannot be worked on yet.
    pub fn of_step(
        case: &Case<'_>,
        step: &str,
        policies: &Policies,
        now: Timestamp,
    ) -> Result<Self, Vec<Refusal>> {
        let found = case.sop.and_then(|sop| Some((sop, sop.step(step)?)));
        let Some((sop, known)) = found else {
            return Err(vec![Refusal::new("no-such-step").with("step", step).at(step)]);
        };
        let title = case.step_title(step);
        let Some(wait) = &known.wait else {
            return Err(vec![Refusal::new("step-no-wait").with("step", title).at(step)]);
        };
        let progress = Progress::of(sop, case.run, case.ticket, case.now);
        let state = progress.step(step).map(|state| state.state);
        if !matches!(state, Some(State::Open | State::Done)) {
            return Err(vec![Refusal::new("step-not-applicable").with("step", title).at(step)]);
        }
        let language = policies.ask(&wait.on).and_then(|rule| rule.language.as_deref());
        let question = question(sop, known, &progress, language.unwrap_or(case.language));
        let pace = wait.chase_after.and_then(|after| {
            let calendar = wait.calendar.as_deref().unwrap_or(EVERY_HOUR).to_owned();
            Some(Pace { after: Target::parse(&after.to_string())?, calendar })
        });
        let status = Some(wait.status);
        Ok(Self { step: Some(step.to_owned()), pace, status, ..Self::to(&wait.on, question, policies, now) })
    }
}

/// The step that a question to a team would be for: the first one that waits for a team and was not asked yet.
#[must_use]
pub fn step_to_ask<'a>(sop: &'a Sop, progress: &Progress, asks: &[Ask]) -> Option<(&'a Step, &'a Wait)> {
    let open = progress.steps.iter().filter(|state| state.state == State::Open);
    let mut waiting = open.filter_map(|state| {
        let step = sop.step(&state.id)?;
        Some((step, step.wait.as_ref()?))
    });
    waiting.find(|(step, _)| !asks.iter().any(|ask| ask.step.as_deref() == Some(&step.id)))
}

/// What the step wants to know, then what is known, one a line.
fn question(sop: &Sop, step: &Step, progress: &Progress, language: &str) -> Clean {
    let words = sop.words(language);
    let opened = if language.starts_with("es") { "¿" } else { "" };
    let mut lines: Vec<String> = step
        .ask
        .iter()
        .map(|input| {
            let options: Vec<&str> =
                input.kind.options().iter().map(|code| words.option(&input.id, code)).collect();
            let label = stated(words.label(&input.id));
            if options.is_empty() {
                format!("{opened}{label}?")
            } else {
                format!("{label}: {opened}{}?", options.join(" / "))
            }
        })
        .collect();
    if lines.is_empty() {
        lines.push(words.step(&step.id).to_owned());
    }
    let before = progress.steps.iter().take_while(|state| state.id != step.id);
    let done = before.filter(|state| state.state == State::Done);
    let known: Vec<String> = done
        .flat_map(|state| &state.inputs)
        .filter_map(|input| {
            let (_, asked) = sop.input(&input.id)?;
            let value = input.value.as_ref().filter(|_| !matches!(asked.kind, Kind::Bool { .. }))?;
            Some(format!(
                "- {}: {}",
                stated(words.label(&input.id)),
                show_answer(sop, asked, value, language)
            ))
        })
        .collect();
    lines.extend(known[known.len().saturating_sub(EVIDENCE)..].iter().cloned());
    Clean::text(&lines.join("\n"))
}

/// A label without the marks of a question.
fn stated(label: &str) -> &str {
    label.trim_start_matches('¿').trim_end_matches('?')
}

/// Answers an input. Where its step waits for a team that was asked, this is what the team answered.
pub fn answer_of_team(
    case: &Case<'_>,
    asks: &[Ask],
    input: &str,
    typed: Option<&str>,
    mut ids: &mut dyn FnMut() -> ChangeId,
) -> Acted {
    let mut changes = answer(case, input, typed, &mut ids)?;
    let found = case.sop.and_then(|sop| Some((sop, sop.input(input)?)));
    let (Some((sop, (step, asked))), Some(typed)) = (found, typed) else { return Ok(changes) };
    let open = asks.iter().filter(|ask| ask.is_open()).count();
    let mine = asks.iter().find(|ask| ask.is_open() && ask.step.as_deref() == Some(&step.id));
    if let (Some(ask), false) = (mine, changes.is_empty()) {
        let label = case.label(input);
        let shown = show_answer(sop, asked, &Clean::text(typed.trim()), case.language);
        let text = Clean::text(&format!("{}: {shown}", stated(label)));
        changes.extend(answered(case, ask, text, open == 1, &mut ids)?);
    }
    Ok(changes)
}

/// Writes down the answer of a team. A step that only waited for it, and asks nothing itself, is done by it.
pub fn team_answered(
    case: &Case<'_>,
    asks: &[Ask],
    ask: &Ask,
    text: Clean,
    mut ids: &mut dyn FnMut() -> ChangeId,
) -> Acted {
    let others = asks.iter().any(|other| other.is_open() && other.id != ask.id);
    let mut changes = answered(case, ask, text, !others, &mut ids)?;
    let progress = case.progress();
    let state = ask.step.as_deref().and_then(|step| progress.as_ref()?.step(step));
    if let Some(state) = state.filter(|state| {
        state.state == State::Open && state.by_tick && state.waits_on.is_some() && !state.wants_approval()
    }) {
        changes.extend(tick(case, &state.id, true, &mut ids).unwrap_or_default());
    }
    Ok(changes)
}
