//! The gate's short way of holding a run against its procedure says what the whole way says, for every shipped
//! procedure and whatever was answered, ticked and approved by whom.

use jiff::ToSpan;
use proptest::prelude::*;
use secondline::domain::clean::Clean;
use secondline::domain::sop::{Approval, CheckState, Progress, Run, StepState, TickMark, approval_code};
use secondline::domain::ticket::Fact;

use super::{CONFIG, Timestamp, noon, person, ticket, typed};

/// What the gate reads of a step: one that holds nothing up tells it nothing.
fn read(progress: &Progress) -> Vec<StepState> {
    let held = progress.steps.iter().filter(|step| step.holds_up()).cloned();
    held.map(|mut step| {
        step.inputs.clear();
        step.tick = None;
        step.checks.retain(CheckState::blocks);
        step
    })
    .collect()
}

/// An answer as the journal may hold it: mostly one that the input takes, now and then one of an older version.
fn stored(input: &secondline::domain::sop::Input, pick: usize) -> Clean {
    let sop = &CONFIG.sops[0];
    let typed = typed(input, pick);
    secondline::domain::sop::parse_answer(sop, input, &typed, noon()).unwrap_or_else(|_| Clean::text(&typed))
}

fn compared(which: usize, picks: &[(usize, u8)], amount: Option<u16>) -> Result<usize, TestCaseError> {
    let sop = &CONFIG.sops[which % CONFIG.sops.len()];
    let reason = ["unrecognised_charge", "lost_or_stolen", "safety", "other"][which % 4];
    let mut ticket = ticket(["credit_card", "loan", "ride", "marketplace"][which % 4], reason);
    if let Some(amount) = amount {
        ticket.facts.insert(Fact::Amount, Clean::line(&amount.to_string()));
    }
    let mut run = Run { pinned: Some((sop.id.clone(), sop.version.clone())), ..Run::default() };
    let mark = |kind: u8| TickMark {
        by: person(
            ["ana", "bea", "lea"][usize::from(kind % 3)],
            ["agent", "agent", "lead"][usize::from(kind % 3)],
        ),
        at: Timestamp::UNIX_EPOCH + i64::from(kind).minutes(),
    };
    let mut picks = picks.iter().copied().cycle();
    let mut next = || picks.next().unwrap_or_default();
    for step in &sop.steps {
        for input in &step.ask {
            let (pick, kind) = next();
            // Three answers of four, so that the far ends are reached.
            if kind % 4 != 0 {
                run.answers.insert(input.id.clone(), stored(input, pick));
                run.marks.insert(input.id.clone(), mark(kind));
            }
        }
        let (_, kind) = next();
        if kind % 3 != 0 {
            run.ticks.insert(step.id.clone(), mark(kind));
        }
        if kind % 5 != 0 {
            run.approvals.push(Approval { mark: mark(kind / 3), code: approval_code(sop, &step.id, &run) });
        }
    }
    let whole = Progress::of(sop, &run, &ticket, noon());
    let short = Progress::for_gate(sop, &run, &ticket, noon());
    prop_assert_eq!(read(&whole), read(&short));
    prop_assert_eq!(&whole.gates, &short.gates);
    prop_assert_eq!(&whole.ended, &short.ended);
    prop_assert_eq!((whole.can_resolve, whole.can_return), (short.can_resolve, short.can_return));
    prop_assert_eq!((whole.done, whole.of), (short.done, short.of));
    Ok(read(&whole).len())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn the_gate_reads_off_a_run_what_a_person_is_shown_of_it(
        which in any::<usize>(),
        picks in prop::collection::vec((any::<usize>(), any::<u8>()), 1..40),
        amount in prop::option::of(any::<u16>()),
    ) {
        compared(which, &picks, amount)?;
    }
}

#[test]
fn the_comparison_meets_every_procedure_and_sees_steps_that_hold_up() {
    for which in 0..CONFIG.sops.len() {
        assert!(compared(which, &[(3, 4)], None).unwrap() > 0, "{}", CONFIG.sops[which].id);
    }
}
