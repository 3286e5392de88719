//! How far the server's clock is from ours, as its answers say. One odd answer moves nothing: a proxy or a cache may
//! have written its date.

use std::sync::atomic::{AtomicI64, Ordering::Relaxed};

/// Answers that differ by so many seconds still say the same: a date has whole seconds and comes late.
const ALIKE: i64 = 5;

/// The server's clock over ours, in seconds.
#[derive(Debug, Default)]
pub(super) struct Skew {
    known: AtomicI64,
    last: AtomicI64,
}

impl Skew {
    /// An answer said so. What two answers in a row say holds.
    pub(super) fn saw(&self, seconds: i64) {
        if self.last.swap(seconds, Relaxed).abs_diff(seconds) <= ALIKE.unsigned_abs()
            && self.known.load(Relaxed).abs_diff(seconds) > ALIKE.unsigned_abs()
        {
            self.known.store(seconds, Relaxed);
        }
    }

    /// What holds.
    pub(super) fn seconds(&self) -> i64 {
        self.known.load(Relaxed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_odd_date_moves_nothing_and_two_alike_do() {
        let skew = Skew::default();
        for (said, known) in [
            (0, 0),
            (1, 0),
            (86_400, 0),
            (1, 0),
            (0, 0),
            (3_600, 0),
            (3_602, 3_602),
            (3_600, 3_602),
            (-1, 3_602),
            (0, 0),
        ] {
            skew.saw(said);
            assert_eq!(skew.seconds(), known, "after {said}");
        }
    }
}
