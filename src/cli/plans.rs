//! Action plans on the command line: made on a ticket of their cause, ended, and listed with what came of them.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::args;
use super::fail::Fail;
use super::leading::{able, for_leads, joined};
use super::session::Session;
use super::{link, work};
use crate::domain::act;
use crate::domain::clock::due_from;
use crate::domain::leads::VERBS;
use crate::domain::plan::{Form, Plan, State, plans};
use crate::domain::say::{Refusal, Say};
use crate::report::{measured, plan_document, plans_table};
use crate::runtime::speaking::Speaker;

/// `plan …`.
pub fn plan(session: &mut Session, wanted: &args::Plan) -> Result<(), Fail> {
    match wanted {
        args::Plan::List => list(session),
        args::Plan::Add(wanted) => add(session, wanted),
        args::Plan::Done(wanted) => end(session, wanted, State::Done),
        args::Plan::Drop(wanted) => end(session, wanted, State::Dropped),
    }
}

fn all(session: &mut Session) -> Result<Vec<Plan>, Fail> {
    let store = session.store()?;
    let now = session.now();
    Ok(measured(&store, &session.config, plans(&store.records(&VERBS)?), now)?)
}

fn list(session: &mut Session) -> Result<(), Fail> {
    let plans = all(session)?;
    let (words, now) = (session.words(), session.now());
    let documents = plans.iter().map(|plan| plan_document(plan, now)).collect();
    session.out.list(documents, || {
        if plans.is_empty() {
            return words.get("review-part-plans-none") + "\n";
        }
        plans_table(&plans, words).text()
    });
    Ok(())
}

/// A day alone is its evening.
fn due(text: &str, now: Timestamp) -> Option<Timestamp> {
    let zone = TimeZone::system();
    due_from(text, now, &zone).or_else(|| due_from(&format!("{text} 18:00"), now, &zone))
}

fn add(session: &mut Session, wanted: &args::AddPlan) -> Result<(), Fail> {
    let me = for_leads(session)?;
    let what = joined(&wanted.what)?;
    let cause = wanted.cause.to_uppercase();
    if session.config.taxonomy.cause(&cause).is_none() {
        return Err(Fail::refused(Refusal::new("cause-unknown").with("code", &cause)));
    }
    let now = session.now();
    let owner = wanted.owner.clone().or_else(|| me.map(|me| me.name.to_string()));
    let due = due(&wanted.due, now).ok_or_else(|| Fail::refused(Refusal::new("plan-due").at("due")))?;
    let form = Form {
        cause,
        product: wanted.product.clone(),
        site: wanted.site.clone(),
        owner: owner.unwrap_or_default(),
        due: Some(due),
        expected: wanted.expected,
    };
    let (me, store) = (link::me(session)?, session.store()?);
    let speaker = Speaker { store: &store, config: &session.config, me: &me, now, id: Session::change_id };
    let changes = speaker.plan(&form, &what)?.map_err(Fail::Refused)?;
    store.commit(&changes, &me, now)?;
    let done: Vec<work::Done> = changes.iter().map(|change| work::Done::of(change, None)).collect();
    work::tell(session, &done)
}

fn end(session: &mut Session, wanted: &args::EndPlan, state: State) -> Result<(), Fail> {
    for_leads(session)?;
    let text = joined(&wanted.text)?;
    let mut found: Vec<Plan> = all(session)?;
    found.retain(|plan| plan.id.starts_with(&wanted.id));
    let plan = match (found.pop(), found.is_empty()) {
        (Some(plan), true) => plan,
        (Some(_), false) => return Err(Fail::Usage(Say::new("cli-proposal-many").with("id", &wanted.id))),
        (None, _) => return Err(Fail::refused(Refusal::new("no-such-plan").with("id", &wanted.id))),
    };
    let view = session.view(&plan.ticket)?;
    let missing = || Fail::refused(Refusal::new("no-such-ticket").with("key", &plan.key));
    let view = view.ok_or_else(missing)?;
    let (able, now) = (able(session)?, session.now());
    let done = work::act(session, &view, |case, ids| {
        act::end_plan((case.ticket, case.me), &able, &plan, (state, &text), now, ids())
    })?;
    work::tell(session, &done)
}
