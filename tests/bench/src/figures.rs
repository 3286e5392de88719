//! Times into figures: medians, percentiles, ratios.

use std::time::{Duration, Instant};

/// Times of one thing done many times.
#[derive(Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Times `work` once more.
    pub fn take<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let value = work();
        self.0.push(start.elapsed());
        value
    }

    /// Adds a time taken elsewhere.
    pub fn push(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// The time below which this share of them lies, in milliseconds.
    pub fn percentile(&self, share: f64) -> f64 {
        let mut times = self.0.clone();
        times.sort();
        let nth = ((times.len() as f64 * share).ceil() as usize).clamp(1, times.len().max(1));
        times.get(nth - 1).map_or(f64::NAN, |time| time.as_secs_f64() * 1_000.0)
    }

    /// `p50 … p95 … p99 … max …` in milliseconds.
    pub fn line(&self) -> String {
        format!(
            "p50 {:.2} ms, p95 {:.2} ms, p99 {:.2} ms, max {:.2} ms",
            self.percentile(0.5),
            self.percentile(0.95),
            self.percentile(0.99),
            self.percentile(1.0)
        )
    }
}

/// Things a second.
pub fn rate(count: usize, took: Duration) -> f64 {
    count as f64 / took.as_secs_f64()
}

/// Says whether a bar is held and remembers when one is not.
#[derive(Default)]
pub struct Bars {
    missed: Vec<String>,
}

impl Bars {
    /// A figure against its bar.
    pub fn check(&mut self, what: &str, held: bool, figure: &str) {
        println!("{} {what}: {figure}", if held { "  ok  " } else { " MISS " });
        if !held {
            self.missed.push(what.to_owned());
        }
    }

    /// What was missed.
    pub fn missed(&self) -> &[String] {
        &self.missed
    }
}
