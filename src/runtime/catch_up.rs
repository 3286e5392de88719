//! Due times by rules that changed since the last time, reckoned behind the screen: it shows what is known at once, and what
//! follows from the new rules as soon as that is known.

use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::mpsc::UnboundedSender;

use crate::app::{Msg, Tone};
use crate::store::{Behind, Store, StoreError};

/// The screen hears of it this often while it goes on, and at its end.
const TELLS: Duration = Duration::from_secs(1);

/// What is still to be reckoned, until it is begun.
pub struct CatchUp(Option<(Store, Behind, UnboundedSender<Msg>)>);

impl CatchUp {
    /// Nothing is done yet: the first screen comes first, and both want the processor and the file.
    pub fn new(store: Store, behind: Option<Behind>, door: UnboundedSender<Msg>) -> Self {
        Self(behind.map(|behind| (store, behind, door)))
    }

    /// Does it in a thread of its own, which ends with the process: what is left then, the next start does. Whoever
    /// calls again does nothing.
    pub fn begin(&mut self) {
        if let Some((store, behind, door)) = self.0.take() {
            thread::spawn(move || whole(&store, behind, &door));
        }
    }
}

fn whole(store: &Store, behind: Behind, door: &UnboundedSender<Msg>) {
    let (mut left, mut told) = (Some(behind), Instant::now());
    while let Some(behind) = left.take() {
        left = match store.catch_up(behind.clone()) {
            Ok(left) => left,
            // Somebody reads for long: later there is room again.
            Err(StoreError::Crowded) => {
                thread::sleep(TELLS);
                Some(behind)
            }
            Err(fault) => {
                let _gone = door.send(Msg::Told(fault.problem().what, Tone::Bad));
                return;
            }
        };
        if left.is_none() || told.elapsed() >= TELLS {
            told = Instant::now();
            // The screen is gone: so is this, soon.
            if door.send(Msg::Changed).is_err() {
                return;
            }
        }
    }
}
