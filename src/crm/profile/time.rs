//! How a CRM writes times, in both directions: RFC 3339 in all its spellings, seconds or milliseconds since 1970, or
//! a pattern. When a time matters is not known here.

use jiff::civil::{Date, DateTime, Time};
use jiff::fmt::strtime::{self, BrokenDownTime};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

/// A spelling of times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::crm) enum Form {
    Rfc3339,
    Epoch,
    EpochMs,
    /// A pattern of `strftime`.
    Pattern(String),
}

impl Form {
    /// The form of a word of a profile; `None` where it is neither a known word nor a pattern.
    pub(super) fn parse(text: &str) -> Option<Self> {
        match text {
            "rfc3339" => Some(Self::Rfc3339),
            "epoch" => Some(Self::Epoch),
            "epoch_ms" => Some(Self::EpochMs),
            pattern if pattern.contains('%') => {
                let known = strtime::format(pattern, &Timestamp::UNIX_EPOCH.to_zoned(TimeZone::UTC)).is_ok();
                known.then(|| Self::Pattern(pattern.to_owned()))
            }
            _ => None,
        }
    }
}

/// A text that is no time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::crm) struct NoTime;

/// How times are read and written.
#[derive(Debug, Clone)]
pub(in crate::crm) struct Times {
    pub(in crate::crm) read: Form,
    pub(in crate::crm) write: Form,
    /// Of times that name no zone; `None` is the zone that `read.me` gives.
    pub(in crate::crm) zone: Option<TimeZone>,
    /// Seconds by which the feed may trail behind.
    pub(in crate::crm) lag: i64,
}

impl Default for Times {
    fn default() -> Self {
        Self { read: Form::Rfc3339, write: Form::Rfc3339, zone: Some(TimeZone::UTC), lag: 0 }
    }
}

impl Times {
    /// The time of a value as text. `Ok(None)` is a time that is not set: blank, or the very beginning of 1970.
    pub(in crate::crm) fn read(&self, text: &str, own: &TimeZone) -> Result<Option<Timestamp>, NoTime> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let at = self.parse(text, own).ok_or(NoTime)?;
        Ok(Some(at).filter(|at| *at != Timestamp::UNIX_EPOCH))
    }

    fn parse(&self, text: &str, own: &TimeZone) -> Option<Timestamp> {
        let zone = self.zone.as_ref().unwrap_or(own);
        match &self.read {
            Form::Rfc3339 => rfc3339(text, zone),
            Form::Epoch => Timestamp::from_second(whole(text)?).ok(),
            Form::EpochMs => Timestamp::from_millisecond(whole(text)?).ok(),
            Form::Pattern(pattern) => by_pattern(pattern, text, zone),
        }
    }

    /// A whole second in the CRM's spelling.
    pub(in crate::crm) fn write(&self, form: &Form, second: i64, own: &TimeZone) -> Value {
        let at = Timestamp::from_second(second).unwrap_or(Timestamp::UNIX_EPOCH);
        match form {
            Form::Rfc3339 => json!(at.to_string()),
            Form::Epoch => json!(at.as_second()),
            Form::EpochMs => json!(at.as_millisecond()),
            Form::Pattern(pattern) => {
                let zoned = at.to_zoned(self.zone.as_ref().unwrap_or(own).clone());
                json!(strtime::format(pattern, &zoned).unwrap_or_default())
            }
        }
    }
}

/// Seconds of a number that may have decimals: `1700000000`, `1700000000.5`.
fn whole(text: &str) -> Option<i64> {
    text.split('.').next()?.parse().ok()
}

fn rfc3339(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at);
    }
    ["%Y-%m-%dT%H:%M:%S%.f%z", "%Y-%m-%d %H:%M:%S%.f%z"]
        .into_iter()
        .find_map(|pattern| strtime::parse(pattern, text).ok()?.to_timestamp().ok())
        .or_else(|| text.parse::<DateTime>().ok().and_then(|civil| within(civil, zone)))
        .or_else(|| {
            text.parse::<Date>().ok().and_then(|date| within(date.to_datetime(Time::midnight()), zone))
        })
}

