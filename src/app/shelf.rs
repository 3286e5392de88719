//! The commands of the two queues about whose something is and who found it right, and an article to be read. What may be
//! said is decided in `domain::act`.

use super::App;
use super::acting::item;
use super::composer::{Composer, Purpose};
use super::layout::wrap;
use super::list::Cursor;
use super::message::{Effect, Saying, Spoken};
use super::notices::Tone;
use super::picker::{Item, Picker};
use super::queue::Topic;
use super::reading::Reading;
use super::sheet::{Choosing, Sheet};
use crate::domain::act::article_refused;
use crate::domain::article::Shelved;
use crate::domain::clean::Clean;
use crate::domain::proposal::Kind;
use crate::domain::say::Say;
use crate::domain::standing::Confidence;
use crate::keymap::Command;

/// Columns of a text to read.
const COLUMNS: u16 = 78;

impl App {
    /// Takes a command about what is selected in a queue.
    pub(super) fn stand(&mut self, command: Command) {
        let Some(topic) = self.queue().and_then(super::Queue::topic) else {
            self.tell(&Say::new("article-none"), Tone::Plain);
            return;
        };
        match command {
            Command::Validate => self.choose_confidence(&topic),
            _ => self.choose_owner(&topic),
        }
    }

    fn choose_confidence(&mut self, topic: &Topic) {
        if topic.kind != Kind::Knowledge {
            self.tell(&Say::new("article-product"), Tone::Plain);
            return;
        }
        let Some(me) = self.me.clone() else {
            self.tell(&Say::new("refused-nobody"), Tone::Bad);
            return;
        };
        let words = &self.config.words;
        let standing = &topic.standing;
        let choice = |state: Confidence| {
            let no = article_refused(&topic.about, standing, state, &me).map(|no| words.say(&no.say));
            let same = (standing.confidence == Some(state) && state != Confidence::NotValidated)
                .then(|| words.get("article-so-already"));
            item(state.as_str(), words.get(&confidence_id("pick-article", state))).unless(no.or(same))
        };
        let items: Vec<Item> = Confidence::ALL
            .into_iter()
            // What was there before us has no text here that could be offered.
            .filter(|state| {
                topic.is_ours || !matches!(state, Confidence::NotValidated | Confidence::WorkInProgress)
            })
            .map(choice)
            .collect();
        let title = words.with("pick-article", &[("title", &topic.title)]);
        self.sheets.push(Sheet::Picker(Choosing::Confidence(topic.about.clone()), Picker::new(title, items)));
    }

    fn choose_owner(&mut self, topic: &Topic) {
        let words = &self.config.words;
        let mut items = Vec::new();
        let me = self.me.as_ref();
        items.extend(
            me.map(|me| item(me.id.as_str(), words.with("pick-owner-me", &[("name", me.name.as_str())]))),
        );
        let others = self.team.agents.iter().filter(|one| me.is_none_or(|me| me.id != one.id));
        items.extend(others.map(|one| item(one.id.as_str(), one.name.to_string())));
        items.push(item("", words.get("pick-owner-nobody")));
        let title = words.with("pick-owner", &[("title", &topic.title)]);
        self.sheets.push(Sheet::Picker(Choosing::Owner(topic.about.clone()), Picker::new(title, items)));
    }

