//! How numbers and days are written in each language. Mexico writes numbers as English does; Brazil swaps point and comma.
//! Days stand as 2026-11-18 in English, where 11/12 would mean two things, and as 18/11/2026 elsewhere.

use jiff::civil::{Date, DateTime};

/// Whole numbers of so many digits are grouped.
const GROUPED: usize = 4;

/// A number, or a reading such as `96/412  23.3%`, with the decimal sign of the language.
#[must_use]
pub fn decimals(written: &str, language: &str) -> String {
    if language != "pt-BR" {
        return written.to_owned();
    }
    let signs: Vec<char> = written.chars().collect();
    let is_digit = |at: Option<&char>| at.is_some_and(char::is_ascii_digit);
    let comma = |nth: usize| nth > 0 && is_digit(signs.get(nth - 1)) && is_digit(signs.get(nth + 1));
    let sign = |(nth, sign): (usize, &char)| if *sign == '.' && comma(nth) { ',' } else { *sign };
    signs.iter().enumerate().map(sign).collect()
}

/// An amount of money with its thousands apart and the decimal sign of the language.
#[must_use]
pub fn amount(written: &str, language: &str) -> String {
    let (whole, rest) = written.split_once('.').map_or((written, None), |(whole, rest)| (whole, Some(rest)));
    let Ok(number) = whole.parse() else { return decimals(written, language) };
    let sign = if language == "pt-BR" { ',' } else { '.' };
    count(number, language) + &rest.map(|rest| format!("{sign}{rest}")).unwrap_or_default()
}

/// A count with its thousands apart.
#[must_use]
pub fn count(number: u64, language: &str) -> String {
    let digits = number.to_string();
    if digits.len() < GROUPED {
        return digits;
    }
    let sign = if language == "pt-BR" { '.' } else { ',' };
    let mut out = String::new();
    for (nth, digit) in digits.chars().enumerate() {
        if nth > 0 && (digits.len() - nth).is_multiple_of(3) {
            out.push(sign);
        }
        out.push(digit);
    }
    out
}

fn is_english(language: &str) -> bool {
    language.starts_with("en")
}

/// A day: `2026-11-18`, `18/11/2026`.
#[must_use]
pub fn day(date: Date, language: &str) -> String {
    date.strftime(if is_english(language) { "%Y-%m-%d" } else { "%d/%m/%Y" }).to_string()
}

/// A day whose year is known: `18 Nov`, `18/11`. Both take at most six columns.
#[must_use]
pub fn short_day(date: Date, language: &str) -> String {
    date.strftime(if is_english(language) { "%d %b" } else { "%d/%m" }).to_string()
}

/// A day and a time: `2026-11-18 14:02`, `18/11/2026 14:02`.
#[must_use]
pub fn moment(at: DateTime, language: &str) -> String {
    format!("{} {}", day(at.date(), language), at.strftime("%H:%M"))
}

/// The same whose year is known: `18 Nov 14:02`, `18/11 14:02`.
#[must_use]
pub fn short_moment(at: DateTime, language: &str) -> String {
    format!("{} {}", short_day(at.date(), language), at.strftime("%H:%M"))
}

/// A day, or a day and a time, of which sentences are told as `2026-11-18` or `2026-11-18 14:02`, as the language writes it;
/// nothing where the value is something else, or stands already as it should. A moment with its zone may have the reader's
/// own in brackets: `2026-11-18 14:02 CST (20:02 UTC)`.
#[must_use]
pub fn written(value: &str, language: &str) -> Option<String> {
    if let Some((there, here)) = value.strip_suffix(')').and_then(|value| value.split_once(" (")) {
        let here = zoned(here, language).unwrap_or_else(|| here.to_owned());
        return Some(format!("{} ({here})", zoned(there, language)?));
    }
    if value.len() > 16 {
        return zoned(value, language);
    }
    if is_english(language)
        || !matches!(value.len(), 10 | 16)
        || !value.starts_with(|sign: char| sign.is_ascii_digit())
    {
        return None;
    }
    match value.split_once(' ') {
        None if value.len() > 10 => None,
        None => value.parse().ok().map(|date: Date| day(date, language)),
        Some((date, time)) if time.len() == 5 => {
            let date: Date = date.parse().ok()?;
            let time: jiff::civil::Time = time.parse().ok()?;
            Some(moment(date.to_datetime(time), language))
        }
        Some(_) => None,
    }
}

