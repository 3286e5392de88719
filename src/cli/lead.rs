//! What leads look at: verdicts on escalations, a team's digest. The same numbers as on the screen.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::args::{self, Lead};
use super::fail::Fail;
use super::output::{self, Form};
use super::session::Session;
use super::show::instant;
use super::{leading, plans};
use crate::domain::say::Say;
use crate::domain::tally::Span;
use crate::report::{
    digest, missing_table, teams_called, teams_table, topics_table, verdicts, verdicts_document,
    verdicts_told,
};
use crate::store::TallyQuery;

/// Runs one of these verbs.
pub fn run(session: &mut Session, wanted: &Lead) -> Result<(), Fail> {
    match wanted {
        Lead::Verdicts(wanted) => counted(session, wanted),
        Lead::Digest(wanted) => told(session, wanted),
        Lead::Review { what } => leading::review(session, what.as_ref().unwrap_or(&args::Review::List)),
        Lead::Coach(wanted) => leading::coach(session, wanted),
        Lead::Reassign(wanted) => leading::reassign(session, wanted),
        Lead::Plan { what } => plans::plan(session, what.as_ref().unwrap_or(&args::Plan::List)),
    }
}

/// Up to now; what was solved this very second counts.
fn until(now: Timestamp) -> Timestamp {
    now + SignedDuration::from_secs(1)
}

/// `verdicts`.
fn counted(session: &mut Session, wanted: &args::Verdicts) -> Result<(), Fail> {
    let now = session.now();
    let until = until(now);
    let span = Span { since: instant(&wanted.since, until, false)?, until };
    let store = session.store()?;
    let found = verdicts(&store, &TallyQuery::over(&session.config, span, now), |_| true)?;
    let words = session.words();
    let table = match wanted.by {
        args::By::Team => teams_table(&found, words),
        args::By::Topic => topics_table(&found, words),
        args::By::Missing => missing_table(&found, words),
    };
    if wanted.format == args::ListFormat::Csv {
        output::print(&table.csv());
        return Ok(());
    }
    let mut document = verdicts_document(&found);
    document["since"] = json!(span.since);
    document["until"] = json!(span.until);
    session.out.one(&document, || {
        let head = verdicts_told(found.all, words);
        match wanted.by {
            args::By::Missing if table.is_empty() => format!("{}\n", words.get("verdicts-missing-none")),
            _ => format!("{head}\n{}", table.text()),
        }
    });
    Ok(())
}

/// `digest`.
fn told(session: &mut Session, wanted: &args::Digest) -> Result<(), Fail> {
    let now = session.now();
    let query = TallyQuery::over(&session.config, Span::last(wanted.days, now), now);
    let store = session.store()?;
    let teams = teams_called(&store, &query, &wanted.team)?.map_err(|known| {
        let say = Say::new("digest-no-team").with("team", &wanted.team);
        Fail::Usage(say.with("known", known.join(", ")).with("days", wanted.days))
    })?;
    let digest = digest(&store, &query, &wanted.team, &teams)?;
    let form = if wanted.format == args::DigestForm::Json && !session.out.is_json() {
        Form::Json
    } else {
        session.out.form
    };
    output::Output { form }.one(&digest.document(), || digest.markdown(&session.config));
    Ok(())
}
