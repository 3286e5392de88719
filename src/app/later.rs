//! Putting a ticket off by a key, and saying when it is back. What brings it back is decided in `domain::later`.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::App;
use super::acting::{Acting, commit, with_case};
use super::composer::{Composer, Purpose};
use super::context::Context;
use super::message::Effect;
use super::notices::Tone;
use super::sheet::Sheet;
use crate::domain::act;
use crate::domain::clean::Clean;
use crate::domain::clock::due_and_text;
use crate::domain::ids::ChangeId;
use crate::domain::later::{Back, Reminder, told};
use crate::domain::say::{Refusal, Say};
use crate::store::TicketView;

/// What was put off on this desk.
#[derive(Debug, Clone, Default)]
pub struct Laters {
    /// What is not back yet.
    waiting: Vec<Reminder>,
    /// What was told, until the store knows it.
    told: BTreeSet<ChangeId>,
}

/// Opens what the time is typed into.
pub(super) fn open(view: &TicketView, cx: &Context<'_>) -> Acting {
    let words = &cx.config.words;
    let title = words.with("compose-later", &[("key", view.shown.key.as_str())]);
    let hint = match view.later().filter(|one| one.until > cx.now) {
        Some(later) => words.with("compose-later-away", &[("at", &cx.moment(later.until))]),
        None => words.get("compose-later-hint"),
    };
    let purpose = Purpose::Later(view.shown.id.clone());
    Acting::sheet(Sheet::Composer(Composer::new(purpose, title, hint, "")))
}

/// A time and what follows it; none where nothing was typed.
fn read<'a>(text: &'a str, cx: &Context<'_>) -> Result<Option<(Timestamp, &'a str)>, Refusal> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let found = due_and_text(text, cx.now, cx.zone);
    found.map(Some).ok_or_else(|| Refusal::new("later-form").at("until"))
}

/// Puts the ticket off as it was typed.
pub(super) fn written(text: &str, view: &TicketView, cx: &mut Context<'_>) -> Result<bool, Vec<String>> {
    let acted = match read(text, cx) {
        Ok(until) => {
            let (until, text) = until.map_or((None, ""), |(at, text)| (Some(at), text));
            let text = Clean::line(text);
            with_case(view, cx, |case, mut ids| act::put_off(case, until, text, &view.timeline, &mut ids))
        }
        Err(refused) => Err(vec![refused]),
    };
    commit(acted, cx)
}

/// What is said to that: when it comes back, or that it is.
pub(super) fn said(text: &str, view: &TicketView, cx: &Context<'_>) -> Say {
    match read(text, cx) {
        Ok(Some((until, _))) => told(&view.shown, until, cx.now, |at| cx.moment(at)),
        _ => Say::new("done-later-now").with("key", &view.shown.key),
    }
}

impl App {
    /// What is put off and not back yet, the first to come back first.
    #[must_use]
    pub fn reminders(&self) -> &[Reminder] {
        &self.laters.waiting
    }

    pub(super) fn reminders_came(&mut self, all: Vec<Reminder>) -> Vec<Effect> {
        let known = |one: &Reminder| self.laters.told.contains(&one.later.id);
        self.laters.waiting = all.into_iter().filter(|one| !known(one)).collect();
        self.remind()
    }

    /// Tells what is back by now, each once.
    pub(super) fn remind(&mut self) -> Vec<Effect> {
        let now = self.now;
        let (back, waiting): (Vec<_>, Vec<_>) = std::mem::take(&mut self.laters.waiting)
            .into_iter()
            .partition(|one| one.later.back(one.breach, now).is_some());
        self.laters.waiting = waiting;
        if back.is_empty() {
            return Vec::new();
        }
        let mut ids = Vec::new();
        for one in back {
            let Some(why) = one.later.back(one.breach, now) else { continue };
            let tone = if why == Back::Late { Tone::Bad } else { Tone::Plain };
            self.tell(&why.say(one.key.as_str(), &one.text), tone);
            self.laters.told.insert(one.later.id.clone());
            ids.push((one.later.id, one.ticket));
        }
        vec![Effect::Remind(ids)]
    }
}
