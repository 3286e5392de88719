//! What agents are told of articles and fixes that are out. A notice each, once, and only while nothing is being written or
//! chosen and no other notice stands there: until then it waits.

use super::App;
use super::message::Effect;
use super::notices::Tone;
use crate::domain::proposal::Tiding;

impl App {
    /// Keeps the news, and tells the first of them where it can be seen.
    pub(super) fn news_came(&mut self, news: Vec<Tiding>) -> Vec<Effect> {
        self.unheard = news;
        self.hear()
    }

    /// Tells the next of the news, where it can be seen.
    pub(super) fn hear(&mut self) -> Vec<Effect> {
        let is_busy = !self.sheets.is_empty() || self.lock.is_some() || self.desk.typing.is_some();
        if is_busy || self.notices.shown().is_some() || self.unheard.is_empty() {
            return Vec::new();
        }
        let first = self.unheard.remove(0);
        self.tell(&first.say, Tone::Good);
        vec![Effect::Heard(first.heard)]
    }
}
