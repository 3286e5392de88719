//! A run held against a newer version of its procedure: what moving there would keep, and what it would ask again. A
//! ticket keeps the version that it started with until somebody moves it.

use std::collections::BTreeSet;

use jiff::civil::DateTime;

use super::model::{Sop, is_newer, latest};
use super::progress::{Progress, State};
use super::run::Run;
use crate::domain::ticket::Ticket;

/// A newer version, and what moving to it means.
#[derive(Debug, Clone, PartialEq)]
pub struct Moved {
    /// The newer version.
    pub to: Sop,
    /// Answers that stand there as they are.
    pub kept: usize,
    /// Answers that no longer do, and finished steps that are open again.
    pub redo: usize,
}

/// The newest version of the procedure in force, where a run can move to it.
#[must_use]
pub fn moved(sops: &[Sop], from: &Sop, run: &Run, ticket: &Ticket, now: DateTime) -> Option<Moved> {
    let (_, version) = run.pinned.as_ref()?;
    let to = latest(sops, &from.id).filter(|to| is_newer(&to.version, version))?;
    let (before, after) = (Progress::of(from, run, ticket, now), Progress::of(to, run, ticket, now));
    let stands = |id: &str| {
        let mut inputs = after.steps.iter().flat_map(|step| &step.inputs);
        inputs.any(|input| input.id == id && input.value.is_some() && input.error.is_none())
    };
    let (kept, lost): (Vec<&String>, Vec<&String>) = run.answers.keys().partition(|id| stands(id));
    // A step that was done and is open again asks something new; where it lost an answer, that is counted.
    let reopened = after.steps.iter().filter(|step| {
        let was_done = before.step(&step.id).is_some_and(|step| step.state == State::Done);
        let known: BTreeSet<&str> = from
            .step(&step.id)
            .into_iter()
            .flat_map(|step| &step.ask)
            .map(|input| input.id.as_str())
            .collect();
        was_done && step.state == State::Open && !known.iter().any(|id| lost.iter().any(|lost| lost == id))
    });
    Some(Moved { to: to.clone(), kept: kept.len(), redo: lost.len() + reopened.count() })
}
