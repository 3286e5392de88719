//! How likely it is to count so many or more where nothing has changed.

use statrs::function::beta::checked_beta_reg;
use statrs::function::gamma::checked_gamma_lr;

/// `P(X ≥ k)` for counts around `mean` that vary no more than chance: the lower incomplete gamma function.
pub fn poisson_upper(k: u64, mean: f64) -> f64 {
    if k == 0 {
        return 1.0;
    }
    if mean <= 0.0 {
        return 0.0;
    }
    checked_gamma_lr(k as f64, mean).unwrap_or(1.0)
}

/// The same where the variance is `spread × mean`: a negative binomial with `r = mean ÷ (spread − 1)`, by the
/// incomplete beta function. A spread of one or less is a Poisson count.
pub fn negative_binomial_upper(k: u64, mean: f64, spread: f64) -> f64 {
    if k == 0 {
        return 1.0;
    }
    if mean <= 0.0 {
        return 0.0;
    }
    if spread <= 1.0 + 1e-6 {
        return poisson_upper(k, mean);
    }
    let size = mean / (spread - 1.0);
    checked_beta_reg(k as f64, size, 1.0 - 1.0 / spread).unwrap_or(1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, want: f64) {
        assert!((found / want - 1.0).abs() < 0.005, "{found} is not {want}");
    }

    #[test]
    fn poisson_tails_are_exact() {
        close(poisson_upper(6, 2.0), 0.01656);
        close(poisson_upper(9, 2.0), 0.000_237);
        close(poisson_upper(21, 10.0), 0.001_588);
    }

    #[test]
    fn three_sigma_over_a_count_is_far_more_often_than_its_name_says() {
        for (mean, want) in [(0.6, 0.0231), (2.0, 0.0045), (10.0, 0.0035)] {
            let limit = mean + 3.0 * f64::sqrt(mean);
            let found = poisson_upper(limit.floor() as u64 + 1, mean);
            assert!((found - want).abs() < 0.000_06, "{mean}: {found}");
        }
    }

    #[test]
    fn a_spread_makes_the_tail_heavier_and_adds_up_term_by_term() {
        assert!(negative_binomial_upper(21, 10.0, 2.0) > 5.0 * poisson_upper(21, 10.0));
        close(negative_binomial_upper(21, 10.0, 1.0), poisson_upper(21, 10.0));
        // Mean 10, variance 20: r = 10 and p = 1/2, so P(X = x) = C(x + 9, 9) ÷ 2^(x + 10).
        let mut term = 0.5f64.powi(10);
        let mut below = 0.0;
        for x in 0..21u32 {
            below += term;
            term *= f64::from(x + 10) / f64::from(x + 1) / 2.0;
        }
        assert!((negative_binomial_upper(21, 10.0, 2.0) - (1.0 - below)).abs() < 1e-9);
    }

    #[test]
    fn the_edges_are_certain() {
        assert!((negative_binomial_upper(0, 3.0, 2.0) - 1.0).abs() < f64::EPSILON);
        assert!(poisson_upper(1, 0.0) < f64::EPSILON && negative_binomial_upper(1, 0.0, 2.0) < f64::EPSILON);
    }
}
