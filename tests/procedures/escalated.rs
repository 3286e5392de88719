//! A clock that counts from when a case reached our tier, and says what told that.

use secondline::config::{self, Home, Overrides, Words};
use secondline::domain::clock::{History, Kind, Law, clocks, explain, legal_clocks};
use secondline::domain::say::Say;
use secondline::domain::sop::{Progress, Run};
use secondline::domain::ticket::{Entry, Ticket};

use super::{CONFIG, Timestamp, UTC, noon, procedure};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn note(at: &str, public: bool) -> Entry {
    serde_json::from_value(serde_json::json!({
        "id": at, "at": at, "author": {"id": "9", "name": "Beto"}, "public": public, "text": "Perdió la tarjeta."
    }))
    .unwrap()
}

/// Since when, due when, and what told it, of the only clock of a procedure; the ticket is of 17 November, 08:00.
fn clock(id: &str, timeline: &[Entry]) -> (Timestamp, Option<Timestamp>, String) {
    let (sop, ticket) = (procedure(id), Ticket::bare("48213", at("2026-11-17T08:00:00Z")));
    let run = Run::of(&ticket, &[], timeline, &[]);
    let progress = Progress::of(sop, &run, &ticket, noon());
    let law = Law { sops: &CONFIG.sops, policies: &CONFIG.clocks, zone: &UTC, language: "es-MX" };
    let now = at("2026-11-20T15:20:00Z");
    let clocks = legal_clocks(Some((sop, &progress)), &run, law, now);
    assert_eq!(clocks.len(), 1);
    let said = explain(&clocks[0], &CONFIG.clocks, &UTC, now);
    (clocks[0].started, clocks[0].due, told(&said).args[0].1.clone())
}

/// The one sentence that says what told when the case reached us; it has words in every language.
fn told(said: &[Say]) -> &Say {
    let told: Vec<&Say> = said.iter().filter(|say| say.id == "clock-reached").collect();
    assert_eq!(told.len(), 1, "{said:?}");
    let mut sentences: Vec<String> =
        config::LANGUAGES.iter().map(|language| Words::shipped(language).say(told[0])).collect();
    assert!(sentences.iter().all(|one| one.ends_with('.')), "{sentences:?}");
    sentences.dedup();
    assert_eq!(sentences.len(), config::LANGUAGES.len(), "{sentences:?}");
    told[0]
}

#[test]
fn what_lay_with_tier_one_for_days_is_not_late_when_it_reaches_us() {
    let timeline = [note("2026-11-18T10:00:00Z", true), note("2026-11-20T15:10:00Z", false)];
    let (reached, by) = (at("2026-11-20T15:10:00Z"), "noted".to_owned());
    assert_eq!(clock("card-lost-stolen", &timeline), (reached, Some(at("2026-11-20T15:40:00Z")), by.clone()));
    assert_eq!(clock("ride-safety-report", &timeline), (reached, Some(at("2026-11-20T16:10:00Z")), by));
}

#[test]
fn where_nothing_tells_when_it_reached_us_its_arrival_stands_in_and_is_told_as_that() {
    let timeline = [note("2026-11-18T10:00:00Z", true)];
    let (arrived, by) = (at("2026-11-17T08:00:00Z"), "arrived".to_owned());
    assert_eq!(clock("card-lost-stolen", &timeline), (arrived, Some(at("2026-11-17T08:30:00Z")), by));
}

#[test]
fn a_case_that_runs_another_procedure_still_reached_us_when_it_did() {
    let mut run = Run { escalated: Some(at("2026-11-20T15:10:00Z")), ..Run::default() };
    let me = super::person("ana", "agent");
    for id in ["general-escalation", "card-lost-stolen"] {
        let sop = procedure(id);
        let start = super::Change::StartSop { sop: sop.id.clone(), version: sop.version.clone() };
        run.absorb(&start, &me, at("2026-11-20T16:00:00Z"));
    }
    assert_eq!(run.escalated, Some(at("2026-11-20T15:10:00Z")));
}

#[test]
fn a_clock_of_a_policy_that_counts_from_the_escalation_says_what_told_it_and_another_one_does_not() {
    let root = tempfile::tempdir().unwrap();
    let home = Home::new(Some(root.path())).unwrap();
    config::private_dir(&home.config).unwrap();
    let own = "[[policy]]\nname = \"x\"\ncalendar = \"24x7\"\n[policy.first_reply]\nall = \"1h\"\n\
               from = \"escalation\"\n[policy.next_reply]\nall = \"1h\"\nfrom = \"escalation\"\n\
               [policy.resolution]\nall = \"8h\"\n";
    config::write_private(&home.config.join("sla.toml"), own.as_bytes()).unwrap();
    let policies = config::load(&home, &Overrides::default()).config.clocks;
    let ticket = Ticket::bare("48213", at("2026-11-17T08:00:00Z"));
    let now = at("2026-11-20T15:20:00Z");
    for (timeline, started, by) in [
        (vec![note("2026-11-20T15:10:00Z", false)], at("2026-11-20T15:10:00Z"), "noted"),
        (vec![note("2026-11-20T15:10:00Z", true)], ticket.created, "arrived"),
    ] {
        let life = History::of(&ticket, &timeline, &[], &[], None);
        let all = clocks(&policies, &ticket, &life, now);
        let said = |kind| {
            let clock = all.iter().find(|clock| clock.kind == kind).unwrap();
            (clock.started, explain(clock, &policies, &UTC, now))
        };
        let (since, first) = said(Kind::FirstReply);
        assert_eq!((since, told(&first).args[0].1.as_str()), (started, by));
        let (since, whole) = said(Kind::Resolution);
        assert_eq!(since, ticket.created);
        assert!(whole.iter().all(|say| say.id != "clock-reached"), "{whole:?}");
    }
}
