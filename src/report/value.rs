//! A cell of a table: how it is read, and the number, share or day that it is. People read the text; a spreadsheet gets
//! the value.

use jiff::civil::Date;

use crate::domain::locale;
use crate::domain::stats::{Interval, Rate};

/// What a cell is.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Words.
    Text,
    /// A whole number.
    Count(u64),
    /// A number with a fraction.
    Real(f64),
    /// A share, 0 to 1.
    Share(f64),
    /// From here to there, as shares.
    Bounds(Interval),
    /// From here to there.
    Span(Interval),
    /// So many of so many, with its interval.
    Rate(Rate),
    /// A day.
    Day(Date),
    /// Counts one after the other, the last one now.
    Series(Vec<u64>),
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// How it is read.
    pub text: String,
    /// What it is.
    pub value: Value,
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self { text, value: Value::Text }
    }
}

impl Cell {
    /// As people read it in a language. Words are as they were written.
    pub fn read(&self, language: &str) -> String {
        match &self.value {
            Value::Text | Value::Series(_) => self.text.clone(),
            Value::Count(count) => locale::count(*count, language),
            Value::Day(date) => locale::day(*date, language),
            Value::Real(_) | Value::Share(_) | Value::Bounds(_) | Value::Span(_) | Value::Rate(_) => {
                locale::decimals(&self.text, language)
            }
        }
    }

    /// Nothing.
    pub fn empty() -> Self {
        String::new().into()
    }

    /// A whole number.
    pub fn count(count: u64) -> Self {
        Self { text: count.to_string(), value: Value::Count(count) }
    }

    /// A number with one digit behind the point.
    pub fn real(number: f64) -> Self {
        Self { text: format!("{number:.1}"), value: Value::Real(number) }
    }

    /// `23.3%`.
    pub fn share(share: f64) -> Self {
        Self { text: format!("{:.1}%", share * 100.0), value: Value::Share(share) }
    }

    /// The share of a rate; empty where there are too few.
    pub fn percent(rate: Rate) -> Self {
        if rate.is_enough() { Self::share(rate.share()) } else { Self::empty() }
    }

    /// The interval of a rate; empty where there are too few.
    pub fn bounds(rate: Rate) -> Self {
        if rate.is_enough() {
            Self { text: rate.bounds(), value: Value::Bounds(rate.interval()) }
        } else {
            Self::empty()
        }
    }

    /// From here to there, with one digit behind the point.
    pub fn span(bounds: Interval) -> Self {
        Self { text: format!("[{:.1}–{:.1}]", bounds.low, bounds.high), value: Value::Span(bounds) }
    }

    /// A rate as it is read everywhere.
    pub fn rate(rate: Rate) -> Self {
        Self { text: rate.reading(), value: Value::Rate(rate) }
    }

    /// A day.
    pub fn day(date: Date) -> Self {
        Self { text: date.to_string(), value: Value::Day(date) }
    }

    /// Counts one after the other.
    pub fn series(counts: &[u64]) -> Self {
        let text = counts.iter().map(u64::to_string).collect::<Vec<_>>().join(" ");
        Self { text, value: Value::Series(counts.to_vec()) }
    }
}
