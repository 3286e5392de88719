//! The tour of the demo: one sentence at a time says what to press and why, and the next one comes when it was done. It
//! looks at what is on the screen and touches nothing but its own two rows.

use super::layout::Size;
use super::message::{Effect, Msg};
use super::{App, Place, Purpose, Sheet, Side};
use crate::keymap::{Bound, Command, Layer};

/// Rows that it takes at the foot of the terminal.
pub const TOUR_ROWS: u16 = 2;

/// What is to be done next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// Move in the list.
    Move,
    /// Take the guided next case.
    Next,
    /// Look at the procedure.
    Procedure,
    /// Answer a question, or tick a step.
    Answer,
    /// Begin a note.
    Note,
    /// Save it.
    Save,
    /// Open the resolve sheet.
    Resolve,
    /// Close it.
    Keep,
    /// Go to the causes.
    Causes,
    /// Find a command by its name.
    Palette,
    /// Back to the desk.
    Desk,
    /// The end.
    End,
}

impl Stop {
    /// Every one, in order.
    pub const ALL: [Self; 12] = [
        Self::Move,
        Self::Next,
        Self::Procedure,
        Self::Answer,
        Self::Note,
        Self::Save,
        Self::Resolve,
        Self::Keep,
        Self::Causes,
        Self::Palette,
        Self::Desk,
        Self::End,
    ];

    /// Its sentence, and the commands whose keys it names.
    fn words(self) -> (&'static str, &'static [(Layer, Command)]) {
        use Command as C;
        match self {
            Self::Move => ("tour-move", &[(Layer::List, C::Down), (Layer::List, C::Up)]),
            Self::Next => ("tour-next", &[(Layer::Desk, C::Next)]),
            Self::Procedure => ("tour-procedure", &[(Layer::Conversation, C::Side)]),
            Self::Answer => ("tour-answer", &[(Layer::Procedure, C::Answer), (Layer::Procedure, C::Tick)]),
            Self::Note => ("tour-note", &[(Layer::Ticket, C::Note)]),
            Self::Save => ("tour-save", &[(Layer::Composer, C::Submit)]),
            Self::Resolve => ("tour-resolve", &[(Layer::Ticket, C::Resolve)]),
            Self::Keep => ("tour-keep", &[(Layer::Form, C::Close)]),
            Self::Causes => ("tour-causes", &[(Layer::Global, C::GoCauses)]),
            Self::Palette => ("tour-palette", &[(Layer::Global, C::Palette)]),
            Self::Desk => ("tour-desk", &[(Layer::Global, C::GoDesk)]),
            Self::End => ("tour-end", &[(Layer::Global, C::Help), (Layer::Global, C::Back)]),
        }
    }
}

/// How far somebody is.
#[derive(Debug, Clone)]
pub struct Tour {
    at: usize,
    /// Steps and answers of the procedure when its stop began.
    given: Option<usize>,
}

impl Tour {
    /// What is to be done next.
    #[must_use]
    pub fn stop(&self) -> Stop {
        Stop::ALL[self.at.min(Stop::ALL.len() - 1)]
    }

    /// Goes to a stop by its number.
    pub fn go(&mut self, at: usize) {
        *self = Self { at, given: None };
    }

    /// Which of how many.
    #[must_use]
    pub fn counted(&self) -> (usize, usize) {
        (self.at + 1, Stop::ALL.len())
    }
}

impl App {
    /// Begins the tour; the screens have two rows less from the next size on that the terminal tells.
    pub fn begin_tour(&mut self) {
        self.tour = Some(Tour { at: 0, given: None });
    }

    /// The size that is left for the screens.
    pub(super) fn without_tour(&self, columns: u16, rows: u16) -> Size {
        let taken = if self.tour.is_some() { TOUR_ROWS } else { 0 };
        Size { columns, rows: rows.saturating_sub(taken) }
    }

    /// The sentence of the moment with the keys in force.
    #[must_use]
    pub fn tour_says(&self) -> Option<String> {
        let (id, named) = self.tour.as_ref()?.stop().words();
        let keys: Vec<String> = named
            .iter()
            .map(|(layer, command)| {
                let mut rows = self.keymap.rows(std::slice::from_ref(layer));
                rows.find(|bound| bound.row.command == *command).map(Bound::shown)
            })
            .map(Option::unwrap_or_default)
            .collect();
        let key = |nth: usize| keys.get(nth).map_or("", String::as_str);
        Some(self.config.words.with(id, &[("key", key(0)), ("other", key(1))]))
    }

    /// Whether a key that leads back leaves the tour: where it would close nothing that one sees.
    pub(super) fn leaves_tour(&self, command: Option<Command>) -> bool {
        self.tour.is_some()
            && command == Some(Command::Back)
            && self.sheets.is_empty()
            && self.desk.typing.is_none()
            && self.lock.is_none()
    }

    pub(super) fn end_tour(&mut self) -> Vec<Effect> {
        let rows = self.size.rows + TOUR_ROWS;
        self.tour = None;
        self.react(Msg::Resized(self.size.columns, rows))
    }

    /// Goes on where what was asked for is done.
    pub(super) fn follow_tour(&mut self, saved: bool) {
        let Some(tour) = &self.tour else { return };
        let given = self
            .ticket
            .as_ref()
            .and_then(|ticket| ticket.procedure.as_ref())
            .map(|procedure| procedure.run.answers.len() + procedure.run.ticks.len());
        let writes_note = matches!(self.sheets.last(), Some(Sheet::Composer(text))
            if matches!(text.purpose, Purpose::Note(_)));
        let resolves = self.sheets.iter().any(|sheet| matches!(sheet, Sheet::Resolve(_)));
        let on_ticket =
            self.place == Place::Ticket && self.ticket.as_ref().is_some_and(|it| it.view.is_some());
        let side = self.ticket.as_ref().map(|ticket| ticket.side);
        let is_done = match tour.stop() {
            Stop::Move => self.desk.cursor.at > 0 || on_ticket,
            Stop::Next => on_ticket,
            Stop::Procedure => on_ticket && side == Some(Side::Procedure),
            // A case without a procedure has nothing to answer.
            Stop::Answer => tour.given.is_some_and(|before| given.is_none_or(|now| now != before)),
            Stop::Note => writes_note,
            Stop::Save => saved && !writes_note,
            Stop::Resolve => resolves,
            Stop::Keep => !resolves,
            Stop::Causes => self.place == Place::Causes,
            Stop::Palette => matches!(self.sheets.last(), Some(Sheet::Picker(..))),
            Stop::Desk => self.place == Place::Desk && self.sheets.is_empty(),
            Stop::End => false,
        };
        let is_at_answer = tour.stop() == Stop::Answer;
        if let Some(tour) = &mut self.tour {
            if is_done {
                tour.at += 1;
                tour.given = None;
            } else if is_at_answer && tour.given.is_none() {
                tour.given = Some(given.unwrap_or(usize::MAX));
            }
        }
    }
}

/// Whether something was saved by it.
pub(super) fn saves(msg: &Msg) -> bool {
    matches!(msg, Msg::Committed(Ok(_)))
}
