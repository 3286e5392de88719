//! Open sheets after the language changed: the program's own words are said anew, what a person typed or chose stays.

use super::acting::{self, Acting};
use super::context::Context;
use super::message::{Ask, Effect};
use super::picker::Picker;
use super::replies::told_along;
use super::sheet::{Choosing, Sheet};
use super::suggesting::suggestions;
use super::update::context;
use super::{App, Composer, Purpose, Reading};
use crate::config::Words;
use crate::keymap::Command;

impl App {
    /// Says all open sheets anew, the lowest first.
    pub(super) fn say_again(&mut self, before: &Words) -> Vec<Effect> {
        let mut effects = Vec::new();
        for sheet in std::mem::take(&mut self.sheets) {
            self.say_sheet(sheet, before, &mut effects);
        }
        effects
    }

    fn say_sheet(&mut self, sheet: Sheet, before: &Words, effects: &mut Vec<Effect>) {
        let mut asked = Vec::new();
        let sheet = match sheet {
            Sheet::Reading(old) => return self.read_again(old, before, effects),
            Sheet::Picker(choosing, old) => return self.pick_again(choosing, old, effects),
            Sheet::Composer(old) => Sheet::Composer(self.written_again(old, before)),
            Sheet::Resolve(mut old) => {
                old.refused.clear();
                if let Some(view) = self.current().filter(|view| view.shown.id == old.ticket).cloned() {
                    let mut cx = context!(self, asked);
                    old.suggested = suggestions(&view, &[], &self.team, &cx);
                    cx.ask(Ask::Like(old.ticket.clone()));
                }
                Sheet::Resolve(old)
            }
            Sheet::Return(mut old) => {
                old.refused.clear();
                Sheet::Return(old)
            }
            Sheet::Ask(mut old) => {
                old.refused.clear();
                Sheet::Ask(old)
            }
            Sheet::View(mut old) => {
                (old.refused, old.replaces) = (Vec::new(), None);
                Sheet::View(old)
            }
            Sheet::Solved(mut old) => {
                old.refused.clear();
                Sheet::Solved(old)
            }
            Sheet::Bulk(mut old) => {
                old.what = self.in_words(&old.deed);
                old.ask(&mut context!(self, asked));
                Sheet::Bulk(old)
            }
            Sheet::Compare(mut old) => {
                old.fit(&context!(self, asked));
                Sheet::Compare(old)
            }
            other => other,
        };
        effects.extend(asked);
        self.sheets.push(sheet);
    }

    /// What is read is opened anew where it is of the program's words.
    fn read_again(&mut self, old: Reading, before: &Words, effects: &mut Vec<Effect>) {
        let clocks = before.with("clocks-title", &[("key", "")]);
        let of = |id: &str| old.title == before.get(id);
        let command = if of("help-title") {
            Command::Help
        } else if of("why-procedure") {
            Command::WhySop
        } else if of("notices-title") {
            Command::Notices
        } else if of("metric-title") {
            Command::Explain
        } else if old.title.starts_with(clocks.trim_end_matches(['#', ' ', '.'])) {
            Command::Clocks
        } else {
            return self.sheets.push(Sheet::Reading(old));
        };
        let open = self.sheets.len();
        effects.extend(self.command(command));
        let is_open = self.sheets.len() > open;
        match self.sheets.last_mut() {
            Some(Sheet::Reading(new)) if is_open => new.cursor = old.cursor,
            _ => self.sheets.push(Sheet::Reading(old)),
        }
    }

    /// A list is made anew; what was typed and selected stays.
    fn pick_again(&mut self, choosing: Choosing, old: Picker, effects: &mut Vec<Effect>) {
        let selected = old.selected().map(|item| item.id.clone());
        let open = self.sheets.len();
        match &choosing {
            Choosing::Command => self.open_palette(),
            Choosing::View => effects.extend(self.open_views()),
            Choosing::Sort => self.open_sorts(),
            Choosing::DropView(_) => self.ask_drop_view(),
            Choosing::Answer { input, .. } => {
                let view = self.current().cloned();
                let mut scratch = Vec::new();
                let mut cx = context!(self, scratch);
                let made = view.and_then(|view| asked_again(input, &view, &mut cx));
                self.sheets.extend(made);
            }
            choosing => {
                let made = choosing.command().and_then(|command| self.made_again(command));
                self.sheets.extend(made);
            }
        }
        let is_open = self.sheets.len() > open;
        match self.sheets.last_mut() {
            Some(Sheet::Picker(_, new)) if is_open => {
                new.paste(&old.query.text());
                if old.query.is_blank()
                    && let Some(id) = selected
                {
                    new.select(&id);
                }
            }
            _ => {
                self.sheets.truncate(open);
                self.sheets.push(Sheet::Picker(choosing, old));
            }
        }
    }

    /// The text stays; title and guidance are said anew.
    fn written_again(&mut self, mut old: Composer, before: &Words) -> Composer {
        old.fault = None;
        let made = match &old.purpose {
            Purpose::Answer { input, .. } => {
                let view = self.current().cloned();
                let mut scratch = Vec::new();
                let mut cx = context!(self, scratch);
                view.and_then(|view| asked_again(input, &view, &mut cx))
            }
            purpose => purpose.command().and_then(|command| self.made_again(command)),
        };
        let words = &self.config.words;
        if let Some(Sheet::Composer(new)) = made {
            let was_kept = old.hint == before.get("draft-joined");
            old.hint = match &old.purpose {
                Purpose::Reply(_) if !old.along.is_nothing() => {
                    words.with("compose-along", &[("what", &told_along(&old.along, words))])
                }
                Purpose::Reply(_) if old.hint == before.get("compose-macro-hint") => {
                    words.get("compose-macro-hint")
                }
                _ if was_kept => words.get("draft-joined"),
                _ => new.hint,
            };
            old.title = new.title;
        }
        old
    }

    /// The sheet that a command opens on the ticket that is here; nothing is ordered by it.
    fn made_again(&mut self, command: Command) -> Option<Sheet> {
        let view = self.current().cloned()?;
        let mut scratch = Vec::new();
        let mut cx = context!(self, scratch);
        match acting::perform(command, &view, &self.team, &mut cx)? {
            Acting::Sheet(sheet) => Some(*sheet),
            _ => None,
        }
    }
}

/// The sheet of a question of the procedure.
fn asked_again(input: &str, view: &crate::store::TicketView, cx: &mut Context<'_>) -> Option<Sheet> {
    let procedure = acting::procedure(view, cx)?;
    match acting::question(Command::Answer, input, view, &procedure, cx) {
        Acting::Sheet(sheet) => Some(*sheet),
        _ => None,
    }
}

impl Choosing {
    /// The command that opens the list on a ticket.
    fn command(&self) -> Option<Command> {
        self.deed().or_else(|| {
            Some(match self {
                Self::Macro(_) => Command::Macro,
                Self::Settle(_) => Command::Settle,
                Self::Look(_) => Command::SecondLook,
                Self::Coach(_) => Command::Coach,
                Self::Reassign(_) => Command::Reassign,
                _ => return None,
            })
        })
    }
}

impl Purpose {
    /// The command that opens the text on a ticket.
    fn command(&self) -> Option<Command> {
        self.deed().or_else(|| {
            Some(match self {
                Self::Skip(_) => Command::Skip,
                Self::Later(_) => Command::Later,
                Self::Reveal(_) => Command::Reveal,
                Self::Promise(_) => Command::Promise,
                _ => return None,
            })
        })
    }
}
