//! Pushing: one ticket's writes in their order, one attempt recorded before its first byte leaves, and every outcome
//! settled in words.

use std::sync::atomic::Ordering;
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use tokio::time::Instant;

use super::engine::{Engine, Listener, Stop};
use super::link::{backoff, jitter};
use super::merge::{answered, passed, reconciled, untaken};
use super::pull::Seen;
use super::report::Event;
use crate::crm::{CrmError, Step, Target};
use crate::domain::change::{FieldValue, Outgoing, Patch};
use crate::domain::conflict::{Clash, Matter};
use crate::domain::delivery::Delivery;
use crate::domain::say::Say;
use crate::domain::ticket::{Gone, Status, Ticket};
use crate::store::{Batch, Settlement};

/// Most batches that are read at once.
const BATCHES: usize = 200;
/// How often a version conflict on other fields is merged before a person is asked.
const MERGES: u32 = 3;
/// How often a write is tried before it waits for a person.
const TRIES: u32 = 5;
/// The longest wait that anything but the grace can ask for.
const LONGEST: Duration = Duration::from_mins(15);
/// What waited so long may have lost its occasion; what changed so long ago was read again since.
const LONG: Duration = Duration::from_mins(15);
/// The first look at whether a lost write arrived comes soon: finding it proves that it did.
const FIRST_LOOK: Duration = Duration::from_secs(1);
/// Where the grace is over already, the second look comes soon: a process that runs for a moment would never see
/// the end of a wait that begins anew with each one.
const SECOND_LOOK: Duration = Duration::from_secs(5);

/// What came of a batch.
pub(super) enum Outcome {
    /// It is settled; go on.
    Settled(Settlement),
    /// It is settled, and the error says something about the connection.
    Stopped(Settlement, CrmError),
}

impl Outcome {
    pub(super) fn new(state: Delivery) -> Self {
        Self::Settled(Settlement::new(state))
    }

    pub(super) fn saying(state: Delivery, say: Say) -> Self {
        Self::Settled(Settlement { error: Some(say), ..Settlement::new(state) })
    }

    /// The same with something that a person is told.
    fn telling(mut self, told: Option<Matter>) -> Self {
        let (Self::Settled(settlement) | Self::Stopped(settlement, _)) = &mut self;
        settlement.matter = told.or(settlement.matter.take());
        self
    }

    fn sent(row: Option<Ticket>) -> Self {
        Self::Settled(Settlement { row, ..Settlement::new(Delivery::Sent) })
    }
}

impl Engine {
    /// Pushes what may leave now, once through the outbox and again while that moves something. `settle` is how long
    /// the newest change of a ticket rests before it leaves. Returns when to come back, if anything waits.
    pub(super) async fn push(&self, tell: Listener<'_>, settle: Duration) -> Result<Option<Timestamp>, Stop> {
        loop {
            let now = self.now();
            // A clock that was set back would leave waiting what it had put off before.
            let latest = at(now, self.pace.grace.max(LONGEST));
            self.on_store(move |store| store.wait_at_most(latest)).await?;
            let batches = self.on_store(move |store| store.next_batches(now, BATCHES)).await?;
            if batches.is_empty() {
                return self.due(now).await;
            }
            let me = self.greet().await?;
            let mut moved = false;
            let mut soonest: Option<Timestamp> = None;
            for batch in batches {
                if self.ending.load(Ordering::Relaxed) {
                    return Ok(None);
                }
                if batch.by.id != me.id {
                    if self.notes().foreign.insert(batch.changes[0].clone()) {
                        let say = Say::new("sync-not-yours").with("name", &batch.by.name);
                        tell(Event::Failed { say });
                    }
                    continue;
                }
                let ready = at(batch.newest, settle);
                // One that is further away than it can be was made before the clock was set back.
                if ready > self.now() && ready <= at(self.now(), settle) {
                    soonest = Some(soonest.map_or(ready, |known| known.min(ready)));
                    continue;
                }
                moved = true;
                let _sending = self.sending.lock().await;
                let (settlement, stop) = match Box::pin(self.deliver_batch(&batch, tell)).await? {
                    None => continue,
                    Some(Outcome::Settled(settlement)) => (settlement, None),
                    Some(Outcome::Stopped(settlement, error)) => (settlement, Some(error)),
                };
                let is_answered =
                    settlement.state != Delivery::Unknown && matches!(batch.out, Outgoing::Ticket(_));
                self.settle(&batch, settlement, tell).await?;
                if let Some(error) = stop {
                    return Err(error.into());
                }
                if is_answered {
                    self.reached(tell);
                }
            }
            if !moved {
                return Ok([soonest, self.due(now).await?].into_iter().flatten().min());
            }
        }
    }

