//! Clocks that jump, and clocks that disagree: nothing is sent again or dropped, and due times are counted by the
//! CRM's clock.

use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::proxy::{Fault, Proxy, Rule};
use crate::cli::desk::{Desk, site};
use crate::session::settle_in;
use crate::sync::site::Site;

/// The program in a home of its own, before a proxy, with a grace of one second.
struct Machine {
    site: Site,
    proxy: Proxy,
    root: tempfile::TempDir,
}

impl Machine {
    async fn start() -> Self {
        let site = site().await;
        let proxy = Proxy::before(&site.running.base);
        let root = tempfile::tempdir().unwrap();
        let home = settle_in(root.path(), &proxy.base);
        let path = home.join("config/settings.toml");
        let settings = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, format!("{settings}grace = \"1s\"\n")).unwrap();
        Self { site, proxy, root }
    }

    /// Runs a command with the machine's clock moved.
    fn run(&self, off: SignedDuration, args: &[&str]) -> Value {
        let now = (Timestamp::now() + off).to_string();
        let mut all = vec!["--json", "--clock", &now];
        all.extend(args);
        let mut command = crate::session::program(&self.root.path().join("home"), &all);
        let done = tokio::task::block_in_place(|| command.output().unwrap());
        serde_json::from_slice(&done.stdout).unwrap_or_default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clock_that_jumps_sends_nothing_twice_and_drops_nothing() {
    let machine = Machine::start().await;
    let hours = SignedDuration::from_hours;
    machine.run(hours(0), &["sync"]);
    let rows = machine.run(hours(0), &["tickets", "is:open"]);
    let keys: Vec<&str> = rows.as_array().unwrap().iter().map(|row| row["key"].as_str().unwrap()).collect();
    // The answer is lost, and the clock jumps before anybody can ask.
    for (nth, (fault, jumps)) in [
        (Fault::ResetAfter, [hours(-1), hours(72)]),
        (Fault::ResetAfter, [hours(72), hours(-1)]),
        (Fault::ResetBefore, [hours(-72), hours(1)]),
        (Fault::ResetBefore, [hours(1), hours(-1)]),
    ]
    .into_iter()
    .enumerate()
    {
        let text = format!("jump {}", ["one", "two", "three", "four"][nth]);
        machine.proxy.fault(Rule::new("PUT", "", fault.clone()).most(1));
        machine.run(hours(0), &["note", keys[nth], &text]);
        for jump in jumps {
            machine.run(jump, &["sync"]);
        }
        // What was written before the clock was set back leaves as well.
        machine.run(hours(24), &["note", keys[nth], &format!("{text} after")]);
        for _ in 0..4 {
            machine.run(hours(-24), &["sync"]);
            machine.run(hours(0), &["sync"]);
        }
        let waiting = machine.run(hours(0), &["outbox"]);
        assert_eq!(waiting.as_array().map(Vec::len), Some(0), "{fault:?} {jumps:?}: {waiting:#}");
        let id = secondline::domain::ids::TicketId::new(keys[nth]);
        assert_eq!(machine.site.comments(&id, &text).await, 2, "{fault:?} {jumps:?}: each once");
        assert_eq!(machine.site.comments(&id, &format!("{text} after")).await, 1, "{fault:?} {jumps:?}");
        assert_eq!(machine.proxy.reached("PUT", "/tickets/"), 2, "{fault:?} {jumps:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn due_times_are_counted_by_the_crms_clock() {
    let site = site().await;
    let proxy = Proxy::before(&site.running.base);
    let desk = Desk::new(&proxy.base, &site.running.agent().token);
    let days = 20;
    desk.run(&["sync"]).ok();
    let late = |desk: &Desk| {
        let rows = desk.run(&["tickets", "is:late", "--limit", "1000"]).ok();
        rows.as_array().expect("rows").len()
    };
    let before = late(&desk);
    // The CRM's clock is far ahead, so by its promises more is late.
    proxy.fault(Rule::new("", "/api/", Fault::DateSkew(days * 86_400)));
    let report = desk.run(&["sync"]).ok();
    assert!((report["skew"].as_i64().unwrap() - days * 86_400).abs() <= 30, "{report:#}");
    let ahead = late(&desk);
    assert!(ahead > before, "{ahead} late by the CRM's clock, {before} by ours");
    // What is written meanwhile leaves at once.
    let key = desk.run(&["tickets", "is:open", "--limit", "1"]).ok()[0]["key"].as_str().unwrap().to_owned();
    let noted = desk.run(&["note", &key, "Written with clocks apart."]).ok();
    assert_eq!(noted[0]["state"], "sent", "{noted:#}");
    // One odd date moves nothing.
    proxy.calm();
    desk.run(&["sync"]).ok();
    assert_eq!(late(&desk), before);
    proxy.fault(Rule::new("", "/search/export", Fault::DateSkew(-days * 86_400)).most(1));
    let report = desk.run(&["sync"]).ok();
    assert!(report["skew"].as_i64().unwrap().abs() <= 30, "{report:#}");
    assert_eq!(late(&desk), before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lead_stays_one_where_the_crms_clock_runs_weeks_ahead() {
    let site = site().await;
    let proxy = Proxy::before(&site.running.base);
    let desk = Desk::new(&proxy.base, &site.running.lead().token);
    proxy.fault(Rule::new("", "/api/", Fault::DateSkew(20 * 86_400)));
    // The first answers say who we are, the next ones that the clocks differ.
    let report = desk.run(&["sync"]).ok();
    assert!(report["skew"].as_i64().unwrap() > 19 * 86_400, "{report:#}");
    desk.run(&["review", "list"]).ok();
}
