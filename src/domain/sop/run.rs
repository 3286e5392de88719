//! A run of a procedure on a ticket: nothing that is stored, but the ticket's journal folded in order, with the
//! approvals that stand in its conversation.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::model::Sop;
use super::travel::{self, Item, Known, Note, Telling};
use crate::domain::change::{Change, Committed};
use crate::domain::clean::Clean;
use crate::domain::clock;
use crate::domain::ids::SopId;
use crate::domain::law::{self, Deadline};
use crate::domain::mark::Mark;
use crate::domain::role::Role;
use crate::domain::ticket::{Entry, Person, Ticket};

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TickMark {
    /// Who.
    pub by: Person,
    /// When.
    pub at: Timestamp,
}

impl TickMark {
    /// Whether the person who ticked holds a role.
    #[must_use]
    pub fn has_role(&self, role: &str) -> bool {
        has_role(&self.by, role)
    }
}

/// Whether a person may what a role may.
#[must_use]
pub fn has_role(person: &Person, role: &str) -> bool {
    Role::of(person).may(role)
}

/// A second person's yes to a step, as the CRM has it: its author is whom the CRM says wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Approval {
    /// Who, and when; with the role that the approver's own program had from the CRM.
    pub mark: TickMark,
    /// What was approved: see [`approval_code`].
    pub code: String,
}

/// A second person was asked to approve a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Who asked; absent where the CRM does not say.
    pub by: Option<Person>,
    /// What an approval names.
    pub code: String,
    /// The step.
    pub step: String,
    /// Its title, as whoever asked reads it.
    pub title: String,
    /// The role that the second person needs.
    pub role: String,
    /// Whether it is to accept what a check objects to, which takes a reason.
    pub accepts: bool,
}

/// What was answered, ticked and approved so far.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Run {
    /// The procedure and the version that it started with; absent before the first answer or tick.
    pub pinned: Option<(SopId, String)>,
    /// Answers by input id, in their written form.
    pub answers: BTreeMap<String, Clean>,
    /// Who answered, and when, by input id.
    pub marks: BTreeMap<String, TickMark>,
    /// Ticks by step id.
    pub ticks: BTreeMap<String, TickMark>,
    /// Approvals, oldest first.
    pub approvals: Vec<Approval>,
    /// Approvals that were asked for, oldest first: on the second person's machine all that is known of the run.
    pub requests: Vec<Request>,
    /// What notes on the ticket tell of legal clocks, oldest first.
    pub told: Vec<Deadline>,
    /// When the ticket reached our tier: its first internal note; absent where there is none.
    pub escalated: Option<Timestamp>,
    /// Since when it runs at this version.
    pub since: Option<Timestamp>,
    /// Who took back an answer or a tick, and when.
    pub back: BTreeMap<Item, TickMark>,
    /// What notes on the ticket tell colleagues of it.
    pub known: Known,
}

