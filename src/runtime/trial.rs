//! Faults on purpose, for the tests of what a fault leads to. Not in a release build.
//!
//! `SECONDLINE_TRIAL=PLACE:WORDS` names a place; the key F12 strikes there with these words, as a real fault might
//! have a customer's text in its own.

use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::event::{Event, KeyCode};

static AT_NEXT_DRAW: AtomicBool = AtomicBool::new(false);

/// Strikes when the key came.
pub fn strike(event: &Event) {
    if !matches!(event, Event::Key(key) if key.code == KeyCode::F(12)) {
        return;
    }
    let trial = std::env::var("SECONDLINE_TRIAL").unwrap_or_default();
    let (place, words) = trial.split_once(':').unwrap_or((&trial, ""));
    let words = words.to_owned();
    match place {
        "loop" => panic!("{words}"),
        "draw" => AT_NEXT_DRAW.store(true, Ordering::SeqCst),
        "task" => drop(tokio::spawn(async move { panic!("{words}") })),
        "thread" => drop(std::thread::spawn(move || panic!("{words}"))),
        "twice" => {
            let _second = Second;
            panic!("{words}");
        }
        _ => {}
    }
}

/// Strikes within a frame.
pub fn drawn() {
    if AT_NEXT_DRAW.swap(false, Ordering::SeqCst) {
        let trial = std::env::var("SECONDLINE_TRIAL").unwrap_or_default();
        panic!("{trial}");
    }
}

/// Panics while the first panic unwinds, which aborts the process.
struct Second;

impl Drop for Second {
    fn drop(&mut self) {
        panic!("the second one");
    }
}
