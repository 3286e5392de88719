//! A first sync and notes written meanwhile, by seeds, while the server dies within pages, answers are lost after the
//! write and the token ends; in the dialects of three systems. `SECONDLINE_SEEDS=50` runs so many seeds.

use std::time::{Duration, Instant};

use secondline::config::CrmSettings;
use secondline::crm::{Client, Profile};
use secondline::domain::delivery::Delivery;
use secondline::domain::ids::PersonId;
use secondline::domain::ticket::Status;
use secondline::sandbox::{Options, accounts};
use secondline::sync::Pace;
use serde_json::json;

use super::proxy::{Fault, Proxy, Rule};
use super::rig::{Rig, Ways, integrity};
use super::tongues::{Helpdesk, Tongue};
use crate::sync::site::{Agent, options};

const NOTES: usize = 8;

fn plan() -> Vec<Rule> {
    let read = |fault, per_mille| Rule::new("GET", "/api/", fault).often(per_mille);
    let write = |fault, per_mille| Rule::new("PUT", "/api/v2/tickets/", fault).often(per_mille);
    vec![
        read(Fault::Truncate, 100),
        read(Fault::TruncateSilent, 50),
        read(Fault::ResetMidHead, 50),
        read(Fault::ResetBefore, 50),
        write(Fault::ResetAfter, 300),
        write(Fault::FinAfter, 100),
        Rule::new("", "/api/", Fault::AuthExpired).often(50),
    ]
}

#[tokio::test(flavor = "multi_thread")]
async fn by_any_seed_every_row_is_there_once_and_every_note_was_written_once() {
    let seeds = std::env::var("SECONDLINE_SEEDS").ok().and_then(|many| many.parse().ok()).unwrap_or(2_u64);
    let mut faults = 0;
    for seed in 500..500 + seeds {
        let options = Options { tickets: 300, ..options() };
        let ways = Ways { options, size: Some(25), grace: Duration::from_millis(400), ..Ways::default() };
        let rig = Rig::with(ways).await;
        rig.proxy.plan(seed, plan());
        let began = Instant::now();
        // As soon as there is a ticket to write on, while the rest still comes.
        let ticket = loop {
            rig.agent.sync().await;
            let ids = rig.agent.store.open_ids().unwrap();
            if let Some(id) = ids.into_iter().find(|id| rig.agent.server(id).status == Status::Open) {
                break id;
            }
            assert!(began.elapsed() < Duration::from_mins(1), "seed {seed}: {} rows came", rig.held());
        };
        let texts: Vec<String> =
            (0..NOTES).map(|nth| format!("seed note {}", char::from(b'a' + nth as u8))).collect();
        let notes: Vec<_> = texts.iter().map(|text| rig.agent.note(&ticket, text)).collect();
        let all = rig.count().await;
        loop {
            let report = rig.agent.sync().await;
            if report.waiting == 0 && rig.held() == all {
                break;
            }
            assert!(
                began.elapsed() < Duration::from_mins(1),
                "seed {seed}: {} of {all} rows, {report:?}",
                rig.held()
            );
        }
        faults += rig.proxy.made();
        for (note, text) in notes.iter().zip(&texts) {
            assert_eq!(rig.state(note), Delivery::Sent, "seed {seed}: {text}");
            assert_eq!(rig.site.comments(&ticket, text).await, 1, "seed {seed}: {text}");
        }
        rig.is_whole();
    }
    println!("{seeds} seeds, {faults} faults: no row missing, no note lost or doubled");
    assert!(faults as u64 > 5 * seeds, "{faults} faults in {seeds} seeds");
}

