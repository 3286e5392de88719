//! What of a ticket somebody may see. Personal data is covered where it is drawn.

use crate::domain::coach;
use crate::domain::ticket::Person;
use crate::store::TicketView;

/// A ticket as somebody may see it: coaching notes are for leads and for the agent whom they are to.
pub(super) fn seen(view: Option<TicketView>, me: Option<&Person>) -> Option<Box<TicketView>> {
    let mut view = Box::new(view?);
    coach::cover(&mut view.timeline, &view.shown, me);
    Some(view)
}
