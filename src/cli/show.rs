//! Reading: tickets, one ticket, its procedure.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};

use super::args;
use super::fail::Fail;
use super::output;
use super::session::Session;
use super::shield;
use crate::domain::act;
use crate::domain::clean::Clean;
use crate::domain::filter::Filter;
use crate::domain::redact::Veil;
use crate::domain::say::{Refusal, Say};
use crate::domain::sop::Progress;
use crate::domain::view::Scope;
use crate::domain::view::{Sort as ViewSort, View};
use crate::report::{
    Procedure, row_document, rows_table, sop_document, sop_markdown, sop_text, ticket_document, ticket_text,
};
use crate::store::{DeskQuery, Order};

/// A filter from the command line's words.
pub fn filter(words: &[String]) -> Result<Filter, Fail> {
    let words: Vec<&str> = words.iter().map(|word| shield::plain(word)).collect();
    Filter::parse(&words.join(" ")).map_err(Fail::Usage)
}

/// The view of a name or key; without one every ticket.
fn view(session: &Session, wanted: Option<&str>) -> Result<View, Fail> {
    let Some(wanted) = wanted else { return Ok(View { scope: Scope::All, ..View::default() }) };
    let views = &session.config.views.all;
    let language = session.words().language();
    let is_meant = |view: &&View| {
        view.id == wanted
            || view.name(language) == wanted
            || view.key.is_some_and(|key| key.to_string() == wanted)
    };
    views.iter().find(is_meant).cloned().ok_or_else(|| {
        let known: Vec<&str> = views.iter().map(|view| view.id.as_str()).collect();
        Fail::Usage(Say::new("cli-no-view").with("name", Clean::line(wanted)).with("known", known.join(", ")))
    })
}

/// `tickets`.
pub fn tickets(session: &mut Session, wanted: &args::Tickets) -> Result<(), Fail> {
    let store = session.store()?;
    let view = view(session, wanted.view.as_deref())?;
    let asked = Filter::parse(&view.filter).unwrap_or_default().and(filter(&wanted.filter)?);
    let order = match wanted.sort {
        args::Sort::Urgency if view.look.sort != ViewSort::default() => Order::By(view.look.sort),
        args::Sort::Urgency => Order::of(&asked),
        args::Sort::Newest => Order::Newest,
    };
    let query = DeskQuery { limit: wanted.limit, ..session.query(view.scope, asked, order)? };
    let rows = store.rows(&store.desk(&query)?.rows)?;
    let (now, soon) = (query.now, query.soon);
    let words = session.words();
    if wanted.format == args::ListFormat::Csv {
        output::print(&rows_table(&rows, words, now).csv());
        return Ok(());
    }
    let documents = rows.iter().map(|row| row_document(row, now, soon)).collect();
    session.out.list(documents, || {
        if rows.is_empty() {
            words.get("cli-no-tickets") + "\n"
        } else {
            rows_table(&rows, words, now).text()
        }
    });
    Ok(())
}

/// `ticket KEY`. Personal data is shown only after its reason is in the journal.
pub fn ticket(session: &mut Session, key: &str, reveal: Option<&str>) -> Result<(), Fail> {
    let view = session.find(key)?;
    let veil = match reveal {
        Some(reason) => {
            let reason = Clean::line(reason.trim());
            super::work::act(session, &view, |case, mut ids| act::reveal(case, reason, &mut ids))?;
            Veil::lifted()
        }
        None => Veil::of(&view.shown, &view.timeline),
    };
    let (now, soon) = (session.now(), session.config.settings.desk.soon);
    let words = session.words();
    let clocks = super::sla::clocks(session, &view);
    let documents = super::sla::documents(session, &clocks, &veil);
    let document = ticket_document(&view, &veil, words, now, soon, documents);
    session.out.one(&document, || {
        ticket_text(&view, &veil, words, now, soon) + &super::sla::lines(session, &clocks, &veil)
    });
    Ok(())
}

/// `sop show KEY`.
pub fn sop(session: &mut Session, key: &str, form: Option<args::SopForm>) -> Result<(), Fail> {
    let view = super::work::with_approvals(session, key, false)?;
    let me = super::link::me(session)?;
    let why = session.choice(&view).map(|choice| choice.why).unwrap_or_default();
    session.case(&view, &me, |case| {
        let (Some(sop), Some(progress)) = (case.sop, case.progress()) else {
            return Err(Fail::refused(Refusal::new("no-sop").with("key", &view.shown.key)));
        };
        print_procedure(session, sop, &progress, &why, form);
        Ok(())
    })
}

fn print_procedure(
    session: &Session,
    sop: &crate::domain::sop::Sop,
    progress: &Progress,
    why: &[Say],
    form: Option<args::SopForm>,
) {
    let shown = Procedure { sop, progress, why, words: session.words() };
    if form == Some(args::SopForm::Markdown) {
        output::print(&sop_markdown(shown));
        return;
    }
    session.out.one(&sop_document(shown), || sop_text(shown));
}

/// `28d` back from now, or a date: its beginning, or (as an end) the end of that day, in UTC.
pub fn instant(text: &str, now: Timestamp, end: bool) -> Result<Timestamp, Fail> {
    if let Some(back) = crate::domain::filter::duration(text) {
        return Ok(now.checked_sub(back).unwrap_or(Timestamp::MIN));
    }
    let day =
        text.parse::<Date>().ok().and_then(|day| if end { day.checked_add(1.day()).ok() } else { Some(day) });
    day.and_then(|day| day.to_zoned(TimeZone::UTC).ok())
        .map(|day| day.timestamp())
        .ok_or_else(|| Fail::Usage(Say::new("cli-bad-time").with("value", text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_a_duration_back_or_whole_days() {
        let now: Timestamp = "2026-11-21T12:00:00Z".parse().unwrap();
        let at = |text: &str, end: bool| instant(text, now, end).unwrap().to_string();
        assert_eq!(at("2d", false), "2026-11-19T12:00:00Z");
        assert_eq!(at("2026-11-01", false), "2026-11-01T00:00:00Z");
        assert_eq!(at("2026-11-01", true), "2026-11-02T00:00:00Z");
        assert_eq!(instant("soon", now, false).unwrap_err().status(), 2);
    }
}
