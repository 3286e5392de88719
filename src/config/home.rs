//! The four folders: config, cache, state and log. How they are kept from others is in `private`.

use std::io;
use std::path::{Path, PathBuf};

use super::private::{Closed, check_content, private_dir};
use crate::domain::say::Say;

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
    /// Somebody else could read or change what is kept there.
    #[error("the folders are not safe from others: {}", .0.id)]
    Unsafe(Say),
}

impl HomeError {
    pub(super) fn io(path: &Path, source: io::Error) -> Self {
        Self::Io { path: path.display().to_string(), source }
    }

    /// The fault in the words of the catalogue.
    #[must_use]
    pub fn say(&self) -> Say {
        match self {
            Self::NoHome => Say::new("home-none"),
            Self::Io { path, source } => Say::new("home-io").with("path", path).with("detail", source),
            Self::Unsafe(say) => say.clone(),
        }
    }
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
    /// The platform's folders, or all four under `root`. Missing ones are made with mode 0700; what is
    /// there already must be ours and closed to others, down to the last file. What a person edits may be readable:
    /// its folder is not.
    ///
    /// # Errors
    /// [`HomeError::Unsafe`] names the path and the command that mends it.
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
        let own = [&home.cache, &home.state, &home.log].map(|folder| (folder, Closed::Read));
        for (folder, files) in own.into_iter().chain([(&home.config, Closed::Write)]) {
            private_dir(folder)?;
            check_content(folder, files)?;
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

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;

    use super::*;
    use crate::config::write_private;

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
