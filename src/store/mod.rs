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
mod commit;
mod conflicts;
mod connection;
mod desk;
mod drafts;
mod error;
mod fold;
mod lease;
mod next;
mod outbox;
mod people;
mod places;
mod proposals;
mod query;
mod readers;
mod schema;
mod send;
mod similar;
mod tally;
mod thread;
mod ticket;
mod undo;
mod writer;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use absorb::{Absorbed, PulledPage, Quarantined};
pub use conflicts::Alarm;
pub use desk::{COUNTED, DeskList, DeskQuery, DeskRow, Order, Scope};
pub use error::StoreError;
pub use lease::{Holder, Lease};
pub use outbox::{Counts, OutboxRow, Take};
pub use proposals::Begun;
pub use send::{Base, Batch, Settlement, value_in};
pub use similar::Similar;
pub use tally::{Behind, TallyQuery};
pub use thread::Thread;
pub use ticket::{RowNo, TicketView};
pub use undo::Undone;

/// The local file, shared by everything in this process. Cloning is cheap.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    path: PathBuf,
    writer: writer::Writer,
    readers: readers::Readers,
}

impl Store {
    /// Opens the file, makes it (mode 0600) where it does not exist, and brings its schema up to date.
    /// The folder must exist.
    ///
    /// # Errors
    /// [`StoreError::Newer`] where a newer program wrote it, [`StoreError::NotOurs`] where it is another
    /// program's database; the file is then left untouched.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        let mut db = connection::open(path)?;
        schema::recognise(&db)?;
        connection::prepare_writer(&db)?;
        schema::migrate(&mut db)?;
        let store = Self {
            inner: Arc::new(Inner {
                path: path.to_owned(),
                writer: writer::Writer::start(db)?,
                readers: readers::Readers::new(path),
            }),
        };
        store.recover()?;
        Ok(store)
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
