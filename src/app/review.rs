//! What leads look at: second looks, verdicts on Tier 1's escalations, coaching notes, plans; one list at a time, with the
//! selected line's ticket, so that every key of a ticket works here as well. What its own keys do is in `leading`.

use std::collections::BTreeMap;

use super::context::Context;
use super::list::{Cursor, Move};
use super::message::{Ask, Got};
use super::preview::Preview;
use crate::domain::approval::Pending;
use crate::domain::ids::TicketId;
use crate::domain::leads::Leads;
use crate::domain::plan::Plan;
use crate::domain::review::{Case, Finding};
use crate::domain::tally::Dim;
use crate::domain::taxonomy::Recode;
use crate::domain::verdicts::Team;
use crate::keymap::Command;
use crate::store::TicketView;

/// The windows in days.
pub const WINDOWS: [u32; 3] = [28, 7, 90];

/// Rows above the list: the parts, what is told of the one that is shown, heads.
pub const HEAD_ROWS: u16 = 3;

/// One of the lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Part {
    /// What waits for a second person's yes.
    #[default]
    Approvals,
    /// The random sample.
    Sample,
    /// What carries a risk.
    Risk,
    /// Verdicts by Tier-1 team.
    Teams,
    /// Verdicts by topic.
    Topics,
    /// What was missing.
    Missing,
    /// Coaching notes.
    Notes,
    /// Plans.
    Plans,
}

impl Part {
    /// All of them, in their order.
    pub const ALL: [Self; 8] = [
        Self::Approvals,
        Self::Sample,
        Self::Risk,
        Self::Teams,
        Self::Topics,
        Self::Missing,
        Self::Notes,
        Self::Plans,
    ];

    /// Message id of its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Approvals => "review-part-approvals",
            Self::Sample => "review-part-sample",
            Self::Risk => "review-part-risk",
            Self::Teams => "review-part-teams",
            Self::Topics => "review-part-topics",
            Self::Missing => "review-part-missing",
            Self::Notes => "review-part-notes",
            Self::Plans => "review-part-plans",
        }
    }

    /// Whether it is about tickets that left us, whose time can be chosen.
    #[must_use]
    pub const fn has_window(self) -> bool {
        matches!(self, Self::Teams | Self::Topics | Self::Missing)
    }
}

/// The screen's state.
#[derive(Debug, Clone, Default)]
pub struct Review {
    /// The list that is shown.
    pub part: Part,
    /// Index into the periods.
    pub window: usize,
    /// What was found, once it arrived.
    pub leads: Option<Box<Leads>>,
    /// What was found since the lists were opened: those cases stay where they were, with what was found.
    pub looked: BTreeMap<TicketId, Finding>,
    /// The digest that was made last: how its sheet is called, for which team and over how many days.
    pub digest: Option<(String, Team, u32)>,
    /// Where the selection is.
    pub cursor: Cursor,
    preview: Preview,
    asked: u64,
}

impl Review {
    /// The window in days.
    #[must_use]
    pub fn days(&self) -> u32 {
        WINDOWS[self.window % WINDOWS.len()]
    }

    /// How many lines the list has.
    #[must_use]
    pub fn length(&self) -> usize {
        self.leads.as_ref().map_or(0, |leads| match self.part {
            Part::Approvals => leads.approvals.len(),
            Part::Sample => leads.queue.sample.len(),
            Part::Risk => leads.queue.risk.len(),
            Part::Teams => leads.verdicts.teams.len(),
            Part::Topics => leads.verdicts.topics.len(),
            Part::Missing => leads.verdicts.missing.len(),
            Part::Notes => leads.notes.len(),
            Part::Plans => leads.plans.len(),
        })
    }

    /// The selected case of the sample or of those with a risk.
    #[must_use]
    pub fn case(&self) -> Option<&Case> {
        let leads = self.leads.as_ref()?;
        match self.part {
            Part::Sample => leads.queue.sample.get(self.cursor.at),
            Part::Risk => leads.queue.risk.get(self.cursor.at),
            _ => None,
        }
    }

    /// The selected request for a second person's yes.
    #[must_use]
    pub fn approval(&self) -> Option<&Pending> {
        self.leads.as_ref()?.approvals.get(self.cursor.at).filter(|_| self.part == Part::Approvals)
    }

    /// The selected plan.
    #[must_use]
    pub fn plan(&self) -> Option<&Plan> {
        self.leads.as_ref()?.plans.get(self.cursor.at).filter(|_| self.part == Part::Plans)
    }

    /// The selected team.
    #[must_use]
    pub fn team(&self) -> Option<&Team> {
        let line = self.leads.as_ref()?.verdicts.teams.get(self.cursor.at)?;
        Some(&line.of).filter(|_| self.part == Part::Teams)
    }

    /// The ticket of the selected line.
    #[must_use]
    pub fn selected(&self) -> Option<&TicketId> {
        let leads = self.leads.as_ref()?;
        match self.part {
            Part::Approvals => self.approval().map(|one| &one.ticket),
            Part::Sample | Part::Risk => self.case().map(|case| &case.ticket),
            Part::Notes => leads.notes.get(self.cursor.at).map(|note| &note.ticket),
            Part::Plans => self.plan().map(|plan| &plan.ticket),
            Part::Teams | Part::Topics | Part::Missing => None,
        }
    }

