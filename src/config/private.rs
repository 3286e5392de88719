//! For the owner's eyes only: what is made here is, and what is found is checked before it is trusted, as ssh
//! does with its keys. Which folders there are is in `home`.
//!
//! A folder that is ours, closed to others, and reached only through folders that nobody else can change, holds
//! nothing that somebody else planted after the check; the flags on each opened file are the second net.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

use super::HomeError;
use crate::domain::clean::Clean;
use crate::domain::file_name::numbered;
use crate::domain::say::Say;

/// Permissions of the group and of everybody else.
const OTHERS: u32 = 0o077;
/// The right to write of both.
const OTHERS_WRITE: u32 = 0o022;
/// In such a folder only its owner may rename or remove a file.
const STICKY: u32 = 0o1000;

/// Most files of one name in a folder.
const MANY: u32 = 1_000;

/// Makes a folder and its parents, readable by the owner alone, and refuses one that exists and is open to others.
pub fn private_dir(path: &Path) -> Result<(), HomeError> {
    let path = std::path::absolute(path).map_err(|source| HomeError::io(path, source))?;
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(&path)
        .map_err(|source| HomeError::io(&path, source))?;
    check_way(&path)?;
    check(&path, &path, Closed::Read)
}

/// What others may not do with a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Closed {
    /// Read or write: what the program keeps.
    Read,
    /// Write: what a person edits, with an editor that knows nothing of us. Its folder is closed anyway.
    Write,
}

/// Checks everything in a folder: files and folders of ours, closed to others, and nothing that leads elsewhere.
pub(super) fn check_content(folder: &Path, files: Closed) -> Result<(), HomeError> {
    let mut waiting = vec![folder.to_owned()];
    while let Some(inner) = waiting.pop() {
        for entry in fs::read_dir(&inner).map_err(|source| HomeError::io(&inner, source))? {
            let entry = entry.map_err(|source| HomeError::io(&inner, source))?;
            let path = entry.path();
            check(&path, folder, files)?;
            // By its own kind: a link is refused by now.
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                waiting.push(path);
            }
        }
    }
    Ok(())
}

/// Checks one file or folder. `root` is the folder whose content one command mends.
fn check(path: &Path, root: &Path, files: Closed) -> Result<(), HomeError> {
    let found = match fs::symlink_metadata(path) {
        Ok(found) => found,
        // Another session may take its files away while we look.
        Err(gone) if gone.kind() == ErrorKind::NotFound => return Ok(()),
        Err(source) => return Err(HomeError::io(path, source)),
    };
    let say = |id: &str| Say::new(id).with("path", shown(path)).with("root", shell_word(root));
    let mine = rustix::process::getuid().as_raw();
    if found.is_symlink() {
        return Err(HomeError::Unsafe(say("home-link").with("file", shell_word(path))));
    }
    if found.uid() != mine {
        return Err(HomeError::Unsafe(say("home-foreign").with("owner", found.uid()).with("me", mine)));
    }
    let closed = if found.is_file() && files == Closed::Write { OTHERS_WRITE } else { OTHERS };
    if found.mode() & closed != 0 {
        let mode = format!("{:04o}", found.mode() & 0o7777);
        return Err(HomeError::Unsafe(say("home-wide").with("mode", mode)));
    }
    if found.is_dir() {
        return Ok(());
    }
    if !found.is_file() {
        return Err(HomeError::Unsafe(say("home-odd").with("file", shell_word(path))));
    }
    if found.nlink() > 1 {
        return Err(HomeError::Unsafe(say("home-twice").with("file", shell_word(path))));
    }
    Ok(())
}

/// Checks the folders on the way to `path`: whoever may write into one of them can put another in its place.
fn check_way(path: &Path) -> Result<(), HomeError> {
    // Whoever owns the root of the file system needs no trick; in a container that may be a number of its own.
    let root = fs::metadata("/").map_or(0, |root| root.uid());
    let trusted = BTreeSet::from([0, root, rustix::process::getuid().as_raw()]);
    let real = fs::canonicalize(path).map_err(|source| HomeError::io(path, source))?;
    let above = |path: &Path| path.ancestors().skip(1).map(Path::to_owned).collect::<Vec<_>>();
    for folder in above(path).into_iter().chain(above(&real)) {
        let found = fs::symlink_metadata(&folder).map_err(|source| HomeError::io(&folder, source))?;
        let say = |id: &str| {
            Say::new(id)
                .with("path", shown(path))
                .with("parent", shown(&folder))
                .with("folder", shell_word(&folder))
        };
        if !trusted.contains(&found.uid()) {
            return Err(HomeError::Unsafe(say("home-parent-foreign").with("owner", found.uid())));
        }
        if found.is_dir() && found.mode() & OTHERS_WRITE != 0 && found.mode() & STICKY == 0 {
            return Err(HomeError::Unsafe(say("home-parent-wide")));
        }
    }
    Ok(())
}

/// Opens a file of ours: never through a link, never somebody else's, never one that others may read. One that is
/// made gets mode 0600.
///
/// # Errors
/// Those of the system, and "permission denied" where the file is not for us alone.
pub fn open_private(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    // Without waiting: a pipe that stands in the file's place must not hold us up.
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK;
    let file = options.mode(0o600).custom_flags(flags.bits().cast_signed()).open(path)?;
    let denied = |why| Err(io::Error::new(ErrorKind::PermissionDenied, why));
    match file.metadata()? {
        found if !found.is_file() => denied("it is not a file"),
        found if found.uid() != rustix::process::getuid().as_raw() => denied("it belongs to somebody else"),
        found if found.mode() & OTHERS != 0 => denied("others may read it"),
        found if found.nlink() > 1 => denied("it has a second name"),
        _ => Ok(file),
    }
}

