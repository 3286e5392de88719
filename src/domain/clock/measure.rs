//! From when a clock ran and stood still to what it used, what is left, when it is due and whether it was broken.

use jiff::{SignedDuration, Timestamp};

use super::calendar::Calendar;
use super::target::{Amount, Target, Warn};
use super::{Aim, Clock, Kind, Phase, Stretch, Why};
use crate::domain::ticket::Status;

/// A time during which a clock stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// From when.
    pub from: Timestamp,
    /// Until when; absent while it lasts.
    pub to: Option<Timestamp>,
    /// The status that paused it.
    pub status: Status,
}

/// A clock's life, before it is measured.
#[derive(Debug, Clone)]
pub struct Span<'a> {
    /// What it measures.
    pub kind: Kind,
    /// Which of its kind.
    pub name: String,
    /// How it counts.
    pub calendar: &'a Calendar,
    /// When it started.
    pub started: Timestamp,
    /// When it ended.
    pub ended: Option<Timestamp>,
    /// When it stood still, in any order; pauses may touch and overlap.
    pub pauses: Vec<Pause>,
    /// Its targets, oldest first; the first one from its start on.
    pub aims: Vec<Aim>,
    /// When to warn.
    pub warn: &'a [Warn],
}

/// Measures a clock at `now`. Time that lies in a pause counts for nothing, whatever the calendar says; a change of
/// the target keeps all that was used; breaking a target once is a fact that stays.
#[must_use]
pub fn measure(span: Span<'_>, now: Timestamp) -> Clock {
    let end = span.ended.unwrap_or(now).max(span.started);
    let pauses = in_order(&span, end);
    let target = span.aims.last().and_then(|aim| aim.target);
    let ran = Ran::of(&span, &pauses, end);
    let stretches = ran.stretches(&span, &pauses, end, target);
    let zero = Amount::zero(target.map_or(Amount::Time(SignedDuration::ZERO), Target::amount));
    let running = stretches.iter().filter(|stretch| stretch.why == Why::Running);
    let used = running.fold(zero, |sum, stretch| sum.plus(stretch.amount));
    let breached = broken(&span, &ran, end);
    let warn = target
        .and_then(|target| span.warn.iter().filter_map(|warn| ran.reaches(&span, warn.used(target)?)).min());
    Clock {
        phase: match (span.ended, pauses.last()) {
            (Some(_), _) => Phase::Ended(end),
            (None, Some(Pause { to: None, status, .. })) => Phase::Paused(*status),
            _ => Phase::Running,
        },
        due: target.and_then(|target| ran.reaches(&span, target.amount())),
        rest: target.map(|target| target.amount().minus(used)),
        target,
        used,
        warn,
        breached,
        stretches,
        kind: span.kind,
        calendar: span.calendar.name.clone(),
        started: span.started,
        reached: None,
        name: span.name,
        title: String::new(),
        aims: span.aims,
    }
}

/// The pauses by time, inside the clock's life, none over another. A target of days is never paused.
fn in_order(span: &Span<'_>, end: Timestamp) -> Vec<Pause> {
    let mut all = span.pauses.clone();
    all.sort_by_key(|pause| pause.from);
    let mut kept: Vec<Pause> = Vec::new();
    let mut until = span.started;
    for pause in all {
        let from = pause.from.max(until);
        // What has no end lasts as long as the clock does.
        let to = match (pause.to, span.ended) {
            (Some(to), Some(ended)) => Some(to.min(ended)),
            (None, ended) => ended,
            (to, None) => to,
        };
        if from > end || to.is_some_and(|to| to <= from) {
            continue;
        }
        kept.push(Pause { from, to, status: pause.status });
        match to {
            Some(to) => until = to,
            None => break,
        }
    }
    kept
}

/// When a clock ran: intervals in order, the last one open where it still runs or would have run on.
struct Ran(Vec<(Timestamp, Option<Timestamp>)>);

impl Ran {
    fn of(span: &Span<'_>, pauses: &[Pause], end: Timestamp) -> Self {
        let mut ran = Vec::new();
        let mut from = Some(span.started);
        for pause in pauses {
            if let Some(from) = from.filter(|from| *from < pause.from) {
                ran.push((from, Some(pause.from)));
            }
            from = pause.to;
        }
        // One that ended while it stood still would not have run on.
        let stood = span.ended.is_some() && pauses.last().is_some_and(|pause| pause.to == Some(end));
        if let Some(from) = from.filter(|_| !stood) {
            ran.push((from, None));
        }
        Self(ran)
    }

    /// The earliest instant at which so much is used.
    fn reaches(&self, span: &Span<'_>, amount: Amount) -> Option<Timestamp> {
        let mut left = match amount {
            Amount::Time(time) => time,
            Amount::Days(0) => return Some(span.started),
            Amount::Days(days) => return span.calendar.add_days(span.started, u16::try_from(days).ok()?),
        };
        for (from, to) in &self.0 {
            let at = span.calendar.add(*from, left);
            match to {
                None => return at,
                Some(to) if at.is_some_and(|at| at <= *to) => return at,
                Some(to) => left -= span.calendar.between(*from, *to),
            }
        }
        None
    }

    fn stretches(
        &self,
        span: &Span<'_>,
        pauses: &[Pause],
        end: Timestamp,
        target: Option<Target>,
    ) -> Vec<Stretch> {
        let amount = |from: Timestamp, to: Timestamp| match target {
            Some(Target::Days(_)) => Amount::Days(span.calendar.days_between(from, to)),
            _ => Amount::Time(span.calendar.between(from, to)),
        };
        let stretch = |from: Timestamp, to: Option<Timestamp>, why: Why| {
            let until = to.unwrap_or(end).min(end).max(from);
            Stretch {
                from,
                to: until,
                lasts: to.is_none() && span.ended.is_none(),
                why,
                amount: amount(from, until),
            }
        };
        let ran = self.0.iter().filter(|(from, _)| *from < end || self.0.len() == 1);
        let ran = ran.map(|(from, to)| stretch(*from, *to, Why::Running));
        let stood = pauses.iter().map(|pause| stretch(pause.from, pause.to, Why::Paused(pause.status)));
        let mut all: Vec<Stretch> = ran.chain(stood).collect();
        all.sort_by_key(|stretch| (stretch.from, stretch.to));
        all
    }
}

/// When a target was first missed, each target being judged while it held.
fn broken(span: &Span<'_>, ran: &Ran, end: Timestamp) -> Option<Timestamp> {
    let until = |nth: usize| span.aims.get(nth + 1).map_or(end, |next| next.from.min(end));
    let aims = span.aims.iter().enumerate();
    let missed = aims.filter_map(|(nth, aim)| {
        let due = ran.reaches(span, aim.target?.amount())?;
        // A shorter target that is over already is missed at the moment at which it is set.
        (due < until(nth)).then_some(due.max(aim.from))
    });
    missed.min()
}