    /// That ticket with everything, once it arrived.
    #[must_use]
    pub fn current(&self) -> Option<&TicketView> {
        self.preview.of(self.selected()?)
    }

    /// Whether no ticket will come for the selection.
    #[must_use]
    pub fn is_without_ticket(&self) -> bool {
        self.leads.is_some() && self.selected().is_none()
    }

    /// The filter that lists the tickets behind the selected number.
    #[must_use]
    pub fn filter(&self) -> Option<String> {
        let verdicts = &self.leads.as_ref()?.verdicts;
        let at = self.cursor.at;
        let of = match self.part {
            Part::Teams => verdicts.teams.get(at)?.of.terms(),
            Part::Topics => Dim::Reason.term(verdicts.topics.get(at)?.of.as_str(), &Recode::default()),
            Part::Missing => {
                let keys: Vec<&str> = verdicts
                    .missing
                    .get(at)?
                    .keys
                    .iter()
                    .map(super::super::domain::clean::Clean::as_str)
                    .collect();
                return Some(format!("key:{}", keys.join(",")));
            }
            _ => return None,
        };
        Some(format!("{of} verdict:=avoidable,incomplete,wrong_queue left:<{}d", self.days()))
    }

    /// Asks for all of it again.
    pub fn reload(&mut self, cx: &mut Context<'_>) {
        self.asked = cx.ask(Ask::Leads { days: self.days(), zone: cx.zone.clone() });
    }

    /// Takes an answer of the store; late ones are dropped. The selection stays on its ticket.
    pub fn loaded(&mut self, serial: u64, got: Got, cx: &mut Context<'_>) {
        match got {
            Got::Leads(mut leads) if serial == self.asked => {
                if let Some(before) = &self.leads {
                    keep(&mut leads.queue.sample, &before.queue.sample, &self.looked);
                    keep(&mut leads.queue.risk, &before.queue.risk, &self.looked);
                }
                let before = self.selected().cloned();
                // The lists begin with what others wait for, where somebody does.
                if self.leads.is_none() && self.part == Part::Approvals && leads.approvals.is_empty() {
                    self.part = Part::Sample;
                }
                self.leads = Some(leads);
                if !Leads::is_for(cx.me) {
                    self.part = Part::Notes;
                }
                let at = self.cursor.at;
                if before.is_some() && self.selected() != before.as_ref() {
                    let found = (0..self.length()).find(|at| {
                        self.cursor.at = *at;
                        self.selected() == before.as_ref()
                    });
                    self.cursor.at = found.unwrap_or(at);
                }
                self.fit(cx);
                self.ask_ticket(cx);
            }
            Got::Ticket(view) => self.preview.loaded(serial, view),
            _ => {}
        }
    }

    /// Moves the selection.
    pub fn go(&mut self, command: Command, cx: &mut Context<'_>) {
        if let Some(step) = Move::of(command) {
            self.cursor.go(step, self.length(), visible(cx));
            self.ask_ticket(cx);
        }
    }

    /// Shows the list after this one, or before it.
    pub fn turn(&mut self, forward: bool, cx: &mut Context<'_>) {
        if !Leads::is_for(cx.me) {
            return;
        }
        let at = Part::ALL.iter().position(|part| *part == self.part).unwrap_or(0);
        let next = if forward { at + 1 } else { at + Part::ALL.len() - 1 };
        self.show(Part::ALL[next % Part::ALL.len()], cx);
    }

    /// Shows a list.
    pub fn show(&mut self, part: Part, cx: &mut Context<'_>) {
        self.part = part;
        self.cursor = Cursor::default();
        self.forget_looked();
        self.ask_ticket(cx);
    }

    /// Lets go of what was looked at: it is in the lists no more.
    pub fn forget_looked(&mut self) {
        let looked = std::mem::take(&mut self.looked);
        if let Some(leads) = &mut self.leads {
            let is_left = |case: &Case| !looked.contains_key(&case.ticket);
            leads.queue.sample.retain(is_left);
            leads.queue.risk.retain(is_left);
        }
    }

    /// Looks at another time.
    pub fn next_window(&mut self, cx: &mut Context<'_>) {
        self.window = (self.window + 1) % WINDOWS.len();
        self.cursor = Cursor::default();
        self.reload(cx);
    }

    /// Keeps the window inside a terminal of a new size.
    pub fn fit(&mut self, cx: &Context<'_>) {
        self.cursor.fit(self.length(), visible(cx));
    }

    fn ask_ticket(&mut self, cx: &mut Context<'_>) {
        let wanted = self.selected().cloned();
        self.preview.ask(wanted, cx);
    }
}

/// Puts cases that were just looked at back where they stood, so that the next key means no other case.
fn keep(now: &mut Vec<Case>, before: &[Case], looked: &BTreeMap<TicketId, Finding>) {
    for (nth, case) in before.iter().enumerate().filter(|(_, case)| looked.contains_key(&case.ticket)) {
        if !now.iter().any(|one| one.ticket == case.ticket) {
            now.insert(nth.min(now.len()), case.clone());
        }
    }
}

fn visible(cx: &Context<'_>) -> usize {
    usize::from(cx.size.body_rows().saturating_sub(HEAD_ROWS + cx.size.waiting_detail()))
}
