//! A few letters, and one is there: tickets from the store, persons, articles and procedures from what was read
//! once. What is found is ranked here; no key waits for the store.

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::App;
use super::context::Context;
use super::goal::{Aim, Hit, Reach};
use super::message::{Ask, Effect, Got};
use super::sheet::Sheet;
use super::text::TextField;
use super::update::context;
use crate::domain::ids::TicketId;
use crate::keymap::{Chord, Command};
use crate::store::DeskRow;

/// What a letter that stands where it should is worth; letters strewn over a text are worth less in the end.
const LETTER: u32 = 16;

/// The texts that the letters fit, best first: score and place. Among equals the order stays.
pub fn ranked<'a>(query: &str, texts: impl IntoIterator<Item = &'a str>) -> Vec<(u32, usize)> {
    let mut matcher = Matcher::new(Config::DEFAULT);
    let pattern = Pattern::new(query, CaseMatching::Ignore, Normalization::Smart, AtomKind::Fuzzy);
    let letters = query.chars().filter(|letter| !letter.is_whitespace()).count();
    let least = LETTER * u32::try_from(letters).unwrap_or(u32::MAX / LETTER);
    let mut buffer = Vec::new();
    let mut found: Vec<(u32, usize)> = texts
        .into_iter()
        .enumerate()
        .filter_map(|(place, text)| {
            let score = pattern.score(Utf32Str::new(text, &mut buffer), &mut matcher)?;
            (score >= least).then_some((score, place))
        })
        .collect();
    found.sort_by_key(|(score, place)| (std::cmp::Reverse(*score), *place));
    found
}

/// What is typed, what is found, and which of it is selected.
#[derive(Debug, Clone)]
pub struct Jump {
    /// What is typed.
    pub query: TextField,
    /// Whether only the tickets that were opened last are listed until something is typed.
    pub recent: bool,
    /// How much of what fits is listed.
    pub reach: Reach,
    goals: Vec<Hit>,
    tickets: Vec<Hit>,
    /// What is shown, best first: the place in `goals`, or behind them in `tickets`.
    shown: Vec<usize>,
    selected: usize,
    asked: u64,
    asked_goals: u64,
    is_early: bool,
    chooses: bool,
    /// What is done with the ticket that is found, to which one; without it one goes there.
    pub task: Option<(Command, TicketId)>,
}

impl Jump {
    fn new(recent: bool) -> Self {
        Self {
            query: TextField::line(""),
            recent,
            reach: Reach::All,
            goals: Vec::new(),
            tickets: Vec::new(),
            shown: Vec::new(),
            selected: 0,
            asked: 0,
            asked_goals: 0,
            is_early: true,
            chooses: false,
            task: None,
        }
    }

    /// What is shown, best first, and which of it is selected.
    pub fn hits(&self) -> (impl ExactSizeIterator<Item = &Hit>, usize) {
        (
            self.shown.iter().filter_map(|place| self.hit(*place)).collect::<Vec<_>>().into_iter(),
            self.selected,
        )
    }

    /// Whether the store has not answered yet.
    #[must_use]
    pub fn is_early(&self) -> bool {
        self.is_early
    }

    fn hit(&self, place: usize) -> Option<&Hit> {
        self.goals.get(place).or_else(|| self.tickets.get(place.checked_sub(self.goals.len())?))
    }

    /// Ranks what is there by what is typed.
    fn rank(&mut self) {
        let query = self.query.text();
        if query.trim().is_empty() {
            // What belongs together mostly is of one customer; else what was opened last comes first.
            let first = if self.task.is_some() { 0 } else { self.goals.len() };
            self.shown = (first..self.goals.len() + self.tickets.len()).collect();
        } else {
            let mut found = ranked(&query, self.goals.iter().map(|hit| hit.text.as_str()));
            let tickets = ranked(&query, self.tickets.iter().map(|hit| hit.text.as_str()));
            let behind = self.goals.len();
            // The store knows more of a ticket than its letters say: an exact key, work that is still owed.
            found.extend(
                tickets
                    .into_iter()
                    .map(|(score, place)| (score.max(self.tickets[place].score), place + behind)),
            );
            found.sort_by_key(|(score, place)| (std::cmp::Reverse(*score), *place));
            self.shown = found.into_iter().map(|(_, place)| place).collect();
        }
        self.selected = self.selected.min(self.shown.len().saturating_sub(1));
    }

    fn aim(&self) -> Option<Aim> {
        self.shown.get(self.selected).and_then(|place| self.hit(*place)).map(|hit| hit.aim.clone())
    }
}

