//! Whose personal data may be seen now: nobody's, until a person gives a reason; then one ticket's, for a
//! moment. Nothing is shown before the reason is in the journal.

use super::message::Effect;
use crate::domain::change::Change;
use crate::domain::clean::Clean;
use crate::domain::ids::{ChangeId, TicketId};
use crate::domain::redact::Veil;
use crate::store::{DeskRow, TicketView};

/// What was asked for, and what is shown.
#[derive(Debug, Clone, Default)]
pub struct Privacy {
    asked: Option<(ChangeId, TicketId)>,
    shown: Option<TicketId>,
}

impl Privacy {
    /// The ticket whose personal data is shown.
    #[must_use]
    pub fn shown(&self) -> Option<&TicketId> {
        self.shown.as_ref()
    }

    /// What covers a ticket now.
    #[must_use]
    pub fn veil(&self, view: &TicketView) -> Veil {
        if self.shown.as_ref() == Some(&view.shown.id) {
            Veil::lifted()
        } else {
            Veil::of(&view.shown, &view.timeline)
        }
    }

    /// Remembers a reveal among what is being committed.
    pub(super) fn asks(&mut self, effects: &[Effect]) {
        let changes = effects.iter().filter_map(|effect| match effect {
            Effect::Commit(changes) => Some(changes),
            _ => None,
        });
        let reveal = changes.flatten().find(|new| matches!(new.change, Change::Reveal { .. }));
        self.asked = reveal.and_then(|new| Some((new.id.clone(), new.ticket.clone()?)));
    }

    /// Shows what was asked for, once it is in the journal; tells whether it did.
    pub(super) fn committed(&mut self, ids: &[ChangeId]) -> bool {
        let logged = self.asked.as_ref().is_some_and(|(id, _)| ids.contains(id));
        if logged {
            self.shown = self.asked.take().map(|(_, ticket)| ticket);
        }
        logged
    }

    /// Covers everything again; tells whether something was shown.
    pub(super) fn cover(&mut self) -> bool {
        self.asked = None;
        self.shown.take().is_some()
    }
}

/// A row of a list as it may be seen: its subject without the personal data of its customer.
#[must_use]
pub fn veiled(row: DeskRow) -> DeskRow {
    let veil = Veil::over(row.requester.as_ref().map(Clean::as_str));
    let subject = Clean::line(&veil.text(row.subject.as_str()));
    DeskRow { subject, ..row }
}
