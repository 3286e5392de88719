//! A first sync and notes written meanwhile, by seeds, while the server dies within pages, answers are lost after the
//! write and the token ends. `SECONDLINE_SEEDS=50` runs so many seeds.

use std::time::{Duration, Instant};

use secondline::domain::delivery::Delivery;
use secondline::domain::ticket::Status;
use secondline::sandbox::Options;

use super::proxy::{Fault, Rule};
use super::rig::{Rig, Ways};
use crate::sync::site::options;

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