impl App {
    /// Opens the jump, or the list of what was opened last.
    pub(super) fn open_jump(&mut self, command: Command) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut jump = Jump::new(command == Command::Recent);
        let mut cx = context!(self, effects);
        jump.asked = cx.ask(Ask::Near(String::new()));
        jump.asked_goals = cx.ask(Ask::Goals);
        self.sheets.push(Sheet::Jump(Box::new(jump)));
        effects
    }

    /// Opens the jump to find another ticket for this one: those of its customer stand first.
    pub(super) fn open_jump_for(&mut self, command: Command, ticket: &TicketId) -> Vec<Effect> {
        let mut effects = Vec::new();
        let mut jump = Jump::new(false);
        let mut cx = context!(self, effects);
        jump.asked = cx.ask(Ask::Near(String::new()));
        cx.ask(Ask::Contacts(ticket.clone()));
        jump.task = Some((command, ticket.clone()));
        self.sheets.push(Sheet::Jump(Box::new(jump)));
        effects
    }

    /// The other tickets of the customer arrived; whether somebody looks for one of them.
    pub(super) fn contacts_offered(&mut self, ticket: &TicketId, rows: &[DeskRow]) -> bool {
        let words = &self.config.words;
        let Some(Sheet::Jump(jump)) = self.sheets.last_mut() else { return false };
        if !matches!(&jump.task, Some((_, own)) if own == ticket) {
            return false;
        }
        let hit = |row: &DeskRow| {
            let label = format!("#{}  {}", row.key, row.subject);
            let status = words.get(&format!("status-{}", row.status.as_str()));
            let detail = format!("{status} · {}", words.get("tie-same-customer"));
            Hit { aim: Aim::Ticket(row.id.clone()), text: label.clone(), label, detail, score: 0 }
        };
        jump.goals = rows.iter().map(hit).collect();
        jump.tickets.retain(|known| jump.goals.iter().all(|goal| goal.aim != known.aim));
        jump.rank();
        true
    }

    /// Goes where the jump aims, or does what it was opened for.
    fn landed(&mut self, jump: &Jump, aim: Aim) -> Vec<Effect> {
        match (&jump.task, aim) {
            (Some((command, ticket)), Aim::Ticket(other)) => {
                self.other_chosen(*command, ticket.clone(), other)
            }
            (Some(_), _) => Vec::new(),
            (None, aim) => self.arrive(aim),
        }
    }

    pub(super) fn jump_key(
        &mut self,
        mut jump: Box<Jump>,
        command: Option<Command>,
        chord: Chord,
    ) -> Vec<Effect> {
        let mut effects = Vec::new();
        match command {
            Some(Command::Close) => return effects,
            Some(Command::Down) => {
                jump.selected = (jump.selected + 1).min(jump.shown.len().saturating_sub(1));
            }
            Some(Command::Up) => jump.selected = jump.selected.saturating_sub(1),
            // What stands there is of other letters: the choice waits for its list.
            Some(Command::Choose) if jump.is_early => jump.chooses = true,
            Some(Command::Choose) => {
                if let Some(aim) = jump.aim() {
                    return self.landed(&jump, aim);
                }
            }
            Some(_) => {}
            None => {
                if jump.query.key(chord) {
                    self.look_near(&mut jump, &mut effects);
                }
            }
        }
        self.sheets.push(Sheet::Jump(jump));
        effects
    }

    pub(super) fn jump_pasted(&mut self, text: &str) -> Vec<Effect> {
        let mut effects = Vec::new();
        if let Some(Sheet::Jump(mut jump)) = self.sheets.pop_if(|sheet| matches!(sheet, Sheet::Jump(_))) {
            if jump.query.paste(text) {
                self.look_near(&mut jump, &mut effects);
            }
            self.sheets.push(Sheet::Jump(jump));
        }
        effects
    }

    fn look_near(&mut self, jump: &mut Jump, effects: &mut Vec<Effect>) {
        jump.selected = 0;
        jump.is_early = true;
        jump.rank();
        let mut asked = Vec::new();
        let mut cx = context!(self, asked);
        jump.asked = cx.ask(Ask::Near(jump.query.text()));
        effects.extend(asked);
    }

    /// Takes what the store found; a choice that waited for it is made.
    pub(super) fn jump_found(&mut self, serial: u64, got: Got) -> Vec<Effect> {
        let Some(Sheet::Jump(jump)) =
            self.sheets.iter_mut().rev().find(|sheet| matches!(sheet, Sheet::Jump(_)))
        else {
            return Vec::new();
        };
        match got {
            Got::Near(hits, reach) if serial == jump.asked => {
                (jump.tickets, jump.reach, jump.is_early) = (hits, reach, false);
                if let Some((_, own)) = &jump.task {
                    let goals = &jump.goals;
                    let is_other = |hit: &Hit| hit.aim != Aim::Ticket(own.clone());
                    jump.tickets.retain(|hit| is_other(hit) && goals.iter().all(|goal| goal.aim != hit.aim));
                }
            }
            Got::Goals(goals) if serial == jump.asked_goals => jump.goals = goals,
            _ => return Vec::new(),
        }
        jump.rank();
        if jump.chooses && !jump.is_early {
            jump.chooses = false;
            if let Some(aim) = jump.aim() {
                let jump = jump.clone();
                self.sheets.pop();
                return self.landed(&jump, aim);
            }
        }
        Vec::new()
    }

    /// Whether a choice was made whose list is still on its way.
    pub(super) fn jumps(&self) -> bool {
        self.lock.is_none() && matches!(self.sheets.last(), Some(Sheet::Jump(jump)) if jump.chooses)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(query: &str, texts: &[&'static str]) -> Option<&'static str> {
        ranked(query, texts.iter().copied()).first().map(|(_, place)| texts[*place])
    }

    #[test]
    fn letters_that_stand_together_win_and_strewn_ones_are_not_meant() {
        let texts = ["#1 Estado armado, bizarre nada", "#2 Cargo de Amazon", "#3 Cobrança duplicada"];
        assert_eq!(first("amzn", &texts), Some(texts[1]));
        assert_eq!(first("cobranca", &texts), Some(texts[2]));
        assert_eq!(first("dup cobr", &texts), Some(texts[2]), "words in any order");
        assert_eq!(first("cdpz", &texts), None);
        assert_eq!(first("!^$'", &texts), None, "signs are letters like others");
    }
}
