//! Any interleaving of our writes, a colleague's edits, faults and restarts ends the same way: each write is on the
//! CRM once, or a person is asked about it. None is lost, none stands twice, nobody is overwritten unasked.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use proptest::prelude::*;
use secondline::domain::change::{Change, FieldValue, Patch};
use secondline::domain::clean::Clean;
use secondline::domain::delivery::Delivery;
use secondline::domain::ids::{ChangeId, TicketId};
use secondline::domain::ticket::Priority;
use serde_json::{Value, json};

use super::site::{Agent, Site};
use crate::faults::proxy::{Fault, Proxy, Rule};

#[derive(Debug, Clone)]
enum Op {
    Note,
    Reply,
    Priority(Priority),
    Tag,
    ColleagueSets(&'static str),
    ColleagueTags,
    CustomerWrites,
    Fault(&'static str, &'static str),
    /// The next write lands late, within the grace.
    Late,
    Sync,
    Restart,
    /// The process dies after an attempt was recorded and before its request left.
    Die,
}

fn op() -> impl Strategy<Value = Op> {
    let kinds = prop::sample::select(vec!["lose_answer", "cut", "error_after", "error", "database_conflict"]);
    let methods = prop::sample::select(vec!["PUT", "GET"]);
    let mine = prop::sample::select(vec![Priority::Urgent, Priority::High]);
    let theirs = prop::sample::select(vec!["low", "normal"]);
    prop_oneof![
        3 => Just(Op::Note),
        1 => Just(Op::Reply),
        2 => mine.prop_map(Op::Priority),
        2 => Just(Op::Tag),
        1 => theirs.prop_map(Op::ColleagueSets),
        1 => Just(Op::ColleagueTags),
        1 => Just(Op::CustomerWrites),
        3 => (methods, kinds).prop_map(|(method, kind)| Op::Fault(method, kind)),
        1 => Just(Op::Late),
        2 => Just(Op::Sync),
        1 => Just(Op::Restart),
        1 => Just(Op::Die),
    ]
}

/// What was written here, and how to recognise it there.
struct Written {
    id: ChangeId,
    what: What,
}

enum What {
    Comment(String),
    Tag(String),
    Priority(Priority),
}

struct Case {
    agent: Option<Agent>,
    ticket: TicketId,
    written: Vec<Written>,
    foreign: Vec<String>,
    step: usize,
    faults: Vec<Value>,
}

impl Case {
    fn agent(&self) -> &Agent {
        self.agent.as_ref().expect("an agent works")
    }

    fn name(&mut self, what: &str) -> String {
        self.step += 1;
        // Letters: a long row of digits may look like a card number and would be cut.
        let letters: String =
            self.step.to_string().bytes().map(|digit| char::from(digit - b'0' + b'a')).collect();
        format!("{what}_{letters}")
    }

    fn wrote(&mut self, id: ChangeId, what: What) {
        self.written.push(Written { id, what });
    }

    fn restart(&mut self, site: &Site, proxy: &Proxy) {
        let agent = self.agent.take().expect("an agent works");
        self.agent = Some(agent.restarted(&proxy.base, site.running.agent()));
    }

    async fn does(&mut self, site: &Site, proxy: &Proxy, op: Op) {
        let ticket = self.ticket.clone();
        site.later();
        match op {
            Op::Note => {
                let text = self.name("note");
                self.wrote(self.agent().note(&ticket, &text), What::Comment(text));
            }
            Op::Reply => {
                let text = self.name("reply");
                self.wrote(self.agent().reply(&ticket, &text), What::Comment(text));
            }
            Op::Priority(priority) => {
                let id = self.agent().set(&ticket, FieldValue::Priority(priority));
                self.wrote(id, What::Priority(priority));
            }
            Op::Tag => {
                let tag = self.name("tag");
                let add: std::collections::BTreeSet<Clean> = [Clean::line(&tag)].into();
                let change = Change::Tag { add: add.clone(), remove: [].into() };
                let patch = Patch { add_tags: add, ..Patch::default() };
                self.wrote(self.agent().write(&ticket, change, patch), What::Tag(tag));
            }
            Op::ColleagueSets(word) => site.edit(&ticket, json!({"priority": word})).await,
            Op::ColleagueTags => {
                let tag = self.name("theirs");
                let path = format!("/api/v2/tickets/{ticket}/tags.json");
                site.ask("PUT", &path, json!({"tags": [tag]})).await;
                self.foreign.push(tag);
            }
            Op::CustomerWrites => {
                site.edit(&ticket, json!({"comment": {"body": "Any news?", "public": true}})).await;
            }
            Op::Fault(method, kind) => {
                let path = format!("/api/v2/tickets/{ticket}");
                self.faults.push(json!({"method": method, "path": path, "kind": kind}));
            }
            Op::Sync => {
                // Faults are ours alone: they end with the run, before a colleague asks for anything.
                for fault in std::mem::take(&mut self.faults) {
                    site.fault(fault).await;
                }
                self.agent().sync().await;
                site.ask("DELETE", "/sandbox/faults", Value::Null).await;
            }
            Op::Late => {
                let late = Fault::LateApply(Duration::from_millis(150));
                proxy.fault(Rule::new("PUT", "/api/v2/tickets/", late).most(1));
            }
            Op::Restart => self.restart(site, proxy),
            Op::Die => {
                let (store, now) = (&self.agent().store, jiff::Timestamp::now());
                if let Some(batch) = store.next_batches(now, 1).expect("a read").first() {
                    store.start_attempt(batch, now).expect("a write");
                }
                self.restart(site, proxy);
            }
        }
    }

