//! What a lead looks at, read once for the screen and for scripts.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::approvals::pending;
use super::clock::clocks_of;
use super::queue::{effect_document, effect_short};
use super::table::{Column, Table};
use super::verdicts::{rate_document, topic, verdicts};
use crate::config::{Config, Words};
use crate::domain::clock::Kind;
use crate::domain::coach::{self, notes};
use crate::domain::leads::{Leads, VERBS};
use crate::domain::locale;
use crate::domain::plan::{Plan, State, plans};
use crate::domain::review::{Case, Queue, Risk, reviews, week};
use crate::domain::tally::Span;
use crate::domain::ticket::Person;
use crate::domain::{ids::TicketId, law};
use crate::store::{Among, Store, StoreError, TallyQuery};

/// How far back reviews say how often something goes wrong.
const SCORED: SignedDuration = SignedDuration::from_hours(24 * 90);

/// All that `me` may see, verdicts of the last `days`.
///
/// # Errors
/// Only faults of the file.
pub fn leads(
    store: &Store,
    config: &Config,
    me: Option<&Person>,
    days: u32,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<Leads, StoreError> {
    if !Leads::is_for(me) {
        return Ok(Leads::own(notes(&store.records(&[coach::VERB])?), me));
    }
    let records = store.records(&VERBS)?;
    let mut cases = store.review_cases(looked_at(now))?;
    let missed = missed(store, config, &cases, now, zone)?;
    for case in &mut cases {
        if missed.contains_key(&case.ticket) {
            case.risks.insert(Risk::Legal);
        }
    }
    Ok(Leads {
        approvals: pending(store, config)?,
        verdicts: verdicts(store, &TallyQuery::over(config, Span::last(days, now), now), |_| true)?,
        queue: Queue::of(cases, &reviews(&records), now - SCORED),
        notes: notes(&records),
        plans: measured(store, config, plans(&records), now)?,
    })
}

/// Since when cases are looked at a second time: this week and the one before it, whole, because a sample is drawn from a
/// whole week.
fn looked_at(now: Timestamp) -> Timestamp {
    let monday = week(now).checked_sub(jiff::Span::new().days(7)).unwrap_or_else(|_| week(now));
    monday.to_zoned(TimeZone::UTC).map_or(now, |day| day.timestamp())
}

/// Plans with what became of the contacts since they were done.
///
/// # Errors
/// Only faults of the file.
pub fn measured(
    store: &Store,
    config: &Config,
    mut plans: Vec<Plan>,
    now: Timestamp,
) -> Result<Vec<Plan>, StoreError> {
    for plan in &mut plans {
        if let (State::Done, Some((done, _))) = (plan.state, &plan.ended) {
            let named = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
            let (product, site) = (named(&plan.form.product), named(&plan.form.site));
            let causes = config.taxonomy.recode().sources(&plan.form.cause);
            let of = Among { product: product.as_deref(), site: site.as_deref(), ..Among::default() };
            plan.effect = Some(store.effect(&causes, &of, (*done, now), &config.exposure)?);
        }
    }
    Ok(plans)
}

/// `id, key, cause, product, site, what, owner, due, expected, state, late, made{at, by}, ended{at, words}, effect{}`.
#[must_use]
pub fn plan_document(plan: &Plan, now: Timestamp) -> Value {
    let form = &plan.form;
    json!({
        "id": plan.id, "key": plan.key, "cause": form.cause, "product": form.product, "site": form.site,
        "what": plan.what, "owner": form.owner, "due": form.due, "expected": form.expected,
        "state": plan.state, "late": plan.is_late(now),
        "made": {"at": plan.at, "by": plan.by.as_ref().map(|by| &by.name)},
        "ended": plan.ended.as_ref().map(|(at, words)| json!({"at": at, "words": words})),
        "effect": plan.effect.as_ref().map(effect_document),
    })
}

/// Plans for people.
#[must_use]
pub fn plans_table(plans: &[Plan], words: &Words) -> Table {
    let head = |name: &str| words.get(&format!("report-col-{name}"));
    let review = |name: &str| words.get(&format!("review-col-{name}"));
    let mut table = Table::spoken(
        words,
        vec![
            Column::text(head("id")),
            Column::text(review("due")),
            Column::text(head("owner")).at_most(20),
            Column::text(head("state")),
            Column::text(head("cause")),
            Column::number(review("expected")),
            Column::text(head("effect")),
            Column::text(review("what")).at_most(60),
        ],
    );
    for plan in plans {
        let form = &plan.form;
        table.row([
            plan.id.clone(),
            form.due
                .map(|due| locale::day(TimeZone::UTC.to_datetime(due).date(), words.language()))
                .unwrap_or_default(),
            form.owner.clone(),
            words.get(&format!("plan-{}", plan.state.as_str())),
            form.cause.clone(),
            form.expected.map(|expected| format!("{expected:+}%")).unwrap_or_default(),
            plan.effect.as_ref().map(effect_short).unwrap_or_default(),
            plan.what.to_string(),
        ]);
    }
    table
}

/// The cases on which a clock that the law gives was missed.
fn missed(
    store: &Store,
    config: &Config,
    cases: &[Case],
    now: Timestamp,
    zone: &TimeZone,
) -> Result<BTreeMap<TicketId, Timestamp>, StoreError> {
    let mut found = BTreeMap::new();
    for record in store.records(&[law::VERB])? {
        if !cases.iter().any(|case| case.ticket == record.ticket) || found.contains_key(&record.ticket) {
            continue;
        }
        let Some(view) = store.ticket(&record.ticket)? else { continue };
        let clocks = clocks_of(&view, config, zone, now);
        let breached =
            clocks.iter().filter(|clock| clock.kind == Kind::Legal).find_map(|clock| clock.breached);
        found.extend(breached.map(|at| (record.ticket, at)));
    }
    Ok(found)
}

fn case_document(case: &Case) -> Value {
    json!({
        "key": case.key, "subject": case.subject, "agent": case.agent.as_ref().map(|(_, name)| name),
        "topic": case.topic, "solved": case.solved, "risks": case.risks,
    })
}

/// `sample[], risk[]{key, subject, agent, topic, solved, risks[]}, drawn, looked_at, scores[]{class, k, n, share, low,
/// high}`.
#[must_use]
pub fn queue_document(queue: &Queue) -> Value {
    let scores: Vec<Value> = queue
        .scores
        .iter()
        .map(|(class, rate)| {
            let mut document = rate_document(*rate);
            document["class"] = json!(class);
            document
        })
        .collect();
    json!({
        "sample": queue.sample.iter().map(case_document).collect::<Vec<_>>(),
        "risk": queue.risk.iter().map(case_document).collect::<Vec<_>>(),
        "drawn": queue.drawn,
        "looked_at": queue.looked_at,
        "scores": scores,
    })
}

/// Cases for people.
#[must_use]
pub fn cases_table(cases: &[Case], words: &Words) -> Table {
    let head = |name: &str| words.get(&format!("report-col-{name}"));
    let mut table = Table::spoken(
        words,
        vec![
            Column::text(head("key")),
            Column::text(head("owner")).at_most(20),
            Column::text(words.get("verdicts-col-topic")).at_most(24),
            Column::text(words.get("review-col-solved")),
            Column::text(words.get("review-col-risk")).at_most(40),
            Column::text(head("subject")).at_most(48),
        ],
    );
    for case in cases {
        table.row([
            case.key.to_string(),
            case.agent.as_ref().map_or_else(|| "–".to_owned(), |(_, name)| name.to_string()),
            topic(case.topic.as_str(), words),
            case.solved.map_or_else(
                || "–".to_owned(),
                |at| locale::day(TimeZone::UTC.to_datetime(at).date(), words.language()),
            ),
            risks_told(case, words),
            case.subject.to_string(),
        ]);
    }
    table
}

/// Why a case carries a risk, in words.
#[must_use]
pub fn risks_told(case: &Case, words: &Words) -> String {
    let told: Vec<String> =
        case.risks.iter().map(|risk| words.get(&format!("risk-{}", risk.as_str()))).collect();
    told.join(", ")
}

/// How often each class of error is absent, a line each.
#[must_use]
pub fn scores_told(queue: &Queue, words: &Words) -> Vec<String> {
    queue
        .scores
        .iter()
        .map(|(class, rate)| {
            let name = words.get(&format!("class-{}", class.as_str().replace('_', "-")));
            let reading = if rate.is_enough() {
                rate.reading()
            } else {
                format!("{}  {}", rate.counts(), words.get("than-cannot-tell"))
            };
            format!("{name}: {reading}")
        })
        .collect()
}
