//! What a person says of an episode: real, noise, or not now. It holds for that episode alone, and travels as a record on
//! a ticket of its cause, so that every desk reads the same.

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::episode::Episode;
use crate::domain::clean::Clean;
use crate::domain::mark::Mark;
use crate::domain::record::Record;
use crate::domain::stats::Rate;
use crate::domain::ticket::Person;

/// The three things to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    /// Something did happen; it stays marked.
    Real,
    /// Nothing did; its mark goes.
    Noise,
    /// It is known; its mark goes until the episode is over.
    Muted,
}

impl Word {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Real, Self::Noise, Self::Muted];

    /// Its word.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Real => "real",
            Self::Noise => "noise",
            Self::Muted => "muted",
        }
    }

    /// The one that a word names.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.as_str() == word)
    }
}

/// What is said, and of which episode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judgement {
    /// The cause.
    pub cause: Clean,
    /// The day on which the episode began when it was judged.
    pub since: Date,
    /// The word.
    pub word: Word,
    /// Why, in the person's words.
    pub reason: Clean,
}

/// The verb of its records.
pub const VERB: &str = "spike";

impl Judgement {
    /// Its record's mark. The words of the record are one line for colleagues, and below it the reason.
    #[must_use]
    pub fn mark(&self) -> Mark {
        Mark::new(VERB, self.cause.as_str()).with("since", self.since).with("word", self.word.as_str())
    }

    /// What a record says; `None` where it is of another topic, or of a newer program.
    fn of(record: &Record) -> Option<Self> {
        let mark = &record.mark;
        let text = record.text.as_str();
        let reason = text.split_once('\n').map_or(text, |(_, reason)| reason).trim();
        (mark.verb == VERB).then_some(())?;
        Some(Self {
            cause: Clean::line(&mark.id),
            since: mark.value("since")?.parse().ok()?,
            word: Word::parse(mark.value("word")?)?,
            reason: Clean::line(reason),
        })
    }
}

/// What records say of episodes.
pub fn judgements(records: &[Record]) -> Vec<Judged> {
    let judged =
        |record: &Record| Some(Judged { said: Judgement::of(record)?, by: record.by.clone(), at: record.at });
    records.iter().filter_map(judged).collect()
}

/// The same with who said it and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// What.
    pub said: Judgement,
    /// Who; `None` where nobody had signed in.
    pub by: Option<Person>,
    /// When.
    pub at: Timestamp,
}

/// Days by which the beginning of an episode may have moved since it was judged: tickets that arrive late move it.
const MOVED: i32 = 3;

/// What was said last of an episode.
pub fn judged<'a>(episode: &Episode, all: &'a [Judged]) -> Option<&'a Judged> {
    let same = |judged: &&Judged| {
        let after = (judged.said.since - episode.since).get_days();
        let before_end = (episode.last - judged.said.since).get_days();
        judged.said.cause == episode.cause && after >= -MOVED && before_end >= 0
    };
    all.iter().filter(same).max_by_key(|judged| judged.at)
}

/// How many of the episodes that somebody judged were real: the rule's own record.
pub fn precision(all: &[Judged]) -> Rate {
    let of = |word| all.iter().filter(|judged| judged.said.word == word).count() as u64;
    Rate::new(of(Word::Real), of(Word::Real) + of(Word::Noise))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::spike::Level;
    use jiff::civil::date;

    fn said(word: Word, since: Date, at: &str) -> Judged {
        let said =
            Judgement { cause: Clean::line("PRD-01"), since, word, reason: Clean::line("release 4.2") };
        Judged { said, by: None, at: at.parse().unwrap() }
    }

    fn episode(since: Date, last: Date) -> Episode {
        Episode {
            cause: Clean::line("PRD-01"),
            since,
            last,
            open: true,
            level: Level::Watch,
            window: 1,
            count: 9,
            expected: 2.0,
            p: 0.0001,
        }
    }

    #[test]
    fn a_word_holds_for_its_episode_and_not_for_the_next_one() {
        let all = [
            said(Word::Muted, date(2026, 3, 1), "2026-03-01T09:00:00Z"),
            said(Word::Real, date(2026, 3, 1), "2026-03-02T09:00:00Z"),
        ];
        let last = |since, last| judged(&episode(since, last), &all).map(|judged| judged.said.word);
        assert_eq!(last(date(2026, 3, 1), date(2026, 3, 4)), Some(Word::Real), "the later word");
        assert_eq!(
            last(date(2026, 2, 27), date(2026, 3, 4)),
            Some(Word::Real),
            "late tickets moved its start"
        );
        assert_eq!(last(date(2026, 3, 3), date(2026, 3, 9)), Some(Word::Real));
        assert_eq!(last(date(2026, 3, 20), date(2026, 3, 24)), None);
    }

    #[test]
    fn muted_ones_say_nothing_about_the_rule() {
        let day = date(2026, 3, 1);
        let all = [Word::Real, Word::Noise, Word::Muted, Word::Real]
            .map(|word| said(word, day, "2026-03-01T09:00:00Z"));
        assert_eq!(precision(&all), Rate::new(2, 3));
    }

    #[test]
    fn what_was_said_is_read_back_from_its_record_and_other_records_say_nothing_here() {
        let said = said(Word::Noise, date(2026, 11, 12), "2026-11-13T12:00:00Z").said;
        let record = |mark, text: &str| Record {
            ticket: crate::domain::ids::TicketId::new("7"),
            key: Clean::line("7"),
            mark,
            text: Clean::text(text),
            at: "2026-11-13T12:00:00Z".parse().unwrap(),
            by: None,
            waiting: false,
        };
        let all = [
            record(said.mark(), "Spike of PRD-01 since 12/11: noise.\nrelease 4.2"),
            record(Mark::new("plan", "p-1"), "words"),
            record(Mark::new(VERB, "PRD-01").with("since", "2026-11-12").with("word", "brilliant"), "words"),
        ];
        let read = judgements(&all);
        assert_eq!((read.len(), &read[0].said), (1, &said));
    }
}
