//! Days on which a calendar is closed, as rules, so that a calendar does not run out: a date, the same day every year, the
//! n-th weekday of a month, so many days from Easter.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

/// When a holiday is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// Once.
    Date(Date),
    /// Every year: month and day. The 29th of February is a holiday in leap years alone.
    Every(i8, i8),
    /// The n-th weekday of a month, from its end where n is negative.
    Nth(i8, Weekday, i8),
    /// So many days after Easter Sunday of the Gregorian calendar (before it where negative).
    Easter(i16),
}

/// A holiday.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// When.
    pub on: On,
    /// What it is called.
    pub name: String,
    /// The first year that has it.
    pub since: Option<i16>,
    /// The last year that has it.
    pub until: Option<i16>,
}

impl Holiday {
    /// The day in a year, where that year has one.
    #[must_use]
    pub fn day(&self, year: i16) -> Option<Date> {
        if self.since.is_some_and(|since| year < since) || self.until.is_some_and(|until| year > until) {
            return None;
        }
        match self.on {
            On::Date(date) => (date.year() == year).then_some(date),
            On::Every(month, day) => Date::new(year, month, day).ok(),
            On::Nth(month, weekday, nth) => {
                Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()
            }
            On::Easter(days) => easter(year)?.checked_add(i64::from(days).days()).ok(),
        }
    }
}

/// Easter Sunday of a year: the Sunday after the full moon of the church, by the rule of Gauss in its form for all
/// Gregorian years (Meeus, "Astronomical Algorithms", chapter 8).
fn easter(year: i16) -> Option<Date> {
    let number = i32::from(year);
    let (golden, century, within) = (number % 19, number / 100, number % 100);
    let skipped = (8 * century + 13) / 25;
    let epact = (19 * golden + century - century / 4 - skipped + 15) % 30;
    let sunday = (32 + 2 * (century % 4) + 2 * (within / 4) - epact - within % 4) % 7;
    let late = (golden + 11 * epact + 22 * sunday) / 451;
    let sum = epact + sunday - 7 * late + 114;
    Date::new(year, (sum / 31) as i8, (sum % 31 + 1) as i8).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn day(on: On, year: i16) -> Option<Date> {
        Holiday { on, name: String::new(), since: None, until: None }.day(year)
    }

    #[test]
    fn easter_is_on_the_days_that_the_tables_print() {
        for (year, month, of) in [
            (1961, 4, 2),
            (2000, 4, 23),
            (2008, 3, 23),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2038, 4, 25),
        ] {
            assert_eq!(easter(year), Some(date(year, month, of)));
        }
    }

    #[test]
    fn rules_give_a_day_a_year_and_no_day_where_there_is_none() {
        assert_eq!(day(On::Nth(2, Weekday::Monday, 1), 2026), Some(date(2026, 2, 2)));
        assert_eq!(day(On::Nth(5, Weekday::Monday, -1), 2026), Some(date(2026, 5, 25)));
        assert_eq!(day(On::Easter(-48), 2026), Some(date(2026, 2, 16)), "carnival Monday");
        assert_eq!(day(On::Every(2, 29), 2026), None);
        assert_eq!(day(On::Every(2, 29), 2028), Some(date(2028, 2, 29)));
        let since = Holiday { on: On::Every(11, 20), name: String::new(), since: Some(2024), until: None };
        assert_eq!((since.day(2023), since.day(2024)), (None, Some(date(2024, 11, 20))));
    }
}
