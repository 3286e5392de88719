//! The rules of clocks, as a site sets them: which policy a ticket has, and what each of its clocks promises. Reading the
//! file is the business of `config`.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::Kind;
use super::calendar::Calendar;
use super::target::{Target, Warn};
use crate::domain::ticket::{Fact, Priority, Status, Ticket};

/// All policies with the calendars they name.
#[derive(Debug, Clone, Default)]
pub struct Policies {
    /// The policies; the first one that fits a ticket is its own.
    pub policies: Vec<Policy>,
    /// The calendars by name.
    pub calendars: BTreeMap<String, Arc<Calendar>>,
    /// Tells these rules from others: it changes whenever one of their files does.
    pub print: String,
    /// What is agreed with other teams, by team.
    pub asks: Vec<AskRule>,
}

/// What is agreed with another team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskRule {
    /// The team's name.
    pub team: String,
    /// How long an answer may take.
    pub within: Target,
    /// The calendar by which that counts.
    pub calendar: String,
    /// After how long it is time to ask once more.
    pub chase: Option<Target>,
    /// What else it is called: the names that procedures use.
    pub also: Vec<String>,
    /// The language in which it is asked, where it is not the agent's.
    pub language: Option<String>,
}

impl AskRule {
    /// Whether a name means this team.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        let name = name.trim();
        std::iter::once(&self.team).chain(&self.also).any(|known| known.eq_ignore_ascii_case(name))
    }
}

/// The clocks of a kind of ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Its name.
    pub name: String,
    /// Which tickets have it.
    pub segment: Segment,
    /// Its clocks.
    pub rules: Vec<Rule>,
}

/// What a ticket must be; all of it, and one of each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Segment {
    /// Values of mapped fields. A language fits its dialects: `es` is also `es-MX`.
    pub facts: Vec<(Fact, Vec<String>)>,
    /// Names of queues.
    pub queues: Vec<String>,
    /// Tags, of which the ticket has one.
    pub tags: Vec<String>,
}

impl Segment {
    /// Whether a ticket is in it.
    #[must_use]
    pub fn holds(&self, ticket: &Ticket) -> bool {
        let fact = |(fact, any): &(Fact, Vec<String>)| {
            ticket.fact(*fact).is_some_and(|has| any.iter().any(|want| fits(has, want)))
        };
        let queue = || {
            let queue = ticket.queue.as_ref();
            queue.is_some_and(|queue| {
                self.queues.iter().any(|want| want.eq_ignore_ascii_case(queue.name.as_str()))
            })
        };
        let tag = || self.tags.iter().any(|want| ticket.tags.contains(want.as_str()));
        self.facts.iter().all(fact) && (self.queues.is_empty() || queue()) && (self.tags.is_empty() || tag())
    }

    /// Whether every ticket that is in another segment is in this one too.
    #[must_use]
    pub fn covers(&self, other: &Self) -> bool {
        let fact = |(fact, any): &(Fact, Vec<String>)| {
            let theirs = other.facts.iter().find(|(of, _)| of == fact);
            theirs.is_some_and(|(_, all)| all.iter().all(|has| any.iter().any(|want| fits(has, want))))
        };
        let queue = |has: &String| self.queues.iter().any(|want| want.eq_ignore_ascii_case(has));
        let tag = |has: &String| self.tags.contains(has);
        self.facts.iter().all(fact)
            && (self.queues.is_empty() || !other.queues.is_empty() && other.queues.iter().all(queue))
            && (self.tags.is_empty() || !other.tags.is_empty() && other.tags.iter().all(tag))
    }
}

/// Whether a value is the wanted one, or a dialect of it.
fn fits(has: &str, want: &str) -> bool {
    has.eq_ignore_ascii_case(want)
        || has.get(..want.len()).is_some_and(|start| start.eq_ignore_ascii_case(want))
            && has.as_bytes().get(want.len()) == Some(&b'-')
}

/// From when a clock counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Measure {
    /// From the arrival of the ticket.
    #[default]
    Arrival,
    /// From its escalation to our tier.
    Escalation,
}

/// What a reopened ticket means for a resolution clock that had ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reopen {
    /// It goes on where it stood; the time between does not count ("held").
    #[default]
    Continues,
    /// Nothing: the first solution counts ("first").
    Ends,
    /// A new one starts.
    Restarts,
}

/// One clock of a policy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// What it measures.
    pub kind: Kind,
    /// The calendar by which it counts.
    pub calendar: String,
    /// From when.
    pub from: Measure,
    /// The target of each priority, in the order of [`Priority::ALL`].
    pub targets: [Option<Target>; 4],
    /// When to warn.
    pub warn: Vec<Warn>,
    /// The statuses that pause it.
    pub pauses: Vec<Status>,
    /// What a reopened ticket means for it.
    pub reopen: Reopen,
}

impl Rule {
    /// The target of a priority.
    #[must_use]
    pub fn target(&self, priority: Priority) -> Option<Target> {
        self.targets[priority as usize]
    }

    /// Whether it begins with the ticket, at its arrival or its escalation, and not with a message.
    #[must_use]
    pub fn counts_from_the_start(&self) -> bool {
        !matches!(self.kind, Kind::NextReply | Kind::Update)
    }
}

impl Policies {
    /// The policy of a ticket.
    #[must_use]
    pub fn of(&self, ticket: &Ticket) -> Option<&Policy> {
        self.policies.iter().find(|policy| policy.segment.holds(ticket))
    }

    /// A calendar by name.
    #[must_use]
    pub fn calendar(&self, name: &str) -> Option<&Calendar> {
        self.calendars.get(name).map(Arc::as_ref)
    }

    /// What is agreed with a team.
    #[must_use]
    pub fn ask(&self, team: &str) -> Option<&AskRule> {
        self.asks.iter().find(|rule| rule.is_called(team))
    }
}
