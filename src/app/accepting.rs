//! A second person's yes, by keys: to a step that somebody else answered, and with a reason to what one of its checks
//! objects to. What may be approved is decided in `domain::act`.

use super::acting::{Acting, commit, with_case};
use super::composer::{Composer, Purpose};
use super::context::Context;
use super::sheet::Sheet;
use super::ticket::Procedure;
use crate::domain::act;
use crate::domain::say::Refusal;
use crate::store::TicketView;

/// Approves the newest request of a ticket, or this one; where it takes a reason, that is asked for first.
pub(super) fn approve(code: Option<&str>, view: &TicketView, cx: &mut Context<'_>) -> Acting {
    let mut asked = None;
    let acted = with_case(view, cx, |case, mut ids| {
        asked = case.run.asked_for(code).map(|request| request.code.clone());
        act::approve(case, code, "", &mut ids)
    });
    match (acted, asked) {
        (Err(no), Some(code)) if wants_reason(&no) => {
            let key = view.shown.key.as_str();
            let title = cx.config.words.with("compose-accept", &[("key", key)]);
            let hint = cx.word("compose-accept-hint");
            let purpose = Purpose::Accept { ticket: view.shown.id.clone(), code };
            Acting::sheet(Sheet::Composer(Composer::new(purpose, title, hint, "")))
        }
        (acted, _) => commit(acted, cx).into(),
    }
}

/// Whether nothing but a reason is missing for a yes.
pub(super) fn wants_reason(no: &[Refusal]) -> bool {
    no.iter().any(|one| one.rule == "approval-reason")
}

/// What somebody else asks a lead to accept of this step; none where this person asked.
pub(super) fn asked(step: &str, procedure: &Procedure, cx: &Context<'_>) -> Option<String> {
    let state = procedure.progress.step(step).filter(|state| state.wants_lead())?;
    let code = state.code_of(&procedure.sop, &procedure.run);
    let request = procedure.run.asked_for(Some(&code))?;
    let is_own = request.by.as_ref().is_none_or(|by| cx.me.is_none_or(|me| me.id == by.id));
    (!is_own).then_some(code)
}
