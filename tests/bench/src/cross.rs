//! Tallies over a cache where every ticket is resolved: any two dimensions crossed, and the days of every cause. Floor:
//! the same rows walked by SQLite, only counted.

use anyhow::Result;
use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;
use secondline::domain::filter::Filter;
use secondline::domain::spike::days;
use secondline::domain::tally::{Dim, Measure, Span, Wanted, tally};
use secondline::domain::taxonomy::Recode;
use secondline::store::{Store, TallyQuery};

use crate::cache::absorb;
use crate::figures::{Bars, Times};
use crate::tickets;

/// Milliseconds for a cross over a hundred thousand tickets.
const CROSS: f64 = 100.0;

/// What leads cross most, and the widest of them.
const PAIRS: [(Dim, Dim); 6] = [
    (Dim::Cause, Dim::Product),
    (Dim::Cause, Dim::Site),
    (Dim::Site, Dim::Verdict),
    (Dim::Family, Dim::Week),
    (Dim::Agent, Dim::Cause),
    (Dim::Version, Dim::Language),
];

pub fn run(count: usize, bars: &mut Bars) -> Result<()> {
    println!("\n## cross: {count} resolved tickets");
    let folder = tempfile::tempdir()?;
    let path = folder.path().join("store.db");
    let store = Store::open(&path)?;
    let now = Timestamp::from_second(1_763_000_000 + count as i64 * 100)?;
    for from in (0..count as u64).step_by(10_000) {
        let some = from..(from + 10_000).min(count as u64);
        // One in so many is open: none of these.
        let tickets: Vec<_> =
            some.map(|nth| tickets::ticket(nth, u64::MAX)).skip(usize::from(from == 0)).collect();
        absorb(&store, &tickets, now)?;
    }
    let span =
        Span { since: Timestamp::from_second(0)?, until: now + SignedDuration::from_hours(24 * 3_650) };
    let query = TallyQuery {
        filter: Filter::default(),
        me: None,
        now,
        span,
        recode: Recode::default(),
        releases: Default::default(),
    };
    let db = Connection::open(&path)?;
    let mut floor = Times::default();
    for _ in 0..5 {
        floor.take(|| {
            db.query_row("SELECT count(*), max(solved), max(cause), max(site) FROM tickets WHERE solved >= 0 AND status >= 4", [], |row| row.get::<_, i64>(0))
        })?;
    }
    println!("       floor, SQLite walks and compares four fields: {}", floor.line());
    let bar = CROSS * count as f64 / 100_000.0;
    for (of, by) in PAIRS {
        let mut times = Times::default();
        let mut shape = (0, 0);
        for _ in 0..7 {
            let found = times.take(|| {
                let wanted = Wanted { of, by: &[by], measure: Measure::Count, span };
                store.cells(&query, of, &[by]).map(|cells| tally(&cells, wanted))
            })?;
            shape = (found.rows.len(), found.by.get(&by).map_or(0, Vec::len));
        }
        let p95 = times.percentile(0.95);
        let what =
            format!("{} × {}, {} × {} values, p95 < {bar:.0} ms", of.as_str(), by.as_str(), shape.0, shape.1);
        bars.check(&what, p95 < bar, &times.line());
    }
    let (_, starts) = days(now, &jiff::tz::TimeZone::UTC);
    let mut times = Times::default();
    for _ in 0..7 {
        times.take(|| store.daily(&query, Dim::Cause, &starts))?;
    }
    println!("       days of every cause: {}", times.line());
    Ok(())
}