/// The same over other dialects: neither keeps the place of a feed, and each finds a mark in a place of its own.
#[tokio::test(flavor = "multi_thread")]
async fn by_any_seed_the_same_holds_where_request_tracker_and_zammad_are_spoken() {
    let seeds = std::env::var("SECONDLINE_SEEDS").ok().and_then(|many| many.parse().ok()).unwrap_or(1_u64);
    for tongue in [Tongue::Rt, Tongue::Zammad] {
        let mut faults = 0;
        for seed in 700..700 + seeds {
            faults += spoken(tongue, seed).await;
        }
        println!("{tongue:?}: {seeds} seeds, {faults} faults: no row missing, no note lost or doubled");
        assert!(faults as u64 > 2 * seeds, "{tongue:?}: {faults} faults in {seeds} seeds");
    }
}

/// One seed of one dialect; gives the number of faults.
async fn spoken(tongue: Tongue, seed: u64) -> usize {
    const TICKETS: usize = 60;
    let _installed = rustls::crypto::ring::default_provider().install_default();
    let (desk, base) = Helpdesk::serve(tongue, TICKETS).await;
    let proxy = Proxy::before(&base);
    let (file, text, below, note) = match tongue {
        Tongue::Rt => ("crm/rt5.toml", include_str!("../../config/crm/rt5.toml"), "/REST/2.0", "/comment"),
        Tongue::Zammad => {
            ("crm/zammad.toml", include_str!("../../config/crm/zammad.toml"), "", "/ticket_articles")
        }
    };
    let settings = CrmSettings {
        base: Some(format!("{}{below}", proxy.base)),
        auth: Some(json!({"type": "bearer", "token": "cmd:echo x"})),
        rate: Some("100000/s".to_owned()),
        size: Some(10),
        ..CrmSettings::default()
    };
    let client = Client::new(Profile::compile(file, text, &settings).expect("a profile")).expect("a client");
    let account = accounts().into_iter().next().expect("an account");
    let retry = (Duration::from_millis(20), Duration::from_millis(320));
    let mut agent = Agent::paced(tempfile::tempdir().expect("a folder"), client, &account, |pace| Pace {
        grace: Duration::from_millis(400),
        retry,
        ..pace
    });
    // What somebody wrote is sent under nobody else's name.
    agent.me.id = PersonId::new(if tongue == Tongue::Rt { "agent" } else { "3" });
    let read = |fault, per_mille| Rule::new("GET", "/", fault).often(per_mille);
    let write = |fault, per_mille| Rule::new("POST", note, fault).often(per_mille);
    proxy.plan(
        seed,
        vec![
            write(Fault::ResetAfter, 300),
            write(Fault::FinAfter, 150),
            read(Fault::Truncate, 80),
            read(Fault::ResetBefore, 40),
            Rule::new("POST", "/search", Fault::Truncate).often(100),
            Rule::new("", "/", Fault::AuthExpired).often(30),
        ],
    );
    let began = Instant::now();
    let in_time = |what: &str| {
        assert!(began.elapsed() < Duration::from_mins(1), "{tongue:?}, seed {seed}: {what}");
    };
    while agent.store.held().expect("a read") == 0 {
        agent.sync().await;
        in_time("no row came");
    }
    let ticket = agent.store.open_ids().expect("a read").remove(0);
    let texts: Vec<String> =
        (0..NOTES).map(|nth| format!("seed note {}", char::from(b'a' + nth as u8))).collect();
    let notes: Vec<_> = texts.iter().map(|text| agent.note(&ticket, text)).collect();
    loop {
        let report = agent.sync().await;
        if report.waiting == 0 && agent.store.held().expect("a read") == TICKETS {
            break;
        }
        let rows = agent.store.held().expect("a read");
        in_time(&format!("{rows} rows, {report:?}, {:?}", desk.unknown().last()));
    }
    for (note, text) in notes.iter().zip(&texts) {
        assert_eq!(agent.state(note), Delivery::Sent, "{tongue:?}, seed {seed}: {text}");
        assert_eq!(desk.notes(ticket.as_str(), text), 1, "{tongue:?}, seed {seed}: {text}");
    }
    assert_eq!(integrity(agent.store.path()), "ok");
    proxy.made()
}
