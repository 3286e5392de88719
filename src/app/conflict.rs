//! The sheet on which a person decides: a clash field by field, a write that nobody can confirm, one that was refused,
//! and alarms. It collects; the store carries it out.

use super::composer::{Composer, Purpose};
use super::context::Context;
use super::message::{Effect, Settle};
use super::news::field_word;
use super::picker::{Item, Picker};
use super::sheet::{Choosing, Sheet};
use crate::domain::change::{Comment, FieldValue, Outgoing, Patch};
use crate::domain::clean::Clean;
use crate::domain::conflict::{Clash, Matter, Pick, Picked};
use crate::domain::delivery::Delivery;
use crate::domain::ids::{ChangeId, PersonId};
use crate::domain::ticket::{Person, Priority, Status};
use crate::keymap::Command;
use crate::store::{Alarm, OutboxRow, TicketView};

/// What a decision is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A change that waits for a person.
    Change(ChangeId),
    /// An alarm by its number.
    Alarm(i64),
}

/// Everything that a person needs to decide.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// What it is about.
    pub about: About,
    /// The changes that leave together; none for an alarm.
    pub rows: Vec<OutboxRow>,
    /// The clashing fields, or those that were overwritten.
    pub clashes: Vec<Clash>,
    /// The alarm.
    pub alarm: Option<Alarm>,
    /// The ticket.
    pub view: Option<Box<TicketView>>,
}

impl Question {
    /// Where the changes are; `None` for an alarm.
    #[must_use]
    pub fn state(&self) -> Option<Delivery> {
        self.rows.first().map(|row| row.state)
    }

    /// What leaves, as one.
    #[must_use]
    pub fn patch(&self) -> Option<Patch> {
        let mut all: Option<Patch> = None;
        for row in &self.rows {
            let Outgoing::Ticket(patch) = &row.out else { continue };
            all = Some(match all {
                Some(before) => before.then(patch).unwrap_or(before),
                None => patch.clone(),
            });
        }
        all
    }

    /// The comment that waits with it.
    #[must_use]
    pub fn comment(&self) -> Option<Comment> {
        self.patch()?.comment
    }
}

/// The sheet.
#[derive(Debug, Clone)]
pub struct Decision {
    /// What is asked.
    pub question: Question,
    /// What was picked for each clashing field so far.
    pub picks: Vec<Option<Pick>>,
    /// Another text for the comment.
    pub comment: Option<Clean>,
    /// The selected row: a clash, or the comment behind the last one.
    pub at: usize,
}

/// What a key led to.
pub enum Decided {
    /// Still asking.
    Open,
    /// The sheet is done with; the sentence says how.
    Done(&'static str),
    /// Something has to be chosen or written over it.
    Over(Box<Sheet>),
    /// The ticket is opened.
    Ticket,
}

impl Decision {
    /// The sheet of a question.
    #[must_use]
    pub fn new(question: Question) -> Self {
        let picks = vec![None; question.clashes.len()];
        Self { question, picks, comment: None, at: 0 }
    }

    /// Takes the same question as it stands now; picks for values that moved are asked again.
    pub fn renew(&mut self, question: Question) {
        let mut picks = vec![None; question.clashes.len()];
        for (nth, clash) in question.clashes.iter().enumerate() {
            let before = self
                .question
                .clashes
                .iter()
                .position(|known| known.theirs == clash.theirs && known.name() == clash.name());
            if let Some(before) = before {
                picks[nth] = self.picks[before].take();
            }
        }
        (self.question, self.picks) = (question, picks);
        self.at = self.at.min(self.last());
    }

    /// Whether the rows can be walked.
    fn last(&self) -> usize {
        let rows = self.question.clashes.len() + usize::from(self.question.comment().is_some());
        rows.saturating_sub(1)
    }

    fn is_held(&self) -> bool {
        self.question.state() == Some(Delivery::Held)
    }

