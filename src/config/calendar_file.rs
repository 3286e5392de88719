//! `calendars/NAME.toml`: zone, hours of the week, holidays. Not how a calendar counts: that is [`crate::domain::clock`].

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::{Date, Weekday};
use jiff::tz::{TimeZone, TimeZoneDatabase};

use sha2::{Digest as _, Sha256};

use super::fault::Fault;
use super::files;
use super::home::Home;
use super::reader::{self, Table};
use super::sop_file::unknown;
use crate::domain::clock::{Calendar, Holiday, On, Opening};

/// Keys of `[hours]` that mean several days, and the days by their number from Monday.
pub(super) const DAYS: [(&str, &[usize]); 9] = [
    ("all", &[0, 1, 2, 3, 4, 5, 6]),
    ("weekdays", &[0, 1, 2, 3, 4]),
    ("mon", &[0]),
    ("tue", &[1]),
    ("wed", &[2]),
    ("thu", &[3]),
    ("fri", &[4]),
    ("sat", &[5]),
    ("sun", &[6]),
];

const NTH: [(&str, i8); 5] = [("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("last", -1)];
const WEEKDAYS: [(&str, Weekday); 7] = [
    ("monday", Weekday::Monday),
    ("tuesday", Weekday::Tuesday),
    ("wednesday", Weekday::Wednesday),
    ("thursday", Weekday::Thursday),
    ("friday", Weekday::Friday),
    ("saturday", Weekday::Saturday),
    ("sunday", Weekday::Sunday),
];
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads every calendar. Where a person's own has a fault, the shipped one of the same name stands in; one without a
/// shipped twin is left out.
pub(super) fn load(
    home: &Home,
    texts: &mut Sha256,
    faults: &mut Vec<Fault>,
) -> BTreeMap<String, Arc<Calendar>> {
    let mut found = BTreeMap::new();
    for file_name in files::list(home, "calendars", ".toml", faults) {
        let Some(file) = files::read(home, &file_name, faults) else { continue };
        let name = file_name.trim_start_matches("calendars/").trim_end_matches(".toml").to_owned();
        texts.update(&name);
        texts.update(&file.text);
        let mut here = Vec::new();
        let mut calendar = parse(&file.name, &name, &file.text, &mut here);
        if !here.is_empty() {
            let shipped = files::shipped(&file_name).filter(|_| file.own);
            calendar = shipped.and_then(|text| parse(&file_name, &name, text, &mut Vec::new()));
        }
        faults.extend(here);
        found.extend(calendar.map(|calendar| (name, Arc::new(calendar))));
    }
    found
}

fn parse(file: &str, name: &str, text: &str, faults: &mut Vec<Fault>) -> Option<Calendar> {
    let mut root = reader::parse(file, text, 1, faults);
    let zone = zone(&mut root, faults);
    let mut week: [Vec<Opening>; 7] = Default::default();
    let line = root.line;
    match root.table("hours", faults) {
        Some(mut hours) => {
            // What is said of a single day wins over what is said of several.
            for (key, days) in DAYS {
                let given = hours.texts(key, faults);
                if given.is_empty() && !hours.has(key) {
                    continue;
                }
                let openings = openings(&hours, key, &given, faults);
                for day in days {
                    week[*day].clone_from(&openings);
                }
            }
            hours.finish(faults);
            if week.iter().all(Vec::is_empty) {
                faults.push(Fault::new(file, line, "hours", "calendar-never"));
            }
        }
        None => faults.push(Fault::new(file, line, "hours", "calendar-never")),
    }
    let holidays = root.tables("holiday", faults);
    let holidays = holidays.into_iter().filter_map(|table| holiday(table, faults)).collect();
    root.finish(faults);
    Some(Calendar::new(name, zone?, week, holidays))
}

fn zone(root: &mut Table, faults: &mut Vec<Fault>) -> Option<TimeZone> {
    let (name, line) = root.needed("zone", faults)?;
    // The rules that were built in: those of the machine may be years old.
    let found = TimeZoneDatabase::bundled().get(&name).ok().filter(|_| name.contains('/') || name == "UTC");
    if found.is_none() {
        faults.push(root.fault(line, "zone", "calendar-zone").with("zone", &name));
    }
    found
}

fn openings(hours: &Table, key: &str, given: &[(String, usize)], faults: &mut Vec<Fault>) -> Vec<Opening> {
    let mut found: Vec<Opening> = Vec::new();
    for (text, line) in given {
        match opening(text) {
            None => faults.push(hours.fault(*line, key, "calendar-hours").with("hours", text)),
            Some(one) if found.iter().any(|other| one.from < other.to && other.from < one.to) => {
                faults.push(hours.fault(*line, key, "calendar-overlap").with("hours", text));
            }
            Some(one) => found.push(one),
        }
    }
    found.sort_unstable();
    found
}

/// `09:00-18:00`, `22:00-24:00`, or over midnight `22:00-06:00`.
pub(super) fn opening(text: &str) -> Option<Opening> {
    let minutes = |text: &str| {
        let (hour, minute) = text.split_once(':')?;
        let two = |text: &str| {
            let sound = text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
            sound.then(|| text.parse::<u16>().ok()).flatten()
        };
        let (hour, minute) = (two(hour)?, two(minute)?);
        (hour < 24 && minute < 60 || (hour, minute) == (24, 0)).then_some(hour * 60 + minute)
    };
    let (from, to) = text.split_once('-')?;
    let (from, to) = (minutes(from.trim())?, minutes(to.trim())?);
    (from < 1_440 && from != to).then_some(Opening { from, to: if to < from { to + 1_440 } else { to } })
}

pub(super) fn holiday(mut table: Table, faults: &mut Vec<Fault>) -> Option<Holiday> {
    let name = table.needed("name", faults);
    let line = table.line;
    let mut rules: Vec<Option<On>> = Vec::new();
    if table.has("on") {
        rules.push(table.date("on", faults).map(On::Date));
    }
    if let Some((text, line)) = table.text("every", faults) {
        let rule = every(&text);
        if rule.is_none() {
            faults.push(table.fault(line, "every", "calendar-every").with("day", &text));
        }
        rules.push(rule);
    }
    if let Some((text, line)) = table.text("nth", faults) {
        let rule = nth(&text);
        if rule.is_none() {
            faults.push(table.fault(line, "nth", "calendar-nth").with("day", &text));
        }
        rules.push(rule);
    }
    if table.has("easter") {
        let days = table.count("easter", -366, faults).and_then(|days| i16::try_from(days).ok());
        rules.push(days.filter(|days| *days <= 366).map(On::Easter));
    }
    let mut year = |key| table.count(key, 1970, faults).and_then(|year| i16::try_from(year).ok());
    let (since, until) = (year("since"), year("until"));
    if rules.len() != 1 {
        faults.push(table.fault(line, "holiday", "calendar-holiday"));
    }
    table.finish(faults);
    let on = rules.pop().flatten()?;
    Some(Holiday { on, name: crate::domain::clean::Clean::line(&name?.0).to_string(), since, until })
}

fn every(text: &str) -> Option<On> {
    let (month, day) = text.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // A leap year has every day that there is.
    Date::new(2_024, month, day).ok().map(|_| On::Every(month, day))
}

/// `first monday of february`.
fn nth(text: &str) -> Option<On> {
    let mut words = text.split_whitespace();
    let (nth, day, of, month) = (words.next()?, words.next()?, words.next()?, words.next()?);
    let nth = NTH.iter().find(|known| known.0 == nth)?.1;
    let day = WEEKDAYS.iter().find(|known| known.0 == day)?.1;
    let month = MONTHS.iter().position(|known| *known == month)? + 1;
    (of == "of" && words.next().is_none()).then_some(On::Nth(month as i8, day, nth))
}

/// The fault of a name that no calendar has.
pub(super) fn no_such(
    table: &Table,
    line: usize,
    key: &str,
    name: &str,
    calendars: &BTreeMap<String, Arc<Calendar>>,
) -> Fault {
    let place = table.fault(line, key, "no-name");
    unknown(&place.file, line, &place.key, name, calendars.keys().map(String::as_str))
}