    /// When a delivery may move whose time had not come at `seen`, when the outbox was read. Its time may have come
    /// since: then the answer is past, and the caller comes back at once.
    async fn due(&self, seen: Timestamp) -> Result<Option<Timestamp>, Stop> {
        Ok(self.on_store(move |store| store.next_due(seen)).await?)
    }

    async fn settle(&self, batch: &Batch, settlement: Settlement, tell: Listener<'_>) -> Result<(), Stop> {
        let (state, say) = (settlement.state, settlement.error.clone());
        let mut settlement = settlement;
        if state == Delivery::Sent && tries(batch) > 1 {
            settlement.not_before = Some(self.after(self.pace.grace));
        }
        let (changes, now) = (batch.changes.clone(), self.now());
        self.on_store(move |store| store.settle(&changes, settlement, now)).await?;
        if !matches!(state, Delivery::Queued | Delivery::Unknown) {
            let mut notes = self.notes();
            notes.merged.remove(&batch.marker);
            notes.absent.remove(&batch.marker);
            notes.lost.remove(&batch.marker);
        }
        for id in &batch.changes {
            tell(Event::Delivery { id: id.clone(), ticket: batch.ticket.clone(), state, say: say.clone() });
        }
        Ok(())
    }

    /// Sends a queued batch or asks for an unknown one. `None` where it is no longer as it was read.
    async fn deliver_batch(&self, batch: &Batch, tell: Listener<'_>) -> Result<Option<Outcome>, Stop> {
        let found;
        let batch = match (&batch.out, &batch.server, &batch.ticket) {
            // What is held of it was lost with a damaged file, or has not come yet: that says nothing of the CRM.
            (Outgoing::Ticket(_), None, Some(id)) => match self.client.by_ids(std::slice::from_ref(id)).await
            {
                Ok(answer) => match answer.tickets.first().cloned() {
                    Some(ticket) => {
                        self.absorb(answer, None, &mut Seen::default()).await?;
                        found = Batch { server: Some(ticket), ..batch.clone() };
                        &found
                    }
                    None => return Ok(Some(Outcome::saying(Delivery::Refused, Say::new("sync-gone")))),
                },
                Err(error) if batch.state == Delivery::Queued => {
                    return Ok(Some(self.failed(batch, error_before(error), false)));
                }
                Err(error) => return Ok(Some(self.unasked(error))),
            },
            _ => batch,
        };
        match (&batch.out, &batch.server) {
            (Outgoing::Ticket(patch), Some(server)) if batch.state == Delivery::Queued => {
                self.send(batch, patch, server, tell).await
            }
            (Outgoing::Ticket(patch), Some(server)) => self.ask(batch, patch, server, tell).await,
            (Outgoing::Ticket(_), None) => {
                Ok(Some(Outcome::saying(Delivery::Refused, Say::new("sync-gone"))))
            }
            (Outgoing::Article(document), _) => self.make(batch, Target::Article, document).await,
            (Outgoing::Feedback(document), _) => self.make(batch, Target::Feedback, document).await,
        }
    }