    /// Everything that moves by itself comes to rest, and the truth is compared.
    async fn ends(&self, site: &Site, proxy: &Proxy) -> Result<(), TestCaseError> {
        proxy.rest().await;
        for _ in 0..3 {
            self.agent().sync().await;
        }
        let there = site.ticket(&self.ticket).await;
        let tags: Vec<&str> =
            there["tags"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let states: Vec<Delivery> =
            self.written.iter().map(|written| self.agent().state(&written.id)).collect();
        let held = states.iter().position(|state| matches!(state, Delivery::Held | Delivery::Unconfirmed));
        for (at, (written, state)) in self.written.iter().zip(&states).enumerate() {
            let behind = held.is_some_and(|held| held < at);
            prop_assert!(state.needs_person() || *state == Delivery::Sent || behind, "{state:?} at {at}");
            match &written.what {
                What::Comment(text) => {
                    let times = site.comments(&self.ticket, text).await;
                    let wanted = usize::from(*state == Delivery::Sent);
                    prop_assert_eq!(times, wanted, "{} is {:?}", text, state);
                }
                What::Tag(tag) => {
                    prop_assert_eq!(tags.contains(&tag.as_str()), *state == Delivery::Sent, "{}", tag);
                }
                What::Priority(_) => {}
            }
        }
        for tag in &self.foreign {
            prop_assert!(tags.contains(&tag.as_str()), "the colleague's {tag} is gone");
        }
        let last = self.written.iter().zip(&states).rev().find_map(|(written, state)| match written.what {
            What::Priority(priority) => Some((priority, *state)),
            _ => None,
        });
        if let Some((priority, Delivery::Sent)) = last {
            let word = there["priority"].as_str().unwrap_or_default();
            let theirs = ["low", "normal"].contains(&word);
            prop_assert!(theirs || word == priority.as_str(), "{word} instead of {priority:?}");
        }
        Ok(())
    }
}

/// Numbers the cases, so that no two write the same words.
static CASES: AtomicUsize = AtomicUsize::new(10);

fn world() -> &'static (tokio::runtime::Runtime, Site, Proxy, Vec<TicketId>) {
    static WORLD: OnceLock<(tokio::runtime::Runtime, Site, Proxy, Vec<TicketId>)> = OnceLock::new();
    WORLD.get_or_init(|| {
        let runtime = tokio::runtime::Runtime::new().expect("threads");
        let (site, tickets) = runtime.block_on(async {
            let site = Site::start().await;
            let agent = site.agent();
            agent.sync().await;
            let tickets = agent.open_tickets(6);
            (site, tickets)
        });
        let proxy = Proxy::before(&site.running.base);
        (runtime, site, proxy, tickets)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_interleaving_ends_with_each_write_there_once_or_before_a_person(
        ops in prop::collection::vec(op(), 1..16),
        nth in 0_usize..6,
    ) {
        let (runtime, site, proxy, tickets) = world();
        runtime.block_on(async {
            proxy.calm();
            let agent = Agent::new(&proxy.base, site.running.agent());
            agent.sync().await;
            let ticket = tickets[nth].clone();
            let step = CASES.fetch_add(1, Ordering::Relaxed) * 100;
            let mut case = Case { agent: Some(agent), ticket, written: Vec::new(), foreign: Vec::new(), step, faults: Vec::new() };
            for op in ops {
                case.does(site, proxy, op).await;
            }
            case.ends(site, proxy).await
        })?;
    }
}
