//! Who may talk to the CRM: one process at a time. The others read, commit, and leave the sending to it.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt as _;

use super::writer::Rank;
use super::{Store, StoreError};

/// While it is held, no other process sends. Dropping it, or dying, gives it back.
#[derive(Debug)]
pub struct Lease {
    _file: File,
}

impl Store {
    /// Takes the lease, or `None` while another process has it. Requests that were under way when their
    /// process died become `unknown`: they may or may not have arrived, so they are asked for and never
    /// sent again blindly.
    ///
    /// # Errors
    /// Only faults of the file.
    pub fn take_lease(&self) -> Result<Option<Lease>, StoreError> {
        let path = self.path().with_extension("lease");
        let file = OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(fault)) => return Err(fault.into()),
        }
        if self.under_way()? {
            self.inner.writer.write(Rank::Person, |db, _| {
                db.execute(
                    "UPDATE deliveries SET state = 'unknown' WHERE state IN ('sending', 'verifying')",
                    [],
                )?;
                Ok(())
            })?;
        }
        Ok(Some(Lease { _file: file }))
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