    /// Whether a command means something for this question.
    #[must_use]
    pub fn offers(&self, command: Command) -> bool {
        let state = self.question.state();
        match (command, self.question.alarm.as_ref().map(|alarm| &alarm.matter)) {
            (Command::TakeTheirs | Command::TakeMine | Command::Hold, None) => self.is_held(),
            (Command::Edit, None) => {
                let editable = self.at < self.question.clashes.len() || self.question.comment().is_some();
                matches!(state, Some(Delivery::Held | Delivery::Refused)) && editable
            }
            (Command::Retry, None) => !self.is_held(),
            (Command::Arrived, None) => matches!(state, Some(Delivery::Unconfirmed | Delivery::Partial)),
            (Command::Open, _) => self.question.view.is_some(),
            (Command::TakeTheirs | Command::TakeMine, Some(Matter::Overwrote { .. }))
            | (Command::Arrived, Some(Matter::Twice { .. } | Matter::Text { .. }))
            | (Command::Drop, None)
            | (Command::Close, _) => true,
            (Command::Up | Command::Down, _) => self.last() > 0,
            _ => false,
        }
    }

    /// Takes a command of the sheet.
    pub fn command(&mut self, command: Command, agents: &[Person], cx: &mut Context<'_>) -> Decided {
        if !self.offers(command) {
            return Decided::Open;
        }
        if let Some(alarm) = &self.question.alarm {
            return alarmed(command, alarm, cx);
        }
        let Some(id) = self.question.rows.first().map(|row| row.id.clone()) else {
            return Decided::Done("done-nothing");
        };
        let settle = |settle: Settle, say: &'static str, cx: &mut Context<'_>| {
            cx.effects.push(Effect::Settle(id.clone(), settle));
            Decided::Done(say)
        };
        match command {
            Command::Down => self.at = (self.at + 1).min(self.last()),
            Command::Up => self.at = self.at.saturating_sub(1),
            Command::TakeMine if self.question.clashes.is_empty() => {
                return settle(Settle::Mine, "decided-mine", cx);
            }
            Command::TakeTheirs if self.question.clashes.is_empty() => {
                return settle(Settle::Theirs, "decided-given-up", cx);
            }
            Command::TakeMine => return self.pick(Pick::Mine, cx),
            Command::TakeTheirs => return self.pick(Pick::Theirs, cx),
            Command::Edit => return self.edit(agents, cx),
            Command::Hold => return Decided::Done("decided-hold"),
            Command::Retry => return settle(Settle::Retry, "decided-retry", cx),
            Command::Arrived => return settle(Settle::Arrived, "decided-arrived", cx),
            Command::Drop => return settle(Settle::Drop, "decided-drop", cx),
            Command::Open => return Decided::Ticket,
            _ => return Decided::Done(""),
        }
        Decided::Open
    }

    /// Picks for the selected field; with the last one decided, the whole is.
    pub fn pick(&mut self, pick: Pick, cx: &mut Context<'_>) -> Decided {
        // On the comment's row the next open field is meant.
        let open = self.picks.iter().position(Option::is_none);
        let at = if self.at < self.picks.len() { self.at } else { open.unwrap_or(0) };
        if let Some(slot) = self.picks.get_mut(at) {
            *slot = Some(pick);
        }
        match self.picks.iter().position(Option::is_none) {
            Some(open) => {
                self.at = open;
                Decided::Open
            }
            None => self.decide(cx),
        }
    }

    fn decide(&mut self, cx: &mut Context<'_>) -> Decided {
        let Some(row) = self.question.rows.first() else { return Decided::Done("done-nothing") };
        let picked: Vec<Picked> = self
            .question
            .clashes
            .iter()
            .zip(&self.picks)
            .filter_map(|(clash, pick)| Some(Picked { seen: clash.theirs.clone(), pick: pick.clone()? }))
            .collect();
        let theirs = !picked.is_empty() && picked.iter().all(|one| one.pick == Pick::Theirs);
        cx.effects.push(Effect::Decide(row.id.clone(), picked, self.comment.take()));
        Decided::Done(if theirs { "decided-theirs" } else { "decided-mine" })
    }

