//! Which commands apply now: the layers of keys, and what is selected. What a command does is not here.

use super::queue::Queue;
use super::scope::scope;
use super::sheet::Sheet;
use super::{App, Place, Side};
use crate::domain::proposal::Proposal;
use crate::keymap::{Command, Layer};

impl App {
    /// The layers whose keys apply now, topmost first.
    #[must_use]
    pub fn layers(&self) -> Vec<Layer> {
        if self.lock.is_some() {
            return vec![Layer::Lock];
        }
        if let Some(sheet) = self.sheets.last() {
            return vec![sheet.layer()];
        }
        if self.place == Place::Desk && self.desk.typing.is_some() {
            return vec![Layer::Filter];
        }
        match self.place {
            Place::Desk => vec![Layer::Desk, Layer::Ticket, Layer::List, Layer::Global],
            Place::Ticket => match self.ticket.as_ref().map(|ticket| ticket.side) {
                Some(Side::Procedure) => vec![Layer::Procedure, Layer::Ticket, Layer::Global],
                _ => vec![Layer::Conversation, Layer::Ticket, Layer::Global],
            },
            Place::Causes => vec![Layer::Causes, Layer::List, Layer::Global],
            Place::Knowledge | Place::Product => vec![Layer::Queue, Layer::List, Layer::Global],
            Place::Outbox => vec![Layer::Outbox, Layer::List, Layer::Global],
            Place::Waiting => vec![Layer::Waiting, Layer::Ticket, Layer::List, Layer::Global],
            Place::Review => vec![Layer::Review, Layer::Ticket, Layer::List, Layer::Global],
            Place::Problems => vec![Layer::Problems, Layer::List, Layer::Global],
            Place::Day => vec![Layer::List, Layer::Global],
        }
    }

    /// Whether a command applies to what is selected, so that the footer never offers what does nothing.
    #[must_use]
    pub fn offers(&self, command: Command) -> bool {
        match command {
            // What is ours already is not to be taken.
            Command::Claim if self.sheets.is_empty() && self.desk.marks.is_empty() && self.is_mine() => false,
            _ if self.place == Place::Waiting
                && self.waiting.selected().is_none()
                && scope(command).is_some() =>
            {
                false
            }
            Command::Editor => self.in_writing().is_some(),
            Command::Filter if !self.sheets.is_empty() => {
                matches!(self.sheets.last(), Some(Sheet::Reading(reading)) if self.is_help(reading))
            }
            Command::Draft => {
                self.queue().and_then(Queue::selected).is_some_and(|one| one.state.is_offered())
            }
            Command::Send => {
                let is_due = |one: &Proposal| one.state.is_offered() || one.can_publish();
                self.queue().and_then(Queue::selected).is_some_and(is_due)
            }
            Command::Validate => {
                self.place == Place::Knowledge && self.queue().is_some_and(|queue| queue.topic().is_some())
            }
            Command::Own => self.queue().is_some_and(|queue| queue.topic().is_some()),
            Command::NextPart | Command::PreviousPart if self.queue().is_some() => {
                self.queue().is_some_and(|queue| queue.open.is_none())
            }
            Command::Trace | Command::Beside => self.queue().is_some_and(|queue| queue.current().is_some()),
            Command::Retry
            | Command::TakeMine
            | Command::TakeTheirs
            | Command::Arrived
            | Command::Drop
            | Command::Edit
            | Command::Hold
            | Command::Decide => match (self.sheets.last(), self.place) {
                (Some(Sheet::Decision(decision)), _) => decision.offers(command),
                (Some(Sheet::Solved(_)), _) => true,
                (Some(Sheet::Bulk(_)), _) => false,
                (_, Place::Outbox) => self.outbox.offers(command),
                _ => self.to_decide().is_some(),
            },
            Command::ProposeArticle | Command::ProposeProduct | Command::Chart | Command::Compare => {
                self.causes.selected().is_some()
            }
            Command::ExportDigest => {
                matches!(self.sheets.last(), Some(Sheet::Reading(reading)) if self.is_digest(reading))
            }
            Command::ExportTable => self.causes.tally.as_ref().is_some_and(|tally| !tally.rows.is_empty()),
            Command::JudgeSpike => {
                let selected = self.causes.selected();
                selected.is_some_and(|(cause, _)| {
                    self.causes.watch.as_ref().is_some_and(|it| it.of(&cause).is_some())
                })
            }
            Command::SecondLook | Command::Coach | Command::Reassign if !self.leads() => false,
            _ if self.place == Place::Review && scope(command).is_some() => self.review.selected().is_some(),
            Command::Digest => self.review.team().is_some(),
            Command::AddPlan => self.leads() && self.review.part == super::review::Part::Plans,
            Command::EndPlan => self.review.plan().is_some(),
            Command::Window if self.place == Place::Review => self.review.part.has_window(),
            Command::NextPart | Command::PreviousPart => self.leads(),
            Command::EditProblem | Command::ProblemState | Command::Solved => {
                self.problems.selected().is_some()
            }
            Command::ProblemTickets => self.problems.filter().is_some(),
            Command::Unlink => self.problems.ticket().is_some(),
            Command::Open => match self.place {
                Place::Desk => !self.desk.list.is_empty(),
                Place::Causes => self.causes.tally.as_ref().is_some_and(|tally| !tally.rows.is_empty()),
                _ if matches!(self.sheets.last(), Some(Sheet::Decision(_))) => true,
                Place::Outbox => self.outbox.offers(command),
                Place::Waiting => self.waiting.selected().is_some(),
                Place::Review => self.review.selected().is_some() || self.review.filter().is_some(),
                Place::Problems => self.problems.offers_open(),
                _ => self.queue().is_none_or(|queue| queue.open.is_none() && queue.topic().is_some()),
            },
            _ => true,
        }
    }

    /// Whether the ticket at hand belongs to whoever works here.
    fn is_mine(&self) -> bool {
        let owner = self.current().and_then(|view| view.shown.assignee.as_ref());
        owner.is_some_and(|owner| self.me.as_ref().is_some_and(|me| me.id == owner.id))
    }

    /// The same, to be changed.
    pub(super) fn queue_mut(&mut self) -> Option<&mut Queue> {
        match self.place {
            Place::Knowledge => Some(&mut self.knowledge),
            Place::Product => Some(&mut self.product),
            _ => None,
        }
    }

    /// The queue that is shown.
    #[must_use]
    pub fn queue(&self) -> Option<&Queue> {
        match self.place {
            Place::Knowledge => Some(&self.knowledge),
            Place::Product => Some(&self.product),
            _ => None,
        }
    }
}
