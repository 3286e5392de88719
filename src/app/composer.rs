//! Writing a note, a reply, a draft or one line of anything. What is typed is saved as it is typed and found
//! again after a crash; leaving never loses it.

use std::borrow::Cow;

use jiff::civil::Date;

use super::text::TextField;
use crate::config::Words;
use crate::domain::act::Along;
use crate::domain::ids::{PersonId, ProposalKey, TicketId};
use crate::domain::plan::State;
use crate::domain::problem::Field;
use crate::domain::review::Finding;
use crate::domain::spike::Word;
use crate::domain::standing::Confidence;
use crate::keymap::Command;

/// What the text is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Purpose {
    /// An internal note on these tickets.
    Note(TicketId),
    /// A reply to the customer.
    Reply(TicketId),
    /// The resolve sheet of a ticket.
    Resolve(TicketId),
    /// The return sheet of a ticket.
    Return(TicketId),
    /// Tags, written `+add -remove`.
    Tags(TicketId),
    /// An answer to an input of the procedure.
    Answer {
        /// The ticket.
        ticket: TicketId,
        /// The input's id.
        input: String,
    },
    /// Why the guided next ticket is passed over.
    Skip(TicketId),
    /// A time and what the ticket is put off for until then.
    Later(TicketId),
    /// A time and what is promised by then.
    Promise(TicketId),
    /// What another team is asked.
    Ask {
        /// The ticket.
        ticket: TicketId,
        /// The step of the procedure that asks it.
        step: Option<String>,
    },
    /// The note of a handover, left on this ticket.
    Handover(TicketId),
    /// The answer of a team.
    Answered {
        /// The ticket.
        ticket: TicketId,
        /// The question's id.
        ask: String,
    },
    /// Other words for a step of the procedure.
    Rewrite {
        /// The ticket.
        ticket: TicketId,
        /// The step's id.
        step: String,
    },
    /// Why a lead accepts what a check of the procedure objects to.
    Accept {
        /// The ticket.
        ticket: TicketId,
        /// The code of the request.
        code: String,
    },
    /// Why the personal data of a ticket has to be seen.
    Reveal(TicketId),
    /// The sentence of a second look.
    Look {
        /// The ticket.
        ticket: TicketId,
        /// What it came to.
        finding: Finding,
        /// The right cause, where it was another one.
        cause: Option<String>,
    },
    /// A coaching note.
    Coach {
        /// The ticket.
        ticket: TicketId,
        /// The agent's id; absent for a Tier-1 agent.
        to: Option<PersonId>,
        /// The agent's name.
        name: String,
    },
    /// Why a case goes to somebody else.
    Reassign {
        /// The ticket.
        ticket: TicketId,
        /// Who gets it.
        to: PersonId,
    },
    /// What was done of a plan, or why not.
    EndPlan {
        /// The ticket that carries it.
        ticket: TicketId,
        /// Its id.
        plan: String,
        /// How it ends.
        state: State,
    },
    /// When, what is expected and what is to be done, of a new plan.
    Plan {
        /// The cause.
        cause: String,
        /// Who sees to it.
        owner: String,
    },
    /// The text of an article or a product request.
    Proposal(ProposalKey),
    /// Why an article goes back, or is not to be used any more.
    Confidence {
        /// What the records call it.
        about: String,
        /// What is said of it.
        state: Confidence,
    },
    /// What happens, of a problem that is opened from this ticket.
    OpenProblem(TicketId),
    /// A field of a problem.
    ProblemField {
        /// The problem's id.
        problem: String,
        /// The field.
        field: Field,
    },
    /// The reply that says in a language that a problem is solved.
    SolvedText(String),
    /// Why a spike is real, noise or muted.
    Spike {
        /// The cause.
        cause: String,
        /// The day on which the episode began.
        since: Date,
        /// What is said.
        word: Word,
    },
    /// Another value for the selected field of the decision below.
    HeldLine,
    /// Another text of several lines for the decision below.
    HeldText,
    /// What this command writes on all marked tickets.
    Many(Command),
    /// Why all marked tickets go to somebody else.
    GiveMany(PersonId),
}

