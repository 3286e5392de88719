//! How much oftener something happens than it did: the ratio of two rates, with its exact interval.

use serde::{Deserialize, Serialize};
use statrs::function::beta::beta_reg;

use super::interval::Interval;

/// Halvings until a share is found: more than a float can tell apart.
const HALVINGS: u32 = 80;

/// So many events in so much of what they could happen in: days, orders, cards.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Counted {
    /// Events.
    pub count: u64,
    /// What they could happen in.
    pub exposure: f64,
}

impl Counted {
    /// Events per unit of exposure; nought where there was none.
    pub fn rate(self) -> f64 {
        if self.exposure > 0.0 { self.count as f64 / self.exposure } else { 0.0 }
    }

    /// This rate as a multiple of another; `None` where the other one is nought.
    pub fn ratio(self, other: Self) -> Option<f64> {
        (other.rate() > 0.0).then(|| self.rate() / other.rate())
    }

    /// The 95 % interval of that multiple (Przyborowski and Wilenski 1940): of all events together, this one's are
    /// binomial, so the exact interval of their share (Clopper and Pearson 1934) gives that of the ratio.
    pub fn ratio_interval(self, other: Self) -> Interval {
        let (k, n) = (self.count, self.count + other.count);
        let scale = if self.exposure > 0.0 { other.exposure / self.exposure } else { 1.0 };
        let odds = |share: f64| if share < 1.0 { scale * share / (1.0 - share) } else { f64::INFINITY };
        let low = if k == 0 { 0.0 } else { odds(quantile(k as f64, (n - k + 1) as f64, 0.025)) };
        let high = if k == n { f64::INFINITY } else { odds(quantile((k + 1) as f64, (n - k) as f64, 0.975)) };
        Interval { low, high }
    }
}

/// The quantile of a beta distribution.
fn quantile(a: f64, b: f64, at: f64) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if beta_reg(a, b, middle) < at {
            low = middle;
        } else {
            high = middle;
        }
    }
    f64::midpoint(low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(count: u64, exposure: f64) -> Counted {
        Counted { count, exposure }
    }

    /// The example of R's `poisson.test`: 11 of 800 against 21 of 3011.
    #[test]
    fn a_ratio_and_its_exact_interval_are_those_of_the_textbook() {
        let (one, other) = (counted(11, 800.0), counted(21, 3011.0));
        assert!(one.ratio(other).is_some_and(|ratio| (ratio - 1.971_488).abs() < 1e-6));
        let found = one.ratio_interval(other);
        assert!((found.low - 0.858_426_4).abs() < 1e-5, "{found:?}");
        assert!((found.high - 4.277_265_9).abs() < 1e-5, "{found:?}");
    }

    #[test]
    fn nothing_before_has_no_ratio_and_nothing_after_has_an_upper_bound() {
        assert_eq!(counted(3, 28.0).ratio(counted(0, 28.0)), None);
        assert!(counted(3, 28.0).ratio_interval(counted(0, 28.0)).high.is_infinite());
        let found = counted(0, 28.0).ratio_interval(counted(10, 28.0));
        // 1 - .025^(1/10) of all events, as odds.
        assert!(found.low == 0.0 && (found.high - 0.446).abs() < 0.001, "{found:?}");
    }

    proptest::proptest! {
        #[test]
        fn turned_round_the_interval_is_the_reciprocal(a in 1u64..400, b in 1u64..400) {
            let (one, other) = (counted(a, 7.0), counted(b, 28.0));
            let (there, back) = (one.ratio_interval(other), other.ratio_interval(one));
            proptest::prop_assert!((there.low * back.high - 1.0).abs() < 1e-6);
            let ratio = one.ratio(other).unwrap_or_default();
            proptest::prop_assert!(there.low <= ratio && ratio <= there.high);
        }
    }
}
