//! The commands of the causes that open a sheet or lead elsewhere: choosing dimensions, comparing, saying what a spike is.

use super::composer::{Composer, Purpose};
use super::context::Context;
use super::list::Cursor;
use super::message::{Ask, Comparison, Effect};
use super::notices::Tone;
use super::picker::{Item, Picker};
use super::reading::Reading;
use super::sheet::{Choosing, Sheet};
use super::update::context;
use super::{App, Place};
use crate::config::value_told;
use crate::domain::clean::Clean;
use crate::domain::say::Say;
use crate::domain::spike::{Judgement, Word};
use crate::domain::tally::{Dim, stratum};
use crate::keymap::Command;

impl App {
    /// Takes a command of the causes.
    pub(super) fn causes_command(&mut self, command: Command) -> Vec<Effect> {
        let mut effects = Vec::new();
        match command {
            Command::Open => {
                if let Some(filter) = self.causes.filter(self.config.taxonomy.recode()) {
                    self.place = Place::Desk;
                    let mut cx = context!(self, effects);
                    self.desk.show(&filter, Place::Causes, &mut cx);
                }
            }
            Command::ProposeArticle | Command::ProposeProduct => {
                if let Some((cause, product)) = self.causes.selected() {
                    let (place, queue) = if command == Command::ProposeArticle {
                        (Place::Knowledge, &mut self.knowledge)
                    } else {
                        (Place::Product, &mut self.product)
                    };
                    queue.want(cause, product);
                    return self.go(place);
                }
            }
            Command::Rows => self.choose_dim(Choosing::Rows, "choose-rows"),
            Command::Split => self.choose_dim(Choosing::Split, "choose-split"),
            Command::Cross if self.causes.by.is_none() => self.choose_dim(Choosing::Cross, "choose-cross"),
            Command::Compare => match (self.causes.selected(), self.causes.by) {
                (Some((cause, _)), Some(by)) => {
                    let days = self.causes.days();
                    let mut cx = context!(self, effects);
                    cx.ask(Ask::Compare { cause, by, days });
                }
                (Some(_), None) => self.choose_dim(Choosing::Compare, "choose-compare"),
                (None, _) => {}
            },
            Command::Together => match self.causes.by {
                Some(by) => {
                    let (of, days) = (self.causes.of, self.causes.days());
                    let mut cx = context!(self, effects);
                    cx.ask(Ask::Together { of, by, days });
                }
                None => self.choose_dim(Choosing::Together, "choose-together"),
            },
            Command::JudgeSpike => self.choose_word(),
            Command::Explain => self.explain_numbers(),
            Command::ExportTable => {
                let mut cx = context!(self, effects);
                self.causes.export(&mut cx);
            }
            _ => {
                let mut cx = context!(self, effects);
                self.causes.command(command, &mut cx);
            }
        }
        effects
    }

    fn choose_dim(&mut self, choosing: Choosing, title: &str) {
        let words = &self.config.words;
        let item = |dim: Dim| {
            let name = words.get(&format!("dim-{}", dim.as_str()));
            Item::new(dim.as_str(), name, String::new()).keyed(vec![dim.as_str().to_owned()])
        };
        let mut items = Vec::new();
        if choosing == Choosing::Split {
            items.push(Item::new("", words.get("dim-none"), String::new()));
        }
        let rows = choosing == Choosing::Rows;
        items.extend(Dim::all().filter(|dim| rows || *dim != self.causes.of).map(item));
        self.sheets.push(Sheet::Picker(choosing, Picker::new(words.get(title), items)));
    }

