//! A text in the person's own editor: a private file in a private folder, the terminal given away and taken back, and nothing
//! left behind. What may be written this way is the engine's; what comes back is cleaned there.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use rustix::fs::Mode;
use rustix::process::{Pid, Signal, kill_process, test_kill_process, umask};
use tokio::process::{Child, Command};
use uuid::Uuid;

use crate::config::{private_dir, write_private};
use crate::domain::say::Say;

/// Begins the names of the folders in which texts are edited; the number of the process follows.
const FOLDER: &str = "editing-";
/// The largest text that is taken back.
const MOST: u64 = 1 << 20;
/// What nobody but the owner may: an editor makes files of its own beside the text.
const OTHERS: Mode = Mode::RWXG.union(Mode::RWXO);

/// A text in an editor. Dropping it removes the folder with all that the editor left in it.
pub struct Editing {
    folder: PathBuf,
    file: PathBuf,
    child: Child,
}

impl Editing {
    /// Writes the text into a file of its own and starts the person's editor on it. The terminal must be free by now.
    pub fn start(state: &Path, text: &str, editor: &OsString) -> Result<Self, Say> {
        let failed = |error: &dyn std::fmt::Display| Say::new("editor-failed").with("detail", error);
        let folder = state.join(format!("{FOLDER}{}-{}", std::process::id(), Uuid::now_v7().simple()));
        let file = folder.join("text.md");
        let begun = begin(&folder, &file, text, editor);
        begun.map(|child| Self { folder: folder.clone(), file, child }).map_err(|error| {
            let _nothing_to_remove = fs::remove_dir_all(&folder);
            failed(&error)
        })
    }

    /// Waits until the editor ends.
    pub async fn wait(&mut self) -> io::Result<std::process::ExitStatus> {
        self.child.wait().await
    }

    /// Tells the editor to go on after both of us were stopped, or to end.
    pub fn signal(&self, signal: Signal) {
        if let Some(pid) = self.child.id().and_then(|id| Pid::from_raw(id.cast_signed())) {
            let _gone = kill_process(pid, signal);
        }
    }

    /// What was written.
    pub fn text(&self) -> Result<String, Say> {
        let mut bytes = Vec::new();
        let read = fs::File::open(&self.file).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes));
        read.map_err(|error| Say::new("editor-failed").with("detail", error))?;
        if bytes.len() as u64 > MOST {
            return Err(Say::new("editor-too-long"));
        }
        let mut text = String::from_utf8(bytes).map_err(|_| Say::new("editor-not-text"))?;
        // Editors end the last line; the writer did not mean a line more.
        if text.ends_with('\n') {
            text.pop();
        }
        Ok(text)
    }
}

impl Drop for Editing {
    fn drop(&mut self) {
        let _nothing_to_remove = fs::remove_dir_all(&self.folder);
    }
}

fn begin(folder: &Path, file: &Path, text: &str, editor: &OsString) -> io::Result<Child> {
    let other = |error: crate::config::HomeError| io::Error::other(error.to_string());
    private_dir(folder).map_err(other)?;
    write_private(file, text.as_bytes()).map_err(other)?;
    // As git and crontab do: the variable may name arguments as well.
    let mut line = editor.clone();
    line.push(" \"$1\"");
    let mut command = Command::new("sh");
    command.arg("-c").arg(line).arg("secondline").arg(file);
    command.stdin(Stdio::inherit()).stdout(Stdio::inherit()).stderr(Stdio::inherit());
    let before = umask(OTHERS);
    let child = command.spawn();
    umask(before);
    child
}

/// The person's editor; `None` where none is named.
pub fn chosen() -> Option<OsString> {
    ["VISUAL", "EDITOR"].into_iter().filter_map(std::env::var_os).find(|name| !name.is_empty())
}

/// Removes what a process that was killed while its editor was open left behind: it is text of tickets.
pub fn tidy(state: &Path) {
    let Ok(entries) = fs::read_dir(state) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let pid = name.to_str().and_then(|name| name.strip_prefix(FOLDER)?.split('-').next()?.parse().ok());
        let is_alive = |pid| Pid::from_raw(pid).is_some_and(|pid| test_kill_process(pid).is_ok());
        if pid.is_some_and(|pid: i32| !is_alive(pid)) {
            let _nothing_to_remove = fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    async fn edited(editor: &str) -> (Result<String, Say>, bool, usize) {
        let state = tempfile::tempdir().expect("a folder");
        let mut editing = Editing::start(state.path(), "before", &editor.into()).expect("it starts");
        let is_done = editing.wait().await.expect("it ends").success();
        let text = editing.text();
        drop(editing);
        (text, is_done, fs::read_dir(state.path()).expect("a folder").count())
    }

    #[tokio::test]
    async fn what_the_editor_wrote_comes_back_and_nothing_stays() {
        // The name of the file is the editor's first argument, also behind arguments of its own.
        let editor = "sh -c 'printf \"%s after\\n\" \"$(cat \"$1\")\" > \"$1.swp\"; mv \"$1.swp\" \"$1\"; touch \"$1~\"' --";
        let (text, is_done, left) = edited(editor).await;
        assert_eq!((text, is_done, left), (Ok("before after".to_owned()), true, 0));
    }

    #[tokio::test]
    async fn an_editor_that_fails_or_leaves_no_text_is_told_apart_from_one_that_wrote() {
        assert!(!edited("false").await.1);
        let (text, ..) = edited("sh -c 'printf \"\\377\\376\" > \"$1\"' --").await;
        assert_eq!(text.map_err(|say| say.id), Err("editor-not-text".to_owned()));
        let (text, ..) = edited("rm").await;
        assert_eq!(text.map_err(|say| say.id), Err("editor-failed".to_owned()));
    }

    #[tokio::test]
    async fn the_text_and_all_beside_it_are_the_owners_alone() {
        let state = tempfile::tempdir().expect("a folder");
        let editor = "sh -c 'touch \"$(dirname \"$1\")/beside\"' --";
        let mut editing = Editing::start(state.path(), "x", &editor.into()).expect("it starts");
        editing.wait().await.expect("it ends");
        for path in [editing.folder.clone(), editing.file.clone(), editing.folder.join("beside")] {
            let mode = fs::metadata(&path).expect("it is there").permissions().mode();
            assert_eq!(mode & 0o077, 0, "{}", path.display());
        }
        // Another one that was killed is cleaned up; one that lives is left alone.
        let dead = state.path().join(format!("{FOLDER}{}-x", i32::MAX));
        private_dir(&dead).expect("a folder");
        tidy(state.path());
        assert!(!dead.exists() && editing.file.exists());
    }
}
