//! What the law gives time for, as colleagues are told: a procedure's clocks start and stop by answers that never leave the
//! machine on which they were given, so a marked internal note carries where each of them stands. How such a clock counts
//! is not here: see [`super::clock`].

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::clean::Clean;
use super::ids::{PersonId, SopId};
use super::mark::Mark;
use super::sop::{From, Progress, Run, Since, Sop, Warn, Within};
use super::ticket::Entry;

/// The verb of the mark.
pub const VERB: &str = "legal";

/// Before the name of a clock in a mark, so that it is no other value of it.
const NAMED: &str = "clock.";

/// Where a legal clock of a ticket stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The procedure whose clock it is.
    pub sop: SopId,
    /// The version of it.
    pub version: String,
    /// Its name in the procedure.
    pub name: String,
    /// The moment of the fact that it counts from; absent where the fact was taken back.
    pub since: Option<Timestamp>,
    /// How long it gives.
    pub within: Within,
    /// The calendar that it counts on, by name.
    pub calendar: String,
    /// When it warns.
    pub warn: Vec<Warn>,
    /// When it ended.
    pub stopped: Option<Timestamp>,
    /// When this was said.
    pub told: Timestamp,
    /// Who said it, where it was told by a note.
    pub by: Option<PersonId>,
}

impl Deadline {
    /// Whether it is the same clock.
    #[must_use]
    pub fn is_of(&self, other: &Self) -> bool {
        (&self.sop, &self.name) == (&other.sop, &other.name)
    }

    /// Whether the same is said: what it counts from, how long, and whether it ended.
    fn is_as(&self, other: &Self) -> bool {
        let said = |one: &Self| (one.since.map(Timestamp::as_second), one.stopped.is_some(), one.within);
        said(self) == said(other) && self.calendar == other.calendar
    }
}

/// The deadlines of a run held against its procedure: those that started, and those that ended.
#[must_use]
pub fn of_run(sop: &Sop, progress: &Progress, run: &Run, zone: &TimeZone) -> Vec<Deadline> {
    let counts = progress.clocks.iter().filter(|one| one.running == Some(true) || one.stopped.is_some());
    let deadlines = counts.filter_map(|state| {
        let rule = sop.clock(&state.name)?;
        let since = match state.since? {
            Since::Local(at) => moment(zone, at)?,
            Since::At(at) => at,
        };
        let stopped = state.stopped.as_ref().map(|mark| mark.at);
        let answered = match &rule.from {
            From::Input(input) => run.marks.get(input).map(|mark| mark.at),
            From::Created | From::Escalated => None,
        };
        Some(Deadline {
            sop: sop.id.clone(),
            version: sop.version.clone(),
            name: rule.name.clone(),
            since: Some(since),
            within: rule.within,
            calendar: rule.calendar.clone(),
            warn: rule.warn.clone(),
            stopped,
            // What follows from the ticket alone was said by nobody: anybody's word on it is newer.
            told: stopped.or(answered).unwrap_or(Timestamp::MIN),
            by: None,
        })
    });
    deadlines.collect()
}

/// The instant of a local time; one that a change of the clocks skips or repeats is the first that can be meant.
fn moment(zone: &TimeZone, at: DateTime) -> Option<Timestamp> {
    zone.to_ambiguous_timestamp(at).compatible().ok()
}

