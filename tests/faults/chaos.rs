//! Many comments through a network that fails all the time. What the sandbox has in the end is the truth: each comment
//! once. `SECONDLINE_CHAOS=1000` sends so many through the worst plan, and a fifth of that through each other one.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use secondline::domain::conflict::Matter;
use secondline::domain::delivery::Delivery;
use secondline::domain::ids::{ChangeId, TicketId};
use secondline::sandbox::Options;

use super::proxy::{Fault, Rule, dice};
use super::rig::{Rig, Ways};
use crate::sync::site::options;

const WRITE: &str = "/api/v2/tickets/";
/// How long a late write takes; the grace is longer in all plans but one.
const LATE: Duration = Duration::from_millis(150);

type Plan = (&'static str, Vec<Rule>);

fn rule(fault: Fault, per_mille: u64) -> Rule {
    Rule::new("PUT", WRITE, fault).often(per_mille)
}

fn plans() -> Vec<Plan> {
    let read = |fault, per_mille| Rule::new("GET", "/api/", fault).often(per_mille);
    vec![
        (
            "everything",
            vec![
                rule(Fault::ResetAfter, 300),
                rule(Fault::LateApply(LATE), 100),
                rule(Fault::ResetBefore, 100),
                rule(Fault::StatusAfter(500), 100),
                rule(Fault::StatusAfter(503), 50),
                rule(Fault::FinAfter, 50),
                rule(Fault::RateLimit(Some("1".to_owned())), 5),
                read(Fault::ResetBefore, 30),
                read(Fault::Status(502), 30),
            ],
        ),
        ("lost answers", vec![rule(Fault::ResetAfter, 300)]),
        ("late writes", vec![rule(Fault::LateApply(LATE), 300)]),
        ("resets", vec![rule(Fault::ResetBefore, 200), rule(Fault::ResetMidHead, 200)]),
        ("errors after", vec![rule(Fault::StatusAfter(500), 200), rule(Fault::StatusAfter(502), 200)]),
        ("throttled", vec![rule(Fault::RateLimit(Some("1".to_owned())), 30), rule(Fault::Status(503), 100)]),
    ]
}

/// How many comments the full run has; `None` in the usual one.
fn full() -> Option<usize> {
    std::env::var("SECONDLINE_CHAOS").ok()?.parse().ok()
}

struct Written {
    ticket: TicketId,
    id: ChangeId,
    text: String,
}

/// Writes so many comments while syncing, until nothing moves by itself any more.
async fn write(rig: &Rig, seed: u64, many: usize) -> Vec<Written> {
    let tickets = rig.agent.open_tickets((many / 6).clamp(4, 30));
    let mut written = Vec::new();
    for nth in 0..many {
        let ticket = tickets[(dice(seed, 99, nth as u64) % tickets.len() as u64) as usize].clone();
        // Letters: a long row of digits may look like a card number and would be cut.
        let text = format!("chaos {} end", word(nth));
        let id = rig.agent.note(&ticket, &text);
        written.push(Written { ticket, id, text });
        if nth % 25 == 24 {
            rig.site.later();
            rig.agent.sync().await;
        }
    }
    let began = Instant::now();
    loop {
        let report = rig.agent.sync().await;
        if report.waiting == 0 || began.elapsed() > Duration::from_mins(10) {
            return written;
        }
    }
}

fn word(nth: usize) -> String {
    nth.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect()
}

/// How often each text stands on the server, by the sandbox's own table.
async fn truth(rig: &Rig, written: &[Written]) -> BTreeMap<String, usize> {
    let mut bodies = Vec::new();
    let mut tickets: Vec<&TicketId> = written.iter().map(|one| &one.ticket).collect();
    tickets.sort();
    tickets.dedup();
    for ticket in tickets {
        let mut path = format!("/api/v2/tickets/{ticket}/comments.json?page%5Bsize%5D=100");
        loop {
            let found = rig.site.get(&path).await;
            let rows = found["comments"].as_array().expect("comments");
            bodies.extend(rows.iter().filter_map(|row| row["body"].as_str().map(str::to_owned)));
            let Some(next) = found["links"]["next"].as_str() else { break };
            path = next.trim_start_matches(&rig.site.running.base).to_owned();
        }
    }
    let times = |text: &str| bodies.iter().filter(|body| body.as_str() == text).count();
    written.iter().map(|one| (one.text.clone(), times(&one.text))).collect()
}

async fn rig(grace: Duration) -> Rig {
    let options = Options { tickets: 400, ..options() };
    let rig = Rig::with(Ways { options, grace, ..Ways::default() }).await;
    rig.first_sync().await;
    rig
}

#[tokio::test(flavor = "multi_thread")]
async fn no_comment_is_lost_or_doubled_however_the_network_fails() {
    let (mut sent, mut made, mut unconfirmed) = (0, 0, 0);
    for (at, (name, rules)) in plans().into_iter().enumerate() {
        let many = match full() {
            Some(full) if at == 0 => full,
            Some(full) => full / 5,
            None => 20,
        };
        let seed = 7_000 + at as u64;
        let why = format!("seed {seed}, plan \"{name}\": {rules:?}");
        let rig = rig(Duration::from_millis(600)).await;
        rig.proxy.plan(seed, rules);
        let began = Instant::now();
        let written = write(&rig, seed, many).await;
        rig.proxy.rest().await;
        made += rig.proxy.made();
        let requests = rig.proxy.reached("PUT", WRITE);
        rig.proxy.calm();
        let report = rig.agent.sync().await;
        let outbox = rig.agent.store.outbox().unwrap();
        let mut asked = 0;
        for (text, times) in truth(&rig, &written).await {
            let id = &written.iter().find(|one| one.text == text).expect("it was written").id;
            let state = rig.state(id);
            if state.needs_person() {
                // Nobody can tell: then it is shown, whether it is there or not.
                asked += 1;
                assert!(
                    times <= 1 && outbox.iter().any(|row| row.id == *id),
                    "{text}: {times}, {state:?}, {why}"
                );
            } else {
                assert_eq!((times, state), (1, Delivery::Sent), "{text}, {why}");
            }
        }
        assert_eq!(
            asked,
            report.unconfirmed + report.refused + report.held,
            "what is shown is counted, {why}"
        );
        assert!(rig.agent.store.alarms().unwrap().is_empty(), "{why}");
        rig.is_whole();
        unconfirmed += asked;
        sent += many;
        let took = began.elapsed();
        println!(
            "{name}: seed {seed}, {many} comments, {requests} writes reached the server, {asked} unconfirmed, {took:.1?}"
        );
    }
    println!("{sent} comments, {made} faults, 0 lost, 0 doubled, {unconfirmed} unconfirmed");
    assert!(made > sent / 5, "{made} faults for {sent} comments");
    assert!(unconfirmed * 100 <= sent as u64, "{unconfirmed} of {sent} unconfirmed");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_lands_after_the_grace_stands_twice_and_is_told() {
    let (seed, many) = (8_000, full().map_or(20, |full| full / 5));
    let rig = rig(Duration::from_millis(100)).await;
    rig.proxy.plan(
        seed,
        vec![rule(Fault::LateApply(Duration::from_millis(1_500)), 200), rule(Fault::ResetAfter, 100)],
    );
    let written = write(&rig, seed, many).await;
    rig.proxy.calm();
    rig.proxy.rest().await;
    // The looks after it: soon, and again later.
    let truth = truth(&rig, &written).await;
    let doubled = truth.values().filter(|times| **times > 1).count();
    let told = || rig.agent.store.alarms().unwrap();
    let began = Instant::now();
    while told().len() < doubled {
        assert!(began.elapsed() < Duration::from_secs(20), "seed {seed}: {} of {doubled} told", told().len());
        rig.agent.sync().await;
    }
    assert!(doubled > 0, "seed {seed}: the plan is late enough");
    for one in &written {
        let times = truth[&one.text];
        let alarmed = told().iter().any(|alarm| {
            alarm.change.as_ref() == Some(&one.id) && matches!(alarm.matter, Matter::Twice { .. })
        });
        assert!(times >= 1 || rig.state(&one.id).needs_person(), "seed {seed}: {} is lost", one.text);
        assert_eq!(alarmed, times > 1, "seed {seed}: {} stands {times} times", one.text);
    }
    println!(
        "late beyond the grace: seed {seed}, {many} comments, {doubled} stand twice, {} told",
        told().len()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_middlebox_that_delivers_twice_is_noticed() {
    // Both clocks are the machine's: what stands twice is told from what was meant twice by when it was written.
    let rig = Rig::with(Ways { options: Options { clock: None, ..options() }, ..Ways::default() }).await;
    rig.first_sync().await;
    let ticket = rig.agent.open_ticket();
    rig.proxy.fault(Rule::new("PUT", WRITE, Fault::DoubleDeliver).most(1));
    let note = rig.agent.note(&ticket, "delivered twice");
    rig.agent.sync().await;
    assert_eq!(rig.proxy.truth().iter().filter(|done| done.body.contains("delivered twice")).count(), 2);
    rig.agent.sync().await;
    let alarms = rig.agent.store.alarms().unwrap();
    assert_eq!(alarms.len(), 1, "{alarms:?}");
    assert_eq!((alarms[0].change.as_ref(), rig.state(&note)), (Some(&note), Delivery::Sent));
}
