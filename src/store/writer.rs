//! The one connection that writes, on its own thread. A person's work overtakes queued pulls, so that
//! "saved" never waits for a long first sync. No SQL of tables here.

use std::collections::VecDeque;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread::{self, JoinHandle};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::StoreError;
use super::absorb::Numbers;

/// Whose work it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    /// Somebody waits for it, or a request depends on it: on the disk before the answer
    /// (`synchronous = FULL`).
    Person,
    /// Pulled data. A power cut may cost the last moments, and the same pages are simply pulled again
    /// from the place that was saved with them: `synchronous = NORMAL`, without an `fsync` a batch.
    Pull,
}

type Job = Box<dyn FnOnce(&mut Pen) + Send>;

/// The writing connection and what it remembers between jobs.
pub(super) struct Pen {
    db: Connection,
    durable: Option<bool>,
    numbers: Numbers,
}

impl Pen {
    fn begin(&mut self, rank: Rank) -> Result<(Transaction<'_>, &mut Numbers), StoreError> {
        let durable = rank == Rank::Person;
        if self.durable != Some(durable) {
            self.db.pragma_update(None, "synchronous", if durable { "FULL" } else { "NORMAL" })?;
            self.durable = Some(durable);
        }
        Ok((self.db.transaction_with_behavior(TransactionBehavior::Immediate)?, &mut self.numbers))
    }
}

#[derive(Default)]
struct Queue {
    persons: VecDeque<Job>,
    pulls: VecDeque<Job>,
    closed: bool,
}

#[derive(Default)]
struct Desk {
    queue: Mutex<Queue>,
    bell: Condvar,
}

impl Desk {
    // A job that panicked leaves the queue whole: it was taken out before it ran.
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn next(&self) -> Option<Job> {
        let mut queue = self.lock();
        loop {
            if let Some(job) = queue.persons.pop_front().or_else(|| queue.pulls.pop_front()) {
                return Some(job);
            }
            if queue.closed {
                return None;
            }
            queue = self.bell.wait(queue).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// The writer's thread; it ends, and the file is closed, when this is dropped.
pub(super) struct Writer {
    desk: Arc<Desk>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub(super) fn start(db: Connection) -> Result<Self, StoreError> {
        let desk = Arc::new(Desk::default());
        let theirs = Arc::clone(&desk);
        let thread = thread::Builder::new().name("store".to_owned()).spawn(move || {
            let mut pen = Pen { db, durable: None, numbers: Numbers::default() };
            while let Some(job) = theirs.next() {
                job(&mut pen);
            }
        })?;
        Ok(Self { desk, thread: Some(thread) })
    }

    /// Runs `work` in one transaction on the writer's thread and waits for its commit.
    pub(super) fn write<T: Send + 'static>(
        &self,
        rank: Rank,
        work: impl FnOnce(&Transaction<'_>, &mut Numbers) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let (answer, done) = mpsc::sync_channel(1);
        let job: Job = Box::new(move |pen| {
            let result = pen.begin(rank).and_then(|(step, numbers)| {
                let value = work(&step, numbers)?;
                step.commit()?;
                Ok(value)
            });
            // Nobody listens only where the caller has gone.
            let _gone = answer.send(result);
        });
        {
            let mut queue = self.desk.lock();
            match rank {
                Rank::Person => queue.persons.push_back(job),
                Rank::Pull => queue.pulls.push_back(job),
            }
        }
        self.desk.bell.notify_one();
        done.recv().map_err(|_| StoreError::Stopped)?
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.desk.lock().closed = true;
        self.desk.bell.notify_one();
        if let Some(thread) = self.thread.take() {
            // A panic was already reported by its own thread.
            let _ended = thread.join();
        }
    }
}
