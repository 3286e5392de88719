//! How many times as often: the ratio of two rates with its interval, and how likely so uneven a division is by chance.

use statrs::function::factorial::ln_binomial;

use super::interval::Interval;

/// The normal quantile of 97.5 %.
const Z: f64 = 1.959_963_984_540_054;

/// `(k ÷ n) ÷ (l ÷ m)` with its 95 % interval (Katz 1978, on the logarithm). Where one of the counts is nought, a half is
/// added to both and to both totals, so that there is a number at all.
pub fn times((k, n): (u64, u64), (l, m): (u64, u64)) -> (f64, Interval) {
    let half = if k == 0 || l == 0 { 0.5 } else { 0.0 };
    let [k, n, l, m] = [k, n, l, m].map(|count| count as f64 + half);
    if n <= 0.0 || m <= 0.0 {
        return (1.0, Interval { low: 0.0, high: f64::INFINITY });
    }
    let found = (k / n) / (l / m);
    let spread = (1.0 / k - 1.0 / n + 1.0 / l - 1.0 / m).max(0.0).sqrt();
    let reach = (Z * spread).exp();
    (found, Interval { low: found / reach, high: found * reach })
}

/// How likely a division at least as uneven is where both rates are the same: twice the smaller tail of the
/// hypergeometric distribution (Fisher's exact test), at most 1.
pub fn exact((k, n): (u64, u64), (l, m): (u64, u64)) -> f64 {
    let (hits, all) = (k + l, n + m);
    if n == 0 || m == 0 || hits == 0 || hits == all {
        return 1.0;
    }
    let (least, most) = (hits.saturating_sub(m), hits.min(n));
    let whole = ln_binomial(all, hits);
    let likely = |count: u64| (ln_binomial(n, count) + ln_binomial(m, hits - count) - whole).exp();
    let is_high = k as f64 * all as f64 >= hits as f64 * n as f64;
    let mut tail = 0.0;
    let mut count = k;
    // Away from the middle every term is smaller than the one before.
    loop {
        let term = likely(count);
        tail += term;
        let is_last = if is_high { count == most } else { count == least };
        if is_last || term < tail * 1e-15 {
            return (2.0 * tail).min(1.0);
        }
        count = if is_high { count + 1 } else { count - 1 };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ratio_has_the_interval_of_the_textbook() {
        // Physicians' health study, aspirin and heart attacks: 104 of 11037 and 189 of 11034.
        let (found, bounds) = times((104, 11_037), (189, 11_034));
        let round = |x: f64| (x * 100.0).round() / 100.0;
        assert_eq!((round(found), round(bounds.low), round(bounds.high)), (0.55, 0.43, 0.7));
        let (none, bounds) = times((0, 50), (10, 50));
        assert!(none > 0.0 && none < 0.1 && bounds.low < none && none < bounds.high);
    }

    #[test]
    fn the_exact_test_agrees_with_counting() {
        // The lady tasting tea: 3 of 4 right, 16 + 1 of 70 ways at least as good.
        assert!((exact((3, 4), (1, 4)) - 2.0 * 17.0 / 70.0).abs() < 1e-9);
        assert!((exact((5, 10), (5, 10)) - 1.0).abs() < 1e-9);
        assert!(exact((600, 1000), (300, 3000)) < 1e-100);
        assert!((exact((0, 10), (0, 20)) - 1.0).abs() < 1e-12);
    }
}
