//! A run of a procedure on a ticket: nothing that is stored, but the ticket's journal folded in order.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::domain::change::{Change, Committed};
use crate::domain::clean::Clean;
use crate::domain::ids::SopId;
use crate::domain::role::Role;
use crate::domain::ticket::Person;

/// Who ticked a step, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TickMark {
    /// Who.
    pub by: Person,
    /// When.
    pub at: Timestamp,
}

impl TickMark {
    /// Whether the person who ticked holds a role.
    #[must_use]
    pub fn has_role(&self, role: &str) -> bool {
        has_role(&self.by, role)
    }
}

/// Whether a person may what a role may.
#[must_use]
pub fn has_role(person: &Person, role: &str) -> bool {
    Role::of(person).may(role)
}

/// What was answered and ticked so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The procedure and the version that it started with; absent before the first answer or tick.
    pub pinned: Option<(SopId, String)>,
    /// Answers by input id, in their written form.
    pub answers: BTreeMap<String, Clean>,
    /// Ticks by step id.
    pub ticks: BTreeMap<String, TickMark>,
}

impl Run {
    /// Folds a ticket's journal, oldest change first. A start of another procedure begins anew; a start of
    /// another version of the same one keeps the answers, which are then held against the new version.
    #[must_use]
    pub fn fold<'a>(journal: impl IntoIterator<Item = &'a Committed>) -> Self {
        let mut run = Self::default();
        for committed in journal {
            run.absorb(&committed.change, &committed.by, committed.at);
        }
        run
    }

    /// The run after one more change.
    pub fn absorb(&mut self, change: &Change, by: &Person, at: Timestamp) {
        match change {
            Change::StartSop { sop, version } => {
                if self.pinned.as_ref().is_some_and(|(known, _)| known != sop) {
                    *self = Self::default();
                }
                self.pinned = Some((sop.clone(), version.clone()));
            }
            Change::Answer { input, value: Some(value) } => {
                self.answers.insert(input.clone(), value.clone());
            }
            Change::Answer { input, value: None } => {
                self.answers.remove(input);
            }
            Change::Tick { step, done: true } => {
                self.ticks.insert(step.clone(), TickMark { by: by.clone(), at });
            }
            Change::Tick { step, done: false } => {
                self.ticks.remove(step);
            }
            _ => {}
        }
    }
}
