//! Any order of pulls, commits and settlements shows the server row with the waiting writes over it.

use proptest::prelude::*;

use super::*;
use crate::domain::delivery::Delivery;
use crate::domain::ticket::Priority;

#[derive(Debug, Clone)]
enum Step {
    Pull { ticket: u8, priority: usize, status: usize },
    Commit { ticket: u8, priority: usize, solve: bool },
    Settle { nth: usize, state: usize, answered: bool },
    Decide { nth: usize, drop: bool },
    Crash,
}

const OUTCOMES: [Delivery; 6] = [
    Delivery::Sent,
    Delivery::Refused,
    Delivery::Held,
    Delivery::Unknown,
    Delivery::Queued,
    Delivery::Unconfirmed,
];

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        (0_u8..3, 0_usize..4, 0_usize..4).prop_map(|(ticket, priority, status)| Step::Pull {
            ticket,
            priority,
            status
        }),
        (0_u8..3, 0_usize..4, any::<bool>()).prop_map(|(ticket, priority, solve)| Step::Commit {
            ticket,
            priority,
            solve
        }),
        (0_usize..4, 0_usize..6, any::<bool>()).prop_map(|(nth, state, answered)| Step::Settle {
            nth,
            state,
            answered
        }),
        (0_usize..4, any::<bool>()).prop_map(|(nth, drop)| Step::Decide { nth, drop }),
        Just(Step::Crash),
    ]
}

fn server(ticket: u8, priority: usize, status: usize, clock: i64) -> Ticket {
    with(super::ticket(&ticket.to_string()), |it| {
        it.priority = Priority::ALL[priority];
        it.status = Status::ALL[status];
        it.updated = now() + jiff::SignedDuration::from_secs(clock);
    })
}

/// What the columns of a list say must be what a fresh fold of the server row and the outbox says.
fn check(store: &Store) {
    for name in ["0", "1", "2"] {
        let Some(view) = store.ticket(&id(name)).unwrap() else { continue };
        let outbox: Vec<OutboxRow> =
            store.outbox().unwrap().into_iter().filter(|row| row.ticket == Some(id(name))).collect();
        assert_eq!(view.waiting, outbox);
        let patches: Vec<Patch> = outbox
            .iter()
            .filter(|row| row.state.is_folded())
            .filter_map(|row| match &row.out {
                Outgoing::Ticket(patch) => Some(patch.clone()),
                _ => None,
            })
            .collect();
        let expected = view.server.with(&patches);
        let row = store.rows(&[view.row]).unwrap().remove(0);
        assert_eq!((view.shown.status, view.shown.priority), (expected.status, expected.priority));
        assert_eq!((row.status, row.priority), (expected.status, expected.priority));
        assert_eq!(row.waiting as usize, outbox.iter().filter(|row| row.state.is_waiting()).count());
        assert_eq!(row.attention as usize, outbox.iter().filter(|row| row.state.needs_person()).count());
        assert_eq!(row.solved.is_some(), !expected.status.is_open());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn what_is_shown_is_the_server_row_with_the_waiting_writes(steps in prop::collection::vec(step(), 1..24)) {
        let bench = bench();
        let mut store = bench.store.clone();
        pull(&store, [ticket("0")]);
        let mut committed: Vec<ChangeId> = Vec::new();
        let mut ended: Vec<ChangeId> = Vec::new();
        for (clock, step) in steps.into_iter().enumerate() {
            let clock = clock as i64;
            match step {
                Step::Pull { ticket, priority, status } => {
                    pull(&store, [server(ticket, priority, status, clock)]);
                }
                Step::Commit { ticket, priority, solve } => {
                    let name = format!("change-{clock}");
                    let value = if solve { FieldValue::Status(Status::Solved) } else { FieldValue::Priority(Priority::ALL[priority]) };
                    let change = set(&name, &ticket.to_string(), &[value]);
                    if store.commit(std::slice::from_ref(&change), &ana(), now()).is_ok() {
                        store.commit(&[change], &ana(), now()).unwrap();
                        committed.push(ChangeId::new(name));
                    }
                }
                Step::Settle { nth, state, answered } => {
                    let batches = store.next_batches(now(), 9).unwrap();
                    let Some(batch) = batches.get(nth) else { continue };
                    let begun = match batch.state {
                        Delivery::Unknown => store.start_verify(batch, now()),
                        _ => store.start_attempt(batch, now()),
                    };
                    prop_assert!(begun.unwrap());
                    let mut settlement = Settlement::new(OUTCOMES[state]);
                    if settlement.state == Delivery::Sent {
                        ended.extend(batch.changes.iter().cloned());
                        if let (true, Outgoing::Ticket(patch), Some(server)) = (answered, &batch.out, &batch.server) {
                            settlement.row = Some(server.with([patch]));
                        }
                    }
                    store.settle(&batch.changes, settlement, now()).unwrap();
                }
                Step::Decide { nth, drop } => {
                    let rows = store.outbox().unwrap();
                    let Some(row) = rows.iter().filter(|row| row.state.needs_person()).nth(nth) else { continue };
                    if drop {
                        store.drop_change(&row.id, now()).unwrap();
                        ended.push(row.id.clone());
                    } else {
                        store.retry(&row.id, now()).unwrap();
                    }
                }
                Step::Crash => {
                    store = Store::open(bench.path()).unwrap();
                    let lost = store.outbox().unwrap().iter().any(|row| row.state == Delivery::Sending);
                    prop_assert!(!lost, "nothing is left as being sent");
                }
            }
            check(&store);
        }
        let outbox = store.outbox().unwrap();
        for change in &committed {
            let on_its_way = outbox.iter().any(|row| row.id == *change);
            prop_assert!(on_its_way != ended.contains(change), "{change} is on its way or ended, never neither");
        }
    }
}
