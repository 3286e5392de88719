//! Why a ticket stands where it stands, to be read: what its score is made of, and who passed it over.

use super::context::Context;
use crate::domain::change::Change;
use crate::domain::redact::Veil;
use crate::domain::urgency::explain;
use crate::store::TicketView;

/// What the score is made of, by the function that orders the lists, and the reasons of those who passed it over.
pub(super) fn lines(view: &TicketView, veil: &Veil, cx: &Context<'_>) -> Vec<String> {
    let words = &cx.config.words;
    let urgency = explain(&view.shown, view.repeats, cx.now, cx.config.settings.desk.soon)
        .named(&cx.config.sops, words.language());
    let mut lines = vec![words.get("order-head")];
    lines.extend(urgency.order(|say| words.say(say)));
    for one in &view.journal {
        if let Change::Skip { reason } = &one.change {
            let (by, at, reason) = (one.by.name.as_str(), cx.moment(one.at), veil.text(reason.as_str()));
            let args = [("by", by), ("at", at.as_str()), ("reason", reason.as_str())];
            lines.push(format!("  {}", words.with("order-skipped", &args)));
        }
    }
    lines
}
