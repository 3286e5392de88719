//! Everything that a lead sees of the spikes: episodes with what was said of them, what else happened on which day, and
//! the chart of one cause.

use jiff::civil::Date;

use super::episode::{Episode, Level, episodes};
use super::expect::Baseline;
use super::judge::{Judged, Word, judged};
use super::{Daily, LOOKED_AT, Rule};
use crate::domain::clean::Clean;
use crate::domain::taxonomy::Recode;

/// What else changed on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum MarkKind {
    /// Codes were renamed, merged or split: the line breaks here.
    Taxonomy,
    /// A procedure was used in a new version for the first time.
    Procedure,
    /// A release of a product.
    Release,
    /// A holiday of one of the calendars.
    Holiday,
}

impl MarkKind {
    /// Its letter below a chart.
    pub fn letter(self) -> char {
        match self {
            Self::Taxonomy => 'T',
            Self::Procedure => 'P',
            Self::Release => 'R',
            Self::Holiday => 'H',
        }
    }

    /// Its word, as in ids of messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Taxonomy => "taxonomy",
            Self::Procedure => "procedure",
            Self::Release => "release",
            Self::Holiday => "holiday",
        }
    }
}

/// A note on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    /// The day.
    pub date: Date,
    /// What it is.
    pub kind: MarkKind,
    /// The version or the name.
    pub text: String,
}

/// An episode and what was said of it last.
#[derive(Debug, Clone, Copy)]
pub struct Seen<'a> {
    /// The episode.
    pub episode: &'a Episode,
    /// What was said.
    pub said: Option<&'a Judged>,
}

impl Seen<'_> {
    /// Whether its mark is shown: not where somebody called it noise or muted it.
    pub fn is_shown(self) -> bool {
        self.said.is_none_or(|judged| judged.said.word == Word::Real)
    }

    /// Its mark: filled where it is confirmed or somebody said that it is real.
    pub fn mark(self) -> char {
        match self.said.map(|judged| judged.said.word) {
            Some(Word::Noise | Word::Muted) => '·',
            Some(Word::Real) => '▲',
            None if self.episode.level == Level::Confirmed => '▲',
            None => '△',
        }
    }
}

/// All spikes of a desk.
#[derive(Debug, Clone, Default)]
pub struct Watch {
    /// The counts.
    pub daily: Daily,
    /// The episodes, by cause and time.
    pub episodes: Vec<Episode>,
    /// What was said of episodes.
    pub judged: Vec<Judged>,
    /// What else happened.
    pub marks: Vec<Mark>,
    recode: Recode,
}

/// The chart of one cause.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// The cause.
    pub cause: Clean,
    /// The first day.
    pub first: Date,
    /// Tickets a day.
    pub counts: Vec<u32>,
    /// Tickets that each day lets expect, where the history is long enough.
    pub expected: Vec<Option<f64>>,
    /// Days inside an episode.
    pub alarms: Vec<bool>,
    /// What else happened, in order; changes of codes are those of this one.
    pub marks: Vec<Mark>,
}

impl Watch {
    /// Looks at the counts. `versions` are the daily counts of each version of a procedure over the same days; `others` are
    /// holidays and releases.
    pub fn new(
        mut daily: Daily,
        versions: &[(Clean, Vec<u32>)],
        others: Vec<Mark>,
        judged: Vec<Judged>,
        recode: &Recode,
    ) -> Self {
        let mut marks = procedures(&daily, versions);
        marks.extend(others);
        marks.sort_by(|one, other| {
            (one.date, one.kind, &one.text).cmp(&(other.date, other.kind, &other.text))
        });
        marks.dedup();
        let splits = |code: &Clean| {
            let breaks = recode.breaks(code.as_str()).filter(|change| change.to.len() > 1);
            breaks.filter_map(|change| daily.day(change.date)).max()
        };
        daily.breaks =
            daily.causes.iter().filter_map(|(code, _)| Some((code.clone(), splits(code)?))).collect();
        let daily = daily.trimmed();
        let from = daily.len().saturating_sub(LOOKED_AT);
        let episodes = episodes(&daily, from, &Rule::default());
        Self { daily, episodes, judged, marks, recode: recode.clone() }
    }

    /// How many days of history are missing until anything can be told.
    pub fn days_missing(&self) -> usize {
        let rule = Rule::default();
        (rule.least_baseline + rule.gap).saturating_sub(self.daily.len())
    }

    /// The episodes that go on, with what was said of them.
    pub fn open(&self) -> impl Iterator<Item = Seen<'_>> {
        self.episodes.iter().filter(|episode| episode.open).map(|episode| self.seen(episode))
    }

    /// The episode of a cause that goes on.
    pub fn of(&self, cause: &str) -> Option<Seen<'_>> {
        self.open().find(|seen| seen.episode.cause.as_str() == cause)
    }

    /// An episode with what was said of it.
    pub fn seen<'a>(&'a self, episode: &'a Episode) -> Seen<'a> {
        Seen { episode, said: judged(episode, &self.judged) }
    }

    /// The chart of a cause.
    pub fn chart(&self, cause: &str) -> Option<Chart> {
        let nth = self.daily.causes.iter().position(|(code, _)| code.as_str() == cause)?;
        let (code, counts) = self.daily.causes.get(nth)?;
        let rule = Rule::default();
        let expected = |day| {
            let mean = Baseline::at(&self.daily, day, &rule)?.expected(nth, day, 1).mean;
            (!mean.is_nan()).then_some(mean)
        };
        let of = |episode: &&Episode| episode.cause == *code;
        let inside = |day: usize| {
            let date = self.daily.date(day);
            self.episodes.iter().filter(of).any(|episode| episode.since <= date && date <= episode.last)
        };
        let codes = self.recode.breaks(cause).map(|change| Mark {
            date: change.date,
            kind: MarkKind::Taxonomy,
            text: change.version.clone(),
        });
        let mut marks: Vec<Mark> = codes.chain(self.marks.iter().cloned()).collect();
        marks.retain(|mark| self.daily.day(mark.date).is_some());
        marks.sort_by_key(|mark| mark.date);
        marks.dedup();
        Some(Chart {
            cause: code.clone(),
            first: self.daily.first,
            counts: counts.clone(),
            expected: (0..counts.len()).map(expected).collect(),
            alarms: (0..counts.len()).map(inside).collect(),
            marks,
        })
    }
}

