//! A clock in sentences that a customer could be told: by which calendar it counts, what it promised, every stretch it ran
//! or stood still, the holidays on the way, what was used and is left, and when it is due.

use jiff::civil::Weekday;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::calendar::Calendar;
use super::rule::Policies;
use super::{Amount, Clock, Kind, Phase, Target, Why};
use crate::domain::say::Say;

/// What a clock is called: `clock-name` with its kind and which of them it is.
#[must_use]
pub fn name(clock: &Clock) -> Say {
    Say::new("clock-name").with("kind", clock.kind.as_str()).with("name", clock.called())
}

/// Where a clock stands, in a few words for a line above the ticket.
#[must_use]
pub fn short(clock: &Clock, now: Timestamp) -> Say {
    let look = clock.look(now);
    let left = clock.due.map(|due| due.duration_since(now).abs());
    let left = left.map_or_else(
        || clock.rest.map_or_else(String::new, |rest| rest.to_string()),
        |left| whole(left).to_string(),
    );
    Say::new("clock-short")
        .with("kind", clock.kind.as_str())
        .with("name", clock.called())
        .with("look", look.as_str())
        .with("left", left)
}

/// A length without the parts that nobody reads: from two days on, days alone.
fn whole(length: SignedDuration) -> Amount {
    let days = length.as_hours() / 24;
    if days >= 2 { Amount::Days(days) } else { Amount::Time(length) }
}

/// The whole explanation, a sentence a line. `here` is the zone of whoever asks: it is used where no calendar of a place
/// counts.
#[must_use]
pub fn explain(clock: &Clock, policies: &Policies, here: &TimeZone, now: Timestamp) -> Vec<Say> {
    let fixed = matches!(clock.kind, Kind::Ask | Kind::Promise);
    // A question counts by the calendar of its team; what nobody agreed a calendar for counts every hour.
    let by_calendar = match clock.kind {
        Kind::Ask => policies.ask(&clock.name).is_some_and(|rule| rule.calendar == clock.calendar),
        Kind::Promise => false,
        _ => true,
    };
    let calendar = policies.calendar(&clock.calendar).filter(|_| by_calendar);
    let zone = calendar.map_or(here, Calendar::zone);
    let shown = |at: Timestamp| zone.to_datetime(at).strftime("%Y-%m-%d %H:%M").to_string();
    // What is compared with other clocks is told in the reader's time as well; the way there adds up in the calendar's.
    let elsewhere = |calendar: &Calendar| calendar.zone().to_datetime(now) != here.to_datetime(now);
    let is_mixed = policies.calendars.values().any(|calendar| elsewhere(calendar));
    let both = |at: Timestamp| moment(at, (zone, here), is_mixed);
    let mut lines = Vec::new();
    if let Some(calendar) = calendar {
        let place = zone.iana_name().unwrap_or("UTC");
        lines.push(Say::new("clock-by").with("calendar", &calendar.name).with("zone", place));
        lines.extend(open_hours(calendar));
    }
    lines.push(Say::new("clock-started").with("kind", clock.kind.as_str()).with("at", both(clock.started)));
    if let Some(reached) = clock.reached {
        lines.push(Say::new("clock-reached").with("by", reached.as_str()));
    }
    for aim in &clock.aims {
        let say = match aim.target {
            Some(target) => Say::new(match clock.kind {
                Kind::Legal => "clock-term",
                _ if fixed => "clock-agreed",
                _ => "clock-aim",
            })
            .with("target", target),
            None => Say::new("clock-aim-none"),
        };
        lines.push(say.with("priority", aim.priority.as_str()).with("at", shown(aim.from)));
    }
    let (mut ran, mut stood) = (Told::default(), Told::default());
    for stretch in &clock.stretches {
        let (id, status) = match (stretch.why, stretch.lasts) {
            (Why::Running, false) => ("clock-ran", ""),
            (Why::Running, true) => ("clock-runs", ""),
            (Why::Paused(status), false) => ("clock-stood", status.as_str()),
            (Why::Paused(status), true) => ("clock-stands", status.as_str()),
        };
        let say = Say::new(id).with("from", shown(stretch.from)).with("to", shown(stretch.to));
        let sum = if stretch.why == Why::Running { &mut ran } else { &mut stood };
        lines.push(say.with("amount", sum.next(stretch.amount)).with("status", status));
    }
    if let Some(calendar) = calendar {
        let until = match (clock.phase, clock.due) {
            (Phase::Ended(at), _) => at,
            (_, due) => due.unwrap_or(now).max(now),
        };
        for (day, name) in calendar.holidays(clock.started, until) {
            let tense = if day < zone.to_datetime(now).date() { "past" } else { "coming" };
            lines.push(Say::new("clock-holiday").with("day", day).with("tense", tense).with("name", name));
        }
    }
    if let (Some(target), Some(rest)) = (clock.target, clock.rest) {
        let used = clock.used.whole_minutes();
        let sum = if rest.is_negative() {
            Say::new("clock-sum-over").with("over", used.minus(target.amount()))
        } else {
            Say::new("clock-sum").with("rest", target.amount().minus(used))
        };
        lines.push(sum.with("used", used).with("target", target));
    }
    lines.extend(clock.breached.map(|at| Say::new("clock-missed").with("at", both(at))));
    lines.push(end(clock, &both, now));
    lines
}

