//! How times of tickets are spread: half of them took so long or less, nine in ten so long or less. A sum alone hides whether
//! many took a little or a few took long.

use serde::{Deserialize, Serialize};

use crate::domain::stats::LEAST;

/// Median and ninth decile of times, in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spread {
    /// How many tickets say it.
    pub count: u64,
    /// Half of them took this or less.
    pub median: u32,
    /// Nine in ten of them took this or less.
    pub p90: u32,
}

impl Spread {
    /// That of some times, by nearest rank; `None` where there are too few.
    pub fn of(mut times: Vec<u32>) -> Option<Self> {
        let count = times.len() as u64;
        if count < LEAST {
            return None;
        }
        times.sort_unstable();
        let rank = |tenths: usize| times[(times.len() * tenths).div_ceil(10) - 1];
        Some(Self { count, median: rank(5), p90: rank(9) })
    }
}

/// Seconds as whole minutes.
pub fn minutes(seconds: u32) -> u32 {
    seconds.saturating_add(30) / 60
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_and_nine_in_ten_took_so_long_or_less() {
        let times: Vec<u32> = (1..=20).rev().map(|minute| minute * 60).collect();
        assert_eq!(Spread::of(times), Some(Spread { count: 20, median: 600, p90: 1080 }));
        assert_eq!(Spread::of(vec![60; 9]), None, "nine are too few");
        assert_eq!((minutes(89), minutes(90), minutes(29)), (1, 2, 0));
    }
}
