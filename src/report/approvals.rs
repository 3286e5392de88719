//! What waits for a second person's yes: read from the store once, for the screen, the day and scripts.

use crate::config::Config;
use crate::domain::approval::{Approval, Pending};
use crate::domain::ask::Ask;
use crate::domain::clean::Clean;
use crate::domain::redact::Veil;
use crate::store::{Store, StoreError, TicketView};

/// Every yes that is missing on an open ticket, the oldest first; personal data is covered.
///
/// # Errors
/// Only faults of the file.
pub fn pending(store: &Store, config: &Config) -> Result<Vec<Pending>, StoreError> {
    let mut all = Vec::new();
    for view in store.approvals()? {
        let veil = Veil::of(&view.shown, &view.timeline);
        let covered = |text: &Clean| Clean::text(&veil.text(text.as_str()));
        for approval in view.approvals().into_iter().filter(Approval::is_open) {
            let title = veil.text(&title(&approval, config));
            all.push(Pending {
                ticket: view.shown.id.clone(),
                key: view.shown.key.clone(),
                subject: covered(&view.shown.subject),
                approval: Approval { title, answers: covered(&approval.answers), ..approval },
            });
        }
    }
    all.sort_by(|a, b| (a.approval.asked, &a.key).cmp(&(b.approval.asked, &b.key)));
    Ok(all)
}

/// The questions to other teams about a ticket, and what a second person was asked to approve: that is waited for as well.
#[must_use]
pub fn waits(view: &TicketView, config: &Config) -> Vec<Ask> {
    let mut asks = view.asks();
    asks.extend(view.approvals().into_iter().map(|approval| {
        let title = title(&approval, config);
        Approval { title, ..approval.clone() }.as_ask(role(&approval, config))
    }));
    asks
}

/// The step's title in the person's own language where the procedure is here, else as it was asked.
fn title(approval: &Approval, config: &Config) -> String {
    let named = |sop: &&crate::domain::sop::Sop| {
        approval.sop.as_ref().is_some_and(|told| *told == format!("{}@{}", sop.id, sop.version))
    };
    let own =
        config.sops.iter().find(named).map(|sop| sop.words(config.words.language()).step(&approval.step));
    own.map_or_else(|| approval.title.clone(), str::to_owned)
}

/// Those who may say yes, as they are called.
fn role(approval: &Approval, config: &Config) -> Clean {
    let known = crate::domain::role::Role::parse(&approval.role);
    let name = known.map(|role| config.words.get(&format!("approver-{}", role.as_str())));
    Clean::line(name.as_deref().unwrap_or(&approval.role))
}
