//! Articles and product requests on their way: each to every place that is named for it, and to each exactly once.

use std::time::Duration;

use super::engine::{Engine, Stop};
use super::outlets::Outlet;
use super::push::{Outcome, error_before};
use crate::config::{HomeError, append_once, shelve};
use crate::crm::{Client, Target};
use crate::domain::change::Document;
use crate::domain::clean::Clean;
use crate::domain::delivery::Delivery;
use crate::domain::proposal::{self, Kind, State};
use crate::domain::say::Say;
use crate::store::{Batch, Settlement};

/// When another system that does not answer is asked again.
const AGAIN: Duration = Duration::from_secs(15);

impl Engine {
    /// Delivers a document. What lies on this machine comes first: it can be repeated without harm.
    pub(super) async fn make(
        &self,
        batch: &Batch,
        target: Target,
        document: &Document,
    ) -> Result<Option<Outcome>, Stop> {
        let outlet = self.outlets.to(target);
        if let Some(Err(why)) = &outlet.apart {
            return Ok(Some(Outcome::saying(Delivery::Refused, why.clone())));
        }
        let kept = match self.keep_document(outlet, target, document).await {
            Ok(kept) => kept,
            Err(error) => return Ok(Some(Outcome::saying(Delivery::Refused, error.say()))),
        };
        let made = match (&outlet.apart, outlet.crm, kept) {
            (Some(Ok(client)), ..) => match self.made(batch, client, target, document).await? {
                Ok(made) => made,
                // Whatever keeps another system from answering says nothing of the CRM.
                Err(outcome) => return Ok(outcome.map(|outcome| self.apart(outcome))),
            },
            (_, true, _) => match self.made(batch, &self.client, target, document).await? {
                Ok(made) => made,
                Err(outcome) => return Ok(outcome),
            },
            (_, false, Some(kept)) => {
                if !self.attempt(batch, batch.state == Delivery::Unknown).await? {
                    return Ok(None);
                }
                kept
            }
            (_, false, None) => {
                let what = if target == Target::Article { "article" } else { "feedback" };
                let say = Say::new("crm-no-place").with("what", what).with("name", "");
                return Ok(Some(Outcome::saying(Delivery::Refused, say)));
            }
        };
        let kind = if target == Target::Article { Kind::Knowledge } else { Kind::Product };
        let (targets, now) = (vec![(document.key.clone(), made)], self.now());
        self.on_store(move |store| store.put_targets(kind, &targets, now)).await?;
        Ok(Some(Outcome::new(Delivery::Sent)))
    }

    /// Puts a document into the folder or the file that is named for it.
    async fn keep_document(
        &self,
        outlet: &Outlet,
        target: Target,
        document: &Document,
    ) -> Result<Option<proposal::Target>, HomeError> {
        let Some(way) = outlet.shelf.clone() else { return Ok(None) };
        let copy = document.clone();
        let path = tokio::task::spawn_blocking(move || match target {
            Target::Article => shelve(&way, &copy),
            Target::Feedback => append_once(&way, &copy).map(|()| way),
        });
        let Ok(path) = path.await else { return Ok(None) };
        let place = Clean::line(&path?.display().to_string());
        let (id, title) = (Clean::line(document.key.as_str()), document.title.clone());
        Ok(Some(proposal::Target { id, state: State::Sent, title, url: Some(place), since: None }))
    }

    /// Looks for a document by its key before it is made. `Err` with what came of the batch where it is not there.
    async fn made(
        &self,
        batch: &Batch,
        client: &Client,
        target: Target,
        document: &Document,
    ) -> Result<Result<proposal::Target, Option<Outcome>>, Stop> {
        let asking = batch.state == Delivery::Unknown;
        if asking && !self.attempt(batch, true).await? {
            return Ok(Err(None));
        }
        let outcome = match client.find(target, document).await {
            Ok(Some(made)) if document.publish && made.target.state == State::InReview => {
                if !self.attempt(batch, false).await? {
                    return Ok(Err(None));
                }
                // What is published a second time stays as it is.
                match client.publish(&made.target.id, document).await {
                    Ok(()) => return Ok(Ok(proposal::Target { state: State::Published, ..made.target })),
                    Err(error) => self.failed(batch, error, false),
                }
            }
            Ok(Some(made)) => return Ok(Ok(made.target)),
            Ok(None) if asking && client.asks(target) => {
                Outcome::saying(Delivery::Unconfirmed, Say::new("sync-unconfirmed"))
            }
            Ok(None) if asking => self.absent(batch),
            Ok(None) => {
                if !self.attempt(batch, false).await? {
                    return Ok(Err(None));
                }
                match client.create(target, document).await {
                    Ok(made) => return Ok(Ok(made.target)),
                    Err(error) => self.failed(batch, error, false),
                }
            }
            Err(error) if asking => self.unasked(error),
            Err(error) => self.failed(batch, error_before(error), false),
        };
        Ok(Err(Some(outcome)))
    }

    /// The same outcome, without what it would say of the CRM's connection: it is tried again after a while.
    fn apart(&self, outcome: Outcome) -> Outcome {
        match outcome {
            Outcome::Stopped(settlement, _) => {
                let later = settlement.not_before.or_else(|| Some(self.after(AGAIN)));
                Outcome::Settled(Settlement { not_before: later, ..settlement })
            }
            Outcome::Settled(settlement) => Outcome::Settled(settlement),
        }
    }
}
