//! What the footer calls a key. Most have the word of the one table; where a key does another thing each time, such as
//! sending, asking or resolving what was written, it is called by what it does now.

use super::acting::is_ticked_by_hand;
use super::composer::Purpose;
use super::sheet::Sheet;
use super::status::Link;
use super::ticket::{Procedure, Target, TicketScreen};
use super::{App, Place, Side};
use crate::domain::ask::Ask;
use crate::keymap::{Command, Layer, Row};

/// What enter and the tick do on the selected line of a procedure.
enum StepKey<'a> {
    /// Both ask this team.
    AskTeam(&'a str),
    /// Both open what the team answered.
    TeamAnswers,
    /// Both ask a second person.
    Approval,
    /// Only the tick does something.
    Tick,
    /// Each does what the table says.
    Usual,
}

impl App {
    /// The word of a row in the footer; none where its key does nothing here but say which other one does it.
    #[must_use]
    pub fn footer_word(&self, row: &Row) -> Option<String> {
        let words = &self.config.words;
        if let Some(sheet) = self.sheets.last() {
            if row.layer == Layer::Reading && row.command != Command::Close && !self.is_longer(sheet, row) {
                return None;
            }
            let id = match row.command {
                Command::Submit => submits(sheet),
                Command::Choose => matches!(sheet, Sheet::Approve(_)).then_some("footer-approve"),
                Command::Close => leaves(sheet),
                _ => None,
            };
            return Some(id.map_or_else(|| words.get(&row.help()), |id| words.get(id)));
        }
        match row.command {
            Command::Close if row.layer == Layer::Filter => Some(words.get("footer-discard")),
            Command::Answer | Command::Tick if self.place == Place::Ticket => self.step_word(row),
            _ => Some(words.get(&row.help())),
        }
    }

    /// Message id of what is said once something is saved: without a connection it is only here.
    pub(super) fn saved(&self) -> &'static str {
        if matches!(self.status.link, Link::Offline { .. }) { "done-saved-here" } else { "done-saved" }
    }

    /// What the keys of a procedure do to its selected step or question.
    fn step_word(&self, row: &Row) -> Option<String> {
        let words = &self.config.words;
        let usual = || words.get(&row.help());
        let Some(ticket) = self.ticket.as_ref().filter(|ticket| ticket.side == Side::Procedure) else {
            return Some(usual());
        };
        let (Some(procedure), Some(target)) = (&ticket.procedure, &ticket.target) else {
            return Some(usual());
        };
        let is_answer = row.command == Command::Answer;
        match step_key(target, procedure, ticket) {
            // Both keys do the same: one of them is told.
            StepKey::AskTeam(_) | StepKey::TeamAnswers | StepKey::Approval if !is_answer => None,
            StepKey::AskTeam(team) => {
                let team = self.config.clocks.ask(team).map_or(team, |rule| rule.team.as_str());
                Some(words.with("footer-ask-team", &[("team", team)]))
            }
            StepKey::TeamAnswers => Some(words.get("footer-team-answer")),
            StepKey::Approval => Some(words.get("footer-approval")),
            StepKey::Tick if is_answer => None,
            StepKey::Tick | StepKey::Usual => Some(usual()),
        }
    }

    /// Whether a text does not fit, so that the keys that scroll it do something.
    fn is_longer(&self, sheet: &Sheet, row: &Row) -> bool {
        let is_scroll = matches!(
            row.command,
            Command::Down
                | Command::Up
                | Command::PageDown
                | Command::PageUp
                | Command::First
                | Command::Last
        );
        let rows = usize::from(self.size.body_rows());
        match sheet {
            _ if !is_scroll => true,
            Sheet::Reading(reading) => reading.lines.len() > rows.saturating_sub(2),
            Sheet::Compare(sheet) => sheet.rows.len() > rows.saturating_sub(3),
            _ => true,
        }
    }
}

/// What the keys of the procedure do on this line, as `acting::work` takes them.
fn step_key<'a>(target: &Target, procedure: &'a Procedure, ticket: &TicketScreen) -> StepKey<'a> {
    let Target::Step(id) = target else { return StepKey::Usual };
    let Some(step) = procedure.progress.step(id) else { return StepKey::Usual };
    match (&step.waits_on, ticket.ask_of(id)) {
        (Some(team), None) => return StepKey::AskTeam(team),
        (_, Some(ask)) if Ask::is_open(ask) => return StepKey::TeamAnswers,
        _ => {}
    }
    let is_asked = |code: &str| procedure.run.is_requested(code);
    match &step.approval {
        Some(approval) if step.wants_approval() && !is_asked(&approval.code) => StepKey::Approval,
        _ if step.wants_lead() && !is_asked(&step.code_of(&procedure.sop, &procedure.run)) => {
            StepKey::Approval
        }
        _ if is_ticked_by_hand(id, procedure) => StepKey::Tick,
        _ => StepKey::Usual,
    }
}

/// What is done with what a sheet holds.
fn submits(sheet: &Sheet) -> Option<&'static str> {
    Some(match sheet {
        Sheet::Composer(composer) => composer.purpose.act(),
        Sheet::Resolve(sheet) if sheet.many => "footer-preview",
        Sheet::Return(sheet) if sheet.many => "footer-preview",
        Sheet::Resolve(_) => "footer-resolve",
        Sheet::Return(_) => "footer-return",
        Sheet::Ask(_) => "footer-ask",
        Sheet::View(_) | Sheet::Columns(_) | Sheet::Several(_) => "footer-save",
        Sheet::Bulk(_) => "footer-apply",
        Sheet::Solved(_) => "footer-answer-all",
        _ => return None,
    })
}

/// What becomes of a sheet that is left.
fn leaves(sheet: &Sheet) -> Option<&'static str> {
    match sheet {
        Sheet::Composer(composer) => match composer.purpose {
            Purpose::HeldText | Purpose::HeldLine | Purpose::SolvedText(_) => Some("footer-back"),
            Purpose::Many(_) | Purpose::GiveMany(_) | Purpose::Proposal(_) => Some("footer-close-kept"),
            _ => composer.purpose.draft_key().map(|_| "footer-close-kept"),
        },
        Sheet::Resolve(sheet) => (!sheet.many).then_some("footer-close-kept"),
        Sheet::Return(sheet) => (!sheet.many).then_some("footer-close-kept"),
        Sheet::Ask(_) => Some("footer-close-kept"),
        Sheet::Bulk(_) => Some("footer-back"),
        _ => None,
    }
}
