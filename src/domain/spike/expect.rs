//! What a day lets expect: the rate of the baseline, the weekday of all causes together, and how far counts vary.

use super::{Daily, Rule};

/// The baseline as it was on one day.
#[derive(Debug, Clone)]
pub struct Baseline {
    from: usize,
    until: usize,
    weekday: [f64; 7],
    first_weekday: usize,
    /// Tickets a factor-one day, cause by cause; no number where a cause is too new.
    rates: Vec<f64>,
    /// Variance by mean, cause by cause.
    spreads: Vec<f64>,
}

/// What a window of days lets expect of one cause.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Expected {
    /// The mean.
    pub mean: f64,
    /// Variance by mean.
    pub spread: f64,
}

/// A closed day is not impossible, only rare.
const LEAST_FACTOR: f64 = 0.05;

impl Baseline {
    /// The baseline of a day; `None` where it would be shorter than the rule wants.
    pub fn at(daily: &Daily, day: usize, rule: &Rule) -> Option<Self> {
        let until = (day + 1).checked_sub(rule.gap)?;
        let from = until.saturating_sub(rule.baseline);
        if until - from < rule.least_baseline {
            return None;
        }
        let first_weekday = daily.first.weekday().to_monday_zero_offset() as usize;
        let weekday = factors(daily, from, until, first_weekday);
        let mut baseline =
            Self { from, until, weekday, first_weekday, rates: Vec::new(), spreads: Vec::new() };
        baseline.rates = daily
            .causes
            .iter()
            .map(|(code, counts)| {
                let from = daily.breaks.get(code).copied().unwrap_or_default().max(from);
                if from + rule.least_baseline > until {
                    return f64::NAN;
                }
                let exposure: f64 = (from..until).map(|day| baseline.factor(day)).sum();
                let sum: u32 = counts[from..until].iter().sum();
                // Never seen is not never possible.
                f64::from(sum).max(0.5) / exposure
            })
            .collect();
        baseline.spreads = baseline.spread(daily, rule);
        Some(baseline)
    }

    /// The factor of a day's weekday, 1 on average.
    fn factor(&self, day: usize) -> f64 {
        self.weekday[(self.first_weekday + day) % 7]
    }

    /// Each cause's Pearson variance by mean, drawn towards that of all together and never below it: one that was calm by
    /// luck would cry first.
    fn spread(&self, daily: &Daily, rule: &Rule) -> Vec<f64> {
        let free = (self.until - self.from - 1) as f64;
        let own = |(nth, (_, counts)): (usize, &(_, Vec<u32>))| {
            let sum: f64 = (self.from..self.until)
                .map(|day| {
                    let expected = self.rates[nth] * self.factor(day);
                    (f64::from(counts[day]) - expected).powi(2) / expected
                })
                .sum();
            sum / free
        };
        let own: Vec<f64> = daily.causes.iter().enumerate().map(own).collect();
        // A rare cause's spread says little, and one single ticket of it much too much.
        let telling: Vec<f64> = own
            .iter()
            .zip(&self.rates)
            .filter(|(_, rate)| **rate >= rule.rare)
            .map(|(spread, _)| *spread)
            .collect();
        let pool = if telling.is_empty() { 1.0 } else { telling.iter().sum::<f64>() / telling.len() as f64 };
        own.iter()
            .map(|spread| (spread * (1.0 - rule.shrink) + pool * rule.shrink).max(pool).max(1.0))
            .collect()
    }

    /// Tickets that a cause has on an ordinary day; no number where its line broke too short a time ago.
    pub fn rate(&self, cause: usize) -> f64 {
        self.rates[cause]
    }

    /// What the `window` days up to `day` let expect of a cause. The rate is itself an estimate from the baseline, which
    /// makes the prediction wider the longer the window is.
    pub fn expected(&self, cause: usize, day: usize, window: usize) -> Expected {
        let factors: f64 = ((day + 1).saturating_sub(window)..=day).map(|day| self.factor(day)).sum();
        let length = (self.until - self.from) as f64;
        let spread = self.spreads[cause] * (1.0 + window as f64 / length);
        Expected { mean: self.rates[cause] * factors, spread }
    }
}

fn factors(daily: &Daily, from: usize, until: usize, first_weekday: usize) -> [f64; 7] {
    let (mut sums, mut days) = ([0.0; 7], [0.0; 7]);
    for day in from..until {
        let weekday = (first_weekday + day) % 7;
        sums[weekday] += daily.causes.iter().map(|(_, counts)| f64::from(counts[day])).sum::<f64>();
        days[weekday] += 1.0;
    }
    let mean = sums.iter().sum::<f64>() / (until - from) as f64;
    let mut factors = [1.0; 7];
    if mean > 0.0 {
        for weekday in 0..7 {
            factors[weekday] = (sums[weekday] / f64::max(days[weekday], 1.0) / mean).max(LEAST_FACTOR);
        }
    }
    factors
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::clean::Clean;

    /// Ten a weekday and two on Saturday and Sunday; 2026-01-05 is a Monday.
    fn weeks(days: usize) -> Daily {
        let counts = (0..days).map(|day| if day % 7 < 5 { 10 } else { 2 }).collect();
        let first = jiff::civil::date(2026, 1, 5);
        Daily { first, causes: vec![(Clean::line("PRD-01"), counts)], ..Daily::default() }
    }

    #[test]
    fn a_weekday_is_expected_to_be_like_its_weekday() {
        let daily = weeks(84);
        let rule = Rule::default();
        let sunday = Baseline::at(&daily, 83, &rule).unwrap();
        assert!((sunday.expected(0, 83, 1).mean - 2.0).abs() < 0.01);
        assert!((sunday.expected(0, 83, 7).mean - 54.0).abs() < 0.01);
        assert!((sunday.expected(0, 83, 7).spread - 1.125).abs() < 1e-9, "chance, and the baseline's own");
    }

    #[test]
    fn what_was_counted_before_a_break_is_of_another_code() {
        let mut daily = weeks(84);
        daily.breaks.insert(Clean::line("PRD-01"), 40);
        daily.causes[0].1[..40].fill(0);
        let rate = |day| Baseline::at(&daily, day, &Rule::default()).unwrap().rate(0);
        assert!((rate(83) - 7.7).abs() < 0.5, "{}", rate(83));
        assert!(rate(60).is_nan(), "fourteen days are too few");
    }

    #[test]
    fn a_short_history_says_nothing_and_a_shorter_baseline_is_taken_as_it_is() {
        let rule = Rule::default();
        assert!(Baseline::at(&weeks(84), 33, &rule).is_none(), "27 days before the gap");
        assert!(Baseline::at(&weeks(84), 34, &rule).is_some());
    }
}
