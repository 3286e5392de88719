//! Which commands need a place in the CRM. What is not there is not begun, and is shown with the reason; whether it is
//! there is `domain::able`'s.

use super::{App, Place as Screen};
use crate::domain::able::{Able, Part, Place};
use crate::domain::say::Say;
use crate::domain::ticket::Status;
use crate::keymap::Command;

impl App {
    /// Why the CRM cannot take what a command leads to, if so. Before the first sync nobody knows, and all is offered.
    #[must_use]
    pub fn lacks(&self, command: Command) -> Option<Say> {
        let able = self.team.able.as_ref()?;
        needs(command, self.place).iter().find_map(|part| able.lacks(*part))
    }

    /// The same in the person's words.
    #[must_use]
    pub fn why_not(&self, command: Command) -> Option<String> {
        self.lacks(command).map(|say| self.config.words.say(&say))
    }
}

/// Why a part is not offered, if so.
pub fn lacks(able: Option<&Able>, part: Part) -> Option<Say> {
    able.and_then(|able| able.lacks(part))
}

/// What a command needs there.
const fn needs(command: Command, screen: Screen) -> &'static [Part] {
    match (command, screen) {
        (Command::Claim | Command::SetAssignee, _) => &[Part::In(Place::Assignee)],
        (Command::Reassign, _) => &[Part::In(Place::Assignee), Part::In(Place::Note)],
        (
            Command::Note
            | Command::SecondLook
            | Command::Coach
            | Command::EndPlan
            | Command::AddPlan
            | Command::Validate
            | Command::Own,
            _,
        ) => &[Part::In(Place::Note)],
        (Command::Reply, _) => &[Part::In(Place::Reply)],
        (Command::LinkTicket, _) => &[Part::In(Place::Link)],
        (Command::MergeTicket, _) => &[Part::In(Place::Merge)],
        (Command::Files, _) => &[Part::In(Place::Files)],
        (Command::Tags, _) => &[Part::In(Place::Tags)],
        (Command::SetStatus, _) => &[Part::AnyStatus],
        (Command::SetPriority, _) => &[Part::AnyPriority],
        (Command::Resolve, _) => &[Part::Status(Status::Solved)],
        (Command::Return, _) => &[Part::In(Place::Queue), Part::In(Place::Note)],
        (Command::Send, Screen::Knowledge) => &[Part::In(Place::Article)],
        (Command::Send, Screen::Product) => &[Part::In(Place::Feedback)],
        _ => &[],
    }
}