    /// Takes what was chosen.
    pub(super) fn stood(&mut self, choosing: &Choosing, id: &str) -> Vec<Effect> {
        let (Choosing::Confidence(about) | Choosing::Owner(about)) = choosing else { return Vec::new() };
        let Some(topic) = self.queue().and_then(super::Queue::topic).filter(|topic| topic.about == *about)
        else {
            self.tell(&Say::new("choice-lost"), Tone::Bad);
            return Vec::new();
        };
        if matches!(choosing, Choosing::Owner(_)) {
            let known = self.team.agents.iter().chain(&self.me);
            let owner = known.into_iter().find(|one| one.id.as_str() == id).cloned();
            return vec![spoken(&topic, Saying::Owner(owner))];
        }
        match Confidence::parse(id) {
            Some(Confidence::NotValidated) => {
                let text = self.queue().and_then(super::Queue::current);
                let Some((title, text)) = text.map(|text| (text.title.clone(), text.text.clone())) else {
                    self.tell(&Say::new("queue-loading"), Tone::Plain);
                    return Vec::new();
                };
                vec![spoken(&topic, Saying::Offer(Clean::line(&title), Clean::text(&text)))]
            }
            Some(Confidence::Validated) => {
                vec![spoken(&topic, Saying::State(Confidence::Validated, String::new()))]
            }
            Some(state) => {
                let words = &self.config.words;
                let title = words.with(&confidence_id("compose-article", state), &[("title", &topic.title)]);
                let purpose = Purpose::Confidence { about: topic.about, state };
                let hint = words.get("article-hint");
                self.sheets.push(Sheet::Composer(Composer::new(purpose, title, hint, "")));
                Vec::new()
            }
            None => Vec::new(),
        }
    }

    /// The sentence was written.
    pub(super) fn stood_in_words(&mut self, mut composer: Composer) -> Vec<Effect> {
        let Purpose::Confidence { about, state } = composer.purpose.clone() else { return Vec::new() };
        let text = composer.field.text();
        let topic = self.queue().and_then(super::Queue::topic).filter(|topic| topic.about == about);
        let fault = match (&topic, text.trim().is_empty()) {
            (None, _) => Some("sheet-lost"),
            (_, true) => Some("refused-article-sentence"),
            _ => None,
        };
        if let Some(fault) = fault {
            composer.fault = Some(self.config.words.get(fault));
            self.sheets.push(Sheet::Composer(composer));
            return Vec::new();
        }
        topic.map(|topic| spoken(&topic, Saying::State(state, text))).into_iter().collect()
    }

    /// Shows the selected article with all that is known of it.
    pub(super) fn show_article(&mut self, one: &Shelved) {
        let words = &self.config.words;
        let columns = self.size.columns.saturating_sub(8).min(COLUMNS);
        let day = |at: Option<jiff::Timestamp>| {
            at.map_or_else(|| "–".to_owned(), |at| self.zone.to_datetime(at).date().to_string())
        };
        let mut told = vec![words.with(
            "article-used",
            &[
                ("count", &one.used.linked.to_string()),
                ("last", &day(one.used.last)),
                ("verified", &day(one.verified())),
            ],
        )];
        told.extend(one.article.url.as_ref().map(ToString::to_string));
        told.extend(
            one.standing
                .owner
                .as_ref()
                .map(|(_, name)| words.with("standing-owner", &[("name", name.as_str())])),
        );
        told.extend(one.standing.said.as_ref().map(|said| said.words.to_string()));
        let open: Vec<_> = one.flags().collect();
        for flag in &one.used.flags {
            let id = if open.contains(&flag) { "article-flag" } else { "article-flag-mended" };
            let args = [("key", flag.key.as_str()), ("words", flag.words.as_str()), ("at", &day(flag.at))];
            told.push(words.with(id, &args));
        }
        let lines: Vec<(String, String)> =
            told.iter().flat_map(|text| wrap(text, columns)).map(|line| (String::new(), line)).collect();
        let title = one.article.title.to_string();
        self.sheets.push(Sheet::Reading(Reading { title, lines, cursor: Cursor::default() }));
    }
}

fn spoken(topic: &Topic, what: Saying) -> Effect {
    Effect::Speak(Box::new(Spoken {
        kind: topic.kind,
        about: topic.about.clone(),
        title: topic.title.clone(),
        article: topic.article.clone(),
        tickets: topic.tickets.clone(),
        what,
    }))
}

fn confidence_id(head: &str, state: Confidence) -> String {
    format!("{head}-{}", state.as_str().replace('_', "-"))
}