    async fn send(
        &self,
        batch: &Batch,
        patch: &Patch,
        server: &Ticket,
        tell: Listener<'_>,
    ) -> Result<Option<Outcome>, Stop> {
        let steps = self.client.steps(patch);
        let Some((first, rest)) = steps.split_first() else { return Ok(Some(Outcome::sent(None))) };
        // Without a precondition the only guard is a look just before. What waited long is looked at in any case.
        let is_guarded = patch.set.is_empty() || self.client.guards(*first);
        let has_waited = at(batch.newest, LONG) < self.now();
        let fresh;
        let server = if is_guarded && !has_waited {
            server
        } else {
            match self.client.by_ids(std::slice::from_ref(&server.id)).await {
                Ok(found) => match found.tickets.into_iter().next() {
                    Some(ticket) => fresh = ticket,
                    None => return Ok(Some(Outcome::saying(Delivery::Refused, Say::new("sync-gone")))),
                },
                Err(error) => return Ok(Some(self.failed(batch, error_before(error), false))),
            }
            &fresh
        };
        if let Some(say) = ended(server) {
            return Ok(Some(Outcome::saying(Delivery::Refused, say)));
        }
        let held = |say: Say, fields: Vec<Clash>| {
            let row = (!is_guarded || has_waited).then(|| server.clone());
            let matter = Some(Matter::Clash { fields });
            Outcome::Settled(Settlement { error: Some(say), row, matter, ..Settlement::new(Delivery::Held) })
        };
        let (patch, clashing) = reconciled(patch, &batch.base, server);
        if !clashing.is_empty() {
            let names: Vec<&str> = clashing.iter().map(Clash::name).collect();
            let say = Say::new("sync-clash").with("fields", names.join(", "));
            return Ok(Some(held(say, self.attributed(&server.id, clashing).await)));
        }
        if answered(&patch, &batch.base, server) {
            return Ok(Some(held(Say::new("sync-answered"), Vec::new())));
        }
        if let Some(say) = passed(&patch, &batch.base, server, &batch.by.id) {
            return Ok(Some(held(say, Vec::new())));
        }
        let patch = patch.as_ref();
        if let Some(say) = self.forbidden(batch, patch, server).await? {
            return Ok(Some(Outcome::saying(Delivery::Refused, say)));
        }
        match self.told_already(batch, patch, server).await? {
            Ok(false) => {}
            Ok(true) => return Ok(Some(Outcome::saying(Delivery::Refused, Say::new("sync-told")))),
            Err(error) => return Ok(Some(self.failed(batch, error_before(error), false))),
        }
        if !self.attempt(batch, false).await? {
            return Ok(None);
        }
        match self.client.send(*first, server, patch, &batch.marker).await {
            Ok(row) => {
                let has_gap = !is_guarded || self.shares_its_stamp(patch, server);
                let matter = if has_gap { self.overwritten(batch, patch, server).await? } else { None };
                let missed = row.as_ref().map(|row| untaken(patch, row)).unwrap_or_default();
                if !missed.is_empty() {
                    let say = Say::new("sync-partial-fields").with("fields", missed.join(", "));
                    return Ok(Some(Outcome::Settled(Settlement {
                        error: Some(say),
                        row,
                        matter,
                        ..Settlement::new(Delivery::Partial)
                    })));
                }
                if batch.attempts > 0 && !self.client.repeats(*first) {
                    self.count(batch, server, tell).await?;
                }
                let outcome = self.finish(batch, patch, server, rest, row).await?;
                Ok(Some(outcome.telling(matter)))
            }
            Err(CrmError::Conflict) => self.merge(batch).await.map(Some),
            Err(error) => Ok(Some(self.failed(batch, error, self.client.repeats(*first)))),
        }
    }

    /// Whether a foreign change may carry the version that our write was checked against: most versions are a time in
    /// whole seconds. What changed long ago was read again since.
    fn shares_its_stamp(&self, patch: &Patch, server: &Ticket) -> bool {
        let skew = SignedDuration::from_secs(self.client.skew());
        let there = self.now().checked_add(skew).unwrap_or_else(|_| self.now());
        !patch.set.is_empty() && at(server.updated, LONG) > there
    }

