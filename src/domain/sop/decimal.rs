//! Numbers of procedures and triage: decimal and exact to six places, because 0.1 + 0.2 is money.

use std::fmt;

/// A decimal number in millionths.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Decimal(i128);

const ONE: i128 = 1_000_000;

impl Decimal {
    /// A whole number.
    #[must_use]
    pub fn whole(number: i64) -> Self {
        Self(i128::from(number) * ONE)
    }

    /// Reads digits with an optional sign and at most six decimals after a point. Nothing else: grouping,
    /// currency signs and exponents are not numbers here.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (sign, digits) = match text.strip_prefix('-') {
            Some(rest) => (-1, rest),
            None => (1, text),
        };
        let (whole, part) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        if !plain(whole) || !plain(part) || whole.len() > 15 || part.len() > 6 {
            return None;
        }
        let whole: i128 = whole.parse().ok()?;
        let millionths: i128 = format!("{part:0<6}").parse().ok()?;
        Some(Self(sign * (whole * ONE + millionths)))
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

    /// Product, cut to six places.
    #[must_use]
    pub fn times(self, other: Self) -> Option<Self> {
        self.0.checked_mul(other.0).map(|product| Self(product / ONE))
    }

    /// Quotient, cut to six places; `None` for a division by zero.
    #[must_use]
    pub fn over(self, other: Self) -> Option<Self> {
        self.0.checked_mul(ONE)?.checked_div(other.0).map(Self)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let size = self.0.unsigned_abs();
        let (whole, part) = (size / ONE.unsigned_abs(), size % ONE.unsigned_abs());
        let sign = if self.0 < 0 { "-" } else { "" };
        if part == 0 {
            return write!(out, "{sign}{whole}");
        }
        let digits = format!("{part:06}");
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
        for bad in ["", "1,000", "1e3", "$5", "1.", ".5", "--1", "1.1234567"] {
            assert_eq!(Decimal::parse(bad), None, "{bad}");
        }
    }
}
