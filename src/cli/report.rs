//! `report`: a lead's week, month, cause or sites, for a person or for cron.

use jiff::SignedDuration;
use jiff::tz::TimeZone;

use super::args;
use super::fail::Fail;
use super::output;
use super::session::Session;
use crate::domain::say::{Refusal, Say};
use crate::domain::tally::Span;
use crate::report::{About, lead_report};

/// Writes the report to standard output.
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
        return Err(Fail::Refused(vec![Refusal { rule: "cause-unknown".to_owned(), say, place: None }]));
    }
    let now = session.now();
    let until = now + SignedDuration::from_secs(1);
    let since = until - SignedDuration::from_hours(24 * days);
    let store = session.store()?;
    let span = Span { since, until };
    let report = lead_report(&store, &session.config, &about, span, now, &TimeZone::system())?;
    output::print(&match wanted.format {
        args::Form::Markdown => report.markdown(),
        args::Form::Csv => report.csv(),
    });
    Ok(())
}