/// Opens a file for writing from its start, readable by the owner alone.
pub fn private_file(path: &Path) -> Result<File, HomeError> {
    let failed = |source| HomeError::io(path, source);
    // Emptied only after it proved to be ours.
    let file =
        open_private(path, OpenOptions::new().write(true).create(true).truncate(false)).map_err(failed)?;
    file.set_len(0).map_err(failed)?;
    Ok(file)
}

/// Writes a new file into a folder of its owner: under the name, or with a number where the name is taken. Nothing is
/// overwritten, and no link is followed.
///
/// # Errors
/// [`HomeError`] where the folder is open to others or the file cannot be written; half a file is taken away.
pub fn save_new(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, HomeError> {
    private_dir(folder)?;
    for number in 1..=MANY {
        let path = folder.join(if number == 1 { name.to_owned() } else { numbered(name, number) });
        match open_private(&path, OpenOptions::new().write(true).create_new(true)) {
            Ok(mut file) => {
                let written = file.write_all(bytes).and_then(|()| file.sync_all());
                return written.map(|()| path.clone()).map_err(|source| {
                    let _gone = fs::remove_file(&path);
                    HomeError::io(&path, source)
                });
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(source) => return Err(HomeError::io(&path, source)),
        }
    }
    Err(HomeError::io(&folder.join(name), ErrorKind::AlreadyExists.into()))
}

/// Writes a whole file so that a crash leaves either the old one or the new one.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), HomeError> {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(".new");
    let beside = PathBuf::from(name);
    let failed = |source| HomeError::io(path, source);
    let mut file = private_file(&beside)?;
    file.write_all(bytes).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    fs::rename(&beside, path).map_err(failed)
}

/// A path as it stands in a sentence.
fn shown(path: &Path) -> String {
    Clean::line(&path.display().to_string()).to_string()
}

/// A path as a shell takes it.
fn shell_word(path: &Path) -> String {
    let text = shown(path);
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "/._-+:@".contains(letter);
    if text.chars().all(plain) { text } else { format!("'{}'", text.replace('\'', r"'\''")) }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn refused(done: Result<(), HomeError>) -> String {
        match done {
            Err(HomeError::Unsafe(say)) => say.id,
            other => panic!("{other:?}"),
        }
    }

    fn set_mode(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    #[test]
    fn a_folder_or_a_file_that_others_may_read_is_refused() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("state");
        private_dir(&folder).unwrap();
        set_mode(&folder, 0o750);
        assert_eq!(refused(private_dir(&folder)), "home-wide");
        set_mode(&folder, 0o700);
        fs::create_dir(folder.join("deep")).unwrap();
        set_mode(&folder.join("deep"), 0o700);
        fs::write(folder.join("deep/file"), "x").unwrap();
        set_mode(&folder.join("deep/file"), 0o604);
        assert_eq!(refused(check_content(&folder, Closed::Read)), "home-wide");
        check_content(&folder, Closed::Write).unwrap();
        set_mode(&folder.join("deep/file"), 0o620);
        assert_eq!(refused(check_content(&folder, Closed::Write)), "home-wide");
        set_mode(&folder.join("deep/file"), 0o600);
        check_content(&folder, Closed::Read).unwrap();
    }

    #[test]
    fn links_and_second_names_and_odd_things_are_refused() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("state");
        private_dir(&folder).unwrap();
        let victim = root.path().join("victim");
        private_file(&victim).unwrap().write_all(b"theirs").unwrap();
        let planted = folder.join("secondline.log");

        symlink(&victim, &planted).unwrap();
        assert_eq!(refused(check_content(&folder, Closed::Read)), "home-link");
        assert!(private_file(&planted).is_err());
        fs::remove_file(&planted).unwrap();

        fs::hard_link(&victim, &planted).unwrap();
        assert_eq!(refused(check_content(&folder, Closed::Read)), "home-twice");
        assert!(private_file(&planted).is_err());
        fs::remove_file(&planted).unwrap();

        rustix::fs::mknodat(rustix::fs::CWD, &planted, rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
        assert_eq!(refused(check_content(&folder, Closed::Read)), "home-odd");
        assert!(private_file(&planted).is_err());
        assert_eq!(fs::read(&victim).unwrap(), b"theirs");

        let link = root.path().join("link");
        symlink(&folder, &link).unwrap();
        assert_eq!(refused(private_dir(&link)), "home-link");
    }

    #[test]
    fn a_parent_that_others_may_write_is_refused_unless_it_is_sticky() {
        let root = tempfile::tempdir().unwrap();
        let shared = root.path().join("shared");
        private_dir(&shared.join("state")).unwrap();
        set_mode(&shared, 0o777);
        assert_eq!(refused(private_dir(&shared.join("state"))), "home-parent-wide");
        set_mode(&shared, 0o1777);
        private_dir(&shared.join("state")).unwrap();
    }

    #[test]
    fn a_path_in_a_command_is_one_word_for_the_shell() {
        assert_eq!(shell_word(Path::new("/home/ana/.local")), "/home/ana/.local");
        assert_eq!(shell_word(Path::new("/it's a; path")), r"'/it'\''s a; path'");
    }
}
