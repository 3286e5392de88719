//! The sheet on which a problem is told to be solved: every open ticket of it with the reply that would leave, of which a
//! person may leave some out; then all in one act. The tickets stay open: how each ends is the gate's.

use std::collections::BTreeMap;

use super::App;
use super::acting::{commit, filled, with_case};
use super::composer::{Composer, Purpose};
use super::context::Context;
use super::list::{Cursor, Move};
use super::message::Effect;
use super::notices::Tone;
use super::problems::{language, set, told};
use super::sheet::Sheet;
use super::update::context;
use crate::config::{reply, unfilled};
use crate::domain::act;
use crate::domain::clean::Clean;
use crate::domain::ids::TicketId;
use crate::domain::problem::{Field, Problem, State};
use crate::domain::say::Say;
use crate::keymap::Command;

/// The reply that says so, as the files have it.
const REPLY: &str = "problem.solved";

/// A ticket whose customer is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concerned {
    /// The ticket.
    pub ticket: TicketId,
    /// What people call it.
    pub key: Clean,
    /// Its subject, covered.
    pub subject: String,
    /// The language of the reply.
    pub language: String,
    /// Whether it is left out.
    pub is_out: bool,
}

/// The sheet.
#[derive(Debug, Clone)]
pub struct SolvedSheet {
    /// The problem's id.
    pub problem: String,
    /// What it is about, covered.
    pub title: String,
    /// Who is told.
    pub rows: Vec<Concerned>,
    /// The reply by language.
    pub texts: BTreeMap<String, String>,
    /// Where the selection is.
    pub cursor: Cursor,
    /// What a rule said, in words.
    pub refused: Vec<String>,
}

impl SolvedSheet {
    /// The selected ticket with the reply that would leave.
    #[must_use]
    pub fn selected(&self) -> Option<(&Concerned, &str)> {
        let row = self.rows.get(self.cursor.at)?;
        Some((row, self.texts.get(&row.language).map_or("", String::as_str)))
    }

    /// How many replies would leave.
    #[must_use]
    pub fn leaving(&self) -> usize {
        self.rows.iter().filter(|row| !row.is_out).count()
    }
}

impl App {
    /// Opens the sheet for a problem, where somebody is to be told.
    pub(super) fn announce(&mut self, problem: &Problem) {
        let mut effects = Vec::new();
        let cx = context!(self, effects);
        let today = cx.local().date();
        if problem.state.is_live()
            && let Err(no) = crate::domain::problem::checked(
                problem,
                &Field::State,
                State::Resolved.as_str(),
                &cx.config.taxonomy,
                today,
            )
        {
            let words = told(&[no], &cx);
            self.notices.say(words, Tone::Bad);
            return;
        }
        let mut rows = Vec::new();
        let mut texts = BTreeMap::new();
        for view in self.problems.tickets() {
            let is_told = problem.tickets.get(&view.shown.id).is_none_or(|link| link.told);
            if is_told || !view.shown.status.is_open() || view.shown.gone.is_some() {
                continue;
            }
            let language = language(view, &cx);
            let text = reply(&cx.config.macros, REPLY, &language).map(ToString::to_string);
            texts.entry(language.clone()).or_insert_with(|| text.unwrap_or_default());
            let subject = cx.privacy.veil(view).text(view.shown.subject.as_str());
            let (ticket, key) = (view.shown.id.clone(), view.shown.key.clone());
            rows.push(Concerned { ticket, key, subject, language, is_out: false });
        }
        if rows.is_empty() {
            self.tell(&Say::new("problem-nobody"), Tone::Plain);
            return;
        }
        let veil = crate::domain::redact::Veil::over(std::iter::empty());
        let title = veil.text(problem.what.as_str().lines().next().unwrap_or_default());
        let (problem, cursor) = (problem.id.clone(), Cursor::default());
        let sheet = SolvedSheet { problem, title, rows, texts, cursor, refused: Vec::new() };
        self.sheets.push(Sheet::Solved(Box::new(sheet)));
    }

