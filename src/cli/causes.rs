//! Root causes: tallies, spikes, comparisons.

use jiff::SignedDuration;
use jiff::tz::TimeZone;
use serde_json::json;

use super::args;
use super::fail::Fail;
use super::output;
use super::session::Session;
use super::show::{filter, instant};
use super::{link, work};
use crate::domain::act;
use crate::domain::clean::Clean;
use crate::domain::say::{Refusal, Say};
use crate::domain::spike::{Judgement, Word};
use crate::domain::tally::{Dim, Measure, Span, Together, Wanted, compare, stratum, tally};
use crate::report::{
    causes_document, causes_table, compared_table, spike_record, spikes_document, spikes_table,
    together_document, together_table, watch,
};
use crate::store::TallyQuery;

/// Days in which a ticket is looked for that carries what is said of a spike.
const DAYS: i64 = 90;

/// `causes`.
pub fn causes(session: &mut Session, wanted: &args::Causes) -> Result<(), Fail> {
    if let Some(said) = &wanted.judge {
        return judge(session, said, wanted.reason.as_deref().unwrap_or_default());
    }
    if wanted.spikes {
        return spikes(session, wanted.format);
    }
    let by = wanted.by.iter().map(|word| dim(word)).collect::<Result<Vec<_>, _>>()?;
    let of = dim(&wanted.of)?;
    let measure = Measure::parse(&wanted.measure).ok_or_else(|| {
        let known = Measure::ALL.map(Measure::as_str).join(", ");
        Fail::Usage(Say::new("cli-unknown-measure").with("value", &wanted.measure).with("known", known))
    })?;
    let now = session.now();
    // What was solved this very second counts.
    let end = now + SignedDuration::from_secs(1);
    let since = instant(&wanted.since, end, false)?;
    let until = wanted.until.as_ref().map_or(Ok(end), |until| instant(until, now, true))?;
    let span = Span { since, until };
    let query = TallyQuery {
        filter: filter(&wanted.filter)?,
        me: session.my_id()?,
        ..TallyQuery::over(&session.config, span, now)
    };
    if let (Some(cause), Some(by)) = (&wanted.compare, by.first()) {
        return comparison(session, &query, cause, *by, wanted.format);
    }
    if let (true, Some(by)) = (wanted.together, by.first()) {
        return together(session, &query, (of, *by), wanted.format);
    }
    let cells = session.store()?.cells(&query, of, &by)?;
    let tally = tally(&cells, Wanted { of, by: &by, measure, span });
    let (words, taxonomy) = (session.words(), &session.config.taxonomy);
    let table = causes_table(&tally, &by, taxonomy, words);
    if wanted.format == args::ListFormat::Csv {
        output::print(&table.csv());
        return Ok(());
    }
    let mut document = causes_document(&tally, taxonomy, words);
    document["since"] = json!(since);
    document["until"] = json!(until);
    session.out.one(&document, || {
        let (total, unknown) = (tally.total.to_string(), tally.unknown.to_string());
        // Only a cause can be unknown.
        let id = if of == Dim::Cause { "cli-causes-head" } else { "cli-tally-head" };
        let head = words.with(id, &[("total", &total), ("unknown", &unknown)]);
        let order = words.say(&tally.order());
        format!("{head} {order}\n{}", table.text())
    });
    Ok(())
}

fn dim(word: &str) -> Result<Dim, Fail> {
    let known = || Dim::all().map(Dim::as_str).collect::<Vec<_>>().join(", ");
    Dim::parse(word)
        .ok_or_else(|| Fail::Usage(Say::new("cli-unknown-dim").with("value", word).with("known", known())))
}

