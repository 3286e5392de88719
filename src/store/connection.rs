//! What every connection to the file has in common, and the functions of ours that SQL may call.

use std::fs::OpenOptions;
use std::path::Path;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

use super::StoreError;
use crate::config::open_private;
use crate::domain::filter::fold;

/// How long a statement waits for another process that writes.
pub(super) const PATIENCE: Duration = Duration::from_secs(10);

/// Opens the file for writing; makes it, readable by its owner alone, where it does not exist.
pub(super) fn open(path: &Path) -> Result<Connection, StoreError> {
    // SQLite gives its -wal and -shm files the mode of this one.
    open_private(path, OpenOptions::new().create(true).truncate(false).write(true))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    prepare(&db)?;
    Ok(db)
}

/// What the file lies on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Medium {
    /// A disk of this machine.
    Local,
    /// A file system whose memory is not shared between processes or machines.
    Network,
}

/// `f_type` of statfs(2) for file systems on which a log in shared memory is not safe: NFS, SMB (three),
/// AFS, Coda, 9p, Ceph, Lustre, GPFS, OCFS2, NCP, and FUSE, behind which anything may be.
const NETWORKS: [u64; 13] = [
    0x6969,
    0x517B,
    0xFF53_4D42,
    0xFE53_4D42,
    0x5346_414F,
    0x7375_7245,
    0x0102_1997,
    0x00C3_6400,
    0x0BD0_0BD0,
    0x4750_4653,
    0x7461_636F,
    0x564C,
    0x6573_5546,
];

impl Medium {
    /// What the folder of a path lies on; local where the system does not say.
    pub(super) fn of(path: &Path) -> Self {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let found = rustix::fs::statfs(folder.unwrap_or(Path::new(".")));
        // Only the low half counts: the field is signed on some machines.
        found.map_or(Self::Local, |found| Self::of_type(u64::from(found.f_type as u32)))
    }

    pub(super) fn of_type(magic: u64) -> Self {
        if NETWORKS.contains(&magic) { Self::Network } else { Self::Local }
    }
}

/// Settings of the connection that writes. Apart from [`open`]: they write to the file, which must be ours.
pub(super) fn prepare_writer(db: &Connection, medium: Medium) -> Result<(), StoreError> {
    // Without shared memory the log would be read half-written: slower, and safe.
    let wanted = if medium == Medium::Local { "WAL" } else { "DELETE" };
    let set = db.pragma_update(None, "journal_mode", wanted);
    if set.is_err_and(|fault| !no_shared_memory(&fault)) {
        db.pragma_update(None, "journal_mode", wanted)?;
    }
    // 16 MiB: a batch of a first sync is one checkpoint, not four.
    db.pragma_update(None, "wal_autocheckpoint", 4_000)?;
    // After a checkpoint the log shrinks again.
    db.pragma_update(None, "journal_size_limit", 64 * 1024 * 1024)?;
    // What is deleted or replaced is overwritten, not only forgotten.
    db.pragma_update(None, "secure_delete", true)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "cache_size", -8_000)?;
    Ok(())
}

/// Whether the file system offers no shared memory; the database then goes on with the journal that it has.
fn no_shared_memory(fault: &rusqlite::Error) -> bool {
    use rusqlite::ffi;
    matches!(fault, rusqlite::Error::SqliteFailure(fault, _) if matches!(
        fault.extended_code,
        ffi::SQLITE_IOERR_SHMOPEN | ffi::SQLITE_IOERR_SHMMAP | ffi::SQLITE_IOERR_SHMLOCK
    ))
}

/// Settings and functions that readers need too.
pub(super) fn prepare(db: &Connection) -> Result<(), StoreError> {
    super::cipher::unlock(db)?;
    db.busy_timeout(PATIENCE)?;
    db.set_prepared_statement_cache_capacity(96);
    // Else a statement over a table with partial indexes is compiled anew whenever another value is bound to it.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.pragma_update(None, "cache_size", -4_000)?;
    db.pragma_update(None, "temp_store", "MEMORY")?;
    let pure = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    // The filter compares folded texts; folding in SQL's own LIKE would know ASCII only.
    db.create_scalar_function("folded_has", 2, pure, |call| {
        Ok(compare(call.get_raw(0), call.get_raw(1), |value, wanted| value.contains(wanted)))
    })?;
    db.create_scalar_function("folded_is", 2, pure, |call| {
        Ok(compare(call.get_raw(0), call.get_raw(1), |value, wanted| value == wanted))
    })?;
    Ok(())
}

/// Null where the value is null or no text, so that SQL's own three-valued logic goes on.
fn compare(value: ValueRef<'_>, wanted: ValueRef<'_>, test: impl Fn(&str, &str) -> bool) -> Option<bool> {
    value.as_str().ok().zip(wanted.as_str().ok()).map(|(value, wanted)| test(&fold(value), wanted))
}
