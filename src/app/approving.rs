//! Giving a second person's yes: what is approved is read before it is saved, and who leads hears of what was asked for.

use std::collections::BTreeSet;

use super::acting::{Acting, commit, with_case};
use super::context::Context;
use super::message::{Ask, Effect};
use super::notices::Tone;
use super::review::Part;
use super::sheet::Sheet;
use super::update::context;
use super::{App, Place, Side};
use crate::domain::act;
use crate::domain::approval::{Approval, Pending};
use crate::domain::clean::Clean;
use crate::domain::ids::TicketId;
use crate::domain::leads::Leads;
use crate::domain::say::Say;
use crate::keymap::Command;
use crate::store::TicketView;

/// Keys that a notice names.
const NAMED: usize = 5;

/// What was asked for and is not given, as far as it was told here.
#[derive(Debug, Clone, Default)]
pub(super) struct Awaited {
    known: Option<BTreeSet<(TicketId, String)>>,
    asked: u64,
}

/// What is about to be approved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApproveSheet {
    /// The ticket.
    pub ticket: TicketId,
    /// What people call it.
    pub key: Clean,
    /// What is approved; its words are covered as the rest of the screen.
    pub approval: Approval,
}

impl App {
    /// Asks what waits for a yes, where somebody sits here who can give it.
    pub(super) fn look_for_approvals(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if Leads::is_for(self.me.as_ref()) {
            let mut cx = context!(self, effects);
            self.awaited.asked = cx.ask(Ask::Approvals);
        }
        effects
    }

    /// What waits for a yes arrived: new ones are told, and ring where they came while somebody sat here.
    pub(super) fn approvals_came(&mut self, serial: u64, all: &[Pending]) -> Vec<Effect> {
        let Some(me) = self.me.as_ref().filter(|_| serial == self.awaited.asked) else { return Vec::new() };
        let mine: Vec<&Pending> = all.iter().filter(|one| one.approval.is_for(me)).collect();
        self.status.to_approve = mine.len();
        let name = |one: &Pending| (one.ticket.clone(), one.approval.code.clone());
        let now: BTreeSet<_> = mine.iter().map(|one| name(one)).collect();
        let before = self.awaited.known.replace(now);
        let is_new = |one: &&&Pending| before.as_ref().is_none_or(|known| !known.contains(&name(one)));
        let new: Vec<&Pending> = mine.iter().filter(is_new).copied().collect();
        let Some(first) = new.first() else { return Vec::new() };
        let by = first.approval.by.as_ref().map_or_else(String::new, |by| by.name.to_string());
        let mut keys: Vec<String> = new.iter().take(NAMED).map(|one| format!("#{}", one.key)).collect();
        if new.len() > NAMED {
            keys.push("…".to_owned());
        }
        let say = Say::new("approvals-came")
            .with("count", new.len())
            .with("name", by)
            .with("step", &first.approval.title)
            .with("keys", keys.join(", "));
        let rings: Vec<Clean> = new.iter().map(|one| one.key.clone()).collect();
        self.tell(&say, Tone::Plain);
        if before.is_none() { Vec::new() } else { self.ring_for_approvals(rings) }
    }

    /// Shows what would be approved on a ticket: the selected line's of the list of approvals, else the selected step's, else
    /// what was asked for last.
    pub(super) fn ask_to_approve(&mut self, view: &TicketView) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut open = view.approvals();
        open.retain(Approval::is_open);
        let listed = (self.place == Place::Review && self.review.part == Part::Approvals)
            .then(|| self.review.approval().map(|one| one.approval.clone()))
            .flatten();
        let step = self.ticket.as_ref().filter(|_| self.place == Place::Ticket);
        let step = step.and_then(|ticket| ticket.target.as_ref()).map(|target| target.step().to_owned());
        let of_step = || open.iter().find(|one| step.as_deref() == Some(&one.step));
        let wanted = listed.or_else(|| of_step().or(open.last()).cloned());
        let mut cx = context!(self, effects);
        let code = wanted.as_ref().map(|one| one.code.as_str());
        // What may not be approved is said before anybody reads it.
        let acting = match (
            with_case(view, &mut cx, |case, mut ids| act::approve(case, code, "", &mut ids)),
            wanted,
        ) {
            (Err(no), Some(approval)) if super::accepting::wants_reason(&no) => {
                super::accepting::approve(Some(&approval.code), view, &mut cx)
            }
            (Ok(_), Some(approval)) => {
                let veil = cx.privacy.veil(view);
                let answers = Clean::text(&veil.text(approval.answers.as_str()));
                let (ticket, key) = (view.shown.id.clone(), view.shown.key.clone());
                let approval = Approval { answers, ..approval };
                Acting::sheet(Sheet::Approve(Box::new(ApproveSheet { ticket, key, approval })))
            }
            (acted, _) => commit(acted, &mut cx).into(),
        };
        self.acted(acting, Command::Approve);
        effects
    }

    pub(super) fn approve_key(&mut self, sheet: Box<ApproveSheet>, command: Option<Command>) -> Vec<Effect> {
        let mut effects = Vec::new();
        match command {
            Some(Command::Close) => {}
            Some(Command::Choose) => {
                let view = self.current().filter(|view| view.shown.id == sheet.ticket).cloned();
                let Some(view) = view else {
                    self.tell(&Say::new("choice-lost"), Tone::Bad);
                    return effects;
                };
                let mut cx = context!(self, effects);
                let code = Some(sheet.approval.code.as_str());
                let acted = with_case(&view, &mut cx, |case, mut ids| act::approve(case, code, "", &mut ids));
                match commit(acted, &mut cx) {
                    Ok(_) => {
                        let say = Say::new("done-approve").with("key", &sheet.key);
                        self.tell(&say.with("step", sheet.approval.name()), Tone::Good);
                        self.unsaved = Some(Box::new(Sheet::Approve(sheet)));
                    }
                    Err(words) => self.notices.say(words.join(" "), Tone::Bad),
                }
            }
            _ => self.sheets.push(Sheet::Approve(sheet)),
        }
        effects
    }

    /// Opens the ticket of a request at its step.
    pub(super) fn open_at_step(&mut self, ticket: TicketId, step: String) -> Vec<Effect> {
        let effects = self.open_ticket(ticket);
        if let Some(opened) = &mut self.ticket {
            opened.side = Side::Procedure;
            opened.wants_step = Some(step);
        }
        effects
    }
}
