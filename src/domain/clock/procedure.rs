//! The legal clocks of a ticket: how the deadlines that its procedure and its notes tell count, by the calendar that the
//! procedure names. Which deadlines those are: see [`crate::domain::law`].

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::rule::Policies;
use super::target::{Target, Warn};
use super::{Clock, Reached, fixed};
use crate::domain::law::{Deadline, deadlines};
use crate::domain::sop::{ClockRule, From, Progress, Run, Sop, Unit, Warn as Warning, Within, pinned};

/// By what legal clocks count, and in whose words.
#[derive(Debug, Clone, Copy)]
pub struct Law<'a> {
    /// The procedures, for what their clocks are called.
    pub sops: &'a [Sop],
    /// The calendars.
    pub policies: &'a Policies,
    /// The zone of the agent who answered.
    pub zone: &'a TimeZone,
    /// The agent's language.
    pub language: &'a str,
}

/// The legal clocks of a ticket that have started. One whose calendar is not there is left out: linting a procedure tells
/// that.
#[must_use]
pub fn legal_clocks(held: Option<(&Sop, &Progress)>, run: &Run, law: Law<'_>, now: Timestamp) -> Vec<Clock> {
    let clocks = deadlines(held, run, law.zone).into_iter().filter_map(|one| {
        let mut clock = counting(&one, law.policies, now)?;
        let own = held.map(|(sop, _)| sop).filter(|sop| sop.id == one.sop);
        clock.reached = own.and_then(|sop| reached(sop, &one, run));
        let sop = own.or_else(|| pinned(law.sops, &one.sop, &one.version));
        clock.title = sop.map_or(String::new(), |sop| sop.words(law.language).clock(&one.name).to_owned());
        Some(clock)
    });
    clocks.collect()
}

/// What told a deadline that our own run reckons from when the case reached our tier.
fn reached(sop: &Sop, one: &Deadline, run: &Run) -> Option<Reached> {
    sop.clock(&one.name).filter(|rule| rule.from == From::Escalated && one.by.is_none())?;
    Some(Reached::told_by(run.escalated))
}

/// A deadline by its calendar.
pub(super) fn counting(one: &Deadline, policies: &Policies, now: Timestamp) -> Option<Clock> {
    let calendar = policies.calendar(&one.calendar)?;
    let warn: Vec<Warn> = one.warn.iter().map(|warn| warning(*warn)).collect();
    let within = (target_of(one.within), calendar);
    Some(fixed::legal(&one.name, one.since?, within, &warn, one.stopped, now))
}

/// Whether a warning of a procedure's clock ever comes before its end.
#[must_use]
pub fn ever_warns(rule: &ClockRule, warn: Warning) -> bool {
    warning(warn).used(target_of(rule.within)).is_some()
}

/// A length of a procedure's file as a clock counts it.
#[must_use]
pub fn target_of(within: Within) -> Target {
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
        Warning::Left(within) => Warn::Left(target_of(within)),
    }
}
