//! A business calendar: when work is done in a place, and how much of that time lies between two instants. Each year is
//! laid out once, at its first use, as open stretches with the time before each, so that every question is a search.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp, ToSpan};

use super::holiday::Holiday;

/// An interval of a day in minutes after its midnight. One that ends on the next day ends after 1440, and belongs to the
/// day on which it begins: a holiday closes the whole of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Opening {
    /// When it opens.
    pub from: u16,
    /// When it closes; more than `from`.
    pub to: u16,
}

/// The years that are laid out. Outside of them no calendar is open.
const FIRST: i16 = 1970;
const LAST: i16 = 2199;

/// A business calendar.
#[derive(Debug, Clone)]
pub struct Calendar {
    /// Its name in files.
    pub name: String,
    zone: TimeZone,
    week: [Vec<Opening>; 7],
    holidays: Vec<Holiday>,
    years: Vec<OnceLock<Year>>,
}

/// A year as microseconds since 1970.
#[derive(Debug, Clone, Default)]
struct Year {
    from: i64,
    opens: Vec<i64>,
    closes: Vec<i64>,
    /// Open time of the year before each opening.
    before: Vec<i64>,
    total: i64,
    holidays: BTreeMap<Date, String>,
}

impl Year {
    /// Open time of the year before an instant.
    fn until(&self, at: i64) -> i64 {
        match self.opens.partition_point(|open| *open <= at) {
            0 => 0,
            n => self.before[n - 1] + at.min(self.closes[n - 1]) - self.opens[n - 1],
        }
    }

    /// The earliest instant before which so much of the year's open time lies; `wanted` is in `1..=total`.
    fn reaches(&self, wanted: i64) -> i64 {
        let n = self.before.partition_point(|before| *before < wanted).max(1) - 1;
        self.opens[n] + wanted - self.before[n]
    }
}

impl Calendar {
    /// A calendar from its week (Monday first) and its holidays.
    #[must_use]
    pub fn new(name: &str, zone: TimeZone, week: [Vec<Opening>; 7], holidays: Vec<Holiday>) -> Self {
        let years = std::iter::repeat_with(OnceLock::new).take((LAST - FIRST + 1) as usize).collect();
        Self { name: name.to_owned(), zone, week, holidays, years }
    }

    /// Open always.
    #[must_use]
    pub fn always(name: &str, zone: TimeZone) -> Self {
        let day = || vec![Opening { from: 0, to: 1_440 }];
        Self::new(name, zone, std::array::from_fn(|_| day()), Vec::new())
    }

    /// Its time zone.
    #[must_use]
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Its hours on a day of the week.
    #[must_use]
    pub fn hours(&self, day: Weekday) -> &[Opening] {
        &self.week[usize::from(day.to_monday_zero_offset().unsigned_abs())]
    }

    /// Open time in `from..to`; none where `to` is not after `from`.
    #[must_use]
    pub fn between(&self, from: Timestamp, to: Timestamp) -> SignedDuration {
        let (from, to) = (from.as_microsecond(), to.as_microsecond());
        if to <= from {
            return SignedDuration::ZERO;
        }
        let (first, last) = (self.index(from), self.index(to));
        let mut sum = self.year(last).until(to) - self.year(first).until(from);
        for year in first..last {
            sum += self.year(year).total;
        }
        SignedDuration::from_micros(sum)
    }

    /// The earliest instant, `from` or later, at which `amount` of open time has passed since `from`; `None` where the
    /// calendar never opens for so long.
    #[must_use]
    pub fn add(&self, from: Timestamp, amount: SignedDuration) -> Option<Timestamp> {
        let mut wanted = i64::try_from(amount.as_micros()).ok()?;
        if wanted <= 0 {
            return Some(from);
        }
        let from = from.as_microsecond();
        let mut nth = self.index(from);
        wanted += self.year(nth).until(from);
        // Ten empty years in a row: it never opens.
        let mut empty = 0;
        while nth < self.years.len() && empty < 10 {
            let year = self.year(nth);
            if wanted <= year.total {
                return Timestamp::from_microsecond(year.reaches(wanted)).ok();
            }
            wanted -= year.total;
            empty = if year.total == 0 { empty + 1 } else { 0 };
            nth += 1;
        }
        None
    }

    /// The end of the `days`-th open day after the day of `from`, which does not count itself.
    #[must_use]
    pub fn add_days(&self, from: Timestamp, days: u16) -> Option<Timestamp> {
        let mut day = self.date(from);
        let (mut left, mut empty) = (days, 0);
        while left > 0 {
            day = day.tomorrow().ok()?;
            if self.is_open_on(day) {
                (left, empty) = (left - 1, 0);
            } else {
                empty += 1;
                if empty > 3_660 {
                    return None;
                }
            }
        }
        instant(&self.zone, day.tomorrow().ok()?.at(0, 0, 0, 0))
    }

    /// How many open days after the day of `from` have begun at `to`.
    #[must_use]
    pub fn days_between(&self, from: Timestamp, to: Timestamp) -> i64 {
        let (mut day, last) = (self.date(from), self.date(to));
        let mut count = 0;
        while day < last {
            let Ok(next) = day.tomorrow() else { break };
            day = next;
            count += i64::from(self.is_open_on(day));
        }
        count
    }

