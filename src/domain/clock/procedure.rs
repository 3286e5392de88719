//! The legal clocks that a procedure starts by a fact: how they count, by the calendar that the procedure names.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::calendar::instant;
use super::rule::Policies;
use super::target::{Target, Warn};
use super::{Clock, fixed};
use crate::domain::sop::{Progress, Since, Sop, Unit, Warn as Warning, Within};

/// The clocks of a run that have started. `zone` is that of the agent who answered. One whose calendar is not there is
/// left out: linting a procedure tells that.
#[must_use]
pub fn of_procedure(
    sop: &Sop,
    progress: &Progress,
    policies: &Policies,
    zone: &TimeZone,
    now: Timestamp,
) -> Vec<Clock> {
    let started =
        progress.clocks.iter().filter(|state| state.running == Some(true) || state.stopped.is_some());
    let clocks = started.filter_map(|state| {
        let rule = sop.clock(&state.name)?;
        let from = match state.since? {
            Since::Local(at) => instant(zone, at)?,
            Since::At(at) => at,
        };
        let calendar = policies.calendar(&rule.calendar)?;
        let warn: Vec<Warn> = rule.warn.iter().map(|warn| warning(*warn)).collect();
        let stopped = state.stopped.as_ref().map(|mark| mark.at);
        Some(fixed::legal(&rule.name, from, (target(rule.within), calendar), &warn, stopped, now))
    });
    clocks.collect()
}

fn target(within: Within) -> Target {
    let count = i64::from(within.count.min(100_000));
    match within.unit {
        Unit::Minutes => Target::Time(jiff::SignedDuration::from_mins(count)),
        Unit::Hours => Target::Time(jiff::SignedDuration::from_hours(count)),
        Unit::Days => Target::Days(u16::try_from(count).unwrap_or(u16::MAX)),
    }
}

fn warning(warn: Warning) -> Warn {
    match warn {
        Warning::Share(share) => Warn::Used(share),
        Warning::Left(within) => Warn::Left(target(within)),
    }
}
