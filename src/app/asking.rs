//! The sheet in which another team is asked: which team, what, and by when. A step of a procedure that waits for a team
//! fills it in; a person reads it and sends it. What a question becomes is decided in `domain::act`.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::composer::Purpose;
use super::context::Context;
use super::forms::keep;
use super::message::Effect;
use super::text::TextField;
use crate::domain::act::AskForm;
use crate::domain::clean::Clean;
use crate::domain::clock::{Policies, due_from};
use crate::domain::ids::TicketId;
use crate::domain::say::Refusal;

/// A field of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskField {
    /// The team.
    Team,
    /// What is asked.
    Question,
    /// By when.
    Due,
}

/// The fields in their order.
const FIELDS: [AskField; 3] = [AskField::Team, AskField::Question, AskField::Due];

/// Asking another team.
#[derive(Debug, Clone)]
pub struct AskSheet {
    /// The ticket.
    pub ticket: TicketId,
    /// The teams that are known by name, the one of the step first.
    pub teams: Vec<String>,
    /// The same as the person calls them, in the same order.
    pub called: Vec<String>,
    /// The team, as the person calls it.
    pub team: TextField,
    /// What is asked.
    pub question: TextField,
    /// By when; empty: as agreed with the team.
    pub due: TextField,
    /// What the step of the procedure wants, where one asks.
    pub of_step: Option<AskForm>,
    /// The field that has the keys.
    pub at: AskField,
    /// What a rule said, in words.
    pub refused: Vec<String>,
    began: String,
    base: String,
}

/// A sheet as it is kept.
#[derive(Serialize, Deserialize)]
struct Kept {
    team: String,
    question: String,
    due: String,
}

impl AskSheet {
    /// A sheet for a ticket, filled in by a step where one asks; `word` is what a person calls a team.
    #[must_use]
    pub fn new(
        ticket: TicketId,
        teams: Vec<String>,
        of_step: Option<AskForm>,
        word: impl Fn(&str) -> String,
    ) -> Self {
        let (team, question) =
            of_step.as_ref().map_or(("", ""), |form| (form.team.as_str(), form.question.as_str()));
        let mut teams = teams;
        if let Some(at) = teams.iter().position(|known| known.eq_ignore_ascii_case(team)) {
            teams.swap(0, at);
        } else if !team.is_empty() {
            teams.insert(0, team.to_owned());
        }
        let at = if team.is_empty() { AskField::Team } else { AskField::Question };
        let mut written = TextField::lines(question);
        written.to_start();
        Self {
            ticket,
            called: teams.iter().map(|team| word(team)).collect(),
            teams,
            team: TextField::line(&if team.is_empty() { String::new() } else { word(team) }),
            question: written,
            due: TextField::line(""),
            at,
            began: question.to_owned(),
            of_step,
            refused: Vec::new(),
            base: String::new(),
        }
    }

    /// What it is for.
    #[must_use]
    pub fn purpose(&self) -> Purpose {
        let step = self.of_step.as_ref().and_then(|form| form.step.clone());
        Purpose::Ask { ticket: self.ticket.clone(), step }
    }

    /// Keeps what is filled in so far, so that closing, or a crash, loses nothing.
    pub fn draft(&mut self) -> Option<Effect> {
        if [&self.team, &self.question, &self.due].into_iter().any(TextField::is_in_number) {
            return None;
        }
        let kept = Kept { team: self.named(), question: self.question.text(), due: self.due.text() };
        let text = serde_json::to_string(&kept).ok()?;
        let (purpose, base) = (self.purpose(), &mut self.base);
        keep(purpose, base, text)
    }

    /// Fills in what was kept, where nothing was typed meanwhile.
    pub fn restore(&mut self, kept: &str) {
        kept.clone_into(&mut self.base);
        let Ok(kept) = serde_json::from_str::<Kept>(kept) else { return };
        if self.question.text() == self.began {
            let at = self.teams.iter().position(|known| *known == kept.team);
            self.team = TextField::line(at.map_or(&kept.team, |at| &self.called[at]));
            self.question = TextField::lines(&kept.question);
            self.due = TextField::line(&kept.due);
        }
    }

    /// Cuts card data in what was written to what may be kept; tells whether there was some.
    pub fn cut_card_data(&mut self) -> bool {
        let (team, due) = (self.team.cut_card_data(), self.due.cut_card_data());
        self.question.cut_card_data() || team || due
    }

    /// Moves to another field; a team that was begun and can only be one is written out.
    pub fn step(&mut self, forward: bool) {
        if self.at == AskField::Team {
            self.complete();
        }
        let at = FIELDS.iter().position(|field| *field == self.at).unwrap_or(0);
        let next = if forward { at + 1 } else { at + FIELDS.len() - 1 };
        self.at = FIELDS[next % FIELDS.len()];
    }

    fn complete(&mut self) {
        let typed = self.team.text().trim().to_lowercase();
        let begins = |name: &str| name.to_lowercase().starts_with(&typed);
        let mut fit =
            (0..self.teams.len()).filter(|at| begins(&self.teams[*at]) || begins(&self.called[*at]));
        if let (Some(only), None, false) = (fit.next(), fit.next(), typed.is_empty()) {
            self.team = TextField::line(&self.called[only]);
        }
    }

    /// Takes another known team; tells whether the field has them.
    pub fn turn(&mut self, forward: bool) -> bool {
        if self.at != AskField::Team || self.teams.is_empty() {
            return false;
        }
        let count = self.teams.len();
        let next = match self.known_team() {
            Some(at) if forward => at + 1,
            Some(at) => at + count - 1,
            None if forward => 0,
            None => count - 1,
        };
        self.team = TextField::line(&self.called[next % count]);
        true
    }

