//! Files beside the store's own: the copy that an upgrade makes first, and what was set aside. All are
//! readable by their owner alone, and a purge takes them too.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::StoreError;
use crate::config::open_private;

/// Ending of a copy that is whole.
const COPY: &str = ".backup-";

/// Ending of a file that was set aside because it is damaged.
pub(super) const CORRUPT: &str = ".corrupt-";

/// The store's file name with something after it.
pub(super) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(ending);
    PathBuf::from(name)
}

/// One upgrade at a time; given back when it is dropped or its process dies.
pub(super) fn alone(path: &Path) -> Result<File, StoreError> {
    let mut options = OpenOptions::new();
    let file = open_private(&beside(path, ".upgrade"), options.create(true).truncate(false).write(true))?;
    file.lock()?;
    Ok(file)
}

/// Copies the file as it is, on the disk before anything is changed. What a killed upgrade left half-made
/// is made anew.
pub(super) fn make(db: &Connection, path: &Path, version: i64) -> Result<(), StoreError> {
    let half = beside(path, ".backup-half");
    remove(&half)?;
    // Made before SQLite opens it: SQLite would make it readable by everybody whom the umask lets.
    open_private(&half, OpenOptions::new().create_new(true).write(true))?;
    let made = db
        .execute("VACUUM INTO ?1", [half.to_string_lossy()])
        .map_err(StoreError::from)
        .and_then(|_| Ok(File::open(&half)?.sync_all()?));
    if let Err(fault) = made {
        // Room that a full disk needs more than half a copy does.
        remove(&half)?;
        return Err(fault);
    }
    fs::rename(&half, beside(path, &format!("{COPY}{version}")))?;
    sync_folder(path)
}

/// Takes away the copies that earlier upgrades made.
pub(super) fn prune(path: &Path) -> Result<(), StoreError> {
    for copy in found(path, COPY)? {
        remove(&copy)?;
    }
    Ok(())
}

/// Every copy and everything that was set aside.
pub(super) fn leftovers(path: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let mut files = found(path, COPY)?;
    files.extend(found(path, CORRUPT)?);
    Ok(files)
}

/// Takes away every copy and everything that was set aside; tells how many there were.
pub(super) fn remove_all(path: &Path) -> Result<usize, StoreError> {
    let files = leftovers(path)?;
    for file in &files {
        remove(file)?;
    }
    Ok(files.len())
}

/// The files beside the store whose names go on with `ending`.
pub(super) fn found(path: &Path, ending: &str) -> Result<Vec<PathBuf>, StoreError> {
    let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return Ok(Vec::new()) };
    let start = format!("{}{ending}", name.to_string_lossy());
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with(&start) {
            files.push(entry.path());
        }
    }
    files.sort();
    Ok(files)
}

/// Makes a rename or a removal in the store's folder last.
pub(super) fn sync_folder(path: &Path) -> Result<(), StoreError> {
    if let Some(folder) = path.parent() {
        File::open(folder)?.sync_all()?;
    }
    Ok(())
}

pub(super) fn remove(file: &Path) -> Result<(), StoreError> {
    match fs::remove_file(file) {
        Err(fault) if fault.kind() != io::ErrorKind::NotFound => Err(fault.into()),
        _ => Ok(()),
    }
}
