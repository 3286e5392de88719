//! What lies over a screen and takes the keys until it is closed.

use jiff::civil::Date;

use super::approving::ApproveSheet;
use super::asking::AskSheet;
use super::bulk::BulkSheet;
use super::columns::ColumnsSheet;
use super::compare::CompareSheet;
use super::composer::{Composer, Purpose};
use super::conflict::Decision;
use super::forms::{ResolveSheet, ReturnSheet};
use super::jump::Jump;
use super::picker::Picker;
use super::reading::Reading;
use super::several::SeveralSheet;
use super::solved::SolvedSheet;
use super::viewing::ViewSheet;
use crate::domain::ids::TicketId;
use crate::keymap::{Command, Layer};

/// What a choice is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choosing {
    /// A command of the screen below.
    Command,
    /// A new status.
    Status(TicketId),
    /// A new priority.
    Priority(TicketId),
    /// A new owner.
    Assignee(TicketId),
    /// A new root cause.
    SetCause(TicketId),
    /// An answer to a choice of the procedure.
    Answer {
        /// The ticket.
        ticket: TicketId,
        /// The input's id.
        input: String,
    },
    /// A question that was answered or is asked again, or a promise that ends.
    Settle(TicketId),
    /// What a second look came to.
    Look(TicketId),
    /// The right cause of a case that was looked at.
    Recause(TicketId),
    /// Whom a coaching note is for.
    Coach(TicketId),
    /// Who gets a case.
    Reassign(TicketId),
    /// How a plan ends.
    EndPlan {
        /// The ticket that carries it.
        ticket: TicketId,
        /// Its id.
        plan: String,
    },
    /// The cause of a new plan.
    PlanCause,
    /// Who sees to a new plan for this cause.
    PlanOwner(String),
    /// To whom the open work of a shift goes.
    Colleague,
    /// A text to begin a reply with.
    Macro(TicketId),
    /// A file to bring.
    File(TicketId),
    /// Whether the selected proposal leaves now.
    Send,
    /// How far an article may be trusted.
    Confidence(String),
    /// Whose an article or a request is.
    Owner(String),
    /// The root cause of the resolve sheet below.
    Cause,
    /// A contributing cause of the resolve sheet below.
    CauseAlso,
    /// What shows an answer of the chain on the resolve sheet below.
    Evidence,
    /// What becomes of the ticket and problems.
    Problem(TicketId),
    /// What of a problem is written.
    ProblemField(String),
    /// How far a problem is.
    ProblemState(String),
    /// The cause of a problem.
    ProblemCause(String),
    /// What the tally has rows of.
    Rows,
    /// What rows are split by.
    Split,
    /// What rows are crossed with.
    Cross,
    /// What a cause is compared by.
    Compare,
    /// What comes together with the rows.
    Together,
    /// What a spike is.
    Spike {
        /// The cause.
        cause: String,
        /// The day on which the episode began.
        since: Date,
    },
    /// Another value for the selected field of the decision below.
    Held,
    /// What this command does to all marked tickets.
    Many(Command),
    /// With which ticket this one is compared.
    With(TicketId),
    /// Another ticket of this one's customer, to open.
    Contact(TicketId),
    /// A view of the desk.
    View,
    /// Whether this view of the person's own goes.
    DropView(String),
    /// The order of the desk.
    Sort,
}

impl Choosing {
    /// The ticket that the choice is about; none where it is about none, or about the sheet below.
    #[must_use]
    pub fn ticket(&self) -> Option<&TicketId> {
        match self {
            Self::Status(ticket)
            | Self::Priority(ticket)
            | Self::Assignee(ticket)
            | Self::SetCause(ticket)
            | Self::Problem(ticket)
            | Self::Answer { ticket, .. }
            | Self::Settle(ticket)
            | Self::File(ticket)
            | Self::Look(ticket)
            | Self::Recause(ticket)
            | Self::Coach(ticket)
            | Self::Reassign(ticket)
            | Self::EndPlan { ticket, .. }
            | Self::With(ticket)
            | Self::Contact(ticket)
            | Self::Macro(ticket) => Some(ticket),
            Self::Command
            | Self::Colleague
            | Self::PlanCause
            | Self::PlanOwner(_)
            | Self::Send
            | Self::Confidence(_)
            | Self::Owner(_)
            | Self::Cause
            | Self::CauseAlso
            | Self::Evidence
            | Self::ProblemField(_)
            | Self::ProblemState(_)
            | Self::ProblemCause(_)
            | Self::Rows
            | Self::Split
            | Self::Cross
            | Self::Compare
            | Self::Together
            | Self::Spike { .. }
            | Self::Many(_)
            | Self::View
            | Self::DropView(_)
            | Self::Sort
            | Self::Held => None,
        }
    }
}

/// A sheet.
#[derive(Debug, Clone)]
pub enum Sheet {
    /// Choosing from a list.
    Picker(Choosing, Picker),
    /// Jumping to anything by a few letters of it.
    Jump(Box<Jump>),
    /// Writing.
    Composer(Composer),
    /// Resolving.
    Resolve(Box<ResolveSheet>),
    /// Returning to Tier 1.
    Return(Box<ReturnSheet>),
    /// Asking another team.
    Ask(Box<AskSheet>),
    /// Reading.
    Reading(Reading),
    /// Deciding what waits for a person.
    Decision(Box<Decision>),
    /// Saving what is seen as a view.
    View(Box<ViewSheet>),
    /// Choosing the columns of the desk.
    Columns(Box<ColumnsSheet>),
    /// Reading what a second person is about to approve.
    Approve(Box<ApproveSheet>),
    /// Ticking several answers of one question.
    Several(Box<SeveralSheet>),
    /// Telling everybody concerned that a problem is solved.
    Solved(Box<SolvedSheet>),
    /// What several tickets get, before they get it.
    Bulk(Box<BulkSheet>),
    /// Two tickets side by side.
    Compare(Box<CompareSheet>),
}

impl Sheet {
    /// The layer whose keys apply.
    #[must_use]
    pub fn layer(&self) -> Layer {
        match self {
            Self::Picker(..) | Self::Jump(_) | Self::Approve(_) => Layer::Picker,
            Self::Composer(composer) if composer.purpose.is_line() => Layer::Line,
            Self::Composer(_) => Layer::Composer,
            Self::Resolve(_) | Self::Return(_) | Self::Ask(_) | Self::View(_) => Layer::Form,
            Self::Columns(_) => Layer::Columns,
            Self::Several(_) => Layer::Several,
            Self::Reading(_) | Self::Compare(_) => Layer::Reading,
            Self::Decision(_) => Layer::Conflict,
            Self::Solved(_) | Self::Bulk(_) => Layer::Solved,
        }
    }

    /// The purpose of the text being written, where one is.
    #[must_use]
    pub fn purpose(&self) -> Option<&Purpose> {
        match self {
            Self::Composer(composer) => Some(&composer.purpose),
            _ => None,
        }
    }
}
