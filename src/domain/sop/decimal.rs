//! Numbers of procedures and triage: decimal and exact to twelve places, because 0.1 + 0.2 is money.

use std::fmt;

/// A decimal number in millionths of a millionth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(i128);

/// Digits after the point.
const PLACES: usize = 12;
const ONE: i128 = 1_000_000_000_000;
/// The largest exponent that is worked out.
const HIGHEST: i128 = 10_000;

impl Decimal {
    /// A whole number.
    #[must_use]
    pub fn whole(number: i64) -> Self {
        Self(i128::from(number) * ONE)
    }

    /// Reads digits with an optional sign and at most twelve decimals after a point. Nothing else: grouping,
    /// currency signs and exponents are not numbers here.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !plain(whole) || !plain(part) || whole.len() > 15 || part.len() > PLACES {
            return None;
        }
        let missing = u32::try_from(PLACES - part.len()).ok()?;
        // Each of them fits half the width, where reading is far cheaper.
        let whole: i64 = whole.parse().ok()?;
        let part = part.parse::<i64>().ok()? * 10_i64.pow(missing);
        Some(Self(sign * (i128::from(whole) * ONE + i128::from(part))))
    }

    /// Whether it has no decimals.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.0 % ONE == 0
    }

    /// Sum; `None` where it grows out of all bounds.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// Difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// Product, rounded to twelve places.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        let (whole, part) = (self.0 / ONE, self.0 % ONE);
        let part = rounded(part.checked_mul(other.0)?, ONE)?;
        whole.checked_mul(other.0)?.checked_add(part).map(Self)
    }

    /// Quotient, rounded to twelve places; `None` for a division by zero.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        rounded(self.0.checked_mul(ONE)?, other.0).map(Self)
    }

    /// Power with a whole exponent; `None` for any other, and where it grows out of all bounds.
    #[must_use]
    pub fn power(self, exponent: Self) -> Option<Self> {
        let times = exponent.0 / ONE;
        if !exponent.is_whole() || times.abs() > HIGHEST {
            return None;
        }
        let (mut left, mut square, mut result) = (times.unsigned_abs(), self, Self(ONE));
        while left > 0 {
            if left % 2 == 1 {
                result = result.times(square)?;
            }
            left /= 2;
            if left > 0 {
                square = square.times(square)?;
            }
        }
        if times < 0 { Self(ONE).over(result) } else { Some(result) }
    }
}

/// A quotient to the nearest; halves go away from zero, as people round money.
fn rounded(size: i128, by: i128) -> Option<i128> {
    let quotient = size.checked_div(by)?;
    let rest = (size % by).unsigned_abs();
    let up = rest >= by.unsigned_abs() - rest;
    let sign = if (size < 0) == (by < 0) { 1 } else { -1 };
    Some(if up && rest > 0 { quotient + sign } else { quotient })
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.unsigned_abs();
        let (whole, part) = (size / ONE.unsigned_abs(), size % ONE.unsigned_abs());
        let sign = if self.0 < 0 { "-" } else { "" };
        if part == 0 {
            return write!(out, "{sign}{whole}");
        }
        let digits = format!("{part:0PLACES$}");
        // Money is written with two decimals, also where the second is a zero.
        let kept = digits.trim_end_matches('0').len().max(2);
        write!(out, "{sign}{whole}.{}", &digits[..kept])
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn decimals_add_exactly_and_print_as_money_is_written() {
        let number = |text| Decimal::parse(text).unwrap();
        assert_eq!(number("0.1").plus(number("0.2")), Some(number("0.30")));
        assert_eq!(number("8120.5").to_string(), "8120.50");
        assert_eq!(number("-0.05").to_string(), "-0.05");
        assert_eq!(number("12").over(number("0")), None);
        assert_eq!(number("7").over(number("2")).unwrap().to_string(), "3.50");
        assert_eq!(number("2").over(number("3")).unwrap().to_string(), "0.666666666667");
        assert_eq!(number("-1.5").times(number("0.333333333333")).unwrap().to_string(), "-0.50");
        assert_eq!(number("2").power(number("10")).unwrap().to_string(), "1024");
        assert_eq!(number("10").power(number("-5")).unwrap().to_string(), "0.00001");
        assert_eq!(number("0").power(number("-1")), None);
        assert_eq!(number("10").power(number("0.5")), None);
        assert_eq!(number("10").power(number("99")), None);
        for bad in ["", "1,000", "1e3", "$5", "1.", ".5", "--1", "1.1234567890123"] {
            assert_eq!(Decimal::parse(bad), None, "{bad}");
        }
    }
}
