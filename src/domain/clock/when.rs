//! A time to come as people type it: `+2h`, `14:30`, `tomorrow 10:00`, `viernes 9:00`, `2026-11-24 09:00`.

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::calendar::instant;
use super::target::Target;
use crate::domain::filter::fold;

/// The instant that a text means at `now` in a zone; `None` where it means none. A time of the day alone is the next one.
#[must_use]
pub fn due_from(text: &str, now: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
    let text = fold(text.trim());
    let local = zone.to_datetime(now);
    if let Some(later) = text.strip_prefix('+') {
        return match Target::parse(later)? {
            Target::Time(time) => now.checked_add(time).ok(),
            Target::Days(days) => instant(zone, local.checked_add(i64::from(days).days()).ok()?),
        };
    }
    let (day, time) = match text.rsplit_once([' ', 't']) {
        None => {
            // A length of time alone is one from now, as `+2h` is.
            if !text.contains(':') && Target::parse(&text).is_some() {
                return due_from(&format!("+{text}"), now, zone);
            }
            let time = clock(&text)?;
            let today = local.date().to_datetime(time);
            let day = if today > local { local.date() } else { local.date().tomorrow().ok()? };
            return at(day, time, zone);
        }
        Some((day, time)) => (day.trim(), clock(time)?),
    };
    at(date(day, local)?, time, zone)
}

/// A time to come and what follows it: `tomorrow 10:00 call back` is both.
#[must_use]
pub fn due_and_text<'a>(typed: &'a str, now: Timestamp, zone: &TimeZone) -> Option<(Timestamp, &'a str)> {
    let typed = typed.trim();
    // A day and a time are two words; a time alone, or a length, is one.
    let ends = typed.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
    let mut ends: Vec<usize> = ends.take(2).collect();
    ends.insert(0, typed.len());
    ends.dedup();
    ends.sort_unstable_by(|a, b| b.cmp(a));
    ends.into_iter().find_map(|end| Some((due_from(&typed[..end], now, zone)?, typed[end..].trim())))
}

/// A time to come as it may be typed with its day: tomorrow at nine.
#[must_use]
pub fn example(now: Timestamp, zone: &TimeZone) -> String {
    let day = zone.to_datetime(now).date();
    day.tomorrow().unwrap_or(day).strftime("%Y-%m-%d 09:00").to_string()
}

fn at(day: Date, time: Time, zone: &TimeZone) -> Option<Timestamp> {
    instant(zone, day.to_datetime(time))
}

fn clock(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    let sound = (1..=2).contains(&hour.len()) && minute.len() == 2;
    sound.then(|| Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()).flatten()
}

const DAYS: [(Weekday, &[&str]); 7] = [
    (Weekday::Monday, &["mon", "monday", "lun", "lunes", "seg", "segunda", "segunda-feira"]),
    (Weekday::Tuesday, &["tue", "tuesday", "mar", "martes", "ter", "terca", "terca-feira"]),
    (Weekday::Wednesday, &["wed", "wednesday", "mie", "miercoles", "qua", "quarta", "quarta-feira"]),
    (Weekday::Thursday, &["thu", "thursday", "jue", "jueves", "qui", "quinta", "quinta-feira"]),
    (Weekday::Friday, &["fri", "friday", "vie", "viernes", "sex", "sexta", "sexta-feira"]),
    (Weekday::Saturday, &["sat", "saturday", "sab", "sabado"]),
    (Weekday::Sunday, &["sun", "sunday", "dom", "domingo"]),
];

fn date(text: &str, now: DateTime) -> Option<Date> {
    match text {
        "today" | "hoy" | "hoje" => return Some(now.date()),
        "tomorrow" | "manana" | "amanha" => return now.date().tomorrow().ok(),
        _ => {}
    }
    if let Some((day, _)) = DAYS.iter().find(|(_, names)| names.contains(&text)) {
        return now.date().nth_weekday(1, *day).ok();
    }
    if text.len() == 10 { text.parse().ok() } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Option<String> {
        let zone = TimeZone::get("America/Mexico_City").unwrap();
        // Sunday, 22 November, 14:00.
        let now = "2026-11-22T20:00:00Z".parse().unwrap();
        due_from(text, now, &zone).map(|at| zone.to_datetime(at).strftime("%a %m-%d %H:%M").to_string())
    }

    #[test]
    fn what_is_promised_follows_the_time() {
        let now = "2026-11-22T20:00:00Z".parse().unwrap();
        let text = |typed| due_and_text(typed, now, &TimeZone::UTC).map(|(_, text)| text);
        assert_eq!(text("mañana 10:00 llamar a Laura"), Some("llamar a Laura"));
        assert_eq!(text("+2h call back"), Some("call back"));
        assert_eq!(text("16:15"), Some(""));
        assert_eq!(text("2026-11-24 09:00  the ruling"), Some("the ruling"));
        assert_eq!(text("call back tomorrow"), None);
    }

    #[test]
    fn the_example_of_a_time_is_tomorrow_and_is_read_as_it_stands() {
        let now = "2026-11-23T04:00:00Z".parse().unwrap();
        let zone = TimeZone::get("America/Mexico_City").unwrap();
        assert_eq!(example(now, &zone), "2026-11-23 09:00", "it is still the 22nd there");
        assert!(due_from(&example(now, &zone), now, &zone).is_some_and(|at| at > now));
    }

    #[test]
    fn a_time_to_come_is_read_in_three_languages() {
        for (text, means) in [
            ("+2h", "Sun 11-22 16:00"),
            ("+1h30m", "Sun 11-22 15:30"),
            ("2h", "Sun 11-22 16:00"),
            ("3d", "Wed 11-25 14:00"),
            ("+3d", "Wed 11-25 14:00"),
            ("16:15", "Sun 11-22 16:15"),
            ("9:00", "Mon 11-23 09:00"),
            ("tomorrow 10:00", "Mon 11-23 10:00"),
            ("Mañana 10:00", "Mon 11-23 10:00"),
            ("amanhã 9:30", "Mon 11-23 09:30"),
            ("viernes 18:00", "Fri 11-27 18:00"),
            ("dom 10:00", "Sun 11-29 10:00"),
            ("2026-11-24 09:00", "Tue 11-24 09:00"),
            ("2026-11-24T09:00", "Tue 11-24 09:00"),
        ] {
            assert_eq!(said(text).as_deref(), Some(means), "{text}");
        }
        for text in ["", "soon", "tomorrow", "2026-11-24", "25:00", "10:7", "24/11 10:00", "+", "+x", "-2h"] {
            assert_eq!(said(text), None, "{text}");
        }
    }
}