impl Purpose {
    /// The name under which its draft is kept; `None` where a draft is not worth keeping.
    #[must_use]
    pub fn draft_key(&self) -> Option<(&TicketId, Cow<'static, str>)> {
        match self {
            Self::Note(ticket) => Some((ticket, "note".into())),
            Self::Reply(ticket) => Some((ticket, "reply".into())),
            Self::Resolve(ticket) => Some((ticket, "resolve".into())),
            Self::Return(ticket) => Some((ticket, "return".into())),
            Self::Tags(ticket) => Some((ticket, "tag".into())),
            Self::OpenProblem(ticket) => Some((ticket, "problem".into())),
            Self::Answer { ticket, input } => Some((ticket, format!("answer:{input}").into())),
            Self::Ask { ticket, step: None } => Some((ticket, "ask".into())),
            Self::Ask { ticket, step: Some(step) } => Some((ticket, format!("ask:{step}").into())),
            Self::Handover(ticket) => Some((ticket, "handover".into())),
            Self::Rewrite { ticket, step } => Some((ticket, format!("rewrite:{step}").into())),
            Self::Answered { ticket, ask } => Some((ticket, format!("answered:{ask}").into())),
            Self::Coach { ticket, name, .. } => Some((ticket, format!("coach:{name}").into())),
            Self::Later(_)
            | Self::Promise(_)
            | Self::Skip(_)
            | Self::Reveal(_)
            | Self::Accept { .. }
            | Self::Look { .. }
            | Self::Reassign { .. }
            | Self::EndPlan { .. }
            | Self::Proposal(_)
            | Self::Confidence { .. }
            | Self::Plan { .. }
            | Self::Spike { .. }
            | Self::ProblemField { .. }
            | Self::SolvedText(_)
            | Self::Many(_)
            | Self::GiveMany(_)
            | Self::HeldLine
            | Self::HeldText => None,
        }
    }

    /// The ticket that it is written on; none where the text is not a ticket's.
    #[must_use]
    pub fn ticket(&self) -> Option<&TicketId> {
        match self {
            Self::Note(ticket)
            | Self::Reply(ticket)
            | Self::Resolve(ticket)
            | Self::Return(ticket)
            | Self::Tags(ticket)
            | Self::Answer { ticket, .. }
            | Self::Skip(ticket)
            | Self::Later(ticket)
            | Self::Promise(ticket)
            | Self::Ask { ticket, .. }
            | Self::Handover(ticket)
            | Self::OpenProblem(ticket)
            | Self::Rewrite { ticket, .. }
            | Self::Look { ticket, .. }
            | Self::Coach { ticket, .. }
            | Self::Reassign { ticket, .. }
            | Self::EndPlan { ticket, .. }
            | Self::Answered { ticket, .. }
            | Self::Accept { ticket, .. }
            | Self::Reveal(ticket) => Some(ticket),
            Self::Proposal(_)
            | Self::Confidence { .. }
            | Self::Plan { .. }
            | Self::Spike { .. }
            | Self::ProblemField { .. }
            | Self::SolvedText(_)
            | Self::Many(_)
            | Self::GiveMany(_)
            | Self::HeldLine
            | Self::HeldText => None,
        }
    }

    /// The command that writes this on all marked tickets.
    #[must_use]
    pub fn many(&self) -> Option<Command> {
        match self {
            Self::Many(command) => Some(*command),
            Self::GiveMany(_) => Some(Command::Reassign),
            _ => None,
        }
    }

