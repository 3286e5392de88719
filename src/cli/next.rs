//! The guided next ticket: the top of the explained order, claimed where asked, passed over with a reason.

use serde_json::{Value, json};

use super::args;
use super::fail::Fail;
use super::session::Session;
use super::{link, work};
use crate::domain::act;
use crate::domain::clean::Clean;
use crate::domain::delivery::Delivery;
use crate::domain::filter::Filter;
use crate::domain::redact::Veil;
use crate::domain::urgency::explain;
use crate::domain::view::Scope;
use crate::report::{change_document, ticket_document, urgency_document};
use crate::store::{DeskQuery, Order, TicketView};

/// `next`.
pub fn next(session: &mut Session, wanted: &args::Next) -> Result<(), Fail> {
    let query = query(session)?;
    let store = session.store()?;
    let mut given = Vec::new();
    if let Some(reason) = &wanted.skip {
        let top = store.guided(&query, &given)?.ok_or_else(work::nothing_next)?;
        let reason = Clean::line(reason);
        work::act(session, &top, |case, mut ids| act::skip(case, reason, &mut ids))?;
        given.push(top.shown.id);
    }
    while let Some(view) = store.guided(&query, &given)? {
        given.push(view.shown.id.clone());
        let mut claim = Value::Null;
        if wanted.claim {
            match take(session, &view)? {
                Taken::Ours(change) => claim = change,
                Taken::SomebodyElses => continue,
            }
        }
        // As it is after the claim.
        let view = session.view(&view.shown.id)?.unwrap_or(view);
        print(session, &view, wanted.explain, &claim);
        return Ok(());
    }
    Err(work::nothing_next())
}

/// Open tickets of ours and nobody's, most urgent first.
fn query(session: &mut Session) -> Result<DeskQuery, Fail> {
    link::me(session)?;
    session.query(Scope::Mine, Filter::default(), Order::Urgency)
}

enum Taken {
    Ours(Value),
    SomebodyElses,
}

/// Claims it and lets the server confirm; where somebody else was faster, our claim is taken back.
fn take(session: &mut Session, view: &TicketView) -> Result<Taken, Fail> {
    let ids = match work::act(session, view, |case, mut ids| act::claim(case, false, &mut ids)) {
        Ok(ids) => ids,
        Err(Fail::Refused(_)) => return Ok(Taken::SomebodyElses),
        Err(other) => return Err(other),
    };
    let Some(work::Done { id, .. }) = ids.first() else { return Ok(Taken::Ours(Value::Null)) };
    link::push(session)?;
    let store = session.store()?;
    let Some(row) = store.delivery(id)? else { return Ok(Taken::Ours(Value::Null)) };
    if matches!(row.state, Delivery::Held | Delivery::Refused) {
        store.drop_change(id, session.now())?;
        return Ok(Taken::SomebodyElses);
    }
    Ok(Taken::Ours(change_document(&row, session.words())))
}

fn print(session: &Session, view: &TicketView, explained: bool, claim: &Value) {
    let (now, soon, words) = (session.now(), session.config.settings.desk.soon, session.words());
    let urgency = explain(&view.shown, view.repeats, now, soon).named(&session.config.sops, words.language());
    let veil = Veil::of(&view.shown, &view.timeline);
    let clocks = super::sla::documents(session, &super::sla::clocks(session, view), &veil);
    let document = json!({
        "key": view.shown.key,
        "why": urgency_document(&urgency, words)["parts"],
        "claim": claim,
        "ticket": ticket_document(view, &veil, words, now, soon, clocks),
    });
    session.out.one(&document, || {
        let mut lines = vec![format!("#{}  {}", view.shown.key, veil.text(view.shown.subject.as_str()))];
        if explained {
            lines.push(format!("  {}", words.get("order-head")));
            lines.extend(urgency.order(|say| words.say(say)));
        } else {
            lines.extend(urgency.parts.iter().map(|part| format!("  {}", words.say(&part.say))));
        }
        lines.extend(claim.get("words").and_then(Value::as_str).map(|state| format!("  {state}")));
        lines.join("\n") + "\n"
    });
}
