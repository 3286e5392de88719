//! The pace of pictures over a line that is known to be slow: the next one waits until the one before has arrived. What was
//! sent ahead could not be taken back, and a person would watch it go by after the key was let go.

use std::io::{self, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// When the line is free again.
pub(super) struct Pace {
    /// Bytes a second; 0 for a line that is never waited for.
    line: u32,
    free: Option<Instant>,
}

impl Pace {
    /// The pace of a line of so many bytes a second.
    pub(super) fn of(line: u32) -> Self {
        Self { line, free: None }
    }

    /// Whether the next picture may go out.
    pub(super) fn is_free(&self, now: Instant) -> bool {
        self.waits(now).is_none()
    }

    /// When it may, where it has to wait.
    pub(super) fn waits(&self, now: Instant) -> Option<Instant> {
        self.free.filter(|free| *free > now)
    }

    /// So many bytes went out.
    pub(super) fn sent(&mut self, bytes: usize, now: Instant) {
        if self.line > 0 {
            let took = Duration::from_secs_f64(bytes as f64 / f64::from(self.line));
            self.free = Some(self.free.map_or(now, |free| free.max(now)) + took);
        }
    }
}

/// A writer that counts what went through it.
pub(super) struct Counted<W> {
    inner: W,
    count: Arc<AtomicUsize>,
}

impl<W> Counted<W> {
    /// Counts into `count`.
    pub(super) fn new(inner: W, count: Arc<AtomicUsize>) -> Self {
        Self { inner, count }
    }
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.count.fetch_add(written, Ordering::Relaxed);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_waits_until_the_one_before_has_arrived() {
        let start = Instant::now();
        let mut pace = Pace::of(2_400);
        assert!(pace.is_free(start));
        pace.sent(1_200, start);
        let later = |millis| start + Duration::from_millis(millis);
        assert!(!pace.is_free(later(499)));
        assert_eq!(pace.waits(later(100)), Some(later(500)));
        assert!(pace.is_free(later(500)));
        pace.sent(240, later(900));
        assert_eq!(pace.waits(later(900)), Some(later(1_000)), "an idle line saves nothing up");
    }

    #[test]
    fn a_line_that_nobody_called_slow_is_never_waited_for() {
        let mut pace = Pace::of(0);
        let now = Instant::now();
        pace.sent(1_000_000, now);
        assert!(pace.is_free(now));
        assert_eq!(pace.waits(now), None);
    }

    #[test]
    fn what_is_written_is_counted() {
        let count = Arc::new(AtomicUsize::new(0));
        let mut out = Counted::new(Vec::new(), Arc::clone(&count));
        out.write_all(b"twelve bytes").unwrap();
        assert_eq!(count.load(Ordering::Relaxed), 12);
    }
}
