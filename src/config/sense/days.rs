//! Calendars whose rules are legal one by one: hours that were turned round, days that are named twice, that never come,
//! or that ran out with a past year.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::super::calendar_file::{self, DAYS};
use super::super::fault::Fault;
use super::super::files;
use super::super::home::Home;
use super::super::reader::{self, Table};
use super::Lint;
use crate::domain::clock::{Holiday, On};

/// The years that are looked at: long enough for a holiday of every sixth year and for every day of Easter that matters.
const YEARS: std::ops::RangeInclusive<i16> = 1990..=2060;

/// Longest stretch over midnight that anybody works on purpose, in minutes.
const NIGHT: u16 = 12 * 60;

/// Reports what of the calendars cannot be meant.
pub(super) fn calendars(home: &Home, today: Date, out: &mut Lint) {
    for name in files::list(home, "calendars", ".toml", &mut Vec::new()) {
        let Some(file) = files::read(home, &name, &mut Vec::new()) else { continue };
        let mut root = reader::parse(&file.name, &file.text, 1, &mut Vec::new());
        let hours = root.table("hours", &mut Vec::new());
        let weekends = hours.as_ref().is_some_and(|hours| {
            ["weekdays", "mon", "fri"].iter().any(|day| hours.has(day))
                && !hours.has("all")
                && !hours.has("sun")
        });
        if let Some(hours) = hours {
            turned(&file.name, hours, out);
        }
        let tables = root.tables("holiday", &mut Vec::new());
        if tables.is_empty() && weekends {
            out.notes.push(Fault::new(&file.name, 1, "holiday", "sense-no-holidays"));
        }
        holidays(&file.name, tables, today, out);
    }
}

fn turned(file: &str, mut hours: Table, out: &mut Lint) {
    for (key, _) in DAYS {
        let mut before = 0;
        for (text, line) in hours.texts(key, &mut Vec::new()) {
            let Some(one) = calendar_file::opening(&text) else { continue };
            if one.from < before {
                let fault = Fault::new(file, line, &format!("hours.{key}"), "sense-hours-order");
                out.faults.push(fault.with("hours", &text));
            }
            before = one.from;
            let length = one.to - one.from;
            if one.to > 1_440 && length > NIGHT {
                let fault = Fault::new(file, line, &format!("hours.{key}"), "sense-hours-turned");
                let (from, to) = text.split_once('-').unwrap_or_default();
                let fault = fault.with("hours", &text).with("long", length / 60);
                out.faults.push(fault.with("from", from.trim()).with("to", to.trim()));
            }
        }
    }
}

fn holidays(file: &str, tables: Vec<Table>, today: Date, out: &mut Lint) {
    let mut seen: Vec<(Holiday, BTreeSet<Date>)> = Vec::new();
    let mut last: Option<(Date, usize)> = None;
    let mut all_dated = true;
    for table in tables {
        let line = table.line;
        let [since, until] = ["since", "until"].map(|key| table.has(key).then(|| table.line_of(key)));
        let Some(holiday) = calendar_file::holiday(table, &mut Vec::new()) else { continue };
        let fault = |line: usize, id: &str| Fault::new(file, line, "holiday", id).with("name", &holiday.name);
        match holiday.on {
            On::Date(day) if last.is_none_or(|(latest, _)| latest < day) => last = Some((day, line)),
            On::Date(_) => {}
            _ => all_dated = false,
        }
        if let (Some(first), Some(end), Some(at)) = (holiday.since, holiday.until, until.or(since))
            && first > end
        {
            out.faults.push(fault(at, "sense-holiday-years").with("since", first).with("until", end));
            continue;
        }
        let days: BTreeSet<Date> = YEARS.filter_map(|year| holiday.day(year)).collect();
        if days.is_empty() && !matches!(holiday.on, On::Date(day) if !YEARS.contains(&day.year())) {
            out.faults.push(fault(since.or(until).unwrap_or(line), "sense-holiday-never"));
        }
        let within = |one: &BTreeSet<Date>, other: &BTreeSet<Date>| !one.is_empty() && one.is_subset(other);
        let twin = seen.iter().find(|(_, known)| within(&days, known) || within(known, &days));
        out.faults
            .extend(twin.map(|(known, _)| fault(line, "sense-holiday-twice").with("other", &known.name)));
        seen.push((holiday, days));
    }
    if let Some((day, line)) = last.filter(|(day, _)| all_dated && *day < today) {
        out.faults.push(Fault::new(file, line, "holiday", "sense-holidays-end").with("day", day));
    }
}
