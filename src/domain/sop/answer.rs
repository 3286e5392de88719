//! Answers: from text as a person types it to a value, with a sentence for everything that is no answer.
//! A full card number is no answer anywhere, and no refusal repeats what was typed.

use jiff::ToSpan;
use jiff::civil::{Date, DateTime, Time};

use super::decimal::Decimal;
use super::eval::Value;
use super::model::{Bound, Input, Kind, Sop};
use crate::domain::clean::Clean;
use crate::domain::locale;
use crate::domain::say::Refusal;
use crate::domain::taxonomy::fold;

/// Reads what was typed for an input of a procedure; the result is the written form that is stored. Options
/// are understood by code and by their words in every language of the procedure.
pub fn parse_answer(sop: &Sop, input: &Input, typed: &str, now: DateTime) -> Result<Clean, Refusal> {
    let typed = coded(sop, input, typed.trim());
    read(input, &typed, now).map(|value| Clean::text(&written(&value)))
}

/// A stored answer in the words of a language: option words instead of codes, yes and no left to the caller.
#[must_use]
pub fn show_answer(sop: &Sop, input: &Input, stored: &Clean, language: &str) -> String {
    match &input.kind {
        Kind::Money { currency, .. } => {
            let amount = locale::amount(stored.as_str(), language);
            return currency.as_ref().map_or_else(|| amount.clone(), |code| format!("{amount} {code}"));
        }
        Kind::Date { .. } => {
            let day = stored.as_str().parse::<Date>();
            return day.map_or_else(|_| stored.to_string(), |day| locale::day(day, language));
        }
        // The sign between the day and the time is for programs.
        Kind::DateTime { .. } => {
            let parts = stored.as_str().split_once('T');
            let told = parts.and_then(|(day, time)| Some((day.parse::<Date>().ok()?, time)));
            return told.map_or_else(
                || stored.to_string(),
                |(day, time)| format!("{} {time}", locale::day(day, language)),
            );
        }
        kind if kind.options().is_empty() => return stored.to_string(),
        _ => {}
    }
    let words = sop.words(language);
    let shown: Vec<&str> = stored.as_str().split(',').map(|code| words.option(&input.id, code)).collect();
    shown.join(", ")
}

/// The value of a stored answer, which was made clean when it was given.
pub(super) fn stored(input: &Input, answer: &Clean, now: DateTime) -> Result<Value, Refusal> {
    value(input, answer.as_str(), now, str::to_owned)
}

/// The value of an answer as it was typed.
fn read(input: &Input, text: &str, now: DateTime) -> Result<Value, Refusal> {
    value(input, text, now, |text| match input.kind {
        Kind::Long { .. } => Clean::text(text).to_string(),
        _ => Clean::line(text).to_string(),
    })
}

fn value(input: &Input, text: &str, now: DateTime, clean: impl Fn(&str) -> String) -> Result<Value, Refusal> {
    if text.is_empty() {
        return Err(refusal("answer-empty", input));
    }
    match &input.kind {
        Kind::Text { pattern, max_len } => {
            let text = limited(input, clean(text), *max_len)?;
            match pattern {
                Some(pattern) if !pattern.fits(&text) => {
                    // References are read off screens and typed in haste: only the case was missed.
                    let upper = text.to_uppercase();
                    if pattern.fits(&upper) {
                        return Ok(Value::Text(upper));
                    }
                    Err(refusal("answer-pattern", input).with("example", pattern.example()))
                }
                _ => Ok(Value::Text(text)),
            }
        }
        Kind::Long { max_len } => limited(input, clean(text), *max_len).map(Value::Text),
        Kind::Int { min, max } => {
            let number = Decimal::parse(text).filter(|number| number.is_whole());
            let number = number.ok_or_else(|| refusal("answer-int", input))?;
            ranged(input, number, *min, *max)
        }
        Kind::Money { min, max, currency } => {
            let number = amount(text, currency.as_deref()).ok_or_else(|| refusal("answer-money", input))?;
            ranged(input, number, *min, *max)
        }
        Kind::Date { min, max } => {
            let date = date(text, now).ok_or_else(|| refusal("answer-date", input))?;
            timely(input, date.at(0, 0, 0, 0), *min, *max, now, true).map(|()| Value::Date(date))
        }
        Kind::DateTime { min, max } => {
            let time = time(text, now).ok_or_else(|| refusal("answer-datetime", input))?;
            timely(input, time, *min, *max, now, false).map(|()| Value::Time(time))
        }
        // As it is stored; what people type is understood in more ways.
        Kind::Bool { .. } if matches!(text, "true" | "false") => Ok(Value::Bool(text == "true")),
        Kind::Bool { .. } => match fold(text).as_str() {
            "true" | "yes" | "y" | "si" | "s" | "sim" | "x" | "1" => Ok(Value::Bool(true)),
            "false" | "no" | "n" | "nao" | "0" => Ok(Value::Bool(false)),
            _ => Err(refusal("answer-bool", input)),
        },
        Kind::Choice { of } if of.iter().any(|code| code == text) => Ok(Value::Text(text.to_owned())),
        Kind::Choice { of } => Err(refusal("answer-option", input).with("options", of.join(", "))),
        Kind::Multi { of } => {
            let mut codes: Vec<String> = text.split(',').map(|code| code.trim().to_owned()).collect();
            codes.retain(|code| !code.is_empty());
            codes.sort_by_key(|code| of.iter().position(|known| known == code));
            codes.dedup();
            if codes.is_empty() || !codes.iter().all(|code| of.contains(code)) {
                return Err(refusal("answer-option", input).with("options", of.join(", ")));
            }
            Ok(Value::Many(codes))
        }
        Kind::Last4 => match text.bytes().filter(u8::is_ascii_digit).count() {
            4 if text.len() == 4 => Ok(Value::Text(text.to_owned())),
            digits if digits > 4 => Err(refusal("answer-card", input)),
            _ => Err(refusal("answer-last4", input)),
        },
        Kind::Evidence => limited(input, clean(text), EVIDENCE_MAX).map(Value::Text),
        Kind::Problem | Kind::Ticket => {
            let key = clean(text.trim_start_matches('#'));
            if key.contains(char::is_whitespace) {
                return Err(refusal("answer-reference", input));
            }
            limited(input, key, REFERENCE_MAX).map(Value::Text)
        }
    }
}

