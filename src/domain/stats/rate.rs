//! A rate as `k/n` with its interval: how it is read, compared and ranked. The only place that decides when there is
//! too little for a percentage.

use serde::{Deserialize, Serialize};

use super::interval::{Interval, garwood, newcombe, wilson};

/// Below this many there is no percentage and no rank.
pub const LEAST: u64 = 10;

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Rate {
    /// Those that have it.
    pub k: u64,
    /// All that could.
    pub n: u64,
}

/// How one rate stands to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Than {
    /// The whole interval of the difference is above nought.
    Higher,
    /// The whole interval is below nought.
    Lower,
    /// Nought is inside, or one of the two is too small.
    CannotTell,
}

impl Than {
    /// Its word, as in ids of messages.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
            Self::CannotTell => "cannot-tell",
        }
    }
}

impl Rate {
    /// `k` of `n`.
    pub fn new(k: u64, n: u64) -> Self {
        Self { k: k.min(n), n }
    }

    /// `k ÷ n`, nought where nothing was counted.
    pub fn share(self) -> f64 {
        if self.n == 0 { 0.0 } else { self.k as f64 / self.n as f64 }
    }

    /// Its 95 % interval.
    pub fn interval(self) -> Interval {
        wilson(self.k, self.n)
    }

    /// Whether there are enough for a percentage.
    pub fn is_enough(self) -> bool {
        self.n >= LEAST
    }

    /// `96/412`.
    pub fn counts(self) -> String {
        format!("{}/{}", self.k, self.n)
    }

    /// `23.3%`; empty where there are too few.
    pub fn percent(self) -> String {
        if self.is_enough() { format!("{:.1}%", self.share() * 100.0) } else { String::new() }
    }

    /// `[19.5–27.6]`, in percent; empty where there are too few.
    pub fn bounds(self) -> String {
        if !self.is_enough() {
            return String::new();
        }
        let Interval { low, high } = self.interval();
        format!("[{:.1}–{:.1}]", low * 100.0, high * 100.0)
    }

    /// The whole reading: `96/412  23.3%  [19.5–27.6]`, or `3/4` alone where there are too few.
    pub fn reading(self) -> String {
        if self.is_enough() {
            format!("{}  {}  {}", self.counts(), self.percent(), self.bounds())
        } else {
            self.counts()
        }
    }

    /// How it stands to another, by Newcombe's interval of the difference.
    pub fn than(self, other: Self) -> Than {
        if !self.is_enough() || !other.is_enough() {
            return Than::CannotTell;
        }
        let found = newcombe((self.k, self.n), (other.k, other.n));
        if found.low > 0.0 {
            Than::Higher
        } else if found.high < 0.0 {
            Than::Lower
        } else {
            Than::CannotTell
        }
    }

    /// How likely such a difference is where there is none: two-sided, by the pooled normal approximation.
    pub fn p(self, other: Self) -> f64 {
        let (n, m) = (self.n as f64, other.n as f64);
        let pooled = (self.k + other.k) as f64 / (n + m);
        let spread = (pooled * (1.0 - pooled) * (1.0 / n + 1.0 / m)).sqrt();
        if spread.is_nan() || spread <= 0.0 {
            return 1.0;
        }
        let z = (self.share() - other.share()).abs() / spread;
        statrs::function::erf::erfc(z / std::f64::consts::SQRT_2)
    }
}

/// Ranks of counts that fall, from 1: a count whose exact interval overlaps that of its rank's first shares the
/// rank, and one below [`LEAST`] has none.
pub fn ranks(counts: &[u64]) -> Vec<Option<u32>> {
    let mut first: Option<(u32, Interval)> = None;
    let mut ranks = Vec::with_capacity(counts.len());
    for (nth, count) in counts.iter().enumerate() {
        if *count < LEAST {
            ranks.push(None);
            continue;
        }
        let here = garwood(*count);
        let rank = match first {
            Some((rank, of)) if of.overlaps(here) => rank,
            _ => {
                let rank = nth as u32 + 1;
                first = Some((rank, here));
                rank
            }
        };
        ranks.push(Some(rank));
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_read_with_its_count_and_its_interval() {
        assert_eq!(Rate::new(180, 200).reading(), "180/200  90.0%  [85.1–93.4]");
        assert_eq!(Rate::new(3, 4).reading(), "3/4", "fewer than ten have no percentage");
        assert_eq!(Rate::new(3, 4).percent() + &Rate::new(3, 4).bounds(), "");
        assert_eq!(Rate::new(9, 10).reading(), "9/10  90.0%  [59.6–98.2]");
    }

    #[test]
    fn what_chance_explains_cannot_be_told() {
        assert_eq!(Rate::new(18, 20).than(Rate::new(170, 200)), Than::CannotTell);
        assert_eq!(Rate::new(5, 5).than(Rate::new(0, 200)), Than::CannotTell, "five are too few");
        assert_eq!(Rate::new(90, 100).than(Rate::new(120, 200)), Than::Higher);
        assert_eq!(Rate::new(120, 200).than(Rate::new(90, 100)), Than::Lower);
    }

    #[test]
    fn the_same_rate_is_no_surprise_and_another_one_is() {
        assert!((Rate::new(10, 100).p(Rate::new(20, 200)) - 1.0).abs() < 1e-9);
        assert!(Rate::new(90, 100).p(Rate::new(120, 200)) < 1e-6);
        assert!((Rate::new(0, 0).p(Rate::new(0, 5)) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn counts_that_overlap_share_a_rank_and_few_have_none() {
        assert_eq!(ranks(&[96, 58, 45, 12, 9, 0]), [Some(1), Some(2), Some(2), Some(4), None, None]);
        assert!(ranks(&[]).is_empty());
    }
}
