//! All that a lead looks at, gathered once: verdicts, second looks, coaching notes, plans. Agents get of it what is theirs.

use super::approval::Pending;
use super::coach::{Note, may_see};
use super::plan::Plan;
use super::review::Queue;
use super::role::Role;
use super::ticket::Person;
use super::verdicts::Verdicts;

/// The records that are read for it.
pub const VERBS: [&str; 4] = [super::review::VERB, super::coach::VERB, super::plan::VERB, super::plan::ENDS];

/// What a lead looks at.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Leads {
    /// What waits for a second person's yes, the oldest first.
    pub approvals: Vec<Pending>,
    /// How Tier 1's escalations were judged.
    pub verdicts: Verdicts,
    /// What asks for a second look.
    pub queue: Queue,
    /// Coaching notes, the last first.
    pub notes: Vec<Note>,
    /// Plans, open ones first.
    pub plans: Vec<Plan>,
}

impl Leads {
    /// Whether somebody may see all of it.
    #[must_use]
    pub fn is_for(me: Option<&Person>) -> bool {
        me.is_some_and(|me| Role::of(me) >= Role::Lead)
    }

    /// What of it somebody may see who leads nobody: the notes to them.
    #[must_use]
    pub fn own(notes: Vec<Note>, me: Option<&Person>) -> Self {
        let notes = notes.into_iter().filter(|note| may_see(me, note.to.as_ref())).collect();
        Self { notes, ..Self::default() }
    }
}
