//! Looking at many things at once: some look special by chance alone.

/// Which of these probabilities are discoveries where at most `rate` of the discoveries may be false
/// (Benjamini and Hochberg 1995): all up to the largest `p(i) ≤ rate × i ÷ m`. `tested` counts also those that are
/// not given here because they were far from special.
pub fn discoveries(p: &[f64], tested: usize, rate: f64) -> Vec<bool> {
    let tested = tested.max(p.len()).max(1) as f64;
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|one, other| p[*one].total_cmp(&p[*other]));
    let last =
        order.iter().enumerate().rev().find(|(nth, at)| p[**at] <= rate * (*nth as f64 + 1.0) / tested);
    let kept = last.map_or(0, |(nth, _)| nth + 1);
    let mut found = vec![false; p.len()];
    for at in &order[..kept] {
        found[*at] = true;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_that_fits_takes_all_smaller_ones_with_it() {
        // The fifteen of the paper's example, m = 15, rate 5 %: the first four.
        let p = [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719,
            0.6528, 0.7590, 1.0,
        ];
        assert_eq!(discoveries(&p, 15, 0.05).iter().filter(|found| **found).count(), 4);
        let mixed = [0.9, 0.012, 0.03];
        assert_eq!(discoveries(&mixed, 3, 0.05), [false, true, true]);
    }

    #[test]
    fn what_was_tested_counts_even_where_it_was_not_special() {
        assert_eq!(discoveries(&[0.01], 1, 0.05), [true]);
        assert_eq!(discoveries(&[0.01], 48, 0.05), [false]);
        assert!(discoveries(&[], 48, 0.05).is_empty());
    }
}
