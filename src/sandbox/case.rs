//! From a script to the ticket that the CRM shows: owner, queue, fields, due time. Who wrote and why is chosen in
//! `generate`, what was said in `story`.

use std::collections::BTreeSet;

use super::accounts::accounts;
use super::constants::{FIRST_TICKET, GROUPS, TIER_2};
use super::content::{LANGUAGES, REASONS, SITES, stage, t1_name};
use super::help::seeded_article;
use super::model::{PRIORITIES, Script, Second, Status, Ticket};
use super::rng::Rng;
use super::story;

const DAY: Second = 86_400;
const HOUR: Second = 3_600;

/// The ticket of a script, as it stands at `now`.
pub fn ticket(mut script: Script, now: Second, rng: &mut Rng) -> Ticket {
    let spec = &REASONS[script.reason];
    let staff = accounts();
    let agents: Vec<u64> = staff.iter().filter(|a| a.role == "agent").map(|a| a.id).collect();
    let escalated = script.escalated.is_some();
    let owner = *rng.pick(&agents);
    let (status, assignee, group) = match (escalated, script.solved) {
        (true, Some(_)) => {
            script.agent = Some(owner);
            (Status::Solved, Some(owner), GROUPS[usize::from(rng.chance(15))].0)
        }
        (true, None) if script.answered.is_some() => {
            script.agent = Some(owner);
            (script.answered.map_or(Status::Open, |(_, waits)| waits), Some(owner), TIER_2)
        }
        (true, None) if rng.chance(15) => (Status::Open, Some(owner), TIER_2),
        (true, None) => (Status::Open, None, GROUPS[usize::from(rng.chance(12))].0),
        (false, Some(_)) => (Status::Solved, Some(script.t1_agent), GROUPS[spec.group].0),
        (false, None) => ([Status::New, Status::Open][rng.weighted(&[40, 60])], None, GROUPS[spec.group].0),
    };
    let mut ticket = Ticket {
        id: FIRST_TICKET + script.number,
        external_id: None,
        problem: None,
        kind: Some("problem".to_owned()),
        subject: story::subject(&script),
        description: String::new(),
        status,
        priority: Some(priority(spec.word, rng)),
        requester: script.customer,
        submitter: script.customer,
        assignee,
        group: Some(group),
        organization: None,
        channel: ["web", "chat", "email", "voice"][rng.weighted(&[40, 30, 20, 10])],
        tags: BTreeSet::from([spec.product.to_owned(), spec.word.to_owned()]),
        fields: Default::default(),
        created: script.created,
        updated: story::last_turn(&script).min(now),
        due: None,
        solved: script.solved,
        assigned: assignee.map(|_| script.escalated.unwrap_or(script.created)),
        reopens: u32::from(rng.chance(1)),
        generated: (0, 0),
        script: None,
        written: Vec::new(),
    };
    if rng.chance(6) {
        ticket.tags.insert("vip".to_owned());
    }
    facts(&mut ticket, &script, rng);
    dates(&mut ticket, &script, now, rng);
    ticket.script = Some(Box::new(script));
    ticket
}

/// Seconds that the case was in front of somebody: some causes take longer than others.
pub(super) fn focus(number: u64, cause: &str) -> String {
    let kind: u64 = cause.bytes().map(u64::from).sum();
    let mut rng = Rng::of(number, &[83]);
    (rng.between(150, 900) * (1 + (kind % 4) as i64)).to_string()
}

fn facts(ticket: &mut Ticket, script: &Script, rng: &mut Rng) {
    let spec = &REASONS[script.reason];
    let site = &SITES[script.site];
    let text = |value: &str| Some(value.to_owned());
    ticket.set_field("product", text(spec.product));
    ticket.set_field("reason", text(spec.word));
    ticket.set_field("amount", (script.amount > 0).then(|| format!("{}.00", script.amount)));
    ticket.set_field("language", text(LANGUAGES[script.language]));
    ticket.set_field("vendor", text(site.vendor));
    ticket.set_field("site", text(site.name));
    ticket.set_field("t1_agent", text(t1_name(story::t1_index(script))));
    ticket.set_field("stage", text(stage(spec.word)));
    if script.escalated.is_none() || script.solved.is_none() {
        return;
    }
    ticket.set_field("cause", text(script.cause));
    ticket.set_field("focus", Some(focus(script.number, script.cause)));
    let also = spec.causes[rng.zipf(spec.causes.len())];
    if also != script.cause && rng.chance(18) {
        ticket.set_field("causes_also", text(also));
    }
    let verdict = ["right", "avoidable", "incomplete", "wrong_queue"][rng.weighted(&[60, 18, 15, 7])];
    ticket.set_field("verdict", text(verdict));
    let article = seeded_article(script.cause);
    let knowledge = match (rng.weighted(&[50, 30, 12, 8]), article) {
        (1, Some(article)) => format!("linked:{article}"),
        (3, Some(article)) => format!("flagged:{article}"),
        (2, _) => "new".to_owned(),
        _ => "not_needed".to_owned(),
    };
    ticket.set_field("knowledge", Some(knowledge));
    let (version, steps) = match spec.sop {
        "cc-unrecognised-charge" => ("3.1.0", 7),
        "card-delivered-not-activated" => ("1.4.0", 6),
        _ => ("1.0.0", 5),
    };
    ticket.set_field("sop", Some(format!("{}@{version} {steps}/{steps}", spec.sop)));
}

fn dates(ticket: &mut Ticket, script: &Script, now: Second, rng: &mut Rng) {
    if let Some(solved) = script.solved {
        // An automation closes what was solved four weeks ago, every day at 03:00:00 and all of it in one
        // second: that is why so many rows share a stamp.
        let closes = (solved + 28 * DAY) / DAY * DAY + 3 * HOUR;
        if closes <= now {
            ticket.status = Status::Closed;
            ticket.updated = closes;
        }
        return;
    }
    // Nothing is due before it arrived: what is a few hours old may be late by less.
    let young = script.escalated.map(|at| now - at);
    if let Some(age) = young.filter(|_| rng.chance(68)) {
        let from_now = match rng.weighted(&[15, 18, 67]) {
            0 if age > HOUR => -rng.between(10 * 60, (age - HOUR / 2).min(9 * HOUR)),
            0 | 1 => rng.between(5 * 60, 115 * 60),
            _ => rng.between(2 * HOUR, 60 * HOUR),
        };
        ticket.kind = Some("task".to_owned());
        ticket.due = Some(now + from_now);
    }
}

fn priority(reason: &str, rng: &mut Rng) -> &'static str {
    let weights: [u64; 4] = match reason {
        "fraud_report" => [0, 15, 55, 30],
        "safety_report" | "card_lost_stolen" => [0, 0, 30, 70],
        "unrecognised_charge" | "account_blocked" | "payment_not_credited" => [5, 55, 32, 8],
        _ => [18, 62, 17, 3],
    };
    PRIORITIES[rng.weighted(&weights)]
}
