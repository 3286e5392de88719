//! Somebody else's hand on the ticket: who changed what when, what our write took the place of where the CRM guards
//! nothing, and writes of ours that stand twice. What follows is decided in `push`.

use super::engine::{Engine, Listener, Stop};
use super::merge::same;
use super::report::Event;
use crate::crm::Touch;
use crate::domain::change::{FieldValue, Outgoing, Patch};
use crate::domain::clean::Clean;
use crate::domain::conflict::{Clash, Matter};
use crate::domain::ids::{ChangeId, TicketId};
use crate::domain::say::Say;
use crate::domain::ticket::{Person, Ticket};
use crate::store::{Batch, value_in};

impl Engine {
    /// The clashes with who gave each field its present value and when, as far as the CRM tells.
    pub(super) async fn attributed(&self, ticket: &TicketId, mut clashes: Vec<Clash>) -> Vec<Clash> {
        let Ok(Some(touches)) = self.client.history(ticket).await else { return clashes };
        for clash in &mut clashes {
            let touch = touches.iter().find(|touch| touch.set.iter().any(|value| same(value, &clash.theirs)));
            if let Some(touch) = touch {
                clash.by = self.name_of(touch.by.as_ref()).await;
                clash.at = Some(touch.at);
            }
        }
        clashes
    }

    /// What somebody else set between our look at the ticket (`before`) and our write, and our write replaced.
    pub(super) async fn overwritten(
        &self,
        batch: &Batch,
        patch: &Patch,
        before: &Ticket,
    ) -> Result<Option<Matter>, Stop> {
        let me = self.greet().await?;
        let Ok(Some(touches)) = self.client.history(&before.id).await else { return Ok(None) };
        let ours = touches.iter().position(|touch| touch.marker.as_deref() == Some(batch.marker.as_str()));
        let Some(ours) = ours else { return Ok(None) };
        let mut fields: Vec<Clash> = Vec::new();
        let between = touches[ours + 1..].iter().take_while(|touch| touch.at >= before.updated);
        for touch in between.filter(|touch| touch.by.as_ref().is_none_or(|by| by.id != me.id)) {
            for clash in self.replaced(touch, patch, before).await {
                if !fields.iter().any(|known| known.name() == clash.name()) {
                    fields.push(clash);
                }
            }
        }
        Ok((!fields.is_empty()).then_some(Matter::Overwrote { fields }))
    }

    async fn replaced(&self, touch: &Touch, patch: &Patch, before: &Ticket) -> Vec<Clash> {
        let mut found = Vec::new();
        for mine in &patch.set {
            let was = value_in(before, mine);
            let theirs = touch.set.iter().find(|value| value.name() == mine.name());
            let Some(theirs) = theirs.filter(|theirs| !same(theirs, &was) && !same(theirs, mine)) else {
                continue;
            };
            found.push(Clash {
                was,
                theirs: self.named(theirs).await,
                mine: mine.clone(),
                by: self.name_of(touch.by.as_ref()).await,
                at: Some(touch.at),
            });
        }
        found
    }

    async fn name_of(&self, person: Option<&Person>) -> Option<Clean> {
        let person = person?;
        if !person.name.is_empty() {
            return Some(person.name.clone());
        }
        let id = person.id.clone();
        let known = self.on_store(move |store| store.person(&id)).await.ok().flatten();
        known.map(|person| person.name)
    }

    /// A value with the names that are known here; a history gives ids alone.
    async fn named(&self, value: &FieldValue) -> FieldValue {
        match value {
            FieldValue::Assignee(Some(person)) => {
                let id = person.id.clone();
                let known = self.on_store(move |store| store.person(&id)).await.ok().flatten();
                FieldValue::Assignee(Some(known.unwrap_or_else(|| person.clone())))
            }
            FieldValue::Queue(Some(queue)) => {
                let known = self.on_store(crate::store::Store::queues).await.unwrap_or_default();
                let known = known.into_iter().find(|known| known.id == queue.id);
                FieldValue::Queue(Some(known.unwrap_or_else(|| queue.clone())))
            }
            value => value.clone(),
        }
    }

    /// A write of ours that stands more than once is told, and stays visible until somebody has seen it.
    pub(super) async fn twice(
        &self,
        batch: &Batch,
        times: usize,
        ticket: &Ticket,
        tell: Listener<'_>,
    ) -> Result<(), Stop> {
        let text = match &batch.out {
            Outgoing::Ticket(Patch { comment: Some(comment), .. }) => comment.text.clone(),
            _ => Clean::default(),
        };
        self.doubled(&ticket.id, batch.changes.first().cloned(), text, times, tell).await
    }

    /// Looks whether a conversation that was just read has a comment of ours more often than we wrote it.
    pub(super) async fn look_for_doubles(&self, ticket: &TicketId, tell: Listener<'_>) -> Result<(), Stop> {
        let (wanted, me) = (ticket.clone(), self.greet().await?.id);
        for (change, text, times) in self.on_store(move |store| store.doubles(&wanted, &me)).await? {
            self.doubled(ticket, Some(change), text, times, tell).await?;
        }
        Ok(())
    }

    pub(super) async fn doubled(
        &self,
        ticket: &TicketId,
        change: Option<ChangeId>,
        text: Clean,
        times: usize,
        tell: Listener<'_>,
    ) -> Result<(), Stop> {
        if times < 2 {
            return Ok(());
        }
        let matter = Matter::Twice { text, times: u32::try_from(times).unwrap_or(u32::MAX) };
        let (wanted, now) = (ticket.clone(), self.now());
        let is_news =
            self.on_store(move |store| store.raise_alarm(&wanted, change.as_ref(), matter, now)).await?;
        if is_news {
            let wanted = ticket.clone();
            let key = self.on_store(move |store| store.ticket(&wanted)).await?.map(|view| view.server.key);
            tell(Event::Failed { say: Say::new("sync-twice").with("key", key.unwrap_or_default()) });
            tell(Event::Ticket(ticket.clone()));
        }
        Ok(())
    }
}
