//! Putting a ticket off, and bringing it back: a change that stays on this desk.

use jiff::Timestamp;

use super::{Acted, Case, here};
use crate::domain::change::Change;
use crate::domain::clean::Clean;
use crate::domain::ids::ChangeId;
use crate::domain::later;
use crate::domain::say::Refusal;
use crate::domain::ticket::Entry;

/// Puts the ticket off until a time, with what for; without a time it comes back now.
pub fn put_off(
    case: &Case<'_>,
    until: Option<Timestamp>,
    text: Clean,
    timeline: &[Entry],
    ids: &mut impl FnMut() -> ChangeId,
) -> Acted {
    here(case)?;
    if until.is_none() && case.ticket.later.is_none() {
        return Ok(Vec::new());
    }
    if until.is_some_and(|until| until <= case.at()) {
        return Err(vec![Refusal::new("due-past").at("until")]);
    }
    if until.is_some() && !case.ticket.status.is_open() {
        return Err(vec![Refusal::new("later-done").with("key", &case.ticket.key).at("until")]);
    }
    let seen = later::seen(case.ticket, timeline);
    Ok(vec![case.change(ids(), Change::Later { until, text, seen }, None)])
}
