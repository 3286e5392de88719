//! Who else is at a ticket: what a colleague did on it a moment ago, and what came in while somebody was writing, so that
//! nobody answers twice. What changed since a ticket was opened is in `news`.

use jiff::SignedDuration;

use super::App;
use crate::domain::say::Say;
use crate::domain::ticket::Person;
use crate::store::TicketView;

/// For how long what a colleague did says that somebody else is there.
const HERE: SignedDuration = SignedDuration::from_mins(30);

impl App {
    /// What a colleague last did on a ticket, where it was a moment ago: `Marta replied 2 min ago`.
    #[must_use]
    pub fn company(&self, view: &TicketView) -> Option<String> {
        let is_colleague = |person: &Person| {
            let is_me = self.me.as_ref().is_some_and(|me| me.id == person.id);
            let is_customer = view.shown.requester.as_ref().is_some_and(|one| one.id == person.id);
            let is_outside = person.role.as_ref().is_some_and(|role| role.as_str() == "end-user");
            !is_me && !is_customer && !is_outside
        };
        let entries = view.timeline.iter().rev();
        let mut by_colleagues = entries.filter_map(|entry| {
            let author = entry.author.as_ref().filter(|author| is_colleague(author))?;
            Some((entry, author))
        });
        let (entry, author) = by_colleagues.next()?;
        let ago = self.now.duration_since(entry.at);
        if ago > HERE {
            return None;
        }
        let id = if entry.public { "company-replied" } else { "company-noted" };
        let say = Say::new(id).with("name", &author.name).with("minutes", ago.as_mins().max(0));
        Some(self.config.words.say(&say))
    }

    /// What came in while somebody was writing and is not said yet; said once, and then it is theirs to send.
    pub(super) fn overtaken(&mut self) -> Option<String> {
        let news = self.news().to_vec();
        if news.is_empty() || news == self.warned {
            return None;
        }
        self.warned = news;
        Some(self.config.words.get("company-overtaken"))
    }
}
