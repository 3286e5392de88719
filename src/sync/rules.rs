//! The last look before a write that ends a case leaves: the same gate as everywhere, asked with the case as it stands
//! now. What was queued before a step was opened again, kept in a conflict or taken up from an alarm gets no further.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::engine::{Engine, Stop};
use crate::config::Config;
use crate::domain::act::{Case, ResolveForm};
use crate::domain::change::{Change, Committed, FieldValue, Patch};
use crate::domain::gate;
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
        let Leaving { batch, patch, server, view, me } = leaving;
        let ends = patch.set.iter().find_map(|value| match value {
            FieldValue::Status(status) if !status.is_open() => Some(*status),
            _ => None,
        })?;
        let ticket = Ticket { status: server.status, solved: server.solved, ..server.with([*patch]) };
        let run = Run::of(&ticket, &view.journal, &view.timeline);
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
        let no = gate::leaving(&case, &form(batch, &view.journal), ends == Status::Closed);
        no.into_iter().next().map(|refusal| refusal.say)
    }
}

/// A write about to leave, with all that is known of its ticket.
struct Leaving<'a> {
    batch: &'a Batch,
    patch: &'a Patch,
    server: &'a Ticket,
    view: &'a TicketView,
    me: &'a Person,
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
        if !patch.set.iter().any(|value| matches!(value, FieldValue::Status(status) if !status.is_open())) {
            return Ok(None);
        }
        let id = server.id.clone();
        let Some(view) = self.on_store(move |store| store.ticket(&id)).await? else { return Ok(None) };
        let me = self.greet().await?;
        Ok(rules.against(&Leaving { batch, patch, server, view: &view, me: &me }, self.now()))
    }
}
