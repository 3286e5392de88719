//! New urgent cases make themselves heard: a notice, and at most once a minute a ring that says no more than a key and a
//! number. Nothing rings in quiet hours. How it sounds is the runtime's business.

use jiff::{SignedDuration, Timestamp};

use super::App;
use super::context::Context;
use super::message::{Ask, Effect};
use super::notices::Tone;
use super::status::Link;
use super::update::context;
use crate::config::Bell as Way;
use crate::domain::clean::Clean;
use crate::domain::say::Say;

/// Rings are at least this far apart.
const APART: SignedDuration = SignedDuration::from_mins(1);

/// Keys that a notice names.
const NAMED: usize = 5;

/// What is still to ring, and when it rang last.
#[derive(Debug, Clone, Default)]
pub(super) struct Bell {
    waiting: Vec<Clean>,
    asked: Vec<Clean>,
    rang: Option<Timestamp>,
}

impl App {
    /// Asks for what arrived since the last time, where anything may ring. What is there when a sync first ends did not
    /// arrive while somebody sat here.
    pub(super) fn look_for_arrivals(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        let is_on = self.config.settings.desk.bell != Way::Off;
        if is_on && matches!(self.status.link, Link::Synced { .. }) {
            context!(self, effects).ask(Ask::Arrivals);
        }
        effects
    }

    /// Urgent or late cases arrived.
    pub(super) fn arrived(&mut self, keys: Vec<Clean>) -> Vec<Effect> {
        if keys.is_empty() {
            return Vec::new();
        }
        let mut named: Vec<String> = keys.iter().take(NAMED).map(|key| format!("#{key}")).collect();
        if keys.len() > NAMED {
            named.push("…".to_owned());
        }
        let say = Say::new("bell-arrived").with("count", keys.len()).with("keys", named.join(", "));
        self.tell(&say, Tone::Plain);
        self.bell.waiting.extend(keys);
        self.ring()
    }

    /// A second person's yes was asked for on these.
    pub(super) fn ring_for_approvals(&mut self, keys: Vec<Clean>) -> Vec<Effect> {
        self.bell.asked.extend(keys);
        self.ring()
    }

    /// Rings for what waits, where it is time.
    pub(super) fn ring(&mut self) -> Vec<Effect> {
        if self.bell.waiting.is_empty() && self.bell.asked.is_empty() {
            return Vec::new();
        }
        let local = self.zone.to_datetime(self.now).time();
        if self.config.settings.desk.quiet.is_some_and(|quiet| quiet.holds(local)) {
            // Nobody wants the night's rings in the morning; the notices are there.
            self.bell.waiting.clear();
            self.bell.asked.clear();
            return Vec::new();
        }
        if self.bell.rang.is_some_and(|at| self.now.duration_since(at) < APART) {
            return Vec::new();
        }
        let told = [("bell-rings", &mut self.bell.waiting), ("bell-approvals", &mut self.bell.asked)];
        let mut text = Vec::new();
        for (id, keys) in told {
            if let Some(first) = keys.first() {
                let say = Say::new(id).with("count", keys.len()).with("key", first);
                text.push(self.config.words.say(&say));
            }
            keys.clear();
        }
        let text = text.join(" · ");
        self.bell.rang = Some(self.now);
        vec![Effect::Ring(text)]
    }
}