    /// A dimension or a word for a spike was chosen.
    pub(super) fn tally_chosen(&mut self, choosing: &Choosing, id: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        let dim = Dim::parse(id);
        let mut cx = context!(self, effects);
        match (choosing, dim) {
            (Choosing::Rows, Some(of)) => self.causes.show(of, &mut cx),
            (Choosing::Split, by) => self.causes.split(by, &mut cx),
            (Choosing::Cross, Some(by)) => {
                self.causes.crossed = true;
                self.causes.split(Some(by), &mut cx);
            }
            (Choosing::Compare, Some(by)) => {
                if let Some((cause, _)) = self.causes.selected() {
                    cx.ask(Ask::Compare { cause, by, days: self.causes.days() });
                }
            }
            (Choosing::Together, Some(by)) => {
                cx.ask(Ask::Together { of: self.causes.of, by, days: self.causes.days() });
            }
            (Choosing::Spike { cause, since }, _) => {
                if let Some(word) = Word::parse(id) {
                    let title = cx.config.words.with("compose-spike", &[("cause", cause)]);
                    let hint = cx.word("compose-spike-hint");
                    let purpose = Purpose::Spike { cause: cause.clone(), since: *since, word };
                    self.sheets.push(Sheet::Composer(Composer::new(purpose, title, hint, "")));
                }
            }
            _ => {}
        }
        effects
    }

    /// What a spike is: offered where one goes on.
    fn choose_word(&mut self) {
        let words = &self.config.words;
        let cause = self.causes.selected().map(|(cause, _)| cause);
        let spike = cause.as_ref().and_then(|cause| self.causes.watch.as_ref()?.of(cause));
        let (Some(cause), Some(spike)) = (cause.as_ref(), spike) else {
            let say = Say::new("spike-none");
            self.tell(&say, Tone::Plain);
            return;
        };
        let item = |word: Word| {
            let id = format!("spike-word-{}", word.as_str());
            Item::new(word.as_str(), words.get(&id), String::new())
        };
        let title = words.with("choose-spike", &[("cause", cause)]);
        let choosing = Choosing::Spike { cause: cause.clone(), since: spike.episode.since };
        let items = Word::ALL.into_iter().map(item).collect();
        self.sheets.push(Sheet::Picker(choosing, Picker::new(title, items)));
    }

    /// The reason was written: without one nothing is said.
    pub(super) fn spike_written(&mut self, mut composer: Composer) -> Vec<Effect> {
        let Purpose::Spike { cause, since, word } = composer.purpose.clone() else { return Vec::new() };
        let reason = Clean::line(composer.field.text().trim());
        if reason.is_empty() {
            composer.fault = Some(self.config.words.get("spike-needs-reason"));
            self.sheets.push(Sheet::Composer(composer));
            return Vec::new();
        }
        self.tell(&Say::new("done-spike"), Tone::Good);
        vec![Effect::Judge(Judgement { cause: Clean::line(&cause), since, word, reason })]
    }

    /// A comparison arrived: it is shown to be read.
    pub(super) fn compared(&mut self, found: &Comparison) {
        let words = &self.config.words;
        let name = |dim: Dim| words.get(&format!("dim-{}", dim.as_str()));
        let mut lines = Vec::new();
        let mut line = |text: String| lines.push((String::new(), text));
        let percent = |share: f64| words.decimals(&format!("{:.1}%", share * 100.0));
        for row in &found.rows {
            let value = value_told(found.by, row.value.as_str(), words);
            line(format!(" {value}  {}", words.decimals(&row.here.reading())));
            let than = words.get(&format!("than-{}", row.told().as_str()));
            line(format!(
                "    {}",
                words
                    .with("compare-rest", &[("rest", &words.decimals(&row.rest.reading())), ("than", &than)])
            ));
            if let Some((here, there)) = row.adjusted {
                let mix = name(stratum(found.by));
                let (here, there) = (percent(here), percent(there));
                let id = if row.flips { "compare-flips" } else { "compare-mix" };
                line(format!("    {}", words.with(id, &[("mix", &mix), ("here", &here), ("there", &there)])));
            }
        }
        if found.rows.is_empty() {
            line(words.get("causes-empty"));
        }
        line(String::new());
        let many = found.rows.iter().filter(|row| row.here.is_enough() && row.rest.is_enough()).count();
        for part in super::layout::wrap(&words.with("compare-many", &[("count", &many.to_string())]), 76) {
            line(format!(" {part}"));
        }
        let title = words.with(
            "compare-title",
            &[("cause", &found.cause), ("by", &name(found.by)), ("days", &found.days.to_string())],
        );
        self.sheets.push(Sheet::Reading(Reading { title, lines, cursor: Cursor::default() }));
    }
}
