//! Linking a ticket to another one, and letting it go up in one: which other, found like anything else by a few letters, and
//! then the sheet that shows what becomes of both. What may be is `domain::act`'s.

use super::App;
use super::acting::{procedure, with_case};
use super::context::Context;
use super::deed::Deed;
use super::message::{Ask, Effect};
use super::notices::Tone;
use super::update::context;
use crate::domain::act::{self, Acted, MergeForm, Other};
use crate::domain::clean::Clean;
use crate::domain::ids::{SopId, TicketId};
use crate::domain::say::Say;
use crate::domain::ticket::Ticket;
use crate::keymap::Command;
use crate::store::TicketView;

/// Both tickets are on their way.
#[derive(Debug, Clone)]
pub(super) struct Tying {
    command: Command,
    ticket: TicketId,
    asked: u64,
}

/// The ticket that another one goes up in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survivor {
    /// As it is shown.
    pub ticket: Ticket,
    /// The procedure that it runs or would start.
    pub sop: Option<SopId>,
}

impl App {
    /// Asks which other ticket.
    pub(super) fn choose_other(&mut self, command: Command, view: &TicketView) -> Vec<Effect> {
        if let Some(why) = self.why_not(command) {
            self.notices.say(why, Tone::Plain);
            return Vec::new();
        }
        self.open_jump_for(command, &view.shown.id)
    }

    /// Which other ticket is known now; both are read as they are.
    pub(super) fn other_chosen(
        &mut self,
        command: Command,
        ticket: TicketId,
        other: TicketId,
    ) -> Vec<Effect> {
        let mut effects = Vec::new();
        let asked = context!(self, effects).ask(Ask::Tickets(vec![ticket.clone(), other]));
        self.tying = Some(Tying { command, ticket, asked });
        effects
    }

    /// Whether this answer is for a link or a merge.
    pub(super) fn is_to_tie(&self, serial: u64) -> bool {
        self.tying.as_ref().is_some_and(|tying| tying.asked == serial)
    }

    /// Both arrived: what becomes of them is looked at before it is done.
    pub(super) fn ends_met(&mut self, views: &[TicketView]) -> Vec<Effect> {
        let mut effects = Vec::new();
        let Some(tying) = self.tying.take() else { return effects };
        let (own, other) = (views.iter().find(|view| view.shown.id == tying.ticket), views.last());
        let (Some(own), Some(other), 2) = (own, other, views.len()) else {
            self.tell(&Say::new("tie-gone"), Tone::Plain);
            return effects;
        };
        let ticket = other.shown.clone();
        let deed = if tying.command == Command::MergeTicket {
            let sop = procedure(other, &context!(self, effects)).map(|procedure| procedure.sop.id.clone());
            Deed::Merge(Box::new(Survivor { ticket, sop }))
        } else {
            Deed::Link(Box::new(ticket))
        };
        effects.extend(self.preview_of(deed, vec![own.row], None));
        effects
    }
}

/// Links a ticket.
pub(super) fn link(view: &TicketView, to: &Ticket, cx: &mut Context<'_>) -> Acted {
    with_case(view, cx, |case, mut ids| act::link(case, to, &mut ids))
}

/// Lets a ticket go up in another one.
pub(super) fn merge(view: &TicketView, into: &Survivor, cx: &mut Context<'_>) -> Acted {
    let words = &cx.config.words;
    let here = words.with("merge-note-here", &[("key", into.ticket.key.as_str())]);
    let there =
        Say::new("merge-note-there").with("key", &view.shown.key).with("subject", &view.shown.subject);
    let there = format!("{}\n\n{}", words.say(&there), view.last_words().as_str());
    let form = MergeForm {
        into: Other { ticket: &into.ticket, sop: into.sop.as_ref() },
        here: Clean::text(&here),
        there: Clean::text(there.trim()),
        owed: view.owed(),
    };
    with_case(view, cx, |case, mut ids| act::merge(case, &form, &mut ids))
}
