//! How much of a calendar a clock has: time, or whole days; and when to warn. Both have one written form.

use std::fmt;

use jiff::SignedDuration;

/// What a clock has from its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Target {
    /// So much time while the calendar is open: `4h`, `1h30m`, `90m`.
    Time(SignedDuration),
    /// So many open days after the day of the start; the last one counts to its end: `4d`.
    Days(u16),
}

impl Target {
    /// Reads the written form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(days) = text.strip_suffix('d') {
            return days.parse().ok().filter(|days| (1..=3_660).contains(days)).map(Self::Days);
        }
        let mut minutes: i64 = 0;
        let mut number = String::new();
        let mut units = "hm".chars();
        for c in text.chars() {
            if c.is_ascii_digit() {
                number.push(c);
                continue;
            }
            // Hours before minutes, each at most once.
            units.find(|unit| *unit == c)?;
            let count: i64 =
                std::mem::take(&mut number).parse().ok().filter(|count| *count <= 87_600 * 60)?;
            minutes += if c == 'h' { count * 60 } else { count };
        }
        let sound = number.is_empty() && (1..=87_600 * 60).contains(&minutes);
        sound.then(|| Self::Time(SignedDuration::from_mins(minutes)))
    }

    /// The same as an amount.
    #[must_use]
    pub fn amount(self) -> Amount {
        match self {
            Self::Time(time) => Amount::Time(time),
            Self::Days(days) => Amount::Days(i64::from(days)),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.amount().fmt(out)
    }
}

/// An amount of a calendar's time or days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Amount {
    /// Time.
    Time(SignedDuration),
    /// Days.
    Days(i64),
}

impl Amount {
    /// Nothing, in the unit of `like`.
    #[must_use]
    pub fn zero(like: Self) -> Self {
        match like {
            Self::Time(_) => Self::Time(SignedDuration::ZERO),
            Self::Days(_) => Self::Days(0),
        }
    }

    /// Both together; amounts of two units do not add, and the first one stays.
    #[must_use]
    pub fn plus(self, more: Self) -> Self {
        match (self, more) {
            (Self::Time(a), Self::Time(b)) => Self::Time(a.saturating_add(b)),
            (Self::Days(a), Self::Days(b)) => Self::Days(a.saturating_add(b)),
            (kept, _) => kept,
        }
    }

    /// What is left after `less`.
    #[must_use]
    pub fn minus(self, less: Self) -> Self {
        match less {
            Self::Time(time) => self.plus(Self::Time(SignedDuration::ZERO.saturating_sub(time))),
            Self::Days(days) => self.plus(Self::Days(-days)),
        }
    }

    /// The same without the seconds that nobody is told.
    #[must_use]
    pub fn whole_minutes(self) -> Self {
        match self {
            Self::Time(time) => Self::Time(SignedDuration::from_mins(time.as_mins())),
            days @ Self::Days(_) => days,
        }
    }

    /// Whether less than nothing is left.
    #[must_use]
    pub fn is_negative(self) -> bool {
        match self {
            Self::Time(time) => time.is_negative(),
            Self::Days(days) => days < 0,
        }
    }
}

impl fmt::Display for Amount {
    /// `4d`, `1h30m`, `5m`, `20s`, `0m`; with a leading minus where it is negative.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let time = match self {
            Self::Days(days) => return write!(out, "{days}d"),
            Self::Time(time) => *time,
        };
        if time.is_negative() {
            out.write_str("-")?;
        }
        let seconds = time.as_secs().unsigned_abs();
        let (hours, minutes, rest) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        match (hours, minutes, rest) {
            (0, 0, 0) => out.write_str("0m"),
            (0, 0, rest) => write!(out, "{rest}s"),
            (0, minutes, _) => write!(out, "{minutes}m"),
            (hours, 0, _) => write!(out, "{hours}h"),
            (hours, minutes, _) => write!(out, "{hours}h{minutes:02}m"),
        }
    }
}

/// When to warn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warn {
    /// When so many hundredths of the target are used: `75%`.
    Used(u8),
    /// When no more than this is left: `1h left`, `3d left`.
    Left(Target),
}

impl Warn {
    /// Reads the written form.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(percent) = text.strip_suffix('%') {
            return percent.parse().ok().filter(|percent| (1..=99).contains(percent)).map(Self::Used);
        }
        Target::parse(text.strip_suffix(" left")?).map(Self::Left)
    }

    /// How much of a target is used when it is time to warn; nothing where the warning is longer than the target.
    #[must_use]
    pub fn used(self, target: Target) -> Option<Amount> {
        match (self, target) {
            (Self::Used(percent), Target::Time(time)) => {
                let share = time.as_secs().saturating_mul(i64::from(percent)) / 100;
                Some(Amount::Time(SignedDuration::from_secs(share)))
            }
            (Self::Used(percent), Target::Days(days)) => {
                Some(Amount::Days(i64::from(days) * i64::from(percent) / 100))
            }
            (Self::Left(left), target) => {
                let used = target.amount().minus(left.amount());
                let same = matches!(
                    (left, target),
                    (Target::Time(_), Target::Time(_)) | (Target::Days(_), Target::Days(_))
                );
                (same && !used.is_negative()).then_some(used)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_read_as_they_are_written() {
        for (text, shown) in [
            ("4h", "4h"),
            ("90m", "1h30m"),
            ("1h30m", "1h30m"),
            ("45d", "45d"),
            ("5m", "5m"),
            ("100h", "100h"),
        ] {
            assert_eq!(Target::parse(text).unwrap().to_string(), shown);
        }
        for text in
            ["", "h", "4", "0h", "0d", "30m1h", "1h1h", "4 h", "-4h", "4w", "9999999d", "99999999999h"]
        {
            assert_eq!(Target::parse(text), None, "{text}");
        }
    }

    #[test]
    fn warnings_are_a_share_or_a_rest() {
        let eight = Target::parse("8h").unwrap();
        assert_eq!(Warn::parse("75%").unwrap().used(eight).unwrap().to_string(), "6h");
        assert_eq!(Warn::parse("30m left").unwrap().used(eight).unwrap().to_string(), "7h30m");
        assert_eq!(Warn::parse("9h left").unwrap().used(eight), None);
        assert_eq!(Warn::parse("1d left").unwrap().used(eight), None, "days do not count in hours");
        assert_eq!(Warn::parse("100%"), None);
        assert_eq!(Warn::parse("1h"), None);
    }
}
