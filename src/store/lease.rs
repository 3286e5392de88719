//! Who may talk to the CRM: one process at a time. The others read, commit, and leave the sending to it.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::Write as _;
use std::path::PathBuf;

use jiff::Timestamp;

use super::writer::Rank;
use super::{Store, StoreError};
use crate::config::open_private;

/// While it is held, no other process sends. Dropping it, or dying, gives it back.
#[derive(Debug)]
pub struct Lease {
    _file: File,
}

/// The process that sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// Its id.
    pub pid: u32,
    /// Since when it sends.
    pub since: Timestamp,
}

impl Store {
    fn lease_path(&self) -> PathBuf {
        self.path().with_extension("lease")
    }

    fn lease_file(&self) -> Result<File, StoreError> {
        let mut options = OpenOptions::new();
        Ok(open_private(&self.lease_path(), options.create(true).truncate(false).write(true))?)
    }

    /// Who sends, as far as it can be read; meant for when [`Store::take_lease`] gave none.
    #[must_use]
    pub fn holder(&self) -> Option<Holder> {
        let text = std::fs::read_to_string(self.lease_path()).ok()?;
        let written = std::fs::metadata(self.lease_path()).ok()?.modified().ok()?;
        Some(Holder { pid: text.trim().parse().ok()?, since: Timestamp::try_from(written).ok()? })
    }

    /// Takes the lease, or `None` while another process has it. Requests that were under way when their
    /// process died become `unknown`: they may or may not have arrived, so they are asked for and never
    /// sent again blindly.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn take_lease(&self) -> Result<Option<Lease>, StoreError> {
        let file = self.lease_file()?;
        match file.try_lock() {
            Ok(()) => self.taken(file).map(Some),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(fault)) => Err(fault.into()),
        }
    }

    /// Waits until no other process has the lease, however long that is, and takes it.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn wait_for_lease(&self) -> Result<Lease, StoreError> {
        let file = self.lease_file()?;
        file.lock()?;
        self.taken(file)
    }

    fn taken(&self, mut file: File) -> Result<Lease, StoreError> {
        // Whoever does not get it can say who has it. Its time of writing is since when.
        file.set_len(0)?;
        file.write_all(std::process::id().to_string().as_bytes())?;
        if self.under_way()? {
            self.inner.writer.write(Rank::Person, |db, _| {
                db.execute(
                    "UPDATE deliveries SET state = 'unknown' WHERE state IN ('sending', 'verifying')",
                    [],
                )?;
                Ok(())
            })?;
        }
        Ok(Lease { _file: file })
    }

    /// Settles what a process that died left behind; leaves alone what a living one is doing.
    pub(super) fn recover(&self) -> Result<(), StoreError> {
        if self.under_way()? {
            let _given_back = self.take_lease()?;
        }
        Ok(())
    }

    fn under_way(&self) -> Result<bool, StoreError> {
        self.inner.readers.read(|db| {
            let sql = "SELECT 1 FROM deliveries WHERE state <> 'sent' AND state IN ('sending', 'verifying')";
            Ok(db.prepare_cached(sql)?.exists([])?)
        })
    }
}
