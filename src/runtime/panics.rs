//! What happens when the program itself is at fault: the terminal comes back first, then one sentence says where.
//! Never what: the words of a panic may quote the text that it stumbled over, a customer's or a secret.

use std::io::Write as _;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::Notify;

use super::terminal;
use crate::config::Words;

/// The program ended by a fault of its own, and has said so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a fault in the program")]
pub struct Broken;

static WORDS: Mutex<Option<Arc<Words>>> = Mutex::new(None);
static BROKEN: AtomicBool = AtomicBool::new(false);
static BELL: Notify = Notify::const_new();

/// From now on a panic of any thread is told in our words.
pub fn watch() {
    std::panic::set_hook(Box::new(|panic| {
        terminal::give_back();
        let place = panic.location().map_or_else(String::new, |at| place(at.file(), at.line()));
        // One sentence is enough; what follows the first fault is mostly its echo.
        if !BROKEN.swap(true, Ordering::SeqCst) {
            let words = WORDS.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let words = words.unwrap_or_else(|| Arc::new(Words::shipped("en")));
            let sentence = words.with("screen-broken", &[("place", &place)]);
            let _gone = writeln!(std::io::stderr().lock(), "{sentence}");
        }
        tracing::error!(place, "panic");
        BELL.notify_one();
    }));
}

/// The language in which it would be told.
pub fn speak(words: &Arc<Words>) {
    *WORDS.lock().unwrap_or_else(PoisonError::into_inner) = Some(Arc::clone(words));
}

/// Whether some thread has panicked.
pub fn has_broken() -> bool {
    BROKEN.load(Ordering::SeqCst)
}

/// Returns when some thread has panicked: without it the program would only look as if it went on.
pub async fn broken() {
    BELL.notified().await;
}

/// Where in the source, without the folders of the machine it was built on.
fn place(file: &str, line: u32) -> String {
    let parts: Vec<&str> = file.split('/').collect();
    let from = parts.iter().rposition(|part| *part == "src").unwrap_or(parts.len().saturating_sub(1));
    format!("{}:{line}", parts[from.saturating_sub(1)..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_names_the_crate_and_no_folder_of_the_machine() {
        assert_eq!(place("src/app/update.rs", 7), "src/app/update.rs:7");
        assert_eq!(place("/root/.cargo/registry/src/x/vt-1.2/src/a/b.rs", 1), "vt-1.2/src/a/b.rs:1");
        assert_eq!(place("", 1), ":1");
    }
}