/// A moment where the calendar counts; where it is another time for whoever asks, that one too, each with its zone. The
/// reader's own names its zone where other clocks are told in another one (`is_mixed`).
fn moment(at: Timestamp, (zone, here): (&TimeZone, &TimeZone), is_mixed: bool) -> String {
    let [there, here] = [zone, here].map(|zone| at.to_zoned(zone.clone()));
    if there.datetime() == here.datetime() {
        let form = if is_mixed { "%Y-%m-%d %H:%M %Z" } else { "%Y-%m-%d %H:%M" };
        return there.strftime(form).to_string();
    }
    let other = if there.date() == here.date() { "%H:%M %Z" } else { "%Y-%m-%d %H:%M %Z" };
    format!("{} ({})", there.strftime("%Y-%m-%d %H:%M %Z"), here.strftime(other))
}

/// When a calendar is open, days of the same hours together: who adds the stretches up by hand needs it. Nothing where it
/// never closes.
fn open_hours(calendar: &Calendar) -> Vec<Say> {
    let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
    let hours = |day: Weekday| {
        let open = calendar.hours(day).iter();
        let open = open.map(|opening| format!("{}–{}", clock(opening.from), clock(opening.to)));
        open.collect::<Vec<_>>().join(", ")
    };
    let week = Weekday::Monday.cycle_forward().take(7);
    let mut groups: Vec<(Weekday, Weekday, String)> = Vec::new();
    for day in week {
        let hours = hours(day);
        match groups.last_mut() {
            Some((_, last, known)) if *known == hours => *last = day,
            _ => groups.push((day, day, hours)),
        }
    }
    let is_always = groups.len() == 1 && groups[0].2 == "00:00–00:00";
    groups.retain(|(_, _, hours)| !hours.is_empty() && !is_always);
    let told = groups.into_iter().map(|(first, last, hours)| {
        let id = if first == last { "clock-open-day" } else { "clock-open-days" };
        let name = |day: Weekday| day.to_monday_one_offset().to_string();
        Say::new(id)
            .with("from", format!("d{}", name(first)))
            .with("to", format!("d{}", name(last)))
            .with("hours", hours)
    });
    told.collect()
}

/// Amounts told one after the other in whole minutes, so that what is told adds up: the seconds of each go on to the next.
#[derive(Default)]
struct Told(Option<Amount>);

impl Told {
    fn next(&mut self, amount: Amount) -> Amount {
        let before = self.0.unwrap_or(Amount::zero(amount));
        let sum = before.plus(amount);
        self.0 = Some(sum);
        sum.whole_minutes().minus(before.whole_minutes())
    }
}

/// What has to be said of clocks whose ticket's past is not known: whether the CRM's own history of it was read, false where
/// it keeps none.
#[must_use]
pub fn past(told: Option<bool>) -> Option<Say> {
    match told {
        Some(true) => None,
        Some(false) => Some(Say::new("clocks-past-none")),
        None => Some(Say::new("clocks-past-unread")),
    }
}

/// The time that the CRM itself gives a ticket, which no calendar here counts, and whether a clock of ours is due before it:
/// the desk goes by what is due first.
#[must_use]
pub fn given(due: Timestamp, first: Option<Timestamp>, here: &TimeZone, now: Timestamp) -> Say {
    let id = if due < now { "clocks-given-late" } else { "clocks-given" };
    let goes = if first.is_some_and(|first| first < due) { "other" } else { "this" };
    let at = here.to_datetime(due).strftime("%Y-%m-%d %H:%M");
    Say::new(id).with("at", at).with("left", whole(due.duration_since(now).abs())).with("goes", goes)
}

/// How it stands now: the last sentence.
fn end(clock: &Clock, shown: &impl Fn(Timestamp) -> String, now: Timestamp) -> Say {
    match (clock.phase, clock.due, clock.target) {
        (Phase::Ended(at), ..) if clock.breached.is_none() && clock.target.is_some() => {
            Say::new("clock-met").with("at", shown(at))
        }
        (Phase::Ended(at), ..) => Say::new("clock-ended").with("at", shown(at)),
        (_, _, None) => Say::new("clock-no-target"),
        (Phase::Paused(status), None, _) => {
            let rest = clock.rest.map(|rest| rest.to_string()).unwrap_or_default();
            Say::new("clock-paused").with("status", status.as_str()).with("rest", rest)
        }
        (_, Some(due), Some(Target::Days(_))) => {
            // The end of a day is the midnight after it; people call it by the day.
            let day = due.checked_sub(SignedDuration::from_secs(1)).unwrap_or(due);
            let id = if due < now { "clock-was-due-day" } else { "clock-due-day" };
            Say::new(id).with("day", shown(day).split(' ').next().unwrap_or_default())
        }
        (_, Some(due), _) if due < now => Say::new("clock-was-due").with("at", shown(due)),
        (_, Some(due), _) => Say::new("clock-due").with("at", shown(due)),
        (_, None, _) => Say::new("clock-never"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_crm_gives_says_whether_a_clock_of_ours_is_due_before_it() {
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let (due, now) = (at("2026-11-21T12:00:00Z"), at("2026-11-21T10:00:00Z"));
        let goes = |first: Option<Timestamp>| {
            let say = given(due, first, &TimeZone::UTC, now);
            say.args.iter().find(|(name, _)| name == "goes").map(|(_, word)| word.clone())
        };
        assert_eq!(goes(Some(due)).as_deref(), Some("this"));
        assert_eq!(goes(Some(at("2026-11-21T11:00:00Z"))).as_deref(), Some("other"));
    }
}
