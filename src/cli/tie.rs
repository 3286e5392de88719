//! Linking a ticket to another one, and merging it into one, on the command line.

use super::args::Tie;
use super::fail::Fail;
use super::session::Session;
use super::work;
use crate::domain::act::{self, MergeForm, Other};
use crate::domain::clean::Clean;
use crate::domain::say::Say;

/// Runs one of these verbs.
pub fn run(session: &mut Session, wanted: &Tie) -> Result<(), Fail> {
    match wanted {
        Tie::Link { key, to } => {
            let (view, to) = (session.find(key)?, session.find(to)?);
            let done = work::act(session, &view, |case, mut ids| act::link(case, &to.shown, &mut ids))?;
            work::tell(session, &done)
        }
        Tie::Merge { key, into } => merge(session, key, into),
    }
}

fn merge(session: &mut Session, key: &str, into: &str) -> Result<(), Fail> {
    let (view, into) = (session.find(key)?, session.find(into)?);
    let sop = session.run(&into).1.map(|sop| sop.id.clone());
    let words = session.words();
    let here = words.with("merge-note-here", &[("key", into.shown.key.as_str())]);
    let there =
        Say::new("merge-note-there").with("key", &view.shown.key).with("subject", &view.shown.subject);
    let there = format!("{}\n\n{}", words.say(&there), view.last_words().as_str());
    let form = MergeForm {
        into: Other { ticket: &into.shown, sop: sop.as_ref() },
        here: Clean::text(&here),
        there: Clean::text(there.trim()),
        owed: view.owed(),
    };
    let done = work::act(session, &view, |case, mut ids| act::merge(case, &form, &mut ids))?;
    work::tell(session, &done)
}