    /// The date of an instant in its zone.
    #[must_use]
    pub fn date(&self, at: Timestamp) -> Date {
        self.zone.to_datetime(at).date()
    }

    /// Whether it opens on a day at all.
    #[must_use]
    pub fn is_open_on(&self, day: Date) -> bool {
        !self.hours(day.weekday()).is_empty() && self.holiday(day).is_none()
    }

    /// The name of the holiday that a day is.
    #[must_use]
    pub fn holiday(&self, day: Date) -> Option<&str> {
        let nth = usize::try_from(day.year() - FIRST).ok().filter(|nth| *nth < self.years.len())?;
        self.year(nth).holidays.get(&day).map(String::as_str)
    }

    /// The holidays between two instants (both days included) that closed a day that is open otherwise.
    #[must_use]
    pub fn holidays(&self, from: Timestamp, to: Timestamp) -> Vec<(Date, String)> {
        let (first, last) = (self.date(from), self.date(to));
        let mut found = Vec::new();
        for year in first.year().max(FIRST)..=last.year().min(LAST) {
            let held = self.year((year - FIRST) as usize).holidays.iter();
            let inside = held.filter(|(day, _)| **day >= first && **day <= last);
            let closes = inside.filter(|(day, _)| !self.hours(day.weekday()).is_empty());
            found.extend(closes.map(|(day, name)| (*day, name.clone())));
        }
        found
    }

    /// The year of an instant, at the edges the nearest one.
    fn index(&self, at: i64) -> usize {
        // The mean year of the Gregorian calendar in microseconds; a day off at most, which the next lines mend.
        const YEAR: i64 = 31_556_952_000_000;
        let last = self.years.len() - 1;
        let mut nth = usize::try_from(at.div_euclid(YEAR)).unwrap_or(0).min(last);
        while nth > 0 && self.year(nth).from > at {
            nth -= 1;
        }
        while nth < last && self.year(nth + 1).from <= at {
            nth += 1;
        }
        nth
    }

    fn year(&self, nth: usize) -> &Year {
        self.years[nth].get_or_init(|| self.lay_out(FIRST + nth as i16))
    }

    fn lay_out(&self, number: i16) -> Year {
        let midnight =
            |day: Date| instant(&self.zone, day.at(0, 0, 0, 0)).map_or(0, Timestamp::as_microsecond);
        let new_year = |number: i16| Date::new(number, 1, 1).map_or(i64::MAX, midnight);
        let holidays_of = |number: i16| -> BTreeMap<Date, String> {
            let days = self.holidays.iter();
            days.filter_map(|holiday| Some((holiday.day(number)?, holiday.name.clone()))).collect()
        };
        let mut year = Year { from: new_year(number), holidays: holidays_of(number), ..Year::default() };
        let end = new_year(number + 1);
        let Ok(mut day) = Date::new(number - 1, 12, 31) else { return year };
        let eve = holidays_of(number - 1);
        // The last day of the year before may stay open into this one.
        while day.year() <= number {
            if !year.holidays.contains_key(&day) && !eve.contains_key(&day) {
                for opening in self.hours(day.weekday()) {
                    let at = |minutes: u16| {
                        let local = day.at(0, 0, 0, 0).checked_add(i64::from(minutes).minutes()).ok()?;
                        instant(&self.zone, local).map(Timestamp::as_microsecond)
                    };
                    let (Some(open), Some(close)) = (at(opening.from), at(opening.to)) else { continue };
                    year.open(open.max(year.from), close.min(end));
                }
            }
            let Ok(next) = day.tomorrow() else { break };
            day = next;
        }
        year.sum();
        year
    }
}

impl Year {
    /// Adds an open stretch; stretches come in the order of their openings, nearly.
    fn open(&mut self, open: i64, close: i64) {
        if close <= open {
            return;
        }
        match self.closes.last_mut() {
            // Touching and overlapping ones are one: no time counts twice.
            Some(last) if open <= *last => {
                *last = close.max(*last);
                if let Some(first) = self.opens.last_mut() {
                    *first = open.min(*first);
                }
            }
            _ => {
                self.opens.push(open);
                self.closes.push(close);
            }
        }
    }

    fn sum(&mut self) {
        for (open, close) in self.opens.iter().zip(&self.closes) {
            self.before.push(self.total);
            self.total += close - open;
        }
    }
}

/// The instant of a local time. One that is skipped when clocks go forward is the instant at which they do; one that comes
/// twice is the first.
pub(super) fn instant(zone: &TimeZone, local: DateTime) -> Option<Timestamp> {
    let found = zone.to_ambiguous_timestamp(local);
    if let AmbiguousOffset::Gap { before, .. } = found.offset() {
        let after = before.to_timestamp(local).ok()?;
        let just_after = after.checked_add(1.nanosecond()).ok()?;
        return zone.preceding(just_after).next().map(|change| change.timestamp());
    }
    found.earlier().ok()
}