    /// The steps behind the first one, all of which may be repeated, and the row that shows the whole.
    async fn finish(
        &self,
        batch: &Batch,
        patch: &Patch,
        server: &Ticket,
        steps: &[Step],
        row: Option<Ticket>,
    ) -> Result<Outcome, Stop> {
        for step in steps {
            // A ticket goes up once: where it did when the answer was lost, nothing is sent again.
            if *step == Step::Merge && self.is_ended(server).await {
                continue;
            }
            match self.client.send(*step, server, patch, &batch.marker).await {
                // The answer says that it was understood, not that it was done.
                Ok(_)
                    if *step == Step::Merge
                        && self.client.is_done_at_once(*step)
                        && !self.is_ended(server).await =>
                {
                    let say = Say::new("sync-partial-merge").with("why", "");
                    return Ok(Outcome::saying(Delivery::Partial, say));
                }
                Ok(row) => {
                    let missed = row.as_ref().map(|row| untaken(patch, row)).unwrap_or_default();
                    if !missed.is_empty() {
                        let say = Say::new("sync-partial-fields").with("fields", missed.join(", "));
                        return Ok(Outcome::Settled(Settlement {
                            error: Some(say),
                            row,
                            ..Settlement::new(Delivery::Partial)
                        }));
                    }
                }
                Err(error) if error.is_final() => {
                    let id = match step {
                        Step::Merge => "sync-partial-merge",
                        Step::Link => "sync-partial-link",
                        _ => "sync-partial-tags",
                    };
                    let say = Say::new(id).with("why", &error);
                    // What did not end is shown as it is.
                    let patch = &Patch { merge: None, ..patch.clone() };
                    let row = self.row(server, row, patch).await;
                    return Ok(Outcome::Settled(Settlement {
                        error: Some(say),
                        row,
                        ..Settlement::new(Delivery::Partial)
                    }));
                }
                // Somebody was faster at a field, and the first step is in: the rest is left to a person.
                Err(CrmError::Conflict) => {
                    let fields: Vec<&str> = patch.set.iter().map(FieldValue::name).collect();
                    let say = Say::new("sync-partial-fields").with("fields", fields.join(", "));
                    let row = self.row(server, row, &Patch::default()).await;
                    return Ok(Outcome::Settled(Settlement {
                        error: Some(say),
                        row,
                        ..Settlement::new(Delivery::Partial)
                    }));
                }
                // What is in already is found by its marker, and the rest follows.
                Err(error) => return Ok(self.unknown(batch, error, FIRST_LOOK)),
            }
        }
        let row = if steps.is_empty() && row.is_some() { row } else { self.row(server, row, patch).await };
        // A CRM that ends it by a job of its own will say so; until it says otherwise, it has ended.
        let ended = Patch { merge: patch.merge.clone(), ..Patch::default() };
        let row = row.map(|row| if row.gone.is_none() { row.with([&ended]) } else { row });
        Ok(Outcome::sent(row))
    }

    /// Whether a ticket has ended on the CRM; what cannot be asked now has not.
    async fn is_ended(&self, server: &Ticket) -> bool {
        let Ok(found) = self.client.by_ids(std::slice::from_ref(&server.id)).await else { return false };
        let row = found.tickets.into_iter().next();
        row.is_none_or(|row| row.gone.is_some() || row.status == Status::Closed)
    }

    /// The ticket's row after a write: as the CRM has it now, else as it must be after our write. Its version may be
    /// old then; the next write notices.
    async fn row(&self, server: &Ticket, answer: Option<Ticket>, patch: &Patch) -> Option<Ticket> {
        let found = self.client.by_ids(std::slice::from_ref(&server.id)).await.ok();
        let fresh = found.and_then(|found| found.tickets.into_iter().next());
        fresh.or_else(|| Some(answer.unwrap_or_else(|| server.clone()).with([patch])))
    }

