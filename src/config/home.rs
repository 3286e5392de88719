//! The four folders: config, cache, state and log. Made for the owner's eyes only.

use std::ffi::OsString;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// Why the folders could not be had.
#[derive(Debug, thiserror::Error)]
pub enum HomeError {
    /// The platform names no home folder for this user.
    #[error("no home folder is known for this user")]
    NoHome,
    /// A folder or a file could not be made.
    #[error("{path}: {source}")]
    Io {
        /// Which one.
        path: String,
        /// The system's reason.
        source: io::Error,
    },
}

/// Where secondline keeps its files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Home {
    /// What the person edits: `settings.toml`, `sops/`, `triage.csv` …
    pub config: PathBuf,
    /// The ticket cache, which can be pulled again.
    pub cache: PathBuf,
    /// What exists only here: the journal, drafts, marks.
    pub state: PathBuf,
    /// Log files.
    pub log: PathBuf,
}

impl Home {
    /// The platform's folders, or all four under `root`. Missing ones are made with mode 0700.
    pub fn new(root: Option<&Path>) -> Result<Self, HomeError> {
        let home = match root {
            Some(root) => Self {
                config: root.join("config"),
                cache: root.join("cache"),
                state: root.join("state"),
                log: root.join("log"),
            },
            None => Self::of_the_platform().ok_or(HomeError::NoHome)?,
        };
        for folder in [&home.config, &home.cache, &home.state, &home.log] {
            private_dir(folder)?;
        }
        Ok(home)
    }

    fn of_the_platform() -> Option<Self> {
        let dirs = directories::ProjectDirs::from("", "", "secondline")?;
        let state = dirs.state_dir().unwrap_or_else(|| dirs.data_local_dir()).to_owned();
        Some(Self {
            config: dirs.config_dir().to_owned(),
            cache: dirs.cache_dir().to_owned(),
            log: state.join("log"),
            state,
        })
    }
}

/// Makes a folder and its parents, readable by the owner alone; one that exists is left as it is.
pub fn private_dir(path: &Path) -> Result<(), HomeError> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
        .map_err(|source| HomeError::Io { path: path.display().to_string(), source })
}

/// Opens a file for writing from its start, readable by the owner alone.
pub fn private_file(path: &Path) -> Result<File, HomeError> {
    OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(path)
        .map_err(|source| HomeError::Io { path: path.display().to_string(), source })
}

/// Writes a whole file so that a crash leaves either the old one or the new one.
pub fn write_private(path: &Path, bytes: &[u8]) -> Result<(), HomeError> {
    let mut name: OsString = path.as_os_str().to_owned();
    name.push(".new");
    let beside = PathBuf::from(name);
    let failed = |source| HomeError::Io { path: path.display().to_string(), source };
    let mut file = private_file(&beside)?;
    file.write_all(bytes).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    fs::rename(&beside, path).map_err(failed)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn folders_and_files_are_for_the_owner_alone() {
        let root = tempfile::tempdir().unwrap();
        let home = Home::new(Some(&root.path().join("deep/er"))).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&home.config), 0o700);
        assert_eq!(mode(&home.state), 0o700);
        let file = home.config.join("settings.toml");
        write_private(&file, b"language = \"en\"\n").unwrap();
        write_private(&file, b"language = \"pt-BR\"\n").unwrap();
        assert_eq!(mode(&file), 0o600);
        assert_eq!(fs::read_to_string(&file).unwrap(), "language = \"pt-BR\"\n");
        assert_eq!(fs::read_dir(&home.config).unwrap().count(), 1, "nothing is left beside it");
    }
}
