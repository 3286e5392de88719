//! The encrypted file: which key a file is opened with, and the words for when that does not work. Only a program
//! built with the feature `sqlcipher` can encrypt; any program can tell that a file is, or should be.
//!
//! The key is derived once a process and lent to each connection as it is: a passphrase costs a fraction of a
//! second, a connection nothing. The file is one that `sqlcipher` itself opens with the same passphrase.

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use secrecy::SecretString;

use super::{Store, StoreError};

impl Store {
    /// Opens the file as [`Store::open`] does, encrypted where there is a key. A file that is not encrypted yet
    /// becomes so, its old content overwritten; another session on it must have ended.
    ///
    /// # Errors
    /// [`StoreError::NoCipher`] where this program cannot encrypt, [`StoreError::WrongKey`] where the key does not
    /// open the file, [`StoreError::KeyMissing`] where there is none for an encrypted file; the file is untouched.
    pub fn open_with(path: &Path, key: Option<&SecretString>) -> Result<Self, StoreError> {
        match key {
            None if is_sealed(path) => return Err(StoreError::KeyMissing),
            None => {}
            Some(key) => kept::prepare(path, key)?,
        }
        Self::open(path)
    }
}

/// Gives a new connection its key, before it reads anything.
pub(super) fn unlock(db: &Connection) -> Result<(), StoreError> {
    kept::unlock(db)
}

/// Whether the file is encrypted.
pub(super) fn is_sealed(path: &Path) -> bool {
    mark(path).exists()
}

/// The file beside the database that says that it is encrypted: its bytes look like damage to everybody else.
fn mark(path: &Path) -> PathBuf {
    path.with_extension("sealed")
}

#[cfg(not(feature = "sqlcipher"))]
mod kept {
    use super::{Connection, Path, SecretString, StoreError};

    pub fn prepare(_: &Path, _: &SecretString) -> Result<(), StoreError> {
        Err(StoreError::NoCipher)
    }

    #[expect(clippy::unnecessary_wraps, reason = "with the feature it can fail")]
    pub fn unlock(_: &Connection) -> Result<(), StoreError> {
        Ok(())
    }
}

#[cfg(feature = "sqlcipher")]
mod kept {
    use std::collections::BTreeMap;
    use std::fmt::Write as _;
    use std::fs::{self, File, OpenOptions};
    use std::io::{self, ErrorKind, Read as _, Write as _};
    use std::path::PathBuf;
    use std::sync::{Mutex, PoisonError};

    use pbkdf2::pbkdf2_hmac_array;
    use rusqlite::{ErrorCode, OpenFlags};
    use secrecy::ExposeSecret as _;
    use sha2::Sha512;

    use super::{Connection, Path, SecretString, StoreError, mark};
    use crate::config::{open_private, private_file};

    /// What an unencrypted file begins with.
    const PLAIN: &[u8; 16] = b"SQLite format 3\0";
    /// As SQLCipher 4 does it, so that its own program opens the file.
    const ROUNDS: u32 = 256_000;

    /// The keys of the files that this process has open, as SQLCipher takes them.
    static KEYS: Mutex<BTreeMap<PathBuf, SecretString>> = Mutex::new(BTreeMap::new());

    pub fn prepare(path: &Path, key: &SecretString) -> Result<(), StoreError> {
        let head = head(path)?;
        let salt = match head {
            Some(head) if head != *PLAIN => head,
            _ => {
                let mut salt = [0; 16];
                rustix::rand::getrandom(&mut salt, rustix::rand::GetRandomFlags::empty())
                    .map_err(io::Error::from)?;
                salt
            }
        };
        let raw = raw(key, salt);
        if head.is_some_and(|head| head == *PLAIN) {
            seal(path, &raw)?;
        }
        KEYS.lock().unwrap_or_else(PoisonError::into_inner).insert(real(path)?, raw);
        if head.is_some() {
            prove(path)?;
        }
        private_file(&mark(path)).map_err(io::Error::other)?;
        Ok(())
    }