/// The deadlines of a ticket: those of its own run, and those that notes of others tell. The last word counts; one's own
/// notes say nothing that the own run does not know better.
#[must_use]
pub fn deadlines(held: Option<(&Sop, &Progress)>, run: &Run, zone: &TimeZone) -> Vec<Deadline> {
    let own = held.map(|(sop, progress)| of_run(sop, progress, run, zone)).unwrap_or_default();
    let hands: BTreeSet<&PersonId> =
        run.marks.values().chain(run.ticks.values()).map(|mark| &mark.by.id).collect();
    let mut all: BTreeMap<(SopId, String), Deadline> = BTreeMap::new();
    for one in own {
        all.insert((one.sop.clone(), one.name.clone()), one);
    }
    for one in &run.told {
        let is_own = one.by.as_ref().is_some_and(|by| hands.contains(by));
        let runs_here = run.pinned.as_ref().is_some_and(|(sop, _)| *sop == one.sop);
        if is_own && runs_here {
            continue;
        }
        let place = (one.sop.clone(), one.name.clone());
        if all.get(&place).is_none_or(|known| known.told <= one.told) {
            // How a person is warned is a matter of the procedure that lies here, where it does.
            let warn = held.filter(|(sop, _)| sop.id == one.sop).and_then(|(sop, _)| sop.clock(&one.name));
            let warn = warn.map(|rule| rule.warn.clone()).unwrap_or_default();
            all.insert(place, Deadline { warn, ..one.clone() });
        }
    }
    all.into_values().filter(|one| one.since.is_some()).collect()
}

/// The note that tells colleagues what an act changed of the deadlines; none where it changed nothing.
#[must_use]
pub fn note(
    id: &str,
    sop: &Sop,
    (before, after): (&[Deadline], &[Deadline]),
    zone: &TimeZone,
    language: &str,
) -> Option<Clean> {
    let of = |all: &[Deadline], name: &str| all.iter().find(|one| one.name == name).cloned();
    let mut mark = Mark::new(VERB, id).with("sop", &sop.id).with("version", &sop.version);
    let mut words = Vec::new();
    let shown = |at: Timestamp| zone.to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string();
    for rule in &sop.clocks {
        let (was, is) = (of(before, &rule.name), of(after, &rule.name));
        let title = sop.words(language).clock(&rule.name);
        let (said, line) = match (was, is) {
            (None, None) => continue,
            (Some(was), Some(is)) if was.is_as(&is) => continue,
            (_, Some(is)) => {
                let since = is.since.map(shown).unwrap_or_default();
                match is.stopped {
                    Some(at) => (written(&is), format!("⚖ {title}: ✔ {}", shown(at))),
                    None => (written(&is), format!("⚖ {title}: {since} + {}", is.within)),
                }
            }
            (Some(was), None) => {
                (written(&Deadline { since: None, stopped: None, ..was }), format!("⚖ {title}: –"))
            }
        };
        mark = mark.with(&format!("{NAMED}{}", rule.name), said);
        words.push(line);
    }
    (!words.is_empty()).then(|| mark.note(&words.join("\n")))
}

/// Since, length, calendar and end, as the mark has them. Whole seconds: see [`Mark::at`].
fn written(one: &Deadline) -> String {
    let second = |at: Option<Timestamp>| {
        let at = at.map(|at| Timestamp::from_second(at.as_second()).unwrap_or(at));
        at.map(|at| at.to_string()).unwrap_or_default()
    };
    format!("{}|{}|{}|{}", second(one.since), one.within, one.calendar, second(one.stopped))
}

