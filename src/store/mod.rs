//! The only room that knows SQL: one `SQLite` file with what was pulled, what a person wrote, and what is
//! shown. `commit` takes a person's changes, `absorb` takes pulled pages, everything else reads.
//! Not when to talk to the CRM (`sync`), and not what a change means (`domain`).
//!
//! * One thread writes; readers have their own connections and never wait for it.
//! * Server rows are written only by pull. What is shown is the server row with the waiting writes folded
//!   over it, kept as columns so that a hundred thousand tickets can be listed.
//! * A change and its delivery are one transaction, on the disk before `commit` returns.
//! * All calls block; asynchronous callers use a blocking thread.

mod absorb;
mod articles;
mod audit;
mod backup;
mod cipher;
mod commit;
mod conflicts;
mod connection;
mod contacts;
mod desk;
mod drafts;
mod dues;
mod effect;
mod error;
mod focus;
mod fold;
mod heard;
mod laters;
mod lease;
mod looks;
mod moves;
mod near;
mod next;
mod outbox;
mod people;
mod places;
mod proposals;
mod purge;
mod query;
mod readers;
mod recent;
mod records;
mod resent;
mod reserve;
mod retention;
mod review;
mod rounds;
mod salvage;
mod schema;
mod send;
mod similar;
mod spikes;
mod tally;
mod thread;
mod ticket;
mod undo;
mod values;
mod verdicts;
mod verify;
mod writer;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::Transaction;

pub use absorb::{Absorbed, PulledPage, Quarantined};
pub use audit::{AuditEntry, AuditText};
pub use conflicts::Alarm;
pub use desk::{COUNTED, DeskList, DeskQuery, DeskRow, Order};
pub use dues::Behind;
pub use effect::Among;
pub use error::StoreError;
pub use lease::{Holder, Lease};
pub use near::{Near, Nearby};
pub use outbox::{Counts, OutboxRow, Take};
pub use proposals::Begun;
pub use purge::{PurgePlan, Purged, Whom};
pub use recent::RECENT;
pub use resent::Resent;
pub use send::{Base, Batch, Settlement, value_in};
pub use similar::Similar;
pub use tally::TallyQuery;
pub use thread::Thread;
pub use ticket::{RowNo, TicketView};
pub use undo::Undone;
pub use verify::{Break, Broken, Verified};

use crate::domain::say::Say;

/// The local file, shared by everything in this process. Cloning is cheap.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    path: PathBuf,
    // Closed before the writer, which then is the last and empties the log.
    readers: readers::Readers,
    writer: writer::Writer,
    reserve: reserve::Reserve,
    notices: Mutex<Vec<Say>>,
}

impl Store {
    /// Opens the file, makes it (mode 0600) where it does not exist, and brings its schema up to date.
    /// The folder must exist. A damaged file is set aside and what exists only here is taken over from it;
    /// [`Store::notices`] then says so.
    ///
    /// # Errors
    /// [`StoreError::Newer`] where a newer program wrote it, [`StoreError::NotOurs`] where it is another
    /// program's database; the file is then left untouched.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let mut notices = Vec::new();
        let mut tries = 0;
        loop {
            let fault = match Self::open_once(path, &mut notices) {
                Ok(store) => {
                    store.inner.notices.lock().unwrap_or_else(PoisonError::into_inner).append(&mut notices);
                    return Ok(store);
                }
                Err(fault) => fault,
            };
            tries += 1;
            let again = if fault.is_full() {
                reserve::Reserve::of(path).free()
            } else if fault.is_damaged() && salvage::is_ours(path) {
                salvage::mark(path);
                true
            } else {
                false
            };
            if !again || tries > 2 {
                return Err(fault);
            }
        }
    }

    fn open_once(path: &Path, notices: &mut Vec<Say>) -> Result<Self, StoreError> {
        if salvage::is_needed(path)? {
            notices.extend(salvage::run(path)?);
        }
        let medium = connection::Medium::of(path);
        let ended_badly = salvage::left_a_log(path);
        let mut db = connection::open(path)?;
        schema::recognise(&db)?;
        connection::prepare_writer(&db, medium)?;
        schema::migrate(&mut db, path)?;
        if ended_badly {
            salvage::examine(&db)?;
        }
        if medium == connection::Medium::Network {
            notices.push(Say::new("store-network"));
        }
        let store = Self::of(path, writer::Writer::start(db, path)?);
        store.recover()?;
        store.inner.reserve.fill();
        Ok(store)
    }

    /// Opens a file that a newer program wrote, to read what both know. Everything that writes fails with
    /// [`StoreError::Newer`], and the file stays as it is.
    ///
    /// # Errors
    /// Where it is not a store, or what is asked of it is not there in the newer schema.
    pub fn open_reading(path: &Path) -> Result<Self, StoreError> {
        let (found, known) = schema::newer(path)?;
        Ok(Self::of(path, writer::Writer::refusing(found, known)))
    }

    fn of(path: &Path, writer: writer::Writer) -> Self {
        Self {
            inner: Arc::new(Inner {
                path: path.to_owned(),
                writer,
                readers: readers::Readers::new(path),
                reserve: reserve::Reserve::of(path),
                notices: Mutex::default(),
            }),
        }
    }

    /// The folder in which the file lies.
    pub fn folder(&self) -> &Path {
        self.inner.path.parent().unwrap_or(Path::new("."))
    }

    /// What opening the file found that a person should know; told once.
    pub fn notices(&self) -> Vec<Say> {
        std::mem::take(&mut *self.inner.notices.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads the whole file for damage that nobody met yet; false where there is some. The next start
    /// rescues what can be rescued.
    ///
    /// # Errors
    /// Where it cannot be read at all.
    pub fn is_sound(&self) -> Result<bool, StoreError> {
        let sound = self.inner.readers.read(|db| salvage::is_sound(db, ""));
        if matches!(sound, Ok(false)) {
            salvage::mark(self.path());
        }
        sound
    }

    /// Saves what a person did. On a full disk the reserve is given up for it.
    fn save<T: Send + 'static>(
        &self,
        work: impl Fn(&Transaction<'_>, &mut absorb::Numbers) -> Result<T, StoreError> + Send + Sync + 'static,
    ) -> Result<T, StoreError> {
        let work = Arc::new(work);
        loop {
            let again = Arc::clone(&work);
            match self.inner.writer.write(writer::Rank::Person, move |db, numbers| again(db, numbers)) {
                Err(fault) if fault.is_full() && self.inner.reserve.free() => {}
                outcome => return outcome,
            }
        }
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.inner.path
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.debug_struct("Store").field("path", &self.inner.path).finish()
    }
}
