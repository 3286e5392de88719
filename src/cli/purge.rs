//! Taking a customer or a ticket out of everything that is kept here: first what would go, then, with
//! `--yes`, that it went.

use serde_json::{Value, json};

use super::args::Purge;
use super::fail::Fail;
use super::output;
use super::session::Session;
use crate::domain::ids::TicketId;
use crate::domain::say::{Refusal, Say};
use crate::report::change_document;
use crate::store::{PurgePlan, Purged, StoreError, Whom};

/// `purge`.
pub fn purge(session: &mut Session, wanted: &Purge) -> Result<(), Fail> {
    let store = session.store()?;
    let (whom, key) = match (&wanted.customer, &wanted.ticket) {
        (Some(customer), _) => (Whom::Customer(customer.clone()), customer.clone()),
        (None, Some(key)) => {
            let id = store.find(key)?.unwrap_or_else(|| TicketId::new(key.trim_start_matches('#')));
            (Whom::Ticket(id), key.clone())
        }
        (None, None) => return Err(Fail::Usage(Say::new("cli-alone"))),
    };
    let plan = store.plan_purge(&whom)?;
    let is_held = match &whom {
        Whom::Customer(_) => !plan.is_empty(),
        Whom::Ticket(id) => store.row_of(id)?.is_some() || plan.changes + plan.drafts > 0,
    };
    if !is_held {
        return Err(Fail::refused(Refusal::new("nothing-to-purge").with("key", key)));
    }
    tell_owed(session, &plan);
    if !plan.owed.is_empty() && !wanted.drop_owed {
        return Err(StoreError::Owed(plan.owed.len()).into());
    }
    if !wanted.yes {
        tell_plan(session, &plan);
        return Ok(());
    }
    let purged = store.purge(&plan, wanted.drop_owed, session.now())?;
    let exports = store
        .audit()?
        .iter()
        .filter(|entry| entry.text.as_ref().is_some_and(|text| text.what == "exported"))
        .count();
    tell_done(session, purged, exports);
    Ok(())
}

fn tell_owed(session: &Session, plan: &PurgePlan) {
    let words = session.words();
    for row in &plan.owed {
        let args = [("id", row.id.as_str()), ("kind", row.change.kind()), ("state", row.state.as_str())];
        output::notice(&words.with("purge-owed-row", &args));
    }
}

fn tell_plan(session: &Session, plan: &PurgePlan) {
    let words = session.words();
    let owed: Vec<Value> = plan.owed.iter().map(|row| change_document(row, words)).collect();
    let document = json!({
        "purged": false, "tickets": plan.tickets, "changes": plan.changes, "drafts": plan.drafts,
        "texts": plan.texts, "owed": owed, "files": plan.files,
    });
    session.out.one(&document, || {
        let numbers = [
            ("tickets", plan.tickets.len()),
            ("changes", plan.changes),
            ("drafts", plan.drafts),
            ("texts", plan.texts),
            ("files", plan.files),
        ];
        format!("{}\n{}\n", counted(session, "purge-plan", &numbers), words.get("purge-confirm"))
    });
}

fn tell_done(session: &Session, purged: Purged, exports: usize) {
    let words = session.words();
    let document = json!({
        "purged": true, "tickets": purged.tickets, "entries": purged.entries, "drafts": purged.drafts,
        "texts": purged.texts, "files": purged.files, "traceless": purged.traceless, "exports": exports,
    });
    session.out.one(&document, || {
        let numbers = [
            ("tickets", purged.tickets),
            ("entries", purged.entries),
            ("drafts", purged.drafts),
            ("texts", purged.texts),
            ("files", purged.files),
        ];
        counted(session, "purge-done", &numbers) + "\n"
    });
    if !purged.traceless {
        output::notice(&words.get("purge-traces"));
    }
    output::notice(&counted(session, "purge-elsewhere", &[("exports", exports)]));
}

fn counted(session: &Session, id: &str, numbers: &[(&str, usize)]) -> String {
    let numbers: Vec<(&str, String)> =
        numbers.iter().map(|(name, number)| (*name, number.to_string())).collect();
    let args: Vec<(&str, &str)> = numbers.iter().map(|(name, number)| (*name, number.as_str())).collect();
    session.words().with(id, &args)
}
