//! What can go wrong with the store, and what a person is told about it.

use crate::domain::ids::{ChangeId, TicketId};
use crate::domain::say::{Problem, Say};

/// A fault of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file was written by a newer program.
    #[error("the store has schema {found}, this program knows {known}")]
    Newer {
        /// Schema of the file.
        found: i64,
        /// Newest schema that this program knows.
        known: i64,
    },
    /// The file is a database of something else.
    #[error("the file is not a store of this program")]
    NotOurs,
    /// The settings name a key, and this program was built without encryption.
    #[error("this program cannot encrypt the store")]
    NoCipher,
    /// The file is encrypted, and the settings name no key.
    #[error("the store is encrypted and there is no key")]
    KeyMissing,
    /// The key does not open the file.
    #[error("the key does not open the store")]
    WrongKey,
    /// Another session has the file open, so it cannot be encrypted now.
    #[error("the store is in use by another session")]
    InUse,
    /// The file or its folder cannot be used.
    #[error("the store's file: {0}")]
    File(#[from] std::io::Error),
    /// The database refused.
    #[error("the store's database: {0}")]
    Sql(#[from] rusqlite::Error),
    /// A stored value cannot be read back.
    #[error("a stored value cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// The file is damaged; the next start rescues what can be rescued.
    #[error("the file is damaged")]
    Damaged,
    /// Another program reads the file for so long that the log of what was written grows.
    #[error("the log grows: another program reads the file for long")]
    Crowded,
    /// So many changes of what is to be purged have not arrived.
    #[error("{0} changes have not arrived")]
    Owed(usize),
    /// The writer has stopped.
    #[error("the store's writer has stopped")]
    Stopped,
    /// No ticket of this id is held.
    #[error("no ticket {0} is held")]
    NoTicket(TicketId),
    /// No change of this id is on its way.
    #[error("no change {0} is on its way")]
    NoChange(ChangeId),
    /// The change's request is under way, so it cannot be taken back or decided now.
    #[error("change {0} is being sent")]
    UnderWay(ChangeId),
    /// The CRM has no place for it.
    #[error("the CRM has no place for it")]
    NoPlace(Say),
}

impl StoreError {
    /// Whether the disk is full: what was to be saved is not saved.
    #[must_use]
    pub fn is_full(&self) -> bool {
        use std::io::ErrorKind;
        match self {
            Self::Sql(rusqlite::Error::SqliteFailure(fault, _)) => {
                fault.code == rusqlite::ErrorCode::DiskFull
                    || fault.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE
            }
            Self::File(fault) => matches!(fault.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded),
            _ => false,
        }
    }

    /// Whether the disk failed: what was to be saved may or may not be there.
    #[must_use]
    pub fn is_io(&self) -> bool {
        matches!(self, Self::Sql(rusqlite::Error::SqliteFailure(fault, _))
            if fault.code == rusqlite::ErrorCode::SystemIoFailure)
    }

    /// Whether the file itself is damaged.
    #[must_use]
    pub fn is_damaged(&self) -> bool {
        use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
        matches!(self, Self::Damaged)
            || matches!(self, Self::Sql(rusqlite::Error::SqliteFailure(fault, _))
                if matches!(fault.code, DatabaseCorrupt | NotADatabase))
    }

    /// The fault in the words of the catalogue.
    #[must_use]
    pub fn problem(&self) -> Problem {
        let (what, next) = match self {
            Self::Newer { found, known } => (
                Say::new("store-newer").with("found", found).with("known", known),
                Some(Say::new("store-newer-next")),
            ),
            Self::NoCipher => (Say::new("store-no-cipher"), Some(Say::new("store-no-cipher-next"))),
            Self::KeyMissing => (Say::new("store-key-missing"), Some(Say::new("store-key-missing-next"))),
            Self::WrongKey => (Say::new("store-wrong-key"), Some(Say::new("store-wrong-key-next"))),
            Self::InUse => (Say::new("store-in-use"), Some(Say::new("store-in-use-next"))),
            Self::NotOurs => (Say::new("store-not-ours"), Some(Say::new("store-not-ours-next"))),
            _ if self.is_full() => (Say::new("store-full"), Some(Say::new("store-full-next"))),
            _ if self.is_io() => (Say::new("store-io"), Some(Say::new("store-io-next"))),
            _ if self.is_damaged() => (Say::new("store-damaged"), Some(Say::new("store-damaged-next"))),
            Self::Crowded => (Say::new("store-crowded"), Some(Say::new("store-crowded-next"))),
            Self::Owed(count) => {
                (Say::new("store-owed").with("count", count), Some(Say::new("store-owed-next")))
            }
            Self::File(_) => (Say::new("store-file"), Some(Say::new("store-file-next"))),
            Self::NoTicket(id) => (Say::new("store-no-ticket").with("id", id), None),
            Self::NoChange(id) => (Say::new("store-no-change").with("id", id), None),
            Self::UnderWay(id) => {
                (Say::new("store-under-way").with("id", id), Some(Say::new("store-under-way-next")))
            }
            Self::NoPlace(say) => (say.clone(), None),
            Self::Sql(_) | Self::Json(_) | Self::Stopped | Self::Damaged => (Say::new("store-broken"), None),
        };
        // The database's own words name tables and columns, never values.
        Problem { what, next, detail: self.to_string() }
    }
}