/// A moment with its zone.
fn zoned(value: &str, language: &str) -> Option<String> {
    let (at, zone) = value.rsplit_once(' ').filter(|(at, _)| at.len() == 16)?;
    Some(format!("{} {zone}", written(at, language)?))
}

/// What is near: the time alone on the day itself, else with its day.
#[must_use]
pub fn near(at: DateTime, now: DateTime, language: &str) -> String {
    if at.date() == now.date() { at.strftime("%H:%M").to_string() } else { short_moment(at, language) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_of_two_zones_is_written_as_the_language_writes_both() {
        let near = "2026-11-18 14:02 CST (20:02 UTC)";
        let far = "2026-11-18 22:02 CST (2026-11-19 04:02 UTC)";
        assert_eq!(written(near, "en"), None);
        assert_eq!(written(near, "es-MX").as_deref(), Some("18/11/2026 14:02 CST (20:02 UTC)"));
        assert_eq!(written(far, "pt-BR").as_deref(), Some("18/11/2026 22:02 CST (19/11/2026 04:02 UTC)"));
        assert_eq!(written("2026-11-18 14:02 UTC", "pt-BR").as_deref(), Some("18/11/2026 14:02 UTC"));
        assert_eq!(written("2026-11-18 14:02 they called", "pt-BR"), None);
        assert_eq!(written("Alice (Tier 1)", "es-MX"), None);
    }

    #[test]
    fn numbers_and_days_are_written_as_each_language_writes_them() {
        let at = jiff::civil::date(2026, 11, 8).at(14, 2, 0, 0);
        let all = |language| {
            [
                decimals("1250.50 MXN", language),
                decimals("96/412  23.3%  [19.5–27.6]", language),
                amount("6092.50", language),
                count(999, language),
                count(1_234_567, language),
                day(at.date(), language),
                short_day(at.date(), language),
                moment(at, language),
                short_moment(at, language),
            ]
        };
        let english = [
            "1250.50 MXN",
            "96/412  23.3%  [19.5–27.6]",
            "6,092.50",
            "999",
            "1,234,567",
            "2026-11-08",
            "08 Nov",
            "2026-11-08 14:02",
            "08 Nov 14:02",
        ];
        assert_eq!(all("en"), english);
        let spanish = [
            "1250.50 MXN",
            "96/412  23.3%  [19.5–27.6]",
            "6,092.50",
            "999",
            "1,234,567",
            "08/11/2026",
            "08/11",
            "08/11/2026 14:02",
            "08/11 14:02",
        ];
        assert_eq!(all("es-MX"), spanish);
        let portuguese = [
            "1250,50 MXN",
            "96/412  23,3%  [19,5–27,6]",
            "6.092,50",
            "999",
            "1.234.567",
            "08/11/2026",
            "08/11",
            "08/11/2026 14:02",
            "08/11 14:02",
        ];
        assert_eq!(all("pt-BR"), portuguese);
        assert_eq!(decimals("1. a.b .5", "pt-BR"), "1. a.b .5", "a full stop stays one");
    }

    #[test]
    fn a_day_in_a_sentence_is_told_as_the_language_writes_it_and_nothing_else_is_touched() {
        assert_eq!(written("2026-11-08", "pt-BR").as_deref(), Some("08/11/2026"));
        assert_eq!(written("2026-11-08 14:02", "es-MX").as_deref(), Some("08/11/2026 14:02"));
        for other in ["2026-11-08", "2026-11-08 14:02"] {
            assert_eq!(written(other, "en"), None);
        }
        for other in ["1234567890", "2026-13-08", "2026-11-08 25:02", "2026-11-08T14:02", "4242 4242 4242 42"]
        {
            assert_eq!(written(other, "es-MX"), None, "{other}");
        }
    }

    #[test]
    fn what_is_near_says_no_more_than_it_must() {
        let now = jiff::civil::date(2026, 11, 8).at(9, 0, 0, 0);
        assert_eq!(near(now.date().at(14, 2, 0, 0), now, "en"), "14:02");
        assert_eq!(near(jiff::civil::date(2026, 11, 9).at(14, 2, 0, 0), now, "es-MX"), "09/11 14:02");
    }
}