    /// Takes a key of the sheet.
    pub(super) fn solved_key(
        &mut self,
        mut sheet: Box<SolvedSheet>,
        command: Option<Command>,
    ) -> Vec<Effect> {
        match command {
            Some(Command::Close) => return Vec::new(),
            Some(Command::Submit) => return self.answer_all(sheet),
            Some(Command::LeaveOut) => {
                if let Some(row) = sheet.rows.get_mut(sheet.cursor.at) {
                    row.is_out = !row.is_out;
                }
            }
            Some(Command::Edit) => {
                if let Some((row, text)) = sheet.selected() {
                    let words = &self.config.words;
                    let title = words.with("compose-solved", &[("language", &row.language)]);
                    let hint = words.get("compose-solved-hint");
                    let purpose = Purpose::SolvedText(row.language.clone());
                    let composer = Composer::new(purpose, title, hint, text);
                    self.sheets.push(Sheet::Solved(sheet));
                    self.sheets.push(Sheet::Composer(composer));
                    return Vec::new();
                }
            }
            Some(command) => {
                if let Some(step) = Move::of(command) {
                    let visible = usize::from(self.size.solved_rows());
                    sheet.cursor.go(step, sheet.rows.len(), visible);
                }
            }
            None => {}
        }
        self.sheets.push(Sheet::Solved(sheet));
        Vec::new()
    }

    /// Takes another reply for all tickets of a language.
    pub(super) fn solved_text(&mut self, language: &str, text: &str) {
        if let Some(Sheet::Solved(sheet)) = self.sheets.last_mut() {
            sheet.texts.insert(language.to_owned(), text.to_owned());
        }
    }

    /// The problem is solved, and everybody who was not left out is told: all of it in one act, or nothing.
    fn answer_all(&mut self, mut sheet: Box<SolvedSheet>) -> Vec<Effect> {
        let mut effects = Vec::new();
        let (problem, anchor) = (self.problems.selected().cloned(), self.problems.anchor());
        let views: Vec<_> = self.problems.tickets().into_iter().cloned().collect();
        let mut cx = context!(self, effects);
        let (Some(problem), Some(anchor)) = (problem.filter(|one| one.id == sheet.problem), anchor) else {
            sheet.refused = vec![cx.word("problem-lost")];
            self.sheets.push(Sheet::Solved(sheet));
            return effects;
        };
        let mut changes = Vec::new();
        let mut refused = Vec::new();
        if problem.state.is_live() {
            match set(&problem, &anchor, (&Field::State, State::Resolved.as_str()), self.team.able(), &mut cx)
            {
                Ok(done) => changes.extend(done),
                Err(no) => refused.push(told(&no, &cx)),
            }
        }
        let (head, now) = (cx.config.words.with("problem-note-told", &[("problem", &problem.id)]), cx.now);
        let mut count = 0;
        for row in sheet.rows.iter().filter(|row| !row.is_out) {
            let Some(view) = views.iter().find(|view| view.shown.id == row.ticket) else { continue };
            let text = sheet.texts.get(&row.language).cloned().unwrap_or_default();
            let text = filled(&text, view, &mut cx);
            if let Some(blank) = unfilled(&cx.config.macros, &text) {
                refused.push(cx.config.words.with("compose-unfilled", &[("blank", &blank)]));
                continue;
            }
            let acted = with_case(view, &mut cx, |case, mut ids| {
                act::tell_solved(case, self.team.able(), &problem, &text, &head, now, &mut ids)
            });
            match acted {
                Ok(done) => {
                    count += usize::from(!done.is_empty());
                    changes.extend(done);
                }
                Err(no) => refused.push(format!("#{}: {}", row.key, told(&no, &cx))),
            }
        }
        refused.dedup();
        if !refused.is_empty() {
            sheet.refused = refused;
            self.sheets.push(Sheet::Solved(sheet));
            return effects;
        }
        match commit(Ok(changes), &mut cx) {
            Ok(true) => {
                self.tell(&Say::new("done-solved").with("count", count), Tone::Good);
                self.problems.wrote();
                self.unsaved = Some(Box::new(Sheet::Solved(sheet)));
            }
            _ => self.tell(&Say::new("done-nothing"), Tone::Plain),
        }
        effects
    }
}
