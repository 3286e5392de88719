//! Second looks: at writes that were sent twice, since the first try may land after all, and at everything that
//! changed since the last such reading, since a page may have left rows out.

use std::collections::HashSet;

use jiff::{SignedDuration, Timestamp};

use super::engine::{Engine, Listener, Stop};
use super::pull::Seen;
use super::report::Event;
use crate::crm::{CrmError, Place};
use crate::domain::change::{Outgoing, Patch};
use crate::domain::clean::Clean;

/// When a write that was sent twice is counted on its ticket, in graces after its last attempt.
const LOOKS: [u32; 3] = [1, 4, 16];
/// What came in so short a time before a reading may be news and is not counted as left out.
const NEWS: SignedDuration = SignedDuration::from_mins(15);
/// How far each reading reaches back behind the one before.
const OVERLAP: SignedDuration = SignedDuration::from_hours(24);

impl Engine {
    /// Counts what was sent more than once. Whatever stands there twice is told, and stays visible until somebody has seen it.
    pub(super) async fn look_again(&self, tell: Listener<'_>) -> Result<(), Stop> {
        let now = self.now();
        for resent in self.on_store(move |store| store.resent(now)).await? {
            match self.client.arrived(&resent.ticket, &resent.marker).await {
                Ok(times) if times > 1 => {
                    let id = resent.id.clone();
                    let row = self.on_store(move |store| store.delivery(&id)).await?;
                    let text = match row.map(|row| row.out) {
                        Some(Outgoing::Ticket(Patch { comment: Some(comment), .. })) => comment.text,
                        _ => Clean::default(),
                    };
                    self.doubled(&resent.ticket, Some(resent.id.clone()), text, times, tell).await?;
                    self.on_store(move |store| store.look_at(&resent.id, None)).await?;
                }
                Ok(_) | Err(CrmError::Refused { .. } | CrmError::Cannot { .. }) => {
                    let looks = LOOKS.iter().filter_map(|graces| {
                        let after = SignedDuration::try_from(self.pace.grace.saturating_mul(*graces)).ok()?;
                        resent.touched.checked_add(after).ok()
                    });
                    let next = looks.into_iter().find(|at| *at > now);
                    self.on_store(move |store| store.look_at(&resent.id, next)).await?;
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Reads again what changed since the reading before, where its time has come. Rows that had been left out come
    /// in, and it is told how many those were.
    pub(super) async fn reconcile(
        &self,
        place: &Place,
        began: Timestamp,
        seen: &mut Seen,
        tell: Listener<'_>,
    ) -> Result<(), Stop> {
        let Some((last, since)) = self.on_store(|store| store.meta(LAST)).await?.and_then(|text| read(&text))
        else {
            // The first walk of all read everything just now; the first reading after it does so once more.
            return self.keep(began, 0).await;
        };
        let every = SignedDuration::try_from(self.pace.reconcile).unwrap_or(SignedDuration::MAX);
        if last <= began && began.duration_since(last) < every {
            return Ok(());
        }
        let mut next = Place { feed: place.feed.clone(), since, ..Place::default() };
        let (mut visited, mut found) = (HashSet::new(), 0);
        for _ in 0..self.pace.pages {
            let page = self.client.changes(&next).await?;
            next = page.place;
            let more = page.more && visited.insert(serde_json::to_string(&next).unwrap_or_default());
            let edge = began.checked_sub(NEWS).unwrap_or(began);
            let (old, new) = page.tickets.into_iter().partition(|ticket| ticket.updated < edge);
            let before = seen.changed;
            self.absorb(crate::crm::Found { tickets: old, bad: page.bad }, None, seen).await?;
            found += seen.changed - before;
            self.absorb(crate::crm::Found { tickets: new, bad: Vec::new() }, None, seen).await?;
            if !more {
                break;
            }
        }
        if found > 0 {
            tell(Event::Found { rows: found });
        }
        self.keep(began, began.checked_sub(OVERLAP).unwrap_or(began).as_second()).await
    }

    async fn keep(&self, last: Timestamp, since: i64) -> Result<(), Stop> {
        let text = format!("{} {since}", last.as_second());
        Ok(self.on_store(move |store| store.set_meta(LAST, &text)).await?)
    }
}

/// The fact that says when all was read last, and since when the next reading reads.
const LAST: &str = "reconciled";

fn read(text: &str) -> Option<(Timestamp, i64)> {
    let (last, since) = text.split_once(' ')?;
    Some((Timestamp::from_second(last.parse().ok()?).ok()?, since.parse().ok()?))
}