/// What a marked note tells.
pub(crate) fn told(mark: &Mark, entry: &Entry) -> Vec<Deadline> {
    let (Some(sop), Some(version)) = (mark.value("sop"), mark.value("version")) else { return Vec::new() };
    let named = mark.values.iter().filter_map(|(name, said)| Some((name.strip_prefix(NAMED)?, said)));
    let read = named.filter_map(|(name, said)| {
        let [since, within, calendar, stopped] = said.split('|').collect::<Vec<_>>().try_into().ok()?;
        let time = |text: &str| text.parse().ok();
        // A fact that was taken back stands as no time at all; anything else that is none is no word of ours.
        let is_sound = |text: &str| text.is_empty() || time(text).is_some();
        let within = Within::parse(within).filter(|_| is_sound(since) && is_sound(stopped))?;
        let (since, stopped, calendar) = (time(since), time(stopped), calendar.to_owned());
        Some(Deadline {
            sop: SopId::new(sop),
            version: version.to_owned(),
            name: name.to_owned(),
            since,
            within,
            calendar,
            warn: Vec::new(),
            stopped,
            told: entry.at,
            by: entry.author.as_ref().map(|author| author.id.clone()),
        })
    });
    read.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::sop::TickMark;
    use crate::domain::ticket::Person;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn told(since: Option<Timestamp>, stopped: Option<Timestamp>, when: &str, by: &str) -> Deadline {
        Deadline {
            sop: SopId::new("cc-unrecognised-charge"),
            version: "3.1.0".to_owned(),
            name: "ruling".to_owned(),
            since,
            within: Within::parse("45d").unwrap(),
            calendar: "days".to_owned(),
            warn: Vec::new(),
            stopped,
            told: at(when),
            by: Some(PersonId::new(by)),
        }
    }

    fn entry(text: &str, when: &str) -> Entry {
        serde_json::from_value(serde_json::json!({
            "id": "1", "at": when, "author": {"id": "7", "name": "Ana"}, "public": false, "text": text
        }))
        .unwrap()
    }

    #[test]
    fn what_a_note_tells_is_read_as_it_was_written_and_never_cut_like_a_card_number() {
        let start = at("2026-11-22T08:40:00.987654321Z");
        for nth in 0..2_000_i64 {
            let since = start + jiff::SignedDuration::from_secs(nth * 7_919);
            let stopped = (nth % 2 == 0).then(|| since + jiff::SignedDuration::from_secs(nth * 104_729));
            let one = told(Some(since), stopped, "2026-11-22T09:00:00Z", "7");
            let mark = Mark::new(VERB, "abcd1234").with("sop", &one.sop).with("version", &one.version);
            let note =
                mark.with("clock.ruling", written(&one)).note("⚖ Written ruling: 2026-11-20 10:00 + 45d");
            let (mark, _) = Mark::read(note.as_str()).unwrap_or_else(|| panic!("{note}"));
            let read = super::told(&mark, &entry(note.as_str(), "2026-11-22T09:00:00Z"));
            assert_eq!(read.len(), 1, "{note}");
            assert!(read[0].is_as(&one) && read[0].by == one.by, "{note}");
        }
        for bad in ["", "soon|45d|days|", "|45|days|", "|45d|days", "2026-11-20T10:00:00Z|45d|days||"] {
            let mark = Mark::new(VERB, "a").with("sop", "x").with("version", "1").with("clock.y", bad);
            assert_eq!(super::told(&mark, &entry("", "2026-11-22T09:00:00Z")), [], "{bad}");
        }
    }

    #[test]
    fn the_last_word_on_a_deadline_counts_and_a_fact_that_was_taken_back_ends_it() {
        let since = Some(at("2026-11-20T10:00:00Z"));
        let started = told(since, None, "2026-11-20T11:00:00Z", "7");
        let stopped = told(since, since, "2026-11-21T11:00:00Z", "8");
        let void = told(None, None, "2026-11-22T11:00:00Z", "7");
        let of = |all: &[&Deadline]| {
            let run = Run { told: all.iter().map(|one| (*one).clone()).collect(), ..Run::default() };
            deadlines(None, &run, &TimeZone::UTC)
        };
        assert_eq!(of(&[&started])[0].stopped, None);
        assert_eq!(of(&[&started, &stopped])[0].stopped, since);
        assert_eq!(of(&[&started, &stopped, &void]), []);
    }

    #[test]
    fn my_own_notes_say_nothing_that_my_run_does_not_know_better() {
        let since = Some(at("2026-11-20T10:00:00Z"));
        let me = Person { id: PersonId::new("7"), name: Clean::line("Ana"), email: None, role: None };
        let mark = TickMark { by: me, at: at("2026-11-20T11:00:00Z") };
        let run = Run {
            pinned: Some((SopId::new("cc-unrecognised-charge"), "3.1.0".to_owned())),
            ticks: [("x".to_owned(), mark)].into(),
            told: vec![told(since, None, "2026-11-20T11:00:01Z", "7")],
            ..Run::default()
        };
        assert_eq!(deadlines(None, &run, &TimeZone::UTC), [], "it was undone here");
        let theirs = Run { told: vec![told(since, None, "2026-11-20T11:00:01Z", "8")], ..run };
        assert_eq!(deadlines(None, &theirs, &TimeZone::UTC).len(), 1);
    }
}