fn comparison(
    session: &mut Session,
    query: &TallyQuery,
    cause: &str,
    by: Dim,
    format: args::ListFormat,
) -> Result<(), Fail> {
    let cause = cause.to_uppercase();
    let cells = session.store()?.cells(query, Dim::Cause, &[by, stratum(by)])?;
    let rows = compare(&cells, &cause);
    let table = compared_table(&rows, by, session.words());
    if format == args::ListFormat::Csv {
        output::print(&table.csv());
        return Ok(());
    }
    let words = session.words();
    let tested = rows.iter().filter(|row| row.here.is_enough() && row.rest.is_enough()).count();
    let document = json!({"cause": cause, "by": by, "mix": stratum(by), "tested": tested, "rows": rows});
    session.out.one(&document, || {
        let many = words.with("compare-many", &[("count", &tested.to_string())]);
        format!("{}{many}\n", table.text())
    });
    Ok(())
}

fn together(
    session: &mut Session,
    query: &TallyQuery,
    (of, by): (Dim, Dim),
    format: args::ListFormat,
) -> Result<(), Fail> {
    let found = Together::of(&session.store()?.cells(query, of, &[by])?);
    let words = session.words();
    let table = together_table(&found, (of, by), usize::MAX, words);
    if format == args::ListFormat::Csv {
        output::print(&table.csv());
        return Ok(());
    }
    session.out.one(&together_document(&found, (of, by)), || {
        let many = words.with("together-many", &[("count", &found.tested().to_string())]);
        format!("{}{many}\n", table.text())
    });
    Ok(())
}

fn spikes(session: &mut Session, format: args::ListFormat) -> Result<(), Fail> {
    let store = session.store()?;
    let watch = watch(&store, &session.config, session.now(), &TimeZone::system())?;
    let (words, taxonomy) = (session.words(), &session.config.taxonomy);
    let table = spikes_table(&watch, taxonomy, words);
    if format == args::ListFormat::Csv {
        output::print(&table.csv());
        return Ok(());
    }
    session.out.list(spikes_document(&watch, taxonomy, words), || match watch.days_missing() {
        0 if table.is_empty() => words.get("spikes-none") + "\n",
        0 => table.text(),
        days => words.with("spikes-too-short", &[("days", &days.to_string())]) + "\n",
    });
    Ok(())
}

/// What the spike of a cause is; refused where none goes on.
fn judge(session: &mut Session, said: &str, reason: &str) -> Result<(), Fail> {
    let bad = || {
        let known = Word::ALL.map(Word::as_str).join(", ");
        Fail::Usage(Say::new("cli-bad-spike-word").with("value", said).with("known", known))
    };
    let (cause, word) = said.split_once('=').ok_or_else(bad)?;
    let (cause, word) = (cause.to_uppercase(), Word::parse(word).ok_or_else(bad)?);
    let reason = Clean::line(work::typed(reason.trim())?);
    let refuse = |id: &str| {
        let say = Say::new(id).with("cause", &cause);
        Fail::Refused(vec![Refusal { rule: "spike".into(), say, place: None }])
    };
    if reason.is_empty() {
        return Err(refuse("spike-needs-reason"));
    }
    let store = session.store()?;
    let watch = watch(&store, &session.config, session.now(), &TimeZone::system())?;
    let since = watch.of(&cause).ok_or_else(|| refuse("spike-none"))?.episode.since;
    let said = Judgement { cause: Clean::line(&cause), since, word, reason };
    let now = session.now();
    let span = Span { since: now - SignedDuration::from_hours(24 * DAYS), until: now };
    let query = TallyQuery::over(&session.config, span, now);
    let view = store.carrier(&query, &said.cause)?.ok_or_else(|| refuse("spike-no-ticket"))?;
    let able = store.able()?.unwrap_or_default();
    let text = spike_record(&said, session.words());
    work::act(session, &view, |case, ids| act::record(case.ticket, &able, said.mark(), &text, now, ids()))?;
    link::push(session)?;
    let mut document = json!(said);
    document["key"] = json!(view.shown.key);
    session.out.one(&document, || session.words().get("done-spike") + "\n");
    Ok(())
}