/// Longest reference to a piece of evidence.
const EVIDENCE_MAX: usize = 200;
/// Longest reference to a problem or a ticket.
const REFERENCE_MAX: usize = 60;

/// The written form that is stored, which [`read`] reads back.
fn written(value: &Value) -> String {
    match value {
        // No input holds a length of time.
        Value::Null | Value::Duration(_) | Value::Months(_) => String::new(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Text(text) => text.clone(),
        Value::Many(codes) => codes.join(","),
        Value::Date(date) => date.to_string(),
        Value::Time(time) => time.strftime("%Y-%m-%dT%H:%M").to_string(),
    }
}

fn refusal(rule: &'static str, input: &Input) -> Refusal {
    Refusal::new(rule).at(input.id.as_str())
}

/// Replaces the words of options by their codes.
fn coded(sop: &Sop, input: &Input, typed: &str) -> String {
    let options = input.kind.options();
    if options.is_empty() {
        return typed.to_owned();
    }
    let meant = |part: &str| -> String {
        let wanted = fold(part.trim());
        let named =
            |code: &&String| sop.words.values().any(|words| fold(words.option(&input.id, code)) == wanted);
        let by_code = options.iter().find(|code| fold(code) == wanted);
        by_code.or_else(|| options.iter().find(named)).cloned().unwrap_or_else(|| part.trim().to_owned())
    };
    let whole = meant(typed);
    if matches!(input.kind, Kind::Choice { .. }) || options.contains(&whole) {
        return whole;
    }
    typed.split(',').map(meant).collect::<Vec<_>>().join(",")
}

fn limited(input: &Input, text: String, max_len: usize) -> Result<String, Refusal> {
    let length = text.chars().count();
    if text.trim().is_empty() {
        return Err(refusal("answer-empty", input));
    }
    if length > max_len {
        return Err(refusal("answer-long", input).with("length", length).with("max", max_len));
    }
    Ok(text)
}

fn ranged(
    input: &Input,
    number: Decimal,
    min: Option<Decimal>,
    max: Option<Decimal>,
) -> Result<Value, Refusal> {
    if let Some(min) = min.filter(|min| number < *min) {
        return Err(refusal("answer-min", input).with("min", min));
    }
    if let Some(max) = max.filter(|max| number > *max) {
        return Err(refusal("answer-max", input).with("max", max));
    }
    Ok(Value::Number(number))
}

/// An amount with a point or a comma before one or two decimals, with or without groups of thousands. One sign with
/// three digits behind it is refused rather than guessed: `1,500` is two different amounts in our languages.
fn amount(text: &str, currency: Option<&str>) -> Option<Decimal> {
    let text = without_code(text, currency)?;
    let sign = ["MX$", "US$", "R$", "$", "€"].into_iter().find_map(|sign| text.strip_prefix(sign));
    let text = sign.unwrap_or(text).trim();
    let Some(last) = text.rfind(['.', ',']) else { return Decimal::parse(text) };
    let (mut whole, part) = (&text[..last], &text[last + 1..]);
    let is_plain = text.as_bytes()[last] == b'.' && whole.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain && (1..=2).contains(&part.len()) {
        return Decimal::parse(text);
    }
    let sign = &text[last..=last];
    let mut decimals = "";
    if part.len() == 3 {
        if !whole.contains(sign) || whole.contains(if sign == "." { ',' } else { '.' }) {
            return None;
        }
        whole = text;
    } else {
        decimals = (1..=2).contains(&part.len()).then_some(part)?;
    }
    let mut groups = whole.split(['.', ',']);
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let is_grouped = rest.is_empty() || (1..=3).contains(&first.trim_start_matches('-').len());
    let is_even = rest.iter().all(|group| group.len() == 3) && !(whole.contains('.') && whole.contains(','));
    let is_other = decimals.is_empty() || !whole.contains(sign);
    let point = if decimals.is_empty() { "" } else { "." };
    let plain = format!("{first}{}{point}{decimals}", rest.concat());
    if is_grouped && is_even && is_other { Decimal::parse(&plain) } else { None }
}

/// An amount without the currency's code before or behind it, as people copy it from a case. Another currency than the
/// one that is asked for is no answer.
fn without_code<'a>(text: &'a str, currency: Option<&str>) -> Option<&'a str> {
    let is_code = |word: &str| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_alphabetic());
    let behind = text.rsplit_once(' ').filter(|(_, code)| is_code(code)).map(|(rest, code)| (code, rest));
    let Some((code, rest)) = behind.or_else(|| text.split_once(' ').filter(|(code, _)| is_code(code))) else {
        return Some(text);
    };
    currency.is_none_or(|wanted| wanted.eq_ignore_ascii_case(code)).then_some(rest.trim())
}

