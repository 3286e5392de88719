//! `handover`: the open work of a shift as one note to a colleague. It is shown first; `--post KEY` writes it on a ticket
//! as an internal note, `--to` gives it its addressee. What it says is `report`'s, the same as on the screen.

use jiff::tz::TimeZone;
use serde_json::json;

use super::args;
use super::fail::Fail;
use super::session::Session;
use super::track::write;
use crate::domain::act;
use crate::domain::clean::Clean;
use crate::report::Handover;

/// `handover`.
pub fn handover(session: &mut Session, wanted: &args::Handover) -> Result<(), Fail> {
    let me = super::link::me(session)?;
    let now = session.now();
    let work = Handover::of(&session.store()?, &session.config, &me, now)?;
    let text = work.text(wanted.to.as_deref(), &session.config, &TimeZone::system(), now);
    if let Some(key) = &wanted.post {
        let note = Clean::text(&text);
        for view in &work.mine {
            // Whoever goes on with a ticket goes on with its procedure.
            super::work::act(session, view, |case, mut ids| Ok(act::tell(case, &mut ids)))?;
        }
        let view = session.find(key)?;
        return write(session, &view, |case, mut ids| act::note(case, note, &mut ids));
    }
    let keys: Vec<_> = work.views().map(|view| &view.shown.key).collect();
    session.out.one(&json!({"text": text, "tickets": keys, "to": wanted.to}), || text.clone());
    Ok(())
}
