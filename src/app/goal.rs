//! Where one may jump to, and what arriving there means.

use super::context::Context;
use super::message::Effect;
use super::reading::Reading;
use super::sheet::Sheet;
use super::update::context;
use super::{App, Place};
use crate::domain::ids::{SopId, TicketId};
use crate::domain::proposal::Target;
use crate::domain::sop::{Sop, latest};

/// What is jumped to.
#[derive(Debug, Clone, PartialEq)]
pub enum Aim {
    /// A ticket: it is opened.
    Ticket(TicketId),
    /// A colleague, by name: the desk shows what is theirs.
    Person(String),
    /// An article: where it stands, and which tickets named it.
    Article(Box<Target>),
    /// A procedure: its steps, to be read.
    Sop(SopId),
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// What it is.
    pub aim: Aim,
    /// What is shown.
    pub label: String,
    /// Shown beside it.
    pub detail: String,
    /// What the typed letters are compared with; never drawn.
    pub text: String,
    /// How well it fits, for a ticket of the store.
    pub score: u32,
}

/// How much of what fits is listed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Reach {
    /// All of it.
    #[default]
    All,
    /// Of older tickets those that have the key or a word that begins so.
    Partly,
    /// What fits best; more fits.
    Cut,
}

impl App {
    /// Arrives.
    pub(super) fn arrive(&mut self, aim: Aim) -> Vec<Effect> {
        match aim {
            Aim::Ticket(id) => self.open_ticket(id),
            Aim::Person(name) => {
                let from = self.place;
                let mut effects = Vec::new();
                self.place = Place::Desk;
                let filter = format!("owner:\"{}\"", name.replace('"', ""));
                self.desk.show(&filter, from, &mut context!(self, effects));
                effects
            }
            Aim::Article(article) => {
                let mut effects = Vec::new();
                let reading = about_article(&article, &context!(self, effects));
                self.sheets.push(Sheet::Reading(reading));
                effects
            }
            Aim::Sop(id) => {
                let mut effects = Vec::new();
                if let Some(sop) = latest(&self.config.sops, &id) {
                    let reading = about_sop(sop, &context!(self, effects));
                    self.sheets.push(Sheet::Reading(reading));
                }
                effects
            }
        }
    }
}

/// Columns of a text that is read over the screen.
fn columns(cx: &Context<'_>) -> u16 {
    cx.size.columns.saturating_sub(3).min(81)
}

fn about_article(article: &Target, cx: &Context<'_>) -> Reading {
    let words = &cx.config.words;
    let mut parts = vec![words.get(&article.state.told())];
    parts.push(match &article.url {
        Some(url) => words.with("goal-article-at", &[("url", url.as_str())]),
        None => words.get("goal-article-nowhere"),
    });
    parts.push(words.with("goal-article-tickets", &[("id", article.id.as_str())]));
    Reading::text(article.title.to_string(), &parts.join("\n\n"), columns(cx))
}

/// A procedure as it is read without a ticket.
fn about_sop(sop: &Sop, cx: &Context<'_>) -> Reading {
    let own = sop.words(cx.config.words.language());
    let mut parts = Vec::new();
    if !own.intro.trim().is_empty() {
        parts.push(own.intro.trim().to_owned());
    }
    for (nth, step) in sop.steps.iter().enumerate() {
        let mut text = format!("{}. {}", nth + 1, own.step(&step.id));
        for line in own.prose(&step.id).lines().map(str::trim).filter(|line| !line.is_empty()) {
            text.push_str("\n   ");
            text.push_str(line);
        }
        parts.push(text);
    }
    Reading::text(format!("{} {}", own.title, sop.version), &parts.join("\n\n"), columns(cx))
}
