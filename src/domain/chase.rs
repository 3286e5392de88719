//! When it is time to ask a team again: derived from the question, from what is agreed with the team, and from its
//! calendar. Nothing here is stored, and nothing is sent by itself: a person asks again.

use std::fmt;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use super::ask::Ask;
use super::clock::{Calendar, Policies, Target};

/// Where nothing says how often a team is asked again: after a day.
const UNSAID: SignedDuration = SignedDuration::from_hours(24);

/// After how long a team is asked again, and the calendar by which that counts: `4h mx-ops`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pace {
    /// How long.
    pub after: Target,
    /// The calendar's name.
    pub calendar: String,
}

impl Pace {
    /// Reads the written form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (after, calendar) = text.trim().split_once(' ')?;
        let calendar = calendar.trim();
        let sound = !calendar.is_empty() && calendar.len() <= 40;
        sound.then(|| Some(Self { after: Target::parse(after)?, calendar: calendar.to_owned() }))?
    }
}

impl fmt::Display for Pace {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} {}", self.after, self.calendar)
    }
}

impl TryFrom<String> for Pace {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("a length of time and a calendar")
    }
}

impl From<Pace> for String {
    fn from(pace: Pace) -> Self {
        pace.to_string()
    }
}

/// When it is time to ask again, as long as no answer came: by the pace of the question, else of the team, else after a
/// day; counted from the question or from the last time. A missed due time is always a reason to ask, once.
#[must_use]
pub fn chase_at(ask: &Ask, policies: &Policies) -> Option<Timestamp> {
    if !ask.is_open() {
        return None;
    }
    let last = ask.chased.last().copied().unwrap_or(ask.asked);
    let agreed = || {
        let rule = policies.ask(ask.team.as_str())?;
        Some(Pace { after: rule.chase?, calendar: rule.calendar.clone() })
    };
    let by_pace = ask.pace.clone().or_else(agreed).and_then(|pace| {
        let calendar = policies.calendar(&pace.calendar)?;
        match pace.after {
            Target::Time(time) => calendar.add(last, time),
            Target::Days(days) => opening(calendar, last, days),
        }
    });
    let at = by_pace.or_else(|| last.checked_add(UNSAID).ok())?;
    Some(ask.due.filter(|due| *due > last).map_or(at, |due| due.min(at)))
}

/// Whether that time has come.
#[must_use]
pub fn is_chase_due(ask: &Ask, policies: &Policies, now: Timestamp) -> bool {
    chase_at(ask, policies).is_some_and(|at| at <= now)
}

/// When the calendar opens on the last of so many open days: who said "in a day" asks the next morning.
fn opening(calendar: &Calendar, from: Timestamp, days: u16) -> Option<Timestamp> {
    let end = calendar.add_days(from, days)?;
    let day = calendar.date(end.checked_sub(SignedDuration::from_secs(1)).ok()?);
    let start = day.to_zoned(calendar.zone().clone()).ok()?.timestamp();
    // The first minute that counts, less that minute.
    calendar.add(start, SignedDuration::from_mins(1))?.checked_sub(SignedDuration::from_mins(1)).ok()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use jiff::tz::TimeZone;

    use super::*;
    use crate::domain::clean::Clean;
    use crate::domain::clock::{AskRule, Opening};

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    fn policies() -> Policies {
        let day = |nth: usize| if nth < 5 { vec![Opening { from: 540, to: 1_080 }] } else { Vec::new() };
        let office = Calendar::new(
            "office",
            TimeZone::get("America/Mexico_City").unwrap(),
            std::array::from_fn(day),
            Vec::new(),
        );
        let rule = AskRule {
            team: "Fraud".to_owned(),
            within: Target::parse("8h").unwrap(),
            calendar: "office".to_owned(),
            chase: Target::parse("4h"),
            also: vec!["fraud-team".to_owned()],
            language: None,
        };
        Policies {
            calendars: BTreeMap::from([("office".to_owned(), Arc::new(office))]),
            asks: vec![rule],
            ..Policies::default()
        }
    }

    /// Asked on a Friday at 16:00 in Mexico.
    fn ask(team: &str, pace: Option<&str>) -> Ask {
        Ask {
            id: "7f3a9c2e".to_owned(),
            team: Clean::line(team),
            question: Clean::line("3DS?"),
            by: None,
            asked: at("2026-11-20T22:00:00Z"),
            due: None,
            step: None,
            pace: pace.and_then(Pace::parse),
            chased: Vec::new(),
            answered: None,
        }
    }

    #[test]
    fn a_team_is_asked_again_by_the_step_else_by_what_is_agreed_else_after_a_day() {
        for (team, pace, comes) in [
            ("Fraud", None, "2026-11-23T17:00:00Z"),
            ("fraud-team", None, "2026-11-23T17:00:00Z"),
            ("Fraud", Some("1h office"), "2026-11-20T23:00:00Z"),
            ("Fraud", Some("1d office"), "2026-11-23T15:00:00Z"),
            ("Fraud", Some("2d office"), "2026-11-24T15:00:00Z"),
            ("Kitchen", None, "2026-11-21T22:00:00Z"),
            ("Kitchen", Some("1h no-such-calendar"), "2026-11-21T22:00:00Z"),
        ] {
            let found = chase_at(&ask(team, pace), &policies());
            assert_eq!(found, Some(at(comes)), "{team} {pace:?}");
        }
    }

    #[test]
    fn each_chase_starts_the_wait_anew_and_an_answer_ends_it() {
        let mut ask = ask("Fraud", None);
        ask.chased.push(at("2026-11-23T17:30:00Z"));
        assert_eq!(chase_at(&ask, &policies()), Some(at("2026-11-23T21:30:00Z")));
        assert!(!is_chase_due(&ask, &policies(), at("2026-11-23T21:29:59Z")));
        assert!(is_chase_due(&ask, &policies(), at("2026-11-23T21:30:00Z")));
        ask.answered = Some((at("2026-11-23T22:00:00Z"), Clean::line("No")));
        assert_eq!(chase_at(&ask, &policies()), None);
    }

    #[test]
    fn a_missed_due_time_is_a_reason_to_ask_once() {
        let mut ask = ask("Fraud", Some("4h office"));
        ask.due = Some(at("2026-11-20T23:30:00Z"));
        assert_eq!(chase_at(&ask, &policies()), ask.due);
        ask.chased.push(at("2026-11-20T23:40:00Z"));
        assert_eq!(chase_at(&ask, &policies()), Some(at("2026-11-23T18:40:00Z")));
    }

    #[test]
    fn a_pace_reads_back_as_it_is_written() {
        assert_eq!(Pace::parse("1d mx-ops").unwrap().to_string(), "1d mx-ops");
        for bad in ["", "4h", "4h ", "soon mx-ops", "0h mx-ops"] {
            assert_eq!(Pace::parse(bad), None, "{bad}");
        }
    }
}
