//! What the engine orders to be written, one order after the other, and the answers to it.

use std::sync::Arc;

use super::hands::{World, new_id};
use super::speaking::{self, Speaker};
use crate::app::{Effect, Msg, Purpose, Settle, Spoken, Tone};
use crate::config::{self, add_view, drop_view};
use crate::domain::act::{self, Acted};
use crate::domain::change::NewChange;
use crate::domain::clean::Clean;
use crate::domain::conflict;
use crate::domain::ids::{ChangeId, TicketId};
use crate::domain::proposal::Proposal;
use crate::domain::say::{Refusal, Say};
use crate::domain::spike::{Judgement, LOOKED_AT};
use crate::domain::ticket::Person;
use crate::report;
use crate::store::{Begun, StoreError, Take, Undone};

impl World {
    /// Writes a view into the person's own file, or takes one out.
    fn view_written(&self, order: Effect) -> Msg {
        let config = self.config();
        let own = &config.views.own;
        match order {
            Effect::SaveView(view) => {
                Msg::ViewSaved(add_view(own, &view).map(|()| view).map_err(|error| error.say()))
            }
            Effect::DropView(id) => {
                Msg::ViewDropped(drop_view(own, &id).map(|()| id).map_err(|error| error.say()))
            }
            _ => Msg::Kept,
        }
    }

    /// Performs an order of `me` to write.
    pub(super) fn write(&self, effect: Effect, me: Option<Person>) {
        let now = self.clock.now();
        let outcome = match effect {
            Effect::Translate(language) => {
                let words = config::words(&self.config().home, language);
                let _ = self.out.send(Msg::Spoken(Arc::new(words)));
                return;
            }
            Effect::Remember(setting) => {
                if let Err(error) = config::remember(&self.config().home, &[setting]) {
                    let _ = self.out.send(Msg::Told(error.say(), Tone::Bad));
                }
                let _ = self.out.send(Msg::Kept);
                return;
            }
            Effect::Commit(changes) => {
                let _ = self.out.send(Msg::Committed(self.commit(&changes, me.as_ref())));
                return;
            }
            Effect::Plan(form, what) => {
                let outcome = self.acted(me.as_ref(), |speaker| speaker.plan(&form, &what));
                if outcome.is_ok() {
                    let _ = self.out.send(Msg::Told(Say::new("done-plan-new"), Tone::Good));
                }
                let _ = self.out.send(Msg::Committed(outcome));
                return;
            }
            Effect::Speak(spoken) => {
                let outcome = self.speak(&spoken, me.as_ref());
                if outcome.as_ref().is_ok_and(|ids| !ids.is_empty()) {
                    let _ = self.out.send(Msg::Told(speaking::done(&spoken), Tone::Good));
                }
                let _ = self.out.send(Msg::Committed(outcome));
                return;
            }
            Effect::SendProposal(proposal, title, text) => {
                let outcome = self.send_proposal(&proposal, &title, &text, me.as_ref());
                let _ = self.out.send(Msg::Committed(outcome));
                return;
            }
            Effect::Settle(id, settle) => {
                let outcome = self.settle(&id, settle);
                let _ = self.out.send(Msg::Committed(outcome.map(|()| Vec::new())));
                return;
            }
            Effect::Decide(id, picked, comment) => {
                let outcome = self.store.pick(&id, picked, comment, now);
                let outcome = outcome.map(|()| Vec::new()).map_err(|error| error.problem().what);
                let _ = self.out.send(Msg::Committed(outcome));
                return;
            }
            Effect::Restore(no) => {
                let _ = self.out.send(Msg::Committed(self.restore(no, me.as_ref())));
                return;
            }
            Effect::Judge(said) => {
                let _ = self.out.send(Msg::Committed(self.judge(&said, me.as_ref())));
                return;
            }
            Effect::Heard(heard) => self.store.hear(&heard, now),
            Effect::Remind(back) => self.store.remind(&back, now).map(|()| {
                let _ = self.out.send(Msg::Changed);
            }),
            Effect::EndAlarm(no, decision) => {
                let outcome = self.store.end_alarm(no, decision, now).map(|_| Vec::new());
                let _ = self.out.send(Msg::Committed(outcome.map_err(|error| error.problem().what)));
                return;
            }
            Effect::Undo(ticket) => {
                let outcome = self.undo(ticket.as_ref(), me.as_ref());
                let _ = self.out.send(Msg::Undone(outcome));
                return;
            }
            order @ (Effect::SaveView(_) | Effect::DropView(_)) => {
                let _ = self.out.send(self.view_written(order));
                return;
            }
            Effect::KeepLook(view, look) => self.store.keep_look(&view, &look),
            Effect::Spent(stretch) => self.store.spend(&stretch),
            // A list of what was opened is not worth a word where it cannot be kept.
            Effect::Opened(ticket) => {
                let _ = self.store.opened(&ticket, now);
                Ok(())
            }
            Effect::KeepDraft { purpose, base, text } => self.keep_draft(purpose, &base, &text),
            Effect::KeepProposal(proposal, title, base, text) => {
                let begun = Begun { title: Clean::line(&title), text: Clean::text(&text) };
                let kept = self.store.keep_proposal(&proposal, &base, &begun, now);
                kept.map(|kept| self.joined(Purpose::Proposal(proposal.key.clone()), text, begun.text, kept))
            }
            _ => Ok(()),
        };
        if let Err(error) = outcome {
            let _ = self.out.send(Msg::Told(error.problem().what, Tone::Bad));
        }
        let _ = self.out.send(Msg::Kept);
    }