    pub fn unlock(db: &Connection) -> Result<(), StoreError> {
        let Some(path) = db.path().filter(|path| !path.is_empty()) else { return Ok(()) };
        let keys = KEYS.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(key) = keys.get(&real(Path::new(path))?) {
            db.pragma_update(None, "key", key.expose_secret())?;
        }
        Ok(())
    }

    /// The first bytes of a file that has any.
    fn head(path: &Path) -> Result<Option<[u8; 16]>, StoreError> {
        let mut head = [0; 16];
        match File::open(path).and_then(|mut file| file.read_exact(&mut head)) {
            Ok(()) => Ok(Some(head)),
            Err(none) if matches!(none.kind(), ErrorKind::NotFound | ErrorKind::UnexpectedEof) => Ok(None),
            Err(fault) => Err(fault.into()),
        }
    }

    /// The key and the salt as SQLCipher takes them ready-made. A secret of 64 hexadecimal digits is the key itself.
    fn raw(key: &SecretString, salt: [u8; 16]) -> SecretString {
        let text = key.expose_secret();
        let mut raw = String::from("x'");
        if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            raw.push_str(text);
        } else {
            hex(&mut raw, &pbkdf2_hmac_array::<Sha512, 32>(text.as_bytes(), &salt, ROUNDS));
        }
        hex(&mut raw, &salt);
        raw.push('\'');
        SecretString::from(raw)
    }

    fn hex(text: &mut String, bytes: &[u8]) {
        for byte in bytes {
            let _never_fails = write!(text, "{byte:02x}");
        }
    }

    /// The path as SQLite names it.
    fn real(path: &Path) -> io::Result<PathBuf> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        Ok(fs::canonicalize(folder)?.join(path.file_name().unwrap_or_default()))
    }

    /// Reads something with the key, so that a wrong one is told as such and never taken for damage.
    fn prove(path: &Path) -> Result<(), StoreError> {
        // Read-only: a log that a crash left is not touched before the key has proved right.
        let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        // What goes wrong is told in our words; SQLCipher would write its own over the screen.
        db.execute_batch("PRAGMA cipher_log_level = NONE")?;
        unlock(&db)?;
        let read = db.query_row("SELECT count(*) FROM sqlite_master", [], |_| Ok(()));
        match read {
            Err(rusqlite::Error::SqliteFailure(fault, _)) if fault.code == ErrorCode::NotADatabase => {
                KEYS.lock().unwrap_or_else(PoisonError::into_inner).remove(&real(path)?);
                Err(StoreError::WrongKey)
            }
            read => Ok(read?),
        }
    }

    /// Encrypts a file that is not: into a new file, which then takes its place.
    fn seal(path: &Path, raw: &SecretString) -> Result<(), StoreError> {
        let sealed = path.with_extension("sealing");
        private_file(&sealed).map_err(io::Error::other)?;
        let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        // Leaving the write-ahead log needs the file for itself: this fails while another session is on it.
        let mode: String = db.query_row("PRAGMA journal_mode = DELETE", [], |row| row.get(0))?;
        if mode != "delete" {
            return Err(StoreError::InUse);
        }
        db.execute("ATTACH DATABASE ?1 AS sealed KEY ?2", (sealed.to_string_lossy(), raw.expose_secret()))?;
        db.query_row("SELECT sqlcipher_export('sealed')", [], |_| Ok(()))?;
        for number in ["user_version", "application_id"] {
            let value: i64 = db.pragma_query_value(None, number, |row| row.get(0))?;
            db.pragma_update(Some("sealed"), number, value)?;
        }
        db.execute_batch("DETACH DATABASE sealed")?;
        drop(db);
        let mut old = open_private(path, OpenOptions::new().write(true))?;
        let length = old.metadata()?.len();
        File::open(&sealed)?.sync_all()?;
        fs::rename(&sealed, path)?;
        // Best effort: not every disk writes in place.
        io::copy(&mut io::repeat(0).take(length), &mut old)?;
        old.flush()?;
        Ok(old.sync_all()?)
    }
}