fn by_pattern(pattern: &str, text: &str, zone: &TimeZone) -> Option<Timestamp> {
    let parts: BrokenDownTime = strtime::parse(pattern, text).ok()?;
    if parts.offset().is_some() || parts.iana_time_zone().is_some() {
        return parts.to_timestamp().ok();
    }
    let time = parts.to_time().unwrap_or(Time::midnight());
    within(parts.to_date().ok()?.to_datetime(time), zone)
}

fn within(civil: DateTime, zone: &TimeZone) -> Option<Timestamp> {
    civil.to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp())
}

/// A time span in whole seconds, not negative.
pub(super) fn span(text: &str) -> Option<i64> {
    text.parse::<SignedDuration>().ok().map(|span| span.as_secs()).filter(|span| *span >= 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn times(read: Form, zone: &str) -> Times {
        Times { read, zone: Some(TimeZone::get(zone).unwrap()), ..Times::default() }
    }

    #[test]
    fn every_spelling_of_a_time_is_read() {
        let wanted: Timestamp = "2026-10-05T10:00:00Z".parse().unwrap();
        let pattern = |text: &str| Form::parse(text).unwrap();
        for (form, zone, text) in [
            (Form::Rfc3339, "UTC", "2026-10-05T10:00:00Z"),
            (Form::Rfc3339, "UTC", "2026-10-05T12:00:00+02:00"),
            (Form::Rfc3339, "UTC", "2026-10-05T10:00:00.000+0000"),
            (Form::Rfc3339, "UTC", "2026-10-05T12:00:00.000+0200"),
            (Form::Rfc3339, "UTC", "2026-10-05 10:00:00"),
            (Form::Rfc3339, "America/Mexico_City", "2026-10-05T04:00:00"),
            (Form::Epoch, "UTC", "1791194400"),
            (Form::Epoch, "UTC", "1791194400.000"),
            (Form::EpochMs, "UTC", "1791194400000"),
            (pattern("%Y-%m-%d %H:%M:%S"), "UTC", "2026-10-05 10:00:00"),
            (pattern("%Y-%m-%d %H:%M:%S"), "America/Sao_Paulo", "2026-10-05 07:00:00"),
            (pattern("%Y-%m-%dT%H:%M:%S%.f%z"), "UTC", "2026-10-05T12:00:00.000+0200"),
            (pattern("%d/%m/%Y %H:%M"), "UTC", "05/10/2026 10:00"),
        ] {
            assert_eq!(times(form, zone).read(text, &TimeZone::UTC), Ok(Some(wanted)), "{text}");
        }
    }

    #[test]
    fn an_unset_time_is_none_and_nonsense_is_a_fault() {
        let times = Times::default();
        for unset in ["", " ", "1970-01-01T00:00:00Z"] {
            assert_eq!(times.read(unset, &TimeZone::UTC), Ok(None), "{unset:?}");
        }
        for bad in ["yesterday", "2026-13-01T00:00:00Z", "12"] {
            assert_eq!(times.read(bad, &TimeZone::UTC), Err(NoTime), "{bad}");
        }
        let epoch = Times { read: Form::Epoch, ..Times::default() };
        assert_eq!(epoch.read("0", &TimeZone::UTC), Ok(None));
    }

    #[test]
    fn a_time_is_written_as_the_crm_asks_for_it() {
        let at = 1_791_194_400;
        let mut times = times(Form::Rfc3339, "America/Mexico_City");
        let own = TimeZone::get("Asia/Tokyo").unwrap();
        for (form, wanted) in [
            ("rfc3339", json!("2026-10-05T10:00:00Z")),
            ("epoch", json!(at)),
            ("epoch_ms", json!(1_791_194_400_000_i64)),
            ("%Y-%m-%d %H:%M", json!("2026-10-05 04:00")),
            ("%Y-%m-%dT%H:%M:%S%z", json!("2026-10-05T04:00:00-0600")),
        ] {
            assert_eq!(times.write(&Form::parse(form).unwrap(), at, &own), wanted, "{form}");
        }
        times.zone = None;
        let minutes = Form::parse("%Y-%m-%d %H:%M").unwrap();
        assert_eq!(times.write(&minutes, at, &own), json!("2026-10-05 19:00"), "the zone of read.me");
        assert_eq!(Form::parse("soon"), None);
        assert_eq!(Form::parse("%!"), None);
    }
}
