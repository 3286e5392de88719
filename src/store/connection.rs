//! What every connection to the file has in common, and the functions of ours that SQL may call.

use std::fs::OpenOptions;
use std::path::Path;
use std::time::Duration;

use rusqlite::functions::FunctionFlags;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};

use super::StoreError;
use crate::config::open_private;
use crate::domain::filter::fold;

/// Opens the file for writing; makes it, readable by its owner alone, where it does not exist.
pub(super) fn open(path: &Path) -> Result<Connection, StoreError> {
    // SQLite gives its -wal and -shm files the mode of this one.
    open_private(path, OpenOptions::new().create(true).truncate(false).write(true))?;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    prepare(&db)?;
    Ok(db)
}

/// Settings of the connection that writes. Apart from [`open`]: they write to the file, which must be ours.
pub(super) fn prepare_writer(db: &Connection) -> Result<(), StoreError> {
    db.pragma_update(None, "journal_mode", "WAL")?;
    // 16 MiB: a batch of a first sync is one checkpoint, not four.
    db.pragma_update(None, "wal_autocheckpoint", 4_000)?;
    db.pragma_update(None, "foreign_keys", true)?;
    db.pragma_update(None, "cache_size", -16_000)?;
    Ok(())
}

/// Settings and functions that readers need too.
pub(super) fn prepare(db: &Connection) -> Result<(), StoreError> {
    db.busy_timeout(Duration::from_secs(10))?;
    db.set_prepared_statement_cache_capacity(96);
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
