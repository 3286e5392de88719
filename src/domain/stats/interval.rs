//! 95 % intervals for a share, for the difference of two shares and for a count.

use serde::{Deserialize, Serialize};
use statrs::distribution::{ContinuousCDF as _, Gamma};

/// The normal quantile of 97.5 %.
const Z: f64 = 1.959_963_984_540_054;

/// From here to there.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

impl Interval {
    /// Whether two intervals have a value in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

/// The share `k` of `n` (Wilson 1927, the score interval): `(p + z²/2n ± z√(p(1−p)/n + z²/4n²)) ÷ (1 + z²/n)`.
/// Nothing counted says nothing: 0 to 1.
pub fn wilson(k: u64, n: u64) -> Interval {
    if n == 0 {
        return Interval { low: 0.0, high: 1.0 };
    }
    let (k, n) = (k.min(n) as f64, n as f64);
    let (p, z2) = (k / n, Z * Z);
    let centre = p + z2 / (2.0 * n);
    let reach = Z * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    let whole = 1.0 + z2 / n;
    // At the ends the formula is exact on paper and off by a rounding in the machine.
    let low = if k == 0.0 { 0.0 } else { (centre - reach) / whole };
    let high = if k >= n { 1.0 } else { (centre + reach) / whole };
    Interval { low, high }
}

/// The difference of two shares, first less second (Newcombe 1998, method 10: from the two Wilson intervals).
pub fn newcombe(one: (u64, u64), other: (u64, u64)) -> Interval {
    let share = |(k, n): (u64, u64)| if n == 0 { 0.0 } else { k.min(n) as f64 / n as f64 };
    let (p, q) = (share(one), share(other));
    let (a, b) = (wilson(one.0, one.1), wilson(other.0, other.1));
    let away = |first: f64, second: f64| first.hypot(second);
    Interval { low: p - q - away(p - a.low, b.high - q), high: p - q + away(a.high - p, q - b.low) }
}

/// A count that could have come out otherwise (Garwood 1936, exact Poisson): gamma quantiles of `k` at 2.5 %
/// and of `k + 1` at 97.5 %.
pub fn garwood(k: u64) -> Interval {
    let quantile = |shape: u64, at: f64| {
        Gamma::new(shape as f64, 1.0).map_or(shape as f64, |gamma| gamma.inverse_cdf(at))
    };
    Interval { low: if k == 0 { 0.0 } else { quantile(k, 0.025) }, high: quantile(k + 1, 0.975) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn percent(interval: Interval) -> (f64, f64) {
        let round = |share: f64| (share * 1000.0).round() / 10.0;
        (round(interval.low), round(interval.high))
    }

    #[test]
    fn a_share_of_few_is_wide_and_never_leaves_nought_to_one() {
        let golden = [
            ((1, 1), (20.7, 100.0)),
            ((3, 4), (30.1, 95.4)),
            ((9, 10), (59.6, 98.2)),
            ((0, 20), (0.0, 16.1)),
            ((45, 50), (78.6, 95.7)),
            ((180, 200), (85.1, 93.4)),
            ((900, 1000), (88.0, 91.7)),
        ];
        for ((k, n), want) in golden {
            assert_eq!(percent(wilson(k, n)), want, "{k} of {n}");
        }
        assert_eq!(percent(wilson(0, 0)), (0.0, 100.0));
    }

    #[test]
    fn a_difference_that_looks_like_five_points_may_be_none() {
        assert_eq!(percent(newcombe((18, 20), (170, 200))), (-15.6, 14.1));
    }

    #[test]
    fn a_count_has_an_exact_interval() {
        for (k, low, high) in [(0, 0.0, 3.69), (5, 1.62, 11.67), (20, 12.22, 30.89)] {
            let found = garwood(k);
            assert!((found.low - low).abs() < 0.005 && (found.high - high).abs() < 0.005, "{k}: {found:?}");
        }
        assert!(garwood(20).overlaps(garwood(30)), "12.2 to 30.9 and 20.2 to 42.8");
        assert!(!garwood(20).overlaps(garwood(60)));
    }

    proptest::proptest! {
        #[test]
        fn an_interval_holds_its_share(k in 0u64..5000, more in 0u64..5000) {
            let n = k + more;
            let found = wilson(k, n);
            proptest::prop_assert!((0.0..=1.0).contains(&found.low) && found.low <= found.high && found.high <= 1.0);
            if n > 0 {
                let share = k as f64 / n as f64;
                proptest::prop_assert!(found.low <= share + 1e-12 && share <= found.high + 1e-12);
            }
        }
    }
}
