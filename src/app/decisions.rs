//! The keys of decisions, and taking back: what a person answers when they are asked, from the outbox and from the
//! ticket.

use super::conflict::{About, Decided, Decision, Question};
use super::context::Context;
use super::message::{Ask, Effect};
use super::notices::Tone;
use super::sheet::Sheet;
use super::update::context;
use super::{App, Place};
use crate::domain::change::Committed;
use crate::domain::say::Say;
use crate::keymap::Command;
use crate::store::Undone;

impl App {
    /// What there is to decide where the person is: the selected row, or the first thing of the ticket.
    pub(super) fn to_decide(&self) -> Option<About> {
        if self.place == Place::Outbox {
            return self.outbox.selected().filter(|entry| entry.needs_person()).map(super::Entry::about);
        }
        let view = self.current()?;
        let row = view.waiting.iter().find(|row| row.state.needs_person());
        row.map(|row| About::Change(row.id.clone()))
            .or_else(|| view.alarms.first().map(|alarm| About::Alarm(alarm.no)))
    }

    /// Asks for everything about it; where there is nothing to decide, the row's ticket is opened.
    pub(super) fn decide(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let Some(about) = self.to_decide() {
            let mut cx = context!(self, effects);
            cx.ask(Ask::Question(about));
            return effects;
        }
        let ticket = self.outbox.selected().filter(|_| self.place == Place::Outbox);
        if let Some(id) = ticket.and_then(|entry| entry.ticket().cloned()) {
            return self.open_ticket(id);
        }
        self.tell(&Say::new("decide-nothing"), Tone::Plain);
        effects
    }

    /// The question arrived, or is as it stands now.
    pub(super) fn asked(&mut self, question: Option<Box<Question>>) {
        let open = self.sheets.iter().position(|sheet| matches!(sheet, Sheet::Decision(_)));
        match (open, question) {
            (Some(at), Some(question)) => {
                if let Some(Sheet::Decision(decision)) = self.sheets.get_mut(at)
                    && decision.question.about == question.about
                {
                    decision.renew(*question);
                }
            }
            // It was decided elsewhere.
            (Some(at), None) => self.sheets.truncate(at),
            (None, Some(question)) if self.sheets.is_empty() => {
                self.sheets.push(Sheet::Decision(Box::new(Decision::new(*question))));
            }
            (None, _) => {}
        }
    }

    /// Takes a key of a decision.
    pub(super) fn decision_key(
        &mut self,
        mut decision: Box<Decision>,
        command: Option<Command>,
    ) -> Vec<Effect> {
        let mut effects = Vec::new();
        let Some(command) = command else {
            self.sheets.push(Sheet::Decision(decision));
            return effects;
        };
        let mut cx = context!(self, effects);
        let decided = decision.command(command, &self.team.agents, &mut cx);
        let opened = self.follow(decision, decided);
        effects.extend(opened);
        effects
    }

    /// A value or a text was given for what is selected in the decision below.
    pub(super) fn held_value(&mut self, text: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        let Some(Sheet::Decision(mut decision)) = self.sheets.pop() else { return effects };
        let mut cx = context!(self, effects);
        let decided = match decision.other(text, &self.team.agents) {
            Some(pick) => decision.pick(pick, &mut cx),
            None if decision.at < decision.picks.len() => Decided::Open,
            None => decision.write(text, &mut cx),
        };
        let opened = self.follow(decision, decided);
        effects.extend(opened);
        effects
    }

    fn follow(&mut self, decision: Box<Decision>, decided: Decided) -> Vec<Effect> {
        match decided {
            Decided::Open => self.sheets.push(Sheet::Decision(decision)),
            Decided::Over(sheet) => {
                self.sheets.push(Sheet::Decision(decision));
                self.sheets.push(*sheet);
            }
            Decided::Done("") => {}
            Decided::Done(id) => self.tell(&Say::new(id), Tone::Good),
            Decided::Ticket => {
                let ticket = decision.question.view.as_ref().map(|view| view.shown.id.clone());
                return ticket.map_or_else(Vec::new, |id| self.open_ticket(id));
            }
        }
        Vec::new()
    }

    /// Says what was taken back, or why not.
    pub(super) fn undone(&mut self, outcome: Result<Undone, Say>) {
        let (say, tone) = match outcome {
            Ok(Undone::Back(changes)) => {
                (Say::new("undo-back").with("what", self.named(&changes)), Tone::Good)
            }
            Ok(Undone::Out(changes)) => (Say::new("undo-out").with("what", self.named(&changes)), Tone::Bad),
            Ok(Undone::UnderWay(changes)) => {
                (Say::new("undo-under-way").with("what", self.named(&changes)), Tone::Bad)
            }
            Ok(Undone::Nothing) => (Say::new("undo-nothing"), Tone::Plain),
            Err(say) => (say, Tone::Bad),
        };
        self.tell(&say, tone);
    }

    /// Changes in a few words: `note, tags (#48213)`.
    fn named(&self, changes: &[Committed]) -> String {
        let mut kinds: Vec<String> = Vec::new();
        let mut keys: Vec<String> = Vec::new();
        for change in changes {
            let kind = self.config.words.get(&format!("change-{}", change.change.kind().replace('_', "-")));
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
            if let Some(ticket) = &change.ticket {
                let key = format!("#{}", self.key_of(ticket));
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        match keys.len() {
            0 => kinds.join(", "),
            // Numbers of several tickets in a row could be cut as a card's.
            1 => format!("{} ({})", kinds.join(", "), keys.join(" ")),
            many => format!("{} (×{many})", kinds.join(", ")),
        }
    }

    fn key_of(&self, ticket: &crate::domain::ids::TicketId) -> String {
        let views = [self.current(), self.ticket.as_ref().and_then(|ticket| ticket.view.as_deref())];
        let known = views.into_iter().flatten().find(|view| view.shown.id == *ticket);
        let listed = || self.desk.held().iter().find(|row| row.id == *ticket).map(|row| row.key.to_string());
        let known = known.map(|view| view.shown.key.to_string());
        known.or_else(listed).unwrap_or_else(|| ticket.to_string())
    }

    /// What others did to the ticket since somebody began to look at it, in words.
    #[must_use]
    pub fn news(&self) -> &[String] {
        match self.place {
            Place::Ticket => self.ticket.as_ref().and_then(|ticket| ticket.seen.as_ref()),
            Place::Desk | Place::Waiting => {
                let current = self.current().map(|view| &view.shown.id);
                self.seen.as_ref().filter(|seen| Some(&seen.ticket) == current)
            }
            _ => None,
        }
        .map_or(&[], |seen| &seen.news)
    }
}
