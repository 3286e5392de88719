//! Marks on the desk, what a key does while some tickets are marked, and doing once more what was done last. What becomes of
//! each ticket is looked at on the sheet of `bulk` before anything is done.

use super::acting::{self, Acting};
use super::composer::{Composer, Purpose};
use super::context::Context;
use super::deed::{Deed, Last};
use super::message::Effect;
use super::notices::Tone;
use super::picker::Picker;
use super::scope::{Scope, scope};
use super::sheet::{Choosing, Sheet};
use super::update::context;
use super::{App, Place};
use crate::domain::change::FieldValue;
use crate::domain::ids::PersonId;
use crate::domain::say::Say;
use crate::keymap::Command;
use crate::store::TicketView;

/// Most tickets that are marked at once: what is done to them is read before.
const MOST: usize = 300;

impl App {
    /// Marks rows of the desk.
    pub(super) fn mark(&mut self, command: Command) -> Vec<Effect> {
        let mut effects = Vec::new();
        let desk = &mut self.desk;
        if command == Command::MarkAll {
            let new = desk.list.iter().filter(|row| !desk.marks.contains(row)).count();
            if desk.marks.len() + new > MOST {
                let say = Say::new("marks-too-many").with("count", desk.list.len()).with("most", MOST);
                self.tell(&say, Tone::Plain);
            } else {
                desk.marks.extend(desk.list.iter().copied());
            }
            return effects;
        }
        let Some(row) = desk.list.get(desk.cursor.at).copied() else { return effects };
        if !desk.marks.remove(&row) {
            if desk.marks.len() >= MOST {
                let say = Say::new("marks-full").with("most", MOST);
                self.tell(&say, Tone::Plain);
                return effects;
            }
            desk.marks.insert(row);
        }
        let mut cx = context!(self, effects);
        self.desk.command(Command::Down, &mut cx);
        effects
    }

    /// Takes all marks away; tells whether there were some.
    pub(super) fn unmark(&mut self) -> bool {
        let had = !self.desk.marks.is_empty();
        if had {
            self.desk.marks.clear();
            self.tell(&Say::new("marks-cleared"), Tone::Plain);
        }
        had
    }

    /// Takes a command while tickets are marked; `None` where it is about the selected one alone, or about none.
    pub(super) fn for_many(&mut self, command: Command, view: &TicketView) -> Option<Vec<Effect>> {
        if self.place != Place::Desk || self.desk.marks.is_empty() {
            return None;
        }
        let count = self.desk.marks.len();
        match (scope(command)?, command) {
            (_, Command::Claim) => return Some(self.preview(Deed::Claim, None)),
            (_, Command::Repeat) => {
                return Some(match self.last.clone() {
                    Last::Done(deed) => self.preview(deed, None),
                    other => self.not_again(&other),
                });
            }
            (Scope::Each, _) => {}
            (Scope::One, _) => {
                self.tell(&Say::new("marks-one").with("count", count), Tone::Plain);
                return Some(Vec::new());
            }
            (Scope::Selected, _) => return None,
        }
        let mut effects = Vec::new();
        let mut cx = context!(self, effects);
        let sheet = if command == Command::Problem {
            problems(&self.team, &cx)
        } else {
            match acting::perform(command, view, &self.team, &mut cx)? {
                Acting::Sheet(sheet) => Some(*sheet),
                _ => return None,
            }
        };
        // The drafts of the one ticket are not those of many.
        effects.retain(|effect| !matches!(effect, Effect::Load(_, super::Ask::Kept(_))));
        match sheet {
            Some(sheet) => {
                let sheet = self.widened(sheet, command, count);
                self.sheets.push(sheet);
            }
            None => self.tell(&Say::new("marks-no-problem"), Tone::Plain),
        }
        Some(effects)
    }

    /// A sheet for one ticket as one for all marked ones.
    fn widened(&self, sheet: Sheet, command: Command, count: usize) -> Sheet {
        let words = &self.config.words;
        let of_many =
            |title: &str| words.say(&Say::new("marks-title").with("what", title).with("count", count));
        match sheet {
            Sheet::Picker(_, mut picker) => {
                picker.title = of_many(&picker.title);
                Sheet::Picker(Choosing::Many(command), picker)
            }
            Sheet::Composer(_) => {
                let what = words.get(&format!("marks-{}", command.id().replace('.', "-")));
                let purpose = Purpose::Many(command);
                let text = self.left.get(&command).cloned().unwrap_or_default();
                let hint = if purpose.is_line() { "compose-tags-hint" } else { "marks-hint" };
                let hint = purpose.hint(hint, words);
                Sheet::Composer(Composer::new(purpose, of_many(&what), hint, &text))
            }
            Sheet::Resolve(mut sheet) => {
                sheet.many = true;
                Sheet::Resolve(sheet)
            }
            Sheet::Return(mut sheet) => {
                sheet.many = true;
                Sheet::Return(sheet)
            }
            sheet => sheet,
        }
    }