/// The first day of each version that was not the first one of its procedure.
fn procedures(daily: &Daily, versions: &[(Clean, Vec<u32>)]) -> Vec<Mark> {
    let first = |counts: &[u32]| counts.iter().position(|count| *count > 0);
    let id = |code: &Clean| code.as_str().split('@').next().unwrap_or_default().to_owned();
    let begins: Vec<(&Clean, usize)> =
        versions.iter().filter_map(|(code, counts)| Some((code, first(counts)?))).collect();
    let later = |(code, day): &&(&Clean, usize)| {
        begins.iter().any(|(other, before)| before < day && id(other) == id(code))
    };
    begins
        .iter()
        .filter(later)
        .map(|(code, day)| Mark { date: daily.date(*day), kind: MarkKind::Procedure, text: code.to_string() })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::spike::Judgement;
    use crate::domain::taxonomy::Recoded;
    use jiff::civil::date;

    fn daily() -> Daily {
        let steady = |rate: u32| (0..150u32).map(|day| if day < 30 { 0 } else { rate + day % 3 }).collect();
        let mut causes: Vec<(Clean, Vec<u32>)> =
            vec![(Clean::line("PAY-02"), steady(6)), (Clean::line("PRD-01"), steady(9))];
        causes[0].1[149] = 40;
        Daily { first: date(2026, 1, 5), causes, ..Daily::default() }
    }

    fn judged(word: Word, since: Date) -> Judged {
        let said = Judgement { cause: Clean::line("PAY-02"), since, word, reason: Clean::line("promo") };
        Judged { said, by: None, at: "2026-06-03T12:00:00Z".parse().unwrap() }
    }

    #[test]
    fn an_open_spike_is_marked_until_somebody_calls_it_noise() {
        let none = Recode::default();
        let watch = Watch::new(daily(), &[], Vec::new(), Vec::new(), &none);
        let seen = watch.of("PAY-02").unwrap();
        assert_eq!((seen.mark(), seen.is_shown(), watch.open().count()), ('▲', true, 1));
        let since = seen.episode.since;
        let watch = Watch::new(daily(), &[], Vec::new(), vec![judged(Word::Noise, since)], &none);
        assert!(!watch.of("PAY-02").unwrap().is_shown());
        assert!(watch.of("PRD-01").is_none());
    }

    #[test]
    fn days_before_the_first_ticket_are_no_history() {
        let watch = Watch::new(daily(), &[], Vec::new(), Vec::new(), &Recode::default());
        assert_eq!((watch.daily.len(), watch.daily.first), (120, date(2026, 2, 4)));
        assert_eq!(watch.days_missing(), 0);
        let mut short = daily();
        for (_, counts) in &mut short.causes {
            counts[..130].fill(0);
        }
        let watch = Watch::new(short, &[], Vec::new(), Vec::new(), &Recode::default());
        assert_eq!((watch.days_missing(), watch.episodes.len()), (15, 0));
    }

    #[test]
    fn a_chart_has_what_was_expected_and_what_else_happened() {
        let versions = [
            (Clean::line("card@1.0.0"), vec![1; 150]),
            (Clean::line("card@1.1.0"), (0..150).map(|day| u32::from(day >= 100)).collect()),
        ];
        let change = Recoded {
            version: "2".to_owned(),
            date: date(2026, 5, 20),
            from: "PAY-01".to_owned(),
            to: vec!["PAY-02".to_owned(), "PAY-03".to_owned()],
        };
        let other = |day, kind, text: &str| Mark { date: day, kind, text: text.to_owned() };
        let others = vec![
            other(date(2026, 5, 4), MarkKind::Release, "App 4.2"),
            other(date(2026, 5, 1), MarkKind::Holiday, "Día del Trabajo"),
        ];
        let watch = Watch::new(daily(), &versions, others, Vec::new(), &Recode::new(vec![change]));
        let chart = watch.chart("PAY-02").unwrap();
        let marks: Vec<(char, &str)> =
            chart.marks.iter().map(|mark| (mark.kind.letter(), mark.text.as_str())).collect();
        assert_eq!(marks, [('P', "card@1.1.0"), ('H', "Día del Trabajo"), ('R', "App 4.2"), ('T', "2")]);
        assert!(watch.of("PAY-02").is_none(), "a code two weeks old has no baseline");
        assert!(chart.expected[119].is_none() && watch.chart("PRD-01").unwrap().expected[119].is_some());
        assert_eq!(watch.chart("PRD-01").unwrap().marks.len(), 3, "another code's line goes on");
    }
}
