//! Two rates compared as if both had the same cases: directly standardised to the common mix.

use super::rate::Rate;

/// The cases of one kind, here and elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stratum {
    /// Here.
    pub here: Rate,
    /// Elsewhere.
    pub there: Rate,
}

/// Both rates, as they are and at the common mix.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Adjusted {
    /// Here and elsewhere as counted.
    pub crude: (f64, f64),
    /// Here and elsewhere at the mix of both together.
    pub adjusted: (f64, f64),
    /// Cases of kinds that only one of the two has: they cannot be compared and count in the crude rates alone.
    pub left_out: u64,
}

impl Adjusted {
    /// Whether the mix turns the comparison round (Simpson's paradox).
    pub fn flips(&self) -> bool {
        (self.crude.0 - self.crude.1) * (self.adjusted.0 - self.adjusted.1) < 0.0
    }
}

/// Standardises: `Σ wᵢ·kᵢ/nᵢ ÷ Σ wᵢ` over the kinds that both have, `wᵢ` the cases of kind `i` in both. `None` where no
/// kind is common.
pub fn adjust(strata: &[Stratum]) -> Option<Adjusted> {
    let mut crude = [(0, 0); 2];
    let (mut sums, mut weights, mut left_out) = ([0.0; 2], 0.0, 0);
    for stratum in strata {
        let sides = [stratum.here, stratum.there];
        for (sum, side) in crude.iter_mut().zip(sides) {
            *sum = (sum.0 + side.k, sum.1 + side.n);
        }
        let weight = stratum.here.n + stratum.there.n;
        if stratum.here.n == 0 || stratum.there.n == 0 {
            left_out += weight;
            continue;
        }
        weights += weight as f64;
        for (sum, side) in sums.iter_mut().zip(sides) {
            *sum += weight as f64 * side.share();
        }
    }
    let share = |(k, n): (u64, u64)| Rate { k, n }.share();
    (weights > 0.0).then(|| Adjusted {
        crude: (share(crude[0]), share(crude[1])),
        adjusted: (sums[0] / weights, sums[1] / weights),
        left_out,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stratum(here: (u64, u64), there: (u64, u64)) -> Stratum {
        let rate = |(k, n)| Rate { k, n };
        Stratum { here: rate(here), there: rate(there) }
    }

    fn percent(share: f64) -> f64 {
        (share * 1000.0).round() / 10.0
    }

    #[test]
    fn better_in_both_kinds_and_worse_overall_is_told() {
        let found = adjust(&[stratum((81, 87), (234, 270)), stratum((192, 263), (55, 80))]).unwrap();
        assert_eq!((percent(found.crude.0), percent(found.crude.1)), (78.0, 82.6));
        assert_eq!((percent(found.adjusted.0), percent(found.adjusted.1)), (83.3, 77.9));
        assert!(found.flips());
    }

    #[test]
    fn the_same_mix_changes_nothing() {
        let found = adjust(&[stratum((8, 10), (16, 40)), stratum((2, 10), (4, 40))]).unwrap();
        assert!((found.adjusted.0 - found.crude.0).abs() < 1e-9 && !found.flips());
    }

    #[test]
    fn kinds_that_only_one_side_has_are_left_out_and_counted() {
        let found = adjust(&[stratum((1, 10), (2, 10)), stratum((5, 7), (0, 0))]).unwrap();
        assert_eq!(found.left_out, 7);
        assert!((found.adjusted.0 - 0.1).abs() < 1e-9);
        assert_eq!(adjust(&[stratum((5, 7), (0, 0))]), None);
    }
}
