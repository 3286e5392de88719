//! What agents are told of articles and fixes that are out. A notice each, once, and only while nothing is being written or
//! chosen: what could not be shown now is asked for again with the next change.

use super::App;
use super::message::Effect;
use super::status::Tone;
use crate::domain::proposal::News;

impl App {
    /// Tells the first of the news; the others come with the next change.
    pub(super) fn news_came(&mut self, news: &[News]) -> Vec<Effect> {
        let is_busy = !self.sheets.is_empty() || self.lock.is_some() || self.desk.typing.is_some();
        let Some(first) = news.first().filter(|_| !is_busy && self.notices.shown().is_none()) else {
            return Vec::new();
        };
        let cause = self.config.taxonomy.get(first.proposal.evidence.cause.as_str());
        let name = cause.map_or("", |cause| cause.name(self.config.words.language()));
        let say = first.say(name);
        self.tell(&say, Tone::Good);
        let key = &first.proposal.key;
        vec![Effect::Heard(first.words.iter().map(|word| (key.clone(), *word)).collect())]
    }
}