    /// Which of the known teams is named.
    #[must_use]
    pub fn known_team(&self) -> Option<usize> {
        let typed = self.team.text().trim().to_lowercase();
        let is_typed =
            |at: &usize| [&self.teams[*at], &self.called[*at]].iter().any(|it| it.to_lowercase() == typed);
        (0..self.teams.len()).find(is_typed)
    }

    /// The team as all desks and its own people know it, whatever the person calls it.
    fn named(&self) -> String {
        self.known_team().map_or_else(|| self.team.text(), |at| self.teams[at].clone())
    }

    /// The field that has the keys.
    pub fn field(&mut self) -> &mut TextField {
        match self.at {
            AskField::Team => &mut self.team,
            AskField::Question => &mut self.question,
            AskField::Due => &mut self.due,
        }
    }

    /// Whether it is still the question of its step: another team is another question.
    #[must_use]
    pub fn is_of_step(&self) -> bool {
        let team = self.named();
        self.of_step.as_ref().is_some_and(|form| form.team.as_str().eq_ignore_ascii_case(team.trim()))
    }

    /// The question as it would be asked now.
    ///
    /// # Errors
    /// Where the time by which an answer is wanted cannot be read.
    pub fn form(&self, cx: &Context<'_>) -> Result<AskForm, Refusal> {
        let form = self.agreed(&cx.config.clocks, cx.now);
        let due = self.due.text();
        if due.trim().is_empty() {
            return Ok(form);
        }
        match due_from(&due, cx.now, cx.zone) {
            Some(due) => Ok(AskForm { due: Some(due), ..form }),
            None => Err(Refusal::new("due-time").at("due")),
        }
    }

    /// The same with the time that is agreed with the team.
    #[must_use]
    pub fn agreed(&self, policies: &Policies, now: Timestamp) -> AskForm {
        let question = Clean::text(self.question.text().trim());
        let form = AskForm::to(&self.named(), question, policies, now);
        match self.of_step.as_ref().filter(|_| self.is_of_step()) {
            Some(of_step) => AskForm {
                step: of_step.step.clone(),
                pace: of_step.pace.clone(),
                status: of_step.status,
                ..form
            },
            None => form,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(of_step: Option<AskForm>) -> AskSheet {
        let teams = ["Fraud", "Risk", "Logistics"].map(str::to_owned).to_vec();
        AskSheet::new(TicketId::new("1"), teams, of_step, str::to_owned)
    }

    #[test]
    fn a_team_is_chosen_by_an_arrow_or_by_the_letters_that_it_begins_with() {
        let mut ask = sheet(None);
        assert!(ask.turn(true) && ask.turn(true));
        assert_eq!(ask.team.text(), "Risk");
        assert!(ask.turn(false));
        assert_eq!(ask.team.text(), "Fraud");
        ask.team = TextField::line("lo");
        ask.step(true);
        assert_eq!((ask.team.text().as_str(), ask.at), ("Logistics", AskField::Question));
        assert!(!ask.turn(true), "a question has no options");
    }

    #[test]
    fn a_team_is_asked_under_its_own_name_whatever_the_person_calls_it() {
        let word = |name: &str| if name == "Risk" { "Riesgos".to_owned() } else { name.to_owned() };
        let teams = || ["Fraud", "Risk"].map(str::to_owned).to_vec();
        let mut ask = AskSheet::new(TicketId::new("1"), teams(), None, word);
        ask.team = TextField::line("rie");
        ask.step(true);
        assert_eq!((ask.team.text().as_str(), ask.known_team()), ("Riesgos", Some(1)));
        let policies = Policies::default();
        assert_eq!(ask.agreed(&policies, Timestamp::UNIX_EPOCH).team.as_str(), "Risk");
        let Some(Effect::KeepDraft { text, .. }) = ask.draft() else { panic!("a draft") };
        let mut english = AskSheet::new(TicketId::new("1"), teams(), None, str::to_owned);
        english.restore(&text);
        assert_eq!(english.team.text(), "Risk", "kept in one language and opened in another");
    }

    #[test]
    fn a_step_fills_the_sheet_in_and_another_team_is_no_longer_its_question() {
        let form = AskForm {
            team: Clean::line("Risk"),
            question: Clean::text("Limit?"),
            step: Some("risk".to_owned()),
            ..AskForm::default()
        };
        let mut ask = sheet(Some(form));
        assert_eq!((ask.teams[0].as_str(), ask.at), ("Risk", AskField::Question));
        let policies = Policies::default();
        assert_eq!(ask.agreed(&policies, Timestamp::UNIX_EPOCH).step.as_deref(), Some("risk"));
        ask.at = AskField::Team;
        ask.turn(true);
        assert_eq!(ask.agreed(&policies, Timestamp::UNIX_EPOCH).step, None);
    }

    #[test]
    fn what_was_begun_comes_back_unless_something_was_typed_meanwhile() {
        let mut ask = sheet(None);
        ask.question = TextField::lines("3DS?");
        let Some(Effect::KeepDraft { text, .. }) = ask.draft() else { panic!("a draft") };
        let mut again = sheet(None);
        again.restore(&text);
        assert_eq!(again.question.text(), "3DS?");
        let mut typed = sheet(None);
        typed.question = TextField::lines("mine");
        typed.restore(&text);
        assert_eq!(typed.question.text(), "mine");
    }
}
