//! `report`: a lead's week, month, cause or sites, for a person or for cron.

use std::path::Path;

use jiff::SignedDuration;
use jiff::tz::TimeZone;
use serde_json::json;

use super::args::{self, Form};
use super::fail::Fail;
use super::outfile::Draft;
use super::output;
use super::session::Session;
use crate::domain::say::{Refusal, Say};
use crate::domain::tally::Span;
use crate::report::{About, lead_report};

/// Writes the report into a file or to standard output.
pub fn report(session: &mut Session, wanted: &args::Report) -> Result<(), Fail> {
    let (about, days) = match &wanted.about {
        args::About::Week => (About::All, 7),
        args::About::Month => (About::All, 28),
        args::About::Cause { code } => (About::Cause(code.to_uppercase()), 28),
        args::About::Site => (About::Site, 28),
    };
    if let About::Cause(code) = &about
        && session.config.taxonomy.cause(code).is_none()
    {
        let say = Say::new("refused-cause-unknown").with("code", code);
        return Err(Fail::Refused(vec![Refusal { rule: "cause-unknown".into(), say, place: None }]));
    }
    let now = session.now();
    let until = now + SignedDuration::from_secs(1);
    let since = until - SignedDuration::from_hours(24 * days);
    let store = session.store()?;
    let span = Span { since, until };
    let report = lead_report(&store, &session.config, &about, span, now, &TimeZone::system())?;
    let form = wanted.format.or_else(|| Form::of(wanted.to.as_deref()?)).unwrap_or(Form::Markdown);
    let words = session.words();
    let bytes = match form {
        Form::Markdown => report.markdown(words).into_bytes(),
        Form::Csv => report.csv().into_bytes(),
        Form::Html => report.html(words).into_bytes(),
        Form::Xlsx => report.xlsx(words, now).map_err(Fail::refused)?,
    };
    match &wanted.to {
        Some(file) => keep(session, &bytes, file, wanted.force),
        None if form == Form::Xlsx && output::is_seen() => Err(Fail::Usage(Say::new("cli-report-to"))),
        None if form == Form::Xlsx => {
            output::bytes(&bytes);
            Ok(())
        }
        None => {
            output::print(&String::from_utf8_lossy(&bytes));
            Ok(())
        }
    }
}

/// Writes the file and the line in the audit that says so.
fn keep(session: &mut Session, bytes: &[u8], file: &Path, force: bool) -> Result<(), Fail> {
    let draft = Draft::write(file, bytes, force).map_err(Fail::refused)?;
    let name = file.display().to_string();
    let document = json!({"what": "report", "file": name, "bytes": bytes.len()});
    let (me, now) = (session.known_me()?, session.now());
    session.store()?.record("exported", document.clone(), me.as_ref(), now)?;
    draft.keep().map_err(Fail::refused)?;
    session.out.one(&document, || session.words().with("report-kept", &[("file", &name)]) + "\n");
    Ok(())
}
