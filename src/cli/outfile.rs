//! A file that a person asked for: made anew, for its owner's eyes only, whole or not at all, and never
//! through a link.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, OFlags, RenameFlags, renameat_with};
use uuid::Uuid;

use crate::domain::say::Refusal;

/// Bytes that lie beside their place and get their name at the end; gone where they do not.
pub struct Draft {
    to: PathBuf,
    beside: PathBuf,
    replaces: bool,
}

impl Draft {
    /// Writes the bytes, on the disk when it returns, under a name of their own beside `to`.
    ///
    /// # Errors
    /// Where `to` is a link, no ordinary file, or exists and may not be replaced; where the disk refuses.
    pub fn write(to: &Path, bytes: &[u8], replaces: bool) -> Result<Self, Refusal> {
        match fs::symlink_metadata(to) {
            Ok(meta) if meta.is_symlink() => return Err(refusal("export-link", to)),
            Ok(meta) if !meta.is_file() => return Err(refusal("export-no-file", to)),
            Ok(_) if !replaces => return Err(refusal("export-exists", to)),
            Err(fault) if fault.kind() != io::ErrorKind::NotFound => return Err(failed(to, fault)),
            _ => {}
        }
        if to.file_name().is_none() {
            return Err(refusal("export-no-file", to));
        }
        let draft = Self {
            to: to.to_owned(),
            beside: folder(to).join(format!(".secondline-{}", Uuid::now_v7())),
            replaces,
        };
        let file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .custom_flags(OFlags::NOFOLLOW.bits().cast_signed())
            .open(&draft.beside);
        file.and_then(|mut file| file.write_all(bytes).and_then(|()| file.sync_all()))
            .map_err(|fault| failed(to, fault))?;
        Ok(draft)
    }

    /// Gives them their name.
    ///
    /// # Errors
    /// Where something of that name was made meanwhile.
    pub fn keep(self) -> Result<(), Refusal> {
        let named = if self.replaces {
            // A link that was put there meanwhile is replaced itself, not what it leads to.
            fs::rename(&self.beside, &self.to)
        } else {
            match renameat_with(CWD, &self.beside, CWD, &self.to, RenameFlags::NOREPLACE) {
                // A file system that does not know the flag: a second name, which is never put over another.
                Err(rustix::io::Errno::INVAL | rustix::io::Errno::NOSYS) => {
                    fs::hard_link(&self.beside, &self.to).and_then(|()| fs::remove_file(&self.beside))
                }
                other => other.map_err(io::Error::from),
            }
        };
        match named {
            Err(fault) if fault.kind() == io::ErrorKind::AlreadyExists => {
                Err(refusal("export-exists", &self.to))
            }
            Err(fault) => Err(failed(&self.to, fault)),
            Ok(()) => File::open(folder(&self.to))
                .and_then(|folder| folder.sync_all())
                .map_err(|fault| failed(&self.to, fault)),
        }
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Nothing is there where it got its name.
        let _gone = fs::remove_file(&self.beside);
    }
}

fn folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn refusal(rule: &'static str, path: &Path) -> Refusal {
    Refusal::new(rule).with("file", path.display())
}

fn failed(path: &Path, fault: io::Error) -> Refusal {
    refusal("export-failed", path).with("detail", fault)
}