/// No word for a day or a moment begins with a digit.
fn is_number(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

fn date(text: &str, now: DateTime) -> Option<Date> {
    let word = if is_number(text) { String::new() } else { fold(text) };
    match word.as_str() {
        "today" | "hoy" | "hoje" => Some(now.date()),
        "yesterday" | "ayer" | "ontem" => now.date().checked_sub(1.day()).ok(),
        _ if text.contains('/') => slashed(text, now.date()),
        _ if text.len() == 10 => text.parse().ok(),
        _ => None,
    }
}

/// A date with slashes, where it can mean one day only: `03/04/2026` is two days, `20/03/2026` is one. Without a year it is
/// the one nearest to today.
fn slashed(text: &str, today: Date) -> Option<Date> {
    let mut parts = text.split('/');
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next());
    if parts.next().is_some() || year.is_some_and(|year| year.len() != 4) {
        return None;
    }
    let (first, second): (i8, i8) = (first.parse().ok()?, second.parse().ok()?);
    let (day, month) = match (first, second) {
        (day, month) if day > 12 || day == month => (day, month),
        (month, day) if day > 12 => (day, month),
        _ => return None,
    };
    let Some(year) = year else {
        let years = [today.year() - 1, today.year(), today.year() + 1];
        let days = years.into_iter().filter_map(|year| Date::new(year, month, day).ok());
        return days.min_by_key(|day| (today - *day).get_days().abs());
    };
    Date::new(year.parse().ok()?, month, day).ok()
}

fn time(text: &str, now: DateTime) -> Option<DateTime> {
    if !is_number(text) && matches!(fold(text).as_str(), "now" | "ahora" | "agora") {
        return now.with().second(0).subsec_nanosecond(0).build().ok();
    }
    let clock = |text: &str| -> Option<Time> {
        let sound = (5..=8).contains(&text.len()) && text.as_bytes().get(2) == Some(&b':');
        if sound { text.parse().ok() } else { None }
    };
    if let Some(clock) = clock(text) {
        return Some(now.date().to_datetime(clock));
    }
    let (day, rest) = text.split_once(['T', ' '])?;
    Some(date(day, now)?.to_datetime(clock(rest.trim())?))
}

