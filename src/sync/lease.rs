//! Waiting for the right to send, which one process has at a time.

use std::time::Duration;

use tokio::sync::mpsc;
use tokio::time::sleep;

use super::engine::{Engine, Listener};
use super::report::Event;
use crate::store::{Lease, Store};

/// Whoever has only just taken it writes its name a moment later; each look for it waits twice as long as the one before.
const NAMED_SOON: Duration = Duration::from_millis(100);

impl Engine {
    /// Waits for the right to send. While another process has it, that one is named; it passes over at once when that
    /// process ends.
    pub(super) async fn lease(&self, tell: Listener<'_>) -> Lease {
        loop {
            let mut nameless = None;
            match self.on_store(Store::take_lease).await {
                Ok(Some(lease)) => return lease,
                Ok(None) => {
                    let holder = self.store.holder();
                    nameless = holder.is_none().then_some(NAMED_SOON);
                    tell(Event::OtherSender { holder });
                }
                Err(error) => self.heard(&error.into(), tell),
            }
            // Waiting for a lock cannot be called off, so it happens on a thread that nobody waits for.
            let (answer, mut passed) = mpsc::channel(1);
            let store = self.store.clone();
            std::thread::spawn(move || {
                let _gone = answer.blocking_send(store.wait_for_lease());
            });
            let answer = loop {
                tokio::select! {
                    answer = passed.recv() => break answer,
                    () = sleep(nameless.unwrap_or_default()), if nameless.is_some() => {
                        let holder = self.store.holder();
                        if holder.is_some() {
                            nameless = None;
                            tell(Event::OtherSender { holder });
                        } else {
                            nameless = nameless.map(|wait| wait.saturating_mul(2));
                        }
                    }
                }
            };
            match answer {
                Some(Ok(lease)) => {
                    tell(Event::Sender);
                    return lease;
                }
                _ => sleep(Duration::from_secs(5)).await,
            }
        }
    }
}
