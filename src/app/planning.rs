//! A plan made on the screen: for which cause, who sees to it, then when, what is expected and what is to be done in one
//! line. Which ticket carries it is found where it is committed.

use super::App;
use super::acting::item;
use super::composer::{Composer, Purpose};
use super::context::Context;
use super::message::Effect;
use super::notices::Tone;
use super::picker::Picker;
use super::sheet::{Choosing, Sheet};
use super::update::context;
use crate::domain::clock::due_from;
use crate::domain::plan::{Form, expected_and_text};
use crate::domain::say::Say;

impl App {
    /// Asks for which cause a plan is.
    pub(super) fn plan_cause(&mut self) {
        if !self.leads() {
            self.tell(&Say::new("refused-not-lead"), Tone::Plain);
            return;
        }
        let mut effects = Vec::new();
        let picker = super::suggesting::picker(&[], &context!(self, effects));
        self.sheets.push(Sheet::Picker(Choosing::PlanCause, picker));
    }

    /// Takes the cause, or who sees to the plan.
    pub(super) fn plan_chosen(&mut self, choosing: &Choosing, id: &str) {
        let words = &self.config.words;
        match choosing {
            Choosing::PlanCause => {
                let me = self.me.iter();
                let others =
                    self.team.agents.iter().filter(|one| self.me.as_ref().is_none_or(|me| me.id != one.id));
                let items =
                    me.chain(others).map(|one| item(one.name.as_str(), one.name.to_string())).collect();
                let title = words.with("pick-plan-owner", &[("code", id)]);
                let choosing = Choosing::PlanOwner(id.to_owned());
                self.sheets.push(Sheet::Picker(choosing, Picker::new(title, items)));
            }
            Choosing::PlanOwner(cause) => {
                let purpose = Purpose::Plan { cause: cause.clone(), owner: id.to_owned() };
                let title = words.with("compose-plan-new", &[("code", cause), ("name", id)]);
                let hint = words.get("plan-new-hint");
                self.sheets.push(Sheet::Composer(Composer::new(purpose, title, hint, "")));
            }
            _ => {}
        }
    }

    /// Takes the line: `+30d -30% what is to be done`.
    pub(super) fn plan_written(&mut self, mut composer: Composer) -> Vec<Effect> {
        let Purpose::Plan { cause, owner } = composer.purpose.clone() else { return Vec::new() };
        let text = composer.field.text();
        let (when, rest) = text.trim().split_once(char::is_whitespace).unwrap_or((text.trim(), ""));
        // A day alone is its evening.
        let due = due_from(when, self.now, &self.zone)
            .or_else(|| due_from(&format!("{when} 18:00"), self.now, &self.zone));
        let (expected, what) = expected_and_text(rest);
        let fault = match due {
            None => Some("refused-plan-due"),
            Some(due) if due <= self.now => Some("refused-due-past"),
            Some(_) if what.is_empty() => Some("refused-plan-what"),
            Some(_) => None,
        };
        if let Some(fault) = fault {
            composer.fault = Some(self.config.words.get(fault));
            self.sheets.push(Sheet::Composer(composer));
            return Vec::new();
        }
        let form = Form { cause, owner, due, expected, ..Form::default() };
        let what = what.to_owned();
        self.unsaved = Some(Box::new(Sheet::Composer(composer)));
        vec![Effect::Plan(Box::new(form), what)]
    }
}