fn timely(
    input: &Input,
    time: DateTime,
    min: Option<Bound>,
    max: Option<Bound>,
    now: DateTime,
    whole_day: bool,
) -> Result<(), Refusal> {
    let limit = |bound: Bound, latest: bool| match bound {
        Bound::Now if !whole_day => now,
        Bound::Today if latest && !whole_day => now.date().at(23, 59, 59, 0),
        Bound::Now | Bound::Today => now.date().at(0, 0, 0, 0),
        Bound::At(at) => at,
    };
    if let Some(min) = min.map(|bound| limit(bound, false)).filter(|min| time < *min) {
        return Err(refusal("answer-early", input).with("min", min.strftime("%Y-%m-%d %H:%M")));
    }
    if let Some(max) = max.map(|bound| limit(bound, true)).filter(|max| time > *max) {
        return Err(refusal("answer-late", input).with("max", max.strftime("%Y-%m-%d %H:%M")));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::model::Pattern;
    use super::*;

    /// What is stored, or the rule that refuses.
    fn answer(kind: Kind, typed: &str) -> String {
        let input = Input { id: "x".to_owned(), kind, optional: false };
        match read(&input, typed.trim(), date(2026, 3, 20).at(12, 30, 5, 0)) {
            Ok(value) => {
                let stored = written(&value);
                let again = read(&input, &stored, date(2026, 3, 20).at(12, 30, 5, 0));
                assert_eq!(again, Ok(value), "what is stored reads back: {stored}");
                stored
            }
            Err(refusal) => {
                assert!(
                    !refusal.say.args.iter().any(|(_, value)| value == typed),
                    "nothing typed is repeated"
                );
                refusal.rule.into_owned()
            }
        }
    }

    #[test]
    fn answers_are_read_as_people_type_them_and_refused_in_words() {
        let money = || Kind::Money { min: Decimal::parse("0.01"), max: None, currency: None };
        let pesos = || Kind::Money { min: None, max: None, currency: Some("MXN".to_owned()) };
        let day = || Kind::Date { min: None, max: Some(Bound::Today) };
        let moment = || Kind::DateTime { min: None, max: Some(Bound::Now) };
        let text = || Kind::Text { pattern: Pattern::new("[A-Z]{3}-[0-9]+").ok(), max_len: 9 };
        let table = [
            (money(), "349,50", "349.50"),
            (money(), "$ 349.5", "349.50"),
            (money(), "1,500", "answer-money"),
            (money(), "1.500", "answer-money"),
            (money(), "1.500,00", "1500"),
            (money(), "$2,092.00", "2092"),
            (money(), "R$ 1.234.567,8", "1234567.80"),
            (money(), "1,234,567", "1234567"),
            (money(), "1.5.00", "answer-money"),
            (money(), "15,00.00", "answer-money"),
            (money(), "1,500.000", "answer-money"),
            (money(), "$149.50 MXN", "149.50"),
            (money(), "BRL 1.349,00", "1349"),
            (pesos(), "$149.50 mxn", "149.50"),
            (pesos(), "149.50 USD", "answer-money"),
            (money(), "149.50 pesos", "answer-money"),
            (money(), "0", "answer-min"),
            (day(), "hoy", "2026-03-20"),
            (day(), "2026-03-21", "answer-late"),
            (day(), "20/03/2026", "2026-03-20"),
            (day(), "3/19/2026", "2026-03-19"),
            (day(), "19/03", "2026-03-19"),
            (day(), "29/12", "2025-12-29"),
            (day(), "03/02", "answer-date"),
            (day(), "03/02/2026", "answer-date"),
            (day(), "20/13/2026", "answer-date"),
            (moment(), "ahora", "2026-03-20T12:30"),
            (moment(), "2026-03-19 9:5", "answer-datetime"),
            (moment(), "09:15", "2026-03-20T09:15"),
            (moment(), "ontem 23:59", "2026-03-19T23:59"),
            (moment(), "2026-03-20 12:31", "answer-late"),
            (Kind::Bool { must_be: None }, "Sí", "true"),
            (Kind::Bool { must_be: None }, "não", "false"),
            (Kind::Bool { must_be: None }, "maybe", "answer-bool"),
            (Kind::Int { min: None, max: Decimal::parse("9") }, "10", "answer-max"),
            (Kind::Int { min: None, max: None }, "1.5", "answer-int"),
            (text(), "ACL-1", "ACL-1"),
            (text(), "acl-1", "ACL-1"),
            (text(), "acl 1", "answer-pattern"),
            (text(), "ABC-123456", "answer-long"),
            (Kind::Multi { of: vec!["b".to_owned(), "a".to_owned()] }, "a, b, a", "b,a"),
            (Kind::Choice { of: vec!["a".to_owned()] }, "z", "answer-option"),
            (Kind::Evidence, "   ", "answer-empty"),
            (Kind::Ticket, "#48213", "48213"),
            (Kind::Ticket, "#", "answer-empty"),
            (Kind::Problem, "PRB-7", "PRB-7"),
            (Kind::Problem, "the one of Monday", "answer-reference"),
        ];
        for (kind, typed, wanted) in table {
            assert_eq!(answer(kind, typed), wanted, "{typed}");
        }
    }

    #[test]
    fn a_full_card_number_is_refused_where_four_digits_belong_and_cut_everywhere_else() {
        assert_eq!(answer(Kind::Last4, "4242"), "4242");
        assert_eq!(answer(Kind::Last4, "4111111111111111"), "answer-card");
        assert_eq!(answer(Kind::Last4, "4111 1111 1111 1111"), "answer-card");
        assert_eq!(answer(Kind::Last4, "٤٢٤٢"), "answer-last4");
        let kept = answer(Kind::Long { max_len: 200 }, "card 4111 1111 1111 1111 and more");
        assert!(!kept.contains("4111 1111"), "{kept}");
    }
}
