//! All clocks of all tickets by the shipped policies and calendars, on one core.

use std::hint::black_box;

use anyhow::{Context as _, Result};
use jiff::{SignedDuration, Timestamp};
use secondline::config::{Home, Overrides, load};
use secondline::domain::clock::{History, What, clocks, next};
use secondline::domain::ticket::{Priority, Status, Ticket};

use crate::figures::{Bars, rate};
use crate::machine;
use crate::tickets::{Dice, ticket};

/// A life of a few days: replies, questions, two pauses, a change of priority, for some a reopening.
fn life(ticket: &Ticket, dice: &mut Dice) -> History {
    let mut at = ticket.created;
    let mut life = History::new(at, Priority::Normal);
    let turns = [
        What::Status(Status::Open),
        What::Reply,
        What::Status(Status::Pending),
        What::Customer,
        What::Status(Status::Open),
        What::Priority(ticket.priority),
        What::Status(Status::Hold),
        What::Status(Status::Open),
        What::Reply,
        What::Status(Status::Solved),
        What::Customer,
        What::Status(Status::Open),
    ];
    let many = 4 + dice.below(9) as usize;
    for turn in &turns[..many.min(turns.len())] {
        at += SignedDuration::from_mins(5 + dice.below(900) as i64);
        life = life.then(at, *turn);
    }
    life
}

/// Runs it.
pub fn run(count: usize, bars: &mut Bars) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let home = Home::new(Some(folder.path())).context("a home")?;
    let policies = load(&home, &Overrides::default()).config.clocks;
    let mut dice = Dice::new(7);
    let cases: Vec<(Ticket, History)> = (0..count as u64)
        .map(|nth| {
            let ticket = ticket(nth, 10);
            let life = life(&ticket, &mut dice);
            (ticket, life)
        })
        .collect();
    let now: Timestamp = cases.last().map_or(Timestamp::UNIX_EPOCH, |(ticket, _)| ticket.created);
    let ((all, due), took) = machine::timed(|| {
        cases.iter().fold((0_usize, 0_usize), |(all, due), (ticket, life)| {
            let clocks = black_box(clocks(&policies, ticket, life, now));
            (all + clocks.len(), due + usize::from(next(&clocks).is_some()))
        })
    });
    let figure = format!(
        "{:.2} s for {all} clocks of {count} tickets ({due} with a due time), {:.0} tickets/s",
        took.as_secs_f64(),
        rate(count, took)
    );
    bars.check(
        "all clocks of 100,000 tickets < 1 s",
        took.as_secs_f64() * 100_000.0 / (count as f64) < 1.0,
        &figure,
    );
    Ok(())
}
