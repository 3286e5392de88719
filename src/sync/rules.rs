//! The last look before a write that ends a case leaves: the same gate as everywhere, asked with the case as it stands
//! now. What was queued before a step was opened again, kept in a conflict or taken up from an alarm gets no further.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use super::engine::{Engine, Stop};
use crate::config::Config;
use crate::domain::act::{Case, Other, ResolveForm};
use crate::domain::change::{Change, Committed, FieldValue, Patch};
use crate::domain::gate;
use crate::domain::ids::{SopId, TicketId};
use crate::domain::say::Say;
use crate::domain::sop::{Facts, Run, running};
use crate::domain::ticket::{Person, Status, Ticket};
use crate::store::{Batch, TicketView};

/// What the gate needs to know besides the case.
pub struct Rules {
    config: Arc<Config>,
    zone: TimeZone,
}

impl Rules {
    /// The rules of a configuration, in the person's own zone.
    #[must_use]
    pub fn new(config: Arc<Config>, zone: TimeZone) -> Self {
        Self { config, zone }
    }

    /// What speaks against a write, in the words in which it would have been refused where it was made.
    fn against(&self, leaving: &Leaving<'_>, now: Timestamp) -> Option<Say> {
        let Leaving { batch, patch, server, view, me, other } = leaving;
        let ends = patch.set.iter().find_map(|value| match value {
            FieldValue::Status(status) if !status.is_open() => Some(*status),
            _ => None,
        });
        let ticket = Ticket {
            status: server.status,
            solved: server.solved,
            gone: server.gone.clone(),
            ..server.with([*patch])
        };
        let run = Run::of(&ticket, &view.journal, &view.timeline, &self.config.sops);
        let now = self.zone.to_datetime(now);
        let choice = self.config.triage.as_ref().and_then(|table| table.choose(&Facts::new(&ticket, now)));
        let case = Case {
            ticket: &ticket,
            me,
            run: &run,
            sop: running(&self.config.sops, &run, choice.as_ref().map(|choice| &choice.sop)),
            taxonomy: &self.config.taxonomy,
            now,
            zone: &self.zone,
            language: self.config.words.language(),
        };
        let no = match (ends, other) {
            (Some(status), _) => gate::leaving(&case, &form(batch, &view.journal), status == Status::Closed),
            (None, Some(other)) => {
                let sop = other.view.as_ref().and_then(|view| self.procedure(&other.ticket, view, now));
                // What was owed when it was written counted then; who asked since waits for nothing here.
                gate::merge(&case, &Other { ticket: &other.ticket, sop: sop.as_ref() }, 0)
            }
            (None, None) => Vec::new(),
        };
        no.into_iter().next().map(|refusal| refusal.say)
    }

    /// The procedure that a ticket runs or would start.
    fn procedure(&self, ticket: &Ticket, view: &TicketView, now: DateTime) -> Option<SopId> {
        let run = Run::of(ticket, &view.journal, &view.timeline, &self.config.sops);
        let choice = self.config.triage.as_ref().and_then(|table| table.choose(&Facts::new(ticket, now)));
        let sop = running(&self.config.sops, &run, choice.as_ref().map(|choice| &choice.sop))?;
        Some(sop.id.clone())
    }
}

/// A write about to leave, with all that is known of its ticket.
struct Leaving<'a> {
    batch: &'a Batch,
    patch: &'a Patch,
    server: &'a Ticket,
    view: &'a TicketView,
    me: &'a Person,
    /// The ticket that it goes up in.
    other: Option<Survivor>,
}

/// The ticket that stays after a merge.
struct Survivor {
    /// As the CRM has it now.
    ticket: Ticket,
    /// What is held of it.
    view: Option<TicketView>,
}

/// What the resolve said that this write comes from; the last one of the ticket where the write is a later decision.
fn form(batch: &Batch, journal: &[Committed]) -> ResolveForm {
    let own = journal.iter().rev().find(|one| batch.changes.contains(&one.id) && is_resolve(one));
    let last = || journal.iter().rev().find(|one| is_resolve(one));
    let Some(Change::Resolve { cause, causes_also, knowledge, verdict, why, reply, override_reason, .. }) =
        own.or_else(last).map(|one| &one.change)
    else {
        return ResolveForm::default();
    };
    ResolveForm {
        cause: cause.clone(),
        causes_also: causes_also.clone(),
        knowledge: Some(knowledge.clone()),
        verdict: Some(*verdict),
        why: why.clone(),
        assumed: String::new(),
        reply: reply.clone(),
        override_reason: override_reason.clone(),
        tags: false,
    }
}

fn is_resolve(one: &Committed) -> bool {
    matches!(one.change, Change::Resolve { .. })
}

impl Engine {
    /// The same engine, which sends nothing that ends a case past its gate.
    #[must_use]
    pub fn with_rules(mut self, rules: Rules) -> Self {
        self.rules = Some(rules);
        self
    }

    /// Why the write may not leave as things stand; who we are is what the CRM said to this process.
    pub(super) async fn forbidden(
        &self,
        batch: &Batch,
        patch: &Patch,
        server: &Ticket,
    ) -> Result<Option<Say>, Stop> {
        let Some(rules) = &self.rules else { return Ok(None) };
        let solves =
            patch.set.iter().any(|value| matches!(value, FieldValue::Status(status) if !status.is_open()));
        let other = match &patch.merge {
            None if !solves => return Ok(None),
            None => None,
            Some(merging) => match self.survivor(&merging.into.id).await? {
                Some(other) => Some(other),
                None => {
                    return Ok(Some(Say::new("sync-merge-lost").with("key", &merging.into.key)));
                }
            },
        };
        let id = server.id.clone();
        let Some(view) = self.on_store(move |store| store.ticket(&id)).await? else { return Ok(None) };
        let me = self.greet().await?;
        Ok(rules.against(&Leaving { batch, patch, server, view: &view, me: &me, other }, self.now()))
    }

    /// The ticket that another one is about to go up in, as the CRM has it now.
    async fn survivor(&self, id: &TicketId) -> Result<Option<Survivor>, Stop> {
        let found = self.client.by_ids(std::slice::from_ref(id)).await?;
        let Some(ticket) = found.tickets.into_iter().next() else { return Ok(None) };
        let id = id.clone();
        let view = self.on_store(move |store| store.ticket(&id)).await?;
        Ok(Some(Survivor { ticket, view }))
    }
}
