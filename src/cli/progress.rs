//! How long work gets on, on one line of the terminal that is written over and gone at the end. Only a person who sits
//! there sees it, and only once it takes long. Nothing is written before the work is done, so ctrl-c stops it whole.

use std::time::{Duration, Instant};

use super::output;
use crate::config::Words;
use crate::domain::headway::Headway;

/// Work that is done sooner is not spoken of.
const LONG: Duration = Duration::from_secs(1);
/// The line is written this often.
const OFTEN: Duration = Duration::from_millis(200);

/// The line.
pub struct Meter {
    of: Option<u64>,
    began: Instant,
    told: Option<Instant>,
    is_seen: bool,
}

impl Meter {
    /// Work begins on so much, where that is known.
    pub fn new(of: Option<usize>) -> Self {
        let of = of.map(|of| of as u64);
        Self { of, began: Instant::now(), told: None, is_seen: output::is_heard() }
    }

    /// So much is done.
    pub fn tell(&mut self, count: u64, words: &Words) {
        let took = self.began.elapsed();
        let is_due = self.told.is_none_or(|told| told.elapsed() >= OFTEN);
        if self.is_seen && took >= LONG && is_due {
            self.told = Some(Instant::now());
            let headway = Headway { count, of: self.of, took };
            output::passing(&words.say(&headway.say()));
        }
    }
}

impl Drop for Meter {
    fn drop(&mut self) {
        if self.told.is_some() {
            output::passing("");
        }
    }
}
