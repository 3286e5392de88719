//! A megabyte that is given back when the disk is full, so that what a person has just written can still be
//! saved. Deleting rows would not do: that needs room itself.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use rustix::fs::{FallocateFlags, fallocate};

use super::backup::beside;
use crate::config::open_private;

const SIZE: u64 = 1024 * 1024;

/// The file that holds the room.
pub(super) struct Reserve {
    path: PathBuf,
}

impl Reserve {
    pub(super) fn of(store: &Path) -> Self {
        Self { path: beside(store, ".reserve") }
    }

    /// Whether a store was ever opened here: the file stays when its room is given back.
    pub(super) fn exists(&self) -> bool {
        self.path.exists()
    }

    /// Takes the room, where it is not held already and the disk has it.
    pub(super) fn fill(&self) {
        let Ok(mut file) =
            open_private(&self.path, OpenOptions::new().create(true).truncate(false).write(true))
        else {
            return;
        };
        if file.metadata().is_ok_and(|meta| meta.len() >= SIZE) {
            return;
        }
        let taken = fallocate(&file, FallocateFlags::empty(), 0, SIZE).is_ok()
            // A file system that cannot set room aside: written bytes do.
            || (0..SIZE / 4_096).try_for_each(|_| file.write_all(&[0xA5; 4_096])).is_ok();
        if !taken {
            // Half of it only takes away what others need.
            let _given_back = file.set_len(0);
        }
    }

    /// Gives the room back; false where there was none.
    pub(super) fn free(&self) -> bool {
        open_private(&self.path, OpenOptions::new().write(true))
            .is_ok_and(|file| file.metadata().is_ok_and(|meta| meta.len() > 0) && file.set_len(0).is_ok())
    }
}
