//! The gate on every ticket, on one core, and a procedure of thirty steps opened on one. Floor: the same number of
//! tickets walked past the gate's first question, whether they are open at all. Processor time, so that a crowded
//! machine changes little.

use std::time::Instant;

use anyhow::{Context as _, Result};
use jiff::Timestamp;
use jiff::civil::date;
use secondline::config::{self, Home, Overrides};
use secondline::domain::act::{Case, ResolveForm};
use secondline::domain::change::{Change, Committed};
use secondline::domain::clean::Clean;
use secondline::domain::gate;
use secondline::domain::ids::{ChangeId, PersonId, SopId};
use secondline::domain::sop::{Progress, Run, Sop, latest};
use secondline::domain::ticket::{Person, Ticket};

use crate::figures::{Bars, Times, rate};
use crate::machine;
use crate::tickets::ticket;

const GATE: f64 = 1.0;
const OPENS: f64 = 2.0;
/// A dispute half worked through, as an agent leaves it for the night.
const ANSWERS: [(&str, &str); 11] = [
    ("idv_method", "otp"),
    ("idv_result", "pass"),
    ("block_done", "true"),
    ("txn_ref", "ABCD12345678"),
    ("card_last4", "4242"),
    ("charge_on", "2026-03-10"),
    ("amount", "8120.50"),
    ("entry_mode", "online_plain"),
    ("recognised", "no"),
    ("claim_received_at", "2026-03-12T09:30"),
    ("claim_no", "ACL-000123"),
];

pub fn run(count: usize, bars: &mut Bars) -> Result<()> {
    println!("\n## gate: {count} tickets with a half-finished dispute, one core");
    let folder = tempfile::tempdir()?;
    let home = Home::new(Some(folder.path())).map_err(|fault| anyhow::anyhow!("{fault:?}"))?;
    let config = config::load(&home, &Overrides { language: Some("en".to_owned()), profile: None }).config;
    let sop = latest(&config.sops, &SopId::new("cc-unrecognised-charge")).context("it is shipped")?;
    let me = Person { id: PersonId::new("7"), name: Clean::line("Ana"), email: None, role: None };
    let journal = journal(&me, sop, &ANSWERS);
    let tickets: Vec<Ticket> = (0..1_000).map(|nth| ticket(nth * 10, 10)).collect();
    let now = date(2026, 3, 20).at(12, 0, 0, 0);
    let case = |ticket, run| Case {
        ticket,
        me: &me,
        run,
        sop: Some(sop),
        taxonomy: &config.taxonomy,
        now,
        zone: const { &jiff::tz::TimeZone::UTC },
        language: "en",
    };

    let start = Instant::now();
    let open = (0..count).filter(|nth| tickets[nth % tickets.len()].status.is_open()).count();
    println!("floor: {open} tickets walked in {:.1} ms", start.elapsed().as_secs_f64() * 1_000.0);
    let folded = Run::fold(&journal);
    let (held, took) = machine::timed(|| {
        let gate =
            |nth| gate::resolve(&case(&tickets[nth % tickets.len()], &folded), &ResolveForm::default());
        (0..count).filter(|nth| !gate(*nth).is_empty()).count()
    });
    anyhow::ensure!(held == count, "an unfinished dispute is held by the gate");
    let figure = format!("{:.2} s, {:.0} tickets a second", took.as_secs_f64(), rate(count, took));
    bars.check("gate of every ticket < 1 s", took.as_secs_f64() * 100_000.0 / count as f64 <= GATE, &figure);

    let long = thirty(sop);
    let answers: Vec<(String, &str)> = (0..30)
        .flat_map(|nth| ANSWERS[1..9].iter().map(move |(input, value)| (format!("{input}_{nth}"), *value)))
        .collect();
    let answers: Vec<(&str, &str)> = answers.iter().map(|(input, value)| (input.as_str(), *value)).collect();
    let journal = self::journal(&me, &long, &answers);
    let mut times = Times::default();
    for ticket in tickets.iter().take(200) {
        times.take(|| {
            let run = Run::of(ticket, &journal, &[], &[]);
            std::hint::black_box(Progress::of(&long, &run, ticket, now));
        });
    }
    println!("open {} steps, {} answers: {}", long.steps.len(), journal.len(), times.line());
    bars.check(
        "a procedure of thirty steps adds < 2 ms (p99)",
        times.percentile(0.99) <= OPENS,
        &times.line(),
    );
    Ok(())
}

fn journal(me: &Person, sop: &Sop, answers: &[(&str, &str)]) -> Vec<Committed> {
    let start = Change::StartSop { sop: sop.id.clone(), version: sop.version.clone() };
    let given = answers
        .iter()
        .map(|(input, value)| Change::Answer { input: (*input).to_owned(), value: Some(Clean::line(value)) });
    let changes = std::iter::once(start).chain(given).enumerate();
    let made = changes.map(|(nth, change)| Committed {
        id: ChangeId::new(nth.to_string()),
        ticket: None,
        by: me.clone(),
        at: Timestamp::UNIX_EPOCH,
        change,
    });
    made.collect()
}

/// The steps that ask, again and again, until there are thirty; each asks under names of its own.
fn thirty(sop: &Sop) -> Sop {
    let asking: Vec<_> = sop.steps.iter().filter(|step| !step.ask.is_empty()).take(5).cloned().collect();
    let mut long = sop.clone();
    long.clocks.clear();
    long.gates.clear();
    long.steps = (0..30)
        .map(|nth| {
            let mut step = asking[nth % asking.len()].clone();
            step.id = format!("{}-{nth}", step.id);
            (step.when, step.wait, step.end) = (None, None, None);
            step.checks.clear();
            step.ask.iter_mut().for_each(|input| input.id = format!("{}_{nth}", input.id));
            step
        })
        .collect();
    long
}
