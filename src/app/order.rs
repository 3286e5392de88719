//! Why a ticket stands where it stands, to be read: its score with the points of each part, and who passed it over.

use super::context::Context;
use crate::domain::change::Change;
use crate::domain::redact::Veil;
use crate::domain::urgency::{Part, explain};
use crate::store::TicketView;

/// The score with its parts, by the function that orders the lists, and the reasons of those who passed it over.
pub(super) fn lines(view: &TicketView, veil: &Veil, cx: &Context<'_>) -> Vec<String> {
    let words = &cx.config.words;
    let urgency = explain(&view.shown, view.repeats, cx.now, cx.config.settings.desk.soon)
        .named(&cx.config.sops, words.language());
    let mut lines = vec![words.with("order-score", &[("score", &words.decimals(&urgency.shown()))])];
    let points = |part: &Part| words.decimals(&part.shown());
    let width = urgency.parts.iter().map(|part| points(part).len()).max().unwrap_or_default();
    lines.extend(urgency.parts.iter().map(|part| {
        let sentence = words.say(&part.say);
        let points = points(part);
        match part.name.as_str() {
            "age" => format!("  {points:>width$}  {sentence} {}", words.get("order-between")),
            _ => format!("  {points:>width$}  {sentence}"),
        }
    }));
    for one in &view.journal {
        if let Change::Skip { reason } = &one.change {
            let (by, at, reason) = (one.by.name.as_str(), cx.moment(one.at), veil.text(reason.as_str()));
            let args = [("by", by), ("at", at.as_str()), ("reason", reason.as_str())];
            lines.push(format!("  {}", words.with("order-skipped", &args)));
        }
    }
    lines
}