    /// The version is not ours any more. Where nobody touched what we set, it goes out again on the fresh row.
    async fn merge(&self, batch: &Batch) -> Result<Outcome, Stop> {
        let Some(id) = batch.ticket.clone() else { return Ok(Outcome::new(Delivery::Queued)) };
        let fresh = match self.client.by_ids(&[id]).await {
            Ok(found) => found.tickets.into_iter().next(),
            Err(error) => return Ok(self.failed(batch, error_before(error), false)),
        };
        let Some(fresh) = fresh else {
            return Ok(Outcome::saying(Delivery::Refused, Say::new("sync-gone")));
        };
        let merges = {
            let mut notes = self.notes();
            let merges = notes.merged.entry(batch.marker.clone()).or_default();
            *merges += 1;
            *merges
        };
        let settlement = Settlement { row: Some(fresh), ..Settlement::new(Delivery::Queued) };
        Ok(Outcome::Settled(if merges > MERGES {
            let matter = Some(Matter::Clash { fields: Vec::new() });
            Settlement { state: Delivery::Held, error: Some(CrmError::Conflict.say()), matter, ..settlement }
        } else {
            settlement
        }))
    }

    /// What an error of the first step means for the batch.
    pub(super) fn failed(&self, batch: &Batch, error: CrmError, repeats: bool) -> Outcome {
        let again = |wait: Duration| Settlement {
            not_before: Some(self.after(wait)),
            error: Some(error.say()),
            ..Settlement::new(Delivery::Queued)
        };
        match &error {
            _ if error.is_final() => Outcome::saying(Delivery::Refused, error.say()),
            CrmError::Conflict => Outcome::saying(Delivery::Held, error.say()),
            // Whatever it is, it is this write: it must not be in the way of the others for ever.
            CrmError::Protocol { .. } if batch.attempts >= TRIES => parked(batch),
            CrmError::Filter(_) if batch.attempts >= TRIES => Outcome::saying(Delivery::Refused, error.say()),
            lost if lost.is_unknown() && !repeats => self.unknown(batch, error, FIRST_LOOK),
            // Connection, waits and credentials concern all of the outbox: the link says when to go on.
            CrmError::NotSent { .. } | CrmError::Unauthorised | CrmError::Login { .. } => {
                Outcome::Stopped(Settlement { not_before: None, ..again(Duration::ZERO) }, error)
            }
            CrmError::Throttled { after } => Outcome::Stopped(again(*after), error),
            CrmError::Lost { .. } => {
                Outcome::Stopped(again(backoff(self.pace.retry, batch.attempts, jitter())), error)
            }
            _ => Outcome::Stopped(again(self.pace.retry.1), error),
        }
    }

    fn unknown(&self, batch: &Batch, error: CrmError, wait: Duration) -> Outcome {
        {
            let mut notes = self.notes();
            notes.absent.remove(&batch.marker);
            notes.lost.insert(batch.marker.clone(), Instant::now());
        }
        let not_before = Some(self.after(wait.min(self.pace.grace)));
        let settlement = Settlement {
            not_before,
            error: Some(CrmError::Lost { why: String::new() }.say()),
            ..Settlement::new(Delivery::Unknown)
        };
        match error {
            CrmError::Lost { .. } => Outcome::Settled(settlement),
            error => Outcome::Stopped(settlement, error),
        }
    }

    /// Asks whether an unknown batch arrived. Found: it did. Not found: it counts only after the grace, since a write
    /// may land late; then it is sent again under the same marker.
    async fn ask(
        &self,
        batch: &Batch,
        patch: &Patch,
        server: &Ticket,
        tell: Listener<'_>,
    ) -> Result<Option<Outcome>, Stop> {
        if !self.attempt(batch, true).await? {
            return Ok(None);
        }
        let steps = self.client.steps(patch);
        let Some((first, rest)) = steps.split_first() else { return Ok(Some(Outcome::sent(None))) };
        if self.client.repeats(*first) {
            return self.finish(batch, patch, server, &steps, None).await.map(Some);
        }
        match self.client.arrived(&server.id, &batch.marker).await {
            Ok(0) => Ok(Some(self.absent(batch))),
            Ok(times) => {
                self.twice(batch, times, server, tell).await?;
                let is_guarded = patch.set.is_empty() || self.client.guards(*first);
                let matter = if is_guarded { None } else { self.overwritten(batch, patch, server).await? };
                let outcome = self.finish(batch, patch, server, rest, None).await?;
                Ok(Some(outcome.telling(matter)))
            }
            Err(error) => Ok(Some(self.unasked(error))),
        }
    }

