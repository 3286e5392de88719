//! What every screen may use while it takes a command: the configuration, who and when we are, the size of
//! the terminal, and the list of orders to the world.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::layout::Size;
use super::message::{Ask, Effect};
use super::privacy::Privacy;
use crate::config::Config;
use crate::domain::ids::ChangeId;
use crate::domain::locale;
use crate::domain::say::Say;
use crate::domain::ticket::Person;

/// Lent to a screen for one command.
pub struct Context<'a> {
    /// The configuration.
    pub config: &'a Config,
    /// Who we are, once the CRM said so.
    pub me: Option<&'a Person>,
    /// Now.
    pub now: Timestamp,
    /// The person's time zone.
    pub zone: &'a TimeZone,
    /// The terminal.
    pub size: Size,
    /// Whose personal data may be seen.
    pub privacy: &'a Privacy,
    /// Orders so far.
    pub effects: &'a mut Vec<Effect>,
    /// Number of the last question.
    pub serial: &'a mut u64,
    /// Makes ids of changes.
    pub ids: &'a mut dyn FnMut() -> ChangeId,
}

impl Context<'_> {
    /// Asks the store; the number marks the answer.
    pub fn ask(&mut self, ask: Ask) -> u64 {
        *self.serial += 1;
        self.effects.push(Effect::Load(*self.serial, ask));
        *self.serial
    }

    /// Now in the person's zone.
    pub fn local(&self) -> DateTime {
        self.zone.to_datetime(self.now)
    }

    /// A moment in the person's zone: today by its time alone.
    pub fn moment(&self, at: Timestamp) -> String {
        let (at, now) = (self.zone.to_datetime(at), self.local());
        locale::near(at, now, self.config.words.language())
    }

    /// A sentence in the person's language.
    pub fn say(&self, say: &Say) -> String {
        self.config.words.say(say)
    }

    /// A message without values in the person's language.
    pub fn word(&self, id: &str) -> String {
        self.config.words.get(id)
    }
}