    /// Message id of the verb for what becomes of the text once it is written.
    #[must_use]
    pub fn act(&self) -> &'static str {
        match self {
            Self::Note(_) | Self::Coach { .. } => "footer-note",
            Self::Reply(_) => "footer-send",
            Self::Resolve(_) => "footer-resolve",
            Self::Return(_) => "footer-return",
            Self::Ask { .. } => "footer-ask",
            Self::Skip(_) => "footer-skip",
            Self::Later(_) => "footer-later",
            Self::Promise(_) => "footer-promise",
            Self::Handover(_) => "footer-post",
            Self::Rewrite { .. } => "footer-propose",
            Self::Accept { .. } => "footer-accept",
            Self::Reveal(_) => "footer-show",
            Self::Reassign { .. } => "footer-reassign",
            Self::Plan { .. } => "footer-plan",
            Self::OpenProblem(_) => "footer-problem",
            Self::SolvedText(_) | Self::HeldLine | Self::HeldText => "footer-use",
            Self::Many(_) | Self::GiveMany(_) => "footer-preview",
            Self::Tags(_)
            | Self::Answer { .. }
            | Self::Answered { .. }
            | Self::Look { .. }
            | Self::EndPlan { .. }
            | Self::Proposal(_)
            | Self::Confidence { .. }
            | Self::ProblemField { .. }
            | Self::Spike { .. } => "footer-save",
        }
    }

    /// A guiding sentence that says what becomes of the text, in the footer's words.
    #[must_use]
    pub fn hint(&self, id: &str, words: &Words) -> String {
        words.with(id, &[("act", &words.get(self.act()))])
    }

    /// Whether it is one line.
    #[must_use]
    pub fn is_line(&self) -> bool {
        if let Self::ProblemField { field, .. } = self {
            return !field.is_long();
        }
        matches!(
            self,
            Self::Later(_)
                | Self::Promise(_)
                | Self::Confidence { .. }
                | Self::Plan { .. }
                | Self::Tags(_)
                | Self::Answer { .. }
                | Self::Skip(_)
                | Self::Reveal(_)
                | Self::Accept { .. }
                | Self::Spike { .. }
                | Self::Look { .. }
                | Self::Reassign { .. }
                | Self::EndPlan { .. }
                | Self::HeldLine
                | Self::Many(Command::Tags)
                | Self::GiveMany(_)
        )
    }
}

/// The text being written.
#[derive(Debug, Clone)]
pub struct Composer {
    /// What it is for.
    pub purpose: Purpose,
    /// Its title, in words.
    pub title: String,
    /// A line of guidance, in words; may be empty.
    pub hint: String,
    /// The text.
    pub field: TextField,
    /// What a rule said about the last attempt, in words.
    pub fault: Option<String>,
    /// What this window last read or kept of its draft.
    pub base: String,
    /// Which of the tickets behind it is shown beside it, where there is room.
    pub beside: usize,
    /// What happens to the ticket along with a reply.
    pub along: Along,
    /// What it began with, before anything was typed.
    began: String,
}

impl Composer {
    /// An editor for `purpose`, starting with `text`.
    #[must_use]
    pub fn new(purpose: Purpose, title: String, hint: String, text: &str) -> Self {
        let field = if purpose.is_line() { TextField::line(text) } else { TextField::lines(text) };
        Self {
            purpose,
            title,
            hint,
            field,
            fault: None,
            base: String::new(),
            beside: 0,
            along: Along::default(),
            began: text.to_owned(),
        }
    }

    /// Takes a text that was kept, where nothing was typed meanwhile.
    pub fn restore(&mut self, kept: &str, hint: String) {
        kept.clone_into(&mut self.base);
        if self.field.text() == self.began && kept != self.began {
            self.put(kept, hint);
        }
    }

    /// Takes the text that came of this one and another window's, where nothing was typed since.
    pub fn join(&mut self, given: &str, joined: &str, hint: String) {
        if self.field.text() == given {
            joined.clone_into(&mut self.base);
            self.put(joined, hint);
        }
    }

    fn put(&mut self, text: &str, hint: String) {
        self.field = if self.purpose.is_line() { TextField::line(text) } else { TextField::lines(text) };
        self.hint = hint;
    }
}
