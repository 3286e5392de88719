//! The last look before a reply leaves that tells that a problem is solved: two colleagues who were apart tell a customer
//! once. What stands on the ticket now decides, not what was held of it when the reply was written.

use super::engine::{Engine, Stop};
use crate::crm::CrmError;
use crate::domain::change::{Change, Patch};
use crate::domain::mark::Mark;
use crate::domain::problem::is_told;
use crate::domain::ticket::Ticket;
use crate::store::Batch;

impl Engine {
    /// Whether somebody told the customer already what a reply of ours would tell again.
    pub(super) async fn told_already(
        &self,
        batch: &Batch,
        patch: &Patch,
        server: &Ticket,
    ) -> Result<Result<bool, CrmError>, Stop> {
        if !patch.comment.as_ref().is_some_and(|comment| comment.public) {
            return Ok(Ok(false));
        }
        let (id, changes) = (server.id.clone(), batch.changes.clone());
        let journal = self.on_store(move |store| store.journal(Some(&id))).await?;
        let solves =
            journal.iter().filter(|one| changes.contains(&one.id)).find_map(|one| match &one.change {
                Change::Reply { solves, .. } => solves.clone(),
                _ => None,
            });
        let Some(told) = solves else { return Ok(Ok(false)) };
        Ok(self.client.timeline(&server.id).await.map(|entries| {
            let mut marks = entries.iter().filter_map(|entry| Mark::of(entry, server));
            marks.any(|(mark, _)| is_told(&mark, &told))
        }))
    }
}
