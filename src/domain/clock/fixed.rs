//! Clocks that no policy sets: what the law gives from a fact on, what another team agreed to, what a customer was promised.
//! None of them ever stands still.

use std::sync::LazyLock;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::calendar::Calendar;
use super::measure::{Span, measure};
use super::target::{Target, Warn};
use super::{Aim, Clock, Kind};
use crate::domain::ask::Ask;
use crate::domain::promise::Promise;
use crate::domain::ticket::Priority;

/// Every hour counts; what the clocks with a due time of their own count by.
static WALL: LazyLock<Calendar> = LazyLock::new(|| Calendar::always("24x7", TimeZone::UTC));

/// A legal clock: from the time of a fact, by its calendar, until `stopped`.
#[must_use]
pub fn legal(
    name: &str,
    from: Timestamp,
    (within, calendar): (Target, &Calendar),
    warn: &[Warn],
    stopped: Option<Timestamp>,
    now: Timestamp,
) -> Clock {
    clock((Kind::Legal, name), (from, stopped), (within, calendar), warn, now)
}

/// The clock of a question to another team; none where no time is agreed.
#[must_use]
pub fn of_ask(ask: &Ask, warn: &[Warn], now: Timestamp) -> Option<Clock> {
    let within = Target::Time(ask.due?.duration_since(ask.asked));
    let ended = ask.answered.as_ref().map(|(at, _)| *at);
    Some(clock((Kind::Ask, ask.team.as_str()), (ask.asked, ended), (within, &WALL), warn, now))
}

/// The clock of a promise.
#[must_use]
pub fn of_promise(promise: &Promise, warn: &[Warn], now: Timestamp) -> Clock {
    let within = Target::Time(promise.due.duration_since(promise.made));
    let ended = promise.ended.map(|(at, _)| at);
    clock((Kind::Promise, promise.text.as_str()), (promise.made, ended), (within, &WALL), warn, now)
}

fn clock(
    (kind, name): (Kind, &str),
    (started, ended): (Timestamp, Option<Timestamp>),
    (within, calendar): (Target, &Calendar),
    warn: &[Warn],
    now: Timestamp,
) -> Clock {
    let aims = vec![Aim { from: started, priority: Priority::Normal, target: Some(within) }];
    let span = Span { kind, name: name.to_owned(), calendar, started, ended, pauses: Vec::new(), aims, warn };
    measure(span, now)
}
