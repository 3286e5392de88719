//! A person's day: what they did, what they promised, what others owe them, what comes back. Put together from what was
//! committed here and from the tickets; how it is written down is the report's and the screen's.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::Serialize;

use super::change::{Change, Committed};
use super::clean::Clean;
use super::ids::TicketId;
use super::{coach, plan, problem, review, spike};

/// A part of the day, in the order in which they are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// What was done.
    Done,
    /// What was promised and is still owed.
    Promised,
    /// What other teams owe.
    Waiting,
    /// What was put off.
    Later,
}

impl Part {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Done, Self::Promised, Self::Waiting, Self::Later];

    /// The word in message ids and JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Promised => "promised",
            Self::Waiting => "waiting",
            Self::Later => "later",
        }
    }
}

/// A kind of act as a day counts it, the weightiest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Did {
    /// A case was resolved.
    Resolve,
    /// A case went back to Tier 1.
    Return,
    /// What somebody else asked a second person for was approved.
    Approve,
    /// A case was looked at a second time.
    Look,
    /// A coaching note.
    Coach,
    /// A plan was made or ended.
    Plan,
    /// A problem was opened, or something of it was written.
    Problem,
    /// A spike was judged.
    Spike,
    /// An article or a product request was sent.
    Proposal,
    /// A reply to a customer.
    Reply,
    /// An internal note.
    Note,
    /// A question to a team.
    Ask,
    /// A team was asked again.
    Chase,
    /// The answer of a team.
    Answered,
    /// A promise.
    Promise,
    /// A promise that was kept.
    Kept,
    /// A promise that was broken.
    Broken,
    /// A case was taken.
    Claim,
    /// A case was passed over.
    Skip,
    /// A case was put off.
    Later,
    /// A step of a procedure.
    Procedure,
    /// Anything else that changed a case.
    Other,
}

impl Did {
    /// What a change counts as; `None` where it changed nothing.
    #[must_use]
    pub fn of(change: &Change) -> Option<Self> {
        Some(match change {
            Change::Resolve { .. } => Self::Resolve,
            Change::Return { .. } => Self::Return,
            Change::Reply { .. } => Self::Reply,
            Change::Note { .. } => Self::Note,
            Change::Ask { .. } => Self::Ask,
            Change::Chase { .. } => Self::Chase,
            Change::Answered { .. } => Self::Answered,
            Change::Promise { .. } => Self::Promise,
            Change::EndPromise { kept, .. } => {
                if *kept {
                    Self::Kept
                } else {
                    Self::Broken
                }
            }
            Change::Claim => Self::Claim,
            Change::Skip { .. } => Self::Skip,
            Change::Later { until: Some(_), .. } => Self::Later,
            Change::StartSop { .. }
            | Change::Answer { .. }
            | Change::Tick { .. }
            | Change::AskApproval { .. } => Self::Procedure,
            Change::Approve { .. } => Self::Approve,
            Change::SendProposal { .. } => Self::Proposal,
            Change::Record { mark, .. } => Self::of_record(&mark.verb),
            Change::Set { .. } | Change::Tag { .. } | Change::Link { .. } | Change::Merge { .. } => {
                Self::Other
            }
            Change::Later { until: None, .. } | Change::Reveal { .. } => return None,
        })
    }

    /// What a record counts as, by what it says to programs.
    fn of_record(verb: &str) -> Self {
        match verb {
            review::VERB => Self::Look,
            coach::VERB => Self::Coach,
            plan::VERB | plan::ENDS => Self::Plan,
            spike::VERB => Self::Spike,
            verb if problem::VERBS.contains(&verb) => Self::Problem,
            _ => Self::Other,
        }
    }

    /// The word in message ids and JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Resolve => "resolve",
            Self::Return => "return",
            Self::Approve => "approve",
            Self::Look => "look",
            Self::Coach => "coach",
            Self::Plan => "plan",
            Self::Problem => "problem",
            Self::Spike => "spike",
            Self::Proposal => "proposal",
            Self::Reply => "reply",
            Self::Note => "note",
            Self::Ask => "ask",
            Self::Chase => "chase",
            Self::Answered => "answered",
            Self::Promise => "promise",
            Self::Kept => "kept",
            Self::Broken => "broken",
            Self::Claim => "claim",
            Self::Skip => "skip",
            Self::Later => "later",
            Self::Procedure => "procedure",
            Self::Other => "other",
        }
    }
}

