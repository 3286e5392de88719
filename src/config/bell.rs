//! How a new urgent case makes itself heard, and when it does not. Which case is one, and the bytes of it, are not here.

use std::fmt;

use jiff::civil::Time;
use serde::Serialize;

use super::fault::Fault;
use super::reader::Table;

/// How it rings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Bell {
    /// Not at all.
    #[default]
    Off,
    /// The terminal's bell.
    Bell,
    /// A notification of the desktop, as `iTerm2`, kitty, foot, Windows Terminal and others know it.
    Osc9,
    /// The same as urxvt, foot, `WezTerm` and others know it.
    Osc777,
}

impl Bell {
    const WORDS: [(&'static str, Self); 4] =
        [("off", Self::Off), ("bell", Self::Bell), ("osc9", Self::Osc9), ("osc777", Self::Osc777)];

    /// Takes it from a table; a word that is none is told with those that are.
    pub(super) fn read(table: &mut Table, faults: &mut Vec<Fault>) -> Option<Self> {
        let (word, _) = table.one_of("bell", &Self::WORDS.map(|(word, _)| word), faults)?;
        Self::WORDS.into_iter().find(|(known, _)| *known == word).map(|(_, bell)| bell)
    }
}

/// Hours in which nothing rings, by the clock on the wall; they may go over midnight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(into = "String")]
pub struct Quiet {
    from: Time,
    to: Time,
}

impl Quiet {
    /// Reads `22:00-07:00`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once('-')?;
        let (from, to) = (clock(from.trim())?, clock(to.trim())?);
        (from != to).then_some(Self { from, to })
    }

    /// Takes it from a table; an empty text means none.
    pub(super) fn read(table: &mut Table, faults: &mut Vec<Fault>) -> Option<Self> {
        let (text, line) = table.text("quiet", faults)?;
        let quiet = Self::parse(&text);
        if quiet.is_none() && !text.trim().is_empty() {
            faults.push(table.fault(line, "quiet", "quiet").with("value", text));
        }
        quiet
    }

    /// Whether nothing rings at this time.
    #[must_use]
    pub fn holds(self, at: Time) -> bool {
        if self.from < self.to { self.from <= at && at < self.to } else { self.from <= at || at < self.to }
    }
}

fn clock(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let digits = |text: &str| (1..=2).contains(&text.len()) && text.bytes().all(|one| one.is_ascii_digit());
    let sound = digits(hour) && digits(minute) && minute.len() == 2;
    sound.then(|| Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok())?
}

impl fmt::Display for Quiet {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}-{}", self.from.strftime("%H:%M"), self.to.strftime("%H:%M"))
    }
}

impl From<Quiet> for String {
    fn from(quiet: Quiet) -> Self {
        quiet.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quiet_hours_go_over_midnight_and_end_where_they_say() {
        let at = |text: &str| clock(text).unwrap();
        let night = Quiet::parse("22:00-7:00").unwrap();
        assert_eq!(night.to_string(), "22:00-07:00");
        for (time, quiet) in [
            ("22:00", true),
            ("23:59", true),
            ("0:00", true),
            ("6:59", true),
            ("7:00", false),
            ("21:59", false),
        ] {
            assert_eq!(night.holds(at(time)), quiet, "{time}");
        }
        let lunch = Quiet::parse("13:00 - 14:00").unwrap();
        assert!(lunch.holds(at("13:30")) && !lunch.holds(at("14:00")) && !lunch.holds(at("0:00")));
        for bad in ["", "22-7", "22:00", "25:00-07:00", "22:00-22:00", "22:0-07:00", "night", "-1:00-2:00"] {
            assert_eq!(Quiet::parse(bad), None, "{bad}");
        }
    }
}
