//! The gate's way of holding a run against its procedure says what a person is shown of it, for every shipped procedure
//! and whatever was answered, ticked and approved by whom.

use jiff::ToSpan;
use proptest::prelude::*;
use secondline::domain::clean::Clean;
use secondline::domain::sop::{
    Approval, Ending, Exit, Lack, Moment, Progress, Run, State, StepState, TickMark, approval_code,
};
use secondline::domain::ticket::Fact;

use super::{CONFIG, Timestamp, noon, person, ticket, typed};

/// What a person is shown of the steps that hold the case up, as far as the gate tells them: the open ones, or else those
/// that wait, each with the first of what it lacks.
fn shown(whole: &Progress) -> Vec<(String, String)> {
    let held: Vec<&StepState> = whole.steps.iter().filter(|step| step.holds_up()).collect();
    let any_open = held.iter().any(|step| step.state == State::Open);
    let told = held.into_iter().filter(|step| !any_open || step.state == State::Open);
    told.map(|step| {
        let objects = step.checks.iter().filter(|check| check.blocks() && check.holds == Some(false));
        let objects: Vec<&str> = objects.map(|check| check.say.as_str()).collect();
        let lack = match (&step.approval, &step.waits_on) {
            _ if step.state == State::Waiting => format!("inputs {:?}", step.waits_for),
            _ if !objects.is_empty() => format!("checks {objects:?}"),
            (Some(approval), _) if step.wants_approval() => format!("{} {}", approval.role, approval.code),
            (_, Some(team)) => format!("team {team}"),
            _ => "answers".to_owned(),
        };
        (step.id.clone(), lack)
    })
    .collect()
}

/// The same as the gate finds it.
fn found(exit: &Exit<'_>) -> Vec<(String, String)> {
    let told = exit.steps.iter().map(|held| {
        let lack = match &held.lacks {
            Lack::Inputs(inputs) => format!("inputs {inputs:?}"),
            Lack::Checks(checks) => {
                format!("checks {:?}", checks.iter().map(|check| check.say.as_str()).collect::<Vec<_>>())
            }
            Lack::Approval { role, code } => format!("{role} {code}"),
            Lack::Team(team) => format!("team {team}"),
            Lack::Answers => "answers".to_owned(),
        };
        (held.step.id.clone(), lack)
    });
    told.collect()
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
    let exit = Exit::of(sop, &run, &ticket, noon());
    prop_assert_eq!(shown(&whole), found(&exit));
    let shut: Vec<_> =
        whole.gates.iter().filter(|gate| !gate.holds).map(|gate| (gate.on, &gate.say)).collect();
    let closed: Vec<_> = exit.closed.iter().map(|gate| (gate.on, &gate.say)).collect();
    prop_assert_eq!(shut, closed);
    prop_assert_eq!(whole.ended.as_ref(), exit.ended);
    let passes = |on: Moment| exit.closed.iter().all(|gate| gate.on != on);
    let ends_here = exit.steps.is_empty() && exit.ended != Some(&Ending::ReturnedToT1);
    prop_assert_eq!(whole.can_resolve, ends_here && passes(Moment::Resolve));
    prop_assert_eq!(whole.can_return, passes(Moment::Return));
    Ok(exit.steps.len())
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