    /// Another text for the comment; where nothing else is open, it is decided with that.
    pub fn write(&mut self, text: &str, cx: &mut Context<'_>) -> Decided {
        self.comment = Some(Clean::text(text.trim()));
        if self.question.clashes.is_empty() { self.decide(cx) } else { Decided::Open }
    }

    fn edit(&self, agents: &[Person], cx: &Context<'_>) -> Decided {
        let item = |id: &str, label: String| Item::new(id, label, String::new());
        let Some(clash) = self.question.clashes.get(self.at) else {
            let text = self.comment.clone().or(self.question.comment().map(|comment| comment.text));
            let title = cx.word("decide-edit-comment");
            let composer = Composer::new(
                Purpose::HeldText,
                title,
                cx.word("decide-edit-hint"),
                text.unwrap_or_default().as_str(),
            );
            return Decided::Over(Box::new(Sheet::Composer(composer)));
        };
        let title = cx.word(&field_word(clash.name()));
        let items: Vec<Item> = match &clash.mine {
            FieldValue::Status(_) => Status::ALL
                .into_iter()
                .filter(|one| one.is_open() && *one != Status::New)
                .map(|one| item(one.as_str(), cx.word(&format!("status-{}", one.as_str()))))
                .collect(),
            FieldValue::Priority(_) => Priority::ALL
                .into_iter()
                .map(|one| item(one.as_str(), cx.word(&format!("priority-{}", one.as_str()))))
                .collect(),
            FieldValue::Assignee(_) => std::iter::once(item("", cx.word("nobody")))
                .chain(agents.iter().map(|one| item(one.id.as_str(), one.name.to_string())))
                .collect(),
            FieldValue::Queue(_) => return Decided::Open,
            FieldValue::Fact(_, text) => {
                let text = text.as_ref().map(Clean::as_str).unwrap_or_default();
                let purpose = if text.contains('\n') { Purpose::HeldText } else { Purpose::HeldLine };
                let composer = Composer::new(purpose, title, cx.word("decide-edit-hint"), text);
                return Decided::Over(Box::new(Sheet::Composer(composer)));
            }
        };
        Decided::Over(Box::new(Sheet::Picker(Choosing::Held, Picker::new(title, items))))
    }

    /// The value that was chosen or written for the selected field.
    #[must_use]
    pub fn other(&self, text: &str, agents: &[Person]) -> Option<Pick> {
        let value = match &self.question.clashes.get(self.at)?.mine {
            FieldValue::Status(_) => FieldValue::Status(Status::parse(text)?),
            FieldValue::Priority(_) => FieldValue::Priority(Priority::parse(text)?),
            FieldValue::Assignee(_) => {
                let wanted = PersonId::new(text);
                FieldValue::Assignee(agents.iter().find(|one| one.id == wanted).cloned())
            }
            FieldValue::Fact(fact, _) => {
                FieldValue::Fact(*fact, Some(Clean::text(text.trim())).filter(|text| !text.is_empty()))
            }
            FieldValue::Queue(_) => return None,
        };
        Some(Pick::Other(value))
    }
}

fn alarmed(command: Command, alarm: &Alarm, cx: &mut Context<'_>) -> Decided {
    match command {
        Command::TakeTheirs => {
            cx.effects.push(Effect::Restore(alarm.no));
            Decided::Done("decided-restored")
        }
        Command::TakeMine => {
            cx.effects.push(Effect::EndAlarm(alarm.no, "mine"));
            Decided::Done("decided-kept")
        }
        Command::Arrived => {
            cx.effects.push(Effect::EndAlarm(alarm.no, "seen"));
            Decided::Done("decided-seen")
        }
        Command::Open => Decided::Ticket,
        Command::Close => Decided::Done(""),
        _ => Decided::Open,
    }
}
