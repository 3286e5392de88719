//! Tickets that belong together: linked, or one that goes up in the other. What a CRM makes of it is its profile's.

use super::{Acted, Case, gate, here, said};
use crate::domain::change::{Change, Merging, Patch, Tie};
use crate::domain::clean::Clean;
use crate::domain::ids::{ChangeId, SopId};
use crate::domain::say::Refusal;
use crate::domain::ticket::{Status, Ticket};

/// The other ticket.
#[derive(Debug, Clone, Copy)]
pub struct Other<'a> {
    /// As it is shown.
    pub ticket: &'a Ticket,
    /// The procedure that it runs or would start.
    pub sop: Option<&'a SopId>,
}

/// What a merge says, and what is still owed on the ticket that ends by it.
#[derive(Debug, Clone)]
pub struct MergeForm<'a> {
    /// The ticket that stays.
    pub into: Other<'a>,
    /// The note on the one that ends.
    pub here: Clean,
    /// The note on the one that stays, where the CRM leaves the conversations apart.
    pub there: Clean,
    /// Questions and promises that are still open on the one that ends.
    pub owed: usize,
}

fn tie(ticket: &Ticket) -> Tie {
    Tie { id: ticket.id.clone(), key: ticket.key.clone() }
}

/// Links the ticket to another one; both stay as they are.
pub fn link(case: &Case<'_>, to: &Ticket, ids: &mut impl FnMut() -> ChangeId) -> Acted {
    here(case)?;
    if case.ticket.status == Status::Closed {
        return Err(vec![Refusal::new("closed").with("key", &case.ticket.key)]);
    }
    if to.id == case.ticket.id {
        return Err(vec![Refusal::new("link-itself").with("key", &to.key)]);
    }
    if to.gone.is_some() {
        return Err(vec![Refusal::new("gone").with("key", &to.key)]);
    }
    let to = tie(to);
    let patch = Patch { link: Some(to.clone()), ..Patch::default() };
    Ok(vec![case.change(ids(), Change::Link { to }, Some(patch))])
}

/// Lets the ticket go up in another one, through the gate. A note goes first: whoever looks for the case finds it, and
/// by it a merge whose answer was lost is known to have begun.
pub fn merge(case: &Case<'_>, form: &MergeForm<'_>, ids: &mut impl FnMut() -> ChangeId) -> Acted {
    let no = gate::merge(case, &form.into, form.owed);
    if !no.is_empty() {
        return Err(no);
    }
    let into = tie(form.into.ticket);
    let merging = Merging { into: into.clone(), there: form.there.clone() };
    let patch = Patch { merge: Some(merging), ..said(form.here.clone(), false) };
    Ok(vec![case.change(ids(), Change::Merge { into }, Some(patch))])
}
