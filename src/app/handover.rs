//! The end of a shift: to whom the open work goes, and the note as it will be read, to be changed and posted. Nothing leaves
//! before a person saw it. What the note says is `report`'s.

use super::App;
use super::acting::with_case;
use super::composer::{Composer, Purpose};
use super::context::Context;
use super::message::{Ask, Effect};
use super::notices::Tone;
use super::picker::{Item, Picker};
use super::sheet::{Choosing, Sheet};
use super::update::context;
use crate::domain::able::Able;
use crate::domain::act;
use crate::domain::change::NewChange;
use crate::domain::clean::Clean;
use crate::domain::ids::PersonId;
use crate::domain::say::Say;
use crate::store::TicketView;

/// The note as it was made.
#[derive(Debug, Clone, Default)]
pub struct Note {
    /// To whom; absent where it is for whoever comes next.
    pub to: Option<Clean>,
    /// What it says.
    pub text: String,
    /// The ticket on which it is left: the most urgent one; absent where there is no open work.
    pub on: Option<Box<TicketView>>,
    /// The person's tickets: what was done on them goes along with the note.
    pub mine: Vec<TicketView>,
}

/// The handover under way.
#[derive(Debug, Clone, Default)]
pub(super) struct Handing {
    /// The number under which the note was asked for, until it comes.
    pub(super) asked: Option<u64>,
    /// The ticket on which the note is left.
    pub(super) on: Option<Box<TicketView>>,
    /// The tickets that are handed over.
    mine: Vec<TicketView>,
}

impl Handing {
    /// What colleagues do not know yet of the procedures on the tickets that are handed over.
    fn told(&self, cx: &mut Context<'_>) -> Vec<NewChange> {
        let told = self.mine.iter().map(|view| {
            with_case(view, cx, |case, mut ids| Ok(act::tell(case, &mut ids))).unwrap_or_default()
        });
        told.flatten().collect()
    }

    /// Lets that go along with the note, in the same commit.
    pub(super) fn join(&self, purpose: &Purpose, able: Option<&Able>, cx: &mut Context<'_>) {
        if !matches!(purpose, Purpose::Handover(_)) {
            return;
        }
        let told = act::told_once(self.told(cx), able);
        if let Some(Effect::Commit(changes)) = cx.effects.last_mut() {
            changes.extend(told);
        }
    }
}

impl App {
    /// Asks to whom the open work goes.
    pub(super) fn hand_over(&mut self) -> Vec<Effect> {
        let words = &self.config.words;
        let me = self.me.as_ref().map(|me| &me.id);
        let colleagues = self.team.agents.iter().filter(|agent| Some(&agent.id) != me);
        let mut items = super::people::items(colleagues, &self.team, words);
        items.push(Item::new("", words.get("handover-to-next"), String::new()));
        let picker = Picker::new(words.get("pick-handover"), items);
        self.sheets.push(Sheet::Picker(Choosing::Colleague, picker));
        Vec::new()
    }

    /// Asks for the note to a colleague.
    pub(super) fn hand_over_to(&mut self, id: &str) -> Vec<Effect> {
        let wanted = PersonId::new(id);
        let to = self.team.agents.iter().find(|agent| agent.id == wanted).map(|agent| agent.name.clone());
        let mut effects = Vec::new();
        let mut cx = context!(self, effects);
        let zone = cx.zone.clone();
        self.handing.asked = Some(cx.ask(Ask::Handover { to, zone }));
        effects
    }

    /// The note arrived: it is read, changed and posted by a person.
    pub(super) fn handover_made(&mut self, serial: u64, note: Note) -> Vec<Effect> {
        let mut effects = Vec::new();
        if self.handing.asked != Some(serial) {
            return effects;
        }
        self.handing.asked = None;
        let Some(on) = note.on else {
            self.tell(&Say::new("handover-none"), Tone::Plain);
            return effects;
        };
        let words = &self.config.words;
        let key = on.shown.key.as_str();
        let to = note.to.map_or_else(|| words.get("handover-to-next"), |to| to.to_string());
        let title = words.with("compose-handover", &[("to", &to), ("key", key)]);
        let hint = words.with("compose-handover-hint", &[("key", key)]);
        let purpose = Purpose::Handover(on.shown.id.clone());
        let mut composer = Composer::new(purpose.clone(), title, hint, note.text.trim_end());
        composer.field.to_start();
        self.handing.on = Some(on);
        self.handing.mine = note.mine;
        self.sheets.push(Sheet::Composer(composer));
        // What was written and left before comes back.
        context!(self, effects).ask(Ask::Kept(purpose));
        effects
    }
}