    fn undo(&self, ticket: Option<&TicketId>, me: Option<&Person>) -> Result<Undone, Say> {
        let me = me.ok_or_else(|| Say::new("refused-nobody"))?;
        self.store.undo(&me.id, ticket, self.clock.now()).map_err(|error| error.problem().what)
    }

    fn settle(&self, id: &ChangeId, settle: Settle) -> Result<(), Say> {
        let now = self.clock.now();
        let outcome = match settle {
            Settle::Retry => self.store.retry(id, now),
            Settle::Drop => self.store.drop_change(id, now),
            Settle::Mine => self.store.resolve(id, Take::Mine, now),
            Settle::Theirs => self.store.resolve(id, Take::Theirs, now),
            Settle::Arrived => self.store.confirm(id, now),
        };
        outcome.map_err(|error| error.problem().what)
    }

    fn keep_draft(&self, purpose: Purpose, base: &str, text: &str) -> Result<(), StoreError> {
        let Some((ticket, kind)) = purpose.draft_key() else { return Ok(()) };
        let clean = Clean::text(text);
        let base = Clean::text(base);
        let kept = self.store.keep_draft(ticket, &kind, base.as_str(), &clean, self.clock.now())?;
        self.joined(purpose, text.to_owned(), clean, kept);
        Ok(())
    }

    /// Tells the composer where its text was brought together with another window's.
    fn joined(&self, purpose: Purpose, given: String, clean: Clean, kept: Clean) {
        if kept != clean {
            let _ = self.out.send(Msg::Joined(purpose, given, kept.to_string()));
        }
    }

    /// Gives back what an alarm says was overwritten.
    fn restore(&self, no: i64, me: Option<&Person>) -> Result<Vec<ChangeId>, Say> {
        let problem = |error: StoreError| error.problem().what;
        let alarm = self.store.alarms().map_err(problem)?.into_iter().find(|alarm| alarm.no == no);
        let Some((alarm, ticket)) = alarm.and_then(|alarm| Some((alarm.clone(), alarm.ticket?))) else {
            return Ok(Vec::new());
        };
        let changes = conflict::restore(alarm.matter.fields(), &ticket, &mut new_id);
        let ids = self.commit(&changes, me)?;
        self.store.end_alarm(no, "restored", self.clock.now()).map_err(problem)?;
        Ok(ids)
    }

    /// Writes what was said of a spike as a record on a ticket of its cause.
    fn judge(&self, said: &Judgement, me: Option<&Person>) -> Result<Vec<ChangeId>, Say> {
        let problem = |error: StoreError| error.problem().what;
        let query = self.resolved(LOOKED_AT as u32, me);
        let carrier = self.store.carrier(&query, &said.cause).map_err(problem)?;
        let view = carrier.ok_or_else(|| Say::new("spike-no-ticket").with("cause", &said.cause))?;
        let able = self.store.able().map_err(problem)?.unwrap_or_default();
        let text = report::spike_record(said, &self.config().words);
        let refused = |refusals: Vec<Refusal>| {
            refusals.into_iter().next().map_or_else(|| Say::new("spike-none"), |refusal| refusal.say)
        };
        let changes = act::record(&view.shown, &able, said.mark(), &text, self.clock.now(), new_id())
            .map_err(refused)?;
        self.commit(&changes, me)
    }

    fn commit(&self, changes: &[NewChange], me: Option<&Person>) -> Result<Vec<ChangeId>, Say> {
        let Some(me) = me else { return Err(Say::new("refused-nobody")) };
        self.store.commit(changes, me, self.clock.now()).map_err(|error| error.problem().what)
    }

    fn send_proposal(
        &self,
        proposal: &Proposal,
        title: &str,
        text: &str,
        me: Option<&Person>,
    ) -> Result<Vec<ChangeId>, Say> {
        let begun = Begun { title: Clean::line(title), text: Clean::text(text) };
        let language = Clean::line(self.config().words.language());
        self.acted(me, |speaker| speaker.send(proposal, &begun, language))
    }

    fn speak(&self, spoken: &Spoken, me: Option<&Person>) -> Result<Vec<ChangeId>, Say> {
        self.acted(me, |speaker| speaker.say(spoken))
    }

    fn acted(
        &self,
        me: Option<&Person>,
        act: impl FnOnce(&Speaker<'_>) -> Result<Acted, StoreError>,
    ) -> Result<Vec<ChangeId>, Say> {
        let Some(me) = me else { return Err(Say::new("refused-nobody")) };
        let config = self.config();
        let speaker = Speaker { store: &self.store, config: &config, me, now: self.clock.now(), id: new_id };
        let acted = act(&speaker).map_err(|error| error.problem().what)?;
        let changes = match acted {
            Ok(changes) => changes,
            Err(refusals) => match refusals.into_iter().next() {
                Some(refusal) => return Err(refusal.say),
                None => Vec::new(),
            },
        };
        if changes.is_empty() { Ok(Vec::new()) } else { self.commit(&changes, Some(me)) }
    }
}
