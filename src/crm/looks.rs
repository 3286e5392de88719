//! What of an answer a profile's filters look at.

use super::decode;
use super::jq::Filter;
use super::profile::{Profile, Read};
use super::wanted::Wanted;

/// What is looked at of the answers to the reads that give tickets.
pub(super) struct Looks {
    /// By the feeds, in the order of the profile's alternatives.
    pub(super) feeds: Vec<Wanted>,
    /// By the read of tickets by their ids.
    pub(super) ids: Wanted,
    /// Of a mapped ticket by the filter that decides whether it is our tier's work.
    pub(super) escalated: Wanted,
}

impl Looks {
    pub(super) fn of(profile: &Profile) -> Self {
        Self {
            feeds: profile.reads.changes.iter().map(|read| of_answer(profile, read)).collect(),
            ids: profile.reads.ids.as_ref().map_or(Wanted::ALL, |read| of_answer(profile, read)),
            escalated: profile
                .escalated
                .as_ref()
                .map_or(Wanted::KIND, |filter| filter.wants(&Wanted::KIND).input),
        }
    }
}

fn of_answer(profile: &Profile, read: &Read) -> Wanted {
    let id = Wanted::field("id", Wanted::ALL);
    let mut seen = Wanted::KIND;
    let mut look = |filter: &Filter, outputs: &Wanted| {
        let wants = filter.wants(outputs);
        seen.add(&wants.context);
        wants.input
    };
    let mut row = id.clone();
    if !read.via_ids {
        let map = read.map.as_ref().or_else(|| profile.map_of_tickets());
        let mapped = decode::of_ticket(profile.escalated.as_ref());
        row.add(&map.map_or(Wanted::ALL, |map| look(map, &mapped)));
    }
    let mut body = match &read.rows {
        Some(rows) => look(rows, &row),
        None => row,
    };
    for filter in [&read.next, &read.save].into_iter().flatten() {
        body.add(&look(filter, &Wanted::ALL));
    }
    if let Some(whole) = seen.of_field("body") {
        body.add(whole);
    }
    for list in &read.side {
        if let Some(records) = seen.of_field("side").and_then(|side| side.of_field(list)) {
            let mut record = id.clone();
            record.add(records.of_items().unwrap_or(&Wanted::KIND));
            body.add(&Wanted::field(list, Wanted::each(record)));
        }
    }
    body
}
