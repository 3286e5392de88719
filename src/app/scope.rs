//! Which commands are about a ticket, and about how many: one list for marks, for what waits for a ticket that is still on its
//! way, and for whoever asks.

use crate::keymap::Command;

/// How many tickets a command is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// The selected one, or each of those that are marked.
    Each,
    /// One: while several are marked it does not say which.
    One,
    /// The selected one, whatever is marked.
    Selected,
}

/// The scope of a command; none where it is about no ticket.
pub(super) const fn scope(command: Command) -> Option<Scope> {
    Some(match command {
        Command::Claim
        | Command::Repeat
        | Command::Note
        | Command::Reply
        | Command::Tags
        | Command::Macro
        | Command::SetStatus
        | Command::SetPriority
        | Command::SetAssignee
        | Command::SetCause
        | Command::Problem
        | Command::Reassign
        | Command::Resolve
        | Command::Return => Scope::Each,
        Command::Skip
        | Command::Approve
        | Command::Promise
        | Command::AskTeam
        | Command::Settle
        | Command::Chase
        | Command::SecondLook
        | Command::Coach
        | Command::LinkTicket
        | Command::MergeTicket => Scope::One,
        Command::CompareTickets
        | Command::Contacts
        | Command::Later
        | Command::Reveal
        | Command::Files
        | Command::TeamAnswer
        | Command::Decide => Scope::Selected,
        _ => return None,
    })
}
