//! All that due times are derived from besides a ticket itself: the policies with their calendars, and the procedures whose
//! clocks the law sets.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::derive::next;
use super::procedure::counting;
use super::rule::Policies;
use crate::domain::ids::SopId;
use crate::domain::law::{Deadline, deadlines};
use crate::domain::sop::{Facts, From, Progress, Run, Sop, running};
use crate::domain::ticket::Ticket;
use crate::domain::triage::Table;

/// The rules by which a ticket is due.
#[derive(Debug, Clone)]
pub struct Rulebook {
    /// The policies.
    pub policies: Arc<Policies>,
    sops: Vec<Sop>,
    triage: Option<Table>,
    zone: TimeZone,
    /// Procedures with a clock that counts from the ticket itself, so before anybody answers anything.
    at_once: BTreeSet<SopId>,
    print: String,
}

impl Rulebook {
    /// The rules of these files, for an agent in a zone.
    #[must_use]
    pub fn new(policies: Arc<Policies>, sops: Vec<Sop>, triage: Option<Table>, zone: TimeZone) -> Self {
        let counts =
            |sop: &&Sop| sop.clocks.iter().any(|clock| matches!(clock.from, From::Created | From::Escalated));
        let at_once = sops.iter().filter(counts).map(|sop| sop.id.clone()).collect();
        let mut print = format!("5 {} {}", policies.print, zone.iana_name().unwrap_or_default());
        for sop in sops.iter().filter(|sop| !sop.clocks.is_empty()) {
            let _written = write!(print, " {}@{}", sop.id, sop.version);
            for clock in &sop.clocks {
                let from = &clock.from;
                let _written = write!(print, ",{}={from:?}+{}/{}", clock.name, clock.within, clock.calendar);
            }
        }
        Self { policies, sops, triage, zone, at_once, print }
    }

    /// Tells these rules from others: it changes whenever what is due by them may.
    #[must_use]
    pub fn print(&self) -> &str {
        &self.print
    }

    /// Whether a ticket that nobody has worked on may have a legal clock.
    #[must_use]
    pub fn counts_at_once(&self) -> bool {
        !self.at_once.is_empty()
    }

    /// The legal clock of a ticket that is due next: when, and which one. A due time does not depend on the moment of
    /// asking; `at` is one at which all answers were given.
    #[must_use]
    pub fn legal(&self, ticket: &Ticket, run: &Run, at: Timestamp) -> Option<(Timestamp, Named)> {
        let local = self.zone.to_datetime(at);
        let sop = self.procedure(ticket, run, local);
        if run.told.is_empty() && sop.is_none() {
            return None;
        }
        let progress = sop.map(|sop| Progress::of(sop, run, ticket, local));
        let all = deadlines(sop.zip(progress.as_ref()), run, &self.zone);
        let open = all.iter().filter(|one| one.stopped.is_none());
        let due = open.filter_map(|one| {
            let clock = counting(one, &self.policies, at)?;
            Some((next(std::slice::from_ref(&clock))?.due?, Named::of(one)))
        });
        due.min_by_key(|(due, _)| *due)
    }

    /// The procedures that lie here.
    #[must_use]
    pub fn sops(&self) -> &[Sop] {
        &self.sops
    }

    fn procedure(&self, ticket: &Ticket, run: &Run, now: DateTime) -> Option<&Sop> {
        let chosen = match &run.pinned {
            Some(_) => None,
            None if self.at_once.is_empty() || !ticket.escalated => return None,
            None => self.triage.as_ref()?.choose(&Facts::new(ticket, now)).map(|choice| choice.sop),
        };
        if chosen.as_ref().is_some_and(|id| !self.at_once.contains(id)) {
            return None;
        }
        running(&self.sops, run, chosen.as_ref())
    }
}

/// Which legal clock: of which procedure, and its name there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named(String);

impl Named {
    fn of(one: &Deadline) -> Self {
        Self(format!("{} {}", one.sop, one.name))
    }

    /// As it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What was stored, in the words of the procedure.
    #[must_use]
    pub fn title<'a>(stored: &'a str, sops: &'a [Sop], language: &str) -> &'a str {
        let Some((sop, name)) = stored.split_once(' ') else { return stored };
        crate::domain::sop::newest(sops, sop).map_or(name, |sop| sop.words(language).clock(name))
    }
}