    /// After a second try: a write that landed after all stands there twice, which is never kept silent.
    async fn count(&self, batch: &Batch, server: &Ticket, tell: Listener<'_>) -> Result<(), Stop> {
        match self.client.arrived(&server.id, &batch.marker).await {
            Ok(times) => self.twice(batch, times, server, tell).await,
            // It is sent whether or not it could be counted; the conversation is looked at anyway.
            Err(_) => Ok(()),
        }
    }

    pub(super) fn absent(&self, batch: &Batch) -> Outcome {
        // Where this process sent it, its own sense of time counts: a clock may jump. Else only the clock knows.
        let sent = self.notes().lost.get(&batch.marker).copied();
        let is_over = match sent {
            Some(sent) => sent.elapsed() >= self.pace.grace,
            None => at(batch.touched, self.pace.grace) <= self.now(),
        };
        if self.notes().absent.insert(batch.marker.clone()) || (sent.is_some() && !is_over) {
            let settlement = Settlement::new(Delivery::Unknown);
            let wait = if is_over { SECOND_LOOK.min(self.pace.grace) } else { self.pace.grace };
            return Outcome::Settled(Settlement {
                not_before: Some(self.after(wait)),
                error: Some(CrmError::Lost { why: String::new() }.say()),
                ..settlement
            });
        }
        self.notes().absent.remove(&batch.marker);
        if batch.attempts >= TRIES { parked(batch) } else { Outcome::new(Delivery::Queued) }
    }

    /// Asking failed: nobody knows more than before.
    pub(super) fn unasked(&self, error: CrmError) -> Outcome {
        match error {
            CrmError::Cannot { .. } | CrmError::Refused { .. } => {
                Outcome::saying(Delivery::Unconfirmed, Say::new("sync-unconfirmed"))
            }
            error => {
                let settlement = Settlement::new(Delivery::Unknown);
                Outcome::Stopped(Settlement { not_before: Some(self.after(FIRST_LOOK)), ..settlement }, error)
            }
        }
    }

    pub(super) async fn attempt(&self, batch: &Batch, verify: bool) -> Result<bool, Stop> {
        let (batch, now) = (batch.clone(), self.now());
        let begun = self.on_store(move |store| {
            if verify { store.start_verify(&batch, now) } else { store.start_attempt(&batch, now) }
        });
        Ok(begun.await?)
    }
}

/// An error of a read that came before the write: the write certainly did not leave.
pub(super) fn error_before(error: CrmError) -> CrmError {
    match error {
        CrmError::Lost { why } => CrmError::NotSent { why },
        CrmError::Page { .. } => CrmError::Protocol { why: error.to_string() },
        error => error,
    }
}

/// A write that failed again and again waits for a person.
fn parked(batch: &Batch) -> Outcome {
    Outcome::saying(Delivery::Refused, Say::new("sync-parked").with("tries", batch.attempts))
}

/// Why nothing of ours can reach the ticket any more: it is gone, merged, or closed for good.
fn ended(server: &Ticket) -> Option<Say> {
    match (&server.gone, server.status) {
        (Some(Gone::Merged(Some(into))), _) => Some(Say::new("sync-merged").with("key", into)),
        (Some(_), _) => Some(Say::new("sync-gone")),
        (None, Status::Closed) => Some(Say::new("sync-closed")),
        _ => None,
    }
}

/// How often a batch was sent, with the attempt that is just over.
fn tries(batch: &Batch) -> u32 {
    batch.attempts + u32::from(batch.state == Delivery::Queued)
}

fn at(newest: Timestamp, settle: Duration) -> Timestamp {
    newest.checked_add(settle).unwrap_or(newest)
}
