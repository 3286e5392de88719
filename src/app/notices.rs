//! Sentences below the header: they queue until a key took note of them, and can be read again for as long as the program
//! runs. What is bad comes first, so that nothing good hides it.

use std::collections::VecDeque;

use jiff::Timestamp;

use super::layout::wrap;
use super::reading::Reading;
use super::sheet::Sheet;
use super::{App, Cursor};

/// Whether a notice is good or bad news.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Good,
    /// Something was not done.
    Bad,
    /// Something to know.
    Plain,
}

impl Tone {
    /// The sign in front of a notice.
    #[must_use]
    pub fn mark(self) -> &'static str {
        match self {
            Self::Good => "✔",
            Self::Bad => "✗",
            Self::Plain => "·",
        }
    }
}

/// A sentence below the header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// In words.
    pub text: String,
    /// Good or bad.
    pub tone: Tone,
    /// When it was said last.
    pub at: Timestamp,
    /// How often it was said in a row.
    pub times: usize,
}

impl Notice {
    /// The sentence, with how often it was said.
    #[must_use]
    pub fn counted(&self) -> String {
        if self.times > 1 { format!("{} ×{}", self.text, self.times) } else { self.text.clone() }
    }

    fn says(&self, text: &str, tone: Tone) -> bool {
        self.text == text && self.tone == tone
    }
}

/// The notices that nobody took note of yet, and those before them.
#[derive(Debug, Clone, Default)]
pub struct Notices {
    /// The one that is shown comes first.
    pending: VecDeque<Notice>,
    /// The newest first.
    past: VecDeque<Notice>,
    now: Timestamp,
}

impl Notices {
    /// How many past notices are kept.
    const KEPT: usize = 200;
    /// How many may wait for a key; older ones go to the past ones unshown, the bad ones last.
    const PENDING: usize = 20;

    /// From now on this is the time at which things are said.
    pub fn tick(&mut self, now: Timestamp) {
        self.now = now;
    }

    /// Shows a notice, unless a bad one stands there and this one is not bad; then it waits its turn. The same sentence
    /// again is counted.
    pub fn say(&mut self, text: String, tone: Tone) {
        let known = self.pending.iter().position(|one| one.says(&text, tone));
        let known = known.and_then(|at| self.pending.remove(at));
        let times = known.map_or(0, |one| one.times) + 1;
        let notice = Notice { text, tone, at: self.now, times };
        let behind = self.pending.iter().take_while(|one| one.tone == Tone::Bad && tone != Tone::Bad).count();
        self.pending.insert(behind, notice);
        while self.pending.len() > Self::PENDING {
            let oldest = self.pending.pop_back();
            self.keep(oldest);
        }
    }

    /// A key took note of what is shown.
    pub fn clear(&mut self) {
        let shown = self.pending.pop_front();
        self.keep(shown);
    }

    fn keep(&mut self, notice: Option<Notice>) {
        let Some(notice) = notice else { return };
        match self.past.front_mut() {
            Some(last) if last.says(&notice.text, notice.tone) => {
                last.times += notice.times;
                last.at = last.at.max(notice.at);
            }
            _ => {
                let at = self.past.iter().take_while(|one| one.at > notice.at).count();
                self.past.insert(at, notice);
            }
        }
        self.past.truncate(Self::KEPT);
    }

    /// The shown notice.
    #[must_use]
    pub fn shown(&self) -> Option<&Notice> {
        self.pending.front()
    }

    /// How many more wait behind it.
    #[must_use]
    pub fn more(&self) -> usize {
        self.pending.len().saturating_sub(1)
    }

    /// All of this session, the newest first. Whoever reads them took note of them.
    pub fn read(&mut self) -> impl Iterator<Item = &Notice> {
        while !self.pending.is_empty() {
            let oldest = self.pending.pop_back();
            self.keep(oldest);
        }
        self.past.iter()
    }
}

impl App {
    /// Opens the notices of this session to be read again.
    pub(super) fn read_notices(&mut self) {
        let columns = self.size.columns.saturating_sub(16).min(72);
        let mut lines = Vec::new();
        for notice in self.notices.read() {
            let at = self.zone.to_datetime(notice.at).strftime("%H:%M:%S").to_string();
            let text = wrap(&format!("{} {}", notice.tone.mark(), notice.counted()), columns);
            lines.extend(text.into_iter().enumerate().map(|(nth, text)| {
                let key = if nth == 0 { at.clone() } else { " ".to_owned() };
                (key, text)
            }));
        }
        let words = &self.config.words;
        if lines.is_empty() {
            lines.push((String::new(), words.get("notices-none")));
        }
        let title = words.get("notices-title");
        self.sheets.push(Sheet::Reading(Reading { title, lines, cursor: Cursor::default() }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    fn all(notices: &mut Notices) -> Vec<String> {
        notices.read().map(Notice::counted).collect()
    }

    #[test]
    fn a_good_notice_waits_until_a_key_took_note_of_the_bad_one() {
        let mut notices = Notices::default();
        notices.say("refused".to_owned(), Tone::Bad);
        notices.say("saved".to_owned(), Tone::Good);
        notices.say("lost".to_owned(), Tone::Bad);
        notices.say("synced".to_owned(), Tone::Plain);
        let mut shown = Vec::new();
        while let Some(one) = notices.shown() {
            shown.push((one.text.clone(), notices.more()));
            notices.clear();
        }
        let order = [("lost", 3), ("refused", 2), ("synced", 1), ("saved", 0)];
        assert_eq!(shown, order.map(|(text, more)| (text.to_owned(), more)));
    }

    #[test]
    fn the_same_sentence_is_counted_while_it_waits_and_in_the_past() {
        let mut notices = Notices::default();
        notices.say("held".to_owned(), Tone::Plain);
        notices.say("held".to_owned(), Tone::Plain);
        assert_eq!(notices.shown().unwrap().counted(), "held ×2");
        notices.clear();
        notices.say("held".to_owned(), Tone::Plain);
        assert_eq!(notices.shown().unwrap().counted(), "held", "a new one is not called an old one");
        assert_eq!(all(&mut notices), ["held ×3"]);
    }

    #[test]
    fn the_past_is_told_newest_first_whatever_order_it_was_read_in() {
        let mut notices = Notices::default();
        for (second, text, tone) in [(1, "bad", Tone::Bad), (2, "good", Tone::Good), (3, "worse", Tone::Bad)]
        {
            notices.tick(at(second));
            notices.say(text.to_owned(), tone);
        }
        notices.clear();
        assert_eq!(all(&mut notices), ["worse", "good", "bad"]);
        assert!(notices.shown().is_none(), "what was read waits for no key");
    }

    #[test]
    fn what_nobody_looked_at_for_long_is_kept_and_does_not_pile_up() {
        let mut notices = Notices::default();
        for nth in 0..500 {
            notices.tick(at(nth));
            notices.say(format!("{nth}"), Tone::Plain);
        }
        assert_eq!(notices.more(), Notices::PENDING - 1);
        let all = all(&mut notices);
        assert_eq!((all.len(), all[0].as_str()), (Notices::KEPT, "499"));
    }
}