    /// What was chosen for all marked tickets: shown before it is done.
    pub(super) fn chosen_for_many(&mut self, command: Command, id: &str) -> Vec<Effect> {
        let from = self.sheets.pop();
        if command == Command::Reassign {
            self.why_many(PersonId::new(id));
            return Vec::new();
        }
        match Deed::chosen(command, id, &self.team) {
            Some(deed) => self.preview(deed, from),
            None => Vec::new(),
        }
    }

    /// Asks why all marked tickets go to somebody.
    fn why_many(&mut self, to: PersonId) {
        let Some(person) = self.team.agents.iter().find(|one| one.id == to) else { return };
        let words = &self.config.words;
        let say = Say::new("compose-give-many").with("count", self.desk.marks.len());
        let title = words.say(&say.with("name", &person.name));
        let text = self.left.get(&Command::Reassign).cloned().unwrap_or_default();
        let composer = Composer::new(Purpose::GiveMany(to), title, words.get("give-many-hint"), &text);
        self.sheets.push(Sheet::Composer(composer));
    }

    /// What was written for all marked tickets: shown before it is done.
    pub(super) fn written_for_many(&mut self, mut composer: Composer) -> Vec<Effect> {
        let text = composer.field.text();
        let Some(command) = composer.purpose.many() else { return Vec::new() };
        if text.trim().is_empty() {
            composer.fault = Some(self.config.words.get("refused-text-empty"));
            self.sheets.push(Sheet::Composer(composer));
            return Vec::new();
        }
        self.left.insert(command, text.clone());
        match Deed::of_many(&composer.purpose, &text, &self.team) {
            Some(deed) => self.preview(deed, Some(Sheet::Composer(composer))),
            None => Vec::new(),
        }
    }

    /// Keeps a text for all marked tickets that is left unfinished.
    pub(super) fn leave_for_many(&mut self, composer: &Composer) {
        if let Some(command) = composer.purpose.many() {
            self.left.insert(command, composer.field.text());
        }
    }

    /// Does once more what was done last, to the ticket that is here.
    pub(super) fn repeat(&mut self, view: &TicketView) -> Vec<Effect> {
        let deed = match self.last.clone() {
            Last::Done(deed) => deed,
            other => return self.not_again(&other),
        };
        if deed.is_looked_at() {
            return self.preview_of(deed, vec![view.row], None);
        }
        let mut effects = Vec::new();
        let mut cx = context!(self, effects);
        let acted = deed.on(view, &self.team, &mut cx);
        let done = acting::commit(acted, &mut cx);
        let what = self.in_words(&deed);
        let key = view.shown.key.as_str();
        match done {
            Ok(true) => {
                self.tell(&Say::new("repeat-done").with("key", key).with("what", what), Tone::Good);
                self.deed = Some(deed);
            }
            Ok(false) => {
                self.tell(&Say::new("repeat-same").with("key", key).with("what", what), Tone::Plain);
            }
            Err(why) => {
                let why = why.join(" ");
                let say = Say::new("repeat-refused").with("key", key).with("what", what).with("why", why);
                self.tell(&say, Tone::Bad);
            }
        }
        effects
    }

    fn not_again(&mut self, last: &Last) -> Vec<Effect> {
        let id = if *last == Last::Nothing { "repeat-nothing" } else { "repeat-other" };
        self.tell(&Say::new(id), Tone::Plain);
        Vec::new()
    }

    /// A deed in a few words.
    pub(super) fn in_words(&self, deed: &Deed) -> String {
        let words = &self.config.words;
        let value = |value: &FieldValue| match value {
            FieldValue::Status(status) => words.get(&format!("status-{}", status.as_str())),
            FieldValue::Priority(priority) => words.get(&format!("priority-{}", priority.as_str())),
            FieldValue::Assignee(None) | FieldValue::Queue(None) => words.get("nobody"),
            FieldValue::Assignee(Some(person)) => person.name.to_string(),
            FieldValue::Queue(Some(queue)) => queue.name.to_string(),
            FieldValue::Fact(_, text) => text.as_ref().map_or_else(|| "–".to_owned(), ToString::to_string),
        };
        words.say(&deed.say(|id| words.get(id), value))
    }
}

/// The problems that several tickets can be hung on, where there is one.
fn problems(team: &acting::Team, cx: &Context<'_>) -> Option<Sheet> {
    let items = super::problems::to_hang_on(team, cx);
    let picker = Picker::new(cx.word("pick-problem"), items);
    (!picker.is_empty()).then(|| Sheet::Picker(Choosing::Many(Command::Problem), picker))
}