impl Run {
    /// Folds a ticket's journal, oldest change first. A start of another procedure begins anew; a start of
    /// another version of the same one keeps the answers, which are then held against the new version.
    #[must_use]
    pub fn fold<'a>(journal: impl IntoIterator<Item = &'a Committed>) -> Self {
        let mut run = Self::default();
        for committed in journal {
            run.absorb(&committed.change, &committed.by, committed.at);
        }
        run
    }

    /// The run of a ticket with what its conversation says of approvals. The CRM vouches for who wrote a note; the role
    /// in it is the one that the writer's program was told by the CRM. What colleagues tell of their work on it counts as
    /// done here, as far as `sops` holds its procedure.
    #[must_use]
    pub fn of(ticket: &Ticket, journal: &[Committed], timeline: &[Entry], sops: &[Sop]) -> Self {
        let marked = timeline.iter().filter_map(|entry| Some((entry, Mark::of(entry, ticket)?)));
        let marked: Vec<_> = marked.collect();
        let notes: Vec<Note> =
            marked.iter().filter_map(|(entry, (mark, _))| Note::of(mark, entry, ticket)).collect();
        let folded = travel::fold(journal, &notes, sops);
        let mut run = Self { escalated: clock::escalated(timeline), ..folded };
        for (entry, (mark, words)) in marked {
            let value = |name: &str| mark.value(name).unwrap_or_default().to_owned();
            match (mark.verb.as_str(), &entry.author) {
                ("approval", by) => run.requests.push(Request {
                    by: by.clone(),
                    code: mark.id.clone(),
                    step: value("step"),
                    title: words.lines().next().unwrap_or_default().trim_start_matches("◇ ").to_owned(),
                    role: value("role"),
                    accepts: mark.value("accepts").is_some(),
                }),
                ("approved", Some(author)) => {
                    let by = Person { role: Some(Clean::line(&value("role"))), ..author.clone() };
                    run.approvals
                        .push(Approval { mark: TickMark { by, at: entry.at }, code: mark.id.clone() });
                }
                (law::VERB, _) => run.told.extend(law::told(&mark, entry)),
                _ => {}
            }
        }
        run
    }

    /// Whether a second person was asked for this already.
    #[must_use]
    pub fn is_requested(&self, code: &str) -> bool {
        self.requests.iter().any(|request| request.code == code)
    }

    /// What somebody asks to be approved and nobody approved: the request of this code, else the newest.
    #[must_use]
    pub fn asked_for(&self, code: Option<&str>) -> Option<&Request> {
        let is_open = |request: &&Request| !self.approvals.iter().any(|one| one.code == request.code);
        let named =
            |request: &&Request| code.is_none_or(|code| request.code.eq_ignore_ascii_case(code.trim()));
        self.requests.iter().rev().filter(is_open).find(named)
    }

    /// The run after one more change.
    pub fn absorb(&mut self, change: &Change, by: &Person, at: Timestamp) {
        let mark = || TickMark { by: by.clone(), at };
        match change {
            Change::StartSop { sop, version } => {
                if self.pinned.as_ref().is_some_and(|(known, _)| known != sop) {
                    let (told, escalated) = (std::mem::take(&mut self.told), self.escalated);
                    *self = Self { told, escalated, ..Self::default() };
                }
                self.pinned = Some((sop.clone(), version.clone()));
                self.since = Some(at);
            }
            Change::Answer { input, value: Some(value) } => {
                self.answers.insert(input.clone(), value.clone());
                self.marks.insert(input.clone(), mark());
            }
            Change::Answer { input, value: None } => {
                self.answers.remove(input);
                self.marks.remove(input);
                self.back.insert(Item::Answer(input.clone()), mark());
            }
            Change::Tick { step, done: true } => {
                self.ticks.insert(step.clone(), mark());
            }
            Change::AskApproval { step, code } => self.requests.push(Request {
                by: Some(by.clone()),
                code: code.clone(),
                step: step.clone(),
                title: String::new(),
                role: String::new(),
                accepts: false,
            }),
            Change::Approve { code, .. } => {
                self.approvals.push(Approval { mark: mark(), code: code.clone() });
            }
            Change::Tick { step, done: false } => {
                self.ticks.remove(step);
                self.back.insert(Item::Tick(step.clone()), mark());
            }
            Change::Record { mark, .. } => {
                let telling = Telling::of(mark);
                let runs = self.pinned.as_ref().map(|(sop, _)| sop);
                if let Some(telling) = telling.filter(|telling| Some(&telling.sop) == runs) {
                    self.known.take(&telling, &by.id);
                }
            }
            _ => {}
        }
    }
}

/// The short code that an approval names: it stands for the procedure's version, the step and its answers, so that
/// an answer changed afterwards has to be approved anew. Letters and digits that cannot be misread.
#[must_use]
pub fn approval_code(sop: &Sop, step: &str, run: &Run) -> String {
    const SIGNS: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
    let answers = sop.step(step).into_iter().flat_map(|step| &step.ask);
    let answers = answers.filter_map(|input| Some((input.id.as_str(), run.answers.get(&input.id)?.as_str())));
    let head = [sop.id.as_str(), sop.version.as_str(), step];
    // FNV-1a: a code to be read aloud, not a seal. Who approved is what the CRM vouches for.
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    let mut eat = |text: &str| {
        for byte in text.bytes().chain([0]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    };
    head.into_iter().for_each(&mut eat);
    for (input, value) in answers {
        eat(input);
        eat(value);
    }
    (0..6).map(|at| char::from(SIGNS[(hash >> (at * 5 + 20)) as usize % SIGNS.len()])).collect()
}
