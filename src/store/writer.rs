//! The one connection that writes, on its own thread. A person's work overtakes queued pulls, so that
//! "saved" never waits for a long first sync. No SQL of tables here.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::absorb::Numbers;
use super::backup::beside;
use super::connection::{self, Medium};
use super::{StoreError, salvage};

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

/// The log is made short again above this size; above twice of it pulls wait.
const LOG_MAX: u64 = 64 * 1024 * 1024;

/// The writing connection and what it remembers between jobs.
pub(super) struct Pen {
    path: PathBuf,
    /// Absent after a fault of the disk: what a connection believes of its file is then not to be trusted,
    /// so the next job opens it anew.
    db: Option<Connection>,
    durable: Option<bool>,
    numbers: Numbers,
    log_max: u64,
}

impl Pen {
    fn connection(&mut self) -> Result<&mut Connection, StoreError> {
        let db = if let Some(db) = self.db.take() {
            db
        } else {
            let db = connection::open(&self.path)?;
            connection::prepare_writer(&db, Medium::of(&self.path))?;
            (self.durable, self.numbers) = (None, Numbers::default());
            db
        };
        Ok(self.db.insert(db))
    }

    fn work<T>(
        &mut self,
        rank: Rank,
        work: impl FnOnce(&Transaction<'_>, &mut Numbers) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let durable = rank == Rank::Person;
        if !self.has_short_log()? && !durable {
            return Err(StoreError::Crowded);
        }
        self.connection()?;
        if self.durable != Some(durable) {
            let to_disk = if durable { "FULL" } else { "NORMAL" };
            self.connection()?.pragma_update(None, "synchronous", to_disk)?;
            self.durable = Some(durable);
        }
        let mut numbers = std::mem::take(&mut self.numbers);
        let db = self.connection()?;
        let step = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let value = work(&step, &mut numbers)?;
        step.commit()?;
        self.numbers = numbers;
        Ok(value)
    }

    /// Makes a long log short; false where somebody who reads keeps it from that.
    fn has_short_log(&mut self) -> Result<bool, StoreError> {
        let log = beside(&self.path, "-wal");
        let size = || std::fs::metadata(&log).map_or(0, |meta| meta.len());
        if size() <= self.log_max {
            return Ok(true);
        }
        let db = self.connection()?;
        // Whoever reads must not make a person wait for this.
        db.busy_timeout(Duration::ZERO)?;
        let tried = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        db.busy_timeout(connection::PATIENCE)?;
        if let Err(fault) = tried {
            tracing::warn!(%fault, "the log stays long");
        }
        let size = size();
        if size > self.log_max {
            tracing::warn!(bytes = size, "the log grows: another program reads the file for long");
        }
        Ok(size <= 2 * self.log_max)
    }

    /// Draws the consequences of a fault.
    fn heed<T>(&mut self, outcome: &Result<T, StoreError>) {
        let Err(fault) = outcome else { return };
        if fault.is_io() {
            self.db = None;
        }
        if fault.is_damaged() {
            salvage::mark(&self.path);
        }
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
    /// Schema of the file and the newest that we know, where the file may only be read.
    newer: Option<(i64, i64)>,
}

impl Writer {
    /// Writes nothing, because a newer program made the file.
    pub(super) fn refusing(found: i64, known: i64) -> Self {
        Self { desk: Arc::default(), thread: None, newer: Some((found, known)) }
    }

    pub(super) fn start(db: Connection, path: &Path) -> Result<Self, StoreError> {
        let desk = Arc::new(Desk::default());
        let theirs = Arc::clone(&desk);
        let mut pen = Pen {
            path: path.to_owned(),
            db: Some(db),
            durable: None,
            numbers: Numbers::default(),
            log_max: LOG_MAX,
        };
        let thread = thread::Builder::new().name("store".to_owned()).spawn(move || {
            while let Some(job) = theirs.next() {
                job(&mut pen);
            }
        })?;
        Ok(Self { desk, thread: Some(thread), newer: None })
    }

    /// Runs `work` in one transaction on the writer's thread and waits for its commit.
    pub(super) fn write<T: Send + 'static>(
        &self,
        rank: Rank,
        work: impl FnOnce(&Transaction<'_>, &mut Numbers) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.run(rank, move |pen| pen.work(rank, work))
    }

    /// Runs `work` on the writer's connection outside of a transaction: for what cannot be in one.
    pub(super) fn outside<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Connection) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        self.run(Rank::Person, move |pen| work(pen.connection()?))
    }

    /// Sets the size above which the log is made short.
    #[cfg(test)]
    pub(super) fn limit_log(&self, bytes: u64) -> Result<(), StoreError> {
        self.run(Rank::Person, move |pen| {
            pen.log_max = bytes;
            Ok(())
        })
    }

    fn run<T: Send + 'static>(
        &self,
        rank: Rank,
        work: impl FnOnce(&mut Pen) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        if let Some((found, known)) = self.newer {
            return Err(StoreError::Newer { found, known });
        }
        let (answer, done) = mpsc::sync_channel(1);
        let job: Job = Box::new(move |pen| {
            let result = work(pen);
            pen.heed(&result);
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