/// What was done, counted by kind.
pub type Counts = BTreeMap<Did, usize>;

/// A line of the day: one ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it stands.
    pub part: Part,
    /// The ticket.
    pub ticket: TicketId,
    /// What people call it.
    pub key: Clean,
    /// When it was done last, is due, was asked, or comes back.
    pub at: Timestamp,
    /// Whether that time passed and something is owed.
    pub late: bool,
    /// What was done, for what was done.
    pub did: Counts,
    /// Who owes it, for what others owe.
    pub who: String,
    /// What was promised or asked, what it was put off for, or what the ticket is about; as it may be seen.
    pub about: String,
}

/// A day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Day {
    /// Which one.
    pub date: Date,
    /// How many tickets were worked on.
    pub tickets: usize,
    /// What was done in all.
    pub total: Counts,
    /// The lines, part by part.
    pub lines: Vec<Line>,
}

impl Day {
    /// A day on which nobody is known who could have done anything.
    #[must_use]
    pub fn none(date: Date) -> Self {
        Self { date, tickets: 0, total: Counts::new(), lines: Vec::new() }
    }

    /// The lines of a part.
    pub fn part(&self, part: Part) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.part == part)
    }
}

/// What was done on each ticket, with the time of the last act, the newest first. Changes that are about no ticket are
/// counted by nobody here.
#[must_use]
pub fn by_ticket(done: &[Committed]) -> Vec<(TicketId, Timestamp, Counts)> {
    let mut found: BTreeMap<&TicketId, (Timestamp, Counts)> = BTreeMap::new();
    for one in done {
        let (Some(ticket), Some(did)) = (&one.ticket, Did::of(&one.change)) else { continue };
        let (at, counts) = found.entry(ticket).or_insert((one.at, Counts::new()));
        *at = one.at.max(*at);
        *counts.entry(did).or_default() += 1;
    }
    let mut all: Vec<_> = found.into_iter().map(|(id, (at, counts))| (id.clone(), at, counts)).collect();
    all.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    all
}

#[cfg(test)]
mod tests {
    use super::super::ids::{ChangeId, PersonId};
    use super::super::mark::Mark;
    use super::super::ticket::Person;
    use super::*;

    fn did(ticket: &str, second: i64, change: Change) -> Committed {
        let by = Person { id: PersonId::new("7"), name: Clean::line("Ana"), email: None, role: None };
        Committed {
            id: ChangeId::new(format!("{ticket}-{second}")),
            ticket: Some(TicketId::new(ticket)),
            by,
            at: Timestamp::from_second(second).unwrap(),
            change,
        }
    }

    #[test]
    fn what_a_lead_does_is_called_by_its_name() {
        let record = |verb: &str| Change::Record { mark: Mark::new(verb, "1"), text: Clean::line("x") };
        let approved = Change::Approve { step: "refund".to_owned(), code: "1".to_owned() };
        for (change, word) in [
            (approved, "approve"),
            (record("review"), "look"),
            (record("coach"), "coach"),
            (record("plan"), "plan"),
            (record("plan-end"), "plan"),
            (record("problem-link"), "problem"),
            (record("spike"), "spike"),
            (record("of a later program"), "other"),
        ] {
            assert_eq!(Did::of(&change).map(Did::as_str), Some(word), "{change:?}");
        }
    }

    #[test]
    fn acts_are_counted_a_ticket_and_what_only_looked_is_none() {
        let note = || Change::Note { text: Clean::line("x") };
        let look = Change::Reveal { what: "ticket".to_owned(), reason: Clean::line("x") };
        let found = by_ticket(&[
            did("1", 10, Change::Claim),
            did("1", 20, note()),
            did("2", 30, note()),
            did("1", 40, note()),
            did("3", 50, look),
        ]);
        assert_eq!(found.len(), 2);
        assert_eq!((found[0].0.as_str(), found[0].1.as_second()), ("1", 40));
        assert_eq!(found[0].2, Counts::from([(Did::Note, 2), (Did::Claim, 1)]));
    }
}
