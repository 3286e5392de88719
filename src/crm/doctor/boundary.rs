//! The boundary of the feed: a row that changed at T comes when asked since T, not when asked since a moment later,
//! and nothing comes from tomorrow. One probe that finds wrong zones, comparisons that lose ties, formats that the
//! CRM does not read and filters that it ignores.

use super::Level;
use super::live::{Visit, time};
use crate::crm::answer::Page;
use crate::crm::error::CrmError;
use crate::domain::ticket::Ticket;

/// Pages that are looked through for one row.
const PAGES: usize = 8;
const MINUTE: i64 = 60;
const DAY: i64 = 86_400;

/// Probes a feed around its newest row.
pub(super) async fn probe(visit: &mut Visit<'_>, feed: &str, newest: &Ticket) {
    let key = format!("{}.query", visit.feed_key(feed));
    let at = newest.updated.as_second();
    let stamp = [("time", time(at))];
    let tomorrow = visit.tape.about().now.as_second().max(at) + DAY;
    match visit.since(feed, tomorrow).await {
        // A CRM that refuses the future reads the filter.
        Ok(page) if !page.tickets.is_empty() => {
            let args = [("time", time(tomorrow)), ("count", page.tickets.len().to_string())];
            return visit.tell(Level::Wrong, &key, "ignored", &args);
        }
        Ok(_) | Err(CrmError::Refused { status: 400..=422, .. } | CrmError::Place) => {}
        Err(error) => return visit.failed(&key, &error),
    }
    match comes(visit, feed, at, newest).await {
        Ok(true) => {}
        Ok(false) => {
            // Asked an hour earlier it comes: the comparison loses ties. Otherwise the clock is another one.
            let earlier = comes(visit, feed, at - MINUTE, newest).await.unwrap_or(false);
            let id = if earlier { "exclusive" } else { "other-clock" };
            return visit.tell(Level::Wrong, &key, id, &stamp);
        }
        Err(error) => return visit.failed(&key, &error),
    }
    // A place that the server keeps may follow a stamp that rows do not show.
    let keeps = visit.client.profile.reads.changes.iter();
    let keeps = keeps.filter(|read| read.request.path.to_string() == feed).any(|read| read.save.is_some());
    for (step, id) in [(1, "boundary"), (MINUTE, "minutes"), (12 * 3_600 + 1, "own-stamp")] {
        match comes(visit, feed, at + step, newest).await {
            Ok(false) if step == 1 => return visit.tell(Level::Good, &key, id, &stamp),
            Ok(false) if step == MINUTE => return visit.tell(Level::Note, &key, id, &stamp),
            Ok(false) if keeps => return visit.tell(Level::Note, &key, id, &stamp),
            Ok(_) => {}
            // The future may be refused, as it is by feeds that withhold their last minute.
            Err(CrmError::Refused { .. } | CrmError::Place) => {
                return visit.tell(Level::Good, &key, "boundary", &stamp);
            }
            Err(error) => return visit.failed(&key, &error),
        }
    }
    let level = if keeps { Level::Note } else { Level::Wrong };
    visit.tell(level, &key, if keeps { "own-stamp" } else { "other-clock" }, &stamp);
}

/// Whether the row comes when the feed is asked since a time.
async fn comes(visit: &Visit<'_>, feed: &str, at: i64, newest: &Ticket) -> Result<bool, CrmError> {
    let mut page: Page = visit.since(feed, at.max(0)).await?;
    for _ in 0..PAGES {
        if page.tickets.iter().any(|ticket| ticket.id == newest.id) {
            return Ok(true);
        }
        if !page.more {
            return Ok(false);
        }
        page = visit.client.changes(&page.place).await?;
    }
    Ok(false)
}
